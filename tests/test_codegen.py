"""The way from spec/ to generated/: merge, ledger, names, tolerance, lock. The generator runs in its own session."""

from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from codegen.dialect import adapt, binary_media, module_names
from codegen.documents import Json, Object, read_yaml
from codegen.errors import SpecError
from codegen.ledger import apply
from codegen.limits import refuse_what_is_lost
from codegen.lock import digest_tree, read_lock
from codegen.merge import merge
from codegen.names import assign_names
from codegen.operations import operations
from codegen.reticent import hide_secrets
from codegen.table import operations_table
from codegen.tolerance import relax_answers

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "spec" / "v1"


def overlay(folder: Path, *actions: str) -> Path:
    """A ledger with these actions, each from line 6 on, four lines long with its reason and source."""
    path = folder / "corrections.yaml"
    head = "overlay: 1.0.0\ninfo:\n  title: t\n  version: '1'\nactions:\n"
    path.write_text(head + "".join(f"  - {action}\n    x-reason: r\n    x-source: s\n" for action in actions))
    return path


def document() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {
            "/a": {"get": {"operationId": "getA", "tags": ["One Tag"], "responses": {"200": {"description": "ok"}}}},
            "/b": {"post": {"tags": ["x", "y"], "responses": {"200": {"description": "ok"}}}},
        },
    }


# -- the ledger


def test_update_merges_and_remove_removes(tmp_path: Path) -> None:
    path = overlay(
        tmp_path,
        "target: $.paths['/a'].get\n    update: {x-maia-name: a.b, responses: {'429': {description: slow}}}",
        "target: $.paths[*][*].responses\n    update: {'500': {description: bad}}",
        "target: $.paths['/b'].post.tags[0]\n    remove: true",
        "target: $.paths['/b'].post.tags\n    update: z",
    )
    before = document()
    after = apply(before, path)
    assert before == document()
    found: dict[str, dict[str, Any]] = {operation.place: operation.spec for operation in operations(after)}
    assert found["GET /a"]["x-maia-name"] == "a.b"
    assert set(found["GET /a"]["responses"]) == {"200", "429", "500"}
    assert found["POST /b"]["tags"] == ["y", "z"]


@pytest.mark.parametrize(
    ("action", "says"),
    [
        ("target: $.paths['/gone']\n    update: {a: 1}", "lines 10 to 13.*matches nothing; delete these lines"),
        ("target: $.paths['/gone']\n    remove: true", "lines 10 to 13.*matches nothing; delete these lines"),
        (
            "target: $.paths['/a'].get\n    update: {operationId: getA}",
            "lines 10 to 13.*already has this; delete these",
        ),
        ("target: '$.paths['\n    update: {a: 1}", "not a JSONPath"),
        ("target: $.paths['/a'].get.operationId\n    update: x", "neither a mapping nor a list"),
        ("target: $\n    remove: true", "the whole document"),
        ("target: $.paths", "neither `update` nor `remove`"),
    ],
)
def test_an_action_without_effect_fails_with_its_lines(tmp_path: Path, action: str, says: str) -> None:
    path = overlay(tmp_path, "target: $.info\n    update: {x: 1}", action)
    with pytest.raises(SpecError, match=says):
        apply(document(), path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("actions: []", "overlay: 1.0.0"),
        ("overlay: 1.0.0\nactions: {}", "not a list"),
        ("overlay: 1.0.0\nactions:\n- target: $\n  update: {a: 1}", "x-reason"),
        ("overlay: 1.0.0\nactions:\n- update: {a: 1}", "target"),
        ("- 1", "not a mapping"),
        ("a: [", "not YAML"),
    ],
)
def test_a_ledger_that_is_none(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(text)
    with pytest.raises(SpecError, match=says):
        apply(document(), path)


def test_a_ledger_without_actions_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text("overlay: 1.0.0\nactions: []\n")
    assert apply(document(), path) == document()


# -- merging


def test_upstream_wins_and_what_it_gained_is_reported() -> None:
    upstream = document()
    supplement: dict[str, Any] = {
        "paths": {
            "/a": {"get": {"operationId": "ours", "responses": {"200": {"$ref": "#/components/responses/Unused"}}}},
            "/c": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}},
        },
        "components": {
            "responses": {"R": {"content": {"j": {"schema": {"$ref": "#/components/schemas/S"}}}}, "Unused": {}},
            "schemas": {"S": {"type": "object", "properties": {"self": {"$ref": "#/components/schemas/S"}}}, "T": {}},
        },
    }
    merged, redundant = merge(upstream, supplement)
    assert redundant == ["GET /a"]
    found = {operation.place: operation.spec for operation in operations(merged)}
    assert list(found) == ["GET /a", "POST /b", "GET /c"]
    assert found["GET /a"]["operationId"] == "getA"
    assert merged["components"] == {
        "responses": {"R": supplement["components"]["responses"]["R"]},
        "schemas": {"S": supplement["components"]["schemas"]["S"]},
    }


