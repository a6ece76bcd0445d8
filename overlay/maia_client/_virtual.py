"""The third driver: flows on a clock that jumps, against any function that answers. Nothing sleeps, nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import Any, TypeVar

from ._effects import Answer, Blocking, Effect, Flow, Join, Send, Sleep

T = TypeVar("T")


class VirtualClock:
    """Seconds that pass when somebody says so. Call it to read it."""

    def __init__(self, start: float = 0.0) -> None:
        self.now = start

    def __call__(self) -> float:
        return self.now


@dataclass(eq=False, slots=True)
class _Waiting:
    """A flow between two steps.

    Attributes:
        effect: what it waits for; None before its first step.
        turn: number of the turn that it waits for; turns that were overtaken by an earlier one do not count.
    """

    index: int
    flow: Flow[Any]
    effect: Effect | None = None
    turn: int = 0


class _Agenda:
    """Whose turn it is when, in the order of time and then of entry."""

    def __init__(self) -> None:
        self._turns: list[tuple[float, int, _Waiting]] = []
        self._numbers = count(1)

    def enter(self, due: float, waiting: _Waiting) -> None:
        """Its next turn; one that was entered before is void."""
        waiting.turn = next(self._numbers)
        heappush(self._turns, (due, waiting.turn, waiting))

    def next(self) -> tuple[float, _Waiting] | None:
        while self._turns:
            due, turn, waiting = heappop(self._turns)
            if turn == waiting.turn:
                return due, waiting
        return None


class VirtualDriver:
    """Runs flows side by side in virtual time.

    Args:
        clock: moved forward to whatever is due next.
        send: answers a request, or raises `TransportError`.
        latency: seconds that every request takes, or a function that says it for each.
    """

    def __init__(
        self, clock: VirtualClock, send: Callable[[Send], Answer], latency: float | Callable[[Send], float] = 0.0
    ) -> None:
        self._clock = clock
        self._send = send
        self._latency = latency if callable(latency) else lambda _: latency

    def run(self, flow: Flow[T]) -> T:
        """The result of one flow, or the error that it ends with."""
        [result] = self.run_all([flow])
        if isinstance(result, BaseException):
            raise result
        return result

    def run_all(self, flows: Sequence[Flow[T]]) -> list[T | BaseException]:
        """The results of flows that run side by side, in their order; an error stands where one ended with it.

        Raises:
            RuntimeError: every flow left waits for what nobody is going to do.
        """
        results: dict[int, T | BaseException] = {}
        agenda = _Agenda()
        for index, flow in enumerate(flows):
            agenda.enter(self._clock.now, _Waiting(index, flow))
        while (turn := agenda.next()) is not None:
            due, waiting = turn
            if due == inf:
                raise RuntimeError("deadlock: a flow waits for what nobody will do")
            self._clock.now = max(self._clock.now, due)
            ends, waiting.effect = waiting.effect, None
            try:
                effect = waiting.effect = self._step(waiting.flow, ends)
            except StopIteration as stop:
                results[waiting.index] = stop.value
            except BaseException as error:  # noqa: BLE001 - how the flow ended, for the caller to look at
                results[waiting.index] = error
            else:
                agenda.enter(self._clock.now + self._length(effect), waiting)
                if (future := _ends_it(effect)) is not None:
                    future.add_done_callback(self._wake(agenda, waiting, effect))
        return [results[index] for index in range(len(flows))]

    def _wake(self, agenda: _Agenda, waiting: _Waiting, effect: Effect) -> Callable[[object], None]:
        def wake(_: object) -> None:
            if waiting.effect is effect:  # and not already at the next one
                agenda.enter(self._clock.now, waiting)

        return wake

    def _step(self, flow: Flow[Any], ends: Effect | None) -> Effect:
        """Finishes what a flow waits for, and runs it up to its next effect."""
        try:
            match ends:
                case Send():
                    answer: object = self._send(ends)
                case Blocking(function):
                    answer = function()
                case _:
                    answer = None
        except Exception as error:  # noqa: BLE001 - it is the flow's business
            return flow.throw(error)
        return flow.send(answer)

    def _length(self, effect: Effect) -> float:
        match effect:
            case Send():
                return self._latency(effect)
            case Sleep(seconds):
                return seconds
            case Join(_, timeout):
                return timeout
            case Blocking():
                return 0.0


def _ends_it(effect: Effect) -> Future[Any] | None:
    match effect:
        case Join(future, _) | Sleep(_, future):
            return future
        case _:
            return None
