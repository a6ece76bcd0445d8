"""The shared watcher with real threads and loops over a real socket. Nothing is timed; what hangs is killed."""

from __future__ import annotations

import asyncio
import faulthandler
import gc
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from maia_client import AsyncMaia, Maia, Run
from maia_client._wait import Progress
from maia_client.sandbox import Pipeline, Project, Sandbox, Scenario

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
HARD_LIMIT = 90
"""Seconds, after which the process ends with the stacks of all its threads: a hang must fail."""


@pytest.fixture(autouse=True)
def hard_limit() -> Iterator[None]:
    faulthandler.dump_traceback_later(HARD_LIMIT, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    world = (Project(PROJECT, "Sales", ("Prod",), (Pipeline("Load", duration=20), Pipeline("Quick", duration=5))),)
    with Sandbox(Scenario(world, budget=None), speed=10) as sandbox:
        yield sandbox


def client(sandbox: Sandbox) -> Maia:
    return Maia(environ=sandbox.environ, project="Sales", environment="Prod", rate="100000/min", poll_interval=1)


def async_client(sandbox: Sandbox) -> AsyncMaia:
    return AsyncMaia(environ=sandbox.environ, project="Sales", environment="Prod", rate="100000/min", poll_interval=1)


def test_50_threads_wait_on_one_client(sandbox: Sandbox) -> None:
    with client(sandbox) as maia, ThreadPoolExecutor(50) as pool:
        runs = [maia.run("Load", tag=False) for _ in range(50)]
        barrier = Barrier(50)

        def wait(run: Run) -> str:
            barrier.wait()
            return run.wait(timeout="1m").execution_id

        assert list(pool.map(wait, runs)) == [run.id for run in runs]
        assert not maia._core.watcher._attending
        assert maia._core.watcher._leader is None


def test_200_tasks_wait_on_one_client(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with async_client(sandbox) as maia:
            runs = [await maia.run("Load", tag=False) for _ in range(20)]
            ended = await asyncio.gather(*(run.wait(timeout="1m") for run in runs * 10))
            assert [one.execution_id for one in ended] == [run.id for run in runs] * 10

    asyncio.run(main())


def test_two_loops_in_two_threads_share_a_client(sandbox: Sandbox) -> None:
    maia = async_client(sandbox)
    with client(sandbox) as starter:
        handles = [starter.run("Load", tag=False).handle for _ in range(10)]

    async def main() -> list[bool]:
        return [bool(one) for one in await asyncio.gather(*map(wait, handles), maia.wait_all(handles[:5]))]

    async def wait(handle: str) -> bool:
        return bool(await (await maia.execution(handle)).wait(timeout="1m"))

    with ThreadPoolExecutor(2) as pool:
        results = [pool.submit(asyncio.run, main()) for _ in range(2)]
        assert all(all(result.result()) for result in results)


def test_a_leading_task_that_is_cancelled_hands_the_lead_on(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with async_client(sandbox) as maia:
            run = await maia.run("Load", tag=False)
            tasks = [asyncio.create_task(run.wait(timeout="1m")) for _ in range(10)]
            for task in tasks[:9]:
                await asyncio.sleep(0)
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert all(isinstance(one, asyncio.CancelledError) for one in ended[:9])
            assert ended[9]

    asyncio.run(main())


def test_a_listener_that_raises_ends_its_own_wait_alone(sandbox: Sandbox) -> None:
    def broken(_: Progress) -> None:
        raise ZeroDivisionError

    with client(sandbox) as maia, ThreadPoolExecutor(10) as pool:
        run = maia.run("Load", tag=False)
        bad = [pool.submit(run.wait, "1m", on_progress=broken) for _ in range(5)]
        good = [pool.submit(run.wait, "1m") for _ in range(5)]
        assert all(one.result() for one in good)
        assert all(isinstance(one.exception(), ZeroDivisionError) for one in bad)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_child_that_is_forked_in_the_middle_waits_by_itself(sandbox: Sandbox) -> None:
    with client(sandbox) as maia, ThreadPoolExecutor(5) as pool:
        run = maia.run("Load", tag=False)
        waits = [pool.submit(run.wait, "1m") for _ in range(5)]
        with maia._core.watcher._lock:  # as one of the threads would hold it at that moment
            child = os.fork()
        if child == 0:
            signal.alarm(60)
            os._exit(0 if run.wait(timeout="50s") else 1)
        assert all(one.result() for one in waits)
        assert os.waitpid(child, 0)[1] == 0


def test_a_client_that_is_closed_in_the_middle_keeps_nobody(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(5) as pool:
        with client(sandbox) as maia:
            run = maia.run("Quick", tag=False)
            waits = [pool.submit(run.wait, "20s") for _ in range(5)]
        for one in waits:
            one.exception()  # each ends, whichever way
        assert not maia._core.watcher._attending


def test_events_and_waits_of_one_run_share_a_watcher(sandbox: Sandbox) -> None:
    with client(sandbox) as maia, ThreadPoolExecutor(4) as pool:
        run = maia.run("Quick", tag=False)
        events = [pool.submit(lambda: list(run.events("1m"))) for _ in range(2)]
        assert run.wait("1m")
        assert all(one.result()[-1] for one in events)
        gc.collect()
        assert not maia._core.watcher._attending


def test_a_flow_that_the_garbage_collection_closes_waits_for_no_lock(sandbox: Sandbox) -> None:
    with client(sandbox) as maia:
        run = maia.run("Quick", tag=False)
        watcher = maia._core.watcher
        watch = maia._core.watch(None)
        watch.add(run._identity)
        flow = watch.next()
        next(flow)  # it leads
        cycle: list[object] = [flow]
        cycle.append(cycle)
        del flow, cycle
        with watcher._lock:  # where memory is asked for, what is left over may be collected
            gc.collect()
        assert not watcher._attending
        assert run.wait("1m")
