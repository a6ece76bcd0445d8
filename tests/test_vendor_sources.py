"""What the publisher offers: fetched or read byte for byte, cut out of pages, merged; and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from codegen import sources
from codegen.documents import Object, parse_yaml, write_json
from codegen.errors import SpecError
from codegen.lock import read_lock
from codegen.pages import merge_pages, yaml_block
from codegen.sources import Received, receive
from codegen.vendor import take_in

DAY = "2026-11-24"
DOCUMENT = b"openapi: 3.1.0\r\ninfo: {title: T\xc3\xa4, version: '1'}\r\npaths: {}\r\n"


class Publisher(ThreadingHTTPServer):
    """Serves on loopback what a test tells it to.

    Attributes:
        seen: headers of every request.
        done: set it to end answers that go on for ever.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.seen: list[dict[str, str]] = []
        self.done = Event()


class _Handler(BaseHTTPRequestHandler):
    server: Publisher

    def do_GET(self) -> None:
        self.server.seen.append({key.lower(): value for key, value in self.headers.items()})
        path = self.path.partition("?")[0]
        if path == "/silent":
            self.server.done.wait(30)
            return
        if path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/openapi.yaml?token=secret")
            self.end_headers()
            return
        if path in ("/endless", "/dripping"):
            self.send_response(200)
            self.end_headers()
            self._write_on(b"# more\n" * 20_000 if path == "/endless" else b"#")
            return
        if path == "/huge":
            self.send_response(200)
            self.send_header("Content-Length", "50000000")
            self.end_headers()
            return
        self.send_response(404 if path == "/gone" else 200)
        self.send_header("Content-Type", "text/markdown; charset=utf-8" if path == "/page" else "text/plain")
        self.end_headers()
        self.wfile.write(page(DOCUMENT) if path in ("/page", "/page.md") else DOCUMENT)

    def _write_on(self, data: bytes) -> None:
        try:
            while not self.server.done.wait(0.01):
                self.wfile.write(data)
        except OSError:
            pass  # the client has had enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.done.set()
        server.shutdown()
        thread.join()


def page(block: bytes, info: bytes = b"yaml /openapi/file.yaml get /v1/x", fence: bytes = b"````") -> bytes:
    return (
        b"# Title\n\nSome `code`, and\n\n```json\n{}\n```\n\n"
        + fence
        + info
        + b"\n"
        + block
        + fence
        + b"\n\nThe end.\n"
    )


# -- fetching and reading


def test_a_url_is_kept_byte_for_byte(publisher: Publisher) -> None:
    received = receive(f"{publisher.url}/openapi.yaml?token=secret#here")
    assert received == Received(f"{publisher.url}/openapi.yaml", False, DOCUMENT)
    assert publisher.seen[0]["accept-encoding"] == "identity"


@pytest.mark.parametrize("path", ["/page", "/page.md"])
def test_a_page_is_known_by_its_name_or_its_type(publisher: Publisher, path: str) -> None:
    assert receive(publisher.url + path) == Received(publisher.url + path, True, page(DOCUMENT))


