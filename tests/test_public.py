"""What users write, with the types that they rely on. Nothing private here: the next release is checked against it."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import assert_type
from uuid import UUID

import pytest

import maia_api.v1.about
from maia_api.calls import Call, Operation
from maia_api.v1.api import Api, Calls
from maia_api.v1.models import PipelineExecution, PipelineExecutionResponse, Project, ProjectPage
from maia_api.v1.types import UNSET, Unset
from maia_client import (
    AsyncMaia,
    AsyncRun,
    ConfigurationError,
    ExecutionFailed,
    Maia,
    MaiaError,
    NotFound,
    Outcome,
    Progress,
    Run,
    StatusError,
    WaitTimeout,
    __version__,
)
from maia_client.sandbox import Pipeline, Sandbox, Scenario, Service
from maia_client.sandbox import Project as SandboxProject

WORLD = (
    SandboxProject(
        id="5a1e5000-0000-4000-8000-000000000001",
        name="Sales",
        environments=("Prod",),
        pipelines=(
            Pipeline("Load", steps=("Only",), duration=0.2),
            Pipeline("Broken", steps=("Only",), duration=0.2, outcome="FAILED", message="no table"),
            Pipeline("Endless", duration=1e6),
        ),
    ),
)


def service() -> Service:
    import time

    return Service(time.time, Scenario(WORLD, token_lifetime=60.0, wrapped=True))


def test_a_run_from_start_to_end() -> None:
    seen: list[Progress] = []
    with Sandbox(service=service()) as sandbox, Maia(environ=sandbox.environ, timeout=timedelta(minutes=1)) as maia:
        run = maia.run(
            "Load",
            project="Sales",
            environment="Prod",
            variables={"s": "x", "i": 1, "f": 0.5, "d": Decimal("1.1"), "b": True, "day": date(2026, 11, 24)},
            grids={"rows": [["EU", "1"], ("US", "2")]},
            tag="nightly",
            version_name="1.0.0",
            agent=None,
        )
        assert_type(run, Run)
        assert_type((run.id, run.project_id, run.url), tuple[str, str, str])
        outcome = run.wait("1m", check=False, on_progress=seen.append, watch_steps=True)
        assert_type(outcome, Outcome)
        assert_type(outcome.started_at, datetime | None)
        assert_type(outcome.duration_seconds, float | None)
        assert outcome
        assert outcome.ended
        assert (outcome.status, outcome.pipeline, outcome.environment) == ("SUCCESS", "Load", "Prod")
        assert seen[-1].outcome == outcome
        assert_type(seen[-1].problem, MaiaError | None)


def test_how_it_can_end_otherwise() -> None:
    with Sandbox(service=service()) as sandbox, Maia(environ=sandbox.environ) as maia:
        with pytest.raises(ExecutionFailed) as failed:
            maia.run("Broken").wait()
        assert_type(failed.value.outcome, Outcome)
        assert failed.value.outcome.message == "no table"

        endless = maia.run("Endless")
        with pytest.raises(WaitTimeout) as late:
            endless.wait(timeout=1)
        assert_type(late.value.outcome, Outcome | None)
        endless.cancel(force=True)
        assert maia.execution(endless.id, project="Sales").wait(check=False).status == "CANCELLED"

        with pytest.raises(NotFound) as missing:
            maia.execution("00000000-0000-4000-8000-000000000000").status()
        error: StatusError = missing.value
        assert_type((error.status, error.method, error.path, error.attempts), tuple[int, str, str, int])
        assert_type((error.elapsed, error.retry_after), tuple[float, float | None])
        assert_type(error.problem, dict[str, object])


def test_every_operation_is_typed() -> None:
    with Sandbox(service=service()) as sandbox, Maia(environ=sandbox.environ) as maia:
        page = maia.api.projects.list_projects(page=0, size=10)
        assert_type(page, ProjectPage)
        assert_type(page.results, list[Project] | None | Unset)
        assert page.results
        project = page.results[0]
        assert_type(project.id, UUID | None | Unset)
        assert project.id
        assert project.description is UNSET

        call = Calls().pipeline_execution.execute_pipeline(
            project.id, body={"pipelineName": "Load", "environmentName": "Prod"}
        )
        assert_type(call, Call[PipelineExecutionResponse])
        assert_type(call.operation, Operation)
        started = maia.send(call)
        assert_type(started, PipelineExecutionResponse)
        assert started.pipeline_execution_id
        record = Api(maia.send).pipeline_execution.get_pipeline_execution(
            str(project.id), started.pipeline_execution_id
        )
        assert_type(record, PipelineExecution)
        assert record.to_dict()["pipelineName"] == "Load"


def test_the_asynchronous_twin() -> None:
    async def main() -> Outcome:
        with Sandbox(service=service()) as sandbox:
            async with AsyncMaia(environ=sandbox.environ) as maia:
                page = await maia.api.projects.list_projects()
                assert_type(page, ProjectPage)
                assert_type(await maia.send(Calls().projects.list_projects()), ProjectPage)
                run = await maia.run("Load")
                assert_type(run, AsyncRun)
                again = await maia.execution(run.id)
                assert_type(await again.status(), Outcome)
                return await run.wait(timeout=60.0)

    assert asyncio.run(main())


def test_a_client_is_pinned_to_an_api_version() -> None:
    assert maia_api.v1.about.API_VERSION == "v1"
    assert __version__.startswith("1.")
    Maia(region="eu1", client_id="a", client_secret="b", api_version="v1").close()
    with pytest.raises(ConfigurationError):
        Maia(base_url="http://example.com", token_url=None, client_id="a", client_secret="b", environ={})
