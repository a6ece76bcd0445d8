"""The change report: what it finds, what it calls it, and which version follows."""

from __future__ import annotations

import inspect
import json
import os
import random
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen import report, schema_changes
from codegen.changes import api_version, compare
from codegen.demand import demanded_version
from codegen.documents import Object, read_document
from codegen.errors import SpecError
from codegen.operations import references
from codegen.verdicts import RULES, Change, Side
from maia_api.v1 import models
from maia_api.v1.api import Api
from support.changes_table import CASES, Case, Expected, base, probed

ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / "generated" / "maia_api" / "v1" / "openapi.json"
FLIPPED = {"added": "removed", "removed": "added", "changed": "changed"}


def edited(*names: str) -> dict[str, Any]:
    """The table's document with the changes of several cases, where they still can be made."""
    document = base()
    for case in (case for case in CASES if case.id in names):
        for edit in case.edits:
            try:
                edit(document)
            except (LookupError, AttributeError, TypeError):
                continue
    return document


def documents() -> st.SearchStrategy[dict[str, Any]]:
    names = st.sets(st.sampled_from([case.id for case in CASES]), max_size=8)
    return names.map(lambda names: edited(*sorted(names))).filter(whole)


def whole(document: dict[str, Any]) -> bool:
    """Whether no change has taken away a schema that another one left in use."""
    there = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    return set(references(document)) <= there


def shuffled(node: Any, order: random.Random) -> Any:
    if isinstance(node, dict):
        keys = list(node)
        order.shuffle(keys)
        return {key: shuffled(node[key], order) for key in keys}
    return [shuffled(one, order) for one in node] if isinstance(node, list) else node


def document(schemas: dict[str, Any]) -> dict[str, Any]:
    """One operation that answers with the schema `A`."""
    answer = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
    return {
        "openapi": "3.1.0",
        "paths": {"/v1/a": {"get": {"x-maia-name": "a.get_a", "responses": {"200": answer}}}},
        "components": {"schemas": schemas},
    }


def seen(changes: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.action, change.place, change.verdict) for change in changes]


# -- the table


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_single_change_is_reported_and_nothing_else(case: Case) -> None:
    found = compare(base(), case.edited())
    assert case.expected == tuple(
        Expected(one.kind, one.action, one.place, one.side, one.verdict, one.names) for one in found
    )


def test_the_cases_have_names_of_their_own() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 60


