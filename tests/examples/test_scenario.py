"""One scenario, in Python and in TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from maia_client import ExecutionFailed, PipelineDisabled
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Scenario, Step

BOOKS = Scenario(
    projects=[
        Project(
            id="5a1e5000-0000-4000-8000-0000000000bb",
            name="Books",
            environments=("Prod", "Test"),
            pipelines=(
                Pipeline(
                    "Close month",
                    steps=("Lock", Step("Report", pipeline="Report"), Step("Check", duration=60)),
                    duration=600,
                    outcome=("FAILED", "SUCCESS"),
                    message="the ledger",
                    echo=("month",),
                ),
                Pipeline("Report"),
                Pipeline("Retired", enabled=False),
            ),
        )
    ],
    faults=[Fault("502", "get_pipeline_execution", at=(1, 3))],
    token_lifetime=300,
    budget=200,
    wrapped=True,
)


@pytest.fixture(params=[BOOKS, Path(__file__).with_name("scenario.toml")], ids=["python", "toml"])
def maia_scenario(request: pytest.FixtureRequest) -> object:
    return request.param


def test_the_month_is_closed_at_the_second_try(maia_in_process: InProcess) -> None:
    with maia_in_process.maia(project="Books", environment="Test") as maia:
        with pytest.raises(ExecutionFailed, match="the ledger: month=11"):
            maia.run("Close month", variables={"month": 11}).wait()
        outcome = maia.run("Close month", variables={"month": 11}).wait()
        assert outcome.duration_seconds == 600 + 2 + 60  # a child takes the time that it takes
        with pytest.raises(PipelineDisabled):  # a 410
            maia.run("Retired")
    assert [request.status for request in maia_in_process.requests("get_pipeline_execution")][:3] == [502, 200, 502]
    # The token is good for five minutes, and each run takes eleven.
    assert len(maia_in_process.requests("token")) > 2
