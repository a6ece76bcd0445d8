"""What specshift says of the change report's table. Run by `nox -s tests_codegen`, in its environment."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from support.changes_table import CASES, base

differ = pytest.importorskip("specshift.differ", reason="specshift lives in the environment of nox -s tests_codegen")

PAGE = Path(__file__).parents[2] / "docs" / "change-report.md"


def verdict(found: Collection[str]) -> str:
    return "breaking" if "breaking" in found else "compatible" if found else "nothing"


def test_specshift_differs_where_the_page_says_so_and_nowhere_else() -> None:
    """The page groups the cases in lines of a table: the two verdicts, why, and which."""
    rows = re.findall(r"^\| (breaking|compatible) \| (\w+) \| .+ \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    explained = {case: (ours, theirs) for ours, theirs, cases in rows for case in re.findall("`([^`]+)`", cases)}
    differing = {}
    for case in CASES:
        ours = verdict([expected.verdict for expected in case.expected])
        changes = differ.diff_specs(base(), case.edited()).changes
        theirs = verdict([change.severity.value for change in changes])
        if ours != theirs:
            differing[case.id] = (ours, theirs)
    assert differing == explained