def test_a_tag_of_the_supplement_is_taken_along_where_it_is_new_and_used() -> None:
    upstream = {**document(), "tags": [{"name": "Known", "description": "theirs"}]}
    operation = {"tags": ["Known", "New"], "responses": {}}
    tags = [{"name": name, "description": "ours"} for name in ("Known", "New", "Unused")]
    merged, _ = merge(upstream, {"paths": {"/c": {"get": operation}}, "tags": tags})  # type: ignore[dict-item]
    assert merged["tags"] == [upstream["tags"][0], tags[1]]


# -- names


def test_a_stable_name_wins_over_upstreams(tmp_path: Path) -> None:
    renamed = document()
    renamed["paths"]["/a"]["get"].update({"operationId": "fetchTheA", "tags": ["Another"], "x-maia-name": "one.get_a"})
    assert assign_names(renamed) == ["POST /b as x.post_b"]
    found = {operation.place: operation.spec for operation in operations(renamed)}
    assert (found["GET /a"]["operationId"], found["GET /a"]["tags"]) == ("get_a", ["one"])


@pytest.mark.parametrize(
    "name",
    [
        *("one.class", "one", "one.", "One.a", "one.a-b", "one.a\nimport os", "a.b.c", "one.1a"),
        *("one.list", "import.a", "filter.a", "datetime.a", "one.a__b", "one.a_", "one._a"),
    ],
)
def test_a_name_that_is_not_python_is_refused(name: str) -> None:
    bad = document()
    bad["paths"]["/a"]["get"]["x-maia-name"] = name
    with pytest.raises(SpecError, match="GET /a"):
        assign_names(bad)


@pytest.mark.parametrize(
    ("tag", "identifier", "name"),
    [
        ("One Tag", "getA", "one_tag.get_a"),
        ("import", "class", "import_.class_"),
        ("Print", "list", "print_.list_"),
        ("2nd", "1st", "tag_2nd.get_1st"),
        ("\u65e5\u672c", "\u65e5\u672c", "tag.get"),
        ('x"""\nimport os', "a(); import os; b", "x_import_os.a_import_os_b"),
        ("projects", "Same", "projects.get_a"),  # taken
    ],
)
def test_an_upstream_name_is_made_to_fit(tag: str, identifier: str, name: str) -> None:
    spec = document()
    spec["paths"]["/a"]["get"].update(tags=[tag], operationId=identifier)
    spec["paths"]["/b"]["post"]["x-maia-name"] = "projects.same"
    assert assign_names(spec) == [f"GET /a as {name}"]
    assert spec["paths"]["/a"]["get"]["x-maia-name"] == name


@pytest.mark.parametrize(
    ("tag", "operation", "name"),
    [
        ("Gestión / Rutas (beta)", "Routes.list-all", "gestion_rutas_beta.routes_list_all"),
        ("API Keys", "getHTTPStatus", "api_keys.get_http_status"),
        (None, None, "default.get_a"),
    ],
)
def test_a_name_from_upstream(tag: str | None, operation: str | None, name: str) -> None:
    spec: dict[str, Any] = {"responses": {}}
    if tag is not None:
        spec.update({"tags": [tag], "operationId": operation})
    assert assign_names({"paths": {"/a": {"get": spec}}}) == [f"GET /a as {name}"]


def test_two_operations_can_not_share_a_name() -> None:
    bad = document()
    for path, method in (("/a", "get"), ("/b", "post")):
        bad["paths"][path][method]["x-maia-name"] = "one.same"
    with pytest.raises(SpecError, match=r"POST /b and GET /a share the name one\.same"):
        assign_names(bad)


# -- tolerance


