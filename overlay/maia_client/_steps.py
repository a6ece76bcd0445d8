"""The components of a run, with those of the child pipelines that it started."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ._generated import given
from ._names import PAGE_SIZE, all_items
from ._outcome import FAILED, Identity, moment_of, text_of
from ._session import Task
from ._text import one_line

if TYPE_CHECKING:
    from ._generated import Calls

TREE_LIMIT = 20.0
"""Seconds for finding out why an execution failed."""
MOST_CHILDREN = 100
"""Child pipelines that a tree looks into. Each costs a request, and a loop over a grid may start thousands."""


@dataclass(frozen=True, slots=True)
class Step:
    """A component of a run.

    Attributes:
        name: of the component.
        status: RUNNING, SUCCESS, FAILED, or whatever the service says; "" if nothing.
        started_at, finished_at: in UTC; None where the service does not say. Ended steps may lack them.
        message: the service's word on how it ended, or None.
        child_id: the execution of the child pipeline that it started, or None. Source: a public client that asks for
            the steps of that id.
        child: the name of that pipeline, or None.
        children: the steps of that execution, where they were asked for.
    """

    name: str
    status: str
    started_at: datetime | None
    finished_at: datetime | None
    message: str | None
    child_id: str | None
    child: str | None
    children: tuple[Step, ...] = ()

    @property
    def duration_seconds(self) -> float | None:
        """From start to finish, or None while either is unknown."""
        if self.started_at is None or self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()

    def __str__(self) -> str:
        message = f": {one_line(self.message)}" if self.message else ""
        return f"{one_line(self.name)} {self.status or 'unknown'}{message}"


def steps(calls: Calls, identity: Identity) -> Task[tuple[Step, ...]]:
    """The components of one execution, in the service's order.

    Raises:
        RequestFailed: the service does not tell.
    """
    listed = calls.pipeline_execution.list_pipeline_execution_steps
    records = yield from all_items(
        lambda page: listed(identity.project_id, identity.execution_id, page=page, size=PAGE_SIZE)
    )
    found: list[Step] = []
    for record in records:
        result, child = given(record.result), given(record.child_pipeline)
        found.append(
            Step(
                name=text_of(record.name) or "",
                status=one_line(text_of(getattr(result, "status", None)) or ""),
                started_at=moment_of(getattr(result, "started_at", None)),
                finished_at=moment_of(getattr(result, "finished_at", None)),
                message=text_of(getattr(result, "message", None)),
                child_id=text_of(getattr(child, "id", None)),
                child=text_of(getattr(child, "name", None)),
            )
        )
    return tuple(found)


def tree(calls: Calls, identity: Identity) -> Task[tuple[Step, ...]]:
    """The components with those of child pipelines, down to the last, `MOST_CHILDREN` pipelines at the most.

    Raises:
        RequestFailed: the service does not tell.
    """
    seen = {identity.execution_id}
    return (yield from _with_children(calls, identity, seen))


def _with_children(calls: Calls, identity: Identity, seen: set[str]) -> Task[tuple[Step, ...]]:
    own = yield from steps(calls, identity)
    below: dict[str, tuple[Step, ...]] = {}
    # Failed ones first: where there are too many, they are what is looked for.
    for step in sorted(own, key=lambda one: one.status != FAILED):
        if step.child_id is not None and step.child_id not in seen and len(seen) <= MOST_CHILDREN:
            seen.add(step.child_id)
            child = Identity(step.child_id, identity.project_id)
            below[step.child_id] = yield from _with_children(calls, child, seen)
    return tuple(replace(step, children=below.pop(step.child_id or "", ())) for step in own)


def first_failure(found: Iterable[Step]) -> Step | None:
    """The first component that failed: of one that only failed because a child pipeline did, the one in there."""
    for step in found:
        inner = first_failure(step.children)
        if inner is not None:
            return inner
        if step.status == FAILED:
            return step
    return None


def walk(found: Iterable[Step], depth: int = 0) -> Iterator[tuple[int, Step]]:
    """Every step with its depth, from the top down."""
    for step in found:
        yield depth, step
        yield from walk(step.children, depth + 1)
