"""The schemas of a document, by their place in it, and the formats that values are held to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from json import dumps
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from .._text import one_line
from ._messages import Json, parsed_moment

_ROOT = "urn:maia:document"

FORMATS = FormatChecker(formats=())
"""The formats that requests are held to: those that the document uses."""

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HOUR_AND_MINUTE = r"([01]\d|2[0-3]):[0-5]\d"
_DATE_TIME = re.compile(
    rf"\d{{4}}-\d\d-\d\d[Tt]{_HOUR_AND_MINUTE}:[0-5]\d(\.\d+)?([Zz]|[+-]{_HOUR_AND_MINUTE})", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@FORMATS.checks("uuid")
def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(_UUID.fullmatch(value))


@FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    return not isinstance(value, str) or bool(_DATE_TIME.fullmatch(value) and parsed_moment(value))


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(_DATE.fullmatch(value) and date.fromisoformat(value))


@FORMATS.checks("int32")
def _is_int32(value: object) -> bool:
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@FORMATS.checks("int64")
def _is_int64(value: object) -> bool:
    return not isinstance(value, int) or -(2**63) <= value < 2**63


@lru_cache
def as_in_ecmascript(pattern: str) -> re.Pattern[str]:
    r"""JSON Schema's patterns are ECMAScript's: `\w` and `\d` are ASCII, and no line break comes after `$`."""
    tokens = r"\\.|\[(?:\\.|[^\]\\])*\]|\$"  # an escape, a class of characters, or the end
    return re.compile(re.sub(tokens, lambda found: r"\Z" if found[0] == "$" else found[0], pattern), re.ASCII)


def _fits_pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    if isinstance(value, str) and not as_in_ecmascript(pattern).search(value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _fits_pattern})  # type: ignore[no-untyped-call]


class Schemas:
    """The schemas of a document by their place in it. Validators are made once, when they are first needed."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self._registry = Registry[Any]().with_resource(_ROOT, DRAFT202012.create_resource(document))
        self._validators: dict[str, Validator] = {}

    def resolved(self, pointer: str) -> tuple[str, Json]:
        """The place and the value that a pointer means, behind any references."""
        while True:
            value: Any = self.document
            for escaped in pointer.split("/")[1:]:
                part = escaped.replace("~1", "/").replace("~0", "~")
                value = value[int(part) if isinstance(value, list) else part]
            if not (isinstance(value, dict) and "$ref" in value):
                return pointer, value
            pointer = value["$ref"].removeprefix("#")

    def violations(self, pointer: str, value: Any, name: str) -> Iterator[str]:
        """What a schema finds wrong with a value."""
        validator = self._validators.get(pointer)
        if validator is None:
            _, schema = self.resolved(pointer)
            if '"$ref"' in dumps(schema):  # which only the document as a whole can follow; slower
                schema = {"$ref": f"{_ROOT}#{pointer}"}
            validator = _Validator(schema, registry=self._registry, format_checker=FORMATS)
            self._validators[pointer] = validator
        for error in validator.iter_errors(value):
            yield ".".join([name, *(str(part) for part in error.path)]) + f": {one_line(error.message)[:200]}"

    def types(self, pointer: str) -> set[str]:
        """The types of value that a schema knows, wherever it says so; empty where it takes anything."""
        pointer, schema = self.resolved(pointer)
        declared = schema.get("type", [])
        found = {declared} if isinstance(declared, str) else set(declared)
        for word in ("anyOf", "oneOf", "allOf"):
            for number in range(len(schema.get(word, ()))):
                found |= self.types(f"{pointer}/{word}/{number}")
        return found
