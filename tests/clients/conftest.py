"""Fixtures: the sandbox as a process, and this process kept from every other host. Run by `nox -s tests_clients`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clients.sandbox_process import COMMAND, SandboxProcess

LOOPBACK = ("127.0.0.1", "::1", "localhost")
LEAVING = ("socket.connect", "socket.sendto", "socket.sendmsg")
ASKING = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class OtherHosts:
    """Refuses every attempt to reach another machine, or to look its name up, and remembers it."""

    def __init__(self) -> None:
        self.sought: list[str] = []
        sys.addaudithook(self._look)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        address = arguments[1] if event in LEAVING else arguments if event in ASKING else None
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            self.sought.append(str(address[0]))
            raise PermissionError(f"{address[0]} is not this machine")


@pytest.fixture(scope="session")
def guard() -> OtherHosts:
    return OtherHosts()


@pytest.fixture(scope="session", autouse=True)
def maia_command(guard: OtherHosts, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The command, in an environment with nobody's account, proxy or home, and no telemetry of the client's own.

    The client's modules are imported after this: they look at the environment when they are.
    """
    command = os.environ[COMMAND]
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("MAIA_", "MATILLION_", "DATAHUB_")) or name.lower().endswith("_proxy"):
                patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("DATAHUB_TELEMETRY_ENABLED", "false")
        yield command


@pytest.fixture(autouse=True)
def other_hosts(guard: OtherHosts) -> Iterator[list[str]]:
    """The hosts that a test sought beside this machine: none."""
    yield guard.sought
    assert not guard.sought


@pytest.fixture
def sandbox(maia_command: str) -> Iterator[SandboxProcess]:
    with SandboxProcess(maia_command) as sandbox:
        yield sandbox


@pytest.fixture
def wrapping_sandbox(maia_command: str, tmp_path: Path) -> Iterator[SandboxProcess]:
    """One that answers single executions inside `{"result": ...}`."""
    scenario = tmp_path / "scenario.toml"
    scenario.write_text("[service]\nwrapped = true\n", encoding="utf-8")
    with SandboxProcess(maia_command, scenario) as sandbox:
        yield sandbox
