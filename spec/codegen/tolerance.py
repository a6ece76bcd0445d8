"""Makes answers tolerant: no field of an answer is required, and any of them may be null.

The publisher has changed answers without notice, and a client that insists on a field breaks on the day it is left
out. Requests stay as strict as the document: where both sides share a schema, the request gets a copy of its own,
`<Name>Request`. (Open enums are templates; unknown fields the generator keeps; a null in a list of objects is left out
by `calls.Success`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from .documents import Json, Object, expect_object
from .errors import SpecError
from .operations import operations, reachable

_PREFIX = "#/components/schemas/"
_PARSED_FORMATS = ("date", "date-time", "uuid")


def relax_answers(document: Object) -> None:
    """Relaxes, in place, every schema that answers reach.

    Raises:
        SpecError: a request's copy of a schema would take the name of another schema.
    """
    components = expect_object(document.setdefault("components", {}), "components")
    schemas = expect_object(components.setdefault("schemas", {}), "components.schemas")
    _keep_requests_apart(document, schemas)
    named: list[Json] = []
    for operation in operations(document):
        answers = expect_object(operation.spec.get("responses", {}), f"{operation.place}.responses")
        title = _pascal(str(operation.spec.get("operationId", operation.place)))
        for status, answer in answers.items():
            _relax_contents(answer, f"{title}Response" if status[:1] == "2" else f"{title}Response{status}", schemas)
        named.append(answers)
    for name, answer in expect_object(components.get("responses", {}), "components.responses").items():
        _relax_contents(answer, f"{_pascal(name)}Response", schemas)
    for kind, name in sorted(reachable(document, named)):
        if kind == "schemas":
            _relax(expect_object(schemas[name], name), name, schemas)


def _keep_requests_apart(document: Object, schemas: Object) -> None:
    """Gives requests their own copies of the schemas that answers reach too."""
    answers = [operation.spec.get("responses") for operation in operations(document)]
    requests = list(_request_parts(document))
    reached = reachable(document, requests)
    both = sorted(name for kind, name in reached & reachable(document, answers) if kind == "schemas")
    shared = [name for name in both if not _is_plain_enum(schemas[name])]
    copies = {name: f"{name}Request" for name in shared}
    for name, copy in copies.items():
        if copy in schemas:
            raise SpecError(f"components.schemas.{name}: its copy for requests would be {copy}, which exists already")
        schemas[copy] = deepcopy(schemas[name])
    own = [
        expect_object(document["components"], "components").get(kind, {}) for kind in ("parameters", "requestBodies")
    ]
    own += [schemas[name] for kind, name in reached if kind == "schemas" and name not in copies]
    for part in [*requests, *own, *(schemas[copy] for copy in copies.values())]:
        _redirect(part, copies)


def _is_plain_enum(schema: Json) -> bool:
    """Whether relaxing would leave the schema as it is, so that both sides may share its class."""
    return isinstance(schema, dict) and "enum" in schema and "default" not in schema


def _request_parts(document: Object) -> Iterator[Json]:
    """What makes up requests: bodies and parameters, those of whole paths included."""
    for item in expect_object(document.get("paths", {}), "paths").values():
        yield expect_object(item, "path").get("parameters")
    for operation in operations(document):
        yield operation.spec.get("requestBody")
        yield operation.spec.get("parameters")


def _redirect(node: Json, copies: dict[str, str]) -> None:
    """Points every reference below a node at the copies, in place."""
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target.removeprefix(_PREFIX) in copies:
            node["$ref"] = _PREFIX + copies[target.removeprefix(_PREFIX)]
    children: Iterable[Json] = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        _redirect(child, copies)


def _relax_contents(answer: Json, name: str, schemas: Object) -> None:
    contents = answer.get("content") if isinstance(answer, dict) else None
    for media in contents.values() if isinstance(contents, dict) else ():
        if isinstance(media, dict) and "schema" in media:
            media["schema"] = _settled(media["schema"], name, schemas)


def _relax(schema: Object, name: str, schemas: Object) -> None:
    """Relaxes one schema, and what stands inside it."""
    schema.pop("required", None)
    schema.pop("default", None)  # what the service leaves out is not there
    if schema.get("additionalProperties") is False:
        del schema["additionalProperties"]
    properties = expect_object(schema.get("properties", {}), f"{name}.properties")
    for field, child in properties.items():
        properties[field] = _nullable(_settled(child, f"{name}{field[:1].upper()}{field[1:]}", schemas))
    if isinstance(values := schema.get("additionalProperties"), dict):
        schema["additionalProperties"] = _nullable(_settled(values, f"{name}Value", schemas))
    if "items" in schema:
        items = _settled(schema["items"], f"{name}Item", schemas)
        schema["items"] = _nullable(items) if _is_parsed(items, schemas) else items
    for keyword in ("allOf", "anyOf", "oneOf"):
        if isinstance(variants := schema.get(keyword), list):
            for number, variant in enumerate(variants):
                variants[number] = _settled(variant, f"{name}Variant{number}", schemas)


def _settled(schema: Json, name: str, schemas: Object) -> Json:
    """A schema that has been relaxed. What becomes a class of its own gets its name in the document.

    Inside a union with null the generator would number the class instead.
    """
    if not isinstance(schema, dict) or "$ref" in schema:
        return schema
    becomes_a_class = bool({"enum", "properties", "allOf"} & schema.keys()) or schema.get("type") == "object"
    hoisted = becomes_a_class and name not in schemas
    if hoisted:
        schemas[name] = schema
    _relax(schema, name, schemas)
    return {"$ref": f"{_PREFIX}{name}"} if hoisted else schema


def _is_parsed(schema: Json, schemas: Object) -> bool:
    """Whether the generated code turns a value into something else, and would choke on a null; objects aside."""
    if not isinstance(schema, dict):
        return False
    target = schemas.get(str(schema.get("$ref", "")).removeprefix(_PREFIX))
    found = target if isinstance(target, dict) else schema
    return "enum" in found or "anyOf" in found or "oneOf" in found or found.get("format") in _PARSED_FORMATS


def _nullable(schema: Json) -> Json:
    if not isinstance(schema, dict) or not schema:
        return schema
    kind = schema.get("type")
    if isinstance(kind, list) and "null" in kind:
        return schema
    for keyword in ("anyOf", "oneOf"):
        if isinstance(variants := schema.get(keyword), list):
            return schema if {"type": "null"} in variants else {**schema, keyword: [*variants, {"type": "null"}]}
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _pascal(text: str) -> str:
    words = "".join(character if character.isalnum() else " " for character in text).split()
    return "".join(word[:1].upper() + word[1:] for word in words)
