"""What goes in and out: HTTP messages as plain values, and the refusal that ends a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request. Header names are in lower case; `query` is the raw query string."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an answer travels.

    Attributes:
        delay: seconds before its first byte.
        drip: seconds over which its body is spread, byte by byte.
        cut: where the connection is cut: before the answer, in its middle, after it, or not at all.
    """

    delay: float = 0.0
    drip: float = 0.0
    cut: Literal["", "before", "middle", "after"] = ""


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    delivery: Delivery = Delivery()


class Refusal(Exception):
    """Ends the handling of a request with a problem body."""

    def __init__(
        self, status: int, detail: str, violations: Sequence[str] = (), *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.violations = list(violations)
        self.headers = dict(headers or {})


def moment(seconds: float) -> str:
    """Seconds since the epoch as the API writes them."""
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def parsed_moment(text: str) -> datetime:
    """Raises:
    ValueError: not a date-time.
    """
    found = datetime.fromisoformat(text.upper())  # `t` and `z` are allowed, too
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
