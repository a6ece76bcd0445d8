"""`Maia` and its twin `AsyncMaia`: what users hold in their hands. All they do is hand flows to a driver."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from copy import copy
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypeVar, Unpack, overload

if TYPE_CHECKING:
    from ._choices import GiveUp, OnConflict
    from ._core import Core, Surroundings, Together
    from ._duration import Duration
    from ._effects import Flow
    from ._generated import Api, ApiVersion, AsyncApi, Call
    from ._outcome import Identity, Outcome
    from ._settings import SettingOptions
    from ._steps import Step
    from ._submission import RunOptions
    from ._wait import Listener

T = TypeVar("T")

CALL_TIMEOUT = 120.0
"""Seconds for one call with its token, retries and pauses, unless the client is told otherwise."""

# What a client works with is loaded when one is made: files that only name it are parsed all day.


def _shown(client: Maia | AsyncMaia) -> str:
    # One that could not be made has no core, and a traceback with local variables shows it all the same.
    core: Core | None = getattr(client, "_core", None)
    where = f" {core.settings.base_url}" if core is not None else ""
    return f"<{type(client).__name__}{where}>"


class _Handle:
    """What a run is known by."""

    def __init__(self, core: Core, identity: Identity, started_at: float | None, *, adopted: bool) -> None:
        self._core = core
        self._identity = identity
        self._started_at = started_at  # on our own clock; None for a run that we did not start
        self._adopted = adopted

    @property
    def id(self) -> str:
        """Id of the execution."""
        return self._identity.execution_id

    @property
    def project_id(self) -> str:
        """Id of the project, which every call about the execution needs."""
        return self._identity.project_id

    @property
    def url(self) -> str:
        """The run's page."""
        from ._outcome import execution_url

        return execution_url(self.id)

    @property
    def handle(self) -> str:
        """A short text that any process can come back with: `maia.execution(handle)`, or `maia wait HANDLE`."""
        from ._handle import to_handle

        return to_handle(self._core.settings.place, self._identity)

    @property
    def adopted(self) -> bool:
        """Whether `run` found it started already: by a start whose answer was lost, or under the same `once` or tag."""
        return self._adopted

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


class Run(_Handle):
    """One execution. Made by `Maia.run` and `Maia.execution`."""

    def __init__(
        self, maia: Maia, identity: Identity, started_at: float | None = None, *, adopted: bool = False
    ) -> None:
        super().__init__(maia._core, identity, started_at, adopted=adopted)
        self._maia = maia

    def wait(
        self,
        timeout: Duration | None = None,
        *,
        check: bool = True,
        on_progress: Listener | None = None,
        watch_steps: bool = False,
        on_give_up: GiveUp = "leave",
    ) -> Outcome:
        """Waits until the execution has ended.

        Args:
            timeout: seconds, `"2h"`, `"90s"` or a timedelta; None waits as long as it takes.
            check: raise where it did not end with SUCCESS; otherwise return how it ended.
            on_progress: called after every poll.
            watch_steps: also ask which component is running, at the price of a second request per poll.
            on_give_up: what becomes of the execution where the wait ends first, by the timeout or an interruption
                (Ctrl-C, `SystemExit`, a cancelled task): `"leave"` it running, or `"cancel"` it, which takes up to 20 s
                to be confirmed. A signal such as SIGTERM interrupts only where the program turns it into an exception.

        Raises:
            ExecutionFailed, ExecutionCancelled, ExecutionSkipped: it ended this way, and `check` is on. The first
                carries the components and which of them failed first.
            WaitTimeout: time is over; the execution goes on, unless `on_give_up` says otherwise.
            RequestFailed: the service refuses to tell (401, 403, 404).
        """
        flow = self._core.wait(
            self._identity,
            timeout,
            started_at=self._started_at,
            check=check,
            listener=on_progress,
            watch_steps=watch_steps,
            on_give_up=on_give_up,
        )
        return self._maia._drive(flow)

    def status(self) -> Outcome:
        """What the service says now; it may not have ended."""
        return self._maia._drive(self._core.status(self._identity))

    def cancel(self, *, force: bool = False) -> None:
        """Asks the service to stop the execution, the hard way with `force`. `wait` shows when it has."""
        self._maia._drive(self._core.cancel(self._identity, force=force))

    def steps(self) -> tuple[Step, ...]:
        """Its components, as far as they have begun."""
        return self._maia._drive(self._core.steps(self._identity))

    def tree(self) -> tuple[Step, ...]:
        """Its components, with those of the child pipelines that they started. A request for each of these."""
        return self._maia._drive(self._core.tree(self._identity))

    def events(self, timeout: Duration | None = None) -> Iterator[Outcome | Step]:
        """What changes, as it is seen: an `Outcome` when the status does, a `Step` when a component begins or ends.

        The last is the `Outcome` with which it ended. Two requests per look.

        Raises:
            WaitTimeout, RequestFailed: as `wait`.
        """
        from ._core import Events

        events = Events(self._core, self._identity, timeout, self._started_at)
        while not events.ended:
            yield from self._maia._drive(events.next())


