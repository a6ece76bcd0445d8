"""From the names that people use to what the API takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar

from ._deadline import Clock
from ._effects import Join
from ._fork import starts_over_in_child
from ._generated import Call, given
from ._session import Task
from ._text import listing
from .errors import DeadlineExceeded, InvalidResponse, NameAmbiguous, NameNotFound, RequestFailed

if TYPE_CHECKING:
    from ._generated import Calls, Unset

PAGE_SIZE = 100
"""The most that the API gives per page."""
REMEMBERED = 300.0
"""Seconds for which a list of names is used again."""
PATIENCE = 60.0
"""Seconds after which whoever asks for a list is taken to have been stopped, and somebody else asks."""

Item_co = TypeVar("Item_co", covariant=True)
Item = TypeVar("Item")


class Page(Protocol[Item_co]):
    """One page of the `page` and `size` style."""

    @property
    def results(self) -> Sequence[Item_co] | Unset | None: ...
    @property
    def size(self) -> int | Unset | None: ...
    @property
    def total(self) -> int | Unset | None: ...


def all_items(page: Callable[[int], Call[Page[Item]]]) -> Task[list[Item]]:
    """Everything that a paged operation lists. Ends with an empty page, a short one, or the announced total.

    Raises:
        InvalidResponse: what came is not a list of records, or the same page came twice.
    """
    items: list[Item] = []
    before: Sequence[Item] = []
    for number in count():
        call = page(number)
        answer = yield from call
        results = given(answer.results) or []
        if not isinstance(results, list) or not all(hasattr(item, "to_dict") for item in results):
            raise _invalid(call, "something that is not a list of records")
        if results and results == before:
            raise _invalid(call, "the same page again")
        items.extend(results)
        before = results
        total, size = given(answer.total), given(answer.size)
        short = len(results) < (size if isinstance(size, int) and size > 0 else PAGE_SIZE)
        if not results or (len(items) >= total if isinstance(total, int) else short):
            break
    return items


def _invalid(call: Call[Page[Item]], what: str) -> InvalidResponse:
    method, path = call.operation.method, call.operation.path
    return InvalidResponse(f"{method} {path} answered with {what}. Try again later.", method=method, path=path)


def _texts(values: Iterable[object]) -> list[str]:
    """Those of the values that are text, in their order."""
    return [value for value in values if isinstance(value, str)]


@dataclass(frozen=True, slots=True)
class Listing:
    """The names of one kind in one place.

    Attributes:
        names: as the service tells them, for people.
        leads: from whatever may be said for a name to what it stands for; to several things where that is not clear.
    """

    names: Sequence[str]
    leads: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Known:
    listing: Listing
    until: float


Place = tuple[str, ...]
"""Of nothing, of a project, or of a project and an environment: where names are asked for."""


class Names:
    """Finds what names stand for, and remembers for a few minutes what it was told.

    A name that is not among what is remembered is asked for afresh. Threads and tasks that need the same list share one
    look at it: whoever finds none asks, and the others join that flight. The lock is never held while anything is sent.

    Args:
        clock: monotonic seconds.
    """

    def __init__(self, calls: Calls, clock: Clock) -> None:
        self._calls = calls
        self._clock = clock
        self._known: dict[Place, _Known] = {}
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        """Leaves to the parent a lock that another thread may hold, and the flights that others lead."""
        self._lock = Lock()
        self._flights: dict[Place, Future[Listing | None]] = {}

    def project(self, name: str) -> Task[str]:
        """The id of a project. A UUID is taken as it is.

        Raises:
            NameNotFound, NameAmbiguous: none or several are called so.
        """
        from uuid import UUID

        with suppress(ValueError):
            return str(UUID(name))

        def chosen(projects: Listing) -> str:
            ids = projects.leads.get(name, ())
            if len(ids) > 1:
                raise NameAmbiguous(f"Several projects are called {name!r}. Use one of their ids: {listing([*ids])}.")
            if not ids:
                seen = listing([*projects.names])
                raise NameNotFound(f"No project is called {name!r}. These credentials see: {seen}.")
            return ids[0]

        return (yield from self._chosen((), lambda: projects_of(self._calls), chosen))

    def environment(self, project_id: str, name: str) -> Task[str]:
        """The name of an environment, which is all that the API knows it by.

        Raises:
            NameNotFound: the project has no environment of this name.
        """

        def chosen(environments: Listing) -> str:
            if name not in environments.leads:
                has = listing([*environments.names])
                raise NameNotFound(f"No environment is called {name!r}. The project has: {has}.")
            return name

        return (yield from self._chosen((project_id,), lambda: environments_of(self._calls, project_id), chosen))

    def pipeline(self, project_id: str, environment: str, name: str) -> Task[str]:
        """The full name of a published pipeline, from that or its file name alone (`load` for `a/load.orch.yaml`).

        Raises:
            NameNotFound, NameAmbiguous: none or several answer to the name.
        """

        def chosen(pipelines: Listing) -> str:
            full = pipelines.leads.get(name, ())
            if len(full) > 1:
                matches = listing([*full])
                raise NameAmbiguous(f"Several pipelines are called {name!r}. Use a full name: {matches}.")
            if not full:
                there = listing([*pipelines.names])
                raise NameNotFound(
                    f"No pipeline called {name!r} is published to {environment!r}. Published there: {there}."
                )
            return full[0]

        place = (project_id, environment)
        return (yield from self._chosen(place, lambda: pipelines_of(self._calls, *place), chosen))

    def _chosen(self, place: Place, ask: Callable[[], Task[Listing]], chosen: Callable[[Listing], str]) -> Task[str]:
        """What is chosen from what is known of a place, or else from what the service says now."""
        with self._lock:
            known = self._known.get(place)
        if known is not None and self._clock() < known.until:
            with suppress(NameNotFound, NameAmbiguous):  # it may have changed
                return chosen(known.listing)
        return chosen((yield from self._told(place, ask)))

    def _told(self, place: Place, ask: Callable[[], Task[Listing]]) -> Task[Listing]:
        """What the service says from now on: asked, or told to somebody who has just begun to ask."""
        while True:
            with self._lock:
                flight = self._flights.get(place)
                leads = flight is None
                if flight is None:
                    flight = self._flights[place] = Future()
            if leads:
                return (yield from self._lead(place, flight, ask))
            yield from Join(flight, PATIENCE)
            if not flight.done():
                # Whoever leads was stopped before it could settle this, or takes long; to ask once more does no harm.
                self._land(place, flight, None)
            elif (failure := flight.exception()) is not None:
                # A copy: several threads raise it, and each adds its own traceback.
                raise copy(failure) from failure.__cause__
            elif (told := flight.result()) is not None:
                return told

    def _lead(self, place: Place, flight: Future[Listing | None], ask: Callable[[], Task[Listing]]) -> Task[Listing]:
        """Asks for everybody. A failure that asking again would not mend is everybody's too; later ones ask again."""
        told: Listing | None = None
        failure: RequestFailed | None = None
        try:
            told = yield from ask()
            return told
        except RequestFailed as error:
            # Others may have more time, and attempts of their own.
            if not error.transient and not isinstance(error, DeadlineExceeded):
                failure = copy(error)  # whoever catches the original may add to it
                failure.__cause__ = error.__cause__
            raise
        finally:
            # Also where the asking was interrupted: those who joined must wake and look again.
            self._land(place, flight, told, failure)

    def _land(
        self, place: Place, flight: Future[Listing | None], told: Listing | None, failure: RequestFailed | None = None
    ) -> None:
        """Ends a flight, with a list, with a failure, or with nothing."""
        with self._lock:
            if self._flights.get(place) is flight:
                del self._flights[place]
            if told is not None:
                self._known[place] = _Known(told, self._clock() + REMEMBERED)
            if flight.done():
                return
            if failure is not None:
                flight.set_exception(failure)
            else:
                flight.set_result(told)


