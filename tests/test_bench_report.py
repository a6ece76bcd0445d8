"""What the benchmarks write: the same numbers as data, page and picture, and a missed target said to be one."""

from __future__ import annotations

import json
import platform
import re
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.report import (
    Bars,
    Column,
    Line,
    Lines,
    Machine,
    Report,
    Row,
    Sample,
    Table,
    Target,
    bars,
    facts,
    write,
)

SVG = "{http://www.w3.org/2000/svg}"
MACHINE = Machine(
    "A processor", 2, 24.0, "An OS, x86_64", "CPython 3.11.9", "2026-11-24", "0123456789abcdef", False, 0.1
)
TABLE = Table(
    "One call",
    (Column("CPU", "µs"), Column("remark")),
    (
        Row("bare <httpx>", (Sample.of([100, 200, 300, 400, 500]), None)),
        Row("ours", (Sample.of([330.0]), "a | b")),
        Row("not here", (None, "there is no Java")),
    ),
    baseline="bare <httpx>",
)
REPORT = Report(
    name="call",
    title="One call & what it costs",
    asked="What does a call cost?",
    tables=(TABLE,),
    targets=(
        Target("a call", 1.1, at_most=1.15, unit="times"),
        Target("a start", 25.01, at_most=25, unit="ms"),
        Target("a rate", 94.0, at_least=95, unit="%"),
        Target("another", None, at_most=3),
    ),
    plots=(bars(TABLE, "CPU", target=115.0),),
    versions={"httpx": "0.28.1"},
    notes=("One was left out.",),
)


def written(report: Report, folder: Path) -> tuple[dict[str, object], str]:
    write(report, MACHINE, folder)
    return json.loads((folder / "call.json").read_text(encoding="utf-8")), (folder / "call.md").read_text("utf-8")


def test_a_sample_is_the_median_and_the_quartiles() -> None:
    assert Sample.of([5, 1, 4, 2, 3]) == Sample(3, 2, 4, 5)
    assert Sample.of([7.0]) == Sample(7.0, 7.0, 7.0, 1)


def test_the_data_are_all_that_was_handed_over(tmp_path: Path) -> None:
    data, _ = written(REPORT, tmp_path)

    held = [True, False, False, None]
    rows = [asdict(row) for row in TABLE.rows]
    for row, ratio in zip(rows, (1.0, 1.1, None), strict=True):
        row["ratios"] = [pytest.approx(ratio) if ratio else None, None]
    expected = {
        **asdict(REPORT),
        "command": "nox -s bench -- call",
        "machine": asdict(MACHINE),
        "targets": [{**asdict(target), "held": one} for target, one in zip(REPORT.targets, held, strict=True)],
        "tables": [{**asdict(TABLE), "rows": rows}],
    }
    assert data == json.loads(json.dumps(expected, default=lambda value: value.expected))


def test_a_page_shows_medians_spread_count_and_ratios(tmp_path: Path) -> None:
    _, page = written(REPORT, tmp_path)

    assert "|  | CPU, µs | ratio | remark | n |" in page
    assert "| bare &lt;httpx> | 300 (200 to 400) | 1.00 |  | 5 |" in page
    assert "| ours | 330 | 1.10 | a \\| b | 1 |" in page
    assert "| not here |  |  | there is no Java |  |" in page
    assert "nox -s bench -- call" in page
    assert "A processor, 2 cores, 24 GiB, An OS, x86_64, CPython 3.11.9; load 0.1 before. Commit 0123456789ab." in page
    assert "httpx 0.28.1" in page
    assert "- One was left out." in page


def test_a_missed_target_is_shown_as_missed(tmp_path: Path) -> None:
    _, page = written(REPORT, tmp_path)

    assert "| a call | at most 1.15 times | 1.10 times | held |" in page
    assert "| a start | at most 25 ms | 25.0 ms | **missed** |" in page
    assert "| a rate | at least 95 % | 94 % | **missed** |" in page
    assert "| another | at most 3 |  | not measured |" in page
    assert "2 missed, 1 of 4 held, 1 not measured" in (tmp_path / "README.md").read_text("utf-8")


