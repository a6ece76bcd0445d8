"""Benchmark `runs`: many runs are waited for. Requests, 429s, how late an end is noticed, CPU, memory and threads."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from math import isfinite
from pathlib import Path
from random import Random
from threading import Barrier, Event, Thread
from typing import Any, Self

from .noticed import Noticed
from .report import Cell, Column, Line, Lines, Report, Row, Table, Target
from .setup import Setup, installed
from .stage import Stage, child_environ

LIMITS = (1000, 60)
"""Requests per minute: what the documentation says today, and what it said before."""
SIZES = (1, 10, 100, 1000)
MOST_WAITS = 10_000
VERSIONS = ("maia-client", "httpx", "starlette", "uvicorn", "paradime-io")
TOGETHER = 220.0
"""Requests per second, about, that contenders which are measured side by side may send."""

ASKED = """\
Runs go on, and somebody waits for the end of each. A delay is the time from the end of a run to the moment in which
whoever waits knows of it; the requests are counted by the service, which answers 429 to those above its limit.

**On a clock that jumps**, runs of ten minutes (give or take a tenth) begin within a minute and are waited for by the
flows of this client, or by loops that ask for each run's record every 5, 10 or 60 seconds. The service is the
sandbox's, asked as a function, and a request takes 50 ms. Waiting ends after an hour.

**In real time**, the runs begin together and end one after the other, between one minute and two and a half. The
sandbox has a process of its own and so has each contender; they talk over loopback. Loops have a thread per run and
share one `httpx` client, and go on after a 429 as if the run had not ended. CPU is that of the contender's process
while it waits, memory is by how much that grew at the most. Waiting ends one minute after the last run has ended."""


@dataclass(frozen=True, slots=True)
class Contender:
    """Somebody who waits in real time.

    Attributes:
        module: of `bench.contenders`.
        way: what it is to do, where it knows several ways.
        interval: seconds between two looks at a run, where that is fixed.
    """

    name: str
    module: str
    way: str = ""
    interval: float | None = None


TASKS, THREADS, AS_COMPLETED = (
    Contender(f"this client, {name}", "ours", way)
    for name, way in (("a task per run", "tasks"), ("a thread per run", "threads"), ("as_completed", "as_completed"))
)
LOOPS = tuple(Contender(f"loop, {seconds} s", "loops", interval=seconds) for seconds in (5, 10, 60))
PARADIME = Contender("paradime-io's wait, 5 s", "paradime_trigger", interval=5)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A measurement in real time."""

    contender: Contender
    runs: int
    limit: int

    @property
    def load(self) -> float:
        """Requests per second, about, or what is as heavy."""
        interval = self.contender.interval
        return 1 + (self.runs / 300 if interval is None else self.runs / interval)


@dataclass(frozen=True, slots=True)
class Lengths:
    """Seconds: how long the runs take, and for how long after the last end one may still be noticed."""

    shortest: float
    longest: float
    patience: float


@dataclass(frozen=True, slots=True)
class Live:
    """What a contender did in real time.

    Attributes:
        cpu: seconds of its process, while it waited.
        memory: bytes by which its resident memory grew, at the most.
        threads: at the most.
        problems: errors that it went on after, or that ended a wait, by their name.
    """

    wanted: Wanted
    noticed: Noticed
    cpu: float
    memory: int
    threads: int
    problems: dict[str, int]


@dataclass(frozen=True, slots=True)
class Virtual:
    """What a contender did on the clock that jumps, for one size and limit."""

    name: str
    runs: int
    limit: int
    noticed: Noticed


