"""`server.py`: answers on loopback with bytes that are ready, fast enough not to be what is measured.

Prints its port, and ends with its standard input. A POST gets a token, anything else one and the same execution record.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from email.utils import formatdate

RECORD: dict[str, object] = {
    "pipelineExecutionId": "3bf32c05-b618-4ceb-bac4-168e5c8ffc7c",
    "projectId": "5a1e5000-0000-4000-8000-000000000001",
    "pipelineName": "Daily load",
    "pipelineType": "ORCHESTRATION",
    "environmentName": "Prod",
    "status": "SUCCESS",
    "startedAt": "2026-11-24T22:36:38.648478+00:00",
    "finishedAt": "2026-11-24T22:36:42.648478+00:00",
    "trigger": "API",
}
TOKEN: dict[str, object] = {
    "access_token": "bench",
    "token_type": "Bearer",
    "expires_in": 1800,
    "scope": "pipeline-execution",
}


class Answering(asyncio.Protocol):
    """One connection, kept open: each complete request is answered at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, end, body = self._received.partition(b"\r\n\r\n")
        if not end or len(body) < _length(head):
            return
        self._received = b""  # none of the contenders sends its next request before it has its answer
        self._transport.write(_answer(TOKEN if head.startswith(b"POST") else RECORD))


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)


_ready: dict[tuple[int, int], bytes] = {}


def _answer(document: dict[str, object]) -> bytes:
    # With a Date header, as every service sends one: made once a second.
    key = (id(document), int(time.time()))
    if key not in _ready:
        body = json.dumps(document).encode()
        head = f"date: {formatdate(usegmt=True)}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}"
        _ready[key] = f"HTTP/1.1 200 OK\r\n{head}\r\n\r\n".encode() + body
    return _ready[key]


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Answering, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
