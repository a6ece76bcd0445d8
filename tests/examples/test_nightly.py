"""What the night does when all is well, and when it is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from examples import nightly
from maia_client import ExecutionCancelled, Maia, SubmissionUnknown, TagBusy
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Sandbox, Scenario


@pytest.fixture
def maia_scenario() -> Path:
    return Path(__file__).with_name("shop.toml")


@pytest.fixture
def client(maia_in_process: InProcess) -> Iterator[Maia]:
    with maia_in_process.maia() as client:
        yield client


@pytest.fixture
def due() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


def test_a_good_night(maia_in_process: InProcess, client: Maia, due: datetime) -> None:
    assert nightly.nightly(client, due, pytest.fail)
    load, refresh = maia_in_process.starts()
    assert (load.pipeline, load.variables, load.tag) == ("Load orders", {"day": str(due.date())}, "load-orders")
    assert refresh.started_at >= load.finishes_at


@pytest.mark.parametrize("pause", ["1m", "1h"])  # the load is running, or has ended
def test_after_a_lost_answer_another_try_starts_nothing_twice(
    maia_in_process: InProcess, client: Maia, due: datetime, pause: str
) -> None:
    maia_in_process.fault(Fault("lost-answer", "execute_pipeline", at=(1,)))
    run_id = nightly.start_load(client, due)  # the client finds the run that was started
    maia_in_process.advance(pause)
    assert nightly.start_load(client, due) == run_id
    assert [run.id for run in maia_in_process.starts()] == [run_id]


def test_nor_does_it_when_the_list_lags_behind(maia_in_process: InProcess, client: Maia, due: datetime) -> None:
    maia_in_process.fault(Fault("lost-answer", "execute_pipeline", at=(1,)))
    maia_in_process.fault(Fault("lagging-list", "list_pipeline_executions", seconds=300))
    with pytest.raises(SubmissionUnknown):
        nightly.start_load(client, due)
    with pytest.raises(TagBusy):  # a 409
        nightly.start_load(client, due)
    maia_in_process.advance("5m")
    assert nightly.start_load(client, due) == maia_in_process.starts()[0].id
    assert len(maia_in_process.starts()) == 1


def test_a_token_that_has_expired(maia_in_process: InProcess, client: Maia, due: datetime) -> None:
    run_id = nightly.start_load(client, due)
    maia_in_process.revoke_tokens()
    nightly.wait_for_load(client, run_id)
    assert 401 in [request.status for request in maia_in_process.requests("get_pipeline_execution")]


def test_a_load_that_somebody_cancels(client: Maia, due: datetime) -> None:
    run_id = nightly.start_load(client, due)
    client.execution(run_id, project=nightly.SHOP).cancel()
    with pytest.raises(ExecutionCancelled):
        nightly.wait_for_load(client, run_id)


def test_a_night_of_bad_connections(maia_in_process: InProcess, client: Maia, due: datetime) -> None:
    for kind in ("502", "cut-before", "429"):
        maia_in_process.fault(Fault(kind, "get_pipeline_execution", rate=0.2))
    assert nightly.nightly(client, due, pytest.fail)


def test_reports_of_stale_orders_are_not_refreshed(due: datetime) -> None:
    load = Pipeline("Load orders", outcome=("FAILED", "SUCCESS"), message="table ORDERS is locked")
    shop = InProcess(Scenario([Project(nightly.SHOP, "Shop", ("Prod",), (load, Pipeline("Refresh reports")))]))
    alerts: list[str] = []
    with shop.maia() as client:
        assert not nightly.nightly(client, due, alerts.append)
        assert [run.pipeline for run in shop.starts()] == ["Load orders"]
        assert "table ORDERS is locked" in alerts[0]
        assert nightly.nightly(client, due, alerts.append)  # the second run of it succeeds


@pytest.mark.parametrize("maia_speed", [3600.0])
def test_the_program_itself(maia_sandbox: Sandbox) -> None:
    assert nightly.main()
    assert [run.pipeline for run in maia_sandbox.starts()] == ["Load orders", "Refresh reports"]
