"""`calling.py CONTENDER ORIGIN`: reads a number, makes that many calls, prints their seconds [CPU, wall]; and again.

Each contender does what its own documentation shows, with one client for all calls unless it says otherwise, and ends
with the status of the execution in hand.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
EXECUTION = "3bf32c05-b618-4ceb-bac4-168e5c8ffc7c"
PATH = f"/dpc/v1/projects/{PROJECT}/pipeline-executions/{EXECUTION}"
HEADERS = {"Authorization": "Bearer bench"}

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]


def bare_httpx(origin: str) -> Call:
    import httpx

    client = httpx.Client(base_url=origin, headers=HEADERS)

    def call() -> object:
        response = client.get(PATH)
        response.raise_for_status()
        return response.json()["status"]

    return call


def requests_session(origin: str) -> Call:
    import requests

    session = requests.Session()
    session.headers.update(HEADERS)

    def call() -> object:
        response = session.get(f"{origin}{PATH}", timeout=30)
        response.raise_for_status()
        return response.json()["status"]

    return call


def requests_alone(origin: str) -> Call:
    import requests

    def call() -> object:
        response = requests.get(f"{origin}{PATH}", headers=HEADERS, timeout=30)
        response.raise_for_status()
        return response.json()["status"]

    return call


def generated(origin: str) -> Call:
    from maia_api.v1.api.pipeline_execution.get_pipeline_execution import sync
    from maia_api.v1.client import AuthenticatedClient
    from maia_api.v1.models.pipeline_execution import PipelineExecution

    client = AuthenticatedClient(base_url=f"{origin}/dpc", token="bench")

    def call() -> object:
        record = sync(PROJECT, UUID(EXECUTION), client=client)
        assert isinstance(record, PipelineExecution)
        return record.status

    return call


def openapi_generator(origin: str) -> Call:
    import openapi_maia

    configuration = openapi_maia.Configuration(host=f"{origin}/dpc", access_token="bench")
    api = openapi_maia.PipelineExecutionApi(openapi_maia.ApiClient(configuration))

    def call() -> object:
        return api.get_pipeline_execution(PROJECT, UUID(EXECUTION)).status

    return call


def maia(origin: str) -> Call:
    from maia_client import Maia

    client = Maia(
        base_url=f"{origin}/dpc", token_url=f"{origin}/token", client_id="bench", client_secret="bench", rate=RATE
    )

    def call() -> object:
        return client.api.pipeline_execution.get_pipeline_execution(PROJECT, UUID(EXECUTION)).status

    return call


def bare_httpx_async(origin: str) -> AsyncCall:
    import httpx

    client = httpx.AsyncClient(base_url=origin, headers=HEADERS)

    async def call() -> object:
        response = await client.get(PATH)
        response.raise_for_status()
        return response.json()["status"]

    return call


def generated_async(origin: str) -> AsyncCall:
    from maia_api.v1.api.pipeline_execution.get_pipeline_execution import asyncio as get
    from maia_api.v1.client import AuthenticatedClient
    from maia_api.v1.models.pipeline_execution import PipelineExecution

    client = AuthenticatedClient(base_url=f"{origin}/dpc", token="bench")

    async def call() -> object:
        record = await get(PROJECT, UUID(EXECUTION), client=client)
        assert isinstance(record, PipelineExecution)
        return record.status

    return call


def async_maia(origin: str) -> AsyncCall:
    from maia_client import AsyncMaia

    client = AsyncMaia(
        base_url=f"{origin}/dpc", token_url=f"{origin}/token", client_id="bench", client_secret="bench", rate=RATE
    )

    async def call() -> object:
        return (await client.api.pipeline_execution.get_pipeline_execution(PROJECT, UUID(EXECUTION))).status

    return call


RATE = "9999999/min"  # the budget works, and never makes anybody wait
SYNCHRONOUS = {
    made.__name__: made for made in (bare_httpx, requests_session, requests_alone, generated, openapi_generator, maia)
}
ASYNCHRONOUS = {made.__name__: made for made in (bare_httpx_async, generated_async, async_maia)}


def measured(call: Call, count: int) -> list[float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(count):
        assert call() == "SUCCESS"
    return [time.process_time() - cpu, time.perf_counter() - wall]


async def measured_async(call: AsyncCall, count: int) -> list[float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(count):
        assert await call() == "SUCCESS"
    return [time.process_time() - cpu, time.perf_counter() - wall]


def main(contender: str, origin: str) -> None:
    loop = asyncio.new_event_loop()
    call = SYNCHRONOUS[contender](origin) if contender in SYNCHRONOUS else None
    call_async = ASYNCHRONOUS[contender](origin) if call is None else None
    for line in sys.stdin:
        if call is not None:
            seconds = measured(call, int(line))
        else:
            assert call_async is not None
            seconds = loop.run_until_complete(measured_async(call_async, int(line)))
        sys.stdout.write(json.dumps(seconds) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
