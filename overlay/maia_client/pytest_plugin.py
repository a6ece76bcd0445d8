"""pytest fixtures for code that runs pipelines: a sandbox, and clients that can reach nothing else.

pytest loads this wherever maia-client is installed. What a fixture needs is imported when it is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from .errors import ConfigurationError

if TYPE_CHECKING:
    from ._client import Maia
    from .sandbox import InProcess, Sandbox, Scenario

    Described = Scenario | str | os.PathLike[str] | None


@pytest.fixture
def maia_scenario() -> Described:
    """What the sandbox of a test holds: a `Scenario`, or the path of its TOML file. Override it; None is a demo."""
    return None


@pytest.fixture
def maia_speed() -> float:
    """Seconds that pass in `maia_sandbox` in a real one. Override it."""
    return 1.0


@pytest.fixture
def maia_sandbox(
    maia_scenario: Described,
    maia_speed: float,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Sandbox]:
    """A sandbox on a socket. `Maia()` and the command `maia` find it in the environment, and no other account."""
    try:
        from .sandbox import Sandbox
    except ModuleNotFoundError as error:
        raise _missing() from error
    _leave_no_account(monkeypatch)
    with Sandbox(maia_scenario, speed=maia_speed) as sandbox:
        for name, value in sandbox.environ.items():
            monkeypatch.setenv(name, value)
        yield sandbox


@pytest.fixture
def maia(maia_sandbox: Sandbox) -> Iterator[Maia]:
    """A client of `maia_sandbox`."""
    from ._client import Maia

    with Maia(environ=maia_sandbox.environ) as maia:
        yield maia


@pytest.fixture
def maia_in_process(maia_scenario: Described, monkeypatch: pytest.MonkeyPatch) -> InProcess:
    """A sandbox without a socket, whose time jumps when a client of it waits: `maia_in_process.maia()`."""
    try:
        from .sandbox import InProcess
    except ModuleNotFoundError as error:
        raise _missing() from error
    _leave_no_account(monkeypatch)
    return InProcess(maia_scenario)


def _leave_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes every setting of a real account out of the environment, for the test and for what it starts."""
    for name in list(os.environ):
        if name.upper().startswith(("MAIA_", "MATILLION_")):
            monkeypatch.delenv(name)


def _missing() -> ConfigurationError:
    return ConfigurationError("The sandbox needs more packages. Install maia-client[sandbox].")
