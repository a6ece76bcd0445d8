"""The sandbox's socket."""

from __future__ import annotations

import asyncio
import socket

import pytest

from maia_client import Maia
from maia_client.sandbox import Sandbox
from maia_client.sandbox import _server as server_module


def test_answers_are_not_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small packet that waits for the acknowledgement of the one before it makes every answer 40 ms late."""
    found: list[int] = []

    class Protocol(server_module._Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            found.append(transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            super().connection_made(transport)

    monkeypatch.setattr(server_module, "_Protocol", Protocol)
    with Sandbox() as sandbox, Maia(environ=sandbox.environ) as maia:
        maia.api.projects.list_projects()
    assert found
    assert all(found)
