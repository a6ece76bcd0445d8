"""The executions of one pipeline among all that the list shows, page by page, in virtual time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from maia_client import errors
from maia_client._effects import Answer, Send
from maia_client._executions import MOST_PAGES, going_on, started_since
from maia_client._outcome import Outcome
from maia_client._session import Task
from support.laboratory import SALES, Laboratory

SINCE = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


def record(number: int, **fields: object) -> dict[str, object]:
    started = (SINCE + timedelta(seconds=number)).isoformat()
    return {
        "pipelineExecutionId": f"run-{number}",
        "projectId": SALES,
        "environmentName": "Prod",
        "pipelineName": "Load",
        "trigger": "API",
        "status": "RUNNING",
        "startedAt": started,
        **fields,
    }


class Pages:
    """A list of executions: each page says what it holds and how the next one is asked for."""

    def __init__(self, *pages: dict[str, Any]) -> None:
        self.laboratory = Laboratory()
        self.laboratory.faults.append(self._answer)
        self._pages = pages
        self.asked: list[dict[str, Any]] = []

    def _answer(self, send: Send) -> Answer | None:
        if not urlsplit(send.url).path.endswith("/v1/pipeline-executions"):
            return None
        self.asked.append(dict(send.options["params"]))
        return Answer(200, {}, json.dumps(self._pages[len(self.asked) - 1]).encode())

    def since(self) -> list[str]:
        return self._ids(started_since(self.laboratory.calls, SALES, "Prod", "Load", SINCE))

    def going_on(self, *, api_only: bool = False) -> list[str]:
        return self._ids(going_on(self.laboratory.calls, SALES, "Prod", "Load", api_only=api_only))

    def _ids(self, task: Task[list[Outcome]]) -> list[str]:
        return [one.execution_id for one in self.laboratory.perform(task)]


def test_every_page_is_read_with_the_token_of_the_one_before() -> None:
    pages = Pages(
        {"results": [record(1)], "more": "two"},
        {"results": [], "more": "three"},
        {"results": [record(3)], "more": None},
    )
    assert pages.since() == ["run-1", "run-3"]
    assert len(pages.asked) == 3
    assert "paginationToken" not in pages.asked[0]
    assert [one["paginationToken"] for one in pages.asked[1:]] == ["two", "three"]


@pytest.mark.parametrize("last", [{}, {"more": ""}, {"more": None}])
def test_a_page_without_a_token_is_the_last(last: dict[str, object]) -> None:
    pages = Pages({"results": [record(1)], **last})
    assert pages.since() == ["run-1"]
    assert len(pages.asked) == 1


def test_a_list_that_does_not_end_is_said() -> None:
    pages = Pages(*({"results": [], "more": str(number)} for number in range(MOST_PAGES + 1)))
    with pytest.raises(errors.InvalidResponse, match="does not end"):
        pages.since()
    assert len(pages.asked) == MOST_PAGES


def test_a_token_that_leads_back_to_its_own_page_is_the_last() -> None:
    pages = Pages({"results": [record(1)], "more": "same"}, {"results": [record(2)], "more": "same"})
    assert pages.since() == ["run-1", "run-2"]


def test_what_started_at_that_very_moment_counts_and_what_started_before_does_not() -> None:
    pages = Pages({"results": [record(-1), record(0), record(1), record(2, trigger="SCHEDULE")]})
    assert pages.since() == ["run-0", "run-1"]


@pytest.mark.parametrize("results", [None, {}, {"a": 1}, "text"])
def test_results_that_are_no_list_are_none(results: object) -> None:
    assert Pages({"results": results}).since() == []


def test_those_that_go_on_are_read_to_the_last_page() -> None:
    """The filter is partial: names alike may fill the first page, and the one that is meant stand on the second."""
    pages = Pages(
        {"results": [record(1, pipelineName="Load more"), record(2)], "more": "two"},
        {"results": [record(3)]},
        {"results": []},
    )
    assert pages.going_on() == ["run-2", "run-3"]
    assert [(one["status"], one.get("paginationToken")) for one in pages.asked] == [
        ("RUNNING", None),
        ("RUNNING", "two"),
        ("CANCELLING", None),
    ]


def test_those_that_go_on_are_asked_for_by_each_status_and_told_once() -> None:
    cancelling = record(2, status="CANCELLING")
    pages = Pages({"results": [record(1), cancelling, record(3, status="SUCCESS")]}, {"results": [cancelling]})
    assert pages.going_on() == ["run-1", "run-2"]
    assert [one["status"] for one in pages.asked] == ["RUNNING", "CANCELLING"]


@pytest.mark.parametrize(("api_only", "found"), [(False, ["run-1", "run-2"]), (True, ["run-1"])])
def test_whoever_started_those_that_go_on(api_only: bool, found: list[str]) -> None:
    pages = Pages({"results": [record(1), record(2, trigger="SCHEDULE")]}, {"results": []})
    assert pages.going_on(api_only=api_only) == found


def test_whoever_started_them_is_the_default() -> None:
    pages = Pages({"results": [record(2, trigger="SCHEDULE")]}, {"results": []})
    task = going_on(pages.laboratory.calls, SALES, "Prod", "Load")
    assert [one.execution_id for one in pages.laboratory.perform(task)] == ["run-2"]
