"""What a scenario says: pipelines with steps, children and outcomes, and where it makes no sense."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maia_client import ConfigurationError, ExecutionFailed, Maia
from maia_client._generated import given
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Sandbox, Scenario, Step, load_scenario

FULL = """
[service]
token_lifetime = "5m"
budget = 100
wrapped = true

[[project]]
name = "Shop"
environments = ["Prod", "Test"]

[[project.pipeline]]
name = "Nightly"
duration = "10m"
steps = ["Extract", { name = "Report", pipeline = "Report" }, { name = "Check", duration = "1m" }, "Tidy"]
echo = ["day"]
message = "done"

[[project.pipeline]]
name = "Report"
outcome = ["FAILED", "SUCCESS"]
message = "no rows"

[[project.pipeline]]
name = "Off"
enabled = false

[[fault]]
kind = "lost-answer"
operation = "execute_pipeline"
at = [2]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_everything(tmp_path: Path) -> None:
    scenario = load_scenario(write(tmp_path, FULL))
    [project] = scenario.projects
    assert (scenario.token_lifetime, scenario.budget, scenario.wrapped) == (300.0, 100, True)
    assert scenario.faults == [Fault("lost-answer", "execute_pipeline", at=(2,))]
    assert (project.name, project.environments) == ("Shop", ("Prod", "Test"))
    assert project.pipelines == (
        Pipeline(
            "Nightly",
            ("Extract", Step("Report", pipeline="Report"), Step("Check", 60.0), "Tidy"),
            600.0,
            ("SUCCESS",),
            "done",
            ("day",),
        ),
        Pipeline("Report", outcome=("FAILED", "SUCCESS"), message="no rows"),
        Pipeline("Off", outcome=("SUCCESS",), enabled=False),
    )
    assert load_scenario(write(tmp_path, FULL)).projects[0].id == project.id


def test_an_empty_file_is_the_demo(tmp_path: Path) -> None:
    assert load_scenario(write(tmp_path, "")) == Scenario(faults=[])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[project]]", "project 1: name is missing"),
        ('[[project]]\nname = "a"\nid = "b"', "id of project 'a' is not a UUID"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nstepz = []', "pipeline 1: unknown key 'stepz'"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nduration = "soon"', "pipeline 1: duration: "),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\noutcome = "FINE"', "'FINE' is none of SUCCESS"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nsteps = [1]', "steps are texts and tables"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nsteps = [{}]', "step 1: name is missing"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nenabled = "no"', "enabled is not true or false"),
        ('[[project]]\nname = "a"\n[[project.pipeline]]\nname = "b"\nsteps = [{name = "c", pipeline = "b"}]', "itself"),
        ('project = "a"', "project is not a list"),
        ('[[fault]]\nkind = "burn"', "fault 1: No fault 'burn'"),
        ("[service]\nbudget = true", "service: budget is not a whole number"),
        ("[server]\nbudget = 1", "unknown key 'server'; there are project, fault, service"),
        ("a = ", "is not TOML"),
    ],
)
def test_a_file_that_makes_no_sense(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigurationError, match=says) as caught:
        load_scenario(path)
    assert str(path) in str(caught.value)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="can't be read"):
        Sandbox(tmp_path / "none.toml")


def steps_of(maia: Maia, project_id: str, execution_id: str) -> list[tuple[Any, Any, Any]]:
    page = maia.api.pipeline_execution.list_pipeline_execution_steps(project_id, execution_id)
    return [
        (step.name, given(step.result).status, given(step.child_pipeline))  # type: ignore[union-attr]
        for step in given(page.results) or []
    ]


def test_a_child_that_fails_fails_its_parent_and_the_next_run_goes_through(tmp_path: Path) -> None:
    sandbox = InProcess(write(tmp_path, FULL.replace("at = [2]", "at = [9]")))
    with sandbox.maia() as maia:
        run = maia.run("Nightly", variables={"day": "2026-11-24", "other": "x"})
        with pytest.raises(ExecutionFailed, match="no rows: day=2026-11-24"):
            run.wait()
        [extract, report] = steps_of(maia, run.project_id, run.id)
        assert extract == ("Extract", "SUCCESS", None)
        assert report[:2] == ("Report", "FAILED")
        child = maia.execution(report[2].id)
        assert child.status().status == "FAILED"
        assert [name for name, *_ in steps_of(maia, run.project_id, child.id)] == ["Start", "Work"]
        listed = given(maia.api.pipeline_execution.list_pipeline_executions().results) or []
        assert [one.pipeline_name for one in listed] == ["Report", "Nightly"]
        assert [one.pipeline for one in sandbox.starts()] == ["Nightly"]
        assert sandbox.starts()[0].variables == {"day": "2026-11-24", "other": "x"}


def test_outcomes_come_run_by_run() -> None:
    pipeline = Pipeline("Load", outcome=("FAILED", "SKIPPED", "SUCCESS"))
    sandbox = InProcess(Scenario([Project("5a1e5000-0000-4000-8000-00000000000a", "P", ("E",), (pipeline,))]))
    with sandbox.maia() as maia:
        ends = [maia.run("Load").wait(check=False).status for _ in range(4)]
    assert ends == ["FAILED", "SKIPPED", "SUCCESS", "SUCCESS"]


def test_cancelling_a_parent_cancels_its_child() -> None:
    pipelines = (
        Pipeline("Parent", ("First", Step("Second", pipeline="Child"), "Third"), duration=10),
        Pipeline("Child", duration=100),
    )
    sandbox = InProcess(Scenario([Project("5a1e5000-0000-4000-8000-00000000000a", "P", ("E",), pipelines)]))
    with sandbox.maia() as maia:
        run = maia.run("Parent")
        assert len(steps_of(maia, run.project_id, run.id)) == 1
        sandbox.advance(20)
        [_, second] = steps_of(maia, run.project_id, run.id)
        run.cancel()
        assert run.wait(check=False).status == "CANCELLED"
        assert maia.execution(second[2].id).status().status == "CANCELLED"
        assert [status for _, status, _ in steps_of(maia, run.project_id, run.id)] == ["SUCCESS", "CANCELLED"]


def test_hours_pass_in_no_time() -> None:
    pipeline = Pipeline("Load", duration=20 * 3600)
    sandbox = InProcess(Scenario([Project("5a1e5000-0000-4000-8000-00000000000a", "P", ("E",), (pipeline,))]))
    began = sandbox.clock()
    with sandbox.maia() as maia:
        outcome = maia.run("Load").wait()
    assert outcome.duration_seconds == 20 * 3600
    assert sandbox.clock() >= began + 20 * 3600
    assert 40 <= len(sandbox.requests("token")) <= 60  # one for every half an hour, or a little earlier
