"""Tokens kept in files, so that the processes of one user ask for one token between them.

A file is trusted only where nobody else could have written or read it. Anything wrong with it costs a request for a
token and a line in the log, never an error.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha256
from hmac import compare_digest
from math import isfinite
from pathlib import Path
from threading import Lock

from ._deadline import Clock
from ._secret import Secret
from ._settings import ClientCredentials
from ._token_sources import AUDIENCE, LONGEST_LIFETIME, Token, as_token

if sys.platform != "win32":
    import fcntl

logger = logging.getLogger("maia_client")

LOCKS = sys.platform != "win32"
"""Without locks, processes that start together may each ask for a token."""
VERSION = 1
MOST_BYTES = 65_536
CLOCK_TOLERANCE = 1.0
"""Seconds by which a token may seem to come from the future: clocks are set right in small steps."""
ROUNDS = 100_000
"""Of the hash that tells whether a token was fetched with this secret. The secret outlives the token by far."""


class TokenCache:
    """The file of one client id at one token endpoint.

    Args:
        folder: made where there is none.
        clock: monotonic seconds, in which a process reckons.
        wall: seconds since 1970, in which files reckon.
    """

    def __init__(
        self, folder: Path, token_url: str, credentials: ClientCredentials, clock: Clock, wall: Callable[[], float]
    ) -> None:
        self._folder = folder
        self._secret = credentials.client_secret
        self._clock = clock
        self._wall = wall
        whose = json.dumps([token_url, credentials.client_id, AUDIENCE])
        self._stem = f"token-{sha256(whose.encode()).hexdigest()[:32]}"
        self._file = folder / f"{self._stem}.json"
        self._warned: set[str] = set()
        self._hash: tuple[bytes, bytes] | None = None

    def visit(self) -> Visit:
        """A look at the file, during which nobody else replaces it. Close it."""
        return Visit(self, self._folder / f"{self._stem}.lock")

    def usable(self) -> bool:
        """Whether the folder is there, and this user's alone."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            found = os.lstat(self._folder)
        except OSError as error:
            self.warn(f"{self._folder} can't be made or read ({error.strerror})")
            return False
        if not stat.S_ISDIR(found.st_mode):
            self.warn(f"{self._folder} is not a folder, or a link to one; name the folder itself")
            return False
        return self._private(found, self._folder, "700")

    def read(self) -> Token | None:
        """The token in the file, if there is one that was fetched with this secret and has not expired."""
        entry = self._entry()
        if entry is None or not compare_digest(entry.secret_hash, self._hashed(entry.salt)):
            return None
        age = self._wall() - entry.issued
        lifetime = entry.expires - entry.issued
        if age < -CLOCK_TOLERANCE:
            self.warn(f"the token in {self._file} is from the future; the clock has been set back")
            return None
        if not 0 < lifetime <= LONGEST_LIFETIME:
            self.warn(f"the token in {self._file} has a life of {lifetime:.0f} s")
            return None
        age = max(0.0, age)
        return Token(entry.token, self._clock() - age, lifetime) if age < lifetime else None

    def write(self, token: Token) -> None:
        """Puts a token in the place of what is there."""
        content = self._written(token)
        try:
            # Made with O_EXCL, for this user alone.
            descriptor, name = tempfile.mkstemp(prefix=f"{self._stem}.", suffix=".tmp", dir=self._folder)
            try:
                with open(descriptor, "w", encoding="ascii") as file:
                    file.write(content.reveal())
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(name, self._file)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise
        except OSError as error:
            self.warn(f"{self._file} can't be written ({error.strerror})")

    def _written(self, token: Token) -> Secret:
        """What the file says of a token."""
        salt = os.urandom(16)
        # Only now do the two clocks stand side by side: what has passed since the token was asked for is taken off.
        issued = self._wall() - (self._clock() - token.issued_at)
        entry = {
            "version": VERSION,
            "issued": issued,
            "expires": issued + token.lifetime,
            "salt": salt.hex(),
            "secret_hash": self._hashed(salt).hex(),
            "token": token.value.reveal(),
        }
        return Secret(json.dumps(entry))

    def remove(self) -> None:
        """Deletes the file."""
        try:
            self._file.unlink(missing_ok=True)
        except OSError as error:
            self.warn(f"{self._file} can't be removed ({error.strerror})")

    def tidy(self) -> None:
        """Deletes what writers left that were killed."""
        with suppress(OSError):
            for leftover in self._folder.glob(f"{self._stem}.*.tmp"):
                leftover.unlink()

    def warn(self, what: str) -> None:
        """Says once that the cache does not help, and why."""
        if what not in self._warned:
            self._warned.add(what)
            logger.warning("The token cache is of no use: %s.", what)

    def _entry(self) -> _Entry | None:
        """What the file says, if it is a file of this user's alone."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        try:
            with open(self._file, "rb", opener=lambda path, _: os.open(path, flags)) as file:
                found = os.fstat(file.fileno())
                if not stat.S_ISREG(found.st_mode):
                    self.warn(f"{self._file} is not a file")
                    return None
                if not self._private(found, self._file, "600"):
                    return None
                entry = _parsed(file.read(MOST_BYTES))
        except FileNotFoundError:
            return None
        except OSError as error:  # a link, too
            self.warn(f"{self._file} can't be read ({error.strerror})")
            return None
        if entry is None:
            self.warn(f"{self._file} holds no token")
        return entry

    def _private(self, found: os.stat_result, path: Path, mode: str) -> bool:
        """Whether something is this user's, and nobody else's to read or write."""
        if not hasattr(os, "geteuid"):  # Windows, where a user's folders are the user's
            return True
        if found.st_uid != os.geteuid():
            self.warn(f"{path} belongs to another user")
            return False
        if found.st_mode & 0o077:
            self.warn(f"others can read or write {path}; chmod {mode} it, or name another folder")
            return False
        return True

    def _hashed(self, salt: bytes) -> bytes:
        """A hash of the client secret, kept because the file is looked at often while another process writes it."""
        if self._hash is None or self._hash[0] != salt:
            self._hash = salt, pbkdf2_hmac("sha256", self._secret.reveal().encode(), salt, ROUNDS)
        return self._hash[1]


class Visit:
    """Reading and replacing what the cache holds, with its lock where that can be had.

    The first two methods may take their time. `close` may be called from another thread while they run, and ends the
    visit for good: what they have got hold of then is let go of.

    Attributes:
        busy: another process holds the lock, to fetch a token.
    """

    def __init__(self, cache: TokenCache, lock_file: Path) -> None:
        self.busy = False
        self._cache = cache
        self._lock_file = lock_file
        self._guard = Lock()
        self._descriptor: int | None = None
        self._closed = False

    def look(self, refused: Secret | None) -> Token | None:
        """The token in the cache, if it can be used.

        Args:
            refused: a token that the service did not accept; it is taken out of the cache.
        """
        if not self._cache.usable():
            return None
        self._take_lock()
        token = self._cache.read()
        if token is not None and token.value == refused:
            if self._descriptor is not None:
                self._cache.remove()
            return None
        return token

    def keep(self, token: Token) -> None:
        """Puts a token into the cache for other processes."""
        if self._cache.usable():
            if self._descriptor is not None:
                self._cache.tidy()
            self._cache.write(token)

    def close(self) -> None:
        """Gives the lock back."""
        with self._guard:
            self._closed = True
            if self._descriptor is not None:
                descriptor, self._descriptor = self._descriptor, None
                # Closing alone does not do: a process that was forked meanwhile has the file open, too.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
                os.close(descriptor)

    def _take_lock(self) -> None:
        """Takes the lock if it is free, and never waits for it."""
        with self._guard:
            self.busy = False
            if not LOCKS or self._closed or self._descriptor is not None:
                return
            try:
                descriptor = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BaseException:
                    os.close(descriptor)
                    raise
                self._descriptor = descriptor
            except BlockingIOError:
                self.busy = True
            except OSError as error:
                self._cache.warn(f"{self._lock_file} can't be locked ({error.strerror})")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a file says. `issued` and `expires` are seconds since 1970."""

    issued: float
    expires: float
    salt: bytes
    secret_hash: bytes
    token: Secret


def _parsed(content: bytes) -> _Entry | None:
    """What a file says, or None where it was not written by this version of the cache."""
    with suppress(Exception):  # whatever is in there
        entry = json.loads(content)
        issued, expires = float(entry["issued"]), float(entry["expires"])
        if entry["version"] == VERSION and isfinite(issued) and isfinite(expires):
            salt, secret_hash = bytes.fromhex(entry["salt"]), bytes.fromhex(entry["secret_hash"])
            token = as_token(entry["token"])
            return _Entry(issued, expires, salt, secret_hash, token) if token else None
    return None
