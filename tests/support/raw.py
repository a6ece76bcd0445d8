"""A server on loopback that says any bytes, and what is needed to send something there without any policies."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self

from maia_client._effects import Answer, Exchange, Send
from maia_client._http import AsyncTransport, Transport
from maia_client._secret import Secret
from maia_client._settings import ClientCredentials, Settings

from .faulty import read_message

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"
CREDENTIALS = ClientCredentials("id", Secret("secret"))


def settings_for(
    url: str, *, system_trust: bool = False, ipv4_only: bool = False, caller: str | None = None
) -> Settings:
    """Settings whose API and token endpoint are at this origin."""
    return Settings(
        f"{url}/dpc", f"{url}/token", CREDENTIALS, system_trust=system_trust, ipv4_only=ipv4_only, caller=caller
    )


def get(settings: Settings, path: str = "/v1/projects", timeout: float = 10.0) -> Send:
    """A request with a token."""
    return Send("GET", f"{settings.base_url}{path}", {}, Secret("canary"), timeout)


def blocking(settings: Settings, request: Send, exchange: Exchange | None = None) -> Answer:
    """The answer to one request, by a client of its own."""
    transport = Transport(settings, exchange)
    try:
        return transport.send(request)
    finally:
        transport.close()


def awaiting(settings: Settings, request: Send, exchange: Exchange | None = None) -> Answer:
    """The same asynchronously."""

    async def main() -> Answer:
        transport = AsyncTransport(settings, exchange)
        try:
            return await transport.send(request)
        finally:
            await transport.close()

    return asyncio.run(main())


class RawServer:
    """Answers each request with the same pieces, and hangs up after the last piece unless it keeps connections.

    Args:
        pieces: what it says, in turn.
        pause: seconds before each piece.
        keep: reads the next request afterwards.
        until: called before each answer; a test may let it wait there.
        context: for TLS.

    Attributes:
        requests: what was sent, in order.
        connections: how many there were.
    """

    def __init__(
        self,
        pieces: Sequence[bytes] = (OK,),
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        pause: float = 0.0,
        keep: bool = False,
        until: Callable[[], object] = lambda: None,
        context: ssl.SSLContext | None = None,
    ) -> None:
        self.pieces = pieces
        self._pause, self._keep, self._until, self._context = pause, keep, until, context
        self._family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.create_server((host, port), family=self._family, backlog=100)
        self.port: int = self._listener.getsockname()[1]
        self.requests: list[bytes] = []
        self.connections = 0
        self._threads = [Thread(target=self._accept, daemon=True)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                peer, _ = self._listener.accept()
                self.connections += 1
                thread = Thread(target=self._serve, args=(peer,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _serve(self, peer: socket.socket) -> None:
        with peer, suppress(OSError, EOFError):
            peer.settimeout(20)
            stream = peer if self._context is None else self._context.wrap_socket(peer, server_side=True)
            with stream:
                while True:
                    self.requests.append(read_message(stream))
                    self._until()
                    for piece in self.pieces:
                        time.sleep(self._pause)
                        stream.sendall(piece)
                    if not self._keep:
                        return
