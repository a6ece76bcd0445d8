"""`Maia` and its twin `AsyncMaia`: what users hold in their hands. All they do is hand flows to a driver."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar, Unpack, cast

from ._cancel import cancel
from ._deadline import Clock, Deadline
from ._drivers import drive, drive_async
from ._duration import Duration, to_seconds
from ._effects import Exchange, Flow
from ._generated import ApiVersion, Call, about, api, async_api, calls
from ._names import find_project
from ._outcome import Identity, Outcome, execution_url, outcome_from
from ._retry import RetryPolicy
from ._session import Session, Task
from ._settings import SettingOptions, resolve_settings
from ._start import RunRequest, Submission, prepare, start
from ._variables import Grid, Scalar
from ._wait import Listener, wait
from .errors import ConfigurationError

if TYPE_CHECKING:
    from ._generated import Api, AsyncApi

T = TypeVar("T")

CALL_TIMEOUT = 120.0
"""Seconds for one call with its token, retries and pauses, unless the client is told otherwise."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a client lives: how it reads time, how it waits, and who answers it if not the network.

    Attributes:
        clock: seconds from any point.
    """

    clock: Clock = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    async_sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    exchange: Exchange | None = None


_REAL = Surroundings()


class _Core:
    """What the twins share: settings, session, and the tasks that both offer."""

    def __init__(
        self,
        arguments: SettingOptions,
        *,
        api_version: ApiVersion,
        timeout: Duration,
        environ: Mapping[str, str] | None,
        clock: Clock,
    ) -> None:
        servers = about(api_version).SERVERS
        self.settings = resolve_settings(
            cast(Mapping[str, object], arguments), os.environ if environ is None else environ, servers
        )
        self.api_version: ApiVersion = api_version
        self.calls = calls(api_version)
        self.clock = clock
        self.random = Random()
        self.session = Session(self.settings, clock=self.clock, random=self.random, retry=RetryPolicy())
        self._timeout = to_seconds(timeout)

    def call(self, call: Call[T]) -> Flow[T]:
        return self.session.execute(call, Deadline(self.clock, self._timeout))

    def task(self, task: Task[T]) -> Flow[T]:
        return self.session.perform(task, Deadline(self.clock, self._timeout))

    def prepare(self, request: RunRequest) -> Flow[Submission]:
        request = replace(
            request,
            project=request.project or self.settings.project,
            environment=request.environment or self.settings.environment,
        )
        return self.task(prepare(self.calls, request))

    def start(self, submission: Submission) -> Flow[Identity]:
        return self.task(start(self.calls, submission))

    def identify(self, execution_id: str, project: str | None) -> Flow[Identity]:
        project = project or self.settings.project
        if not project:
            raise ConfigurationError("No project. Pass one, or set MAIA_PROJECT.")
        return self.task(self._identified(execution_id, project))

    def _identified(self, execution_id: str, project: str) -> Task[Identity]:
        return Identity(execution_id, (yield from find_project(self.calls, project)))

    def wait(
        self,
        identity: Identity,
        timeout: Duration | None,
        *,
        started_at: float | None,
        listener: Listener | None,
        watch_steps: bool,
    ) -> Flow[Outcome]:
        deadline = Deadline(self.clock, None if timeout is None else to_seconds(timeout))
        waiting = wait(
            self.calls,
            identity,
            deadline,
            clock=self.clock,
            random=self.random,
            started_at=started_at,
            listener=listener,
            watch_steps=watch_steps,
        )
        return self.session.perform(waiting, deadline)

    def status(self, identity: Identity) -> Flow[Outcome]:
        return self.task(self._status(identity))

    def _status(self, identity: Identity) -> Task[Outcome]:
        record = yield from self.calls.pipeline_execution.get_pipeline_execution(
            identity.project_id, identity.execution_id
        )
        return outcome_from(identity, record)

    def cancel(self, identity: Identity, *, force: bool) -> Flow[None]:
        return self.task(cancel(self.calls, identity, force=force))


class _Handle:
    """What a run is known by."""

    def __init__(self, identity: Identity, started_at: float | None) -> None:
        self._identity = identity
        self._started_at = started_at  # on our own clock; None for a run that we did not start

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
        return execution_url(self.id)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"


class Run(_Handle):
    """One execution. Made by `Maia.run` and `Maia.execution`."""

    def __init__(self, maia: Maia, identity: Identity, started_at: float | None = None) -> None:
        super().__init__(identity, started_at)
        self._maia = maia

    def wait(
        self,
        timeout: Duration | None = None,
        *,
        check: bool = True,
        on_progress: Listener | None = None,
        watch_steps: bool = False,
    ) -> Outcome:
        """Waits until the execution has ended.

        Args:
            timeout: seconds, `"2h"`, `"90s"` or a timedelta; None waits as long as it takes.
            check: raise where it did not end with SUCCESS; otherwise return how it ended.
            on_progress: called after every poll.
            watch_steps: also ask which component is running, at the price of a second request per poll.

        Raises:
            ExecutionFailed, ExecutionCancelled, ExecutionSkipped: it ended this way, and `check` is on.
            WaitTimeout: time is over; the execution goes on.
            RequestFailed: the service refuses to tell (401, 403, 404).
        """
        core = self._maia._core
        flow = core.wait(
            self._identity, timeout, started_at=self._started_at, listener=on_progress, watch_steps=watch_steps
        )
        outcome = self._maia._drive(flow)
        if check:
            outcome.raise_unless_success()
        return outcome

    def status(self) -> Outcome:
        """What the service says now; it may not have ended."""
        return self._maia._drive(self._maia._core.status(self._identity))

    def cancel(self, *, force: bool = False) -> None:
        """Asks the service to stop the execution, the hard way with `force`. `wait` shows when it has."""
        self._maia._drive(self._maia._core.cancel(self._identity, force=force))


class AsyncRun(_Handle):
    """One execution. Made by `AsyncMaia.run` and `AsyncMaia.execution`."""

    def __init__(self, maia: AsyncMaia, identity: Identity, started_at: float | None = None) -> None:
        super().__init__(identity, started_at)
        self._maia = maia

    async def wait(
        self,
        timeout: Duration | None = None,
        *,
        check: bool = True,
        on_progress: Listener | None = None,
        watch_steps: bool = False,
    ) -> Outcome:
        """Waits until the execution has ended; see `Run.wait`."""
        core = self._maia._core
        flow = core.wait(
            self._identity, timeout, started_at=self._started_at, listener=on_progress, watch_steps=watch_steps
        )
        outcome = await self._maia._drive(flow)
        if check:
            outcome.raise_unless_success()
        return outcome

    async def status(self) -> Outcome:
        """What the service says now; it may not have ended."""
        return await self._maia._drive(self._maia._core.status(self._identity))

    async def cancel(self, *, force: bool = False) -> None:
        """Asks the service to stop the execution, the hard way with `force`. `wait` shows when it has."""
        await self._maia._drive(self._maia._core.cancel(self._identity, force=force))


class Maia:
    """A synchronous client. Threads may share one.

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
        _surroundings: Surroundings = _REAL,
        **settings: Unpack[SettingOptions],
    ) -> None:
        from ._http import Transport  # httpx is loaded by the first client, not by the import of this package

        clock, self._sleep = _surroundings.clock, _surroundings.sleep
        self._core = _Core(settings, api_version=api_version, timeout=timeout, environ=environ, clock=clock)
        self._transport = Transport(_surroundings.exchange)

    def run(
        self,
        pipeline: str,
        *,
        project: str | None = None,
        environment: str | None = None,
        variables: Mapping[str, Scalar] | None = None,
        grids: Mapping[str, Grid] | None = None,
        tag: str | None = None,
        version_name: str | None = None,
        agent: str | None = None,
    ) -> Run:
        """Starts a published pipeline, once, and returns at once.

        Args:
            pipeline: its full name, or the file name alone where that is clear (`load` for `a/load.orch.yaml`).
            project: name or id.
            environment: name.
            variables: scalar variables for this run: text, numbers, bools, dates.
            grids: grid variables for this run: rows of strings.
            tag: at most one execution with this tag runs in an environment at a time.
            version_name: version of the published artifact; the latest if left out.
            agent: id of the agent that runs it; the environment's default if left out.

        Raises:
            NameNotFound, NameAmbiguous: a name leads to nothing, or to several things.
            TagBusy, PipelineDisabled: the service refused; nothing was started.
            SubmissionUnknown: the start was sent, its outcome is unknown, and it was not repeated.
            RequestFailed: anything else, in which nothing was started.
        """
        request = RunRequest(pipeline, project, environment, variables, grids, tag, version_name, agent)
        return self._start(self._prepare(request))

    def _prepare(self, request: RunRequest) -> Submission:
        return self._drive(self._core.prepare(request))

    def _start(self, submission: Submission) -> Run:
        return Run(self, self._drive(self._core.start(submission)), self._core.clock())

    def execution(self, execution_id: str, *, project: str | None = None) -> Run:
        """A run that was started earlier or elsewhere. The project goes by name or id."""
        return Run(self, self._drive(self._core.identify(execution_id, project)))

    @property
    def api(self) -> Api:
        """Every operation of the API, under the same policies: `maia.api.projects.list_projects()`."""
        return api(self._core.api_version, self.send)

    def send(self, call: Call[T], /) -> T:
        """Sends one operation of any API version: `maia.send(Calls().projects.list_projects())`.

        `maia_api.v1.api` has `Calls`. `Api(maia.send)` of the same module is `maia.api` with the types of that version.

        Raises:
            RequestFailed: there is no answer that can be used.
        """
        return self._drive(self._core.call(call))

    def _drive(self, flow: Flow[T]) -> T:
        return drive(flow, self._transport.send, self._sleep)

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
        return f"<Maia {self._core.settings.base_url}>"


