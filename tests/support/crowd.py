"""Whole schedules of waits that share one watcher, each from one seed, on a clock that jumps.

Callers come and go: single waits, many at once, those who want every look; with and without deadlines; some are
interrupted, some dropped, and some stop where they stand and never go on. Lists lag, are refused, repeat themselves,
leave out what is there or show what nobody asked for; requests fail and hang. What must hold all the same is checked.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from random import Random
from typing import Literal
from urllib.parse import urlsplit

from maia_client import Outcome, errors
from maia_client._core import Core, Events, Surroundings, Together
from maia_client._effects import Answer, Effect, Flow, Join, Send, Sleep, TransportError
from maia_client._outcome import Identity
from maia_client._settings import Given
from maia_client._virtual import VirtualClock, VirtualDriver
from maia_client._watcher import LAST_LOOK, NOT_LISTED_YET, UNHEARD

from .invariants import Broken, check_bounded

STEPS = 60_000
FOR_EVER = 40_000.0
"""Seconds of virtual time after which a caller without a deadline is left waiting for ever."""
LONG = 400.0
"""The longest runs, in pauses between two looks."""
PROJECTS, ENVIRONMENTS, PIPELINES = ("sales", "stock"), ("Prod", "Test"), ("Load", "Load more", "Report")

LISTS = (
    *("good", "good", "good", "lagging", "refused", "down", "hanging", "repeating", "skipping", "unfiltered"),
    *("without ids", "without status", "without times", "late"),
)
"""What lists may be like: `late` ones show for a while that an ended execution goes on."""
Kind = Literal["wait", "listener", "together", "events"]
Leaving = Literal["stays", "interrupted", "dropped", "stops"]


@dataclass(eq=False)
class Run:
    """An execution as the service knows it.

    Attributes:
        strange: a status that nobody has seen, shown instead of RUNNING.
        known_from: until then its own record answers 404.
        refused: whether its own record answers 403.
    """

    id: str
    project: str
    environment: str
    pipeline: str
    began: float
    ends: float
    end: str
    cancelling_from: float = inf
    strange: str | None = None
    known_from: float = -inf
    refused: bool = False

    def status(self, now: float) -> str:
        if now >= self.ends:
            return self.end
        return "CANCELLING" if now >= self.cancelling_from else self.strange or "RUNNING"

    def record(self, now: float) -> dict[str, object]:
        record: dict[str, object] = {
            "pipelineExecutionId": self.id,
            "projectId": self.project,
            "environmentName": self.environment,
            "pipelineName": self.pipeline,
            "status": self.status(now),
            "startedAt": _moment(self.began),
            "trigger": "API",
        }
        return record | ({"finishedAt": _moment(self.ends)} if now >= self.ends else {})


@dataclass(eq=False)
class Caller:
    """Somebody who waits.

    Attributes:
        gives_up: how, and when; for ever means not at all.
        told: which runs were said to have ended, when.
        gone_at: when it stopped waiting.
    """

    number: int
    kind: Kind
    runs: list[Run]
    ours: bool
    comes: float
    timeout: float | None
    leaves: Leaving
    leaves_at: float
    told: list[tuple[int, str, float]] = field(default_factory=list)
    error: BaseException | None = None
    gone_at: float | None = None
    looks: int = 0


@dataclass
class Crowd:
    """The schedule of one seed.

    Attributes:
        alone: every look by its own record, for comparison.
    """

    seed: int
    alone: bool = False
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        random = Random(self.seed)
        self._clock = VirtualClock(1_800_000_000.0)
        self._start = self._clock.now
        self._noise = Random(self.seed + 0.5)  # what happens on the way; apart, so that the schedule stays the same
        self.trouble = random.choice([0.0, 0.0, 0.05, 0.3])
        self.lists = random.choice(LISTS)
        self._lag = random.uniform(1, 30)
        self.calm_at = self._start + (random.choice([60.0, 600.0]) if self.trouble else 0.0)
        self.rate = random.choice([60, 300, 1000, 1000, 100_000])
        self.longest = random.choice([1.0, 10.0, 10.0, 60.0])
        self.runs = [self._run(random, number) for number in range(random.choice([1, 3, 10, 40]))]
        others = random.choice([0, 0, 0, 30, 250, 250, 2000]) if self.longest > 1 else 0
        self._others = [self._other(random, number) for number in range(others)]
        everything = sorted([*self.runs, *self._others], key=lambda run: run.began, reverse=True)
        self._by_project = {name: [one for one in everything if one.project == name] for name in PROJECTS}
        self._known = {run.id: run for run in self.runs}
        self.callers = [self._caller(random, number) for number in range(random.choice([1, 2, 6, 20]))]
        self._gather(random, random.sample(self.callers, len(self.callers) // 2))
        self._kept: list[Flow[object]] = []  # of those who stop where they stand
        self._taken: list[float] = []  # when the service took requests
        self._slowest = self.rate / 60  # what the budget ever came to
        self.requests: Counter[str] = Counter()
        self.since: Counter[str] = Counter()
        given = Given(
            {
                "base_url": "https://maia.test/dpc",
                "token_url": "https://maia.test/token",
                "client_id": "id",
                "client_secret": "secret",
                "rate": f"{self.rate}/min",
                "poll_interval": self.longest,
            },
            {},
        )
        surroundings = Surroundings(clock=self._clock, random=Random(self.seed + 0.25))
        self._core = Core(given, api_version="v1", timeout=120, surroundings=surroundings)
        if self.alone:
            self._core.watcher._survey._pages = lambda *_: inf  # type: ignore[method-assign]

    # -- what there is

    def _run(self, random: Random, number: int) -> Run:
        began = self._start + random.choice([0.0, random.uniform(-7200, 600)])
        duration = random.choice([0.0, *(random.uniform(0, most) for most in (60, 300, 900, LONG * self.longest))])
        run = Run(
            f"0199a1b2-0000-7000-8000-{number:012}",
            random.choice(PROJECTS),
            random.choice(ENVIRONMENTS),
            random.choice(PIPELINES),
            began,
            began + duration,
            random.choice(["SUCCESS", "SUCCESS", "FAILED", "CANCELLED", "SKIPPED"]),
        )
        if random.random() < 0.2:
            run.cancelling_from = run.ends - random.uniform(0, duration)
        if random.random() < 0.1:
            run.strange = "HIBERNATING"
        run.refused = random.random() < 0.03
        if random.random() < 0.2:
            run.known_from = began + random.uniform(0, NOT_LISTED_YET - 2)
        return run

    def _other(self, random: Random, number: int) -> Run:
        began = self._start + random.uniform(-9000, 600)
        ends = began + random.choice([60.0, 3600.0, 20_000.0])
        place = random.choice(PROJECTS), random.choice(ENVIRONMENTS), random.choice([*PIPELINES, "Else"])
        return Run(f"other-{number}", *place, began, ends, "SUCCESS")

    def _caller(self, random: Random, number: int) -> Caller:
        kind: Kind = random.choice(["wait", "wait", "listener", "together", "together", "events"])
        count = random.randint(1, 2 * len(self.runs)) if kind == "together" else 1
        runs = random.choices(self.runs, k=count)
        ours = random.random() < 0.5
        comes = max(run.began for run in runs) if ours else max(run.known_from for run in runs)
        comes = max(comes, self._start + random.choice([0.0, random.uniform(0, 900)]))
        stays: list[Leaving] = ["stays"] * 7
        leaves = random.choice([*stays, "interrupted", "dropped", "stops"])
        timeout = random.choice([None, None, 0.5, 3.0, random.uniform(1, 100), random.uniform(1, 5000)])
        if ours:
            comes = max(comes, *(run.known_from - NOT_LISTED_YET + 2 for run in runs))
        return Caller(number, kind, runs, ours, comes, timeout, leaves, comes + random.uniform(0, 600))

    def _gather(self, random: Random, callers: list[Caller]) -> None:
        """Lets some come at nearly the same time, for nearly the same time."""
        comes = max((max(one.comes, *(run.known_from for run in one.runs)) for one in callers), default=0.0)
        timeout = random.uniform(50, 500)
        for caller in callers:
            later = random.uniform(0, 0.02)
            caller.comes, caller.timeout, caller.ours = comes + later, timeout, False
            caller.leaves_at = caller.comes + random.uniform(0, 600)

    # -- what happens

    def run(self) -> None:
        """Raises:
        Broken: something did not hold; the message begins with the seed.
        """
        try:
            driver = VirtualDriver(self._clock, self._answer, latency=self._latency)
            for result in driver.run_all([self._flow(caller) for caller in self.callers]):
                if isinstance(result, BaseException):
                    raise result
            self._check()
        except Exception as error:
            raise Broken(f"seed {self.seed} ({self._in_words()}): {type(error).__name__}: {error}") from error

    def _in_words(self) -> str:
        return f"{self.rate}/min, lists {self.lists}, trouble {self.trouble}, interval {self.longest}"

    def _flow(self, caller: Caller) -> Flow[None]:
        yield from Sleep(caller.comes - self._clock.now)
        yield from self._driven(self._life(caller), caller)
        caller.gone_at = self._clock.now

    def _life(self, caller: Caller) -> Flow[None]:
        core, began = self._core, self._clock.now if caller.ours else None
        identities = [Identity(run.id, run.project) for run in caller.runs]
        if caller.ours:
            identities = [Identity(run.id, run.project, run.pipeline, run.environment) for run in caller.runs]
        try:
            if caller.kind == "together":
                together = Together(core, [(identity, began) for identity in identities], caller.timeout)
                while ended := (yield from together.next()):
                    for place, outcome in ended:
                        caller.told.append((place, outcome.status, self._clock.now))
            elif caller.kind == "events":
                events = Events(core, identities[0], caller.timeout, began)
                while not events.ended:
                    for change in (yield from events.next()):
                        if isinstance(change, Outcome) and change.ended:
                            caller.told.append((0, change.status, self._clock.now))
            else:
                outcome = yield from core.wait(
                    identities[0],
                    caller.timeout,
                    started_at=began,
                    check=False,
                    listener=(lambda _: None) if caller.kind == "listener" else None,
                    watch_steps=False,
                    on_give_up="leave",
                )
                caller.told.append((0, outcome.status, self._clock.now))
        except errors.MaiaError as error:
            caller.error = error

    def _driven(self, flow: Flow[None], caller: Caller) -> Flow[None]:
        """Passes a flow's effects on, looks at each, and lets the caller leave."""
        answer: object = None
        error: BaseException | None = None
        leaves = caller.leaves_at if caller.leaves != "stays" else inf
        for _ in range(STEPS):
            try:
                effect: Effect = flow.send(answer) if error is None else flow.throw(error)
            except (StopIteration, KeyboardInterrupt):
                return
            check_bounded(effect)
            answer, error = None, None
            stays = caller.leaves == "stops" and _in_line(effect)
            try:
                answer = yield effect if stays else _until(effect, leaves - self._clock.now)
            except Exception as caught:  # noqa: BLE001 - it is the flow's
                error = caught
            if self._clock.now >= leaves and not stays:
                self.seen[caller.leaves] += 1
                if caller.leaves == "interrupted":
                    leaves = inf
                    answer, error = None, KeyboardInterrupt()
                    continue
                if caller.leaves == "stops":
                    self._kept.append(flow)
                return
            if self._clock.now > self._start + FOR_EVER:
                raise Broken(f"caller {caller.number} waits for ever")
        raise Broken(f"caller {caller.number} makes too many steps")

    # -- the network and the service

    def _latency(self, send: Send) -> float:
        noise, listed = self._noise, _is_list(send)
        hangs = noise.random() < self._trouble() / 3 or (listed and self.lists == "hanging")
        return send.timeout if hangs else min(noise.uniform(0.01, 0.5), send.timeout)

    def _trouble(self) -> float:
        return self.trouble if self._clock.now < self.calm_at else 0.0

    def _answer(self, send: Send) -> Answer:
        parts = urlsplit(send.url)
        if parts.path.endswith("/token"):
            return _json({"access_token": "token", "expires_in": 1800, "token_type": "Bearer"})
        now = self._clock.now
        self._count(now)
        listed = _is_list(send)
        self.requests["lists" if listed else "records"] += 1
        if listed and self.lists == "hanging":
            raise TransportError("nothing came in time", sent=True)
        if self._noise.random() < self._trouble():
            return self._fail()
        if listed:
            return self._list(send.options.get("params", {}), now)
        if parts.path.endswith("/steps"):
            return _json({"results": [], "page": 0, "size": 25, "total": 0})
        run = self._known[parts.path.rpartition("/")[2]]
        self._wanted(run)
        if run.refused:
            return Answer(403, {}, b"no")
        return Answer(404, {}, b"") if now < run.known_from else _json(run.record(now))

    def _count(self, now: float) -> None:
        """Keeps the service's own limit, which is the budget."""
        self._taken = [moment for moment in self._taken[-self.rate :] if moment > now - 60]
        self._taken.append(now)
        self._slowest = min(self._slowest, self._core.account.budget.per_second)
        if len(self._taken) > self.rate:
            raise Broken("a 429 of our own making")

    def _wanted(self, run: Run) -> None:
        """Nobody asks for what only those wait for who have left."""
        now = self._clock.now
        self.since[run.id] += 1
        for caller in self.callers:
            if run in caller.runs and caller.comes <= now and (caller.gone_at is None or caller.leaves == "stops"):
                self.since[run.id] = 0
        if self.since[run.id] > RETRIES:
            raise Broken(f"{run.id} is asked for, and nobody waits for it")

    def _fail(self) -> Answer:
        kind = self._noise.choice(["cut", "not sent", "500", "502", "504", "429", "empty", "html", "list"])
        self.seen["failed"] += 1
        match kind:
            case "cut" | "not sent":
                raise TransportError(kind, sent=kind == "cut")
            case "429":
                return Answer(429, self._noise.choice([{}, {"retry-after": "1"}, {"retry-after": "20"}]), b"")
            case "empty" | "html" | "list":
                return Answer(200, {}, {"empty": b"", "html": b"<html></html>", "list": b"[]"}[kind])
            case _:
                return Answer(int(kind), {}, b"<html></html>")

    def _list(self, params: dict[str, object], now: float) -> Answer:
        noise = self._noise
        if self.lists == "refused":
            return Answer(noise.choice([400, 403, 404]), {}, b"")
        if self.lists == "down":
            return Answer(noise.choice([500, 502, 503]), {}, b"<html></html>")
        seen_at = now - (self._lag if self.lists == "late" else 0.0)  # an ended one goes on here for a while
        after, before = (_seconds(params.get(name)) for name in ("startedAfter", "startedBefore"))
        found = [
            run
            for run in self._by_project[str(params["projectId"])]
            if run.began <= now - (self._lag if self.lists == "lagging" else 0.0)
            and params.get("environmentName") in (None, run.environment)
            and str(params.get("pipelineName", "")).lower() in run.pipeline.lower()
            and (self.lists == "unfiltered" or params.get("status") in (None, run.status(seen_at)))
            and (after is None or run.began >= after)
            and (before is None or run.began <= before)
        ]
        first = int(str(params.get("paginationToken", 0)))
        limit = min(100, int(str(params.get("limit", 25))))
        self.requests["pages"] += 1
        records = [run.record(seen_at) for run in found[first : first + limit]]
        for record in records:
            missing = {"without ids": "pipelineExecutionId", "without status": "status", "without times": "startedAt"}
            if self.lists in missing and noise.random() < 0.5:
                record[missing[self.lists]] = None
        page: dict[str, object] = {"results": records}
        if first + limit < len(found):
            skipped = noise.randint(0, 3) if self.lists == "skipping" else 0
            page["more"] = str(first if self.lists == "repeating" and first else first + limit + skipped)
        return _json(page)

    # -- what must hold

    def _check(self) -> None:
        for caller in self.callers:
            what = f"caller {caller.number} ({caller.kind}, timeout {caller.timeout}, {caller.leaves})"
            self._check_told(caller, what)
            self._check_time(caller, what)
            left = caller.leaves != "stays" and self.gone(caller) >= caller.leaves_at
            if not left:
                self._check_complete(caller, what)

    def gone(self, caller: Caller) -> float:
        assert caller.gone_at is not None
        return caller.gone_at

    def _check_told(self, caller: Caller, what: str) -> None:
        places = [place for place, _, _ in caller.told]
        if len(set(places)) != len(places):
            raise Broken(f"{what} was told twice")
        for place, status, moment in caller.told:
            run = caller.runs[place]
            self.seen[status] += 1
            if status != run.end or moment < run.ends:
                raise Broken(f"{what} was told {status} of {run}")
            bound = self._bound(caller, run)
            if moment > bound:
                late = moment - max(run.ends, caller.comes, self.calm_at)
                raise Broken(
                    f"{what} was told {late:.0f} s late of {run}, and {bound - moment + late:.0f} is the bound"
                )

    def _bound(self, caller: Caller, run: Run) -> float:
        """When the end of a run must be known, if the caller has not gone before."""
        need = len(self.runs) * 2 + len(self._others) / 50 + 20
        bound = max(run.ends, run.known_from, caller.comes, self.calm_at) + 2 * self.longest + 5
        bound += need / (0.75 * self._slowest) * (4 if self.trouble else 1.5)
        if self.trouble:
            bound += 120  # an attempt that hangs, pauses between attempts, a Retry-After
        if self.lists in ("hanging", "down"):
            bound += 600  # two projects, two statuses, and two attempts for each
        bound += 2 * UNHEARD * sum(one.leaves == "stops" for one in self.callers)
        return bound

    def _check_time(self, caller: Caller, what: str) -> None:
        if caller.timeout is not None and self.gone(caller) > caller.comes + caller.timeout + 0.01:
            raise Broken(f"{what} went on for {self.gone(caller) - caller.comes - caller.timeout:.2f} s too long")

    def _check_complete(self, caller: Caller, what: str) -> None:
        told = {place for place, _, _ in caller.told}
        missing = [run for place, run in enumerate(caller.runs) if place not in told]
        error = caller.error
        if not missing:
            if error is not None:
                raise Broken(f"{what} was told all, and {error!r}")
            return
        if error is None:
            raise Broken(f"{what} was not told of {missing}")
        found = error.errors if isinstance(error, errors.NotAllEnded) else [error]
        if len(found) != len(missing):
            raise Broken(f"{what} misses {len(missing)}, and has {len(found)} errors")
        for run, one in zip(missing, found, strict=True):
            self.seen[type(one).__name__] += 1
            if isinstance(one, errors.Forbidden) and run.refused:
                continue
            unseen = isinstance(one, (errors.ConnectionFailed, errors.DeadlineExceeded)) and not caller.ours
            if unseen and self._is_troubled:
                continue  # nobody has answered there yet
            if not isinstance(one, errors.WaitTimeout) or caller.timeout is None:
                raise Broken(f"{what} has {one!r} for {run}")
            in_time = caller.comes + caller.timeout - LAST_LOOK
            if run.ends < in_time and caller.timeout >= 50 and len(caller.runs) <= 3 and self._calm_and_ample:
                raise Broken(f"{what} had time to see {run}, and has {one!r}")

    @property
    def _is_troubled(self) -> bool:
        return bool(self.trouble) or self.lists in ("hanging", "down") or self.rate < 1000

    @property
    def _calm_and_ample(self) -> bool:
        return not self.trouble and self.rate > 50_000 and self.lists not in ("hanging", "down")


RETRIES = 8
"""Requests for an execution after the last of those who waited has left: the look that was under way."""


def _until(effect: Effect, seconds: float) -> Effect:
    """An effect, or what is left of it where the caller leaves in the middle; an answer is then never seen."""
    match effect:
        case Send(timeout=timeout) if seconds < min(0.5, timeout):
            return Sleep(max(0.0, seconds))
        case Sleep(length, until) if seconds < length:
            return Sleep(max(0.0, seconds), until)
        case Join(future, timeout) if seconds < timeout:
            return Join(future, max(0.0, seconds))
        case _:
            return effect


def _in_line(effect: Effect) -> bool:
    """Whether it may be for a turn in the request budget, which others would wait behind for ever."""
    return isinstance(effect, Sleep) and effect.until is None


def _is_list(send: Send) -> bool:
    return urlsplit(send.url).path.endswith("/v1/pipeline-executions")


def _json(body: object) -> Answer:
    return Answer(200, {}, json.dumps(body).encode())


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _seconds(value: object) -> float | None:
    return None if value is None else datetime.fromisoformat(str(value)).timestamp()
