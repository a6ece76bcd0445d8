"""A sandbox on a real loopback socket, in a thread of its own."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from threading import Thread
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request as WebRequest
from starlette.responses import Response as WebResponse
from starlette.routing import Route

from ..errors import ConfigurationError
from ._messages import Request
from ._service import BASE_PATH, TOKEN_PATH, Service

HOST = "127.0.0.1"
START_SECONDS = 10.0


class Sandbox:
    """A stand-in for the service that this process serves on loopback.

    >>> with Sandbox() as sandbox, Maia(environ=sandbox.environ) as maia:
    ...     maia.run("Daily load").wait()

    Args:
        service: what answers; the demo world on the real clock if left out.
        port: 0 takes any that is free.

    Raises:
        ConfigurationError: the port is taken.
    """

    def __init__(self, service: Service | None = None, *, port: int = 0) -> None:
        self.service = service or Service(time.time)
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        self._server = uvicorn.Server(
            uvicorn.Config(
                _application(self.service), loop="asyncio", lifespan="off", log_level="warning", access_log=False
            )
        )
        self._thread = Thread(target=self._server.run, args=([self._socket],), name="maia-sandbox", daemon=True)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def environ(self) -> Mapping[str, str]:
        """The settings that lead a client here, as environment variables."""
        return {
            "MAIA_BASE_URL": f"{self.url}{BASE_PATH}",
            "MAIA_TOKEN_URL": f"{self.url}{TOKEN_PATH}",
            "MAIA_CLIENT_ID": "sandbox",
            "MAIA_CLIENT_SECRET": "sandbox-secret",
            "MAIA_PROJECT": "Sales",
            "MAIA_ENVIRONMENT": "Prod",
        }

    def start(self) -> None:
        """Returns when the sandbox answers."""
        self._thread.start()
        until = time.monotonic() + START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > until:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.002)

    def close(self) -> None:
        """Stops serving; what it knew is gone."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(START_SECONDS)
        self._socket.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ConfigurationError(f"The sandbox can't listen on port {port}: {error}. Choose another port.") from error
    return listener


def _application(service: Service) -> Starlette:
    async def answer(web: WebRequest) -> WebResponse:
        # raw_path keeps an escaped slash inside one segment.
        raw = web.scope.get("raw_path") or web.url.path.encode()
        request = Request(
            web.method,
            raw.partition(b"?")[0].decode("ascii", "replace"),
            web.url.query,
            {key.lower(): value for key, value in web.headers.items()},
            await web.body(),
        )
        response = service.handle(request)
        return WebResponse(response.body, response.status, dict(response.headers))

    methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
    return Starlette(routes=[Route("/{path:path}", answer, methods=methods)])
