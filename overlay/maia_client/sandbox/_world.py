"""What exists in a sandbox: projects, environments, published pipelines, and how each pipeline's runs go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from ..errors import ConfigurationError

OUTCOMES = ("SUCCESS", "FAILED", "SKIPPED")


@dataclass(frozen=True, slots=True)
class Step:
    """A component of a pipeline.

    Attributes:
        name: as the list of steps shows it.
        duration: seconds; None for an even share of the pipeline's.
        outcome: SUCCESS, or FAILED, which ends the run with it.
        message: what the step says at its end.
        pipeline: the name of a pipeline of the same project that the step runs: a child, which takes as long as it
            takes, and fails the step if it fails.
    """

    name: str
    duration: float | None = None
    outcome: str = "SUCCESS"
    message: str | None = None
    pipeline: str | None = None

    def __post_init__(self) -> None:
        _check(self.duration or 0.0, (self.outcome,))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A published pipeline and the way that its runs go.

    Attributes:
        name: as the published list shows it.
        steps: its components; a name alone is a step with nothing special.
        duration: seconds from start to end, shared evenly by the steps that have none of their own.
        outcome: SUCCESS, FAILED or SKIPPED. Several are the outcomes of one run after the other; the last one stays.
            A failure is the last step's.
        message: what the record says at the end.
        echo: variables whose values the message tells, so that a test sees what reached the run; `*` for all.
        enabled: a disabled pipeline answers a start with 410.
    """

    name: str
    steps: tuple[Step | str, ...] = ("Start", "Work")
    duration: float = 2.0
    outcome: str | tuple[str, ...] = "SUCCESS"
    message: str | None = None
    echo: tuple[str, ...] = ()
    enabled: bool = True

    def __post_init__(self) -> None:
        _check(self.duration, (self.outcome,) if isinstance(self.outcome, str) else self.outcome)


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its environments, and the pipelines that are published to each of them.

    Attributes:
        id: a UUID.
    """

    id: str
    name: str
    environments: tuple[str, ...]
    pipelines: tuple[Pipeline, ...]

    def __post_init__(self) -> None:
        try:
            UUID(self.id)
        except ValueError:
            raise ConfigurationError(f"The id of project {self.name!r} is not a UUID.") from None


def _check(duration: float, outcomes: Sequence[str]) -> None:
    if not duration >= 0:
        raise ConfigurationError(f"A duration is not below zero, and {duration!r} is.")
    if unknown := [outcome for outcome in outcomes if outcome not in OUTCOMES]:
        raise ConfigurationError(f"The outcome {unknown[0]!r} is none of {', '.join(OUTCOMES)}.")
    if not outcomes:
        raise ConfigurationError("There is no outcome.")


def project_id(name: str) -> str:
    """The id of a project that was given none: the same for a name every time."""
    return str(uuid5(NAMESPACE_URL, f"maia-sandbox:{name}"))


DEMO = (
    Project(
        id="5a1e5000-0000-4000-8000-000000000001",
        name="Sales",
        environments=("Prod", "Dev"),
        pipelines=(
            Pipeline("Daily load", ("Extract orders", "Load warehouse", "Refresh views"), duration=4.0),
            Pipeline(
                "Broken load",
                ("Extract orders", "Load warehouse"),
                outcome="FAILED",
                message="Load warehouse: table ORDERS does not exist",
            ),
            Pipeline("Skipped load", outcome="SKIPPED", message="Nothing to do"),
            Pipeline("Disabled load", enabled=False),
            Pipeline("Endless load", duration=10 * 365 * 86400.0),
            Pipeline("reports/Month end.orch.yaml"),
            Pipeline("reports/archive/Month end.orch.yaml"),
        ),
    ),
    Project(
        id="5a1e5000-0000-4000-8000-000000000002",
        name="Finance",
        environments=("Prod",),
        pipelines=(
            Pipeline("Close books", ("Lock ledger", Step("Report", pipeline="Monthly report")), duration=1.0),
            Pipeline("Monthly report", ("Collect", "Render")),
        ),
    ),
)
"""What a sandbox holds if it is told nothing else."""
