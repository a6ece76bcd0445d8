"""Single changes of one document, each with what the change report has to say about it.

Two tests share them: the report's own, and the one that asks specshift for a second opinion.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

Edit = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Expected:
    kind: str
    action: str
    place: str
    side: str
    verdict: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """One change. `expected` is all that is reported, in the report's order."""

    id: str
    edits: tuple[Edit, ...]
    expected: tuple[Expected, ...]

    def edited(self) -> dict[str, Any]:
        document = base()
        for edit in self.edits:
            edit(document)
        return document


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def base() -> dict[str, Any]:
    """A document that has something of everything; a new one at each call."""
    return deepcopy(_BASE)


def probed(node: Any) -> Any:
    """The document with something else about every parameter, field and enum."""
    if isinstance(node, list):
        return [probed(one) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: value if key == "securitySchemes" else probed(value) for key, value in node.items()}
    if "enum" in node:
        node["enum"] = []
    elif isinstance(node.get("type"), str | list) and not {"object", "array"} & {
        *([node["type"]] if isinstance(node["type"], str) else node["type"])
    }:
        node["format"] = "probe"
    return node


_STRING: Final = {"type": "string"}
_THING_ID: Final = {"name": "thingId", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
_BASE: Final[dict[str, Any]] = {
    "openapi": "3.1.0",
    "info": {"title": "Things", "version": "1.0"},
    "servers": [
        {"description": "EU1", "url": "https://eu1.things.example/dpc"},
        {"description": "US1", "url": "https://us1.things.example/dpc"},
    ],
    "security": [{"bearerAuth": []}],
    "paths": {
        "/v1/things": {
            "get": {
                "operationId": "list_things",
                "x-maia-name": "things.list_things",
                "summary": "List things",
                "parameters": [
                    {
                        "name": "pageSize",
                        "in": "query",
                        "schema": {"type": "integer", "format": "int32", "default": 25, "minimum": 1, "maximum": 100},
                    },
                    {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["ASC", "DESC"]}},
                    {"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}},
                    {"name": "owner", "in": "query", "required": True, "schema": {"type": "string"}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string", "pattern": "^[a-z]+$"}},
                    {"name": "tag", "in": "query", "schema": {"type": "string"}},
                    {"name": "tag", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "description": "ok",
                        "headers": {"Link": {"schema": {"type": "string"}}},
                        "content": _json(_ref("ThingPage")),
                    },
                    "404": {"description": "no", "content": _json(_ref("Problem"))},
                },
            },
            "post": {
                "operationId": "make_thing",
                "x-maia-name": "things.make_thing",
                "requestBody": {"required": True, "content": _json(_ref("NewThing"))},
                "responses": {
                    "201": {"description": "made", "content": _json(_ref("Made")) | {"text/plain": {"schema": _STRING}}}
                },
            },
        },
        "/v1/things/{thingId}": {
            "put": {
                "operationId": "touch_thing",
                "x-maia-name": "things.touch_thing",
                "parameters": [_THING_ID],
                "requestBody": {
                    "content": _json(_ref("Touch")) | {"application/x-www-form-urlencoded": {"schema": _ref("Touch")}}
                },
                "responses": {"204": {"description": "done"}},
            },
            "delete": {
                "operationId": "delete_thing",
                "x-maia-name": "things.delete_thing",
                "parameters": [_THING_ID],
                "responses": {"202": {"description": "going"}, "204": {"description": "gone"}},
            },
        },
    },
    "components": {
        "securitySchemes": {
            "bearerAuth": {"type": "http", "scheme": "bearer"},
            "spare": {"type": "apiKey", "in": "header", "name": "X-Spare"},
        },
        "schemas": {
            "ThingPage": {
                "type": "object",
                "properties": {
                    "results": {"type": "array", "items": _ref("Thing")},
                    "total": {"type": "integer", "format": "int64"},
                },
            },
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "name": {"type": "string", "maxLength": 50},
                    "state": _ref("State"),
                    "weight": {"type": "number"},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                    "outline": {"oneOf": [_ref("Circle"), _ref("Square")]},
                    "extra": {},
                    "origin": {"type": ["object", "null"], "properties": {"place": {"type": "string"}}},
                    "nick": {"type": ["string", "null"]},
                    "kind": {"type": "string", "const": "thing"},
                    "rating": {"type": "integer", "default": 0},
                    "seal": {"type": "object", "properties": {"by": {"type": "string"}}, "additionalProperties": False},
                },
            },
            "State": {"type": "string", "enum": ["OPEN", "CLOSED"]},
            "Circle": {"type": "object", "properties": {"radius": {"type": "number"}}},
            "Square": {"type": "object", "properties": {"side": {"type": "number"}}},
            "Problem": {"type": "object", "properties": {"title": {"type": "string"}}},
            "Made": {"type": "object", "properties": {"id": {"type": "string"}}},
            "Touch": {"type": "object", "properties": {"note": {"type": "string"}}},
            "NewThing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": 50},
                    "note": {"type": "string", "default": "none"},
                    "amount": {"type": "number", "multipleOf": 2},
                    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 5},
                    "settings": {"type": "object", "properties": {"fast": {"type": "boolean"}}},
                    "mode": _ref("Mode"),
                    "version": {"type": "string", "const": "one"},
                    "target": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
                    "hint": {"type": ["string", "null"]},
                    "seal": {"type": "object", "properties": {"by": {"type": "string"}}, "additionalProperties": False},
                    "cover": {"oneOf": [_ref("Paper"), _ref("Cloth")]},
                    "parent": {"allOf": [_ref("Named"), {"properties": {"rank": {"type": "integer"}}}]},
                },
            },
            "Named": {"type": "object", "properties": {"title": {"type": "string"}}},
            "Paper": {"type": "object", "properties": {"weight": {"type": "integer"}}},
            "Cloth": {"type": "object", "properties": {"colour": {"type": "string"}}},
            "Mode": {"type": "string", "enum": ["SLOW", "FAST"]},
        },
    },
}

