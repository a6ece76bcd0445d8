"""The guide shows what is tested: its examples are files that run, its tables are what the code says."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from maia_client import Maia
from maia_client.sandbox import KINDS, Fault, InProcess, Sandbox, load_scenario, parse_fault
from support.served import Served

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "test-your-own-code.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"<!-- from (\S+) -->\n```\w+\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize(("path", "text"), SHOWN, ids=[path for path, _ in SHOWN])
def test_an_example_is_in_a_file_that_runs(path: str, text: str) -> None:
    assert text.strip()
    assert text in (ROOT / path).read_text(encoding="utf-8")


def test_whole_examples_are_shown_whole() -> None:
    whole = {"nightly.py", "shop.toml", "test_nightly.py", "scenario.toml"}
    assert {Path(path).name for path, text in SHOWN if (ROOT / path).read_text(encoding="utf-8") == text} == whole


def test_nothing_is_shown_that_is_in_no_file() -> None:
    assert len(re.findall(r"^```(?:python|toml)$", GUIDE, re.MULTILINE)) == len(SHOWN)


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
    lines = commands("curl")
    assert len(lines) == 7
    with Sandbox() as sandbox:
        for line in lines:
            url = line[-1].replace("http://127.0.0.1:8765", sandbox.url)
            body = "&".join(value for flag, value in pairwise(line) if flag == "-d").encode() or None
            method = line[line.index("-X") + 1] if "-X" in line else None
            with urlopen(Request(url, body, method=method), timeout=10) as answer:
                assert {"now", "requests", "access_token"} & json.load(answer).keys()
            if body and b"kind" in body:
                assert [armed.fault.kind for armed in sandbox.service.faults.armed] == ["429"]
        assert not sandbox.service.faults.armed


def test_the_settings_that_the_command_prints() -> None:
    shown = dict(re.findall(r"^export (\w+)=(.*)$", GUIDE, re.MULTILINE))
    sandbox = InProcess(ROOT / "tests/examples/shop.toml")
    assert shown == sandbox.settings("http://127.0.0.1:8765")


def test_the_command_lines_of_the_sandbox(tmp_path: Path) -> None:
    """On another port, and with files that are elsewhere."""
    [with_faults, with_state] = [line[2:] for line in commands("maia") if line[1] == "sandbox"]
    with Served(*with_faults) as served:
        assert [fault["kind"] for fault in state(served.port())["faults"]] == ["lost-answer", "502"]
    assert with_state[:2] == ["--port", "8765"]
    places = {"shop.toml": str(ROOT / "tests/examples/shop.toml"), "sandbox.db": str(tmp_path / "sandbox.db")}
    options = [places.get(option, option) for option in with_state[2:]]
    with Served(*options) as served:
        environ = InProcess(places["shop.toml"]).settings(f"http://127.0.0.1:{served.port()}")
        with Maia(environ=environ) as maia:
            run = maia.run("Load orders")
    with Served(*options) as served:
        found = state(served.port())
        assert found["speed"] == 60
        assert [one["id"] for one in found["runs"]] == [run.id]


def state(port: int) -> dict[str, Any]:
    with urlopen(f"http://127.0.0.1:{port}/sandbox/state", timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
    return found
