"""Faults on a real socket: a service that answers by script, and a proxy that cuts connections."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from types import TracebackType
from typing import Self

from maia_client.sandbox import Pipeline, Project, Request, Response, Scenario, Service

WORLD = (
    Project(
        "5a1e5000-0000-4000-8000-000000000001",
        "Sales",
        ("Prod", "Dev"),
        (
            Pipeline("Quick load", ("Only step",), duration=0.3),
            Pipeline("Broken load", ("Only step",), 0.3, "FAILED", "Only step: no such table"),
            Pipeline("Skipped load", ("Only step",), 0.3, "SKIPPED"),
            Pipeline("Slow load", ("First", "Second"), duration=2.5),
            Pipeline("Endless load", duration=1e6),
            Pipeline("Disabled load", enabled=False),
        ),
    ),
)


class ScriptedService(Service):
    """The service, with answers put in its mouth.

    Attributes:
        seen: every request, in order.
    """

    def __init__(
        self, world: Sequence[Project] = WORLD, *, wrapped: bool = False, token_lifetime: float = 1800.0
    ) -> None:
        super().__init__(time.time, Scenario(world, token_lifetime=token_lifetime, budget=None, wrapped=wrapped))
        self.seen: list[Request] = []
        self._script: list[_Rule] = []

    def answer(
        self,
        to: str,
        status: int,
        body: bytes | str = b"",
        *,
        times: int = 1,
        after: int = 0,
        headers: Mapping[str, str] | None = None,
        obeys: bool = False,
    ) -> None:
        """Answers the next requests whose `METHOD path` holds `to` like this, after letting some pass.

        Args:
            obeys: the service does what is asked all the same.
        """
        content = body.encode() if isinstance(body, str) else body
        self._script.append(_Rule(to, Response(status, headers or {}, content), times, after, obeys))

    def sent(self, to: str) -> list[Request]:
        return [request for request in self.seen if to in f"{request.method} {request.path}"]

    def handle(self, request: Request) -> Response:
        self.seen.append(request)
        for rule in self._script:
            if rule.to in f"{request.method} {request.path}" and rule.times > 0:
                if rule.after > 0:
                    rule.after -= 1
                    continue
                rule.times -= 1
                if rule.obeys:
                    super().handle(request)
                return rule.response
        return super().handle(request)


@dataclass
class _Rule:
    to: str
    response: Response
    times: int
    after: int
    obeys: bool


class DrippingServer:
    """A server on loopback whose answer never ends: a byte every few milliseconds, for as long as somebody reads."""

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        client, _ = self._listener.accept()
        with client, suppress(OSError):
            read_message(client)
            client.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n")
            for _ in range(2000):
                client.sendall(b" ")
                time.sleep(0.01)


@dataclass
class CuttingProxy:
    """A proxy on loopback that can hang up: before a request is passed on, or instead of passing its answer back.

    Args:
        upstream: port of the server behind it.
        before, instead: texts; a request whose first line holds one is cut, once each.
    """

    upstream: int
    before: list[str] = field(default_factory=list)
    instead: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = Thread(target=self._accept, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError, EOFError):
            client.settimeout(30)
            while True:
                request = read_message(client)
                first_line = request.partition(b"\r\n")[0].decode()
                if _strike(self.before, first_line):
                    return
                with socket.create_connection(("127.0.0.1", self.upstream), timeout=30) as server:
                    server.sendall(request)
                    response = read_message(server)
                if _strike(self.instead, first_line):
                    return
                client.sendall(response)


def _strike(texts: list[str], line: str) -> bool:
    found = next((text for text in texts if text in line), None)
    if found is not None:
        texts.remove(found)
    return found is not None


def read_message(peer: socket.socket) -> bytes:
    """One HTTP/1.1 message with a Content-Length, or without a body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _more(peer.recv)
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0]) if lengths else 0
    while len(body) < length:
        body += _more(peer.recv)
    return head + b"\r\n\r\n" + body


def _more(receive: Callable[[int], bytes]) -> bytes:
    chunk = receive(65536)
    if not chunk:
        raise EOFError
    return chunk
