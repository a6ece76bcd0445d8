"""The wire: the one module that imports httpx. Its types stay in here."""

from __future__ import annotations

import logging
import platform
import re
import socket
import ssl
import sys
import threading
import time
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import aclosing, closing, suppress
from contextvars import ContextVar
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import unquote

import httpx

from ._effects import Answer, Exchange, Send, TransportError
from ._fork import starts_over_in_child
from ._secret import Secret, forget, redacted
from ._settings import LOOPBACK, Settings
from ._text import one_line
from ._version import __version__
from .errors import ConfigurationError

if TYPE_CHECKING:
    import asyncio  # a quarter of what the first client costs, which a synchronous one need not pay

C = TypeVar("C", httpx.Client, httpx.AsyncClient)
M = TypeVar("M")

USER_AGENT = f"maia-client/{__version__} python/{platform.python_version()} httpx/{httpx.__version__}"
CONNECT_TIMEOUT = 10.0
LONGEST_BODY = 64 * 2**20
"""Bytes of an answer's body, decoded. A page of a list is far below it; what is longer must not fill the memory."""

# No byte of the request had left when one of these came up.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)

# These quote what was sent or received, and so do their causes.
_QUOTING = (httpx.ProtocolError, httpx.InvalidURL)

# What a broken exchange raises. Anything else is a mistake in this program, and looks like one.
_BROKEN = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, zlib.error)


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
        # What the body was encoded with is history: that of an `Answer` is decoded.
        headers = {key: value for key, value in answer.headers.items() if key.lower() != "content-encoding"}
        return httpx.Response(answer.status_code, headers=headers, stream=_Whole(answer.content))