class AsyncMaia:
    """The asynchronous twin of `Maia`: same arguments, same methods, to be awaited. One event loop per client."""

    def __init__(
        self,
        *,
        api_version: ApiVersion = "v1",
        timeout: Duration = CALL_TIMEOUT,
        environ: Mapping[str, str] | None = None,
        _surroundings: Surroundings = _REAL,
        **settings: Unpack[SettingOptions],
    ) -> None:
        from ._http import AsyncTransport  # httpx is loaded by the first client, not by the import of this package

        clock, self._sleep = _surroundings.clock, _surroundings.async_sleep
        self._core = _Core(settings, api_version=api_version, timeout=timeout, environ=environ, clock=clock)
        self._transport = AsyncTransport(_surroundings.exchange)

    async def run(
        self,
        pipeline: str,
        *,
        project: str | None = None,
        environment: str | None = None,
        variables: Mapping[str, Scalar] | None = None,
        grids: Mapping[str, Grid] | None = None,
        tag: str | None = None,
        version_name: str | None = None,
        agent: str | None = None,
    ) -> AsyncRun:
        """Starts a published pipeline, once, and returns at once; see `Maia.run`."""
        request = RunRequest(pipeline, project, environment, variables, grids, tag, version_name, agent)
        submission = await self._drive(self._core.prepare(request))
        return AsyncRun(self, await self._drive(self._core.start(submission)), self._core.clock())

    async def execution(self, execution_id: str, *, project: str | None = None) -> AsyncRun:
        """A run that was started earlier or elsewhere. The project goes by name or id."""
        return AsyncRun(self, await self._drive(self._core.identify(execution_id, project)))

    @property
    def api(self) -> AsyncApi:
        """Every operation of the API, under the same policies: `await maia.api.projects.list_projects()`."""
        return async_api(self._core.api_version, self.send)

    async def send(self, call: Call[T], /) -> T:
        """Sends one operation of any API version; see `Maia.send`."""
        return await self._drive(self._core.call(call))

    async def _drive(self, flow: Flow[T]) -> T:
        return await drive_async(flow, self._transport.send, self._sleep)

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
        return f"<AsyncMaia {self._core.settings.base_url}>"
