"""A second opinion: prism, which others wrote, holds requests to the same document as the sandbox does.

Run by `nox -s tests_prism`, which installs prism from npm and says where it is.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

import pytest

from maia_client._generated import document
from maia_client.sandbox import Sandbox, Scenario
from prism.corpus import Shape, corpus

PRISM = os.environ.get("PRISM", "")
if not PRISM:
    pytest.skip("prism lives in the environment of nox -s tests_prism", allow_module_level=True)

START_SECONDS = 60.0

DIFFERENCES: Mapping[str, Callable[[Shape], bool]] = {
    "a body that is not declared: prism refuses it, where OpenAPI says nothing and the sandbox does not look": (
        lambda shape: shape.spoilt == "a body nobody asked for"
    ),
    "a paginationToken that nobody was handed: no schema can tell, and the sandbox knows its own": (
        lambda shape: (
            shape.operation == "pipeline_execution.list_pipeline_executions"
            and not shape.query.get("paginationToken", "0").isdecimal()
        )
    ),
}
"""Why the two differ, and for which requests they may. The document decides; see the sentence."""


class Peer:
    """A server to ask over one connection, which is opened anew where the server has closed it."""

    def __init__(self, port: int, base: str, token: str) -> None:
        self._port = port
        self._base = base
        self._headers = {"Authorization": f"Bearer {token}"}
        self._connection = HTTPConnection("127.0.0.1", port, timeout=10)

    def status(self, shape: Shape) -> int:
        for again in (True, False):
            try:
                return self._ask(shape)
            except (HTTPException, ConnectionError):
                self._connection.close()
                if not again:
                    raise
        raise AssertionError("unreachable")

    def _ask(self, shape: Shape) -> int:
        headers = {**self._headers, **shape.headers}
        if shape.content_type is not None:
            headers["Content-Type"] = shape.content_type
        self._connection.request(shape.method, self._base + shape.target(), shape.content(), headers)
        with self._connection.getresponse() as answer:
            answer.read()
            return answer.status

    def close(self) -> None:
        self._connection.close()


@contextmanager
def prism(folder: Path) -> Iterator[Peer]:
    """prism as a process, with the same document."""
    (folder / "document.json").write_text(json.dumps(document("v1")))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (folder / "prism.log").open("w") as log:
        command = [PRISM, "mock", "--errors", "-h", "127.0.0.1", "-p", str(port), str(folder / "document.json")]
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            until = monotonic() + START_SECONDS
            while monotonic() < until and process.poll() is None:
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                    break
                sleep(0.1)  # another process is starting; nothing hangs on how long it takes
            peer = Peer(port, "", "any")
            yield peer
            peer.close()
        finally:
            process.terminate()
            process.wait(10)


@contextmanager
def sandbox() -> Iterator[Peer]:
    with Sandbox(Scenario(budget=None)) as host:
        connection = HTTPConnection("127.0.0.1", host.port, timeout=10)
        form = "grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret&audience=a"
        connection.request("POST", "/oauth/dpc/token", form)
        token = json.load(connection.getresponse())["access_token"]
        connection.close()
        peer = Peer(host.port, "/dpc", token)
        yield peer
        peer.close()


def test_the_two_agree_on_what_fits(tmp_path: Path) -> None:
    agreed, refused = 0, 0
    explained: Counter[str] = Counter()
    unexplained: list[str] = []
    operations = set()
    with prism(tmp_path) as theirs, sandbox() as ours:
        for shape in corpus():
            operations.add(shape.operation)
            their_status, our_status = theirs.status(shape), ours.status(shape)
            their_refusal, our_refusal = their_status in (400, 415, 422), our_status == 400
            if their_refusal == our_refusal:
                agreed += 1
                refused += our_refusal
                continue
            reasons = [reason for reason, applies in DIFFERENCES.items() if applies(shape)]
            if reasons:
                explained.update(reasons[:1])
            else:
                what = shape.spoilt or "fits"
                unexplained.append(f"{shape.operation}: {what}: prism {their_status}, we {our_status}")
    sys.stdout.write(f"\n{agreed} agreed on ({refused} refused), {sum(explained.values())} explained\n")
    for reason, count in explained.items():
        sys.stdout.write(f"{count:5} {reason}\n")
    assert not unexplained, "\n".join(unexplained)
    assert explained.keys() == DIFFERENCES.keys()
    assert agreed > 1000
    items = document("v1")["paths"].values()
    assert operations == {one["x-maia-name"] for item in items for one in item.values() if "operationId" in one}
