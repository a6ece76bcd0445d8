"""Starts written down on disk, so that another process finds its run again after a crash.

One SQLite file. A start is written before it is sent, and its execution before anything is asked about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ._text import one_line
from .errors import ConfigurationError

if TYPE_CHECKING:
    import sqlite3

BUSY_SECONDS = 10.0
_TABLE = """
CREATE TABLE IF NOT EXISTS starts (
    place TEXT NOT NULL,
    project_id TEXT NOT NULL,
    environment TEXT NOT NULL,
    tag TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    asked TEXT,
    execution_id TEXT,
    PRIMARY KEY (place, project_id, environment, tag)
)
"""


@dataclass(frozen=True, slots=True)
class Key:
    """What a start is found by. The tag is the caller's, or made from the `once` key."""

    place: str
    project_id: str
    environment: str
    tag: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A start that was written down.

    Attributes:
        asked: before it was first sent, on the service's clock; None where that was not known.
        execution_id: None where the answer was not seen, or not yet.
    """

    pipeline: str
    asked: datetime | None
    execution_id: str | None


class Journal:
    """Reads and writes the file. Processes and threads may share it.

    Every method raises a `ConfigurationError` where the file can't be used.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, key: Key) -> Entry | None:
        with self._opened() as connection:
            return _found(connection, key)

    def claim(self, key: Key, entry: Entry) -> Entry | None:
        """Writes a start down, unless it has been already: then what was written is returned, and kept."""
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            found = _found(connection, key)
            if found is None:
                _put(connection, key, entry)
            return found

    def write(self, key: Key, entry: Entry) -> None:
        """Takes the place of what was written before."""
        with self._opened() as connection:
            _put(connection, key, entry)

    def forget(self, key: Key) -> None:
        """Nothing was started."""
        with self._opened() as connection:
            connection.execute(
                "DELETE FROM starts"
                " WHERE place = ? AND project_id = ? AND environment = ? AND tag = ? AND execution_id IS NULL",
                (key.place, key.project_id, key.environment, key.tag),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A connection for one step, on the disk when this ends. None is kept: threads and forks share none."""
        import sqlite3  # here, because most clients keep no journal

        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as connection, connection:
                connection.execute(_TABLE)
                yield connection
        except (sqlite3.Error, ValueError) as error:
            said = one_line(str(error))
            raise ConfigurationError(f"The journal {one_line(str(self._path))} can't be used: {said}.") from error


def _found(connection: sqlite3.Connection, key: Key) -> Entry | None:
    row = connection.execute(
        "SELECT pipeline, asked, execution_id FROM starts"
        " WHERE place = ? AND project_id = ? AND environment = ? AND tag = ?",
        (key.place, key.project_id, key.environment, key.tag),
    ).fetchone()
    if row is None:
        return None
    pipeline, asked, execution_id = row
    return Entry(pipeline, datetime.fromisoformat(asked) if asked else None, execution_id)


def _put(connection: sqlite3.Connection, key: Key, entry: Entry) -> None:
    asked = entry.asked.isoformat() if entry.asked else None
    connection.execute(
        "INSERT OR REPLACE INTO starts (place, project_id, environment, tag, pipeline, asked, execution_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key.place, key.project_id, key.environment, key.tag, entry.pipeline, asked, entry.execution_id),
    )
