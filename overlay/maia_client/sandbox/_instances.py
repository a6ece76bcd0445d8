"""Answers made of their schemas alone, for operations that keep no state: always the same, and valid."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from ._contract import Call, Route
from ._messages import Json, moment
from ._schemas import FORMATS, as_in_ecmascript

DEEPEST = 8


class _ImpossibleError(Exception):
    """No value is known that a schema would take."""


def success(route: Route, call: Call, now: float) -> tuple[int, object]:
    """A status that the operation documents as a success, and a body that fits its schema; None for no body."""
    responses = {key.upper(): route.resolved(value) for key, value in route.operation["responses"].items()}
    key = min((key for key in responses if key.startswith("2")), default="2XX")
    schema = _json_schema(responses.get(key, {}))
    if schema is None:
        return 204 if key == "2XX" else int(key), None
    body = _Maker(route, call, now).make(schema, "", DEEPEST)
    return 200 if key == "2XX" else int(key), _as_page(body, call.query)


def _json_schema(response: Json) -> Json | None:
    for kind, media in response.get("content", {}).items():
        if "json" in kind and "schema" in media:
            schema: Json = media["schema"]
            return schema
    return None


def _as_page(body: object, query: Mapping[str, object]) -> object:
    """A list that ends: one item on the first page, and none behind it."""
    if not isinstance(body, dict):
        return body
    lists = [key for key, value in body.items() if isinstance(value, list)]
    if len(lists) == 1 and {"page", "size", "total"} <= body.keys():
        page, size = query.get("page", 0), query.get("size", 25)
        return {**body, "page": page, "size": size, "total": 1, lists[0]: body[lists[0]][:1] if page == 0 else []}
    if len(lists) == 1 and "more" in body:
        return {key: value for key, value in body.items() if key != "more"}
    return body


class _Maker:
    """Makes values of schemas. What the request has a value of the same name for is that value."""

    def __init__(self, route: Route, call: Call, now: float) -> None:
        self._route = route
        self._now = now
        body = call.body if isinstance(call.body, dict) else {}
        self._known: dict[str, object] = {**body, **call.query, **call.path}

    def make(self, schema: Any, name: str, depth: int) -> Any:
        """A value that a schema takes.

        Args:
            name: of the property that the value is for.
            depth: how many levels may be below.

        Raises:
            _ImpossibleError: none is known.
        """
        if schema is True or schema == {}:
            return name
        if depth < 0 or schema is False:
            raise _ImpossibleError
        schema = self._route.resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        for word in ("oneOf", "anyOf"):
            if word in schema:
                rest = {key: value for key, value in schema.items() if key not in (word, "discriminator")}
                return _merged(self._first(schema[word], name, depth), self._rest(rest, name, depth))
        if "allOf" in schema:
            rest = {key: value for key, value in schema.items() if key != "allOf"}
            made = [self.make(part, name, depth) for part in schema["allOf"]]
            for more in [*made[1:], self._rest(rest, name, depth)]:
                made[0] = _merged(made[0], more)
            return made[0]
        return self._of_type(schema, name, depth)

    def _first(self, options: list[Any], name: str, depth: int) -> Any:
        for option in sorted(options, key=lambda option: option == {"type": "null"}):
            try:
                return self.make(option, name, depth)
            except _ImpossibleError:
                continue
        raise _ImpossibleError

    def _rest(self, schema: Json, name: str, depth: int) -> Any:
        """What stands beside a choice and says more about the value."""
        says_more = schema.keys() & {"type", "properties", "required"}
        return self.make(schema, name, depth) if says_more else None

    def _of_type(self, schema: Json, name: str, depth: int) -> Any:
        declared = schema.get("type") or (
            "object" if "properties" in schema else "array" if "items" in schema else None
        )
        kinds = [declared] if isinstance(declared, str) else list(declared or ())
        kind = next((one for one in kinds if one != "null"), "null" if kinds else None)
        if kind in (None, "string"):
            return self._text(schema, name)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            count = max(1, schema.get("minItems", 0)) if schema.get("maxItems", 1) else 0
            try:
                return [self.make(schema.get("items", True), name, depth - 1) for _ in range(count)]
            except _ImpossibleError:
                if schema.get("minItems"):
                    raise
                return []
        if kind in ("integer", "number"):
            return self._number(schema, name)
        return True if kind == "boolean" else None

    def _object(self, schema: Json, depth: int) -> Json:
        made: Json = {}
        for name, value in schema.get("properties", {}).items():
            try:
                made[name] = self.make(value, name, depth - 1)
            except _ImpossibleError:
                if name in schema.get("required", ()):
                    raise
        others = schema.get("additionalProperties", True)
        if not made and isinstance(others, dict):
            with suppress(_ImpossibleError):
                made["name"] = self.make(others, "name", depth - 1)
        missing = [name for name in schema.get("required", ()) if name not in made]
        if missing and others is False:
            raise _ImpossibleError
        return {**made, **{name: self.make(others, name, depth - 1) for name in missing}}

    def _number(self, schema: Json, name: str) -> Any:
        known = self._known.get(name)
        low = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
        high = schema.get("maximum", schema.get("exclusiveMaximum", low + 2) - 1)
        if isinstance(known, int) and not isinstance(known, bool) and low <= known <= high:
            return known
        value = max(low, min(1, high))
        step = schema.get("multipleOf")
        return value if not step else -(-value // step) * step

    def _text(self, schema: Json, name: str) -> str:
        candidates = [self._known.get(name), *self._proposed(schema, name)]
        examples = [schema.get("example"), schema.get("default"), *schema.get("examples", ())]
        for text in [*candidates, *examples]:
            if isinstance(text, str) and _fits(schema, text):
                return text
        raise _ImpossibleError

    def _proposed(self, schema: Json, name: str) -> list[str]:
        text = (name or "text").ljust(schema.get("minLength", 0), "x")
        texts = [text[: schema.get("maxLength", len(text))], "1", "a", ""]
        uuid = str(uuid5(NAMESPACE_URL, f"maia-sandbox:{name}"))
        if "format" not in schema:
            # An id that an answer calls a text is often a UUID where a path asks for it.
            return [uuid, *texts] if name.endswith(("id", "Id")) else texts
        by_format = {
            "uuid": uuid,
            "date-time": moment(self._now),
            "date": moment(self._now)[:10],
            "uri": f"https://sandbox.test/{name}",
            "email": "somebody@sandbox.test",
        }
        return [by_format.get(schema["format"], texts[0])]


def _fits(schema: Json, text: str) -> bool:
    pattern = schema.get("pattern")
    return (
        schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text))
        and (pattern is None or as_in_ecmascript(pattern).search(text) is not None)
        and FORMATS.conforms(text, schema.get("format", ""))
    )


def _merged(first: Any, second: Any) -> Any:
    if isinstance(first, dict) and isinstance(second, dict):
        return {**first, **second}
    return first if second is None else second
