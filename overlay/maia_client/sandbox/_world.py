"""What exists in a sandbox: projects, environments, published pipelines, and how each pipeline's runs go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A published pipeline and the way that every run of it goes.

    Attributes:
        name: as the published list shows it.
        steps: names of its components; they share the duration evenly.
        duration: seconds from start to end.
        outcome: SUCCESS, FAILED or SKIPPED; a failure is the last step's.
        message: what the record says at the end.
        enabled: a disabled pipeline answers a start with 410.
    """

    name: str
    steps: tuple[str, ...] = ("Start", "Work")
    duration: float = 2.0
    outcome: str = "SUCCESS"
    message: str | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Project:
    """A project with its environments, and the pipelines that are published to each of them."""

    id: str
    name: str
    environments: tuple[str, ...]
    pipelines: tuple[Pipeline, ...]


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
        pipelines=(Pipeline("Close books"),),
    ),
)
"""What a sandbox holds if it is told nothing else."""
