"""The request budget, in virtual time: never over the limit, nobody forgotten, one pause for everybody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from random import Random
from threading import Lock, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maia_client import errors
from maia_client._account import Accounts
from maia_client._budget import LOWERED, Budget
from maia_client._deadline import Deadline
from maia_client._effects import Answer, Effect, Flow, Send, Sleep
from maia_client._secret import Secret
from maia_client._settings import ClientCredentials, Rate, Settings
from maia_client._virtual import VirtualClock, VirtualDriver
from support.laboratory import Laboratory, answering

DOCUMENTED, EARLIER = Rate(1000), Rate(60, 5)


class Queue:
    """Callers at a budget, and when each of them had its turn."""

    def __init__(self, rate: Rate) -> None:
        self.clock = VirtualClock(1000.0)
        self.budget = Budget(rate, self.clock)
        self.turns: list[tuple[float, str]] = []

    def caller(
        self, name: str, *, after: float = 0.0, urgent: bool = False, seconds: float | None = None
    ) -> Flow[None]:
        yield from Sleep(after)
        yield from self.budget.take(Deadline(self.clock, seconds), urgent=urgent)
        self.turns.append((self.clock.now - 1000, name))

    def run(self, *callers: Flow[None]) -> list[BaseException]:
        driver = VirtualDriver(self.clock, refuse)
        return [result for result in driver.run_all(callers) if isinstance(result, BaseException)]


def refuse(_: Send) -> Answer:
    raise AssertionError("a budget sends nothing")


@pytest.mark.parametrize(("rate", "burst"), [(DOCUMENTED, 50), (EARLIER, 3), (Rate(10), 1), (Rate(1), 1)])
def test_no_minute_has_more_than_the_limit_and_hardly_less(rate: Rate, burst: int) -> None:
    queue = Queue(rate)
    count = min(3 * rate.per_minute, 400) if rate.per_minute < 1000 else 1500
    assert not queue.run(*(queue.caller(str(number)) for number in range(count)))
    moments = [moment for moment, _ in queue.turns]
    assert len([moment for moment in moments if moment < 0.01]) == burst
    for index in range(len(moments) - rate.per_minute):
        assert moments[index + rate.per_minute] - moments[index] >= 60
    if rate.per_second is not None:
        for index in range(len(moments) - rate.per_second):
            assert moments[index + rate.per_second] - moments[index] >= 1
    steady = (rate.per_minute - burst) / 60 or 1 / 60
    assert moments[-1] <= (count - burst) / steady * 1.02 + 0.1


def test_callers_of_one_kind_have_their_turn_in_the_order_in_which_they_came() -> None:
    queue = Queue(EARLIER)
    names = [f"{number:03}" for number in range(60)]
    assert not queue.run(*(queue.caller(name, after=int(name) / 10) for name in names))
    assert [name for _, name in queue.turns] == names


def test_starts_go_before_polls_and_polls_do_not_go_blind() -> None:
    queue = Queue(EARLIER)
    polls = [queue.caller("poll") for _ in range(50)]
    starts = [queue.caller("start", after=4.0, urgent=True) for _ in range(90)]
    assert not queue.run(*polls, *starts)
    names = [name for moment, name in queue.turns if moment > 4.1]
    share = names[:99].count("start") / 99
    assert 0.85 <= share <= 0.92  # nine of ten, while there are any
    assert set(names[-5:]) == {"poll"}


def test_who_gives_up_holds_nobody_up() -> None:
    queue = Queue(EARLIER)
    impatient = [queue.caller("impatient", seconds=5) for _ in range(20)]
    patient = [queue.caller("patient", after=0.1) for _ in range(3)]
    failures = queue.run(*impatient, *patient)
    assert {type(failure) for failure in failures} == {errors.DeadlineExceeded}
    served = [moment for moment, name in queue.turns if name == "patient"]
    assert max(served) < 12  # not the 20 s and more that it would have taken behind the others


def test_nobody_sleeps_beyond_the_deadline() -> None:
    queue = Queue(Rate(1))
    failures = queue.run(*(queue.caller("x", seconds=7) for _ in range(5)))
    assert len(failures) == 4
    assert queue.clock.now - 1000 <= 7.001


def test_a_429_makes_everybody_pause_and_go_on_more_slowly() -> None:
    queue = Queue(DOCUMENTED)

    def refused() -> Flow[None]:
        yield from queue.budget.take(Deadline(queue.clock, None), urgent=False)
        queue.budget.refused(30.0)
        queue.budget.refused(30.0)  # one that was on its way already does not count again

    assert not queue.run(refused(), *(queue.caller("x", after=0.1) for _ in range(200)))
    moments = [moment for moment, _ in queue.turns]
    assert 30 <= moments[0] < 30.2
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert gaps[-1] == pytest.approx(60 / 950 / LOWERED, rel=0.05)


def test_successes_raise_the_rate_again_but_never_above_the_limit() -> None:
    queue = Queue(DOCUMENTED)
    queue.budget.refused(0.0)

    def caller() -> Flow[None]:
        yield from queue.caller("x", after=1.0)
        queue.budget.accepted()

    assert not queue.run(*(caller() for _ in range(600)))
    moments = [moment for moment, _ in queue.turns]
    first, last = moments[60] - moments[50], moments[-1] - moments[-11]
    assert first > last == pytest.approx(10 * 60 / 950, rel=0.02)


def test_a_retry_after_of_days_is_not_believed() -> None:
    queue = Queue(DOCUMENTED)
    queue.budget.refused(86400.0)
    assert not queue.run(queue.caller("x"))
    assert queue.turns[0][0] == pytest.approx(300, abs=0.1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([DOCUMENTED, EARLIER, Rate(7)]))
def test_whatever_happens_everybody_has_a_turn_or_its_deadline(seed: int, rate: Rate) -> None:
    random, queue = Random(seed), Queue(rate)

    def caller(number: int) -> Flow[None]:
        yield from queue.caller(
            str(number),
            after=random.uniform(0, 20),
            urgent=random.random() < 0.3,
            seconds=random.choice([None, None, 5.0, 60.0]),
        )
        if random.random() < 0.1:
            queue.budget.refused(random.choice([None, 0.0, 5.0]))
        else:
            queue.budget.accepted()

    failures = queue.run(*(caller(number) for number in range(60)))
    assert all(isinstance(failure, errors.DeadlineExceeded) for failure in failures)
    assert len(queue.turns) + len(failures) == 60
    moments = [moment for moment, _ in queue.turns]
    assert all(later >= earlier for earlier, later in pairwise(moments))


def test_a_child_that_was_forked_while_others_waited_starts_with_an_empty_queue() -> None:
    queue = Queue(Rate(1))
    waiting = queue.budget.take(Deadline(queue.clock, None), urgent=False)
    assert next(waiting, None) is None  # the one request that there is
    blocked = queue.budget.take(Deadline(queue.clock, None), urgent=False)
    assert isinstance(next(blocked), Sleep)
    queue.budget._lock.acquire()  # somebody is in the middle of it
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            queue.clock.now += 61
            os._exit(0 if next(queue.budget.take(Deadline(queue.clock, None), urgent=False), None) is None else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    queue.budget._lock.release()


class Interrupting:
    """A lock; on its way out of the n-th use, Ctrl-C strikes."""

    def __init__(self, at: int) -> None:
        self._lock, self._left = Lock(), at

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
        self._left -= 1
        if self._left == 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_an_interruption_between_two_lines_leaves_nobody_in_the_queue(at: int) -> None:
    queue = Queue(Rate(1))
    queue.budget._lock = Interrupting(at)  # type: ignore[assignment]
    for urgent in (False, True):
        for effect in interrupted(queue.budget.take(Deadline(queue.clock, None), urgent=urgent)):
            assert isinstance(effect, Sleep)
            queue.clock.now += effect.seconds
    queue.clock.now += 61
    assert next(queue.budget.take(Deadline(queue.clock, None), urgent=False), None) is None
    queue.clock.now += 61
    assert next(queue.budget.take(Deadline(queue.clock, None), urgent=True), None) is None
    assert not len(queue.budget._urgent)
    assert not len(queue.budget._others)


def interrupted(flow: Flow[None]) -> Iterator[Effect]:
    with suppress(KeyboardInterrupt):
        yield from flow


def test_threads_share_it() -> None:
    """The lock is real here, and so is the order of things: none of it may be lost."""
    queue = Queue(Rate(1_000_000))
    granted: list[int] = []

    def work() -> None:
        for _ in range(200):
            for _effect in effects(queue.budget.take(Deadline(queue.clock, None), urgent=True)):
                queue.clock.now += 1
            granted.append(1)

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(granted) == 1600
    assert not len(queue.budget._urgent)


def effects(flow: Flow[None]) -> Iterator[Effect]:
    yield from flow


# -- whose budget it is


def settings_of(client_id: str, rate: Rate = DOCUMENTED) -> Settings:
    return Settings(
        "https://maia.test/dpc", "https://maia.test/token", ClientCredentials(client_id, Secret("s")), rate=rate
    )


def test_clients_of_one_account_share_one_and_the_lower_rate_holds() -> None:
    accounts, clock = Accounts(), VirtualClock()
    mine = accounts.of(settings_of("a"), clock)
    assert accounts.of(settings_of("b"), clock) is not mine
    assert accounts.of(settings_of("a", EARLIER), clock) is mine
    assert accounts.of(settings_of("a"), clock) is mine
    assert mine.budget._rate == EARLIER


def test_a_call_waits_for_the_budget_and_says_so_when_time_runs_out() -> None:
    laboratory = Laboratory(rate=Rate(2))
    call = laboratory.calls.projects.list_projects()
    laboratory.run(laboratory.session.execute(call, laboratory.deadline()))
    with pytest.raises(errors.DeadlineExceeded, match=r"Time is over; it went: \d+ s for the request budget") as caught:
        laboratory.run(laboratory.session.execute(call, laboratory.deadline(20)))
    assert (caught.value.method, caught.value.path) == ("GET", "/v1/projects")
    assert caught.value.spent["the request budget"] == pytest.approx(20, abs=0.1)
    assert not caught.value.maybe_processed
    assert len(laboratory.sent("GET", "/projects")) == 1


def test_a_429_for_one_call_makes_the_others_wait() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(429, "", to="GET /dpc/v1/projects", retry_after="40"))
    call = laboratory.calls.projects.list_projects()
    began = laboratory.clock.now
    pages = laboratory.driver.run_all([laboratory.session.execute(call, laboratory.deadline()) for _ in range(10)])
    assert not [page for page in pages if isinstance(page, BaseException)]
    sent = len(laboratory.sent("GET", "/projects"))
    assert sent == 11
    assert laboratory.clock.now - began == pytest.approx(40, abs=1)
