"""The installed command, as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

MAIA = Path(sys.executable).parent / "maia"


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

    def unread(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs it to its end with a standard output that nobody reads any more."""
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as nobody:
            return subprocess.run(
                [str(MAIA), *arguments],
                env=self.environ,
                stdout=nobody,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=60,
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
