"""The sandbox's own endpoints: what it knows, and what shall go wrong. They need no token.

GET    /                   the status page
GET    /sandbox/state      runs with their steps, faults, budget
GET    /sandbox/requests   what reached it
POST   /sandbox/faults     {"kind": "lost-answer", "operation": "execute_pipeline", "at": 1}
DELETE /sandbox/faults     nothing goes wrong any more
POST   /sandbox/time       {"advance": "2h"}
DELETE /sandbox/tokens     every token is worthless
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from ..errors import ConfigurationError
from ._execution import Execution
from ._faults import fault_from
from ._host import Host
from ._local import is_local
from ._log import Received
from ._messages import Json, Refusal, Request, Response, moment
from ._page import SAFE_HEADERS, page
from ._section import Section

T = TypeVar("T")

PREFIX = "/sandbox/"
MOST_SHOWN = 100


def answer_own(host: Host, request: Request) -> Response | None:
    """The answer to a request for the status page or below `/sandbox/`; None for any other request."""
    if request.path != "/" and not request.path.startswith(PREFIX):
        return None
    if not is_local(request.headers):
        return _json(403, {"detail": "The sandbox talks to this machine alone: open http://127.0.0.1 with its port."})
    if request.path == "/":
        return page() if request.method in ("GET", "HEAD") else _json(405, {"detail": "Only GET here."})
    try:
        return _json(200, control(host, request.method, request.path, request.body))
    except Refusal as refusal:
        return _json(refusal.status, {"detail": refusal.detail})


def _json(status: int, body: Json) -> Response:
    return Response(status, {**SAFE_HEADERS, "content-type": "application/json"}, json.dumps(body).encode())


def control(host: Host, method: str, path: str, body: bytes) -> Json:
    """The answer to a request below `/sandbox/`.

    Raises:
        Refusal: there is no such endpoint, or the body makes no sense.
    """
    match method, path.removeprefix(PREFIX):
        case "GET", "state":
            return state(host)
        case "GET", "requests":
            return {"requests": [_received(one) for one in host.requests()[-MOST_SHOWN:]]}
        case "POST", "faults":
            host.fault(_asked(fault_from, body))
        case "DELETE", "faults":
            host.clear_faults()
        case "POST", "time":
            host.clock.advance(_asked(_seconds, body))
        case "DELETE", "tokens":
            host.revoke_tokens()
        case _:
            raise Refusal(404, "The sandbox has no such endpoint")
    return {"now": moment(host.clock())}


def _seconds(section: Section) -> float:
    seconds = section.seconds("advance", 0.0)
    return section.build(lambda: seconds)


def _asked(read: Callable[[Section], T], body: bytes) -> T:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise Refusal(400, "The body is not a JSON object")
    try:
        return read(Section("The body", values))
    except ConfigurationError as error:
        raise Refusal(400, str(error)) from error


def state(host: Host) -> Json:
    """What the status page shows: runs with their steps, newest first, and what goes wrong."""
    service, now = host.service, host.service.clock()
    with service.lock:
        runs = [run for run in service.state.newest_first() if run.begun(now)]
        return {
            "now": moment(now),
            "speed": host.clock.speed,
            "budget": service.budget(),
            "requests": service.log.total,
            "starts": len(service.starts()),
            "faults": [
                {**asdict(one.fault), "operation": one.fault.pattern, "seen": one.seen, "struck": one.struck}
                for one in service.faults.armed
            ],
            "runs": [_run(host, run, now) for run in runs[:MOST_SHOWN]],
            "total": len(runs),
        }


def _run(host: Host, run: Execution, now: float) -> Json:
    record = run.record(now)
    project = host.service.state.projects.get(run.project_id)
    return {
        "id": run.id,
        "project": project["name"] if project else run.project_id,
        "environment": run.environment,
        "pipeline": run.pipeline,
        "version": run.request.get("versionName"),
        "tag": run.tag,
        "trigger": record["trigger"],
        "status": record["status"],
        "startedAt": record["startedAt"],
        "finishedAt": record.get("finishedAt"),
        "message": record.get("message"),
        "parent": run.parent.id if run.parent else None,
        "variables": run.variables,
        "steps": [_step(step) for step in run.steps(now)],
    }


def _step(step: Json) -> Json:
    result, child = step["result"], step["childPipeline"]
    return {
        "name": step["name"],
        "status": result["status"],
        "startedAt": result["startedAt"],
        "finishedAt": result.get("finishedAt"),
        "message": result.get("message"),
        "child": child["id"] if child else None,
    }


def _received(one: Received) -> Json:
    request = one.request
    return {
        "at": moment(one.at),
        "operation": one.operation,
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "status": one.status,
    }
