"""`codegen vendor` and `codegen install`, as processes on a copy of the checkout."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from support.checkout import SMALL_SPEC, Checkout

pytest.importorskip("openapi_python_client", reason="the generator lives in the environment of nox -s tests_codegen")

OLD = (SMALL_SPEC / "upstream.yaml").read_text(encoding="utf-8")
NEW = OLD.replace("executePipeline", "runPipeline").replace("description: US1", "description: US2")
PATH = "/v1/projects/{projectId}/pipeline-executions"
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The small checkout as it is after `generate`."""
    made = Checkout(tmp_path_factory.mktemp("generated"), small=True)
    result = made.run("generate")
    assert result.returncode == 0, result.stderr
    return made


@pytest.fixture
def checkout(tmp_path: Path, generated: Checkout) -> Checkout:
    return generated.copied_to(tmp_path / "checkout")


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    return tmp_path / "stage"


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[str]:
    """Serves the folder `tmp_path / "published"` on loopback."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    (tmp_path / "published").mkdir()
    handler = partial(Handler, directory=str(tmp_path / "published"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def written(folder: Path, name: str, text: str | bytes) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(folder / name)


def page(block: str) -> str:
    return f"# Page\n\n## OpenAPI\n\n````yaml /openapi/file.yaml post {PATH}\n{block}````\n"


def vendored(checkout: Checkout, stage: Path, *sources: str) -> str:
    """Vendors and installs; returns what was said on the way."""
    made = checkout.run("vendor", "--stage", str(stage), *sources)
    assert (made.returncode, made.stderr) == (0, "")
    installed = checkout.run("install", str(stage))
    assert (installed.returncode, installed.stderr) == (0, "")
    return made.stdout


def lock(checkout: Checkout) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((checkout.spec / "v1" / "spec.lock").read_text(encoding="utf-8"))["upstream"]
    return found


def about(checkout: Checkout) -> str:
    return (checkout.generated / "maia_api" / "v1" / "about.py").read_text(encoding="utf-8")


# -- what goes through


def test_a_file(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    before = checkout.tree()
    source = written(tmp_path / "a", "openapi.yaml", NEW)
    assert checkout.run("vendor", "--stage", str(stage), source).returncode == 0
    assert checkout.tree() == before, "until it is installed, nothing changes"

    days = [datetime.now(UTC).date().isoformat()]
    written(checkout.root / "tests" / "goldens", "v1.txt", "old")
    made = checkout.run("vendor", "--stage", str(tmp_path / "stage2"), source)
    assert (made.returncode, made.stderr) == (0, "")
    # As the tests do between the two.
    written(tmp_path / "stage2" / "tests" / "goldens", "v1.txt", "new")
    assert checkout.run("install", str(tmp_path / "stage2")).returncode == 0
    assert (checkout.root / "tests" / "goldens" / "v1.txt").read_text() == "new"
    days.append(datetime.now(UTC).date().isoformat())
    assert (checkout.spec / "v1" / "upstream.yaml").read_text(encoding="utf-8") == NEW
    entry = lock(checkout)
    assert entry.pop("received") in days
    assert entry == {"kept": "as received", "source": "openapi.yaml", "sha256": sha256(NEW.encode()).hexdigest()}
    assert '"us2": "https://us1.' in about(checkout)
    checked = checkout.run("check")
    assert (checked.returncode, checked.stderr) == (0, "")
    changed = {path for path, data in checkout.tree().items() if before.get(path) != data}
    assert all(path.startswith(("spec/v1/", "generated/", "tests/goldens/")) for path in changed)
    assert checkout.tree().keys() == before.keys() | {"tests/goldens/v1.txt"}


def test_a_url(checkout: Checkout, stage: Path, tmp_path: Path, publisher: str) -> None:
    written(tmp_path / "published", "openapi.json", json.dumps({**as_object(NEW), "x-new": "é"}, ensure_ascii=False))
    vendored(checkout, stage, f"{publisher}/openapi.json?token=secret")
    assert lock(checkout)["source"] == f"{publisher}/openapi.json"
    assert b'"x-new": "\xc3\xa9"' in (checkout.spec / "v1" / "upstream.yaml").read_bytes()
    assert not [path for path, data in checkout.tree().items() if b"token=secret" in data]


def test_a_page(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    vendored(checkout, stage, written(tmp_path / "a", "page.md", page(NEW)))
    assert (checkout.spec / "v1" / "upstream.yaml").read_text(encoding="utf-8") == NEW
    assert lock(checkout)["document"] == "/openapi/file.yaml"


def test_several_pages_and_then_one_document_again(
    checkout: Checkout, stage: Path, tmp_path: Path, publisher: str
) -> None:
    other = NEW.replace(PATH, "/v1/other/{projectId}").replace("runPipeline", "runOther")
    pages = {"one.md": page(NEW), "two.md": page(other)}
    for name, text in pages.items():
        written(tmp_path / "published", name, text)
    said = vendored(checkout, stage, *(f"{publisher}/{name}" for name in pages))
    assert "  POST /v1/other/{projectId}\n    operation added. " in said
    assert "maia.api.pipeline_execution.run_other" in said
    assert "no stable name yet, add one to corrections.yaml: POST /v1/other/{projectId}" in said
    for name, text in pages.items():
        assert (checkout.spec / "v1" / "pages" / name).read_text(encoding="utf-8") == text
        assert lock(checkout)["pages"][name]["source"] == f"{publisher}/{name}"

    # A page that was changed by hand is noticed before anything else is done.
    with (checkout.spec / "v1" / "pages" / "two.md").open("a") as file:
        file.write("\n")
    for command in (["check"], ["vendor", "--dry-run", f"{publisher}/one.md"]):
        result = checkout.run(*command)
        assert result.returncode == 1
        assert "pages/two.md is not what was received" in result.stderr
    written(checkout.spec / "v1" / "pages", "two.md", pages["two.md"])

    vendored(checkout, tmp_path / "stage2", f"{publisher}/one.md")
    assert not (checkout.spec / "v1" / "pages").exists()


def test_a_new_api_version(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "a", "openapi.yaml", NEW.replace("/v1/", "/v2/"))
    vendored(checkout, stage, source, "--api-version", "v2")
    assert (checkout.generated / "maia_api" / "v2" / "api" / "pipeline_execution" / "run_pipeline.py").exists()
    assert (checkout.spec / "v1" / "upstream.yaml").read_text(encoding="utf-8") == OLD


def test_generating_again_keeps_where_and_when(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    vendored(checkout, stage, written(tmp_path / "a", "openapi.yaml", NEW))
    before = checkout.tree()
    later = "import codegen.vendor, datetime; del datetime.datetime"
    assert checkout.run("generate", patch=later).returncode == 0
    assert checkout.tree() == before


# -- what changes nothing


def as_object(text: str) -> dict[str, Any]:
    from codegen.documents import parse_yaml

    return parse_yaml(text.encode(), "test")


def test_a_dry_run_reports_and_leaves_every_byte(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    before = checkout.tree()
    source = written(tmp_path / "a", "openapi.yaml", NEW.replace(PATH, "/v1/elsewhere/{projectId}"))
    corrections = checkout.spec / "v1" / "corrections.yaml"
    lines = corrections.read_text(encoding="utf-8")
    result = checkout.run("vendor", "--dry-run", "--stage", str(stage), source)
    assert (result.returncode, stage.exists(), checkout.tree()) == (1, False, before)
    first = lines[: lines.index("  - target")].count("\n") + 1
    # The place is that of the checkout, where it has to be mended.
    assert f"error: spec/v1/corrections.yaml, lines {first} to {first + 3}: " in result.stderr

    result = checkout.run("vendor", "--dry-run", written(tmp_path / "a", "openapi.yaml", NEW))
    assert (result.returncode, result.stderr) == (0, "")
    assert "dry run" in result.stdout
    assert checkout.tree() == before


def test_the_same_document_is_no_news(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    before = checkout.tree()
    for source in (written(tmp_path / "a", "other.yaml", OLD), written(tmp_path / "a", "page.md", page(OLD))):
        result = checkout.run("vendor", "--stage", str(stage), source)
        assert (result.returncode, stage.exists()) == (0, False)
        assert "is the document that spec/v1 has; nothing to do" in result.stdout
    assert checkout.tree() == before


GONE = NEW.replace("/schemas/PipelineExecutionResponse'", "/schemas/Gone'")
TWICE = NEW.replace(
    "\ncomponents:",
    "\n  /b:\n    get: {operationId: runPipeline, responses: {'204': {description: ok}}}\ncomponents:",
    1,
)
STRANGE = NEW.replace("application/json:\n            examples", "application/x-strange:\n            examples")
SELF = NEW.replace(
    "    ProblemDetail:\n      type: object\n",
    "    ProblemDetail:\n      allOf: [{$ref: '#/components/schemas/ProblemDetail'}]\n      type: object\n",
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "openapi.yaml is not YAML"),
        ("swagger: '2.0'\n", "openapi.yaml is not OpenAPI 3.0 or 3.1; it says swagger: 2.0"),
        (GONE, "post/responses/201/content/application~1json/schema: $ref to '#/components/schemas/Gone'"),
        (TWICE, f"GET /b and POST {PATH} share the operationId 'runPipeline'"),
        (STRANGE, f"WARNING parsing POST {PATH} within pipeline_execution"),
        (SELF, "/components/schemas/ProblemDetail"),
        (NEW.replace(PATH, '/v1/a"+__import__("os").abort()+"'), "a path has no quotes"),
        (NEW.replace(PATH, "/v1/elsewhere/{projectId}"), "matches nothing; delete these lines"),
        (b"#" * 50_000_000, "has 50,000,000 bytes; more than 20,000,000 are not taken"),
        (b"\xff\xfe", "is not UTF-8 text"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 70 else "text",
)
def test_bad_input_is_refused_with_its_place(
    checkout: Checkout, stage: Path, tmp_path: Path, text: str | bytes, says: str
) -> None:
    before = checkout.tree()
    result = checkout.run("vendor", "--stage", str(stage), written(tmp_path / "a", "openapi.yaml", text))
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr) < 4000
    assert checkout.tree() == before
    # What failed is never installed.
    assert checkout.run("install", str(stage)).returncode == 1
    assert checkout.tree() == before


def test_a_redirect_and_a_timeout(checkout: Checkout, stage: Path, tmp_path: Path, publisher: str) -> None:
    before = checkout.tree()
    (tmp_path / "published" / "folder").mkdir()
    result = checkout.run("vendor", "--stage", str(stage), f"{publisher}/folder")
    assert result.returncode == 1
    assert f"give its URL: {publisher}/folder/\n" in result.stderr

    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/openapi.yaml"
        patch = "import codegen.sources; codegen.sources.READ_SECONDS = 0.1"
        result = checkout.run("vendor", "--stage", str(stage), url, patch=patch)
    assert result.returncode == 1
    assert f"error: {url} did not answer in time" in result.stderr
    assert checkout.tree() == before


def test_pages_that_contradict_each_other(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    before = checkout.tree()
    one = written(tmp_path / "a", "one.md", page(NEW))
    two = written(tmp_path / "a", "two.md", page(NEW.replace("summary: Execute", "summary: Start")))
    result = checkout.run("vendor", "--stage", str(stage), one, two)
    assert result.stderr == f"error: POST {PATH} differs between one.md and two.md\n"
    assert checkout.tree() == before


# -- names and text


EVIL = 'canary"""\n\'\'\'{{ canary() }} {% canary %} \\" \\\\\ncanary() # `"; canary()'


