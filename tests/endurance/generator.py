"""Sends many prepared requests, in a process of its own and with as little work as possible.

    python generator.py < plan.json > results.json

The plan says `port`, `connections`, `rate` (requests per second; 0 for as many as the service answers), `requests` (the
bytes of each kind of request, as text) and `order` (which of them are sent, one after the other, by their place). The
results are, in that order, `[status, due, done]` with both in seconds since the beginning (without a rate, a request is
due when it is sent), and `bodies` for those of the kinds in `keep`. A connection that breaks ends it with an error.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections import deque
from typing import Any, cast

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Connection(asyncio.Protocol):
    """A connection that lives for many requests, one at a time."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None
        self.number = 0
        self.due = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def send(self, number: int, due: float, request: bytes) -> None:
        assert self._transport is not None
        self.number, self.due = number, due
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self._buffer, 0, head)
        if length is None:
            self._replay.fail(ValueError(f"an answer without a length: {self._buffer[:200]!r}"))
            return
        if len(self._buffer) >= head + 4 + int(length[1]):
            status, body, self._buffer = int(self._buffer[9:12]), self._buffer[head + 4 :], b""
            self._replay.done(self, status, body)

    def connection_lost(self, exc: Exception | None) -> None:
        self._replay.fail(exc or ConnectionError("the service closed a connection"))


class Replay:
    """The requests of a plan, each when it is due or as soon after it as a connection is free."""

    def __init__(self, plan: dict[str, Any]) -> None:
        self._loop = asyncio.get_running_loop()
        self._requests = [text.encode() for text in plan["requests"]]
        self._order: list[int] = plan["order"]
        self._keep = set(plan["keep"])
        self._pause = 1 / plan["rate"] if plan["rate"] else 0.0
        # Taken in turn, because the service closes one that is not used for some seconds.
        self._idle: deque[Connection] = deque()
        self._next = 0
        self._left = len(self._order)
        self._timer: asyncio.TimerHandle | None = None
        self._begin = 0.0
        self._ended: asyncio.Future[None] = self._loop.create_future()
        self.results: list[tuple[int, float, float]] = [(0, 0.0, 0.0)] * len(self._order)
        self.bodies: dict[int, str] = {}

    async def run(self, port: int, connections: int) -> None:
        for _ in range(connections):
            _, connection = await self._loop.create_connection(lambda: Connection(self), "127.0.0.1", port)
            self._idle.append(connection)
        self._begin = self._loop.time()
        self._feed()
        await self._ended

    def _due(self) -> float:
        return self._begin + self._next * self._pause

    def _feed(self) -> None:
        self._timer = None
        now = self._loop.time()
        while self._idle and self._next < len(self._order) and self._due() <= now:
            due = self._due() if self._pause else now
            self._idle.popleft().send(self._next, due, self._requests[self._order[self._next]])
            self._next += 1
        if self._idle and self._next < len(self._order):
            self._timer = self._loop.call_at(self._due(), self._feed)

    def done(self, connection: Connection, status: int, body: bytes) -> None:
        number = connection.number
        self.results[number] = (status, connection.due - self._begin, self._loop.time() - self._begin)
        if self._order[number] in self._keep:
            self.bodies[number] = body.decode()
        self._left -= 1
        self._idle.append(connection)
        if not self._left and not self._ended.done():
            self._ended.set_result(None)
        elif self._timer is None:
            self._feed()

    def fail(self, error: Exception) -> None:
        if not self._ended.done():
            self._ended.set_exception(error)


async def main() -> None:
    plan = json.load(sys.stdin)
    replay = Replay(plan)
    await replay.run(plan["port"], plan["connections"])
    json.dump({"results": replay.results, "bodies": replay.bodies}, sys.stdout)


if __name__ == "__main__":
    asyncio.run(main())
