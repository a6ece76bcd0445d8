"""Whatever the service, or something in its place, answers: it is a value that can be used, or an error of ours."""

from __future__ import annotations

import asyncio
import gzip
import json
import pickle
from collections.abc import Callable, Mapping
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from maia_client import AsyncMaia, Maia, Outcome, errors
from maia_client._account import Accounts
from maia_client._core import Surroundings
from maia_client._deadline import Deadline
from maia_client._effects import Answer, Send
from maia_client._retry import RetryPolicy
from maia_client._session import Session
from maia_client._virtual import VirtualClock, VirtualDriver
from maia_client.sandbox import DEMO, InProcess
from maia_client.sandbox._in_process import URL
from support.examples import Example, examples, resolved, value_of
from support.raw import RawServer, awaiting, blocking, get, settings_for

EXAMPLES = {example.name: example for example in examples(optional=True)}
LONGEST_MESSAGE = 2000


def fuzzed(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


# -- answers

TEXTS = st.sampled_from(
    [
        "",
        "\ud800",
        "\x00",
        "\x1b[31mred\x07",
        "x" * 3000,
        "é\u202e\u2028",
        "9999-99-99",
        "2026-13-01T99:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "SUCCESS",
        "NaN",
    ]
)
NUMBERS = st.sampled_from([0, -1, 10**30, -(10**400), 1e308, float("nan"), float("inf"), float("-inf"), -0.0])
JUNK: SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | TEXTS | NUMBERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def damaged(draw: DrawFn, value: Any) -> Any:
    """A value of which one part is something else."""
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(damaged(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        return [draw(damaged(value[0])), *value[1:]]
    return draw(JUNK)


def bodies(value: Any) -> SearchStrategy[bytes]:
    """Anything at all, and things that are nearly this value."""
    whole = json.dumps(value).encode()
    written = damaged(value).map(lambda one: json.dumps(one).encode())
    odd = [
        b"",
        b" \n",
        b"null",
        b"[null]",
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\x00}\x00",
        b"<!DOCTYPE html><html><head><title>502\n\x1b[31m Bad</title></html>",
        b"<html>" + b"<div>" * 5000,
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"9" * 5000,
        b'{"total": ' + b"9" * 5000 + b"}",
        b'{"title": "\\ud800", "detail": {"a": [1]}, "status": "x", "violations": [null, {"a": "\\u001b"}]}',
        b'{"violations": [' + b'"' + b"v" * 300 + b'", ' * 1 + b'"w"' + b', "w"' * 500 + b"]}",
        b'{"detail": "' + b"d\\n" * 5000 + b'"}',
        b'{"error": 1e999}',
        whole[: len(whole) // 2],
        whole + b"}",
        whole,
    ]
    return st.sampled_from(odd) | st.binary(max_size=50) | written


HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "date", "content-type", "content-encoding", "location", "x-other"]),
    st.sampled_from(
        [
            "",
            "0",
            "-1",
            "1e9",
            "9" * 400,
            "9" * 400 + ".5",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "Wed, 99 Oct 99999 99:99:99 GMT",
            "Wed, 21 Oct 2026 07:28:00 +9999",
            "Fri, 31 Dec 9999 23:59:59 -2359",
            "Wed, 21 Oct 2026 07:28:00 +99999999999999",
            "Wed, 21 Oct 99999999999999999999 07:28:00 GMT",
            "Mon, 01 Jan 0001 00:00:00 +2359",
            "text/html; charset=nonsense",
            "gzip",
            "\t",
            "x" * 5000,
        ]
    ),
    max_size=3,
)
STATUSES = st.integers(100, 999) | st.sampled_from([200, 200, 201, 204, 302, 400, 401, 404, 409, 410, 429, 500, 503])


def answers(value: Any) -> SearchStrategy[Answer]:
    return st.builds(Answer, STATUSES, HEADERS, bodies(value))


def success_of(example: Example) -> Any:
    """What an operation would answer where all is well."""
    content = next(entry for status, entry in example.spec["responses"].items() if status.startswith("2"))
    content = resolved(content).get("content")
    return value_of(content["application/json"]["schema"]) if content else {}


# -- what may come of them


def check_error(error: BaseException) -> None:
    """It is one of ours, and can be shown and sent elsewhere."""
    assert isinstance(error, errors.MaiaError), repr(error)
    message = str(error)
    assert message.isprintable(), message
    assert 0 < len(message) < LONGEST_MESSAGE, message
    assert str(pickle.loads(pickle.dumps(error))) == message
    assert repr(error)


def check_value(value: object) -> None:
    # It need not go back into JSON: a list of the wrong things is handed on as it came.
    for one in value if isinstance(value, list) else [value]:
        assert repr(one)


