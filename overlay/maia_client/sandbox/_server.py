"""A sandbox on a real loopback socket, in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Mapping
from os import PathLike
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn
from starlette.requests import Request as WebRequest
from starlette.responses import Response as WebResponse
from starlette.responses import StreamingResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..errors import ConfigurationError
from ._certificate import Certificate, make_certificate
from ._control import answer_own
from ._host import Host
from ._messages import Request, Response
from ._scenario import Scenario
from ._service import Service

HOST = "127.0.0.1"
START_SECONDS = 10.0


class Sandbox(Host):
    """A stand-in for the service that this process serves on loopback.

    >>> with Sandbox() as sandbox, Maia(environ=sandbox.environ) as maia:
    ...     maia.run("Daily load").wait()

    Args:
        scenario: what it holds and how it behaves, or the TOML file that says so; a demo if left out.
        speed: sandbox seconds per real second.
        state: a file that keeps its state; without one the state ends with the sandbox.
        port: 0 takes any that is free.
        tls: serve https, under a certificate made for this sandbox.
        service: a service of your own instead of `scenario` and `state`.

    Raises:
        ConfigurationError: the port is taken, or the scenario or the state can't be used.
    """

    def __init__(
        self,
        scenario: Scenario | str | PathLike[str] | None = None,
        *,
        speed: float = 1.0,
        state: str | PathLike[str] | None = None,
        port: int = 0,
        tls: bool = False,
        service: Service | None = None,
    ) -> None:
        super().__init__(scenario, speed=speed, state=state, service=service)
        self._certificate: Certificate | None = make_certificate(HOST) if tls else None
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        config = uvicorn.Config(
            _application(self),
            http=_Protocol,
            loop="asyncio",
            lifespan="off",
            log_level="critical",
            access_log=False,
            date_header=False,  # the service's own answers have one, in the sandbox's time
        )
        if self._certificate is not None:
            config.load()
            config.ssl = self._certificate.context
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._server.run, args=([self._socket],), name="maia-sandbox", daemon=True)

    @property
    def url(self) -> str:
        return f"{'https' if self._certificate else 'http'}://{HOST}:{self.port}"

    @property
    def environ(self) -> Mapping[str, str]:
        """The settings that lead a client here, as environment variables.

        With `tls` they name the certificate to trust as SSL_CERT_FILE, which counts in the environment of the process
        alone: `Maia(environ=...)` does not look at it.
        """
        settings = self.settings(self.url)
        return settings if self._certificate is None else {**settings, "SSL_CERT_FILE": self._certificate.file}

    def start(self) -> None:
        """Returns when the sandbox answers."""
        self._thread.start()
        until = time.monotonic() + START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.002)

    def close(self) -> None:
        """Stops serving. Without a state file, what it knew is gone."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(START_SECONDS)
        self._socket.close()
        self.service.close()
        if self._certificate is not None:
            self._certificate.remove()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _listen(port: int) -> socket.socket:
    # Named as TCP, because asyncio turns Nagle's algorithm off for what says that it is; else an answer that is
    # written in two pieces waits 40 ms for its client.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ConfigurationError(f"The sandbox can't listen on port {port}: {error}. Choose another port.") from error
    return listener


class _Protocol(H11Protocol):
    """uvicorn's own, which also tells the application which connection a request came on, so that it can be cut."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        application = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope["maia.transport"] = transport
            await application(scope, receive, send)

        self.app = with_transport


def _application(host: Host) -> ASGIApp:
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        web = WebRequest(scope, receive)
        # raw_path keeps an escaped slash inside one segment.
        raw = scope.get("raw_path") or web.url.path.encode()
        path = raw.partition(b"?")[0].decode("ascii", "replace")
        headers = {key.lower(): value for key, value in web.headers.items()}
        request = Request(web.method, path, web.url.query, headers, await web.body())
        response = answer_own(host, request) or host.service.handle(request)
        delivered = await _delivered(response, scope["maia.transport"])
        await delivered(scope, receive, send)

    return serve


async def _delivered(response: Response, transport: asyncio.Transport) -> WebResponse:
    """The answer, on the way that its faults have in mind for it."""
    delivery, content = response.delivery, response.body
    if delivery.delay:
        await asyncio.sleep(delivery.delay)
    if delivery.cut == "before":
        await _cut(transport)
        return WebResponse()
    if not delivery.cut and not delivery.drip:
        return WebResponse(content, response.status, dict(response.headers))

    async def body() -> AsyncIterator[bytes]:
        if delivery.cut == "middle":
            yield content[: len(content) // 2]
            await _cut(transport)
            return
        for byte in content if delivery.drip else ():
            yield bytes([byte])
            await asyncio.sleep(delivery.drip / len(content))
        if not delivery.drip:
            yield content
        if delivery.cut == "after":
            await _cut(transport)

    return StreamingResponse(body(), response.status, {**response.headers, "content-length": str(len(content))})


async def _cut(transport: asyncio.Transport) -> None:
    """Closes a connection; what has been written still leaves, and nothing follows it."""
    transport.close()
    await asyncio.sleep(0.01)  # until the server has noticed, which then throws the rest of the answer away
