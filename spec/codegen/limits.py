"""Refuses what the generator would write wrongly without a word, and says where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from .dialect import places
from .documents import Json, Object, expect_object, list_of
from .errors import SpecError
from .names import snake_case
from .operations import operations, resolved

# Words that generated functions use for themselves, as measured with generator 0.29.1.
_PARAMETER_WORDS = {"cookies", "headers", "kwargs", "params", "quote", "response"}
_FIELD_WORDS = {
    *("additional_keys", "additional_properties", "cast", "cls", "d", "field_dict", "from_dict"),
    *("prop", "prop_name", "src_dict", "to_dict", "to_multipart"),
}


def refuse_what_is_lost(document: Object) -> None:
    """Looks for what the generator leaves out or sends otherwise than the document says.

    Raises:
        SpecError: names the place.
    """
    for place, why in _problems(document):
        raise SpecError(f"{place}: {why}; the generator can't express this, take it out with corrections.yaml")


def _problems(document: Object) -> Iterator[tuple[str, str]]:
    """Each place with what is wrong there."""
    for path, item in expect_object(document.get("paths", {}), "paths").items():
        for key in expect_object(item, path):
            if key in ("$ref", "servers"):
                yield f"paths.{path}", f"a path with `{key}` of its own"
    for operation in operations(document):
        if "servers" in operation.spec:
            yield operation.place, "an operation with `servers` of its own"
        item = expect_object(expect_object(document["paths"], "paths")[operation.path], operation.path)
        has_body = "requestBody" in operation.spec
        for parameter in [*list_of(operation.spec.get("parameters")), *list_of(item.get("parameters"))]:
            found = resolved(parameter, document)
            place = f"{operation.place}, parameter {found.get('name')}"
            yield from ((place, why) for why in _parameter_problems(found, document, has_body=has_body))
        if has_body:
            body = resolved(operation.spec["requestBody"], document)
            yield from ((operation.place, why) for why in _form_problems(body, document))
    for place, holder, key in places(document):
        schema = holder[key]
        fields = schema.get("properties") if isinstance(schema, dict) else None
        for field in fields if isinstance(fields, dict) else ():
            if snake_case(field) in _FIELD_WORDS:
                yield f"{place}.{field}", "a field with a name that generated code needs for itself"


def _parameter_problems(parameter: Object, document: Object, *, has_body: bool) -> Iterator[str]:
    name, where = str(parameter.get("name")), parameter.get("in")
    if snake_case(name) in _PARAMETER_WORDS or (snake_case(name) == "body" and has_body):
        yield "a name that generated code needs for itself"
    if "schema" not in parameter:
        yield "no `schema`"
    kinds = _kinds(parameter.get("schema"), document)
    if where == "query":
        if "object" in kinds:
            yield "an object in the query, whatever its style"
        if "array" in kinds and parameter.get("style", "form") != "form":
            yield "a list that is neither repeated nor joined by commas"
    elif kinds & {"array", "object"}:
        yield f"a list or an object in the {where}"
    elif where == "path" and kinds & {"boolean", "date-time"}:
        yield "a boolean or a time in the path"
    elif where == "header" and kinds & {"date-time", "date", "uuid"}:
        yield "a header that is not plain text"
    elif where == "cookie" and kinds - {"string"}:
        yield "a cookie that is not plain text"


def _form_problems(body: Object, document: Object) -> Iterator[str]:
    for name, media in expect_object(body.get("content", {}), "content").items():
        if name.startswith("application/x-www-form-urlencoded") and isinstance(media, dict):
            schema = resolved(media.get("schema"), document)
            for field, child in expect_object(schema.get("properties", {}), "properties").items():
                items = resolved(child, document).get("items")
                if "object" in _kinds(child, document) or _kinds(items, document) & {"object", "array"}:
                    yield f"a form whose field {field} is an object"


def _kinds(schema: Json, document: Object) -> set[str]:
    """The JSON types that a schema allows, null aside; a format that the generator parses stands for its type."""
    found = resolved(schema, document)
    alternatives = [one for keyword in ("allOf", "anyOf", "oneOf") for one in list_of(found.get(keyword))]
    kinds = {kind for one in alternatives for kind in _kinds(one, document)}
    kind = found.get("type", "object" if "properties" in found else None)
    kinds |= {str(one) for one in (kind if isinstance(kind, list) else [kind]) if one is not None}
    parsed = found.get("format")
    return {str(parsed)} if parsed in ("date-time", "date", "uuid") else kinds - {"null"}
