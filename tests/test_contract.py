"""Which requests fit a document, and answers made of schemas: also of documents that nobody has seen yet."""

from __future__ import annotations

import copy
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from maia_client._generated import document
from maia_client.sandbox import Request, Response, Service
from maia_client.sandbox import _service as service_module
from maia_client.sandbox._contract import Call, Contract
from maia_client.sandbox._instances import success
from maia_client.sandbox._messages import Refusal
from maia_client.sandbox._schemas import FORMATS
from test_sandbox import Caller

UUID = "5a1e5000-0000-4000-8000-000000000001"
NOW = 1_800_000_000.0
Schema = dict[str, Any]


def contract(parameters: list[Schema] | None = None, **operation: Any) -> Contract:
    """A document with one operation, `GET /things/{id}` or what is given."""
    spec = {"operationId": "get_thing", "parameters": parameters or [], "responses": {"200": {}}, **operation}
    identifier = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    method = "post" if "requestBody" in operation else "get"
    return Contract({"paths": {"/things/{id}": {"parameters": [identifier], method: spec}}})


def check(contract: Contract, query: str = "", body: bytes = b"", **headers: str) -> Call:
    [route] = contract.routes.values()
    found, path = contract.route(route.method, "/things/a%2Fb")
    assert found is route
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return route.checked(path, Request(route.method, "", query, fields, body))


def violations(contract: Contract, query: str = "", body: bytes = b"", **headers: str) -> str:
    with pytest.raises(Refusal) as caught:
        check(contract, query, body, **headers)
    assert caught.value.status == 400
    return " | ".join(caught.value.violations)


def parameter(name: str, schema: Schema, where: str = "query", **more: Any) -> Schema:
    return {"name": name, "in": where, "schema": schema, **more}


INTEGER = {"type": "integer", "minimum": 0}
TEXTS = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "array", "items": {"type": "integer"}}


@pytest.mark.parametrize(
    ("declared", "query", "value"),
    [
        (parameter("a", INTEGER), "a=7", 7),
        (parameter("a", {**INTEGER, "default": 25}), "", 25),
        (parameter("a", {"type": "number"}), "a=1e2", 100.0),
        (parameter("a", {"type": ["boolean", "null"]}), "a=true", True),
        (parameter("a", {"anyOf": [{"type": "integer"}, {"type": "null"}]}), "a=-3", -3),
        (parameter("a", {"type": ["integer", "string"]}), "a=3", "3"),
        (parameter("a", {"type": "string"}), "a=", ""),
        (parameter("a", {"type": "string"}), "a=1&a=2", "2"),
        (parameter("a", TEXTS), "a=x&a=y,z", ["x", "y,z"]),
        (parameter("a", NUMBERS, explode=False), "a=1,2", [1, 2]),
        (parameter("a", NUMBERS, style="pipeDelimited", explode=False), "a=1%7C2", [1, 2]),
        (parameter("a", {"type": "string"}), "b=1", None),
    ],
)
def test_a_parameter_is_read_as_its_schema_says(declared: Schema, query: str, value: object) -> None:
    assert check(contract([declared]), query).query.get("a") == value


@pytest.mark.parametrize(
    ("declared", "query", "says"),
    [
        (parameter("a", INTEGER, required=True), "", "a: is missing"),
        (parameter("a", INTEGER), "a=x", "a: 'x' is not of type 'integer'"),
        (parameter("a", INTEGER), "a=1.5", "is not of type"),
        (parameter("a", INTEGER), "a=-1", "less than the minimum"),
        (parameter("a", INTEGER), "a=%C2%B2", "is not of type"),
        (parameter("a", {"type": "boolean"}), "a=yes", "is not of type"),
        (parameter("a", NUMBERS), "a=1&a=x", "a.1: 'x'"),
        (parameter("a", {"type": "string", "enum": ["B"]}), "a=b", "is not one of"),
        (parameter("a", {"type": "integer", "format": "int32"}), "a=2147483648", "is not a 'int32'"),
        (parameter("a", {"type": "string", "format": "uuid"}), f"a={UUID.replace('-', '')}", "is not a 'uuid'"),
        (parameter("a", {"type": "string", "format": "date-time"}), "a=2026-11-24", "is not a 'date-time'"),
        (parameter("a", {"type": "string", "format": "date-time"}), "a=2026-11-24T00:00:00", "is not a 'date-time'"),
        (parameter("a", {"type": "string", "format": "date"}), "a=2026-02-30", "is not a 'date'"),
        (parameter("a", {"type": "string", "pattern": r"^\w+$"}), "a=%C3%BC", "does not match"),
        (parameter("a", {"type": "string", "pattern": r"^\w+$"}), "a=b%0A", "does not match"),
    ],
)
def test_a_parameter_that_does_not_fit(declared: Schema, query: str, says: str) -> None:
    assert says in violations(contract([declared]), query)