_LIST: Final = ("paths", "/v1/things", "get")
_MAKE: Final = ("paths", "/v1/things", "post")
_TOUCH: Final = ("paths", "/v1/things/{thingId}", "put")
_DELETE: Final = ("paths", "/v1/things/{thingId}", "delete")
_SCHEMAS: Final = ("components", "schemas")
_THING: Final = (*_SCHEMAS, "Thing", "properties")
_NEW: Final = (*_SCHEMAS, "NewThing", "properties")

_ON_LIST: Final = "GET /v1/things"
_ON_MAKE: Final = "POST /v1/things"
_ON_TOUCH: Final = "PUT /v1/things/{thingId}"
_ON_DELETE: Final = "DELETE /v1/things/{thingId}"
_ANSWER: Final = f"{_ON_LIST} -> 200"
_ROW: Final = f"{_ANSWER} -> results[]"
_BODY: Final = f"{_ON_MAKE} -> body"
_MODELS: Final = "maia_api.v1.models"


def _at(document: dict[str, Any], path: tuple[str | int, ...]) -> Any:
    node: Any = document
    for step in path:
        node = node[step]
    return node


def _put(*path: str | int, value: Any) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        _at(document, path[:-1])[path[-1]] = deepcopy(value)

    return edit


def _drop(*path: str | int) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        del _at(document, path[:-1])[path[-1]]

    return edit


def _append(*path: str | int, value: Any) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        _at(document, path).append(deepcopy(value))

    return edit


def _move(*path: str | int, to: str) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        parent = _at(document, path[:-1])
        parent[to] = parent.pop(path[-1])

    return edit


def _case(name: str, edits: Edit | tuple[Edit, ...], *expected: Expected) -> Case:
    return Case(name, edits if isinstance(edits, tuple) else (edits,), expected)


def _one(kind: str, action: str, place: str, side: str, verdict: str, *names: str) -> Expected:
    return Expected(kind, action, place, side, verdict, names)


def _bad(kind: str, action: str, place: str, side: str, *names: str) -> Expected:
    return _one(kind, action, place, side, "breaking", *names)


def _good(kind: str, action: str, place: str, side: str, *names: str) -> Expected:
    return _one(kind, action, place, side, "compatible", *names)


def _call(operation: str, argument: str = "") -> str:
    return f"maia.api.things.{operation}({argument})"


_SIZE: Final = (*_LIST, "parameters", 0)
_SORT: Final = (*_LIST, "parameters", 1)
_SINCE: Final = (*_LIST, "parameters", 2)
_OWNER: Final = (*_LIST, "parameters", 3)
_TRACE: Final = (*_LIST, "parameters", 4)
_ON_SIZE: Final = (f"{_ON_LIST} -> query pageSize", "request", _call("list_things", "page_size="))
_ON_SINCE: Final = (f"{_ON_LIST} -> query since", "request", _call("list_things", "since="))
_ON_OWNER: Final = (f"{_ON_LIST} -> query owner", "request", _call("list_things", "owner="))
_ON_SORT: Final = f"{_ON_LIST} -> query sort"