def check(work: Callable[[], object]) -> None:
    try:
        value = work()
    except errors.MaiaError as error:
        check_error(error)
    else:
        check_value(value)


SETTINGS = settings_for("https://maia.test")
TOKEN = Answer(200, {}, b'{"access_token": "canary", "expires_in": 1800}')


def perform(example: Example, answer: Callable[[Send], Answer], *, attempts: int | None = None) -> object:
    """Sends an operation in virtual time."""
    clock = VirtualClock()
    account = Accounts().of(SETTINGS, clock)
    session = Session(SETTINGS, clock=clock, random=Random(0), retry=RetryPolicy(), account=account)
    driver = VirtualDriver(clock, answer, latency=0.05)
    return driver.run(session.execute(example.call(), Deadline(clock, 120), attempts))


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
@fuzzed(15)
@given(data=st.data())
def test_any_answer_to_any_operation(example: Example, data: st.DataObject) -> None:
    answer = data.draw(answers(success_of(example)))
    check(lambda: perform(example, lambda send: TOKEN if send.token is None else answer))


@fuzzed(200)
@given(answer=answers({"access_token": "canary", "token_type": "Bearer", "expires_in": 1800}))
def test_any_answer_of_the_token_endpoint(answer: Answer) -> None:
    example = EXAMPLES["projects.list_projects"]
    check(lambda: perform(example, lambda send: answer if send.token is None else Answer(200, {}, b"{}")))


# -- flows, through the client and its transport

RUN = {
    "pipelineExecutionId": "11111111-2222-4333-8444-555555555555",
    "status": "RUNNING",
    "startedAt": "2026-11-24T01:02:03Z",
    "result": {"status": "FAILED", "message": "m", "finishedAt": None},
    "results": [{"id": "1", "name": "Daily load", "result": {"status": "RUNNING"}}],
}


def pipeline() -> str:
    return DEMO[0].pipelines[0].name


class Fuzzed:
    """A client of a sandbox in this process, some of whose answers are not the sandbox's.

    Args:
        after: how many requests pass before the next one is answered otherwise.
        times: how many are.
    """

    def __init__(self, answer: Answer, *, after: int, times: int) -> None:
        self._answer = answer
        self._after, self._left = after, times
        self._sandbox = InProcess()
        self.clock = self._sandbox.clock
        self.environ = self._sandbox.settings(URL)
        self.surroundings = Surroundings(
            clock=self.clock, pause=self._pause, async_pause=self._async_pause, exchange=self._exchange
        )

    def _pause(self, seconds: float, _: object) -> None:
        self.clock.advance(seconds)

    async def _async_pause(self, seconds: float, _: object) -> None:
        self.clock.advance(seconds)

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Answer:
        if urlsplit(url).path.startswith("/dpc"):
            self._after -= 1
            if self._after < 0 < self._left:
                self._left -= 1
                return self._answer
        return self._sandbox._exchange(method, url, headers, body, timeout)


some_answers = answers(RUN)
numbers = {"after": st.integers(0, 6), "times": st.sampled_from([1, 3, 10**6])}


@fuzzed(120)
@given(answer=some_answers, **numbers)
def test_any_answer_within_a_run(answer: Answer, after: int, times: int) -> None:
    fuzzed = Fuzzed(answer, after=after, times=times)

    def work(maia: Maia) -> Outcome:
        run = maia.run(pipeline())
        assert repr(run)
        assert run.url
        for look in (run.status, run.steps, run.tree, lambda: list(run.events(timeout="1m"))):
            check(look)
        outcome = run.wait(timeout="3m", check=False, watch_steps=True)
        check(run.cancel)
        return outcome

    with Maia(environ=fuzzed.environ, _surroundings=fuzzed.surroundings) as maia:
        check(lambda: work(maia))


@fuzzed(60)
@given(answer=some_answers, **numbers)
def test_any_answer_within_an_asynchronous_run(answer: Answer, after: int, times: int) -> None:
    fuzzed = Fuzzed(answer, after=after, times=times)

    async def work() -> Outcome:
        async with AsyncMaia(environ=fuzzed.environ, _surroundings=fuzzed.surroundings) as maia:
            run = await maia.run(pipeline())
            await run.cancel(force=True)
            return await run.wait(timeout="3m")

    check(lambda: asyncio.run(work()))


# -- bytes on a socket

