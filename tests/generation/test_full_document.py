"""One day the publisher sends the whole API, and hardly a name in it is as we know it. Nothing is edited then."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from codegen.documents import Object, read_yaml
from codegen.operations import operations
from support.checkout import ROOT, Checkout
from support.full_document import EXTRA, NEW_REGION, as_yaml, full_document

pytest.importorskip("openapi_python_client", reason="the generator lives in the environment of nox -s tests_codegen")

SPEC = ROOT / "spec" / "v1"
# That they pass on today's document is what nox -s tests says; here, on the code that the full one gives.
# Of the command line, what starts, waits and cancels: each test is a process or more.
TESTS = {
    "test_start.py": "",
    "test_recovery.py": "",
    "test_handles.py": "",
    "test_wait.py": "",
    "test_cancel.py": "",
    "test_session.py": "",
    "test_sandbox.py": "",
    "test_generated.py": "",
    "test_cli.py": "test_0 or test_1_ or test_5 or test_8 or test_9 or test_10",
}


@dataclass(frozen=True)
class Vendored:
    """The full document, taken in.

    Attributes:
        said: what `vendor` printed.
        package: the generated `maia_api`.
    """

    said: str
    package: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs Python with the new generated code and the overlay of the checkout."""
        path = os.pathsep.join([str(self.package.parent), str(ROOT / "overlay")])
        return subprocess.run(
            [sys.executable, *command],
            env={**os.environ, "PYTHONPATH": path},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def vendored(tmp_path_factory: pytest.TempPathFactory) -> Vendored:
    folder = tmp_path_factory.mktemp("full")
    checkout = Checkout(folder / "checkout")
    (folder / "openapi.yaml").write_bytes(as_yaml(full_document(SPEC)))
    made = checkout.run("vendor", "--stage", str(folder / "stage"), str(folder / "openapi.yaml"))
    assert (made.returncode, made.stderr) == (0, "")
    installed = checkout.run("install", str(folder / "stage"))
    assert (installed.returncode, installed.stderr) == (0, "")
    return Vendored(made.stdout, checkout.generated / "maia_api")


def test_the_document_shares_hardly_a_name_with_ours() -> None:
    full, ours = full_document(SPEC), read_yaml(SPEC / "supplement.yaml")
    for kind in ("schemas", "parameters"):
        names = [set(_components(document).get(kind) or ()) for document in (full, ours)]
        assert not names[0] & names[1]
    for field in ("operationId", "tags"):
        values = [{str(one.spec.get(field)) for one in operations(document)} - {"None"} for document in (full, ours)]
        assert not values[0] & values[1]
    assert not [one.place for one in operations(full) for key in one.spec if key.startswith("x-")]


def _components(document: Object) -> dict[str, dict[str, object]]:
    return cast(dict[str, dict[str, object]], document.get("components", {}))


def test_the_supplement_is_reported_as_redundant_operation_by_operation(vendored: Vendored) -> None:
    prefix = "note: v1: upstream has it now, delete it from supplement.yaml: "
    reported = [line.removeprefix(prefix) for line in vendored.said.splitlines() if line.startswith(prefix)]
    assert sorted(reported) == sorted(one.place for one in operations(read_yaml(SPEC / "supplement.yaml")))


def test_what_is_new_is_there_and_has_a_name(vendored: Vendored) -> None:
    assert "no stable name yet, add one to corrections.yaml: GET /v1/forecasts as import_.class_" in vendored.said
    assert "no stable name yet, add one to corrections.yaml: POST /v1/forecasts as import_.print_" in vendored.said
    code = "from maia_api.v1.api import Calls; print(Calls().import_.class_(from_='now', self_=1).request)"
    result = vendored.run("-c", code)
    assert "'params': {'from': 'now', 'self': 1}" in result.stdout, result.stderr


def test_the_new_region_is_known(vendored: Vendored) -> None:
    name, url = NEW_REGION
    code = f"""
from maia_api.v1.about import SERVERS
from maia_client import Maia
assert SERVERS["{name.lower()}"] == "{url}", SERVERS
Maia(region="{name}", client_id="a", client_secret="b")
"""
    result = vendored.run("-c", code)
    assert (result.returncode, result.stderr) == (0, "")


def facade(package: Path) -> dict[str, list[str]]:
    """The arguments of every method of the facade, by class and method."""
    found: dict[str, list[str]] = {}
    for path in sorted((package / "v1" / "api").glob("*/__init__.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                for method in node.body:
                    if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                        arguments = [*method.args.args, *method.args.kwonlyargs]
                        found[f"{path.parent.name}.{node.name}.{method.name}"] = [one.arg for one in arguments]
    return found


def test_the_names_of_the_facade_are_what_they_were(vendored: Vendored) -> None:
    before, after = facade(ROOT / "generated" / "maia_api"), facade(vendored.package)
    assert {name: after.get(name) for name in before} == before
    assert {name.partition(".")[0] for name in after.keys() - before.keys()} == {"import_"}
    count = sum(len(item) for item in EXTRA.values())
    assert len([name for name in after.keys() - before.keys() if not name.endswith("__init__")]) == 3 * count


@pytest.mark.parametrize(
    ("module", "which"),
    [pytest.param(*one, marks=pytest.mark.slow if one[0] == "test_cli.py" else ()) for one in TESTS.items()],
)
def test_the_overlay_and_the_tests_work_unchanged(vendored: Vendored, module: str, which: str) -> None:
    found = vendored.run("-c", "import maia_api; print(maia_api.__file__)")
    assert found.stdout.strip() == str(vendored.package / "__init__.py"), "it is the new code that is tested"
    result = vendored.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", which, str(ROOT / "tests" / module))
    assert result.returncode == 0, result.stdout[-5000:]
