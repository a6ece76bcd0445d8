"""The stand-in service as a pure function of requests and time: no sockets, no threads, no real clock.

It answers the operations that the main job needs, as far as public sources describe them. Its guesses, to be corrected
by whoever knows better: a cancel of an execution that has ended answers 409; an unknown project, pipeline or version
answers 404; a malformed id or query parameter answers 400; `timeFrame` is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cached_property
from urllib.parse import parse_qs
from uuid import uuid4

from .._generated import document
from .._outcome import TERMINAL
from ._contract import Call, Contract
from ._messages import Json, Refusal, Request, Response, moment, parsed_moment
from ._world import DEMO, Pipeline, Project

BASE_PATH = "/dpc"
TOKEN_PATH = "/oauth/dpc/token"
CANCELLING_SECONDS = 0.5


@dataclass
class Execution:
    """One run. Its state follows from the time alone."""

    id: str
    project: Project
    environment: str
    pipeline: Pipeline
    tag: str | None
    request: Json
    started_at: float
    cancelled_at: float | None = None

    @property
    def finishes_at(self) -> float:
        natural = self.started_at + self.pipeline.duration
        return natural if self.cancelled_at is None else min(natural, self.cancelled_at + CANCELLING_SECONDS)

    def status(self, now: float) -> str:
        if now >= self.finishes_at:
            return "CANCELLED" if self.cancelled_at is not None else self.pipeline.outcome
        return "RUNNING" if self.cancelled_at is None else "CANCELLING"

    def record(self, now: float) -> Json:
        status = self.status(now)
        record: Json = {
            "pipelineExecutionId": self.id,
            "projectId": self.project.id,
            "pipelineName": self.pipeline.name,
            "pipelineType": "ORCHESTRATION",
            "environmentName": self.environment,
            "status": status,
            "trigger": "API",
            "startedAt": moment(self.started_at),
        }
        if status in TERMINAL:
            record["finishedAt"] = moment(self.finishes_at)
            message = "Cancelled by request" if status == "CANCELLED" else self.pipeline.message
            if message is not None:
                record["message"] = message
        return record

    def steps(self, now: float) -> list[Json]:
        length = self.pipeline.duration / len(self.pipeline.steps)
        end = min(now, self.finishes_at)
        found: list[Json] = []
        for number, name in enumerate(self.pipeline.steps):
            begins, ends = self.started_at + number * length, self.started_at + (number + 1) * length
            if end < begins:
                break
            result: Json = {"status": "RUNNING", "startedAt": moment(begins)}
            if now >= self.finishes_at or now >= ends:
                last = ends >= self.finishes_at
                result["status"] = self.status(now) if last else "SUCCESS"
                result["finishedAt"] = moment(min(ends, self.finishes_at))
                if last and self.pipeline.message is not None:
                    result["message"] = self.pipeline.message
            found.append({"id": f"{self.id}-{number}", "name": name, "result": result, "childPipeline": None})
        return found


class Service:
    """The service's state, and its answer to any request.

    Args:
        clock: seconds since the epoch.
        world: the projects that exist.
        token_lifetime: seconds that a token is good for.
        wrapped: answer single executions inside `{"result": ...}`, as some public clients read them.
        client_id, client_secret: the only credentials that get a token.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        world: Sequence[Project] = DEMO,
        *,
        token_lifetime: float = 1800.0,
        wrapped: bool = False,
        client_id: str = "sandbox",
        client_secret: str = "sandbox-secret",
    ) -> None:
        self._clock = clock
        self._world = world
        self._token_lifetime = token_lifetime
        self._wrapped = wrapped
        self._credentials = (client_id, client_secret)
        self._tokens: dict[str, float] = {}
        self.executions: list[Execution] = []
        self._handlers: dict[str, Callable[[Call], tuple[int, Json]]] = {
            "pipeline_execution.execute_pipeline": self._execute,
            "pipeline_execution.list_pipeline_executions": self._list_executions,
            "pipeline_execution.get_pipeline_execution": self._get_execution,
            "pipeline_execution.get_pipeline_execution_status": self._get_status,
            "pipeline_execution.cancel_pipeline_execution": self._cancel,
            "pipeline_execution.list_pipeline_execution_steps": self._list_steps,
            "projects.list_projects": self._list_projects,
            "environments.list_environments": self._list_environments,
            "pipelines.list_published_pipelines": self._list_pipelines,
        }

    def handle(self, request: Request) -> Response:
        """The answer to a request."""
        try:
            if request.path == TOKEN_PATH:
                return self._token(request)
            self._authorize(request)
            call = self._route(request)
            return self._answer(*self._handlers[call.name](call))
        except Refusal as refusal:
            return self._problem(refusal, request.path)

    def revoke_tokens(self) -> None:
        """Makes every token that was handed out worthless, as if time had run out for it."""
        self._tokens.clear()

    # -- what surrounds the operations

    def _token(self, request: Request) -> Response:
        form = {key: values[0] for key, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
        if request.method != "POST" or form.get("grant_type") != "client_credentials" or not form.get("audience"):
            return self._answer(400, {"error": "invalid_request"})
        if (form.get("client_id"), form.get("client_secret")) != self._credentials:
            return self._answer(401, {"error": "invalid_client"})
        token = f"sandbox-token-{uuid4().hex}"
        self._tokens[token] = self._clock() + self._token_lifetime
        answer = {"access_token": token, "token_type": "Bearer", "expires_in": int(self._token_lifetime)}
        return self._answer(200, {**answer, "scope": "pipeline-execution"})

    def _authorize(self, request: Request) -> None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or self._tokens.get(token, 0.0) <= self._clock():
            raise Refusal(401, "The bearer token is missing or has expired")

    def _route(self, request: Request) -> Call:
        route, parameters = self._contract.route(request.method, request.path.removeprefix(BASE_PATH))
        if route.name not in self._handlers:
            raise Refusal(501, f"The sandbox does not answer {route.name} yet")
        return route.checked(parameters, request)

    @cached_property
    def _contract(self) -> Contract:
        return Contract(document("v1"))

    def _answer(self, status: int, body: Json, content_type: str = "application/json") -> Response:
        date = format_datetime(datetime.fromtimestamp(self._clock(), UTC), usegmt=True)
        return Response(status, {"content-type": content_type, "date": date}, json.dumps(body).encode())

    def _problem(self, refusal: Refusal, path: str) -> Response:
        kinds = {400: "bad-request", 401: "unauthorized", 404: "not-found", 409: "conflict", 410: "gone"}
        kind = kinds.get(refusal.status, "error")
        body: Json = {
            "type": f"https://api.matillion.com/problems/{kind}",
            "title": kind.replace("-", " ").capitalize(),
            "status": refusal.status,
            "detail": refusal.detail,
            "instance": path,
        }
        if refusal.violations:
            body["violations"] = refusal.violations
        return self._answer(refusal.status, body, "application/problem+json")

    # -- the operations

    def _execute(self, call: Call) -> tuple[int, Json]:
        project = self._project(call)
        body = call.body
        environment, tag = body["environmentName"], body.get("executionTag")
        pipeline = next((one for one in project.pipelines if one.name == body["pipelineName"]), None)
        if pipeline is None or environment not in project.environments:
            raise Refusal(404, f"Pipeline {body['pipelineName']} is not published to {environment}")
        if not pipeline.enabled:
            raise Refusal(410, f"Pipeline {pipeline.name} has been disabled")
        now = self._clock()
        for execution in self.executions:
            same_fence = (execution.project.id, execution.environment, execution.tag) == (project.id, environment, tag)
            if tag is not None and same_fence and execution.status(now) not in TERMINAL:
                raise Refusal(409, f"An execution with tag {tag} is already running in {environment}")
        execution = Execution(str(uuid4()), project, environment, pipeline, tag, body, now)
        self.executions.append(execution)
        return 201, {"pipelineExecutionId": execution.id}

    def _list_executions(self, call: Call) -> tuple[int, Json]:
        now = self._clock()
        query = call.query

        def wanted(record: Json) -> bool:
            started = datetime.fromisoformat(record["startedAt"])
            return (
                record["projectId"] == query.get("projectId", record["projectId"])
                and query.get("pipelineName", "").lower() in record["pipelineName"].lower()
                and record["environmentName"] == query.get("environmentName", record["environmentName"])
                and record["status"] == query.get("status", record["status"])
                and ("scheduleId" not in query)
                and ("startedAfter" not in query or started >= parsed_moment(query["startedAfter"]))
                and ("startedBefore" not in query or started <= parsed_moment(query["startedBefore"]))
            )

        records = [execution.record(now) for execution in reversed(self.executions)]
        found = [record for record in records if wanted(record)]
        token = query.get("paginationToken", "0")
        if not token.isdecimal():
            raise Refusal(400, "The paginationToken is not one of ours")
        first, limit = int(token), min(int(query.get("limit", "25")), 100)
        answer: Json = {"results": found[first : first + limit]}
        if first + limit < len(found):
            answer["more"] = str(first + limit)
        return 200, answer

    def _get_execution(self, call: Call) -> tuple[int, Json]:
        return 200, self._wrap(self._execution(call).record(self._clock()))

    def _get_status(self, call: Call) -> tuple[int, Json]:
        return 200, self._wrap({"status": self._execution(call).status(self._clock())})

    def _cancel(self, call: Call) -> tuple[int, Json]:
        execution, now = self._execution(call), self._clock()
        if execution.status(now) in TERMINAL:
            raise Refusal(409, f"The execution has already ended with {execution.status(now)}")
        if execution.cancelled_at is None:
            execution.cancelled_at = now
        return 200, {"pipelineExecutionId": execution.id}

    def _list_steps(self, call: Call) -> tuple[int, Json]:
        return 200, _page(self._execution(call).steps(self._clock()), call)

    def _list_projects(self, call: Call) -> tuple[int, Json]:
        return 200, _page([{"id": project.id, "name": project.name} for project in self._world], call)

    def _list_environments(self, call: Call) -> tuple[int, Json]:
        return 200, _page([{"name": name} for name in self._project(call).environments], call)

    def _list_pipelines(self, call: Call) -> tuple[int, Json]:
        project = self._project(call)
        if call.query["environmentName"] not in project.environments:
            raise Refusal(404, f"No environment {call.query['environmentName']}")
        published = "2026-01-01T00:00:00Z"
        return 200, _page([{"name": one.name, "publishedTime": published} for one in project.pipelines], call)

    def _project(self, call: Call) -> Project:
        found = next((project for project in self._world if project.id == call.path["projectId"]), None)
        if found is None:
            raise Refusal(404, f"No project {call.path['projectId']}")
        return found

    def _execution(self, call: Call) -> Execution:
        wanted = (call.path["projectId"], call.path["pipelineExecutionId"])
        found = next((one for one in self.executions if (one.project.id, one.id) == wanted), None)
        if found is None:
            raise Refusal(404, f"No execution {wanted[1]} in project {wanted[0]}")
        return found

    def _wrap(self, record: Json) -> Json:
        return {"result": record} if self._wrapped else record


def _page(items: list[Json], call: Call) -> Json:
    page, size = int(call.query.get("page", "0")), int(call.query.get("size", "25"))
    return {"page": page, "size": size, "total": len(items), "results": items[page * size : (page + 1) * size]}
