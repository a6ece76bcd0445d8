"""Waiting for an execution to end. A failed poll is not a failed run, and only the caller's deadline ends a wait."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from random import Random
from typing import TYPE_CHECKING

from ._deadline import Clock, Deadline
from ._duration import readable
from ._effects import Sleep
from ._generated import given
from ._outcome import GOING_ON, Identity, Outcome, outcome_from
from ._session import Task
from .errors import DeadlineExceeded, InvalidResponse, MaiaError, NotFound, RequestFailed, StatusError, WaitTimeout

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
    just_started: bool,
    listener: Listener | None = None,
    watch_steps: bool = False,
) -> Task[Outcome]:
    """Polls until the execution has ended.

    It polls the full record, not the lighter `/status`: the fields of that one are not documented.

    Args:
        just_started: the execution is our own and young. It is first looked at after a pause, and may be unknown to
            the service for a while.
        listener: told about every poll.
        watch_steps: also ask which component is running, at the price of a second request per poll.

    Raises:
        WaitTimeout: the deadline came first; the execution goes on.
        RequestFailed: the service refuses the question (401, 403, 404), or can't be asked at all.
    """
    began = clock()
    reserve = 0.0 if deadline.total == inf else min(LAST_LOOK, deadline.total / 10)
    seen: Outcome | None = None
    strange: set[str] = set()
    if just_started:
        yield from Sleep(min(_interval(0.0, random), max(0.0, deadline.remaining() - reserve)))
    while True:
        last_look = deadline.remaining() <= reserve
        ask_again_after = 0.0
        try:
            record = yield from calls.pipeline_execution.get_pipeline_execution(
                identity.project_id, identity.execution_id
            )
        except RequestFailed as error:
            early = just_started and isinstance(error, NotFound) and clock() - began < NOT_LISTED_YET
            if not (early or (_passing(error) and (just_started or seen is not None)) or deadline.expired()):
                raise
            if isinstance(error, StatusError) and error.retry_after is not None:
                ask_again_after = min(error.retry_after, PATIENCE)
            _tell(listener, Progress(seen, problem=error))
        else:
            seen = outcome_from(identity, record)
            if not seen.ended and seen.status not in GOING_ON and seen.status not in strange:
                strange.add(seen.status)
                logger.warning("Status %r of %s is new to this client; waiting on.", seen.status, identity.execution_id)
            step = (yield from _running_step(calls, identity)) if watch_steps and not seen.ended else None
            _tell(listener, Progress(seen, step=step))
            if seen.ended:
                return seen
        if last_look or deadline.expired():
            raise WaitTimeout(_timeout_message(identity, seen, clock() - began), outcome=seen)
        pause = max(_interval(clock() - began, random), ask_again_after)
        yield from Sleep(min(pause, max(0.0, deadline.remaining() - reserve)))


def _interval(waited: float, random: Random) -> float:
    """Seconds to the next poll: 5 % of the time waited, between 1 and 15, jittered so that many waits spread out."""
    pause = min(LONGEST, max(SHORTEST, SHARE * waited))
    return random.uniform(max(SHORTEST, pause * (1 - JITTER)), min(LONGEST, pause * (1 + JITTER)))


def _passing(error: RequestFailed) -> bool:
    """Whether a later poll may succeed. The session has already tried several times."""
    return error.transient or isinstance(error, (DeadlineExceeded, InvalidResponse))


def _running_step(calls: Calls, identity: Identity) -> Task[str | None]:
    """The component that is running. It is for the eye alone, so a failure to find out is none."""
    try:
        page = yield from calls.pipeline_execution.list_pipeline_execution_steps(
            identity.project_id, identity.execution_id, size=100
        )
    except RequestFailed as error:
        logger.debug("The steps can't be seen: %s", error)
        return None
    for step in reversed(given(page.results) or []):
        result = given(step.result)
        if result is not None and given(result.status) == "RUNNING":
            return given(step.name)
    return None


def _tell(listener: Listener | None, progress: Progress) -> None:
    if listener is not None:
        listener(progress)


def _timeout_message(identity: Identity, seen: Outcome | None, waited: float) -> str:
    state = f"last seen {seen.status}" if seen is not None and seen.status else "its state was not seen"
    return (
        f"Execution {identity.execution_id} had not ended after {readable(waited)} ({state}). It goes on;"
        f" wait for it again, or cancel it."
    )
