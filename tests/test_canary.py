"""No secret shows: a canary goes down every public path, and whatever can be printed then is searched for it."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
import pickle
import shlex
import sys
import time
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import pytest

from maia_client import AsyncMaia, Maia, errors
from maia_client._core import Surroundings
from maia_client.sandbox import InProcess, Request, Response, Sandbox, parse_fault
from support.command import CommandLine
from support.faulty import ScriptedService

STEM = "k4n4ry"
"""What every canary begins with, and what no way to write one down changes. It is searched for."""
SECRET = rf"""{STEM}-secret-"a\b+c&d<e>/%'="""
TOKEN = rf"""{STEM}-token-"a\b+c&d<e>/%'="""
TESTS = str(Path(__file__).parent)
TOKEN_PATH = "/oauth/dpc/token"


class Keeper(ScriptedService):
    """The service, whose one secret and one token are canaries.

    Attributes:
        echo: how it answers requests for whose path `to` stands, with what they carried; None for none.
        received: what was sent, as it was sent.
    """

    def __init__(self) -> None:
        super().__init__()
        self.echo: Callable[[str], Response] | None = None
        self.to = ""
        self.received: list[Request] = []

    def handle(self, request: Request) -> Response:
        self.received.append(request)
        asks = request.path == TOKEN_PATH
        if self.echo is not None and self.to in request.path:
            return self.echo(SECRET if asks else TOKEN)
        if asks:
            body = request.body.replace(quote_plus(SECRET).encode(), b"sandbox-secret")
            response = super().handle(replace(request, body=body))
            if response.status == 200:
                self.real = json.loads(response.body)["access_token"]
                response = replace(
                    response, body=json.dumps({**json.loads(response.body), "access_token": TOKEN}).encode()
                )
            return response
        given = request.headers.get("authorization", "").replace(TOKEN, getattr(self, "real", ""))
        return super().handle(replace(request, headers={**request.headers, "authorization": given}))


class Relay(ScriptedService):
    """One server for all tests of this file, before the service of each of them."""

    keeper: Keeper
    environ: dict[str, str]

    def handle(self, request: Request) -> Response:
        return self.keeper.handle(request)


RELAY = Relay()


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    with Sandbox(service=RELAY) as sandbox:
        RELAY.environ = dict(sandbox.environ)
        yield


class Awaited:
    """An asynchronous object, used as if it were a synchronous one."""

    def __init__(self, inner: Any, runner: asyncio.Runner) -> None:
        self._inner, self._runner = inner, runner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        return Awaited(value, self._runner) if callable(value) or name in ("api", "projects") else value

    def __call__(self, *args: Any, **options: Any) -> Any:
        result = self._inner(*args, **options)
        if inspect.isasyncgen(result):
            return self._runner.run(_listed(result))
        if inspect.iscoroutine(result):
            result = self._runner.run(result)
        return Awaited(result, self._runner) if type(result).__name__ in ("AsyncRun", "AsyncMaia") else result

    def __repr__(self) -> str:
        return repr(self._inner)


async def _listed(events: Any) -> list[object]:
    return [event async for event in events]


# -- what can be seen


def exposed(error: BaseException) -> str:
    """All that can be printed of an error and of what led to it."""
    parts: list[str] = []
    for one in chain(error):
        parts += [repr(one), str(one), *getattr(one, "__notes__", ())]
        parts += insides(one)
        stack = traceback.TracebackException.from_exception(one, capture_locals=True).stack
        # What the caller's own frames hold is the caller's.
        frames = [frame for frame in stack if not frame.filename.startswith(TESTS) or frame.name.startswith("strikes")]
        parts += traceback.StackSummary.from_list(frames).format()
    parts.append(repr(pickle.dumps(error)))
    return "\n".join(parts)


def chain(error: BaseException) -> list[BaseException]:
    """An error, its causes and its contexts."""
    found: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop()
        if one is not None and not any(one is other for other in found):
            found.append(one)
            left += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return found


