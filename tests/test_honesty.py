"""`docs/honesty.md` is what the sandbox says of itself.

After a wanted change, write it anew: `MAIA_WRITE_GOLDENS=1 nox -s tests -- tests/test_honesty.py`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from maia_client._generated import VERSIONS, document
from maia_client.sandbox._handlers import GUESSES
from maia_client.sandbox._honesty import honesty_page
from support.examples import examples

PAGE = Path(__file__).parents[1] / "docs" / "honesty.md"


@pytest.fixture(scope="module")
def page() -> str:
    page = honesty_page({version: document(version) for version in VERSIONS})
    if os.environ.get("MAIA_WRITE_GOLDENS"):
        PAGE.write_text(page, encoding="utf-8")
    return page


def test_the_page_is_as_the_sandbox_says(page: str) -> None:
    assert PAGE.read_text(encoding="utf-8") == page


def test_every_operation_is_on_it(page: str) -> None:
    rows = dict(re.findall(r"^\| `([^`]+)` \| (keeps state|instance) \|", page, re.MULTILINE))
    assert rows.keys() == {example.name for example in examples()}
    assert {name for name, answers in rows.items() if answers == "keeps state"} == GUESSES.keys()


def test_an_operation_tells_where_it_is_known_from(page: str) -> None:
    row = next(line for line in page.splitlines() if line.startswith("| `artifacts.list_artifacts`"))
    _, _, _, papers, clients, *_ = (cell.strip() for cell in row.split("|"))
    assert (papers, clients.startswith("public client code")) == ("", True)
