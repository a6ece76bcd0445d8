"""Requests made from the bundled document: for every operation ones that fit, and those with one thing changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from support.examples import DOCUMENT, METHODS, Schema, resolved, value_of

BOUNDARY = "corpus-boundary"
WRONG_TYPES: dict[str, Any] = {
    "string": 7,
    "integer": "seven",
    "number": "seven",
    "boolean": "maybe",
    "array": {"no": "list"},
    "object": ["no", "object"],
}
FORMATS: dict[str, list[Any]] = {
    "uuid": [
        "not-a-uuid",
        "5a1e50000000400080000000000000aa",
        "5A1E5000-0000-4000-8000-0000000000AA",
        "{5a1e5000-0000-4000-8000-0000000000aa}",
        "urn:uuid:5a1e5000-0000-4000-8000-0000000000aa",
        "5a1e5000-0000-4000-8000-0000000000a",
    ],
    "date-time": [
        "yesterday",
        "2026-11-24",
        "2026-13-24T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-24T00:00:00",
        "2026-11-24T01:02Z",
        "20261124T010203Z",
        "2026-11-24T24:00:00Z",
        "2026-11-24t01:02:03.123456789z",
        "2026-11-24T01:02:03-23:59",
        "2026-11-24T01:02:03+01:60",
        "2026-11-24T01:02:03+24:00",
        "2026-11-24T01:02:03+0100",
        "2026-11-24 01:02:03Z",
        "2016-12-31T23:59:60Z",
        "0000-01-01T00:00:00Z",
    ],
    "date": ["yesterday", "2026-02-30", "2028-02-29", "20261124", "2026-11-24T00:00:00Z", "0000-01-01"],
    "int32": [2**31, 2**31 - 1, -(2**31) - 1],
}
"""Texts and numbers that fit a format or nearly do."""
TEXTS: dict[str, list[str]] = {
    "integer": ["1.0", "1e2", "+1", " 1", "0x1", "Infinity", "1_0", "01", "-0", "1.5", "\u0663", "null", "true"],
    "boolean": ["True", "1", "yes", "null"],
    "array": ["a,,b", "a,a"],
    "string": ["\u00fc", "text\n", "\u00fc \U0001f600/&=+%"],
}
"""How the values of parameters may be written."""
JSON_VALUES: dict[str, list[Any]] = {
    "integer": [1.0, 1.5, "1", True, 2**63, [1]],
    "boolean": ["true", 1],
    "array": [[None], [[]], ["text"], "text"],
    "string": [True, ["text"], {}, "\0", "\ud800"],
    "object": [{}, "", False],
}
OTHER_TYPES = [
    "text/json",
    "application/xml",
    "application/x-www-form-urlencoded",
    "application/octet-stream",
    "application/vnd.novelty+json",
    "application/problem+json",
    "multipart/form-data; boundary=novelty",
]
SAME_TYPES = ["APPLICATION/JSON", "application/json; charset=utf-8"]


@dataclass(frozen=True)
class Shape:
    """A request as its parts; `spoilt` says what was changed in one that fits, and is empty where nothing was.

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


def fitting(template: str, method: str, spec: Schema, parameters: list[Schema], optional: bool) -> Shape:
    values: dict[str, dict[str, str]] = {"path": {}, "query": {}, "header": {}}
    for parameter in parameters:
        if optional or parameter.get("required"):
            # The one text that only the service can hand out; the sandbox's are numbers.
            value = "0" if parameter["name"] == "paginationToken" else value_of(parameter["schema"])
            values[parameter["in"]][parameter["name"]] = written(value)
    content = resolved(spec.get("requestBody", {})).get("content", {})
    body, content_type = None, None
    if "multipart/form-data" in content:
        content_type = f"multipart/form-data; boundary={BOUNDARY}"
        body = multipart(part("folder/load.orch.yaml"))
    elif content:
        [(content_type, media)] = content.items()
        body = value_of(media["schema"], optional=optional)
    name = str(spec["x-maia-name"])
    return Shape(name, method.upper(), template, values["path"], values["query"], values["header"], body, content_type)


