"""Project variables, and their values in single environments."""

from __future__ import annotations

from uuid import uuid4

from .._contract import Call
from .._handlers import Reply, answers, environment_of, given, paged, present, project_of
from .._messages import Json, Refusal
from .._state import State

FIELDS = ("type", "behaviour", "description", "value", "supportsDoubleResolution")


@answers("project_variables.list_project_variables", "oldest first")
def list_variables(state: State, call: Call, _now: float) -> Reply:
    return 200, paged(state.variables.below(project_of(state, call)), call)


@answers(
    "project_variables.create_project_variable",
    "a variable without a name answers 400, although the document does not require one",
    "a name that the project has already answers 409",
    "the answer is an empty object",
)
def create_variable(state: State, call: Call, _now: float) -> Reply:
    project_id, name = project_of(state, call), call.body.get("name")
    if not name:
        raise Refusal(400, "The variable has no name", ["body.name: is missing"])
    if state.variables.get(project_id, name) is not None:
        raise Refusal(409, f"The project has a variable {name} already")
    record: Json = {"id": str(uuid4()), "name": name, **given(call.body, *FIELDS)}
    state.variables.put(record, project_id, name)
    return 201, {}


@answers("project_variables.update_project_variable", "it answers 204", "fields that are left out stay as they are")
def update_variable(state: State, call: Call, _now: float) -> Reply:
    record = {**_variable(state, call), **given(call.body, *FIELDS)}
    state.variables.put(record, call.path["projectId"], record["name"])
    return 204, None


@answers("project_variables.delete_project_variable", "it answers 204")
def delete_variable(state: State, call: Call, _now: float) -> Reply:
    key = (call.path["projectId"], _variable(state, call)["name"])
    state.variables.remove(*key)
    state.overrides.remove(*key)
    return 204, None


@answers(
    "project_variable_environment_overrides.create_variable_environment_overrides",
    "it answers 204, whatever the body, whose fields are not known",
    "what is given is added to what was given before, field by field",
)
def create_overrides(state: State, call: Call, _now: float) -> Reply:
    key = (call.path["projectId"], _variable(state, call)["name"])
    state.overrides.put({**(state.overrides.get(*key) or {}), **call.body}, *key)
    return 204, None


@answers(
    "project_variable_environment_overrides.get_variable_environment_overrides",
    "the variable with the fields that were given for its overrides, as they were given",
    "an unknown environment answers 404; one that is known leaves nothing out",
)
def get_overrides(state: State, call: Call, _now: float) -> Reply:
    variable = _variable(state, call)
    if "environmentName" in call.query:
        environment_of(state, call.path["projectId"], call.query["environmentName"])
    return 200, {**variable, **(state.overrides.get(call.path["projectId"], variable["name"]) or {})}


def _variable(state: State, call: Call) -> Json:
    name = call.path["variableName"]
    return present(state.variables.get(project_of(state, call), name), f"variable {name}")