def test_answers_are_relaxed_and_requests_are_not() -> None:
    def schema(name: str) -> Object:
        return {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}

    fields: Object = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string"},
            "b": {"$ref": "#/components/schemas/Inner"},
            "kind": {"type": "string", "enum": ["X"]},
            "maybe": {"type": ["integer", "null"]},
            "open": {},
        },
    }
    text = json.dumps(fields)
    spec: dict[str, Any] = {
        "paths": {"/a": {"post": {"requestBody": schema("In"), "responses": {"200": schema("Out")}}}},
        "components": {
            "schemas": {
                "In": json.loads(text),
                "Out": json.loads(text.replace("Inner", "Other")),
                "Inner": {"type": "object", "required": ["z"], "properties": {"z": {"type": "string"}}},
                "Other": {"type": "object", "required": ["z"], "properties": {"z": {"type": "string"}}},
            }
        },
    }
    relax_answers(spec)
    schemas = spec["components"]["schemas"]
    assert schemas["In"] == fields
    assert schemas["Inner"]["required"] == ["z"]
    assert schemas["Out"] == {
        "type": "object",
        "properties": {
            "a": {"type": ["string", "null"]},
            "b": {"anyOf": [{"$ref": "#/components/schemas/Other"}, {"type": "null"}]},
            "kind": {"anyOf": [{"$ref": "#/components/schemas/OutKind"}, {"type": "null"}]},
            "maybe": {"type": ["integer", "null"]},
            "open": {},
        },
    }
    assert schemas["OutKind"] == {"type": "string", "enum": ["X"]}
    assert schemas["Other"] == {"type": "object", "properties": {"z": {"type": ["string", "null"]}}}


def relaxed(answer: Json, request: Json = None, **schemas: Json) -> dict[str, Any]:
    """The schemas of a document with one operation, `do_it`, after relaxing."""
    media: Object = {"schema": answer}
    content: Object = {"application/json": media}
    operation: Object = {"operationId": "do_it", "responses": {"200": {"description": "", "content": content}}}
    if request is not None:
        operation["requestBody"] = {"content": {"application/json": {"schema": request}}}
    document: dict[str, Any] = {"paths": {"/a": {"post": operation}}, "components": {"schemas": dict(schemas)}}
    relax_answers(document)
    once = json.dumps(document)
    if request is None:
        relax_answers(document)
        assert json.dumps(document) == once  # relaxing what is relaxed changes nothing
    found: dict[str, Any] = document["components"]["schemas"]
    return {**found, "answer": media["schema"], "request": request}


def ref(name: str) -> dict[str, Json]:
    return {"$ref": f"#/components/schemas/{name}"}


NULL: dict[str, Json] = {"type": "null"}


def test_a_schema_of_both_sides_is_strict_in_requests_alone() -> None:
    inner: Object = {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}}}
    outer: Object = {"type": "object", "required": ["a"], "properties": {"a": ref("Inner"), "self": ref("Outer")}}
    found = relaxed(ref("Outer"), ref("Outer"), Outer=outer, Inner=deepcopy(inner))
    assert found["request"] == ref("OuterRequest")
    assert found["OuterRequest"]["required"] == ["a"]
    assert found["OuterRequest"]["properties"] == {"a": ref("InnerRequest"), "self": ref("OuterRequest")}
    assert found["InnerRequest"] == inner
    assert found["answer"] == ref("Outer")
    assert found["Outer"]["properties"]["a"] == {"anyOf": [ref("Inner"), NULL]}
    assert "required" not in {**found["Outer"], **found["Inner"]}


def test_an_enum_is_the_same_on_both_sides() -> None:
    found = relaxed(ref("Kind"), ref("Kind"), Kind={"type": "string", "enum": ["X"]})
    assert found == {"Kind": {"type": "string", "enum": ["X"]}, "answer": ref("Kind"), "request": ref("Kind")}
    with_default = relaxed(ref("Kind"), ref("Kind"), Kind={"type": "string", "enum": ["X"], "default": "X"})
    assert with_default["request"] == ref("KindRequest")
    assert "default" not in with_default["Kind"]


def test_a_copy_for_requests_takes_nobody_s_name() -> None:
    found = relaxed(ref("A"), ref("A"), A={"type": "object"}, ARequest={"type": "object", "title": "theirs"})
    assert found["request"] == ref("ARequest2")
    assert found["ARequest"]["title"] == "theirs"


