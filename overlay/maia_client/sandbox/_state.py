"""What the sandbox knows: records by kind, and its runs. Bounded, and written through to a journal if there is one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ._execution import Execution
from ._journal import Journal, Key
from ._messages import Json
from ._world import Pipeline, Project

MOST_ENDED = 50_000
"""How many runs are kept; beyond that the oldest that have ended are forgotten."""
MOST_EVENTS = 10_000
MOST_DELETED = 10_000
TIME_AHEAD = 1.0
FIRST_VERSION = "1.0.0"
FIRST_PUBLISHED = "2026-01-01T00:00:00Z"


class Table:
    """Records of one kind, in order of creation.

    Args:
        most: the oldest go when there are more.
    """

    def __init__(self, kind: str, journal: Journal | None, most: int | None = None) -> None:
        self._kind = kind
        self._journal = journal
        self._most = most
        self._records: dict[Key, Json] = dict(journal.load(kind)) if journal else {}

    def get(self, *key: str) -> Json | None:
        return self._records.get(key)

    def below(self, *prefix: str) -> list[Json]:
        """The records whose key begins so."""
        return [record for key, record in self._records.items() if key[: len(prefix)] == prefix]

    def put(self, record: Json, *key: str) -> None:
        """Adds a record, or takes one's place."""
        self._records[key] = record
        if self._journal:
            self._journal.put(self._kind, key, record)
        if self._most is not None and len(self._records) > self._most:
            self._drop(next(iter(self._records)))

    def remove(self, *prefix: str) -> None:
        """Removes every record whose key begins so."""
        for key in [key for key in self._records if key[: len(prefix)] == prefix]:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        del self._records[key]
        if self._journal:
            self._journal.remove(self._kind, key)


