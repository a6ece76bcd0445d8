"""The pytest fixtures, in test suites of their own, as a user has them."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """The host of the account in the environment. It notices who comes, and answers nobody."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, listener: socket.socket) -> pytest.Pytester:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/canary"
    for prefix in ("MAIA", "MATILLION"):
        for name in ("CLIENT_ID", "CLIENT_SECRET", "PROJECT", "PROJECT_ID", "ENVIRONMENT", "ANYTHING"):
            monkeypatch.setenv(f"{prefix}_{name}", "canary-secret")
        monkeypatch.setenv(f"{prefix}_BASE_URL", url)
        monkeypatch.setenv(f"{prefix}_TOKEN_URL", url)
    return pytester


def reached(listener: socket.socket) -> bool:
    try:
        listener.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def passes(suite: pytest.Pytester, *options: str, **outcomes: int) -> pytest.RunResult:
    result = suite.runpytest_subprocess("-q", "-p", "no:cacheprovider", "-W", "error", *options)
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


@pytest.mark.parametrize("workers", ["0", "2"])
def test_no_setting_of_a_real_account_is_left(suite: pytest.Pytester, listener: socket.socket, workers: str) -> None:
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

        def test_undoing_ones_own_changes_undoes_no_more(maia_sandbox, monkeypatch):
            monkeypatch.setenv("MAIA_ENVIRONMENT", "Dev")
            monkeypatch.undo()
            with Maia() as maia:
                maia.run("Daily load")
            assert [start.environment for start in maia_sandbox.starts()] == ["Prod"]

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
    passes(suite, "-n", workers, passed=5)
    assert not reached(listener)


def test_without_a_fixture_the_account_would_be_reached(suite: pytest.Pytester, listener: socket.socket) -> None:
    suite.makepyfile(
        """
        import pytest
        from maia_client import ConnectionFailed, Maia

        def test_a_call():
            with Maia(timeout=0.5) as maia, pytest.raises(ConnectionFailed):
                maia.api.projects.list_projects()
        """
    )
    passes(suite, passed=1)
    assert reached(listener)


def test_every_sandbox_is_closed_in_the_end(suite: pytest.Pytester) -> None:
    suite.makeconftest(
        """
        import threading

        def pytest_unconfigure():
            print("still there:", [one.name for one in threading.enumerate() if one.name == "maia-sandbox"])
        """
    )
    suite.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("number", range(3))
        def test_a_call(maia, number):
            maia.api.projects.list_projects()
        """
    )
    passes(suite, "-s", passed=3).stdout.fnmatch_lines(["still there: []"])


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


@pytest.mark.parametrize("fixture", ["maia", "maia_sandbox", "maia_in_process"])
def test_the_missing_extra_is_told_to_who_needs_it(suite: pytest.Pytester, fixture: str) -> None:
    suite.makeconftest("import sys\nsys.modules['uvicorn'] = None")
    suite.makepyfile(f"def test_it({fixture}): pass\ndef test_other(): pass")
    result = passes(suite, passed=1, errors=1)
    result.stdout.fnmatch_lines(["The sandbox needs more packages. Install maia-client?sandbox?."])
    result.stdout.no_fnmatch_line("*ModuleNotFoundError*")


def test_a_session_that_uses_no_fixture_loads_nothing(suite: pytest.Pytester) -> None:
    suite.makepyfile(
        """
        import sys

        def test_it():
            print("loaded", *(name for name in sys.modules if name.startswith(("maia", "starlette", "uvicorn"))))
        """
    )
    [line] = [line for line in passes(suite, "-s", passed=1).outlines if "loaded" in line]
    assert set(line.split()[1:]) == {"maia_client", "maia_client._version", "maia_client.pytest_plugin"}


def test_loading_the_plugin_costs_nothing() -> None:
    heavy = ("httpx", "starlette", "uvicorn", "jsonschema", "maia_client._client", "maia_client.sandbox", "maia_api.v1")
    code = f"import sys, maia_client.pytest_plugin; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