def test_a_discriminator_s_mapping_follows_the_copies() -> None:
    base: Object = {"discriminator": {"propertyName": "t", "mapping": {"x": "#/components/schemas/Sub"}}}
    found = relaxed(ref("Base"), ref("Base"), Base=base, Sub={"type": "object", "required": ["a"]})
    assert found["BaseRequest"]["discriminator"]["mapping"] == {"x": "#/components/schemas/SubRequest"}
    assert found["SubRequest"]["required"] == ["a"]
    assert "required" not in found["Sub"]


def test_one_of_several_objects_is_one_object_with_the_fields_of_all() -> None:
    found = relaxed(
        {"type": "object", "properties": {"pet": {"oneOf": [ref("Cat"), ref("Dog"), NULL]}, "either": ref("Pet")}},
        Cat={
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
        },
        Dog={
            "allOf": [
                ref("Animal"),
                {"properties": {"kind": {"type": "string", "enum": ["dog"]}, "lives": {"type": "string"}}},
            ]
        },
        Animal={"type": "object", "properties": {"name": {"type": "string"}}},
        Pet={"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}},
    )
    assert found["DoItResponse"]["properties"] == {
        "pet": {"anyOf": [ref("DoItResponsePet"), NULL]},
        "either": {"anyOf": [ref("Pet"), NULL]},
    }
    text: Object = {"type": ["string", "null"]}
    united: Object = {"type": "object", "properties": {"kind": text, "lives": {}, "name": text}}
    assert found["DoItResponsePet"] == found["Pet"] == united


def test_what_is_no_object_stays_beside_it() -> None:
    rows: list[Json] = [{"type": "array", "items": ref("A")}, {"type": "array", "items": ref("B")}]
    days: list[Json] = [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]
    found = relaxed(
        {"type": "object", "properties": {"mixed": {"anyOf": [ref("A"), {"type": "string"}, ref("B"), *rows]}}},
        A={"type": "object", "properties": {"day": {"anyOf": days}}},
        B={"type": "object"},
    )
    assert found["DoItResponse"]["properties"]["mixed"] == {
        "anyOf": [
            ref("DoItResponseMixedObject"),
            {"type": "array", "items": ref("DoItResponseMixedItem")},
            {"type": "string"},
            NULL,
        ]
    }
    day: Object = {"anyOf": [days[1], days[0], NULL]}  # what is a day is not read as midnight
    assert found["DoItResponseMixedObject"] == found["DoItResponseMixedItem"]
    assert found["DoItResponseMixedObject"] == {"type": "object", "properties": {"day": day}}


def test_a_requests_choice_of_objects_stays_a_choice() -> None:
    choice: Object = {"oneOf": [ref("A"), ref("B")]}
    found = relaxed(ref("Either"), ref("Either"), Either=choice, A={"type": "object"}, B={"type": "object"})
    assert found["EitherRequest"] == {"oneOf": [ref("ARequest"), ref("BRequest")]}


@pytest.mark.parametrize(
    ("field", "relaxed_field"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"const": 1}, {"type": ["integer", "null"]}),
        ({"allOf": [{"$ref": "#/components/schemas/A"}], "nullable": True}, {"anyOf": [ref("A"), NULL]}),
        ({"type": ["string", "null"], "enum": ["x", None]}, {"anyOf": [ref("DoItResponseF"), NULL]}),
        ({"type": "string", "nullable": True, "enum": ["x", None]}, {"anyOf": [ref("DoItResponseF"), NULL]}),
        ({"type": ["object", "null"]}, {"anyOf": [ref("DoItResponseF"), NULL]}),
    ],
)
def test_null_is_said_in_one_way(field: Object, relaxed_field: Object) -> None:
    found = relaxed({"type": "object", "properties": {"f": field}}, A={"type": "object"})
    assert found["DoItResponse"]["properties"]["f"] == relaxed_field


def test_two_successes_with_bodies_of_their_own_have_two_names() -> None:
    def answer(field: str) -> Object:
        schema: Object = {"type": "object", "properties": {field: {"type": "string"}}}
        return {"description": "", "content": {"application/json": {"schema": schema}}}

    document: dict[str, Any] = {
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": answer("x"), "202": answer("y")}}}}
    }
    relax_answers(document)
    assert {name: list(one["properties"]) for name, one in document["components"]["schemas"].items()} == {
        "AResponse": ["x"],
        "AResponse2": ["y"],
    }


