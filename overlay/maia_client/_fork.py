"""What a forked child must not take over: locks that another thread of its parent held, connections, queues."""

from __future__ import annotations

import os
from functools import cache
from typing import Protocol
from weakref import WeakSet


class StartsOver(Protocol):
    def start_over(self) -> None:
        """Called in a child, before anything else runs there: leaves to the parent what is the parent's."""
        ...


_known: WeakSet[StartsOver] = WeakSet()


def starts_over_in_child(thing: StartsOver) -> None:
    """From now on, while the thing lives, children make it start over."""
    _known.add(thing)
    _register()


@cache
def _register() -> None:
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_start_over)


def _start_over() -> None:
    for thing in list(_known):
        thing.start_over()