def test_a_target_has_one_bound() -> None:
    with pytest.raises(ValueError, match="one bound"):
        Target("a call", 1.0)
    with pytest.raises(ValueError, match="one bound"):
        Target("a call", 1.0, at_most=1, at_least=1)


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 columns, and 2 cells for ours"):
        Table("One call", (Column("CPU"),), (Row("ours", (1, 2)),))


def test_the_picture_is_well_formed_with_text_as_text(tmp_path: Path) -> None:
    write(REPORT, MACHINE, tmp_path)

    picture = ElementTree.parse(tmp_path / "call.svg")
    texts = [element.text for element in picture.iter(f"{SVG}text")]
    assert texts == ["CPU, µs", "bare <httpx>", "300", "ours", "330", "target 115"]
    widths = [float(bar.attrib["width"]) for bar in picture.iter(f"{SVG}rect") if "fill" in bar.attrib]
    assert widths[1] / widths[0] == pytest.approx(1.1, abs=0.01)
    assert "prefers-color-scheme: dark" in (tmp_path / "call.svg").read_text("utf-8")


@pytest.mark.parametrize("log", [False, True])
def test_lines_rise_with_their_values_and_stay_in_the_picture(tmp_path: Path, log: bool) -> None:
    line = Line("a list & a loop", ((1, 0.3), (10, 40.0), (1000, 999.0)))
    plot = Lines("Requests", "runs", "per minute", (line,), log_x=log, log_y=log, target=60.0)
    write(replace(REPORT, plots=(plot,)), MACHINE, tmp_path)

    picture = ElementTree.parse(tmp_path / "call.svg").getroot()
    [drawn] = picture.iter(f"{SVG}polyline")
    points = [tuple(map(float, point.split(","))) for point in drawn.attrib["points"].split()]
    assert all(left[0] < right[0] and left[1] > right[1] for left, right in pairwise(points))
    _, _, width, height = map(float, picture.attrib["viewBox"].split())
    assert all(0 < x < width and 0 < y < height for x, y in points)
    assert "a list & a loop" in [element.text for element in picture.iter(f"{SVG}text")]


def test_a_chart_leaves_out_what_has_no_number() -> None:
    chart = bars(TABLE, "CPU")
    assert isinstance(chart, Bars)
    assert [bar.name for bar in chart.bars] == ["bare <httpx>", "ours"]


def test_the_index_links_every_page_of_the_folder(tmp_path: Path) -> None:
    write(REPORT, MACHINE, tmp_path)
    write(replace(REPORT, name="weight", title="Weight", targets=()), MACHINE, tmp_path)

    index = (tmp_path / "README.md").read_text("utf-8")
    assert "[One call & what it costs](call.md)" in index
    assert "[Weight](weight.md)" in index
    assert "`nox -s bench -- weight`" in index


def test_a_short_form_says_that_its_numbers_mean_nothing(tmp_path: Path) -> None:
    data, page = written(replace(REPORT, short=True), tmp_path)
    assert data["command"] == "nox -s bench -- --short call"
    assert "its numbers mean nothing" in page
    assert "its numbers mean nothing" not in written(REPORT, tmp_path)[1]


def test_changes_that_are_not_committed_are_said(tmp_path: Path) -> None:
    write(REPORT, replace(MACHINE, dirty=True), tmp_path)
    assert "Commit 0123456789ab, with changes that are not committed." in (tmp_path / "call.md").read_text("utf-8")


def test_the_facts_of_a_machine_name_neither_host_nor_path() -> None:
    machine = facts()
    assert platform.node() not in asdict(machine).values()
    assert str(Path.cwd()) not in json.dumps(asdict(machine))
    assert re.fullmatch(r"[0-9a-f]{40}", machine.commit)
