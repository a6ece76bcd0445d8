"""What a version has to be after what has changed. Run by `nox -s release_check`, in its environment."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("griffe", reason="griffe lives in the environment of nox -s release_check")

from codegen.release import judge, main

PROJECTS = {
    "get": {
        "operationId": "list_projects",
        "x-maia-name": "projects.list_projects",
        "responses": {"200": {"description": "ok"}},
    }
}
OPTIONAL = {"name": "page", "in": "query", "schema": {"type": "integer"}}
PUBLIC_TEST = """
from maia_client import start

def test_start() -> None:
    started: str = start("x")
    assert started
"""
PRIVATE_TEST = "from maia_client._inner import gone\n\ngone.at('all')\n"


class Tree:
    """As much of a checkout as a release is judged by."""

    def __init__(self, root: Path, version: str) -> None:
        self.root = root
        self.write("overlay/maia_client/_version.py", f'__version__ = "{version}"\n')
        self.write("overlay/maia_client/__init__.py", "def start(name: str) -> str:\n    return name\n")
        self.write("overlay/maia_client/_inner.py", "def helper() -> None: ...\n")
        self.write("overlay/maia_client/py.typed", "")
        self.write("generated/maia_api/__init__.py", "")
        self.document()
        self.write("tests/test_public.py", PUBLIC_TEST)
        self.write("tests/test_private.py", PRIVATE_TEST)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def document(self, version: str = "1.0", api: str = "v1", *parameters: object, method: str = "get") -> None:
        operation = {**PROJECTS["get"], "parameters": list(parameters)}
        document = {
            "openapi": "3.1.0",
            "info": {"title": "t", "version": version},
            "paths": {f"/{api}/projects": {method: operation}},
        }
        self.write(f"generated/maia_api/{api}/openapi.json", json.dumps(document))


@pytest.fixture
def old(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "old", "1.2.3")


@pytest.mark.parametrize(("version", "enough"), [("1.2.2", False), ("1.2.3", True), ("1.2.4.dev0", True)])
def test_without_a_change_any_version_from_the_old_one_on_will_do(
    old: Tree, tmp_path: Path, version: str, enough: bool
) -> None:
    assert judge(old.root, Tree(tmp_path / "new", version).root, "v1.2.3") == (0 if enough else 1)


def demanded(old: Tree, new: Tree, capsys: pytest.CaptureFixture[str]) -> str:
    """The version that is asked for, and that is then enough."""
    assert judge(old.root, new.root, "v1.2.3") == 1
    said = capsys.readouterr()
    least = said.err.split("make it ")[1].strip().rstrip(".")
    new.write("overlay/maia_client/_version.py", f'__version__ = "{least}"\n')
    assert judge(old.root, new.root, "v1.2.3") == 0
    return f"{least} {said.out}"


def test_the_document_may_demand_a_release_or_a_minor(
    old: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Tree(tmp_path / "a", "1.2.3")
    new.document("1.0", "v1", OPTIONAL)
    assert demanded(old, new, capsys).startswith("1.2.4 ")
    new = Tree(tmp_path / "b", "1.2.3")
    new.document("1.0", "v1", {**OPTIONAL, "required": True})
    assert demanded(old, new, capsys).startswith("1.3.0 ")
    new = Tree(tmp_path / "c", "1.2.3")
    new.document("1.7")
    assert demanded(old, new, capsys).startswith("1.7.0 ")


def test_an_api_version_that_comes_or_goes_demands_a_major(
    old: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Tree(tmp_path / "new", "1.2.3")
    new.document("2.0", "v2")
    assert "2.0.0 at least: API version v2 is new" in demanded(old, new, capsys)
    old.document("1.0", "v3")
    old.document("1.0", "v2")
    assert "2.0.0 at least: API version v3 has gone" in demanded(old, Tree(tmp_path / "less", "1.2.3"), capsys)


@pytest.mark.parametrize(
    "code",
    [
        "def begin(name: str) -> str:\n    return name\n",
        "def start(name: str, more: int) -> str:\n    return name\n",
    ],
)
def test_the_python_surface_may_demand_a_minor(
    old: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    new = Tree(tmp_path / "new", "1.2.3")
    new.write("overlay/maia_client/__init__.py", code)
    said = demanded(old, new, capsys)
    assert said.startswith("1.3.0 ")
    assert "1.3.0 at least: maia_client.start" in said


def test_a_public_test_of_yesterday_that_no_longer_type_checks_demands_a_minor(
    old: Tree, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Tree(tmp_path / "new", "1.2.3")
    new.write("overlay/maia_client/__init__.py", "def start(name: str) -> bytes:\n    return name.encode()\n")
    assert "a public test of the previous release: " in demanded(old, new, capsys)


def test_what_is_private_demands_nothing(old: Tree, tmp_path: Path) -> None:
    new = Tree(tmp_path / "new", "1.2.3")
    new.write("overlay/maia_client/_inner.py", "")
    assert judge(old.root, new.root, "v1.2.3") == 0


def test_the_previous_release_is_the_newest_tag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree = Tree(tmp_path / "repository", "1.9.0")

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        subprocess.run(["git", *identity, *arguments], cwd=tree.root, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    assert main(["--root", str(tree.root)]) == 0
    assert "no release yet" in capsys.readouterr().out
    git("tag", "v1.9.0")
    tree.write("overlay/maia_client/_version.py", '__version__ = "1.10.0"\n')
    git("commit", "-am", "two")
    git("tag", "v1.10.0")
    git("tag", "v-nothing")
    assert main(["--root", str(tree.root)]) == 0
    assert "after v1.10.0 (1.10.0)" in capsys.readouterr().out
    assert main(["--root", str(tree.root), "v1.9.0"]) == 0
    assert main(["--root", str(tree.root), "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err