class State:
    """Everything that outlives a request.

    Args:
        world: there from the start, with its first artifact; what a journal has of it already stays as it is there.
    """

    def __init__(self, world: Sequence[Project], journal: Journal | None = None) -> None:
        self._journal = journal
        self.projects = Table("project", journal)
        self.environments = Table("environment", journal)
        self.artifacts = Table("artifact", journal)
        self.schedules = Table("schedule", journal)
        self.agents = Table("agent", journal)
        self.allowlists = Table("allowlist", journal)
        self.agent_credentials = Table("agent credentials", journal)
        self.variables = Table("variable", journal)
        self.overrides = Table("override", journal)
        self.events = Table("event", journal, MOST_EVENTS)
        self.deleted = Table("deleted", journal, MOST_DELETED)
        self._time = Table("time", journal)
        self._behaviours: dict[tuple[str, str], Pipeline] = {}
        self._executions: dict[int, Execution] = {}
        self._by_id: dict[str, Execution] = {}
        self._by_tag: dict[tuple[str, str, str], Execution] = {}
        self._unended: list[Execution] = []  # by number; and some that have ended since somebody asked
        self._runs: Counter[tuple[str, str]] = Counter()
        self._last = 0
        for _, value in journal.load("execution") if journal else ():
            self._remember(Execution.from_json(value))
        for project in world:
            self._seed(project)
        self.commit()

    def _seed(self, project: Project) -> None:
        for pipeline in project.pipelines:
            self._behaviours[project.id, pipeline.name] = pipeline
        if self.projects.get(project.id) is None:
            self.projects.put({"id": project.id, "name": project.name}, project.id)
        for environment in project.environments:
            if self.environments.get(project.id, environment) is None:
                self.environments.put({"name": environment}, project.id, environment)
            first = {
                "versionName": FIRST_VERSION,
                "enabled": True,
                "createdAt": FIRST_PUBLISHED,
                "deployedAt": FIRST_PUBLISHED,
                "assets": [pipeline.name for pipeline in project.pipelines],
            }
            known = self.artifacts.get(project.id, environment, FIRST_VERSION)
            if known is None or known["createdAt"] == FIRST_PUBLISHED:
                self.artifacts.put(first, project.id, environment, FIRST_VERSION)

    def commit(self) -> None:
        """Makes every change so far last."""
        if self._journal:
            self._journal.commit()

    def close(self) -> None:
        if self._journal:
            self._journal.close()

    def keep_time(self, now: float) -> None:
        """Writes down, once in a while, a time that has not come yet: what has been told must never be untold."""
        if self._journal and now >= self.time_kept:
            self._time.put({"until": now + TIME_AHEAD}, "now")

    @property
    def time_kept(self) -> float:
        """Nothing has been told about any time after this one, in seconds since the epoch; 0 if nothing is known."""
        return float((self._time.get("now") or {"until": 0.0})["until"])

    def behaviour(self, project_id: str, name: str) -> Pipeline:
        """How the runs of a pipeline go; one that was only ever published here runs and succeeds."""
        return self._behaviours.get((project_id, name)) or Pipeline(name)

    def runs_of(self, project_id: str, pipeline: str) -> int:
        """How many runs of a pipeline have been started."""
        return self._runs[project_id, pipeline]

    @property
    def started(self) -> list[Execution]:
        """The runs that somebody started, oldest first; those that their steps started are not among them."""
        return [run for run in self._executions.values() if run.parent is None]

    def newest_first(self, below: int | None = None) -> Iterator[Execution]:
        """All runs from the newest to the oldest, or from the one below a number."""
        oldest = next(iter(self._executions), 1)
        for number in range(self._last if below is None else min(below - 1, self._last), oldest - 1, -1):
            execution = self._executions.get(number)
            if execution is not None:
                yield execution

    def going_on(self, now: float, below: int | None = None) -> Iterator[Execution]:
        """The same for those that have not ended."""
        if below is None:  # and not for every page: there may be a thousand of them
            self._tidy(now)
        end = len(self._unended) if below is None else bisect_left(self._unended, below, key=lambda run: run.number)
        return (run for run in map(self._unended.__getitem__, range(end - 1, -1, -1)) if not run.ended(now))

    def _tidy(self, now: float) -> None:
        self._unended = [run for run in self._unended if not run.ended(now)]

    def execution(self, execution_id: str) -> Execution | None:
        """A run or the child of one."""
        return self._by_id.get(execution_id)

    def tagged(self, project_id: str, environment: str, tag: str) -> Execution | None:
        """The run that was last started with a tag in an environment."""
        return self._by_tag.get((project_id, environment, tag))

    def next_number(self) -> int:
        return self._last + 1

    def start(self, execution: Execution, now: float) -> None:
        """Takes up a run that has just been started."""
        self._remember(execution)
        self.save(execution)
        if len(self._executions) > MOST_ENDED + MOST_ENDED // 10:
            self._forget(now)

    def save(self, execution: Execution) -> None:
        """Writes down a run that has changed."""
        if self._journal:
            self._journal.put("execution", (execution.id,), execution.to_json())

    def _remember(self, execution: Execution) -> None:
        self._runs[execution.project_id, execution.pipeline] += 1
        if execution.tag is not None:
            self._by_tag[execution.project_id, execution.environment, execution.tag] = execution
        for number, one in enumerate((execution, *execution.descendants()), start=execution.number):
            one.number = number
            self._executions[number] = self._by_id[one.id] = one
            self._unended.append(one)
            self._last = number

    def _forget(self, now: float) -> None:
        self._tidy(now)
        for execution in self.started:
            if len(self._executions) <= MOST_ENDED:
                return
            if not execution.ended(now):
                continue
            for one in (execution, *execution.descendants()):
                del self._executions[one.number], self._by_id[one.id]
            key = (execution.project_id, execution.environment, execution.tag or "")
            if self._by_tag.get(key) is execution:
                del self._by_tag[key]
            if self._journal:
                self._journal.remove("execution", (execution.id,))
