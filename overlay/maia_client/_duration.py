"""Durations as people write them."""

from __future__ import annotations

import re
from datetime import timedelta
from math import isfinite

from .errors import ConfigurationError

Duration = float | str | timedelta
"""Seconds, a text such as `"90s"`, `"45m"`, `"2h"` or `"1h30m"`, or a timedelta."""

_UNITS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0}
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_PARTS = re.compile(rf"(?:{_NUMBER}[dhms])+")


def to_seconds(value: Duration) -> float:
    """The duration in seconds.

    Raises:
        ConfigurationError: it is not a duration, or not above zero.
    """
    if isinstance(value, timedelta):
        seconds = value.total_seconds()
    elif isinstance(value, str):
        text = value.strip().lower()
        if re.fullmatch(_NUMBER, text):
            seconds = float(text)
        elif _PARTS.fullmatch(text):
            seconds = sum(float(number) * _UNITS[unit] for number, unit in re.findall(r"([0-9.]+)([dhms])", text))
        else:
            raise ConfigurationError(f"{value!r} is not a duration. Write 90s, 45m, 2h or 1h30m.")
    else:
        try:
            seconds = float(value)
        except (TypeError, OverflowError):
            raise ConfigurationError("A duration is seconds, a text such as 2h, or a timedelta.") from None
    if not (isfinite(seconds) and seconds > 0):
        raise ConfigurationError(f"A duration must be above zero, and {value!r} is not.")
    return seconds


def readable(seconds: float) -> str:
    """`4 s`, `2 min 5 s`, `1 h 3 min`."""
    whole = int(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
