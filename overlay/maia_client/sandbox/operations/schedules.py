"""Schedules. They are kept, and start nothing: the sandbox has no scheduler."""

from __future__ import annotations

from uuid import uuid4

from .._contract import Call
from .._handlers import Reply, answers, given, paged, present, project_of
from .._messages import Json
from .._state import State

SHOWN = ("name", "scheduleEnabled", "cronExpression", "cronTimezone", "effectiveFrom")


@answers("schedules.list_schedules", "oldest first")
def list_schedules(state: State, call: Call, _now: float) -> Reply:
    return 200, paged(state.schedules.below(project_of(state, call)), call)


@answers(
    "schedules.create_schedule",
    "it answers 201",
    "a schedule is enabled if nothing else is said, and starts nothing here",
    "neither the pipeline nor the cron expression is checked",
)
def create_schedule(state: State, call: Call, _now: float) -> Reply:
    project_id, schedule_id = project_of(state, call), str(uuid4())
    pipeline, timing = call.body["pipeline"], call.body["schedule"]
    record: Json = {"scheduleId": schedule_id, "scheduleEnabled": True}
    record |= given(pipeline, "pipelineName", "environmentName", "versionName")
    record |= given(timing, *SHOWN)
    state.schedules.put(record, project_id, schedule_id)
    return 201, {"scheduleId": schedule_id}


@answers("schedules.get_schedule", "an unknown schedule answers 404")
def get_schedule(state: State, call: Call, _now: float) -> Reply:
    return 200, _schedule(state, call)


@answers("schedules.update_schedule", "fields that are left out stay as they are")
def update_schedule(state: State, call: Call, _now: float) -> Reply:
    record = {**_schedule(state, call), **given(call.body, *SHOWN)}
    state.schedules.put(record, call.path["projectId"], call.path["scheduleId"])
    return 200, record


@answers("schedules.delete_schedule", "it answers 204")
def delete_schedule(state: State, call: Call, _now: float) -> Reply:
    _schedule(state, call)
    state.schedules.remove(call.path["projectId"], call.path["scheduleId"])
    return 204, None


def _schedule(state: State, call: Call) -> Json:
    found = state.schedules.get(project_of(state, call), call.path["scheduleId"])
    return present(found, f"schedule {call.path['scheduleId']}")
