"""Makes answers tolerant: no field of an answer is required, and any of them may be null.

The publisher has changed answers without notice, and a client that insists on a field breaks on the day it is left
out. Requests stay as strict as the document: where both sides share a schema, the request gets a copy of its own,
`<Name>Request`. (Open enums are templates; unknown fields the generator keeps; a null in a list of objects is left out
by `calls.Success`.)

An answer that is one of several objects becomes one object with the fields of all. With nothing required, the first
of them would fit whatever comes, and a discriminator, which the generator does not read, may hold a value that is new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from .documents import Json, Object, expect_object, list_of
from .operations import mapping, operations, reachable

_PREFIX = "#/components/schemas/"
_NULL: Object = {"type": "null"}
_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
_PARSED_FORMATS = ("date", "date-time", "uuid")


def relax_answers(document: Object) -> None:
    """Relaxes, in place, every schema that answers reach."""
    components = expect_object(document.setdefault("components", {}), "components")
    schemas = expect_object(components.setdefault("schemas", {}), "components.schemas")
    _keep_requests_apart(document, schemas)
    named: list[Json] = []
    for operation in operations(document):
        answers = expect_object(operation.spec.get("responses", {}), f"{operation.place}.responses")
        title = _pascal(str(operation.spec.get("operationId", operation.place)))
        for status, answer in answers.items():
            _relax_contents(
                answer, f"{title}Response" if status[:1] == "2" else f"{title}Response{_pascal(status)}", schemas
            )
        named.append(answers)
    for name, answer in expect_object(components.get("responses", {}), "components.responses").items():
        _relax_contents(answer, f"{_pascal(name)}Response", schemas)
    for kind, name in sorted(reachable(document, named)):
        if kind == "schemas":
            _relax(expect_object(schemas[name], name), name, schemas)
    for kind, name in sorted(reachable(document, named)):
        if kind == "schemas":
            _unite(expect_object(schemas[name], name), schemas)


def _keep_requests_apart(document: Object, schemas: Object) -> None:
    """Gives requests their own copies of the schemas that answers reach too."""
    answers = [operation.spec.get("responses") for operation in operations(document)]
    requests = list(_request_parts(document))
    reached = reachable(document, requests)
    both = sorted(name for kind, name in reached & reachable(document, answers) if kind == "schemas")
    copies: dict[str, str] = {}
    for name in both:
        if not _is_plain_enum(schemas[name]):
            copies[name] = _free(f"{name}Request", schemas)
            schemas[copies[name]] = deepcopy(schemas[name])
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
        named = mapping(node)
        for holder, key in [(node, "$ref"), *((named, value) for value in named)]:
            target = holder.get(key)
            if isinstance(target, str) and target.removeprefix(_PREFIX) in copies:
                holder[key] = _PREFIX + copies[target.removeprefix(_PREFIX)]
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
    if (constant := schema.pop("const", None)) is not None and "enum" not in schema:
        schema["type"] = _TYPES[type(constant)]  # another value than this one must not raise
    properties = expect_object(schema.get("properties", {}), f"{name}.properties")
    for field, child in properties.items():
        properties[field] = _nullable(_settled(child, f"{name}{field[:1].upper()}{field[1:]}", schemas))
    if isinstance(values := schema.get("additionalProperties"), dict):
        schema["additionalProperties"] = _nullable(_settled(values, f"{name}Value", schemas))
    if "items" in schema:
        items = _settled(schema["items"], f"{name}Item", schemas)
        schema["items"] = _nullable(items) if _is_parsed(items, schemas) else items
    for part in list_of(schema.get("allOf")):
        if isinstance(part, dict) and "$ref" not in part:
            _relax(part, name, schemas)
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            schema[keyword] = _alternatives(list_of(schema[keyword]), name, schemas)


def _settled(schema: Json, name: str, schemas: Object) -> Json:
    """A schema that has been relaxed. What becomes a class of its own gets its name in the document.

    Inside a union with null the generator would number the class instead.
    """
    if not isinstance(schema, dict) or "$ref" in schema:
        return schema
    null = _take_null(schema)
    parts = list_of(schema.get("allOf")) + _variants(schema)
    if len(parts) == 1 and "properties" not in schema:
        settled = _settled(parts[0], name, schemas)
    elif _becomes_a_class(schema, schemas):
        name = _free(name, schemas)
        schemas[name] = schema
        _relax(schema, name, schemas)
        settled = {"$ref": f"{_PREFIX}{name}"}
    else:
        _relax(schema, name, schemas)
        settled = schema
    return _nullable(settled) if null else settled


def _free(name: str, schemas: Object) -> str:
    """The name, numbered where the document has given it to something else."""
    number, free = 1, name
    while free in schemas:
        number += 1
        free = f"{name}{number}"
    return free


def _becomes_a_class(schema: Object, schemas: Object) -> bool:
    return bool({"enum", "properties", "allOf"} & schema.keys()) or _is_object(schema, schemas)


def _take_null(schema: Object) -> bool:
    """Takes null from what a schema allows; tells whether it was there."""
    null = schema.pop("nullable", False) is True
    for keyword, nothing in (("type", "null"), ("enum", None), ("anyOf", _NULL), ("oneOf", _NULL)):
        allowed = schema.get(keyword)
        if isinstance(allowed, list) and nothing in allowed and len(allowed) > 1:
            left = [one for one in allowed if one != nothing]
            schema[keyword] = left[0] if keyword == "type" and len(left) == 1 else left
            null = True
    return null


def _alternatives(variants: list[Json], name: str, schemas: Object) -> list[Json]:
    """The members of a union, relaxed; objects stand together as one member, and so do lists."""
    objects = [variant for variant in variants if _is_object(variant, schemas)]
    lists: list[Object] = [one for one in variants if isinstance(one, dict) and one.get("type") == "array"]
    others = [variant for variant in variants if variant not in [*objects, *lists]]
    # The generator takes the first that fits, and a date would fit a time: it would come back with a midnight.
    others.sort(key=lambda other: isinstance(other, dict) and other.get("format") == "date-time")
    for number, other in enumerate(others):
        others[number] = _settled(other, f"{name}Variant{number}", schemas)
    if len(lists) > 1:
        items: list[Json] = [one.get("items", {}) for one in lists]
        lists = [{"type": "array", "items": {} if {} in items else {"anyOf": items}}]
    for one in lists:
        _relax(one, name, schemas)
    if len(objects) > 1 and not others and not lists:
        for part in objects:  # the whole is one object: `_unite` makes it
            if isinstance(part, dict) and "$ref" not in part:
                _relax(part, name, schemas)
        return objects
    if len(objects) > 1:
        objects = [{"oneOf": objects}]
    return [*(_settled(each, f"{name}Object", schemas) for each in objects), *lists, *others]


def _is_object(schema: Json, schemas: Object) -> bool:
    """Whether a schema allows objects alone."""
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema:
        return _is_object(_target(schema, schemas), {**schemas, _name(schema): None})
    if variants := _variants(schema):
        return all(_is_object(variant, schemas) for variant in variants)
    return (
        schema.get("type") == "object"
        or "properties" in schema
        or any(_is_object(part, schemas) for part in list_of(schema.get("allOf")))
    )


def _unite(schema: Object, schemas: Object) -> None:
    """Makes one object of a choice of objects. A field on which they disagree is text, or stays as it came."""
    if len(_variants(schema)) < 2 or not _is_object(schema, schemas):
        return
    fields: Object = {}
    for field, found in _fields(schema, schemas):
        known = fields.setdefault(field, deepcopy(found))
        if _kind(known) != _kind(found):
            both_text = _is_text(known, schemas) and _is_text(found, schemas)
            fields[field] = {"type": ["string", "null"]} if both_text else {}
    for keyword in ("anyOf", "oneOf", "allOf", "discriminator"):
        schema.pop(keyword, None)
    schema.update({"type": "object", "properties": fields})


def _fields(schema: Json, schemas: Object) -> Iterator[tuple[str, Json]]:
    """The fields of an object, of its parts and of its alternatives."""
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        yield from _fields(_target(schema, schemas), {**schemas, _name(schema): None})
    yield from expect_object(schema.get("properties", {}), "properties").items()
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in list_of(schema.get(keyword)):
            yield from _fields(part, schemas)


def _kind(schema: Json) -> Json:
    """A schema without what is said for people."""
    if not isinstance(schema, dict):
        return schema
    return {key: value for key, value in schema.items() if key not in ("description", "example", "title")}


def _is_text(schema: Json, schemas: Object) -> bool:
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema:
        return _is_text(_target(schema, schemas), schemas)
    if variants := [one for one in _variants(schema) if one != _NULL]:
        return all(_is_text(variant, schemas) for variant in variants)
    return schema.get("type") in ("string", ["string", "null"])


def _target(reference: Object, schemas: Object) -> Json:
    return schemas.get(_name(reference))


def _name(reference: Object) -> str:
    return str(reference["$ref"]).removeprefix(_PREFIX)


def _variants(schema: Object) -> list[Json]:
    return list_of(schema.get("anyOf")) + list_of(schema.get("oneOf"))


def _is_parsed(schema: Json, schemas: Object) -> bool:
    """Whether the generated code turns a value into something else, and would choke on a null; objects aside."""
    if not isinstance(schema, dict) or _is_object(schema, schemas):
        return False
    target = _target(schema, schemas) if "$ref" in schema else schema
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
            return schema if _NULL in variants else {**schema, keyword: [*variants, {"type": "null"}]}
    if isinstance(kind, str) and "enum" not in schema:
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _pascal(text: str) -> str:
    words = "".join(character if character.isalnum() else " " for character in text).split()
    return "".join(word[:1].upper() + word[1:] for word in words)
