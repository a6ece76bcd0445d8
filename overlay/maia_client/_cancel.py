"""Asking the service to stop an execution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._outcome import Identity
from ._session import Task

if TYPE_CHECKING:
    from ._generated import Calls


def cancel(calls: Calls, identity: Identity, *, force: bool) -> Task[None]:
    """Asks for the end of an execution. It then goes through CANCELLING to CANCELLED, which a wait shows.

    Args:
        force: the hard way.
    """
    yield from calls.pipeline_execution.cancel_pipeline_execution(
        identity.project_id, identity.execution_id, body={"status": "CANCELLED", "forceUpdate": force}
    )
