"""Looking at many executions with few requests: by lists of a hundred where they cost less than a record each.

A list is believed for what it shows, never for what it does not. An execution that is missing among those that go on
may have ended, may be too new to be shown, or may have slipped from one page to another while they were read: it is
looked for among those that have ended, or its own record has the word.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil, inf
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ._deadline import Clock
from ._executions import Status, next_token, page_of, record_of, records_in
from ._names import PAGE_SIZE
from ._outcome import Identity, Outcome, outcome_from
from ._session import Limited, Task
from .errors import RequestFailed

if TYPE_CHECKING:
    from ._generated import Calls

logger = logging.getLogger("maia_client")

REMEMBERED = 300.0
"""Seconds for which the length of a list, or that it can't be had, is taken for granted."""
WORTH_A_LIST = 3
"""Executions that are missing, from which on a list of those that have ended is tried."""
WORTH_A_PAGE = 20
"""Missing executions for which one page in vain is risked: their records would cost a request each."""
MOST_RECORDS = 20
"""Records of missing executions that are asked for in one go; the others are looked at the next time."""
ATTEMPTS = 2
"""How often a page is asked for: where none comes, records are, and the list again the next time."""
ROOM = timedelta(seconds=1)
"""How far beyond the starts that are known a list reaches: its bounds may be rounded."""


class Subject(Protocol):
    """An execution that is looked at.

    Attributes:
        outcome: what was last seen of it.
        due: when it is to be looked at, on this process's clock.
        pause: seconds between the last look and that moment.
    """

    @property
    def identity(self) -> Identity: ...
    @property
    def outcome(self) -> Outcome | None: ...
    @property
    def due(self) -> float: ...
    @property
    def pause(self) -> float: ...


S = TypeVar("S", bound=Subject)
Tell = Callable[[S, Outcome | RequestFailed], None]
Limit = Callable[[], float]
"""Seconds that the next request may take; zero when no more are to be sent."""


_List = tuple[str, Status]
"""Of the executions of a project in one status."""


@dataclass(frozen=True, slots=True)
class _Length:
    """Of a list, when it was last read: pages beyond those that our own executions fill."""

    others: float
    read_at: float


