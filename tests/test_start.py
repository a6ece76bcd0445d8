"""Starting, in virtual time: once, and what is known when it is not clear."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Unpack

import pytest

from maia_client import errors
from maia_client._outcome import Identity
from maia_client._session import Task
from maia_client._start import Start, Started
from maia_client._submission import RunOptions, RunRequest, prepare
from maia_client._variables import Grid, Scalar
from support.laboratory import SALES, Fault, Laboratory, answering, breaking

STARTS = f"POST /dpc/v1/projects/{SALES}/pipeline-executions"


def run(laboratory: Laboratory, pipeline: str = "Daily load", **options: Unpack[RunOptions]) -> Identity:
    options = {"project": "Sales", "environment": "Prod", **options}
    started = start(laboratory, RunRequest(pipeline, **options))
    assert started is not None
    return started.identity


def start(laboratory: Laboratory, request: RunRequest) -> Started | None:
    return laboratory.perform(starting(laboratory, request), 300)


def starting(laboratory: Laboratory, request: RunRequest) -> Task[Started | None]:
    submission = yield from prepare(laboratory.names, request, laboratory.random)
    return (yield from Start(laboratory.means(), submission).run())


def starts(laboratory: Laboratory) -> int:
    return len(laboratory.sent("POST", "/pipeline-executions"))


def test_a_run_is_started_once_with_everything_it_was_given() -> None:
    laboratory = Laboratory()
    identity = run(
        laboratory,
        variables={
            "day": date(2026, 11, 24),
            "at": datetime(2026, 11, 24, 1, 2, tzinfo=UTC),
            "limit": 10,
            "rate": 0.25,
            "exact": Decimal("1.10"),
            "full": True,
            "name": "x",
        },
        grids={"regions": [["EU", "1"], ("US", "2")]},
        tag="nightly",
    )
    [execution] = laboratory.service.starts()
    assert execution.id == identity.execution_id
    assert execution.request == {
        "pipelineName": "Daily load",
        "environmentName": "Prod",
        "scalarVariables": {
            "day": "2026-11-24",
            "at": "2026-11-24T01:02:00+00:00",
            "limit": "10",
            "rate": "0.25",
            "exact": "1.10",
            "full": "true",
            "name": "x",
        },
        "gridVariables": {"regions": [["EU", "1"], ["US", "2"]]},
        "executionTag": "nightly",
    }


@pytest.mark.parametrize(
    ("variables", "says"), [({"a": None}, "'a' is NoneType"), ({"a": [1]}, "'a' is list"), ({"a": b"x"}, "bytes")]
)
def test_a_variable_without_a_text_of_its_own_is_refused(variables: dict[str, Scalar], says: str) -> None:
    laboratory = Laboratory()
    with pytest.raises(errors.ConfigurationError, match=says):
        run(laboratory, variables=variables)
    assert not laboratory.requests


@pytest.mark.parametrize(
    ("grid", "says"),
    [
        ("text", "Grid 'g' is str"),
        ({"a": 1}, "Grid 'g' is dict"),
        (["EU", "US"], "Row 1 of grid 'g' is str"),
        ([["EU"], None], "Row 2 of grid 'g' is NoneType"),
        ([["EU", 1]], "Row 1, column 2 of grid 'g' is int"),
    ],
)
def test_a_grid_that_is_not_rows_of_strings_is_refused(grid: Grid, says: str) -> None:
    laboratory = Laboratory()
    with pytest.raises(errors.ConfigurationError, match=says):
        run(laboratory, grids={"g": grid})
    assert not laboratory.requests


def test_a_project_may_be_given_by_id() -> None:
    laboratory = Laboratory()
    run(laboratory, project=SALES)
    assert not laboratory.sent("GET", "/projects")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("reports/Month end", "reports/Month end.orch.yaml"),
        ("reports/Month end.orch.yaml", "reports/Month end.orch.yaml"),
    ],
)
def test_a_pipeline_may_be_given_without_its_suffix(name: str, full: str) -> None:
    laboratory = Laboratory()
    assert run(laboratory, name).pipeline == full


@pytest.mark.parametrize(
    ("pipeline", "project", "environment", "kind", "says"),
    [
        ("Daily load", "Nope", "Prod", errors.NameNotFound, "'Finance', 'Sales'"),
        ("Daily load", "Sales", "Nope", errors.NameNotFound, "'Dev', 'Prod'"),
        ("Daily load", "Sales", "prod", errors.NameNotFound, "'Dev', 'Prod'"),
        ("Nope", "Sales", "Prod", errors.NameNotFound, "'Daily load'"),
        ("Month end", "Sales", "Prod", errors.NameAmbiguous, "'reports/archive/Month end.orch.yaml'"),
        ("Daily load", None, "Prod", errors.ConfigurationError, "MAIA_PROJECT"),
        ("Daily load", "Sales", None, errors.ConfigurationError, "MAIA_ENVIRONMENT"),
        ("Disabled load", "Sales", "Prod", errors.PipelineDisabled, "disabled"),
    ],
)
def test_names_that_lead_nowhere(
    pipeline: str, project: str | None, environment: str | None, kind: type[Exception], says: str
) -> None:
    laboratory = Laboratory()
    with pytest.raises(kind, match=says):
        run(laboratory, pipeline, project=project, environment=environment)
    assert not laboratory.service.starts()


def test_two_projects_of_one_name_are_told_apart_by_their_ids() -> None:
    laboratory = Laboratory()
    page = '{"results": [{"id": "%s", "name": "Twin"}, {"id": "%s", "name": "Twin"}], "total": 2}'
    one, two = "5a1e5000-0000-4000-8000-00000000000a", "5a1e5000-0000-4000-8000-00000000000b"
    laboratory.faults.append(answering(200, page % (one, two), to="GET /dpc/v1/projects"))
    with pytest.raises(errors.NameAmbiguous, match=f"{one}.*{two}"):
        run(laboratory, project="Twin")


def test_an_older_version_may_hold_a_pipeline_that_the_list_does_not_show() -> None:
    laboratory = Laboratory()
    with pytest.raises(errors.NotFound):  # the service has the last word
        run(laboratory, "Old load", version_name="0.9")
    assert starts(laboratory) == 1


def test_a_busy_tag() -> None:
    laboratory = Laboratory()
    run(laboratory, "Endless load", tag="nightly")
    with pytest.raises(errors.TagBusy) as caught:
        run(laboratory, tag="nightly")
    assert caught.value.status == 409
    assert len(laboratory.service.starts()) == 1


@pytest.mark.parametrize(
    "fault",
    [
        breaking(to=STARTS, sent=False, times=3),
        answering(429, "", to=STARTS, times=3, retry_after="2"),
        answering(401, "", to=STARTS),
        breaking(to="/token", times=3),
        answering(500, "", to="/token", times=3),
        answering(502, "<html></html>", to="/token", times=3),
    ],
)
def test_a_start_that_surely_was_not_processed_is_repeated(fault: object) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    run(laboratory)
    assert len(laboratory.service.starts()) == 1


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (answering(500, "", to="/token", times=None), errors.ServerError),
        (answering(200, "", to="/token", times=None), errors.InvalidResponse),
        (breaking(to="/token", times=None), errors.ConnectionFailed),
        (answering(401, "", to="/token", times=None), errors.CredentialsRefused),
    ],
)
def test_without_a_token_nothing_was_started_and_that_is_known(fault: Fault, kind: type[errors.RequestFailed]) -> None:
    laboratory = Laboratory()
    request = RunRequest("Daily load", "Sales", "Prod")
    submission = laboratory.perform(prepare(laboratory.names, request, laboratory.random))
    laboratory.service.revoke_tokens()
    laboratory.faults.append(fault)
    with pytest.raises(kind) as caught:
        laboratory.perform(Start(laboratory.means(), submission).run())
    assert not caught.value.maybe_processed
    assert not laboratory.service.starts()


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (409, errors.TagBusy),
        (410, errors.PipelineDisabled),
        (307, errors.StatusError),
        (422, errors.StatusError),
    ],
)
def test_a_refused_start_was_not_made(status: int, kind: type[errors.StatusError]) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(status, "", to=STARTS, times=None))
    with pytest.raises(kind) as caught:
        run(laboratory, tag="t")
    assert type(caught.value) is kind
    assert not caught.value.maybe_processed
    assert starts(laboratory) == 1


def test_an_undocumented_success_is_a_success() -> None:
    laboratory = Laboratory()
    execution = "5a1e5000-0000-4000-8000-0000000000ff"
    laboratory.faults.append(answering(202, f'{{"pipelineExecutionId": "{execution}"}}', to=STARTS))
    assert run(laboratory).execution_id == execution


def test_time_that_runs_out_before_the_start_means_that_nothing_was_started() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(429, "", to=STARTS, times=None, retry_after="50"))
    began = laboratory.clock.now
    with pytest.raises(errors.RateLimited) as caught:
        laboratory.perform(starting(laboratory, RunRequest("Daily load", "Sales", "Prod")), 120)
    assert laboratory.clock.now - began < 120
    assert caught.value.retry_after == 50
    assert caught.value.attempts == 3
