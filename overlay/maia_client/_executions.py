"""Executions as the service shows them: one by its own record, or many from the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

from ._generated import Call, given
from ._names import PAGE_SIZE
from ._outcome import GOING_ON, Identity, Outcome, outcome_from, text_of
from ._session import Task
from .errors import InvalidResponse

if TYPE_CHECKING:
    from ._generated import Calls
    from ._outcome import Record

MOST_PAGES = 20


class Status(StrEnum):
    """Stands for the generated enumeration, of which each API version has its own."""

    RUNNING = "RUNNING"
    CANCELLING = "CANCELLING"
    SUCCESS = "SUCCESS"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    SKIPPED = "SKIPPED"


def record_of(calls: Calls, identity: Identity) -> Call[Record]:
    """Asks for the full record, not for the lighter `/status`: the fields of that one are not documented."""
    return calls.pipeline_execution.get_pipeline_execution(identity.project_id, identity.execution_id)


def look(calls: Calls, identity: Identity) -> Task[Outcome]:
    """What the service says of an execution now.

    Raises:
        RequestFailed: it does not tell.
    """
    return outcome_from(identity, (yield from record_of(calls, identity)))


def page_of(calls: Calls, token: str | None, filters: Mapping[str, Any], limit: int = PAGE_SIZE) -> Call[object]:
    """Asks for a page of the list, newest start first.

    Args:
        token: the previous page's.
        filters: as the generated operation names them. Those by time are inclusive, that of pipelines is partial and
            ignores case.
    """
    paging: dict[str, Any] = {"limit": limit} if token is None else {"limit": limit, "pagination_token": token}
    return calls.pipeline_execution.list_pipeline_executions(**paging, **filters)


def records_in(page: object) -> Iterator[tuple[str, Record]]:
    """Ids and records on a page, whatever else stands there."""
    results = given(getattr(page, "results", None))
    for record in results if isinstance(results, list) else ():
        execution_id = text_of(getattr(record, "pipeline_execution_id", None))
        if execution_id is not None:
            yield execution_id, cast("Record", record)


def next_token(page: object, token: str | None) -> str | None:
    """The next page's, or None at the end; so it is where the same one comes again."""
    more = text_of(getattr(page, "more", None))
    return more if more and more != token else None


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
    for status in (Status.RUNNING, Status.CANCELLING):
        listed = yield from _listed(calls, project_id, environment, pipeline, status=status)
        for outcome, trigger in listed:
            if outcome.status in GOING_ON and (trigger == "API" or not api_only):
                found[outcome.execution_id] = outcome
    return list(found.values())


def _listed(
    calls: Calls, project_id: str, environment: str, pipeline: str, **filters: Any
) -> Task[list[tuple[Outcome, str | None]]]:
    """Every execution of exactly this pipeline that the list shows, page by page, with its trigger."""
    wanted = {"project_id": project_id, "environment_name": environment, "pipeline_name": pipeline}
    found: list[tuple[Outcome, str | None]] = []
    token: str | None = None
    for _ in range(MOST_PAGES):
        page = yield from page_of(calls, token, {**wanted, **filters})
        for execution_id, record in records_in(page):
            if all(text_of(getattr(record, name, None)) == value for name, value in wanted.items()):
                identity = Identity(execution_id, project_id, pipeline, environment)
                found.append((outcome_from(identity, record), text_of(getattr(record, "trigger", None))))
        token = next_token(page, token)
        if token is None:
            return found
    raise InvalidResponse("The list of executions does not end.", method="GET", path="/v1/pipeline-executions")
