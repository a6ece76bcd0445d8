"""A document that no client can be made of is refused, with the place."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codegen.documents import read_yaml
from codegen.errors import SpecError
from codegen.validation import validate

SMALL = Path(__file__).parent / "support" / "small_spec" / "upstream.yaml"
PATH = "/v1/projects/{projectId}/pipeline-executions"
POST = "/paths/~1v1~1projects~1{projectId}~1pipeline-executions/post"
Change = Callable[[dict[str, Any]], object]


def document() -> dict[str, Any]:
    return read_yaml(SMALL)


def post(spec: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = spec["paths"][PATH]["post"]
    return operation


def problem(spec: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = spec["components"]["schemas"]["ProblemDetail"]["properties"]
    return fields


def schema(**schemas: Any) -> Change:
    return lambda spec: spec["components"]["schemas"].update(schemas)


def path(name: str, **operations: Any) -> Change:
    return lambda spec: spec["paths"].update({name: operations})


def detail(**changes: Any) -> Change:
    return lambda spec: problem(spec)["detail"].update(changes)


def without(field: str) -> Change:
    return lambda spec: spec.pop(field)


def parameter(**changes: Any) -> Change:
    return lambda spec: post(spec)["parameters"][0].update(changes)


def refers(target: str) -> Change:
    return parameter(schema={"$ref": target})


ANSWER = {"responses": {"200": {"description": "ok"}}}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (without("openapi"), "it is not OpenAPI 3.0 or 3.1; it says swagger: None"),
        (lambda spec: spec.update(openapi="3.2.0"), "it says openapi: 3.2.0"),
        (lambda spec: spec.update(openapi=3.1), "it says openapi: 3.1"),
        (without("info"), "/: 'info' is a required property"),
        (lambda spec: spec.update(paths=[]), "/paths: [] is not of type 'object'"),
        (path("/b", get=None), "/paths/~1b/get: None is not of type 'object'"),
        (path('/b"+x', get=ANSWER), '/paths/~1b"+x: a path has no quotes'),
        (path("/b\\", get=ANSWER), "/paths/~1b\\: a path has no quotes"),
        (path("/b/{c", get=ANSWER), "/paths/~1b~1{c: its braces do not match"),
        (path("/b/{c}", get=ANSWER), "/paths/~1b~1{c}/get: Path parameter 'c'"),
        (
            path("/b", get={**ANSWER, "operationId": "executePipeline"}),
            f"GET /b and POST {PATH} share the operationId 'executePipeline'",
        ),
        (
            refers("#/components/schemas/Gone"),
            f"{POST}/parameters/0/schema: $ref to '#/components/schemas/Gone', which is not there",
        ),
        (refers("#/components/schemas/ProblemDetail/properties/detail/x"), "which is not there"),
        (
            refers("file:///etc/passwd"),
            f"{POST}/parameters/0/schema: $ref to 'file:///etc/passwd', which is not in this document",
        ),
        (refers("other.yaml#/a"), "which is not in this document"),
        (
            schema(A={"$ref": "#/components/schemas/A"}),
            "/components/schemas/A: $ref to '#/components/schemas/A', which leads in a circle",
        ),
        (
            schema(A={"properties": {"example": {"$ref": "#/gone"}}}),
            "/components/schemas/A/properties/example: $ref to '#/gone'",
        ),
        (schema(**{"a b": {}}), "/components/schemas: 'a b' does not match"),
        (detail(type="strng"), "/properties/detail/type: 'strng' is not valid"),
        (detail(default=3), "/properties/detail: 3 is not of type 'string'"),
        (detail(pattern="("), "/properties/detail/pattern: '(' is not a 'regex'"),
        (
            lambda spec: post(spec)["parameters"].append(post(spec)["parameters"][0]),
            f"{POST}/parameters: Duplicate parameter 'projectId'",
        ),
        (lambda spec: spec["tags"].append(spec["tags"][0]), "/tags: Duplicate tag name 'Schedules'"),
        (detail(default={"$ref": "x"}), "/: the validator can't follow the document"),
    ],
)
def test_a_bad_document_is_refused_with_the_place(change: Change, says: str) -> None:
    spec = document()
    change(spec)
    with pytest.raises(SpecError, match=re.escape(says)) as caught:
        validate(spec, "it")
    assert str(caught.value).startswith("it ")


RECURSIVE = {
    "Expression": {
        "oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/components/schemas/Expression"}}]
    },
    "Rule": {"allOf": [{"$ref": "#/components/schemas/Expression"}, {"description": "x"}]},
    "Tree": {"properties": {"children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
}


@pytest.mark.parametrize(
    "change",
    [
        lambda spec: None,
        lambda spec: spec.update(openapi="3.0.3"),
        schema(**RECURSIVE),
        schema(A={"example": {"$ref": "nowhere"}, "const": {"$ref": "x"}, "enum": [{"$ref": "x"}]}),
        schema(A={"properties": {"$ref": {"type": "string"}}}),
        schema(A={"x-note": {"$ref": "nowhere"}}),
        refers(f"#{POST.replace('{', '%7B')}/responses/201/content/application~1json/schema"),
    ],
)
def test_a_good_document_is_accepted(change: Change) -> None:
    spec = document()
    change(spec)
    validate(spec, "it")


def test_ten_places_are_enough() -> None:
    spec = document()
    spec["paths"].update({f"/{number}'": {} for number in range(30)})
    with pytest.raises(SpecError) as caught:
        validate(spec, "it")
    assert str(caught.value).count("\n") == 11
    assert str(caught.value).endswith("and 20 more")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a socket was opened"))
    spec = document()
    post(spec)["parameters"][0]["schema"] = {"x-a": 1, "allOf": [{"$id": "http://127.0.0.1:9/", "$ref": "#/x"}]}
    with pytest.raises(SpecError):
        validate(spec, "it")
