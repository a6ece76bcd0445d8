"""What holds in every seeded schedule, whoever makes its trouble."""

from __future__ import annotations

from math import isfinite

from maia_client._effects import Effect, Join, Send, Sleep


class Broken(AssertionError):
    """Something that must hold did not."""


def check_bounded(effect: Effect) -> None:
    """Raises:
    Broken: a flow waits without end, or sends a request with more or less time than one attempt has.
    """
    match effect:
        case Sleep(seconds) | Join(_, seconds):
            if not (isfinite(seconds) and seconds >= 0):
                raise Broken(f"a wait of {seconds} s has no end")
        case Send(_, _, _, _, timeout):
            if not 0 < timeout <= 30:
                raise Broken(f"a request with {timeout} s")
        case _:
            pass
