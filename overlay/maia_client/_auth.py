"""The bearer token of one client: fetched when needed, renewed early, once for everybody who waits for it.

Source of the protocol: public clients and the vendor's terraform provider. The token lives `expires_in` seconds (1800
today); there is no refresh token, so renewing is asking again.
"""

from __future__ import annotations

import logging
from concurrent.futures import Future
from dataclasses import dataclass
from random import Random
from threading import Lock
from urllib.parse import urlsplit

from ._answers import error_from, redacted
from ._deadline import Clock, Deadline
from ._effects import Answer, Flow, Join, Send, TransportError
from ._secret import Secret
from ._settings import Settings
from .errors import ConnectionFailed, CredentialsRefused, DeadlineExceeded, InvalidResponse, RequestFailed

logger = logging.getLogger("maia_client")

AUDIENCE = "https://api.matillion.com"
DOCUMENTED_LIFETIME = 1800.0
"""Seconds; used where an answer leaves `expires_in` out."""
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
            with self._lock:
                now = self._clock()
                token = self._token if self._token and now < self._token.unusable_at else None
                if token and now < token.renew_at:
                    return token.value
                flight = self._flight
                if flight is None:
                    self._flight = Future()
                elif token:
                    return token.value
            if flight is None:
                return (yield from self._renew(token, deadline))
            if deadline.expired():
                raise DeadlineExceeded("Time ran out while waiting for a token.")
            yield from Join(flight, deadline.remaining())
            if flight.done() and (refusal := flight.exception()) is not None:
                # A copy: several threads raise it, and each adds its own traceback.
                raise CredentialsRefused(str(refusal)) from refusal

    def discard(self, value: Secret) -> None:
        """Forgets a token that the service refused, unless it has been replaced already."""
        with self._lock:
            if self._token is not None and self._token.value == value:
                self._token = None

    def _renew(self, old: _Token | None, deadline: Deadline) -> Flow[Secret]:
        """Fetches a token for everybody; a refusal is everybody's too."""
        token: _Token | None = None
        refusal: CredentialsRefused | None = None
        try:
            token = yield from self._fetch(deadline)
            return token.value
        except CredentialsRefused as error:
            refusal = error
            raise
        except RequestFailed as error:
            if old is None or self._clock() >= old.unusable_at:
                raise
            logger.warning("The token could not be renewed yet and is used on: %s", error)
            token = _Token(old.value, self._clock() + RENEWAL_PAUSE, old.unusable_at)
            return token.value
        finally:
            # Also when the driver gives up on us: those who joined must wake and look again.
            with self._lock:
                flight, self._flight = self._flight, None
                self._token = self._token if token is None else token
            if flight is not None and refusal is not None:
                flight.set_exception(refusal)
            elif flight is not None:
                flight.set_result(None)

    def _fetch(self, deadline: Deadline) -> Flow[_Token]:
        secret = self._settings.client_secret
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.client_id,
            "client_secret": secret.reveal(),
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
            raise ConnectionFailed(message, method="POST", path=path) from error
        status = answer.status_code
        if not 200 <= status < 300:
            kind = CredentialsRefused if status in (400, 401) else None
            failure = error_from(redacted(answer, secret), method="POST", path=path, kind=kind)
            failure.maybe_processed = False  # whatever the token was for has not been sent
            raise failure
        try:
            value, lifetime = _read_token(answer)
        except (ValueError, TypeError, KeyError):
            # The body is not quoted: a cut-off one may hold most of a token.
            what = "an empty body" if not answer.content.strip() else "something that is not a token"
            invalid = InvalidResponse(f"The token endpoint {url} answered {status} with {what}. Check MAIA_TOKEN_URL.")
            invalid.maybe_processed = invalid.transient = False
            raise invalid from None
        early = min(300.0, lifetime * self._random.uniform(0.15, 0.2))
        return _Token(value, asked_at + lifetime - early, asked_at + lifetime - min(30.0, lifetime * 0.05))


def _read_token(answer: Answer) -> tuple[Secret, float]:
    body = answer.json()
    value = body["access_token"]
    if not isinstance(value, str) or not value:
        raise ValueError("no token")
    return Secret(value), float(body.get("expires_in") or DOCUMENTED_LIFETIME)
