"""Projects and their environments."""

from __future__ import annotations

from uuid import uuid4

from .._contract import Call
from .._handlers import Reply, answers, environment_of, given, paged, project_of
from .._messages import Json, Refusal
from .._state import State


@answers("projects.list_projects", "oldest first")
def list_projects(state: State, call: Call, _now: float) -> Reply:
    return 200, paged(state.projects.below(), call)


@answers("projects.create_project", "two projects may have the same name")
def create_project(state: State, call: Call, _now: float) -> Reply:
    project_id = str(uuid4())
    record: Json = {"id": project_id, **given(call.body, "name", "description")}
    state.projects.put(record, project_id)
    return 201, {"projectId": project_id}


@answers("projects.delete_project", "it answers 204", "what the project held goes with it, but for its executions")
def delete_project(state: State, call: Call, _now: float) -> Reply:
    project_id = project_of(state, call)
    for table in (
        state.projects,
        state.environments,
        state.artifacts,
        state.schedules,
        state.variables,
        state.overrides,
    ):
        table.remove(project_id)
    return 204, None


@answers("environments.list_environments", "oldest first")
def list_environments(state: State, call: Call, _now: float) -> Reply:
    return 200, paged(state.environments.below(project_of(state, call)), call)


@answers(
    "environments.create_environment",
    "it answers 201",
    "a name that the project has already answers 409",
    "the agent is not looked up, unless it is one of the sandbox's, whose name the list then shows",
)
def create_environment(state: State, call: Call, _now: float) -> Reply:
    project_id, name = project_of(state, call), call.body["name"]
    if state.environments.get(project_id, name) is not None:
        raise Refusal(409, f"The project has an environment {name} already")
    record: Json = {"name": name, "defaultAgentId": call.body["defaultAgentId"]}
    agent = state.agents.get(record["defaultAgentId"])
    if agent is not None:
        record["defaultAgentName"] = agent["name"]
    state.environments.put(record, project_id, name)
    return 201, None


@answers("environments.delete_environment", "it answers 204", "what was published to the environment goes with it")
def delete_environment(state: State, call: Call, _now: float) -> Reply:
    project_id = project_of(state, call)
    name = environment_of(state, project_id, call.path["environmentName"])
    state.environments.remove(project_id, name)
    state.artifacts.remove(project_id, name)
    return 204, None
