"""The night's work: load the orders, then refresh what depends on them."""

from __future__ import annotations

from datetime import date

from maia_client import ExecutionFailed, Maia, SubmissionUnknown, TagBusy


def load_orders(maia: Maia, day: date) -> str:
    """Runs the load once for a day, whatever happens on the way; returns the id of the run."""
    try:
        run = maia.run("Load orders", variables={"day": day}, tag=f"orders-{day}")
    except TagBusy:
        raise RuntimeError(f"The orders of {day} are being loaded already.") from None
    except SubmissionUnknown as unknown:
        raise RuntimeError(f"Look whether the orders of {day} are being loaded: {unknown}") from unknown
    run.wait(timeout="2h")
    return run.id


def refresh_reports(maia: Maia) -> None:
    maia.run("Refresh reports").wait(timeout="30m")


def nightly(maia: Maia, day: date, alert: list[str]) -> bool:
    """The whole night. What goes wrong is told to somebody, and reports of stale orders are not refreshed."""
    try:
        load_orders(maia, day)
        refresh_reports(maia)
    except (ExecutionFailed, RuntimeError) as error:
        alert.append(str(error))
        return False
    return True
