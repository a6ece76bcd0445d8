"""`maia run-many`: thousands of runs from one process on one event loop, each started once and seen to its end."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path

from .._choices import GiveUp
from .._client import AsyncMaia, AsyncRun
from .._duration import readable
from .._outcome import Outcome
from .._text import one_line
from ..errors import ConfigurationError, MaiaError, WaitTimeout
from ._exits import BUG, INTERRUPTED, REFUSED, USAGE, exit_code, verdict, worst
from ._lines import Line, Lines
from ._output import HEARTBEAT_SECONDS, emit, emit_json, on_terminal, say

PENDING = 32
"""Starts that wait for their turn or their answer at a time. With a journal it is one: after a kill one is in doubt."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the runs are to go.

    Attributes:
        parallel: how many may go on at a time; None for any number.
        journal: file of starts, which makes the command one that can be repeated.
        results: file to which verdicts are added.
        limit: seconds that each run is waited for.
    """

    project: str | None
    environment: str | None
    parallel: int | None
    journal: str | None
    results: str | None
    limit: float | None
    on_give_up: GiveUp
    as_json: bool


def run_many(lines: Lines, total: int, wishes: Wishes) -> int:
    """Starts every line in the order of the file, waits for the runs, and returns the exit code.

    Raises:
        ConfigurationError: a setting, or the file of results, can't be used. Nothing was started.
    """
    with _Results.opened(wishes.results) as results, _progress(total) as show:
        return asyncio.run(_Many(lines, wishes, results, show).run())


class _Many:
    def __init__(self, lines: Lines, wishes: Wishes, results: _Results, show: Callable[[Counter[str]], None]) -> None:
        self._lines = lines
        self._wishes = wishes
        self._results = results
        self._show = show
        self._counts: Counter[str] = Counter()
        self._codes: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._starting = asyncio.Semaphore(1 if wishes.journal else PENDING)
        self._slots = asyncio.Semaphore(wishes.parallel) if wishes.parallel else None
        self._refused = False

    async def run(self) -> int:
        loop, here = asyncio.get_running_loop(), asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, lambda: here.cancel() if here is not None else None)
        try:
            async with AsyncMaia(journal=self._wishes.journal) as client:
                client._core.account.claims.know(self._results.executions)
                try:
                    await self._start_all(client)
                    while self._tasks:
                        await asyncio.wait(self._tasks)
                except asyncio.CancelledError:
                    await self._give_up()
                    return INTERRUPTED
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)
        self._say_summary()
        return worst(self._codes)

    async def _start_all(self, client: AsyncMaia) -> None:
        for line in self._lines:
            known = self._results.codes.get(line.key) if self._wishes.journal else None
            if known is not None:
                self._count("known", known)
                continue
            # Taken here and not by the tasks: there is none before it is its turn.
            if self._slots is not None:
                await self._slots.acquire()
            await self._starting.acquire()
            if self._refused:
                return
            task = asyncio.create_task(self._line(client, line))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _line(self, client: AsyncMaia, line: Line) -> None:
        """One line, from its start to its verdict. The service's word is its verdict; so is an error."""
        run: AsyncRun | None = None
        outcome: Outcome | None = None
        error: Exception | None = None
        try:
            try:
                run = await self._started(client, line)
            finally:
                self._starting.release()
            self._counts["running"] += 1
            try:
                outcome = await run.wait(self._wishes.limit, check=False, on_give_up=self._wishes.on_give_up)
            finally:
                self._counts["running"] -= 1
        except asyncio.CancelledError as interruption:
            for note in getattr(interruption, "__notes__", ()):
                say(f"maia: Line {line.number}: {note}")
            raise
        except Exception as caught:  # noqa: BLE001 - one line's failure is not that of the others
            error = caught
            outcome = caught.outcome if isinstance(caught, WaitTimeout) else None
        finally:
            if self._slots is not None:
                self._slots.release()
        code = exit_code(error) if error is not None else verdict(outcome) if outcome is not None else BUG
        self._refused = self._refused or (run is None and code == REFUSED)
        self._tell(line, run, outcome, error, code)

    async def _started(self, client: AsyncMaia, line: Line) -> AsyncRun:
        options = line.options
        run = await client.run(
            line.pipeline,
            project=options.get("project", self._wishes.project),
            environment=options.get("environment", self._wishes.environment),
            variables=line.variables,
            grids=line.grids,
            tag=options.get("tag"),
            version_name=options.get("version_name"),
            agent=options.get("agent"),
            once=line.key if self._wishes.journal else None,
        )
        self._count("adopted" if run.adopted else "started")
        return run

    def _tell(
        self, line: Line, run: AsyncRun | None, outcome: Outcome | None, error: Exception | None, code: int
    ) -> None:
        result: dict[str, object] = {
            "line": line.number,
            "key": line.key,
            "pipeline": line.pipeline,
            "status": outcome.status if outcome is not None else None,
            "exit_code": code,
            "ended": outcome is not None and outcome.ended,
            "handle": run.handle if run is not None else None,
            "execution_id": run.id if run is not None else None,
            "url": run.url if run is not None else None,
            "started_at": outcome.started_at.isoformat() if outcome is not None and outcome.started_at else None,
            "finished_at": outcome.finished_at.isoformat() if outcome is not None and outcome.finished_at else None,
            "message": outcome.message if outcome is not None else None,
            "error": None if error is None else str(error) if isinstance(error, MaiaError) else repr(error),
        }
        try:
            self._results.add(result)
        except OSError as trouble:
            say(f"maia: The verdict on line {line.number} can't be written to the results: {trouble}")
            self._codes.add(USAGE)
        if self._wishes.as_json:
            emit_json(**result)
        else:
            emit(one_line(_shown(line, run, outcome, error), 1000))
        self._count("succeeded" if code == 0 else "failed", code)

    def _count(self, what: str, code: int | None = None) -> None:
        self._counts[what] += 1
        if code is not None:
            self._codes.add(code)
        self._show(self._counts)

    async def _give_up(self) -> None:
        """No new starts; runs that go on are left or cancelled, as was wished."""
        say("maia: Interrupted. No run is started any more.")
        going_on = self._counts["running"]
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._say_summary()
        if going_on and self._wishes.on_give_up == "cancel":
            say(f"maia: The service was asked to cancel {going_on} runs.")
        elif going_on:
            say(f"maia: {going_on} runs go on.")
        if self._wishes.journal:
            say("maia: Come back with the same command: it starts no line twice, and waits for those that go on.")

    def _say_summary(self) -> None:
        say(f"maia: {_described(self._counts)}.")


