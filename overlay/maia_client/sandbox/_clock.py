"""The sandbox's own time: it can run faster than the wall's, and be moved on."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class SandboxClock:
    """Seconds since the epoch, as the sandbox sees them. Call it to read it.

    Args:
        speed: sandbox seconds per real second; 0 lets time stand still until it is advanced.
        start: what it shows first; now if left out.
    """

    def __init__(
        self, speed: float = 1.0, start: float | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self.speed = speed
        self._monotonic = monotonic
        self._lock = Lock()
        self._shown = time.time() if start is None else start
        self._read_at = monotonic()

    def __call__(self) -> float:
        with self._lock:
            now = self._monotonic()
            self._shown += (now - self._read_at) * self.speed
            self._read_at = now
            return self._shown

    def advance(self, seconds: float) -> None:
        """Lets sandbox time pass at once."""
        if seconds < 0:
            raise ValueError("time goes forward only")
        with self._lock:
            self._shown += seconds
