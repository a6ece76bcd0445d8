"""What one call costs: ours with every policy on, beside what else people use for the same call."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import IO

from .report import ROOT, Cell, Column, Report, Row, Sample, Table, Target, bars
from .setup import WORKERS, Setup, environ, installed

SERVER, CALLING = WORKERS / "server.py", WORKERS / "calling.py"
DOCUMENT = ROOT / "generated" / "maia_api" / "v1" / "openapi.json"

SYNCHRONOUS = {
    "bare_httpx": "httpx, one client",
    "requests_session": "requests, a session",
    "requests_alone": "requests, no session",
    "generated": "bare generated client",
    "openapi_generator": "openapi-generator client",
    "maia": "Maia",
}
ASYNCHRONOUS = {
    "bare_httpx_async": "httpx, one client",
    "generated_async": "bare generated client",
    "async_maia": "AsyncMaia",
}

ASKED = """\
Each contender reads one execution record (`GET /v1/projects/{id}/pipeline-executions/{id}`) from the same server on
loopback, a process of its own that answers with bytes made beforehand. httpx and requests end with the decoded JSON,
the others with a model of the record. `Maia` and `AsyncMaia` do so with everything on that a call goes through:
deadline, request budget, token, classification, retries, log lines. The bare generated client is the functions that
openapi-python-client writes; the openapi-generator client is made of the same document by `openapi-generator-cli`.

Each contender has a process of its own. A round is a block of calls by each of them in turn, in an order drawn anew.
CPU is what that process used, user and system; the time of the server is in the wall time alone. Ratios are taken in
each round, to the httpx of that round."""


def measure(setup: Setup) -> Report:
    """Runs the rounds."""
    processes, rounds, calls = (1, 4, 40) if setup.short else (4, 40, 100)
    python = setup.python("call", ours="")
    paths, notes = _made_by_openapi_generator(setup)
    names = [name for name in (*SYNCHRONOUS, *ASYNCHRONOUS) if name != "openapi_generator" or paths]
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for _ in range(processes):
        with ExitStack() as stack:
            origin = stack.enter_context(_serving(python))
            workers = {name: stack.enter_context(_worker(python, name, origin, paths)) for name in names}
            for worker in workers.values():
                worker.measured(calls)  # connects, fetches a token, imports what is loaded late
            for _ in range(rounds):
                for name in random.sample(names, len(names)):
                    found[name].append(workers[name].measured(calls))
    tables = (
        _table("Synchronous", SYNCHRONOUS, found),
        _table("Asynchronous", ASYNCHRONOUS, found),
    )
    return Report(
        name="call",
        title="One call",
        asked=ASKED,
        tables=tables,
        targets=_targets(found),
        plots=tuple(bars(table, "CPU per call", title=f"{table.title}: CPU per call") for table in tables),
        versions=installed(python),
        notes=(f"Processes of each contender: {processes}; rounds: {rounds} each; calls in a round: {calls}.", *notes),
        short=setup.short,
    )


def _table(title: str, contenders: Mapping[str, str], found: Mapping[str, Sequence[tuple[float, float]]]) -> Table:
    base = next(iter(contenders))
    rows = []
    for name, said in contenders.items():
        cells: list[Cell] = [None] * 4
        if name in found:
            for which in (0, 1):
                ours, theirs = [one[which] for one in found[name]], [one[which] for one in found[base]]
                cells[2 * which] = Sample.of(value * 1e6 for value in ours)
                cells[2 * which + 1] = Sample.of(one / other for one, other in zip(ours, theirs, strict=True))
        rows.append(Row(said, tuple(cells)))
    columns = (
        Column("CPU per call", "µs"),
        Column("CPU, times httpx"),
        Column("wall per call", "µs"),
        Column("wall, times httpx"),
    )
    return Table(title, columns, tuple(rows))


def _targets(found: Mapping[str, Sequence[tuple[float, float]]]) -> tuple[Target, ...]:
    def ratio(one: str, other: str) -> float | None:
        if other not in found:
            return None
        return median(mine[0] / theirs[0] for mine, theirs in zip(found[one], found[other], strict=True))

    return (
        Target("CPU of Maia, to bare httpx", ratio("maia", "bare_httpx"), at_most=1.15, unit="times"),
        Target("CPU of AsyncMaia, to bare httpx", ratio("async_maia", "bare_httpx_async"), at_most=1.15, unit="times"),
        Target(
            "CPU of Maia, to the openapi-generator client", ratio("maia", "openapi_generator"), at_most=1, unit="times"
        ),
    )


def _made_by_openapi_generator(setup: Setup) -> tuple[list[Path], list[str]]:
    """Where the other generator's client is, and what to say about it: nowhere without Java."""
    if shutil.which("java") is None:
        return [], ["The openapi-generator client was left out: there is no Java here."]
    python = setup.python("openapi_generator")
    folder = setup.scratch / "made_by_openapi_generator"
    words = ("generate", "-g", "python", "--package-name", "openapi_maia", "-i", str(DOCUMENT), "-o", str(folder))
    quiet = {**environ(), "JAVA_OPTS": "-Dlog.level=off"}
    subprocess.run([python.parent / "openapi-generator-cli", *words], check=True, stdout=subprocess.DEVNULL, env=quiet)
    version = installed(python)["openapi-generator-cli"]
    return [folder], [f"The openapi-generator client was made by openapi-generator-cli {version}, generator `python`."]


@contextmanager
def _serving(python: Path) -> Iterator[str]:
    """The server's origin."""
    with _talking([str(python), "-I", str(SERVER)]) as (_, answers):
        yield f"http://127.0.0.1:{int(answers.readline())}"


class _Worker:
    def __init__(self, orders: IO[str], answers: IO[str]) -> None:
        self._orders, self._answers = orders, answers

    def measured(self, calls: int) -> tuple[float, float]:
        """Seconds of CPU and of wall time per call."""
        self._orders.write(f"{calls}\n")
        self._orders.flush()
        cpu, wall = json.loads(self._answers.readline())
        return cpu / calls, wall / calls


@contextmanager
def _worker(python: Path, name: str, origin: str, paths: Sequence[Path]) -> Iterator[_Worker]:
    path = ":".join(map(str, paths)) if name == "openapi_generator" else ""
    with _talking([str(python), str(CALLING), name, origin], {"PYTHONPATH": path}) as (orders, answers):
        yield _Worker(orders, answers)


@contextmanager
def _talking(command: Sequence[str], more: Mapping[str, str] = {}) -> Iterator[tuple[IO[str], IO[str]]]:
    """A process that ends when its standard input does."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**environ(), **more}
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdin, process.stdout
        process.stdin.close()
