"""Fixtures: an environment without anybody's settings, and a sandbox on a real socket."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from maia_client import Maia
from maia_client.sandbox import Sandbox
from support.faulty import ScriptedService

MAIA = Path(sys.executable).parent / "maia"


@pytest.fixture(autouse=True)
def scrubbed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No real account, and no proxy, can be reached by accident."""
    for name in list(os.environ):
        if name.startswith(("MAIA_", "MATILLION_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService()


@pytest.fixture
def sandbox(service: ScriptedService) -> Iterator[Sandbox]:
    with Sandbox(service=service) as sandbox:
        yield sandbox


@pytest.fixture
def maia(sandbox: Sandbox) -> Iterator[Maia]:
    with Maia(environ=sandbox.environ) as maia:
        yield maia


class CommandLine:
    """The installed command `maia`, run as a process of its own against a sandbox in this one."""

    def __init__(self, environ: Mapping[str, str], folder: Path) -> None:
        self.environ = {**os.environ, **environ}
        self._folder = folder

    def __call__(
        self, *arguments: str, env: Mapping[str, str] | None = None, timeout: float = 60.0
    ) -> subprocess.CompletedProcess[str]:
        """Runs it to its end. An environment value of "" unsets the setting."""
        return subprocess.run(
            [str(MAIA), *arguments],
            env={**self.environ, **(env or {})},
            cwd=self._folder,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def interrupted(
        self, *arguments: str, when: Callable[[], bool], by: signal.Signals = signal.SIGINT
    ) -> subprocess.CompletedProcess[str]:
        """Runs it and sends it a signal as soon as a condition holds."""
        process = subprocess.Popen(
            [str(MAIA), *arguments],
            env=self.environ,
            cwd=self._folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            while not when() and process.poll() is None:
                # Polls a condition of another process; no test's outcome hangs on how long this takes.
                with pytest.raises(subprocess.TimeoutExpired):
                    process.wait(0.05)
            process.send_signal(by)
            stdout, stderr = process.communicate(timeout=30)
        finally:
            process.kill()
        return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


@pytest.fixture
def cli(sandbox: Sandbox, tmp_path: Path) -> CommandLine:
    return CommandLine(sandbox.environ, tmp_path)