class _Whole(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that is there already, to be read like any other."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


class Transport:
    """Sends from any thread, and after a fork in both processes. The connections are opened by the first request.

    A request ends within its time, whatever the service does. Only the search for a host's address is left to the
    system, which can't be interrupted.

    Args:
        exchange: answers in the network's stead.
    """

    def __init__(self, settings: Settings, exchange: Exchange | None = None) -> None:
        self._settings = settings
        self._exchange = exchange
        self._headers = _headers(settings)
        self._closed = False
        self._begin()
        starts_over_in_child(self)

    def _begin(self) -> None:
        self._lock = Lock()
        self._client: httpx.Client | None = None
        self._network = _Network(ipv4_only=self._settings.ipv4_only)

    def start_over(self) -> None:
        """Leaves connections and locks to the parent of this process."""
        self._network.abandon()
        self._begin()

    def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        ConfigurationError: proxy or certificate settings of the environment can't be used.
        RuntimeError: this client is closed.
        """
        client = self._opened()
        outer, exchanging = sys.exception(), _exchanging.set(True)
        try:
            return self._exchanged(client, request)
        except BaseException as error:  # noqa: BLE001 - raised below, away from what it was made of
            failure = _discreet(error, request, outer, closed=self._closed)
        finally:
            _exchanging.reset(exchanging)
        try:
            raise failure
        finally:
            del failure  # which holds this frame

    def _exchanged(self, client: httpx.Client, request: Send) -> Answer:
        built = _built(request, self._settings, self._headers)
        self._network.begin(request.timeout)
        response = client._transport_for_url(built.url).handle_request(built)
        with closing(cast(httpx.SyncByteStream, response.stream)) as stream:
            body = _Body(response)
            for chunk in stream:
                body.add(chunk)
            return body.answer()

    def close(self) -> None:
        """Closes the connections.

        What other threads have sent ends at once, with a TransportError; what is only being connected, in its own time.
        """
        with self._lock:
            self._closed = True
        self._network.close()

    def _opened(self) -> httpx.Client:
        with self._lock:
            _check_open(self._closed)
            if self._client is None:
                if self._exchange is None:
                    self._client = _connected(httpx.Client, _context(self._settings), self._network)
                else:
                    self._client = _local(httpx.Client, self._exchange)
            return self._client


class AsyncTransport:
    """Sends from the tasks of any event loops, each of which has connections of its own.

    They are opened by a loop's first request, and closed by `close` or when the loop shuts down, as `asyncio.run` lets
    it. A loop that is closed without `shutdown_asyncgens` leaves them to the garbage collector. After a fork the child
    must use a loop of its own.

    Args:
        exchange: answers in the network's stead.
    """

    def __init__(self, settings: Settings, exchange: Exchange | None = None) -> None:
        self._settings = settings
        self._exchange = exchange
        self._headers = _headers(settings)
        self._closed = False
        self._context: ssl.SSLContext | None = None
        self._clients: dict[asyncio.AbstractEventLoop, _LoopsClient] = {}
        self._lock = Lock()
        starts_over_in_child(self)

    def start_over(self) -> None:
        """Leaves a lock to the parent of this process. Its connections belong to a loop that is not ours."""
        self._lock = Lock()

    async def send(self, request: Send) -> Answer:
        """Raises:
        TransportError: no complete answer arrived.
        ConfigurationError: proxy or certificate settings of the environment can't be used.
        RuntimeError: this client is closed.
        """
        own = await self._opened()
        outer, exchanging = sys.exception(), _exchanging.set(True)
        try:
            return await self._exchanged(own, request)
        except BaseException as error:  # noqa: BLE001 - raised below, away from what it was made of
            failure = _discreet(error, request, outer, closed=self._closed)
        finally:
            _exchanging.reset(exchanging)
        try:
            raise failure
        finally:
            del failure  # which holds this frame

    async def _exchanged(self, own: _LoopsClient, request: Send) -> Answer:
        built = _built(request, self._settings, self._headers)
        from asyncio import timeout

        async with timeout(request.timeout) as limit:
            own.limits.add(limit)
            try:
                response = await own.client._transport_for_url(built.url).handle_async_request(built)
                async with aclosing(cast(httpx.AsyncByteStream, response.stream)) as stream:
                    body = _Body(response)
                    async for chunk in stream:
                        body.add(chunk)
                    return body.answer()
            finally:
                own.limits.discard(limit)

    async def close(self) -> None:
        """Closes the connections of this loop, and asks the other loops that are running to close theirs.

        Requests that are on their way end at once, with a TransportError.
        """
        from asyncio import get_running_loop

        with self._lock:
            self._closed = True
            clients, self._clients = self._clients, {}
        here = clients.pop(get_running_loop(), None)
        for loop, own in clients.items():
            with suppress(RuntimeError):  # it has been closed, and its connections with it
                loop.call_soon_threadsafe(own.close_soon)
        if here is not None:
            await here.close()

    async def _opened(self) -> _LoopsClient:
        from asyncio import get_running_loop

        loop = get_running_loop()
        with self._lock:
            _check_open(self._closed)
            own = self._clients.get(loop)
            if own is None:
                own = _LoopsClient(self._configured(), lambda: self._forget(loop))
                self._clients = {other: one for other, one in self._clients.items() if not other.is_closed()}
                self._clients[loop] = own
        await own.open()
        return own

    def _configured(self) -> httpx.AsyncClient:
        if self._exchange is not None:
            return _local(httpx.AsyncClient, self._exchange)
        self._context = self._context or _context(self._settings)
        network = _AsyncNetwork(ipv4_only=self._settings.ipv4_only)
        return _connected(httpx.AsyncClient, self._context, network)

    def _forget(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            self._clients.pop(loop, None)


class _LoopsClient:
    """The connections of one event loop.

    Attributes:
        limits: of the exchanges that are going on, which end at once when the client is closed.
    """

    def __init__(self, client: httpx.AsyncClient, forget: Callable[[], None]) -> None:
        self.client = client
        self._forget = forget
        self._life = self._live()
        self._opened = False
        self.limits: set[asyncio.Timeout] = set()
        self._closing: asyncio.Task[None] | None = None

    async def open(self) -> None:
        if not self._opened:
            self._opened = True
            await anext(self._life)

    async def _live(self) -> AsyncGenerator[None, None]:
        """A generator because a loop that shuts down lets each one that it has begun come to its end."""
        from asyncio import get_running_loop

        try:
            yield
        finally:
            self._forget()
            for limit in self.limits:
                if not limit.expired():
                    limit.reschedule(get_running_loop().time())
            await self.client.aclose()

    async def close(self) -> None:
        await self._life.aclose()

    def close_soon(self) -> None:
        from asyncio import get_running_loop

        self._closing = get_running_loop().create_task(self.close())


class _Network:
    """httpcore's network, which this stands before, with what httpx has no option for.

    One limit for all that an exchange connects, reads and writes; IPv4 alone, on the way to a proxy too; and an end
    for those who are in the middle of something when the client is closed.
    """

    def __init__(self, *, ipv4_only: bool) -> None:
        self.inner: Any = None
        self._ipv4_only = ipv4_only
        self._until = threading.local()  # a thread is in one exchange at a time
        self._lock = Lock()
        self._streams: set[_Stream] = set()
        self._closed = False

    def begin(self, seconds: float) -> None:
        """The limit of the exchange that this thread begins."""
        self._until.moment = time.monotonic() + seconds

    def left(self, timeout: float, late: type[httpx.TimeoutException] = httpx.ReadTimeout) -> float:
        """The time for one step of an exchange, in seconds. Raises where that of the whole is over."""
        left: float = self._until.moment - time.monotonic()
        if left <= 0:
            raise late("the answer came too slowly")
        return min(timeout, left)

    def connect_tcp(self, *, timeout: float, **options: Any) -> _Stream:
        if self._ipv4_only:
            options["local_address"] = _ANY_IPV4
        return self.kept(self.inner.connect_tcp(timeout=self.left(timeout, httpx.ConnectTimeout), **options))

    def kept(self, inner: Any) -> _Stream:
        """The stream, which is closed with the client from now on."""
        stream = _Stream(inner, self)
        with self._lock:
            if not self._closed:
                self._streams.add(stream)
                return stream
        inner.close()
        raise httpx.ConnectError("the client was closed")

    def forget(self, stream: _Stream) -> None:
        with self._lock:
            self._streams.discard(stream)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            streams = list(self._streams)
        for stream in streams:
            stream.end()

    def abandon(self) -> None:
        """Lets go of the connections without a word to the other side: the parent of this process goes on with them."""
        for stream in self._streams:
            stream.inner.close()


class _Stream:
    """A connection of httpcore's, under the limit of the exchange that it is used for."""

    def __init__(self, inner: Any, network: _Network) -> None:
        self.inner = inner
        self._network = network
        self._busy = Lock()

    def read(self, max_bytes: int, timeout: float) -> bytes:
        with self._busy:
            data: bytes = self.inner.read(max_bytes, self._network.left(timeout))
            return data

    def write(self, buffer: bytes, timeout: float) -> None:
        with self._busy:
            self.inner.write(buffer, self._network.left(timeout, httpx.WriteTimeout))

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str, timeout: float) -> _Stream:
        self._network.forget(self)
        try:
            timeout = self._network.left(timeout, httpx.ConnectTimeout)
            secured = self.inner.start_tls(ssl_context, server_hostname, timeout)
        except BaseException:
            self.inner.close()
            raise
        return self._network.kept(secured)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)

    def close(self) -> None:
        self._network.forget(self)
        self.inner.close()

    def end(self) -> None:
        """Closes it under the hands of another thread, which must let go of the socket before its number is free."""
        with suppress(OSError):
            # Not the method of a TLS socket, which would take the encryption from that thread's next read.
            socket.socket.shutdown(self.inner.get_extra_info("socket"), socket.SHUT_RDWR)
        with self._busy:
            self.close()