def evil_document() -> dict[str, Any]:
    """Text that wants to be code wherever a publisher chooses the text, and names that Python has taken."""

    def text(**more: Any) -> dict[str, Any]:
        return {"type": "string", "description": EVIL, **more}

    fields = {EVIL: text(default=EVIL), "class": text(enum=[EVIL, "None", "class"]), "self": text(), "import": text()}
    operation = {
        "operationId": EVIL,
        "tags": [EVIL],
        "summary": EVIL,
        "description": EVIL,
        "parameters": [
            {"name": "def", "in": "path", "required": True, "description": EVIL, "schema": {"type": "string"}},
            {"name": f"query{EVIL}", "in": "query", "schema": text(default=EVIL, title=EVIL, example=EVIL)},
            {"name": f"header{EVIL}", "in": "header", "schema": text(enum=[EVIL, "b"])},
            {"name": f"cookie{EVIL}", "in": "cookie", "schema": text()},
            {"name": "from", "in": "query", "schema": text()},
        ],
        "requestBody": {
            "description": EVIL,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/class"}}},
        },
        "responses": {
            "200": {
                "description": EVIL,
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/None"}}},
            }
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": EVIL, "version": EVIL, "description": EVIL},
        "servers": [{"url": f"https://{EVIL}", "description": EVIL}],
        "tags": [{"name": EVIL, "description": EVIL}],
        "paths": {
            "/v1/x/{def}": {"post": operation},
            "/v1/y": {"get": {"operationId": "class", "tags": ["import"], "responses": {"204": {"description": "ok"}}}},
        },
        "components": {
            "schemas": {
                "class": {"type": "object", "description": EVIL, "required": ["class"], "properties": fields},
                "None": {"type": "object", "description": EVIL, "example": {EVIL: EVIL}, "properties": fields},
            }
        },
    }


def test_no_text_becomes_code_and_names_are_made_to_fit(checkout: Checkout, stage: Path, tmp_path: Path) -> None:
    source = written(tmp_path / "a", "openapi.json", json.dumps(evil_document()))
    said = vendored(checkout, stage, source, "--api-version", "v2")
    assert "GET /v1/y as import_.class_" in said
    for path in (checkout.generated / "maia_api" / "v2").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Name) and node.id == "canary"), path
    code = "import maia_api.v2.api, maia_api.v2.about, maia_api.v2.models\nfrom maia_api.v2.api import Calls\n"
    code += "print(Calls().import_.class_().request['url'])"
    environ = {**os.environ, "PYTHONPATH": str(checkout.generated)}
    ran = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("/v1/y\n", "")


