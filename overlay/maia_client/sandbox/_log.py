"""What reached the sandbox, for tests to look at."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass
from typing import Any

from ._messages import Request

MOST_REQUESTS = 10_000
MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Received:
    """A request that reached the sandbox.

    Attributes:
        at: seconds since the epoch, in the sandbox's time.
        operation: its name as `maia.api` has it; `token` for a token, empty where the path is nobody's.
        status: what was answered; 0 where a cut connection kept the service from seeing the request.
    """

    at: float
    operation: str
    request: Request
    status: int

    def json(self) -> Any:
        """The body."""
        return json.loads(self.request.body)


class Log:
    """The latest requests, bounded in number and in the bytes of their bodies.

    Attributes:
        total: how many there have been.
    """

    def __init__(self) -> None:
        self.total = 0
        self._received: deque[Received] = deque()
        self._bytes = 0

    def append(self, received: Received) -> None:
        self.total += 1
        self._received.append(received)
        self._bytes += len(received.request.body)
        while len(self._received) > MOST_REQUESTS or self._bytes > MOST_BYTES:
            self._bytes -= len(self._received.popleft().request.body)

    def of(self, operation: str) -> list[Received]:
        """Those of an operation, by its name or the end of it, oldest first; all for an empty one."""
        return [one for one in self._received if one.operation.endswith(operation)]
