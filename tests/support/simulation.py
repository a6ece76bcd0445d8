"""Whole schedules of trouble, each from one seed: starts and waits of several processes, on a clock that jumps.

Answers are lost before and after the service has acted, or come too late; tokens are refused, the budget runs out, the
service's clock is wrong, its list lags, and callers give up. What must hold all the same is checked after each.
In harsh schedules starts are written down, and the machine sleeps, or a process is killed and the same is asked again.
In crowded ones many starts of one pipeline wait for their turn in the request budget.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from maia_client import errors
from maia_client._account import Accounts
from maia_client._cancel import STOP_LIMIT, stop
from maia_client._deadline import Deadline
from maia_client._effects import Answer, Effect, Flow, Send, Sleep, TransportError
from maia_client._generated import calls
from maia_client._journal import Entry, Journal, Key
from maia_client._names import Names
from maia_client._outcome import Outcome
from maia_client._retry import RetryPolicy
from maia_client._secret import Secret
from maia_client._session import Session, Task
from maia_client._settings import ClientCredentials, Rate, Settings
from maia_client._start import Means, Start, Started
from maia_client._submission import RunRequest, prepare
from maia_client._virtual import VirtualClock, VirtualDriver
from maia_client._wait import wait
from maia_client._watcher import Watcher
from maia_client.sandbox import Fault, Pipeline, Project, Scenario, Service

from .invariants import Broken, check_bounded
from .laboratory import served

PROJECT = "5a1e5000-0000-4000-8000-000000000001"
HOST = "https://maia.test"
MOST_LAG = 25.0
"""Seconds. A list that lags for longer than a start looks for its run is a case in which two runs are possible."""
LATE = 45.0
"""Seconds by which an answer that was given up may still be acted on."""
ASLEEP = 600.0
"""Seconds for which the machine sleeps at the most: for less than the run of a key goes on."""
PROCESSES = 2
STEPS = 40_000

Ending = Literal["started", "adopted", "skipped", "busy", "refused", "unknown", "interrupted", "killed"]


class Memory(Journal):
    """A journal that processes share, and that a crash does no harm; now and then it can't be used."""

    def __init__(self, random: Random) -> None:
        self._entries: dict[Key, Entry] = {}
        self._random, self._trouble = random, random.choice([0.0, 0.0, 0.1])

    def find(self, key: Key) -> Entry | None:
        self._fail()
        return self._entries.get(key)

    def claim(self, key: Key, entry: Entry) -> Entry | None:
        self._fail()
        found = self._entries.get(key)
        self._entries.setdefault(key, entry)
        return found

    def write(self, key: Key, entry: Entry) -> None:
        self._fail()
        self._entries[key] = entry

    def forget(self, key: Key) -> None:
        self._fail()
        found = self._entries.get(key)
        if found is not None and found.execution_id is None:
            del self._entries[key]

    def _fail(self) -> None:
        if self._random.random() < self._trouble:
            raise errors.ConfigurationError("the journal can't be used")


@dataclass
class Submission:
    """One start with its wait.

    Attributes:
        number: told to the service as a variable, which is how its run is known again.
        again: asked once more after a kill; the run may be from before.
        noted: the interruption carries a note; without one, nothing was started.
        deadline: when it must be over, on the virtual clock.
    """

    number: int
    request: RunRequest
    process: int
    again: bool = False
    noted: bool = False
    ending: Ending | None = None
    started: Started | None = None
    outcome: Outcome | None = None
    deadline: float = 0.0
    over_at: float = 0.0
    shown: float = 0.0  # by the service's clock, when it was over


@dataclass
class Process:
    """A client, and what it shares with nobody."""

    session: Session
    watcher: Watcher
    names: Names
    token_requests: int = 0
    killed: bool = False


@dataclass
class Trouble:
    """How likely what is."""

    before: float
    after: float
    hang: float
    late: float
    refused_token: float
    over_limit: float

    @classmethod
    def of(cls, random: Random) -> Trouble:
        scale = random.choice([0.0, 0.02, 0.1, 0.3])
        return cls(*(random.uniform(0, scale) for _ in range(6)))