def test_a_file_is_kept_byte_for_byte_and_known_by_its_name_alone(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_bytes(DOCUMENT)
    (tmp_path / "page.MD").write_bytes(DOCUMENT)
    assert receive(str(tmp_path / "openapi.yaml")) == Received("openapi.yaml", False, DOCUMENT)
    assert receive(str(tmp_path / "page.MD")) == Received("page.MD", True, DOCUMENT)


def test_a_redirect_is_reported_and_not_followed(publisher: Publisher) -> None:
    with pytest.raises(SpecError, match=f"redirects.*give its URL: {publisher.url}/openapi.yaml$"):
        receive(f"{publisher.url}/moved")
    assert len(publisher.seen) == 1


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/gone", "/gone answered 404"),
        ("/huge", "/huge has 50,000,000 bytes; more than 20,000,000 are not taken"),
        ("/endless", "/endless has more than 20,000,000 bytes"),
        ("/silent", "/silent did not answer in time"),
        ("/dripping", "/dripping was still sending after 0.1 s"),
    ],
)
def test_an_answer_that_is_refused(publisher: Publisher, monkeypatch: pytest.MonkeyPatch, path: str, says: str) -> None:
    monkeypatch.setattr(sources, "READ_SECONDS", 0.2 if path == "/silent" else 10)
    monkeypatch.setattr(sources, "TOTAL_SECONDS", 0.1 if path == "/dripping" else 30)
    with pytest.raises(SpecError, match=says):
        receive(publisher.url + path)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("http://docs.maia.ai/x.yaml", "only https://"),
        ("http://127.0.0.1.evil.example/x.yaml", "only https://"),
        ("ftp://127.0.0.1/x.yaml", "only https://"),
        ("file:///etc/passwd", "only https://"),
        ("https://name:word@docs.maia.ai/x.yaml", "https://docs.maia.ai/x.yaml: a URL with credentials"),
        ("https://[/x.yaml", "is not a URL"),
        ("http://127.0.0.1:9/x.yaml", "can't be fetched"),
        ("nowhere.yaml", "nowhere.yaml: no such file"),
        (".", "no such file"),
    ],
)
def test_a_source_that_is_not_fetched(source: str, says: str) -> None:
    with pytest.raises(SpecError, match=says) as caught:
        receive(source)
    assert "word" not in str(caught.value)


def test_a_file_of_50_mb_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(SpecError, match=r"huge.yaml has 50,000,000 bytes; more than 20,000,000 are not taken"):
        receive(str(path))


@pytest.mark.parametrize("text", ["<!DOCTYPE html><p>", "\n<html lang=en>"])
def test_a_web_page_is_no_documentation_page(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    with pytest.raises(SpecError, match=r"a\.md is an HTML page; .* \.md"):
        receive(str(tmp_path / "a.md"))


# -- text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"a: [", "it is not YAML"),
        (b"a: 1\na: 2", 'duplicate key "a"'),
        (b'{"a": 1, "a": 2}', "the key 'a' comes twice"),
        (b'200: 1\n"200": 2', "/: the key '200' comes twice"),
        (b"a: 1\n---\nb: 2", "single document"),
        (b"a: !!python/object:os.system {}", "could not determine a constructor"),
        (b"a: b\xff", "it is not UTF-8 text: byte 4 is 0xff"),
        (b"- 1", "it holds a list, not a mapping"),
        (b"", "it holds a NoneType, not a mapping"),
        (b"a/b: {c: .nan}", "it, /a~1b/c: JSON has no float"),
        (b"a: {? [1] : 2}", r"it, /a: the key \(1,\) is no text"),
        (b"a: {true: 1}", "it, /a: the key True is no text"),
        (rb'a: ["\ud800"]', "it, /a/0: half a character"),
        (b"{'a': " * 200 + b"1" + b"}" * 200, "nested too deeply"),
        (b"[" * 5000, "nested too deeply"),
        (b"a: &a {b: *a}", "nested too deeply"),
        (b"a: &a [1,1,1,1,1,1,1,1]\n" + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (name, name, *[name - 1] * 8) for name in range(98, 108)
        ), "too large through its YAML aliases"),
    ],
)  # fmt: skip
def test_text_that_is_no_document(data: bytes, says: str) -> None:
    with pytest.raises(SpecError, match=says):
        parse_yaml(data, "it")


def test_what_yaml_says_is_what_json_would_say() -> None:
    document = parse_yaml(b"\xef\xbb\xbfa: &a {200: 2024-01-01}\nb: *a\nc: 1.5\n", "it")
    assert document == {"a": {"200": "2024-01-01"}, "b": {"200": "2024-01-01"}, "c": 1.5}
    assert document["a"] is not document["b"]
    assert parse_yaml(b' {"a": [1, null, true]}', "it") == parse_yaml(b"{'a': [1, null, true]}", "it")


# -- pages


