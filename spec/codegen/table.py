"""Writes `docs/operations.md`: every operation, where it comes from, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from .documents import Json, Object
from .names import NAME
from .operations import Operation, operations

_INTRODUCTION = """\
# Operations

<!-- Written by `nox -s generate` from spec/. Do not edit. -->

Every operation of the API by its Python name: `maia.api.<name>(...)`, with `await` on `AsyncMaia`.

*Upstream* operations are in the publisher's own document. *Supplement* operations are documented in public but absent
from it; `spec/<version>/supplement.yaml` has them, with all evidence. Confidence is *high* where an official page or
client shows the operation, *medium* where guides or other clients alone do. Unsure is what the sources leave open.
"""
_HEAD = """\
| Method | Path | Python name | From | Confidence | First evidence | Unsure |
| --- | --- | --- | --- | --- | --- | --- |
"""


def operations_table(documents: Mapping[str, Object]) -> str:
    """The page as Markdown.

    Args:
        documents: API version to bundled document.
    """
    return _INTRODUCTION + "".join(_section(version, document) for version, document in documents.items())


def _section(version: str, document: Object) -> str:
    found = sorted(operations(document), key=lambda operation: str(operation.spec[NAME]))
    origins = Counter(_origin(operation) for operation in found)
    counts = ", ".join(f"{origins[origin]} from {origin}" for origin in ("upstream", "supplement") if origins[origin])
    return f"\n## {version}\n\n{len(found)} operations, {counts}.\n\n{_HEAD}{''.join(map(_row, found))}"


def _row(operation: Operation) -> str:
    spec = operation.spec
    evidence = _texts(spec.get("x-evidence"))
    cells = (
        operation.method.upper(),
        f"`{_cell(operation.path)}`",
        f"`{_cell(str(spec[NAME]))}`",
        _origin(operation),
        _cell(str(spec.get("x-confidence", ""))),
        _cell(evidence[0]) if evidence else "",
        "<br>".join(map(_cell, _texts(spec.get("x-unsure")))),
    )
    return f"| {' | '.join(cells)} |\n"


def _origin(operation: Operation) -> str:
    # Upstream needs no evidence, and every operation of the supplement has some.
    return "supplement" if "x-evidence" in operation.spec else "upstream"


def _texts(value: Json) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _cell(text: str) -> str:
    """Text that can't leave its cell or become markup."""
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
