"""The generator itself, on copies of spec/ and generated/. Run by `nox -s tests_codegen`, in its environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.checkout import ROOT, Checkout

pytest.importorskip("openapi_python_client", reason="the generator lives in the environment of nox -s tests_codegen")

OPERATION = "/v1/projects/{projectId}/pipeline-executions"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path, small=True)


def test_the_same_bytes_under_any_hash_seed_locale_and_folder(checkout: Checkout) -> None:
    before = checkout.tree()
    scratch = checkout.root / ".nox" / "tmp"  # ruff would leave such a folder out
    for environ in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TMPDIR": str(scratch)}):
        scratch.mkdir(parents=True)
        result = checkout.run("generate", **environ)
        assert result.returncode == 0, result.stderr
        shutil.rmtree(checkout.root / ".nox")
        assert checkout.tree() == before


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("generated/maia_api/v1/new.py", "does not belong"),
        ("generated/stray.txt", "does not belong"),
        ("generated/maia_api/py.typed", "differs"),
        ("generated/maia_api/v1/openapi.json", "differs"),
        ("docs/operations.md", "differs"),
        ("spec/codegen/static/calls.py", "differs"),
        ("spec/codegen/requirements.txt", "spec.lock"),
        ("spec/v1/supplement.yaml", "spec.lock"),
        ("spec/v1/spec.lock", "spec.lock"),
    ],
)
def test_check_notices_any_difference(checkout: Checkout, path: str, says: str) -> None:
    with (checkout.spec.parent / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    result = checkout.run("check")
    assert result.returncode == 1
    assert says in result.stderr
    assert "nox -s generate" in result.stderr


def test_check_notices_what_is_missing(checkout: Checkout) -> None:
    (checkout.generated / "maia_api" / "v1" / "types.py").unlink()
    (checkout.root / "docs" / "operations.md").unlink()
    result = checkout.run("check")
    assert result.returncode == 1
    assert "missing" in result.stderr
    assert "operations.md" in result.stderr


def test_check_is_content_with_what_is_right(checkout: Checkout) -> None:
    result = checkout.run("check")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        # An operation that the generator would drop with a warning: its path has no such parameter.
        ("        - in: path\n          name: projectId\n", "        - in: path\n          name: other\n", "projectId"),
        (
            "                $ref: '#/components/schemas/PipelineExecutionResponse'",
            "                $ref: '#/x/y'",
            "warning",
        ),
        ("openapi: 3.1.0", "openapi: [", "not YAML"),
        (OPERATION, "/v2/moved", "matches nothing; delete these lines"),
    ],
)
def test_what_can_not_be_generated_fails_and_changes_nothing(small: Checkout, old: str, new: str, says: str) -> None:
    small.replace_upstream(old, new)
    before = small.tree()
    result = small.run("generate")
    assert result.returncode == 1
    assert says.lower() in result.stderr.lower()
    assert "Traceback" not in result.stderr
    assert small.tree() == before


def test_a_rename_upstream_renames_nothing_of_ours(small: Checkout) -> None:
    assert small.run("generate").returncode == 0
    before = small.tree()
    small.replace_upstream("operationId: executePipeline", "operationId: runThePipelineNow")
    small.replace_upstream("      tags:\n        - Pipeline Execution\n", "      tags:\n        - Runs\n")
    result = small.run("generate")
    assert result.returncode == 0, result.stderr
    changed = {path for path, content in small.tree().items() if before.get(path) != content}
    assert not {path for path in changed if "/api/" in path and not path.endswith("api/__init__.py")}, changed
    assert small.tree().keys() == before.keys()


def test_an_operation_that_upstream_gains_is_taken_from_there_and_reported(small: Checkout) -> None:
    gained = """
  /v1/projects:
    get:
      tags: [Everything]
      operationId: fetchAllProjects
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: '#/components/schemas/ListOfProjects'}}}
  /v1/brand-new/{thing}:
    post:
      tags: [Brand New]
      operationId: makeThing
      parameters: [{name: thing, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: ok}}
components:
  schemas:
    ListOfProjects:
      type: object
      properties:
        results: {type: array, items: {type: object, properties: {id: {type: string}, name: {type: string}}}}
"""
    small.replace_upstream("\ncomponents:\n  schemas:\n", gained)
    result = small.run("generate")
    assert result.returncode == 0, result.stderr
    assert "delete it from supplement.yaml: GET /v1/projects" in result.stdout
    assert "no stable name yet, add one to corrections.yaml: POST /v1/brand-new/{thing} as brand_new.make_thing" in (
        result.stdout
    )
    facade = (small.generated / "maia_api/v1/api/projects/__init__.py").read_text(encoding="utf-8")
    assert "def list_projects(" in facade
    assert "-> ListOfProjects:" in facade
    assert not (small.generated / "maia_api/v1/models/project_page.py").exists()
    new = (small.generated / "maia_api/v1/api/brand_new/__init__.py").read_text(encoding="utf-8")
    assert "-> None:" in new


def test_a_new_api_version_is_a_folder_and_nothing_else(checkout: Checkout) -> None:
    for version in ("v2", "v10"):
        shutil.copytree(checkout.spec / "v1", checkout.spec / version)
    result = checkout.run("generate")
    assert result.returncode == 0, result.stderr
    code = """
