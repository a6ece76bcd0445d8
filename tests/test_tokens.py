"""One token for everybody: when it is renewed, who asks for it, and what is said where there is none."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import pickle
import shlex
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random
from threading import Semaphore, Thread
from typing import Any

import pytest

from maia_client import AsyncMaia, Maia, errors
from maia_client._auth import TokenSource
from maia_client._deadline import Deadline
from maia_client._drivers import drive, drive_async
from maia_client._effects import Answer, Blocking, Flow, Join, Send, TransportError
from maia_client._secret import Secret
from maia_client._settings import Credentials, Settings, StaticToken, TokenCommand
from maia_client._token_sources import Token
from maia_client.sandbox import Sandbox
from support.laboratory import HOST, Laboratory, answering, hanging

PROJECTS = "GET /dpc/v1/projects"


def list_projects(laboratory: Laboratory, seconds: float | None = 120.0) -> int | None:
    page = laboratory.run(
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline(seconds))
    )
    return page.total or None


def test_a_token_request_carries_what_the_service_wants_and_shows_nothing() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    [request] = laboratory.sent("POST", "/oauth/dpc/token")
    assert request.options["data"] == {
        "grant_type": "client_credentials",
        "client_id": "sandbox",
        "client_secret": Secret("sandbox-secret"),
        "audience": "https://api.matillion.com",
    }
    assert request.token is None
    assert "sandbox-secret" not in f"{request!r} {request.options}"


def test_a_token_is_used_until_it_is_old_and_renewed_before_it_ends() -> None:
    laboratory = Laboratory()
    began = laboratory.clock.now
    renewed_at: list[float] = []
    for _ in range(200):
        before = len(laboratory.sent("POST", "/token"))
        list_projects(laboratory)
        if len(laboratory.sent("POST", "/token")) > before:
            renewed_at.append(laboratory.clock.now - began)
        laboratory.clock.now += 20
    lives = [later - earlier for earlier, later in pairwise(renewed_at)]
    assert lives
    assert all(1400 < life < 1600 for life in lives)


def test_a_short_life_is_taken_in_proportion() -> None:
    laboratory = Laboratory(token_lifetime=10)
    list_projects(laboratory)
    laboratory.clock.now += 5
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 1
    laboratory.clock.now += 4
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 2


def test_a_401_renews_the_token_once() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.service.revoke_tokens()
    assert list_projects(laboratory) == 2
    assert len(laboratory.sent("POST", "/token")) == 2
    laboratory.faults.append(answering(401, "", to=PROJECTS, times=None))
    with pytest.raises(errors.Unauthorized) as caught:
        list_projects(laboratory)
    assert type(caught.value) is errors.Unauthorized
    assert len(laboratory.sent("POST", "/token")) == 3


def test_an_old_token_is_used_on_while_it_can_not_be_renewed() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.clock.now += 1600  # old, and good for three minutes more
    laboratory.faults.append(answering(500, "", to="/token", times=None))
    for _ in range(20):
        assert list_projects(laboratory) == 2
    assert len(laboratory.sent("POST", "/token")) == 2  # and it is not asked for at every call
    laboratory.clock.now += 11
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 3


def test_while_one_renews_an_old_token_the_others_go_on_with_it() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.clock.now += 1600  # old, and good for three minutes more
    renewing = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    request = next(renewing)
    assert isinstance(request, Send)
    assert request.url.endswith("/token")
    assert list_projects(laboratory) == 2  # would wait for ever if it waited for the renewal
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_late_401_does_not_cost_the_new_token() -> None:
    laboratory = Laboratory()
    tokens = laboratory.session._tokens
    old = laboratory.run(tokens.get(laboratory.deadline()))
    tokens.discard(old)
    new = laboratory.run(tokens.get(laboratory.deadline()))
    tokens.discard(old)
    assert laboratory.run(tokens.get(laboratory.deadline())) == new != old
    assert len(laboratory.sent("POST", "/token")) == 2


def test_many_flows_want_a_token_and_one_asks() -> None:
    laboratory = Laboratory()
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(100)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 1


def test_many_flows_meet_a_401_and_one_asks_again() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.service.revoke_tokens()
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(100)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 2


def test_a_refusal_is_shared_by_all_who_waited_for_it() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(401, '{"error": "invalid_client"}', to="/token", times=None))
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(50)
    ]
    results = laboratory.driver.run_all(calls)
    assert {type(result) for result in results} == {errors.CredentialsRefused}
    assert all("invalid_client" in str(result) for result in results)
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_leader_that_was_stopped_between_two_lines_holds_nobody_up_for_ever() -> None:
    laboratory = Laboratory()
    laboratory.session._tokens._flight = Future()  # nobody is left to settle it
    began = laboratory.clock.now
    assert list_projects(laboratory) == 2
    assert laboratory.clock.now - began < 50
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_failure_is_shared_and_each_tries_again_under_its_own_deadline() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(503, "", to="/token", times=2))
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(50)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 3


def test_a_leader_that_is_abandoned_wakes_the_others() -> None:
    laboratory = Laboratory()
    leader = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    assert isinstance(next(leader), Send)
    follower = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    joined = next(follower)
    leader.close()
    assert isinstance(joined, Join)
    assert joined.future.done()
    assert isinstance(follower.send(None), Send)  # it asks for the token itself


def test_a_follower_gives_up_at_its_own_deadline() -> None:
    laboratory = Laboratory()
    leader = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    next(leader)
    follower = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline(5))
    with pytest.raises(errors.DeadlineExceeded):
        laboratory.run(follower)


# -- windows


class Source:
    """A source of tokens alone, in virtual time."""

    def __init__(
        self, credentials: Credentials | None = None, sources: dict[str, str] | None = None, *, lifetime: float = 1800.0
    ) -> None:
        self.laboratory = Laboratory(token_lifetime=lifetime)
        self.clock = self.laboratory.clock
        settings = self.laboratory.settings
        if credentials is not None:
            settings = Settings(f"{HOST}/dpc", f"{HOST}/oauth/dpc/token", credentials, sources=sources or {})
        self.tokens = TokenSource(settings, self.clock, self.laboratory.random, 30.0, self.clock)

    def get(self, seconds: float | None = 120.0) -> str:
        return self.laboratory.run(self.tokens.get(Deadline(self.clock, seconds))).reveal()

    def asked(self) -> int:
        return len(self.laboratory.sent("POST", "/token"))


@pytest.mark.parametrize(
    ("lifetime", "renewed", "unusable"),
    [
        (0.001, (0.0008, 0.00085), 0.00095),
        (2.0, (1.6, 1.7), 1.9),
        (60.0, (48.0, 51.0), 57.0),
        (1800.0, (1500.0, 1575.0), 1770.0),
        (7200.0, (6900.0, 6975.0), 7170.0),
        (86_400.0, (86_100.0, 86_175.0), 86_370.0),
    ],
)
def test_windows_are_in_proportion_and_jittered(lifetime: float, renewed: tuple[float, float], unusable: float) -> None:
    tokens = Source().tokens
    held = [tokens._scheduled(Token(Secret("t"), 0.0, lifetime)) for _ in range(200)]
    assert all(renewed[0] <= one.renew_at <= renewed[1] for one in held)
    assert max(one.renew_at for one in held) - min(one.renew_at for one in held) > (renewed[1] - renewed[0]) / 2
    assert all(one.unusable_at == pytest.approx(unusable) for one in held)


@pytest.mark.parametrize("lifetime", ["1e308", "31536000"])
def test_no_more_than_a_day_is_believed(lifetime: str) -> None:
    source = Source()
    source.laboratory.faults.append(answering(200, f'{{"access_token": "t", "expires_in": {lifetime}}}', times=None))
    source.get()
    source.clock.now += 86_000
    source.get()
    assert source.asked() == 1
    source.clock.now += 400
    source.get()
    assert source.asked() == 2


def test_a_token_that_is_over_before_it_arrives_serves_those_who_waited_for_it() -> None:
    source = Source()
    source.laboratory.faults.append(answering(200, '{"access_token": "t", "expires_in": 0.001}', times=None))
    flows = [source.tokens.get(Deadline(source.clock, 60)) for _ in range(50)]
    assert source.laboratory.driver.run_all(flows) == [Secret("t")] * 50
    assert source.asked() == 1


def test_a_renewal_that_hangs_leaves_time_for_what_the_token_is_for() -> None:
    source = Source()
    old = source.get()
    source.clock.now += 1600  # old, and good for three minutes more
    source.laboratory.faults.append(hanging(source.laboratory, to="/token"))
    began = source.clock.now
    assert source.get(seconds=10) == old
    assert source.clock.now - began < 6


def test_a_deadline_of_one_is_not_the_failure_of_others() -> None:
    source = Source(TokenCommand((sys.executable, "-c", "import time; time.sleep(60)")))
    leader = source.tokens.get(Deadline(source.clock, 0.05))
    effect = next(leader)
    follower = source.tokens.get(Deadline(source.clock, 60))
    joined = next(follower)
    assert isinstance(joined, Join)
    assert isinstance(effect, Blocking)
    result = effect.function()
    source.clock.now += 1
    with pytest.raises(errors.DeadlineExceeded, match="before the token command"):
        leader.send(result)
    assert joined.future.done()
    assert isinstance(follower.send(None), Blocking)  # it tries itself
    follower.close()


def test_what_is_added_to_the_error_of_one_is_not_said_to_others() -> None:
    source = Source()
    leader, follower = (source.tokens.get(Deadline(source.clock, 60)) for _ in range(2))
    assert isinstance(next(leader), Send)
    assert isinstance(next(follower), Join)
    broken = TransportError("the connection broke", sent=True)
    with pytest.raises(errors.ConnectionFailed) as first:
        leader.throw(broken)
    said = str(first.value)
    first.value.out_of_time("to the dogs")
    with pytest.raises(errors.ConnectionFailed) as second:
        follower.send(None)
    assert str(second.value) == said
    assert second.value.__cause__ is broken


# -- refusals


def test_a_refused_secret_is_not_sent_again_for_a_while() -> None:
    source = Source()
    source.laboratory.faults.append(answering(401, '{"error": "invalid_client"}', to="/token", times=None))
    with pytest.raises(errors.CredentialsRefused) as first:
        source.get()
    assert "a moment ago" not in str(first.value)
    for _ in range(20):
        with pytest.raises(errors.CredentialsRefused) as again:
            source.get()
        assert str(again.value).startswith(f"{first.value} That was the answer a moment ago; nothing is asked again")
        assert str(again.value).count("a moment ago") == 1
        assert (again.value.status, again.value.problem) == (401, {"error": "invalid_client"})
        assert str(pickle.loads(pickle.dumps(again.value))) == str(again.value)
    assert source.asked() == 1


def test_the_pauses_between_refused_requests_grow_to_a_minute() -> None:
    source = Source()
    source.laboratory.faults.append(answering(400, '{"error": "invalid_client"}', to="/token", times=None))
    asked_at: list[float] = []
    for _ in range(2000):
        before = source.asked()
        with pytest.raises(errors.CredentialsRefused):
            source.get()
        if source.asked() > before:
            asked_at.append(source.clock.now)
        source.clock.now += 0.2
    pauses = [later - earlier for earlier, later in pairwise(asked_at)]
    for pause, longest in zip(pauses, [5, 10, 20, 40, 60, 60, 60, 60], strict=False):
        assert longest * 0.75 <= pause <= longest + 0.5
    assert len(pauses) >= 7


def test_after_a_success_refusals_are_counted_anew() -> None:
    source = Source()
    source.laboratory.faults.append(answering(401, "", to="/token", times=3))
    for _ in range(3):
        with pytest.raises(errors.CredentialsRefused):
            source.get()
        source.clock.now += 61
    source.tokens.discard(Secret(source.get()))
    source.laboratory.faults.append(answering(401, "", to="/token"))
    with pytest.raises(errors.CredentialsRefused):
        source.get()
    source.clock.now += 5.1
    source.get()


def test_a_new_client_starts_clean() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(401, "", to="/token"))
    first, second = (TokenSource(laboratory.settings, laboratory.clock, laboratory.random, 30.0) for _ in range(2))
    with pytest.raises(errors.CredentialsRefused):
        laboratory.run(first.get(laboratory.deadline()))
    assert laboratory.run(second.get(laboratory.deadline())) is not None


def test_a_refused_renewal_is_put_off_while_the_old_token_works() -> None:
    source = Source()
    old = source.get()
    source.clock.now += 1600
    source.laboratory.faults.append(answering(401, "", to="/token", times=None))
    for _ in range(20):
        assert source.get() == old
    assert source.asked() == 2
    source.clock.now += 170  # now it does not
    with pytest.raises(errors.CredentialsRefused):
        source.get()


def test_a_refused_request_names_the_settings_that_were_used() -> None:
    laboratory = Laboratory(client_secret="wrong")
    sources = {"client_id": "MATILLION_CLIENT_ID", "client_secret": "the argument client_secret"}
    source = Source(laboratory.settings.credentials, sources)
    with pytest.raises(errors.CredentialsRefused, match=r"Check MATILLION_CLIENT_ID and the argument client_secret\."):
        source.get()


# -- a token that somebody else made


def test_a_static_token_is_handed_out_until_it_is_refused() -> None:
    source = Source(StaticToken(Secret("canary")), {"token": "MAIA_TOKEN"})
    for _ in range(2):
        assert source.get() == "canary"
        source.clock.now += 1e9
    source.tokens.discard(Secret("canary"))
    for _ in range(2):
        with pytest.raises(errors.CredentialsRefused, match=r"refused the token in MAIA_TOKEN .* expired") as caught:
            source.get()
        assert caught.value.status == 401
        assert "canary" not in f"{caught.value} {vars(caught.value)}"
    assert not source.laboratory.requests


def test_a_static_token_that_the_service_refuses_ends_the_call(sandbox: Sandbox) -> None:
    environ = {"MAIA_BASE_URL": sandbox.environ["MAIA_BASE_URL"], "MAIA_TOKEN": "canary"}
    with Maia(environ=environ) as maia, pytest.raises(errors.CredentialsRefused, match="MAIA_TOKEN"):
        maia.api.projects.list_projects()


# -- a token command


def command(code: str, *words: str) -> TokenCommand:
    return TokenCommand((sys.executable, "-c", code, *words))


def test_a_command_prints_a_token() -> None:
    source = Source(command("import sys; print('', 'tok-' + sys.argv[1])", "a b;$HOME".replace(" ", "-")))
    assert source.get() == "tok-a-b;$HOME"  # no shell has seen it


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("import sys; print('canary'); print('canary', file=sys.stderr); sys.exit(3)", "ended with exit code 3"),
        ("import os; print('canary', flush=True); os.kill(os.getpid(), 15)", "was ended by signal 15"),
        ("print()", "printed nothing"),
        ("print('canary canary')", "not a token"),
        ("print('canary\\x07')", "not a token"),
        ("import sys; sys.stdout.buffer.write(b'canary\\xff\\xe9')", "not a token"),
        ("while True: print('canary' * 1000)", "printed more than 16384 characters"),
    ],
)
def test_what_goes_wrong_with_a_command_shows_nothing_of_it(
    code: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    source = Source(command(code, "canary"), {"token_command": "MAIA_TOKEN_COMMAND"})
    with pytest.raises(errors.RequestFailed) as caught:
        source.get()
    assert says in str(caught.value)
    assert "(MAIA_TOKEN_COMMAND)" in str(caught.value)
    assert "canary" not in shown(caught.value)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("words", [(), ("/nowhere/canary",), ("canary\0",), (str(Path(__file__).parent), "canary")])
def test_a_command_that_can_not_be_run(words: tuple[str, ...]) -> None:
    source = Source(TokenCommand(words))
    with pytest.raises(errors.RequestFailed, match="can't be run: ") as caught:
        source.get()
    assert not caught.value.transient
    assert "canary" not in shown(caught.value)


def shown(error: BaseException) -> str:
    """All that a curious handler prints of an error: text, attributes, the traceback with the locals of our frames."""
    stack = traceback.TracebackException.from_exception(error, capture_locals=True)
    while stack.stack and stack.stack[0].filename == __file__:
        del stack.stack[0]  # the test itself, and whatever drives the flow for it
    return f"{error!r} {vars(error)} {pickle.dumps(error)!r} {''.join(stack.format())}"


def test_a_command_that_fails_is_not_run_at_every_call(tmp_path: Path) -> None:
    log = tmp_path / "log"
    source = Source(command("import sys; open(sys.argv[1], 'a').write('x'); sys.exit(1)", str(log)))
    for _ in range(5):
        with pytest.raises(errors.RequestFailed, match="ended with exit code 1"):
            source.get()
    assert log.read_text() == "x"
    source.clock.now += 6
    with pytest.raises(errors.RequestFailed):
        source.get()
    assert log.read_text() == "xx"


# It and its child hold the pipe open for as long as they live.
SLEEPER = """
import subprocess, sys, time
pipe = open(sys.argv[1], "w")
child = "import os, sys, time; time.sleep(40); os.write(int(sys.argv[1]), b'child')"
subprocess.Popen([sys.executable, "-c", child, str(pipe.fileno())], pass_fds=[pipe.fileno()])
print("started", file=pipe, flush=True)
time.sleep(40)
print("parent", file=pipe)
"""


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def test_a_command_that_hangs_is_ended_with_all_that_it_started(pipe: Path) -> None:
    source = Source(command(SLEEPER, str(pipe)))
    source.tokens._request_timeout = 3.0
    with open(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)) as reading:
        with pytest.raises(errors.RequestFailed, match="had not ended after 3 s"):
            source.get()
        os.set_blocking(reading.fileno(), True)
        assert reading.read() in ("started\n", "")  # to the end, which comes when both are gone


def test_a_cancelled_task_ends_the_command(pipe: Path) -> None:
    async def main() -> str:
        settings = Settings(f"{HOST}/dpc", f"{HOST}/token", command(SLEEPER, str(pipe)))
        async with AsyncMaia(environ={"MAIA_REGION": "eu1", "MAIA_TOKEN": "t"}) as maia:
            maia._core.session._tokens = TokenSource(settings, maia._core.clock, maia._core.random, 30.0)
            asking = asyncio.create_task(maia.api.projects.list_projects())
            with await asyncio.to_thread(pipe.open) as reading:
                assert await asyncio.to_thread(reading.readline) == "started\n"
                asking.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await asking
                return reading.read()

    assert asyncio.run(main()) == ""


def test_what_was_closed_before_it_began_is_not_run() -> None:
    source = Source(command("print('canary')"))
    flow = source.tokens.get(Deadline(source.clock, 60))
    effect = next(flow)
    flow.close()  # cancelled before the other thread got to it
    assert isinstance(effect, Blocking)
    assert "was not run" in repr(effect.function())


def test_ctrl_c_ends_the_command(pipe: Path) -> None:
    environ = {**os.environ, "MAIA_REGION": "eu1", "MAIA_TOKEN_COMMAND": shlex.join(command(SLEEPER, str(pipe)).words)}
    asking = "from maia_client import Maia; Maia().api.projects.list_projects()"
    process = subprocess.Popen([sys.executable, "-c", asking], env=environ, stderr=subprocess.PIPE)
    with pipe.open() as reading:
        assert reading.readline() == "started\n"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
        assert b"KeyboardInterrupt" in said
        assert reading.read() == ""


# -- a token provider


class Provider:
    """Hands out what it is told to."""

    def __init__(self, *results: object) -> None:
        self.results = list(results)
        self.asked = 0

    def token(self) -> str:
        self.asked += 1
        result = self.results.pop(0) if len(self.results) > 1 else self.results[0]
        if isinstance(result, Exception):
            raise result
        return result  # type: ignore[return-value]


def test_a_provider_is_asked_again_before_a_minute_is_over_and_after_a_401() -> None:
    provider = Provider("a", "b", "c")
    source = Source(provider)
    assert [source.get(), source.get()] == ["a", "a"]
    source.clock.now += 40
    assert source.get() == "a"
    source.clock.now += 15
    assert source.get() == "b"
    source.tokens.discard(Secret("b"))
    assert source.get() == "c"


def jwt(**claims: object) -> str:
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{payload}.c2ln"


def test_a_jwt_says_when_it_ends() -> None:
    start = Source().clock.now
    provider = Provider(jwt(exp=start + 3600, sub="x" * 50))
    source = Source(provider)
    source.get()
    source.clock.now += 3200
    source.get()
    assert provider.asked == 1
    source.clock.now += 150
    source.get()
    assert provider.asked == 2


@pytest.mark.parametrize(
    "token",
    [jwt(exp=1), jwt(exp="soon"), jwt(exp=float("nan")), jwt(exp=None), jwt(), "a.!.c", "a.W10.c", "a.b", "a..", "x"],
)
def test_a_jwt_that_says_nothing_of_use_is_asked_for_again(token: str) -> None:
    provider = Provider(token)
    source = Source(provider)
    source.get()
    source.get()
    assert provider.asked == 1
    source.clock.now += 59
    source.get()
    assert provider.asked == 2


@pytest.mark.parametrize("cause", [RuntimeError("canary"), TimeoutError("canary"), errors.ConfigurationError("canary")])
def test_what_a_provider_raises_becomes_an_error_of_ours(cause: Exception) -> None:
    provider = Provider(cause)
    source = Source(provider, {"token": "the argument token"})
    with pytest.raises(errors.RequestFailed) as caught:
        source.get()
    assert str(caught.value) == f"The token provider (the argument token) failed with {type(cause).__name__}."
    assert caught.value.__cause__ is cause
    assert caught.value.transient
    assert "canary" not in f"{caught.value!r} {vars(caught.value)} {pickle.dumps(caught.value)!r}"
    with pytest.raises(errors.RequestFailed, match="a moment ago"):
        source.get()
    assert provider.asked == 1


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (None, "returned NoneType, not text."),
        (b"canary", "returned bytes, not text."),
        ("", "returned an empty text."),
        ("canary canary", "returned a text with a blank"),
        ("canary\r\nX: y", "returned a text with a blank"),
    ],
)
def test_what_is_no_token_is_refused(result: object, says: str) -> None:
    source = Source(Provider(result), {"token": "the argument token"})
    with pytest.raises(errors.RequestFailed) as caught:
        source.get()
    assert says in str(caught.value)
    assert not caught.value.transient
    assert "canary" not in shown(caught.value)


def test_a_provider_is_called_outside_the_lock_and_the_old_token_serves_meanwhile() -> None:
    seen: list[str] = []

    class Curious(Provider):
        def token(self) -> str:
            if self.asked:
                seen.append(source.get())
            return super().token()

    source = Source(Curious("a", "b"))
    assert source.get() == "a"
    source.clock.now += 55
    assert source.get() == "b"
    assert seen == ["a"]


def test_a_provider_holds_up_no_event_loop(sandbox: Sandbox) -> None:
    threads: list[Thread] = []

    class Vault:
        def token(self) -> str:
            with pytest.raises(RuntimeError, match="no running event loop"):
                asyncio.get_running_loop()
            with Maia(environ=sandbox.environ) as other:  # blocks, as a provider may
                held = other._drive(other._core.session._tokens.get(Deadline(other._core.clock, 30)))
            threads.append(Thread())
            return held.reveal()

    async def main() -> int:
        environ = {"MAIA_BASE_URL": sandbox.environ["MAIA_BASE_URL"]}
        async with AsyncMaia(environ=environ, token=Vault()) as maia:
            pages = await asyncio.gather(*(maia.api.projects.list_projects() for _ in range(10)))
        return len(pages)

    assert asyncio.run(main()) == 10
    assert len(threads) == 1


def test_threads_and_event_loops_share_one_answer() -> None:
    joins = Semaphore(0)

    class Slow(Provider):
        def token(self) -> str:
            assert all(joins.acquire(timeout=30) for _ in range(8))  # all others wait for this one
            return super().token()

    provider = Slow("a")
    settings = Settings(f"{HOST}/dpc", f"{HOST}/token", provider)
    tokens = TokenSource(settings, time.monotonic, Random(0), 30.0)

    def watched() -> Flow[Secret]:
        flow = tokens.get(Deadline(time.monotonic, 60))
        try:
            effect = next(flow)
            while True:
                if isinstance(effect, Join):
                    joins.release()
                effect = flow.send((yield effect))
        except StopIteration as stop:
            token: Secret = stop.value
            return token

    def nothing(*_: object) -> Any:
        raise AssertionError("nothing is sent, and nobody pauses")

    def want(number: int) -> Secret:
        flow = watched()
        return drive(flow, nothing, nothing) if number % 2 else asyncio.run(drive_async(flow, nothing, nothing))

    with ThreadPoolExecutor(9) as pool:
        assert list(pool.map(want, range(9))) == [Secret("a")] * 9
    assert provider.asked == 1


# -- what is shown


def test_no_error_of_the_endpoint_holds_a_token_or_a_secret() -> None:
    for body in ('{"access_token": "canary", "expires_in": 0}', '{"access_token": "canary'):
        source = Source()
        source.laboratory.faults.append(answering(200, body, to="/token"))
        with pytest.raises(errors.InvalidResponse) as caught:
            source.get()
        assert "canary" not in shown(caught.value)
        assert caught.value.__context__ is None


def test_an_answer_does_not_show_its_body() -> None:
    assert repr(Answer(200, {"set-cookie": "canary"}, b"canary")) == "<Answer 200>"


# -- after a fork


def forked(function: Callable[[], str]) -> str:
    """What a function returns in a forked child, which may not hang."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, function().encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_inherits_no_lock_and_no_flight() -> None:
    source = Source()
    leader = source.tokens.get(Deadline(source.clock, 60))
    next(leader)

    def ask() -> str:
        signal.alarm(20)  # rather killed than hanging
        began = source.clock.now
        return f"{source.get()[:13]} {source.clock.now - began:.2f}"

    with source.tokens._lock:  # as another thread would hold it at that moment
        told = forked(ask)
    assert told == "sandbox-token 0.05"  # the time of one request: nobody was waited for
    assert source.get()  # and the parent's flight goes on
