"""What the synchronous and the asynchronous client share: settings, session, and every flow that both offer."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from random import Random, SystemRandom
from typing import TYPE_CHECKING, TypeVar, get_args

from ._account import Accounts
from ._cancel import STOP_LIMIT, cancel, stop
from ._choices import GiveUp
from ._deadline import Clock, Deadline
from ._drivers import async_pause, pause
from ._duration import Duration, to_seconds
from ._effects import AsyncPause, Exchange, Flow, Pause
from ._executions import look
from ._generated import ApiVersion, Call, about, calls
from ._handle import from_handle, is_handle
from ._names import Names
from ._outcome import FAILED, Identity, Outcome
from ._retry import RetryPolicy
from ._session import Session, Task
from ._settings import Given
from ._steps import TREE_LIMIT, Step, first_failure, steps, tree
from ._wait import Listener, wait
from ._watcher import Watch, Watcher
from .errors import ConfigurationError, NotAllEnded, RequestFailed, WaitTimeout

if TYPE_CHECKING:
    from ._journal import Journal
    from ._start import Started
    from ._submission import RunRequest

logger = logging.getLogger("maia_client")

T = TypeVar("T")

START_TIMEOUT = 300.0
"""Seconds for a start with everything that goes with it, unless it is told otherwise: names, and recovery. Its turn in
the request budget takes none of them."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a client lives: how it reads time, how it waits, and who answers it if not the network.

    Attributes:
        clock: seconds from any point.
        accounts: what clients in the same surroundings share.
        random: for jitter and for the tags of starts. The system's own by default: forked children must not make the
            same tag.
    """

    clock: Clock = time.monotonic
    pause: Pause = pause
    async_pause: AsyncPause = async_pause
    exchange: Exchange | None = None
    accounts: Accounts = field(default_factory=Accounts)
    random: Random = field(default_factory=SystemRandom)


REAL = Surroundings()


def _check_give_up(word: GiveUp) -> None:
    if word not in get_args(GiveUp):
        raise ConfigurationError(f"on_give_up is {word!r}. Use leave or cancel.")


class Core:
    """What the twins share: settings, session, and the flows that both offer."""

    def __init__(
        self,
        given: Given,
        *,
        api_version: ApiVersion,
        timeout: Duration,
        surroundings: Surroundings,
    ) -> None:
        self.settings = given.settings(about(api_version).SERVERS)
        self.api_version: ApiVersion = api_version
        self.calls = calls(api_version)
        self.clock, self.random = surroundings.clock, surroundings.random
        self.names = Names(self.calls, self.clock)
        self.account = surroundings.accounts.of(self.settings, self.clock)
        self.session = Session(
            self.settings, clock=self.clock, random=self.random, retry=RetryPolicy(), account=self.account
        )
        self.watcher = Watcher(
            self.calls,
            clock=self.clock,
            random=self.random,
            budget=self.account.budget,
            longest=self.settings.poll_interval,
        )
        self.timeout = to_seconds(timeout)
        self._journal: Journal | None = None
        if self.settings.journal is not None:
            from ._journal import Journal

            self._journal = Journal(self.settings.journal)

    def within(self, timeout: Duration) -> Core:
        """The same with another limit per call."""
        other = copy(self)
        other.timeout = to_seconds(timeout)
        return other

    def call(self, call: Call[T]) -> Flow[T]:
        return self.session.execute(call, Deadline(self.clock, self.timeout))

    def task(self, task: Task[T]) -> Flow[T]:
        return self.session.perform(task, Deadline(self.clock, self.timeout))

    def start(self, request: RunRequest) -> Flow[Started | None]:
        from ._submission import check

        check(request)
        request = replace(
            request,
            project=request.project or self.settings.project,
            environment=request.environment or self.settings.environment,
        )
        # Until a tag is free takes as long as it takes.
        limit = None if request.on_conflict in ("wait", "cancel") else max(START_TIMEOUT, self.timeout)
        if request.timeout is None:
            # Of thousands that are asked for at once, the last wait long for the budget; none of them fails for that.
            deadline = Deadline(self.clock, limit, uncounted="the request budget")
        else:
            deadline = Deadline(self.clock, to_seconds(request.timeout))
        return self.session.perform(self._started(request), deadline)

    def _started(self, request: RunRequest) -> Task[Started | None]:
        from ._start import Means, Start
        from ._submission import prepare

        submission = yield from prepare(self.names, request, self.random)
        means = Means(
            self.calls,
            self.clock,
            self.random,
            self.session.server_time,
            self.account.claims,
            self.settings.place,
            self._journal,
        )
        return (yield from Start(means, submission).run())

    def identify(self, execution: str, project: str | None) -> Flow[Identity]:
        if is_handle(execution):
            if project is not None:
                raise ConfigurationError("A handle says which project it is of; leave project out.")
            return from_handle(execution, self.settings.place)
        project = project or self.settings.project
        if not project:
            raise ConfigurationError("No project. Pass one, or set MAIA_PROJECT.")
        return Identity(execution, (yield from self.task(self.names.project(project))))

    def watch(self, timeout: Duration | None, *, every_look: bool = False) -> Watch:
        """For executions to wait for until then; None waits as long as it takes."""
        deadline = Deadline(self.clock, None if timeout is None else to_seconds(timeout))
        return self.watcher.watch(deadline, every_look=every_look)

    def wait(
        self,
        identity: Identity,
        timeout: Duration | None,
        *,
        started_at: float | None,
        check: bool,
        listener: Listener | None,
        watch_steps: bool,
        on_give_up: GiveUp,
    ) -> Flow[Outcome]:
        from asyncio import CancelledError

        _check_give_up(on_give_up)
        watch = self.watch(timeout, every_look=listener is not None)
        watch.add(identity, started_at)
        waiting = wait(watch, listener, steps_from=self.calls if watch_steps else None)
        try:
            outcome = yield from self.session.perform(waiting, watch.deadline)
        except (WaitTimeout, KeyboardInterrupt, SystemExit, CancelledError):
            if on_give_up == "cancel":
                yield from self._stopped(identity)
            raise
        if check and outcome.ended and not outcome:
            yield from self._raised(identity, outcome)
        return outcome

    def _stopped(self, identity: Identity) -> Flow[Outcome | None]:
        watch = self.watch(STOP_LIMIT)
        return self.session.perform(stop(self.calls, identity, watch), watch.deadline)

    def _raised(self, identity: Identity, outcome: Outcome) -> Flow[None]:
        """Raises the error that fits, with the components if they can be had."""
        found: tuple[Step, ...] = ()
        if outcome.status == FAILED:
            try:
                found = yield from self.session.perform(tree(self.calls, identity), Deadline(self.clock, TREE_LIMIT))
            except RequestFailed as error:
                logger.info("The components of %s can't be seen: %s", identity.execution_id, error)
        failure = outcome.failure(found, first_failure(found))
        if failure is not None:
            raise failure

    def status(self, identity: Identity) -> Flow[Outcome]:
        return self.task(look(self.calls, identity))

    def cancel(self, identity: Identity, *, force: bool) -> Flow[None]:
        return self.task(cancel(self.calls, identity, force=force))

    def steps(self, identity: Identity) -> Flow[tuple[Step, ...]]:
        return self.task(steps(self.calls, identity))

    def tree(self, identity: Identity) -> Flow[tuple[Step, ...]]:
        return self.task(tree(self.calls, identity))


class Together:
    """Executions that one caller waits for at the same time.

    Args:
        runs: which, and when we started each, on this process's clock; None for those of somebody else.
    """

    def __init__(self, core: Core, runs: Sequence[tuple[Identity, float | None]], timeout: Duration | None) -> None:
        self._core = core
        self._watch = core.watch(timeout)
        self._watched = [self._watch.add(identity, started_at) for identity, started_at in runs]
        self._place = {watched: place for place, watched in enumerate(self._watched)}

    def next(self) -> Flow[list[tuple[int, Outcome]]]:
        """Those that have ended meanwhile, as soon as there are some, by their places; empty when all are over.

        Raises:
            NotAllEnded: all others have been told, and these are not waited for any more.
        """
        while self._watch.pending:
            news = yield from self._core.session.perform(self._watch.next(), self._watch.deadline)
            ended = [
                (self._place[watched], watched.outcome)
                for watched in news
                if watched.error is None and watched.outcome is not None
            ]
            if ended:
                return ended
        self._raise_unless_ended()
        return []

    def all(self, on_give_up: GiveUp) -> Flow[list[Outcome]]:
        """How each ended, in their order.

        Raises:
            NotAllEnded: some were not seen to end.
        """
        from asyncio import CancelledError

        _check_give_up(on_give_up)
        outcomes: dict[int, Outcome] = {}
        try:
            while ended := (yield from self.next()):
                outcomes.update(ended)
        except (NotAllEnded, KeyboardInterrupt, SystemExit, CancelledError):
            if on_give_up == "cancel":
                yield from self._cancelled()
            raise
        return [outcomes[place] for place in range(len(self._watched))]

    def _raise_unless_ended(self) -> None:
        errors = [watched.error for watched in self._watched if watched.error is not None]
        if errors:
            count = f"{len(errors)} of {len(self._watched)} executions"
            raise NotAllEnded(
                f"{count} were not seen to end. The first: {errors[0]}",
                outcomes=[watched.outcome for watched in self._watched],
                errors=errors,
            )

    def _cancelled(self) -> Flow[None]:
        """Asks for the end of each that may go on, as fast as the budget allows; what fails is logged."""
        others = (one.identity for one in self._watched if one.outcome is None or not one.outcome.ended)
        going_on = {identity.execution_id: identity for identity in others}  # the same one may stand there twice
        deadline = Deadline(self._core.clock, STOP_LIMIT + 2 * len(going_on) / self._core.account.budget.per_second)
        for identity in going_on.values():
            try:
                yield from self._core.session.perform(cancel(self._core.calls, identity, force=False), deadline)
            except RequestFailed as error:
                logger.warning("%s was to be cancelled, and may go on: %s", identity.execution_id, error)


class Events:
    """What has changed since the last look: the run's status, and its components as they begin and end."""

    def __init__(self, core: Core, identity: Identity, timeout: Duration | None, started_at: float | None) -> None:
        self._core = core
        self._identity = identity
        self._watch = core.watch(timeout, every_look=True)
        self._watch.add(identity, started_at)
        self._status: str | None = None
        self._steps: dict[tuple[int, str], str] = {}
        self.ended = False

    def next(self) -> Flow[list[Outcome | Step]]:
        """One look; nothing where nothing has changed, or the look failed."""
        return self._core.session.perform(self._next(), self._watch.deadline)

    def _next(self) -> Task[list[Outcome | Step]]:
        [watched] = yield from self._watch.next()
        if watched.error is not None:
            raise watched.error
        outcome = watched.outcome
        if outcome is None or watched.problem is not None:
            return []
        changes: list[Outcome | Step] = []
        try:
            found = yield from steps(self._core.calls, self._identity)
        except RequestFailed as error:
            logger.debug("The components of %s can't be seen: %s", self._identity.execution_id, error)
            found = ()
        for number, step in enumerate(found):
            if self._steps.get((number, step.name)) != step.status:
                self._steps[number, step.name] = step.status
                changes.append(step)
        self.ended = outcome.ended
        if outcome.status != self._status:
            # The first news is that it runs, and the last that it has ended; what its components did lies between.
            changes.insert(len(changes) if outcome.ended else 0, outcome)
            self._status = outcome.status
        return changes