from maia_client import ConfigurationError, Maia
from maia_api import VERSIONS
assert VERSIONS == ("v1", "v2", "v10"), VERSIONS
keys = {"region": "eu1", "client_id": "a", "client_secret": "b"}
for version in VERSIONS:
    maia = Maia(api_version=version, **keys)
    assert type(maia.api.projects).__module__ == f"maia_api.{version}.api.projects"
try:
    Maia(api_version="v3", **keys)
except ConfigurationError as error:
    assert "it has v1, v2, v10" in str(error) and "maia-client>=3" in str(error), error
else:
    raise AssertionError("v3 is not there")
"""
    path = f"{checkout.generated}{os.pathsep}{ROOT / 'overlay'}"
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_a_folder_that_is_no_api_version_is_named(checkout: Checkout) -> None:
    shutil.copytree(checkout.spec / "v1", checkout.spec / "draft")
    result = checkout.run("generate")
    assert result.returncode == 1
    assert "draft: an API version is called v1, v2 and so on" in result.stderr


def test_bodies_and_answers_of_every_kind(small: Checkout) -> None:
    gained = """
  /v1/things:
    parameters:
      - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
      - {name: ids, in: query, schema: {type: array, items: {type: string}}}
    get:
      tags: [Things]
      operationId: anything
      responses: {'200': {description: ok, content: {application/json: {schema: {}}}}}
    put:
      tags: [Things]
      operationId: either
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, properties: {a: {type: string}}}}
          application/x-www-form-urlencoded: {schema: {type: object, properties: {b: {type: string}}}}
      responses:
        '200': {description: ok, content: {text/plain: {schema: {type: string}}}}
        '204': {description: nothing}
    post:
      tags: [Things]
      operationId: mixed
      requestBody:
        required: false
        content:
          multipart/form-data:
            schema:
              type: object
              properties: {note: {type: string}, file: {type: string, format: binary}}
      responses: {'400': {description: bad}}
    delete:
      tags: [Things]
      operationId: rows
      requestBody:
        required: true
        content: {application/json: {schema: {type: array, items: {type: integer}}}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {type: integer}}}}}
components:
  schemas:
"""
    small.replace_upstream("\ncomponents:\n  schemas:\n", gained)
    result = small.run("generate")
    assert result.returncode == 0, result.stderr
    code = """
from io import BytesIO
from maia_api.v1.api.things import ThingsApi, ThingsCalls as Calls
from maia_api.v1.models import EitherDataBody, EitherJsonBody, MixedBody
from maia_api.v1.types import File


class Reply:
    def __init__(self, status, content=b""):
        self.status_code, self.content = status, content


call = Calls.anything(tags=["a", "b"], ids=["c", "d"])
assert call.request["params"] == {"tags": "a,b", "ids": ["c", "d"]}, call.request
assert [call.parse(Reply(200, text)) for text in (b"[1]", b"{}", b"null")] == [[1], {}, None]
assert Calls.anything().request["params"] == {}

assert Calls.either(body=EitherJsonBody(a="1")).request["json"] == {"a": "1"}
assert Calls.either(body=EitherDataBody(b="1")).request["data"] == {"b": "1"}
assert Calls.either(body=EitherDataBody()).parse(Reply(200, b"done")) == "done"
assert Calls.either(body=EitherDataBody()).parse(Reply(204)) is None

assert "files" not in Calls.mixed().request
parts = Calls.mixed(body={"note": "n", "file": b"content"}).request["files"]
assert [(name, part[0], part[2]) for name, part in parts] == [
    ("note", None, "text/plain"), ("file", "file", "text/plain")
], parts
named = MixedBody(file=File(BytesIO(b"x"), "x.bin", "application/octet-stream"))
call = Calls.mixed(body=named)
assert call.request["files"][0][1][::2] == ("x.bin", "application/octet-stream")
assert call.request["headers"] == {}, call.request["headers"]
assert call.parse(Reply(200, b"?")) is None

call = Calls.rows(body=[1, 2])
assert call.request["json"] == [1, 2]
assert call.parse(Reply(200, b"[3]")) == [3]
assert ThingsApi(lambda call: call.operation.name).rows(body=[]) == "things.rows"
"""
    made = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(small.generated)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_text_of_the_document_can_not_become_code(small: Checkout) -> None:
    evil = '"""\\nimport os; os.abort()\\n""" {% raw %} {{ 1/0 }} \\\\'
    small.replace_upstream("summary: Execute Published Pipeline", f"summary: '{evil}'")
    small.replace_upstream("      tags:\n        - Pipeline Execution\n", f"      tags:\n        - '{evil}'\n")
    small.replace_upstream("description: EU1", f"description: '{evil}'")
    result = small.run("generate")
    assert result.returncode == 0, result.stderr
    code = "import maia_api.v1.about\nfrom maia_api.v1.api.pipeline_execution import execute_pipeline"
    imported = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(small.generated)}, check=False
    )
    assert imported.returncode == 0
