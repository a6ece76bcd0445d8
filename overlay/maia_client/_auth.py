"""The bearer token of one client: fetched when needed, renewed early, once for everybody who waits for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from random import Random
from threading import Lock
from typing import TYPE_CHECKING

from ._deadline import Clock, Deadline
from ._effects import Blocking, Flow, Join, Sleep
from ._fork import starts_over_in_child
from ._secret import Secret
from ._settings import ClientCredentials, Settings, StaticToken
from ._token_sources import Token, ask_for_token, static_token_refused
from .errors import CredentialsRefused, DeadlineExceeded, RequestFailed

if TYPE_CHECKING:
    from ._token_cache import TokenCache, Visit

logger = logging.getLogger("maia_client")

PATIENCE = 15.0
"""Seconds beyond the limit of a request for which others wait for whoever fetches the token."""
RENEWAL_PAUSE = 10.0
"""Seconds between attempts to renew a token that still works, at the most."""
FIRST_BACK_OFF = 5.0
LONGEST_BACK_OFF = 60.0
"""Seconds for which nothing is asked after a refusal; they double with each further one."""
LOCK_PAUSE = 0.1
"""Seconds between looks at a cache that another process is about to write."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Moments on the monotonic clock: from `renew_at` on it is replaced, from `unusable_at` on it is not sent."""

    value: Secret
    renew_at: float
    unusable_at: float


@dataclass(frozen=True, slots=True)
class _Refusal:
    """The error that the last of some requests in a row led to, and until when it stands for the next one's."""

    error: RequestFailed
    until: float
    times: int

    def again(self, now: float) -> RequestFailed:
        """The error anew; several threads raise it, and each adds its own traceback."""
        error = copy(self.error)
        left = ceil(self.until - now)
        error.args = (f"{error} That was the answer a moment ago; nothing is asked again for {left} s.",)
        return error


