"""Python names without the generator are the generator's own. Run by `nox -s tests_codegen`, in its environment."""

from __future__ import annotations

import importlib
import inspect
import json
import subprocess
import sys
from pathlib import Path

import pytest

from codegen.changes import compare
from codegen.python_names import class_name, enum_members, identifier, pascal_case
from support.changes_table import base, probed

strings = pytest.importorskip(
    "openapi_python_client.strings", reason="the generator lives in the environment of nox -s tests_codegen"
)

WORDS = [
    *("pageSize", "page_size", "page-size", "X-Trace-Id", "HTTPServer", "projectID", "a b.c", "id", "type", "class"),
    *("True", "none", "self", "list", "1st", "2FA", "_private", "$top", "filter[name]", "été", "ünï-Côde", "A1b2C3"),
    *("datetime", "OAuth2Token", "ALLCAPS", "iOS", "x__y", "-", "true"),
]


@pytest.mark.parametrize("word", WORDS)
def test_identifiers_and_classes(word: str) -> None:
    assert identifier(word) == strings.PythonIdentifier(word, "field_")
    assert class_name(word) == strings.ClassName(word, "field_")
    assert pascal_case(word) == strings.pascal_case(word)


def test_members_of_enums() -> None:
    properties = importlib.import_module("openapi_python_client.parser.properties")
    for values in (["A", "b c", "d-e", "", "1x", "äb"], [1, -2, 30]):
        made = properties.EnumProperty.values_from_list(values, None, [])
        assert enum_members([None, *values]) == {value: member for member, value in made.items()}


def test_every_name_of_a_document_is_generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes without a name of their own too, which the generator names after where they stand."""
    document = tmp_path / "openapi.json"
    document.write_text(json.dumps(base()), encoding="utf-8")
    command = ["generate", "--meta", "none", "--path", str(document), "--output-path", str(tmp_path / "things_api")]
    subprocess.run([sys.executable, "-m", "openapi_python_client", *command], check=True, capture_output=True)
    monkeypatch.syspath_prepend(str(tmp_path))
    models = importlib.import_module("things_api.models")

    names = {name for change in compare(base(), probed(base())) for name in change.names}
    calls = {name for name in names if name.startswith("maia.api.")}
    for name in calls:
        function, _, argument = name.removeprefix("maia.api.things.").removesuffix(")").partition("(")
        module = importlib.import_module(f"things_api.api.default.{function}")
        assert not argument or argument.removesuffix("=") in inspect.signature(module._get_kwargs).parameters, name
    parts = {name.removeprefix("maia_api.v1.models.") for name in names - calls}
    for name in parts:
        owner, _, part = name.partition(".")
        made = getattr(models, owner)
        fields = made.__members__ if hasattr(made, "__members__") else {one.name for one in made.__attrs_attrs__}
        assert part in fields, name
    assert {"NewThingSettings.fast", "NewThingParent.rank", "ListThingsSort.DESC", "ThingOriginType0.place"} <= parts
    assert {"list_things(page_size=)", "list_things(tag_query=)", "touch_thing(thing_id=)"} <= {
        name.removeprefix("maia.api.things.") for name in calls
    }