@dataclass
class Simulation:
    """The schedule of one seed.

    Attributes:
        harsh: with a journal, sleeping machines and kills. They are drawn apart, so that seeds keep their meaning.
        crowded: with a queue in front of the request budget of one process. Drawn apart, too.
    """

    seed: int
    harsh: bool = False
    crowded: bool = False
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._random = random = Random(self.seed)
        self._clock = VirtualClock(random.uniform(0, 1e6))
        self._skew = 1_800_000_000 + random.choice([0.0, random.uniform(-86400, 86400)])
        self._trouble = Trouble.of(random)
        self._late: list[tuple[float, Send]] = []
        self._hung: set[int] = set()
        self._acting_at: float | None = None
        self._calls = calls("v1")
        self._service = Service(
            lambda: self._skew + (self._clock.now if self._acting_at is None else self._acting_at),
            Scenario(
                (Project(PROJECT, "Sales", ("Prod",), tuple(self._pipelines())),),
                token_lifetime=random.choice([20.0, 300.0, 1800.0]),
                budget=random.choice([None, None, 60]),
            ),
            random=random,
        )
        if random.random() < 0.5:
            lag = random.uniform(0, MOST_LAG)
            self._service.fault(Fault("lagging-list", operation="list_pipeline_executions", seconds=lag))
        self._processes = [self._process() for _ in range(PROCESSES)]
        self.submissions = [self._submission(number) for number in range(random.randint(1, 6))]
        if self.crowded:
            self._crowd(Random(self.seed + 0.25))
        self._harsh = Random(self.seed + 0.5)
        self._journal = Memory(self._harsh) if self.harsh else None
        self._sleeps_at = self._clock.now + self._harsh.uniform(0, 120) if self._harsh.random() < 0.5 else None
        self._kills_at = self._clock.now + self._harsh.uniform(0, 120) if self._harsh.random() < 0.5 else None

    # -- what there is

    def _pipelines(self) -> list[Pipeline]:
        random = self._random
        found = [
            Pipeline(
                f"Load {number}",
                ("One", "Two"),
                duration=random.choice([90.0, 400.0, 1500.0]),
                outcome=random.choice(["SUCCESS", "SUCCESS", "FAILED", "SKIPPED"]),
                echo=("number",),
            )
            for number in range(PROCESSES)
        ]
        return [*found, Pipeline("Once", duration=3_000, echo=("number",))]

    def _process(self) -> Process:
        credentials = ClientCredentials("sandbox", Secret("sandbox-secret"))
        rate = self._random.choice([Rate(1000), Rate(60, 5)])
        settings = Settings(f"{HOST}/dpc", f"{HOST}/oauth/dpc/token", credentials, rate=rate)
        account = Accounts().of(settings, self._clock)
        session = Session(settings, clock=self._clock, random=self._random, retry=RetryPolicy(), account=account)
        watcher = Watcher(
            self._calls,
            clock=self._clock,
            random=self._random,
            budget=account.budget,
            longest=self._random.choice([1.0, 10.0, 60.0]),
        )
        return Process(session, watcher, Names(self._calls, self._clock))

    def _submission(self, number: int) -> Submission:
        random = self._random
        process = random.randrange(PROCESSES)
        kind = random.choice(["own", "own", "none", "caller", "caller", "once"])
        request = RunRequest(
            # Two processes that start one pipeline at one time can take each other's runs; only a key prevents that.
            "Once" if kind == "once" else f"Load {process}",
            PROJECT,
            "Prod",
            variables={"number": number},
            tag=False if kind == "none" else f"tag {process}" if kind == "caller" else None,
            once="key" if kind == "once" else None,
            on_conflict=random.choice(["fail", "wait", "adopt", "cancel", "skip"]) if kind == "caller" else "fail",
            adopt=random.random() < 0.9,
        )
        return Submission(number, request, process)

    def _crowd(self, random: Random) -> None:
        """Gives one process far more to start than its budget lets through at once."""
        self._processes[0].session.account.budget.restrict(Rate(60, 5))
        for number in range(len(self.submissions), random.randint(20, 60)):
            request = RunRequest(
                "Load 0",
                PROJECT,
                "Prod",
                variables={"number": number},
                tag=False if random.random() < 0.2 else None,
                adopt=random.random() < 0.9,
            )
            self.submissions.append(Submission(number, request, 0))

    # -- what happens

    def run(self) -> None:
        """Raises:
        Broken: something did not hold; the message begins with the seed.
        """
        try:
            driver = VirtualDriver(self._clock, self._send, latency=self._latency)
            results = driver.run_all([self._flow(submission) for submission in self.submissions])
            for result in results:
                if isinstance(result, BaseException):
                    raise result
            self._check()
        except Exception as error:
            raise Broken(f"seed {self.seed}: {type(error).__name__}: {error}") from error

    def _flow(self, submission: Submission) -> Flow[None]:
        """A caller: comes at some moment, starts, waits, and may give up at any."""
        random = self._random
        yield from Sleep(random.uniform(0, 30))
        gives_up = self._clock.now + random.uniform(0, 400) if random.random() < 0.2 else None
        process = self._processes[submission.process]
        yield from self._watched(self._life(submission), submission, gives_up)
        if process.killed and submission.request.once:
            again = Submission(submission.number, submission.request, submission.process, again=True)
            self.submissions.append(again)
            yield from Sleep(self._harsh.uniform(0, 60))
            yield from self._watched(self._life(again), again, None)

    def _life(self, submission: Submission) -> Flow[None]:
        process, random = self._processes[submission.process], self._random
        limit = random.choice([20.0, 120.0, 300.0, 1000.0])
        deadline = Deadline(self._clock, limit)
        submission.deadline = self._clock.now + limit
        try:
            submission.started = yield from process.session.perform(self._start(submission), deadline)
        except errors.SubmissionUnknown as unknown:
            submission.ending = "unknown"
            self.seen[f"unknown, {min(len(unknown.candidates), 2)} candidates"] += 1
        except errors.TagBusy:
            submission.ending = "busy"
        except (errors.RequestFailed, errors.NameNotFound, errors.ConfigurationError):
            submission.ending = "refused"
        submission.over_at = self._clock.now
        if submission.started is None:
            submission.ending = submission.ending or "skipped"
            return
        submission.ending = "adopted" if submission.started.adopted else "started"
        yield from self._wait(submission, process)

    def _start(self, submission: Submission) -> Task[Started | None]:
        process = self._processes[submission.process]
        prepared = yield from prepare(process.names, submission.request, self._random)
        session = process.session
        means = Means(
            self._calls, self._clock, self._random, session.server_time, session.account.claims, HOST, self._journal
        )
        return (yield from Start(means, prepared).run())

    def _wait(self, submission: Submission, process: Process) -> Flow[None]:
        assert submission.started is not None
        limit = self._random.choice([30.0, 500.0, 5000.0])
        deadline = Deadline(self._clock, limit)
        submission.deadline = self._clock.now + limit
        identity = submission.started.identity
        began = None if submission.started.adopted else self._clock.now
        watch = process.watcher.watch(deadline)
        watch.add(identity, began)
        try:
            submission.outcome = yield from process.session.perform(wait(watch), deadline)
        except errors.WaitTimeout:
            self.seen["timed out"] += 1
            if self._random.random() < 0.5 and not submission.request.once:
                submission.deadline += STOP_LIMIT
                bound = Deadline(self._clock, STOP_LIMIT)
                task = stop(self._calls, identity, process.watcher.watch(bound))
                yield from process.session.perform(task, bound)
        except errors.RequestFailed as error:
            self.seen[f"could not wait: {type(error).__name__}"] += 1
        submission.over_at, submission.shown = self._clock.now, self._skew + self._clock.now

    def _watched(self, flow: Flow[None], submission: Submission, gives_up: float | None) -> Flow[None]:
        """Passes a flow's effects on, looks at each, and interrupts it at a moment."""
        process = self._processes[submission.process]
        answer: object = None
        error: BaseException | None = None
        for _ in range(STEPS):
            try:
                effect: Effect = flow.send(answer) if error is None else flow.throw(error)
            except StopIteration:
                return
            except KeyboardInterrupt as interruption:
                submission.noted = hasattr(interruption, "__notes__")
                submission.ending, submission.over_at = submission.ending or "interrupted", self._clock.now
                submission.deadline = self._clock.now
                self.seen["interrupted"] += 1
                return
            answer, error = None, None
            check_bounded(effect)
            for_token = isinstance(effect, Send) and effect.url.endswith("/token")
            process.token_requests += for_token
            if process.token_requests > 1:
                raise Broken("two requests for a token at once")
            if gives_up is not None and isinstance(effect, Sleep):
                effect = Sleep(max(0.0, min(effect.seconds, gives_up - self._clock.now)))
            try:
                answer = yield effect
            except Exception as caught:  # noqa: BLE001 - it is the flow's
                error = caught
            process.token_requests -= for_token
            if self.harsh:
                self._be_harsh(submission.process)
                if process.killed:  # nothing is put in order, and what it has begun is begun
                    submission.ending, submission.over_at = submission.ending or "killed", 0.0
                    self.seen["killed"] += 1
                    return
            if gives_up is not None and self._clock.now >= gives_up:
                answer, error, gives_up = None, KeyboardInterrupt(), None
        raise Broken("it does not end")

    def _be_harsh(self, number: int) -> None:
        """Lets the machine sleep, while the service goes on; kills a process, and puts another one in its place."""
        if self._sleeps_at is not None and self._clock.now >= self._sleeps_at:
            self._sleeps_at = None
            self._skew += self._harsh.uniform(10, ASLEEP)
            self.seen["slept"] += 1
        if self._kills_at is not None and self._clock.now >= self._kills_at:
            self._kills_at = None
            self._processes[number].killed = True
            self._processes[number] = self._process()

    # -- the network and the service

    def _latency(self, send: Send) -> float:
        random = self._random
        if random.random() < self._trouble.hang:
            self._hung.add(id(send))
            return send.timeout
        return min(random.uniform(0.01, 0.5), send.timeout)

    def _send(self, send: Send) -> Answer:
        random, trouble = self._random, self._trouble
        self._deliver()
        if id(send) in self._hung:
            self._hung.discard(id(send))
            if random.random() < trouble.late * 2:
                self.seen["acted on late"] += 1
                self._late.append((self._clock.now + random.uniform(0, LATE), send))
            elif random.random() < 0.5:
                self._act(send)
            raise TransportError("nothing came in time", sent=True)
        if random.random() < trouble.before:
            return self._fail(send, acted=False)
        if random.random() < trouble.refused_token and send.token is not None:
            self._service.revoke_tokens()
        if random.random() < trouble.over_limit:
            self.seen["429"] += 1
            header = {"retry-after": random.choice(["0", "1", "5", "40"])} if random.random() < 0.8 else {}
            return Answer(429, header, b"")
        answer = self._act(send)
        if random.random() < trouble.after:
            return self._fail(send, acted=True)
        return answer

    def _fail(self, send: Send, *, acted: bool) -> Answer:
        self.seen[f"failed {'after' if acted else 'before'}"] += 1
        kind = self._random.choice(["cut", "cut", "not sent", "500", "502", "504", "520", "empty"])
        if kind == "not sent" and not acted:
            raise TransportError("no connection", sent=False)
        if kind in ("cut", "not sent"):
            raise TransportError("cut", sent=True)
        if kind == "empty":
            return Answer(201, {}, b"") if acted else Answer(502, {}, b"")
        return Answer(int(kind), {}, b"<html></html>")

    def _deliver(self) -> None:
        """Lets the service act on what was given up long ago, each at its time."""
        for moment, send in sorted((one for one in self._late if one[0] <= self._clock.now), key=lambda one: one[0]):
            self._late.remove((moment, send))
            self._acting_at = moment
            try:
                self._act(send)
            finally:
                self._acting_at = None

    def _act(self, send: Send) -> Answer:
        return served(self._service, send)

    # -- what must hold

    def _check(self) -> None:
        for _, send in sorted(self._late, key=lambda one: one[0]):
            self._act(send)
        runs: dict[int, list[str]] = {submission.number: [] for submission in self.submissions}
        keyed = 0
        for run in self._service.starts():
            runs[int(run.request["scalarVariables"]["number"])].append(run.id)
            keyed += run.pipeline == "Once"
        if keyed > 1:
            raise Broken(f"{keyed} runs of one key")
        for submission in self.submissions:
            self._check_one(submission, runs[submission.number])

    def _check_one(self, submission: Submission, runs: list[str]) -> None:
        self.seen[str(submission.ending)] += 1
        what = f"submission {submission.number} ({submission.ending})"
        if len(runs) > 1:
            raise Broken(f"{what} was started {len(runs)} times")
        if submission.ending in ("busy", "refused", "skipped") and runs and not submission.again:
            raise Broken(f"{what} was started and says that it was not")
        if submission.ending == "interrupted" and not submission.noted and runs:
            raise Broken(f"{what} was started and says nothing of it")
        if submission.over_at > submission.deadline + 0.01:
            raise Broken(f"{what} went on for {submission.over_at - submission.deadline:.2f} s after its deadline")
        started = submission.started
        if started is None:
            return
        taken = submission.request.once or (started.adopted and submission.request.on_conflict == "adopt")
        if not taken and runs != [started.identity.execution_id]:
            raise Broken(f"{what} has another run than its own")
        outcome = submission.outcome
        if outcome is not None:
            [run] = [one for one in self._service.starts() if one.id == started.identity.execution_id]
            truth = run.status(submission.shown)
            if outcome.status != truth or bool(outcome) != (truth == "SUCCESS"):
                raise Broken(f"{what} was told {outcome.status}, and it is {truth}")
            self.seen[f"verdict {outcome.status}"] += 1
