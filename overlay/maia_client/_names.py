"""From the names that people use to what the API takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from ._generated import Call, given
from ._session import Task
from ._text import listing
from .errors import NameAmbiguous, NameNotFound

if TYPE_CHECKING:
    from ._generated import Calls, Unset

PAGE_SIZE = 100
"""The most that the API gives per page."""

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
    """Everything that a paged operation lists. Ends with an empty page, a short one, or the announced total."""
    items: list[Item] = []
    number = 0
    while True:
        answer = yield from page(number)
        results = given(answer.results) or ()
        items.extend(results)
        total = given(answer.total)
        short = len(results) < (given(answer.size) or PAGE_SIZE)
        if not results or (len(items) >= total if total is not None else short):
            return items
        number += 1


def find_project(calls: Calls, name: str) -> Task[str]:
    """The id of a project. A UUID is taken as it is.

    Raises:
        NameNotFound, NameAmbiguous: none or several are called so.
    """
    if _is_uuid(name):
        return name
    projects = yield from all_items(lambda number: calls.projects.list_projects(page=number, size=PAGE_SIZE))
    ids = [str(given(project.id)) for project in projects if given(project.name) == name]
    if len(ids) > 1:
        raise NameAmbiguous(f"Several projects are called {name!r}. Use one of their ids: {listing(ids)}.")
    if not ids:
        names = [given(project.name) or "" for project in projects]
        raise NameNotFound(f"No project is called {name!r}. These credentials see: {listing(names)}.")
    return ids[0]


def find_environment(calls: Calls, project_id: str, name: str) -> Task[str]:
    """The name of an environment, which is all that the API knows it by.

    Raises:
        NameNotFound: the project has no environment of this name.
    """
    environments = yield from all_items(
        lambda number: calls.environments.list_environments(project_id, page=number, size=PAGE_SIZE)
    )
    names = [given(environment.name) or "" for environment in environments]
    if name not in names:
        raise NameNotFound(f"No environment is called {name!r}. The project has: {listing(names)}.")
    return name


def find_pipeline(calls: Calls, project_id: str, environment: str, name: str) -> Task[str]:
    """The full name of a published pipeline, from that name or its file name alone (`load` for `a/load.orch.yaml`).

    Raises:
        NameNotFound, NameAmbiguous: none or several answer to the name.
    """
    published = yield from all_items(
        lambda number: calls.pipelines.list_published_pipelines(
            project_id, environment_name=environment, page=number, size=PAGE_SIZE
        )
    )
    names = [given(pipeline.name) or "" for pipeline in published]
    if name in names:
        return name
    for shorten in (_without_suffix, _file_name):
        matches = sorted({full for full in names if shorten(full) == name})
        if len(matches) > 1:
            raise NameAmbiguous(f"Several pipelines are called {name!r}. Use a full name: {listing(matches)}.")
        if matches:
            return matches[0]
    raise NameNotFound(
        f"No pipeline called {name!r} is published to {environment!r}. Published there: {listing(names)}."
    )


def _without_suffix(name: str) -> str:
    return re.sub(r"(\.orch|\.tran)?\.ya?ml$", "", name)


def _file_name(name: str) -> str:
    return _without_suffix(name).rpartition("/")[2]


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
