"""What the service's own clock shows, learned from the `Date` of its answers.

Whether a run started after we asked for it is a question of the service's clock alone; ours may be wrong by hours.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Lock

from ._fork import starts_over_in_child

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ServerTime:
    """Bounds for the difference between the service's clock and our monotonic one, closer with every answer."""

    def __init__(self) -> None:
        self._bounds: tuple[float, float] | None = None
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        self._lock = Lock()

    def learn(self, date: datetime, sent_at: float, received_at: float) -> None:
        """Args:
        date: of an answer, cut off to whole seconds.
        sent_at, received_at: when we asked and had the answer, on our monotonic clock.
        """
        seconds = (date - _EPOCH).total_seconds()
        low, high = seconds - received_at, seconds + 1 - sent_at
        with self._lock:
            if self._bounds is not None:
                closer = max(low, self._bounds[0]), min(high, self._bounds[1])
                # Bounds that exclude each other mean that one of the clocks was set meanwhile.
                low, high = closer if closer[0] <= closer[1] else (low, high)
            self._bounds = low, high

    def earliest(self, at: float) -> datetime | None:
        """The earliest that the service's clock can have shown at a moment of ours; None before any answer.

        None too where that is beyond the calendar, as a clock that shows its last day may have it.
        """
        with self._lock:
            bounds = self._bounds
        try:
            return None if bounds is None else _EPOCH + timedelta(seconds=at + bounds[0])
        except OverflowError:
            return None