# -- installing


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, generated: Checkout) -> Path:
    """A stage that is ready to be installed."""
    folder = tmp_path_factory.mktemp("made")
    source = written(folder / "a", "openapi.yaml", NEW)
    result = generated.run("vendor", "--stage", str(folder / "stage"), source)
    assert result.returncode == 0, result.stderr
    return folder / "stage"


@pytest.fixture
def staged(made: Path, stage: Path) -> Path:
    shutil.copytree(made, stage)
    return stage


@pytest.mark.parametrize("path", ["spec/v1/corrections.yaml", "generated/maia_api/v1/about.py", "generated/new.py"])
def test_a_checkout_that_changed_meanwhile_is_left_alone(checkout: Checkout, staged: Path, path: str) -> None:
    with (checkout.root / path).open("a") as file:
        file.write("\n")
    before = checkout.tree()
    result = checkout.run("install", str(staged))
    assert result.returncode == 1
    assert "changed in the meantime; nothing was installed" in result.stderr
    assert checkout.tree() == before


def test_a_stage_that_the_tests_changed_is_not_installed(checkout: Checkout, staged: Path) -> None:
    before = checkout.tree()
    (staged / "generated" / "maia_api" / "v1" / "types.py").unlink()
    result = checkout.run("install", str(staged))
    assert result.returncode == 1
    assert "the tests changed what they were to test" in result.stderr
    assert checkout.tree() == before


