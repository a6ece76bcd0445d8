"""Everything that this package raises on purpose. All of it is a `MaiaError`.

No error holds a secret: not in its message, its attributes or its pickle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from ._outcome import Outcome
    from ._steps import Step

__all__ = [
    "BadRequest",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "CredentialsRefused",
    "DeadlineExceeded",
    "ExecutionCancelled",
    "ExecutionFailed",
    "ExecutionSkipped",
    "ExecutionUnsuccessful",
    "Forbidden",
    "Gone",
    "InvalidResponse",
    "MaiaError",
    "NameAmbiguous",
    "NameNotFound",
    "NotAllEnded",
    "NotFound",
    "PipelineDisabled",
    "RateLimited",
    "RequestFailed",
    "ServerError",
    "StatusError",
    "SubmissionUnknown",
    "TagBusy",
    "Unauthorized",
    "WaitTimeout",
]


class MaiaError(Exception):
    """Base of every error of this package. `str(error)` says what happened and what to do, on one line."""


class ConfigurationError(MaiaError):
    """A setting or an argument is missing or can't be used; nothing was sent because of it."""


class NameNotFound(MaiaError):
    """No project, environment or pipeline has this name; the message lists those that there are."""


class NameAmbiguous(MaiaError):
    """Several projects or pipelines answer to this name; the message lists them."""


class RequestFailed(MaiaError):
    """A request did not lead to an answer that can be used.

    Attributes:
        method: HTTP method.
        path: path template, `/v1/projects/{projectId}/...`.
        attempts: how often it was sent or tried.
        elapsed: seconds from the first attempt to the last.
        spent: seconds by what they went to, such as `answers` or `the request budget`: of all that its deadline is for.
        excerpt: the beginning of the answer, if there was one; secrets are taken out.
        transient: the same request may succeed later.
        maybe_processed: the service may have carried out what was asked.
    """

    transient: bool = False
    maybe_processed: bool = False

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        path: str = "",
        transient: bool | None = None,
        maybe_processed: bool | None = None,
        excerpt: str = "",
    ) -> None:
        super().__init__(message)
        self.method = method
        self.path = path
        self.attempts = 1
        self.elapsed = 0.0
        self.spent: dict[str, float] = {}
        self.excerpt = excerpt
        if transient is not None:
            self.transient = transient
        if maybe_processed is not None:
            self.maybe_processed = maybe_processed

    def out_of_time(self, where: str) -> None:
        """Says that the deadline has come, and where the time went."""
        self.args = (f"{str(self).rstrip('.')}. Time is over; it went: {where}.",)


class DeadlineExceeded(RequestFailed):
    """Time ran out before the request could be sent."""


class ConnectionFailed(RequestFailed):
    """No complete answer arrived: no connection, no answer in time, or a connection that broke."""

    transient = True


class InvalidResponse(RequestFailed):
    """The service reported success with a body that can't be read."""

    transient = True
    maybe_processed = True


class StatusError(RequestFailed):
    """The service answered with an error status.

    Attributes:
        status: HTTP status.
        problem: the fields of the problem body (RFC 9457: type, title, status, detail, instance, violations), or empty.
        retry_after: seconds that the service asks to wait, or None.
    """

    hint: ClassVar[str] = ""

    def __init__(
        self,
        message: str,
        *,
        method: str = "",
        path: str = "",
        status: int = 0,
        problem: Mapping[str, object] = MappingProxyType({}),
        retry_after: float | None = None,
        maybe_processed: bool | None = None,
        excerpt: str = "",
    ) -> None:
        super().__init__(message, method=method, path=path, maybe_processed=maybe_processed, excerpt=excerpt)
        self.status = status
        self.problem = dict(problem)
        self.retry_after = retry_after


class BadRequest(StatusError):
    """400: the service refused the request as it stands."""


class Unauthorized(StatusError):
    """401, also with a token that was just renewed."""

    hint = "Check that the credentials belong to an account of this region."


