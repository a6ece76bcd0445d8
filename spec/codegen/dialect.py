"""Says in the generator's dialect what it would otherwise misread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .documents import Json, Object, expect_object
from .names import snake_case
from .operations import operations
from .python_names import enum_members

# What the generator reads by itself; everything else is bytes.
_KNOWN_MEDIA = re.compile(
    r"application/json|[^;]+\+json|text/.+|application/x-www-form-urlencoded|multipart/form-data", re.IGNORECASE
)


def adapt(document: Object) -> None:
    """Rewrites, in place, what means the same and is understood."""
    for name, media in _bodies(document):
        if "schema" not in media:
            media["schema"] = {"type": "string"} if name.startswith("text/") else {}
        if not _KNOWN_MEDIA.match(name) and _may_be_bytes(media["schema"]):
            media["schema"] = {"type": "string", "format": "binary"}
    for body in _request_bodies(document):
        _keep_one_way(body)
    for _, holder, key in list(places(document)):
        schema = holder[key]
        if isinstance(schema, dict) and holder.get("in") in ("header", "cookie"):
            schema.pop("format", None)  # sent as text, whatever it stands for
        if isinstance(schema, bool):
            if key == "items" and not schema:
                del holder[key]  # `prefixItems` alone
            elif key != "additionalProperties":
                holder[key] = {}
            elif not schema:
                del holder[key]  # an unknown key would be left out without a word; the service refuses it aloud
        elif isinstance(schema, dict) and "enum" in schema:
            _name_members(schema)


def binary_media(document: Object) -> list[str]:
    """The media types, as the document spells them, whose bodies are bytes wherever they stand."""
    found = [(name, _is_bytes(media.get("schema"))) for name, media in _bodies(document)]
    others = {name for name, is_bytes in found if not is_bytes}
    return sorted({name for name, _ in found if name not in others})


def module_names(document: Object) -> dict[str, str]:
    """Modules for the classes that have a field of their own name, by class.

    A generated class keeps itself in a variable that is called like its module, and so would the field be.
    """
    components = expect_object(document.get("components", {}), "components")
    modules: dict[str, str] = {}
    for name, schema in expect_object(components.get("schemas", {}), "components.schemas").items():
        fields = schema.get("properties") if isinstance(schema, dict) else None
        if isinstance(fields, dict) and snake_case(name) in {snake_case(field) for field in fields}:
            modules[name] = f"{snake_case(name)}_model"
    return modules


def places(node: Json, place: str = "") -> Iterator[tuple[str, Object, str]]:
    """Where the schemas of a document stand: in words, and as a mapping with its key."""
    if isinstance(node, dict):
        for key, child in node.items():
            if key == "schema":
                yield place, node, key
                yield from _inside(child, place)
            elif place == "components" and key == "schemas" and isinstance(child, dict):
                for name, schema in child.items():
                    yield f"components.schemas.{name}", child, name
                    yield from _inside(schema, f"components.schemas.{name}")
            elif not key.startswith(("x-", "example")):
                yield from places(child, f"{place}.{key}".lstrip("."))
    elif isinstance(node, list):
        for child in node:
            yield from places(child, place)


def _inside(schema: Json, place: str) -> Iterator[tuple[str, Object, str]]:
    """Where the schemas inside a schema stand."""
    if not isinstance(schema, dict):
        return
    for key in ("items", "additionalProperties", "not"):
        if key in schema:
            yield place, schema, key
            yield from _inside(schema[key], f"{place}.{key}")
    fields = schema.get("properties")
    for name, child in fields.items() if isinstance(fields, dict) else ():
        yield f"{place}.{name}", expect_object(fields, place), name
        yield from _inside(child, f"{place}.{name}")
    for key in ("allOf", "anyOf", "oneOf", "prefixItems"):
        variants = schema.get(key)
        for number, child in enumerate(variants if isinstance(variants, list) else ()):
            if isinstance(child, dict):
                alone: Object = {key: child}
                yield f"{place}.{key}[{number}]", alone, key
            yield from _inside(child, f"{place}.{key}[{number}]")


def _bodies(node: Json) -> Iterator[tuple[str, Object]]:
    """Every body of the document: its media type, and what is said of it."""
    if isinstance(node, dict):
        for key, child in node.items():
            if key == "content" and isinstance(child, dict):
                yield from ((name, media) for name, media in child.items() if isinstance(media, dict))
            elif key not in ("schema", "schemas") and not key.startswith(("x-", "example")):
                yield from _bodies(child)
    elif isinstance(node, list):
        for child in node:
            yield from _bodies(child)


def _request_bodies(document: Object) -> Iterator[Object]:
    components = expect_object(document.get("components", {}), "components")
    shared = expect_object(components.get("requestBodies", {}), "components.requestBodies").values()
    for body in [*(operation.spec.get("requestBody") for operation in operations(document)), *shared]:
        if isinstance(body, dict):
            yield body


def _keep_one_way(body: Object) -> None:
    """Leaves one media type, JSON first, of those with the same schema: generated code would send it in all of them."""
    content = expect_object(body.get("content", {}), "content")
    schemas: list[Json] = []
    for name in sorted(content, key=lambda name: "json" not in name):
        schema = expect_object(content[name], name).get("schema")
        if schema in schemas:
            del content[name]
        schemas.append(schema)


def _is_bytes(schema: Json) -> bool:
    return isinstance(schema, dict) and schema.get("format") == "binary"


def _may_be_bytes(schema: Json) -> bool:
    return schema in ({}, True) or (isinstance(schema, dict) and schema.get("type") == "string")


def _name_members(schema: Object) -> None:
    """Gives the values of an enum names of their own where the generator would call two of them the same."""
    values = schema["enum"]
    if not isinstance(values, list) or not all(value is None or isinstance(value, str) for value in values):
        return
    texts = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    schema["enum"] = [*texts, *([None] if None in values else [])]
    names = list(enum_members(texts).values())
    if len(set(names)) == len(names):
        return
    unique: list[Json] = []
    for name in names:
        number = 1
        while (candidate := name if number == 1 else f"{name}_{number}") in unique:
            number += 1
        unique.append(candidate)
    schema["x-enum-varnames"] = unique
