"""What can be seen of calls from outside: log lines, and spans where OpenTelemetry is."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from maia_client import Maia, MaiaError, _trace
from maia_client._core import Surroundings
from maia_client._effects import Answer
from maia_client._trace import log
from maia_client.sandbox import InProcess, Request, Response
from support.command import CommandLine
from support.faulty import ScriptedService
from support.laboratory import SALES, Laboratory, answering, breaking

PROJECTS = "GET /dpc/v1/projects"
NASTY = "a\x1b[31mb\r\nINJECTED level=ERROR\x07\u202e\u2028\x9b2Jc"


def call(laboratory: Laboratory) -> None:
    with suppress(MaiaError):
        laboratory.run(laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()))


def of(caplog: pytest.LogCaptureFixture, event: str) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.getMessage().startswith(f"{event} ")]


def fields(record: logging.LogRecord) -> dict[str, Any]:
    return {name.removeprefix("maia_"): value for name, value in vars(record).items() if name.startswith("maia_")}


# -- lines


def test_a_line_per_call_and_one_per_attempt(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "maia_client")
    laboratory = Laboratory()
    laboratory.faults += [answering(503, to=PROJECTS), breaking(to=PROJECTS)]
    call(laboratory)
    assert [record.levelno for record in of(caplog, "call")] == [logging.INFO]
    assert [record.levelno for record in of(caplog, "attempt")] == [logging.DEBUG] * 3
    assert {record.name for record in caplog.records} == {"maia_client"}
    [whole] = map(fields, of(caplog, "call"))
    seconds = whole.pop("seconds")
    assert whole == {"method": "GET", "path": "/v1/projects", "attempts": 3, "status": 200}
    attempts = list(map(fields, of(caplog, "attempt")))
    assert [one.pop("seconds") for one in attempts] == pytest.approx([0.05] * 3)
    assert seconds > 0.15
    common = {"method": "GET", "path": "/v1/projects"}
    assert attempts == [
        {**common, "attempt": 1, "status": 503},
        {**common, "attempt": 2, "error": "the connection broke (on purpose)"},
        {**common, "attempt": 3, "status": 200},
    ]


def test_a_line_is_made_of_its_fields(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "maia_client")
    laboratory = Laboratory()
    laboratory.faults.append(answering(404, to=PROJECTS))
    call(laboratory)
    [record] = caplog.records
    [seconds] = re.findall(r" seconds=(\d+\.\d{3})$", record.getMessage())
    expected = f"call method=GET path=/v1/projects attempts=1 status=404 error=NotFound seconds={seconds}"
    assert record.getMessage() == expected


def test_at_warning_nothing_is_said_of_calls(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "maia_client")
    call(Laboratory())
    assert not caplog.records


def test_a_call_that_is_abandoned_has_its_line_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "maia_client")
    laboratory = Laboratory()
    flow = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    next(flow)
    flow.close()
    assert len(of(caplog, "call")) == 1


def test_no_line_holds_an_id_a_query_a_header_or_a_body(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "maia_client")
    laboratory = Laboratory()
    for status in (200, 400):
        laboratory.faults.append(
            answering(status, '{"detail": "of-the-body"}', to="GET /dpc", x_header="of-the-header")
        )
        query = laboratory.calls.environments.list_environments(SALES, page=7777)
        with suppress(MaiaError):
            laboratory.run(laboratory.session.execute(query, laboratory.deadline()))
    body = laboratory.calls.pipeline_execution.execute_pipeline(
        SALES, body={"pipelineName": "of-the-body", "environmentName": "of-the-body"}
    )
    with suppress(MaiaError):
        laboratory.run(laboratory.session.execute(body, laboratory.deadline()))
    lines = [f"{record.getMessage()} {vars(record)}" for record in of(caplog, "call") + of(caplog, "attempt")]
    assert len(lines) == 6
    assert {fields(record)["path"] for record in caplog.records if "path" in fields(record)} == {
        "/v1/projects/{projectId}/environments",
        "/v1/projects/{projectId}/pipeline-executions",
    }
    for line in lines:
        assert not re.search(f"{SALES}|7777|of-the|sandbox-token|sandbox-secret", line)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "a=plain"),
        ("two words", 'a="two words"'),
        ("", 'a=""'),
        ("a\nb c=d", 'a="a b c=d"'),
        ("a\x1b[31mb", 'a="a [31mb"'),
        ('say "hi" b=1', "a=\"say 'hi' b=1\""),
        ('a"b=1', 'a="a\'b=1"'),
        ("a=b", 'a="a=b"'),
        (3, "a=3"),
        (1.23456, "a=1.235"),
    ],
)
def test_a_value_is_one_word_or_in_quotes(value: Any, text: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "maia_client")
    log(logging.INFO, "event", {"a": value})
    assert caplog.records[0].getMessage() == f"event {text}"


# -- strings of the service


def test_no_string_of_the_service_breaks_a_line(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does it let a terminal do anything, in whatever of our lines it stands."""
    caplog.set_level(logging.DEBUG, "maia_client")
    sandbox = InProcess()
    with sandbox.maia() as maia:
        run = maia.run("Daily load")
        monkeypatch.setattr(sandbox.service, "handle", Strange(sandbox.service.handle, failing=2).handle)
        with suppress(MaiaError):
            run.wait("2m")
        for _ in range(3):
            with suppress(MaiaError):
                list(run.events("2m"))
        with suppress(MaiaError):
            maia.run("Daily load", tag="t", on_conflict="wait", timeout="1m")
        with suppress(MaiaError):
            maia.run(NASTY)
    assert len(caplog.records) > 20
    assert any("INJECTED" in record.getMessage() for record in caplog.records)
    for record in caplog.records:
        assert record.getMessage().isprintable()


