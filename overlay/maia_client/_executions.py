"""The executions of one pipeline in one environment, from the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from ._generated import given
from ._names import PAGE_SIZE
from ._outcome import GOING_ON, Identity, Outcome, outcome_from, text_of
from ._session import Task
from .errors import InvalidResponse

if TYPE_CHECKING:
    from ._generated import Calls
    from ._outcome import Record

MOST_PAGES = 20


class _Status(StrEnum):
    """Stands for the generated enumeration, of which each API version has its own."""

    RUNNING = "RUNNING"
    CANCELLING = "CANCELLING"


def started_since(
    calls: Calls, project_id: str, environment: str, pipeline: str, since: datetime
) -> Task[list[Outcome]]:
    """Those that were started through the API at a moment of the service's clock or later, ended ones among them.

    Raises:
        RequestFailed: the service does not tell.
    """
    listed = yield from _listed(calls, project_id, environment, pipeline, started_after=since)
    return [
        outcome
        for outcome, trigger in listed
        if trigger == "API" and outcome.started_at is not None and outcome.started_at >= since
    ]


def going_on(
    calls: Calls, project_id: str, environment: str, pipeline: str, *, api_only: bool = False
) -> Task[list[Outcome]]:
    """Those that have not ended. One list per status, as the filter takes one.

    Args:
        api_only: started through the API; otherwise whoever started them.

    Raises:
        RequestFailed: the service does not tell.
    """
    found: dict[str, Outcome] = {}
    for status in _Status:
        listed = yield from _listed(calls, project_id, environment, pipeline, status=cast(Any, status))
        for outcome, trigger in listed:
            if outcome.status in GOING_ON and (trigger == "API" or not api_only):
                found[outcome.execution_id] = outcome
    return list(found.values())


def _listed(
    calls: Calls, project_id: str, environment: str, pipeline: str, **filters: Any
) -> Task[list[tuple[Outcome, str | None]]]:
    """Every execution of the pipeline that the list shows, page by page, with its trigger."""
    filters |= {
        "project_id": project_id,
        "environment_name": environment,
        "pipeline_name": pipeline,
        "limit": PAGE_SIZE,
    }
    found: list[tuple[Outcome, str | None]] = []
    token: str | None = None
    for _ in range(MOST_PAGES):
        if token:
            filters["pagination_token"] = token
        page = yield from calls.pipeline_execution.list_pipeline_executions(**filters)
        found.extend(_of(page, project_id, environment, pipeline))
        more = text_of(page.more)
        if not more or more == token:
            return found
        token = more
    raise InvalidResponse("The list of executions does not end.", method="GET", path="/v1/pipeline-executions")


def _of(page: object, project_id: str, environment: str, pipeline: str) -> Iterator[tuple[Outcome, str | None]]:
    """Those of exactly this pipeline, with their triggers: the service's filter is partial and ignores case."""
    results = given(getattr(page, "results", None))
    for record in results if isinstance(results, list) else ():
        execution_id = text_of(getattr(record, "pipeline_execution_id", None))
        if execution_id is None:
            continue
        wanted = {"project_id": project_id, "environment_name": environment, "pipeline_name": pipeline}
        if all(text_of(getattr(record, name, None)) == value for name, value in wanted.items()):
            identity = Identity(execution_id, project_id, pipeline, environment)
            yield outcome_from(identity, cast("Record", record)), text_of(getattr(record, "trigger", None))
