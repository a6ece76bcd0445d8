"""What the command writes: results on stdout, for programs to read; everything else on stderr, for people."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict

from .._duration import readable
from .._outcome import Outcome
from .._provenance import Provenance
from .._steps import Step, walk
from .._text import one_line
from .._version import __version__
from .._wait import Progress

HEARTBEAT_SECONDS = 60.0
MOST_STEPS = 50


def on_terminal() -> bool:
    """Whether somebody is looking at stderr."""
    return sys.stderr.isatty()


def say(message: str) -> None:
    """A line for people."""
    print(one_line(message, 2000), file=sys.stderr, flush=True)


def emit(line: str) -> None:
    """A line of the result. A reader that has gone away (`| head`) changes nothing about the exit code."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        # The interpreter flushes stdout once more when it ends; by then it must lead somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def emit_json(**fields: object) -> None:
    """One JSON object on a line of its own. What a terminal would obey is escaped."""
    line = json.dumps(fields, ensure_ascii=False)
    emit("".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in line))


def emit_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """What is known of a run."""
    if as_json:
        emit_json(
            execution_id=outcome.execution_id,
            status=outcome.status,
            url=outcome.url,
            pipeline=outcome.pipeline,
            environment=outcome.environment,
            project_id=outcome.project_id,
            started_at=outcome.started_at.isoformat() if outcome.started_at else None,
            finished_at=outcome.finished_at.isoformat() if outcome.finished_at else None,
            duration_seconds=outcome.duration_seconds,
            message=outcome.message,
        )
        return
    duration = f" after {readable(outcome.duration_seconds)}" if outcome.duration_seconds is not None else ""
    emit(one_line(f"{outcome.status or 'unknown'} {outcome.pipeline or outcome.execution_id}{duration}", 1000))


def emit_provenance(versions: Sequence[Provenance], *, as_json: bool) -> None:
    """What each API version was generated from."""
    if as_json:
        for version in versions:
            emit_json(client=__version__, **asdict(version))
        return
    emit(f"maia-client {__version__}")
    for version in versions:
        emit(f"API {version.api_version}, document {version.spec_version} of {version.received or 'an unknown day'}")
        emit(f"  from {version.source or 'an unknown place'}")
        emit(f"  made by {', '.join(f'{tool} {number}' for tool, number in version.tools.items()) or 'unknown tools'}")
        for part in version.parts:
            state = "as locked" if part.found == part.locked else "DIFFERS" if part.found else "MISSING"
            emit(f"  {part.locked}  {state:9}  {part.name}")
    if not all(version.as_locked for version in versions):
        say("maia: This installation is not what was published. Install maia-client again from a wheel.")


def show_steps(steps: Sequence[Step]) -> None:
    """The components of a run that failed, for people, with those of child pipelines below them."""
    shown = list(walk(steps))
    for depth, step in shown[:MOST_STEPS]:
        say(f"{'· ' * (depth + 1)}{step}")
    if len(shown) > MOST_STEPS:
        say(f"… and {len(shown) - MOST_STEPS} more")


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """Shows polls: one live line on a terminal, elsewhere a line when something changes and one a minute."""
    began = time.monotonic()
    if not on_terminal():
        yield _Lines(began)
        return
    from rich.console import Console

    with Console(stderr=True).status("Waiting") as status:
        from rich.text import Text

        yield lambda news: status.update(Text(_described(news, time.monotonic() - began)))


class _Lines:
    """Plain lines: what changed, when it changed."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._said = ""
        self._said_at = began

    def __call__(self, news: Progress) -> None:
        now = time.monotonic()
        essence = str(news.problem or (news.outcome and news.outcome.status))
        if essence != self._said or now - self._said_at >= HEARTBEAT_SECONDS:
            self._said, self._said_at = essence, now
            say(_described(news, now - self._began))


def _described(news: Progress, elapsed: float) -> str:
    state = news.outcome.status if news.outcome is not None else "Waiting"
    parts = [state, readable(elapsed)]
    if news.step:
        parts.append(news.step)
    if news.problem is not None:
        parts.append(f"this poll failed, the next will come: {news.problem}")
    return one_line(" · ".join(parts), 400)
