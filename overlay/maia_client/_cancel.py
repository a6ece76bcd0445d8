"""Asking the service to stop an execution."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from ._outcome import Identity, Outcome
from ._session import Limited, Task
from ._wait import wait
from .errors import Conflict, MaiaError

if TYPE_CHECKING:
    from ._generated import Call, Calls
    from ._watcher import Watch

logger = logging.getLogger("maia_client")

STOP_LIMIT = 20.0
"""Seconds in which a run that nobody waits for any more is cancelled, and seen to end. Airflow allows a trigger 30."""


def cancel(calls: Calls, identity: Identity, *, force: bool) -> Task[None]:
    """Asks for the end of an execution. It then goes through CANCELLING to CANCELLED, which a wait shows.

    Args:
        force: the hard way.
    """
    yield from _request(calls, identity, force=force)


def stop(calls: Calls, identity: Identity, watch: Watch) -> Task[Outcome | None]:
    """Cancels an execution and watches it end. It raises nothing: it cleans up after something that counts for more.

    Args:
        watch: for nothing yet.

    Returns:
        How it ended; None where that was not seen in time, which is logged.
    """
    try:
        try:
            yield from Limited(_request(calls, identity, force=False), watch.deadline.remaining() / 2)
        except Conflict as error:
            logger.debug("It has ended by itself: %s", error)
        watch.add(identity)
        outcome = yield from wait(watch)
    except MaiaError as error:
        logger.warning("%s was to be cancelled, and may go on: %s", identity.execution_id, error)
        return None
    logger.info("%s was cancelled: %s", identity.execution_id, outcome.status)
    return outcome


def _request(calls: Calls, identity: Identity, *, force: bool) -> Call[object]:
    return calls.pipeline_execution.cancel_pipeline_execution(
        identity.project_id, identity.execution_id, body={"status": "CANCELLED", "forceUpdate": force}
    )
