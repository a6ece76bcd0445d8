"""What goes over the wire, to whom, how much of it and for how long: TLS, proxies, addresses, sizes, loops, forks."""

from __future__ import annotations

import asyncio
import gc
import gzip
import os
import socket
import ssl
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, Event, Thread
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from maia_client import AsyncMaia, Maia, _http, errors
from maia_client._effects import Answer, Send, TransportError
from maia_client._http import AsyncTransport, Transport
from maia_client._secret import Secret
from maia_client.sandbox import Sandbox, _server
from maia_client.sandbox._certificate import make_certificate
from support.examples import Example, examples
from support.faulty import ScriptedService, read_message
from support.raw import OK, RawServer, awaiting, blocking, get, settings_for

both = pytest.mark.parametrize("sent_by", [blocking, awaiting])
Sent = Callable[..., Answer]

MIB = 2**20


def have_ipv6() -> bool:
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return True
    return False


# -- who is asked, and who asks


@both
def test_the_user_agent_names_client_version_and_caller(sent_by: Sent) -> None:
    seen: list[Mapping[str, str]] = []

    def exchange(method: str, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Answer:
        seen.append(headers)
        return Answer(200, {}, b"{}")

    settings = settings_for("http://127.0.0.1:9", caller="nightly/1.2 (team sales)")
    sent_by(settings, get(settings), exchange)
    ours, python, library, *caller = seen[0]["user-agent"].split(" ")
    assert (ours.partition("/")[0], python.partition("/")[0], library.partition("/")[0]) == (
        "maia-client",
        "python",
        "httpx",
    )
    assert " ".join(caller) == "nightly/1.2 (team sales)"
    assert seen[0]["authorization"] == "Bearer canary"


@both
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_by_nobody(sent_by: Sent, status: int) -> None:
    with RawServer() as elsewhere:
        head = f"HTTP/1.1 {status} Gone\r\nlocation: {elsewhere.url}/dpc/v1/projects\r\ncontent-length: 0\r\n\r\n"
        with RawServer([head.encode()]) as server:
            settings = settings_for(server.url)
            assert sent_by(settings, get(settings)).status_code == status
        assert elsewhere.connections == 0


HOSTILE = (
    "../../../evil",
    "//evil.test/",
    "\\\\evil.test\\",
    "?a=b",
    "#a",
    "@evil.test",
    ":80",
    "%2e%2e",
    "%2F",
    "a\r\nHost: evil.test",
    "\x00",
    "é/ü",
    ";a=b",
    " ",
    "...",
)
UNFIT = ("", ".", "..")


def built_for(example: Example, value: str) -> tuple[httpx.Request, str]:
    """The request of an operation whose ids all have this value, and the path that its template allows."""
    settings = settings_for("https://maia.test")
    call = example.bound_to(_calls())(*(value for _ in example.positional), **example.keywords)
    options = {key: one for key, one in call.request.items() if key not in ("method", "url")}
    send = Send(example.method, f"{settings.base_url}{call.request['url']}", options, Secret("canary"), 1.0)
    request = _http._built(send, settings, httpx.Headers())
    pieces = [quote(value, safe="") if piece.startswith("{") else piece for piece in example.path.split("/")]
    return request, "/dpc" + "/".join(pieces)


def _calls() -> Any:
    from maia_client._generated import calls

    return calls("v1")


@pytest.mark.parametrize("example", list(examples(optional=False)), ids=lambda example: example.name)
def test_no_argument_leads_to_another_host_or_path(example: Example) -> None:
    for value in HOSTILE:
        request, path = built_for(example, value)
        assert (request.url.scheme, request.url.host, request.url.port) == ("https", "maia.test", None)
        assert request.url.raw_path.partition(b"?")[0].decode() == path
        assert request.headers["host"] == "maia.test"
    for value in UNFIT:
        if example.positional:
            with pytest.raises(TransportError, match="a part of its path") as caught:
                built_for(example, value)
            assert (caught.value.sent, caught.value.transient) == (False, False)


@pytest.mark.parametrize(
    ("url", "token"),
    [
        ("https://maia.test/v1/projects", "t"),
        ("https://maia.test/dpc@evil.test/v1", "t"),
        ("https://maia.test.evil.test/dpc/v1", "t"),
        ("http://maia.test/dpc/v1/projects", "t"),
        ("https://maia.test/token", "t"),
        ("https://evil.test/token", None),
        ("https://maia.test/dpc/v1/projects", None),
    ],
)
def test_nobody_but_the_service_is_sent_anything(url: str, token: str | None) -> None:
    def exchange(*request: object) -> Answer:
        raise AssertionError(request)

    settings = settings_for("https://maia.test")
    with pytest.raises(TransportError, match="not one of the API's"):
        blocking(settings, Send("GET", url, {}, Secret(token) if token else None, 1.0), exchange)


@both
def test_a_header_can_not_be_split(sent_by: Sent) -> None:
    with RawServer() as server:
        settings = settings_for(server.url)
        url = f"{settings.base_url}/v1/projects"
        for value in ("a\r\nX-Evil: 1", "a\nb", "\x00", "\x7f"):
            send = Send("GET", url, {"headers": {"environmentName": value}}, Secret("t"), 1.0)
            with pytest.raises(TransportError, match="can't be written") as caught:
                sent_by(settings, send)
            assert (caught.value.sent, caught.value.transient) == (False, False)
        assert server.requests == []


# -- TLS


@pytest.fixture
def tls_sandbox() -> Iterator[Sandbox]:
    with Sandbox(tls=True) as sandbox:
        yield sandbox


def total(environ: Mapping[str, str], **options: Any) -> int:
    """How many projects the service says that there are."""
    with Maia(environ=environ, timeout=5, **options) as maia:
        return maia.api.projects.list_projects().total or 0


def async_total(environ: Mapping[str, str], **options: Any) -> int:
    async def main() -> int:
        async with AsyncMaia(environ=environ, timeout=5, **options) as maia:
            return (await maia.api.projects.list_projects()).total or 0

    return asyncio.run(main())


counted_by = pytest.mark.parametrize("count", [total, async_total])


@both
@pytest.mark.parametrize("system", [False, True])
def test_an_unknown_authority_is_refused(
    tls_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, sent_by: Sent, system: bool
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    settings = settings_for(tls_sandbox.url, system_trust=system)
    with pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED") as caught:
        sent_by(settings, get(settings))
    assert not caught.value.sent


@both
@pytest.mark.parametrize("system", [False, True])
def test_a_certificate_for_another_name_is_refused(
    monkeypatch: pytest.MonkeyPatch, sent_by: Sent, system: bool
) -> None:
    monkeypatch.setattr(_server, "make_certificate", lambda host: make_certificate("maia.test"))
    with Sandbox(tls=True) as sandbox:
        monkeypatch.setenv("SSL_CERT_FILE", sandbox.environ["SSL_CERT_FILE"])
        settings = settings_for(sandbox.url, system_trust=system)
        with pytest.raises(TransportError, match="IP address mismatch") as caught:
            sent_by(settings, get(settings))
    assert not caught.value.sent


@pytest.mark.skipif(sys.platform != "linux", reason="only there a variable adds to what the system trusts")
@counted_by
def test_what_the_system_trusts_is_trusted_on_request(
    tls_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, count: Callable[..., int]
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", tls_sandbox.environ["SSL_CERT_FILE"])
    assert count(tls_sandbox.environ, trust_store="system") == count(tls_sandbox.environ) > 0


@both
def test_the_library_for_the_trust_store_is_named_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch, sent_by: Sent
) -> None:
    monkeypatch.setitem(sys.modules, "truststore", None)
    settings = settings_for("https://127.0.0.1:9", system_trust=True)
    with pytest.raises(errors.ConfigurationError, match=r"pip install 'maia-client\[system-trust\]'"):
        sent_by(settings, get(settings))


def test_certificates_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    contexts: list[ssl.SSLContext] = []
    make = httpx.create_ssl_context

    def counted() -> ssl.SSLContext:
        contexts.append(make())
        return contexts[-1]

    monkeypatch.setattr(httpx, "create_ssl_context", counted)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with RawServer(keep=True) as server:
        settings = settings_for(server.url)
        transport, twin = Transport(settings), AsyncTransport(settings)
        for _ in range(2):
            transport.send(get(settings))
            asyncio.run(_sent(twin, get(settings)))
        transport.close()
        assert len(contexts) == 2
        pools = [transport._client._transport, *transport._client._mounts.values()]  # type: ignore[union-attr]
        found = {pool._pool._ssl_context for pool in pools if pool is not None}
        assert found == {contexts[0]}


async def _sent(transport: AsyncTransport, send: Send) -> Answer:
    return await transport.send(send)


# -- proxies and addresses


class Proxy:
    """A proxy on loopback that opens tunnels to one port, whatever host is asked for.

    Attributes:
        asked: the first line of each request.
    """

    def __init__(self, upstream: int, host: str = "127.0.0.1") -> None:
        self._upstream = upstream
        self._listener = socket.create_server((host, 0))
        self.port: int = self._listener.getsockname()[1]
        self.asked: list[str] = []
        self._thread = Thread(target=self._accept, daemon=True)
        self._thread.start()

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError, EOFError):
            line = read_message(client).partition(b"\r\n")[0].decode()
            self.asked.append(line)
            with socket.create_connection(("127.0.0.1", self._upstream), timeout=10) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = Thread(target=_pump, args=(server, client), daemon=True)
                back.start()
                _pump(client, server)
                back.join(10)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextmanager
def proxied(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Proxy, dict[str, str]]]:
    """A proxy before a sandbox that is known as maia.test, and the settings for it."""
    monkeypatch.setattr(_server, "make_certificate", lambda host: make_certificate("maia.test"))
    with Sandbox(tls=True) as sandbox:
        proxy = Proxy(sandbox.port)
        monkeypatch.setenv("SSL_CERT_FILE", sandbox.environ["SSL_CERT_FILE"])
        environ = dict(sandbox.environ)
        for name in ("MAIA_BASE_URL", "MAIA_TOKEN_URL"):
            environ[name] = environ[name].replace(f"127.0.0.1:{sandbox.port}", "maia.test")
        try:
            yield proxy, environ
        finally:
            proxy.close()


