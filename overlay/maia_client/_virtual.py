"""The third driver: flows on a clock that jumps, against any function that answers. Nothing sleeps, nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass
class _Waiting:
    """A flow between two steps.

    Attributes:
        effect: what it waits for; None before its first step.
        due: when that is over, in virtual seconds.
    """

    index: int
    flow: Flow[Any]
    effect: Effect | None
    due: float


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
        waiting = [_Waiting(index, flow, None, self._clock.now) for index, flow in enumerate(flows)]
        while waiting:
            for entry in waiting:
                if isinstance(entry.effect, Join) and entry.effect.future.done():
                    entry.due = self._clock.now
            entry = min(waiting, key=lambda entry: entry.due)
            if entry.due == inf:
                raise RuntimeError("deadlock: a flow waits for what nobody will do")
            self._clock.now = max(self._clock.now, entry.due)
            try:
                entry.effect = self._step(entry)
                entry.due = self._clock.now + self._length(entry.effect)
            except StopIteration as stop:
                results[entry.index] = stop.value
            except BaseException as error:  # noqa: BLE001 - how the flow ended, for the caller to look at
                results[entry.index] = error
            if entry.index in results:
                waiting.remove(entry)
        return [results[index] for index in range(len(flows))]

    def _step(self, entry: _Waiting) -> Effect:
        """Finishes what a flow waits for, and runs it up to its next effect."""
        try:
            match entry.effect:
                case Send():
                    answer: object = self._send(entry.effect)
                case Blocking(function):
                    answer = function()
                case _:
                    answer = None
        except Exception as error:  # noqa: BLE001 - it is the flow's business
            return entry.flow.throw(error)
        return entry.flow.send(answer)

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
