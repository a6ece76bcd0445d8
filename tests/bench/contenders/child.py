"""What every contender does: it is told on stdin what to wait for, and says on stdout when it noticed each end.

Standard library alone, because a contender may live in an environment of its own.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread


@dataclass(frozen=True, slots=True)
class Place:
    """Where the runs are, and how they are waited for.

    Attributes:
        url: of the service, without a path.
        environ: the settings that lead a client of ours there.
        token: a bearer token that stays good.
        project: id.
        way: what the contender is to do where it knows several ways.
        interval: seconds between two looks of a loop.
    """

    url: str
    environ: dict[str, str]
    token: str
    project: str
    way: str
    interval: float | None


class Notices:
    """When the end of each run was noticed. Threads may share it.

    Attributes:
        give_up_at: nobody waits for longer, in seconds since the epoch.
    """

    def __init__(self, give_up_at: float) -> None:
        self.give_up_at = give_up_at
        self.seen: dict[str, float] = {}
        self.problems: dict[str, int] = {}

    def ended(self, run: str) -> None:
        self.seen[run] = time.time()

    def problem(self, error: Exception) -> None:
        """Something that a wait went on after, or died of."""
        name = type(error).__name__
        self.problems[name] = self.problems.get(name, 0) + 1

    def time_is_left(self) -> bool:
        return time.time() < self.give_up_at


Wait = Callable[[list[str], Notices], None]


def attend(prepare: Callable[[Place], Wait]) -> None:
    """Prepares, says so, waits for the runs it is then told of, and reports.

    Args:
        prepare: does what is done once per process, such as imports; its cost is not measured.
    """
    wait = prepare(Place(**json.loads(sys.stdin.readline())))
    print(json.dumps({"ready": True}), flush=True)  # noqa: T201 - the way back to who started this
    told = json.loads(sys.stdin.readline())
    notices = Notices(told["give_up_at"])
    before = time.process_time()
    wait(told["runs"], notices)
    cpu = time.process_time() - before
    print(json.dumps({"seen": notices.seen, "problems": notices.problems, "cpu": cpu}), flush=True)  # noqa: T201
    os._exit(0)  # threads that sleep in a loop don't keep this process


def in_threads(runs: list[str], notices: Notices, wait: Callable[[str], None]) -> None:
    """A thread per run, until all have ended or time is over."""

    def waiting(run: str) -> None:
        try:
            wait(run)
        except Exception as error:  # noqa: BLE001 - this wait has died, which is a result
            notices.problem(error)

    threads = [Thread(target=waiting, args=(run,), daemon=True) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, notices.give_up_at - time.time()))
