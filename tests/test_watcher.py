"""Many waits at once, in virtual time: who looks, when, with which requests, and what each is told."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from maia_client import Maia, Outcome, errors
from maia_client._deadline import Deadline
from maia_client._drivers import async_pause, pause
from maia_client._effects import Flow, Join, Send, Sleep
from maia_client._outcome import Identity
from maia_client._settings import Rate
from maia_client._virtual import VirtualDriver
from maia_client._wait import Progress, wait
from maia_client._watcher import Watch, Watcher
from maia_client.sandbox import Fault, InProcess, Pipeline, Project, Scenario
from support.laboratory import HOST, NO_LIMIT, SALES, Laboratory, answering, breaking, hanging

LIST = "GET /dpc/v1/pipeline-executions"
RECORD = f"GET /dpc/v1/projects/{SALES}/pipeline-executions/"


def world(*pipelines: Pipeline) -> tuple[Project, ...]:
    return (Project(SALES, "Sales", ("Prod",), pipelines),)


def laboratory_of(duration: float, outcome: str = "SUCCESS", *, rate: Rate = NO_LIMIT) -> Laboratory:
    return Laboratory(world(Pipeline("Load", duration=duration, outcome=outcome)), rate=rate)


def waiting(
    laboratory: Laboratory, watcher: Watcher, identity: Identity, timeout: float | None = None
) -> Flow[tuple[Outcome, float]]:
    """One caller; how its run ended, and when the caller knew."""
    watch = watcher.watch(Deadline(laboratory.clock, timeout))
    watch.add(identity, laboratory.clock())
    outcome = yield from laboratory.session.perform(wait(watch), watch.deadline)
    return outcome, laboratory.clock.now


def together(laboratory: Laboratory, watch: Watch) -> Flow[list[Outcome | None]]:
    """One caller of many; everything that it is told, in that order."""
    told: list[Outcome | None] = []
    while watch.pending:
        news = yield from laboratory.session.perform(watch.next(), watch.deadline)
        told.extend(one.outcome for one in news)
    return told


def watched(laboratory: Laboratory, identities: Sequence[Identity], timeout: float | None = None) -> Watch:
    watch = laboratory.watcher().watch(Deadline(laboratory.clock, timeout))
    for identity in identities:
        watch.add(identity)
    return watch


def lists(laboratory: Laboratory) -> list[Send]:
    return laboratory.sent("GET", "/v1/pipeline-executions")


def records(laboratory: Laboratory) -> list[Send]:
    return [send for send in laboratory.requests if f"{SALES}/pipeline-executions/" in send.url]


# -- with which requests


def test_one_run_is_looked_at_by_its_record() -> None:
    laboratory = laboratory_of(25)
    laboratory.run(together(laboratory, watched(laboratory, [laboratory.begin("Load")])))
    assert not lists(laboratory)


def test_several_runs_are_looked_at_by_lists() -> None:
    laboratory = laboratory_of(600)
    identities = [laboratory.begin("Load") for _ in range(250)]
    told = laboratory.run(together(laboratory, watched(laboratory, identities)))
    assert {one.execution_id for one in told if one} == {one.execution_id for one in identities}
    assert all(told)
    assert not records(laboratory)
    assert len(lists(laboratory)) < 400  # 250 records every 10 s would be 15,000


def test_a_few_runs_among_many_of_others_are_looked_at_by_their_records() -> None:
    laboratory = Laboratory(world(Pipeline("Load", duration=600), Pipeline("Other load", duration=600)))
    ours = [laboratory.begin("Load"), laboratory.begin("Other load")]
    for _ in range(1000):
        laboratory.begin("Load")
    told = laboratory.run(together(laboratory, watched(laboratory, ours)))
    assert all(told)
    assert len(lists(laboratory)) < 15
    assert len(records(laboratory)) > 50


def test_runs_of_one_pipeline_are_not_hidden_by_those_of_others() -> None:
    laboratory = Laboratory(world(Pipeline("Load", duration=600), Pipeline("Else", duration=600)))
    for _ in range(500):
        laboratory.begin("Else")
    ours = [laboratory.begin("Load") for _ in range(5)]
    assert all(laboratory.run(together(laboratory, watched(laboratory, ours))))
    assert len(records(laboratory)) <= 2
    assert all(send.options["params"].get("pipelineName") == "Load" for send in lists(laboratory))


def test_the_list_begins_with_the_oldest_of_ours() -> None:
    laboratory = laboratory_of(600)
    laboratory.begin("Load")
    laboratory.clock.now += 100
    ours = [laboratory.begin("Load") for _ in range(3)]
    laboratory.run(together(laboratory, watched(laboratory, ours)))
    bounds = {send.options["params"].get("startedAfter") for send in lists(laboratory)}
    assert len(bounds - {None}) == 1  # known after the first look


@pytest.mark.parametrize("status", [400, 403, 404])
def test_where_the_list_is_refused_each_run_is_asked_for(status: int) -> None:
    laboratory = laboratory_of(200)
    laboratory.faults.append(answering(status, "no", to=LIST, times=None))
    identities = [laboratory.begin("Load") for _ in range(5)]
    assert all(laboratory.run(together(laboratory, watched(laboratory, identities))))
    assert len(lists(laboratory)) < 5


@pytest.mark.parametrize(
    "fault",
    [
        answering(500, "", to=LIST, times=30),
        answering(429, "", to=LIST, times=5, retry_after="20"),
        answering(200, "<html></html>", to=LIST, times=5),
        answering(200, '{"results": null}', to=LIST, times=5),
        answering(200, '{"results": [1, null, {}, {"pipelineExecutionId": null}]}', to=LIST, times=5),
        answering(200, '{"results": [], "more": "0"}', to=LIST, times=200),
        answering(200, '{"results": []}', to=LIST, times=None),
        breaking(to=LIST, times=20),
    ],
)
def test_a_list_that_fails_or_shows_nothing_ends_no_wait(fault: object) -> None:
    laboratory = laboratory_of(300)
    identities = [laboratory.begin("Load") for _ in range(30)]
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    began = laboratory.clock.now
    assert all(laboratory.run(together(laboratory, watched(laboratory, identities))))
    assert laboratory.clock.now - began >= 300


def test_a_list_that_hangs_ends_no_wait() -> None:
    laboratory = laboratory_of(300)
    identities = [laboratory.begin("Load") for _ in range(30)]
    laboratory.faults.append(hanging(laboratory, to=LIST, times=8))
    assert all(laboratory.run(together(laboratory, watched(laboratory, identities))))


@pytest.mark.parametrize("outcome", ["SUCCESS", "FAILED", "SKIPPED"])
def test_many_that_end_at_once_are_settled_by_lists(outcome: str) -> None:
    laboratory = laboratory_of(100, outcome)
    identities = [laboratory.begin("Load") for _ in range(300)]
    told = laboratory.run(together(laboratory, watched(laboratory, identities)))
    assert [one.status for one in told if one is not None] == [outcome] * 300
    assert len(records(laboratory)) <= 20


def test_runs_that_are_being_cancelled_are_followed_to_their_end() -> None:
    laboratory = laboratory_of(3600)
    identities = [laboratory.begin("Load") for _ in range(4)]
    watch = watched(laboratory, identities)

    def cancel() -> Flow[None]:
        yield from Sleep(40)
        for one in identities:
            call = laboratory.calls.pipeline_execution.cancel_pipeline_execution(
                SALES, one.execution_id, body={"status": "CANCELLED", "forceUpdate": False}
            )
            yield from laboratory.session.execute(call, laboratory.deadline())

    told, _ = laboratory.driver.run_all([together(laboratory, watch), cancel()])
    assert isinstance(told, list)
    assert [one.status for one in told if one is not None] == ["CANCELLED"] * 4


def test_what_can_not_be_asked_at_all_is_said_instead_of_waited_for() -> None:
    laboratory = laboratory_of(300)
    laboratory.faults.append(breaking(to="/dpc", times=None, sent=False))
    watch = watched(laboratory, [Identity("x", SALES), Identity("y", SALES)])
    everything = list(watch.pending)
    laboratory.run(together(laboratory, watch))
    assert [type(one.error) for one in everything] == [errors.ConnectionFailed] * 2


# -- when


def test_looks_of_many_waits_fall_into_step() -> None:
    laboratory = laboratory_of(900)
    watcher = laboratory.watcher()

    def late(number: int) -> Flow[tuple[Outcome, float]]:
        yield from Sleep(number * 1.3)
        return (yield from waiting(laboratory, watcher, laboratory.begin("Load")))

    ended = laboratory.driver.run_all([late(number) for number in range(100)])
    assert all(isinstance(one, tuple) and one[0] for one in ended)
    minutes = (900 + 130) / 60
    assert len(laboratory.requests) / minutes < 30  # a hundred loops of 10 s would send 600
    delays = [one[1] - one[0].finished_at.timestamp() for one in ended if isinstance(one, tuple) and one[0].finished_at]
    assert min(delays) >= 0
    assert max(delays) < 11


def test_the_knob_trades_requests_for_delay() -> None:
    seen: dict[float, tuple[int, float]] = {}
    for longest in (2.0, 10.0, 60.0):
        laboratory = laboratory_of(1800.5)
        identity = laboratory.begin("Load")
        _, at = laboratory.run(waiting(laboratory, laboratory.watcher(longest), identity))
        end = laboratory.service.starts()[0].started_at + 1800.5
        seen[longest] = len(laboratory.requests), at - end
        assert 0 <= at - end <= longest + 1
    assert seen[2.0][0] > 2 * seen[10.0][0] > 4 * seen[60.0][0]


def test_past_executions_tell_when_to_look_closely() -> None:
    laboratory = laboratory_of(600)
    for _ in range(5):
        laboratory.begin("Load")
    laboratory.clock.now += 1000
    delays = []
    for _ in range(5):
        outcome, at = laboratory.run(waiting(laboratory, laboratory.watcher(), laboratory.begin("Load")))
        assert outcome.finished_at is not None
        delays.append(at - outcome.finished_at.timestamp())
    assert max(delays) < 1.2  # they all took as long, and the pause is 1 s when that is over
    asked = [send for send in lists(laboratory) if send.options["params"].get("limit") == 20]
    assert len(asked) == 5  # once per client


@pytest.mark.parametrize("fault", [answering(403, "", to=LIST, times=None), breaking(to=LIST, times=None)])
def test_past_executions_that_can_not_be_seen_do_no_harm(fault: object) -> None:
    laboratory = laboratory_of(600)
    laboratory.faults.append(fault)  # type: ignore[arg-type]
    outcome, _ = laboratory.run(waiting(laboratory, laboratory.watcher(), laboratory.begin("Load")))
    assert outcome
    assert len(lists(laboratory)) == 1


def test_a_small_budget_makes_pauses_longer_and_is_not_exceeded() -> None:
    laboratory = laboratory_of(600, rate=Rate(60))
    identities = [laboratory.begin("Load") for _ in range(1000)]
    began = laboratory.clock.now
    assert all(laboratory.run(together(laboratory, watched(laboratory, identities))))
    minutes = (laboratory.clock.now - began) / 60
    assert 30 < len(laboratory.requests) / minutes < 60


# -- who


def test_one_leads_and_the_others_sleep() -> None:
    laboratory = laboratory_of(300)
    watcher = laboratory.watcher()
    effects: dict[int, list[type]] = {}

    def noting(number: int) -> Flow[object]:
        flow = waiting(laboratory, watcher, laboratory.begin("Load"))
        answer: object = None
        while True:
            try:
                effect = flow.send(answer)
            except StopIteration as stop:
                return stop.value
            effects.setdefault(number, []).append(type(effect))
            answer = yield effect

    laboratory.driver.run_all([noting(number) for number in range(20)])
    busy = [number for number, seen in effects.items() if seen.count(Send) > 3]
    assert len(busy) == 1
    idle = [seen for number, seen in effects.items() if number not in busy]
    assert all(seen.count(Join) <= 300 / 120 + 3 for seen in idle)


def test_whoever_leads_hands_the_lead_on() -> None:
    laboratory = laboratory_of(300)
    watcher = laboratory.watcher()
    leader = waiting(laboratory, watcher, laboratory.begin("Load"))
    next(leader)  # it leads, and then it is given up
    other = waiting(laboratory, watcher, laboratory.begin("Load"))
    assert isinstance(next(other), Join)
    leader.close()
    effect = other.send(None)
    assert isinstance(effect, Sleep)
    other.close()
    assert not watcher._attending


def test_a_leader_that_was_stopped_between_two_lines_is_replaced() -> None:
    laboratory = laboratory_of(300)
    watcher = laboratory.watcher()
    stopped = waiting(laboratory, watcher, laboratory.begin("Load"))
    next(stopped)
    [ended] = laboratory.driver.run_all([waiting(laboratory, watcher, laboratory.begin("Load"))])
    assert isinstance(ended, tuple)
    assert ended[0]


def test_a_newcomer_with_an_earlier_look_wakes_the_leader() -> None:
    laboratory = laboratory_of(3600)
    watcher = laboratory.watcher()

    def old() -> Flow[tuple[Outcome, float]]:
        return (yield from waiting(laboratory, watcher, laboratory.begin("Load")))

    def young() -> Flow[float]:
        yield from Sleep(1001.5)  # in the middle of a pause of up to 10 s
        watch = watcher.watch(Deadline(laboratory.clock, None), every_look=True)
        watch.add(laboratory.begin("Load"))  # of somebody else's: looked at at once
        began = laboratory.clock.now
        yield from laboratory.session.perform(watch.next(), watch.deadline)
        return laboratory.clock.now - began

    _, delay = laboratory.driver.run_all([old(), young()])
    assert isinstance(delay, float)
    assert delay < 0.5


def test_who_is_held_up_by_the_leader_takes_the_last_look_alone() -> None:
    laboratory = laboratory_of(54)
    watcher = laboratory.watcher()
    patient, hurried = laboratory.begin("Load"), laboratory.begin("Load")
    hangs = f"/{patient.execution_id}"
    laboratory.faults += [breaking(to=hangs, times=40), answering(404, "no", to=LIST, times=None)]
    slow = VirtualDriver(laboratory.clock, laboratory.send, lambda send: 30.0 if send.url.endswith(hangs) else 0.05)
    began = laboratory.clock.now
    flows = [waiting(laboratory, watcher, patient), waiting(laboratory, watcher, hurried, 60.0)]
    ended = slow.run_all(flows)[1]
    assert isinstance(ended, tuple)
    assert ended[0]
    assert ended[1] - began < 60


def test_nobody_is_looked_at_for_who_has_gone() -> None:
    laboratory = laboratory_of(3600)
    watcher = laboratory.watcher()
    gone = waiting(laboratory, watcher, laboratory.begin("Load"))
    next(gone)
    gone.close()
    laboratory.run(waiting(laboratory, watcher, laboratory.begin("Load")))
    assert not lists(laboratory)[1:]  # one for what the pipeline took; of the other run, nothing


def test_a_refusal_concerns_one_and_not_the_others() -> None:
    laboratory = laboratory_of(100)
    nobody = Identity("00000000-0000-4000-8000-000000000000", SALES)
    watch = watched(laboratory, [laboratory.begin("Load"), nobody, laboratory.begin("Load")])
    refused = list(watch.pending)[1]
    told = laboratory.run(together(laboratory, watch))
    assert isinstance(refused.error, errors.NotFound)
    assert [bool(one) for one in told] == [False, True, True]


def test_a_deadline_ends_all_that_share_it_with_one_last_look() -> None:
    laboratory = laboratory_of(3600)
    identities = [laboratory.begin("Load") for _ in range(150)]
    watch = watched(laboratory, identities, 100.0)
    everything = list(watch.pending)
    began = laboratory.clock.now
    laboratory.run(together(laboratory, watch))
    assert 95 <= laboratory.clock.now - began <= 100
    assert all(isinstance(one.error, errors.WaitTimeout) and one.outcome is not None for one in everything)


def test_a_child_begins_anew() -> None:
    laboratory = laboratory_of(300)
    watcher = laboratory.watcher()
    flow = waiting(laboratory, watcher, laboratory.begin("Load"))
    next(flow)
    watcher._lock.acquire()  # another thread of the parent held it
    watcher.start_over()
    assert laboratory.run(waiting(laboratory, watcher, laboratory.begin("Load")))


def test_progress_is_told_to_everybody_who_asked() -> None:
    laboratory = laboratory_of(100)
    watcher = laboratory.watcher()
    news: list[list[Progress]] = [[], [], []]

    def listening(number: int) -> Flow[Outcome]:
        watch = watcher.watch(Deadline(laboratory.clock, None), every_look=True)
        watch.add(laboratory.begin("Load"), laboratory.clock())
        return (yield from laboratory.session.perform(wait(watch, news[number].append), watch.deadline))

    assert all(laboratory.driver.run_all([listening(number) for number in range(3)]))
    for one in news:
        assert len(one) > 10
        assert one[-1].outcome
        assert not any(progress.outcome and progress.outcome.ended for progress in one[:-1])


# -- as users call it


@pytest.fixture
def sandbox() -> InProcess:
    pipelines = (
        Pipeline("Short", duration=30),
        Pipeline("Load", duration=75),
        Pipeline("Broken", duration=45, outcome="FAILED"),
        Pipeline("Long", duration=7200),
    )
    return InProcess(Scenario(world(*pipelines)))


def test_wait_all_tells_how_each_ended_in_their_order(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        runs = [maia.run(name) for name in ("Load", "Broken", "Short")]
        outcomes = maia.wait_all([runs[0], runs[1].handle, runs[2], runs[0]])
    assert [one.status for one in outcomes] == ["SUCCESS", "FAILED", "SUCCESS", "SUCCESS"]
    assert [one.pipeline for one in outcomes] == ["Load", "Broken", "Short", "Load"]
    assert not all(outcomes)


def test_as_completed_tells_of_each_when_it_has_ended(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        runs = [maia.run(name) for name in ("Load", "Broken", "Short")]
        seen = [(run.id, outcome.status) for run, outcome in maia.as_completed(runs)]
    assert seen == [(runs[2].id, "SUCCESS"), (runs[1].id, "FAILED"), (runs[0].id, "SUCCESS")]


def test_nothing_to_wait_for_is_soon_over(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        assert maia.wait_all([]) == []
        assert list(maia.as_completed([])) == []
    assert not sandbox.requests()


def test_what_was_not_seen_to_end_is_said_after_all_others(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        runs = [maia.run(name) for name in ("Long", "Broken", "Short")]
        nobody = f"{runs[0].handle.rpartition('/')[0]}/00000000-0000-4000-8000-000000000000"
        with pytest.raises(errors.NotAllEnded, match="2 of 4 executions were not seen to end") as caught:
            maia.wait_all([*runs, nobody], timeout="5m")
        seen: list[str] = []
        with pytest.raises(errors.NotAllEnded):
            seen.extend(outcome.status for _, outcome in maia.as_completed([*runs, nobody], timeout="5m"))
    assert sorted(seen) == ["FAILED", "SUCCESS"]
    statuses = [None if one is None else one.status for one in caught.value.outcomes]
    assert statuses == ["RUNNING", "FAILED", "SUCCESS", None]
    assert [type(one) for one in caught.value.errors] == [errors.WaitTimeout, errors.NotFound]
    again = pickle.loads(pickle.dumps(caught.value))
    assert [str(one) for one in again.errors] == [str(one) for one in caught.value.errors]
    assert not sandbox.requests("cancel_pipeline_execution")


def test_those_that_go_on_are_cancelled_by_choice(sandbox: InProcess) -> None:
    with sandbox.maia() as maia:
        runs = [maia.run(name) for name in ("Long", "Short", "Long")]
        with pytest.raises(errors.NotAllEnded):
            maia.wait_all([*runs, runs[0].handle], timeout="2m", on_give_up="cancel")
        assert [one.status for one in maia.wait_all(runs)] == ["CANCELLED", "SUCCESS", "CANCELLED"]
    assert len(sandbox.requests("cancel_pipeline_execution")) == 2


def test_a_cancellation_that_fails_is_no_reason_to_leave_out_the_next(
    sandbox: InProcess, caplog: pytest.LogCaptureFixture
) -> None:
    with sandbox.maia() as maia:
        runs = [maia.run("Long") for _ in range(3)]
        sandbox.fault(Fault("403", operation="cancel_pipeline_execution", at=(2,)))
        with pytest.raises(errors.NotAllEnded):
            maia.wait_all(runs, timeout="2m", on_give_up="cancel")
        sandbox.advance(5)
        assert [run.status().ended for run in runs] == [True, False, True]
    assert "was to be cancelled, and may go on" in caplog.text
    with sandbox.maia() as maia, pytest.raises(errors.ConfigurationError, match="Use leave or cancel"):
        maia.wait_all([], on_give_up="kill")  # type: ignore[arg-type]


def test_the_asynchronous_twin(sandbox: InProcess) -> None:
    async def main() -> None:
        async with sandbox.async_maia() as maia:
            runs = [await maia.run(name) for name in ("Load", "Broken", "Short")]
            outcomes = await maia.wait_all([*runs, runs[0].handle])
            assert [one.status for one in outcomes] == ["SUCCESS", "FAILED", "SUCCESS", "SUCCESS"]
            seen = {run.id: outcome.status async for run, outcome in maia.as_completed(runs)}
            assert list(seen.values()).count("SUCCESS") == 2

    asyncio.run(main())


def test_tasks_share_the_watcher(sandbox: InProcess) -> None:
    async def main() -> int:
        async with sandbox.async_maia() as maia:
            runs = [await maia.run("Load") for _ in range(200)]
            before = len(sandbox.requests())
            outcomes = await asyncio.gather(*(run.wait() for run in runs))
            assert all(outcomes)
            return len(sandbox.requests()) - before

    assert asyncio.run(main()) < 150


def test_a_pause_that_a_future_ends() -> None:
    settled: Future[None] = Future()
    settled.set_result(None)
    pause(3600, settled)
    asyncio.run(async_pause(3600, settled))
    pause(0, None)
    asyncio.run(async_pause(0, None))


def test_the_knob_is_a_setting() -> None:
    common = {"MAIA_BASE_URL": HOST, "MAIA_CLIENT_ID": "a", "MAIA_CLIENT_SECRET": "b"}
    assert Maia(environ=common)._core.settings.poll_interval == 10
    assert Maia(environ={**common, "MAIA_POLL_INTERVAL": "1m"})._core.settings.poll_interval == 60
    assert Maia(environ=common, poll_interval=2)._core.settings.poll_interval == 2
    for wrong in ("0.1", "soon"):
        with pytest.raises(errors.ConfigurationError):
            Maia(environ={**common, "MAIA_POLL_INTERVAL": wrong})