def insides(thing: object, seen: set[int] | None = None, depth: int = 12) -> Iterator[str]:
    """Everything that is reachable through attributes, keys and items, in words."""
    seen = set() if seen is None else seen
    if id(thing) in seen or depth == 0 or isinstance(thing, type):
        return
    seen.add(id(thing))
    if isinstance(thing, str | bytes | bytearray | int | float | None):
        yield repr(thing)
        return
    if type(thing).__name__ in ("Secret", "module", "function", "method", "traceback", "frame"):
        return
    yield repr(thing)
    below: list[object] = []
    if isinstance(thing, Mapping):
        below += [*thing.keys(), *thing.values()]
    elif isinstance(thing, list | tuple | set | frozenset):
        below += thing
    below += getattr(thing, "__dict__", {}).values()
    for kind in type(thing).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        below += [getattr(thing, name, None) for name in ([slots] if isinstance(slots, str) else slots)]
    if isinstance(thing, BaseException):
        below += thing.args
    for one in below:
        yield from insides(one, seen, depth - 1)


def leaks(text: str) -> list[str]:
    """The lines in which a canary is."""
    return [line[max(0, line.find(STEM) - 200) :][:400] for line in text.splitlines() if STEM in line]


@pytest.fixture(autouse=True)
def nothing_is_said(caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder) -> Iterator[None]:
    """No log line of anybody, at whatever level, and no warning."""
    caplog.set_level(logging.DEBUG)
    yield
    said = [str(warning.message) for warning in recwarn]
    for record in caplog.get_records("call"):
        said += [record.getMessage(), *(repr(value) for value in vars(record).values())]
        if record.exc_info and record.exc_info[1]:
            said.append(exposed(record.exc_info[1]))
    assert not leaks("\n".join(said))


# -- the ways to the service


@dataclass
class Way:
    """A client of one kind, and the service that it reaches."""

    maia: Any
    keeper: Keeper


async def nap(seconds: float, _: object) -> None:
    await asyncio.sleep(min(seconds, 0.02))


# Pauses are not what is tested.
def hasty() -> Surroundings:
    return Surroundings(pause=lambda seconds, _: time.sleep(min(seconds, 0.02)), async_pause=nap)


WAYS = ("in process", "in process, awaited", "socket", "socket, awaited")


@contextmanager
def opened(way: str, **settings: Any) -> Iterator[Way]:
    """A client whose secret is a canary."""
    keeper = Keeper()
    settings = {"client_id": "sandbox", "client_secret": SECRET, **settings}
    if way.startswith("in process"):
        host = InProcess()
        host.service, keeper.clock = keeper, host.clock
        environ, surroundings = dict(host.settings("http://127.0.0.1:9")), host._surroundings
        with client(way, environ, surroundings, settings) as maia:
            yield Way(maia, keeper)
        return
    RELAY.keeper = keeper
    with client(way, dict(RELAY.environ), hasty(), settings) as maia:
        yield Way(maia, keeper)


@contextmanager
def client(way: str, environ: dict[str, str], surroundings: Surroundings, settings: dict[str, Any]) -> Iterator[Any]:
    del environ["MAIA_CLIENT_ID"], environ["MAIA_CLIENT_SECRET"]
    if not way.endswith("awaited"):
        with Maia(environ=environ, _surroundings=surroundings, **settings) as maia:
            yield maia
        return
    with asyncio.Runner() as runner:
        maia_ = Awaited(AsyncMaia(environ=environ, _surroundings=surroundings, **settings), runner)
        yield maia_
        maia_.close()


@dataclass(frozen=True)
class Case:
    """How an error comes about."""

    kind: type[errors.MaiaError]
    act: Callable[[Way], object]


def brief(way: Way) -> Any:
    return way.maia.within("2s").api.projects.list_projects()


def answered(status: int, body: str = "", to: str = "/dpc/v1", **headers: str) -> Callable[[Way], object]:
    """Lists projects while the service answers in this way."""

    def act(way: Way) -> object:
        way.keeper.echo, way.keeper.to = lambda _: Response(status, headers, body.encode()), to
        return brief(way)

    return act


