"""Waiting for an execution to end. A failed poll is not a failed run, and only the caller's deadline ends a wait."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from ._budget import PATIENCE
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


def look(calls: Calls, identity: Identity) -> Task[Outcome]:
    """What the service says of an execution now.

    Raises:
        RequestFailed: it does not tell.
    """
    record = yield from calls.pipeline_execution.get_pipeline_execution(identity.project_id, identity.execution_id)
    return outcome_from(identity, record)


class Watch:
    """Polls one execution, and remembers between polls what the next one needs.

    It polls the full record, not the lighter `/status`: the fields of that one are not documented.

    Args:
        started_at: when we started it ourselves, on this clock; None for a run of somebody else's. A young run of our
            own is not asked about at once, and may be unknown to the service for a while.
        watch_steps: also ask which component is running, at the price of a second request per poll.
    """

    def __init__(
        self,
        calls: Calls,
        identity: Identity,
        deadline: Deadline,
        *,
        clock: Clock,
        random: Random,
        started_at: float | None,
        watch_steps: bool = False,
    ) -> None:
        self._calls, self._identity, self._deadline = calls, identity, deadline
        self._clock, self._random = clock, random
        self._started_at = started_at
        self._watch_steps = watch_steps
        self._began = clock() if started_at is None else started_at
        self._reserve = min(LAST_LOOK, deadline.total / 10)
        self._seen: Outcome | None = None
        self._strange: set[str] = set()
        young = started_at is not None and clock() - self._began < SHORTEST
        self._pause = _interval(0.0, random) if young else 0.0

    def poll(self) -> Task[Progress]:
        """Asks once more, when it is time to.

        Raises:
            WaitTimeout: the deadline has come; the execution goes on.
            RequestFailed: the service refuses the question (401, 403, 404), or can't be asked at all.
        """
        identity, deadline = self._identity, self._deadline
        if self._pause:
            yield from Sleep(min(self._pause, _spare(deadline, self._reserve)))
        spare = _spare(deadline, self._reserve)
        last_look = spare <= 0
        ask_again_after = 0.0
        call = self._calls.pipeline_execution.get_pipeline_execution(identity.project_id, identity.execution_id)
        try:
            # An answer that hangs must not use up the time that is kept for the last look.
            record = yield from Limited(call, deadline.remaining() if last_look else spare)
        except RequestFailed as error:
            if not self._passes(error):
                raise
            if isinstance(error, StatusError) and error.retry_after is not None:
                ask_again_after = min(error.retry_after, PATIENCE)
            progress = Progress(self._seen, problem=error)
        else:
            seen = self._seen = outcome_from(identity, record)
            self._note_strange(seen)
            step = None
            if self._watch_steps and not seen.ended and not last_look:
                step = yield from _running_step(self._calls, identity, _spare(deadline, self._reserve))
            progress = Progress(seen, step=step)
        if last_look and not (self._seen is not None and self._seen.ended):
            raise WaitTimeout(self._timeout_message(), outcome=self._seen, spent=deadline.spent)
        self._pause = max(_interval(self._clock() - self._began, self._random), ask_again_after)
        return progress

    def _passes(self, error: RequestFailed) -> bool:
        """Whether a later poll may succeed. The session has already tried several times."""
        ours = self._started_at is not None
        if isinstance(error, NotFound):
            # So new that the service may not show it yet.
            return ours and self._clock() - self._began < NOT_LISTED_YET
        known = ours or self._seen is not None
        if isinstance(error, ConnectionFailed) and not error.maybe_processed:
            return known  # nobody has ever answered there: a wrong address would be polled for ever
        return error.transient or (known and isinstance(error, (DeadlineExceeded, InvalidResponse)))

    def _note_strange(self, seen: Outcome) -> None:
        if not seen.ended and seen.status not in GOING_ON and seen.status not in self._strange:
            self._strange.add(seen.status)
            logger.warning("Status %r of %s is new to this client; waiting on.", seen.status, seen.execution_id)

    def _timeout_message(self) -> str:
        execution, time = f"Execution {one_line(self._identity.execution_id)}", readable(round(self._waited()))
        where = f"The time went: {self._deadline.where()}."
        if self._seen is None:
            return f"{execution} was not seen in {time}, because no poll succeeded. It may still go on. {where}"
        status = self._seen.status or "without a status"
        return f"{execution} had not ended after {time}: last seen {status}. {where}"

    def _waited(self) -> float:
        return self._clock() - self._began


def wait(watch: Watch, listener: Listener | None = None) -> Task[Outcome]:
    """Polls until the execution has ended.

    Args:
        listener: told about every poll.

    Raises:
        WaitTimeout, RequestFailed: as `Watch.poll`.
    """
    while True:
        progress = yield from watch.poll()
        if listener is not None:
            listener(progress)
        if progress.outcome is not None and progress.outcome.ended:
            return progress.outcome


def _spare(deadline: Deadline, reserve: float) -> float:
    """Seconds before the last look; zero when it is due, whatever a float makes of the difference."""
    spare = deadline.remaining() - reserve
    return spare if spare > 0.001 else 0.0


def _interval(waited: float, random: Random) -> float:
    """Seconds to the next poll: 5 % of the time waited, between 1 and 15, jittered so that many waits spread out."""
    pause = min(LONGEST, max(SHORTEST, SHARE * waited))
    return random.uniform(max(SHORTEST, pause * (1 - JITTER)), min(LONGEST, pause * (1 + JITTER)))


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
