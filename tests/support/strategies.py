"""Hypothesis strategies from the schemas of a document: what the service may answer, what a caller may send."""

from __future__ import annotations

from datetime import UTC
from typing import Any, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Json = dict[str, Any] | list[Any] | str | int | float | bool | None
Schema = dict[str, Any]

_PREFIX = "#/components/schemas/"
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
ANYTHING: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)


class Instances:
    """Instances of the named schemas of a document.

    Args:
        tolerant: also fields and words that the document does not know, as a newer service would send them.
    """

    def __init__(self, document: dict[str, Any], *, tolerant: bool) -> None:
        self._schemas: dict[str, Schema] = document["components"]["schemas"]
        self._tolerant = tolerant

    def of(self, name: str, depth: int = 3) -> SearchStrategy[Any]:
        return self._of(self._schemas[name], depth)

    def _of(self, schema: Schema, depth: int) -> SearchStrategy[Any]:
        if "$ref" in schema:
            name = str(schema["$ref"]).removeprefix(_PREFIX)
            return st.deferred(lambda: self._of(self._schemas[name], depth))
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                return st.one_of([self._of(variant, depth) for variant in schema[keyword]])
        if "allOf" in schema:
            return self._object(self._merged(schema), depth)
        if "enum" in schema:
            known = st.sampled_from(cast(list[Json], schema["enum"]))
            return known | TEXT.map(lambda text: f"?{text}") if self._tolerant else known
        kind = schema.get("type")
        if isinstance(kind, list):
            return st.one_of([self._of({**schema, "type": one}, depth) for one in kind])
        match kind:
            case "null":
                return st.none()
            case "boolean":
                return st.booleans()
            case "integer":
                return st.integers(schema.get("minimum", -(2**31)), schema.get("maximum", 2**31 - 1))
            case "number":
                return st.floats(allow_nan=False, allow_infinity=False)
            case "string":
                return _strings(schema)
            case "array":
                return st.lists(self._of(schema.get("items", {}), depth - 1), max_size=2 if depth > 0 else 0)
            case "object":
                return self._object(schema, depth)
        return self._object(schema, depth) if "properties" in schema else ANYTHING

    def _merged(self, schema: Schema) -> Schema:
        """The parts of an `allOf` as one object."""
        merged: Schema = {"type": "object", "properties": {}, "required": []}
        for part in [*schema["allOf"], {key: value for key, value in schema.items() if key != "allOf"}]:
            found = self._schemas[str(part["$ref"]).removeprefix(_PREFIX)] if "$ref" in part else part
            found = self._merged(found) if "allOf" in found else found
            merged["properties"] |= found.get("properties", {})
            merged["required"] += found.get("required", [])
        return merged

    def _object(self, schema: Schema, depth: int) -> SearchStrategy[Any]:
        required = set(schema.get("required", ()))
        properties = {name: self._of(child, depth - 1) for name, child in schema.get("properties", {}).items()}
        optional = {name: child for name, child in properties.items() if name not in required}
        known = st.fixed_dictionaries(
            {name: properties[name] for name in properties if name in required}, optional=optional if depth > 0 else {}
        )
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            values, least = self._of(more, depth - 1), 0
        elif self._tolerant:
            values, least = ANYTHING, 1
        else:
            return known
        unknown = st.dictionaries(TEXT.map(lambda text: f"x {text}"), values, min_size=least, max_size=2)
        return st.builds(lambda a, b: {**b, **a}, known, unknown)


def _strings(schema: Schema) -> SearchStrategy[str]:
    match schema.get("format"):
        case "date-time":
            return st.datetimes().map(lambda moment: moment.replace(tzinfo=UTC).isoformat())
        case "date":
            return st.dates().map(lambda day: day.isoformat())
        case "uuid":
            return st.uuids().map(str)
    return st.text(
        st.characters(codec="utf-8"), min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 12), 12)
    )
