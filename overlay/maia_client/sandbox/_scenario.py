"""A sandbox described in one value, or in a small TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike

from ..errors import ConfigurationError
from ._execution import plan
from ._faults import Fault, fault_from
from ._section import Section
from ._world import DEMO, Pipeline, Project, Step, project_id

TOKEN_SECONDS = 1800.0
"""Source: docs.maia.ai, the page on authentication."""
BUDGET = 1000
"""Requests per minute. Source: docs.maia.ai, the overview of the API."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """What a sandbox holds and how it behaves.

    Attributes:
        projects: what exists at the start.
        faults: what goes wrong.
        token_lifetime: seconds that a token is good for.
        budget: requests per minute before the answer is 429; None for no limit.
        wrapped: whether single executions come inside `{"result": ...}`, as some public clients read them.

    Raises:
        ConfigurationError: a pipeline's children run children without end.
    """

    projects: Sequence[Project] = DEMO
    faults: Sequence[Fault] = ()
    token_lifetime: float = TOKEN_SECONDS
    budget: int | None = BUDGET
    wrapped: bool = False

    def __post_init__(self) -> None:
        for project in self.projects:
            pipelines = {pipeline.name: pipeline for pipeline in project.pipelines}
            for pipeline in project.pipelines:
                plan(pipeline, pipelines.get)  # so that what can't be run is found now, and not by a start


def load_scenario(path: str | PathLike[str]) -> Scenario:
    """Reads a scenario from TOML.

    Raises:
        ConfigurationError: the file can't be read, or something in it makes no sense; the message says where.
    """
    try:
        with open(path, "rb") as file:
            document = tomllib.load(file)
    except OSError as error:
        raise ConfigurationError(f"The scenario can't be read: {error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"The scenario {path} is not TOML: {error}.") from error
    return _scenario(Section(f"The scenario {path}", document))


def _scenario(section: Section) -> Scenario:
    projects = [_project(one) for one in section.sections("project", "project")]
    faults = [fault_from(one) for one in section.sections("fault", "fault")]
    service = Section(f"{section.where}, service", section.take("service", dict, {}))
    token_lifetime = service.seconds("token_lifetime", TOKEN_SECONDS)
    budget = service.take("budget", int, BUDGET)
    wrapped = service.take("wrapped", bool, default=False)
    return section.build(
        lambda: service.build(
            lambda: Scenario(projects or DEMO, faults, token_lifetime, budget if budget > 0 else None, wrapped)
        )
    )


def _project(section: Section) -> Project:
    name = section.take("name", str)
    known_id = section.take("id", str, project_id(name))
    environments = section.texts("environments", ("Prod",))
    pipelines = tuple(_pipeline(one) for one in section.sections("pipeline", "pipeline"))
    return section.build(lambda: Project(known_id, name, environments, pipelines))


def _pipeline(section: Section) -> Pipeline:
    name = section.take("name", str)
    steps: list[Step | str] = []
    for number, step in enumerate(section.take("steps", list, list(Pipeline("").steps)), start=1):
        if isinstance(step, str):
            steps.append(step)
        elif isinstance(step, dict):
            steps.append(_step(Section(f"{section.where}, step {number}", step)))
        else:
            section.fail("steps are texts and tables")
    duration = section.seconds("duration", Pipeline("").duration)
    outcome = section.texts("outcome", ("SUCCESS",))
    message = section.maybe("message", str)
    echo = section.texts("echo", ())
    enabled = section.take("enabled", bool, default=True)
    return section.build(lambda: Pipeline(name, tuple(steps), duration, outcome, message, echo, enabled))


def _step(section: Section) -> Step:
    name = section.take("name", str)
    duration = section.maybe_seconds("duration")
    outcome = section.take("outcome", str, "SUCCESS")
    message, pipeline = section.maybe("message", str), section.maybe("pipeline", str)
    return section.build(lambda: Step(name, duration, outcome, message, pipeline))