def fault(kind: str) -> Callable[[Way], object]:
    """Lists projects while connections break."""

    def act(way: Way) -> object:
        way.keeper.fault(parse_fault(f"{kind} operation=list_projects"))
        return brief(way)

    return act


def late(operation: str) -> Callable[[Way], object]:
    """Lists projects while answers come too late."""

    def act(way: Way) -> object:
        way.keeper.fault(parse_fault(f"latency operation={operation} seconds=0.6"))
        return way.maia.within("0.2s").api.projects.list_projects()

    return act


def token_lost(way: Way) -> object:
    way.keeper.fault(parse_fault("cut-middle operation=token"))
    return brief(way)


def closed(way: Way) -> object:
    way.maia.close()
    return brief(way)


def another_place(way: Way) -> object:
    return way.maia.execution(way.maia.run("Quick load").handle.replace("http", "https"))


def started(pipeline: str, **options: Any) -> Callable[[Way], object]:
    return lambda way: way.maia.run(pipeline, **options)


def waited(pipeline: str, *timeout: str) -> Callable[[Way], object]:
    return lambda way: way.maia.run(pipeline).wait(*timeout)


def tag_busy(way: Way) -> object:
    way.maia.run("Endless load", tag="t")
    return way.maia.run("Endless load", tag="t")


def start_lost(way: Way) -> object:
    way.maia.api.projects.list_projects()
    way.keeper.answer("POST /dpc", 500, times=99)
    return way.maia.run("Endless load", tag=False, timeout="2s")


CASES = {
    "400": Case(errors.BadRequest, answered(400)),
    "401": Case(errors.Unauthorized, answered(401)),
    "403": Case(errors.Forbidden, answered(403)),
    "404": Case(errors.NotFound, answered(404)),
    "409": Case(errors.Conflict, answered(409)),
    "410": Case(errors.Gone, answered(410)),
    "429": Case(errors.RateLimited, answered(429, **{"retry-after": "3600"})),
    "502": Case(errors.ServerError, answered(502)),
    "no json": Case(errors.InvalidResponse, answered(200, "<p>")),
    "no connection": Case(errors.ConnectionFailed, fault("cut-before")),
    "half an answer": Case(errors.ConnectionFailed, fault("cut-middle")),
    "late": Case(errors.ConnectionFailed, late("list_projects")),
    "late token": Case(errors.ConnectionFailed, late("token")),
    "half a token": Case(errors.ConnectionFailed, token_lost),
    "secret refused": Case(errors.CredentialsRefused, answered(401, '{"error": "invalid_client"}', to=TOKEN_PATH)),
    "token endpoint down": Case(errors.ServerError, answered(503, to=TOKEN_PATH)),
    "no token": Case(errors.InvalidResponse, answered(200, "{}", to=TOKEN_PATH)),
    "no such name": Case(errors.NameNotFound, started("No load")),
    "no environment": Case(errors.NameNotFound, started("Quick load", environment="No")),
    "options": Case(errors.ConfigurationError, started("Quick load", once="a", tag="b")),
    "disabled": Case(errors.PipelineDisabled, started("Disabled load")),
    "tag busy": Case(errors.TagBusy, tag_busy),
    "start lost": Case(errors.SubmissionUnknown, start_lost),
    "wait over": Case(errors.WaitTimeout, waited("Endless load", "1s")),
    "failed": Case(errors.ExecutionFailed, waited("Broken load")),
    "skipped": Case(errors.ExecutionSkipped, waited("Skipped load")),
    "wrong handle": Case(errors.ConfigurationError, another_place),
}


