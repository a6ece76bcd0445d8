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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep
from typing import Literal

import pytest

from maia_client._generated import document
from maia_client.sandbox import Sandbox, Scenario
from prism.corpus import Shape, corpus

PRISM = os.environ.get("PRISM", "")
if not PRISM:
    pytest.skip("prism lives in the environment of nox -s tests_prism", allow_module_level=True)

START_SECONDS = 60.0

PRISM_REFUSES = {400, 415, 422}
WE_REFUSE = {400}
WE_FIND_NOTHING = {404, 409}
"""Answers to requests that fit: there is no such project, or not in this state."""


@dataclass(frozen=True)
class Difference:
    """A reason to differ.

    Attributes:
        refused_by: the one of the two that refuses; the other one takes the request.
        right: the one who is right by the document and the standards that it builds on, where they decide it.
    """

    why: str
    refused_by: Literal["prism", "us"]
    right: Literal["prism", "us", "open"]
    applies: Callable[[Shape], bool]


def _odd(*endings: str) -> Callable[[Shape], bool]:
    return lambda shape: shape.spoilt.endswith(endings)


DIFFERENCES = (
    Difference(
        "a body that is not declared: OpenAPI does not say what to do with it; the sandbox does not look",
        "prism",
        "open",
        _odd("a body nobody asked for"),
    ),
    Difference(
        "a body without a content type: RFC 9110 lets who gets it guess, and the sandbox does",
        "prism",
        "open",
        _odd("the body has no type"),
    ),
    Difference(
        "a paginationToken that nobody was handed: no schema can tell, and the sandbox knows its own",
        "us",
        "open",
        lambda shape: (
            shape.operation == "pipeline_execution.list_pipeline_executions"
            and not shape.query.get("paginationToken", "0").isdecimal()
        ),
    ),
    Difference(
        "a required text that is there and empty: prism takes it for missing; its schema fits, OpenAPI is unclear",
        "prism",
        "open",
        _odd(": empty"),
    ),
    Difference(
        "an optional value that is there and empty: prism takes it for missing; it is no number, boolean or enum value",
        "us",
        "us",
        _odd(": empty"),
    ),
    Difference(
        "integers as JavaScript reads them from text: OpenAPI names no notation; the sandbox wants decimal digits",
        "us",
        "open",
        _odd(*(f"integer as '{text}'" for text in ("1.0", "1e2", "+1", " 1", "0x1", "Infinity"))),
    ),
    Difference(
        "a UUID as an URN: JSON Schema's uuid is the bare one of RFC 4122",
        "us",
        "us",
        _odd("uuid as urn:uuid:5a1e5000-0000-4000-8000-0000000000aa"),
    ),
    Difference(
        "a date-time with a blank, without a colon, or 24 hours off: not in the grammar of RFC 3339",
        "us",
        "us",
        _odd("as 2026-11-24 01:02:03Z", "as 2026-11-24T01:02:03+0100", "as 2026-11-24T01:02:03+24:00"),
    ),
    Difference(
        "a leap second and the year 0: RFC 3339 has both, and Python's datetime, by which the sandbox counts, neither",
        "us",
        "prism",
        _odd("as 2016-12-31T23:59:60Z", "as 0000-01-01T00:00:00Z", "as 0000-01-01"),
    ),
    Difference(
        "a type that ends with +json and is not declared: prism reads it as JSON, but the document lists what it takes",
        "us",
        "us",
        _odd("type is application/vnd.novelty+json", "type is application/problem+json"),
    ),
    Difference(
        "JSON that is not UTF-8, as RFC 8259 has it: prism replaces what it can't read",
        "us",
        "us",
        _odd("the body is not UTF-8"),
    ),
    Difference(
        "multipart without a part in it: prism reads anything as no parts; it is not what its type says",
        "us",
        "us",
        _odd("another boundary than its type", "no parts, but text"),
    ),
    Difference(
        "two parts of one name are a list, which is no file: prism drops the first",
        "us",
        "us",
        _odd("two parts of one name"),
    ),
)
"""All there are. One that explains nothing any more fails the test."""


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
            while not _listens(port):
                if process.poll() is not None or monotonic() > until:
                    pytest.fail(f"prism did not start: {(folder / 'prism.log').read_text()[-2000:]}")
                sleep(0.1)  # another process is starting; nothing hangs on how long it takes
            peer = Peer(port, "", "any")
            yield peer
            peer.close()
        finally:
            process.terminate()
            process.wait(10)


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


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


def refused(status: int, refusals: set[int], others: set[int]) -> bool:
    """Whether an answer refuses the request as one that does not fit.

    Raises:
        ValueError: the answer says nothing about that.
    """
    if status in refusals:
        return True
    if 200 <= status < 300 or status in others:
        return False
    raise ValueError(status)


def test_the_two_agree_on_what_fits(tmp_path: Path) -> None:
    agreed: Counter[bool] = Counter()
    explained: Counter[Difference] = Counter()
    wrong: list[str] = []
    operations = set()
    with prism(tmp_path) as theirs, sandbox() as ours:
        for shape in corpus():
            operations.add(shape.operation)
            their_status, our_status = theirs.status(shape), ours.status(shape)
            told = f"{shape.operation}: {shape.spoilt or 'fits'}: prism {their_status}, we {our_status}"
            try:
                they_refuse = refused(their_status, PRISM_REFUSES, set())
                we_refuse = refused(our_status, WE_REFUSE, WE_FIND_NOTHING)
            except ValueError:
                wrong.append(told)
                continue
            if they_refuse == we_refuse:
                agreed[we_refuse] += 1
                continue
            by = "us" if we_refuse else "prism"
            reason = next((one for one in DIFFERENCES if one.refused_by == by and one.applies(shape)), None)
            if reason is None:
                wrong.append(told)
            else:
                explained[reason] += 1
    sys.stdout.write(
        f"\n{agreed.total() + explained.total() + len(wrong)} requests to {len(operations)} operations: both take "
        f"{agreed[False]}, both refuse {agreed[True]}, {explained.total()} differ for a reason, {len(wrong)} for none\n"
    )
    for reason, count in explained.items():
        sys.stdout.write(f"{count:5} refused by {reason.refused_by}, right: {reason.right}: {reason.why}\n")
    assert not wrong, "\n".join(wrong)
    assert set(explained) == set(DIFFERENCES)
    assert agreed[True] > 1000
    assert agreed[False] > 1000
    items = document("v1")["paths"].values()
    assert operations == {one["x-maia-name"] for item in items for one in item.values() if "operationId" in one}
