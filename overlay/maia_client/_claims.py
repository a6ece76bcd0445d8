"""Which executions belong to which start, among all starts of this process for one account.

The list of executions carries no tags. When the answer to a start is lost, an execution that another start of this
process has been told about is not the one, and one that might as well be another lost start's is nobody's for sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from ._deadline import Clock
from ._fork import starts_over_in_child

REMEMBERED = 120.0
"""Seconds for which an execution can be mistaken for that of a later start, at the most: clocks are known to a second
or two, and a request that was given up may still be carried out."""
TIDIED = 10.0
"""Seconds between looks through all starts; thousands may be under way."""
MOST_HOLDERS = 10_000
"""Tags, and executions of ours, that are remembered for as long as the process lives."""

Place = tuple[str, str, str]
"""Project id, environment and pipeline: what the list can tell executions apart by."""


@dataclass(eq=False, slots=True)
class Claim:
    """A start under way: it is sent, or may have been by an earlier process.

    Attributes:
        begun_at: on our clock, before it was sent.
        since: the earliest that its execution can have started on the service's clock, as it was known when it was
            sent; None while that is not known.
        lost_at: when it was given up without knowing its execution; None while it is under way.
    """

    place: Place
    begun_at: float = 0.0
    since: datetime | None = None
    lost_at: float | None = None


class Claims:
    """Keeps the starts of one account apart. Safe for threads: each method is one step."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._open: dict[Place, dict[Claim, None]] = {}
        self._holders: dict[tuple[str, str, str], str] = {}
        self._ours: dict[str, None] = {}
        self._tidied_at = clock()
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        """Takes the starts that the parent has under way for lost: nobody here is going to settle them."""
        self._lock = Lock()
        for claims in self._open.values():
            for claim in claims:
                claim.lost_at = claim.lost_at or self._clock()

    def begin(self, claim: Claim) -> None:
        """A start is sent as soon as this has returned. One that waits for its turn can have no execution yet."""
        claim.begun_at = self._clock()
        with self._lock:
            if self._clock() >= self._tidied_at + TIDIED:
                self._tidy()
            self._open.setdefault(claim.place, {})[claim] = None

    def settle(self, claim: Claim, execution_id: str) -> bool:
        """This execution is the one. False where another start has taken it, and nothing is changed."""
        with self._lock:
            if execution_id in self._ours:
                return False
            self._take(execution_id)
            self._discard(claim)
            return True

    def know(self, execution_ids: Iterable[str]) -> None:
        """These belong to starts that an earlier process has seen to the end."""
        with self._lock:
            for execution_id in execution_ids:
                self._take(execution_id)

    def _take(self, execution_id: str) -> None:
        self._ours[execution_id] = None
        if len(self._ours) > MOST_HOLDERS:
            del self._ours[next(iter(self._ours))]

    def withdraw(self, claim: Claim) -> None:
        """Nothing was started."""
        with self._lock:
            self._discard(claim)

    def lose(self, claim: Claim) -> None:
        """It stays unknown which execution is the one, if any. For a while it may be any that others look at."""
        with self._lock:
            claim.lost_at = self._clock()

    def free(self, execution_ids: Iterable[str]) -> list[str]:
        """Those that are not another start's."""
        with self._lock:
            return [one for one in execution_ids if one not in self._ours]

    def alone(self, claim: Claim, latest: datetime | None) -> bool:
        """Whether no other start of this process could be the one whose execution is looked for.

        Args:
            latest: starts whose execution can only have started after this moment of the service's clock don't count;
                None for all. Our own clock has no say: it stands still while the machine sleeps.
        """
        with self._lock:
            self._tidy()
            others = (other for other in self._open.get(claim.place, ()) if other is not claim)
            return all(latest is not None and other.since is not None and other.since > latest for other in others)

    def hold(self, project_id: str, environment: str, tag: str, execution_id: str) -> None:
        """A caller's tag went to this execution of ours."""
        with self._lock:
            self._holders.pop((project_id, environment, tag), None)
            self._holders[project_id, environment, tag] = execution_id
            if len(self._holders) > MOST_HOLDERS:
                del self._holders[next(iter(self._holders))]

    def holder(self, project_id: str, environment: str, tag: str) -> str | None:
        """The last execution of ours that a caller's tag went to."""
        with self._lock:
            return self._holders.get((project_id, environment, tag))

    def _tidy(self) -> None:
        """Forgets lost starts that no execution can be mistaken for any more."""
        self._tidied_at = self._clock()
        for place, claims in list(self._open.items()):
            # A start may look for its run for long; what was lost since it was sent is kept for it.
            oldest = min((one.begun_at for one in claims if one.lost_at is None), default=self._clock()) - REMEMBERED
            kept = {one: None for one in claims if one.lost_at is None or one.lost_at > oldest}
            if kept:
                self._open[place] = kept
            else:
                del self._open[place]

    def _discard(self, claim: Claim) -> None:
        claims = self._open.get(claim.place, {})
        claims.pop(claim, None)
        if not claims:
            self._open.pop(claim.place, None)
