"""The bytes of a request of every operation, kept in `tests/goldens/`: no change of them goes unseen.

After a wanted change, write them anew: `MAIA_WRITE_GOLDENS=1 nox -s tests -- tests/test_goldens.py`.
"""

from __future__ import annotations

import os
import re
import socket
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from maia_client import Maia, MaiaError
from support.examples import Example, examples
from support.faulty import read_message

GOLDENS = Path(__file__).parent / "goldens" / "v1.txt"
EXAMPLES = {example.name: example for example in examples()}


class Recorder:
    """A server on loopback that keeps every request as it came, and refuses it."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.seen: list[bytes] = []
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                with client, suppress(EOFError):
                    while True:
                        request = read_message(client)
                        body = b"{}"
                        if request.startswith(b"POST /token"):
                            body = b'{"access_token": "canary"}'
                        else:
                            self.seen.append(request)
                        client.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


@pytest.fixture(scope="module")
def recorded() -> dict[str, str]:
    """What went over the wire, by operation."""
    recorder = Recorder()
    environ = {
        "MAIA_BASE_URL": f"{recorder.url}/dpc",
        "MAIA_TOKEN_URL": f"{recorder.url}/token",
        "MAIA_CLIENT_ID": "id",
        "MAIA_CLIENT_SECRET": "canary-secret",
    }
    found: dict[str, str] = {}
    with Maia(environ=environ) as maia:
        for name, example in EXAMPLES.items():
            with suppress(MaiaError):  # the answer is no answer; the request is what counts
                maia.send(example.call())
            found[name] = _shown(recorder.seen.pop())
            assert not recorder.seen
    recorder.close()
    if os.environ.get("MAIA_WRITE_GOLDENS"):
        GOLDENS.write_text("".join(f"=== {name}\n{text}\n" for name, text in sorted(found.items())), encoding="utf-8")
    return found


def _shown(request: bytes) -> str:
    """A request as text, without what differs from machine to machine and from run to run."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *headers = head.decode().split("\r\n")
    text = body.decode()
    if boundary := re.search(r"boundary=(\w+)", head.decode()):
        text = text.replace(boundary[1], "BOUNDARY").replace("\r\n", "\n")
        headers = [re.sub(boundary[1], "BOUNDARY", header) for header in headers]
    kept = [
        header
        for header in sorted(headers, key=str.lower)
        if not re.match("(?i)(host|user-agent|accept-encoding|connection):", header)
    ]
    return "\n".join([first, *kept, "", text]).rstrip()


def kept() -> dict[str, str]:
    sections = re.split(r"^=== (.*)\n", GOLDENS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name: text.rstrip("\n") for name, text in zip(sections[::2], sections[1::2], strict=True)}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_the_request_of_an_operation_is_what_it_was(example: Example, recorded: dict[str, str]) -> None:
    assert recorded[example.name] == kept()[example.name]


def test_nothing_is_kept_for_an_operation_that_is_gone() -> None:
    assert kept().keys() == EXAMPLES.keys()
