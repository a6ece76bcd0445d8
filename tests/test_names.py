"""What names lead to is asked once and remembered for a while; who asks for many others may fail or be stopped."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import pytest

from maia_client import errors
from maia_client._effects import Effect, Flow, Join, Send
from maia_client._names import PATIENCE, REMEMBERED
from maia_client._session import Task
from maia_client.sandbox import Pipeline, Project
from support.laboratory import SALES, Fault, Laboratory, answering

WORLD = (Project(SALES, "Sales", ("Prod", "Dev"), (Pipeline("a/load.orch.yaml"), Pipeline("b/load.orch.yaml"))),)


def resolved(laboratory: Laboratory, pipeline: str = "a/load", project: str = "Sales") -> Task[tuple[str, str, str]]:
    project_id = yield from laboratory.names.project(project)
    environment = yield from laboratory.names.environment(project_id, "Prod")
    return project_id, environment, (yield from laboratory.names.pipeline(project_id, environment, pipeline))


def together(laboratory: Laboratory, *tasks: Task[object], seconds: float | None = 120.0) -> list[object]:
    flows = [laboratory.session.perform(task, laboratory.deadline(seconds)) for task in tasks]
    return list(laboratory.driver.run_all(flows))


def lists(laboratory: Laboratory) -> list[int]:
    return [len(laboratory.sent("GET", ending)) for ending in ("/projects", "/environments", "/published-pipelines")]


FOUND = (SALES, "Prod", "a/load.orch.yaml")


def test_a_thousand_that_ask_at_once_share_one_look_at_each_list() -> None:
    laboratory = Laboratory(WORLD)
    assert together(laboratory, *(resolved(laboratory) for _ in range(1000))) == [FOUND] * 1000
    assert lists(laboratory) == [1, 1, 1]


def test_what_was_told_is_used_again_until_it_is_old() -> None:
    laboratory = Laboratory(WORLD)
    for wait, looks in ((0.0, 1), (REMEMBERED - 1, 1), (REMEMBERED, 2)):
        laboratory.clock.now += wait
        assert laboratory.perform(resolved(laboratory)) == FOUND
        assert lists(laboratory) == [looks] * 3


def test_a_name_that_is_not_among_them_is_asked_for_afresh() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.perform(resolved(laboratory))
    for wrong in ("b/lode", "load"):  # none, and two
        with pytest.raises((errors.NameNotFound, errors.NameAmbiguous)):
            laboratory.perform(resolved(laboratory, wrong))
    assert lists(laboratory) == [1, 1, 3]
    with pytest.raises(errors.NameNotFound, match="'Sales'"):
        laboratory.perform(resolved(laboratory, project="Purchases"))
    assert lists(laboratory) == [2, 1, 3]


def test_a_pipeline_that_was_published_meanwhile_is_found() -> None:
    laboratory = Laboratory(WORLD)
    empty = answering(200, '{"results": [], "page": 1, "size": 100, "total": 0}', to="/published-pipelines")
    laboratory.faults.append(empty)
    with pytest.raises(errors.NameNotFound):
        laboratory.perform(resolved(laboratory))
    assert laboratory.perform(resolved(laboratory)) == FOUND


def test_a_failure_is_that_of_all_who_waited_for_it_and_the_next_one_asks_again() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(answering(403, "no", to="/environments"))
    ends = together(laboratory, *(resolved(laboratory) for _ in range(10)))
    assert [type(end) for end in ends] == [errors.Forbidden] * 10
    assert len({id(end) for end in ends}) == 10  # each has an error of its own
    assert laboratory.perform(resolved(laboratory)) == FOUND
    assert lists(laboratory) == [1, 2, 1]


def test_where_the_one_who_asks_has_no_time_left_another_asks() -> None:
    laboratory = Laboratory(WORLD)
    laboratory.faults.append(answering(503, to="/environments", times=1, retry_after="20"))
    flows = [laboratory.session.perform(resolved(laboratory), laboratory.deadline(limit)) for limit in (5, 120, 120)]
    first, *others = laboratory.driver.run_all(flows)
    assert isinstance(first, errors.RequestFailed)
    assert others == [FOUND] * 2
    assert lists(laboratory) == [1, 2, 1]


def until(laboratory: Laboratory, flow: Flow[object], reached: Callable[[Effect], bool]) -> Effect:
    """Runs a flow up to an effect of a kind, which is not carried out."""
    effect = next(flow)
    while not reached(effect):
        assert isinstance(effect, Send)
        effect = flow.send(laboratory.serve(effect))
    return effect


def asks_for_environments(effect: Effect) -> bool:
    return isinstance(effect, Send) and effect.method.upper() == "GET" and "/environments" in effect.url


@pytest.mark.parametrize("kind", [KeyboardInterrupt, GeneratorExit])
def test_where_the_one_who_asks_is_interrupted_another_asks(kind: type[BaseException]) -> None:
    laboratory = Laboratory(WORLD)
    leader, follower = (laboratory.session.perform(resolved(laboratory), laboratory.deadline()) for _ in range(2))
    until(laboratory, leader, asks_for_environments)
    join = until(laboratory, follower, lambda effect: isinstance(effect, Join))
    assert isinstance(join, Join)
    with pytest.raises(kind):
        leader.throw(kind())
    assert join.future.done()
    assert asks_for_environments(follower.send(None))


def test_one_who_was_stopped_before_it_could_say_so_holds_nobody_up() -> None:
    laboratory = Laboratory(WORLD)
    leader, follower = (laboratory.session.perform(resolved(laboratory), laboratory.deadline()) for _ in range(2))
    until(laboratory, leader, asks_for_environments)
    assert isinstance(until(laboratory, follower, lambda effect: isinstance(effect, Join)), Join)
    laboratory.clock.now += PATIENCE
    assert asks_for_environments(follower.send(None))


def test_a_child_that_was_forked_while_somebody_asked_asks_itself() -> None:
    laboratory = Laboratory(WORLD)
    leader = laboratory.session.perform(resolved(laboratory), laboratory.deadline())
    until(laboratory, leader, asks_for_environments)
    laboratory.names._lock.acquire()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os._exit(0 if laboratory.perform(resolved(laboratory)) == FOUND else 1)
        os._exit(2)
    laboratory.names._lock.release()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_an_error_of_the_service_that_is_about_a_list_is_told_of_the_list() -> None:
    laboratory = Laboratory(WORLD)
    fault: Fault = answering(200, '{"results": 3}', to="/published-pipelines", times=None)
    laboratory.faults.append(fault)
    with pytest.raises(errors.InvalidResponse):
        laboratory.perform(resolved(laboratory))