def test_a_body_without_a_name_gets_one_from_its_operation() -> None:
    kinds: Object = {"type": "string", "enum": ["X"]}
    row: Object = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    body: Object = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "rows": {"type": "array", "items": row},
            "kinds": {"type": "array", "items": kinds},
            "days": {"type": "array", "items": {"type": "string", "format": "date"}},
            "names": {"type": "array", "items": {"type": "string"}},
            "map": {"type": "object", "additionalProperties": {"type": "string", "default": "x"}},
            "either": {"oneOf": [ref("A"), {"type": "string"}]},
            "all": {"allOf": [ref("A"), {"required": ["z"]}]},
        },
    }
    found = relaxed(body, A={"type": "object"})
    assert found["answer"] == ref("DoItResponse")
    assert found["DoItResponse"] == {
        "type": "object",
        "properties": {
            "rows": {"type": ["array", "null"], "items": ref("DoItResponseRowsItem")},
            "kinds": {"type": ["array", "null"], "items": {"anyOf": [ref("DoItResponseKindsItem"), NULL]}},
            "days": {"type": ["array", "null"], "items": {"type": ["string", "null"], "format": "date"}},
            "names": {"type": ["array", "null"], "items": {"type": "string"}},
            "map": {"anyOf": [ref("DoItResponseMap"), NULL]},
            "either": {"oneOf": [ref("A"), {"type": "string"}, NULL]},
            "all": {"anyOf": [ref("DoItResponseAll"), NULL]},
        },
    }
    assert found["DoItResponseRowsItem"] == {"type": "object", "properties": {"id": {"type": ["string", "null"]}}}
    assert found["DoItResponseMap"] == {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
    assert found["DoItResponseAll"] == {"allOf": [ref("A"), {}]}


def test_a_bare_list_and_a_shared_answer_are_relaxed_too() -> None:
    strict: Object = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
    assert relaxed({"type": "array", "items": strict})["answer"] == {"type": "array", "items": ref("DoItResponseItem")}
    document: dict[str, Any] = {
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"404": {"$ref": "#/components/responses/Gone"}}}}},
        "components": {"responses": {"Gone": {"content": {"application/json": {"schema": deepcopy(strict)}}}}},
    }
    relax_answers(document)
    assert document["components"]["responses"]["Gone"]["content"]["application/json"]["schema"] == ref("GoneResponse")
    assert "required" not in document["components"]["schemas"]["GoneResponse"]


# -- the table of operations


def test_the_table_says_where_an_operation_comes_from() -> None:
    bundled = document()
    bundled["paths"]["/a"]["get"].update({"x-maia-name": "one.get_a"})
    bundled["paths"]["/b"]["post"].update(
        {
            "x-maia-name": "a.b",
            "x-evidence": ["a page", "another"],
            "x-confidence": "high",
            "x-unsure": ["p|q", "<b>\nx"],
        }
    )
    page = operations_table({"v1": bundled, "v2": {"paths": {}}})
    assert "\n2 operations, 1 from upstream, 1 from supplement.\n" in page
    assert [line for line in page.splitlines() if line.startswith("|")][2:4] == [
        "| POST | `/b` | `a.b` | supplement | high | a page | p\\|q<br>&lt;b> x |",
        "| GET | `/a` | `one.get_a` | upstream |  |  |  |",
    ]
    assert page.index("## v1") < page.index("## v2")


# -- the generator's dialect, and its limits


def adapted(operation: Json = None, **schemas: Json) -> dict[str, Any]:
    document: dict[str, Any] = {"paths": {"/a": {"post": operation or {}}}, "components": {"schemas": schemas}}
    adapt(document)
    return document


def test_schemas_that_are_true_or_false() -> None:
    tuple_: Object = {"type": "array", "prefixItems": [{"type": "string"}], "items": False}
    found = adapted(A={"properties": {"x": True, "y": tuple_}, "additionalProperties": False}, B={"items": True})
    assert found["components"]["schemas"] == {
        "A": {"properties": {"x": {}, "y": {"type": "array", "prefixItems": [{"type": "string"}]}}},
        "B": {"items": {}},
    }


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["a", "b", "c-d", ""], None),
        (["a-b", "a_b", "A b", "x", None, "x"], ["A_B", "A_B_2", "A_B_3", "X"]),
        (["a", "a+", "A_2"], ["A", "A_2", "A_2_2"]),
        ([1, 2], None),
    ],
)
def test_values_of_an_enum_that_would_share_a_name_get_their_own(values: list[Json], names: list[str] | None) -> None:
    [found] = adapted(A={"properties": {"f": {"anyOf": [{"enum": values}]}}})["components"]["schemas"].values()
    assert found["properties"]["f"]["anyOf"][0].get("x-enum-varnames") == names