_ANY_IPV4 = "0.0.0.0"  # noqa: S104 - where connections come from, not where anybody listens


class _AsyncNetwork:
    """httpcore's asynchronous network with what it and httpx leave out: IPv4 alone, and an end to a broken start."""

    def __init__(self, *, ipv4_only: bool) -> None:
        self.inner: Any = None
        self._ipv4_only = ipv4_only

    async def connect_tcp(self, **options: Any) -> _AsyncStream:
        if self._ipv4_only:
            options["local_address"] = _ANY_IPV4
        return _AsyncStream(await self.inner.connect_tcp(**options))


class _AsyncStream:
    """A connection of httpcore's, which is closed also where its handshake is cancelled."""

    def __init__(self, inner: Any) -> None:
        self.read, self.write, self.aclose = inner.read, inner.write, inner.aclose
        self.get_extra_info = inner.get_extra_info
        self._start_tls = inner.start_tls

    async def start_tls(self, *args: Any, **options: Any) -> Any:
        try:
            return await self._start_tls(*args, **options)
        except BaseException:
            await self.aclose()
            raise


# What goes to this machine goes there directly, whatever proxy the environment names.
_LOOPBACK = [f"all://[{host}]" if ":" in host else f"all://{host}" for host in LOOPBACK]


def _context(settings: Settings) -> ssl.SSLContext:
    """What certificates are checked against. Made once for all connections: reading them takes its time."""
    if not settings.system_trust:
        return _explained(httpx.create_ssl_context)
    try:
        import truststore
    except ImportError:
        raise ConfigurationError(
            "The trust store of the system needs another library: pip install 'maia-client[system-trust]'."
        ) from None
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _headers(settings: Settings) -> httpx.Headers:
    agent = f"{USER_AGENT} {settings.caller}" if settings.caller else USER_AGENT
    # gzip alone, because `_Body` inflates it step by step.
    return httpx.Headers({"User-Agent": agent, "Accept": "application/json", "Accept-Encoding": "gzip"})


