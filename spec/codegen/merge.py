"""Upstream plus supplement: the supplement fills gaps, and upstream always wins."""

from __future__ import annotations

from copy import deepcopy

from .documents import Object, expect_object
from .errors import SpecError
from .operations import METHODS, operations, reachable


def merge(upstream: Object, supplement: Object) -> tuple[Object, list[str]]:
    """One document, and the supplement's operations that upstream has gained ("GET /v1/projects").

    Only the components that a kept operation needs are taken along.
    """
    document = deepcopy(upstream)
    paths = expect_object(document.setdefault("paths", {}), "paths")
    components = expect_object(document.setdefault("components", {}), "components")
    upstream_has = {(operation.method, operation.path) for operation in operations(upstream)}

    kept: list[Object] = []
    redundant: list[str] = []
    for operation in operations(supplement):
        if (operation.method, operation.path) in upstream_has:
            redundant.append(operation.place)
            continue
        item = expect_object(paths.setdefault(operation.path, {}), operation.path)
        item[operation.method] = deepcopy(operation.spec)
        kept.append(operation.spec)

    supplied = expect_object(supplement.get("components", {}), "components")
    for kind, name in sorted(reachable(supplement, kept)):
        own = expect_object(components.setdefault(kind, {}), kind)
        own.setdefault(name, deepcopy(expect_object(supplied[kind], kind)[name]))

    _add_tags(document, supplement, kept)

    # The document's order decides the order of everything generated: by path, then by method.
    document["paths"] = {path: _sorted_item(expect_object(paths[path], path)) for path in sorted(paths)}
    return document, redundant


def _add_tags(document: Object, supplement: Object, kept: list[Object]) -> None:
    """Takes along what the supplement says of a tag that upstream does not describe."""
    described = document.setdefault("tags", [])
    supplied = supplement.get("tags", [])
    if not isinstance(described, list) or not isinstance(supplied, list):
        raise SpecError("tags is not a list")
    known = {expect_object(tag, "tags").get("name") for tag in described}
    used = [tag for spec in kept if isinstance(tags := spec.get("tags"), list) for tag in tags]
    for tag in supplied:
        name = expect_object(tag, "tags").get("name")
        if name in used and name not in known:
            described.append(deepcopy(tag))


def _sorted_item(item: Object) -> Object:
    return {key: item[key] for key in sorted(item, key=lambda key: (METHODS.index(key) if key in METHODS else -1, key))}
