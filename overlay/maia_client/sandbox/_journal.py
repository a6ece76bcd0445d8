"""The state on disk: every change is written before it is answered, so that a killed sandbox has lost nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from os import PathLike

from ..errors import ConfigurationError
from ._messages import Json

Key = tuple[str, ...]
APPLICATION = 0x4D414941  # "MAIA": tells a state file from any other database
FORMAT = 1


class Journal:
    """Records of several kinds in one SQLite file, in order of creation.

    Raises:
        ConfigurationError: the file is no state of a sandbox, or another sandbox has it open.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        try:
            # The service calls under its own lock, from whichever thread it is in.
            self._connection = sqlite3.connect(path, timeout=0.0, check_same_thread=False)
            self._open()
        except sqlite3.Error as error:
            raise ConfigurationError(
                f"The state file {path} can't be used: {error}. Is another sandbox using it, or is it another file?"
            ) from error

    def _open(self) -> None:
        execute = self._connection.execute
        execute("PRAGMA locking_mode=EXCLUSIVE")
        [application] = execute("PRAGMA application_id").fetchone()
        [tables] = execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != APPLICATION and tables:
            raise sqlite3.DatabaseError("it is not a sandbox's state")
        [version] = execute("PRAGMA user_version").fetchone()
        if tables and version != FORMAT:
            raise sqlite3.DatabaseError(f"it has format {version}, and this release reads {FORMAT}")
        # What a commit has handed to the system outlives this process; only a crash of the machine could lose it.
        execute("PRAGMA journal_mode=WAL")
        execute("PRAGMA synchronous=NORMAL")
        execute(f"PRAGMA application_id={APPLICATION}")
        execute(f"PRAGMA user_version={FORMAT}")
        execute(
            "CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY,"
            " kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (kind, key))"
        )
        self._connection.commit()

    def load(self, kind: str) -> Iterator[tuple[Key, Json]]:
        """Everything of a kind, oldest first."""
        query = "SELECT key, value FROM records WHERE kind = ? ORDER BY number"
        for key, value in self._connection.execute(query, (kind,)):
            yield tuple(json.loads(key)), json.loads(value)

    def put(self, kind: str, key: Key, value: Json) -> None:
        self._connection.execute(
            "INSERT INTO records (kind, key, value) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value",
            (kind, json.dumps(key), json.dumps(value)),
        )

    def remove(self, kind: str, key: Key) -> None:
        self._connection.execute("DELETE FROM records WHERE kind = ? AND key = ?", (kind, json.dumps(key)))

    def commit(self) -> None:
        """Makes what was put and removed last."""
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()
