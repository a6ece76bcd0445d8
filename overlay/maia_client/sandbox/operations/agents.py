"""Agents, which the documentation calls Maia runners. Nothing runs on them here."""

from __future__ import annotations

from uuid import uuid4

from .._contract import Call
from .._handlers import Reply, answers, given, paged, present
from .._messages import Json, Refusal, moment
from .._state import State

KEPT = ("name", "description", "agentType", "cloudProvider", "deployment", "enableAutoUpdates", "restrictedAccess")
DELETABLE = ("STOPPED", "PENDING", "UNKNOWN")
"""Source: the vendor's terraform client."""
PAUSE_SECONDS = 3600.0


@answers("agents.list_agents", "oldest first")
def list_agents(state: State, call: Call, _now: float) -> Reply:
    return 200, paged(state.agents.below(), call)


@answers("agents.create_agent", "a new agent is PENDING, and stays so until it is restarted")
def create_agent(state: State, call: Call, _now: float) -> Reply:
    agent_id = str(uuid4())
    record: Json = {"agentId": agent_id, "agentStatus": "PENDING", "connected": False}
    record |= given(call.body, *KEPT)
    if "trackName" in call.body:
        record["versionDetails"] = {"trackName": call.body["trackName"]}
    state.agents.put(record, agent_id)
    _issue_credentials(state, agent_id)
    return 201, record


@answers("agents.get_agent", "an unknown agent answers 404")
def get_agent(state: State, call: Call, _now: float) -> Reply:
    return 200, _agent(state, call)


@answers("agents.update_agent", "fields that are left out stay as they are", 'the text "true" is true, any other false')
def update_agent(state: State, call: Call, _now: float) -> Reply:
    record, body = dict(_agent(state, call)), call.body
    record |= given(body, "name", "description")
    # Declared as text, although an example shows true.
    switches = given(body, "enableAutoUpdates", "restrictedAccess")
    record |= {key: text.lower() == "true" for key, text in switches.items()}
    if "trackName" in body:
        record["versionDetails"] = {**(record.get("versionDetails") or {}), "trackName": body["trackName"]}
    state.agents.put(record, record["agentId"])
    return 202, None


@answers("agents.delete_agent", "an agent that is running answers 409")
def delete_agent(state: State, call: Call, _now: float) -> Reply:
    agent = _agent(state, call)
    if agent["agentStatus"].upper() not in DELETABLE:
        raise Refusal(409, f"The agent is {agent['agentStatus']}; it must be one of {', '.join(DELETABLE)}")
    for table in (state.agents, state.allowlists, state.agent_credentials):
        table.remove(agent["agentId"])
    return 202, None


@answers(
    "agents.send_agent_command",
    "it answers 202",
    "RESTART makes the agent running, PAUSE sets pausedUntil to an hour from now, RESUME removes it",
)
def send_command(state: State, call: Call, now: float) -> Reply:
    record = dict(_agent(state, call))
    match call.body["command"]:
        case "RESTART":
            record |= {"agentStatus": "running", "connected": True}
        case "PAUSE":
            record["pausedUntil"] = moment(now + PAUSE_SECONDS)
        case "RESUME":
            record.pop("pausedUntil", None)
    state.agents.put(record, record["agentId"])
    return 202, None


@answers("agents.get_agent_credentials")
def get_credentials(state: State, call: Call, _now: float) -> Reply:
    return 200, state.agent_credentials.get(_agent(state, call)["agentId"])


@answers("agents.perform_agent_credentials_action", "it answers 200, with the new secret")
def refresh_secret(state: State, call: Call, _now: float) -> Reply:
    return 200, _issue_credentials(state, _agent(state, call)["agentId"])


@answers("agents.get_agent_allowlist", "an agent that was given no list has an empty one")
def get_allowlist(state: State, call: Call, _now: float) -> Reply:
    return 200, {"projects": _allowed(state, call)}


@answers("agents.set_agent_allowlist", "it answers 204")
def set_allowlist(state: State, call: Call, _now: float) -> Reply:
    return _allow(state, call, call.body["projects"])


@answers("agents.add_to_agent_allowlist", "it answers 204", "environments are added to those of the same project")
def add_to_allowlist(state: State, call: Call, _now: float) -> Reply:
    allowed = _allowed(state, call)
    for project_id, entry in call.body["projects"].items():
        known = allowed.get(project_id, {}).get("environments", [])
        added = [name for name in entry.get("environments", []) if name not in known]
        allowed[project_id] = {**entry, "environments": [*known, *added]}
    return _allow(state, call, allowed)


@answers(
    "agents.remove_from_agent_allowlist",
    "it answers 204, also where there was nothing to remove",
    "without environmentName the whole project is removed",
)
def remove_from_allowlist(state: State, call: Call, _now: float) -> Reply:
    allowed = _allowed(state, call)
    project_id, name = call.query["projectId"], call.query.get("environmentName")
    if name is None:
        allowed.pop(project_id, None)
    elif project_id in allowed:
        environments = allowed[project_id].get("environments", [])
        allowed[project_id] = {"environments": [one for one in environments if one != name]}
    return _allow(state, call, allowed)


def _agent(state: State, call: Call) -> Json:
    return present(state.agents.get(call.path["agentId"]), f"agent {call.path['agentId']}")


def _issue_credentials(state: State, agent_id: str) -> Json:
    known = state.agent_credentials.get(agent_id) or {"clientId": f"sandbox-agent-{uuid4().hex}"}
    record: Json = {**known, "clientSecret": f"sandbox-secret-{uuid4().hex}"}
    state.agent_credentials.put(record, agent_id)
    return record


def _allowed(state: State, call: Call) -> Json:
    return dict((state.allowlists.get(_agent(state, call)["agentId"]) or {}).get("projects", {}))


def _allow(state: State, call: Call, projects: Json) -> Reply:
    state.allowlists.put({"projects": projects}, _agent(state, call)["agentId"])
    return 204, None
