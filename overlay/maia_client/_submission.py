"""Starting a run, once: what is sent, and what is done when another run holds its tag.

The API has no idempotency key. What stands in for one is the tag: at most one execution with a tag runs in an
environment, and every start carries one. `_recovery` finds out about a start whose answer was lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import Literal, TypedDict, get_args

from ._choices import OnConflict
from ._duration import Duration
from ._names import Names
from ._session import Task
from ._variables import Grid, Scalar, grid_variables, scalar_variables
from .errors import ConfigurationError, NameNotFound


class RunOptions(TypedDict, total=False):
    """What a run may be started with; `Maia.run` describes it."""

    project: str | None
    environment: str | None
    variables: Mapping[str, Scalar] | None
    grids: Mapping[str, Grid] | None
    tag: str | Literal[False] | None
    version_name: str | None
    agent: str | None
    once: str | None
    others: bool
    adopt: bool
    timeout: Duration | None


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What a caller asks for, by the names that people use. `Maia.run` describes the fields."""

    pipeline: str
    project: str | None = None
    environment: str | None = None
    variables: Mapping[str, Scalar] | None = None
    grids: Mapping[str, Grid] | None = None
    tag: str | Literal[False] | None = None
    version_name: str | None = None
    agent: str | None = None
    once: str | None = None
    on_conflict: OnConflict | Literal["skip"] = "fail"
    others: bool = False
    adopt: bool = True
    timeout: Duration | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """A start that is ready to be sent: names resolved, variables turned into text.

    Attributes:
        tag: None where the caller wants none.
        kind: whose tag it is: the caller's, made from a `once` key, made for this start alone, or nobody's.
        body: the request as JSON, by the names that the API uses.
    """

    project_id: str
    pipeline: str
    environment: str
    tag: str | None
    kind: Literal["caller", "once", "own", "none"]
    body: Mapping[str, object]
    on_conflict: OnConflict | Literal["skip"] = "fail"
    others: bool = False
    adopt: bool = True


def check(request: RunRequest) -> None:
    """Raises:
    ConfigurationError: options exclude each other, or one is not what it should be.
    """
    if request.once is not None and request.tag is not None:
        raise ConfigurationError("Both once and tag are given; give one of them.")
    if request.once is not None and not request.once:
        raise ConfigurationError("once is empty. Give a text that stands for this one run, such as a date.")
    if request.on_conflict not in (*get_args(OnConflict), "skip"):
        words = ", ".join((*get_args(OnConflict), "skip"))
        raise ConfigurationError(f"on_conflict is {request.on_conflict!r}. Use one of {words}.")
    if request.on_conflict != "fail" and not request.tag:
        raise ConfigurationError("on_conflict is about a tag of yours. Pass tag=.")


def prepare(names: Names, request: RunRequest, random: Random) -> Task[Submission]:
    """Checks everything that can be checked before a run is started.

    Raises:
        ConfigurationError: something is missing or not of the right kind.
        NameNotFound, NameAmbiguous: a name leads to nothing, or to several things.
    """
    check(request)
    if not request.project:
        raise ConfigurationError("No project. Pass one, or set MAIA_PROJECT.")
    if not request.environment:
        raise ConfigurationError("No environment. Pass one, or set MAIA_ENVIRONMENT.")
    scalars, rows = scalar_variables(request.variables or {}), grid_variables(request.grids or {})
    project_id = yield from names.project(request.project)
    environment = yield from names.environment(project_id, request.environment)
    try:
        pipeline = yield from names.pipeline(project_id, environment, request.pipeline)
    except NameNotFound:
        # The list may hold the latest version alone: with an older one asked for, the service has the last word.
        if request.version_name is None:
            raise
        pipeline = request.pipeline
    tag: str | None
    kind: Literal["caller", "once", "own", "none"]
    if request.once is not None:
        tag, kind = once_tag(project_id, environment, pipeline, request.once), "once"
    elif request.tag:
        tag, kind = request.tag, "caller"
    elif request.tag is False:
        tag, kind = None, "none"
    else:
        tag, kind = f"maia-client-{random.getrandbits(128):032x}", "own"
    optional = {
        "scalarVariables": scalars,
        "gridVariables": rows,
        "executionTag": tag,
        "versionName": request.version_name,
        "agentId": request.agent,
    }
    body: dict[str, object] = {"pipelineName": pipeline, "environmentName": environment}
    body.update({key: value for key, value in optional.items() if value})
    return Submission(
        project_id, pipeline, environment, tag, kind, body, request.on_conflict, request.others, request.adopt
    )


def once_tag(project_id: str, environment: str, pipeline: str, key: str) -> str:
    """The tag that every process makes of one key, for one pipeline in one environment. It does not show the key."""
    parts = "\0".join((project_id, environment, pipeline, key))
    return f"maia-once-{sha256(parts.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
