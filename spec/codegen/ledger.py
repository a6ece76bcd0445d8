"""Applies `corrections.yaml` (OpenAPI Overlay 1.0), strictly: an action without effect is an error."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import cast

import jsonpath_rfc9535 as jsonpath
from ruamel.yaml import YAML

from .documents import Json, Object, expect_object, read_yaml
from .errors import SpecError


def apply(document: Object, corrections: Path) -> Object:
    """The document with every action of the overlay carried out, in order.

    Raises:
        SpecError: the overlay is not one, or an action matches nothing or changes nothing; the message names the
            lines to delete.
    """
    overlay = read_yaml(corrections)
    if overlay.get("overlay") != "1.0.0":
        raise SpecError(f"{corrections}: `overlay: 1.0.0` is missing")
    actions = overlay.get("actions")
    if not isinstance(actions, list):
        raise SpecError(f"{corrections}: `actions` is not a list")
    spans = _line_spans(corrections, len(actions)) if actions else []
    document = deepcopy(document)
    for action, span in zip(actions, spans, strict=True):
        _apply_one(document, expect_object(action, "action"), f"{corrections}, lines {span[0]} to {span[1]}")
    return document


def _apply_one(document: Object, action: Object, place: str) -> None:
    target = action.get("target")
    if not isinstance(target, str):
        raise SpecError(f"{place}: `target` is missing")
    for field in ("x-reason", "x-source"):
        if not action.get(field):
            raise SpecError(f"{place}: `{field}` is missing; every correction says why and from where")
    try:
        nodes = jsonpath.find(target, document)
    except jsonpath.JSONPathError as error:
        raise SpecError(f"{place}: {target} is not a JSONPath: {error}") from error
    if not nodes:
        raise SpecError(f"{place}: {target} matches nothing; delete these lines")

    if action.get("remove") is True:
        # From the back, so that the removal of one entry of a list does not shift the next.
        for node in reversed(nodes):
            if node.parent is None:
                raise SpecError(f"{place}: the whole document can't be removed")
            _remove(node.parent.value, node.location[-1])
        return
    if "update" not in action:
        raise SpecError(f"{place}: neither `update` nor `remove`")
    changed = [_merge_into(cast(Json, node.value), action["update"], place) for node in nodes]
    if not any(changed):
        raise SpecError(f"{place}: {target} already has this; delete these lines")


def _remove(parent: object, key: int | str) -> None:
    if isinstance(parent, dict):
        del parent[key]
    elif isinstance(parent, list):
        del parent[int(key)]


def _merge_into(target: Json, update: Json, place: str) -> bool:
    """Merges in place, as the overlay specification says; tells whether anything changed."""
    if isinstance(target, list):
        target.append(deepcopy(update))
        return True
    if not isinstance(target, dict) or not isinstance(update, dict):
        raise SpecError(f"{place}: the target is neither a mapping nor a list")
    changed = False
    for key, value in update.items():
        present = target.get(key)
        if isinstance(present, dict) and isinstance(value, dict):
            changed |= _merge_into(present, value, place)
        elif isinstance(present, list) and isinstance(value, list):
            present.extend(deepcopy(value))
            changed |= bool(value)
        elif key not in target or present != value:
            target[key] = deepcopy(value)
            changed = True
    return changed


def _line_spans(path: Path, count: int) -> list[tuple[int, int]]:
    """First and last line of each action, counted from 1."""
    text = path.read_text(encoding="utf-8")
    if count == 0:
        return []
    starts = [line + 1 for line, _ in YAML(typ="rt").load(text)["actions"].lc.data.values()]
    ends = [start - 1 for start in starts[1:]] + [len(text.splitlines())]
    if len(starts) != count:
        raise SpecError(f"{path}: the actions can't be counted")
    return list(zip(starts, ends, strict=True))
