"""What both clients share, without either: how long what may take, and what becomes of a run when nobody waits."""

from __future__ import annotations

from asyncio import CancelledError
from dataclasses import replace

import pytest

from maia_client import errors
from maia_client._account import Accounts
from maia_client._choices import OnConflict
from maia_client._core import START_TIMEOUT, Core, Surroundings
from maia_client._effects import Effect, Flow, Send, Sleep
from maia_client._outcome import Identity
from maia_client._retry import RetryPolicy
from maia_client._settings import ClientCredentials, Given, Rate
from maia_client._start import Started
from maia_client._submission import RunRequest
from maia_client.sandbox import Fault, Pipeline, Project, Scenario, Service
from support.laboratory import HOST, SALES, Laboratory, answering, losing

STARTS = f"POST /dpc/v1/projects/{SALES}/pipeline-executions"
WORLD = (
    Project(
        SALES,
        "Sales",
        ("Prod",),
        (Pipeline("Load", duration=7200), Pipeline("Skipped", ("One",), 5, "SKIPPED"), Pipeline("Quick", duration=5)),
    ),
)
ECHOING = (Project(SALES, "Sales", ("Prod",), (Pipeline("Load", duration=7200, echo=("n",)),)),)


class Bench:
    """A core on a clock that jumps, with the laboratory's service behind it."""

    def __init__(self, timeout: float = 120.0) -> None:
        self.laboratory = laboratory = Laboratory(WORLD)
        surroundings = Surroundings(clock=laboratory.clock, accounts=Accounts(), random=laboratory.random)
        assert isinstance(laboratory.settings.credentials, ClientCredentials)
        given = Given(
            {"client_id": "sandbox", "client_secret": "sandbox-secret", "base_url": f"{HOST}/dpc", "project": SALES},
            {"MAIA_ENVIRONMENT": "Prod", "MAIA_TOKEN_URL": f"{HOST}/oauth/dpc/token"},
        )
        self.core = Core(given, api_version="v1", timeout=timeout, surroundings=surroundings)

    def started(self, request: RunRequest) -> Started:
        started = self.laboratory.run(self.core.start(request))
        assert started is not None
        return started

    def seconds(self, flow: Flow[object]) -> float:
        """How long a flow goes on until it fails."""
        began = self.laboratory.clock.now
        with pytest.raises(errors.MaiaError):
            self.laboratory.run(flow)
        return self.laboratory.clock.now - began


@pytest.mark.parametrize(
    ("timeout", "own", "limit"), [(10, None, START_TIMEOUT), (1000, None, 1000), (10, "20s", 20), (1000, 20, 20)]
)
def test_a_start_has_five_minutes_or_the_clients_limit_or_its_own(
    timeout: float, own: str | None, limit: float
) -> None:
    bench = Bench(timeout)
    bench.laboratory.faults.append(answering(503, "", to="/environments", times=None, retry_after="1"))
    bench.core.session._retry = RetryPolicy(attempts=10_000)
    taken = bench.seconds(bench.core.start(RunRequest("Load", timeout=own)))
    assert limit - 70 < taken <= limit + 0.1 if limit > 100 else limit - 3 < taken <= limit + 0.1


@pytest.mark.parametrize(("own", "failed"), [(None, 0), ("301s", 96)])
def test_only_a_limit_of_its_own_counts_the_turn_of_a_start_in_the_budget(own: str | None, failed: int) -> None:
    bench = Bench()
    bench.core.account.budget.restrict(Rate(10))  # 9 a minute, and one at once
    starts = [bench.core.start(RunRequest("Load", timeout=own)) for _ in range(140)]
    ends = bench.laboratory.driver.run_all(starts)
    assert [type(end) for end in ends[: 140 - failed]] == [Started] * (140 - failed)
    assert [type(end) for end in ends[140 - failed :]] == [errors.DeadlineExceeded] * failed
    assert len(bench.laboratory.service.starts()) == 140 - failed


@pytest.mark.parametrize("on_conflict", ["wait", "cancel"])
def test_until_a_tag_is_free_takes_as_long_as_it_takes(on_conflict: OnConflict) -> None:
    bench = Bench()
    first = bench.started(RunRequest("Load", tag="t"))
    bench.laboratory.faults.append(answering(200, "{}", to="PATCH ", times=None))  # a cancellation that takes hours
    second = bench.started(RunRequest("Load", tag="t", on_conflict=on_conflict))
    assert second.identity != first.identity
    assert not second.adopted


def test_a_call_has_the_clients_limit_and_another_client_its_own() -> None:
    bench = Bench(timeout=50)
    bench.laboratory.faults.append(answering(429, "", to="/v1/projects", times=None, retry_after="2"))
    bench.core.session._retry = RetryPolicy(attempts=10_000)
    other = bench.core.within("10s")
    call = bench.core.calls.projects.list_projects()
    assert 45 < bench.seconds(bench.core.call(call)) <= 50.1
    assert 5 < bench.seconds(other.call(call)) <= 10.1
    assert 45 < bench.seconds(bench.core.call(call)) <= 50.1
    assert other.session is bench.core.session