class Survey:
    """Looks at executions, and remembers how long the lists were.

    Attributes:
        requests: how many have been asked for.
    """

    def __init__(self, calls: Calls, clock: Clock) -> None:
        self._calls, self._clock = calls, clock
        self._lengths: dict[_List, _Length] = {}
        self.requests = 0

    def look(self, subjects: Iterable[S], tell: Tell[S], limit: Limit) -> Task[None]:
        """Looks at all that are due, and at others that the same request shows.

        Args:
            tell: told what the service says of each, or why it says nothing.
        """
        now = self._clock()
        groups: defaultdict[tuple[str, str], list[S]] = defaultdict(list)
        for subject in subjects:
            status = Status.RUNNING if subject.outcome is None else subject.outcome.status
            groups[subject.identity.project_id, status].append(subject)
        for (project_id, status), group in groups.items():
            due: Sequence[S] = [one for one in group if one.due <= now]
            if due and len(group) > 1 and status in (Status.RUNNING, Status.CANCELLING):
                # Those that are half-way to their next look come in for it too, so that all of them fall into step.
                near = sum(one.due <= now + one.pause / 2 for one in group)
                shown_by = project_id, Status(status)
                if self._pages(shown_by, len(group)) <= near:
                    due = yield from self._by_list(shown_by, group, due, tell, limit)
            yield from self._by_record(due, tell, limit)

    def _pages(self, shown_by: _List, subjects: int) -> float:
        """How many pages this list is expected to have."""
        known = self._lengths.get(shown_by)
        others = 0.0 if known is None or self._clock() > known.read_at + REMEMBERED else known.others
        return ceil(subjects / PAGE_SIZE) + others

    def _by_record(self, subjects: Sequence[S], tell: Tell[S], limit: Limit) -> Task[None]:
        for same in _by_id(subjects).values():
            seconds = limit()
            if seconds <= 0:
                return
            self.requests += 1
            try:
                record = yield from Limited(record_of(self._calls, same[0].identity), seconds)
            except RequestFailed as error:
                for one in same:
                    tell(one, error)
            else:
                for one in same:
                    tell(one, outcome_from(one.identity, record))

    def _by_list(
        self, shown_by: _List, group: Sequence[S], due: Sequence[S], tell: Tell[S], limit: Limit
    ) -> Task[Sequence[S]]:
        """Looks at those that this list shows, or lists of what has ended.

        Args:
            due: those of the group that are to be looked at now.

        Returns:
            Those whose own records are to be asked for.
        """
        now = self._clock()
        project_id, status = shown_by
        missing = _by_id(group)
        own = ceil(len(missing) / PAGE_SIZE)
        starts = [one.outcome.started_at for one in group if one.outcome is not None and one.outcome.started_at]
        since = min(starts) - ROOM if len(starts) == len(group) else None
        try:
            # Beyond so many pages the records would have been cheaper.
            filters = {**_common(group), "status": status, "started_after": since}
            pages, complete = yield from self._read(project_id, filters, missing, tell, limit, most=own + len(due))
        except RequestFailed as error:
            if limit() <= 0:
                return ()  # it was the time that was too short
            logger.info("The list of executions can't be used; each is asked for by itself: %s", error)
            due = [one for one in due if one.identity.execution_id in missing]
            if not error.transient:
                self._lengths[shown_by] = _Length(inf, now)
                return due
            # It may work again soon, or never: some records are asked for, and for a while only many are worth a list.
            self._lengths[shown_by] = _Length(MOST_RECORDS, now)
            return sorted(due, key=lambda one: one.due)[:MOST_RECORDS]
        others = max(0, pages - own) if complete else pages
        self._lengths[shown_by] = _Length(others, now)
        if not complete:
            return [one for one in due if one.identity.execution_id in missing]
        yield from self._among_ended(project_id, group, missing, tell, limit)
        left = [one for same in missing.values() for one in same]
        return sorted(left, key=lambda one: one.due)[:MOST_RECORDS]

    def _among_ended(
        self, project_id: str, group: Sequence[S], missing: dict[str, list[S]], tell: Tell[S], limit: Limit
    ) -> Task[None]:
        """Looks for the missing on lists of what has ended, for as long as these show more than a record would."""
        for status in (Status.SUCCESS, Status.FAILED, Status.CANCELLED, Status.SKIPPED):
            if len(missing) < WORTH_A_LIST:
                return
            lost = [one.outcome for same in missing.values() for one in same]
            starts = [outcome.started_at for outcome in lost if outcome is not None and outcome.started_at]
            filters: dict[str, object] = {**_common(group), "status": status}
            if len(starts) == len(lost):
                filters |= {"started_after": min(starts) - ROOM, "started_before": max(starts) + ROOM}
            try:
                yield from self._read(project_id, filters, missing, tell, limit, patience=len(missing) / WORTH_A_PAGE)
            except RequestFailed as error:
                logger.debug("The list of what has ended can't be seen: %s", error)
                return

    def _read(
        self,
        project_id: str,
        filters: dict[str, Any],
        missing: dict[str, list[S]],
        tell: Tell[S],
        limit: Limit,
        *,
        most: float = inf,
        patience: float = inf,
    ) -> Task[tuple[int, bool]]:
        """Reads a list, and takes what it shows out of the missing.

        Args:
            most: pages at the most.
            patience: pages that may show fewer than two of the missing before the next one is not read any more.

        Returns:
            How many pages were read, and whether what is still missing is not on the list.
        """
        pages, token = 0, None
        filters = {name: value for name, value in filters.items() if value is not None}
        while True:
            seconds = limit()
            if seconds <= 0:
                return pages, False
            self.requests += 1
            call = page_of(self._calls, token, {"project_id": project_id, **filters})
            page = yield from Limited(call, seconds, ATTEMPTS)
            pages += 1
            shown = 0
            for execution_id, record in records_in(page):
                found = missing.pop(execution_id, ())
                shown += len(found)
                for one in found:
                    tell(one, outcome_from(one.identity, record))
            token = next_token(page, token)
            if not missing or token is None:
                return pages, True
            patience -= shown < 2
            if patience < 0 or pages >= most:
                return pages, False


def _by_id(subjects: Iterable[S]) -> dict[str, list[S]]:
    found: dict[str, list[S]] = {}
    for one in subjects:
        found.setdefault(one.identity.execution_id, []).append(one)
    return found


def _common(subjects: Sequence[Subject]) -> dict[str, str]:
    """Filters that all of them pass, so that the list holds fewer others."""
    common: dict[str, str] = {}
    for name, filter_ in (("environment", "environment_name"), ("pipeline", "pipeline_name")):
        values = {getattr(one.identity if one.outcome is None else one.outcome, name) for one in subjects}
        if len(values) == 1 and (value := values.pop()):
            common[filter_] = value
    return common
