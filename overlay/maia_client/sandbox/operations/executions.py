"""Runs: start, list, look at, cancel."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from .._contract import Call
from .._execution import Execution, plan, variables_of
from .._handlers import Reply, answers, environment_of, paged, project_of
from .._messages import Refusal, parsed_moment
from .._state import State
from .artifacts import published

MOST_LISTED = 100
GOING_ON = ("RUNNING", "CANCELLING")


@answers(
    "pipeline_execution.execute_pipeline",
    "an unknown project, environment, pipeline or version answers 404",
    "the pipelines of the version named, or else of the latest, can be run",
    "an agentId is not looked at",
)
def execute(state: State, call: Call, now: float) -> Reply:
    project_id = project_of(state, call)
    body = call.body
    environment = environment_of(state, project_id, body["environmentName"])
    artifact = published(state, project_id, environment, body.get("versionName"))
    name = body["pipelineName"]
    if artifact is None or name not in artifact["assets"]:
        raise Refusal(404, f"Pipeline {name} is not published to {environment}")
    pipeline = state.behaviour(project_id, name)
    if not pipeline.enabled:
        raise Refusal(410, f"Pipeline {name} has been disabled")
    tag = body.get("executionTag")
    fenced = None if tag is None else state.tagged(project_id, environment, tag)
    if fenced is not None and not fenced.ended(now):
        raise Refusal(409, f"An execution with tag {tag} is already running in {environment}")
    planned = plan(
        pipeline,
        lambda child: state.behaviour(project_id, child),
        runs=state.runs_of(project_id, name),
        variables=variables_of(body),
    )
    execution = Execution(str(uuid4()), state.next_number(), project_id, environment, planned, body, now)
    state.start(execution, now)
    return 201, {"pipelineExecutionId": execution.id}


@answers(
    "pipeline_execution.list_pipeline_executions",
    "timeFrame is not looked at",
    "one status can be given, and one that the filter does not know finds nothing",
    "environmentName must match exactly",
    "runs that a step of another run started are listed after it, with the trigger of that",
    "a paginationToken that was not handed out answers 400",
)
def list_executions(state: State, call: Call, now: float) -> Reply:
    query = call.query
    token = query.get("paginationToken")
    if token is not None and not str(token).isdecimal():
        raise Refusal(400, "The paginationToken is not one of ours")
    after, before = (
        parsed_moment(query[name]) if name in query else None for name in ("startedAfter", "startedBefore")
    )
    wanted_name = str(query.get("pipelineName", "")).lower()
    project_id, environment, status = (query.get(name) for name in ("projectId", "environmentName", "status"))

    def wanted(run: Execution) -> bool:
        return (
            project_id in (None, run.project_id)
            and wanted_name in run.pipeline.lower()
            and environment in (None, run.environment)
            and "scheduleId" not in query  # schedules start nothing here
            and run.begun(now)
            and (status is None or run.status(now) == status)
            and (after is None or _started(run) >= after)
            and (before is None or _started(run) <= before)
        )

    limit = max(1, min(int(query.get("limit", 25)), MOST_LISTED))
    found: list[Execution] = []
    below = None if token is None else int(token)
    # Most of what is kept has ended; who waits for runs asks for the others, again and again.
    for run in state.going_on(now, below) if status in GOING_ON else state.newest_first(below):
        if wanted(run):
            if len(found) == limit:
                return 200, {"results": [one.record(now) for one in found], "more": str(found[-1].number)}
            found.append(run)
    return 200, {"results": [one.record(now) for one in found]}


def _started(run: Execution) -> datetime:
    # As the record shows it, in microseconds: what a caller reads there must find the run again.
    return datetime.fromtimestamp(run.started_at, UTC)


@answers("pipeline_execution.get_pipeline_execution", "an unknown execution answers 404")
def get_execution(state: State, call: Call, now: float) -> Reply:
    return 200, _execution(state, call, now).record(now)


@answers("pipeline_execution.get_pipeline_execution_status", "the answer has the status and nothing else")
def get_status(state: State, call: Call, now: float) -> Reply:
    return 200, {"status": _execution(state, call, now).status(now)}


@answers(
    "pipeline_execution.cancel_pipeline_execution",
    "an execution that has ended answers 409",
    "a run is CANCELLING for half a second, and with forceUpdate not at all",
    "the runs that its steps started are cancelled with it; one of these by itself answers 409",
)
def cancel(state: State, call: Call, now: float) -> Reply:
    execution = _execution(state, call, now)
    if execution.parent is not None:
        raise Refusal(409, "The execution is a step of another one; cancel that")
    if execution.ended(now):
        raise Refusal(409, f"The execution has already ended with {execution.status(now)}")
    if execution.cancelled_at is None:
        execution.cancelled_at = now
    execution.forced = execution.forced or bool(call.body["forceUpdate"])
    state.save(execution)
    return 200, {"pipelineExecutionId": execution.id}


@answers(
    "pipeline_execution.list_pipeline_execution_steps",
    "steps that have not begun are not listed",
    "a step of a cancelled run that had not ended is CANCELLED",
)
def list_steps(state: State, call: Call, now: float) -> Reply:
    return 200, paged(_execution(state, call, now).steps(now), call)


def _execution(state: State, call: Call, now: float) -> Execution:
    wanted = call.path["pipelineExecutionId"]
    found = state.execution(wanted)
    if found is None or found.project_id != call.path["projectId"] or not found.begun(now):
        raise Refusal(404, f"No execution {wanted} in project {call.path['projectId']}")
    return found
