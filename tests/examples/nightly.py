"""The night's work: load the orders, then refresh what depends on them. Each function is a task for a scheduler."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from maia_client import Maia, MaiaError

SHOP = "5a1e5000-0000-4000-8000-0000000000aa"


def start_load(maia: Maia, due: datetime) -> str:
    """Starts the load of one night, and returns its id. Another try finds the run that an earlier one has started.

    Args:
        due: when the night's work was to begin; the same for every try.
    """
    tonight = maia.api.pipeline_execution.list_pipeline_executions(
        project_id=SHOP, pipeline_name="Load orders", started_after=due
    )
    for run in tonight.results or []:
        if run.status not in ("FAILED", "CANCELLED", "SKIPPED"):
            return str(run.pipeline_execution_id)
    # The tag lets one load run at a time: also if the list above did not show the newest run yet.
    return maia.run("Load orders", project=SHOP, variables={"day": due.date()}, tag="load-orders").id


def wait_for_load(maia: Maia, run_id: str) -> None:
    maia.execution(run_id, project=SHOP).wait(timeout="2h")


def refresh_reports(maia: Maia) -> None:
    maia.run("Refresh reports", project=SHOP).wait(timeout="30m")


def nightly(maia: Maia, due: datetime, alert: Callable[[str], object]) -> bool:
    """The tasks in their order. What goes wrong is told to somebody, and reports of stale orders are not refreshed."""
    try:
        wait_for_load(maia, start_load(maia, due))
        refresh_reports(maia)
    except MaiaError as error:
        alert(str(error))
        return False
    return True


def main() -> bool:
    with Maia() as maia:
        return nightly(maia, datetime.now(UTC), alert=print)
