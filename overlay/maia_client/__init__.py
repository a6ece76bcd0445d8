"""Start Maia pipelines from code, wait for them, and know how they ended. Unofficial.

>>> from maia_client import Maia
>>> with Maia(region="eu1") as maia:
...     run = maia.run("Daily load", project="Sales", environment="Prod")
...     outcome = run.wait(timeout="2h")
"""

from __future__ import annotations

from ._version import __version__

TYPE_CHECKING = False  # checkers take it for that of `typing`, which is half of what this import would cost

if TYPE_CHECKING:
    from ._client import AsyncMaia, AsyncRun, Maia, Run
    from ._outcome import Outcome
    from ._settings import TokenProvider
    from ._steps import Step
    from ._wait import Progress
    from .errors import (
        BadRequest,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        CredentialsRefused,
        DeadlineExceeded,
        ExecutionCancelled,
        ExecutionFailed,
        ExecutionSkipped,
        ExecutionUnsuccessful,
        Forbidden,
        Gone,
        InvalidResponse,
        MaiaError,
        NameAmbiguous,
        NameNotFound,
        NotAllEnded,
        NotFound,
        PipelineDisabled,
        RateLimited,
        RequestFailed,
        ServerError,
        StatusError,
        SubmissionUnknown,
        TagBusy,
        Unauthorized,
        WaitTimeout,
    )

__all__ = [
    "AsyncMaia",
    "AsyncRun",
    "BadRequest",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "CredentialsRefused",
    "DeadlineExceeded",
    "ExecutionCancelled",
    "ExecutionFailed",
    "ExecutionSkipped",
    "ExecutionUnsuccessful",
    "Forbidden",
    "Gone",
    "InvalidResponse",
    "Maia",
    "MaiaError",
    "NameAmbiguous",
    "NameNotFound",
    "NotAllEnded",
    "NotFound",
    "Outcome",
    "PipelineDisabled",
    "Progress",
    "RateLimited",
    "RequestFailed",
    "Run",
    "ServerError",
    "StatusError",
    "Step",
    "SubmissionUnknown",
    "TagBusy",
    "TokenProvider",
    "Unauthorized",
    "WaitTimeout",
    "__version__",
]

_HOMES = {
    "AsyncMaia": "_client",
    "AsyncRun": "_client",
    "Maia": "_client",
    "Outcome": "_outcome",
    "Progress": "_wait",
    "Run": "_client",
    "Step": "_steps",
    "TokenProvider": "_settings",
}


def __getattr__(name: str) -> object:
    """Loads what is asked for: an orchestrator that parses files all day imports this package and uses none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_HOMES.get(name, 'errors')}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
