"""Waiting, in virtual time: what ends a wait, what does not, and how often it asks."""

from __future__ import annotations

import logging
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maia_client import errors
from maia_client._outcome import Identity, Outcome
from maia_client._wait import Progress, wait
from maia_client._watcher import Watch
from maia_client.sandbox import Pipeline, Project
from support.laboratory import SALES, Laboratory, answering, breaking, hanging

POLL = "GET /dpc/v1/projects/"


def long_world(duration: float, outcome: str = "SUCCESS") -> tuple[Project, ...]:
    return (Project(SALES, "Sales", ("Prod",), (Pipeline("Load", duration=duration, outcome=outcome),)),)


def wait_for(
    laboratory: Laboratory,
    identity: Identity,
    timeout: float | None = None,
    *,
    just_started: bool = False,
    news: list[Progress] | None = None,
    watch_steps: bool = False,
) -> Outcome:
    watch = watching(
        laboratory,
        identity,
        timeout,
        started_at=laboratory.clock() if just_started else None,
        every_look=news is not None,
    )
    steps_from = laboratory.calls if watch_steps else None
    waiting = wait(watch, None if news is None else news.append, steps_from=steps_from)
    return laboratory.run(laboratory.session.perform(waiting, watch.deadline))


def watching(
    laboratory: Laboratory,
    identity: Identity,
    timeout: float | None,
    *,
    started_at: float | None = None,
    every_look: bool = False,
) -> Watch:
    watch = laboratory.watcher().watch(laboratory.deadline(timeout), every_look=every_look)
    watch.add(identity, started_at)
    return watch


