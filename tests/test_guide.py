"""The guide shows what is tested: its examples are files that run, its tables are what the code says."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from maia_client.sandbox import KINDS, Fault, Sandbox, load_scenario, parse_fault

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "test-your-own-code.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- from (\S+) -->\n```\w+\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("path", "text"), SHOWN, ids=[path for path, _ in SHOWN])
def test_an_example_is_in_a_file_that_runs(path: str, text: str) -> None:
    assert text.strip()
    assert text in (ROOT / path).read_text(encoding="utf-8")


def test_whole_examples_are_shown_whole() -> None:
    whole = {"tests/examples/nightly.py", "tests/examples/shop.toml", "tests/examples/test_nightly.py"}
    assert {path for path, text in SHOWN if (ROOT / path).read_text(encoding="utf-8") == text} == whole


def test_the_table_of_faults() -> None:
    listed = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", GUIDE.partition("## Faults")[2], re.MULTILINE))
    assert listed == KINDS


def test_the_table_of_scenarios() -> None:
    for key in (
        "token_lifetime",
        "budget",
        "wrapped",
        "environments",
        "duration",
        "steps",
        "outcome",
        "echo",
        "enabled",
    ):
        assert f"`{key}`" in GUIDE.partition("## Scenarios")[2]
    load_scenario(ROOT / "tests/examples/shop.toml")


def commands(word: str) -> list[list[str]]:
    """The commands of the guide that begin with a word."""
    blocks = re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL)
    lines = [shlex.split(line) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line[0] == word]


def test_the_faults_on_the_command_line() -> None:
    texts = [text for line in commands("maia") for flag, text in pairwise(line) if flag == "--fault"]
    assert [parse_fault(text) for text in texts] == [
        Fault("lost-answer", "execute_pipeline", at=(1,)),
        Fault("502", rate=0.1),
    ]


def test_the_curl_lines() -> None:
    lines = [*commands("curl"), *(shlex.split(text) for text in re.findall(r"^\| `(curl[^`]*)`", GUIDE, re.MULTILINE))]
    assert len(lines) == 3
    with Sandbox() as sandbox:
        for line in lines:
            url = line[-1].replace("http://127.0.0.1:8765", sandbox.url)
            body = line[line.index("-d") + 1].encode() if "-d" in line else None
            method = line[line.index("-X") + 1] if "-X" in line else "POST"
            with urlopen(Request(url, body, method=method), timeout=10) as answer:
                assert "now" in json.load(answer)
            if body and "kind" in body.decode():
                assert [armed.fault.kind for armed in sandbox.service.faults.armed] == ["429"]
        assert not sandbox.service.faults.armed