class CredentialsRefused(Unauthorized):
    """The token endpoint refused the client id and secret."""

    hint = "Check MAIA_CLIENT_ID and MAIA_CLIENT_SECRET."


class Forbidden(StatusError):
    """403: the credentials lack a role, or this address is not on the account's IP allow list."""

    hint = "The credentials may lack a role for this, or the account's IP allow list may leave out this address."


class NotFound(StatusError):
    """404: there is no such thing, or not for these credentials."""

    hint = "Check the id, the project and the region."


class Conflict(StatusError):
    """409: something else stands in the way."""


class TagBusy(Conflict):
    """409 on a start: an execution with this tag is running in this environment. Nothing was started."""

    hint = "Wait until it has ended, or use another tag."


class Gone(StatusError):
    """410: it is not there any more."""


class PipelineDisabled(Gone):
    """410 on a start: the pipeline has been disabled. Nothing was started."""

    hint = "Enable it, or publish a version that is enabled."


class RateLimited(StatusError):
    """429: over the account's request limit. The service did not process the request."""

    transient = True
    hint = "Send fewer requests, or try again later."


class ServerError(StatusError):
    """408 or 5xx: the service or a gateway before it failed; what was asked may have been done."""

    transient = True
    maybe_processed = True


class SubmissionUnknown(MaiaError):
    """A start was sent and its outcome is unknown: the run may or may not have started.

    Attributes:
        pipeline, environment, project_id, tag: what was to be started; tag may be None.
        candidates: executions that may be the one, as they were last seen.
    """

    def __init__(
        self,
        message: str,
        *,
        pipeline: str = "",
        environment: str = "",
        project_id: str = "",
        tag: str | None = None,
        candidates: Sequence[Outcome] = (),
    ) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)
        self.pipeline = pipeline
        self.environment = environment
        self.project_id = project_id
        self.tag = tag


class WaitTimeout(MaiaError):
    """The time for waiting is over and the execution had not ended when last seen. Nothing was done to it.

    Attributes:
        outcome: the last state seen, or None if none was.
        spent: seconds by what they went to, such as `pauses` or `answers`.
    """

    def __init__(
        self, message: str, *, outcome: Outcome | None = None, spent: Mapping[str, float] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.spent = dict(spent)


class NotAllEnded(MaiaError):
    """Of several executions that were waited for together, some were not seen to end.

    Attributes:
        outcomes: what was last seen of each, in the order in which they were given; None of one that was never seen.
        errors: why each of the others was given up (`WaitTimeout`, `NotFound` ...), in that order.
    """

    def __init__(self, message: str, *, outcomes: Sequence[Outcome | None] = (), errors: Sequence[MaiaError] = ()):
        super().__init__(message)
        self.outcomes = tuple(outcomes)
        self.errors = tuple(errors)


class ExecutionUnsuccessful(MaiaError):
    """An execution ended, and not with SUCCESS.

    Attributes:
        outcome: how it ended.
        steps: its components, with those of child pipelines; empty where they could not be seen.
        failed_step: the first component that failed, in a child pipeline if that is where; None if none was seen.
        url: the run's page.
    """

    def __init__(
        self, message: str, *, outcome: Outcome, steps: Sequence[Step] = (), failed_step: Step | None = None
    ) -> None:
        super().__init__(message)
        self.outcome = outcome
        self.steps = tuple(steps)
        self.failed_step = failed_step

    @property
    def url(self) -> str:
        return self.outcome.url

    def __reduce__(self) -> tuple[object, ...]:
        return _restore_unsuccessful, (type(self), str(self), self.outcome), self.__dict__


def _restore_unsuccessful(kind: type[ExecutionUnsuccessful], message: str, outcome: Outcome) -> ExecutionUnsuccessful:
    return kind(message, outcome=outcome)


class ExecutionFailed(ExecutionUnsuccessful):
    """The execution ended with FAILED."""


class ExecutionCancelled(ExecutionUnsuccessful):
    """The execution ended with CANCELLED."""


class ExecutionSkipped(ExecutionUnsuccessful):
    """The execution ended with SKIPPED."""
