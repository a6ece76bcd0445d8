"""What a benchmark hands over, and the three files that are written of it: JSON, Markdown and SVG.

Report(name="call", ..., tables=(Table(...),), targets=(Target(...),), plots=(Bars(...),))
write(report, facts(), folder)
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from .plots import Bar, Bars, Line, Lines, draw, number

__all__ = [
    "Bar",
    "Bars",
    "Cell",
    "Column",
    "Line",
    "Lines",
    "Machine",
    "Report",
    "Row",
    "Sample",
    "Table",
    "Target",
    "bars",
    "facts",
    "write",
]

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Sample:
    """Repeated measurements of one thing: the median, the quartiles and how many there were."""

    median: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Sample:
        """Sums up at least one value."""
        found = list(values)
        low, _, high = quantiles(found, n=4, method="inclusive") if len(found) > 1 else found * 3
        return cls(median(found), low, high, len(found))


Cell = Sample | float | str | None
"""What stands in a table; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Column:
    """A thing that is measured, and in what: `Column("CPU per call", "µs")`."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A contender, with a cell for each column."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Contenders side by side.

    Args:
        baseline: the row that the others are compared with: each column of numbers gets a column of ratios to it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    baseline: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(self.columns)} columns, and {len(row.cells)} cells for {row.name}")

    def column(self, name: str) -> dict[str, Cell]:
        """The cells of a column, by the name of their row."""
        place = [column.name for column in self.columns].index(name)
        return {row.name: row.cells[place] for row in self.rows}

    def ratio(self, row: str, column: str) -> float | None:
        """How many times the baseline's the number is; None where there is no baseline, or it is 0 or no number."""
        cells = self.column(column)
        mine, base = _middle(cells[row]), None if self.baseline is None else _middle(cells[self.baseline])
        return None if mine is None or not base else mine / base


@dataclass(frozen=True, slots=True)
class Target:
    """What was promised, and what came out.

    Args:
        measured: None where it was not measured.
        at_most, at_least: the bound; one of them.
    """

    what: str
    measured: float | None
    at_most: float | None = None
    at_least: float | None = None
    unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError(f"give one bound, at_most or at_least: {self.what}")

    @property
    def held(self) -> bool | None:
        """None where it was not measured."""
        if self.measured is None:
            return None
        if self.at_most is not None:
            return self.measured <= self.at_most
        return self.at_least is not None and self.measured >= self.at_least


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one benchmark.

    Args:
        name: of the benchmark and of its files: `nox -s bench -- NAME`.
        asked: what was measured, how, and against what; a paragraph or more of Markdown.
        versions: of every library that took part, by its name on PyPI; `setup.installed` reads them.
        notes: what a reader has to know beside the numbers; a contender that was left out, and why.
        short: made with too few rounds to mean anything, to prove that the benchmark works.
    """

    name: str
    title: str
    asked: str
    tables: tuple[Table, ...]
    targets: tuple[Target, ...] = ()
    plots: tuple[Bars | Lines, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    short: bool = False

    @property
    def command(self) -> str:
        """What measures it again."""
        return f"nox -s bench -- {'--short ' if self.short else ''}{self.name}"


@dataclass(frozen=True, slots=True)
class Machine:
    """On what it was measured. No host names and no paths."""

    processor: str
    cores: int
    memory_gib: float
    system: str
    python: str
    date: str
    commit: str
    dirty: bool
    load: float  # of the last minute, before the first measurement


def bars(table: Table, column: str, *, title: str = "", target: float | None = None) -> Bars:
    """A chart of one column, whose name is the title if none is given; rows without a number in it are left out."""
    unit = next(one.unit for one in table.columns if one.name == column)
    found = []
    for name, cell in table.column(column).items():
        if isinstance(cell, Sample):
            found.append(Bar(name, cell.median, cell.low, cell.high))
        elif isinstance(cell, (int, float)):
            found.append(Bar(name, cell))
    return Bars(title or column, unit, tuple(found), target)


def facts() -> Machine:
    """This machine, now: ask before the measuring starts, which is load itself."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gib=round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        system=_system(),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        date=datetime.now(UTC).strftime("%Y-%m-%d"),
        commit=_git("rev-parse", "HEAD").strip(),
        # Results of the benchmark before this one don't count as a change of what is measured.
        dirty=bool(_git("status", "--porcelain", "--", ".", ":!docs/benchmarks")),
        load=round(os.getloadavg()[0], 2),
    )


