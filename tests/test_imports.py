"""What importing costs, and what the package shows to the world."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import maia_api
import maia_client
from maia_client import errors


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    result = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import maia_client",
        "import maia_client.errors",
        "from maia_client import Maia, AsyncMaia, Run, Outcome, MaiaError",
        "import maia_api.v1.about, maia_api.v1.api, maia_api.v1.models",
        "import maia_client.cli._commands",
    ],
)
def test_httpx_is_not_loaded_by_an_import(statement: str) -> None:
    assert not {"httpx", "httpcore"} & loaded_by(statement)


def test_the_package_alone_loads_next_to_nothing() -> None:
    more = loaded_by("import maia_client") - loaded_by("import importlib, typing, __future__")
    assert more == {"maia_client", "maia_client._version"}


def test_a_call_loads_the_models_that_it_needs_alone() -> None:
    loaded = loaded_by(
        "from maia_api.v1.api import Calls\n"
        "Calls().projects.create_project(body={'name': 'a', 'warehouse': 'SNOWFLAKE', 'agentDeploymentType': 'HYBRID'})"
    )
    models = {name.rpartition(".")[2] for name in loaded if name.startswith("maia_api.v1.models.")}
    assert any(name.endswith("create_project_request") for name in models)
    assert all("project" in name or name.endswith("problem_detail") for name in models)


def test_models_are_found_by_name() -> None:
    from maia_api.v1 import models

    assert {name: getattr(models, name).__name__ for name in models.__all__} == {name: name for name in dir(models)}
    with pytest.raises(AttributeError, match="Nothing"):
        models.Nothing  # type: ignore[attr-defined]  # noqa: B018


def test_exports() -> None:
    assert sorted(maia_client.__all__) == dir(maia_client)
    for name in maia_client.__all__:
        assert getattr(maia_client, name) is not None
    assert set(errors.__all__) <= set(maia_client.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        maia_client.__getattr__("nothing")


def test_every_error_is_in_the_hierarchy() -> None:
    kinds = [getattr(errors, name) for name in errors.__all__]
    assert all(issubclass(kind, maia_client.MaiaError) for kind in kinds)


def test_the_package_is_marked_as_typed() -> None:
    assert (Path(maia_client.__file__).parent / "py.typed").exists()
    assert (Path(maia_api.__file__).parent / "py.typed").exists()