def test_a_stage_is_never_made_over_something_else(checkout: Checkout, staged: Path, tmp_path: Path) -> None:
    (tmp_path / "stage" / "mine.txt").write_text("mine")
    result = checkout.run("vendor", "--stage", str(staged), written(tmp_path / "a", "openapi.yaml", NEW))
    assert result.returncode == 1
    assert "stage: there is something already" in result.stderr
    assert (staged / "mine.txt").exists()


FAILING = """
import os
count, rename = 0, os.rename
def failing(*arguments):
    global count
    count += 1
    if count == {number}:
        {act}
    rename(*arguments)
os.rename = failing
"""


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("act", ["raise OSError('no space left')", "raise KeyboardInterrupt", "os._exit(9)"])
def test_an_installation_that_stops_at_any_rename_leaves_the_tree_as_it_was(
    checkout: Checkout, staged: Path, number: int, act: str
) -> None:
    before = checkout.tree()
    result = checkout.run("install", str(staged), patch=FAILING.format(number=number, act=act))
    assert result.returncode == {"raise O": 1, "raise K": 130, "os._exi": 9}[act[:7]]
    assert "Traceback" not in result.stderr
    if result.returncode != 9:
        assert checkout.tree() == before
    # Whatever runs next puts it right before it does anything else.
    again = checkout.run("install", str(staged))
    assert (again.returncode, again.stderr) == (0, "")
    assert ("has been undone" in again.stdout) == (result.returncode == 9 and number > 1)
    assert (checkout.spec / "v1" / "upstream.yaml").read_text(encoding="utf-8") == NEW


def test_generating_stops_as_safely_and_checking_repairs(checkout: Checkout) -> None:
    corrections = checkout.spec / "v1" / "corrections.yaml"
    with corrections.open("a", encoding="utf-8") as file:
        file.write("\n")
    before = checkout.tree()
    # The journal is the first; of generated/ and the lock, one is where it belongs by now.
    result = checkout.run("generate", patch=FAILING.format(number=4, act="os._exit(9)"))
    assert result.returncode == 9
    assert checkout.tree() != before
    repaired = checkout.run("check")
    assert "has been undone" in repaired.stdout
    assert "differs: " in repaired.stderr
    assert "missing" not in repaired.stderr
    assert checkout.tree() == before
