"""What the night does when all is well, and when it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from examples.nightly import nightly
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Scenario

DAY = date(2026, 11, 24)


@pytest.fixture
def maia_scenario() -> Path:
    return Path(__file__).with_name("shop.toml")


def test_a_good_night(maia_in_process: InProcess) -> None:
    with maia_in_process.maia() as maia:
        assert nightly(maia, DAY, [])
    load, refresh = maia_in_process.starts()
    assert (load.pipeline, load.variables, load.tag) == ("Load orders", {"day": "2026-11-24"}, "orders-2026-11-24")
    assert refresh.started_at >= load.finishes_at


def test_a_lost_answer_starts_nothing_twice(maia_in_process: InProcess) -> None:
    maia_in_process.fault(Fault("lost-answer", "execute_pipeline", at=(1,)))
    alert: list[str] = []
    with maia_in_process.maia() as maia:
        assert not nightly(maia, DAY, alert)
        assert not nightly(maia, DAY, alert)  # somebody tries again
    assert len(maia_in_process.starts()) == 1
    assert "Look whether" in alert[0]
    assert "being loaded already" in alert[1]


def test_a_night_of_bad_connections(maia_in_process: InProcess) -> None:
    maia_in_process.fault(Fault("502", "get_pipeline_execution", rate=0.2))
    maia_in_process.fault(Fault("cut-before", "get_pipeline_execution", rate=0.2))
    maia_in_process.fault(Fault("429", "get_pipeline_execution", rate=0.2))
    maia_in_process.fault(Fault("401", "get_pipeline_execution", at=(3,)))
    with maia_in_process.maia() as maia:
        assert nightly(maia, DAY, [])


def test_reports_of_stale_orders_are_not_refreshed() -> None:
    load = Pipeline("Load orders", outcome=("FAILED", "SUCCESS"), message="table ORDERS is locked")
    project = Project("5a1e5000-0000-4000-8000-0000000000aa", "Shop", ("Prod",), (load, Pipeline("Refresh reports")))
    sandbox = InProcess(Scenario([project]))
    alert: list[str] = []
    with sandbox.maia() as maia:
        assert not nightly(maia, DAY, alert)
        assert [run.pipeline for run in sandbox.starts()] == ["Load orders"]
        assert "table ORDERS is locked" in alert[0]
        assert nightly(maia, DAY, alert)  # the second run of it succeeds
