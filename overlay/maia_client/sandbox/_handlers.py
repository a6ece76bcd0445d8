"""The table of operations that keep state, and what their answers rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ._contract import Call
from ._messages import Json, Refusal
from ._state import State

Reply = tuple[int, object]
"""A status, and a JSON body; None for no body."""
Handler = Callable[[State, Call, float], Reply]
"""Answers a call that fits the document, at a time in seconds since the epoch."""

HANDLERS: dict[str, Handler] = {}
"""By the operation's name as `maia.api` has it."""
GUESSES: dict[str, tuple[str, ...]] = {}
"""What no public source says and the handler had to settle, by operation."""


def answers(name: str, *guesses: str) -> Callable[[Handler], Handler]:
    """Enters a handler for an operation into the table, with what it guesses."""

    def entered(handler: Handler) -> Handler:
        HANDLERS[name] = handler
        GUESSES[name] = guesses
        return handler

    return entered


def paged(items: Sequence[Json], call: Call) -> Json:
    """The page of a list that a call asks for."""
    page, size = int(call.query.get("page", 0)), int(call.query.get("size", 25))
    return {"page": page, "size": size, "total": len(items), "results": items[page * size : (page + 1) * size]}


def given(source: Json, *fields: str) -> Json:
    """Those of some fields that a body or a record has."""
    return {field: source[field] for field in fields if field in source}


def project_of(state: State, call: Call) -> str:
    """The id of the project in a call's path.

    Raises:
        Refusal: 404 if there is none.
    """
    found = str(call.path["projectId"])
    if state.projects.get(found) is None:
        raise Refusal(404, f"No project {found}")
    return found


def environment_of(state: State, project_id: str, name: str) -> str:
    """Raises:
    Refusal: 404 if the project has no such environment.
    """
    if state.environments.get(project_id, name) is None:
        raise Refusal(404, f"No environment {name} in project {project_id}")
    return name


def present(record: Json | None, what: str) -> Json:
    """Raises:
    Refusal: 404 if there is no record.
    """
    if record is None:
        raise Refusal(404, f"No {what}")
    return record