@counted_by
@pytest.mark.parametrize("options", [{}, {"ip_version": "4"}, {"trust_store": "system"}])
def test_a_proxy_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch, count: Callable[..., int], options: dict[str, str]
) -> None:
    with proxied(monkeypatch) as (proxy, environ):
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert count(environ, **options) > 0
        assert set(proxy.asked) == {"CONNECT maia.test:443 HTTP/1.1"}


@both
@pytest.mark.parametrize("ipv4_only", [False, True])
def test_a_host_that_needs_no_proxy_is_asked_directly(
    monkeypatch: pytest.MonkeyPatch, sent_by: Sent, ipv4_only: bool
) -> None:
    asked: list[str] = []
    look_up = socket.getaddrinfo

    def nowhere(host: Any, *args: Any, **options: Any) -> Any:
        if host not in ("maia.test", b"maia.test"):
            return look_up(host, *args, **options)
        asked.append(host)
        raise socket.gaierror("on purpose")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    monkeypatch.setenv("NO_PROXY", "other.test,maia.test")
    with RawServer() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        settings = settings_for("https://maia.test", ipv4_only=ipv4_only)
        with pytest.raises(TransportError, match="on purpose"):
            sent_by(settings, get(settings))
        assert (len(asked), proxy.connections) == (1, 0)


