"""A sandbox in a process of its own, in which runs go on, and which counts what reaches it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .setup import environ

TESTS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Told:
    """What the sandbox saw.

    Attributes:
        answers: how many requests were answered, by operation and status; tokens are not among them.
        ends: when each run has ended or is going to, in seconds since the epoch.
        numbers: of the runs that were started through the API, in their order, the variable `number`.
        started: when each of these was, in seconds since the epoch.
    """

    answers: Mapping[str, int]
    ends: Mapping[str, float]
    numbers: Sequence[int]
    started: Sequence[float]

    @property
    def requests(self) -> int:
        return sum(self.answers.values())

    @property
    def refused(self) -> int:
        """429s."""
        return sum(count for answer, count in self.answers.items() if answer.endswith(" 429"))


class Stage:
    """A sandbox's process, from the outside.

    Args:
        python: of an environment with our wheel and its extra `sandbox`.
        limit: requests that the account may send in a minute.

    Attributes:
        environ: the settings that lead a client to it.
        token: a bearer token that stays good.
        project: id.
    """

    def __init__(self, python: Path, limit: int) -> None:
        self._process = subprocess.Popen(
            [python, "-m", "bench.contenders.sandboxed"],
            env=child_environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        ready = self._ask(json.dumps(limit))
        self.url: str = ready["url"]
        self.environ: dict[str, str] = ready["environ"]
        self.token: str = ready["token"]
        self.project: str = ready["project"]

    def begin(self, durations: Sequence[float]) -> list[str]:
        """Begins runs that take so many seconds, without a request; their ids."""
        runs: list[str] = self._ask(json.dumps(durations))
        return runs

    def told(self) -> Told:
        return Told(**self._ask(""))

    def _ask(self, line: str) -> Any:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{line}\n".encode())
        stdin.flush()
        return json.loads(stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()


def child_environ() -> dict[str, str]:
    """An environment of nobody's settings, in which modules of `bench` are found."""
    return {**environ(), "PYTHONPATH": str(TESTS)}