CASES: Final = (
    # -- operations
    _case(
        "operation-added",
        _put("paths", "/v1/more", value={"get": {"x-maia-name": "more.get_more", "responses": {"204": {}}}}),
        _good("operation", "added", "GET /v1/more", "both", "maia.api.more.get_more"),
    ),
    _case(
        "operation-removed",
        _drop(*_DELETE),
        _bad("operation", "removed", _ON_DELETE, "both", "maia.api.things.delete_thing"),
    ),
    _case(
        "path-removed",
        _drop("paths", "/v1/things/{thingId}"),
        _bad("operation", "removed", _ON_DELETE, "both", "maia.api.things.delete_thing"),
        _bad("operation", "removed", _ON_TOUCH, "both", "maia.api.things.touch_thing"),
    ),
    _case(
        "operation-renamed",
        _put(*_DELETE, "x-maia-name", value="things.remove_thing"),
        _bad(
            *("operation name", "changed", _ON_DELETE, "both"),
            *("maia.api.things.delete_thing", "maia.api.things.remove_thing"),
        ),
    ),
    _case(
        "path-parameter-renamed",
        (
            _move("paths", "/v1/things/{thingId}", to="/v1/things/{id}"),
            _put("paths", "/v1/things/{id}", "put", "parameters", 0, "name", value="id"),
            _put("paths", "/v1/things/{id}", "delete", "parameters", 0, "name", value="id"),
        ),
        _bad(
            *("parameter", "changed", f"{_ON_DELETE} -> path thingId", "request"),
            *(_call("delete_thing", "thing_id="), _call("delete_thing", "id=")),
        ),
        _bad(
            *("parameter", "changed", f"{_ON_TOUCH} -> path thingId", "request"),
            *(_call("touch_thing", "thing_id="), _call("touch_thing", "id=")),
        ),
    ),
    # -- parameters
    _case(
        "parameter-added",
        _append(*_LIST, "parameters", value={"name": "q", "in": "query", "schema": _STRING}),
        _good("parameter", "added", f"{_ON_LIST} -> query q", "request", _call("list_things", "q=")),
    ),
    _case(
        "parameter-added-required",
        _append(*_LIST, "parameters", value={"name": "q", "in": "query", "required": True, "schema": _STRING}),
        _bad("parameter", "added", f"{_ON_LIST} -> query q", "request", _call("list_things", "q=")),
    ),
    _case("parameter-removed", _drop(*_SINCE), _bad("parameter", "removed", *_ON_SINCE)),
    _case("required-parameter-removed", _drop(*_OWNER), _bad("parameter", "removed", *_ON_OWNER)),
    _case("parameter-became-required", _put(*_SIZE, "required", value=True), _bad("required", "added", *_ON_SIZE)),
    _case("parameter-became-optional", _drop(*_OWNER, "required"), _good("required", "removed", *_ON_OWNER)),
    _case(
        "parameter-moved-to-a-header",
        _put(*_SINCE, "in", value="header"),
        _good("parameter", "added", f"{_ON_LIST} -> header since", "request", _call("list_things", "since=")),
        _bad("parameter", "removed", *_ON_SINCE),
    ),
    _case(
        "parameter-with-a-namesake-removed",
        _drop(*_LIST, "parameters", 6),
        _bad("parameter", "removed", f"{_ON_LIST} -> header tag", "request", _call("list_things", "tag_header=")),
        _bad(
            *("parameter", "changed", f"{_ON_LIST} -> query tag", "request"),
            *(_call("list_things", "tag_query="), _call("list_things", "tag=")),
        ),
    ),
    _case(
        "parameter-type-replaced", _put(*_OWNER, "schema", "type", value="integer"), _bad("type", "changed", *_ON_OWNER)
    ),
    _case(
        "parameter-type-widened",
        _put(*_OWNER, "schema", "type", value=["string", "integer"]),
        _good("type", "changed", *_ON_OWNER),
    ),
    _case(
        "parameter-format-parsed", _put(*_OWNER, "schema", "format", value="uuid"), _bad("format", "added", *_ON_OWNER)
    ),
    _case(
        "parameter-format-tightened",
        _put(*_OWNER, "schema", "format", value="email"),
        _bad("format", "added", *_ON_OWNER),
    ),
    _case("parameter-format-dropped", _drop(*_SINCE, "schema", "format"), _bad("format", "removed", *_ON_SINCE)),
    _case(
        "parameter-format-wider",
        _put(*_SIZE, "schema", "format", value="int64"),
        _good("format", "changed", *_ON_SIZE),
    ),
    _case(
        "parameter-default-changed",
        _put(*_SIZE, "schema", "default", value=50),
        _bad("default", "changed", *_ON_SIZE),
    ),
    _case("parameter-default-removed", _drop(*_SIZE, "schema", "default"), _bad("default", "removed", *_ON_SIZE)),
    _case(
        "parameter-default-added",
        _put(*_OWNER, "schema", "default", value="me"),
        _good("default", "added", *_ON_OWNER),
    ),
    _case("maximum-lowered", _put(*_SIZE, "schema", "maximum", value=50), _bad("constraint", "changed", *_ON_SIZE)),
    _case("maximum-raised", _put(*_SIZE, "schema", "maximum", value=500), _good("constraint", "changed", *_ON_SIZE)),
    _case("minimum-removed", _drop(*_SIZE, "schema", "minimum"), _good("constraint", "removed", *_ON_SIZE)),
    _case(
        "pattern-changed",
        _put(*_TRACE, "schema", "pattern", value="^[a-z]{8}$"),
        _bad("constraint", "changed", f"{_ON_LIST} -> header X-Trace", "request", _call("list_things", "x_trace=")),
    ),
    _case(
        "parameter-enum-value-removed",
        _put(*_SORT, "schema", "enum", value=["ASC"]),
        _bad("enum value", "removed", _ON_SORT, "request", f"{_MODELS}.ListThingsSort.DESC"),
    ),
    _case(
        "parameter-enum-value-added",
        _append(*_SORT, "schema", "enum", value="random order"),
        _good("enum value", "added", _ON_SORT, "request", f"{_MODELS}.ListThingsSort.RANDOM_ORDER"),
    ),
    _case(
        "parameter-enum-dropped",
        _drop(*_SORT, "schema", "enum"),
        _bad("enum", "removed", _ON_SORT, "request", _call("list_things", "sort="), f"{_MODELS}.ListThingsSort"),
    ),
    _case(
        "parameter-became-an-enum",
        _put(*_OWNER, "schema", "enum", value=["me", "all"]),
        _bad("enum", "added", *_ON_OWNER, f"{_MODELS}.ListThingsOwner"),
    ),
    # -- request bodies
    _case(
        "body-added",
        _put(*_DELETE, "requestBody", value={"content": _json(_ref("Touch"))}),
        _good("request body", "added", f"{_ON_DELETE} -> body", "request", _call("delete_thing", "body=")),
    ),
    _case(
        "body-added-required",
        _put(*_DELETE, "requestBody", value={"required": True, "content": _json(_ref("Touch"))}),
        _bad("request body", "added", f"{_ON_DELETE} -> body", "request", _call("delete_thing", "body=")),
    ),
    _case(
        "body-removed",
        _drop(*_TOUCH, "requestBody"),
        _bad("request body", "removed", f"{_ON_TOUCH} -> body", "request", _call("touch_thing", "body=")),
    ),
    _case(
        "body-became-required",
        _put(*_TOUCH, "requestBody", "required", value=True),
        _bad("required", "added", f"{_ON_TOUCH} -> body", "request", _call("touch_thing", "body=")),
    ),
    _case(
        "body-became-optional",
        _drop(*_MAKE, "requestBody", "required"),
        _good("required", "removed", _BODY, "request", _call("make_thing", "body=")),
    ),
    _case(
        "request-content-type-added",
        _put(*_MAKE, "requestBody", "content", "multipart/form-data", value={"schema": _ref("NewThing")}),
        _bad("content type", "added", _BODY, "request", _call("make_thing", "body=")),
    ),
    _case(
        "request-content-type-replaced-by-its-like",
        _move(*_MAKE, "requestBody", "content", "application/json", to="application/merge-patch+json"),
        _good("content type", "changed", _BODY, "request", _call("make_thing", "body=")),
    ),
    _case(
        "request-content-type-replaced",
        _move(*_MAKE, "requestBody", "content", "application/json", to="multipart/form-data"),
        _bad("content type", "changed", _BODY, "request", _call("make_thing", "body=")),
    ),
    _case(
        "request-content-type-added-to-several",
        _put(*_TOUCH, "requestBody", "content", "application/octet-stream", value={"schema": {"type": "string"}}),
        _good("content type", "added", f"{_ON_TOUCH} -> body", "request", _call("touch_thing", "body=")),
    ),
    _case(
        "request-content-type-removed",
        _drop(*_TOUCH, "requestBody", "content", "application/x-www-form-urlencoded"),
        _bad("content type", "removed", f"{_ON_TOUCH} -> body", "request", _call("touch_thing", "body=")),
    ),
    _case(
        "request-field-added",
        _put(*_NEW, "colour", value=_STRING),
        _good("field", "added", f"{_BODY} -> colour", "request", f"{_MODELS}.NewThing.colour"),
    ),
    _case(
        "request-field-added-required",
        (_put(*_NEW, "colour", value=_STRING), _append(*_SCHEMAS, "NewThing", "required", value="colour")),
        _bad("field", "added", f"{_BODY} -> colour", "request", f"{_MODELS}.NewThing.colour"),
    ),
    _case(
        "request-field-removed",
        _drop(*_NEW, "note"),
        _bad("field", "removed", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-field-became-required",
        _append(*_SCHEMAS, "NewThing", "required", value="note"),
        _bad("required", "added", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-field-became-optional",
        _drop(*_SCHEMAS, "NewThing", "required"),
        _good("required", "removed", f"{_BODY} -> name", "request", f"{_MODELS}.NewThing.name"),
    ),
    _case(
        "request-field-type-replaced",
        _put(*_NEW, "settings", "properties", "fast", "type", value="string"),
        _bad("type", "changed", f"{_BODY} -> settings.fast", "request", f"{_MODELS}.NewThingSettings.fast"),
    ),
    _case(
        "request-field-type-narrowed",
        _put(*_NEW, "amount", "type", value="integer"),
        _bad("type", "changed", f"{_BODY} -> amount", "request", f"{_MODELS}.NewThing.amount"),
    ),
    _case(
        "request-field-became-nullable",
        _put(*_NEW, "note", "type", value=["string", "null"]),
        _good("nullable", "added", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-field-no-longer-nullable",
        _put(*_NEW, "hint", "type", value="string"),
        _bad("nullable", "removed", f"{_BODY} -> hint", "request", f"{_MODELS}.NewThing.hint"),
    ),
    _case(
        "request-field-default-changed",
        _put(*_NEW, "note", "default", value="something"),
        _bad("default", "changed", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-items-type-replaced",
        _put(*_NEW, "tags", "items", "type", value="integer"),
        _bad("type", "changed", f"{_BODY} -> tags[]", "request", f"{_MODELS}.NewThing.tags"),
    ),
    _case(
        "request-minimum-length-raised",
        _put(*_NEW, "name", "minLength", value=3),
        _bad("constraint", "changed", f"{_BODY} -> name", "request", f"{_MODELS}.NewThing.name"),
    ),
    _case(
        "request-maximum-length-added",
        _put(*_NEW, "note", "maxLength", value=100),
        _bad("constraint", "added", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-maximum-items-removed",
        _drop(*_NEW, "tags", "maxItems"),
        _good("constraint", "removed", f"{_BODY} -> tags", "request", f"{_MODELS}.NewThing.tags"),
    ),
    _case(
        "request-unique-items-added",
        _put(*_NEW, "tags", "uniqueItems", value=True),
        _bad("constraint", "added", f"{_BODY} -> tags", "request", f"{_MODELS}.NewThing.tags"),
    ),
    _case(
        "request-step-halved",
        _put(*_NEW, "amount", "multipleOf", value=1),
        _good("constraint", "changed", f"{_BODY} -> amount", "request", f"{_MODELS}.NewThing.amount"),
    ),
    _case(
        "request-enum-value-removed",
        _put(*_SCHEMAS, "Mode", "enum", value=["FAST"]),
        _bad("enum value", "removed", f"{_BODY} -> mode", "request", f"{_MODELS}.Mode.SLOW"),
    ),
    _case(
        "request-enum-value-added",
        _append(*_SCHEMAS, "Mode", "enum", value="TURBO"),
        _good("enum value", "added", f"{_BODY} -> mode", "request", f"{_MODELS}.Mode.TURBO"),
    ),
    _case(
        "request-constant-changed",
        _put(*_NEW, "version", "const", value="two"),
        _bad("constant", "changed", f"{_BODY} -> version", "request", f"{_MODELS}.NewThing.version"),
    ),
    _case(
        "request-constant-added",
        _put(*_NEW, "note", "const", value="none"),
        _bad("constant", "added", f"{_BODY} -> note", "request", f"{_MODELS}.NewThing.note"),
    ),
    _case(
        "request-constant-removed",
        _drop(*_NEW, "version", "const"),
        _good("constant", "removed", f"{_BODY} -> version", "request", f"{_MODELS}.NewThing.version"),
    ),
    _case(
        "request-opened-to-other-fields",
        _drop(*_NEW, "seal", "additionalProperties"),
        _good(
            *("additional fields", "added", f"{_BODY} -> seal.*", "request"),
            f"{_MODELS}.NewThingSeal.additional_properties",
        ),
    ),
    _case(
        "request-closed-to-other-fields",
        _put(*_NEW, "settings", "additionalProperties", value=False),
        _bad(
            *("additional fields", "removed", f"{_BODY} -> settings.*", "request"),
            f"{_MODELS}.NewThingSettings.additional_properties",
        ),
    ),
    _case(
        "request-variant-added",
        _append(*_NEW, "target", "oneOf", value={"type": "boolean"}),
        _good("variant", "added", f"{_BODY} -> target", "request", f"{_MODELS}.NewThing.target"),
    ),
    _case(
        "request-variant-removed",
        _put(*_NEW, "target", value={"type": "string"}),
        _bad("variant", "removed", f"{_BODY} -> target", "request", f"{_MODELS}.NewThing.target"),
    ),
    _case(
        "request-variant-removed-with-its-class",
        (_put(*_NEW, "cover", "oneOf", value=[_ref("Paper")]), _drop(*_SCHEMAS, "Cloth")),
        _bad("variant", "removed", f"{_BODY} -> cover", "request", f"{_MODELS}.NewThing.cover", f"{_MODELS}.Cloth"),
    ),
    _case(
        "request-part-of-all-removed",
        _put(*_NEW, "parent", value=_ref("Named")),
        _bad("class", "changed", f"{_BODY} -> parent", "request", f"{_MODELS}.NewThingParent", f"{_MODELS}.Named"),
        _bad("field", "removed", f"{_BODY} -> parent.rank", "request", f"{_MODELS}.NewThingParent.rank"),
    ),
    # -- answers
    _case(
        "error-status-added",
        _put(*_LIST, "responses", "403", value={"description": "no", "content": _json(_ref("Problem"))}),
        _good("status", "added", f"{_ON_LIST} -> 403", "response", _call("list_things")),
    ),
    _case(
        "error-status-removed",
        _drop(*_LIST, "responses", "404"),
        _good("status", "removed", f"{_ON_LIST} -> 404", "response", _call("list_things")),
    ),
    _case(
        "default-status-added",
        _put(*_LIST, "responses", "default", value={"description": "no"}),
        _good("status", "added", f"{_ON_LIST} -> default", "response", _call("list_things")),
    ),
    _case(
        "success-status-added",
        _put(*_MAKE, "responses", "200", value={"description": "was there", "content": _json(_ref("Made"))}),
        _good("status", "added", f"{_ON_MAKE} -> 200", "response", _call("make_thing")),
    ),
    _case(
        "success-status-added-of-another-type",
        _put(*_MAKE, "responses", "202", value={"description": "later", "content": _json(_ref("ThingPage"))}),
        _bad("status", "added", f"{_ON_MAKE} -> 202", "response", _call("make_thing")),
    ),
    _case(
        "success-status-added-of-another-class",
        (
            _put(*_SCHEMAS, "Likewise", value=_BASE["components"]["schemas"]["Made"]),
            _put(*_MAKE, "responses", "202", value={"description": "later", "content": _json(_ref("Likewise"))}),
        ),
        _bad("status", "added", f"{_ON_MAKE} -> 202", "response", _call("make_thing")),
    ),
    _case(
        "success-status-renumbered",
        _move(*_MAKE, "responses", "201", to="2XX"),
        _good("status", "changed", f"{_ON_MAKE} -> 201", "response", _call("make_thing")),
    ),
    _case(
        "success-status-removed",
        _drop(*_MAKE, "responses", "201"),
        _bad("status", "removed", f"{_ON_MAKE} -> 201", "response", _call("make_thing")),
    ),
    _case(
        "one-of-two-success-statuses-removed",
        _drop(*_DELETE, "responses", "202"),
        _good("status", "removed", f"{_ON_DELETE} -> 202", "response", _call("delete_thing")),
    ),
    _case(
        "answer-lost-its-body",
        _drop(*_MAKE, "responses", "201", "content"),
        _bad("response body", "removed", f"{_ON_MAKE} -> 201", "response", _call("make_thing")),
    ),
    _case(
        "answer-got-a-body",
        _put(*_DELETE, "responses", "204", "content", value=_json(_ref("Made"))),
        _good("response body", "added", f"{_ON_DELETE} -> 204", "response", _call("delete_thing")),
    ),
    _case(
        "response-content-type-added",
        _put(*_LIST, "responses", "200", "content", "text/csv", value={"schema": _STRING}),
        _good("content type", "added", _ANSWER, "response", _call("list_things")),
    ),
    _case(
        "response-content-type-removed",
        _drop(*_MAKE, "responses", "201", "content", "application/json"),
        _bad("content type", "removed", f"{_ON_MAKE} -> 201", "response", _call("make_thing")),
    ),
    _case(
        "response-content-type-removed-that-is-not-read",
        _drop(*_MAKE, "responses", "201", "content", "text/plain"),
        _good("content type", "removed", f"{_ON_MAKE} -> 201", "response", _call("make_thing")),
    ),
    _case(
        "response-content-type-replaced",
        _move(*_LIST, "responses", "200", "content", "application/json", to="text/csv"),
        _bad("content type", "changed", _ANSWER, "response", _call("list_things")),
    ),
    _case(
        "error-became-problem-json",
        _move(*_LIST, "responses", "404", "content", "application/json", to="application/problem+json"),
        _good("content type", "changed", f"{_ON_LIST} -> 404", "response", _call("list_things")),
    ),
    _case(
        "header-added",
        _put(*_LIST, "responses", "200", "headers", "ETag", value={"schema": _STRING}),
        _good("header", "added", f"{_ANSWER} -> header ETag", "response", _call("list_things")),
    ),
    _case(
        "header-removed",
        _drop(*_LIST, "responses", "200", "headers", "Link"),
        _bad("header", "removed", f"{_ANSWER} -> header Link", "response", _call("list_things")),
    ),
    _case(
        "response-field-added",
        _put(*_THING, "colour", value=_STRING),
        _good("field", "added", f"{_ROW}.colour", "response", f"{_MODELS}.Thing.colour"),
    ),
    _case(
        "response-field-added-required",
        (_put(*_THING, "colour", value=_STRING), _append(*_SCHEMAS, "Thing", "required", value="colour")),
        _good("field", "added", f"{_ROW}.colour", "response", f"{_MODELS}.Thing.colour"),
    ),
    _case(
        "response-field-removed",
        _drop(*_THING, "name"),
        _bad("field", "removed", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "field-of-a-nullable-object-removed",
        _drop(*_THING, "origin", "properties", "place"),
        _bad("field", "removed", f"{_ROW}.origin.place", "response", f"{_MODELS}.ThingOriginType0.place"),
    ),
    _case(
        "response-field-became-optional",
        _drop(*_SCHEMAS, "Thing", "required"),
        _good("required", "removed", f"{_ROW}.id", "response", f"{_MODELS}.Thing.id"),
    ),
    _case(
        "response-field-became-required",
        _append(*_SCHEMAS, "Thing", "required", value="name"),
        _good("required", "added", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-field-became-nullable",
        _put(*_THING, "name", "type", value=["string", "null"]),
        _good("nullable", "added", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-field-no-longer-nullable",
        _put(*_THING, "nick", "type", value="string"),
        _good("nullable", "removed", f"{_ROW}.nick", "response", f"{_MODELS}.Thing.nick"),
    ),
    _case(
        "response-object-became-nullable",
        _put(*_THING, "state", value={"anyOf": [_ref("State"), {"type": "null"}]}),
        _good("nullable", "added", f"{_ROW}.state", "response", f"{_MODELS}.Thing.state"),
    ),
    _case(
        "response-field-type-replaced",
        _put(*_THING, "name", "type", value="integer"),
        _bad("type", "changed", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-field-type-widened",
        _put(*_THING, "weight", "type", value=["number", "string"]),
        _bad("type", "changed", f"{_ROW}.weight", "response", f"{_MODELS}.Thing.weight"),
    ),
    _case(
        "response-field-type-narrowed",
        _put(*_THING, "weight", "type", value="integer"),
        _good("type", "changed", f"{_ROW}.weight", "response", f"{_MODELS}.Thing.weight"),
    ),
    _case(
        "response-field-got-a-type",
        _put(*_THING, "extra", value={"type": "string"}),
        _good("type", "changed", f"{_ROW}.extra", "response", f"{_MODELS}.Thing.extra"),
    ),
    _case(
        "response-open-object-became-a-class",
        _put(*_THING, "extra", value={"type": "object", "properties": {"a": _STRING}}),
        _bad("type", "changed", f"{_ROW}.extra", "response", f"{_MODELS}.Thing.extra"),
    ),
    _case(
        "response-format-another-python-type",
        _drop(*_THING, "id", "format"),
        _bad("format", "removed", f"{_ROW}.id", "response", f"{_MODELS}.Thing.id"),
    ),
    _case(
        "response-format-of-the-same-python-type",
        _put(*_SCHEMAS, "ThingPage", "properties", "total", "format", value="int32"),
        _good("format", "changed", f"{_ANSWER} -> total", "response", f"{_MODELS}.ThingPage.total"),
    ),
    _case(
        "response-format-dropped",
        _drop(*_SCHEMAS, "ThingPage", "properties", "total", "format"),
        _good("format", "removed", f"{_ANSWER} -> total", "response", f"{_MODELS}.ThingPage.total"),
    ),
    _case(
        "response-constraint-loosened",
        _put(*_THING, "name", "maxLength", value=100),
        _good("constraint", "changed", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-constant-added",
        _put(*_THING, "name", "const", value="thing"),
        _good("constant", "added", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-constant-removed",
        _drop(*_THING, "kind", "const"),
        _good("constant", "removed", f"{_ROW}.kind", "response", f"{_MODELS}.Thing.kind"),
    ),
    _case(
        "response-constant-changed",
        _put(*_THING, "kind", "const", value="item"),
        _bad("constant", "changed", f"{_ROW}.kind", "response", f"{_MODELS}.Thing.kind"),
    ),
    _case(
        "response-default-changed",
        _put(*_THING, "rating", "default", value=1),
        _good("default", "changed", f"{_ROW}.rating", "response", f"{_MODELS}.Thing.rating"),
    ),
    _case(
        "response-default-removed",
        _drop(*_THING, "rating", "default"),
        _good("default", "removed", f"{_ROW}.rating", "response", f"{_MODELS}.Thing.rating"),
    ),
    _case(
        "response-constraint-tightened",
        _put(*_THING, "name", "maxLength", value=10),
        _good("constraint", "changed", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-default-added",
        _put(*_THING, "name", "default", value="nameless"),
        _good("default", "added", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name"),
    ),
    _case(
        "response-enum-value-added",
        _append(*_SCHEMAS, "State", "enum", value="LOST"),
        _good("enum value", "added", f"{_ROW}.state", "response", f"{_MODELS}.State.LOST"),
    ),
    _case(
        "response-enum-value-removed",
        _put(*_SCHEMAS, "State", "enum", value=["OPEN"]),
        _bad("enum value", "removed", f"{_ROW}.state", "response", f"{_MODELS}.State.CLOSED"),
    ),
    _case(
        "response-enum-dropped",
        _drop(*_SCHEMAS, "State", "enum"),
        _bad("enum", "removed", f"{_ROW}.state", "response", f"{_MODELS}.Thing.state", f"{_MODELS}.State"),
    ),
    _case(
        "response-field-became-an-enum",
        _put(*_THING, "name", "enum", value=["a", "b"]),
        _good("enum", "added", f"{_ROW}.name", "response", f"{_MODELS}.Thing.name", f"{_MODELS}.ThingName"),
    ),
    _case(
        "response-closed-to-other-fields",
        _put(*_SCHEMAS, "Thing", "additionalProperties", value=False),
        _good(
            *("additional fields", "removed", f"{_ROW}.*", "response"),
            f"{_MODELS}.Thing.additional_properties",
        ),
    ),
    _case(
        "response-opened-to-other-fields",
        _drop(*_THING, "seal", "additionalProperties"),
        _good(
            *("additional fields", "added", f"{_ROW}.seal.*", "response"),
            f"{_MODELS}.ThingSeal.additional_properties",
        ),
    ),
    _case(
        "response-additional-fields-replaced",
        _put(*_THING, "labels", "additionalProperties", "type", value="integer"),
        _bad("type", "changed", f"{_ROW}.labels.*", "response", f"{_MODELS}.ThingLabels.additional_properties"),
    ),
    _case(
        "response-variant-added",
        _append(*_THING, "outline", "oneOf", value=_ref("Made")),
        _bad("variant", "added", f"{_ROW}.outline", "response", f"{_MODELS}.Thing.outline", f"{_MODELS}.Made"),
    ),
    _case(
        "response-variant-removed",
        _put(*_THING, "outline", "oneOf", value=[_ref("Circle")]),
        _good("variant", "removed", f"{_ROW}.outline", "response", f"{_MODELS}.Thing.outline", f"{_MODELS}.Square"),
    ),
    _case(
        "response-variant-removed-with-its-class",
        (_put(*_THING, "outline", "oneOf", value=[_ref("Circle")]), _drop(*_SCHEMAS, "Square")),
        _bad("variant", "removed", f"{_ROW}.outline", "response", f"{_MODELS}.Thing.outline", f"{_MODELS}.Square"),
    ),
    _case(
        "class-renamed",
        (
            _move(*_SCHEMAS, "Problem", to="Fault"),
            _put(*_LIST, "responses", "404", "content", value=_json(_ref("Fault"))),
        ),
        _bad("class", "changed", f"{_ON_LIST} -> 404", "response", f"{_MODELS}.Problem", f"{_MODELS}.Fault"),
    ),
    _case(
        "class-lost-its-name",
        _put(*_LIST, "responses", "404", "content", value=_json(_BASE["components"]["schemas"]["Problem"])),
        _bad(
            *("class", "changed", f"{_ON_LIST} -> 404", "response"),
            *(f"{_MODELS}.Problem", f"{_MODELS}.ListThingsResponse404"),
        ),
    ),
    _case(
        "error-field-removed",
        _drop(*_SCHEMAS, "Problem", "properties", "title"),
        _bad("field", "removed", f"{_ON_LIST} -> 404 -> title", "response", f"{_MODELS}.Problem.title"),
    ),
    # -- servers and security
    _case(
        "server-added",
        _append("servers", value={"description": "AU1", "url": "https://au1.things.example/dpc"}),
        _good(
            *("server", "added", "servers -> au1", "both"),
            *('maia_client.Maia(region="au1")', 'maia_api.v1.about.SERVERS["au1"]'),
        ),
    ),
    _case(
        "server-removed",
        _drop("servers", 1),
        _bad(
            *("server", "removed", "servers -> us1", "both"),
            *('maia_client.Maia(region="us1")', 'maia_api.v1.about.SERVERS["us1"]'),
        ),
    ),
    _case(
        "server-moved",
        _put("servers", 1, "url", value="https://us1.things.example/maia"),
        _bad(
            *("server", "changed", "servers -> us1", "both"),
            *('maia_client.Maia(region="us1")', 'maia_api.v1.about.SERVERS["us1"]'),
        ),
    ),
    _case(
        "security-scheme-changed",
        _put("components", "securitySchemes", "bearerAuth", value={"type": "apiKey", "in": "header", "name": "X-Key"}),
        _bad("security scheme", "changed", "security schemes -> bearerAuth", "request"),
    ),
    _case(
        "security-scheme-added",
        _put("components", "securitySchemes", "basic", value={"type": "http", "scheme": "basic"}),
        _good("security scheme", "added", "security schemes -> basic", "request"),
    ),
    _case(
        "security-scheme-removed",
        _drop("components", "securitySchemes", "spare"),
        _good("security scheme", "removed", "security schemes -> spare", "request"),
    ),
    _case("security-dropped", _drop("security"), _good("security", "changed", "security", "request")),
    _case(
        "security-scope-added",
        _put("security", value=[{"bearerAuth": ["things"]}]),
        _bad("security", "changed", "security", "request"),
    ),
    _case(
        "operation-opened",
        _put(*_DELETE, "security", value=[]),
        _good("security", "changed", f"{_ON_DELETE} -> security", "request"),
    ),
    # -- nothing for callers
    _case("summary-changed", _put(*_LIST, "summary", value="All the things")),
    _case("description-added", _put(*_THING, "name", "description", value="What it is called")),
    _case("example-added", _put(*_THING, "name", "example", value="a thing")),
    _case("enum-reordered", _put(*_SORT, "schema", "enum", value=["DESC", "ASC"])),
    _case("minimum-length-of-nothing", _put(*_NEW, "note", "minLength", value=0)),
    _case("unique-items-not-asked-for", _put(*_NEW, "tags", "uniqueItems", value=False)),
    _case(
        "security-scheme-renamed",
        (_move("components", "securitySchemes", "bearerAuth", to="token"), _put("security", value=[{"token": []}])),
    ),
)
