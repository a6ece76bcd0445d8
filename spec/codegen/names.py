"""Gives every operation its stable Python name: the ledger's where it has one, else one made of upstream's.

A new document may bring names that Python or another operation has taken. They are made to fit rather than refused,
because such an operation is no reason to do without the rest; a note says which name it got.
"""

from __future__ import annotations

import re
import unicodedata

from .documents import Object
from .errors import SpecError
from .operations import Operation, operations
from .python_names import RESERVED, unreserved

NAME = "x-maia-name"


def assign_names(document: Object) -> list[str]:
    """Sets `operationId` and `tags` of every operation, in place, from `x-maia-name`.

    Returns the operations that the ledger does not name yet ("GET /v1/agents as agents.list_agents").

    Raises:
        SpecError: a name in the ledger is not a Python name, or two operations share one.
    """
    taken: dict[str, str] = {}
    unnamed: list[Operation] = []
    for operation in operations(document):
        if NAME not in operation.spec:
            unnamed.append(operation)
            continue
        name = str(operation.spec[NAME])
        tag, _, operation_id = name.partition(".")
        if not (_is_name(tag) and _is_name(operation_id)):
            raise SpecError(f"{operation.place}: {name!r} does not make a Python name; change it in corrections.yaml")
        _assign(operation, name, taken)
    for operation in unnamed:
        wanted, sure = _upstream_names(operation)
        _assign(operation, sure if wanted in taken else wanted, taken)
    return [f"{operation.place} as {operation.spec[NAME]}" for operation in unnamed]


def _assign(operation: Operation, name: str, taken: dict[str, str]) -> None:
    if name in taken:
        raise SpecError(
            f"{operation.place} and {taken[name]} share the name {name}; give one of them another in corrections.yaml"
        )
    taken[name] = operation.place
    tag, _, operation_id = name.partition(".")
    operation.spec[NAME] = name
    operation.spec["operationId"] = operation_id
    operation.spec["tags"] = [tag]


def _is_name(part: str) -> bool:
    """Whether the generator takes it over as it is."""
    return bool(re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*_?", part)) and (
        (part.removesuffix("_") in RESERVED) == part.endswith("_")
    )


def _upstream_names(operation: Operation) -> tuple[str, str]:
    """The name that upstream's would give, and a longer one that only this operation can have."""
    tags = operation.spec.get("tags")
    tag = _python_name(str(tags[0]) if isinstance(tags, list) and tags else "default", "tag")
    place = f"{operation.method} {operation.path}"
    identifier = str(operation.spec.get("operationId") or place)
    return f"{tag}.{_python_name(identifier, operation.method)}", f"{tag}.{_python_name(place, operation.method)}"


def _python_name(text: str, prefix: str) -> str:
    """The text in snake case, made to begin with a letter and to be no word of Python's."""
    name = snake_case(text)
    if not re.match(r"[a-z]", name):
        name = f"{prefix}_{name}".rstrip("_")
    return unreserved(name)


def snake_case(text: str) -> str:
    """The words of a text in small letters without accents, joined by underscores."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", plain)
    return re.sub(r"[^a-z0-9]+", "_", spaced.lower()).strip("_")
