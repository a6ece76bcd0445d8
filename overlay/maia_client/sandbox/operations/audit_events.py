"""Audit events: every request that changed something."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from .._contract import Call
from .._handlers import Reply, answers, paged
from .._messages import Json, moment, parsed_moment
from .._state import State


def record(state: State, now: float, name: str, path: Mapping[str, str]) -> None:
    """Adds an event: a request of an operation changed something."""
    event: Json = {
        "eventId": str(uuid4()),
        "eventName": name,
        "eventType": name.partition(".")[0],
        "eventSource": "sandbox",
        "eventTimestamp": moment(now),
        "actorId": "sandbox",
    }
    if "projectId" in path:
        event["eventProjectId"] = path["projectId"]
    state.events.put(event, event["eventId"])


@answers(
    "audit_events.list_audit_events",
    "eventName is the operation's name in this library, and eventType its family; the service's own are not known",
    "every request that changed something is an event, starts of pipelines too",
    "both ends of the range count, and events come oldest first",
)
def list_events(state: State, call: Call, _now: float) -> Reply:
    first, last = parsed_moment(call.query["from"]), parsed_moment(call.query["to"])
    events = [one for one in state.events.below() if first <= parsed_moment(one["eventTimestamp"]) <= last]
    return 200, paged(events, call)
