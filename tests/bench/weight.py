"""What it weighs to have us around: importing, a first client, and the command as a whole process."""

from __future__ import annotations

import random
import subprocess
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from .report import Cell, Column, Report, Row, Sample, Table, Target, bars
from .setup import WORKERS, Setup, environ, installed

IMPORTING = WORKERS / "importing.py"


@dataclass(frozen=True, slots=True)
class Contender:
    """A library, what imports it, and what makes its first client, None where that sends a request."""

    library: str
    environment: str
    imports: tuple[str, ...]
    client: str | None


CONTENDERS = (
    Contender("httpx", "maia", ("import httpx",), "import httpx; httpx.Client()"),
    Contender(
        "maia-client",
        "maia",
        ("import maia_client", "from maia_client import Maia"),
        # Its client of httpx, with the TLS context, is otherwise made by the first call.
        "from maia_client import Maia; Maia(region='eu1', client_id='a', client_secret='b')._transport._opened()",
    ),
    Contender("anthropic", "anthropic", ("import anthropic",), "import anthropic; anthropic.Anthropic(api_key='a')"),
    Contender(
        "githubkit",
        "githubkit",
        ("import githubkit",),
        # Its own client of httpx is made by the `with` block.
        "from githubkit import GitHub; GitHub('a').__enter__()",
    ),
    Contender(
        "databricks-sdk",
        "databricks",
        ("import databricks.sdk",),
        None,  # making a WorkspaceClient asks its host for metadata first
    ),
    Contender(
        "kubernetes",
        "kubernetes",
        ("import kubernetes",),
        "from kubernetes import client; client.CoreV1Api()",
    ),
)
BARE, OURS = CONTENDERS[0], CONTENDERS[1]
COMMANDS = ("python -c pass", "maia --version", "maia --help")

ASKED = """\
What a library costs those who only have it around. Every figure is of a fresh process. The time of a statement is what
it takes in an interpreter that has started; modules and peak memory are those that it adds to one. The first client is
the statement that imports a library and makes its client, up to where the first request could be sent; none is sent.
Each library is in an environment of its own, with nothing but what it needs, compiled beforehand. The commands are
whole processes, from their start to their end.

In a round, each statement and command runs once, in an order drawn anew. Ratios are taken in each round, to the httpx
or the empty interpreter of that round."""


NOTES = (
    "The client of githubkit is made with its `with` block, where it makes its httpx.",
    "databricks-sdk has no row for a first client: making one sends a request for the host's metadata.",
)


class Taken(NamedTuple):
    """What a statement took."""

    seconds: float
    modules: int
    kib: int
    httpx: bool


def measure(setup: Setup) -> Report:
    """Runs the rounds."""
    # The environments of the others take minutes, and prove nothing more about this benchmark.
    rounds, contenders = (3, (BARE, OURS)) if setup.short else (60, CONTENDERS)
    pythons = {name: setup.python(name) for name in sorted({one.environment for one in contenders} - {"maia"})}
    pythons["maia"] = setup.python("maia", ours="[cli]")
    statements = {(one.environment, said) for one in contenders for said in (*one.imports, one.client) if said}
    jobs: list[tuple[str, str]] = [*sorted(statements), ("maia", "pass"), *(("command", said) for said in COMMANDS)]
    taken: dict[str, list[Taken]] = defaultdict(list)
    processes: dict[str, list[float]] = defaultdict(list)
    for place in range(rounds + 1):
        for where, said in random.sample(jobs, len(jobs)):
            if where == "command":
                seconds = _process(pythons["maia"].parent, said)
                if place:  # the first round brings files into memory
                    processes[said].append(seconds)
            else:
                one = _taken(pythons[where], said)
                if place:
                    taken[said].append(one)
    imports = _statements("Importing", [(one, said) for one in contenders for said in one.imports], taken)
    clients = _statements("First client", [(one, one.client) for one in contenders if one.client], taken, BARE.client)
    commands = _commands(processes)
    return Report(
        name="weight",
        title="Weight: imports, a first client, the command",
        asked=ASKED,
        tables=(imports, clients, commands),
        targets=_targets(taken, processes),
        plots=(
            bars(imports, "time", title="Importing"),
            bars(clients, "time", title="First client"),
            bars(commands, "time", title="Whole processes"),
        ),
        versions={name: version for python in pythons.values() for name, version in installed(python).items()},
        notes=(f"Rounds: {rounds}.", *NOTES),
        short=setup.short,
    )


def _taken(python: Path, statement: str) -> Taken:
    command = [str(python), "-I", str(IMPORTING), statement]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environ(), timeout=60).stdout
    seconds, modules, kib, httpx = said.split()
    return Taken(float(seconds), int(modules), int(kib), httpx == "1")


def _process(folder: Path, command: str) -> float:
    """Seconds from start to end."""
    program, *words = command.split()
    start = time.perf_counter()
    subprocess.run([folder / program, *words], check=True, stdout=subprocess.DEVNULL, env=environ())
    return time.perf_counter() - start


def _statements(
    title: str,
    rows: Sequence[tuple[Contender, str]],
    taken: Mapping[str, Sequence[Taken]],
    baseline: str | None = None,
) -> Table:
    empty = [one.kib for one in taken["pass"]]
    made = []
    for contender, statement in rows:
        found = taken[statement]
        cells: list[Cell] = [Sample.of(one.seconds * 1e3 for one in found)]
        if baseline:
            pairs = zip(found, taken[baseline], strict=True)
            cells.append(Sample.of(one.seconds / base.seconds for one, base in pairs))
        cells.append(float(median(one.modules for one in found)))
        cells.append(Sample.of((one.kib - base) / 1024 for one, base in zip(found, empty, strict=True)))
        made.append(Row(contender.library if baseline else statement, tuple(cells)))
    ratio = [Column("time, times httpx")] if baseline else []
    note = "\n".join(f"- {one.library}: `{statement}`" for one, statement in rows) if baseline else ""
    columns = (Column("time", "ms"), *ratio, Column("modules"), Column("peak memory", "MiB"))
    return Table(title, columns, tuple(made), note=note)


def _commands(processes: Mapping[str, Sequence[float]]) -> Table:
    rows = []
    for said in COMMANDS:
        ratios = (one / empty for one, empty in zip(processes[said], processes[COMMANDS[0]], strict=True))
        rows.append(Row(said, (Sample.of(one * 1e3 for one in processes[said]), Sample.of(ratios))))
    return Table("Whole processes", (Column("time", "ms"), Column("time, times an empty interpreter")), tuple(rows))


def _targets(taken: Mapping[str, Sequence[Taken]], processes: Mapping[str, Sequence[float]]) -> tuple[Target, ...]:
    package, names = OURS.imports
    pairs = zip(taken[OURS.client or ""], taken[BARE.client or ""], strict=True)
    clients = [one.seconds / bare.seconds for one, bare in pairs]
    empty, version, usage = (processes[said] for said in COMMANDS)
    versions = [one / other for one, other in zip(version, empty, strict=True)]
    return (
        Target(f"`{package}`", median(one.seconds for one in taken[package]) * 1e3, at_most=5, unit="ms"),
        Target(f"`{names}`", median(one.seconds for one in taken[names]) * 1e3, at_most=25, unit="ms"),
        Target(f"times that `{names}` loads httpx", sum(one.httpx for one in taken[names]), at_most=0),
        Target("first client, to bare httpx", median(clients), at_most=1.1, unit="times"),
        Target("`maia --version`, to `python -c pass`", median(versions), at_most=3, unit="times"),
        Target("`maia --help`", median(usage) * 1e3, at_most=200, unit="ms"),
    )
