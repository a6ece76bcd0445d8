"""Stub until the instances are here."""

from __future__ import annotations

from ._contract import Call, Route
from ._messages import Refusal


def success(route: Route, _call: Call, _now: float) -> tuple[int, object]:
    raise Refusal(501, f"The sandbox does not answer {route.name} yet")
