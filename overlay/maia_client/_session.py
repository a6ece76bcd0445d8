"""The path of every call: deadline, budget, token, send, classify, then retry, parse or raise.

One session serves every operation, those of a later API version too. It does no input or output itself: it is a
generator that asks a driver to send, sleep and wait.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any, Generic, TypeVar

from ._account import Account
from ._answers import date_of, error_from, hint_for, parsed, retry_after
from ._auth import TokenSource
from ._deadline import Clock, Deadline
from ._effects import Answer, Blocking, Flow, Join, Send, Sleep, TransportError
from ._generated import Call, Operation
from ._retry import RetryPolicy
from ._secret import Secret
from ._server_time import ServerTime
from ._settings import Settings
from ._trace import Fields, log, traced
from .errors import ConnectionFailed, DeadlineExceeded, RateLimited, RequestFailed

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


@dataclass(frozen=True, slots=True)
class Announced(Generic[T]):
    """A call whose sender wants to know when it goes out.

    Attributes:
        before: called each time just before it is sent, when nothing is left to wait for. Where it was not called,
            nothing was sent.
    """

    call: Call[T]
    before: Callable[[], None]

    def __iter__(self) -> Generator[Announced[T], Any, T]:
        answer: T = yield self
        return answer


Step = Call[Any] | Limited[Any] | Announced[Any] | Sleep | Join | Blocking[Any]
# A flow of the domain (start, wait, cancel) speaks in typed calls and pauses; the session turns it into effects.
Task = Generator[Step, Any, T]

REQUEST_TIMEOUT = 30.0
"""Seconds for one attempt."""


class Session:
    """Sends calls under one set of policies. Safe to share between threads and tasks.

    Attributes:
        server_time: what the service's clock shows.
        account: what all clients of the account share.
    """

    def __init__(
        self, settings: Settings, *, clock: Clock, random: Random, retry: RetryPolicy, account: Account
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._random = random
        self._retry = retry
        self._tokens = TokenSource(settings, clock, random, REQUEST_TIMEOUT)
        self.account = account
        self.server_time = ServerTime()

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

    def _take(self, step: Step, deadline: Deadline) -> Flow[object]:
        match step:
            case Sleep(seconds, until):
                pause = Sleep(min(seconds, deadline.remaining()), until)
                yield from deadline.charged("pauses", iter(pause))
                return None
            case Join(future, timeout):
                join = Join(future, min(timeout, deadline.remaining()))
                yield from deadline.charged("pauses", iter(join))
                return None
            case Blocking():
                return (yield from step)
            case Limited(call, seconds, attempts):
                return (yield from self.execute(call, deadline.within(seconds), attempts))
            case Announced(call, before):
                return (yield from self.execute(call, deadline, before=before))
            case _:
                return (yield from self.execute(step, deadline))

    def execute(
        self,
        call: Call[T],
        deadline: Deadline,
        attempts: int | None = None,
        before: Callable[[], None] | None = None,
    ) -> Flow[T]:
        """Carries out one call.

        Raises:
            RequestFailed: after the last attempt, or as soon as another one can't help or could do harm.
        """
        method, path = call.operation.method, call.operation.path
        began = self._clock()
        with traced(method, path) as fields:
            try:
                return (yield from self._attempts(call, deadline, attempts, before, fields))
            except RequestFailed as error:
                error.method, error.path = error.method or method, error.path or path
                error.elapsed, error.spent = self._clock() - began, dict(deadline.spent)
                if isinstance(error, DeadlineExceeded):
                    error.out_of_time(deadline.where())
                fields["error"] = type(error).__name__
                raise
            finally:
                fields["seconds"] = self._clock() - began
                log(logging.INFO, "call", {"method": method, "path": path, **fields})

    def _attempts(
        self, call: Call[T], deadline: Deadline, most: int | None, before: Callable[[], None] | None, fields: Fields
    ) -> Flow[T]:
        """Sends a call until it is answered, or may not be sent again."""
        for attempt in count(1):
            fields["attempts"] = attempt
            try:
                return (yield from self._send(call, deadline, before, fields))
            except RequestFailed as error:
                error.attempts = attempt
                pause = self._pause(call.operation, error, attempt)
                if pause is None or attempt == most:
                    raise
                if pause >= deadline.remaining():
                    error.out_of_time(deadline.where())
                    raise
                if isinstance(error, RateLimited) and error.retry_after is not None:
                    continue  # the budget makes everybody wait, this call among them
            yield from deadline.charged("pauses after failures", iter(Sleep(pause)))
        raise AssertionError("unreachable")

    def _pause(self, operation: Operation, error: RequestFailed, attempt: int) -> float | None:
        """Seconds until the next attempt, or None where there is none."""
        if attempt >= self._retry.attempts or not self._retry.may_repeat(error, repeatable=operation.repeatable):
            return None
        pause = self._retry.pause(attempt, error, self._random)
        return pause if pause <= self._retry.patience else None

    def _send(self, call: Call[T], deadline: Deadline, before: Callable[[], None] | None, fields: Fields) -> Flow[T]:
        """One attempt, with one renewal of the token where the service refuses it."""
        method, path = call.operation.method, call.operation.path
        for renewed in (False, True):
            waiting = self.account.budget.take(deadline, urgent=method != "GET")
            yield from deadline.charged("the request budget", waiting)
            try:
                token = yield from deadline.charged("a token", self._tokens.get(deadline))
            except RequestFailed as error:
                error.maybe_processed = False  # what the token was for has not been sent
                raise
            answer = yield from self._answer(call, token, deadline, before, fields)
            if answer.status_code == 401 and not renewed:
                self._tokens.discard(token)
                continue
            if not 200 <= answer.status_code < 300:
                hint = hint_for(answer, self._settings)
                raise error_from(answer, method=method, path=path, secret=token, hint=hint)
            return parsed(answer, call.parse, method=method, path=path, secret=token)
        raise AssertionError("unreachable")

    def _answer(
        self,
        call: Call[T],
        token: Secret,
        deadline: Deadline,
        before: Callable[[], None] | None,
        fields: Fields,
    ) -> Flow[Answer]:
        """Sends the request once, and learns from whatever comes back."""
        method, path = call.operation.method, call.operation.path
        if deadline.expired():
            raise DeadlineExceeded(f"Time ran out before {method} {path} was sent.", method=method, path=path)
        options = {key: value for key, value in call.request.items() if key not in ("method", "url")}
        url = f"{self._settings.base_url}{call.request['url']}"
        timeout = min(REQUEST_TIMEOUT, deadline.remaining())
        if before is not None:
            before()
        sent_at = self._clock()
        attempt: Fields = {"method": method, "path": path, "attempt": fields["attempts"]}
        try:
            answer = yield from deadline.charged("answers", iter(Send(method, url, options, token, timeout)))
        except TransportError as error:
            attempt["error"] = error.reason
            message = f"{method} {path} got no answer: {error.reason}."
            raise ConnectionFailed(
                message, method=method, path=path, transient=error.transient, maybe_processed=error.sent
            ) from error
        else:
            fields["status"] = attempt["status"] = answer.status_code
            received_at = self._clock()
            if (date := date_of(answer)) is not None:
                self.server_time.learn(date, sent_at, received_at)
            if answer.status_code == 429:
                self.account.budget.refused(retry_after(answer))
            else:
                self.account.budget.accepted()
            return answer
        finally:
            log(logging.DEBUG, "attempt", {**attempt, "seconds": self._clock() - sent_at})
