"""What it costs to wait for many runs: requests and delays on a clock that jumps. A failure gives the figure."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bench.crowd import Crowd
from bench.noticed import Noticed


@dataclass(frozen=True)
class Bounds:
    """The most that is allowed.

    Attributes:
        crowds: how many are waited for, one after the other: what a few runs cost depends much on chance.
        requests: per crowd.
        median, p95: seconds from the end of a run to its notice.
    """

    crowds: int
    requests: int
    median: float
    p95: float


# What is measured, and a sixth more. By the number of runs, and of requests that the account may send in a minute.
BOUNDS = {
    (1, 1000): Bounds(10, 145, 5.0, 10.0),
    (10, 1000): Bounds(5, 240, 5.0, 10.0),
    (100, 1000): Bounds(1, 430, 5.0, 10.0),
    (1000, 1000): Bounds(1, 3360, 5.0, 10.0),
    (1, 60): Bounds(10, 133, 5.0, 10.0),
    (10, 60): Bounds(5, 205, 5.0, 10.0),
    (100, 60): Bounds(1, 275, 5.0, 10.0),
    (1000, 60): Bounds(1, 625, 13.0, 23.0),
}


@pytest.mark.parametrize(("runs", "limit"), BOUNDS)
def test_many_waits_cost_few_requests(runs: int, limit: int) -> None:
    bounds = BOUNDS[runs, limit]
    noticed = Noticed.together([Crowd(runs, limit, seed=seed).by_client() for seed in range(bounds.crowds)])
    said = (
        f"{runs:,} runs of 10 min at {limit:,} requests/min: {noticed.requests / bounds.crowds:,.0f} requests,"
        f" {noticed.refused} times 429, median delay {noticed.centile(50):.1f} s, p95 {noticed.centile(95):.1f} s,"
        f" {noticed.missed} missed; allowed: {bounds}"
    )
    assert noticed.missed == 0, said
    assert noticed.refused == 0, said
    assert noticed.requests <= bounds.requests * bounds.crowds, said
    assert noticed.centile(50) <= bounds.median, said
    assert noticed.centile(95) <= bounds.p95, said


def test_a_hundred_waits_cost_a_twentieth_of_a_loop_for_each() -> None:
    client, loops = Crowd(100, 10_000).by_client(), Crowd(100, 10_000).by_loops(5.0)
    assert loops.missed == 0
    assert client.per_minute * 20 <= loops.per_minute, (
        f"{client.per_minute:.1f} requests a minute, and {loops.per_minute:.1f} of loops that look every 5 s"
    )