BODY = b'{"total": 7}'
LENGTH = b"content-length: %d\r\n" % len(BODY)
HEAD = b"HTTP/1.1 200 OK\r\n"
ODD = {
    "nothing": b"",
    "no HTTP": b"\x16\x03\x01\x00",
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n",
    "HTTP/0.9": b"<html>hello</html>",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + BODY,
    "HTTP/2 preface": b"\x00\x00\x12\x04\x00\x00\x00\x00\x00",
    "HTTP/3.0": b"HTTP/3.0 200 OK\r\n\r\n",
    "a status line without a reason": b"HTTP/1.1 200\r\n" + LENGTH + b"\r\n" + BODY,
    "a status line with bytes": b"HTTP/1.1 200 \xff\x1b[31m\r\n" + LENGTH + b"\r\n" + BODY,
    "a status that is no number": b"HTTP/1.1 OK 200\r\n\r\n",
    "status 99": b"HTTP/1.1 99 X\r\n\r\n",
    "status 999": b"HTTP/1.1 999 X\r\ncontent-length: 0\r\n\r\n",
    "status 1000": b"HTTP/1.1 1000 X\r\n\r\n",
    "informational for ever": b"HTTP/1.1 103 Early\r\n\r\n" * 2000,
    "a switch of protocols": b"HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nxxxx",
    "headers that are cut off": HEAD + b"content-le",
    "a header without a colon": HEAD + b"nonsense\r\n\r\n",
    "a header with control characters": HEAD + b"x: \x00\x1b\r\n\r\n",
    "a header that is folded": HEAD + b"x: a\r\n b\r\n" + LENGTH + b"\r\n" + BODY,
    "a header of Latin letters": HEAD + b"x: \xe9\xff\r\n" + LENGTH + b"\r\n" + BODY,
    "a huge header": HEAD + b"x: " + b"a" * 2**20 + b"\r\n\r\n",
    "many headers": HEAD + b"x: a\r\n" * 50_000 + b"\r\n",
    "a body that is cut off": HEAD + b"content-length: 100\r\n\r\n" + BODY,
    "a body that is too long": HEAD + b"content-length: 3\r\n\r\n" + BODY,
    "a length below zero": HEAD + b"content-length: -1\r\n\r\n" + BODY,
    "two lengths": HEAD + b"content-length: 3\r\ncontent-length: 4\r\n\r\n" + BODY,
    "a length that is no number": HEAD + b"content-length: x\r\n\r\n" + BODY,
    "a length of many digits": HEAD + b"content-length: " + b"9" * 5000 + b"\r\n\r\n" + BODY,
    "no length": HEAD + b"\r\n" + BODY,
    "chunks": HEAD + b"transfer-encoding: chunked\r\n\r\nc\r\n" + BODY + b"\r\n0\r\n\r\n",
    "bad chunks": HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n" + BODY,
    "a chunk that is cut off": HEAD + b"transfer-encoding: chunked\r\n\r\nff\r\n" + BODY,
    "a huge chunk": HEAD + b"transfer-encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n" + BODY,
    "a transfer encoding that nobody knows": HEAD + b"transfer-encoding: nonsense\r\n\r\n" + BODY,
    "bad gzip": HEAD + LENGTH + b"content-encoding: gzip\r\n\r\n" + BODY,
    "gzip with more behind it": HEAD + b"content-encoding: gzip\r\n\r\n" + gzip.compress(BODY) + b"\x00more",
    "no gzip at all": HEAD + b"content-encoding: gzip\r\ncontent-length: 0\r\n\r\n",
    "two encodings": HEAD + b"content-encoding: gzip\r\ncontent-encoding: gzip\r\n\r\n" + BODY,
    "204 with a body": b"HTTP/1.1 204 No Content\r\n" + LENGTH + b"\r\n" + BODY,
    "two answers": (HEAD + LENGTH + b"\r\n" + BODY) * 2,
}


def check_answer(server: RawServer, sent_by: Callable[..., Answer]) -> None:
    """A value, or an error of ours, where what the transport makes of it goes through a session."""
    ours = settings_for(server.url)

    def answer(send: Send) -> Answer:
        return TOKEN if send.token is None else sent_by(ours, get(ours, timeout=5))

    check(lambda: perform(EXAMPLES["projects.list_projects"], answer, attempts=1))


both = pytest.mark.parametrize("sent_by", [blocking, awaiting])


@both
@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_odd_bytes(sent_by: Callable[..., Answer], raw: bytes) -> None:
    with RawServer([raw]) as server:
        check_answer(server, sent_by)


@both
def test_any_bytes(sent_by: Callable[..., Answer]) -> None:
    with RawServer() as server:

        @fuzzed(40)
        @given(st.data())
        def fuzz(data: st.DataObject) -> None:
            raw = bytearray(data.draw(st.sampled_from(list(ODD.values())))[:5000])
            for _ in range(data.draw(st.integers(1, 4))):
                place = data.draw(st.integers(0, len(raw)))
                raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
            server.pieces = [bytes(raw)]
            check_answer(server, sent_by)

        fuzz()
