"""Waiting for one execution to end. A failed look is not a failed run, and only the caller's deadline ends a wait."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._generated import given
from ._outcome import Identity, Outcome
from ._session import Limited, Task
from .errors import MaiaError, RequestFailed

if TYPE_CHECKING:
    from ._generated import Calls
    from ._watcher import Watch

logger = logging.getLogger("maia_client")

STEPS_LIMIT = 3.0
"""Seconds for finding out which step is running."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What one look brought.

    Attributes:
        outcome: the state last seen, or None before the first one.
        problem: why this look brought nothing new, or None.
        step: the component that is running, where it was asked for.
    """

    outcome: Outcome | None
    problem: MaiaError | None = None
    step: str | None = None


Listener = Callable[[Progress], None]


def wait(watch: Watch, listener: Listener | None = None, *, steps_from: Calls | None = None) -> Task[Outcome]:
    """Waits until an execution has ended.

    Args:
        watch: for this one execution; of every look where there is a listener.
        listener: told about every look.
        steps_from: where to ask which component is running, at the price of a second request per look; None does not.

    Raises:
        WaitTimeout: the deadline has come; the execution goes on.
        RequestFailed: the service refuses the question (401, 403, 404), or can't be asked at all.
    """
    while True:
        for watched in (yield from watch.next()):
            if watched.error is not None:
                raise watched.error
            if listener is not None:
                step = None
                if steps_from is not None and watched.problem is None and not watched.over:
                    step = yield from _running_step(steps_from, watched.identity, watch.spare())
                listener(Progress(watched.outcome, watched.problem, step))
            if watched.outcome is not None and watched.over:
                return watched.outcome


def _running_step(calls: Calls, identity: Identity, spare: float) -> Task[str | None]:
    """The component that is running. It is for the eye alone: asked for once and briefly, and nothing if that fails."""
    call = calls.pipeline_execution.list_pipeline_execution_steps(identity.project_id, identity.execution_id, size=100)
    try:
        page = yield from Limited(call, min(STEPS_LIMIT, spare), attempts=1)
        for step in reversed(given(page.results) or []):
            result = given(step.result)
            if result is not None and given(result.status) == "RUNNING":
                return given(step.name)
    except (RequestFailed, AttributeError, TypeError) as error:
        logger.debug("The steps can't be seen: %s", error)
    return None
