"""The pytest fixtures, in test suites of their own, as a user has them."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

CANARIES = {
    "MAIA_CLIENT_ID": "canary-id",
    "MAIA_CLIENT_SECRET": "canary-secret",
    "MAIA_BASE_URL": "https://canary.test/dpc",
    "MAIA_TOKEN_URL": "https://canary.test/token",
    "MATILLION_CLIENT_SECRET": "canary-secret",
    "MATILLION_REGION": "eu1",
}


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    for name, value in CANARIES.items():
        monkeypatch.setenv(name, value)
    return pytester


def passes(suite: pytest.Pytester, **outcomes: int) -> pytest.RunResult:
    result = suite.runpytest_subprocess("-q", "-p", "no:cacheprovider", "-W", "error")
    result.assert_outcomes(**outcomes)
    return result


def test_a_client_and_what_reached_the_server(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import pytest
        from maia_client.sandbox import Fault, Pipeline, Project, Scenario

        @pytest.fixture
        def maia_scenario():
            load = Pipeline("Load", duration=7200)
            return Scenario([Project("5a1e5000-0000-4000-8000-00000000000b", "Mine", ("Prod",), (load,))])

        def test_a_run(maia, maia_sandbox):
            run = maia.run("Load", variables={"day": "monday"})
            assert run.status().status == "RUNNING"
            maia_sandbox.advance("2h")
            assert run.wait().status == "SUCCESS"
            [start] = maia_sandbox.starts("Load")
            assert (start.id, start.variables) == (run.id, {"day": "monday"})
            [request] = maia_sandbox.requests("execute_pipeline")
            assert request.json()["scalarVariables"] == {"day": "monday"}

        def test_another_sees_nothing_of_it(maia, maia_sandbox):
            assert maia_sandbox.starts() == []
            assert maia_sandbox.requests() == []

        def test_in_process(maia_in_process):
            with maia_in_process.maia() as maia:
                assert maia.run("Load").wait().duration_seconds == 7200
        """
    )
    passes(suite, passed=3)


def test_no_setting_of_a_real_account_is_left(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import os, subprocess, sys
        import pytest
        from pathlib import Path
        from maia_client import ConfigurationError, Maia

        def test_the_client_of_the_code_under_test(maia_sandbox):
            assert "canary" not in " ".join(os.environ.values())
            with Maia() as maia:
                maia.run("Daily load")
            assert len(maia_sandbox.starts()) == 1

        def test_the_command(maia_sandbox):
            command = [str(Path(sys.executable).parent / "maia"), "run", "Daily load", "--no-wait"]
            started = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
            assert [start.id for start in maia_sandbox.starts()] == [started]

        def test_in_process_there_is_none_at_all(maia_in_process):
            with pytest.raises(ConfigurationError, match="No client id"):
                Maia()

        def test_it_is_back_afterwards():
            assert os.environ["MAIA_CLIENT_SECRET"] == "canary-secret"
        """
    )
    passes(suite, passed=4)


def test_speed(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import pytest

        @pytest.fixture
        def maia_speed():
            return 3600.0

        def test_a_run(maia, maia_sandbox):
            assert maia_sandbox.clock.speed == 3600.0
            assert maia.run("Daily load").wait()
        """
    )
    passes(suite, passed=1)


def test_the_missing_extra_is_told(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import sys
        import pytest
        from maia_client import ConfigurationError

        @pytest.fixture(autouse=True)
        def without(monkeypatch):
            monkeypatch.setitem(sys.modules, "starlette.requests", None)

        def test_a_run(maia_sandbox):
            pass

        def test_in_process(maia_in_process):
            pass
        """
    )
    result = passes(suite, errors=2)
    result.stdout.fnmatch_lines(["*ConfigurationError: The sandbox needs more packages. Install maia-client?sandbox?."])


def test_loading_the_plugin_costs_nothing() -> None:
    heavy = ("httpx", "starlette", "uvicorn", "jsonschema", "maia_client._client", "maia_client.sandbox", "maia_api.v1")
    code = f"import sys, maia_client.pytest_plugin; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
