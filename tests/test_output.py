"""What the service says never reaches a terminal as anything but text."""

from __future__ import annotations

import json

import pytest

from maia_client import Step
from maia_client.cli._output import emit_json, say, show_steps

HOSTILE = "Ü ok\x1b[2J\x9b31m\x07\r\n\u202e\u2028\x7f\U000e0001 end"


def test_json_keeps_every_character_and_shows_none_that_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json(message=HOSTILE, name="Übersee")
    [line] = capsys.readouterr().out.splitlines()
    assert line.isprintable()
    assert "Übersee" in line
    assert json.loads(line) == {"message": HOSTILE, "name": "Übersee"}


def test_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    say(HOSTILE)
    inner = Step(HOSTILE, "FAILED", None, None, HOSTILE, None, None)
    show_steps([Step(HOSTILE, "FAILED", None, None, HOSTILE, "x", HOSTILE, (inner,))])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
    assert lines[2].startswith("· · Ü ok")


def test_a_tree_of_thousands_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    show_steps([Step(str(number), "SUCCESS", None, None, None, None, None) for number in range(1000)])
    lines = capsys.readouterr().err.splitlines()
    assert (len(lines), lines[-1]) == (51, "… and 950 more")
