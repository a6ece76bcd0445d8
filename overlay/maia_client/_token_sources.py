"""Where a bearer token comes from: the token endpoint, a command, or an object of the caller's.

Source of the protocol: public clients and the vendor's terraform provider. There is no refresh token, so renewing is
asking again. What is read is a `Secret` at once: no frame that an error passes through holds it in plain text.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from math import isfinite
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import urlsplit

from ._answers import error_from
from ._deadline import Clock, Deadline
from ._effects import Answer, Blocking, Flow, Send, TransportError
from ._secret import Secret, forget
from ._settings import ClientCredentials, Settings, StaticToken, TokenCommand, TokenProvider
from .errors import ConnectionFailed, CredentialsRefused, DeadlineExceeded, InvalidResponse, RequestFailed

if TYPE_CHECKING:
    import subprocess

AUDIENCE = "https://api.matillion.com"
DOCUMENTED_LIFETIME = 1800.0
"""Seconds; used where an answer leaves `expires_in` out."""
UNKNOWN_LIFETIME = 60.0
"""Seconds for which a token is used that a command or a provider hands out without a word on its end."""
LONGEST_LIFETIME = 86_400.0
"""Seconds that are believed at the most. A token that lives longer is merely renewed once a day."""
MOST_CHARACTERS = 16_384
"""Of what a command prints. A header that is longer passes no server."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token that has just been made, or was found in the cache.

    Attributes:
        issued_at: on the monotonic clock; it was made then or later.
        lifetime: seconds from then on.
    """

    value: Secret
    issued_at: float
    lifetime: float


def ask_for_token(
    settings: Settings, deadline: Deadline, *, clock: Clock, wall: Callable[[], float], request_timeout: float
) -> Flow[Token]:
    """Asks whatever the settings name as the source of tokens, once.

    Args:
        wall: seconds since 1970, by which tokens say when they end.

    Raises:
        CredentialsRefused: the token endpoint refused the client id or secret; or the token is a static one.
        RequestFailed: there is no answer, or none with a token.
    """
    timeout = min(request_timeout, deadline.remaining())
    # The life of the token is counted from here: whoever made it may have done so any time after.
    asked_at = clock()
    match settings.credentials:
        case ClientCredentials() as credentials:
            value, lifetime = yield from _from_endpoint(settings, credentials, timeout)
            return Token(value, asked_at, lifetime)
        case StaticToken():
            raise static_token_refused(settings)
        case TokenCommand() as command:
            value = yield from _from_command(command, _source(settings, "token_command"), timeout, deadline)
        case _:
            value = yield from _from_provider(settings)
    return Token(value, asked_at, _life_of(value, wall()))


def static_token_refused(settings: Settings) -> CredentialsRefused:
    """The error of a token that nobody can renew."""
    return CredentialsRefused(
        f"The service refused the token in {_source(settings, 'token')} (401). It has probably expired: tokens live 30"
        " minutes. Set a new one, or client id and secret, with which tokens are renewed.",
        status=401,
    )


def _source(settings: Settings, name: str) -> str:
    """Where a setting came from, for a message."""
    return settings.sources.get(name, f"the setting {name}")


def _from_endpoint(settings: Settings, credentials: ClientCredentials, timeout: float) -> Flow[tuple[Secret, float]]:
    """A token and its life in seconds."""
    url = settings.token_url
    secret = credentials.client_secret
    form = {
        "grant_type": "client_credentials",
        "client_id": credentials.client_id,
        "client_secret": secret,
        "audience": AUDIENCE,
    }
    path = urlsplit(url).path
    try:
        answer = yield from Send("POST", url, {"data": form}, None, timeout)
    except TransportError as error:
        message = f"POST {path} (the token endpoint) got no answer: {error.reason}."
        raise ConnectionFailed(message, method="POST", path=path, transient=error.transient) from error
    status = answer.status_code
    if not 200 <= status < 300:
        kind = hint = None
        if status in (400, 401):
            kind = CredentialsRefused
            found = (settings.sources.get(name, f"MAIA_{name.upper()}") for name in ("client_id", "client_secret"))
            hint = f"Check {' and '.join(found)}."
        raise error_from(answer, method="POST", path=path, secret=secret, kind=kind, hint=hint)
    granted = _granted(answer)
    if granted is None:
        # The body is not quoted: a cut-off one may hold most of a token.
        what = "an empty body" if not answer.content.strip() else "something that is not a token"
        message = f"The token endpoint {url} answered {status} with {what}. Check MAIA_TOKEN_URL."
        raise InvalidResponse(message, method="POST", path=path, transient=False)
    return granted


def _granted(answer: Answer) -> tuple[Secret, float] | None:
    """The token of an answer and its life in seconds, or None where there is none."""
    try:
        body = answer.json()
        token = as_token(body["access_token"])
        life = body.get("expires_in")
        lifetime = DOCUMENTED_LIFETIME if life is None else float(life)
    except Exception:  # noqa: BLE001 - whatever the body is, it is no token
        return None
    if token is None or not isfinite(lifetime) or lifetime <= 0:
        return None
    return token, min(lifetime, LONGEST_LIFETIME)


def as_token(text: str) -> Secret | None:
    """The text as a token, where a header can carry it."""
    return Secret(text) if re.fullmatch(r"[\x21-\x7e]+", text) else None


def _life_of(token: Secret, now: float) -> float:
    """Seconds that a token of unknown origin is used for: up to the `exp` of a JWT, which is read and not verified."""
    from base64 import urlsafe_b64decode

    # Whatever is no such token, or is over by a clock that may be wrong, is treated as one that says nothing.
    with suppress(Exception):
        payload = token.reveal().split(".")[1]
        life = float(json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["exp"]) - now
        if life > 0:  # and not NaN
            return min(life, LONGEST_LIFETIME)
    return UNKNOWN_LIFETIME


def _from_provider(settings: Settings) -> Flow[Secret]:
    source = _source(settings, "token")
    result = yield from Blocking(partial(_provided, settings))
    if isinstance(result, Secret):
        return result
    if isinstance(result, Exception):
        # Its own words stay with it: they may hold a secret.
        message = f"The token provider ({source}) failed with {type(result).__name__}."
        raise RequestFailed(message, transient=True) from result
    raise RequestFailed(f"The token provider ({source}) returned {result}.", transient=False)


def _provided(settings: Settings) -> Secret | Exception | str:
    """What a provider hands out, what it raises, or in words what is wrong with what it hands out.

    The provider itself stands in no variable: it may show its token.
    """
    outer = sys.exception()
    try:
        text: object = cast(TokenProvider, settings.credentials).token()
    except Exception as error:  # noqa: BLE001 - whatever it is, it becomes an error of ours
        forget(error, outer)
        return error
    if not isinstance(text, str):
        return f"{type(text).__name__}, not text"
    if not text:
        return "an empty text"
    return as_token(text) or "a text with a blank, a line break or an unusual character in it"


def _from_command(command: TokenCommand, source: str, timeout: float, deadline: Deadline) -> Flow[Secret]:
    with closing(_Execution(command.words)) as execution:
        result = yield from Blocking(partial(execution.run, timeout))
    if isinstance(result, Secret):
        return result
    if result.timed_out and deadline.expired():
        raise DeadlineExceeded(f"Time ran out before the token command ({source}) had ended.")
    raise RequestFailed(f"The token command ({source}) {result.what}.", transient=result.transient)


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a command gave no token: the words that follow its name."""

    what: str
    transient: bool = True
    timed_out: bool = False


