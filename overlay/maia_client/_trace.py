"""What can be seen of a call from outside: a log line per call and per attempt, and a span where OpenTelemetry is.

Lines are `key=value` pairs, which are also attributes of the log record, with `maia_` before their names. No line holds
a secret, a header or a body.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from ._text import one_line

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

logger = logging.getLogger("maia_client")

Fields = dict[str, str | int | float]


def log(level: int, event: str, fields: Mapping[str, str | int | float]) -> None:
    """One line about an event."""
    if logger.isEnabledFor(level):
        line = " ".join(f"{key}={_quoted(value)}" for key, value in fields.items())
        logger.log(level, "%s %s", event, line, extra={f"maia_{key}": value for key, value in fields.items()})


def _quoted(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    text = one_line(str(value), 500).replace('"', "'")
    return text if re.fullmatch(r"[^\s=']+", text) else f'"{text}"'


@contextmanager
def traced(method: str, path: str) -> Generator[Fields, None, None]:
    """A span over one call, where the OpenTelemetry API is installed. What the caller puts in is set when it ends."""
    fields: Fields = {}
    tracer = _tracer()
    if tracer is None:
        yield fields
        return
    from opentelemetry.trace import SpanKind, StatusCode

    # Not made the current one: a flow may be resumed in another context than the one it began in.
    span = tracer.start_span(f"{method} {path}", kind=SpanKind.CLIENT)
    span.set_attributes({"http.request.method": method, "url.template": path})
    try:
        yield fields
    except BaseException as error:
        # By its kind alone: the exception itself, with its traceback, is the caller's to record.
        span.set_attribute("error.type", type(error).__name__)
        span.set_status(StatusCode.ERROR)
        raise
    finally:
        span.set_attributes({f"maia.{key}": value for key, value in fields.items()})
        if "status" in fields:
            span.set_attribute("http.response.status_code", fields["status"])
        span.end()


@cache
def _tracer() -> Tracer | None:
    try:
        from opentelemetry import trace
    except ImportError:
        return None
    from ._version import __version__

    return trace.get_tracer("maia_client", __version__)
