"""The wire: the one module that imports httpx. Its types stay in here."""

from __future__ import annotations

import asyncio
import platform
import time
from collections.abc import Callable, Generator
from contextlib import closing
from threading import Lock
from typing import TypeVar

import httpx

from ._effects import Answer, Exchange, Send, TransportError
from ._secret import Secret
from ._settings import LOOPBACK
from ._text import one_line
from ._version import __version__
from .errors import ConfigurationError

C = TypeVar("C", httpx.Client, httpx.AsyncClient)

USER_AGENT = f"maia-client/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
CONNECT_TIMEOUT = 10.0
# No byte of the request had left when one of these came up.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)

# What a broken exchange raises. Anything else is a mistake in this program, and looks like one.
_BROKEN = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError)


class _Bearer(httpx.Auth):
    """Adds the token to this one request. Unlike an event hook it never follows a redirect to another host."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token.reveal()}"
        yield request


class _Local(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """In the place of the network: whoever answers in this process is handed what would have been sent."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, request.read())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answered(request, await request.aread())

    def _answered(self, request: httpx.Request, body: bytes) -> httpx.Response:
        headers = {key.lower(): value for key, value in request.headers.items()}
        timeout = request.extensions["timeout"]["read"]
        answer = self._exchange(request.method, str(request.url), headers, body, timeout)
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)


class Transport:
    """Sends from any thread. The connection pool is opened by the first request.

    Args:
        exchange: answers in the network's stead.
    """

    def __init__(self, exchange: Exchange | None = None) -> None:
        self._exchange = exchange
        self._lock = Lock()
        self._client: httpx.Client | None = None
        self._closed = False

    def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        ConfigurationError: proxy or certificate settings of the environment can't be used.
        """
        client = self._opened()
        built = _built(client, request)
        until = time.monotonic() + request.timeout
        try:
            response = client.send(built, stream=True, auth=_auth(request))
            with closing(response):
                chunks: list[bytes] = []
                for chunk in response.iter_bytes():
                    chunks.append(chunk)
                    if time.monotonic() > until:
                        raise httpx.ReadTimeout("the answer came too slowly", request=built)
        except _BROKEN as error:
            raise _translated(error, request) from error
        return _answer(response, b"".join(chunks))

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._client is not None:
                self._client.close()

    def _opened(self) -> httpx.Client:
        with self._lock:
            _check_open(self._closed)
            if self._client is None:
                self._client = _configured(httpx.Client, self._exchange)
            return self._client


class AsyncTransport:
    """Sends from the tasks of one event loop. The connection pool is opened by the first request.

    Args:
        exchange: answers in the network's stead.
    """

    def __init__(self, exchange: Exchange | None = None) -> None:
        self._exchange = exchange
        self._client: httpx.AsyncClient | None = None
        self._closed = False

    async def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        ConfigurationError: proxy or certificate settings of the environment can't be used.
        """
        client = self._opened()
        built = _built(client, request)
        try:
            async with asyncio.timeout(request.timeout):
                response = await client.send(built, auth=_auth(request))
        except TimeoutError as error:
            raise _translated(httpx.ReadTimeout("the answer came too slowly", request=built), request) from error
        except _BROKEN as error:
            raise _translated(error, request) from error
        return _answer(response, response.content)

    async def close(self) -> None:
        self._closed = True
        if self._client is not None:
            await self._client.aclose()

    def _opened(self) -> httpx.AsyncClient:
        _check_open(self._closed)
        if self._client is None:
            self._client = _configured(httpx.AsyncClient, self._exchange)
        return self._client


# What goes to this machine goes there directly, whatever proxy the environment names.
_LOOPBACK = [f"all://[{host}]" if ":" in host else f"all://{host}" for host in LOOPBACK]


def _configured(kind: Callable[..., C], exchange: Exchange | None) -> C:
    headers = {"User-Agent": USER_AGENT, "Accept": "application/json"}
    if exchange is not None:
        return kind(follow_redirects=False, headers=headers, transport=_Local(exchange), trust_env=False)
    try:
        return kind(follow_redirects=False, headers=headers, mounts=dict.fromkeys(_LOOPBACK))
    except Exception as error:
        raise ConfigurationError(
            f"The connection can't be set up: {one_line(str(error))}. Check SSL_CERT_FILE and the proxy variables."
        ) from error


def _check_open(closed: bool) -> None:
    if closed:
        raise RuntimeError("this client is closed")


def _built(client: httpx.Client | httpx.AsyncClient, request: Send) -> httpx.Request:
    """The request as bytes. What fails here has not been sent, and would fail again."""
    options = dict(request.options)
    if "data" in options:
        options["data"] = {
            key: value.reveal() if isinstance(value, Secret) else value for key, value in options["data"].items()
        }
    timeout = httpx.Timeout(request.timeout, connect=min(CONNECT_TIMEOUT, request.timeout))
    try:
        return client.build_request(request.method, request.url, timeout=timeout, **options)
    except Exception as error:
        reason = f"the request can't be written ({type(error).__name__})"
        raise TransportError(reason, sent=False, transient=False) from error


def _auth(request: Send) -> httpx.Auth | None:
    return _Bearer(request.token) if request.token is not None else None


def _answer(response: httpx.Response, content: bytes) -> Answer:
    return Answer(response.status_code, {key.lower(): value for key, value in response.headers.items()}, content)


def _translated(error: Exception, request: Send) -> TransportError:
    sent = not isinstance(error, _NOT_SENT)
    said = one_line(str(error)) or type(error).__name__
    if isinstance(error, httpx.ConnectTimeout):
        reason = "no connection in time"
    elif isinstance(error, httpx.PoolTimeout):
        reason = "no free connection in time"
    elif isinstance(error, httpx.TimeoutException):
        reason = f"no complete answer within {request.timeout:.0f} s"
    elif sent:
        reason = f"the connection broke ({said})"
    else:
        reason = f"no connection ({said})"
    return TransportError(reason, sent=sent)