def projects_of(calls: Calls) -> Task[Listing]:
    """The projects that the credentials see, with their ids."""
    projects = yield from all_items(lambda number: calls.projects.list_projects(page=number, size=PAGE_SIZE))
    leads: dict[str, list[str]] = {}
    for project in projects:
        name, known_id = given(project.name), given(project.id)
        if isinstance(name, str) and known_id is not None and str(known_id) not in leads.setdefault(name, []):
            leads[name].append(str(known_id))
    return Listing(_texts(given(project.name) for project in projects), leads)


def environments_of(calls: Calls, project_id: str) -> Task[Listing]:
    """The environments of a project."""
    environments = yield from all_items(
        lambda number: calls.environments.list_environments(project_id, page=number, size=PAGE_SIZE)
    )
    names = _texts(given(environment.name) for environment in environments)
    return Listing(names, {name: [name] for name in names})


def pipelines_of(calls: Calls, project_id: str, environment: str) -> Task[Listing]:
    """The pipelines that are published to an environment. A full name goes before a shorter one of another."""
    published = yield from all_items(
        lambda number: calls.pipelines.list_published_pipelines(
            project_id, environment_name=environment, page=number, size=PAGE_SIZE
        )
    )
    names = _texts(given(pipeline.name) for pipeline in published)
    leads: dict[str, list[str]] = {name: [name] for name in names}
    for shorten in (_without_suffix, _file_name):
        shorter: dict[str, list[str]] = {}
        for full in sorted(set(names)):
            shorter.setdefault(shorten(full), []).append(full)
        leads = {**shorter, **leads}
    return Listing(names, leads)


def _without_suffix(name: str) -> str:
    return re.sub(r"(\.orch|\.tran)?\.ya?ml$", "", name)


def _file_name(name: str) -> str:
    return _without_suffix(name).rpartition("/")[2]