class Strange:
    """A service all of whose texts are nasty, and that fails every now and then.

    Args:
        handle: the service as it is.
        failing: the first request that fails; each third after it does.
    """

    def __init__(self, handle: Callable[[Request], Response], failing: int) -> None:
        self._handle = handle
        self._numbers = count(-failing)

    def handle(self, request: Request) -> Response:
        response = self._handle(request)
        if "token" in request.path:
            return response
        number = next(self._numbers)
        if number >= 0 and number % 3 == 0:
            return replace(response, status=503, body=NASTY.encode())
        return replace(response, body=json.dumps(_nasty(json.loads(response.body or b"{}"))).encode())


def _nasty(value: Any, key: str = "") -> Any:
    """A JSON value with other texts, but for ids, times and what it takes to find a pipeline."""
    match value:
        case dict():
            return {name: _nasty(below, name) for name, below in value.items()}
        case list():
            return [_nasty(below, key) for below in value]
        case str() if not key.endswith(("Id", "id", "At", "name")) or key in ("componentName", "pipelineName"):
            return NASTY
        case _:
            return value


@pytest.mark.parametrize("arguments", [["run", "Broken load"], ["status", "00000000-0000-4000-8000-000000000000"]])
@pytest.mark.parametrize("strange", [False, True])
def test_no_string_of_the_service_reaches_a_terminal(
    arguments: list[str], strange: bool, cli: CommandLine, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    if strange:
        monkeypatch.setattr(service, "handle", Strange(service.handle, failing=1000).handle)
    else:
        service.answer("/dpc/v1", 400, NASTY, times=1000)
    result = cli(*arguments, "--debug", "--timeout", "1s") if arguments[0] == "run" else cli(*arguments, "--debug")
    assert result.returncode != 0
    assert "INJECTED" in result.stderr
    said = result.stdout + result.stderr
    assert all(line.isprintable() for line in said.split("\n"))
    assert not re.search(r"^INJECTED", said, re.MULTILINE)


def test_what_was_typed_wrong_is_said_without_its_control_characters(cli: CommandLine) -> None:
    result = cli("run", "Quick load", "--\x1b[31m\rno-such-option")
    assert result.returncode == 2
    assert "no-such-option" in result.stderr
    assert all(line.isprintable() for line in result.stderr.split("\n"))


# -- spans


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    """The spans of a test. A process has one provider, which can't be replaced, so that ours is handed in."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracer = provider.get_tracer("maia_client")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_trace, "_tracer", lambda: tracer)
        yield exporter
    provider.shutdown()


@pytest.fixture
def tracer(spans: InMemorySpanExporter) -> trace.Tracer:
    tracer = _trace._tracer()
    assert tracer is not None
    return tracer


def finished(spans: InMemorySpanExporter) -> list[ReadableSpan]:
    return list(spans.get_finished_spans())


def test_a_span_per_call(spans: InMemorySpanExporter) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(503, to=PROJECTS))
    call(laboratory)
    [span] = finished(spans)
    assert (span.name, span.kind, span.status.status_code) == ("GET /v1/projects", SpanKind.CLIENT, StatusCode.UNSET)
    attributes = dict(span.attributes or {})
    assert attributes.pop("maia.seconds")
    assert attributes == {
        "http.request.method": "GET",
        "url.template": "/v1/projects",
        "http.response.status_code": 200,
        "maia.attempts": 2,
        "maia.status": 200,
    }
    assert not span.events


def test_the_span_of_a_call_that_fails(spans: InMemorySpanExporter) -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(403, NASTY, to=PROJECTS))
    call(laboratory)
    [span] = finished(spans)
    assert span.status.status_code is StatusCode.ERROR
    attributes = dict(span.attributes or {})
    assert attributes["error.type"] == attributes["maia.error"] == "Forbidden"
    assert attributes["http.response.status_code"] == 403
    assert not span.events  # the exception with its text and traceback is the caller's to record
    assert not span.status.description
    assert "INJECTED" not in span.to_json()


def test_a_span_stands_below_the_callers(spans: InMemorySpanExporter, tracer: trace.Tracer) -> None:
    with InProcess().maia() as maia, tracer.start_as_current_span("mine") as mine:
        maia.api.projects.list_projects()
        assert trace.get_current_span() is mine
        maia.run("Daily load").wait()
        assert trace.get_current_span() is mine
    *below, last = finished(spans)
    assert last.name == "mine"
    assert len(below) > 5
    for span in below:
        assert span.parent is not None
        assert span.parent.span_id == mine.get_span_context().span_id


def test_each_task_has_its_own(spans: InMemorySpanExporter, tracer: trace.Tracer) -> None:
    async def one(maia: Any, name: str) -> None:
        with tracer.start_as_current_span(name) as mine:
            run = await maia.run("Daily load")
            await run.wait()
            assert trace.get_current_span() is mine

    async def main() -> None:
        async with InProcess().async_maia() as maia:
            await asyncio.gather(*(one(maia, f"task {number}") for number in range(3)))

    asyncio.run(main())
    names = {span.context.span_id: span.name for span in finished(spans) if span.context}
    parents = [names[span.parent.span_id] for span in finished(spans) if span.parent]
    assert {f"task {number}" for number in range(3)} == set(parents)
    assert len(parents) == len(names) - 3  # every one has a parent, but for the three


def test_a_flow_that_is_abandoned_ends_its_span(spans: InMemorySpanExporter, tracer: trace.Tracer) -> None:
    laboratory = Laboratory()
    with tracer.start_as_current_span("mine"):
        flow = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
        next(flow)
    flow.close()  # in another context than the one it began in
    mine, span = finished(spans)
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "GeneratorExit"
    assert span.parent is not None
    assert mine.context is not None
    assert span.parent.span_id == mine.context.span_id
    assert trace.get_current_span() is trace.INVALID_SPAN


def test_a_cancelled_task_ends_its_span(spans: InMemorySpanExporter) -> None:
    async def main() -> None:
        sandbox = InProcess()
        async with sandbox.async_maia() as maia:
            run = await maia.run("Daily load")
            waiting = asyncio.create_task(run.wait())
            await asyncio.sleep(0)
            waiting.cancel()
            with suppress(asyncio.CancelledError):
                await waiting

    asyncio.run(main())
    assert finished(spans)
    assert all(span.end_time for span in finished(spans))


def test_the_tracer_is_the_callers() -> None:
    """What a program sets up before its first call is used, under our name and version."""
    code = """
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from maia_client import __version__
from maia_client.sandbox import InProcess, Request, Response
exporter, provider = InMemorySpanExporter(), TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(exporter))
with InProcess().maia() as maia:
    maia.api.projects.list_projects()
    trace.set_tracer_provider(provider)
    maia.api.projects.list_projects()
