"""The generated client as users meet it: every operation, typed, over a socket, and whatever the service answers.

No model is named here: they are called as the publisher calls his schemas, and a new document may call them otherwise.
"""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import pickle
import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import HTTP
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import pytest

from maia_api.calls import Success
from maia_api.v1 import about, models
from maia_api.v1.api import Api, AsyncApi, Calls
from maia_api.v1.types import UNSET, File
from maia_client import AsyncMaia, Maia, errors
from maia_client._effects import Answer
from maia_client._generated import document, given
from maia_client.sandbox import Request, Sandbox
from support.examples import Example, Schema, examples, value_of
from support.faulty import ScriptedService
from support.laboratory import Laboratory, answering

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
EXAMPLES = {example.name: example for example in examples(optional=False)}
every_operation = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES.keys())


def success(example: Example) -> tuple[int, Schema | None]:
    """The one success that an operation documents: a status, and the schema of the body if there is one."""
    [(status, answer)] = [entry for entry in example.spec["responses"].items() if entry[0].startswith("2")]
    content = answer.get("content")
    return int(status.replace("XX", "02")), content["application/json"]["schema"] if content else None


def body_model(method: Any) -> Any:
    """The class of an operation's body."""
    annotation = str(inspect.signature(method).parameters["body"].annotation)
    return next(kind for word in re.findall(r"\w+", annotation) if (kind := getattr(models, word, None)))


def record(**fields: object) -> Any:
    """An execution as the service tells of it."""
    call = Calls().pipeline_execution.get_pipeline_execution(PROJECT, PROJECT)
    return call.parse(Answer(200, {}, json.dumps(fields).encode()))


def plain(answer: Any) -> Any:
    """A parsed answer as JSON."""
    if isinstance(answer, list):
        return [plain(entry) for entry in answer]
    return answer.to_dict() if hasattr(answer, "to_dict") else answer


def test_every_documented_operation_is_there_three_times() -> None:
    for owner in (Calls(), Api(lambda call: None), AsyncApi(lambda call: None)):  # type: ignore[arg-type]
        there = {
            f"{tag}.{name}"
            for tag in dir(owner)
            if not tag.startswith("_")
            for name in dir(getattr(owner, tag))
            if not name.startswith("_")
        }
        assert there == EXAMPLES.keys()


class Pair:
    """A synchronous and an asynchronous client of one service that answers by script."""

    def __init__(self, service: ScriptedService, environ: Mapping[str, str]) -> None:
        self.service = service
        self._maia = Maia(environ=environ)
        self._twin = AsyncMaia(environ=environ)
        self._loop = asyncio.Runner()

    def call(self, example: Example, status: int, body: bytes) -> tuple[Any, list[Request]]:
        """What both return, and the requests that they sent."""
        before = len(self.service.seen)
        self.service.answer(f"{example.method} /dpc/v1", status, body, times=2)
        answer = example.bound_to(self._maia.api)(*example.positional, **example.keywords)

        async def call() -> Any:
            return await example.bound_to(self._twin.api)(*example.positional, **example.keywords)

        assert self._loop.run(call()) == answer
        return answer, [request for request in self.service.seen[before:] if request.path.startswith("/dpc/v1")]

    def close(self) -> None:
        self._loop.run(self._twin.close())
        self._loop.close()
        self._maia.close()


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    service = ScriptedService()
    with Sandbox(service=service) as sandbox:
        pair = Pair(service, sandbox.environ)
        yield pair
        pair.close()


@every_operation
def test_every_operation_is_called_over_a_socket(pair: Pair, example: Example) -> None:
    status, schema = success(example)
    body = None if schema is None else value_of(schema)
    answer, requests = pair.call(example, status, b"" if schema is None else json.dumps(body).encode())
    assert plain(answer) == body
    named = inspect.signature(example.bound_to(Calls())).return_annotation
    inner = f"list[{type(answer[0]).__name__}]" if isinstance(answer, list) else type(answer).__name__
    assert named == f"Call[{'Any' if schema == {} else 'None' if answer is None else inner}]"
    path = re.sub(r"\{\w+\}", "[^/]+", example.path)
    assert len(requests) == 2
    for request in requests:
        assert request.method == example.method
        assert re.fullmatch(f"/dpc{path}", request.path)
        for parameter in example.spec.get("parameters", []):
            if parameter.get("required") and parameter["in"] == "query":
                assert parameter["name"] in parse_qs(request.query)
            if parameter.get("required") and parameter["in"] == "header":
                assert request.headers[parameter["name"].lower()]
        for content_type in example.spec.get("requestBody", {}).get("content", ()):
            assert request.headers["content-type"].startswith(content_type)
            assert request.body


