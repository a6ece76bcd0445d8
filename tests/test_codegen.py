"""The way from spec/ to generated/: merge, ledger, names, tolerance, lock. The generator runs in its own session."""

from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from codegen.documents import Json, Object, read_yaml
from codegen.errors import SpecError
from codegen.ledger import apply
from codegen.lock import digest_tree, read_lock
from codegen.merge import merge
from codegen.names import assign_names
from codegen.operations import operations
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
        *("one.list", "import.a", "one.a__b", "one.a_", "one._a"),
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
    with pytest.raises(SpecError, match=r"components\.schemas\.A: its copy for requests would be ARequest"):
        relaxed(ref("A"), ref("A"), A={"type": "object"}, ARequest={"type": "object"})


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