def test_moments_as_rfc_3339_has_them() -> None:
    for text in ("2026-11-24T01:02:03Z", "2026-11-24t01:02:03.123456789z", "2026-11-24T01:02:03+01:00"):
        assert FORMATS.conforms(text, "date-time")
    for text in ("2026-11-24T24:00:00Z", "2026-11-24T01:02:03+01:60", "2026-11-24T01:02:03+24:00"):
        assert not FORMATS.conforms(text, "date-time")


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [(r"^[$\w]$", "$", "ü"), (r"^\$\d$", "$1", "$\u0661"), (r"^(a|b$)", "b", "b\n"), ("b", "abc", "a")],
)
def test_patterns_are_those_of_ecmascript(pattern: str, fitting: str, other: str) -> None:
    of_pattern = contract([parameter("a", {"type": "string", "pattern": pattern})])
    assert check(of_pattern, urlencode({"a": fitting})).query == {"a": fitting}
    assert "does not match" in violations(of_pattern, urlencode({"a": other}))


def test_headers_and_cookies() -> None:
    version = parameter("Agent-Version", {"type": "string"}, "header", required=True)
    declared = [version, parameter("c", INTEGER, "cookie")]
    assert check(contract(declared), agent_version="1", cookie="b=x; c=1").headers["agent-version"] == "1"
    assert violations(contract(declared), cookie="c=x") == "Agent-Version: is missing | c: 'x' is not of type 'integer'"


def test_an_operation_overrides_the_parameters_of_its_path() -> None:
    assert check(contract()).path == {"id": "a/b"}
    assert "is not of type" in violations(contract([parameter("id", INTEGER, "path")]))


BODY = {"type": "object", "properties": {"n": INTEGER}, "required": ["n"], "additionalProperties": False}


def with_body(kind: str = "application/json", schema: Schema = BODY, *, required: bool = True) -> Contract:
    return contract(requestBody={"required": required, "content": {kind: {"schema": schema}}})


@pytest.mark.parametrize(
    ("body", "kind", "says"),
    [
        (b"", "application/json", "body: is missing"),
        (b"{", "application/json", "body: is not JSON"),
        (b'{"n": NaN}', "application/json", "body: is not JSON"),
        (b'"\xff"', "application/json", "body: is not JSON"),
        (b"[" * 100_000, "application/json", "body: is not JSON"),
        (b"{}", "application/json", "body: 'n' is a required property"),
        (b'{"n": "1"}', "application/json; charset=utf-8", "body.n: '1' is not of type 'integer'"),
        (b'{"n": 1, "m": 1}', "application/json", "Additional properties are not allowed"),
        (b'{"n": 1}', "text/plain", "content-type: text/plain is none of application/json"),
    ],
)
def test_a_body_that_does_not_fit(body: bytes, kind: str, says: str) -> None:
    assert says in violations(with_body(), body=body, content_type=kind)


def test_bodies_that_fit() -> None:
    assert check(with_body(), body=b'{"n": 1.0}').body == {"n": 1}
    assert check(with_body(), body=b'{"n": 1}', content_type="Application/JSON").body == {"n": 1}
    assert check(with_body(required=False)).body == {}
    assert check(contract(), body=b"whatever").body == {}


def test_a_violation_is_short() -> None:
    text = violations(with_body(), body=json.dumps({"n": "x" * 5000}).encode())
    assert len(text) < 300


PARTS = (
    b'--b\r\nContent-Disposition: form-data; name="a/b.yaml"\r\nContent-Type: text/plain\r\n\r\n\x00\xff\r\n\r\n--b\r\n'
    b'Content-Disposition: form-data; name="c"\r\n\r\n\r\n--b--\r\n'
)


def test_parts() -> None:
    files = with_body("multipart/form-data", {"type": "object", "additionalProperties": {"type": "string"}})
    call = check(files, body=PARTS, content_type="multipart/form-data; boundary=b")
    assert [(part.name, part.content_type, part.content) for part in call.parts] == [
        ("a/b.yaml", "text/plain", b"\x00\xff\r\n"),
        ("c", "text/plain", b""),
    ]
    assert check(files, body=b"--b--\r\n", content_type="multipart/form-data; boundary=b").parts == ()
    twice = PARTS.replace(b'name="c"', b'name="a/b.yaml"')
    assert "is not of type 'string'" in violations(files, body=twice, content_type="multipart/form-data; boundary=b")
    assert "not what its content-type says" in violations(files, body=b"x", content_type="multipart/form-data")


def test_a_path_without_such_a_method_says_which_it_has() -> None:
    response = Caller().send("DELETE", "/dpc/v1/projects")
    assert (response.status, response.headers["allow"]) == (405, "GET, POST")


# -- answers

ALL = document("v1")
CONTRACT = Contract(ALL)


def fits(schema: Schema, value: object) -> None:
    Draft202012Validator({**schema, "components": ALL["components"]}, format_checker=FORMATS).validate(value)


@pytest.mark.parametrize("name", CONTRACT.routes)
def test_an_instance_fits_its_schema(name: str) -> None:
    route = CONTRACT.routes[name]
    status, body = success(route, Call(name, {}, {}, {}, {}), NOW)
    [(key, response)] = [one for one in route.operation["responses"].items() if one[0].startswith("2")]
    assert key in (str(status), "2XX")
    content = route.resolved(response).get("content", {})
    assert (body is None) == (not content)
    for media in content.values():
        fits(media["schema"], body)
    assert success(route, Call(name, {}, {}, {}, {}), NOW) == (status, body)