@pytest.mark.parametrize(
    ("kind", "cancelled"),
    [(KeyboardInterrupt, True), (SystemExit, True), (CancelledError, True), (GeneratorExit, False)],
)
@pytest.mark.parametrize("on_give_up", ["leave", "cancel"])
def test_a_wait_that_is_interrupted_cancels_by_choice(
    kind: type[BaseException], cancelled: bool, on_give_up: str
) -> None:
    bench = Bench()
    identity = bench.started(RunRequest("Load")).identity
    flow = waiting(bench, identity, on_give_up)
    effect = next(flow)
    for _ in range(6):
        effect = done(bench, flow, effect)
    with pytest.raises(kind):
        interrupt(bench, flow, kind())
    patches = bench.laboratory.sent("PATCH", identity.execution_id)
    assert len(patches) == (cancelled and on_give_up == "cancel")


def waiting(bench: Bench, identity: Identity, on_give_up: str = "leave") -> Flow[object]:
    return bench.core.wait(
        identity,
        None,
        started_at=None,
        check=True,
        listener=None,
        watch_steps=False,
        on_give_up=on_give_up,  # type: ignore[arg-type]
    )


def done(bench: Bench, flow: Flow[object], effect: Effect) -> Effect:
    match effect:
        case Send():
            return flow.send(bench.laboratory.send(effect))
        case Sleep(seconds):
            bench.laboratory.clock.now += seconds
    return flow.send(None)


def interrupt(bench: Bench, flow: Flow[object], error: BaseException) -> None:
    """What the flow still does is done, and then it ends as it was told to."""
    effect = flow.throw(error)
    while True:
        effect = done(bench, flow, effect)


def test_a_second_interruption_ends_the_cancelling_too() -> None:
    bench = Bench()
    identity = bench.started(RunRequest("Load")).identity
    flow = waiting(bench, identity, "cancel")
    next(flow)
    assert isinstance(flow.throw(KeyboardInterrupt()), Send)
    with pytest.raises(KeyboardInterrupt):
        flow.throw(KeyboardInterrupt())
    assert not len(bench.core.account.budget._urgent)
    assert not len(bench.core.account.budget._others)


def test_only_of_a_failure_the_components_are_asked_for() -> None:
    bench = Bench()
    identity = bench.started(RunRequest("Skipped")).identity
    with pytest.raises(errors.ExecutionSkipped) as caught:
        bench.laboratory.run(waiting(bench, identity))
    assert caught.value.steps == ()
    assert not bench.laboratory.sent("GET", "/steps")


def test_clients_in_the_same_surroundings_share_an_account_and_others_do_not() -> None:
    one, two = Bench(), Bench()
    assert one.core.account is one.core.within(5).account
    assert one.core.account is not two.core.account


def test_a_run_that_nobody_knows_any_more_can_be_named_by_its_id_where_a_project_is_set() -> None:
    bench = Bench()
    assert bench.laboratory.run(bench.core.identify("x", None)) == Identity("x", SALES)
    assert bench.laboratory.run(bench.core.identify("x", "Sales")) == Identity("x", SALES)
    bench.core.settings = replace(bench.core.settings, project=None)
    with pytest.raises(errors.ConfigurationError, match="No project"):
        bench.laboratory.run(bench.core.identify("x", None))


def test_a_lagging_list_is_no_reason_to_start_a_quick_run_twice() -> None:
    """It has ended before it is listed, and within the time in which it is looked for."""
    bench = Bench()
    bench.laboratory.service.fault(Fault("lagging-list", seconds=15))
    bench.laboratory.faults.append(losing(bench.laboratory, to=STARTS))
    assert bench.started(RunRequest("Quick")).adopted
    assert len(bench.laboratory.service.starts()) == 1


def test_a_thousand_starts_cost_a_request_each_and_a_few_for_names_in_order_and_at_the_budgets_rate() -> None:
    bench = Bench()
    bench.laboratory.service = Service(bench.laboratory.clock, Scenario(ECHOING))  # with its documented limit
    began = bench.laboratory.clock.now
    starts = [bench.core.start(RunRequest("Load", variables={"n": n})) for n in range(1000)]
    ends = bench.laboratory.driver.run_all(starts)
    assert {type(end) for end in ends} == {Started}
    assert len(bench.laboratory.requests) <= 1004  # the token's is one
    assert [run.variables["n"] for run in bench.laboratory.service.starts()] == [str(n) for n in range(1000)]
    assert 1000 / (bench.laboratory.clock.now - began) * 60 >= 0.95 * 1000
    assert {one.status for one in bench.laboratory.service.requests()} == {200, 201}
