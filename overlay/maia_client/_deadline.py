"""One budget of time for everything that a task does: token, connection, retries, back-off and polling."""

from __future__ import annotations

from collections.abc import Callable, Generator
from math import inf
from typing import TypeVar

from ._duration import readable

Clock = Callable[[], float]
"""Monotonic seconds."""

Effect = TypeVar("Effect")
Answer = TypeVar("Answer")
T = TypeVar("T")


class Deadline:
    """A moment on a monotonic clock, or never.

    Args:
        clock: monotonic seconds.
        seconds: from now; None for no end.
        uncounted: what takes none of it, such as `the request budget`.

    Attributes:
        total: seconds from the start to the end.
        spent: seconds by what they went to, such as `answers` or `the request budget`.
    """

    __slots__ = ("_clock", "_end", "_stands_at", "_uncounted", "spent", "total")

    def __init__(self, clock: Clock, seconds: float | None, *, uncounted: str | None = None) -> None:
        self._clock = clock
        self._uncounted = uncounted
        self._stands_at: float | None = None  # while something goes on that is not counted
        self.total = inf if seconds is None else seconds
        self._end = clock() + self.total
        self.spent: dict[str, float] = {}

    def remaining(self) -> float:
        """Seconds left, never below zero; infinite where there is no end."""
        return max(0.0, self._end - (self._clock() if self._stands_at is None else self._stands_at))

    def within(self, seconds: float) -> Deadline:
        """The sooner of this deadline and so many seconds from now. What it spends is spent here too."""
        sooner = Deadline(self._clock, min(seconds, self.remaining()))
        sooner.spent = self.spent
        return sooner

    def expired(self) -> bool:
        return self.remaining() <= 0

    def charged(self, what: str, flow: Generator[Effect, Answer, T]) -> Generator[Effect, Answer, T]:
        """Runs a flow, and notes the time that it takes."""
        began = self._clock()
        if what == self._uncounted:
            self._stands_at = began
        try:
            return (yield from flow)
        finally:
            seconds = self._clock() - began
            self.spent[what] = self.spent.get(what, 0.0) + seconds
            if what == self._uncounted:
                self._stands_at, self._end = None, self._end + seconds

    def where(self) -> str:
        """Where the time went, most of it first: `2 min 1 s for the request budget, 4 s for answers`."""
        parts = sorted(self.spent.items(), key=lambda part: -part[1])
        return (
            ", ".join(f"{readable(seconds)} for {what}" for what, seconds in parts if seconds >= 1) or "less than 1 s"
        )
