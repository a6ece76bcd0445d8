"""The sandbox's own endpoints, TLS, and how answers travel, over a real socket."""

from __future__ import annotations

import json
import select
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request as WebRequest
from urllib.request import urlopen

import pytest

from maia_client import ConnectionFailed, Maia, ServerError
from maia_client.sandbox import Fault, Sandbox, Scenario
from support.faulty import WORLD, read_message


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Scenario(WORLD)) as sandbox:
        yield sandbox


def ask(sandbox: Sandbox, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
    content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    request = WebRequest(f"{sandbox.url}/sandbox/{path}", content, headers, method=method)
    try:
        with urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def test_faults_come_and_go(sandbox: Sandbox) -> None:
    assert ask(sandbox, "POST", "faults", {"kind": "502", "operation": "list_projects", "times": 2})[0] == 200
    with Maia(environ=sandbox.environ, timeout=5) as maia:
        assert maia.api.projects.list_projects().total == 1
        [fault] = ask(sandbox, "GET", "state")[1]["faults"]
        assert (fault["kind"], fault["operation"], fault["struck"], fault["seen"]) == ("502", "list_projects", 2, 3)
        ask(sandbox, "POST", "faults", {"kind": "500"})
        with pytest.raises(ServerError):
            maia.api.projects.list_projects()
        ask(sandbox, "DELETE", "faults")
        assert maia.api.projects.list_projects().total == 1


def test_time_and_tokens(sandbox: Sandbox) -> None:
    with Maia(environ=sandbox.environ) as maia:
        run = maia.run("Slow load")
        ask(sandbox, "POST", "time", {"advance": "1h"})  # the run has ended, and the token has run out
        assert run.status().status == "SUCCESS"
        ask(sandbox, "DELETE", "tokens")
        maia.api.projects.list_projects()
    assert len(sandbox.requests("token")) == 3


def test_what_the_state_tells(sandbox: Sandbox) -> None:
    with Maia(environ=sandbox.environ) as maia:
        run = maia.run("Broken load", tag="nightly", variables={"day": "monday"}, version_name="1.0.0")
        sandbox.advance(1)
        state = ask(sandbox, "GET", "state")[1]
    [shown] = state["runs"]
    assert (shown["id"], shown["project"], shown["environment"], shown["pipeline"]) == (
        run.id,
        "Sales",
        "Prod",
        "Broken load",
    )
    assert (shown["status"], shown["tag"], shown["version"], shown["variables"]) == (
        "FAILED",
        "nightly",
        "1.0.0",
        {"day": "monday"},
    )
    assert [(step["name"], step["status"], step["message"]) for step in shown["steps"]] == [
        ("Only step", "FAILED", "Only step: no such table")
    ]
    assert (state["starts"], state["total"], state["budget"]["limit"]) == (1, 1, 1000)
    assert state["requests"] == len(sandbox.requests())
    seen = ask(sandbox, "GET", "requests")[1]["requests"]
    assert [one["operation"] for one in seen][-1] == "pipeline_execution.execute_pipeline"
    assert seen[-1]["status"] == 201


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "says"),
    [
        ("POST", "faults", {"kind": "burn"}, 400, "The body: No fault 'burn'"),
        ("POST", "faults", {"operation": "x"}, 400, "kind is missing"),
        ("POST", "faults", b"{", 400, "not a JSON object"),
        ("POST", "faults", [], 400, "not a JSON object"),
        ("POST", "time", {"advance": "soon"}, 400, "not a duration"),
        ("POST", "time", {"go": 1}, 400, "unknown key 'go'"),
        ("PUT", "time", {}, 404, "no such endpoint"),
        ("GET", "nothing", None, 404, "no such endpoint"),
    ],
)
def test_what_makes_no_sense(sandbox: Sandbox, method: str, path: str, body: object, status: int, says: str) -> None:
    code, answer = ask(sandbox, method, path, body)
    assert (code, says in answer["detail"]) == (status, True)