def measure(setup: Setup) -> Report:
    python, other = setup.python("runs", ours="[sandbox]"), None
    notes = [ABOUT_PARADIME]
    if setup.short:
        notes.append("The short form leaves paradime-io out.")
    else:
        try:
            other = setup.python("paradime")
        except subprocess.CalledProcessError as error:
            notes.append(f"paradime-io could not be installed, and was left out: {error}.")
    lengths = Lengths(3, 8, 10) if setup.short else Lengths(60, 150, 60)
    wanted = [one for one in _wanted(short=setup.short) if one.contender != PARADIME or other]
    live: list[Live] = []
    for wave in waves(wanted):
        live += _side_by_side(wave, lengths, {"ours": python, "loops": python, "paradime_trigger": other or python})
    live.sort(key=lambda one: wanted.index(one.wanted))
    virtual = _virtual(python, short=setup.short)
    known = installed(python) | (installed(other) if other else {})
    versions: dict[str, str] = {name: known[name] for name in VERSIONS if name in known}
    return Report(
        name="runs",
        title="Waiting for many runs",
        asked=ASKED,
        tables=(*_virtual_tables(virtual), *_live_tables(live)),
        targets=_targets(virtual, live),
        plots=_plots(virtual),
        versions=versions,
        notes=(*notes, *_problems(live)),
        short=setup.short,
    )


ABOUT_PARADIME = (
    "paradime-io's commands can't be pointed at another service: the URL that tokens come from is a constant of its"
    " code (`paradime/core/scripts/matillion.py`, 6.9.0). What is measured is the function in which its trigger sits"
    " when it has started a run, with a token of the sandbox and a thread per run. The trigger itself waits for no more"
    " than `min(32, os.cpu_count() + 4)` runs at a time. Any answer but 200, a 429 too, ends its wait with an error."
)


# -- in real time


def _wanted(*, short: bool) -> Sequence[Wanted]:
    if short:
        small = [Wanted(TASKS, runs, 1000) for runs in (1, 10, 100)]
        return [*small, Wanted(THREADS, 10, 60), Wanted(AS_COMPLETED, 10, 60), Wanted(LOOPS[0], 10, 1000)]
    everything = [
        Wanted(contender, runs, limit)
        for limit, runs, contender in product(LIMITS, SIZES, (TASKS, THREADS, AS_COMPLETED, *LOOPS, PARADIME))
    ]
    # With 60 a minute, quicker loops for a thousand runs are refused nearly everything: 100 runs show that already.
    hopeless = [Wanted(one, 1000, 60) for one in (*LOOPS[:2], PARADIME)]
    most = [Wanted(one, MOST_WAITS, 1000) for one in (TASKS, AS_COMPLETED)]
    return [*(one for one in everything if one not in hopeless), *most]


def waves(wanted: Sequence[Wanted]) -> Iterator[list[Wanted]]:
    """Those that can be measured side by side, and do not keep each other waiting."""
    left = sorted(wanted, key=lambda one: -one.load)
    while left:
        wave: list[Wanted] = []
        for one in left:
            if not wave or sum(other.load for other in wave) + one.load <= TOGETHER:
                wave.append(one)
        left = [one for one in left if one not in wave]
        yield wave


def _side_by_side(wave: Sequence[Wanted], lengths: Lengths, pythons: dict[str, Path]) -> list[Live]:
    ready = Barrier(len(wave))
    with ThreadPoolExecutor(len(wave)) as pool:
        return list(pool.map(lambda wanted: measure_live(wanted, lengths, pythons, ready), wave))


def measure_live(wanted: Wanted, lengths: Lengths, pythons: dict[str, Path], ready: Barrier) -> Live:
    """Runs that begin together, and end one after the other.

    Args:
        pythons: by the contender's module. Ours has the sandbox, too.
        ready: where all that are measured side by side meet before the runs begin.
    """
    random = Random(wanted.runs)
    durations = [random.uniform(lengths.shortest, lengths.longest) for _ in range(wanted.runs)]
    contender = wanted.contender
    try:
        with Stage(pythons["ours"], wanted.limit) as stage, _Process(pythons[contender.module], contender) as process:
            place = {"url": stage.url, "environ": stage.environ, "token": stage.token, "project": stage.project}
            process.tell({**place, "way": contender.way, "interval": contender.interval})
            process.hear()
            before = stage.told().requests
            ready.wait()
            began = time.time()
            give_up_at = began + lengths.longest + lengths.patience
            runs = stage.begin(durations)
            with Watcher(process.pid) as watcher:
                process.tell({"runs": runs, "give_up_at": give_up_at})
                answer = process.hear()
            told = stage.told()
    except BaseException:
        ready.abort()
        raise
    seen: dict[str, float] = answer["seen"]
    ended = max(seen.values()) if len(seen) == len(runs) else give_up_at
    noticed = Noticed(
        wanted.runs,
        told.requests - told.refused - before,
        told.refused,
        (ended - began) / 60,
        sorted(moment - told.ends[run] for run, moment in seen.items()),
    )
    return Live(wanted, noticed, answer["cpu"], watcher.memory, watcher.threads, answer["problems"])


