"""A sandbox without a socket, whose time jumps: a client of it sleeps through hours in no time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from os import PathLike
from typing import TypedDict, Unpack
from urllib.parse import urlsplit

from .._client import AsyncMaia, Maia
from .._core import Surroundings
from .._duration import Duration
from .._effects import Answer, TransportError
from ._host import Host
from ._messages import Request
from ._scenario import Scenario

URL = "http://127.0.0.1:9"
"""Nothing is ever sent there, and nobody listens."""


class Options(TypedDict, total=False):
    """What a client may be told beside the sandbox's own settings."""

    project: str
    environment: str
    timeout: Duration


class InProcess(Host):
    """A stand-in for the service inside this process, for tests that take no time.

    Its clients ask it directly, and their pauses move its clock. Time passes in no other way, but for `advance`.

    >>> sandbox = InProcess()
    >>> with sandbox.maia() as maia:
    ...     maia.run("Daily load").wait()

    Args:
        scenario: what it holds and how it behaves, or the TOML file that says so; a demo if left out.

    Raises:
        ConfigurationError: the scenario can't be used.
    """

    def __init__(self, scenario: Scenario | str | PathLike[str] | None = None) -> None:
        super().__init__(scenario, speed=0.0, state=None)
        self._surroundings = Surroundings(
            clock=self.clock, pause=self._pause, async_pause=self._async_pause, exchange=self._exchange
        )

    def maia(self, **options: Unpack[Options]) -> Maia:
        """A client of this sandbox."""
        return Maia(environ=self.settings(URL), _surroundings=self._surroundings, **options)

    def async_maia(self, **options: Unpack[Options]) -> AsyncMaia:
        """An asynchronous client of this sandbox."""
        return AsyncMaia(environ=self.settings(URL), _surroundings=self._surroundings, **options)

    def _pause(self, seconds: float, _: object) -> None:
        self.clock.advance(seconds)

    async def _async_pause(self, seconds: float, _: object) -> None:
        self.clock.advance(seconds)
        await asyncio.sleep(0)

    def _exchange(self, method: str, url: str, headers: Mapping[str, str], body: bytes, timeout: float) -> Answer:
        parts = urlsplit(url)
        response = self.service.handle(Request(method, parts.path, parts.query, headers, body))
        delivery = response.delivery
        if delivery.delay + delivery.drip > timeout:
            self.clock.advance(timeout)
            raise TransportError(f"no complete answer within {timeout:.0f} s", sent=True)
        self.clock.advance(delivery.delay + delivery.drip)
        if delivery.cut in ("before", "middle"):
            raise TransportError("the connection broke (by a fault of the sandbox)", sent=True)
        return Answer(response.status, response.headers, response.body)
