"""The library over a real socket: what the network does to it must not end a wait, start twice, or fetch two tokens."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Barrier

import pytest

from maia_client import AsyncMaia, Maia, errors
from maia_client.sandbox import Sandbox
from support.faulty import CuttingProxy, DrippingServer, ScriptedService

POLL = "GET /dpc/v1/projects/5a1e5000-0000-4000-8000-000000000001/pipeline-executions/"
STARTS = "POST /dpc/v1/projects"


def via(proxy: CuttingProxy, sandbox: Sandbox) -> dict[str, str]:
    return {**sandbox.environ, "MAIA_BASE_URL": f"http://127.0.0.1:{proxy.port}/dpc"}


def test_run_and_wait(maia: Maia, service: ScriptedService) -> None:
    run = maia.run("Slow load", variables={"day": "x"})
    outcome = run.wait(timeout="1m")
    assert outcome
    assert (outcome.execution_id, outcome.status) == (run.id, "SUCCESS")
    assert run.url.endswith(run.id)
    agent = service.seen[0].headers["user-agent"]
    assert agent.startswith("maia-client/")


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (401, {}),
        (429, {"retry-after": "1"}),
        (429, {"retry-after": format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)}),
        (520, {"content-type": "text/html"}),
        (502, {"content-type": "text/html"}),
    ],
)
def test_a_bad_answer_to_a_poll_does_not_end_the_wait(
    maia: Maia, service: ScriptedService, status: int, headers: dict[str, str]
) -> None:
    run = maia.run("Slow load")
    service.answer(POLL, status, "<html></html>", after=1, headers=headers)
    assert run.wait(timeout="1m")
    assert len(service.sent(POLL)) >= 3
    assert len(service.sent("POST /oauth")) == (2 if status == 401 else 1)


def test_a_token_that_expires_in_the_middle_of_a_wait() -> None:
    service = ScriptedService(token_lifetime=2)  # shorter than the run
    with Sandbox(service=service) as sandbox, Maia(environ=sandbox.environ) as maia:
        assert maia.run("Slow load").wait(timeout="1m")
    assert len(service.sent("POST /oauth")) >= 2


@pytest.mark.parametrize("when", ["before", "instead"])
def test_a_dropped_connection_on_a_poll_does_not_end_the_wait(sandbox: Sandbox, when: str) -> None:
    with CuttingProxy(sandbox.port) as proxy, Maia(environ=via(proxy, sandbox)) as maia:
        run = maia.run("Slow load")
        getattr(proxy, when).extend([run.id, run.id])
        assert run.wait(timeout="1m")
        assert not getattr(proxy, when)


def test_a_lost_answer_to_a_start(sandbox: Sandbox, service: ScriptedService) -> None:
    with CuttingProxy(sandbox.port, instead=[STARTS]) as proxy, Maia(environ=via(proxy, sandbox)) as maia:
        assert maia.run("Quick load", tag="t").adopted
    assert len(service.starts()) == 1


def test_a_start_that_never_reached_anybody_is_repeated(sandbox: Sandbox, service: ScriptedService) -> None:
    # The token is there; then nobody listens at the API's address.
    environ = {**sandbox.environ, "MAIA_BASE_URL": "http://127.0.0.1:9/dpc"}
    with Maia(environ=environ, timeout=3) as maia, pytest.raises(errors.ConnectionFailed) as caught:
        maia.run("Quick load", project="5a1e5000-0000-4000-8000-000000000001")
    assert not caught.value.maybe_processed
    assert caught.value.attempts > 1


def test_50_threads_that_need_a_token_cause_one_token_request(maia: Maia, service: ScriptedService) -> None:
    barrier = Barrier(50)

    def ask(_: int) -> int:
        barrier.wait()
        return len(maia.api.projects.list_projects().results or [])

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(ask, range(50))) == [1] * 50
    assert len(service.sent("POST /oauth")) == 1
    service.revoke_tokens()
    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(ask, range(50))) == [1] * 50
    assert len(service.sent("POST /oauth")) == 2


def test_50_tasks_that_need_a_token_cause_one_token_request(sandbox: Sandbox, service: ScriptedService) -> None:
    async def main() -> list[int]:
        async with AsyncMaia(environ=sandbox.environ) as maia:

            async def ask() -> int:
                return len((await maia.api.projects.list_projects()).results or [])

            return await asyncio.gather(*(ask() for _ in range(50)))

    assert asyncio.run(main()) == [1] * 50
    assert len(service.sent("POST /oauth")) == 1


def test_the_asynchronous_twin(sandbox: Sandbox, service: ScriptedService) -> None:
    async def main() -> None:
        async with AsyncMaia(environ=sandbox.environ) as maia:
            run = await maia.run("Slow load", tag="t")
            with pytest.raises(errors.TagBusy):
                await maia.run("Quick load", tag="t")
            service.answer(POLL, 401, after=1)
            service.answer(POLL, 520, "<html></html>", after=1)
            assert await run.wait(timeout="1m")

            broken = await maia.run("Broken load")
            with pytest.raises(errors.ExecutionFailed, match="no such table") as caught:
                await broken.wait()
            assert caught.value.outcome.status == "FAILED"

            endless = await maia.run("Endless load")
            with pytest.raises(errors.WaitTimeout):
                await endless.wait(timeout=1.5)
            assert (await endless.status()).status == "RUNNING"
            again = await maia.execution(endless.id, project="Sales")
            await again.cancel()
            assert (await again.wait(check=False)).status == "CANCELLED"

    asyncio.run(main())


def test_a_cancelled_task_leaves_the_client_usable(sandbox: Sandbox) -> None:
    async def main() -> int:
        async with AsyncMaia(environ=sandbox.environ) as maia:
            run = await maia.run("Endless load")
            waiting = asyncio.create_task(run.wait())
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return len((await maia.api.projects.list_projects()).results or [])

    assert asyncio.run(main()) == 1


def test_how_a_run_ends_is_raised_or_returned(maia: Maia) -> None:
    run = maia.run("Skipped load")
    with pytest.raises(errors.ExecutionSkipped):
        run.wait()
    outcome = maia.execution(run.id).wait(check=False)
    assert not outcome
    assert outcome.status == "SKIPPED"


def test_a_redirect_takes_no_token_elsewhere(maia: Maia, service: ScriptedService, sandbox: Sandbox) -> None:
    service.answer("GET /dpc/v1/projects", 307, headers={"location": f"{sandbox.url}/elsewhere"})
    with pytest.raises(errors.StatusError, match="Redirects are not followed"):
        maia.api.projects.list_projects()
    assert not service.sent("elsewhere")


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    with Maia(environ=sandbox.environ) as maia:
        assert maia.api.projects.list_projects().total == 1


def test_an_answer_that_drips_for_ever_is_given_up(sandbox: Sandbox) -> None:
    with DrippingServer() as server:
        environ = {**sandbox.environ, "MAIA_BASE_URL": server.url}
        with (
            Maia(environ=environ, timeout=1) as maia,
            pytest.raises(errors.ConnectionFailed, match="no complete answer within") as caught,
        ):
            maia.api.projects.list_projects()
    assert caught.value.elapsed < 5


def test_an_answer_that_drips_for_ever_is_given_up_by_a_task_too(sandbox: Sandbox) -> None:
    async def main(url: str) -> None:
        async with AsyncMaia(environ={**sandbox.environ, "MAIA_BASE_URL": url}, timeout=1) as maia:
            await maia.api.projects.list_projects()

    with (
        DrippingServer() as server,
        pytest.raises(errors.ConnectionFailed, match="no complete answer within") as caught,
    ):
        asyncio.run(main(server.url))
    assert caught.value.elapsed < 5


def test_a_request_that_can_not_be_written_is_not_sent_and_not_tried_again(maia: Maia) -> None:
    with pytest.raises(errors.ConnectionFailed, match="can't be written") as caught:
        maia.run("Quick load", tag="\ud800")  # half a character, which JSON in UTF-8 can't hold
    assert caught.value.attempts == 1
    assert not caught.value.maybe_processed


def test_a_certificate_file_that_is_not_there_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/ca.pem")
    with Maia(environ=sandbox.environ) as maia, pytest.raises(errors.ConfigurationError, match="SSL_CERT_FILE"):
        maia.api.projects.list_projects()


def test_a_closed_client_says_so(maia: Maia) -> None:
    maia.close()
    with pytest.raises(RuntimeError, match="closed"):
        maia.api.projects.list_projects()
