"""What goes wrong on request: what the client sees of it, and what has happened in the service."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from maia_client import (
    ConfigurationError,
    ConnectionFailed,
    Forbidden,
    Maia,
    MaiaError,
    ServerError,
    SubmissionUnknown,
    WaitTimeout,
)
from maia_client._generated import given
from maia_client.sandbox import DEMO, KINDS, Fault, InProcess, Sandbox, parse_fault
from maia_client.sandbox._faults import Armed

SALES = DEMO[0].id
START = "execute_pipeline"


def start(maia: Maia) -> None:
    """A start that finds out about a lost answer and does nothing about it."""
    maia.run("Endless load", tag=False, adopt=False, timeout="2s")


@pytest.mark.parametrize(
    ("kind", "error", "started"),
    [
        ("lost-answer", SubmissionUnknown, 1),
        ("cut-middle", SubmissionUnknown, 1),
        ("504", SubmissionUnknown, 1),
        ("cut-before", SubmissionUnknown, 0),
        ("502", SubmissionUnknown, 0),
        ("520", SubmissionUnknown, 0),
        ("500", SubmissionUnknown, 0),
        ("403", Forbidden, 0),
        ("429", None, 1),
        ("401", None, 1),
        ("cut-after", None, 1),
        ("latency", None, 1),
        ("drip", None, 1),
    ],
)
@pytest.mark.parametrize("kind_of_host", [InProcess, Sandbox])
def test_a_start_meets_a_fault(
    kind_of_host: type[InProcess | Sandbox], kind: Any, error: type[MaiaError] | None, started: int
) -> None:
    host = kind_of_host()
    seconds = 0.2 if kind in ("latency", "drip", "429") else None
    host.fault(Fault(kind, START, at=(1,), seconds=seconds))
    if isinstance(host, InProcess):
        with host.maia() as maia:
            _meet(maia, error)
    else:
        with host, Maia(environ=host.environ) as maia:
            _meet(maia, error)
    assert len(host.starts()) == started
    assert [armed.struck for armed in host.service.faults.armed] == [1]


def _meet(maia: Maia, error: type[MaiaError] | None) -> None:
    if error is None:
        start(maia)
    else:
        with pytest.raises(error):
            start(maia)
    # The next connection is a good one.
    assert maia.api.projects.list_projects().total == 2


@pytest.mark.parametrize("kind", ["latency", "drip"])
def test_a_slow_answer_takes_its_seconds_and_too_slow_a_one_is_given_up(kind: Any) -> None:
    host = InProcess()
    with host.maia() as maia:
        maia.api.projects.list_projects()
        host.fault(Fault(kind, "list_projects", at=(1,), seconds=7))
        before = host.clock()
        maia.api.projects.list_projects()
        assert host.clock() == before + 7
        host.fault(Fault(kind, "list_projects", seconds=500))
        with pytest.raises(ConnectionFailed, match="no complete answer"):
            maia.api.projects.list_projects()


def test_every_kind_is_told() -> None:
    for kind in KINDS:
        assert parse_fault(kind).kind == kind


def test_a_request_that_was_cut_before_the_service_saw_it_has_no_status() -> None:
    host = InProcess()
    host.fault(Fault("cut-before", START))
    with host.maia() as maia, pytest.raises(SubmissionUnknown):
        start(maia)
    assert [one.status for one in host.requests(START)] == [0]


def test_a_status_nobody_has_seen_is_not_the_end() -> None:
    host = InProcess()
    with host.maia() as maia:
        run = maia.run("Daily load")
        host.fault(Fault("unknown-status", status="PONDERING"))
        with pytest.raises(WaitTimeout) as caught:
            run.wait("1h")
        assert caught.value.outcome is not None
        assert caught.value.outcome.status == "PONDERING"
        [listed] = given(maia.api.pipeline_execution.list_pipeline_executions().results) or []
        assert listed.status == "PONDERING"
        host.clear_faults()
        assert run.wait("1h")


def test_a_list_lags_behind() -> None:
    host = InProcess()
    host.fault(Fault("lagging-list", "list_pipeline_executions", seconds=30))
    with host.maia() as maia:
        maia.run("Daily load")
        for passing, seen in ((0.1, 0), (29, 0), (2, 1)):
            host.advance(passing)
            assert len(given(maia.api.pipeline_execution.list_pipeline_executions().results) or []) == seen


def test_a_paging_token_comes_again_and_again() -> None:
    host = InProcess()
    with host.maia() as maia:
        for _ in range(3):
            maia.run("Endless load")
        listing: Callable[..., Any] = maia.api.pipeline_execution.list_pipeline_executions
        first = listing(limit=1)
        host.fault(Fault("repeated-token"))
        assert listing(limit=1).more == first.more
        assert listing(limit=1, pagination_token=first.more).more == first.more
        assert listing(limit=100, pagination_token=first.more).more == first.more


def test_a_publication_answers_500_and_is_there() -> None:
    from io import BytesIO

    from maia_api.v1 import models
    from maia_api.v1.types import File

    host = InProcess()
    host.fault(Fault("publish-500"))
    files = models.ArtifactFiles()
    files.additional_properties = {"load.orch.yaml": File(BytesIO(b""), "load.orch.yaml", "text/plain")}
    with host.maia() as maia:
        with pytest.raises(ServerError):
            maia.api.artifacts.publish_artifact(SALES, body=files, version_name="2", environment_name="Prod")
        details = maia.api.artifacts.get_artifact_details(SALES, environment_name="Prod", version_name="2")
        assert details.assets == ["load.orch.yaml"]


def test_tokens_can_be_refused_too() -> None:
    host = InProcess()
    host.fault(Fault("502", "token", times=2))
    host.fault(Fault("lost-answer", "token", at=(3,)))
    with host.maia() as maia:
        maia.api.projects.list_projects()
    assert [one.status for one in host.requests("token")] == [502, 502, 200, 200]


def test_the_text_of_a_403_is_no_json() -> None:
    host = InProcess()
    host.fault(Fault("403"))
    with host.maia() as maia, pytest.raises(Forbidden, match="not allowed for any organization"):
        maia.api.projects.list_projects()


def test_a_broken_read_is_repeated() -> None:
    host = InProcess()
    host.fault(Fault("cut-middle", "list_projects", times=2))
    with host.maia() as maia:
        assert maia.api.projects.list_projects().total == 2
        host.fault(Fault("cut-middle", "list_projects"))
        with pytest.raises(ConnectionFailed):
            maia.api.projects.list_projects()


@pytest.mark.parametrize(
    ("fault", "struck"),
    [
        (Fault("500", at=(2, 4)), [2, 4]),
        (Fault("500", times=2), [1, 2]),
        (Fault("500", operation="other.*"), []),
        (Fault("500", operation="a.b"), [1, 2, 3, 4, 5, 6]),
        (Fault("500", operation="b"), [1, 2, 3, 4, 5, 6]),
        (Fault("500", operation="a.*", at=(6,)), [6]),
        (Fault("500", rate=0.0), []),
        (Fault("publish-500"), []),
    ],
)
def test_when_a_fault_strikes(fault: Fault, struck: list[int]) -> None:
    armed = Armed(fault)
    assert [number for number in range(1, 7) if armed.strikes("a.b", Random(0))] == struck


def test_a_rate_is_kept() -> None:
    armed, random = Armed(Fault("500", rate=0.25)), Random(7)
    hits = sum(armed.strikes("a.b", random) for _ in range(10_000))
    assert 2300 < hits < 2700
    assert (armed.seen, armed.struck) == (10_000, hits)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("lost-answer operation=execute_pipeline at=1,3", Fault("lost-answer", "execute_pipeline", at=(1, 3))),
        ("429 rate=0.5 seconds=2m times=3", Fault("429", rate=0.5, seconds=120, times=3)),
        ("unknown-status status=NAPPING", Fault("unknown-status", status="NAPPING")),
        ("latency seconds=0", Fault("latency", seconds=0)),
    ],
)
def test_a_fault_as_text(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are lost-answer"),
        ("burn", "No fault 'burn'"),
        ("500 rate=often", "'often' is not a number"),
        ("500 rate=2", "between 0 and 1"),
        ("500 at=0", "counted from 1"),
        ("500 seconds=1", "takes no seconds"),
        ("500 often", "not name=value"),
        ("500 speed=1", "unknown key 'speed'; there are kind, operation"),
        ("latency seconds=soon", "is not a duration"),
    ],
)
def test_a_fault_that_makes_no_sense(text: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        parse_fault(text)
