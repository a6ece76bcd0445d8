"""When a failed request is sent again, and after how long."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .errors import RequestFailed, StatusError


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential back-off with full jitter.

    Attributes:
        attempts: how often a request is sent at the most. The vendor advises at least five repetitions.
        first, longest: seconds; the range of the first pause, and the limit of its doubling.
        patience: seconds; a `Retry-After` beyond it is the caller's to wait for.
    """

    attempts: int = 6
    first: float = 0.5
    longest: float = 20.0
    patience: float = 60.0

    def may_repeat(self, error: RequestFailed, *, repeatable: bool) -> bool:
        """By what is known: what surely was not processed may be sent again, whatever the method."""
        return error.transient and (repeatable or not error.maybe_processed)

    def pause(self, failures: int, error: RequestFailed, random: Random) -> float:
        """Seconds before the next attempt, after some failures in a row."""
        if isinstance(error, StatusError) and error.retry_after is not None:
            return error.retry_after
        return random.uniform(0, min(self.longest, self.first * 2 ** min(failures - 1, 16)))
