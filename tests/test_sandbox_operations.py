"""Every operation on the sandbox, as a user of `maia.api` sees it: all of them answer, and those with state keep it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest

from maia_api.v1 import models
from maia_api.v1.types import File
from maia_client import BadRequest, Conflict, Maia, NotFound, PipelineDisabled, TagBusy
from maia_client._generated import given
from maia_client.sandbox import DEMO, InProcess
from maia_client.sandbox._handlers import GUESSES, HANDLERS
from support.examples import Example, examples

SALES = DEMO[0].id
EXAMPLES = {example.name: example for example in examples(optional=False)}
AGENT = {"name": "a", "agentType": "streaming", "cloudProvider": "aws", "deployment": "eks"}
ENVIRONMENT = {
    "name": "Prod",
    "defaultAgentId": "x",
    "defaultConnections": {},
    "defaultUserAccessLevel": "x",
    "connectionOverrides": [{}],
}
NOBODY = str(uuid4())


@pytest.fixture
def sandbox() -> InProcess:
    return InProcess()


@pytest.fixture
def maia(sandbox: InProcess) -> Iterator[Maia]:
    with sandbox.maia() as maia:
        yield maia


@pytest.fixture
def api(maia: Maia) -> Any:
    return maia.api


def artifact(*names: str) -> models.ArtifactFiles:
    files = models.ArtifactFiles()
    files.additional_properties = {name: File(BytesIO(b"a: 1"), name, "text/plain") for name in names}
    return files


def names(page: Any, field: str = "name") -> list[Any]:
    return [getattr(one, field) for one in given(page.results) or []]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_every_operation_answers_what_its_client_can_read(sandbox: InProcess, api: Any, example: Example) -> None:
    agent = api.agents.create_agent(body=AGENT)
    schedule = api.schedules.create_schedule(SALES, body={"pipeline": {}, "schedule": {"name": "nightly"}})
    api.project_variables.create_project_variable(SALES, body={"name": "var"})
    execution = api.pipeline_execution.execute_pipeline(
        SALES, body={"pipelineName": "Endless load", "environmentName": "Prod"}
    )
    known: dict[str, Any] = {
        "agentId": agent.agent_id,
        "scheduleId": schedule.schedule_id,
        "variableName": "var",
        "pipelineExecutionId": execution.pipeline_execution_id,
        "projectId": SALES,
        "environmentName": "Prod",
        "environment_name": "Prod",
        "project_id": SALES,
    }
    if example.name == "artifacts.promote_artifact":
        example.keywords["body"] = {
            "sourceEnvironmentName": "Prod",
            "targetEnvironmentName": "Dev",
            "versionName": "1.0.0",
        }
    if example.name == "pipeline_execution.execute_pipeline":
        example.keywords["body"] = {"pipelineName": "Daily load", "environmentName": "Prod"}
    if example.name == "project_variables.create_project_variable":
        example.keywords["body"] = {"name": "another"}
    placeholders = [part[1:-1] for part in example.path.split("/") if part.startswith("{")]
    positional = [known.get(name, value) for name, value in zip(placeholders, example.positional, strict=True)]
    keywords = {name: known.get(name, value) for name, value in example.keywords.items()}
    example.bound_to(api)(*positional, **keywords)
    [received] = sandbox.requests(example.name)[-1:]
    assert 200 <= received.status < 300


def test_every_handler_is_for_an_operation_of_the_document() -> None:
    assert HANDLERS.keys() <= EXAMPLES.keys()
    assert GUESSES.keys() == HANDLERS.keys()


def test_a_project_has_environments_until_it_is_deleted(api: Any) -> None:
    made = api.projects.create_project(body={"name": "New", "warehouse": "SNOWFLAKE", "agentDeploymentType": "HYBRID"})
    assert names(api.projects.list_projects()) == ["Sales", "Finance", "New"]
    environment = ENVIRONMENT
    api.environments.create_environment(made.project_id, body=environment)
    with pytest.raises(Conflict):
        api.environments.create_environment(made.project_id, body=environment)
    assert names(api.environments.list_environments(made.project_id)) == ["Prod"]
    api.environments.delete_environment(made.project_id, "Prod")
    assert names(api.environments.list_environments(made.project_id)) == []
    api.projects.delete_project(made.project_id)
    with pytest.raises(NotFound):
        api.environments.list_environments(made.project_id)


def test_publish_promote_run(maia: Maia, api: Any) -> None:
    answer = api.artifacts.publish_artifact(
        SALES,
        body=artifact("new/load.orch.yaml", "connector-profile:flex-1.json"),
        version_name="2.0",
        environment_name="Dev",
        branch="main",
    )
    assert answer.version_name == "2.0"
    with pytest.raises(Conflict, match="a version"):
        api.artifacts.publish_artifact(SALES, body=artifact("x"), version_name="2.0", environment_name="Dev")
    assert names(api.artifacts.list_artifacts(SALES, environment_name="Dev"), "version_name") == ["1.0.0", "2.0"]
    details = api.artifacts.get_artifact_details(SALES, environment_name="Dev")
    assert (details.details.version_name, details.details.branch) == ("2.0", "main")
    assert details.assets == ["new/load.orch.yaml"]
    assert names(api.pipelines.list_published_pipelines(SALES, environment_name="Dev")) == ["new/load.orch.yaml"]
    assert "Daily load" in names(api.pipelines.list_published_pipelines(SALES, environment_name="Prod"))
    promotion = {"sourceEnvironmentName": "Dev", "targetEnvironmentName": "Prod", "versionName": "2.0"}
    api.artifacts.promote_artifact(SALES, body=promotion)
    assert maia.run("load", environment="Prod").wait()
    start = {"pipelineName": "Daily load", "environmentName": "Prod"}
    with pytest.raises(NotFound, match="not published"):
        api.pipeline_execution.execute_pipeline(SALES, body=start)
    api.pipeline_execution.execute_pipeline(SALES, body={**start, "versionName": "1.0.0"})
    with pytest.raises(NotFound):
        api.artifacts.promote_artifact(SALES, body={**promotion, "versionName": "3.0"})


def test_an_environment_name_is_decoded_when_publishing(api: Any) -> None:
    environment = {**ENVIRONMENT, "name": "Prüfung 1"}
    api.environments.create_environment(SALES, body=environment)
    api.artifacts.publish_artifact(SALES, body=artifact("a"), version_name="1", environment_name="Pr%C3%BCfung%201")
    assert names(api.artifacts.list_artifacts(SALES, environment_name="Prüfung 1"), "version_name") == ["1"]


def test_schedules(api: Any) -> None:
    made = api.schedules.create_schedule(
        SALES,
        body={
            "pipeline": {"pipelineName": "Daily load", "environmentName": "Prod"},
            "schedule": {"name": "nightly", "cronExpression": "0 0 2 * * ?", "cronTimezone": "UTC"},
        },
    )
    [schedule] = given(api.schedules.list_schedules(SALES).results) or []
    assert (schedule.pipeline_name, schedule.cron_expression, schedule.schedule_enabled) == (
        "Daily load",
        "0 0 2 * * ?",
        True,
    )
    change = {"name": "nightly", "cronExpression": "0 0 3 * * ?", "scheduleEnabled": False}
    changed = api.schedules.update_schedule(SALES, made.schedule_id, body=change)
    assert changed == api.schedules.get_schedule(SALES, made.schedule_id)
    assert (changed.cron_expression, changed.cron_timezone, changed.schedule_enabled) == ("0 0 3 * * ?", "UTC", False)
    api.schedules.delete_schedule(SALES, made.schedule_id)
    with pytest.raises(NotFound):
        api.schedules.get_schedule(SALES, made.schedule_id)


def test_variables_and_overrides(api: Any) -> None:
    variables = api.project_variables
    overrides = api.project_variable_environment_overrides
    variables.create_project_variable(SALES, body={"name": "day", "type": "TEXT", "value": "monday"})
    with pytest.raises(Conflict):
        variables.create_project_variable(SALES, body={"name": "day"})
    with pytest.raises(BadRequest, match="no name"):
        variables.create_project_variable(SALES, body={"value": 1})
    variables.update_project_variable(SALES, "day", body={"type": "NUMBER", "behaviour": "COPIED", "value": 7})
    [variable] = given(variables.list_project_variables(SALES).results) or []
    assert (variable.name, variable.type_, variable.value) == ("day", "NUMBER", 7)
    overrides.create_variable_environment_overrides(SALES, "day", body={"Prod": "friday"})
    assert overrides.get_variable_environment_overrides(SALES, "day").to_dict()["Prod"] == "friday"
    variables.delete_project_variable(SALES, "day")
    with pytest.raises(NotFound):
        overrides.get_variable_environment_overrides(SALES, "day")


def test_agents(api: Any) -> None:
    agents = api.agents
    made = agents.create_agent(
        body={
            "name": "a",
            "agentType": "streaming",
            "cloudProvider": "aws",
            "deployment": "eks",
            "trackName": "current",
        }
    )
    key = made.agent_id
    first = agents.get_agent_credentials(key)
    assert agents.perform_agent_credentials_action(key, body={"action": "SECRET_REFRESH"}) != first
    agents.update_agent(key, body={"description": "new", "enableAutoUpdates": "true", "trackName": "STABLE"})
    for command in ("RESTART", "PAUSE"):
        agents.send_agent_command(key, body={"command": command})
    agent = agents.get_agent(key)
    assert (agent.agent_status, agent.description, agent.enable_auto_updates) == ("running", "new", True)
    assert agent.version_details.track_name == "STABLE"
    assert given(agent.paused_until) is not None
    agents.send_agent_command(key, body={"command": "RESUME"})
    assert given(agents.get_agent(key).paused_until) is None
    with pytest.raises(Conflict):
        agents.delete_agent(key)
    agents.set_agent_allowlist(key, body={"projects": {SALES: {"environments": ["Prod"]}}})
    agents.add_to_agent_allowlist(key, body={"projects": {SALES: {"environments": ["Dev", "Prod"]}}})
    assert agents.get_agent_allowlist(key).to_dict() == {"projects": {SALES: {"environments": ["Prod", "Dev"]}}}
    agents.remove_from_agent_allowlist(key, project_id=SALES, environment_name="Prod")
    assert agents.get_agent_allowlist(key).to_dict() == {"projects": {SALES: {"environments": ["Dev"]}}}
    agents.remove_from_agent_allowlist(key, project_id=SALES)
    assert agents.get_agent_allowlist(key).to_dict() == {"projects": {}}
    pending = agents.create_agent(body=AGENT)
    agents.delete_agent(pending.agent_id)
    assert names(agents.list_agents(), "agent_id") == [key]


def test_what_changes_something_is_an_audit_event(sandbox: InProcess, maia: Maia, api: Any) -> None:
    maia.run("Daily load")
    sandbox.advance("1h")
    api.projects.create_project(body={"name": "New", "warehouse": "SNOWFLAKE", "agentDeploymentType": "HYBRID"})
    api.projects.list_projects()
    now = datetime.fromtimestamp(sandbox.clock(), UTC)
    everything = api.audit_events.list_audit_events(from_=now - timedelta(days=1), to=now)
    assert names(everything, "event_name") == ["pipeline_execution.execute_pipeline", "projects.create_project"]
    latest = api.audit_events.list_audit_events(from_=now - timedelta(minutes=1), to=now)
    assert names(latest, "event_name") == ["projects.create_project"]


def test_refused_starts_start_nothing(sandbox: InProcess, maia: Maia) -> None:
    running = maia.run("Endless load", tag="nightly")
    with pytest.raises(TagBusy):
        maia.run("Daily load", tag="nightly")
    with pytest.raises(PipelineDisabled):
        maia.run("Disabled load")
    assert [run.id for run in sandbox.starts()] == [running.id]
    assert [run.tag for run in sandbox.starts("Endless load")] == ["nightly"]


@pytest.mark.parametrize("family", ["agents.get_agent", "schedules.get_schedule", "agents.delete_agent"])
def test_what_is_not_there_is_a_404(api: Any, family: str) -> None:
    tag, _, name = family.partition(".")
    arguments = [NOBODY] if tag == "agents" else [SALES, NOBODY]
    with pytest.raises(NotFound):
        getattr(getattr(api, tag), name)(*arguments)
