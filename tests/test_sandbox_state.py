"""What survives: the state file, and what stays bounded."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from maia_api.v1.models import ListPipelineExecutionsStatus
from maia_client import ConfigurationError, Maia
from maia_client._generated import given
from maia_client.sandbox import DEMO, InProcess, Pipeline, Project, Sandbox, Scenario, Service, Step
from maia_client.sandbox import _account as account_module
from maia_client.sandbox import _log as log_module
from maia_client.sandbox import _state as state_module
from maia_client.sandbox._clock import SandboxClock
from maia_client.sandbox._journal import Journal
from support.laboratory import Laboratory


def test_a_state_file_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with Sandbox(state=path) as sandbox, Maia(environ=sandbox.environ) as maia:
        run = maia.run("Endless load", tag="nightly", variables={"a": "1"})
        child = maia.run("Close books", project="Finance")
        sandbox.advance("1d")
        ended = maia.run("Daily load")
        maia.api.projects.create_project(
            body={"name": "New", "warehouse": "SNOWFLAKE", "agentDeploymentType": "HYBRID"}
        )
        ended.cancel(force=True)
        maia.api.projects.delete_project(sandbox.service.scenario.projects[1].id)
    with Sandbox(state=path) as sandbox, Maia(environ=sandbox.environ) as maia:
        assert [one.id for one in sandbox.starts()] == [run.id, child.id, ended.id]
        assert sandbox.starts()[0].variables == {"a": "1"}
        outcome = maia.execution(run.id).status()
        assert outcome.status == "RUNNING"
        assert outcome.started_at is not None
        assert outcome.started_at.timestamp() < sandbox.clock() - 86000
        assert maia.execution(ended.id).status().status == "CANCELLED"
        projects = [one.name for one in given(maia.api.projects.list_projects().results) or []]
        assert projects == ["Sales", "New", "Finance"]  # what the scenario names is there again at every start
        with pytest.raises(Exception, match="409"):
            maia.api.pipeline_execution.execute_pipeline(
                run.project_id,
                body={"pipelineName": "Daily load", "environmentName": "Prod", "executionTag": "nightly"},
            )
        fourth = maia.run("Daily load")
        assert [one.id for one in sandbox.starts()][-1] == fourth.id


def test_one_sandbox_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "state"
    with Sandbox(state=path), pytest.raises(ConfigurationError, match="another sandbox"):
        Sandbox(state=path)
    Sandbox(state=path).close()


@pytest.mark.parametrize("content", [b"not a database, and long enough to tell" * 40, None])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "state"
    if content is None:
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE precious (a)")
        connection.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="can't be used"):
        Sandbox(state=path)
    assert path.read_bytes() == before


def test_ended_runs_requests_and_tokens_are_bounded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(state_module, "MOST_ENDED", 50)
    monkeypatch.setattr(account_module, "MOST_TOKENS", 5)
    monkeypatch.setattr(log_module, "MOST_BYTES", 1000)
    laboratory = Laboratory()
    laboratory.service = service = Service(laboratory.clock, Scenario(budget=None), journal=Journal(tmp_path / "state"))
    kept = laboratory.begin("Endless load")
    for _ in range(200):
        laboratory.begin("Daily load")
        laboratory.clock.now += 5
    starts = service.starts()
    assert starts[0].id == kept.execution_id  # it has not ended
    assert 50 <= len(starts) <= 55
    assert [one.number for one in starts[1:]] == list(range(starts[1].number, 202))
    assert len(service._account._tokens) == 5
    assert 0 < sum(len(one.request.body) for one in service.requests()) <= 1000
    assert service.log.total == 402
    service.close()
    again = Service(laboratory.clock, Scenario(budget=None), journal=Journal(tmp_path / "state"))
    assert [one.id for one in again.starts()] == [one.id for one in starts]
    again.close()


def test_the_request_budget() -> None:
    laboratory = Laboratory()
    laboratory.service = Service(laboratory.clock, Scenario(budget=3))
    answers = [
        laboratory.driver.run(
            laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
        )
        for _ in range(4)
    ]
    assert len(answers) == 4
    assert len(laboratory.sent("GET", "/projects")) == 5
    assert [one.status for one in laboratory.service.requests("list_projects")] == [200, 200, 200, 429, 200]
    assert laboratory.service.budget() == {"limit": 3, "used": 1}


def test_the_clock_goes_at_its_speed_and_never_back() -> None:
    ticks = [0.0]
    clock = SandboxClock(60.0, start=1000.0, monotonic=lambda: ticks[0])
    ticks[0] = 2.0
    assert clock() == 1120.0
    clock.advance(5)
    assert clock() == 1125.0
    with pytest.raises(ValueError, match="forward"):
        clock.advance(-1)


def test_no_more_is_forgotten_than_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_module, "MOST_ENDED", 50)
    children = tuple(Step(f"Step {number}", pipeline="Child") for number in range(9))
    world = [Project(DEMO[0].id, "P", ("Prod",), (Pipeline("Parent", children), Pipeline("Child")))]
    sandbox = InProcess(Scenario(world))
    with sandbox.maia() as maia:
        for number in range(1, 10):
            maia.run("Parent").wait()
            assert len(list(sandbox.service.state.newest_first())) == min(10 * number, 50)


def test_lists_of_what_goes_on_agree_with_the_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state_module, "MOST_ENDED", 30)
    steps = (Step("One", 5.0), Step("Two", pipeline="Child"), Step("Three", 5.0))
    world = [Project(DEMO[0].id, "P", ("Prod",), (Pipeline("Parent", steps), Pipeline("Child", duration=20.0)))]
    sandbox = InProcess(Scenario(world, budget=None))
    seen: set[str | None] = set()
    with sandbox.maia() as maia:

        def listed(**filters: Any) -> list[tuple[str | None, str | None]]:
            found: list[tuple[str | None, str | None]] = []
            for _ in range(100):
                page = maia.api.pipeline_execution.list_pipeline_executions(limit=2, **filters)
                found += [(given(one.pipeline_execution_id), given(one.status)) for one in given(page.results) or []]
                if (more := given(page.more)) is None:
                    return found
                filters["pagination_token"] = more
            pytest.fail("the list has no end")

        for number in range(30):
            run = maia.run("Parent")
            if number % 4 == 0:
                run.cancel()
            everything = listed()
            for status in (ListPipelineExecutionsStatus.RUNNING, ListPipelineExecutionsStatus.CANCELLING):
                assert listed(status=status) == [one for one in everything if one[1] == status.value]
            seen.update(status for _, status in everything)
            sandbox.advance(7.0)
    assert seen == {"RUNNING", "CANCELLING", "CANCELLED", "SUCCESS"}
