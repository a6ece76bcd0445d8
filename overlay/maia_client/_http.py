"""The wire: the one module that imports httpx. Its types stay in here."""

from __future__ import annotations

import platform
from collections.abc import Generator
from threading import Lock
from typing import Any

import httpx

from ._effects import Answer, Send, TransportError
from ._secret import Secret
from ._version import __version__

USER_AGENT = f"maia-client/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
CONNECT_TIMEOUT = 10.0
# The last byte of the request had not left when one of these came up.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class _Bearer(httpx.Auth):
    """Adds the token to this one request. Unlike an event hook it never follows a redirect to another host."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token.reveal()}"
        yield request


class Transport:
    """Sends from any thread. The connection pool is opened by the first request."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._client: httpx.Client | None = None
        self._closed = False

    def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        """
        try:
            return _answer(self._opened().request(request.method, request.url, **_arguments(request)))
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _translated(error, request) from error

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._client is not None:
                self._client.close()

    def _opened(self) -> httpx.Client:
        with self._lock:
            if self._closed:
                raise RuntimeError("this client is closed")
            if self._client is None:
                self._client = httpx.Client(**_configuration(), mounts=dict.fromkeys(_LOOPBACK))
            return self._client


class AsyncTransport:
    """Sends from the tasks of one event loop. The connection pool is opened by the first request."""

    def __init__(self) -> None:
        self._client: httpx.AsyncClient | None = None
        self._closed = False

    async def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        """
        try:
            return _answer(await self._opened().request(request.method, request.url, **_arguments(request)))
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _translated(error, request) from error

    async def close(self) -> None:
        self._closed = True
        if self._client is not None:
            await self._client.aclose()

    def _opened(self) -> httpx.AsyncClient:
        if self._closed:
            raise RuntimeError("this client is closed")
        if self._client is None:
            self._client = httpx.AsyncClient(**_configuration(), mounts=dict.fromkeys(_LOOPBACK))
        return self._client


# What goes to this machine goes there directly, whatever proxy the environment names.
_LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")


def _configuration() -> dict[str, Any]:
    return {"follow_redirects": False, "headers": {"User-Agent": USER_AGENT, "Accept": "application/json"}}


def _arguments(request: Send) -> dict[str, Any]:
    timeout = httpx.Timeout(request.timeout, connect=min(CONNECT_TIMEOUT, request.timeout))
    return {**request.options, "timeout": timeout, "auth": _Bearer(request.token) if request.token else None}


def _answer(response: httpx.Response) -> Answer:
    return Answer(
        response.status_code, {key.lower(): value for key, value in response.headers.items()}, response.content
    )


def _translated(error: Exception, request: Send) -> TransportError:
    sent = not isinstance(error, (*_NOT_SENT, httpx.InvalidURL))
    said = str(error) or type(error).__name__
    if isinstance(error, httpx.ConnectTimeout):
        reason = "no connection in time"
    elif isinstance(error, httpx.PoolTimeout):
        reason = "no free connection in time"
    elif isinstance(error, httpx.TimeoutException):
        reason = f"nothing came within {request.timeout:.0f} s"
    elif sent:
        reason = f"the connection broke ({said})"
    else:
        reason = f"no connection ({said})"
    return TransportError(reason, sent=sent)
