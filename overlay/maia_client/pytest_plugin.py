"""pytest fixtures for code that runs pipelines: a sandbox, and clients that can reach nothing else.

pytest loads this wherever maia-client is installed. What a fixture needs is imported when it is used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

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
    _maia_no_account: pytest.MonkeyPatch,
    _maia_close: Callable[[Sandbox], None],
) -> Iterator[Sandbox]:
    """A sandbox on a socket. `Maia()` and the command `maia` find it in the environment, and no other account."""
    _need_extra()
    from .sandbox import Sandbox

    sandbox = Sandbox(maia_scenario, speed=maia_speed)
    try:
        sandbox.start()
        for name, value in sandbox.environ.items():
            _maia_no_account.setenv(name, value)
        yield sandbox
    finally:
        _maia_close(sandbox)


@pytest.fixture
def maia(maia_sandbox: Sandbox) -> Iterator[Maia]:
    """A client of `maia_sandbox`."""
    from ._client import Maia

    with Maia(environ=maia_sandbox.environ) as maia:
        yield maia


@pytest.fixture
def maia_in_process(maia_scenario: Described, _maia_no_account: pytest.MonkeyPatch) -> InProcess:
    """A sandbox without a socket, whose time jumps when a client of it waits: `maia_in_process.maia()`."""
    _need_extra()
    from .sandbox import InProcess

    return InProcess(maia_scenario)


@pytest.fixture
def _maia_no_account() -> Iterator[pytest.MonkeyPatch]:
    """Takes every setting of a real account out of the environment, for the test and for what it starts."""
    # Not the fixture monkeypatch: a test that calls its undo() would have the account back.
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.upper().startswith(("MAIA_", "MATILLION_")):
                patch.delenv(name)
        yield patch


@pytest.fixture(scope="session")
def _maia_close() -> Iterator[Callable[[Sandbox], None]]:
    """Closes sandboxes aside: each takes a fifth of a second, for which the next test need not wait."""
    from concurrent.futures import Future, ThreadPoolExecutor

    closing: list[Future[None]] = []
    with ThreadPoolExecutor() as aside:
        yield lambda sandbox: closing.append(aside.submit(sandbox.close))
    for one in closing:
        one.result()


def _need_extra() -> None:
    try:
        from . import sandbox  # noqa: F401
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(("maia_client", "maia_api")):
            raise
        pytest.fail("The sandbox needs more packages. Install maia-client[sandbox].", pytrace=False)
