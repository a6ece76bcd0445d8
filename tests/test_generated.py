"""The generated client as users meet it: every operation, typed, over a socket, and whatever the service answers."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import pickle
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from maia_api.v1 import about
from maia_api.v1.api import Api, AsyncApi, Calls
from maia_api.v1.models import PipelineExecutionTrigger
from maia_client import AsyncMaia, Maia, errors
from maia_client._effects import Answer
from maia_client._generated import Call, document, given
from maia_client.sandbox import Sandbox
from support.faulty import ScriptedService
from support.laboratory import Laboratory, answering

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
ARGUMENTS: dict[str, Any] = {
    "project_id": PROJECT,
    "environment_name": "Prod",
}
BODIES: dict[str, dict[str, object]] = {
    "execute_pipeline": {"pipelineName": "Endless load", "environmentName": "Prod"},
    "cancel_pipeline_execution": {"status": "CANCELLED", "forceUpdate": False},
}


def documented() -> Iterator[tuple[str, str]]:
    """Every operation of the bundled document as (tag, operation)."""
    for item in document("v1")["paths"].values():
        for operation in item.values():
            tag, _, name = operation["x-maia-name"].partition(".")
            yield tag, name


def arguments(method: object, execution: str) -> dict[str, Any]:
    """What a method needs, by the names of its parameters."""
    known = {**ARGUMENTS, "pipeline_execution_id": execution, "body": BODIES.get(getattr(method, "__name__", ""))}
    parameters = inspect.signature(method).parameters.values()  # type: ignore[arg-type]
    return {one.name: known[one.name] for one in parameters if one.default is one.empty and one.name != "self"}


def test_every_documented_operation_is_there_three_times() -> None:
    for owner in (Calls(), Api(lambda call: None), AsyncApi(lambda call: None)):  # type: ignore[arg-type]
        there = {
            (tag, name)
            for tag in dir(owner)
            if not tag.startswith("_")
            for name in dir(getattr(owner, tag))
            if not name.startswith("_")
        }
        assert there == set(documented())


@pytest.mark.parametrize(("tag", "name"), sorted(documented()))
def test_every_operation_is_called_over_a_socket(
    sandbox: Sandbox, service: ScriptedService, maia: Maia, tag: str, name: str
) -> None:
    execution = maia.run("Endless load").id
    method = getattr(getattr(maia.api, tag), name)
    answer = method(**arguments(method, execution))

    async def call() -> object:
        async with AsyncMaia(environ=sandbox.environ) as twin:
            method = getattr(getattr(twin.api, tag), name)
            return await method(**arguments(method, execution))

    twin_answer = asyncio.run(call())
    assert type(answer) is type(twin_answer)
    assert type(answer).__name__ in inspect.signature(method).return_annotation


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
    call = Calls().pipeline_execution.get_pipeline_execution(PROJECT, PROJECT)
    record = call.parse(Answer(200, {}, b'{"trigger": "WEBHOOK", "novelty": 1}'))
    assert str(record.trigger) == "WEBHOOK"
    assert isinstance(record.trigger, PipelineExecutionTrigger)
    assert record.to_dict() == {"trigger": "WEBHOOK", "novelty": 1}


def nulls(schema: dict[str, Any]) -> dict[str, None]:
    """Every property of an answer's schema as null."""
    name = schema["$ref"].rpartition("/")[2]
    return dict.fromkeys(document("v1")["components"]["schemas"][name]["properties"])


@pytest.mark.parametrize(("tag", "name"), sorted(documented()))
def test_no_answer_is_broken_by_null_or_by_nothing(tag: str, name: str) -> None:
    operation = next(
        one
        for item in document("v1")["paths"].values()
        for one in item.values()
        if one["x-maia-name"] == f"{tag}.{name}"
    )
    [success] = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    method = getattr(getattr(Calls(), tag), name)
    call: Call[Any] = method(**arguments(method, PROJECT))
    for body in ({}, nulls(success["content"]["application/json"]["schema"]), {"novelty": [1]}):
        for status in (200, 201, 202, 299):
            assert call.parse(Answer(status, {}, json.dumps(body).encode())).to_dict() == body


def test_what_is_not_repeatable() -> None:
    calls = {
        f"{tag}.{name}": method(**arguments(method, PROJECT))
        for tag, name in documented()
        for method in [getattr(getattr(Calls(), tag), name)]
    }
    assert [name for name, call in calls.items() if not call.operation.repeatable] == [
        "pipeline_execution.execute_pipeline"
    ]
    assert calls["pipeline_execution.get_pipeline_execution"].operation.path == (
        "/v1/projects/{projectId}/pipeline-executions/{pipelineExecutionId}"
    )


def test_defaults_are_left_to_the_service() -> None:
    laboratory = Laboratory()
    laboratory.run(laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()))
    [request] = laboratory.sent("GET", "/projects")
    assert request.options["params"] == {}


def test_every_operation_documents_the_429() -> None:
    for item in document("v1")["paths"].values():
        for operation in item.values():
            assert operation["responses"]["429"] == {"$ref": "#/components/responses/TooManyRequests"}
    assert "Retry-After" in document("v1")["components"]["responses"]["TooManyRequests"]["headers"]


def test_a_body_goes_as_a_model_too() -> None:
    from maia_api.v1.models import PipelineExecutionRequest

    model = PipelineExecutionRequest(pipeline_name="p", environment_name="e")
    call = Calls().pipeline_execution.execute_pipeline(PROJECT, body=model)
    assert call.request["json"] == {"pipelineName": "p", "environmentName": "e"}


def test_about() -> None:
    assert about.API_VERSION == "v1"
    assert about.SPEC_VERSION == "1.0"
    assert about.SERVERS == {"eu1": "https://eu1.api.matillion.com/dpc", "us1": "https://us1.api.matillion.com/dpc"}
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


def twins(model: Any) -> list[Any]:
    return [copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))]


def test_models_can_be_copied_pickled_and_compared() -> None:
    from maia_api.v1.models import PipelineExecution
    from maia_api.v1.types import UNSET

    body = {"status": "PONDERING", "trigger": "ELVES", "message": None, "novelty": {"a": [1]}}
    model = PipelineExecution.from_dict(body)
    for twin in twins(model):
        assert twin == model
        assert twin.to_dict() == body
        assert twin.started_at is UNSET
    assert model != PipelineExecution.from_dict({**body, "status": "RUNNING"})


def test_an_enum_value_nobody_has_seen_is_kept() -> None:
    strange = PipelineExecutionTrigger("ELVES")
    for twin in [strange, *twins(strange)]:
        assert (twin, str(twin), twin.value, hash(twin)) == ("ELVES", "ELVES", "ELVES", hash("ELVES"))
        assert isinstance(twin, PipelineExecutionTrigger)
    assert strange not in list(PipelineExecutionTrigger)
