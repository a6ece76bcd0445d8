"""Documentation pages: markdown with one YAML block each, and several of them made into one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .documents import Json, Object, expect_object
from .errors import SpecError
from .operations import METHODS

_FENCE = re.compile(rb" {0,3}(`{3,}|~{3,})[ \t]*([^\r\n]*)")
_ENTRY_KEY = {"servers": "url", "tags": "name"}
Place = tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """The YAML block of a page, byte for byte.

    Attributes:
        document: the publisher's file that the block is cut from, where the fence names it.
    """

    data: bytes
    document: str | None


def yaml_block(page: bytes, source: str) -> Block:
    """The page's one YAML block.

    Raises:
        SpecError: it has none or several, or the page ends inside of one.
    """
    found = [
        Block(data, words[1] if len(words) > 1 else None)
        for info, data in _fenced(page, source)
        if (words := info.split()) and words[0].lower() in ("yaml", "yml")
    ]
    if len(found) != 1:
        raise SpecError(f"{source} has {len(found) or 'no'} YAML blocks; a documentation page has one")
    return found[0]


def _fenced(page: bytes, source: str) -> Iterator[tuple[str, bytes]]:
    """Info string and content of every fenced block, as CommonMark reads them."""
    fence, info, content = b"", "", bytearray()
    opened = 0
    for number, line in enumerate(page.splitlines(keepends=True), start=1):
        match = _FENCE.match(line)
        marks, rest = (match[1], match[2].strip()) if match else (b"", b"")
        if not fence:
            # Backticks in the info string make it code inside of a line.
            if marks and not (marks.startswith(b"`") and b"`" in rest):
                fence, info, content, opened = marks, rest.decode("utf-8", "replace"), bytearray(), number
        elif marks.startswith(fence) and not rest:
            yield info, bytes(content)
            fence = b""
        else:
            content += line
    if fence:
        raise SpecError(f"{source} ends inside the block that begins in line {opened}; it seems cut off")


def merge_pages(documents: Mapping[str, Object]) -> Object:
    """One document from those of several pages.

    Args:
        documents: each page's document by the page's name.

    Raises:
        SpecError: two pages say different things about the same operation, component, tag, server or top-level field.
    """
    values: dict[Place, Json] = {}
    origins: dict[Place, str] = {}
    for page, document in documents.items():
        for place, value in _units(document, page):
            if place in values and values[place] != value:
                raise SpecError(f"{_in_words(place)} differs between {origins[place]} and {page}")
            values[place] = value
            origins.setdefault(place, page)
    merged: Object = {}
    for place, value in values.items():
        _put(merged, place, value)
    return merged


def _units(document: Object, page: str) -> Iterator[tuple[Place, Json]]:
    """The document in the pieces that two pages may share: (place, content)."""
    # To leave `security` out says something, too: that no operation needs any.
    for field, value in {**document, "security": document.get("security")}.items():
        if field in ("paths", "components", "webhooks"):
            for name, entries in expect_object(value, f"{page}: {field}").items():
                for key, entry in expect_object(entries, f"{page}: {field}.{name}").items():
                    yield (field, name, key), entry
        elif field in _ENTRY_KEY:
            for entry in value if isinstance(value, list) else [value]:
                own = expect_object(entry, f"{page}: {field}").get(_ENTRY_KEY[field])
                yield (field, "", str(own)), entry
        else:
            yield (field,), value


def _put(merged: Object, place: Place, value: Json) -> None:
    if len(place) == 1:
        if place != ("security",) or value is not None:
            merged[place[0]] = value
    elif place[0] in _ENTRY_KEY:
        entries = merged.setdefault(place[0], [])
        if isinstance(entries, list):
            entries.append(value)
    else:
        section = expect_object(merged.setdefault(place[0], {}), place[0])
        expect_object(section.setdefault(place[1], {}), place[1])[place[2]] = value


def _in_words(place: Place) -> str:
    match place:
        case ("paths", path, method) if method in METHODS:
            return f"{method.upper()} {path}"
        case ("servers" | "tags" as field, _, key):
            return f"{field} {key!r}"
        case _:
            return ".".join(place)