FILES: dict[str, bytes] = {
    "folder/load.orch.yaml": b"a: 1\r\n--+++\r\nb: \xc3\xa9\n",
    'odd "name".txt': b"",
}


def parts_of(request: Request) -> list[tuple[str, str | None, str, bytes]]:
    """Name, file name, type and content of each part of a multipart request."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.body, policy=HTTP)
    assert isinstance(message, EmailMessage)
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),  # type: ignore[misc]
        )
        for part in message.iter_parts()
        if isinstance(part, EmailMessage)
    ]


def test_an_artifact_is_published_in_parts(maia: Maia, service: ScriptedService) -> None:
    body = b'{"versionName": "1", "ignoredResources": [{"name": "a.txt", "reason": "no pipeline"}]}'
    service.answer("POST", 201, body, times=3, after=1)  # the first POST is for the token
    profile = File(BytesIO(b"{}"), "flex.json", "application/vnd.matillion.connector-profile+json")
    model = body_model(Calls().artifacts.publish_artifact)()
    model["connector-profile:flex-1.json"] = profile
    for files in (FILES, model):
        published = maia.api.artifacts.publish_artifact(
            PROJECT, body=files, version_name="1", environment_name="Prod", branch="main"
        )
        [ignored] = given(published.ignored_resources) or []
        assert (published.version_name, ignored.reason) == ("1", "no pipeline")
    first, second = (request for request in service.seen if request.path.endswith("/artifacts"))
    named = {name: first.headers.get(name) for name in ("versionname", "environmentname", "branch", "commithash")}
    assert named == {"versionname": "1", "environmentname": "Prod", "branch": "main", "commithash": None}
    name = "folder/load.orch.yaml"
    assert parts_of(first)[0] == (name, name, "text/plain", FILES[name])
    assert len(parts_of(first)) == 2
    assert parts_of(second) == [
        ("connector-profile:flex-1.json", "flex.json", "application/vnd.matillion.connector-profile+json", b"{}")
    ]


def test_files_are_sent_again_where_the_token_had_run_out(maia: Maia, service: ScriptedService) -> None:
    service.answer("/artifacts", 401)
    service.answer("/artifacts", 201, b"{}")
    maia.api.artifacts.publish_artifact(PROJECT, body=FILES, version_name="1", environment_name="Prod")
    refused, taken = (request for request in service.seen if request.path.endswith("/artifacts"))
    assert parts_of(refused) == parts_of(taken) != []


def test_a_list_in_the_query_is_joined_by_commas(maia: Maia, service: ScriptedService) -> None:
    service.answer("DELETE", 204)
    answer: object = maia.api.connections.delete_environment_connection_overrides(  # type: ignore[func-returns-value]
        PROJECT, environment_name="Prod", connection_names=["a b", "c"]
    )
    assert answer is None
    assert parse_qs(service.seen[-1].query) == {"environmentName": ["Prod"], "connectionNames": ["a b,c"]}


def test_a_problem_is_raised_and_never_returned(maia: Maia, service: ScriptedService) -> None:
    body = {"title": "Bad Request", "status": 400, "detail": "No.", "violations": ["projects: empty"]}
    service.answer("PATCH", 400, json.dumps(body), headers={"content-type": "application/problem+json"})
    with pytest.raises(errors.BadRequest, match=r"No\. \(projects: empty\)") as caught:
        maia.api.agents.add_to_agent_allowlist("agent", body={"projects": {}})
    assert caught.value.problem == body
    assert caught.value.path == "/v1/agents/{agentId}/allowlist"


def test_both_ways_to_page(maia: Maia, service: ScriptedService) -> None:
    service.answer("GET", 200, b'{"page": 1, "size": 2, "total": 3, "tasks": [{"taskId": "t", "status": "NAPPING"}]}')
    page = maia.api.ai_agent_tasks.list_ai_agent_tasks(page=1, size=2)
    assert [task.status for task in given(page.tasks) or []] == ["NAPPING"]
    assert service.seen[-1].query == "page=1&size=2"
    service.answer("GET", 200, b'{"results": [{"data": {"a": [1]}}], "more": "next"}')
    batch = maia.api.ai_agent_tasks.list_ai_agent_task_messages(PROJECT, pagination_token="this", limit=1)
    assert ([one.data for one in given(batch.results) or []], batch.more) == ([{"a": [1]}], "next")
    assert parse_qs(service.seen[-1].query) == {"paginationToken": ["this"], "limit": ["1"]}


def test_ids_may_be_text_or_uuid(maia: Maia) -> None:
    assert maia.api.environments.list_environments(UUID(PROJECT)) == maia.api.environments.list_environments(PROJECT)


def test_an_id_can_not_leave_its_place_in_the_path(maia: Maia, service: ScriptedService) -> None:
    with pytest.raises(Exception, match=r"40[04]"):
        maia.api.pipeline_execution.get_pipeline_execution("../../x?y=1#", "a/b")
    assert service.seen[-1].path.endswith("/v1/projects/..%2F..%2Fx%3Fy%3D1%23/pipeline-executions/a%2Fb")


@pytest.mark.parametrize("name", ["get_pipeline_execution", "get_pipeline_execution_status"])
@pytest.mark.parametrize("body", [{"status": "FAILED"}, {"result": {"status": "FAILED"}}])
def test_details_and_status_parse_flat_and_wrapped(name: str, body: dict[str, object]) -> None:
    call = getattr(Calls().pipeline_execution, name)(PROJECT, PROJECT)
    assert call.parse(Answer(200, {}, json.dumps(body).encode())).status == "FAILED"


def test_a_result_inside_a_step_is_no_envelope() -> None:
    call = Calls().pipeline_execution.list_pipeline_execution_steps(PROJECT, PROJECT)
    page = call.parse(Answer(200, {}, b'{"results": [{"id": "1", "result": {"status": "X"}, "childPipeline": null}]}'))
    [step] = given(page.results) or []
    result = given(step.result)
    assert result is not None
    assert (result.status, given(step.child_pipeline)) == ("X", None)


def test_a_new_enum_value_is_kept() -> None:
    run = record(trigger="WEBHOOK", novelty=1)
    assert str(run.trigger) == "WEBHOOK"
    assert type(run.trigger) is type(record(trigger="API").trigger)
    assert run.to_dict() == {"trigger": "WEBHOOK", "novelty": 1}


def hardly_anything(schema: Schema) -> list[Any]:
    """What an answer may come down to: nothing, nulls, something new."""
    if schema.get("type") == "array":
        return [[], hardly_anything(schema["items"])]
    if "$ref" not in schema:
        return [{}, [], None, "text"]
    properties = document("v1")["components"]["schemas"][schema["$ref"].rpartition("/")[2]].get("properties", {})
    return [{}, dict.fromkeys(properties), {"novelty": [1]}]


@every_operation
def test_no_answer_is_broken_by_null_or_by_nothing(example: Example) -> None:
    _, schema = success(example)
    call = example.call()
    for status in (200, 201, 202, 204, 299):
        if schema is None:
            for content in (b"", b"{}", b"not JSON"):
                assert call.parse(Answer(status, {}, content)) is None
        for body in [] if schema is None else hardly_anything(schema):
            assert plain(call.parse(Answer(status, {}, json.dumps(body).encode()))) == body


def test_what_is_repeatable() -> None:
    repeatable = {name for name, example in EXAMPLES.items() if example.call().operation.repeatable}
    reading = {name for name, example in EXAMPLES.items() if example.method == "GET"}
    assert reading <= repeatable
    assert repeatable - reading == {
        "agents.set_agent_allowlist",
        "ai_agent_tasks.set_ai_agent_task_permissions",
        "directory_integration.update_scim_group",
        "directory_integration.update_scim_user",
        "pipeline_execution.cancel_pipeline_execution",
        "streaming_pipelines.update_streaming_pipeline",
    }


def test_an_operation_knows_its_path() -> None:
    for example in EXAMPLES.values():
        operation = example.call().operation
        assert (operation.name, operation.method, operation.path) == (example.name, example.method, example.path)


def test_defaults_are_left_to_the_service() -> None:
    laboratory = Laboratory()
    laboratory.run(laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()))
    [request] = laboratory.sent("GET", "/projects")
    assert request.options["params"] == {}


def test_every_operation_documents_the_429() -> None:
    for example in EXAMPLES.values():
        assert example.spec["responses"]["429"] == {"$ref": "#/components/responses/TooManyRequests"}
    assert "Retry-After" in document("v1")["components"]["responses"]["TooManyRequests"]["headers"]


def test_a_body_goes_as_a_model_too() -> None:
    execute = Calls().pipeline_execution.execute_pipeline
    call = execute(PROJECT, body=body_model(execute)(pipeline_name="p", environment_name="e"))
    assert call.request["json"] == {"pipelineName": "p", "environmentName": "e"}


def test_about() -> None:
    assert about.API_VERSION == "v1"
    assert document("v1")["info"]["version"] == about.SPEC_VERSION
    assert list(about.SERVERS.values()) == [server["url"] for server in document("v1")["servers"]]
    assert about.SERVERS["eu1"] == "https://eu1.api.matillion.com/dpc"
    assert about.GENERATOR == "openapi-python-client 0.29.1"


def test_pages_end() -> None:
    laboratory = Laboratory()
    from maia_client._names import all_items

    for total in ('"total": 250,', ""):
        for number, count in ((0, 100), (1, 100), (2, 50)):
            results = ",".join(f'{{"name": "{number}-{index}"}}' for index in range(count))
            body = f'{{"page": {number}, "size": 100, {total} "results": [{results}]}}'
            laboratory.faults.append(answering(200, body, to="GET /dpc/v1/projects"))
        items = laboratory.perform(
            all_items(lambda number: laboratory.calls.projects.list_projects(page=number, size=100))
        )
        assert len({given(item.name) for item in items}) == 250
    assert [one.options["params"]["page"] for one in laboratory.sent("GET", "/projects")] == [0, 1, 2, 0, 1, 2]


def test_a_service_that_repeats_a_page_is_found_out() -> None:
    from maia_client._names import all_items

    laboratory = Laboratory()
    body = '{"page": 0, "size": 2, "total": 5, "results": [{"name": "a"}, {"name": "b"}]}'
    laboratory.faults.append(answering(200, body, to="GET /dpc/v1/projects", times=None))
    with pytest.raises(errors.InvalidResponse, match="the same page again"):
        laboratory.perform(all_items(lambda number: laboratory.calls.projects.list_projects(page=number)))
    assert len(laboratory.sent("GET", "/projects")) == 2


NULLS = b'{"results": [null, {"name": null, "tags": ["a", null]}, null], "total": null}'


def test_a_null_in_a_list_of_objects_is_left_out() -> None:
    page = Calls().projects.list_projects().parse(Answer(200, {}, NULLS))
    assert page.to_dict() == {"results": [{"name": None, "tags": ["a", None]}], "total": None}


def test_a_null_is_left_where_nothing_stumbles() -> None:
    body = b'{"results": [{"name": null}], "novelty": [null, {"a": [null]}]}'
    assert Calls().projects.list_projects().parse(Answer(200, {}, body)).to_dict() == json.loads(body)


def test_an_answer_that_is_null_has_nothing_in_it() -> None:
    assert Calls().projects.list_projects().parse(Answer(200, {}, b"null")).to_dict() == {}


@pytest.mark.parametrize("status", [204, 205])
def test_an_answer_without_content_has_nothing_in_it(status: int) -> None:
    assert Calls().projects.list_projects().parse(Answer(status, {}, b"")).to_dict() == {}


@pytest.mark.parametrize("body", [b"", b"<html>null</html>", b'["null"]'])
def test_an_answer_of_another_shape_raises(body: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        Calls().projects.list_projects().parse(Answer(200, {}, body))


def test_a_list_without_content_is_an_empty_list() -> None:
    def parse(client: object, response: Success) -> object:
        return response.json()

    assert Success(Answer(204, {}, b""), ((200, 200),), None, []).read(parse, None) == []


def twins(model: Any) -> list[Any]:
    return [copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))]


def test_models_can_be_copied_pickled_and_compared() -> None:
    body: dict[str, object] = {"status": "PONDERING", "trigger": "ELVES", "message": None, "novelty": {"a": [1]}}
    model = record(**body)
    for twin in twins(model):
        assert twin == model
        assert twin.to_dict() == body
        assert twin.started_at is UNSET
    assert model != record(**{**body, "status": "RUNNING"})


def test_an_enum_value_nobody_has_seen_is_kept() -> None:
    kind: Any = type(record(trigger="API").trigger)
    strange = kind("ELVES")
    for twin in [strange, *twins(strange)]:
        assert (twin, str(twin), twin.value, hash(twin)) == ("ELVES", "ELVES", "ELVES", hash("ELVES"))
        assert isinstance(twin, kind)
    assert "API" in list(kind)
    assert strange not in list(kind)


SECRETS = [
    (kind, field.name)
    for kind in (getattr(models, name) for name in models.__all__)
    for field in getattr(kind, "__attrs_attrs__", ())
    if re.fullmatch(r"(.+_)?(secret|password)", field.name)
]


@pytest.mark.parametrize(("kind", "name"), SECRETS)
def test_a_model_does_not_show_its_secret(kind: Any, name: str) -> None:
    others = {field.name for field in kind.__attrs_attrs__ if field.init} - {name}
    model = kind(**dict.fromkeys(others, UNSET), **{name: "canary-7"})
    assert getattr(model, name) == "canary-7"
    assert "canary-7" not in f"{model!r} {model}"
