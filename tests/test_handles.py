"""What a run is known by, what it is made of, and what becomes of it when nobody waits any more."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator

import pytest

from maia_client import ExecutionFailed, Outcome, Step, errors
from maia_client._handle import from_handle, to_handle
from maia_client._outcome import Identity
from maia_client._steps import MOST_CHILDREN, first_failure, walk
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Scenario
from maia_client.sandbox import Step as Component

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
WORLD = (
    Project(
        PROJECT,
        "Sales",
        ("Prod",),
        (
            Pipeline("Load", ("Extract", "Load"), duration=60),
            Pipeline("Long", duration=7200),
            Pipeline("Broken", ("One", "Two"), 10, "FAILED", "Two: no such table"),
            Pipeline("Silent", ("One",), 10, "FAILED"),
            Pipeline("Parent", ("Before", Component("Call", pipeline="Broken"), "After"), 100),
            Pipeline("Grandparent", (Component("Down", pipeline="Parent"),), 100),
        ),
    ),
)


@pytest.fixture
def sandbox() -> InProcess:
    return InProcess(Scenario(WORLD))


# -- handles


def test_a_handle_leads_back_to_its_run(sandbox: InProcess) -> None:
    with sandbox.maia() as maia, sandbox.maia() as elsewhere:
        run = maia.run("Load")
        assert run.handle == f"http://127.0.0.1:9/dpc/{PROJECT}/{run.id}"
        back = elsewhere.execution(run.handle)
        assert (back.id, back.project_id, back.handle) == (run.id, run.project_id, run.handle)
        assert back.wait()
        assert (run.adopted, back.adopted) == (False, False)


@pytest.mark.parametrize("place", ["eu1", "https://maia.test/dpc", "http://[::1]:80/a/b"])
def test_a_handle_is_one_short_printable_word(place: str) -> None:
    identity = Identity("0199a1b2-1111-7222-8333-444455556666", PROJECT)
    handle = to_handle(place, identity)
    assert from_handle(f" {handle}\n", place) == identity
    assert handle.isascii()
    assert handle.isprintable()
    assert " " not in handle
    assert len(handle) < 110


@pytest.mark.parametrize(
    "handle",
    ["", "/", "eu1/", "eu1/a", "eu1//b", "eu1/a/", "eu1/a/b c", "eu1/a/b?c", "eu1/../b\x00", f"eu1/{PROJECT}/ü"],
)
def test_what_is_no_handle_is_refused(handle: str) -> None:
    with pytest.raises(errors.ConfigurationError, match="is not a handle"):
        from_handle(handle, "eu1")


def test_a_handle_of_another_region_is_refused_and_leads_no_request_there(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        with pytest.raises(errors.ConfigurationError, match="in 'us1', and this client calls http"):
            maia.execution(f"us1/{PROJECT}/x")
        with pytest.raises(errors.ConfigurationError, match="leave project out"):
            maia.execution(f"http://127.0.0.1:9/dpc/{PROJECT}/x", project="Sales")
    assert not sandbox.requests()


# -- components


def test_the_components_of_a_run(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Load")
        assert [(step.name, step.status) for step in run.steps()] == [("Extract", "RUNNING")]
        run.wait()
        steps = run.steps()
        assert [(step.name, step.status) for step in steps] == [("Extract", "SUCCESS"), ("Load", "SUCCESS")]
        assert sum(step.duration_seconds or 0 for step in steps) == pytest.approx(60)


def test_the_tree_goes_down_into_child_pipelines(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Grandparent")
        run.wait(check=False)
        names = [(depth, step.name, step.status) for depth, step in walk(run.tree())]
    assert names == [
        (0, "Down", "FAILED"),
        (1, "Before", "SUCCESS"),
        (1, "Call", "FAILED"),
        (2, "One", "SUCCESS"),
        (2, "Two", "FAILED"),
    ]


def test_a_loop_of_children_ends() -> None:
    def step(name: str, children: tuple[Step, ...] = ()) -> Step:
        return Step(name, "FAILED", None, None, None, None, None, children)

    deep = step("x")
    for _ in range(50):
        deep = step("x", (deep,))
    found = first_failure([deep])
    assert found is not None
    assert not found.children
    assert MOST_CHILDREN == 100


def test_each_execution_is_asked_once(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Parent")
        run.wait(check=False)
        before = len(sandbox.requests("list_pipeline_execution_steps"))
        run.tree()
        assert len(sandbox.requests("list_pipeline_execution_steps")) == before + 2


# -- the verdict


def test_a_failure_says_what_failed_first_and_where(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Grandparent")
        with pytest.raises(ExecutionFailed, match="ended with FAILED at 'Two': Two: no such table") as caught:
            run.wait()
    error = caught.value
    assert error.failed_step is not None
    assert (error.failed_step.name, error.failed_step.message) == ("Two", "Two: no such table")
    assert [step.name for step in error.steps] == ["Down"]
    assert error.url == run.url
    assert run.url in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.outcome, again.steps, again.failed_step) == (
        str(error),
        error.outcome,
        error.steps,
        error.failed_step,
    )


def test_a_failure_whose_components_can_not_be_seen_is_a_failure_all_the_same(sandbox: InProcess) -> None:
    sandbox.fault(Fault("403", operation="list_pipeline_execution_steps"))
    with sandbox.maia() as maia:
        run = maia.run("Broken")
        with pytest.raises(ExecutionFailed, match="Broken ended with FAILED") as caught:
            run.wait()
    assert (caught.value.steps, caught.value.failed_step) == ((), None)


def test_only_success_is_true(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        assert not maia.run("Broken").wait(check=False)
        assert maia.run("Load").wait()
        assert not maia.run("Long").status()


# -- events


def told(events: Iterator[Outcome | Step]) -> list[tuple[str, str]]:
    return [(event.pipeline or "" if isinstance(event, Outcome) else event.name, event.status) for event in events]


def test_events_are_what_changes_and_end_with_the_end(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        events = told(maia.run("Load").events())
    assert events == [
        ("Load", "RUNNING"),
        ("Extract", "RUNNING"),
        ("Extract", "SUCCESS"),
        ("Load", "RUNNING"),
        ("Load", "SUCCESS"),
        ("Load", "SUCCESS"),
    ]


def test_the_asynchronous_twin_tells_the_same(sandbox: InProcess) -> None:
    async def main() -> list[Outcome | Step]:
        async with sandbox.async_maia() as maia:
            run = await maia.run("Load")
            assert (await maia.execution(run.handle)).id == run.id
            assert len(await run.steps()) == 1
            assert len(await run.tree()) == 1
            return [event async for event in run.events()]

    assert [event.status for event in asyncio.run(main())] == [
        *("RUNNING", "RUNNING", "SUCCESS", "RUNNING", "SUCCESS", "SUCCESS")
    ]


def test_events_go_on_through_faults_and_end_at_the_timeout(sandbox: InProcess) -> None:
    sandbox.fault(Fault("502", operation="pipeline_execution.*", times=12))
    with sandbox.maia() as maia:
        run = maia.execution(maia.run("Long").id)
        sandbox.fault(Fault("502", operation="get_pipeline_execution", times=12))
        seen: list[str] = []
        with pytest.raises(errors.WaitTimeout):
            seen.extend(event.status for event in run.events(timeout="10m"))
    assert sandbox.starts()[0].status(sandbox.clock()) == "RUNNING"


# -- giving up


def test_a_wait_that_gives_up_leaves_the_run_alone(sandbox: InProcess) -> None:
    with sandbox.maia() as maia, pytest.raises(errors.WaitTimeout):
        maia.run("Long").wait("1m")
    assert not sandbox.requests("cancel_pipeline_execution")


@pytest.mark.parametrize("how", ["timeout", "interruption", "exit"])
def test_a_wait_that_gives_up_cancels_by_choice(sandbox: InProcess, how: str) -> None:
    kinds: dict[str, type[BaseException]] = {"interruption": KeyboardInterrupt, "exit": SystemExit}

    def interrupt(_: object) -> None:
        if how in kinds and sandbox.clock() - began > 30:
            raise kinds[how]

    with sandbox.maia() as maia:
        run = maia.run("Long")
        began = sandbox.clock()
        with pytest.raises(kinds.get(how, errors.WaitTimeout)):
            run.wait("1m", on_give_up="cancel", on_progress=interrupt)
        assert run.status().status == "CANCELLED"
    assert len(sandbox.requests("cancel_pipeline_execution")) == 1
    assert sandbox.clock() - began < 60 + 20


@pytest.mark.parametrize("fault", ["403", "502", "lost-answer"])
def test_a_cancellation_that_fails_is_logged_bounded_and_hides_nothing(
    sandbox: InProcess, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Long")
        sandbox.fault(Fault(fault, operation="cancel_pipeline_execution"))  # type: ignore[arg-type]
        began = sandbox.clock()
        with pytest.raises(errors.WaitTimeout):
            run.wait("1m", on_give_up="cancel")
    assert sandbox.clock() - began <= 81
    if fault != "lost-answer":
        assert "was to be cancelled, and may go on" in caplog.text


def test_a_run_that_ends_just_then_is_not_an_error(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Load")
        sandbox.fault(Fault("unknown-status", operation="get_pipeline_execution", times=100))
        with pytest.raises(errors.WaitTimeout):
            run.wait("70s", on_give_up="cancel")
    assert sandbox.starts()[0].status(sandbox.clock()) == "SUCCESS"


def test_a_task_that_is_cancelled_cancels_its_run_by_choice(sandbox: InProcess) -> None:
    async def main() -> str:
        async with sandbox.async_maia() as maia:
            run = await maia.run("Long")
            waiting = asyncio.ensure_future(run.wait(on_give_up="cancel"))
            for _ in range(20):
                await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return (await run.status()).status

    assert asyncio.run(main()) == "CANCELLED"


def test_words_for_giving_up(sandbox: InProcess) -> None:
    with sandbox.maia() as maia, pytest.raises(errors.ConfigurationError, match="Use leave or cancel"):
        maia.run("Load").wait(on_give_up="kill")  # type: ignore[arg-type]


def test_a_hard_cancellation(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        run = maia.run("Long")
        run.cancel(force=True)
        assert run.status().status == "CANCELLED"


# -- limits per call


def test_another_limit_for_some_calls(sandbox: InProcess) -> None:
    sandbox.fault(Fault("502"))
    with sandbox.maia(timeout="10m") as maia:
        began = sandbox.clock()
        with pytest.raises(errors.ServerError):
            maia.within("2s").api.projects.list_projects()
        assert sandbox.clock() - began <= 2
        with pytest.raises(errors.ServerError):
            maia.api.projects.list_projects()
    with pytest.raises(RuntimeError, match="closed"):
        maia.within("2s").api.projects.list_projects()


def test_a_start_may_have_a_limit_of_its_own(sandbox: InProcess) -> None:
    sandbox.fault(Fault("429", operation="list_projects", seconds=2))
    with sandbox.maia() as maia:
        began = sandbox.clock()
        with pytest.raises(errors.RateLimited, match="Time is over; it went: ") as caught:
            maia.run("Load", timeout="3s")
    assert not caught.value.maybe_processed
    assert sandbox.clock() - began <= 3
