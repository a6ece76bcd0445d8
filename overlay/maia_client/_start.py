"""From a submission to its run: the one that was started, the one that turned out to have been, or the plain truth.

A start that may have been processed is looked for in the list of executions. One that is found is adopted; with none,
and a tag to guard it, the start is sent again, and a 409 then means that the first one was accepted. Anything else is
`SubmissionUnknown`. What the list can't tell: it has no tags, so that a run of the same pipeline that somebody else
started through the API in the same few seconds can be taken for ours; and a run that lags behind for longer than
`LOOKS` and has ended before the start is sent again is started twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, TypeVar

from ._cancel import cancel
from ._claims import Claim, Claims
from ._deadline import Clock
from ._effects import Blocking, Sleep
from ._executions import going_on, look, started_since
from ._generated import given
from ._handle import EXECUTION_ID
from ._journal import Entry, Journal, Key
from ._outcome import Identity, Outcome
from ._server_time import ServerTime
from ._session import Announced, Task
from ._submission import Submission
from ._text import one_line
from .errors import (
    ConfigurationError,
    Conflict,
    Gone,
    MaiaError,
    NotFound,
    PipelineDisabled,
    RequestFailed,
    StatusError,
    SubmissionUnknown,
    TagBusy,
)

if TYPE_CHECKING:
    from ._generated import Calls

logger = logging.getLogger("maia_client")

T = TypeVar("T")

LOOKS = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each look at the list. How far the service's list lags behind is not known; together half a minute."""
ROOM = 2.0
"""Seconds. The moment of a start is stamped by another machine than the one that writes `Date`."""
FREE_AGAIN = (2.0, 30.0)
"""Seconds between attempts while a tag is busy: first, and at the most."""
ENDED_AND_BUSY = 3
"""How often a tag may still be busy after our run with it has ended, before it must be somebody else's."""


@dataclass(frozen=True, slots=True)
class Started:
    """A run that goes on, or has ended already.

    Attributes:
        adopted: it had been started before, and was found.
    """

    identity: Identity
    adopted: bool


@dataclass(frozen=True, slots=True)
class Means:
    """What a start makes use of.

    Attributes:
        place: where it happens, as handles say it.
    """

    calls: Calls
    clock: Clock
    random: Random
    server_time: ServerTime
    claims: Claims
    place: str
    journal: Journal | None


