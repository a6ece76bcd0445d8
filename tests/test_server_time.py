"""What is known of the service's clock: bounds that hold the truth, whatever the two clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maia_client._server_time import ServerTime

NOW = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


def moment(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def shown(seconds: float) -> datetime:
    """What a `Date` says at that moment."""
    return moment(seconds).replace(microsecond=0)


def test_before_any_answer_nothing_is_known() -> None:
    time = ServerTime()
    assert time.earliest(5.0) is None


def test_one_answer_bounds_the_clock_by_its_second_and_the_way_there_and_back() -> None:
    time = ServerTime()
    time.learn(NOW, 100.0, 103.0)
    assert time.earliest(103.0) == NOW  # written at the very end, at the very beginning of its second
    assert time.earliest(110.0) == moment(7)


def test_each_answer_brings_the_bounds_closer_and_none_widens_them() -> None:
    time = ServerTime()
    time.learn(NOW, 100.0, 103.0)
    time.learn(moment(10), 110.0, 110.5)
    assert time.earliest(110.5) == moment(10)
    time.learn(moment(20), 120.0, 129.0)  # a slow one
    assert time.earliest(110.5) == moment(10)


def test_a_clock_that_was_set_back_or_forward_is_believed() -> None:
    time = ServerTime()
    time.learn(NOW, 100.0, 100.5)
    time.learn(moment(3600), 101.0, 101.5)
    assert time.earliest(101.5) == moment(3600)
    time.learn(moment(-3600), 102.0, 102.5)
    assert time.earliest(102.5) == moment(-3600)


def test_an_answer_that_leaves_the_bounds_where_they_are_excludes_nothing() -> None:
    """Bounds that only just meet are bounds: the truth is known to the moment then."""
    time = ServerTime()
    time.learn(NOW, 100.0, 100.0)  # the difference is 0 to 1 s, less 100
    time.learn(moment(2), 101.0, 101.0)  # 1 to 2 s
    time.learn(NOW, 100.0, 100.0)
    assert time.earliest(100.0) == moment(1)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.floats(-1e5, 1e5), st.floats(0, 1e6))
def test_the_truth_lies_within(seed: int, skew: float, start: float) -> None:
    random, time, ours = Random(seed), ServerTime(), start
    for _ in range(20):
        ours += random.uniform(0, 50)
        there, back = random.uniform(0, 3), random.uniform(0, 3)
        time.learn(shown(skew + ours + there), ours, ours + there + back)
        earliest = time.earliest(ours)
        assert earliest is not None
        assert earliest <= moment(skew + ours) + timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("date", "at"), [(datetime.max.replace(tzinfo=UTC), 200.0), (datetime.min.replace(tzinfo=UTC), 0.0)]
)
def test_the_ends_of_the_calendar_are_unknown_and_no_crash(date: datetime, at: float) -> None:
    time = ServerTime()
    time.learn(date, 100.0, 100.0)
    assert time.earliest(at) is None
