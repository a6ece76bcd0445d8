"""The operations of a document, and the schemas that they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .documents import Json, Object, expect_object, list_of

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
    """Every `$ref` below a node, and what discriminators name."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str):
            yield target
        yield from (named for named in mapping(node).values() if isinstance(named, str))
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def mapping(schema: Object) -> Object:
    """What a schema's `discriminator` refers to, by value: the document's own mapping."""
    discriminator = schema.get("discriminator")
    found = discriminator.get("mapping") if isinstance(discriminator, dict) else None
    return found if isinstance(found, dict) else {}


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


def joined_parameters(document: Object, operation: Operation) -> tuple[str, ...]:
    """The query parameters whose lists are sent as one value, joined by commas (`explode: false`)."""
    found: list[str] = []
    item = expect_object(expect_object(document["paths"], "paths")[operation.path], operation.path)
    for entries in (item.get("parameters"), operation.spec.get("parameters")):
        for entry in list_of(entries):
            parameter = resolved(entry, document)
            if parameter.get("in") == "query" and parameter.get("explode") is False:
                found.append(str(parameter.get("name")))
    return tuple(found)


def resolved(node: Json, document: Object) -> Object:
    """What a node refers to, or the node; an empty mapping where that leads nowhere, in a circle or to no mapping."""
    seen: set[str] = set()
    while isinstance(node, dict) and isinstance(target := node.get("$ref"), str) and target not in seen:
        seen.add(target)
        node = document
        for part in target.removeprefix("#/").split("/"):
            node = node.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}
