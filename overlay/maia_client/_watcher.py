"""One watcher per client: whatever its threads and tasks wait for is looked at together.

There is no thread behind it. Of those who wait one leads: it sleeps until a look is due, looks for everybody, and tells
each what concerns it. The others sleep until they are told, or until they are to lead because the leader has gone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import Future
from copy import copy
from dataclasses import dataclass, field
from math import inf
from random import Random
from threading import RLock
from typing import TYPE_CHECKING

from ._budget import PATIENCE, Budget
from ._deadline import Clock, Deadline
from ._duration import readable
from ._effects import Join, Sleep
from ._fork import starts_over_in_child
from ._history import History, name_of
from ._outcome import GOING_ON, Identity, Outcome
from ._session import Task
from ._survey import Survey
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

SHORTEST = 0.1
"""The shortest pause between two looks, as a part of the longest."""
SHARE = 0.05
"""The pause between two looks, as a part of how far off the end may be."""
JITTER = 0.7
"""A pause is shortened by chance, to this part at the most, so that many processes spread out."""
BUDGET_SHARE = 0.75
"""Of the request budget, what looks may use of it in the long run."""
NOT_LISTED_YET = 30.0
"""Seconds after our own start in which a 404 only means that the service is not ready to show it."""
LAST_LOOK = 5.0
"""Seconds kept before the deadline for one last look; a tenth of the time where that is less."""
LATE = 0.2
"""Of that time, how long somebody waits for the leader before taking the last look alone."""
OLD_ENOUGH = 30.0
"""Seconds after which it is worth a request to know what past executions took."""
UNHEARD = 120.0
"""Seconds without a sign of the leader, after which another one takes its place."""
A_MOMENT = 0.001
"""Seconds; less is no time, whatever a float makes of a difference."""


@dataclass(eq=False, slots=True)
class Watched:
    """An execution that somebody waits for.

    Attributes:
        began: when we started it, or began to wait for it; on this process's clock.
        ours: whether we started it: it may be unknown to the service for a while.
        outcome: what was last seen of it.
        problem: why the last look brought nothing, or None.
        error: why it is not waited for any more, though it has not been seen to end; or None.
        due: when it is to be looked at.
        pause: seconds between the last look and that moment.
    """

    watch: Watch
    identity: Identity
    began: float
    ours: bool
    due: float
    pause: float = 0.0
    outcome: Outcome | None = None
    problem: RequestFailed | None = None
    error: MaiaError | None = None

    @property
    def over(self) -> bool:
        return self.error is not None or (self.outcome is not None and self.outcome.ended)

    def passes(self, error: RequestFailed, now: float) -> bool:
        """Whether a later look may succeed. The session has already tried several times."""
        if isinstance(error, NotFound):
            # So new that the service may not show it yet.
            return self.ours and now - self.began < NOT_LISTED_YET
        known = self.ours or self.outcome is not None
        if isinstance(error, ConnectionFailed) and not error.maybe_processed:
            return known  # nobody has ever answered there: a wrong address would be asked for ever
        # Where time is over, the wait says so by itself.
        return error.transient or isinstance(error, DeadlineExceeded) or (known and isinstance(error, InvalidResponse))


@dataclass(eq=False, slots=True)
class Watch:
    """What one caller waits for, one execution or many, until one deadline. Made by `Watcher.watch`.

    Attributes:
        every_look: the caller wants to know of each look, and not only of an end.
        last_look_at: when time is nearly over, on this process's clock; infinite where there is no end.
        reserve: seconds between that moment and the deadline.
        pending: what has not ended.
        news: what the caller has not been told yet.
    """

    watcher: Watcher
    deadline: Deadline
    every_look: bool
    last_look_at: float
    reserve: float
    pending: dict[Watched, None] = field(default_factory=dict)
    news: dict[Watched, None] = field(default_factory=dict)
    bell: Future[None] | None = None

    def add(self, identity: Identity, started_at: float | None = None) -> Watched:
        """One more.

        Args:
            started_at: when we started it ourselves, on this process's clock; None for a run of somebody else's. A
                young run of our own is not looked at at once.
        """
        watched = self.watcher.watched(self, identity, started_at)
        self.pending[watched] = None
        return watched

    def spare(self) -> float:
        """Seconds before the last look; zero when it is due."""
        seconds = self.deadline.remaining() - self.reserve
        return seconds if seconds > A_MOMENT else 0.0

    def next(self) -> Task[Sequence[Watched]]:
        """What there is to tell, as soon as there is something. Each that is over is told once, and is not pending."""
        return self.watcher.attend(self)


class Watcher:
    """Looks at executions for all who wait.

    Args:
        clock: monotonic seconds.
        budget: sets the pace of looks that cost many requests.
        longest: the longest pause between two looks, in seconds.
    """

    def __init__(self, calls: Calls, *, clock: Clock, random: Random, budget: Budget, longest: float) -> None:
        self._clock, self._random, self._budget, self._longest = clock, random, budget, longest
        self._survey = Survey(calls, clock)
        self._history = History(calls)
        self._strange: set[str] = set()
        self._not_before = -inf  # when the budget has room for the next look
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        """Leaves to the parent those who wait there."""
        self._lock = RLock()  # in any line, a flow that nobody holds any more may be closed in this very thread
        self._attending: dict[Watch, None] = {}
        self._leader: Watch | None = None
        self._heard_at = self._clock()
        self._soonest: tuple[float, float] | None = (inf, inf)  # next look and next last look; None to be found out

    def watch(self, deadline: Deadline, *, every_look: bool = False) -> Watch:
        reserve = min(LAST_LOOK, deadline.total / 10)
        return Watch(self, deadline, every_look, self._clock() + deadline.remaining() - reserve, reserve)

    def watched(self, watch: Watch, identity: Identity, started_at: float | None) -> Watched:
        now = self._clock()
        began = now if started_at is None else started_at
        watched = Watched(watch, identity, began, started_at is not None, now)
        if watched.ours and now - began < self._longest * SHORTEST:
            watched.pause = self._pause(watched, now)
            watched.due = now + watched.pause
        watched.due = min(watched.due, watch.last_look_at)
        return watched

    def attend(self, watch: Watch) -> Task[Sequence[Watched]]:
        """Waits with the others until there is news for this one, and leads where nobody does."""
        try:  # from before it joins: an interruption between two lines must leave nobody who does not wait
            self._join(watch)
            while True:
                with self._lock:
                    now = self._clock()
                    if watch.news or not watch.pending:
                        news, watch.news = watch.news, {}
                        return list(news)
                    bell = watch.bell = Future[None]()
                    if self._leader is None or now > self._heard_at + UNHEARD:
                        if self._leader in self._attending:  # it may have stopped for good, and is the last to be next
                            self._attending[self._leader] = self._attending.pop(self._leader)
                        self._leader = watch
                    leads = self._leader is watch
                    if leads:
                        self._heard_at = now
                    pause = (self._next_look() if leads else watch.last_look_at + watch.reserve * LATE) - now
                if leads and pause > 0:
                    yield from Sleep(pause, until=bell)
                elif leads:
                    yield from self._look(None, watch)
                elif pause > 0:
                    yield from Join(bell, min(pause, UNHEARD))
                else:  # whoever leads is held up, and our time is nearly over
                    yield from self._look([watch], watch)
        finally:
            self._leave(watch)

    def _join(self, watch: Watch) -> None:
        with self._lock:
            self._attending[watch] = None
            before = self._soonest
            if before is not None:
                first = min((one.due for one in watch.pending), default=inf)
                self._soonest = min(before[0], first), min(before[1], watch.last_look_at)
            if self._leader is not None and (before is None or self._soonest != before):
                _ring(self._leader)  # it sleeps until a look that may not be the next one any more

    def _leave(self, watch: Watch) -> None:
        with self._lock:
            self._attending.pop(watch, None)
            watch.bell = None
            if self._leader is watch:
                self._leader = next(iter(self._attending), None)
                self._heard_at = self._clock()
                if self._leader is not None:
                    _ring(self._leader)

    def _next_look(self) -> float:
        """When the leader has to look again. A last look does not wait until the budget has room."""
        if self._soonest is None:
            waiting = [watch for watch in list(self._attending) if watch.pending]  # others are about to leave
            looks = (one.due for watch in waiting for one in watch.pending)
            last_looks = (watch.last_look_at for watch in waiting)
            self._soonest = min(looks, default=inf), min(last_looks, default=inf)
        look, last_look = self._soonest
        return min(max(look, self._not_before), last_look)

    def _look(self, watches: Sequence[Watch] | None, leader: Watch) -> Task[None]:
        """Looks once at what is due, and gives up what had its last look.

        Args:
            watches: for whom; None for everybody.
        """
        began = self._clock()
        jitter = self._random.uniform(JITTER, 1.0)
        requests = self._survey.requests
        looked_at: set[Watched] = set()
        # A request that hangs must not use up the time that is kept for the last look.
        is_last = leader.spare() <= 0

        def limit() -> float:
            return leader.deadline.remaining() if is_last else leader.spare()

        def tell(watched: Watched, seen: Outcome | RequestFailed) -> None:
            if isinstance(seen, (ConnectionFailed, DeadlineExceeded)) and watched.watch is not leader and limit() <= 0:
                return  # it was the leader's time that was too short
            self._heard_at = self._clock()
            looked_at.add(watched)
            self._tell(watched, seen, jitter)

        with self._lock:
            watches = list(self._attending) if watches is None else watches
            last = {watch for watch in watches if watch.spare() <= 0}
            everything = [one for watch in watches for one in watch.pending]
            self._soonest = None
        yield from self._survey.look(everything, tell, limit)
        requests = self._survey.requests - requests
        with self._lock:
            self._not_before = max(self._not_before, began) + requests / (BUDGET_SHARE * self._budget.per_second)
            self._soonest = None
            for watch in last | {leader}:
                # What was not looked at because this flow's time was too short has its last look still to come.
                seen_all = watch in last and looked_at.issuperset(watch.pending)
                if seen_all or watch.deadline.remaining() <= A_MOMENT:
                    self._give_up(watch)
        if leader.pending:
            yield from self._expect(everything, leader.spare())

    def _tell(self, watched: Watched, seen: Outcome | RequestFailed, jitter: float) -> None:
        """Notes what was seen of one, and lets whoever waits for it know."""
        now, watch = self._clock(), watched.watch
        with self._lock:
            if watch not in self._attending or watched not in watch.pending:
                return  # whoever waited has gone
            ask_again_after = 0.0
            if isinstance(seen, Outcome):
                watched.problem = None
                if watched.outcome is None or seen != watched.outcome:
                    watched.outcome = seen
            elif watched.passes(seen, now):
                watched.problem = seen
                if isinstance(seen, StatusError) and seen.retry_after is not None:
                    ask_again_after = min(seen.retry_after, PATIENCE)
            else:
                watched.error = copy(seen)  # several threads may raise it, and each adds its own traceback
            watched.pause = max(self._pause(watched, now) * jitter, ask_again_after)
            watched.due = min(now + watched.pause, max(now, watch.last_look_at))
            if watched.over:
                del watch.pending[watched]
            if watched.over or watch.every_look:
                watch.news[watched] = None
                _ring(watch)
        if isinstance(seen, Outcome):
            self._note(seen)

    def _note(self, seen: Outcome) -> None:
        if seen.ended:
            self._history.note(seen)
        elif seen.status not in GOING_ON and seen.status not in self._strange:
            self._strange.add(seen.status)
            logger.warning("Status %r of %s is new to this client; waiting on.", seen.status, seen.execution_id)

    def _give_up(self, watch: Watch) -> None:
        """Its last look is over."""
        for watched in watch.pending:
            watched.error = WaitTimeout(
                self._timeout_message(watched), outcome=watched.outcome, spent=watch.deadline.spent
            )
        watch.news.update(watch.pending)
        watch.pending.clear()
        _ring(watch)

    def _timeout_message(self, watched: Watched) -> str:
        time = readable(round(self._clock() - watched.began))
        execution = f"Execution {one_line(watched.identity.execution_id)}"
        where = f"The time went: {watched.watch.deadline.where()}."
        if watched.outcome is None:
            return f"{execution} was not seen in {time}, because no poll succeeded. It may still go on. {where}"
        status = watched.outcome.status or "without a status"
        return f"{execution} had not ended after {time}: last seen {status}. {where}"

    def _pause(self, watched: Watched, now: float) -> float:
        """Seconds until the next look, before chance shortens them: a share of how far off the end may be.

        Of a run that nothing is known of, that is as long as it has gone on already. Where past executions are known,
        it is how far it is from their usual end.
        """
        far = now - watched.began
        name = None if watched.outcome is None else name_of(watched.outcome)
        typical = None if name is None else self._history.typical(name)
        if typical is not None:
            median, spread = typical
            far = min(far, max(abs(median - far), spread))
        return min(self._longest, max(self._longest * SHORTEST, SHARE * far))

    def _expect(self, watched: Sequence[Watched], spare: float) -> Task[None]:
        """Finds out what past executions of one pipeline took, where that is not known."""
        now = self._clock()
        for one in watched:
            name = None if one.outcome is None or one.over else name_of(one.outcome)
            if name is not None and now - one.began > OLD_ENOUGH and not self._history.known(name):
                yield from self._history.ask(name, spare)
                return


def _ring(watch: Watch) -> None:
    if watch.bell is not None and not watch.bell.done():
        watch.bell.set_result(None)