def test_no_website_gets_at_it(sandbox: Sandbox) -> None:
    assert ask(sandbox, "GET", "state", Host="evil.test")[0] == 403
    assert ask(sandbox, "POST", "faults", {"kind": "500"}, Origin="https://evil.test")[0] == 403
    assert not sandbox.service.faults.armed


def test_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(tls=True) as sandbox:
        settings = sandbox.environ
        assert settings["MAIA_BASE_URL"].startswith("https://127.0.0.1:")
        with Maia(environ=settings, timeout=5) as stranger, pytest.raises(ConnectionFailed, match="CERTIFICATE"):
            stranger.api.projects.list_projects()
        monkeypatch.setenv("SSL_CERT_FILE", settings["SSL_CERT_FILE"])
        with Maia(environ=settings) as maia:
            assert maia.run("Daily load").status().status == "RUNNING"


def exchange(sandbox: Sandbox, kind: Any) -> bytes:
    """Everything that comes back for a request for a token, until the connection is closed or an answer is there."""
    sandbox.fault(Fault(kind, "token", seconds=0.1 if kind == "drip" else None))
    form = b"grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret&audience=a"
    head = f"POST /oauth/dpc/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(form)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as peer:
        peer.sendall(head.encode() + form)
        if kind == "drip":
            return read_message(peer)
        received = b""
        while chunk := peer.recv(65536):
            received += chunk
        return received


def test_a_dripping_answer_comes_in_pieces(sandbox: Sandbox) -> None:
    sandbox.fault(Fault("drip", "list_projects", seconds=0.2))
    pieces = 0
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as peer:
        peer.sendall(b"GET /dpc/v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        while peer.recv(65536):
            pieces += 1
    assert pieces > 20


def test_a_late_answer_holds_up_nobody_else(sandbox: Sandbox) -> None:
    sandbox.fault(Fault("latency", "list_projects", seconds=1))
    request = "GET /dpc/v1/{} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    address = ("127.0.0.1", sandbox.port)
    with socket.create_connection(address, timeout=10) as late, socket.create_connection(address, timeout=10) as soon:
        late.sendall(request.format("projects").encode())
        while not sandbox.requests("list_projects"):
            time.sleep(0.001)  # until it has arrived; the order of the answers is what counts
        soon.sendall(request.format("agents").encode())
        for expected in (soon, late):
            answered, _, _ = select.select([late, soon], [], [], 10)
            assert answered == [expected]
            read_message(expected)


def test_an_answer_has_one_date(sandbox: Sandbox) -> None:
    sandbox.advance("365d")
    with socket.create_connection(("127.0.0.1", sandbox.port), timeout=10) as peer:
        peer.sendall(b"GET /dpc/v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        head = read_message(peer).partition(b"\r\n\r\n")[0].decode()
    [date] = [line for line in head.splitlines() if line.lower().startswith("date:")]
    year = datetime.fromtimestamp(sandbox.clock(), UTC).year
    assert f" {year} " in date


@pytest.mark.parametrize("kind", ["lost-answer", "cut-before", "cut-middle", "cut-after", "drip"])
def test_where_a_connection_is_cut(sandbox: Sandbox, kind: str) -> None:
    head, _, body = exchange(sandbox, kind).partition(b"\r\n\r\n")
    if kind in ("lost-answer", "cut-before"):
        assert (head, body) == (b"", b"")
        return
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    assert len(body) == (length // 2 if kind == "cut-middle" else length)


def test_a_path_with_a_line_break_reaches_the_service(sandbox: Sandbox) -> None:
    with Maia(environ=sandbox.environ) as maia, pytest.raises(Exception, match="404"):
        maia.api.agents.get_agent("a\nb/c")
    assert sandbox.requests("get_agent")[-1].request.path.endswith("/agents/a%0Ab%2Fc")
