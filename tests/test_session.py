"""The path of every call, in virtual time: retries, deadlines, tokens, errors."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable, Generator
from concurrent.futures import Future
from itertools import pairwise
from typing import Any
from urllib.parse import quote_plus

import pytest

from maia_client import errors
from maia_client._effects import Answer, Join, Send, Sleep
from maia_client._generated import Call
from maia_client._session import Announced, Limited, Task
from maia_client._settings import Rate
from support.laboratory import SALES, Laboratory, answering, breaking

PROJECTS = "GET /dpc/v1/projects"


def list_projects(laboratory: Laboratory, seconds: float | None = 120.0) -> int | None:
    page = laboratory.run(
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline(seconds))
    )
    return page.total or None


def test_a_call_has_the_type_that_it_answers() -> None:
    laboratory = Laboratory()

    def task() -> Task[tuple[int, str]]:
        page = yield from laboratory.calls.projects.list_projects(size=1)
        yield from Sleep(5)
        return len(page.results or []), type(page).__module__

    count, module = laboratory.perform(task())
    assert (count, module.rpartition(".")[0]) == (1, "maia_api.v1.models")


def test_a_task_gets_the_error_where_it_asked() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(404, "", to=PROJECTS))

    def task() -> Task[str]:
        try:
            yield from laboratory.calls.projects.list_projects()
        except errors.NotFound:
            return "caught"
        return "missed"

    assert laboratory.perform(task()) == "caught"


def test_an_interruption_reaches_the_task() -> None:
    laboratory = Laboratory()
    seen: list[type[BaseException]] = []

    def task() -> Task[None]:
        try:
            yield from laboratory.calls.projects.list_projects()
        except BaseException as error:
            seen.append(type(error))
            raise

    flow = laboratory.session.perform(task(), laboratory.deadline())
    next(flow)
    with pytest.raises(KeyboardInterrupt):
        flow.throw(KeyboardInterrupt())
    abandoned = laboratory.session.perform(task(), laboratory.deadline())
    next(abandoned)
    abandoned.close()
    assert seen == [KeyboardInterrupt, GeneratorExit]


@pytest.mark.parametrize(
    ("status", "attempts"),
    [
        (200, 1),
        (429, 6),
        (408, 6),
        (500, 6),
        (502, 6),
        (503, 6),
        (504, 6),
        (520, 6),
        (599, 6),
        (400, 1),
        (404, 1),
        (409, 1),
        (422, 1),
        (302, 1),
    ],
)
def test_what_may_pass_is_tried_six_times(status: int, attempts: int) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(status, '{"total": 7}', to=PROJECTS, times=None))
    if status == 200:
        assert list_projects(laboratory) == 7
    else:
        with pytest.raises(errors.StatusError) as caught:
            list_projects(laboratory)
        assert (caught.value.status, caught.value.attempts) == (status, attempts)
        assert (caught.value.method, caught.value.path) == ("GET", "/v1/projects")
    assert len(laboratory.sent("GET", "/projects")) == attempts


def test_pauses_between_attempts_double_and_are_jittered() -> None:
    times: list[list[float]] = []
    for seed in range(200):
        laboratory = Laboratory(seed=seed)
        laboratory.faults.append(breaking(to=PROJECTS, times=None))
        sent_at: list[float] = []
        laboratory.faults.insert(0, lambda send, log=sent_at, lab=laboratory: log.append(lab.clock.now))  # type: ignore[misc]
        with pytest.raises(errors.ConnectionFailed):
            list_projects(laboratory)
        times.append([later - earlier - 0.05 for earlier, later in pairwise(sent_at[1:])])
    for number, most in enumerate((0.5, 1.0, 2.0, 4.0, 8.0)):
        pauses = [gaps[number] for gaps in times]
        assert 0 <= min(pauses) < most * 0.2
        assert most * 0.8 < max(pauses) <= most


@pytest.mark.parametrize(
    ("header", "date", "seconds"),
    [
        ("7", "", 7),
        ("2.5", "", 2.5),
        ("Wed, 21 Oct 2026 07:28:30 GMT", "Wed, 21 Oct 2026 07:28:00 GMT", 30),
        ("Wed, 21 Oct 2026 07:27:00 GMT", "Wed, 21 Oct 2026 07:28:00 GMT", 0),
    ],
)
def test_retry_after_is_kept_in_both_forms(header: str, date: str, seconds: float) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(429, "", to=PROJECTS, retry_after=header, date=date))
    laboratory.run(laboratory.session._tokens.get(laboratory.deadline()))
    began = laboratory.clock.now
    list_projects(laboratory)
    assert laboratory.clock.now - began == pytest.approx(seconds + 0.1, abs=0.002)


@pytest.mark.parametrize("header", ["soon", "-1", "", "Wed, 99 Oct"])
def test_a_retry_after_that_says_nothing_is_backed_off_from(header: str) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(429, "", to=PROJECTS, retry_after=header))
    assert list_projects(laboratory) == 2


def test_a_retry_after_beyond_the_deadline_is_not_waited_for() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(429, "", to=PROJECTS, retry_after="50"))
    began = laboratory.clock.now
    with pytest.raises(errors.RateLimited):
        list_projects(laboratory, 20)
    assert laboratory.clock.now - began < 1


def test_nothing_is_sent_after_the_deadline() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(breaking(to=PROJECTS, times=None))
    for seconds in (0.06, 1, 3, 10):
        began = laboratory.clock.now
        with pytest.raises(errors.RequestFailed):
            list_projects(laboratory, seconds)
        assert laboratory.clock.now - began <= seconds + 0.05
    assert all(0 < send.timeout <= 10 for send in laboratory.requests)


# -- errors


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            '{"title": "Bad", "detail": "no such field", "violations": ["a is odd", "b is even"]}',
            "no such field (a is odd; b is even)",
        ),
        ('{"title": "Bad"}', ": Bad."),
        ("", "an empty body"),
        ("<html><title>Error\n502</title></html>", "an HTML page (Error 502)"),
        ("<!DOCTYPE html><p>", "an HTML page"),
        ("plain \x1b[31mred\x07 text", "'plain [31mred text'"),
        ('"text"', "the text"),
        ("[1]", "the text"),
        ("\xff\xfe", "the text"),
        ("x" * 5000, "…"),
    ],
)
def test_sense_is_made_of_any_body(body: str, says: str) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(400, body.encode("latin-1"), to=PROJECTS))
    with pytest.raises(errors.BadRequest) as caught:
        list_projects(laboratory)
    message = str(caught.value)
    assert message.startswith("GET /v1/projects answered 400 Bad Request")
    assert says in message
    assert message.isprintable()
    assert len(message) < 600


def test_a_problem_is_kept_and_survives_a_pickle() -> None:
    laboratory = Laboratory()
    with pytest.raises(errors.NotFound) as caught:
        laboratory.run(
            laboratory.session.execute(
                laboratory.calls.environments.list_environments("5a1e5000-0000-4000-8000-0000000000ff"),
                laboratory.deadline(),
            )
        )
    error = caught.value
    assert error.problem["title"] == "Not found"
    assert error.problem["status"] == 404
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert (str(again), again.problem, again.status, again.path) == (str(error), error.problem, 404, error.path)


def test_a_token_that_the_service_quotes_is_not_passed_on() -> None:
    laboratory = Laboratory()

    def quoting(send: Send) -> Answer | None:
        if send.token is None:
            return None
        return Answer(403, {}, f"token {send.token.reveal()} is not welcome".encode())

    laboratory.faults.append(quoting)
    with pytest.raises(errors.Forbidden) as caught:
        list_projects(laboratory)
    assert "sandbox-token" not in str(caught.value)
    assert "***" in str(caught.value)


def test_a_secret_that_the_token_endpoint_quotes_is_not_passed_on() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(400, "no client with secret sandbox-secret", to="/token"))
    with pytest.raises(errors.CredentialsRefused) as caught:
        list_projects(laboratory)
    assert "sandbox-secret" not in str(caught.value)


CANARY = 'canary"a\\b+c'


@pytest.mark.parametrize(
    "body", [f"no client has {CANARY}", json.dumps({"error": f"no {CANARY}"}), f"client_secret={quote_plus(CANARY)}"]
)
def test_a_secret_is_known_in_every_spelling(body: str) -> None:
    laboratory = Laboratory(client_secret=CANARY)
    laboratory.faults.append(answering(401, body, to="/token"))
    with pytest.raises(errors.CredentialsRefused) as caught:
        list_projects(laboratory)
    assert "***" in str(caught.value)
    assert "canary" not in f"{caught.value} {caught.value.problem}"


def test_a_token_in_a_success_that_can_not_be_read_is_not_passed_on() -> None:
    laboratory = Laboratory()

    def quoting(send: Send) -> Answer | None:
        return None if send.token is None else Answer(200, {}, f"<p>{send.token.reveal()}".encode())

    laboratory.faults.append(quoting)
    with pytest.raises(errors.InvalidResponse) as caught:
        list_projects(laboratory)
    assert "sandbox-token" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"access_token": null}',
        '{"access_token": ""}',
        '{"access_token": 17}',
        '{"access_token": "canary\\nX-Evil: 1"}',
        '{"access_token": "canary", "expires_in": 0}',
        '{"access_token": "canary", "expires_in": -1}',
        '{"access_token": "canary", "expires_in": NaN}',
        '{"access_token": "canary", "expires_in": Infinity}',
        '{"access_token": "canary", "expires_in": "soon"}',
        '{"access_token": "canary", "expires_in": [1800]}',
        '{"access_token": "canary-half',
        "[" * 100_000,
    ],
)
def test_what_is_no_token_is_said_and_not_asked_for_again(body: str) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(200, body, to="/token", times=None))
    with pytest.raises(errors.InvalidResponse, match="Check MAIA_TOKEN_URL") as caught:
        list_projects(laboratory)
    assert "canary" not in str(caught.value)
    assert len(laboratory.requests) == 1


@pytest.mark.parametrize("life", ['"expires_in": null', '"expires_in": "1800"', '"scope": "x"'])
def test_a_token_that_says_little_of_its_life_lives_as_documented(life: str) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(200, f'{{"access_token": "t", {life}}}', to="/token"))
    laboratory.faults.append(answering(200, "{}", to=PROJECTS, times=None))
    list_projects(laboratory)
    laboratory.clock.now += 1300
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_redirect_is_not_followed() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(302, "", to=PROJECTS, location="https://elsewhere.test/"))
    with pytest.raises(errors.StatusError, match="Redirects are not followed"):
        list_projects(laboratory)
    assert len(laboratory.sent("GET", "/projects")) == 1


def test_a_call_may_be_given_less_time_and_fewer_attempts_than_its_task() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(500, "", to=PROJECTS, times=None))
    call = laboratory.calls.projects.list_projects()

    def task() -> Task[list[int]]:
        attempts = []
        for limited in (Limited(call, 60), Limited(call, 60, attempts=1), Limited(call, 0.2), call):
            try:
                yield from limited
            except errors.ServerError as error:
                attempts.append(error.attempts)
        return attempts

    full, once, brief, task_alone = laboratory.perform(task())
    assert (full, once, task_alone) == (6, 1, 6)
    assert 1 <= brief < 6


def announced(laboratory: Laboratory, before: Callable[[], None]) -> Task[object]:
    return (yield from Announced(laboratory.calls.projects.list_projects(), before))


def test_whoever_asks_for_it_is_told_just_before_each_attempt() -> None:
    laboratory = Laboratory()
    laboratory.faults += [answering(429, "", to=PROJECTS, retry_after="7"), breaking(to=PROJECTS, sent=False)]
    laboratory.faults.append(answering(401, "", to=PROJECTS))
    told: list[tuple[int, float]] = []
    began = laboratory.clock.now
    laboratory.perform(announced(laboratory, lambda: told.append((len(laboratory.requests), laboratory.clock.now))))
    tokens = [one.url.endswith("/token") for one in laboratory.requests]
    assert tokens == [True, False, False, False, True, False]
    assert [count for count, _ in told] == [1, 2, 3, 5]  # after the token, which is asked for before
    assert told[0][1] - began < 1
    assert told[1][1] - began >= 7


@pytest.mark.parametrize("trouble", ["token", "budget"])
def test_nobody_is_told_of_what_is_not_sent(trouble: str) -> None:
    laboratory = Laboratory(rate=Rate(60))
    if trouble == "token":
        laboratory.faults.append(answering(401, "", to="/token"))
    else:
        laboratory.account.budget.refused(200)
    told: list[float] = []
    with pytest.raises(errors.RequestFailed) as caught:
        laboratory.perform(announced(laboratory, lambda: told.append(laboratory.clock.now)))
    assert not told
    assert not caught.value.maybe_processed
    assert not laboratory.sent("GET", "/projects")


def test_an_interruption_while_somebody_is_told_sends_nothing() -> None:
    laboratory = Laboratory()

    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        laboratory.perform(announced(laboratory, interrupted))
    assert not laboratory.sent("GET", "/projects")


def test_a_driver_notices_that_nobody_will_ever_come() -> None:
    def flow() -> Generator[Any, Any, None]:
        yield from Join(Future(), float("inf"))

    with pytest.raises(RuntimeError, match="deadlock"):
        Laboratory().run(flow())


def test_a_call_does_not_show_its_body() -> None:
    call: Call[Any] = Laboratory().calls.pipeline_execution.execute_pipeline(
        SALES, body={"pipelineName": "canary", "environmentName": "e"}
    )
    assert repr(call) == "<Call pipeline_execution.execute_pipeline>"
