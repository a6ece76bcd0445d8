"""What is known of an execution at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from . import errors
from ._generated import given
from ._text import one_line

if TYPE_CHECKING:
    from ._generated import Unset
    from ._steps import Step

SUCCESS = "SUCCESS"
FAILED = "FAILED"
CANCELLED = "CANCELLED"
SKIPPED = "SKIPPED"
TERMINAL = frozenset({SUCCESS, FAILED, CANCELLED, SKIPPED})
GOING_ON = frozenset({"RUNNING", "CANCELLING"})

_PAGE = "https://app.matillion.com/observability-dashboard/pipeline/"


def execution_url(execution_id: str) -> str:
    """The run's page. Source: the link that two public clients build."""
    return _PAGE + quote(execution_id, safe="")


@dataclass(frozen=True, slots=True)
class Identity:
    """Which execution, and what we know of it from having asked for it.

    Attributes:
        pipeline, environment: None where we only know the id.
    """

    execution_id: str
    project_id: str
    pipeline: str | None = None
    environment: str | None = None


class Record(Protocol):
    """The generated execution record, as far as it is read here. Any field may be missing or null."""

    @property
    def project_id(self) -> str | Unset | None: ...
    @property
    def pipeline_name(self) -> str | Unset | None: ...
    @property
    def environment_name(self) -> str | Unset | None: ...
    @property
    def status(self) -> str | Unset | None: ...
    @property
    def started_at(self) -> datetime | Unset | None: ...
    @property
    def finished_at(self) -> datetime | Unset | None: ...
    @property
    def message(self) -> str | Unset | None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the service last said of an execution. True only when it ended with SUCCESS.

    Attributes:
        execution_id: id of the execution.
        status: RUNNING, SUCCESS, FAILED, CANCELLING, CANCELLED, SKIPPED, or whatever the service says; "" if nothing.
        url: the run's page.
        pipeline, environment, project_id: what ran where.
        started_at, finished_at: in UTC, None where the service did not say.
        message: the service's word on the end, or None.
    """

    execution_id: str
    status: str
    url: str
    pipeline: str | None
    environment: str | None
    project_id: str
    started_at: datetime | None
    finished_at: datetime | None
    message: str | None

    @property
    def ended(self) -> bool:
        """Whether the status is one of the four final ones. A status nobody has seen counts as going on."""
        return self.status in TERMINAL

    @property
    def duration_seconds(self) -> float | None:
        """From start to finish, or None while either is unknown."""
        if self.started_at is None or self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()

    def __bool__(self) -> bool:
        return self.status == SUCCESS

    def raise_unless_success(self) -> None:
        """Raises:
        ExecutionFailed, ExecutionCancelled, ExecutionSkipped: the execution ended this way.
        """
        error = self.failure()
        if error is not None:
            raise error

    def failure(
        self, steps: Sequence[Step] = (), failed_step: Step | None = None
    ) -> errors.ExecutionUnsuccessful | None:
        """The error for an execution that ended without success; None for one that did not.

        Args:
            steps, failed_step: what the error carries.
        """
        kinds = {
            FAILED: errors.ExecutionFailed,
            CANCELLED: errors.ExecutionCancelled,
            SKIPPED: errors.ExecutionSkipped,
        }
        kind = kinds.get(self.status)
        if kind is None:
            return None
        message = self.message
        where = ""
        if failed_step is not None:
            where = f" at {one_line(failed_step.name)!r}"
            message = message or failed_step.message
        why = f": {one_line(message).rstrip('.')}." if message else "."
        name = one_line(self.pipeline) if self.pipeline else "Execution"
        said = f"{name} ended with {self.status}{where}{why} See {self.url}"
        return kind(said, outcome=self, steps=steps, failed_step=failed_step)


def outcome_from(identity: Identity, record: Record) -> Outcome:
    """Reads a record; what it leaves out is filled from what we asked for."""
    return Outcome(
        execution_id=identity.execution_id,
        status=one_line(text_of(record.status) or ""),
        url=execution_url(identity.execution_id),
        pipeline=text_of(record.pipeline_name) or identity.pipeline,
        environment=text_of(record.environment_name) or identity.environment,
        project_id=text_of(record.project_id) or identity.project_id,
        started_at=moment_of(given(record.started_at)),
        finished_at=moment_of(given(record.finished_at)),
        message=text_of(record.message),
    )


def text_of(value: object) -> str | None:
    """A text field, whatever came in its place."""
    present = given(value)
    return None if present is None else str(present)


def moment_of(value: object) -> datetime | None:
    """A time in UTC; one that could not be read is unknown, one without a zone is taken as UTC."""
    if not isinstance(value, datetime):
        return None
    try:
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except OverflowError:  # the first or the last day of the calendar, in another zone
        return None
