"""Seeded crowds of callers who share one watcher, on the virtual clock; a failure says its seed."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from maia_client import errors
from maia_client._outcome import Identity, Outcome
from maia_client._session import Task
from maia_client._wait import wait
from maia_client._watcher import Watch, Watcher
from maia_client.sandbox import Pipeline, Project
from support.crowd import Crowd
from support.invariants import Broken
from support.laboratory import SALES, Laboratory, answering

BATCH = 20

# What was found is kept: seeds whose schedules broke something once.
FOUND = {
    10: "a list that never answers kept everybody waiting",
    29: "and so did one that fails for ever",
}


@pytest.mark.parametrize("batch", range(0, 200, BATCH))
def test_crowds_that_share_a_watcher(batch: int) -> None:
    for seed in range(batch, batch + BATCH):
        Crowd(seed).run()


@pytest.mark.parametrize("seed", FOUND)
def test_what_was_found_stays_mended(seed: int) -> None:
    Crowd(seed).run()


def test_a_failure_says_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Crowd, "_check", lambda self: 1 / 0)
    with pytest.raises(Broken, match=r"seed 17 .*: ZeroDivisionError"):
        Crowd(17).run()


# -- what was found, one by one

LIST = "GET /dpc/v1/pipeline-executions"


def world(duration: float) -> tuple[Project, ...]:
    return (Project(SALES, "Sales", ("Prod",), (Pipeline("Load", duration=duration),)),)


def waiting(laboratory: Laboratory, watcher: Watcher, identity: Identity, timeout: float | None) -> Task[Outcome]:
    """A wait for somebody else's execution, of which only the id is known."""
    watch: Watch = watcher.watch(laboratory.deadline(timeout))
    watch.add(Identity(identity.execution_id, identity.project_id))
    return laboratory.session.perform(wait(watch), watch.deadline)  # type: ignore[return-value]


def run_all(laboratory: Laboratory, flows: list[Task[Outcome]]) -> list[Outcome | BaseException]:
    return laboratory.driver.run_all(flows)  # type: ignore[arg-type]


def test_a_leader_whose_time_is_nearly_over_cuts_nobody_elses_last_look_short() -> None:
    for seed in range(20):
        laboratory = Laboratory(world(594.9), seed=seed)
        watcher = laboratory.watcher()
        # The first one leads, and its own last look comes a moment after the other's.
        runs = [(laboratory.begin("Load"), timeout) for timeout in (600.02, 600.0)]
        ended = run_all(laboratory, [waiting(laboratory, watcher, run, timeout) for run, timeout in runs])
        assert all(isinstance(one, Outcome) and one for one in ended), (seed, ended)


def test_a_last_look_does_not_forget_what_the_budget_owes() -> None:
    laboratory = Laboratory(world(3600))
    watcher = laboratory.watcher()
    until = watcher._not_before = laboratory.clock.now + 1000
    [ended] = run_all(laboratory, [waiting(laboratory, watcher, laboratory.begin("Load"), 10)])
    assert isinstance(ended, errors.WaitTimeout)
    assert watcher._not_before > until


def test_time_that_is_over_before_the_first_answer_is_a_timeout() -> None:
    laboratory = Laboratory(world(3600))
    [ended] = run_all(laboratory, [waiting(laboratory, laboratory.watcher(), laboratory.begin("Load"), 0.05)])
    assert isinstance(ended, errors.WaitTimeout)


def test_lists_are_asked_for_the_pipeline_that_an_execution_was_seen_to_be_of() -> None:
    laboratory = Laboratory(world(60))
    watcher = laboratory.watcher()
    run_all(laboratory, [waiting(laboratory, watcher, laboratory.begin("Load"), None) for _ in range(3)])
    lists = [send.options["params"] for send in laboratory.sent("GET", "/v1/pipeline-executions")]
    assert "pipelineName" not in lists[0]  # nothing is known but ids
    assert {(one["pipelineName"], one["environmentName"]) for one in lists[1:]} == {("Load", "Prod")}


def test_an_execution_that_many_wait_for_is_asked_for_once() -> None:
    laboratory = Laboratory(world(60))
    laboratory.faults.append(answering(403, "", to=LIST, times=None))
    watcher, run = laboratory.watcher(), laboratory.begin("Load")
    ended = run_all(laboratory, [waiting(laboratory, watcher, run, None) for _ in range(10)])
    assert all(ended)
    alone = Laboratory(world(60))
    run_all(alone, [waiting(alone, alone.watcher(), alone.begin("Load"), None)])
    assert len(laboratory.sent("GET", run.execution_id)) <= 3 * len(
        [send for send in alone.requests if "/projects/" in urlsplit(send.url).path]
    )


def test_one_that_was_seen_to_end_is_not_all_that_is_known_of_its_pipeline() -> None:
    laboratory = Laboratory(world(60))
    watcher = laboratory.watcher()
    run_all(laboratory, [waiting(laboratory, watcher, laboratory.begin("Load"), None)])
    before = len(laboratory.sent("GET", "/v1/pipeline-executions"))
    watcher._history._asked.clear()  # as if that one had ended too soon to ask
    run_all(laboratory, [waiting(laboratory, watcher, laboratory.begin("Load"), None)])
    assert len(laboratory.sent("GET", "/v1/pipeline-executions")) == before + 1


def test_asking_what_past_executions_took_leaves_time_for_the_last_look() -> None:
    laboratory = Laboratory(world(60))
    history = laboratory.watcher()._history
    laboratory.perform(history.ask((SALES, "Prod", "Load"), 0.5))
    [asked] = laboratory.sent("GET", "/v1/pipeline-executions")
    assert asked.timeout <= 0.5


def test_the_lead_does_not_come_back_to_one_who_has_stopped() -> None:
    pipelines = tuple(Pipeline(name, duration=seconds) for name, seconds in (("Load", 300.0), ("Report", 330.0)))
    laboratory = Laboratory((Project(SALES, "Sales", ("Prod",), pipelines),))
    watcher, began = laboratory.watcher(), laboratory.clock.now
    stopped = waiting(laboratory, watcher, laboratory.begin("Load"), None)
    next(stopped)  # it leads, and nobody drives it any more
    runs = [laboratory.begin(name) for name in ("Load", "Report")]
    ended = run_all(laboratory, [waiting(laboratory, watcher, run, None) for run in runs])
    assert all(ended)
    # Within four minutes somebody else leads; when that one leaves after 300 s, nobody waits so long again.
    assert laboratory.clock.now - began < 350
