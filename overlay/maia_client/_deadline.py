"""One budget of time for everything that a task does: token, connection, retries, back-off and polling."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

Clock = Callable[[], float]
"""Monotonic seconds."""


class Deadline:
    """A moment on a monotonic clock, or never.

    Args:
        clock: monotonic seconds.
        seconds: from now; None for no end.
    """

    __slots__ = ("_clock", "_end", "total")

    def __init__(self, clock: Clock, seconds: float | None) -> None:
        self._clock = clock
        self.total = inf if seconds is None else seconds
        self._end = clock() + self.total

    def remaining(self) -> float:
        """Seconds left, never below zero; infinite where there is no end."""
        return max(0.0, self._end - self._clock())

    def within(self, seconds: float) -> Deadline:
        """The sooner of this deadline and so many seconds from now."""
        return Deadline(self._clock, min(seconds, self.remaining()))

    def expired(self) -> bool:
        return self.remaining() <= 0
