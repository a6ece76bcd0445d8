"""Exit codes: what a script learns from the command without reading its output. README.md lists them."""

from __future__ import annotations

from .. import errors
from .._outcome import Outcome

USAGE = 2
SKIPPED = 8
STILL_RUNNING = 9
INTERRUPTED = 130
BUG = 70

HELP = (
    "Exit codes: 0 success, 1 failed, 2 usage or configuration, 3 refused (401, 403), 4 not found, 5 tag busy (409),"
    " 6 pipeline disabled (410), 7 cancelled, 8 skipped, 9 not ended, 10 outcome of the start unknown,"
    " 11 API or network error, 130 interrupted."
)

# The first kind that fits decides.
_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (errors.ExecutionFailed, 1),
    (errors.ConfigurationError, USAGE),
    (errors.NameAmbiguous, USAGE),
    (errors.BadRequest, USAGE),
    (errors.Unauthorized, 3),
    (errors.Forbidden, 3),
    (errors.NotFound, 4),
    (errors.NameNotFound, 4),
    (errors.TagBusy, 5),
    (errors.PipelineDisabled, 6),
    (errors.ExecutionCancelled, 7),
    (errors.ExecutionSkipped, SKIPPED),
    (errors.WaitTimeout, STILL_RUNNING),
    (errors.NotAllEnded, STILL_RUNNING),
    (errors.SubmissionUnknown, 10),
    (errors.RequestFailed, 11),
)


def exit_code(error: BaseException) -> int:
    """The exit code for an error; `BUG` for one that nobody meant to raise."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), BUG)


def verdict(outcome: Outcome) -> int:
    """The exit code for what is known of a run: 0 for SUCCESS alone."""
    if not outcome.ended:
        return STILL_RUNNING
    try:
        outcome.raise_unless_success()
    except errors.ExecutionUnsuccessful as error:
        return exit_code(error)
    return 0
