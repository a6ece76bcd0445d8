"""Exit codes: what a script learns from the command without reading its output. README.md lists them."""

from __future__ import annotations

from collections.abc import Collection

from .. import errors
from .._outcome import Outcome

USAGE = 2
REFUSED = 3
SKIPPED = 8
STILL_RUNNING = 9
INTERRUPTED = 130
BUG = 70

HELP = (
    "Exit codes: 0 success, 1 failed, 2 usage or configuration, 3 refused (401, 403), 4 not found, 5 tag busy (409),"
    " 6 pipeline disabled (410), 7 cancelled, 8 skipped, 9 not ended, 10 outcome of the start unknown,"
    " 11 API or network error, 130 interrupted."
)

MANY = (
    "Exit codes: 0 every line ended with SUCCESS, 130 interrupted, 2 the file can't be used and nothing was started;"
    " else the first of these that a line came to: 10 outcome of the start unknown, 3 refused (401, 403; no more is"
    " started then), 2 usage or configuration, 4 not found, 6 pipeline disabled (410), 5 tag busy (409), 11 API or"
    " network error, 9 not ended, 1 failed, 7 cancelled, 8 skipped."
)
_WORST_FIRST = (BUG, 10, REFUSED, USAGE, 4, 6, 5, 11, STILL_RUNNING, 1, 7, SKIPPED)

# The first kind that fits decides.
_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (errors.ExecutionFailed, 1),
    (errors.ConfigurationError, USAGE),
    (errors.NameAmbiguous, USAGE),
    (errors.BadRequest, USAGE),
    (errors.Unauthorized, REFUSED),
    (errors.Forbidden, REFUSED),
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


def worst(codes: Collection[int]) -> int:
    """The exit code for several runs: the most serious of theirs, as `MANY` says."""
    return next((code for code in _WORST_FIRST if code in codes), 0)