def _shown(line: Line, run: AsyncRun | None, outcome: Outcome | None, error: Exception | None) -> str:
    parts = [f"{line.number} {outcome.status if outcome is not None else 'ERROR'} {line.pipeline}"]
    if outcome is not None and outcome.duration_seconds is not None:
        parts.append(f"after {readable(outcome.duration_seconds)}")
    if run is not None:
        parts.append(run.id)
    if error is not None:
        parts.append(str(error) or type(error).__name__)
    elif outcome is not None and outcome.message and not outcome:
        parts.append(outcome.message)
    return " · ".join(parts)


def _described(counts: Counter[str]) -> str:
    shown = ("started", "adopted", "known", "running", "succeeded", "failed")
    return ", ".join(f"{counts[what]} {what}" for what in shown if counts[what] or what in ("started", "failed"))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Counter[str]], None]]:
    """Shows how many of the lines are where: one live line on a terminal, elsewhere a line a minute."""
    if not on_terminal():
        said_at = time.monotonic()

        def show(counts: Counter[str]) -> None:
            nonlocal said_at
            if time.monotonic() - said_at >= HEARTBEAT_SECONDS:
                said_at = time.monotonic()
                say(f"Of {total} lines: {_described(counts)}")

        yield show
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{total} lines") as status:
        yield lambda counts: status.update(f"Of {total} lines: {_described(counts)}")


@dataclass(slots=True)
class _Results:
    """The file of verdicts. What an earlier command wrote there is known, but for a line that a kill has cut off.

    Attributes:
        codes: exit codes of ended runs by the key of their line.
        executions: their ids.
    """

    file: FileIO | None = None
    codes: dict[str, int] = field(default_factory=dict)
    executions: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def opened(cls, path: str | None) -> Iterator[_Results]:
        if path is None:
            yield cls()
            return
        results = cls()
        try:
            cut_off = Path(path).exists() and results._read(Path(path))
            results.file = FileIO(path, "a")  # without a buffer: what was written is there, whatever follows
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"The results {one_line(path)} can't be used: {error}.") from error
        with results.file:
            if cut_off:
                results.file.write(b"\n")
            yield results

    def add(self, result: dict[str, object]) -> None:
        if self.file is not None:
            self.file.write(f"{json.dumps(result)}\n".encode())

    def _read(self, path: Path) -> bool:
        """Whether its last line was cut off."""
        text = "\n"
        with path.open(encoding="utf-8") as file:
            for text in file:
                self._take(text)
        return not text.endswith("\n")

    def _take(self, text: str) -> None:
        try:
            result = json.loads(text)
        except ValueError:
            return
        if isinstance(result, dict) and result.get("ended") is True:
            self.codes[str(result.get("key"))] = int(result.get("exit_code", BUG))
            self.executions.append(str(result.get("execution_id")))
