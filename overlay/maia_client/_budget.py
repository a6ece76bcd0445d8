"""The requests that an account may send, shared by every thread, task and client of this process.

A bucket that fills steadily and holds a twentieth of a minute's requests: together they never exceed the limit within
any minute, whichever way the service counts its minutes. There is no thread behind it: whoever must wait knows for how
long, sleeps, and looks again.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from threading import Lock

from ._deadline import Clock, Deadline
from ._effects import Flow, Sleep
from ._fork import starts_over_in_child
from ._settings import Rate
from .errors import DeadlineExceeded

LOWERED, RAISED, LEAST = 0.5, 1.005, 1 / 64
"""What a 429 and a success multiply the rate with, and the smallest share of it that is left."""
UNSAID = 1.0
"""Seconds that everybody pauses after a 429 that does not say how long."""
POLLS_SHARE = 10
"""However many starts wait, every tenth request is one that only reads: waits must not go blind."""
PATIENCE = 300.0
"""Seconds; a `Retry-After` beyond it is not believed."""
LONG = 1.0
"""Seconds; who has to wait for longer looks again half-way."""
_A_MOMENT = 0.001


@dataclass(eq=False, slots=True)
class _Ticket:
    number: int = -1
    waiting: bool = True


class _Queue:
    """Tickets in the order in which they came."""

    def __init__(self) -> None:
        self._tickets: deque[_Ticket] = deque()
        self._issued = 0

    def join(self, ticket: _Ticket) -> None:
        ticket.number = self._issued
        self._issued += 1
        self._tickets.append(ticket)

    def tidy(self) -> None:
        """Drops those at the head who wait no more."""
        while self._tickets and not self._tickets[0].waiting:
            self._tickets.popleft()

    def ahead_of(self, ticket: _Ticket) -> int:
        """How many come first; those who gave up in the middle are still counted."""
        return ticket.number - self._tickets[0].number

    def __len__(self) -> int:
        return len(self._tickets)


class Budget:
    """Hands out leave to send, urgent requests first.

    Args:
        rate: what the account may send.
        clock: monotonic seconds.
    """

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._clock = clock
        self.start_over()
        self._share = 1.0
        self._paused_until = -1.0
        self._urgent_in_a_row = 0
        self._set(rate)
        self._level, self._filled_at = self._burst, clock()
        starts_over_in_child(self)

    def start_over(self) -> None:
        self._lock = Lock()
        self._urgent, self._others = _Queue(), _Queue()

    def _set(self, rate: Rate) -> None:
        self._rate = rate
        burst = max(1.0, rate.per_minute / 20)
        if rate.per_second is not None:
            burst = max(1.0, min(burst, rate.per_second - rate.per_minute / 60))
        self._burst = burst
        self._per_second = max(rate.per_minute - burst, 1.0) / 60

    def restrict(self, rate: Rate) -> None:
        """Where two clients of an account were told different limits, the lower one holds."""
        with self._lock:
            if rate.per_minute < self._rate.per_minute:
                self._refill()
                self._set(rate)
                self._level = min(self._level, self._burst)

    @property
    def per_second(self) -> float:
        """How many requests may be sent, as things stand after what the service refused."""
        return self._per_second * self._share

    def take(self, deadline: Deadline, *, urgent: bool) -> Flow[None]:
        """Waits until one request may be sent.

        Args:
            urgent: it starts or changes something; others only read.

        Raises:
            DeadlineExceeded: its turn did not come in time. Nothing was sent.
        """
        queue, ticket = self._urgent if urgent else self._others, _Ticket()
        try:  # from before it joins: an interruption between two lines must leave no ticket that nobody waits with
            with self._lock:
                queue.join(ticket)
            while True:
                with self._lock:
                    pause = self._until_turn(queue, ticket)
                    if pause <= 0:
                        self._level -= 1
                        self._urgent_in_a_row = self._urgent_in_a_row + 1 if urgent else 0
                        return
                if deadline.expired():
                    raise DeadlineExceeded("Time ran out before the request budget had room.")
                # Not the whole of it at once: who is ahead may give up, and the rate may rise.
                nap = min(pause, max(LONG, pause / 2)) + _A_MOMENT
                yield from Sleep(min(nap, deadline.remaining()))
        finally:
            ticket.waiting = False
            with self._lock:
                queue.tidy()

    def refused(self, retry_after: float | None) -> None:
        """The service answered 429: everybody pauses, and then goes on more slowly."""
        with self._lock:
            now = self._clock()
            if now >= self._paused_until:  # those that were on their way already count as one
                self._share = max(LEAST, self._share * LOWERED)
            self._paused_until = max(
                self._paused_until, now + (UNSAID if retry_after is None else min(retry_after, PATIENCE))
            )
            self._level, self._filled_at = 1.0, self._paused_until

    def accepted(self) -> None:
        """The service took a request: the rate goes back up, slowly."""
        if self._share < 1:
            with self._lock:
                self._refill()
                self._share = min(1.0, self._share * RAISED)

    def _until_turn(self, queue: _Queue, ticket: _Ticket) -> float:
        """Seconds until this ticket's turn, as things stand; zero or less when it has come."""
        self._refill()
        self._urgent.tidy()
        self._others.tidy()
        ahead = queue.ahead_of(ticket)
        if queue is self._urgent:
            before = 1 if len(self._others) and self._urgent_in_a_row >= POLLS_SHARE - 1 else 0
        else:
            before = max(0, min(len(self._urgent), POLLS_SHARE - 1 - self._urgent_in_a_row))
            before += ahead * min(len(self._urgent), POLLS_SHARE - 1)
        lacking = 1 + ahead + before - self._level
        pause = max(0.0, self._paused_until - self._clock())
        return pause if lacking <= 0 else pause + lacking / (self._per_second * self._share)

    def _refill(self) -> None:
        now = self._clock()
        if now > self._filled_at:
            gained = (now - self._filled_at) * self._per_second * self._share
            self._level, self._filled_at = min(self._burst, self._level + gained), now