class TokenSource:
    """Hands out one token to all threads and tasks.

    A plain lock guards the fields and is never held while anything is sent or called: whoever finds no token fetches
    it, and the others join that flight. While a token is merely old, they go on with it.

    Args:
        clock: monotonic seconds.
        request_timeout: seconds for one request for a token, or one run of a command.
        wall: seconds since 1970, in which tokens and files say when a token ends.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        random: Random,
        request_timeout: float,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._random = random
        self._request_timeout = request_timeout
        self._wall = wall
        credentials = settings.credentials
        self._cache: TokenCache | None = None
        if settings.token_cache is not None and isinstance(credentials, ClientCredentials):
            from ._token_cache import TokenCache

            self._cache = TokenCache(settings.token_cache, settings.token_url, credentials, clock, wall)
        # Another process may hold the cache for one request, before this one sends its own.
        self._longest_flight = request_timeout * (1 if self._cache is None else 2) + PATIENCE
        self._held: _Held | None = None
        self._refused: Secret | None = None
        self._refusal: _Refusal | None = None
        self.start_over()
        starts_over_in_child(self)

    def start_over(self) -> None:
        """Leaves to the parent a lock that another thread may hold, and a flight that one leads."""
        self._lock = Lock()
        self._flight: Future[Secret | None] | None = None

    def get(self, deadline: Deadline) -> Flow[Secret]:
        """A token that is good for a request now.

        Raises:
            CredentialsRefused: the token endpoint refused the client id or secret, now or a moment ago; or the service
                refused a token that can't be renewed.
            DeadlineExceeded: time ran out before there was a token.
            RequestFailed: there was no answer, or none with a token; a command or a provider failed.
        """
        if isinstance(self._settings.credentials, StaticToken):
            return self._static(self._settings.credentials)
        while True:
            if deadline.expired():
                raise DeadlineExceeded("Time ran out before there was a token.")
            with self._lock:
                now = self._clock()
                held = self._held if self._held and now < self._held.unusable_at else None
                if held and now < held.renew_at:
                    return held.value
                if held is None and self._refusal is not None and now < self._refusal.until:
                    raise self._refusal.again(now)
                flight, leads = self._flight, self._flight is None
                if flight is None:
                    flight = self._flight = Future()
            if leads:
                return (yield from self._lead(held, flight, deadline))
            if held:
                return held.value
            yield from Join(flight, min(self._longest_flight, deadline.remaining()))
            if not flight.done():
                # Whoever was to settle it was stopped before it could: an interruption may strike between two lines.
                # But where only our own time is over, it may well be on its way.
                if not deadline.expired():
                    self._land(flight, None)
            elif (failure := flight.exception()) is not None:
                # A copy: several threads raise it, and each adds its own traceback.
                raise copy(failure) from failure.__cause__
            elif (value := flight.result()) is not None:
                return value

    def _static(self, token: StaticToken) -> Secret:
        if self._refused is not None:
            raise static_token_refused(self._settings)
        return token.value

    def discard(self, value: Secret) -> None:
        """Forgets a token that the service refused, unless it has been replaced already."""
        with self._lock:
            held = self._held
            if isinstance(self._settings.credentials, StaticToken):
                self._refused = value
            elif held is not None and held.value == value:
                self._held, self._refused = None, value

    def _lead(self, held: _Held | None, flight: Future[Secret | None], deadline: Deadline) -> Flow[Secret]:
        """Fetches a token for everybody; a failure is everybody's too."""
        failure: RequestFailed | None = None
        renewed: _Held | None = None
        try:
            renewed = yield from self._renew(held, deadline)
            return renewed.value
        except DeadlineExceeded:
            raise  # others have more time
        except RequestFailed as error:
            failure = copy(error)  # whoever catches the original may add to it
            failure.__cause__ = error.__cause__
            raise
        finally:
            # Also when the driver gives up on us: those who joined must wake and look again.
            self._land(flight, renewed, failure)

    def _land(self, flight: Future[Secret | None], renewed: _Held | None, failure: RequestFailed | None = None) -> None:
        """Ends a flight, with a token, with a failure, or with nothing."""
        with self._lock:
            if self._flight is flight:
                self._flight = None
            if renewed is not None:
                self._held = renewed
            if flight.done():
                return
            if failure is not None:
                flight.set_exception(failure)
            else:
                flight.set_result(renewed.value if renewed is not None else None)

    def _renew(self, old: _Held | None, deadline: Deadline) -> Flow[_Held]:
        """A newer token: from the cache, where another process has put one, or fetched."""
        if self._cache is None:
            return (yield from self._fetch(old, deadline, None))
        patience = deadline.within(self._request_timeout + LOCK_PAUSE)
        with closing(self._cache.visit()) as visit:
            while True:
                found = yield from Blocking(partial(visit.look, self._refused))
                if found is not None:
                    candidate = self._scheduled(found)
                    now = self._clock()
                    if now < candidate.renew_at:
                        return candidate
                    if now < candidate.unusable_at and old is None:
                        old = candidate
                if not visit.busy or patience.expired():
                    break
                if old is not None:
                    return self._kept(old, RENEWAL_PAUSE)
                yield from Sleep(min(LOCK_PAUSE, patience.remaining()))
            return (yield from self._fetch(old, deadline, visit))

    def _fetch(self, old: _Held | None, deadline: Deadline, visit: Visit | None) -> Flow[_Held]:
        """Asks for a token. Where that fails, an old one is used on while it works."""
        if deadline.expired():
            raise DeadlineExceeded("Time ran out before there was a token.")
        if old is not None:
            # What the token is for needs some of the time, and can be had without a new one.
            deadline = deadline.within(deadline.remaining() / 2)
        try:
            token = yield from ask_for_token(
                self._settings,
                deadline,
                clock=self._clock,
                wall=self._wall,
                request_timeout=self._request_timeout,
            )
        except RequestFailed as error:
            pause = self._backed_off(error)
            with self._lock:
                serves = old is not None and old.value != self._refused and self._clock() < old.unusable_at
            if old is None or not serves:
                raise
            logger.warning("The token could not be renewed yet and is used on: %s", error)
            return self._kept(old, pause)
        self._refusal = None
        if visit is not None:
            yield from Blocking(partial(visit.keep, token))
        return self._scheduled(token)

    def _backed_off(self, error: RequestFailed) -> float:
        """Seconds until anything is asked again for the sake of a token that still works.

        A refusal is held against everybody for as long, so that a wrong secret, or a vault that is down, is not asked
        at every call. Other failures of the token endpoint are repeated as those of any request are.
        """
        fetched = isinstance(self._settings.credentials, ClientCredentials)
        if isinstance(error, DeadlineExceeded) or (fetched and not isinstance(error, CredentialsRefused)):
            return RENEWAL_PAUSE * self._random.uniform(0.75, 1)
        with self._lock:
            times = self._refusal.times + 1 if self._refusal else 1
            longest = min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2.0 ** min(times - 1, 16))
            pause = longest * self._random.uniform(0.75, 1)
            # A copy, without the traceback and the frames that it keeps alive.
            self._refusal = _Refusal(copy(error), self._clock() + pause, times)
        return pause

    def _kept(self, old: _Held, pause: float) -> _Held:
        """An old token, with the next attempt to renew it put off."""
        return replace(old, renew_at=self._clock() + pause)

    def _scheduled(self, token: Token) -> _Held:
        """When a token is renewed: in the last fifth of its life, or five minutes, at a moment of this client's own.

        It is not sent in the last twentieth, or half a minute: a request takes some time, and clocks differ.
        """
        end = token.issued_at + token.lifetime
        early = min(300.0, token.lifetime * 0.2) * self._random.uniform(0.75, 1)
        return _Held(token.value, end - early, end - min(30.0, token.lifetime * 0.05))
