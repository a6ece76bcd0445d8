"""Seeded schedules of trouble on the virtual clock. `nox -s simulate` runs 100,000; a failure says its seed."""

from __future__ import annotations

from collections import Counter

import pytest

from support.invariants import Broken
from support.simulation import Simulation

BATCH = 50

# What was found is kept: seeds whose schedules broke something once.
FOUND = [41, 56, 101, 872, 957, 1758, 4848, 11936]
CROWDED = [3, 11, 17]  # which break where it is not
FOUND_HARSH = [544, 619, 957, 1005, 3915, 100046]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "batch" in metafunc.fixturenames:
        first, count = metafunc.config.getoption("--first-seed"), metafunc.config.getoption("--schedules")
        metafunc.parametrize("batch", range(first, first + count, BATCH))


def test_schedules_of_trouble(batch: int) -> None:
    for seed in range(batch, batch + BATCH):
        Simulation(seed).run()


def test_schedules_with_sleeping_machines_and_kills(batch: int) -> None:
    for seed in range(batch, batch + BATCH, 5):
        Simulation(seed, harsh=True).run()


def test_schedules_in_which_many_starts_wait_for_their_turn(batch: int) -> None:
    for seed in range(batch, batch + BATCH, 25):
        Simulation(seed, crowded=True).run()  # not harsh: who takes a killed one's place knows none of its starts


@pytest.mark.parametrize("seed", FOUND_HARSH)
def test_what_was_found_in_harsh_schedules_stays_mended(seed: int) -> None:
    Simulation(seed, harsh=True).run()


@pytest.mark.parametrize("seed", CROWDED)
def test_a_start_is_claimed_before_it_is_sent(seed: int) -> None:
    Simulation(seed, crowded=True).run()


@pytest.mark.parametrize("seed", FOUND)
def test_what_was_found_stays_mended(seed: int) -> None:
    Simulation(seed).run()


def test_the_schedules_are_of_use() -> None:
    """Together, a few of them see every ending and every kind of trouble."""
    seen: Counter[str] = Counter()
    for seed in range(300):
        simulation = Simulation(seed, harsh=seed % 5 == 0)
        simulation.run()
        seen += simulation.seen
    for what in (
        *("started", "adopted", "skipped", "busy", "refused", "unknown", "interrupted", "timed out", "429"),
        *("failed before", "failed after", "acted on late", "verdict SUCCESS", "verdict FAILED"),
        *("slept", "killed"),
    ):
        assert seen[what], f"{what} never happened: {seen}"


def test_a_failure_says_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Simulation, "_check", lambda self: 1 / 0)
    with pytest.raises(Broken, match="seed 17: ZeroDivisionError"):
        Simulation(17).run()
