"""How runs were waited for: the numbers that every contender is measured by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Self


@dataclass(frozen=True, slots=True)
class Noticed:
    """How some runs were waited for.

    Attributes:
        runs: how many there were.
        requests: what reached the service and was answered, tokens not among them.
        refused: 429s.
        minutes: from the first wait to the end of the last.
        delays: seconds from the end of a run to its notice; of those that were noticed, in ascending order.
    """

    runs: int
    requests: int
    refused: int
    minutes: float
    delays: Sequence[float]

    @classmethod
    def together(cls, several: Sequence[Self]) -> Self:
        """What was waited for one after the other, as if it were one."""
        return cls(
            sum(one.runs for one in several),
            sum(one.requests for one in several),
            sum(one.refused for one in several),
            sum(one.minutes for one in several),
            sorted(delay for one in several for delay in one.delays),
        )

    @property
    def per_minute(self) -> float:
        """Requests per minute, those that were refused among them."""
        return (self.requests + self.refused) / self.minutes

    @property
    def missed(self) -> int:
        """Runs whose end nobody noticed before time was over."""
        return self.runs - len(self.delays)

    def centile(self, percent: int) -> float:
        """Seconds within which so many of the ends were noticed; infinite where fewer were."""
        place = max(0, -(-percent * self.runs // 100) - 1)
        return self.delays[place] if place < len(self.delays) else inf
