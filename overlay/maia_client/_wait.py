"""Waiting for an execution to end. A failed poll is not a failed run, and only the caller's deadline ends a wait."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from ._deadline import Clock, Deadline
from ._duration import readable
from ._effects import Sleep
from ._generated import given
from ._outcome import GOING_ON, Identity, Outcome, outcome_from
from ._session import Limited, Task
from ._text import one_line
from .errors import (
    ConnectionFailed,
    DeadlineExceeded,
    InvalidResponse,
    MaiaError,
    NotFound,
    RequestFailed,
    StatusError,
    WaitTimeout,
)

if TYPE_CHECKING:
    from ._generated import Calls

logger = logging.getLogger("maia_client")

SHORTEST, LONGEST = 1.0, 15.0
"""Seconds between two polls."""
SHARE = 0.05
"""The pause between two polls, as a part of the time waited so far."""
JITTER = 0.2
PATIENCE = 300.0
"""Seconds; a `Retry-After` beyond it is not believed."""
NOT_LISTED_YET = 30.0
"""Seconds after our own start in which a 404 only means that the service is not ready to show it."""
STEPS_LIMIT = 3.0
"""Seconds for finding out which step is running."""
LAST_LOOK = 5.0
"""Seconds kept before the deadline for one last look; a tenth of the time where that is less."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What one poll brought.

    Attributes:
        outcome: the state last seen, or None before the first one.
        problem: why this poll brought nothing new, or None.
        step: the component that is running, where it was asked for.
    """

    outcome: Outcome | None
    problem: MaiaError | None = None
    step: str | None = None


Listener = Callable[[Progress], None]


def wait(
    calls: Calls,
    identity: Identity,
    deadline: Deadline,
    *,
    clock: Clock,
    random: Random,
    started_at: float | None,
    listener: Listener | None = None,
    watch_steps: bool = False,
) -> Task[Outcome]:
    """Polls until the execution has ended.

    It polls the full record, not the lighter `/status`: the fields of that one are not documented.

    Args:
        started_at: when we started it ourselves, on this clock; None for a run of somebody else's. A young run of our
            own is not asked about at once, and may be unknown to the service for a while.
        listener: told about every poll.
        watch_steps: also ask which component is running, at the price of a second request per poll.

    Raises:
        WaitTimeout: the deadline came first; the execution goes on.
        RequestFailed: the service refuses the question (401, 403, 404), or can't be asked at all.
    """
    began = clock() if started_at is None else started_at
    reserve = min(LAST_LOOK, deadline.total / 10)
    seen: Outcome | None = None
    strange: set[str] = set()
    if clock() - began < SHORTEST and started_at is not None:
        yield from Sleep(min(_interval(0.0, random), _spare(deadline, reserve)))
    while True:
        spare = _spare(deadline, reserve)
        last_look = spare <= 0
        ask_again_after = 0.0
        call = calls.pipeline_execution.get_pipeline_execution(identity.project_id, identity.execution_id)
        try:
            # An answer that hangs must not use up the time that is kept for the last look.
            record = yield from Limited(call, deadline.remaining() if last_look else spare)
        except RequestFailed as error:
            young = started_at is not None and clock() - began < NOT_LISTED_YET
            if not _passing(error, known=seen is not None or started_at is not None, young=young):
                raise
            if isinstance(error, StatusError) and error.retry_after is not None:
                ask_again_after = min(error.retry_after, PATIENCE)
            _tell(listener, Progress(seen, problem=error))
        else:
            seen = outcome_from(identity, record)
            if not seen.ended and seen.status not in GOING_ON and seen.status not in strange:
                strange.add(seen.status)
                logger.warning("Status %r of %s is new to this client; waiting on.", seen.status, identity.execution_id)
            step = None
            if watch_steps and not seen.ended and not last_look:
                step = yield from _running_step(calls, identity, _spare(deadline, reserve))
            _tell(listener, Progress(seen, step=step))
            if seen.ended:
                return seen
        if last_look:
            raise WaitTimeout(_timeout_message(identity, seen, clock() - began), outcome=seen)
        pause = max(_interval(clock() - began, random), ask_again_after)
        yield from Sleep(min(pause, _spare(deadline, reserve)))


def _spare(deadline: Deadline, reserve: float) -> float:
    """Seconds before the last look; zero when it is due, whatever a float makes of the difference."""
    spare = deadline.remaining() - reserve
    return spare if spare > 0.001 else 0.0


def _interval(waited: float, random: Random) -> float:
    """Seconds to the next poll: 5 % of the time waited, between 1 and 15, jittered so that many waits spread out."""
    pause = min(LONGEST, max(SHORTEST, SHARE * waited))
    return random.uniform(max(SHORTEST, pause * (1 - JITTER)), min(LONGEST, pause * (1 + JITTER)))


def _passing(error: RequestFailed, *, known: bool, young: bool) -> bool:
    """Whether a later poll may succeed. The session has already tried several times.

    Args:
        known: that the execution exists and that the service can be asked was seen before.
        young: the execution is our own and so new that the service may not show it yet.
    """
    if isinstance(error, NotFound):
        return young
    if isinstance(error, ConnectionFailed) and not error.maybe_processed:
        return known  # nobody has ever answered there: a wrong address would be polled for ever
    return error.transient or (known and isinstance(error, (DeadlineExceeded, InvalidResponse)))


def _running_step(calls: Calls, identity: Identity, spare: float) -> Task[str | None]:
    """The component that is running. It is for the eye alone: asked for once and briefly, and nothing if that fails."""
    call = calls.pipeline_execution.list_pipeline_execution_steps(identity.project_id, identity.execution_id, size=100)
    try:
        page = yield from Limited(call, min(STEPS_LIMIT, spare), attempts=1)
        for step in reversed(given(page.results) or []):
            result = given(step.result)
            if result is not None and given(result.status) == "RUNNING":
                return given(step.name)
    except (RequestFailed, AttributeError, TypeError) as error:
        logger.debug("The steps can't be seen: %s", error)
    return None


def _tell(listener: Listener | None, progress: Progress) -> None:
    if listener is not None:
        listener(progress)


def _timeout_message(identity: Identity, seen: Outcome | None, waited: float) -> str:
    execution, time = f"Execution {one_line(identity.execution_id)}", readable(round(waited))
    if seen is None:
        return f"{execution} was not seen in {time}, because no poll succeeded. It may still go on."
    return f"{execution} had not ended after {time}: last seen {seen.status or 'without a status'}. It goes on."