def test_every_rule_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict that no case shows would be a guess."""
    shown: set[tuple[tuple[str, str], Side]] = set()

    class Watched:
        def __init__(self, key: tuple[str, str]) -> None:
            self.key = key

        def on(self, side: Side) -> tuple[str, str]:
            shown.update((self.key, one) for one in (("request", "response") if side == "both" else (side,)))
            return RULES[self.key].on(side)

    monkeypatch.setattr(schema_changes, "RULES", {key: Watched(key) for key in RULES})
    for case in CASES:
        compare(base(), case.edited())
    sides: dict[Side, str] = {"request": "request", "response": "response"}
    there = {(key, side) for key, rule in RULES.items() for side, name in sides.items() if getattr(rule, name)}
    assert there - shown == set()


# -- properties


@settings(deadline=None)  # the machine may be busy
@given(documents())
def test_a_document_does_not_differ_from_itself(document: dict[str, Any]) -> None:
    assert compare(document, deepcopy(document)) == ()


@settings(deadline=None)  # the machine may be busy
@given(documents(), documents(), st.integers())
def test_the_order_of_keys_does_not_matter(old: dict[str, Any], new: dict[str, Any], seed: int) -> None:
    order = random.Random(seed)
    assert compare(shuffled(old, order), shuffled(new, order)) == compare(old, new)


@settings(deadline=None)  # the machine may be busy
@given(documents(), documents())
def test_swapping_old_and_new_swaps_added_and_removed(old: dict[str, Any], new: dict[str, Any]) -> None:
    def kinds(changes: tuple[Change, ...]) -> Counter[tuple[str, str, str, str, str]]:
        return Counter(
            (one.kind, one.action, one.side, json.dumps(one.before), json.dumps(one.after)) for one in changes
        )

    swapped = Counter(
        {
            (kind, FLIPPED[action], side, after, before): count
            for (kind, action, side, before, after), count in kinds(compare(new, old)).items()
        }
    )
    assert kinds(compare(old, new)) == swapped


@settings(deadline=None)  # the machine may be busy
@given(documents(), documents())
def test_a_comparison_changes_no_document(old: dict[str, Any], new: dict[str, Any]) -> None:
    before = deepcopy((old, new))
    compare(old, new)
    assert (old, new) == before


NAMES = ("A", "B", "C")
LINKS = st.sampled_from(NAMES).flatmap(
    lambda name: st.sampled_from(
        [
            {"$ref": f"#/components/schemas/{name}"},
            {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            {"type": "object", "additionalProperties": {"$ref": f"#/components/schemas/{name}"}},
            {"anyOf": [{"$ref": f"#/components/schemas/{name}"}, {"type": "null"}]},
            {"oneOf": [{"$ref": f"#/components/schemas/{name}"}, {"type": "string"}]},
            {
                "oneOf": [
                    {"type": "object", "properties": {"in": {"$ref": f"#/components/schemas/{name}"}}},
                    {"type": "string"},
                ]
            },
        ]
    )
)
FIELDS = st.dictionaries(st.sampled_from(["x", "y", "z"]), LINKS | st.just({"type": "string"}), max_size=3)
SCHEMA = st.one_of(
    FIELDS.map(lambda fields: {"type": "object", "properties": fields}),
    LINKS.map(lambda link: {"type": "array", "items": link}),
    LINKS.map(lambda link: {"oneOf": [link, {"type": "integer"}]}),
)
RECURSIVE = st.fixed_dictionaries(dict.fromkeys(NAMES, SCHEMA))


@settings(deadline=None)  # the machine may be busy
@given(RECURSIVE, RECURSIVE)
def test_recursive_schemas_end(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert compare(document(old), document(deepcopy(old))) == ()
    compare(document(old), document(new))


# -- schemas, where they are used


def chained(length: int, **last: Any) -> dict[str, Any]:
    """A0 (called A) holds A1 twice, A1 holds A2 twice, and so on."""
    schemas: dict[str, Any] = {}
    for number in range(length):
        inner = {"$ref": f"#/components/schemas/A{number + 1}"}
        schemas[f"A{number}"] = {"type": "object", "properties": {"left": inner, "right": inner}}
    schemas[f"A{length}"] = {"type": "object", "properties": last}
    return {**schemas, "A": schemas["A0"]}


def test_a_union_that_holds_itself_ends_where_anything_was_allowed() -> None:
    union = {"oneOf": [{"oneOf": [{"$ref": "#/components/schemas/U"}, {"type": "string"}]}, {"type": "integer"}]}
    old = document({"A": {"type": "object", "properties": {"a": {}}}, "U": union})
    new = document(
        {
            "A": {
                "type": "object",
                "properties": {"a": {"$ref": "#/components/schemas/U"}},
                "additionalProperties": {"$ref": "#/components/schemas/U"},
            },
            "U": union,
        }
    )
    assert {change.kind for change in compare(old, new)} == {"variant"}


def test_what_is_shared_is_compared_once_and_no_depth_is_too_deep() -> None:
    """One by one, these would be 2 ** 2000 comparisons, 2000 deep."""
    [change] = compare(document(chained(2000)), document(chained(2000, new={"type": "string"})))
    assert (change.kind, change.place.count(".left"), change.operations) == ("field", 1999, ("GET /v1/a",))


def test_a_shared_schema_is_reported_once_for_each_side_with_all_that_it_reaches() -> None:
    thing = {"type": "object", "properties": {"a": {"type": "string"}}}
    content = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    paths = {
        f"/v1/{name}": {"post": {"requestBody": content, "responses": {"200": content, "400": content}}}
        for name in ("a", "b", "c")
    }
    old: dict[str, Any] = {"paths": paths, "components": {"schemas": {"Thing": thing}}}
    new: dict[str, Any] = {"paths": paths, "components": {"schemas": {"Thing": {"type": "object"}}}}
    found = compare(old, new)
    assert seen(found) == [
        ("field", "removed", "POST /v1/a -> 200 -> a", "breaking"),
        ("field", "removed", "POST /v1/a -> body -> a", "breaking"),
    ]
    assert {change.operations for change in found} == {("POST /v1/a", "POST /v1/b", "POST /v1/c")}


def test_operations_are_found_through_recursion_from_wherever_it_is_entered() -> None:
    def ref(name: str) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/{name}"}

    def recursive(**fields: Any) -> dict[str, Any]:
        schemas = {
            "A": {"type": "object", "properties": {"b": ref("B"), **fields}},
            "B": {"type": "object", "properties": {"a": ref("A")}},
        }
        made = document(schemas)
        answer = {"content": {"application/json": {"schema": ref("B")}}}
        made["paths"]["/v1/b"] = {"get": {"responses": {"200": answer}}}
        return made

    [change] = compare(recursive(), recursive(new={"type": "string"}))
    assert change.operations == ("GET /v1/a", "GET /v1/b")


def test_a_renamed_class_is_one_change_however_often_it_is_used() -> None:
    old = base()
    text = json.dumps(old).replace('schemas/NewThing"', 'schemas/ThingToMake"')
    new = json.loads(text.replace('"NewThing":', '"ThingToMake":'))
    names = {change.names[0].rpartition(".")[2]: change.names[1].rpartition(".")[2] for change in compare(old, new)}
    assert {change.kind for change in compare(old, new)} == {"class"}
    # The classes without a name of their own are named after it.
    assert names == {
        "NewThing": "ThingToMake",
        "NewThingSettings": "ThingToMakeSettings",
        "NewThingSeal": "ThingToMakeSeal",
        "NewThingParent": "ThingToMakeParent",
    }


def test_variants_are_told_apart_by_their_classes_then_by_what_they_say() -> None:
    def shapes(*names: str, extra: dict[str, Any] | None = None) -> dict[str, Any]:
        fields = {"Circle": "radius", "Square": "side", "Box": "side"}
        schemas: dict[str, Any] = {
            name: {"type": "object", "properties": {field: {"type": "number"}}} for name, field in fields.items()
        }
        schemas["Circle"]["properties"].update(extra or {})
        schemas["A"] = {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in names]}
        return document(schemas)

    assert compare(shapes("Circle", "Square"), shapes("Square", "Circle")) == ()
    renamed = compare(shapes("Circle", "Square"), shapes("Box", "Circle", extra={"fill": {}}))
    assert seen(renamed) == [
        ("class", "changed", "GET /v1/a -> 200 -> <Box>", "breaking"),
        ("field", "added", "GET /v1/a -> 200 -> <Circle>.fill", "compatible"),
    ]


def test_a_variant_without_a_class_is_known_by_its_type() -> None:
    def union(**more: str) -> dict[str, Any]:
        return document({"A": {"oneOf": [{"type": "integer"}, {"type": "string", **more}]}})

    found = compare(union(), union(format="date"))
    assert seen(found) == [("format", "added", "GET /v1/a -> 200 -> <string>", "breaking")]


def test_a_default_beside_a_reference_belongs_to_the_place() -> None:
    def field(default: object) -> dict[str, Any]:
        place = {"allOf": [{"$ref": "#/components/schemas/S"}], "default": default}
        return document({"A": {"properties": {"a": place}}, "S": {"type": "string", "default": "of the schema"}})

    [change] = compare(field("x"), field("y"))
    assert (change.kind, change.before, change.after) == ("default", "x", "y")
    assert compare(field({"a": 1, "b": 2}), field({"b": 2, "a": 1})) == ()


def test_nullable_is_one_thing_however_it_is_written() -> None:
    ways: list[dict[str, Any]] = [
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/S"}]},
        {"allOf": [{"type": "string"}], "nullable": True},
        {"allOf": [{"$ref": "#/components/schemas/S"}, {"nullable": True}]},
    ]
    made = [
        document({"A": {"type": "object", "properties": {"a": way}}, "S": {"type": "string"}})
        for way in [*ways, {"type": "string"}]
    ]
    for nullable in made[:-1]:
        assert compare(made[0], nullable) == ()
        assert seen(compare(nullable, made[-1])) == [("nullable", "removed", "GET /v1/a -> 200 -> a", "compatible")]


def test_all_of_is_read_as_one_schema() -> None:
    parts = {"P": {"type": "object", "required": ["p"], "properties": {"p": {"type": "string"}}}}
    split = {"allOf": [{"$ref": "#/components/schemas/P"}, {"properties": {"q": {}}}]}
    whole = {"type": "object", "required": ["p"], "properties": {"p": {"type": "string"}, "q": {}}}
    assert compare(document({"A": split, **parts}), document({"A": whole, **parts})) == ()


def test_a_lone_default_is_what_a_method_returns() -> None:
    def answering(**answers: str) -> dict[str, Any]:
        made = document({name: {"properties": {name: {}}} for name in ("A", "B")})
        made["paths"]["/v1/a"]["get"]["responses"] = {
            status: {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}
            for status, name in answers.items()
        }
        return made

    number = {"200": "A"}
    assert seen(compare(answering(default="A"), answering(**number))) == [
        ("status", "changed", "GET /v1/a -> default", "compatible")
    ]
    assert seen(compare(answering(**number), answering(default="B", **number))) == [
        ("status", "added", "GET /v1/a -> default", "compatible")
    ]
    assert seen(compare(answering(default="B"), answering(default="B", **number))) == [
        ("status", "added", "GET /v1/a -> 200", "breaking")
    ]


@pytest.mark.parametrize(
    ("schema", "verdict"), [({"type": "object"}, "breaking"), ({"type": "array", "items": {}}, "compatible")]
)
def test_a_second_content_type_matters_where_a_mapping_was_taken(schema: dict[str, Any], verdict: str) -> None:
    old = document({"A": schema})
    media = {"schema": {"$ref": "#/components/schemas/A"}}
    old["paths"]["/v1/a"]["get"]["requestBody"] = {"content": {"multipart/form-data": media}}
    new = deepcopy(old)
    new["paths"]["/v1/a"]["get"]["requestBody"]["content"]["application/json"] = media
    assert seen(compare(old, new)) == [("content type", "added", "GET /v1/a -> body", verdict)]


# -- what is not ours


def test_without_stable_names_an_operation_is_called_by_method_and_path() -> None:
    old, new = (
        json.loads(json.dumps(one).replace("x-maia-name", "x-other")) for one in (base(), edited("parameter-removed"))
    )
    [change] = compare(old, new)
    assert change.names == ("GET /v1/things(since=)",)


def test_parameters_of_a_path_belong_to_its_operations() -> None:
    old, new = base(), base()
    item = new["paths"]["/v1/things/{thingId}"]
    item["parameters"] = item["put"].pop("parameters")
    del item["delete"]["parameters"]
    assert compare(old, new) == ()
    del item["parameters"]
    assert {change.kind for change in compare(old, new)} == {"parameter"}


@pytest.mark.parametrize(
    ("schemas", "says"),
    [
        ({"A": {"$ref": "#/components/schemas/Gone"}}, "#/components/schemas/Gone leads nowhere"),
        ({"A": {"$ref": "other.yaml#/A"}}, "other.yaml#/A leads out of the document"),
        ({"A": {"$ref": "#/components/schemas/A"}}, "#/components/schemas/A refers to itself"),
        ({"A": {"allOf": [{"$ref": "#/components/schemas/A"}, {"type": "object"}]}}, "made of itself"),
        ({"A": ["no schema"]}, "#/components/schemas/A is a list, not a mapping"),
        ({"A": {"type": "object", "properties": ["a"]}}, "GET /v1/a -> 200.properties is a list"),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(schemas: dict[str, Any], says: str) -> None:
    with pytest.raises(SpecError, match=says):
        compare(document(schemas), document(schemas))


def test_servers_that_can_not_be_told_apart_by_name_are_by_url() -> None:
    old: dict[str, Any] = {"servers": [{"url": "https://api.example/a"}, {"url": "https://api.example/b"}]}
    new: dict[str, Any] = {"servers": [{"url": "https://api.example/a"}, {"url": "https://api.example/c"}]}
    assert seen(compare(old, new)) == [
        ("server", "removed", "servers -> https://api.example/b", "breaking"),
        ("server", "added", "servers -> https://api.example/c", "compatible"),
    ]


# -- the names


def test_the_names_are_those_of_the_generated_client() -> None:
    """Everything that could change is asked for, and is there under the name that the report gives it."""
    old = read_document(BUNDLE)
    names = {name for change in compare(old, probed(old)) for name in change.names}
    api = Api(lambda call: None)  # type: ignore[arg-type]
    calls = {name for name in names if name.startswith("maia.api.")}
    for name in calls:
        path, _, argument = name.removeprefix("maia.api.").removesuffix(")").partition("(")
        tag, _, operation = path.partition(".")
        method = getattr(getattr(api, tag), operation)
        assert not argument or argument.removesuffix("=") in inspect.signature(method).parameters, name
    parts = {name.removeprefix("maia_api.v1.models.") for name in names - calls}
    for name in parts:
        owner, _, part = name.partition(".")
        made = getattr(models, owner)
        assert part in ({field.name for field in attrs.fields(made)} if attrs.has(made) else made.__members__), name
    # Nothing was left out: every field of every model that is not itself a model is among them.
    assert len(calls) > 20
    assert {"name", "pipeline_name", "SUCCESS"} <= {name.partition(".")[2] for name in parts}


# -- the report


def test_text_for_people() -> None:
    old = base()
    new = edited("parameter-removed", "response-field-removed", "response-enum-value-added", "path-parameter-renamed")
    assert report.as_text(compare(old, new), "1.1.0") == (
        """\
