"""Benchmark `submit`: how fast 1,000 runs are started, against what the request budget allows."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .report import Column, Report, Row, Table, Target, bars
from .setup import Setup, installed
from .stage import Stage, child_environ

RUNS, LIMIT = 1000, 1000
"""The limit is the one that is documented, in requests per minute."""
SHORT_RUNS = 100
WAYS = {"tasks": "AsyncMaia, a task per start", "threads": "Maia, 32 threads"}
STARTED = "pipeline_execution.execute_pipeline 201"

ASKED = f"""\
How long it takes to start {RUNS:,} runs of twenty pipelines from one process that has just begun: `run()` is called for
all of them at once, and the client's request budget says when each request may be sent. The sandbox has a process of
its own; it refuses what is above {LIMIT:,} requests a minute, and the client was told of that limit. Of what the
account may send in the time from the first call to the last answer, the share is how much was starts: names that are
looked up, refused requests and idle time all make it smaller. A start is overtaken where one that was asked for later
reached the service first."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """How runs were started.

    Attributes:
        seconds: from the first call to the last answer.
        others: requests that were no starts.
        refused: 429s.
        overtaken: starts that came after one that was asked for later.
        cpu: seconds of the client's process.
    """

    runs: int
    seconds: float
    others: int
    refused: int
    overtaken: int
    cpu: float

    @property
    def share(self) -> float:
        """Of what the account may send, how much was starts; in percent."""
        return 100 * self.runs / (LIMIT * self.seconds / 60)


def measure(setup: Setup) -> Report:
    python = setup.python("runs", ours="[sandbox]")
    runs = SHORT_RUNS if setup.short else RUNS
    with ThreadPoolExecutor(len(WAYS)) as pool:
        found = dict(zip(WAYS, pool.map(lambda way: submitted(python, way, runs), WAYS), strict=True))
    columns = ("time", "s"), ("share of the limit", "%"), ("other requests",), ("429s",), ("overtaken",)
    table = Table(
        f"{runs:,} starts, {LIMIT:,} requests a minute allowed",
        (*(Column(*column) for column in columns), Column("CPU per start", "ms")),
        tuple(
            Row(WAYS[way], (one.seconds, one.share, one.others, one.refused, one.overtaken, 1000 * one.cpu / one.runs))
            for way, one in found.items()
        ),
    )
    targets = [
        target
        for way, one in found.items()
        for target in (
            Target(f"{WAYS[way]}: share of the limit", one.share, at_least=95, unit="%"),
            Target(f"{WAYS[way]}: 429s", one.refused, at_most=0),
        )
    ]
    return Report(
        name="submit",
        title="Starting a thousand runs",
        asked=ASKED,
        tables=(table,),
        targets=tuple(targets),
        plots=(bars(table, "share of the limit", target=95.0),),
        versions={name: installed(python)[name] for name in ("maia-client", "httpx")},
        short=setup.short,
    )


def submitted(python: Path, way: str, runs: int) -> Submitted:
    """Starts runs on a sandbox that nobody has asked anything before."""
    with Stage(python, LIMIT) as stage:
        done = subprocess.run(
            [python, "-m", "bench.contenders.submitting", way],
            env=child_environ(),
            input=json.dumps({"environ": stage.environ, "runs": runs}).encode() + b"\n",
            stdout=subprocess.PIPE,
            check=True,
        )
        told = stage.told()
    if sorted(told.numbers) != list(range(runs)):
        raise RuntimeError(f"{len(told.numbers)} runs were started, and not {runs}")
    answer = json.loads(done.stdout)
    others = told.requests - told.refused - told.answers[STARTED]
    return Submitted(runs, answer["seconds"], others, told.refused, overtaken(told.numbers), answer["cpu"])


def overtaken(numbers: Sequence[int]) -> int:
    """How many come after a greater one."""
    greatest, count = -1, 0
    for number in numbers:
        count += number < greatest
        greatest = max(greatest, number)
    return count
