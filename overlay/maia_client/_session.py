"""The path of every call: deadline, token, send, classify, then retry, parse or raise.

One session serves every operation, those of a later API version too. It does no input or output itself: it is a
generator that asks a driver to send, sleep and wait.
"""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any, Generic, TypeVar

from ._answers import error_from, parsed
from ._auth import TokenSource
from ._deadline import Clock, Deadline
from ._effects import Flow, Send, Sleep, TransportError
from ._generated import Call, Operation
from ._retry import RetryPolicy
from ._settings import Settings
from .errors import ConnectionFailed, DeadlineExceeded, RequestFailed

logger = logging.getLogger("maia_client")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limited(Generic[T]):
    """A call with less time than its task, or with fewer attempts.

    Attributes:
        seconds: for token, attempts and pauses together.
        attempts: how often it is sent at the most; None for what the policy says.
    """

    call: Call[T]
    seconds: float
    attempts: int | None = None

    def __iter__(self) -> Generator[Limited[T], Any, T]:
        answer: T = yield self
        return answer


# A flow of the domain (start, wait, cancel) speaks in typed calls and pauses; the session turns it into effects.
Task = Generator[Call[Any] | Limited[Any] | Sleep, Any, T]

REQUEST_TIMEOUT = 30.0
"""Seconds for one attempt."""


class Session:
    """Sends calls under one set of policies. Safe to share between threads and tasks."""

    def __init__(self, settings: Settings, *, clock: Clock, random: Random, retry: RetryPolicy) -> None:
        self._base_url = settings.base_url
        self._clock = clock
        self._random = random
        self._retry = retry
        self._tokens = TokenSource(settings, clock, random, REQUEST_TIMEOUT)

    def perform(self, task: Task[T], deadline: Deadline) -> Flow[T]:
        """Runs a task: carries out each call that it yields, and hands back the answer or throws in the error."""
        answer: object = None
        error: BaseException | None = None
        try:
            while True:
                step = task.send(answer) if error is None else task.throw(error)
                answer, error = None, None
                try:
                    answer = yield from self._take(step, deadline)
                except BaseException as caught:  # noqa: BLE001 - interruptions too are the task's business
                    error = caught
        except StopIteration as stop:
            result: T = stop.value
            return result
        finally:
            task.close()

    def _take(self, step: Call[Any] | Limited[Any] | Sleep, deadline: Deadline) -> Flow[object]:
        match step:
            case Sleep():
                yield from step
                return None
            case Limited(call, seconds, attempts):
                return (yield from self.execute(call, deadline.within(seconds), attempts))
            case _:
                return (yield from self.execute(step, deadline))

    def execute(self, call: Call[T], deadline: Deadline, attempts: int | None = None) -> Flow[T]:
        """Carries out one call.

        Raises:
            RequestFailed: after the last attempt, or as soon as another one can't help or could do harm.
        """
        operation = call.operation
        began = self._clock()
        for attempt in count(1):
            try:
                return (yield from self._send(call, deadline))
            except RequestFailed as error:
                error.attempts, error.elapsed = attempt, self._clock() - began
                pause = self._pause(operation, error, attempt)
                if pause is None or pause >= deadline.remaining() or attempt == attempts:
                    raise
                logger.info("%s %s: attempt %d failed, next in %.1f s: %s", *_label(operation), attempt, pause, error)
            yield from Sleep(pause)
        raise AssertionError("unreachable")

    def _pause(self, operation: Operation, error: RequestFailed, attempt: int) -> float | None:
        """Seconds until the next attempt, or None where there is none."""
        if attempt >= self._retry.attempts or not self._retry.may_repeat(error, repeatable=operation.repeatable):
            return None
        pause = self._retry.pause(attempt, error, self._random)
        return pause if pause <= self._retry.patience else None

    def _send(self, call: Call[T], deadline: Deadline) -> Flow[T]:
        """One attempt, with one renewal of the token where the service refuses it."""
        operation = call.operation
        method, path = _label(operation)
        options = {key: value for key, value in call.request.items() if key not in ("method", "url")}
        url = f"{self._base_url}{call.request['url']}"
        for renewed in (False, True):
            try:
                token = yield from self._tokens.get(deadline)
            except RequestFailed as error:
                error.maybe_processed = False  # what the token was for has not been sent
                raise
            if deadline.expired():
                raise DeadlineExceeded(f"Time ran out before {method} {path} was sent.", method=method, path=path)
            timeout = min(REQUEST_TIMEOUT, deadline.remaining())
            try:
                answer = yield from Send(method, url, options, token, timeout)
            except TransportError as error:
                message = f"{method} {path} got no answer: {error.reason}."
                raise ConnectionFailed(
                    message, method=method, path=path, transient=error.transient, maybe_processed=error.sent
                ) from error
            if answer.status_code == 401 and not renewed:
                self._tokens.discard(token)
                continue
            if not 200 <= answer.status_code < 300:
                raise error_from(answer, method=method, path=path, secret=token)
            return parsed(answer, call.parse, method=method, path=path, secret=token)
        raise AssertionError("unreachable")


def _label(operation: Operation) -> tuple[str, str]:
    return operation.method, operation.path