class _Process:
    """A contender's process: lines of JSON go in and come out."""

    def __init__(self, python: Path, contender: Contender) -> None:
        self._process = subprocess.Popen(
            [python, "-m", f"bench.contenders.{contender.module}"],
            env=child_environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.pid = self._process.pid

    def tell(self, what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(what)}\n".encode())
        self._process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        heard: dict[str, Any] = json.loads(self._process.stdout.readline())
        return heard

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


class Watcher:
    """Looks at a process from outside, twice a second.

    Attributes:
        memory: bytes of resident memory above what it was at first, at the most.
        threads: at the most.
    """

    def __init__(self, pid: int) -> None:
        self._status = Path(f"/proc/{pid}/status")
        self._at_first, self.threads = self._look()
        self.memory = 0
        self._over = Event()
        self._thread = Thread(target=self._watch)

    def _look(self) -> tuple[int, int]:
        lines = dict(line.split(":", 1) for line in self._status.read_text(encoding="ascii").splitlines())
        return int(lines["VmRSS"].split()[0]) * 1024, int(lines["Threads"])

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            try:
                memory, threads = self._look()
            except (OSError, KeyError):  # it has ended
                return
            self.memory = max(self.memory, memory - self._at_first)
            self.threads = max(self.threads, threads)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


# -- on the clock that jumps


def _virtual(python: Path, *, short: bool) -> list[Virtual]:
    """Two at a time, in processes of their own."""
    times = {1: 20, 10: 10, 100: 3}  # what a few runs cost depends much on chance
    sizes, intervals = ((1, 10, 100), (5,)) if short else (SIZES, (5, 10, 60))
    cells = [("client", runs, limit) for limit, runs in product(LIMITS, sizes)]
    cells += [(str(interval), runs, limit) for limit, runs, interval in product(LIMITS, sizes, intervals)]
    if not short:
        cells += [("client", 10_000, limit) for limit in LIMITS] + [("60", 10_000, 1000)]

    def measured(cell: tuple[str, int, int]) -> Virtual:
        way, runs, limit = cell
        crowds = [_crowd(python, way, runs, limit, seed) for seed in range(1 if short else times.get(runs, 1))]
        name = "this client" if way == "client" else f"loop, {way} s"
        return Virtual(name, runs, limit, Noticed.together(crowds))

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(measured, cells))


def _crowd(python: Path, way: str, runs: int, limit: int, seed: int) -> Noticed:
    command = [str(python), "-m", "bench.crowd", way, str(runs), str(limit), str(seed)]
    done = subprocess.run(command, env=child_environ(), check=True, stdout=subprocess.PIPE)
    return Noticed(**json.loads(done.stdout))


# -- what is said of it

COMMON = (
    Column("requests a minute"),
    Column("429s"),
    Column("delay, median", "s"),
    Column("delay, p95", "s"),
    Column("delay, max", "s"),
    Column("not noticed"),
)


def _cells(noticed: Noticed) -> tuple[Cell, ...]:
    centiles = [noticed.centile(percent) for percent in (50, 95, 100)]
    delays = [value if isfinite(value) else "never" for value in centiles]
    return (noticed.per_minute, float(noticed.refused), *delays, float(noticed.missed))


def _virtual_tables(virtual: Sequence[Virtual]) -> Iterator[Table]:
    for limit in LIMITS:
        rows = [
            Row(f"{one.runs:,} runs: {one.name}", _cells(one.noticed))
            for one in sorted(virtual, key=lambda one: one.runs)
            if one.limit == limit
        ]
        yield Table(f"Runs of ten minutes, {limit:,} requests a minute allowed", COMMON, tuple(rows))


