"""Starts on disk: written by threads, processes and processes that die, and read again by others."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest

from maia_client import _journal, errors
from maia_client._journal import Entry, Journal, Key

KEY = Key("eu1", "project", "Prod", "tag")
ASKED = datetime(2026, 11, 24, 12, 0, 0, 123456, UTC)
ENTRY = Entry("Load", ASKED, None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def in_child(action: Callable[[], bool]) -> int:
    """Forks a process that does something, and exits with 0 where that returns True."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os._exit(0 if action() else 1)
        os._exit(2)
    return child


def exit_code(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_what_is_written_is_found(path: Path) -> None:
    journal = Journal(path)
    assert journal.find(KEY) is None
    assert journal.claim(KEY, ENTRY) is None
    assert Journal(path).find(KEY) == ENTRY
    known = replace(ENTRY, execution_id="a")
    journal.write(KEY, known)
    assert Journal(path).find(KEY) == known


@pytest.mark.parametrize("asked", [None, ASKED, ASKED.replace(microsecond=0), ASKED.astimezone(timezone(timedelta(0)))])
def test_moments_survive(path: Path, asked: datetime | None) -> None:
    Journal(path).claim(KEY, Entry("Load", asked, None))
    found = Journal(path).find(KEY)
    assert found is not None
    assert found.asked == asked


def test_a_claim_is_the_first_ones(path: Path) -> None:
    journal = Journal(path)
    journal.claim(KEY, ENTRY)
    assert journal.claim(KEY, Entry("Load", ASKED + timedelta(hours=1), None)) == ENTRY
    assert journal.find(KEY) == ENTRY
    journal.write(KEY, replace(ENTRY, execution_id="a"))
    assert journal.claim(KEY, ENTRY) == replace(ENTRY, execution_id="a")


@pytest.mark.parametrize("field", ["place", "project_id", "environment", "tag"])
def test_keys_differ_in_any_part(path: Path, field: str) -> None:
    journal = Journal(path)
    other = replace(KEY, **{field: "another"})
    journal.claim(KEY, ENTRY)
    assert journal.find(other) is None
    assert journal.claim(other, ENTRY) is None
    journal.forget(other)
    assert (journal.find(KEY), journal.find(other)) == (ENTRY, None)


def test_only_a_start_without_an_execution_is_forgotten(path: Path) -> None:
    journal = Journal(path)
    journal.claim(KEY, ENTRY)
    journal.forget(KEY)
    assert journal.find(KEY) is None
    journal.write(KEY, replace(ENTRY, execution_id="a"))
    journal.forget(KEY)
    assert journal.find(KEY) is not None


def test_what_a_caller_writes_is_no_sql(path: Path) -> None:
    journal = Journal(path)
    key = replace(KEY, tag="'; DROP TABLE starts; --\0\n\x1b[31m", environment="Größe")
    assert journal.claim(key, ENTRY) is None
    assert journal.claim(key, ENTRY) == ENTRY


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 500])
def test_a_file_that_is_no_journal_is_said_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    actions: list[Callable[[], object]] = [
        lambda: Journal(path).find(KEY),
        lambda: Journal(path).claim(KEY, ENTRY),
        lambda: Journal(path).write(KEY, ENTRY),
        lambda: Journal(path).forget(KEY),
    ]
    for action in actions:
        with pytest.raises(errors.ConfigurationError, match="can't be used"):
            action()
    assert path.read_bytes() == content


def test_a_moment_that_can_not_be_read_is_said(path: Path) -> None:
    Journal(path).claim(KEY, ENTRY)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE starts SET asked = 'yesterday'")
    with pytest.raises(errors.ConfigurationError, match="can't be used"):
        Journal(path).find(KEY)


def test_a_journal_that_stays_locked_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_journal, "BUSY_SECONDS", 0.01)
    journal = Journal(path)
    journal.claim(KEY, ENTRY)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(errors.ConfigurationError, match="locked"):
            journal.claim(replace(KEY, tag="another"), ENTRY)
        connection.rollback()
    assert journal.claim(replace(KEY, tag="another"), ENTRY) is None


# -- several at once