@pytest.mark.parametrize(
    ("pipeline", "status", "success"),
    [("Daily load", "SUCCESS", True), ("Broken load", "FAILED", False), ("Skipped load", "SKIPPED", False)],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_the_end_is_reported_as_the_service_says(pipeline: str, status: str, success: bool, wrapped: bool) -> None:
    laboratory = Laboratory(wrapped=wrapped)
    outcome = wait_for(laboratory, laboratory.begin(pipeline))
    assert (outcome.status, outcome.ended, bool(outcome)) == (status, True, success)
    assert outcome.pipeline == pipeline
    assert outcome.duration_seconds is not None


def test_hours_pass_without_losing_the_run() -> None:
    laboratory = Laboratory(long_world(7 * 3600))
    outcome = wait_for(laboratory, laboratory.begin("Load"))
    assert outcome
    assert len(laboratory.sent("POST", "/token")) > 14  # the token lives half an hour


def test_pauses_are_5_percent_of_the_time_between_1_and_10_seconds() -> None:
    laboratory = Laboratory(long_world(3600))
    times: list[float] = []

    def note(progress: Progress) -> None:
        times.append(laboratory.clock.now)

    watch = watching(laboratory, laboratory.begin("Load"), None, every_look=True)
    began = laboratory.clock.now
    laboratory.run(laboratory.session.perform(wait(watch, note), watch.deadline))
    slack = 0.2  # the requests themselves
    for earlier, later in pairwise(times):
        longest = min(10.0, max(1.0, 0.05 * (earlier - began)))
        assert 0.7 * longest <= later - earlier <= longest + slack
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps[0] < 1.2
    assert max(gaps) > 9.5
    assert len(set(gaps)) == len(gaps)  # jittered


def test_a_run_of_our_own_is_not_asked_about_at_once() -> None:
    laboratory = Laboratory()
    began = laboratory.clock.now
    identity = laboratory.begin("Daily load")
    news: list[Progress] = []
    wait_for(laboratory, identity, just_started=True, news=news)
    assert laboratory.requests[0].url.endswith("/token")
    assert laboratory.clock.now > began
    assert len(laboratory.sent("GET", identity.execution_id)) <= 5


@pytest.mark.parametrize(
    "fault",
    [
        answering(401, "", to=POLL),
        answering(429, "", to=POLL, retry_after="7"),
        answering(429, "", to=POLL, retry_after="Wed, 21 Oct 2026 07:28:05 GMT", date="Wed, 21 Oct 2026 07:28:00 GMT"),
        answering(429, "", to=POLL, times=20, retry_after="86400"),
        answering(500, "", to=POLL, times=40),
        answering(502, "<html></html>", to=POLL, times=10),
        answering(520, "<html></html>", to=POLL, times=10),
        answering(503, "", to=POLL, times=3, retry_after="600"),
        answering(408, "", to=POLL),
        answering(200, "", to=POLL, times=10),
        answering(200, '{"status": "SUC', to=POLL, times=10),
        answering(200, "<html></html>", to=POLL, times=10),
        answering(200, "[]", to=POLL, times=10),
        answering(200, "{}", to=POLL, times=10),
        breaking(to=POLL, times=50),
        breaking(to=POLL, times=50, sent=False),
        answering(404, "", to=POLL, times=3),
        breaking(to="/token", times=10),
        answering(500, "", to="/token", times=10),
    ],
)
def test_a_failed_poll_is_not_a_failed_run(fault: object) -> None:
    laboratory = Laboratory(long_world(4 * 3600))
    identity = laboratory.begin("Load")
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    assert wait_for(laboratory, identity, just_started=True).status == "SUCCESS"


@pytest.mark.parametrize(("retry_after", "kept"), [("45", 45), ("200", 200), ("86400", 300)])
def test_retry_after_is_kept_within_reason(retry_after: str, kept: float) -> None:
    laboratory = Laboratory(long_world(1000))
    identity = laboratory.begin("Load")
    laboratory.faults.append(answering(429, "", to=POLL, retry_after=retry_after))
    refused_at: list[float] = []
    asked_again_at: list[float] = []

    def watch(send: object) -> None:
        if refused_at and not asked_again_at:
            asked_again_at.append(laboratory.clock.now)
        elif POLL.split()[1] in str(getattr(send, "url", "")):
            refused_at.append(laboratory.clock.now)

    laboratory.faults.insert(0, watch)
    wait_for(laboratory, identity, just_started=True)
    assert kept <= asked_again_at[0] - refused_at[0] <= kept + 16


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_ends_the_wait(status: int) -> None:
    laboratory = Laboratory(long_world(3600))
    identity = laboratory.begin("Load")
    laboratory.faults.append(answering(status, "no", to=POLL, times=None))
    kind = {401: errors.Unauthorized, 403: errors.Forbidden}[status]
    with pytest.raises(kind):
        wait_for(laboratory, identity, just_started=True)


def test_a_404_means_not_there_unless_the_run_is_young_and_ours() -> None:
    laboratory = Laboratory()
    nobody = Identity("00000000-0000-4000-8000-000000000000", SALES)
    with pytest.raises(errors.NotFound):
        wait_for(laboratory, nobody)
    began = laboratory.clock.now
    with pytest.raises(errors.NotFound):
        wait_for(laboratory, nobody, just_started=True)
    assert laboratory.clock.now - began >= 30


def test_what_can_not_be_asked_at_all_is_said_instead_of_waited_for() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(breaking(to=POLL, times=None, sent=False))
    with pytest.raises(errors.ConnectionFailed):
        wait_for(laboratory, Identity("x", SALES))


def test_a_credential_that_is_withdrawn_ends_the_wait() -> None:
    laboratory = Laboratory(long_world(4 * 3600))
    identity = laboratory.begin("Load")
    seen: list[object] = []

    def withdraw(send: object) -> None:
        seen.append(send)
        if len(seen) == 20:
            laboratory.service.revoke_tokens()
            laboratory.faults.append(answering(401, '{"error": "invalid_client"}', to="/token", times=None))

    laboratory.faults.append(withdraw)
    with pytest.raises(errors.CredentialsRefused):
        wait_for(laboratory, identity)


def test_an_unknown_status_means_not_finished_and_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    laboratory = Laboratory(long_world(300))
    identity = laboratory.begin("Load")
    laboratory.faults.append(answering(200, '{"status": "PONDERING"}', to=POLL, times=5))
    laboratory.faults.append(answering(200, '{"status": "UNKNOWN"}', to=POLL, times=5))
    with caplog.at_level(logging.WARNING, "maia_client"):
        assert wait_for(laboratory, identity)
    said = [record.getMessage() for record in caplog.records]
    assert len([line for line in said if "PONDERING" in line]) == 1
    assert len([line for line in said if "UNKNOWN" in line]) == 1


@pytest.mark.parametrize(
    "body",
    [
        '{"status": null, "startedAt": null, "message": null, "pipelineName": null}',
        '{"result": {"status": null}}',
        '{"status": "RUNNING", "startedAt": "yesterday", "trigger": "ELVES", "novelty": {"a": [1]}}',
        '{"status": "RUNNING", "startedAt": 17, "finishedAt": {}, "projectId": null}',
        '{"status": 17}',
        '{"status": "RUNNING", "startedAt": "0001-01-01T00:00:00+14:00", "finishedAt": "9999-12-31T23:59:59-12:00"}',
        '{"status": "RUNNING", "pipelineName": 3, "environmentName": [], "message": {"a": 1}}',
    ],
)
def test_a_tolerant_reader(body: str) -> None:
    laboratory = Laboratory(long_world(60))
    identity = laboratory.begin("Load")
    laboratory.faults.append(answering(200, body, to=POLL, times=3))
    assert wait_for(laboratory, identity).status == "SUCCESS"


def test_the_deadline_ends_the_wait_and_not_the_run() -> None:
    laboratory = Laboratory(long_world(3600))
    identity = laboratory.begin("Load")
    began = laboratory.clock.now
    with pytest.raises(errors.WaitTimeout) as caught:
        wait_for(laboratory, identity, 600.0)
    assert 590 <= laboratory.clock.now - began <= 600
    assert caught.value.outcome is not None
    assert caught.value.outcome.status == "RUNNING"
    assert not laboratory.sent("PATCH", identity.execution_id)


def test_a_last_look_just_before_the_deadline_sees_a_late_end() -> None:
    # Polls are up to 10 s apart by then, so that only a look of its own can see this end.
    for seed in range(20):
        laboratory = Laboratory(long_world(594.5), seed=seed)
        assert wait_for(laboratory, laboratory.begin("Load"), 600.0)


@pytest.mark.parametrize("timeout", [8.0, 20.0, 60.0, 100.0])
def test_polls_that_hang_leave_time_for_the_last_look(timeout: float) -> None:
    kept = min(5.0, timeout / 10)
    laboratory = Laboratory(long_world(timeout - kept - 0.1))
    identity = laboratory.begin("Load")
    began = laboratory.clock.now
    hang = hanging(laboratory, to=POLL, times=None)
    laboratory.faults.append(lambda send: hang(send) if laboratory.clock.now < began + timeout - kept - 0.1 else None)
    assert wait_for(laboratory, identity, timeout, just_started=True).status == "SUCCESS"
    assert laboratory.clock.now - began <= timeout + 0.1


def test_a_wait_that_comes_late_polls_as_often_as_one_that_was_there_all_along() -> None:
    laboratory = Laboratory(long_world(7200))
    identity = laboratory.begin("Load")
    started_at = laboratory.clock()
    laboratory.clock.now += 3600
    watch = watching(laboratory, identity, 120, started_at=started_at)
    with pytest.raises(errors.WaitTimeout, match="after 1 h 1 min"):
        laboratory.run(laboratory.session.perform(wait(watch), watch.deadline))
    assert 12 <= len(laboratory.sent("GET", identity.execution_id)) <= 18  # at once, then every 7 to 10 s


@pytest.mark.parametrize("fault", [answering(500, "", to=POLL, times=None), breaking(to=POLL, times=None)])
def test_a_service_that_fails_to_the_end_is_a_timeout(fault: object) -> None:
    laboratory = Laboratory(long_world(3600))
    identity = laboratory.begin("Load")
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    began = laboratory.clock.now
    with pytest.raises(errors.WaitTimeout) as caught:
        wait_for(laboratory, identity, 900.0, just_started=True)
    assert caught.value.outcome is None
    assert laboratory.clock.now - began <= 900.5


@settings(max_examples=150, deadline=None)
@given(
    duration=st.floats(0, 5000),
    timeout=st.floats(0.5, 5000),
    seed=st.integers(0, 2**32),
    faults=st.lists(
        st.tuples(
            st.sampled_from([429, 500, 502, 520, 200, -1]), st.integers(1, 8), st.sampled_from(["0", "3", "400"])
        ),
        max_size=4,
    ),
)
def test_a_wait_tells_the_truth_and_keeps_its_deadline(
    duration: float, timeout: float, seed: int, faults: list[tuple[int, int, str]]
) -> None:
    laboratory = Laboratory(long_world(duration), seed=seed)
    identity = laboratory.begin("Load")
    for status, times, retry_after in faults:
        fault = (
            breaking(to=POLL, times=times)
            if status < 0
            else answering(status, "", to=POLL, times=times, retry_after=retry_after)
        )
        laboratory.faults.append(fault)
    began = laboratory.clock.now
    try:
        outcome = wait_for(laboratory, identity, timeout, just_started=True)
    except errors.WaitTimeout:
        assert laboratory.clock.now - began <= timeout + 0.1
    else:
        assert outcome.status == "SUCCESS"
        assert laboratory.clock.now - began >= duration


def test_progress_tells_the_step_where_asked() -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Daily load")
    news: list[Progress] = []
    wait_for(laboratory, identity, news=news, watch_steps=True)
    assert news[0].step == "Extract orders"
    assert {progress.step for progress in news} >= {"Extract orders", "Load warehouse", None}


def test_steps_that_can_not_be_seen_do_no_harm() -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Daily load")
    laboratory.faults.append(answering(403, "", to="/steps", times=None))
    news: list[Progress] = []
    assert wait_for(laboratory, identity, news=news, watch_steps=True)
    assert all(progress.step is None and progress.problem is None for progress in news)


def test_steps_are_asked_for_once_and_briefly() -> None:
    laboratory = Laboratory(long_world(30))
    identity = laboratory.begin("Load")
    laboratory.faults.append(hanging(laboratory, to="/steps", times=None))
    news: list[Progress] = []
    assert wait_for(laboratory, identity, news=news, watch_steps=True)
    asked = laboratory.sent("GET", "/steps")
    assert len(asked) == len(news) - 1
    assert all(send.timeout <= 3 for send in asked)


@pytest.mark.parametrize("body", ['{"results": [1]}', '{"results": 7}', '{"results": [{"result": "?"}]}', "[]"])
def test_steps_of_a_strange_shape_do_no_harm(body: str) -> None:
    laboratory = Laboratory()
    identity = laboratory.begin("Daily load")
    laboratory.faults.append(answering(200, body, to="/steps", times=None))
    assert wait_for(laboratory, identity, watch_steps=True)


def test_a_failed_poll_is_told() -> None:
    laboratory = Laboratory(long_world(60))
    identity = laboratory.begin("Load")
    news: list[Progress] = []
    laboratory.faults.append(answering(500, "", to=POLL, times=8))
    wait_for(laboratory, identity, just_started=True, news=news)
    assert isinstance(news[0].problem, errors.ServerError)
    assert news[-1].problem is None
