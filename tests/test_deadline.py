"""One budget of time, and where it went."""

from __future__ import annotations

from math import inf

import pytest

from maia_client._deadline import Deadline
from maia_client._effects import Effect, Flow, Sleep
from maia_client._virtual import VirtualClock


def pausing(clock: VirtualClock, seconds: float) -> Flow[str]:
    yield from Sleep(seconds)
    clock.now += seconds
    return "over"


def test_time_runs_down_and_never_below_zero() -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, 10)
    assert (deadline.total, deadline.remaining(), deadline.expired()) == (10, 10, False)
    clock.now += 9.5
    assert (deadline.remaining(), deadline.expired()) == (0.5, False)
    clock.now += 0.5
    assert (deadline.remaining(), deadline.expired()) == (0, True)
    clock.now += 100
    assert (deadline.total, deadline.remaining(), deadline.expired()) == (10, 0, True)


def test_no_end_is_no_end() -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, None)
    clock.now += 1e9
    assert (deadline.total, deadline.remaining(), deadline.expired()) == (inf, inf, False)
    assert deadline.within(5).remaining() == 5
    assert deadline.within(inf).remaining() == inf


def test_a_part_of_it_ends_with_whichever_is_sooner_and_spends_the_same_time() -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, 10)
    assert deadline.within(3).remaining() == 3
    assert deadline.within(30).remaining() == 10
    clock.now += 11
    assert deadline.within(3).expired()
    deadline.within(3).spent["answers"] = 2.0
    assert deadline.spent == {"answers": 2.0}


def test_what_is_not_counted_takes_no_time_of_it_and_is_noted_all_the_same() -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, 10, uncounted="the request budget")
    flow = deadline.charged("the request budget", pausing(clock, 60))
    assert isinstance(next(flow), Sleep)
    clock.now += 60
    assert (deadline.remaining(), deadline.expired()) == (10, False)  # also while it goes on
    assert run(flow) == ([], "over")
    assert deadline.remaining() == 10
    run(deadline.charged("answers", pausing(clock, 4)))
    assert deadline.remaining() == 6
    assert deadline.spent == {"the request budget": 120, "answers": 4}


def run(flow: Flow[str]) -> tuple[list[Effect], str]:
    effects: list[Effect] = []
    while True:
        try:
            effects.append(next(flow))
        except StopIteration as stop:
            return effects, stop.value


def test_what_a_flow_takes_is_added_up_by_its_name() -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, None)
    assert run(deadline.charged("pauses", pausing(clock, 2))) == ([Sleep(2)], "over")
    run(deadline.charged("pauses", pausing(clock, 3)))
    run(deadline.charged("answers", pausing(clock, 7)))
    assert deadline.spent == {"pauses": 5, "answers": 7}


@pytest.mark.parametrize("kind", [KeyboardInterrupt, GeneratorExit, ValueError])
def test_time_that_ended_badly_was_spent_too(kind: type[BaseException]) -> None:
    clock = VirtualClock(100.0)
    deadline = Deadline(clock, None)
    flow = deadline.charged("pauses", pausing(clock, 2))
    next(flow)
    clock.now += 1.5
    with pytest.raises(kind):
        flow.throw(kind())
    assert deadline.spent == {"pauses": 1.5}


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        ({}, "less than 1 s"),
        ({"answers": 0.9}, "less than 1 s"),
        ({"answers": 1.0}, "1 s for answers"),
        (
            {"answers": 4.0, "a token": 0.5, "the request budget": 121.0},
            "2 min 1 s for the request budget, 4 s for answers",
        ),
    ],
)
def test_where_the_time_went_is_said_most_of_it_first(spent: dict[str, float], said: str) -> None:
    deadline = Deadline(VirtualClock(), 10)
    deadline.spent.update(spent)
    assert deadline.where() == said
