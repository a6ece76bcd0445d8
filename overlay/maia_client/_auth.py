"""The bearer token of one client: fetched when needed, renewed early, once for everybody who waits for it.

Source of the protocol: public clients and the vendor's terraform provider. The token lives `expires_in` seconds (1800
today); there is no refresh token, so renewing is asking again.
"""

from __future__ import annotations

import logging
import re
from concurrent.futures import Future
from copy import copy
from dataclasses import dataclass
from math import isfinite
from random import Random
from threading import Lock
from urllib.parse import urlsplit

from ._answers import error_from
from ._deadline import Clock, Deadline
from ._effects import Answer, Flow, Join, Send, TransportError
from ._secret import Secret
from ._settings import ClientCredentials, Settings
from .errors import ConnectionFailed, CredentialsRefused, DeadlineExceeded, InvalidResponse, RequestFailed

logger = logging.getLogger("maia_client")

AUDIENCE = "https://api.matillion.com"
DOCUMENTED_LIFETIME = 1800.0
"""Seconds; used where an answer leaves `expires_in` out."""
PATIENCE = 15.0
"""Seconds beyond the limit of a request for which others wait for whoever fetches the token."""
RENEWAL_PAUSE = 10.0
"""Seconds between attempts to renew a token that still works."""


@dataclass(frozen=True, slots=True)
class _Token:
    """Moments on the monotonic clock: from `renew_at` on it is replaced, from `unusable_at` on it is not sent."""

    value: Secret
    renew_at: float
    unusable_at: float


class TokenSource:
    """Hands out one token to all threads and tasks.

    A plain lock guards the fields and is never held while anything is sent: whoever finds no token fetches it, and the
    others join that flight. While a token is merely old, they go on with it.
    """

    def __init__(self, settings: Settings, clock: Clock, random: Random, request_timeout: float) -> None:
        self._settings = settings
        self._clock = clock
        self._random = random
        self._request_timeout = request_timeout
        self._lock = Lock()
        self._token: _Token | None = None
        self._flight: Future[None] | None = None

    def get(self, deadline: Deadline) -> Flow[Secret]:
        """A token that is good for a request now.

        Raises:
            CredentialsRefused: the token endpoint refused the client id or secret.
            RequestFailed: it did not answer, or not with a token.
        """
        while True:
            if deadline.expired():
                raise DeadlineExceeded("Time ran out before there was a token.")
            with self._lock:
                now = self._clock()
                token = self._token if self._token and now < self._token.unusable_at else None
                if token and now < token.renew_at:
                    return token.value
                flight, leads = self._flight, self._flight is None
                if flight is None:
                    flight = self._flight = Future()
            if leads:
                return (yield from self._renew(token, flight, deadline))
            if token:
                return token.value
            yield from Join(flight, min(self._request_timeout + PATIENCE, deadline.remaining()))
            if not flight.done():
                # Whoever was to settle it was stopped before it could: an interruption may strike between two lines.
                self._land(flight, None)
            elif (failure := flight.exception()) is not None:
                # A copy: several threads raise it, and each adds its own traceback.
                raise copy(failure) from failure

    def discard(self, value: Secret) -> None:
        """Forgets a token that the service refused, unless it has been replaced already."""
        with self._lock:
            if self._token is not None and self._token.value == value:
                self._token = None

    def _renew(self, old: _Token | None, flight: Future[None], deadline: Deadline) -> Flow[Secret]:
        """Fetches a token for everybody; a failure is everybody's too, unless the old token still serves."""
        failure: RequestFailed | None = None
        token: _Token | None = None
        try:
            token = yield from self._fetch(deadline)
            return token.value
        except RequestFailed as error:
            with self._lock:
                serves = old is not None and self._token is old and self._clock() < old.unusable_at
            if old is None or not serves:
                failure = error
                raise
            logger.warning("The token could not be renewed yet and is used on: %s", error)
            token = _Token(old.value, self._clock() + RENEWAL_PAUSE, old.unusable_at)
            return token.value
        finally:
            # Also when the driver gives up on us: those who joined must wake and look again.
            self._land(flight, token, failure)

    def _land(self, flight: Future[None], token: _Token | None, failure: RequestFailed | None = None) -> None:
        """Ends a flight, with a token, with a failure, or with nothing."""
        with self._lock:
            if self._flight is flight:
                self._flight = None
            if token is not None:
                self._token = token
            if flight.done():
                return
            if failure is not None:
                flight.set_exception(failure)
            else:
                flight.set_result(None)

    def _fetch(self, deadline: Deadline) -> Flow[_Token]:
        credentials = self._settings.credentials
        if not isinstance(credentials, ClientCredentials):
            raise NotImplementedError
        secret = credentials.client_secret
        form = {
            "grant_type": "client_credentials",
            "client_id": credentials.client_id,
            "client_secret": secret,
            "audience": AUDIENCE,
        }
        url = self._settings.token_url
        path = urlsplit(url).path
        # The life of the token is counted from here: the service may have made it any time after.
        asked_at = self._clock()
        timeout = min(self._request_timeout, deadline.remaining())
        try:
            answer = yield from Send("POST", url, {"data": form}, None, timeout)
        except TransportError as error:
            message = f"POST {path} (the token endpoint) got no answer: {error.reason}."
            raise ConnectionFailed(message, method="POST", path=path, transient=error.transient) from error
        status = answer.status_code
        if not 200 <= status < 300:
            kind = CredentialsRefused if status in (400, 401) else None
            raise error_from(answer, method="POST", path=path, secret=secret, kind=kind)
        try:
            value, lifetime = _read_token(answer)
        except Exception:  # noqa: BLE001 - whatever the body is, it is no token
            # The body is not quoted: a cut-off one may hold most of a token.
            what = "an empty body" if not answer.content.strip() else "something that is not a token"
            message = f"The token endpoint {url} answered {status} with {what}. Check MAIA_TOKEN_URL."
            raise InvalidResponse(message, method="POST", path=path, transient=False) from None
        early = min(300.0, lifetime * self._random.uniform(0.15, 0.2))
        return _Token(value, asked_at + lifetime - early, asked_at + lifetime - min(30.0, lifetime * 0.05))


def _read_token(answer: Answer) -> tuple[Secret, float]:
    """The token and its life in seconds. Raises whatever an answer of another shape leads to."""
    body = answer.json()
    value = body["access_token"]
    life = body.get("expires_in")
    lifetime = DOCUMENTED_LIFETIME if life is None else float(life)
    if not re.fullmatch(r"[\x21-\x7e]+", value) or not (isfinite(lifetime) and lifetime > 0):
        raise ValueError("not a token that a header can carry, or not a life")
    return Secret(value), lifetime
