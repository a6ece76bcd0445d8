"""The stand-in service as a function of requests and time: what it checks, and how its runs live."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest

from maia_client.sandbox import DEMO, Request, Response, Scenario, Service

SALES = DEMO[0].id
EXECUTIONS = f"/dpc/v1/projects/{SALES}/pipeline-executions"


class Caller:
    """Sends requests with a token."""

    def __init__(self, **options: Any) -> None:
        self.now = 1_800_000_000.0
        self.service = Service(lambda: self.now, Scenario(**{"budget": None, **options}))
        self.token = self.ask_token().get("access_token", "")

    def ask_token(self, **changes: str) -> dict[str, Any]:
        form = {
            "grant_type": "client_credentials",
            "client_id": "sandbox",
            "client_secret": "sandbox-secret",
            "audience": "https://api.matillion.com",
            **changes,
        }
        response = self.service.handle(Request("POST", "/oauth/dpc/token", body=urlencode(form).encode()))
        return {"status": response.status, **json.loads(response.body)}

    def send(self, method: str, path: str, query: str = "", body: object = None) -> Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        headers = {"authorization": f"Bearer {self.token}"}
        return self.service.handle(Request(method, path, query, headers, content))

    def start(self, pipeline: str, tag: str | None = None) -> str:
        body = {"pipelineName": pipeline, "environmentName": "Prod", **({"executionTag": tag} if tag else {})}
        response = self.send("POST", EXECUTIONS, body=body)
        assert response.status == 201
        return str(json.loads(response.body)["pipelineExecutionId"])

    def get(self, path: str, query: str = "") -> dict[str, Any]:
        response = self.send("GET", path, query)
        assert response.status == 200, response
        found: dict[str, Any] = json.loads(response.body)
        return found


@pytest.mark.parametrize(
    ("pipeline", "states"),
    [("Daily load", ["RUNNING", "RUNNING", "SUCCESS"]), ("Broken load", ["RUNNING", "FAILED", "FAILED"])],
)
def test_a_run_lives_by_the_clock(pipeline: str, states: list[str]) -> None:
    caller = Caller()
    path = f"{EXECUTIONS}/{caller.start(pipeline)}"
    seen = []
    for _ in states:
        seen.append(caller.get(path)["status"])
        caller.now += 2
    assert seen == states
    record = caller.get(path)
    assert record["finishedAt"] > record["startedAt"]
    assert caller.get(f"{path}/status") == {"status": states[-1]}


def test_a_run_is_cancelled_in_two_steps() -> None:
    caller = Caller()
    path = f"{EXECUTIONS}/{caller.start('Endless load')}"
    assert caller.send("PATCH", path, body={"status": "CANCELLED", "forceUpdate": False}).status == 200
    assert caller.get(path)["status"] == "CANCELLING"
    caller.now += 1
    assert caller.get(path)["status"] == "CANCELLED"
    assert caller.send("PATCH", path, body={"status": "CANCELLED", "forceUpdate": True}).status == 409


def test_a_tag_fences_one_environment() -> None:
    caller = Caller()
    caller.start("Daily load", "nightly")
    body = {"pipelineName": "Daily load", "environmentName": "Prod", "executionTag": "nightly"}
    assert caller.send("POST", EXECUTIONS, body=body).status == 409
    assert caller.send("POST", EXECUTIONS, body={**body, "environmentName": "Dev"}).status == 201
    assert caller.send("POST", EXECUTIONS, body={**body, "executionTag": "other"}).status == 201
    caller.now += 10
    assert caller.send("POST", EXECUTIONS, body=body).status == 201


@pytest.mark.parametrize(
    ("body", "violation"),
    [
        ({}, "'environmentName' is a required property"),
        ({"pipelineName": "", "environmentName": "Prod"}, "body.pipelineName"),
        ({"pipelineName": "x", "environmentName": "y" * 256}, "body.environmentName"),
        ({"pipelineName": "x", "environmentName": "y", "scalarVariables": {"a": 1}}, "body.scalarVariables.a"),
        ({"pipelineName": "x", "environmentName": "y", "gridVariables": {"g": [["a", 1]]}}, "body.gridVariables.g.0.1"),
        ([], "body"),
    ],
)
def test_a_body_that_the_document_refuses(body: object, violation: str) -> None:
    response = Caller().send("POST", EXECUTIONS, body=body)
    problem = json.loads(response.body)
    assert (response.status, response.headers["content-type"]) == (400, "application/problem+json")
    assert violation in " ".join(problem["violations"])


@pytest.mark.parametrize(
    ("method", "path", "query", "status"),
    [
        ("GET", "/dpc/v1/projects", "size=0", 400),
        ("GET", "/dpc/v1/projects", "size=101", 400),
        ("GET", "/dpc/v1/projects", "page=x", 400),
        ("GET", "/dpc/v1/pipeline-executions", "status=PONDERING", 400),
        ("GET", "/dpc/v1/pipeline-executions", "startedAfter=yesterday", 400),
        ("GET", "/dpc/v1/pipeline-executions", "paginationToken=x", 400),
        ("GET", "/dpc/v1/projects/not-a-uuid/environments", "", 400),
        ("GET", f"/dpc/v1/projects/{SALES}/published-pipelines", "", 400),
        ("GET", f"/dpc/v1/projects/{SALES}/published-pipelines", "environmentName=Nope", 404),
        ("POST", EXECUTIONS, "", 400),
        ("GET", f"{EXECUTIONS}/5a1e5000-0000-4000-8000-0000000000ff", "", 404),
        ("DELETE", "/dpc/v1/projects", "", 405),
        ("GET", "/dpc/v1/nothing", "", 404),
        ("GET", "/elsewhere", "", 404),
    ],
)
def test_a_request_that_does_not_fit(method: str, path: str, query: str, status: int) -> None:
    response = Caller().send(method, path, query, body=b"{" if method == "POST" else None)
    assert response.status == status
    assert json.loads(response.body)["status"] == status


def test_pages() -> None:
    caller = Caller()
    path, query = f"/dpc/v1/projects/{SALES}/published-pipelines", "environmentName=Prod&size=3&page="
    pages = [caller.get(path, f"{query}{number}") for number in range(4)]
    names = [one["name"] for page in pages for one in page["results"]]
    assert names == [one.name for one in DEMO[0].pipelines]
    assert [len(page["results"]) for page in pages] == [3, 3, 1, 0]
    assert {page["total"] for page in pages} == {7}


def test_the_list_of_executions() -> None:
    caller = Caller()
    for _ in range(130):
        caller.start("Broken load")
        caller.now += 1
    newest = caller.start("Daily load")
    path = "/dpc/v1/pipeline-executions"
    first = caller.get(path, "limit=500")
    assert first["results"][0]["pipelineExecutionId"] == newest
    assert len(first["results"]) == 100
    second = caller.get(path, f"limit=500&paginationToken={first['more']}")
    assert len(second["results"]) == 31
    assert "more" not in second
    assert len(caller.get(path)["results"]) == 25
    assert len(caller.get(path, "pipelineName=DAILY")["results"]) == 1
    running = caller.get(path, f"status=RUNNING&projectId={SALES}&limit=100")["results"]
    assert {record["status"] for record in running} == {"RUNNING"}
    assert 0 < len(running) < 5
    since = urlencode({"startedAfter": running[0]["startedAt"], "limit": 100})
    assert len(caller.get(path, since)["results"]) == 1
    assert caller.get(path, "scheduleId=x")["results"] == []


def test_tokens() -> None:
    caller = Caller(token_lifetime=60)
    assert caller.ask_token()["expires_in"] == 60
    assert caller.ask_token(client_secret="wrong")["status"] == 401
    assert caller.ask_token(grant_type="password")["status"] == 400
    assert caller.ask_token(audience="")["status"] == 400
    assert caller.send("GET", "/dpc/v1/projects").status == 200
    caller.now += 60
    assert caller.send("GET", "/dpc/v1/projects").status == 401
    caller.token = "made up"
    assert caller.send("GET", "/dpc/v1/projects").status == 401


def test_steps_follow_the_run() -> None:
    caller = Caller()
    path = f"{EXECUTIONS}/{caller.start('Daily load')}"
    caller.now += 2
    steps = caller.get(f"{path}/steps")["results"]
    assert [(step["name"], step["result"]["status"]) for step in steps] == [
        ("Extract orders", "SUCCESS"),
        ("Load warehouse", "RUNNING"),
    ]
    caller.now += 10
    assert {step["result"]["status"] for step in caller.get(f"{path}/steps")["results"]} == {"SUCCESS"}


def test_the_failure_is_the_last_steps() -> None:
    caller = Caller()
    path = f"{EXECUTIONS}/{caller.start('Broken load')}"
    caller.now += 10
    first, last = caller.get(f"{path}/steps")["results"]
    assert (first["result"]["status"], last["result"]["status"]) == ("SUCCESS", "FAILED")
    assert last["result"]["message"] == caller.get(path)["message"]


def test_records_come_wrapped_where_asked() -> None:
    caller = Caller(wrapped=True)
    path = f"{EXECUTIONS}/{caller.start('Daily load')}"
    assert list(caller.get(path)) == ["result"]
    assert caller.get(f"{path}/status") == {"result": {"status": "RUNNING"}}