class Start:
    """One start, from before its first attempt until it is known what became of it."""

    def __init__(self, means: Means, submission: Submission) -> None:
        self._means = means
        self._submission = submission
        self._claim = Claim((submission.project_id, submission.environment, submission.pipeline))
        self._asked_at: float | None = None  # when it was sent the first time; on our clock
        self._asked: datetime | None = None  # the earliest that it can have been on the service's clock
        self._doubtful = False  # an attempt may have been accepted
        self._under_way = False  # it is sent, and not answered
        self._execution_id: str | None = None  # as soon as it is known
        self._claimed = False  # the journal's entry is of this start
        self._cancelled = False
        self._busy_since: float | None = None
        self._ended_and_busy = 0

    def run(self) -> Task[Started | None]:
        """The run; None where another one holds the tag and the caller wants to skip then.

        Raises:
            TagBusy, PipelineDisabled: the service refused; nothing was started.
            SubmissionUnknown: it was sent, and what became of it can't be found out.
            RequestFailed: anything else, in which nothing was started.
        """
        claims = self._means.claims
        try:  # from before it is claimed, so that an interruption leaves no claim that nobody gives up
            started = yield from self._until_known()
        except SubmissionUnknown:
            claims.lose(self._claim)
            raise
        except MaiaError as error:
            if self._doubtful:  # also where it is the journal that fails, and not the service
                claims.lose(self._claim)
                raise self._unknown(str(error)) from error
            claims.withdraw(self._claim)
            if isinstance(error, RequestFailed):
                error.maybe_processed = False  # it may be about something that was asked around the start
            yield from self._forgotten()
            raise
        except BaseException as error:  # an interruption or a cancellation, while the request may be on its way
            if self._execution_id is not None:
                error.add_note(f"{self._submission.pipeline!r} was started: execution {self._execution_id}.")
            elif self._under_way or self._doubtful:
                claims.lose(self._claim)
                error.add_note(str(self._unknown("The start was interrupted.")))
            else:
                claims.withdraw(self._claim)
            raise
        if started is None:
            claims.withdraw(self._claim)
        return started

    def _until_known(self) -> Task[Started | None]:
        submission = self._submission
        if submission.kind == "once":
            found = yield from self._known_by_key()
            if found is not None:
                return found
        while True:
            try:
                execution_id = yield from self._sent()
            except Conflict as error:
                if self._doubtful or submission.kind in ("once", "own"):
                    return (yield from self._accepted_before(error))
                if submission.on_conflict == "skip":
                    return None
                found = yield from self._while_busy(error)
            except RequestFailed as error:
                if not error.maybe_processed:
                    raise
                found = yield from self._looked_for(error)
            else:
                return (yield from self._settled(execution_id, adopted=False))
            if found is not None:
                return found

    # -- one attempt

    def _sent(self) -> Task[str]:
        """Sends the start, and returns the execution's id."""
        submission = self._submission
        call = self._means.calls.pipeline_execution.execute_pipeline(submission.project_id, body=submission.body)
        try:
            answer = yield from Announced(call, self._begun)
        except Gone as error:
            raise _named(PipelineDisabled, error) from error
        except RequestFailed as error:
            self._doubtful = self._doubtful or error.maybe_processed
            self._under_way = False
            raise
        execution_id = str(given(answer.pipeline_execution_id) or "")
        if not EXECUTION_ID.fullmatch(execution_id):
            self._doubtful = True
            self._under_way = False
            raise RequestFailed(
                "The service accepted the start without saying the execution's id.", maybe_processed=True
            )
        return execution_id  # under way until this is noted: an interruption in between must not say that nothing was

    def _begun(self) -> None:
        """It is sent now. Until then it may have waited long for its turn, and no run can have been its own.

        An attempt that the service refused is sent again without a word; what it began stays as it is, in case it was
        accepted all the same.
        """
        if not (self._under_way or self._doubtful):
            self._asked_at = self._means.clock()
            self._asked = self._claim.since = self._earliest(self._asked_at)
            self._means.claims.begin(self._claim)
        self._under_way = True  # last: an interruption before this line is one of a start that was not sent

    def _settled(self, execution_id: str, *, adopted: bool) -> Task[Started]:
        """This is the run."""
        submission, self._execution_id = self._submission, execution_id
        if not self._means.claims.settle(self._claim, execution_id):
            self._means.claims.withdraw(self._claim)  # another start with this key has it, or this one had it already
        if submission.tag is not None and submission.kind != "own":
            place = submission.project_id, submission.environment
            self._means.claims.hold(*place, submission.tag, execution_id)
        try:
            yield from self._written(execution_id)
        except ConfigurationError as error:  # the run is there all the same
            logger.warning("%s was started and could not be written down: %s", execution_id, error)
        identity = Identity(execution_id, submission.project_id, submission.pipeline, submission.environment)
        return Started(identity, adopted)

    # -- after an attempt whose outcome is unknown

    def _looked_for(self, error: RequestFailed) -> Task[Started | None]:
        """The run that was started after all; None where there is none, and the start may be sent again.

        Raises:
            SubmissionUnknown: neither is certain.
        """
        since = self._since()
        if since is None:
            raise self._unknown(f"{error} The service's clock is not known, so that its run can't be told.") from error
        self._say("outcome of the start unknown, looking for its run: %s", error)
        candidates: list[Outcome] | None = None
        for pause in LOOKS:
            candidates = yield from self._candidates(pause, since)
            if self._submission.kind == "once" and (known := (yield from self._known())) is not None:
                return (yield from self._settled(known, adopted=True))
            if not candidates:
                continue
            if len(candidates) > 1 and self._alone(candidates):
                break
            started = yield from self._adopted(candidates)
            if started is not None:
                return started
        if candidates is None:
            raise self._unknown(f"{error} The list of executions can't be read.") from error
        if candidates or self._submission.tag is None:
            raise self._unknown(str(error), candidates) from error
        self._say("no run was started, so the start is sent again")
        return None

    def _accepted_before(self, conflict: Conflict) -> Task[Started]:
        """The run that holds our tag. A 409 on it says that an earlier attempt was accepted.

        Raises:
            TagBusy: with `adopt=False`, and another process's run under the same key.
            SubmissionUnknown: it can't be told which one it is.
        """
        submission, once = self._submission, self._submission.kind == "once"
        if once and not self._doubtful and not submission.adopt:
            raise _named(TagBusy, conflict) from conflict
        since = self._since()
        candidates: list[Outcome] | None = None
        for pause in LOOKS:
            if once and (known := (yield from self._known())) is not None:
                return (yield from self._settled(known, adopted=True))
            candidates = yield from self._candidates(pause, None if once else since)
            if once and not candidates and self._doubtful and since is not None:
                candidates = yield from self._candidates(0, since)
            if candidates:
                started = yield from self._adopted(candidates)
                if started is not None:
                    return started
        raise self._unknown("A run with its tag goes on, and which one can't be told.", candidates or ()) from conflict

    def _adopted(self, candidates: Sequence[Outcome]) -> Task[Started | None]:
        """The one candidate, where it can be no other start's of this process; None where that is not certain yet."""
        claims = self._means.claims
        if len(candidates) != 1 or not self._alone(candidates):
            return None
        if not self._submission.adopt:
            raise self._unknown("Its run seems to be there, and adopt=False does not let it be taken.", candidates)
        execution_id = candidates[0].execution_id
        if not claims.settle(self._claim, execution_id):
            return None
        self._say("adopted %s, which was started at %s", execution_id, candidates[0].started_at)
        return (yield from self._settled(execution_id, adopted=True))

    def _alone(self, candidates: Sequence[Outcome]) -> bool:
        """Whether no other start of this process can be the one that the candidates belong to."""
        moments = [one.started_at for one in candidates if one.started_at is not None]
        return self._means.claims.alone(self._claim, max(moments, default=None))

    def _candidates(self, pause: float, since: datetime | None) -> Task[list[Outcome] | None]:
        """Executions that may be ours, after a pause; None where the list can't be read right now.

        Args:
            since: those that were started then or later; None for those that go on.
        """
        submission, calls = self._submission, self._means.calls
        place = submission.project_id, submission.environment, submission.pipeline
        if pause:
            yield from Sleep(pause * self._means.random.uniform(0.8, 1.2))
        try:
            if since is None:
                listed = yield from going_on(calls, *place, api_only=True)
            else:
                listed = yield from started_since(calls, *place, since)
        except RequestFailed as error:
            if not error.transient:
                raise self._unknown(f"The list of executions can't be read: {error}") from error
            return None
        free = set(self._means.claims.free([one.execution_id for one in listed]))
        return [one for one in listed if one.execution_id in free]

    def _since(self) -> datetime | None:
        """The earliest that the service can have stamped on our run.

        What is known when it is sent is kept: when a machine sleeps, its clock falls behind the service's.
        """
        if self._asked is None and self._asked_at is not None:
            self._asked = self._earliest(self._asked_at)
        return self._asked

    def _earliest(self, at: float) -> datetime | None:
        return self._means.server_time.earliest(at - ROOM)

    # -- while another run holds the caller's tag

    def _while_busy(self, conflict: Conflict) -> Task[Started | None]:
        """Does what the caller wants done about it. None: the start may be sent again now.

        Raises:
            TagBusy: nothing can be done.
        """
        submission, clock, claims = self._submission, self._means.clock, self._means.claims
        if submission.on_conflict == "fail":
            raise _named(TagBusy, conflict) from conflict
        claims.withdraw(self._claim)  # while it waits, no run that others look for can be this one's
        if submission.on_conflict != "wait" and not self._cancelled:
            holder = yield from self._holder(conflict)
            if holder is not None and submission.on_conflict == "adopt":
                self._say("the tag is busy; adopted %s, which holds it", holder)
                identity = Identity(holder, submission.project_id, submission.pipeline, submission.environment)
                return Started(identity, adopted=True)
            if holder is not None:
                self._say("the tag is busy; cancelling %s, which holds it", holder)
                try:
                    yield from cancel(self._means.calls, Identity(holder, submission.project_id), force=False)
                except (Conflict, NotFound) as error:
                    logger.debug("It has ended by itself: %s", error)
                self._cancelled = True
        if self._busy_since is None:
            self._busy_since = clock()
            self._say("the tag is busy; waiting until it is free")
        first, most = FREE_AGAIN
        pause = min(most, max(first, 0.1 * (clock() - self._busy_since)))
        yield from Sleep(pause * self._means.random.uniform(0.8, 1.0))
        return None

    def _holder(self, conflict: Conflict) -> Task[str | None]:
        """The execution that holds the caller's tag, if it is one that we may touch; None if it has ended meanwhile.

        Raises:
            TagBusy: it is not ours, or can't be told.
        """
        submission, calls = self._submission, self._means.calls
        own = yield from self._known()
        if own is not None and self._ended_and_busy < ENDED_AND_BUSY:
            try:
                ended = (yield from look(calls, Identity(own, submission.project_id))).ended
            except NotFound:
                ended = True
            if not ended:
                return own
            self._ended_and_busy += 1
            return None
        if not submission.others:
            raise _named(TagBusy, conflict, "The run that holds it is not known to be yours; others=True allows any.")
        running = yield from going_on(calls, submission.project_id, submission.environment, submission.pipeline)
        if len(running) != 1:
            what = (
                f"Several runs may hold it: {_listed(running)}." if running else "A run of another pipeline holds it."
            )
            raise _named(TagBusy, conflict, what)
        return running[0].execution_id

    def _known(self) -> Task[str | None]:
        """The execution that our tag went to last, as far as this process or the journal knows."""
        submission = self._submission
        if submission.tag is None:
            return None
        here = self._means.claims.holder(submission.project_id, submission.environment, submission.tag)
        if here is not None:
            return here
        entry = yield from self._in_journal(lambda journal, key: journal.find(key))
        return entry.execution_id if entry is not None else None

    # -- the journal

    def _known_by_key(self) -> Task[Started | None]:
        """The run of this key, from this process's memory or from the journal."""
        known = yield from self._known()
        if known is not None:
            return (yield from self._settled(known, adopted=True))
        fresh = self._entry(self._earliest(self._means.clock()), None)
        entry = yield from self._in_journal(lambda journal, key: journal.claim(key, fresh))
        if entry is None:
            self._claimed = True
            return None
        if entry.execution_id is not None:  # written since we looked
            return (yield from self._settled(entry.execution_id, adopted=True))
        # It was written down and not sent, or sent and not answered, by a process that was stopped or still goes on.
        self._doubtful = True
        self._asked = self._claim.since = entry.asked
        self._means.claims.begin(self._claim)
        what = "An earlier start with this key was not seen to the end."
        return (yield from self._looked_for(RequestFailed(what, maybe_processed=True)))

    def _written(self, execution_id: str) -> Task[None]:
        """Notes the execution, before anything is asked about it."""
        if self._submission.kind in ("caller", "once"):
            entry = self._entry(self._since(), execution_id)
            yield from self._in_journal(lambda journal, key: journal.write(key, entry))

    def _forgotten(self) -> Task[None]:
        """Nothing was started; what another process has written is its own."""
        if not self._claimed:
            return
        try:
            yield from self._in_journal(lambda journal, key: journal.forget(key))
        except ConfigurationError as error:  # the next start with this key looks for a run first
            logger.warning("A start that did not happen stays written down: %s", error)

    def _in_journal(self, action: Callable[[Journal, Key], T]) -> Task[T | None]:
        """Does something with the journal, if there is one and the submission has a key."""
        submission, journal = self._submission, self._means.journal
        if journal is None or submission.tag is None:
            return None
        key = Key(self._means.place, submission.project_id, submission.environment, submission.tag)
        return (yield from Blocking(lambda: action(journal, key)))

    def _entry(self, asked: datetime | None, execution_id: str | None) -> Entry:
        return Entry(self._submission.pipeline, asked, execution_id)

    # -- words

    def _say(self, message: str, *values: object) -> None:
        logger.warning("%s: " + message, one_line(repr(self._submission.pipeline)), *values)

    def _unknown(self, why: str, candidates: Iterable[Outcome] = ()) -> SubmissionUnknown:
        submission, listed = self._submission, tuple(candidates)
        look = f"It may be one of these: {_listed(listed)}." if listed else "No run of it was seen."
        return SubmissionUnknown(
            f"{submission.pipeline!r} may or may not have been started in {submission.environment!r}: {one_line(why)}"
            f" {look} Look at the newest executions of project {submission.project_id} before you start it again.",
            pipeline=submission.pipeline,
            environment=submission.environment,
            project_id=submission.project_id,
            tag=submission.tag,
            candidates=listed,
        )


def _listed(outcomes: Sequence[Outcome]) -> str:
    shown = ", ".join(f"{one.execution_id} ({one.status})" for one in outcomes[:10])
    return shown + (f" and {len(outcomes) - 10} more" if len(outcomes) > 10 else "")


def _named(kind: type[StatusError], error: StatusError, hint: str | None = None) -> StatusError:
    """The same error by the name that it has in a start."""
    specific = kind(f"{str(error).rstrip('.')}. {kind.hint if hint is None else hint}")
    specific.__dict__.update(error.__dict__)
    return specific