def _local(kind: Callable[..., C], exchange: Exchange) -> C:
    return kind(transport=_Local(exchange), trust_env=False)


# Clients of httpx are made for their transports alone: these are its connections and proxies, and nothing that follows
# a redirect, keeps a cookie or adds credentials stands before them.
def _connected(kind: Callable[..., C], context: ssl.SSLContext, network: _Network | _AsyncNetwork) -> C:
    """A client that goes through our network, and through the proxies of the environment."""
    mounts = dict.fromkeys(_LOOPBACK)
    client: C = _explained(lambda: kind(verify=context, mounts=mounts))
    # No argument of httpx leads to the pools of its transports, which have one for the network.
    for transport in (client._transport, *client._mounts.values()):
        if transport is not None:
            pool: Any = getattr(transport, "_pool")  # noqa: B009 - its type does not say that it has one
            network.inner, pool._network_backend = pool._network_backend, network
            logging.getLogger(f"{type(pool).__module__.partition('.')[0]}.http11").addFilter(_without_headers)
    return client


def _explained(make: Callable[[], M]) -> M:
    try:
        return make()
    except (OSError, ImportError) as error:
        said = one_line(str(error))
    except Exception as error:  # noqa: BLE001 - of many kinds; what it says may hold the password of a proxy
        said = type(error).__name__
    raise ConfigurationError(f"The connection can't be set up: {said}. Check SSL_CERT_FILE and the proxy variables.")


_exchanging: ContextVar[bool] = ContextVar("exchanging", default=False)


def _without_headers(record: logging.LogRecord) -> bool:
    """Takes the headers of our answers, which may quote a token, out of what httpcore logs at DEBUG."""
    if _exchanging.get() and record.getMessage().startswith("receive_response_headers.complete"):
        record.msg, record.args = "receive_response_headers.complete", ()
    return True


def _discreet(error: BaseException, request: Send, outer: BaseException | None, *, closed: bool) -> BaseException:
    """What to raise in the place of an error of an exchange: nothing that shows headers, forms or bodies.

    Args:
        outer: the error that was being handled before the exchange.
    """
    forget(error, outer)
    if not isinstance(error, _BROKEN):
        return error
    translated = _translated(error, request, closed=closed)
    if not isinstance(error, _QUOTING):
        translated.__cause__ = error
    return translated


def _check_open(closed: bool) -> None:
    if closed:
        raise RuntimeError("this client is closed")