class AsyncRun(_Handle):
    """One execution. Made by `AsyncMaia.run` and `AsyncMaia.execution`."""

    def __init__(
        self, maia: AsyncMaia, identity: Identity, started_at: float | None = None, *, adopted: bool = False
    ) -> None:
        super().__init__(maia._core, identity, started_at, adopted=adopted)
        self._maia = maia

    async def wait(
        self,
        timeout: Duration | None = None,
        *,
        check: bool = True,
        on_progress: Listener | None = None,
        watch_steps: bool = False,
        on_give_up: GiveUp = "leave",
    ) -> Outcome:
        """Waits until the execution has ended; see `Run.wait`."""
        flow = self._core.wait(
            self._identity,
            timeout,
            started_at=self._started_at,
            check=check,
            listener=on_progress,
            watch_steps=watch_steps,
            on_give_up=on_give_up,
        )
        return await self._maia._drive(flow)

    async def status(self) -> Outcome:
        """What the service says now; it may not have ended."""
        return await self._maia._drive(self._core.status(self._identity))

    async def cancel(self, *, force: bool = False) -> None:
        """Asks the service to stop the execution, the hard way with `force`. `wait` shows when it has."""
        await self._maia._drive(self._core.cancel(self._identity, force=force))

    async def steps(self) -> tuple[Step, ...]:
        """Its components, as far as they have begun."""
        return await self._maia._drive(self._core.steps(self._identity))

    async def tree(self) -> tuple[Step, ...]:
        """Its components, with those of the child pipelines that they started. A request for each of these."""
        return await self._maia._drive(self._core.tree(self._identity))

    async def events(self, timeout: Duration | None = None) -> AsyncIterator[Outcome | Step]:
        """What changes, as it is seen; see `Run.events`."""
        from ._core import Events

        events = Events(self._core, self._identity, timeout, self._started_at)
        while not events.ended:
            for change in await self._maia._drive(events.next()):
                yield change