[span] = exporter.get_finished_spans()
scope = span.instrumentation_scope
assert (scope.name, scope.version) == ("maia_client", __version__), scope
"""
    subprocess.run([sys.executable, "-c", code], check=True)


# -- without OpenTelemetry


def test_nothing_is_missing_without_opentelemetry() -> None:
    code = """
import sys
sys.modules["opentelemetry"] = None
from maia_client.sandbox import InProcess, Request, Response
from maia_client import errors
with InProcess().maia() as maia:
    assert maia.run("Daily load").wait()
    try:
        maia.run("No load")
    except errors.NameNotFound:
        print("fine")
"""
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout == "fine\n"


def test_an_import_loads_no_opentelemetry() -> None:
    code = "import sys, maia_client, maia_client._client, maia_client._http; print('opentelemetry' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert result.stdout == "False\n"


# -- the User-Agent


def test_the_user_agent_names_client_version_and_caller() -> None:
    from maia_client import __version__

    seen: list[str] = []

    def answer(method: str, url: str, headers: Any, *_: object) -> Answer:
        seen.append(headers["user-agent"])
        return Answer(200, {}, b'{"access_token": "t"}')

    surroundings = Surroundings(exchange=answer)
    settings = {"MAIA_REGION": "eu1", "MAIA_CLIENT_ID": "i", "MAIA_CLIENT_SECRET": "s"}
    with Maia(environ=settings, caller="nightly/1.2", _surroundings=surroundings) as maia:
        maia.api.projects.list_projects()
    assert len(seen) == 2  # that of the token, too
    for agent in seen:
        assert re.fullmatch(rf"maia-client/{re.escape(__version__)} python/\S+ httpx/\S+ nightly/1\.2", agent)
