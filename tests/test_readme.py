"""What the README promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from maia_client.cli import _exits
from maia_client.sandbox import Sandbox, Service

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    [example] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert 'Maia(region="eu1")' in example
    with Sandbox() as sandbox:
        for name, value in sandbox.environ.items():
            monkeypatch.setenv(name, value)
        # The region is the one thing that differs: it would lead to the vendor's host.
        exec(compile(example.replace('Maia(region="eu1")', "Maia()"), "README.md", "exec"), {})
        [execution] = sandbox.service.starts()
    assert execution.id in capsys.readouterr().out
    assert execution.request["scalarVariables"] == {"day": "2026-11-24", "limit": "10"}
    assert isinstance(sandbox.service, Service)


def test_the_table_lists_every_exit_code() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    used = {code for _, code in _exits._CODES} | {0, _exits.INTERRUPTED}
    assert listed == used
    assert {int(code) for code in re.findall(r"[:,] (\d+) [A-Za-z]", _exits.HELP)} == used


def test_the_test_command_is_the_one_that_decides() -> None:
    assert len(re.findall(r"^python3 .*-s tests$", README, re.MULTILINE)) == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