class Maia:
    """A synchronous client. Threads may share one, and a forked child may use its parent's.

    What is not given is taken from the environment: `MAIA_` and the name in capitals, then, for those that others use
    too, the same with `MATILLION_`.

    Args:
        region: eu1, us1 or au1.
        base_url: instead of a region, the URL that the paths of the API follow.
        token_url: where tokens come from, if not from the vendor's one host.
        client_id, client_secret: the API credentials.
        token: instead of credentials, a bearer token, or an object whose method `token()` returns one.
        token_command: instead of credentials, a command that prints a bearer token; it is run without a shell.
        token_cache: folder in which tokens are kept for other processes, in files that only this user can read.
        project, environment: defaults for calls that name none.
        rate: how many requests the account may send: `"1000/min"` as documented today, `"60/min,5/s"` as before.
        poll_interval: the longest pause between two looks at runs that are waited for; 10 seconds. Shorter notices an
            end sooner, longer costs fewer requests.
        journal: file in which starts are written down, so that `once` finds its run again after a crash.
        trust_store: `"certifi"`, or `"system"` for the certificates that the system trusts.
        ip_version: `"any"`, or `"4"` where an allow list knows IPv4 addresses alone.
        caller: what the User-Agent says of your program, such as `"nightly/1.2"`.
        api_version: which generated API to use.
        timeout: limit of one call with its token, retries and pauses. Waiting for a run has a limit of its own.
        environ: read instead of `os.environ`.

    Raises:
        ConfigurationError: a setting is missing or can't be used.
    """

    def __init__(
        self,
        *,
        api_version: ApiVersion = "v1",
        timeout: Duration = CALL_TIMEOUT,
        environ: Mapping[str, str] | None = None,
        _surroundings: Surroundings | None = None,
        **settings: Unpack[SettingOptions],
    ) -> None:
        from ._core import REAL, Core
        from ._http import Transport
        from ._settings import Given

        surroundings = _surroundings or REAL
        self._pause = surroundings.pause
        given = Given(settings, os.environ if environ is None else environ)
        del settings, environ  # a traceback with local variables would show them
        self._core = Core(given, api_version=api_version, timeout=timeout, surroundings=surroundings)
        self._transport = Transport(self._core.settings, surroundings.exchange)

    @overload
    def run(self, pipeline: str, *, on_conflict: Literal["skip"], **options: Unpack[RunOptions]) -> Run | None: ...

    @overload
    def run(self, pipeline: str, *, on_conflict: OnConflict = "fail", **options: Unpack[RunOptions]) -> Run: ...

    @overload
    def run(
        self, pipeline: str, *, on_conflict: OnConflict | Literal["skip"], **options: Unpack[RunOptions]
    ) -> Run | None: ...

    def run(
        self, pipeline: str, *, on_conflict: OnConflict | Literal["skip"] = "fail", **options: Unpack[RunOptions]
    ) -> Run | None:
        """Starts a published pipeline, once, and returns at once.

        Where the answer to the start is lost, the run is looked for: one that is found is taken (`run.adopted`), and
        with none the start is sent again under its tag. [Starting once](docs/start-once.md) says what that can't see.

        Args:
            pipeline: its full name, or the file name alone where that is clear (`load` for `a/load.orch.yaml`).
            on_conflict: what to do where `tag` is busy: `"fail"` with `TagBusy`; `"wait"` until it is free; `"adopt"`
                the run that holds it; `"cancel"` that run and start this one after it; `"skip"`: return None.
            project: name or id.
            environment: name.
            variables: scalar variables for this run: text, numbers, bools, dates.
            grids: grid variables for this run: rows of strings.
            tag: at most one execution with this tag runs in an environment at a time. One is made for this start if
                left out; False sends none, and then a start whose answer is lost is not sent again.
            version_name: version of the published artifact; the latest if left out.
            agent: id of the agent that runs it; the environment's default if left out.
            once: a key, in the place of a tag: of all starts with it one run comes, for as long as it goes on or the
                client's `journal` knows of it.
            others: let `on_conflict` touch runs that are not known to have been started by this process or journal.
            adopt: False raises `SubmissionUnknown` instead of taking a run that was found.
            timeout: limit of all this; 5 minutes if left out, beside the wait for its turn in the request budget, and
                none where `on_conflict` is to wait or cancel.

        Raises:
            NameNotFound, NameAmbiguous: a name leads to nothing, or to several things.
            TagBusy, PipelineDisabled: the service refused; nothing was started.
            SubmissionUnknown: the start was sent, and what became of it can't be told; it carries the candidates.
            RequestFailed: anything else, in which nothing was started.
        """
        from ._submission import RunRequest

        request = RunRequest(pipeline, on_conflict=on_conflict, **options)
        started = self._drive(self._core.start(request))
        if started is None:
            return None
        began = None if started.adopted else self._core.clock()
        return Run(self, started.identity, began, adopted=started.adopted)

    def execution(self, execution: str, *, project: str | None = None) -> Run:
        """A run that was started earlier or elsewhere.

        Args:
            execution: a run's `handle`, or an execution's id.
            project: name or id; of a handle it is known.

        Raises:
            ConfigurationError: the handle is of another region than this client's.
        """
        return Run(self, self._drive(self._core.identify(execution, project)))

    def wait_all(
        self, runs: Iterable[Run | str], timeout: Duration | None = None, *, on_give_up: GiveUp = "leave"
    ) -> list[Outcome]:
        """Waits until all of these have ended: `if not all(maia.wait_all(runs)): ...`.

        Thousands cost little: a request shows a hundred of them, and no thread waits for each.

        Args:
            runs: runs, or their handles; the same one may stand there twice.
            timeout: for all of them together; None waits as long as it takes.
            on_give_up: what becomes of those that go on where the wait ends first: `"leave"` them running, or
                `"cancel"` them. That they end is not waited for.

        Returns:
            How each ended, in their order. It raises for none that failed: an outcome is true for SUCCESS alone.

        Raises:
            NotAllEnded: time is over, or the service refuses to tell of some (401, 403, 404); all others have ended. It
                carries what is known of each.
        """
        together = self._together([self._run_of(one) for one in runs], timeout)
        return self._drive(together.all(on_give_up))

    def as_completed(self, runs: Iterable[Run | str], timeout: Duration | None = None) -> Iterator[tuple[Run, Outcome]]:
        """Each of these with how it ended, as soon as that is seen.

        Args:
            runs, timeout: as in `wait_all`.

        Raises:
            NotAllEnded: as `wait_all`, after all that ended.
        """
        known = [self._run_of(one) for one in runs]
        together = self._together(known, timeout)
        while ended := self._drive(together.next()):
            for place, outcome in ended:
                yield known[place], outcome

    def _run_of(self, run: Run | str) -> Run:
        return self.execution(run) if isinstance(run, str) else run

    def _together(self, runs: Sequence[Run], timeout: Duration | None) -> Together:
        from ._core import Together

        return Together(self._core, [(run._identity, run._started_at) for run in runs], timeout)

    def within(self, timeout: Duration) -> Self:
        """This client with another limit per call: `maia.within("10s").api.projects.list_projects()`.

        It shares everything else; closing either closes both.
        """
        other = copy(self)
        other._core = self._core.within(timeout)
        return other

    @property
    def api(self) -> Api:
        """Every operation of the API, under the same policies: `maia.api.projects.list_projects()`."""
        from ._generated import api

        return api(self._core.api_version, self.send)

    def send(self, call: Call[T], /) -> T:
        """Sends one operation of any API version: `maia.send(Calls().projects.list_projects())`.

        `maia_api.v1.api` has `Calls`. `Api(maia.send)` of the same module is `maia.api` with the types of that version.

        Raises:
            RequestFailed: there is no answer that can be used.
        """
        return self._drive(self._core.call(call))

    def _drive(self, flow: Flow[T]) -> T:
        from ._drivers import drive

        return drive(flow, self._transport.send, self._pause)

    def close(self) -> None:
        """Closes the connections."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return _shown(self)


class AsyncMaia:
    """The asynchronous twin of `Maia`: same arguments, same methods, to be awaited.

    Event loops may share one: each has connections of its own, which are closed when it shuts down.
    """

    def __init__(
        self,
        *,
        api_version: ApiVersion = "v1",
        timeout: Duration = CALL_TIMEOUT,
        environ: Mapping[str, str] | None = None,
        _surroundings: Surroundings | None = None,
        **settings: Unpack[SettingOptions],
    ) -> None:
        from ._core import REAL, Core
        from ._http import AsyncTransport
        from ._settings import Given

        surroundings = _surroundings or REAL
        self._pause = surroundings.async_pause
        given = Given(settings, os.environ if environ is None else environ)
        del settings, environ  # a traceback with local variables would show them
        self._core = Core(given, api_version=api_version, timeout=timeout, surroundings=surroundings)
        self._transport = AsyncTransport(self._core.settings, surroundings.exchange)

    @overload
    async def run(
        self, pipeline: str, *, on_conflict: Literal["skip"], **options: Unpack[RunOptions]
    ) -> AsyncRun | None: ...

    @overload
    async def run(
        self, pipeline: str, *, on_conflict: OnConflict = "fail", **options: Unpack[RunOptions]
    ) -> AsyncRun: ...

    @overload
    async def run(
        self, pipeline: str, *, on_conflict: OnConflict | Literal["skip"], **options: Unpack[RunOptions]
    ) -> AsyncRun | None: ...

    async def run(
        self, pipeline: str, *, on_conflict: OnConflict | Literal["skip"] = "fail", **options: Unpack[RunOptions]
    ) -> AsyncRun | None:
        """Starts a published pipeline, once, and returns at once; see `Maia.run`."""
        from ._submission import RunRequest

        request = RunRequest(pipeline, on_conflict=on_conflict, **options)
        started = await self._drive(self._core.start(request))
        if started is None:
            return None
        began = None if started.adopted else self._core.clock()
        return AsyncRun(self, started.identity, began, adopted=started.adopted)

    async def execution(self, execution: str, *, project: str | None = None) -> AsyncRun:
        """A run that was started earlier or elsewhere; see `Maia.execution`."""
        return AsyncRun(self, await self._drive(self._core.identify(execution, project)))

    async def wait_all(
        self, runs: Iterable[AsyncRun | str], timeout: Duration | None = None, *, on_give_up: GiveUp = "leave"
    ) -> list[Outcome]:
        """Waits until all of these have ended; see `Maia.wait_all`."""
        together = self._together([await self._run_of(one) for one in runs], timeout)
        return await self._drive(together.all(on_give_up))

    async def as_completed(
        self, runs: Iterable[AsyncRun | str], timeout: Duration | None = None
    ) -> AsyncIterator[tuple[AsyncRun, Outcome]]:
        """Each of these with how it ended, as soon as that is seen; see `Maia.as_completed`."""
        known = [await self._run_of(one) for one in runs]
        together = self._together(known, timeout)
        while ended := await self._drive(together.next()):
            for place, outcome in ended:
                yield known[place], outcome

    async def _run_of(self, run: AsyncRun | str) -> AsyncRun:
        return await self.execution(run) if isinstance(run, str) else run

    def _together(self, runs: Sequence[AsyncRun], timeout: Duration | None) -> Together:
        from ._core import Together

        return Together(self._core, [(run._identity, run._started_at) for run in runs], timeout)

    def within(self, timeout: Duration) -> Self:
        """This client with another limit per call; see `Maia.within`."""
        other = copy(self)
        other._core = self._core.within(timeout)
        return other

    @property
    def api(self) -> AsyncApi:
        """Every operation of the API, under the same policies: `await maia.api.projects.list_projects()`."""
        from ._generated import async_api

        return async_api(self._core.api_version, self.send)

    async def send(self, call: Call[T], /) -> T:
        """Sends one operation of any API version; see `Maia.send`."""
        return await self._drive(self._core.call(call))

    async def _drive(self, flow: Flow[T]) -> T:
        from ._drivers import drive_async

        return await drive_async(flow, self._transport.send, self._pause)

    async def close(self) -> None:
        """Closes the connections."""
        await self._transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return _shown(self)