def _built(request: Send, settings: Settings, common: httpx.Headers) -> httpx.Request:
    """The request as bytes. What fails here has not been sent, and would fail again.

    Args:
        common: headers of every request.
    """
    _check_place(request, settings)
    options = dict(request.options)
    if "data" in options:
        options["data"] = {
            key: value.reveal() if isinstance(value, Secret) else value for key, value in options["data"].items()
        }
    timeout: dict[str, float] = dict.fromkeys(("read", "write", "pool"), request.timeout)
    timeout["connect"] = min(CONNECT_TIMEOUT, request.timeout)
    try:
        headers = httpx.Headers(common)
        if "headers" in options:
            headers.update(options.pop("headers"))
        built = httpx.Request(request.method, request.url, headers=headers, extensions={"timeout": timeout}, **options)
        if _UNSPEAKABLE.search(b" ".join(value for _, value in built.headers.raw)):
            raise ValueError("a header with control characters")
    except Exception as error:
        reason = f"the request can't be written ({type(error).__name__})"
        raise TransportError(reason, sent=False, transient=False) from error
    if request.token is not None:
        built.headers["Authorization"] = f"Bearer {request.token.reveal()}"
    return built


_UNSPEAKABLE = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


def _check_place(request: Send, settings: Settings) -> None:
    """Refuses a request for any place but those that were configured, whatever its arguments made of the URL."""
    if request.token is None and request.url == settings.token_url:
        return
    path = request.url.removeprefix(settings.base_url)
    if request.token is None or path == request.url or not path.startswith("/"):
        raise TransportError("its URL is not one of the API's", sent=False, transient=False)
    segments = re.split(r"[?#]", path)[0].split("/")[1:]
    if {unquote(segment) for segment in segments} & {"", ".", ".."}:
        raise TransportError("a part of its path is empty, or made of dots", sent=False, transient=False)


class _Body:
    """The body of an answer, decoded as it arrives, and bounded."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self._chunks: list[bytes] = []
        self._length = 0
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            reason = "the answer is encoded in a way that was not asked for"
            raise TransportError(reason, sent=True, transient=False)
        self._gzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None

    def add(self, chunk: bytes) -> None:
        if self._gzip is not None:
            # One byte more than there is room for shows that there is more.
            chunk = self._gzip.decompress(chunk, LONGEST_BODY - self._length + 1)
        self._chunks.append(chunk)
        self._length += len(chunk)
        if self._length > LONGEST_BODY:
            reason = f"the answer is longer than {LONGEST_BODY // 2**20} MiB"
            raise TransportError(reason, sent=True, transient=False)

    def answer(self) -> Answer:
        if self._gzip is not None and self._chunks and not self._gzip.eof:
            raise zlib.error("the encoded body is cut off")
        headers: dict[str, str] = {}
        for raw_name, raw_value in self._response.headers.raw:
            name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        return Answer(self._response.status_code, headers, b"".join(self._chunks))


def _translated(error: Exception, request: Send, *, closed: bool) -> TransportError:
    sent = not isinstance(error, _NOT_SENT)
    if closed:
        return TransportError("this client was closed meanwhile", sent=sent, transient=False)
    said = _said(error, request)
    if isinstance(error, httpx.ConnectTimeout):
        reason = "no connection in time"
    elif isinstance(error, httpx.PoolTimeout):
        reason = "no free connection in time"
    elif isinstance(error, httpx.TimeoutException | TimeoutError):
        reason = f"no complete answer within {request.timeout:.0f} s"
    elif sent:
        reason = f"the connection broke ({said})"
    else:
        reason = f"no connection ({said})"
    return TransportError(reason, sent=sent)


def _said(error: Exception, request: Send) -> str:
    """What an error says, without the secrets of the request."""
    said = str(error)
    if isinstance(error, _QUOTING):
        said = re.split(r"\s*(?:bytearray\()?b?['\"]", said)[0]
    for secret in [request.token, *request.options.get("data", {}).values()]:
        if isinstance(secret, Secret):
            said = redacted(said, secret)
    return one_line(said).rstrip(":") or type(error).__name__