def test_an_instance_repeats_what_the_request_says() -> None:
    route = CONTRACT.routes["streaming_pipelines.get_streaming_pipeline"]
    _, body = success(route, Call(route.name, {"streamingPipelineId": UUID, "projectId": UUID}, {}, {}, {}), NOW)
    assert isinstance(body, dict)
    assert body["streamingPipelineId"] == UUID


def test_pages_of_instances_end() -> None:
    for name, route in CONTRACT.routes.items():
        query = {"page": 1, "size": 10}
        _, body = success(route, Call(name, {}, query, {}, {}), NOW)
        if isinstance(body, dict):
            assert "more" not in body
            if {"page", "size", "total"} <= body.keys():
                assert (body["page"], body["size"], body["total"]) == (1, 10, 1)
                assert [value for value in body.values() if isinstance(value, list)] == [[]]


scalars = st.one_of(
    st.integers(-9, 9).map(lambda low: {"type": "integer", "minimum": low, "maximum": low + abs(low) % 3}),
    st.integers(0, 9).map(lambda low: {"type": "string", "minLength": low, "maxLength": low + low % 3}),
    st.sampled_from(
        [
            {"type": "boolean"},
            {"type": "number"},
            {"type": "null"},
            {"const": [1]},
            {"enum": ["A", "B"]},
            {"type": ["string", "null"], "format": "date-time"},
            {"type": "string", "format": "uuid"},
            {"type": "integer", "multipleOf": 5, "minimum": 3},
            {},
        ]
    ),
)


def grown(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    properties = st.dictionaries(st.sampled_from(["a", "b", "id"]), inner, max_size=3)
    return st.one_of(
        st.builds(lambda items, least: {"type": "array", "items": items, "minItems": least}, inner, st.integers(0, 3)),
        st.builds(lambda one, other: {"anyOf": [one, other]}, inner, inner),
        st.builds(
            lambda fields, closed: {
                "type": "object",
                "properties": fields,
                "required": sorted(fields)[:1],
                "additionalProperties": not closed,
            },
            properties,
            st.booleans(),
        ),
        st.builds(lambda fields: {"allOf": [{"type": "object", "properties": fields}, {"type": "object"}]}, properties),
    )


@settings(max_examples=200, deadline=None)
@given(schema=st.recursive(scalars, grown, max_leaves=8))
def test_an_instance_of_any_schema_fits_it(schema: Schema) -> None:
    other = contract(responses={"200": {"content": {"application/json": {"schema": schema}}}})
    [route] = other.routes.values()
    _, body = success(route, Call("get_thing", {}, {}, {}, {}), NOW)
    Draft202012Validator(schema, format_checker=FORMATS).validate(body)


def test_a_schema_that_contains_itself_ends() -> None:
    tree = {"type": "object", "properties": {"children": {"type": "array", "items": {"$ref": "#/components/tree"}}}}
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/tree"}}}}
    spec = {"paths": {"/t": {"get": {"operationId": "t", "responses": {"200": answer}}}}, "components": {"tree": tree}}
    [route] = Contract(spec).routes.values()
    status, body = success(route, Call("t", {}, {}, {}, {}), NOW)
    assert status == 200
    Draft202012Validator({**tree, "components": {"tree": tree}}).validate(body)


def test_an_operation_that_the_document_gains_is_served_with_no_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    grown = copy.deepcopy(ALL)
    widget = {"type": "object", "properties": {"widgetId": {"type": "string"}, "size": {"type": "integer"}}}
    grown["paths"]["/v1/projects/{projectId}/widgets/{widgetId}"] = {
        "get": {
            "operationId": "get_widget",
            "x-maia-name": "widgets.get_widget",
            "parameters": [
                parameter("projectId", {"type": "string", "format": "uuid"}, "path", required=True),
                parameter("widgetId", {"type": "string"}, "path", required=True),
            ],
            "responses": {"200": {"content": {"application/json": {"schema": widget}}}},
        }
    }
    monkeypatch.setattr(service_module, "_contract", lambda version: Contract(grown))
    caller = Caller()
    assert isinstance(caller.service, Service)
    assert caller.get(f"/dpc/v1/projects/{UUID}/widgets/w7") == {"widgetId": "w7", "size": 1}
    refused: Response = caller.send("GET", "/dpc/v1/projects/x/widgets/w7")
    assert "projectId: 'x' is not a 'uuid'" in json.loads(refused.body)["violations"]


def test_a_document_that_requires_less_than_a_handler_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    looser = copy.deepcopy(ALL)
    del looser["components"]["schemas"]["CreateEnvironmentRequest"]["required"]
    monkeypatch.setattr(service_module, "_contract", lambda version: Contract(looser))
    answer = Caller().send("POST", f"/dpc/v1/projects/{UUID}/environments", body={})
    assert (answer.status, json.loads(answer.body)["detail"]) == (400, "The sandbox needs 'name' to answer this")