def test_bodies_that_are_bytes() -> None:
    binary = {"type": "string", "format": "binary"}
    content: Object = {"image/png": {}, "text/csv": {"schema": dict[str, Json](binary)}, "application/json": {}}
    other: Object = {
        "text/html": {},
        "application/pdf": {"schema": {"type": "string"}},
        "application/xml": {"schema": ref("A")},
    }
    document = adapted({"responses": {"200": {"content": content}, "201": {"content": other}}}, A={"type": "object"})
    assert binary_media(document) == ["application/pdf", "image/png", "text/csv"]
    assert content["application/json"] == {"schema": {}}
    assert other["text/html"] == {"schema": {"type": "string"}}


def test_a_body_is_sent_in_one_way() -> None:
    form, json_, other = (dict[str, Json](schema=ref(name)) for name in "AAB")
    content: Object = {
        "application/x-www-form-urlencoded": form,
        "application/json": json_,
        "multipart/form-data": other,
    }
    adapted({"requestBody": {"content": content}})
    assert list(content) == ["application/json", "multipart/form-data"]


def test_a_header_is_text() -> None:
    header: Object = {"name": "X-Key", "in": "header", "schema": {"type": "string", "format": "uuid"}}
    query: Object = {"name": "key", "in": "query", "schema": {"type": "string", "format": "uuid"}}
    adapted({"parameters": [header, query]})
    assert (header["schema"], query["schema"]) == ({"type": "string"}, {"type": "string", "format": "uuid"})


def test_a_class_with_a_field_of_its_own_name_has_another_module() -> None:
    document = adapted(Message={"properties": {"message": {}}}, APIKey={"properties": {"api-key": {}}}, Other={})
    assert module_names(document) == {"Message": "message_model", "APIKey": "api_key_model"}


def parameter(name: str, where: str, schema: Json, **more: Json) -> Object:
    return {"parameters": [{"name": name, "in": where, "schema": schema, **more}]}


