"""How light the client is, in counts that do not depend on how busy the machine is."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator

import httpx
import pytest

from maia_client import AsyncMaia, Maia
from support.raw import RawServer

TIMES = 10
MOST = 1.15
"""Times the functions that bare httpx calls. On httpx2, which calls fewer, it is the closer limit."""
BODY = json.dumps({"page": 0, "size": 25, "total": 0, "results": [{"id": str(n), "name": "n"} for n in range(3)]})
ANSWER = (
    "HTTP/1.1 200 OK\r\ndate: Tue, 24 Nov 2026 10:00:00 GMT\r\ncontent-type: application/json\r\n"
    f"content-length: {len(BODY)}\r\n\r\n{BODY}"
)


@pytest.fixture
def base_url() -> Iterator[str]:
    with RawServer([ANSWER.encode()], keep=True) as server:
        yield server.url


class Counted:
    """How many functions are called in this thread, those written in C too."""

    def __init__(self) -> None:
        self.calls = 0

    def __enter__(self) -> Counted:
        sys.setprofile(self._saw)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _saw(self, _frame: object, event: str, _argument: object) -> None:
        self.calls += event in ("call", "c_call")


def counted(call: Callable[[], object]) -> float:
    """Functions that a call calls, on a connection that is open."""
    call()
    with Counted() as count:
        for _ in range(TIMES):
            call()
    return count.calls / TIMES


async def counted_async(call: Callable[[], Awaitable[object]]) -> float:
    await call()
    with Counted() as count:
        for _ in range(TIMES):
            await call()
    return count.calls / TIMES


def test_a_call_does_little_more_than_bare_httpx(base_url: str) -> None:
    headers = {"Authorization": "Bearer token"}
    with httpx.Client() as bare, Maia(base_url=base_url, token="token", environ={}) as maia:
        url = f"{base_url}/v1/projects?page=0&size=25"
        theirs = counted(lambda: bare.get(url, headers=headers).json())
        ours = counted(lambda: maia.api.projects.list_projects(page=0, size=25))
    assert ours <= theirs * MOST, f"{ours:.0f} function calls for a call, {theirs:.0f} with bare httpx"


def test_an_asynchronous_call_does_little_more_than_bare_httpx(base_url: str) -> None:
    headers = {"Authorization": "Bearer token"}

    async def main() -> tuple[float, float]:
        url = f"{base_url}/v1/projects?page=0&size=25"
        async with httpx.AsyncClient() as bare, AsyncMaia(base_url=base_url, token="token", environ={}) as maia:
            theirs = await counted_async(lambda: bare.get(url, headers=headers))
            ours = await counted_async(lambda: maia.api.projects.list_projects(page=0, size=25))
        return ours, theirs

    ours, theirs = asyncio.run(main())
    assert ours <= theirs * MOST, f"{ours:.0f} function calls for a call, {theirs:.0f} with bare httpx"


def loaded_by(statement: str, but: str = "pass") -> set[str]:
    """The modules that a fresh interpreter loads for a statement, without those that another one loads."""

    def loaded(code: str) -> set[str]:
        # At exit, because a command ends its process.
        code = f"import atexit, sys\natexit.register(lambda: print(*sys.modules, file=sys.stderr))\n{code}"
        ended = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
        return set(ended.stderr.split())

    return loaded(statement) - loaded(but)


CLIENT = "from maia_client import Maia\nMaia(base_url='http://127.0.0.1:1', token='t')._transport._opened()"
VERSION = "import sys\nsys.argv[1:] = ['--version']\nfrom maia_client.cli import main\nmain()"


@pytest.mark.parametrize(
    ("statement", "but", "most", "never"),
    [
        ("import maia_client", "pass", 3, {"typing"}),
        ("from maia_client import Maia", "pass", 135, {"asyncio", "attr", "httpx", "subprocess", "maia_api.v1"}),
        (CLIENT, "import httpx\nhttpx.Client()", 58, {"asyncio", "attr", "subprocess", "maia_api.v1.models"}),
        (VERSION, "import typing", 15, {"click", "dataclasses", "httpx", "attr", "maia_api.calls"}),
    ],
    ids=["the package", "Maia", "a client", "maia --version"],
)
def test_what_is_loaded(statement: str, but: str, most: int, never: set[str]) -> None:
    loaded = loaded_by(statement, but)
    assert not loaded & never
    assert len(loaded) <= most, f"{len(loaded)} modules: {', '.join(sorted(loaded))}"