def _live_tables(live: Sequence[Live]) -> Iterator[Table]:
    columns = (*COMMON, Column("CPU per wait", "ms"), Column("memory per wait", "kB"), Column("threads"))
    for limit in LIMITS:
        rows = [
            Row(
                f"{one.wanted.runs:,} runs: {one.wanted.contender.name}",
                (
                    *_cells(one.noticed),
                    1000 * one.cpu / one.wanted.runs,
                    one.memory / 1000 / one.wanted.runs,
                    float(one.threads),
                ),
            )
            for one in live
            if one.wanted.limit == limit
        ]
        yield Table(f"In real time, {limit:,} requests a minute allowed", columns, tuple(rows))


def _targets(virtual: Sequence[Virtual], live: Sequence[Live]) -> tuple[Target, ...]:
    by_name = {(one.name, one.runs, one.limit): one.noticed for one in virtual}
    ours = {(one.runs, one.limit): one.noticed for one in virtual if one.name == "this client"}
    hundred, loops = ours[100, 1000], by_name["loop, 5 s", 100, 1000]
    targets = [
        Target(
            "100 runs of 10 min: requests a minute, of those of a 5 s loop for each",
            hundred.per_minute / loops.per_minute,
            at_most=1 / 20,
            note=f"{hundred.per_minute:.0f} and {loops.per_minute:.0f}",
        ),
        Target("100 runs of 10 min: median delay", hundred.centile(50), at_most=5.0, unit="s"),
    ]
    thousand, older = ours.get((1000, 1000)), ours.get((1000, 60))
    if thousand is not None and older is not None:
        targets += [
            Target("1,000 runs of 10 min, 1,000 requests a minute: 429s", thousand.refused, at_most=0),
            Target("1,000 runs of 10 min, 1,000 requests a minute: p95", thousand.centile(95), at_most=10, unit="s"),
            Target(
                "1,000 runs of 10 min, 60 requests a minute: 429s",
                older.refused,
                at_most=0,
                note=f"delay: median {older.centile(50):.0f} s, p95 {older.centile(95):.0f} s",
            ),
        ]
    for one in live:
        if one.wanted.runs == 1000 and one.wanted.contender.module == "ours":
            what = f"1,000 runs in real time, {one.wanted.limit:,} requests a minute, {one.wanted.contender.name}"
            late = one.noticed.centile(95)
            targets.append(Target(f"{what}: 429s", one.noticed.refused, at_most=0, note=f"p95 {late:.0f} s"))
            if one.wanted.limit == 1000:
                targets.append(Target(f"{what}: p95", late, at_most=10, unit="s"))
        if one.wanted.runs == MOST_WAITS:
            what = f"10,000 waits in one process, {one.wanted.contender.name}"
            targets += [
                Target(f"{what}: memory of each", one.memory / 1000 / MOST_WAITS, at_most=10, unit="kB"),
                Target(f"{what}: threads", one.threads, at_most=1),
            ]
    return tuple(targets)


def _plots(virtual: Sequence[Virtual]) -> tuple[Lines, ...]:
    def lines(limit: int, value: str) -> tuple[Line, ...]:
        found: dict[str, list[tuple[float, float]]] = {}
        for one in sorted(virtual, key=lambda one: one.runs):
            y = one.noticed.per_minute if value == "requests" else one.noticed.centile(95)
            if one.limit == limit and isfinite(y):
                found.setdefault(one.name, []).append((one.runs, max(y, 0.1)))
        return tuple(Line(name, tuple(points)) for name, points in found.items())

    return tuple(
        Lines(f"{title}, {limit:,} requests a minute allowed", "runs", unit, lines(limit, value), True, True, target)
        for limit in LIMITS
        for title, unit, value, target in (
            ("Requests while waiting", "requests a minute", "requests", float(limit)),
            ("Delay of 95 % of the ends", "seconds", "delay", None),
        )
    )


def _problems(live: Sequence[Live]) -> Iterator[str]:
    for one in live:
        for name, count in one.problems.items():
            yield (
                f"{one.wanted.contender.name}, {one.wanted.runs:,} runs, {one.wanted.limit:,} requests a minute:"
                f" {name}, {count:,} times."
            )
