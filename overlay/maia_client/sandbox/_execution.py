"""A run of the stand-in. What becomes of it is planned when it starts; its state follows from the time alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID, uuid5

from .._outcome import TERMINAL
from ..errors import ConfigurationError
from ._messages import Json, moment
from ._world import Pipeline, Step

CANCELLING_SECONDS = 0.5
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of a run that has not been cancelled.

    Attributes:
        begins, ends: seconds since the run's start.
    """

    name: str
    begins: float
    ends: float
    outcome: str
    message: str | None
    child: Plan | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run goes if nobody cancels it.

    Attributes:
        duration: seconds.
    """

    pipeline: str
    steps: tuple[PlannedStep, ...]
    duration: float
    outcome: str
    message: str | None

    def to_json(self) -> Json:
        steps = [
            [one.name, one.begins, one.ends, one.outcome, one.message, one.child.to_json() if one.child else None]
            for one in self.steps
        ]
        return {
            "pipeline": self.pipeline,
            "steps": steps,
            "duration": self.duration,
            "outcome": self.outcome,
            "message": self.message,
        }

    @classmethod
    def from_json(cls, value: Json) -> Plan:
        steps = tuple(
            PlannedStep(name, begins, ends, outcome, message, cls.from_json(child) if child else None)
            for name, begins, ends, outcome, message, child in value["steps"]
        )
        return cls(value["pipeline"], steps, value["duration"], value["outcome"], value["message"])


def plan(
    pipeline: Pipeline,
    find: Callable[[str], Pipeline | None],
    *,
    runs: int = 0,
    variables: Mapping[str, object] | None = None,
    depth: int = 0,
) -> Plan:
    """Settles how a run goes.

    Args:
        find: the pipeline of that name in the same project.
        runs: how many runs of the pipeline there have been.
        variables: what the run was given, scalars and grids.

    Raises:
        ConfigurationError: children run children without end.
    """
    if depth > DEEPEST:
        raise ConfigurationError(f"Pipeline {pipeline.name!r} runs itself, or children deeper than {DEEPEST}.")
    steps = [Step(step) if isinstance(step, str) else step for step in pipeline.steps]
    outcomes = (pipeline.outcome,) if isinstance(pipeline.outcome, str) else pipeline.outcome
    outcome = outcomes[min(runs, len(outcomes) - 1)]
    shared = [step for step in steps if step.duration is None and step.pipeline is None]
    share = pipeline.duration / len(shared) if shared else 0.0
    told = _told(pipeline, variables or {})
    message = _joined(pipeline.message, told)
    planned: list[PlannedStep] = []
    now = 0.0
    for number, step in enumerate(steps, start=1):
        child_pipeline = find(step.pipeline) or Pipeline(step.pipeline) if step.pipeline else None
        child = plan(child_pipeline, find, depth=depth + 1) if child_pipeline else None
        length = child.duration if child else share if step.duration is None else step.duration
        ends_as, says = step.outcome, step.message
        if child and child.outcome == "FAILED":
            ends_as, says = "FAILED", says or child.message
        if ends_as == "FAILED":
            message = _joined(says or pipeline.message, told)
        if number == len(steps) and ends_as == "SUCCESS":
            ends_as, says = outcome, says or message
        planned.append(PlannedStep(step.name, now, now + length, ends_as, says, child))
        now += length
        if ends_as == "FAILED":
            outcome = "FAILED"
            break
    return Plan(pipeline.name, tuple(planned), now if steps else pipeline.duration, outcome, message)


def variables_of(request: Json) -> Json:
    """What the body of a start gives a run, scalars and grids."""
    return {**request.get("scalarVariables", {}), **request.get("gridVariables", {})}


def _told(pipeline: Pipeline, variables: Mapping[str, object]) -> str:
    names = variables if "*" in pipeline.echo else [name for name in pipeline.echo if name in variables]
    return ", ".join(f"{name}={variables[name]}" for name in names)


def _joined(*parts: str | None) -> str | None:
    return ": ".join(part for part in parts if part) or None


@dataclass
class Execution:
    """One run.

    Attributes:
        number: its place in the list of all runs, from 1. A child follows its parent, although it starts later.
        request: the body of the start.
        started_at, cancelled_at: seconds since the epoch.
        parent: the run whose step this one is.
    """

    id: str
    number: int
    project_id: str
    environment: str
    plan: Plan
    request: Json
    started_at: float
    cancelled_at: float | None = None
    forced: bool = False
    parent: Execution | None = None

    @property
    def pipeline(self) -> str:
        return self.plan.pipeline

    @property
    def tag(self) -> str | None:
        tag = self.request.get("executionTag")
        return None if tag is None else str(tag)

    @property
    def variables(self) -> Json:
        """What the run was given, scalars and grids."""
        return variables_of(self.request)

    @property
    def finishes_at(self) -> float:
        natural = self.started_at + self.plan.duration
        root = self.root
        if root.cancelled_at is None:
            return natural
        return min(natural, root.cancelled_at + (0.0 if root.forced else CANCELLING_SECONDS))

    @property
    def root(self) -> Execution:
        return self if self.parent is None else self.parent.root

    def status(self, now: float) -> str:
        cancelled = self.root.cancelled_at
        if now < self.finishes_at:
            return "RUNNING" if cancelled is None else "CANCELLING"
        return self.plan.outcome if self._ran_through else "CANCELLED"

    def begun(self, now: float) -> bool:
        """Whether it is there at all: a child is when its step has begun."""
        return self.started_at <= (now if self.parent is None else min(now, self.root.finishes_at))

    def ended(self, now: float) -> bool:
        return now >= self.finishes_at

    @property
    def _ran_through(self) -> bool:
        cancelled = self.root.cancelled_at
        return cancelled is None or cancelled >= self.started_at + self.plan.duration

    def record(self, now: float) -> Json:
        """The run as the API shows it."""
        status = self.status(now)
        record: Json = {
            "pipelineExecutionId": self.id,
            "projectId": self.project_id,
            "pipelineName": self.pipeline,
            "pipelineType": "ORCHESTRATION",
            "environmentName": self.environment,
            "status": status,
            "trigger": "API",
            "startedAt": moment(self.started_at),
        }
        if status in TERMINAL:
            record["finishedAt"] = moment(self.finishes_at)
            message = "Cancelled by request" if status == "CANCELLED" else self.plan.message
            if message is not None:
                record["message"] = message
        return record

    def steps(self, now: float) -> list[Json]:
        """The steps that have begun, as the API shows them."""
        return list(self._steps(now))

    def _steps(self, now: float) -> Iterator[Json]:
        for number, step in enumerate(self.plan.steps):
            begins, ends = self.started_at + step.begins, self.started_at + step.ends
            if begins > min(now, self.finishes_at):
                break
            result: Json = {"status": "RUNNING", "startedAt": moment(begins)}
            if now >= min(ends, self.finishes_at):
                done = ends <= self.finishes_at and (self._ran_through or ends < self.finishes_at)
                result["status"] = step.outcome if done else "CANCELLED"
                result["finishedAt"] = moment(min(ends, self.finishes_at))
                if done and step.message is not None:
                    result["message"] = step.message
            child = self.children.get(number)
            shown = None if child is None else {"id": child.id, "name": child.pipeline}
            yield {"id": f"{self.id}-{number}", "name": step.name, "result": result, "childPipeline": shown}

    @cached_property
    def children(self) -> Mapping[int, Execution]:
        """The runs that steps of this run are, by the step's place."""
        return {
            number: Execution(
                id=str(uuid5(UUID(self.id), str(number))),
                number=0,
                project_id=self.project_id,
                environment=self.environment,
                plan=step.child,
                request={},
                started_at=self.started_at + step.begins,
                parent=self,
            )
            for number, step in enumerate(self.plan.steps)
            if step.child is not None
        }

    def descendants(self) -> Iterator[Execution]:
        for child in self.children.values():
            yield child
            yield from child.descendants()

    def to_json(self) -> Json:
        """What it takes to go on with this run in another process."""
        return {
            "id": self.id,
            "number": self.number,
            "projectId": self.project_id,
            "environment": self.environment,
            "plan": self.plan.to_json(),
            "request": self.request,
            "startedAt": self.started_at,
            "cancelledAt": self.cancelled_at,
            "forced": self.forced,
        }

    @classmethod
    def from_json(cls, value: Json) -> Execution:
        return cls(
            id=value["id"],
            number=value["number"],
            project_id=value["projectId"],
            environment=value["environment"],
            plan=Plan.from_json(value["plan"]),
            request=value["request"],
            started_at=value["startedAt"],
            cancelled_at=value["cancelledAt"],
            forced=value["forced"],
        )
