"""Gives every operation its stable Python name: the ledger's where it has one, else upstream's in snake case."""

from __future__ import annotations

import keyword
import re

from .documents import Object
from .errors import SpecError
from .operations import Operation, operations

NAME = "x-maia-name"


def assign_names(document: Object) -> list[str]:
    """Sets `operationId` and `tags` of every operation, in place, from `x-maia-name`.

    Returns the operations that the ledger does not name yet ("GET /v1/agents as agents.list_agents").

    Raises:
        SpecError: a name is not a Python name, or two operations share one.
    """
    taken: dict[str, str] = {}
    unnamed: list[str] = []
    for operation in operations(document):
        name = operation.spec.get(NAME)
        if name is None:
            name = _upstream_name(operation)
            unnamed.append(f"{operation.place} as {name}")
        tag, _, operation_id = str(name).partition(".")
        for part in (tag, operation_id):
            if not re.fullmatch(r"[a-z][a-z0-9_]*", part) or keyword.iskeyword(part):
                raise SpecError(f"{operation.place}: {name!r} does not make a Python name; name it in corrections.yaml")
        if str(name) in taken:
            raise SpecError(f"{operation.place} and {taken[str(name)]} share the name {name}")
        taken[str(name)] = operation.place
        operation.spec[NAME] = name
        operation.spec["operationId"] = operation_id
        operation.spec["tags"] = [tag]
    return unnamed


def _upstream_name(operation: Operation) -> str:
    tags = operation.spec.get("tags")
    tag = tags[0] if isinstance(tags, list) and tags else "default"
    identifier = operation.spec.get("operationId") or f"{operation.method}_{operation.path}"
    return f"{_snake_case(str(tag))}.{_snake_case(str(identifier))}"


def _snake_case(text: str) -> str:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text)
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")