@pytest.mark.parametrize("fence", [b"```", b"````", b"~~~~~"])
@pytest.mark.parametrize("info", [b"yaml", b"  YML", b"yaml /openapi/file.yaml get /v1/x"])
def test_the_block_of_a_page_comes_out_byte_for_byte(fence: bytes, info: bytes) -> None:
    block = yaml_block(page(DOCUMENT, info, fence), "page")
    assert block.data == DOCUMENT
    assert block.document == ("/openapi/file.yaml" if b"file" in info else None)


def test_a_longer_fence_may_hold_a_shorter_one() -> None:
    inside = b"a: |\n  ```yaml\n  ```\n```\n"
    assert yaml_block(page(inside, fence=b"````"), "page").data == inside


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"# Title\n", "page has no YAML blocks"),
        (b"```json\n{}\n```\n", "page has no YAML blocks"),
        (b"    ```yaml\n    a: 1\n    ```\n", "page has no YAML blocks"),
        (b"````text\n```yaml\na: 1\n```\n````\n", "page has no YAML blocks"),
        (page(DOCUMENT) + page(DOCUMENT), "page has 2 YAML blocks"),
        (b"```yaml\na: 1\n", "page ends inside the block that begins in line 1"),
        (b"\n````yaml\na: 1\n```\n", "page ends inside the block that begins in line 2"),
    ],
)
def test_a_page_that_is_none(data: bytes, says: str) -> None:
    with pytest.raises(SpecError, match=says):
        yaml_block(data, "page")


def one_page(**changes: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://eu1", "description": "EU1"}],
        "security": [{"bearerAuth": []}],
        "tags": [{"name": "A", "description": "about A"}],
        "paths": {"/a": {"get": {"operationId": "getA"}}},
        "components": {"schemas": {"S": {"type": "object"}}},
        **changes,
    }


def test_pages_merge() -> None:
    other = one_page(
        servers=[{"url": "https://us1", "description": "US1"}, {"url": "https://eu1", "description": "EU1"}],
        tags=[{"name": "B"}, {"name": "A", "description": "about A"}],
        paths={"/a": {"post": {"operationId": "postA"}}, "/b": {"get": {"operationId": "getB"}}},
        components={"schemas": {"T": {"type": "string"}}, "parameters": {"P": {"name": "p", "in": "query"}}},
        externalDocs={"url": "https://docs"},
    )
    assert merge_pages({"one": one_page(), "other": other}) == {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://eu1", "description": "EU1"}, {"url": "https://us1", "description": "US1"}],
        "security": [{"bearerAuth": []}],
        "tags": [{"name": "A", "description": "about A"}, {"name": "B"}],
        "paths": {
            "/a": {"get": {"operationId": "getA"}, "post": {"operationId": "postA"}},
            "/b": {"get": {"operationId": "getB"}},
        },
        "components": {
            "schemas": {"S": {"type": "object"}, "T": {"type": "string"}},
            "parameters": {"P": {"name": "p", "in": "query"}},
        },
        "externalDocs": {"url": "https://docs"},
    }
    assert merge_pages({"one": one_page(), "two": one_page(), "three": one_page()}) == one_page()


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"paths": {"/a": {"get": {"operationId": "other"}}}}, "GET /a"),
        ({"components": {"schemas": {"S": {"type": "string"}}}}, "components.schemas.S"),
        ({"info": {"title": "T", "version": "2"}}, "info"),
        ({"openapi": "3.0.3"}, "openapi"),
        ({"servers": [{"url": "https://eu1", "description": "EU"}]}, "servers 'https://eu1'"),
        ({"tags": [{"name": "A"}]}, "tags 'A'"),
        ({"security": []}, "security"),
    ],
)
def test_a_conflict_names_the_place_and_both_pages(changes: dict[str, Any], place: str) -> None:
    for one, other in ((one_page(), one_page(**changes)), (one_page(**changes), one_page())):
        with pytest.raises(SpecError) as caught:
            merge_pages({"zero": {"openapi": one["openapi"], "security": one["security"]}, "p": one, "q": other})
        first = "zero" if place in ("openapi", "security") else "p"
        assert str(caught.value) == f"{place} differs between {first} and q"