@counted_by
@pytest.mark.parametrize("options", [{}, {"ip_version": "4"}])
def test_this_machine_is_asked_directly(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, count: Callable[..., int], options: dict[str, str]
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert count(sandbox.environ, **options) == 1


def test_a_proxy_that_can_not_be_used_is_said_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for("https://127.0.0.1:9")
    for proxy in ("foo://user:canary@127.0.0.1:9", "http://user:canary@127.0.0.1:nine", "http://user:canary@[::"):
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        with pytest.raises(errors.ConfigurationError, match="proxy variables") as caught:
            blocking(settings, get(settings))
        assert "canary" not in str(caught.value)


@pytest.fixture
def two_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets localhost have an address of each family, IPv6 first, as it has on most machines."""
    if not have_ipv6():
        pytest.skip("this machine has no IPv6")
    look_up = socket.getaddrinfo

    def both_families(host: Any, port: Any, family: int = 0, *args: Any, **options: Any) -> Any:
        if host not in ("localhost", b"localhost"):
            return look_up(host, port, family, *args, **options)
        wanted = [("::1", socket.AF_INET6), ("127.0.0.1", socket.AF_INET)]
        found = [look_up(one, port, kind, *args, **options) for one, kind in wanted if family in (0, kind)]
        return [entry for entries in found for entry in entries]

    monkeypatch.setattr(socket, "getaddrinfo", both_families)


@both
def test_ipv4_on_request(two_addresses: None, sent_by: Sent) -> None:
    with RawServer(host="::1") as six, RawServer(port=six.port) as four:
        for ipv4_only, expected in ((False, (1, 0)), (True, (1, 1))):
            settings = settings_for(f"http://localhost:{six.port}", ipv4_only=ipv4_only)
            assert sent_by(settings, get(settings)).status_code == 200
            assert (six.connections, four.connections) == expected


@both
def test_ipv4_on_the_way_to_a_proxy(two_addresses: None, monkeypatch: pytest.MonkeyPatch, sent_by: Sent) -> None:
    refusal = [b"HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n"]
    with RawServer(refusal, host="::1") as six, RawServer(refusal, port=six.port) as four:
        monkeypatch.setenv("HTTPS_PROXY", f"http://localhost:{six.port}")
        for ipv4_only, expected in ((False, (1, 0)), (True, (1, 1))):
            settings = settings_for("https://maia.test", ipv4_only=ipv4_only)
            with pytest.raises(TransportError, match="no connection \\(407") as caught:
                sent_by(settings, get(settings))
            assert not caught.value.sent
            assert (six.connections, four.connections) == expected


# -- how much, and for how long


def response(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"content-length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@both
@pytest.mark.parametrize("encoded", [False, True])
def test_a_body_is_bounded(monkeypatch: pytest.MonkeyPatch, sent_by: Sent, encoded: bool) -> None:
    monkeypatch.setattr(_http, "LONGEST_BODY", MIB)
    with RawServer() as server:
        settings = settings_for(server.url)
        for length in (MIB, MIB + 1):
            body = os.urandom(length)
            server.pieces = [response(gzip.compress(body, 1), "content-encoding: gzip") if encoded else response(body)]
            if length == MIB:
                assert sent_by(settings, get(settings)).content == body
                continue
            with pytest.raises(TransportError, match="longer than 1 MiB") as caught:
                sent_by(settings, get(settings))
            assert (caught.value.sent, caught.value.transient) == (True, False)


@both
def test_a_small_body_that_grows_for_ever_is_stopped_while_it_grows(
    monkeypatch: pytest.MonkeyPatch, sent_by: Sent
) -> None:
    monkeypatch.setattr(_http, "LONGEST_BODY", MIB)
    bomb = response(gzip.compress(bytes(60 * MIB), 9), "content-encoding: gzip")
    assert len(bomb) < 65536  # it comes in one piece
    with RawServer([bomb]) as server:
        settings = settings_for(server.url)
        tracemalloc.start()
        try:
            with pytest.raises(TransportError, match="longer than 1 MiB"):
                sent_by(settings, get(settings))
            assert tracemalloc.get_traced_memory()[1] < 20 * MIB
        finally:
            tracemalloc.stop()


def test_a_body_that_is_too_long_fails_the_call_and_is_not_asked_for_again(
    maia: Maia, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert maia.api.projects.list_projects().total == 1
    monkeypatch.setattr(_http, "LONGEST_BODY", 100)
    service.answer("GET", 200, b" " * 101)
    with pytest.raises(errors.ConnectionFailed, match="longer than") as caught:
        maia.api.projects.list_projects()
    assert (caught.value.attempts, caught.value.maybe_processed) == (1, True)


@both
@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate"])
def test_an_encoding_that_was_not_asked_for_is_not_decoded(sent_by: Sent, encoding: str) -> None:
    with RawServer([response(b"{}", f"content-encoding: {encoding}")]) as server:
        settings = settings_for(server.url)
        with pytest.raises(TransportError, match="not asked for"):
            sent_by(settings, get(settings))
        assert b"\r\naccept-encoding: gzip\r\n" in server.requests[0].lower()


@both
def test_an_encoded_body_that_is_cut_off_is_no_answer(sent_by: Sent) -> None:
    body = gzip.compress(b'{"total": 7}')
    with RawServer([response(body[:-4], "content-encoding: gzip")]) as server:
        settings = settings_for(server.url)
        with pytest.raises(TransportError, match="cut off") as caught:
            sent_by(settings, get(settings))
    assert caught.value.transient


DRIPPING_HEADERS = [b"HTTP/1.1 200 OK\r\nx: ", *[b"a"] * 300, b"\r\ncontent-length: 2\r\n\r\n{}"]
DRIPPING_BODY = [b"HTTP/1.1 200 OK\r\ncontent-length: 302\r\n\r\n", *[b" "] * 300, b"{}"]


@both
@pytest.mark.parametrize("pieces", [DRIPPING_HEADERS, DRIPPING_BODY])
def test_an_answer_that_drips_is_given_up_in_time(sent_by: Sent, pieces: list[bytes]) -> None:
    # Each byte comes long before the limit, and the last one after it.
    with RawServer(pieces, pause=0.01) as server:
        settings = settings_for(server.url)
        with pytest.raises(TransportError, match="no complete answer within") as caught:
            sent_by(settings, get(settings, timeout=0.3))
    assert (caught.value.sent, caught.value.transient) == (True, True)


@both
def test_the_last_pause_of_an_answer_is_cut_short_too(sent_by: Sent) -> None:
    # Neither pause is as long as the limit, and both together are.
    with RawServer([OK[:20], OK[20:]], pause=0.4) as server:
        settings = settings_for(server.url)
        with pytest.raises(TransportError, match="no complete answer within"):
            sent_by(settings, get(settings, timeout=0.6))


@both
def test_headers_are_bounded(sent_by: Sent) -> None:
    with RawServer([b"HTTP/1.1 200 OK\r\n", b"x: " + b"a" * MIB, b"\r\n\r\n{}"]) as server:
        settings = settings_for(server.url)
        with pytest.raises(TransportError, match="the connection broke"):
            sent_by(settings, get(settings))


# -- loops


def test_one_client_serves_loop_after_loop(sandbox: Sandbox) -> None:
    maia = AsyncMaia(environ=sandbox.environ)

    async def main() -> int:
        return (await maia.api.projects.list_projects()).total or 0

    assert [asyncio.run(main()) for _ in range(3)] == [1, 1, 1]
    assert maia._transport._clients == {}

    async def end() -> None:
        await maia.close()
        with pytest.raises(RuntimeError, match="this client is closed"):
            await main()

    asyncio.run(end())


def test_a_loop_that_shuts_down_closes_its_connections() -> None:
    closed = Event()

    class Watched(RawServer):
        def _serve(self, peer: socket.socket) -> None:
            super()._serve(peer)  # ends when the client hangs up
            closed.set()

    with Watched(keep=True) as server:
        settings = settings_for(server.url)
        transport = AsyncTransport(settings)
        assert asyncio.run(_sent(transport, get(settings))).status_code == 200
        assert closed.wait(10)


def test_loops_in_two_threads_share_a_client(sandbox: Sandbox, service: ScriptedService) -> None:
    maia = AsyncMaia(environ=sandbox.environ)
    barrier = Barrier(2)

    async def main() -> list[int]:
        barrier.wait(10)
        pages = await asyncio.gather(*(maia.api.projects.list_projects() for _ in range(10)))
        barrier.wait(10)  # both loops have connections now
        return [page.total or 0 for page in pages]

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: asyncio.run(main()), range(2))) == [[1] * 10] * 2
    assert maia._transport._clients == {}
    assert len(service.sent("POST /oauth")) == 1


def test_closing_in_one_loop_ends_what_another_loop_waits_for() -> None:
    asked, go_on = Event(), Event()

    def hold() -> None:
        asked.set()
        go_on.wait(20)

    with RawServer(until=hold) as server:
        settings = settings_for(server.url)
        transport = AsyncTransport(settings)

        async def ask() -> str:
            with pytest.raises(TransportError) as caught:
                await transport.send(get(settings))
            assert not caught.value.transient
            return caught.value.reason

        with ThreadPoolExecutor(1) as pool:
            asking = pool.submit(lambda: asyncio.run(ask()))
            assert asked.wait(10)
            asyncio.run(transport.close())
            assert asking.result(10) == "this client was closed meanwhile"
        go_on.set()


def test_closing_ends_what_other_tasks_wait_for() -> None:
    asked, go_on = Event(), Event()

    def hold() -> None:
        asked.set()
        go_on.wait(20)

    async def main(url: str) -> list[Answer | BaseException]:
        settings = settings_for(url)
        transport = AsyncTransport(settings)
        waiting = asyncio.gather(*(transport.send(get(settings)) for _ in range(5)), return_exceptions=True)
        await asyncio.to_thread(asked.wait, 10)
        await asyncio.gather(transport.close(), transport.close())
        return await waiting

    with RawServer(until=hold) as server:
        results = asyncio.run(main(server.url))
        go_on.set()
    assert {str(result) for result in results} == {"this client was closed meanwhile"}


def test_closing_ends_a_handshake_that_nobody_answers() -> None:
    asked, go_on = Event(), Event()

    class Silent(RawServer):
        def _serve(self, peer: socket.socket) -> None:
            with peer:
                peer.recv(65536)
                asked.set()
                go_on.wait(20)

    async def main(url: str) -> None:
        settings = settings_for(url)
        transport = AsyncTransport(settings)
        waiting = asyncio.create_task(transport.send(get(settings, timeout=30)))
        await asyncio.to_thread(asked.wait, 10)
        await transport.close()
        with pytest.raises(TransportError, match="closed meanwhile") as caught:
            await waiting
        # The limit for connecting, which comes up next, is another error.
        assert isinstance(caught.value.__cause__, TimeoutError)
        go_on.set()

    with Silent() as server:
        asyncio.run(main(server.url.replace("http:", "https:")))
    gc.collect()  # a socket that nobody has closed would be found now


# -- threads


def test_16_threads_share_a_client(sandbox: Sandbox, service: ScriptedService) -> None:
    barrier = Barrier(16)
    used: set[tuple[str, int]] = set()

    with Maia(environ=sandbox.environ) as maia:
        connect = maia._transport._network.connect_tcp

        def counted(**options: Any) -> Any:
            stream = connect(**options)
            used.add(stream.get_extra_info("client_addr"))
            return stream

        maia._transport._network.connect_tcp = counted  # type: ignore[method-assign]

        def ask(_: int) -> list[int]:
            barrier.wait(10)
            return [maia.api.projects.list_projects().total or 0 for _ in range(5)]

        with ThreadPoolExecutor(16) as pool:
            assert list(pool.map(ask, range(16))) == [[1] * 5] * 16
        assert 1 <= len(used) <= 16
    assert len(service.sent("GET /dpc/v1/projects")) == 80


@pytest.mark.parametrize("tls", [False, True])
def test_closing_ends_what_other_threads_wait_for(monkeypatch: pytest.MonkeyPatch, tls: bool) -> None:
    asked, go_on = Barrier(9), Event()

    def hold() -> None:
        asked.wait(10)
        go_on.wait(30)

    certificate = make_certificate("127.0.0.1") if tls else None
    if certificate is not None:
        monkeypatch.setenv("SSL_CERT_FILE", certificate.file)
    with RawServer(until=hold, context=certificate.context if certificate else None) as server:
        settings = settings_for(server.url.replace("http:", "https:") if tls else server.url)
        transport = Transport(settings)
        with ThreadPoolExecutor(8) as pool:
            sends = [pool.submit(transport.send, get(settings, timeout=30)) for _ in range(8)]
            asked.wait(10)
            closing = Thread(target=transport.close)
            closing.start()
            closing.join(10)
            # The server is still silent, and the limit of a request is far away.
            assert not closing.is_alive()
            found = [send.exception(10) for send in sends]
            go_on.set()
    assert {str(error) for error in found} == {"this client was closed meanwhile"}
    assert transport._network._streams == set()
    if certificate is not None:
        certificate.remove()
    transport.close()
    with pytest.raises(RuntimeError, match="this client is closed"):
        transport.send(get(settings))


# -- forks


def in_a_child(work: Callable[[], bool]) -> bool:
    """Whether some work succeeds in a fork of this process. It is given up after 20 seconds."""
    child = os.fork()
    if child == 0:
        import signal

        signal.alarm(20)
        status = 1
        leaks: list[object] = []
        sys.unraisablehook = leaks.append  # a connection that nobody has closed
        with suppress(BaseException):
            status = 0 if work() else 2
        gc.collect()
        os._exit(status or len(leaks))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
# Python warns of what these tests are about: a process with threads that forks.
calm = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


@forks
@calm
@pytest.mark.parametrize("tls", [False, True])
def test_a_child_does_not_share_its_parents_connections(monkeypatch: pytest.MonkeyPatch, tls: bool) -> None:
    certificate = make_certificate("127.0.0.1") if tls else None
    if certificate is not None:
        monkeypatch.setenv("SSL_CERT_FILE", certificate.file)
    with RawServer(keep=True, context=certificate.context if certificate else None) as server:
        settings = settings_for(server.url.replace("http:", "https:") if tls else server.url)
        transport = Transport(settings)
        request = get(settings)
        assert transport.send(request).status_code == 200

        def work() -> bool:
            answers = {transport.send(request).status_code for _ in range(3)}
            transport.close()
            return answers == {200}

        assert in_a_child(work)
        assert server.connections == 2
        # The parent's connection is as it was: nothing was written on it, and nobody said goodbye.
        assert transport.send(request).status_code == 200
        assert server.connections == 2
        transport.close()
    assert len(server.requests) == 5
    if certificate is not None:
        certificate.remove()


@forks
@calm
def test_a_child_does_not_wait_for_a_lock_of_its_parent() -> None:
    with RawServer(keep=True) as server:
        settings = settings_for(server.url)
        transport = Transport(settings)
        with transport._lock, transport._network._lock:
            assert in_a_child(lambda: transport.send(get(settings)).status_code == 200)
        transport.close()


@forks
@calm
def test_a_client_is_used_on_both_sides_of_a_fork(sandbox: Sandbox) -> None:
    with Maia(environ=sandbox.environ) as maia:
        assert maia.api.projects.list_projects().total == 1
        assert in_a_child(lambda: maia.api.projects.list_projects().total == 1)
        assert maia.api.projects.list_projects().total == 1


@forks
@calm
def test_an_asynchronous_client_is_used_by_a_child_in_a_loop_of_its_own() -> None:
    with RawServer(keep=True) as server:
        settings = settings_for(server.url)
        transport = AsyncTransport(settings)

        async def ask() -> int:
            return (await transport.send(get(settings))).status_code

        with asyncio.Runner() as runner:
            assert runner.run(ask()) == 200
            with transport._lock:
                assert in_a_child(lambda: asyncio.run(ask()) == 200)
            assert runner.run(ask()) == 200
            assert server.connections == 2
            runner.run(transport.close())