def write(report: Report, machine: Machine, folder: Path) -> None:
    """Writes NAME.json, NAME.md and NAME.svg, and the index of all that the folder has."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending, text in (("json", _json(report, machine)), ("md", _markdown(report, machine))):
        (folder / f"{report.name}.{ending}").write_text(text, encoding="utf-8")
    if report.plots:
        (folder / f"{report.name}.svg").write_text(draw(report.plots), encoding="utf-8")
    (folder / "README.md").write_text(_index(folder), encoding="utf-8")


def _json(report: Report, machine: Machine) -> str:
    document = {
        **asdict(report),
        "command": report.command,
        "machine": asdict(machine),
        "targets": [{**asdict(target), "held": target.held} for target in report.targets],
        "tables": [_with_ratios(table) for table in report.tables],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _with_ratios(table: Table) -> dict[str, object]:
    rows = [
        {**asdict(row), "ratios": [table.ratio(row.name, column.name) for column in table.columns]}
        if table.baseline
        else asdict(row)
        for row in table.rows
    ]
    return {**asdict(table), "rows": rows}


def _markdown(report: Report, machine: Machine) -> str:
    parts = [f"# {report.title}", report.asked]
    if report.short:
        parts.append("**A short form, to see that the benchmark works: its numbers mean nothing.**")
    if report.targets:
        parts += ["## Targets", _targets(report.targets)]
    parts += ["## Results"]
    if report.plots:
        parts.append(f"![{_escaped(report.title)}]({report.name}.svg)")
    for table in report.tables:
        parts += [f"### {table.title}", _table(table), *([table.note] if table.note else [])]
    if any(isinstance(cell, Sample) for table in report.tables for row in table.rows for cell in row.cells):
        parts.append("Numbers are medians, with the lower and upper quartile in brackets.")
    if report.notes:
        parts.append("\n".join(f"- {note}" for note in report.notes))
    parts += ["## How", f"```console\n{report.command}\n```", _machine(machine)]
    if report.versions:
        parts.append("Versions: " + ", ".join(f"{name} {is_}" for name, is_ in sorted(report.versions.items())) + ".")
    parts.append(f"The same as data: [{report.name}.json]({report.name}.json).")
    return "\n\n".join(parts) + "\n"


def _targets(targets: Sequence[Target]) -> str:
    rows = []
    for target in targets:
        held = {True: "held", False: "**missed**", None: "not measured"}[target.held]
        bound = f"at most {number(target.at_most)}" if target.at_most is not None else ""
        bound = f"at least {number(target.at_least)}" if target.at_least is not None else bound
        unit = f" {target.unit}" if target.unit else ""
        measured = "" if target.measured is None else number(target.measured) + unit
        rows.append((target.what, bound + unit, measured, held + (f": {target.note}" if target.note else "")))
    return _grid(("what", "target", "measured", ""), rows)


def _table(table: Table) -> str:
    samples = [[cell for cell in row.cells if isinstance(cell, Sample)] for row in table.rows]
    head = [""]
    for place, column in enumerate(table.columns):
        head.append(f"{column.name}, {column.unit}" if column.unit else column.name)
        if _compared(table, place):
            head.append("ratio")
    rows = []
    for row, found in zip(table.rows, samples, strict=True):
        line = [row.name]
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            line.append(_said(cell))
            if _compared(table, place):
                ratio = table.ratio(row.name, column.name)
                line.append("" if ratio is None else f"{ratio:.2f}")
        if any(samples):
            line.append(" ".join(dict.fromkeys(str(sample.n) for sample in found)))
        rows.append(line)
    return _grid([*head, "n"] if any(samples) else head, rows)


def _compared(table: Table, place: int) -> bool:
    return table.baseline is not None and any(isinstance(row.cells[place], Sample) for row in table.rows)


def _middle(cell: Cell) -> float | None:
    if isinstance(cell, Sample):
        return cell.median
    return cell if isinstance(cell, (int, float)) else None


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Sample):
        return (
            f"{number(cell.median)} ({number(cell.low)} to {number(cell.high)})" if cell.n > 1 else number(cell.median)
        )
    return number(cell)


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table: names to the left, numbers to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *[[_escaped(cell) for cell in row] for row in rows]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _machine(machine: Machine) -> str:
    dirty = ", with changes that are not committed" if machine.dirty else ""
    return (
        f"Measured on {machine.date}: {machine.processor}, {machine.cores} cores, {machine.memory_gib:g} GiB,"
        f" {machine.system}, {machine.python}; load {machine.load:g} before. Commit {machine.commit[:12]}{dirty}."
    )


def _index(folder: Path) -> str:
    lines = [
        "# Benchmarks",
        (
            "Every claim about speed, measured side by side: each page says what was asked, on what machine, with which"
            " versions, and gives the command that measures it again. Ratios are between contenders of one run; a"
            " number of one page is not to be compared with a number of another."
        ),
    ]
    rows = []
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        held = [target["held"] for target in report["targets"]]
        said = [f"{held.count(False)} missed"] if False in held else []
        said += [f"{held.count(True)} of {len(held)} held"] if held else []
        said += [f"{held.count(None)} not measured"] if None in held else []
        rows.append((f"[{_escaped(report['title'])}]({path.stem}.md)", f"`{report['command']}`", ", ".join(said)))
    lines.append(_grid(("what", "measure it again", "targets"), rows))
    lines.append(
        "`nox -s bench` measures all of them. What was missed, why, and what was tried: [shortfalls](shortfalls.md)."
    )
    return "\n\n".join(lines) + "\n"


def _processor() -> str:
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _system() -> str:
    return f"{platform.freedesktop_os_release().get('PRETTY_NAME', platform.system())}, {platform.machine()}"


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout
