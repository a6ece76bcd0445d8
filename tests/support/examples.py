"""One example of everything that can be sent, made from the bundled document: the same at every run."""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from maia_api.v1 import models, types
from maia_api.v1.api import Calls
from maia_client._generated import Call, document

Schema = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
DOCUMENT: Schema = document("v1")
UUID_TEXT = "11111111-2222-4333-8444-555555555555"


@dataclass(frozen=True)
class Example:
    """One operation of the document, and arguments that fit it.

    Attributes:
        name: `<tag>.<operation>`.
        positional: values of the parameters in the path.
        keywords: the body and all other parameters, by their Python names.
    """

    name: str
    method: str
    path: str
    spec: Schema
    positional: tuple[Any, ...]
    keywords: dict[str, Any]

    def call(self) -> Call[Any]:
        """The operation as an unsent call."""
        return self.bound_to(Calls())(*self.positional, **self.keywords)  # type: ignore[no-any-return]

    def bound_to(self, facade: Any) -> Any:
        """The method of a facade that stands for this operation."""
        tag, _, operation = self.name.partition(".")
        return getattr(getattr(facade, tag), operation)


def examples(*, optional: bool = True) -> Iterator[Example]:
    """Every operation, with all of its parameters and fields, or with those alone that it needs."""
    for path, item in DOCUMENT["paths"].items():
        for method in METHODS:
            if method in item:
                yield _example(method, path, item[method], item.get("parameters", []), optional)


def _example(method: str, path: str, spec: Schema, shared: list[Schema], optional: bool) -> Example:
    name = str(spec["x-maia-name"])
    tag, _, operation = name.partition(".")
    signature = inspect.signature(getattr(getattr(Calls(), tag), operation))
    declared = [resolved(parameter) for parameter in [*shared, *spec.get("parameters", [])]]
    by_word = {_word(parameter["name"]): parameter for parameter in declared}
    positional: list[Any] = []
    keywords: dict[str, Any] = {}
    for python_name, parameter in signature.parameters.items():
        annotation = str(parameter.annotation)
        if python_name == "body":
            keywords["body"] = _body(resolved(spec["requestBody"]), annotation, optional)
            continue
        fact = by_word[_word(python_name)]
        if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD:
            positional.append(_argument(fact["schema"], annotation, optional))
        elif optional or fact.get("required"):
            keywords[python_name] = _argument(fact["schema"], annotation, optional)
    return Example(name, method.upper(), path, spec, tuple(positional), keywords)


def _word(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def resolved(node: Schema) -> Schema:
    """What a reference of the document leads to; anything else is itself."""
    while "$ref" in node:
        _, kind, name = node["$ref"].removeprefix("#/").split("/")
        node = DOCUMENT["components"][kind][name]
    return node


def _argument(schema: Schema, annotation: str, optional: bool) -> Any:
    """A value as the generated signature wants it: an enum's member, a moment, an id."""
    value = value_of(schema, optional=optional)
    for word in re.findall(r"\w+", annotation):
        kind = getattr(models, word, None)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return [kind(one) for one in value] if isinstance(value, list) else kind(value)
    match resolved(schema).get("format"):
        case "date-time":
            return datetime(2026, 11, 24, 1, 2, 3, tzinfo=UTC)
        case "date":
            return date(2026, 11, 24)
        case "uuid":
            return UUID(UUID_TEXT)
    return value


def _body(request: Schema, annotation: str, optional: bool) -> Any:
    [(content_type, media)] = list(request["content"].items())[:1]
    value = value_of(media["schema"], optional=optional)
    if content_type != "multipart/form-data":
        if "Mapping" in annotation or not isinstance(value, dict):
            return value
        kind = next(kind for word in re.findall(r"\w+", annotation) if (kind := getattr(models, word, None)))
        return kind.from_dict(value)
    kind = next(kind for word in re.findall(r"\w+", annotation) if (kind := getattr(models, word, None)))
    body = kind()
    body.additional_properties = {
        "folder/load.orch.yaml": types.File(io.BytesIO(b"a: 1\n"), "folder/load.orch.yaml", "text/plain")
    }
    return body


def value_of(schema: Schema, *, optional: bool = True, depth: int = 4) -> Any:
    """One JSON value that fits a schema; the document's own example where it has one."""
    schema = resolved(schema)
    for keyword in ("example", "const", "default"):
        if keyword in schema:
            return schema[keyword]
    for keyword in ("examples", "enum"):
        if schema.get(keyword):
            return schema[keyword][0]
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return value_of(schema[keyword][0], optional=optional, depth=depth)
    kind = schema.get("type")
    kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
    match kind:
        case "boolean":
            return True
        case "integer":
            return max(1, schema.get("minimum", 1))
        case "number":
            return 1.5
        case "array":
            return [value_of(schema.get("items", {}), optional=optional, depth=depth - 1)] if depth > 0 else []
        case "string":
            texts = {"date-time": "2026-11-24T01:02:03+00:00", "date": "2026-11-24", "uuid": UUID_TEXT}
            return texts.get(schema.get("format", ""), "text")
    needed = schema.get("required", ())
    fields = schema.get("properties", {}).items() if depth > 0 else ()
    found = {
        name: value_of(child, optional=optional, depth=depth - 1)
        for name, child in fields
        if optional or name in needed
    }
    if isinstance(more := schema.get("additionalProperties"), dict) and optional:
        found["key"] = value_of(more, optional=optional, depth=depth - 1)
    return found
