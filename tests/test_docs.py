"""The figures and words of the documentation are the code's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from maia_client import _budget, _cancel, _client, _core, _http, _start
from maia_client._choices import OnConflict
from maia_client._settings import DOCUMENTED_RATE, SettingOptions
from maia_client._submission import RunOptions
from maia_client.cli._lines import OPTIONS, Lines
from maia_client.cli._many import PENDING
from maia_client.errors import SubmissionUnknown

DOCS = Path(__file__).parents[1] / "docs"
START_ONCE = (DOCS / "start-once.md").read_text(encoding="utf-8")
MANY_RUNS = (DOCS / "many-runs.md").read_text(encoding="utf-8")
RUNTIME = (DOCS / "runtime.md").read_text(encoding="utf-8")
MENTIONED_ELSEWHERE = {"region", "base_url", "token_url", "project", "environment", "journal"}
"""Settings that the README and the page on starts explain."""


def test_looking_for_a_run() -> None:
    assert len(_start.LOOKS) == 6
    assert 29 < sum(_start.LOOKS) < 32
    assert _start.ROOM == 2
    assert "six times within half a minute" in START_ONCE
    assert "the last two seconds before" in START_ONCE
    assert SubmissionUnknown.__name__ in START_ONCE


def test_what_happens_to_a_busy_tag() -> None:
    table = re.findall(r"^\| `(\w+)` \|", START_ONCE, re.MULTILINE)
    assert set(table) == {*get_args(OnConflict), "skip"}
    for option in ("others", "adopt", "once", "timeout", "tag"):
        assert option in RunOptions.__annotations__
        assert f"{option}=" in START_ONCE + RUNTIME


def test_limits() -> None:
    assert (_client.CALL_TIMEOUT, _core.START_TIMEOUT, _cancel.STOP_LIMIT) == (120, 300, 20)
    assert "2 minutes if left out" in RUNTIME
    assert "a start with its recovery (5 minutes" in RUNTIME
    assert "confirmed within\n20 seconds" in START_ONCE
    assert (_budget.LOWERED, _budget.RAISED, _budget.POLLS_SHARE) == (0.5, 1.005, 10)
    assert f'rate="{DOCUMENTED_RATE.per_minute}/min"' in RUNTIME
    assert "64 MiB" in RUNTIME
    assert _http.LONGEST_BODY == 64 * 2**20


def test_the_files_of_many_runs_can_be_read(tmp_path: Path) -> None:
    for kind, text in re.findall(r"^```(csv|json)\n(.*?)^```", MANY_RUNS, re.MULTILINE | re.DOTALL):
        path = tmp_path / f"runs.{kind.replace('json', 'jsonl')}"
        path.write_text(text)
        lines = Lines(path, keyed=True)
        assert lines.check()[1] == []
        assert {line.pipeline for line in lines} == {"Daily load"}
    assert {path.suffix for path in tmp_path.iterdir()} == {".csv", ".jsonl"}
    assert all(f"`{name}`" in MANY_RUNS for name in OPTIONS)
    assert f"up to {PENDING} starts" in MANY_RUNS


def test_every_setting_is_explained() -> None:
    explained = {name for name in SettingOptions.__annotations__ if re.search(rf"`[^`]*\b{name}\b[^`]*`", RUNTIME)}
    assert explained | MENTIONED_ELSEWHERE == set(SettingOptions.__annotations__)