def ways(names: Iterable[str], everywhere: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each name with each way to the service; most with one that is synchronous and one that is not."""
    return [(name, way) for name in names for way in (WAYS if name in everywhere else (WAYS[0], WAYS[3]))]


@pytest.mark.parametrize(("name", "way"), ways(CASES, ("late", "late token", "half a token")))
def test_no_error_shows_a_secret(name: str, way: str) -> None:
    case = CASES[name]
    with opened(way) as opening:
        with pytest.raises(case.kind) as caught:
            case.act(opening)
        assert not leaks(exposed(caught.value))


def everywhere(text: str) -> str:
    """As a writer of JSON spells it that takes no risks."""
    return "".join(c if c.isalnum() or c == "-" else f"\\u{ord(c):04X}" for c in text)


def spelled_out(text: str) -> str:
    """As JSON may spell anything."""
    return "".join(f"\\u{ord(c):04x}" for c in text)


ECHOES: dict[str, Callable[[str], Response]] = {
    "detail": lambda it: problem(detail=f"no {it} here"),
    "every field": lambda it: problem(
        type=it, title=it, instance=it, error=it, violations=[it, {"value": it, it: [it]}]
    ),
    "odd json": lambda it: Response(
        403, {}, f'{{"title": "{everywhere(it)}", "error": ["{everywhere(it)}"]}}'.encode()
    ),
    "numbers": lambda it: Response(403, {}, f'{{"title": "{spelled_out(it)}"}}'.encode()),
    "slashes": lambda it: Response(403, {}, json.dumps({"title": it}).replace("/", "\\/").encode()),
    "text": lambda it: Response(403, {}, f"no {it} here".encode()),
    "html": lambda it: Response(403, {}, f"<html><title>{escape(it)}</title>{it}</html>".encode()),
    "html by number": lambda it: Response(
        403, {}, "".join(f"&#{ord(c)};" if not c.isalnum() else c for c in it).encode()
    ),
    "form": lambda it: Response(403, {}, f"client_secret={quote_plus(it)}&token={quote(it, safe='')}".encode()),
    "small form": lambda it: Response(403, {}, f"client_secret={quote(it, safe='').lower()}".encode()),
    "python": lambda it: Response(403, {}, f"bad request { ({'token': it})!r}".encode()),
    "at the end": lambda it: Response(403, {}, ("." * 990 + it).encode()),
    "after much": lambda it: Response(403, {}, ("." * 3990 + it).encode()),
    "header": lambda it: Response(403, {"x-was": it, "www-authenticate": f"Bearer {it}", "retry-after": it}, b""),
    "location": lambda it: Response(302, {"location": f"https://elsewhere.test/?was={quote(it)}"}, b""),
    "odd location": lambda it: Response(302, {"location": f"https://elsewhere.test:{it}/"}, b""),
    "success": lambda it: Response(200, {}, f"<p>{it}".encode()),
    "no json": lambda it: Response(200, {}, json.dumps(it).encode()),
    "encoding": lambda it: Response(200, {"content-encoding": it}, b""),
}


def problem(**fields: object) -> Response:
    return Response(403, {"content-type": "application/problem+json"}, json.dumps(fields).encode())


@pytest.mark.parametrize("to", ["/dpc/v1", TOKEN_PATH])
@pytest.mark.parametrize(("name", "way"), ways(ECHOES, ("header", "odd location")))
def test_what_the_service_quotes_is_not_passed_on(name: str, way: str, to: str) -> None:
    with opened(way) as opening:
        opening.keeper.echo, opening.keeper.to = ECHOES[name], to
        with pytest.raises(errors.MaiaError) as caught:
            brief(opening)
        assert not leaks(exposed(caught.value))


# -- how a client is made


WRONG: tuple[dict[str, Any], ...] = (
    {},
    {"region": "nowhere"},
    {"region": "eu1", "base_url": "https://a.test"},
    {"base_url": f"https://user:{STEM}@a.test"},
    {"base_url": f"https://{STEM}@a.test:{STEM}/"},
    {"region": "eu1", "token_url": f"http://a.test/?secret={STEM}"},
    {"region": "eu1", "client_secret": f"{STEM} with a blank"},
    {"region": "eu1", "client_id": None},
    {"region": "eu1", "token": f"{STEM} with a blank", "client_id": None},
    {"region": "eu1", "token": TOKEN},
    {"region": "eu1", "token": 17, "client_id": None},
    {"region": "eu1", "token_command": f"pass {STEM} '", "client_id": None},
    {"region": "eu1", "rate": "fast"},
    {"region": "eu1", "caller": "a\nb"},
    {"region": "eu1", "trust_store": "none"},
    {"region": "eu1", "timeout": "never"},
    {"region": "eu1", "api_version": "v0"},
    {"region": "eu1", "client_secrets": SECRET},
)


@pytest.mark.parametrize("kind", [Maia, AsyncMaia])
@pytest.mark.parametrize("from_environ", [False, True])
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: "-".join(wrong) or "nothing")
def test_a_client_that_can_not_be_made(
    kind: Any, from_environ: bool, wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOMEBODY_ELSES_SECRET", SECRET)
    settings = {"client_id": "id", "client_secret": SECRET, **wrong}
    if from_environ:
        for name in [name for name, value in settings.items() if isinstance(value, str)]:
            if name not in ("timeout", "api_version", "client_secrets"):
                monkeypatch.setenv(f"MAIA_{name.upper()}", settings.pop(name))
    try:
        seen = shown(kind(**settings))
        assert from_environ  # where one name goes before another, and both may be given
    except (errors.ConfigurationError, TypeError) as error:
        seen = exposed(error)
    assert not leaks(seen)


@dataclass
class Provider:
    """Hands out tokens, and shows them to whoever prints it."""

    value: Any

    def token(self) -> str:
        kept = self.value
        if kept is None:
            read = TOKEN
            raise RuntimeError(f"no token in {len(read)} characters")
        return kept  # type: ignore[no-any-return]


def printing(text: str, *, to: str = "stdout", code: int = 0) -> str:
    return shlex.join([sys.executable, "-c", f"import sys; sys.{to}.write(sys.argv[1]); sys.exit({code})", text])


CREDENTIALS: dict[str, tuple[dict[str, Any], type[errors.MaiaError]]] = {
    "token": ({"token": TOKEN}, errors.CredentialsRefused),
    "provider": ({"token": Provider(TOKEN)}, errors.Unauthorized),
    "provider that fails": ({"token": Provider(None)}, errors.RequestFailed),
    "provider of nonsense": ({"token": Provider(f"{TOKEN} and more")}, errors.RequestFailed),
    "command": ({"token_command": printing(TOKEN)}, errors.Unauthorized),
    "command that fails": ({"token_command": printing(TOKEN, to="stderr", code=3)}, errors.RequestFailed),
    "command that prints and fails": ({"token_command": printing(TOKEN, code=3)}, errors.RequestFailed),
    "command of nonsense": ({"token_command": printing(f"{TOKEN} and more")}, errors.RequestFailed),
    "no command": ({"token_command": f"/nowhere/{STEM} --password {STEM}"}, errors.RequestFailed),
}


@pytest.mark.parametrize("way", ["socket", "socket, awaited"])
@pytest.mark.parametrize("name", CREDENTIALS)
def test_no_other_source_of_tokens_shows_them(way: str, name: str) -> None:
    settings, kind = CREDENTIALS[name]
    with opened(way, client_id=None, client_secret=None, **settings) as opening:
        opening.keeper.echo = lambda it: Response(401, {}, f"no {it}".encode())
        opening.keeper.to = "/dpc/v1"
        with pytest.raises(kind) as caught:
            brief(opening)
        assert not leaks(exposed(caught.value))
        assert not leaks(shown(opening.maia))


def test_nothing_that_is_held_shows_a_secret() -> None:
    with opened("in process") as opening:
        run = opening.maia.run("Quick load", once=f"{STEM} of today")
        assert run.wait()
        core = opening.maia._core
        for thing in (opening.maia, run, run.handle, run.status(), run.steps(), run.tree(), list(run.events())):
            assert not leaks(f"{thing!r} {thing}")
        for thing in (core.settings, core.settings.account, core.session, opening.maia._transport, core.account):
            assert not leaks(f"{thing!r} {thing}")
        assert not leaks(shown(opening.maia))
        flow = core.call(core.calls.projects.list_projects())
        assert not leaks(f"{flow!r} {next(flow)!r}")
        flow.close()
        for thing in (opening.maia, core.settings, run):
            with suppress(Exception):  # most can't be pickled, for a secret can't be
                assert not leaks(repr(pickle.dumps(thing)))


def shown(maia: Any) -> str:
    """What everything that a client is made of says of itself."""
    core = maia._core
    things = [core, core.session, core.session._tokens, core.settings, *vars(core.session._tokens).values()]
    return " ".join(f"{thing!r} {thing}" for thing in [maia, *things])


# -- in the middle of things


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("to", ["/dpc/v1", TOKEN_PATH])
@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, ZeroDivisionError, asyncio.CancelledError])
def test_what_strikes_in_the_middle_of_an_exchange(
    way: str, to: str, kind: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes up below httpx, whose frames hold the headers and the form."""
    with opened(way) as opening:
        strike(opening, to, kind, monkeypatch)
        with pytest.raises(BaseException) as caught:  # noqa: PT011 - whichever it is
            brief(opening)
        assert isinstance(caught.value, kind)
        text = exposed(caught.value)
        assert "strikes" in text  # the frame is still there
        assert not leaks(text)


def strike(opening: Way, to: str, kind: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets something be raised when a request to `to` is handed over."""
    import httpx

    from maia_client import _http

    def striking(send: Any) -> Any:
        def strikes(self: Any, request: httpx.Request) -> Any:
            headers, body = request.headers.raw, request.content
            if to in str(request.url):
                raise kind(len(headers) + len(body))
            return send(self, request)

        return strikes

    for transport in (httpx.HTTPTransport, httpx.AsyncHTTPTransport, _http._Local):
        for method in {"handle_request", "handle_async_request"} & vars(transport).keys():
            monkeypatch.setattr(transport, method, striking(getattr(transport, method)))


def test_an_error_of_the_callers_keeps_what_it_holds() -> None:
    """A call is made while something of the caller's is being handled, which is not ours to empty."""

    def fails() -> None:
        kept = "held by the caller"
        raise LookupError(len(kept))

    def fails_and_calls(opening: Way) -> None:
        opening.keeper.fault(parse_fault("cut-before operation=list_projects"))
        try:
            fails()
        except LookupError:
            with suppress(errors.ConnectionFailed):
                brief(opening)
            raise

    with opened("in process") as opening, pytest.raises(LookupError) as caught:
        fails_and_calls(opening)
    stack = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    assert {"kept": "'held by the caller'"} in [frame.locals for frame in stack]


# -- proxies


PROXIES = (
    f"http://user:{STEM}@127.0.0.1:9",
    f"http://user:{STEM}/half@127.0.0.1:9",
    f"ftp://user:{STEM}@127.0.0.1:9",
    f"socks5://user:{STEM}@127.0.0.1:9",
    f"http://user:{STEM}@127.0.0.1:{STEM}",
    f"http://{STEM}:pass#word@[{STEM}",
)


@pytest.mark.parametrize("kind", [Maia, AsyncMaia])
@pytest.mark.parametrize("proxy", PROXIES)
def test_the_password_of_a_proxy(kind: type, proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    settings = {"region": "eu1", "client_id": "id", "client_secret": SECRET}
    with client(
        "awaited" if kind is AsyncMaia else "", {"MAIA_CLIENT_ID": "", "MAIA_CLIENT_SECRET": ""}, hasty(), settings
    ) as maia:
        with pytest.raises(errors.MaiaError) as caught:
            maia.within("1s").api.projects.list_projects()
        assert not leaks(exposed(caught.value))
        assert not leaks(shown(maia))


# -- what is sent, and what is kept on disk


def test_a_once_key_is_neither_sent_nor_written_down(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with opened("in process", journal=tmp_path / "journal.db") as opening:
        run = opening.maia.run("Endless load", once=f"{STEM}-key")
        assert opening.maia.run("Endless load", once=f"{STEM}-key").id == run.id
        opening.keeper.answer("POST /dpc", 500, times=99)
        with pytest.raises(errors.SubmissionUnknown) as caught:
            opening.maia.run("Slow load", once=f"{STEM}-key", adopt=False, timeout="2s")
        assert not leaks(f"{caught.value!r} {vars(caught.value)} {pickle.dumps(caught.value)!r}")
        sent = [replace(request, headers={}) for request in opening.keeper.received if request.path != TOKEN_PATH]
        assert not leaks(repr(sent))
        assert not leaks(run.handle)
    assert any(request.method == "POST" for request in sent)
    assert STEM.encode() not in (tmp_path / "journal.db").read_bytes()


def test_a_secret_is_sent_to_the_token_endpoint_alone() -> None:
    with opened("socket") as opening:
        opening.maia.run("Quick load")
        asked, *calls = opening.keeper.received
    assert quote_plus(SECRET).encode() in asked.body
    assert not leaks(f"{asked.headers} {asked.path} {asked.query}")
    assert all(request.headers["authorization"] == f"Bearer {TOKEN}" for request in calls)
    rest = [replace(one, headers={**one.headers, "authorization": ""}) for one in calls]
    assert rest
    assert not leaks(repr(rest))


def test_the_token_cache_holds_the_token_and_no_secret(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    with opened("socket", token_cache=folder) as opening:
        opening.maia.api.projects.list_projects()
    written = {path.name: path.read_text() for path in folder.iterdir()}
    assert not leaks(" ".join(written))
    [entry] = [json.loads(text) for text in written.values() if text]
    assert entry.pop("token") == TOKEN
    assert not leaks(json.dumps(entry))
    assert b64encode(SECRET.encode()).decode() not in json.dumps(entry)


# -- the command


COMMANDS: dict[str, tuple[list[str], int]] = {
    "success": (["run", "Quick load", "--json", "--once", f"{STEM}-key", "--var", f"a={STEM}"], 0),
    "failed": (["run", "Broken load"], 1),
    "status": (["status", "00000000-0000-4000-8000-000000000000"], 4),
    "usage": (["run"], 2),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_shows_no_secret(name: str, tmp_path: Path) -> None:
    arguments, code = COMMANDS[name]
    RELAY.keeper = Keeper()
    result = CommandLine({**RELAY.environ, "MAIA_CLIENT_SECRET": SECRET}, tmp_path)(*arguments, "--debug")
    assert result.returncode == code, result
    assert not leaks(result.stdout + result.stderr)
    assert ("Traceback" in result.stderr) == (code != 0)


@pytest.mark.parametrize("to", ["/dpc/v1", TOKEN_PATH])
@pytest.mark.parametrize("echo", ["every field", "html"])
def test_the_command_quotes_no_secret(to: str, echo: str, tmp_path: Path) -> None:
    RELAY.keeper = Keeper()
    RELAY.keeper.echo, RELAY.keeper.to = ECHOES[echo], to
    run = CommandLine({**RELAY.environ, "MAIA_CLIENT_SECRET": SECRET}, tmp_path)
    result = run("run", "Quick load", "--timeout", "1s", "--debug")
    assert "Traceback" in result.stderr
    assert not leaks(result.stdout + result.stderr)


@pytest.mark.parametrize(
    "env",
    [
        {"MAIA_REGION": "nowhere", "MAIA_BASE_URL": ""},
        {"MAIA_CLIENT_SECRET": f"{STEM} blank"},
        {"MAIA_TOKEN_COMMAND": f"/nowhere/{STEM} {STEM}", "MAIA_CLIENT_ID": ""},
        {"MAIA_TOKEN": TOKEN},
        {"MAIA_REGION": "eu1", "MAIA_BASE_URL": "", "MAIA_TOKEN_URL": "", "HTTPS_PROXY": PROXIES[1]},
    ],
    ids=lambda env: next(iter(env)),
)
def test_the_command_shows_no_setting(env: Mapping[str, str], tmp_path: Path) -> None:
    RELAY.keeper = Keeper()
    run = CommandLine({**RELAY.environ, "MAIA_CLIENT_SECRET": SECRET}, tmp_path)
    result = run("status", "x", "--debug", env=env)
    assert result.returncode in (2, 3, 11)
    assert "Traceback" in result.stderr
    assert not leaks(result.stdout + result.stderr)