def test_an_operation_that_needs_no_token_does_not_get_one_from_another_page() -> None:
    without = one_page()
    del without["security"]
    with pytest.raises(SpecError, match="security differs between p and q"):
        merge_pages({"p": one_page(), "q": without})


# -- what is kept


def test_of_a_document_all_is_kept() -> None:
    intake = take_in([Received("https://x/openapi.yaml", False, DOCUMENT)], DAY)
    assert (intake.upstream, intake.pages) == (DOCUMENT, {})
    assert intake.lock == {
        "kept": "as received",
        "source": "https://x/openapi.yaml",
        "received": DAY,
        "sha256": sha256(DOCUMENT).hexdigest(),
    }


def test_of_a_page_the_block_is_kept() -> None:
    intake = take_in([Received("https://x/a.md", True, page(DOCUMENT))], DAY)
    assert (intake.upstream, intake.pages) == (DOCUMENT, {})
    assert intake.lock["document"] == "/openapi/file.yaml"
    assert intake.lock["sha256"] == sha256(DOCUMENT).hexdigest()


def as_page(document: Object) -> bytes:
    return page(write_json(document).encode())


def several() -> list[Received]:
    return [
        Received("https://x/one/list.md", True, as_page(one_page())),
        Received("https://x/two/list.md", True, as_page(one_page(paths={"/b": {"get": {}}}))),
        Received("../a b;c.md", True, as_page(one_page(paths={"/c": {"get": {}}}))),
    ]


def test_of_several_pages_all_are_kept_beside_their_merge() -> None:
    received = several()
    intake = take_in(received, DAY)
    assert intake.pages == dict(zip(("list.md", "list-2.md", "a-b-c.md"), (one.data for one in received), strict=True))
    assert set(json.loads(intake.upstream)["paths"]) == {"/a", "/b", "/c"}
    pages: Any = intake.lock["pages"]
    assert intake.lock["sha256"] == sha256(intake.upstream).hexdigest()
    assert pages["list-2.md"] == {
        "source": "https://x/two/list.md",
        "document": "/openapi/file.yaml",
        "received": DAY,
        "sha256": sha256(received[1].data).hexdigest(),
    }
    # Whatever the order in which they are given, what is merged says the same.
    assert take_in(received[::-1], DAY).document == intake.document


@pytest.mark.parametrize(
    ("received", "says"),
    [
        ([Received("a.md", True, as_page(one_page())), Received("b.yaml", False, DOCUMENT)], "b.yaml is not a doc"),
        ([Received("a.md", True, as_page(one_page()))] * 2, "the same page is given twice"),
        ([Received("a.md", True, as_page(one_page())), Received("b.md", True, b"")], "b.md has no YAML blocks"),
        ([Received("a.md", True, as_page(one_page())), Received("b.md", True, page(b"- 1\n"))], "b.md holds a list"),
    ],
)
def test_sources_that_do_not_go_together(received: list[Received], says: str) -> None:
    with pytest.raises(SpecError, match=says):
        take_in(received, DAY)


def test_the_lock_notices_any_change_of_what_was_received(tmp_path: Path) -> None:
    intake = take_in(several(), DAY)
    (tmp_path / "pages").mkdir()
    for name, data in {"../upstream.yaml": intake.upstream, **intake.pages}.items():
        (tmp_path / "pages" / name).write_bytes(data)
    (tmp_path / "spec.lock").write_text(json.dumps({"upstream": intake.lock}))
    assert read_lock(tmp_path) == {"upstream": intake.lock}

    for path in ("upstream.yaml", "pages/list.md", "pages/new.md"):
        kept = (tmp_path / path).read_bytes() if (tmp_path / path).exists() else None
        (tmp_path / path).write_bytes((kept or b"") + b"\n")
        with pytest.raises(SpecError, match=f"{path} is not what was received"):
            read_lock(tmp_path)
        (tmp_path / path).unlink()
        if kept is not None:
            with pytest.raises(SpecError, match=f"{path} is not what was received"):
                read_lock(tmp_path)
            (tmp_path / path).write_bytes(kept)
    assert read_lock(tmp_path)
