"""From the names that people use to what the API takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from ._generated import Call, given
from ._session import Task
from ._text import listing
from .errors import InvalidResponse, NameAmbiguous, NameNotFound

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
    """Everything that a paged operation lists. Ends with an empty page, a short one, or the announced total.

    Raises:
        InvalidResponse: what came is not a list of records, or the same page came twice.
    """
    items: list[Item] = []
    before: Sequence[Item] = ()
    for number in count():
        call = page(number)
        answer = yield from call
        results = given(answer.results) or ()
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


def find_project(calls: Calls, name: str) -> Task[str]:
    """The id of a project. A UUID is taken as it is.

    Raises:
        NameNotFound, NameAmbiguous: none or several are called so.
    """
    with suppress(ValueError):
        return str(UUID(name))
    projects = yield from all_items(lambda number: calls.projects.list_projects(page=number, size=PAGE_SIZE))
    found = [given(project.id) for project in projects if given(project.name) == name]
    ids = list(dict.fromkeys(str(one) for one in found if one is not None))
    if len(ids) > 1:
        raise NameAmbiguous(f"Several projects are called {name!r}. Use one of their ids: {listing(ids)}.")
    if not ids:
        names = _texts(given(project.name) for project in projects)
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
    names = _texts(given(environment.name) for environment in environments)
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
    names = _texts(given(pipeline.name) for pipeline in published)
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
