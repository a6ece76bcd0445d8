"""Artifacts, which are versions of a project's pipelines in an environment, and what is published by them."""

from __future__ import annotations

from urllib.parse import unquote

from .._contract import Call
from .._handlers import Reply, answers, environment_of, given, paged, present, project_of
from .._messages import Json, Refusal, moment
from .._state import State

CONNECTOR_PROFILE = "connector-profile:"
DETAILS = ("versionName", "enabled", "createdAt", "deployedAt", "branch", "commitHash")


def published(state: State, project_id: str, environment: str, version: str | None = None) -> Json | None:
    """The artifact of that version, or the latest enabled one."""
    if version is not None:
        return state.artifacts.get(project_id, environment, version)
    artifacts = [one for one in state.artifacts.below(project_id, environment) if one["enabled"]]
    return artifacts[-1] if artifacts else None


@answers(
    "pipelines.list_published_pipelines",
    "the pipelines of the latest enabled artifact, in the order of its files",
    "an unknown environment answers 404",
)
def list_published_pipelines(state: State, call: Call, _now: float) -> Reply:
    project_id = project_of(state, call)
    artifact = published(state, project_id, environment_of(state, project_id, call.query["environmentName"]))
    names = artifact["assets"] if artifact else []
    time = artifact["createdAt"] if artifact else None
    return 200, paged([{"name": name, "publishedTime": time} for name in names], call)


@answers(
    "artifacts.publish_artifact",
    "it answers 201",
    "every file is a pipeline, but for connector profiles; none is ignored",
    "a versionName that the environment has already answers 409",
)
def publish_artifact(state: State, call: Call, now: float) -> Reply:
    project_id = project_of(state, call)
    # The publisher's own script percent-encodes the name.
    environment = environment_of(state, project_id, unquote(call.headers["environmentname"]))
    version = call.headers["versionname"]
    if state.artifacts.get(project_id, environment, version) is not None:
        raise Refusal(409, f"{environment} has a version {version} already")
    record: Json = {
        "versionName": version,
        "enabled": True,
        "createdAt": moment(now),
        "deployedAt": moment(now),
        "assets": [part.name for part in call.parts if not part.name.startswith(CONNECTOR_PROFILE)],
    }
    for key in ("branch", "commitHash"):
        if key.lower() in call.headers:
            record[key] = call.headers[key.lower()]
    state.artifacts.put(record, project_id, environment, version)
    return 201, {"versionName": version, "ignoredResources": []}


@answers("artifacts.list_artifacts", "oldest first")
def list_artifacts(state: State, call: Call, _now: float) -> Reply:
    project_id = project_of(state, call)
    environment = environment_of(state, project_id, call.query["environmentName"])
    enabled_only = call.query.get("enabledOnly", True)
    artifacts = state.artifacts.below(project_id, environment)
    return 200, paged([_details(one) for one in artifacts if one["enabled"] or not enabled_only], call)


@answers("artifacts.get_artifact_details", "without versionName it is the latest")
def get_artifact_details(state: State, call: Call, _now: float) -> Reply:
    project_id = project_of(state, call)
    environment = environment_of(state, project_id, call.query["environmentName"])
    version = call.query.get("versionName")
    artifact = present(published(state, project_id, environment, version), f"artifact {version or ''} in {environment}")
    return 200, {"details": _details(artifact), "assets": artifact["assets"]}


@answers(
    "artifacts.promote_artifact",
    "it answers 200",
    "an unknown environment or version answers 404",
    "promoting to an environment that has the version already changes nothing",
)
def promote_artifact(state: State, call: Call, now: float) -> Reply:
    project_id, version = project_of(state, call), call.body["versionName"]
    source = environment_of(state, project_id, call.body["sourceEnvironmentName"])
    target = environment_of(state, project_id, call.body["targetEnvironmentName"])
    artifact = present(state.artifacts.get(project_id, source, version), f"artifact {version} in {source}")
    if state.artifacts.get(project_id, target, version) is None:
        state.artifacts.put({**artifact, "deployedAt": moment(now)}, project_id, target, version)
    return 200, {"environmentName": target, "versionName": version}


def _details(artifact: Json) -> Json:
    return given(artifact, *DETAILS)