def form(schema: Object) -> Object:
    return {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": schema}}}}


LIST: Object = {"type": "array", "items": {"type": "string"}}


@pytest.mark.parametrize(
    ("operation", "says"),
    [
        (parameter("f", "query", ref("A"), style="deepObject"), "POST /a, parameter f: an object in the query"),
        (parameter("f", "query", LIST, style="pipeDelimited"), "parameter f: a list that is neither repeated"),
        (parameter("f", "path", LIST), "a list or an object in the path"),
        (parameter("f", "path", {"type": ["boolean", "null"]}), "a boolean or a time in the path"),
        (parameter("f", "path", {"type": "string", "format": "date-time"}), "a boolean or a time in the path"),
        (parameter("f", "header", ref("Day")), "a header that is not plain text"),
        (parameter("f", "cookie", {"anyOf": [{"type": "integer"}]}), "a cookie that is not plain text"),
        (parameter("Params", "query", {"type": "string"}), "parameter Params: a name that generated code needs"),
        ({**parameter("body", "query", {}), "requestBody": {}}, "parameter body: a name that generated code needs"),
        ({"parameters": [{"name": "f", "in": "query", "content": {}}]}, "parameter f: no `schema`"),
        ({"parameters": [{"$ref": "#/components/parameters/P"}]}, "parameter p: an object in the query"),
        (form({"properties": {"f": ref("A")}}), "POST /a: a form whose field f is an object"),
        (form({"properties": {"f": {"type": "array", "items": ref("A")}}}), "a form whose field f is an object"),
        ({"servers": []}, "POST /a: an operation with `servers`"),
        (
            {"responses": {"200": {"content": {"j": {"schema": {"properties": {"cast": {}}}}}}}},
            r"paths\./a\.post\.responses\.200\.content\.j\.cast: a field with a name",
        ),
    ],
)
def test_what_would_be_lost_is_refused(operation: Object, says: str) -> None:
    bad: Object = {
        "paths": {"/a": {"post": operation}},
        "components": {
            "schemas": {"A": {"properties": {"x": {}}}, "Day": {"type": "string", "format": "date"}},
            "parameters": {"P": {"name": "p", "in": "query", "schema": ref("A")}},
        },
    }
    with pytest.raises(SpecError, match=says):
        refuse_what_is_lost(bad)


@pytest.mark.parametrize("key", ["$ref", "servers"])
def test_a_path_that_is_elsewhere_is_refused(key: str) -> None:
    with pytest.raises(SpecError, match=r"paths\./a: a path with"):
        refuse_what_is_lost({"paths": {"/a": {key: "x"}}})


def test_a_field_deep_inside_is_refused_by_its_place() -> None:
    inner: Object = {"type": "array", "items": {"oneOf": [{"properties": {"fromDict": {}}}]}}
    bad: Object = {"components": {"schemas": {"A": {"properties": {"rows": inner}}}}}
    with pytest.raises(SpecError, match=r"components\.schemas\.A\.rows\.items\.oneOf\[0\]\.fromDict: a field"):
        refuse_what_is_lost(bad)


# -- what lies in the repository


def test_the_lock_tells_the_truth() -> None:
    lock: dict[str, Any] = read_lock(SPEC)
    for name in ("upstream", "supplement", "corrections"):
        assert lock[name]["sha256"] == sha256((SPEC / f"{name}.yaml").read_bytes()).hexdigest()
    generated = ROOT / "generated" / "maia_api" / "v1"
    assert lock["bundle"]["sha256"] == sha256((generated / "openapi.json").read_bytes()).hexdigest()


def test_an_edited_upstream_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "spec.lock").write_text((SPEC / "spec.lock").read_text())
    (tmp_path / "upstream.yaml").write_bytes((SPEC / "upstream.yaml").read_bytes() + b"\n")
    with pytest.raises(SpecError, match=r"upstream\.yaml is not what was received"):
        read_lock(tmp_path)


def test_every_supplement_operation_says_how_sure_it_is() -> None:
    for operation in operations(read_yaml(SPEC / "supplement.yaml")):
        assert operation.spec["x-confidence"] in ("high", "medium"), operation.place
        assert operation.spec["x-evidence"], operation.place


def test_a_tree_hash_sees_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    hashes = {digest_tree(tmp_path)}
    (tmp_path / "a").write_text("2")
    hashes.add(digest_tree(tmp_path))
    (tmp_path / "a").rename(tmp_path / "b")
    hashes.add(digest_tree(tmp_path))
    (tmp_path / "c").touch()
    hashes.add(digest_tree(tmp_path))
    assert len(hashes) == 4


def test_yaml_keeps_dates_and_leading_zeros_as_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 2024-01-01T00:00:00Z\nb: 2024-01-01\non: yes\nc: 010\n")
    assert json.dumps(read_yaml(path)) == '{"a": "2024-01-01T00:00:00Z", "b": "2024-01-01", "on": "yes", "c": 10}'


# -- secrets


def test_what_a_field_that_is_a_secret_holds_is_not_shown(tmp_path: Path) -> None:
    hidden = ("client_secret", "password", "access_token", "token", "api_key", "ssh_private_key", "passphrase")
    shown = ("secret_name", "secrets_location", "pagination_token", "tokens", "keys", "private", "passwords_expire")
    fields = [f"    {name}: None | str | Unset = UNSET" for name in (*hidden, *shown)]
    text = "\n".join(["@_attrs_define", "class Model:", "    secret: str", "    name: str", *fields, ""])
    (tmp_path / "model.py").write_text(text)
    (tmp_path / "other.py").write_text("class Other:\n    name : str\n")
    hide_secrets(tmp_path)
    lines = (tmp_path / "model.py").read_text().splitlines()
    assert lines[:4] == [
        "@_attrs_define",
        "class Model:",
        "    secret: str = _attrs_field(repr=False)",
        "    name: str",
    ]
    rewritten = [f"    {name}: None | str | Unset = _attrs_field(default=UNSET, repr=False)" for name in hidden]
    assert lines[4:] == rewritten + fields[len(hidden) :]
    assert (tmp_path / "other.py").read_text() == "class Other:\n    name : str\n"  # untouched
