"""Requests made from the bundled document: for every operation ones that fit, and each of them spoilt in one place."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from support.examples import DOCUMENT, METHODS, Schema, value_of

BOUNDARY = "corpus-boundary"
WRONG_TYPES: dict[str, Any] = {
    "string": 7,
    "integer": "seven",
    "number": "seven",
    "boolean": "maybe",
    "array": {"no": "list"},
    "object": ["no", "object"],
}
WRONG_FORMATS: dict[str, list[Any]] = {
    "uuid": ["not-a-uuid", "5a1e50000000400080000000000000aa"],
    "date-time": ["yesterday", "2026-11-24", "2026-13-24T00:00:00Z", "2026-11-24T00:00:00"],
    "date": ["yesterday", "2026-02-30"],
    "int32": [2**31],
}


@dataclass(frozen=True)
class Shape:
    """A request as its parts; `spoilt` says in which way, and is empty where nothing is.

    Attributes:
        path: values of the placeholders.
        body: JSON, raw bytes, or None for no body.
    """

    operation: str
    method: str
    template: str
    path: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    content_type: str | None
    spoilt: str = ""

    def target(self) -> str:
        found = re.sub(r"\{(\w+)\}", lambda match: quote(self.path[match[1]], safe=""), self.template)
        return f"{found}?{urlencode(self.query)}" if self.query else found

    def content(self) -> bytes | None:
        return self.body if self.body is None or isinstance(self.body, bytes) else json.dumps(self.body).encode()


def corpus() -> Iterator[Shape]:
    for template, item in DOCUMENT["paths"].items():
        for method in METHODS:
            if method in item:
                declared = [*item.get("parameters", []), *item[method].get("parameters", [])]
                parameters = [resolved(one) for one in declared]
                for optional in (True, False):
                    shape = fitting(template, method, item[method], parameters, optional)
                    yield shape
                    if optional:
                        yield from spoilt_parameters(shape, parameters)
                        yield from spoilt_bodies(shape, item[method])


def resolved(node: Schema) -> Schema:
    while "$ref" in node:
        _, kind, name = node["$ref"].removeprefix("#/").split("/")
        node = DOCUMENT["components"][kind][name]
    return node


def fitting(template: str, method: str, spec: Schema, parameters: list[Schema], optional: bool) -> Shape:
    values: dict[str, dict[str, str]] = {"path": {}, "query": {}, "header": {}}
    for parameter in parameters:
        if optional or parameter.get("required"):
            value = value_of(parameter["schema"])
            values[parameter["in"]][parameter["name"]] = written(value)
    content = resolved(spec.get("requestBody", {})).get("content", {})
    body, content_type = None, None
    if "multipart/form-data" in content:
        content_type = f"multipart/form-data; boundary={BOUNDARY}"
        body = multipart("folder/load.orch.yaml", b"a: 1\n")
    elif content:
        [(content_type, media)] = content.items()
        body = value_of(media["schema"], optional=optional)
    name = str(spec["x-maia-name"])
    return Shape(name, method.upper(), template, values["path"], values["query"], values["header"], body, content_type)


def written(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(written, value))
    return json.dumps(value) if isinstance(value, bool) else str(value)


def multipart(name: str, content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def spoilt_parameters(shape: Shape, parameters: list[Schema]) -> Iterator[Shape]:
    for parameter in parameters:
        name, part = parameter["name"], parameter["in"]
        values = {"path": shape.path, "query": shape.query, "header": shape.headers}[part]
        if parameter.get("required") and part != "path":
            rest = {key: value for key, value in values.items() if key != name}
            yield _with(shape, part, rest, f"{part} {name} is missing")
        for wrong, what in wrong_values(resolved(parameter["schema"]), as_text=True):
            changed = {**values, name: written(wrong)}
            yield _with(shape, part, changed, f"{part} {name}: {what}")
    yield replace(shape, query={**shape.query, "novelty": "1"}, spoilt="an unknown parameter in the query")


def _with(shape: Shape, part: str, values: dict[str, str], spoilt: str) -> Shape:
    if part == "path":
        return replace(shape, path=values, spoilt=spoilt)
    return (
        replace(shape, query=values, spoilt=spoilt)
        if part == "query"
        else replace(shape, headers=values, spoilt=spoilt)
    )


def spoilt_bodies(shape: Shape, spec: Schema) -> Iterator[Shape]:
    if shape.content_type is None:
        yield replace(shape, body={"novelty": 1}, content_type="application/json", spoilt="a body nobody asked for")
        return
    yield replace(shape, body=None, content_type=None, spoilt="no body")
    yield replace(shape, content_type="text/plain", body=b"text", spoilt="the body is of another type")
    if isinstance(shape.body, bytes):
        return
    yield replace(shape, body=b'{"a": ', spoilt="the body is cut off")
    yield replace(shape, body=b"", spoilt="the body is empty")
    [media] = resolved(spec["requestBody"])["content"].values()
    for body, what in spoilt_values(media["schema"], shape.body, "body", 3):
        yield replace(shape, body=body, spoilt=what)


def spoilt_values(schema: Schema, value: Any, place: str, depth: int) -> Iterator[tuple[Any, str]]:
    """A value changed in one place each."""
    schema = resolved(schema)
    for wrong, what in wrong_values(schema, as_text=False):
        yield wrong, f"{place}: {what}"
    if not isinstance(value, dict) or depth == 0:
        return
    properties = schema.get("properties", {})
    for name, child in properties.items():
        if name not in value:
            continue
        without = {key: one for key, one in value.items() if key != name}
        needed = "required" if name in schema.get("required", ()) else "optional"
        yield without, f"{place}.{name}: {needed} and missing"
        for inner, what in spoilt_values(child, value[name], f"{place}.{name}", depth - 1):
            changed = copy.deepcopy(value)
            changed[name] = inner
            yield changed, what
    yield {**value, "novelty": {"a": [1]}}, f"{place}: an unknown property"


def wrong_values(schema: Schema, *, as_text: bool) -> Iterator[tuple[Any, str]]:
    """Values that a schema may refuse, and how each is wrong."""
    declared = schema.get("type")
    kinds = declared if isinstance(declared, list) else [declared] if declared else []
    for kind in kinds:
        if kind in WRONG_TYPES and not (as_text and kind in ("string", "array", "object")):
            yield WRONG_TYPES[kind], f"not {kind}"
    if not as_text:
        yield None, "null"
    for wrong in WRONG_FORMATS.get(schema.get("format", ""), ()):
        yield wrong, f"no {schema['format']}: {wrong}"
    if "enum" in schema:
        yield "NONE_OF_THEM", "none of its values"
    if "minimum" in schema:
        yield schema["minimum"] - 1, "too small"
    if "maximum" in schema:
        yield schema["maximum"] + 1, "too large"
    if schema.get("minLength"):
        yield "", "too short"
    if "maxLength" in schema:
        yield "x" * (schema["maxLength"] + 1), "too long"
    if schema.get("minItems"):
        yield [], "too few"
