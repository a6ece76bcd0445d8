"""The operations of a document, and the schemas that they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .documents import Json, Object, expect_object

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@dataclass(frozen=True)
class Operation:
    """One method of one path, with the document's own mapping for it."""

    method: str
    path: str
    spec: Object

    @property
    def place(self) -> str:
        return f"{self.method.upper()} {self.path}"


def operations(document: Object) -> Iterator[Operation]:
    """Every operation, in the document's order."""
    for path, item in expect_object(document.get("paths", {}), "paths").items():
        for method, spec in expect_object(item, f"paths.{path}").items():
            if method in METHODS:
                yield Operation(method, path, expect_object(spec, f"{method} {path}"))


def references(node: Json) -> Iterator[str]:
    """Every `$ref` below a node."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str):
            yield target
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def reachable(document: Object, roots: Iterable[Json]) -> set[tuple[str, str]]:
    """The components, as (kind, name), that some nodes refer to, directly or through others."""
    components = expect_object(document.get("components", {}), "components")
    found: set[tuple[str, str]] = set()
    pending = [target for root in roots for target in references(root)]
    while pending:
        parts = pending.pop().split("/")
        if parts[:2] != ["#", "components"] or len(parts) != 4 or (parts[2], parts[3]) in found:
            continue
        found.add((parts[2], parts[3]))
        kind = expect_object(components.get(parts[2], {}), f"components.{parts[2]}")
        pending.extend(references(kind.get(parts[3])))
    return found