def test_nobody_comes_between_the_look_and_the_claim(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, found = Journal(path), _journal._found
    monkeypatch.setattr(_journal, "BUSY_SECONDS", 0.01)

    def look(connection: sqlite3.Connection, key: Key) -> Entry | None:
        seen = found(connection, key)
        monkeypatch.setattr(_journal, "_found", found)
        with pytest.raises(errors.ConfigurationError, match="locked"):
            Journal(path).claim(key, Entry("another", ASKED, None))
        return seen

    monkeypatch.setattr(_journal, "_found", look)
    assert journal.claim(KEY, ENTRY) is None
    assert journal.find(KEY) == ENTRY


def test_of_many_threads_one_has_the_claim(path: Path) -> None:
    threads, rounds = 8, 15
    barrier = Barrier(threads)

    def claim(number: int) -> list[Entry | None]:
        found = []
        for turn in range(rounds):
            barrier.wait(10)
            entry = Entry(str(number), ASKED, None)
            found.append(Journal(path).claim(replace(KEY, tag=str(turn)), entry))
        return found

    with ThreadPoolExecutor(threads) as pool:
        results = list(pool.map(claim, range(threads)))
    for turn in range(rounds):
        said = [result[turn] for result in results]
        assert said.count(None) == 1
        winner = str(said.index(None))
        assert {entry.pipeline for entry in said if entry is not None} == {winner}


def test_of_many_processes_one_has_the_claim(path: Path) -> None:
    """The file itself is made by all of them at once, too."""
    gate_read, gate_write = os.pipe()

    def claim(number: int) -> bool:
        os.close(gate_write)
        os.read(gate_read, 1)  # ends when the parent closes it
        return Journal(path).claim(KEY, Entry(str(number), ASKED, None)) is None

    children = [in_child(lambda number=number: claim(number)) for number in range(8)]  # type: ignore[misc]
    os.close(gate_read)
    os.close(gate_write)
    codes = [exit_code(child) for child in children]
    assert sorted(codes) == [0] + [1] * 7
    found = Journal(path).find(KEY)
    assert found is not None
    assert found.pipeline == str(codes.index(0))


def test_a_writer_that_is_killed_in_the_middle_leaves_all_or_nothing(path: Path) -> None:
    journal = Journal(path)
    journal.claim(KEY, ENTRY)

    def write_and_die() -> bool:
        with Journal(path)._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA cache_size = 1")  # what is written goes to the file at once
            for number in range(500):
                _journal._put(connection, replace(KEY, tag=str(number)), ENTRY)
            connection.execute("DELETE FROM starts WHERE tag = 'tag'")
            os.kill(os.getpid(), signal.SIGKILL)
        return True

    assert exit_code(in_child(write_and_die)) == -signal.SIGKILL
    assert journal.find(KEY) == ENTRY
    assert journal.find(replace(KEY, tag="0")) is None
    assert journal.claim(replace(KEY, tag="0"), ENTRY) is None  # and no lock is left


def test_what_a_writer_has_written_outlives_its_death(path: Path) -> None:
    def write_and_die() -> bool:
        Journal(path).claim(KEY, ENTRY)
        Journal(path).write(KEY, replace(ENTRY, execution_id="a"))
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    assert exit_code(in_child(write_and_die)) == -signal.SIGKILL
    assert Journal(path).find(KEY) == replace(ENTRY, execution_id="a")


def test_killed_at_any_moment_a_writer_leaves_what_can_be_read(path: Path) -> None:
    """Each writes many starts, one by one, until it is killed; what it said it had written is there."""
    for turn in range(4):
        reader, writer = os.pipe()

        def write(turn: int = turn, writer: int = writer) -> bool:
            for number in range(100_000):
                Journal(path).claim(replace(KEY, tag=f"{turn} {number}"), ENTRY)
                os.write(writer, b".")
            return True

        child = in_child(write)
        os.close(writer)
        said = 0
        while said < 5 + turn:
            said += len(os.read(reader, 1))
        os.kill(child, signal.SIGKILL)
        assert exit_code(child) == -signal.SIGKILL
        said += len(os.read(reader, 100_000))
        os.close(reader)
        journal = Journal(path)
        assert all(journal.find(replace(KEY, tag=f"{turn} {number}")) == ENTRY for number in range(said))
        assert journal.claim(replace(KEY, tag=f"after {turn}"), ENTRY) is None
