"""Starting a run, once.

The API has no idempotency key. A start that may have been processed is therefore never sent again from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._generated import given
from ._names import find_environment, find_pipeline, find_project
from ._outcome import Identity
from ._session import Task
from ._variables import Grid, Scalar, grid_variables, scalar_variables
from .errors import (
    ConfigurationError,
    Conflict,
    Gone,
    NameNotFound,
    PipelineDisabled,
    RequestFailed,
    StatusError,
    SubmissionUnknown,
    TagBusy,
)

if TYPE_CHECKING:
    from ._generated import Calls


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What a caller asks for, by the names that people use. `Maia.run` describes the fields."""

    pipeline: str
    project: str | None = None
    environment: str | None = None
    variables: Mapping[str, Scalar] | None = None
    grids: Mapping[str, Grid] | None = None
    tag: str | None = None
    version_name: str | None = None
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A start that is ready to be sent: names resolved, variables turned into text.

    Attributes:
        body: the request as JSON, by the names that the API uses.
    """

    project_id: str
    pipeline: str
    environment: str
    tag: str | None
    body: Mapping[str, object]


def prepare(calls: Calls, request: RunRequest) -> Task[Submission]:
    """Checks everything that can be checked before a run is started.

    Raises:
        ConfigurationError: something is missing or not of the right kind.
        NameNotFound, NameAmbiguous: a name leads to nothing, or to several things.
    """
    if not request.project:
        raise ConfigurationError("No project. Pass one, or set MAIA_PROJECT.")
    if not request.environment:
        raise ConfigurationError("No environment. Pass one, or set MAIA_ENVIRONMENT.")
    optional: dict[str, object] = {
        "scalarVariables": scalar_variables(request.variables or {}),
        "gridVariables": grid_variables(request.grids or {}),
        "executionTag": request.tag,
        "versionName": request.version_name,
        "agentId": request.agent,
    }
    project_id = yield from find_project(calls, request.project)
    environment = yield from find_environment(calls, project_id, request.environment)
    try:
        pipeline = yield from find_pipeline(calls, project_id, environment, request.pipeline)
    except NameNotFound:
        # The list may hold the latest version alone: with an older one asked for, the service has the last word.
        if request.version_name is None:
            raise
        pipeline = request.pipeline
    body: dict[str, object] = {"pipelineName": pipeline, "environmentName": environment}
    body.update({key: value for key, value in optional.items() if value})
    return Submission(project_id, pipeline, environment, request.tag, body)


def start(calls: Calls, submission: Submission) -> Task[Identity]:
    """Starts the run.

    Raises:
        TagBusy, PipelineDisabled: the service refused; nothing was started.
        SubmissionUnknown: the start was sent and whether it took effect is unknown.
        RequestFailed: anything else, in which nothing was started.
    """
    try:
        answer = yield from calls.pipeline_execution.execute_pipeline(submission.project_id, body=submission.body)
    except Conflict as error:
        raise _as(TagBusy, error) from error
    except Gone as error:
        raise _as(PipelineDisabled, error) from error
    except RequestFailed as error:
        if error.maybe_processed:
            raise _unknown(submission, str(error)) from error
        raise
    except BaseException as error:  # an interruption or a cancellation, while the request may be on its way
        error.add_note(str(_unknown(submission, "The start was interrupted.")))
        raise
    execution_id = str(given(answer.pipeline_execution_id) or "")
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,200}", execution_id):
        raise _unknown(submission, "The service accepted the start without saying the execution's id.")
    return Identity(execution_id, submission.project_id, submission.pipeline, submission.environment)


def _as(kind: type[StatusError], error: StatusError) -> StatusError:
    """The same error by the name that it has in a start."""
    specific = kind(f"{str(error).rstrip('.')}. {kind.hint}")
    specific.__dict__.update(error.__dict__)
    return specific


def _unknown(submission: Submission, why: str) -> SubmissionUnknown:
    return SubmissionUnknown(
        f"{submission.pipeline!r} may or may not have been started in {submission.environment!r}, and was not started"
        f" again: {why} Look at the newest executions of project {submission.project_id} before you start it again.",
        pipeline=submission.pipeline,
        environment=submission.environment,
        project_id=submission.project_id,
        tag=submission.tag,
    )