class _Execution:
    """A token command that is run once. Closing it ends the command, from whichever thread.

    Its words, its output and what it says on standard error are in no message: any of them may hold a secret.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._printed: Secret | None = None
        self._failure = _Failure("was not run")

    def run(self, timeout: float) -> Secret | _Failure:
        """The token that it prints within some seconds, or why there is none."""
        from subprocess import TimeoutExpired

        until = time.monotonic() + timeout
        # A thread, because a pipe can't be read with a limit of time on every system. It starts the command, too: there
        # no Ctrl-C strikes between the start and the note of it.
        reader = Thread(target=self._read, daemon=True)
        reader.start()
        reader.join(timeout)
        late = _Failure(f"had not ended after {timeout:.0f} s", timed_out=True)
        if reader.is_alive():  # something that it started may hold its output open, and is ended with it
            return late
        process, text = self._process, self._printed
        if process is None or text is None:
            return self._failure
        if len(text.reveal()) > MOST_CHARACTERS:
            return _Failure(f"printed more than {MOST_CHARACTERS} characters", transient=False)
        try:
            code = process.wait(max(0.0, until - time.monotonic()))
        except TimeoutExpired:
            return late
        return _token_in(text, code)

    def _read(self) -> None:
        """Starts the command and reads what it prints."""
        import subprocess

        try:
            with self._lock:
                if self._closed:
                    return
                # In a session of its own, so that whatever it starts can be ended with it, and no terminal is asked.
                self._process = process = subprocess.Popen(  # noqa: S603 - the user's own command
                    self._words,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            with cast(IO[bytes], process.stdout) as stdout:
                self._printed = Secret(stdout.read(MOST_CHARACTERS + 1).decode("latin-1"))
        except (OSError, ValueError, IndexError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else "its words are no command"
            self._failure = _Failure(f"can't be run: {reason}", transient=False)

    def close(self) -> None:
        """Ends the command and what it has started, if it is still running."""
        with self._lock:
            self._closed = True
            process = self._process
            if process is None or process.returncode is not None:
                return
            with suppress(ProcessLookupError, PermissionError):  # it ended this very moment
                if sys.platform == "win32":
                    process.kill()
                else:
                    from signal import SIGKILL

                    os.killpg(process.pid, SIGKILL)
            process.wait()


def _token_in(text: Secret, code: int) -> Secret | _Failure:
    """The token in what a command printed that has ended with an exit code, below zero where a signal ended it."""
    if code != 0:
        how = f"ended with exit code {code}" if code > 0 else f"was ended by signal {-code}"
        return _Failure(f"{how}. Run it by hand to see why")
    if not text.reveal().strip():
        return _Failure("printed nothing", transient=False)
    token = as_token(text.reveal().strip())
    return token or _Failure("printed something that is not a token: one word without blanks", transient=False)