def written(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(map(written, value))
    return json.dumps(value) if isinstance(value, bool) else str(value)


def multipart(*parts: tuple[str, bytes], end: str = f"--{BOUNDARY}--\r\n") -> bytes:
    return b"".join(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + body + b"\r\n" for head, body in parts) + end.encode()


def part(name: str, content: bytes = b"a: 1\n", *, more: str = "") -> tuple[str, bytes]:
    return f'Content-Disposition: form-data; name="{name}"{more}\r\nContent-Type: text/plain', content


def spoilt_parameters(shape: Shape, parameters: list[Schema]) -> Iterator[Shape]:
    for parameter in parameters:
        name, where = parameter["name"], parameter["in"]
        values = {"path": shape.path, "query": shape.query, "header": shape.headers}[where]
        if where != "path":
            rest = {key: value for key, value in values.items() if key != name}
            yield _with(shape, where, rest, f"{where} {name} is missing")
            yield _with(shape, where, {**values, name: ""}, f"{where} {name}: empty")
        for wrong, what in odd_values(resolved(parameter["schema"]), as_text=True):
            text = written(wrong)
            if where != "header" or (text.isascii() and text.isprintable()):
                yield _with(shape, where, {**values, name: text}, f"{where} {name}: {what}")
    yield replace(shape, query={**shape.query, "novelty": "1"}, spoilt="an unknown parameter in the query")


def _with(shape: Shape, where: str, values: dict[str, str], spoilt: str) -> Shape:
    match where:
        case "path":
            return replace(shape, path=values, spoilt=spoilt)
        case "query":
            return replace(shape, query=values, spoilt=spoilt)
    return replace(shape, headers=values, spoilt=spoilt)


def spoilt_bodies(shape: Shape, spec: Schema) -> Iterator[Shape]:
    if shape.content_type is None:
        yield replace(shape, body={"novelty": 1}, content_type="application/json", spoilt="a body nobody asked for")
        return
    yield replace(shape, body=None, content_type=None, spoilt="no body")
    yield replace(shape, content_type="text/plain", body=b"text", spoilt="the body is of another type")
    yield replace(shape, content_type=None, spoilt="the body has no type")
    for other in OTHER_TYPES:
        if other.partition(";")[0] == shape.content_type.partition(";")[0]:
            continue
        yield replace(shape, body=shape.content(), content_type=other, spoilt=f"the body's type is {other}")
    if isinstance(shape.body, bytes):
        yield from odd_parts(shape)
        return
    for same in SAME_TYPES:
        yield replace(shape, content_type=same, spoilt=f"the body's type is {same}")
    for body, what in odd_json(json.dumps(shape.body)):
        yield replace(shape, body=body, spoilt=f"the body {what}")
    [media] = resolved(spec["requestBody"])["content"].values()
    for body, what in spoilt_values(media["schema"], shape.body, "body", 5):
        yield replace(shape, body=body, spoilt=what)


def odd_json(text: str) -> Iterator[tuple[bytes, str]]:
    """A JSON object written in other ways, and what is no JSON."""
    text = text.removesuffix("}")
    more = f"{text}{', ' if len(text) > 1 else ''}"
    yield b"", "is empty"
    yield b"  ", "is blank"
    yield b'{"a": ', "is cut off"
    yield f" \n{text}\r\n}} ".encode(), "has white space around it"
    yield f'{more}"novelty": 1, "novelty": 2}}'.encode(), "has a name twice"
    yield f'{more}"novelty": 1e999}}'.encode(), "has a number beyond all floats"
    yield f'{more}"novelty": NaN}}'.encode(), "has NaN"
    yield f'{more}"novelty": 1,}}'.encode(), "has a comma too many"
    yield f"{more}'novelty': 1}}".encode(), "has single quotes"
    yield f'{more}"novelty": "'.encode() + b'\xff"}', "is not UTF-8"
    yield f"{text}}}".encode("utf-16"), "is UTF-16"
    yield f"{text}}}".encode("utf-8-sig"), "has a byte order mark"
    yield f"{text}}} x".encode(), "goes on after its end"
    for scalar in ("null", "true", "0", '""'):
        yield scalar.encode(), f"is {scalar}"


def odd_parts(shape: Shape) -> Iterator[Shape]:
    """Multipart bodies. Prism dies of two more: a part without a name, and a file's name without its type."""
    ours, one = f"multipart/form-data; boundary={BOUNDARY}", multipart(part("a"))
    for content_type, body, what in (
        ("multipart/form-data", one, "types without a boundary"),
        ("multipart/form-data; boundary=novelty", one, "another boundary than its type"),
        (f"multipart/mixed; boundary={BOUNDARY}", one, "parts that are no form"),
        (f'Multipart/Form-Data; charset=utf-8; boundary="{BOUNDARY}"', one, "a type written in another way"),
        (ours, b"text", "no parts, but text"),
        (ours, multipart(), "no parts"),
        (ours, multipart(part("a"), end=""), "no end"),
        (ours, b"before\r\n" + one + b"after", "text around its parts"),
        (ours, multipart(part("a"), part("b", b"")), "two parts"),
        (ours, multipart(part("a"), part("a")), "two parts of one name"),
        (ours, multipart(part("a", bytes(range(256)), more='; filename="a.yaml"')), "a file"),
        (ours, multipart(('Content-Disposition: form-data; name="a"', b"1")), "a part without a type"),
    ):
        yield replace(shape, content_type=content_type, body=body, spoilt=f"the body has {what}")


def spoilt_values(schema: Schema, value: Any, place: str, depth: int) -> Iterator[tuple[Any, str]]:
    """A value changed in one place each."""
    schema = resolved(schema)
    for wrong, what in odd_values(schema, as_text=False):
        yield wrong, f"{place}: {what}"
    if depth == 0:
        return
    if isinstance(value, list) and value:
        for inner, what in spoilt_values(schema["items"], value[0], f"{place}[0]", depth - 1):
            yield [inner, *value[1:]], what
        yield [*value, *value], f"{place}: all twice"
    if not isinstance(value, dict):
        return
    properties = schema.get("properties", {})
    for name, inside in value.items():
        without = {key: one for key, one in value.items() if key != name}
        needed = "required" if name in schema.get("required", ()) else "optional"
        yield without, f"{place}.{name}: {needed} and missing"
        child = properties.get(name, schema.get("additionalProperties"))
        for inner, what in spoilt_values(child, inside, f"{place}.{name}", depth - 1):
            yield {**value, name: inner}, what
    yield {**value, "novelty": {"a": [1]}}, f"{place}: an unknown property"


def odd_values(schema: Schema, *, as_text: bool) -> Iterator[tuple[Any, str]]:
    """Values that a schema may refuse, and what is odd about each."""
    declared = schema.get("type")
    kinds = declared if isinstance(declared, list) else [declared] if declared else []
    for kind in kinds:
        if kind in WRONG_TYPES and not (as_text and kind in ("string", "array", "object")):
            yield WRONG_TYPES[kind], f"not {kind}"
        if "format" not in schema or kind != "string":
            for odd in (TEXTS if as_text else JSON_VALUES).get(kind, ()):
                yield odd, f"{kind} as {odd!r}"
    if not as_text:
        yield None, "null"
    for odd in FORMATS.get(schema.get("format", ""), ()):
        yield odd, f"{schema['format']} as {odd}"
    if "enum" in schema:
        yield "NONE_OF_THEM", "none of its values"
        yield schema["enum"][0].lower(), "a value in small letters"
    if "minimum" in schema:
        yield schema["minimum"] - 1, "too small"
    if "maximum" in schema:
        yield schema["maximum"] + 1, "too large"
    if schema.get("minLength") and not as_text:
        yield "", "too short"
    if "maxLength" in schema:
        yield "\U0001f600" * schema["maxLength"], "just short enough, of long characters"
        yield "x" * (schema["maxLength"] + 1), "too long"
    if schema.get("minItems"):
        yield [], "too few"
    if "maxItems" in schema:
        yield ["text"] * (schema["maxItems"] + 1), "too many"
