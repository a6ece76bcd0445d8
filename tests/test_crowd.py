"""Seeded crowds of callers who share one watcher, on the virtual clock; a failure says its seed."""

from __future__ import annotations

from collections import Counter

import pytest

from support.crowd import Broken, Crowd

BATCH = 20

# What was found is kept: seeds whose schedules broke something once.
FOUND = {
    22: "a list that fails for ever kept everybody waiting",
    43: "and so did one that never answers",
    147: "a caller who had stopped where it stood was given the lead again and again",
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
    with pytest.raises(Broken, match="seed 17 .*: ZeroDivisionError"):
        Crowd(17).run()