Breaking (4)
  DELETE /v1/things/{thingId} -> path thingId
  PUT /v1/things/{thingId} -> path thingId
    parameter changed, request: thingId -> id. A call that passes it by name fails.
      maia.api.things.delete_thing(thing_id=), maia.api.things.delete_thing(id=),
      maia.api.things.touch_thing(thing_id=), maia.api.things.touch_thing(id=)
  GET /v1/things -> 200 -> results[].name
    field removed, response. Code that reads it fails.
      maia_api.v1.models.Thing.name
  GET /v1/things -> query since
    parameter removed, request. A call that passes it fails.
      maia.api.things.list_things(since=)

Compatible (1)
  GET /v1/things -> 200 -> results[].state
    enum value added, response: LOST. Enums are open: a value that is not a member is kept.
      maia_api.v1.models.State.LOST

Demands a higher API minor: 1.1.0
"""
    )


def test_the_text_says_how_far_a_shared_schema_reaches() -> None:
    old = document({"A": {"properties": {"a": {"type": "string"}}}})
    old["paths"]["/v1/b"] = old["paths"]["/v1/a"]
    new = deepcopy(old)
    del new["components"]["schemas"]["A"]["properties"]["a"]
    assert "  GET /v1/a -> 200 -> a\n" in report.as_text(compare(old, new))
    assert "      reaches 2 operations\n" in report.as_text(compare(old, new))
    assert "reaches" not in report.as_text(compare(base(), edited("response-field-removed")))


@pytest.mark.parametrize(
    ("names", "version", "last"),
    [
        ([], None, "Nothing changed for callers.\n\nDemands no new version\n"),
        (["parameter-added"], None, "\nDemands a higher release\n"),
        (["parameter-added"], "1.0.1", "\nDemands a higher release: 1.0.1\n"),
    ],
)
def test_the_text_ends_with_the_version_that_follows(names: list[str], version: str | None, last: str) -> None:
    assert report.as_text(compare(base(), edited(*names)), version).endswith(last)


def test_json_for_machines() -> None:
    made = json.loads(report.as_json(compare(base(), edited("parameter-default-changed", "header-added")), "1.1.0"))
    assert made == {
        "breaking": 1,
        "compatible": 1,
        "demands": "minor",
        "version": "1.1.0",
        "changes": [
            {
                "kind": "header",
                "action": "added",
                "place": "GET /v1/things -> 200 -> header ETag",
                "side": "response",
                "verdict": "compatible",
                "why": "Nothing reads it yet.",
                "names": ["maia.api.things.list_things()"],
                "before": None,
                "after": None,
                "operations": ["GET /v1/things"],
            },
            {
                "kind": "default",
                "action": "changed",
                "place": "GET /v1/things -> query pageSize",
                "side": "request",
                "verdict": "breaking",
                "why": "A call that leaves it out does something else.",
                "names": ["maia.api.things.list_things(page_size=)"],
                "before": 25,
                "after": 50,
                "operations": ["GET /v1/things"],
            },
        ],
    }


# -- the version

BREAKING, COMPATIBLE = "response-field-removed", "response-field-added"


@pytest.mark.parametrize(
    ("previous", "names", "api", "stated", "demanded"),
    [
        ("1.0.3", [], "v1", "1.0", "1.0.3"),
        ("1.0.3", [COMPATIBLE], "v1", "1.0", "1.0.4"),
        ("1.0.3", [BREAKING], "v1", "1.0", "1.1.0"),
        ("1.0.3", [BREAKING, COMPATIBLE], "v1", "1.0", "1.1.0"),
        ("1.9.9", [BREAKING], "v1", "1.0", "1.10.0"),
        # the document's own minor
        ("1.0.3", [], "v1", "1.4", "1.4.0"),
        ("1.0.3", [COMPATIBLE], "v1", "1.4", "1.4.0"),
        ("1.0.3", [BREAKING], "v1", "1.4.7", "1.4.0"),
        ("1.4.0", [BREAKING], "v1", "1.4", "1.5.0"),
        ("1.4.2", [COMPATIBLE], "v1", "1.4", "1.4.3"),
        ("1.5.2", [COMPATIBLE], "v1", "1.4", "1.5.3"),
        ("1.0.3", [BREAKING], "v1", "1.1", "1.1.0"),
        ("1.0.3", [], "v1", "1.12", "1.12.0"),
        # document versions that say nothing about a minor of this API
        ("1.0.3", [COMPATIBLE], "v1", "2.7", "1.0.4"),
        ("1.0.3", [COMPATIBLE], "v1", "11.7", "1.0.4"),
        ("1.0.3", [COMPATIBLE], "v1", "2026-11-24", "1.0.4"),
        ("1.0.3", [COMPATIBLE], "v1", "None", "1.0.4"),
        # another API
        ("1.7.3", [], "v2", "1.9", "2.0.0"),
        ("1.7.3", [BREAKING], "v2", "2.3", "2.3.0"),
    ],
)
def test_the_version_that_follows(previous: str, names: list[str], api: str, stated: str, demanded: str) -> None:
    changes = compare(base(), edited(*names))
    assert demanded_version(previous, changes, api_version=api, document_version=stated) == demanded


@pytest.mark.parametrize(
    ("previous", "api", "says"),
    [
        ("1.0", "v1", "'1.0' is not a version"),
        ("1.0.0.dev0", "v1", "is not a version"),
        ("1.0.x", "v1", "is not a version"),
        ("2.0.0", "v1", "2.0.0 is of a later API than v1"),
        ("1.0.0", "1", "'1' is not an API version"),
    ],
)
def test_what_is_no_version_is_refused(previous: str, api: str, says: str) -> None:
    with pytest.raises(SpecError, match=says):
        demanded_version(previous, [], api_version=api, document_version="1.0")


@pytest.mark.parametrize(
    ("paths", "version"),
    [
        (["/v1/a", "/v1/b"], "v1"),
        (["/v2/a", "/v2/b", "/v1/c"], "v2"),
        (["/v10/a"], "v10"),
        (["/a", "/vault/b", "/v1beta/c", "/x/v3"], "v1"),
        ([], "v1"),
    ],
)
def test_the_api_version_stands_in_the_paths(paths: list[str], version: str) -> None:
    assert api_version({"paths": dict.fromkeys(paths)}) == version


# -- the command


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "codegen", "changes", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "spec")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def written(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "status", "first"),
    [
        ("summary-changed", 0, "Nothing changed for callers."),
        ("parameter-added", 0, "Compatible (1)"),
        ("parameter-removed", 3, "Breaking (1)"),
    ],
)
def test_the_exit_status_is_for_ci(tmp_path: Path, name: str, status: int, first: str) -> None:
    old, new = written(tmp_path / "old.json", base()), written(tmp_path / "new.yaml", edited(name))
    result = command(old, new)
    assert (result.returncode, result.stderr) == (status, "")
    assert result.stdout.splitlines()[0] == first


def test_the_command_gives_json_and_the_version(tmp_path: Path) -> None:
    new = edited("parameter-added")
    new["info"]["version"] = "1.2"
    paths = written(tmp_path / "old.json", base()), written(tmp_path / "new.json", new)
    result = command(*paths, "--json", "--previous", "1.0.7")
    assert result.returncode == 0
    assert json.loads(result.stdout)["version"] == "1.2.0"
    assert result.stdout == report.as_json(compare(base(), new), "1.2.0")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "new.json is missing"),
        ("{", "new.json is not JSON"),
        ("[]", "is a list, not a mapping"),
        ("\xff", "is not JSON"),
        ('{"swagger": "2.0"}', "is not OpenAPI 3"),
        ('{"openapi": "3.1.0", "paths": {"/a": 1}}', "paths./a is a int"),
    ],
)
def test_an_error_is_one_line_and_exits_with_1(tmp_path: Path, text: str | None, says: str) -> None:
    if text is not None:
        (tmp_path / "new.json").write_bytes(text.encode("latin-1"))
    result = command(written(tmp_path / "old.json", base()), tmp_path / "new.json")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("error: ")
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_version_that_is_none_exits_with_1(tmp_path: Path) -> None:
    same = written(tmp_path / "same.json", base())
    result = command(same, same, "--previous", "one")
    assert (result.returncode, result.stdout) == (1, "")
    assert "'one' is not a version" in result.stderr


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_a_schema_that_is_made_of_itself_is_named(keyword: str) -> None:
    itself: Object = {"$ref": "#/components/schemas/Ring"}
    content: Object = {"application/json": {"schema": itself}}
    document: Object = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/v1/a": {"get": {"responses": {"200": {"description": "ok", "content": content}}}}},
        "components": {"schemas": {"Ring": {keyword: [itself]}}},
    }
    with pytest.raises(SpecError, match="Ring is made of itself"):
        compare(document, document)
