"""The change report as text for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from textwrap import TextWrapper
from typing import Final

from .demand import demanded_bump
from .documents import Json
from .verdicts import Change

_NAMES: Final = TextWrapper(
    width=110, initial_indent=" " * 6, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False
)
_BUMPS: Final = {
    "minor": "a higher API minor",
    "release": "a higher release",
    "nothing": "no new version",
}


def as_text(changes: Collection[Change], version: str | None = None) -> str:
    """For people: what breaks first, by place; the last line says which version follows.

    Args:
        changes: what `changes.compare` found.
        version: what `demand.demanded_version` makes of them, where the previous version is known.
    """
    lines: list[str] = []
    for verdict in ("breaking", "compatible"):
        found = [change for change in changes if change.verdict == verdict]
        if found:
            lines += [f"{verdict.capitalize()} ({len(found)})", *_grouped(found), ""]
    if not lines:
        lines += ["Nothing changed for callers.", ""]
    demanded = f"Demands {_BUMPS[demanded_bump(changes)]}"
    lines.append(f"{demanded}: {version}" if version else demanded)
    return "\n".join(lines) + "\n"


def as_json(changes: Collection[Change], version: str | None = None) -> str:
    """For machines, with stable keys.

    - `breaking`, `compatible`: how many changes there are of each.
    - `demands`: which part of the version has to grow: "minor", "release" or "nothing".
    - `version`: the lowest version that may follow, or null where the previous one is not known.
    - `changes`: by place, each with
      `kind` (what changed: "operation", "parameter", "field", "enum value" ...),
      `action` ("added", "removed", "changed"),
      `place` (`GET /v1/projects -> 200 -> results[].name`),
      `side` ("request", "response", "both"),
      `verdict` ("breaking", "compatible"), `why` (a sentence),
      `names` (the Python names touched),
      `before`, `after` (what the document says there, or null),
      `operations` (each operation that it reaches, as "GET /v1/projects"; none for servers and security).
    """
    breaking = sum(change.verdict == "breaking" for change in changes)
    report: Json = {
        "breaking": breaking,
        "compatible": len(changes) - breaking,
        "demands": demanded_bump(changes),
        "version": version,
        "changes": [_object(change) for change in changes],
    }
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"


def _grouped(changes: list[Change]) -> Iterator[str]:
    """One entry for what happened alike in several operations, as where they share a parameter."""
    entries: dict[tuple[str, str, str], list[Change]] = {}
    for change in changes:
        within = change.place.partition(" -> ")[2]
        entries.setdefault((within, _headline(change), change.why), []).append(change)
    for (_, headline, why), alike in entries.items():
        yield from (f"  {change.place}" for change in alike)
        yield f"    {headline}. {why}"
        if names := dict.fromkeys(name for change in alike for name in change.names):
            yield from _NAMES.wrap(", ".join(names))
        if (reached := len({operation for change in alike for operation in change.operations})) > len(alike):
            yield f"      reaches {reached} operations"


def _headline(change: Change) -> str:
    side = "" if change.side == "both" else f", {change.side}"
    return f"{change.kind} {change.action}{side}{_values(change)}"


def _values(change: Change) -> str:
    before, after = _short(change.before), _short(change.after)
    if change.action == "changed" and (before or after):
        return f": {before or 'nothing'} -> {after or 'nothing'}"
    return f": {before or after}" if before or after else ""


def _short(value: Json) -> str:
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _object(change: Change) -> Json:
    return {
        "kind": change.kind,
        "action": change.action,
        "place": change.place,
        "side": change.side,
        "verdict": change.verdict,
        "why": change.why,
        "names": list(change.names),
        "before": change.before,
        "after": change.after,
        "operations": list(change.operations),
    }
