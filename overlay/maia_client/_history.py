"""What past executions of a pipeline took: a wait looks more often when the end is near."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from ._executions import Status, page_of, records_in
from ._outcome import SUCCESS, Identity, Outcome, outcome_from
from ._session import Limited, Task
from .errors import RequestFailed

if TYPE_CHECKING:
    from ._generated import Calls

logger = logging.getLogger("maia_client")

KEPT = 20
"""Past executions per pipeline, the latest."""
ENOUGH = 3
"""Past executions without which nothing is expected."""
ASKING_LIMIT = 3.0
"""Seconds for asking: an expectation is not worth more."""

Name = tuple[str, str, str]
"""Project id, environment and pipeline."""


class History:
    """How long executions that ended with SUCCESS took, for each pipeline that is waited for."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._durations: dict[Name, deque[float]] = {}
        self._typical: dict[Name, tuple[float, float]] = {}
        self._asked: set[Name] = set()

    def known(self, name: Name) -> bool:
        """Whether the service has been asked about this pipeline."""
        return name in self._asked

    def note(self, outcome: Outcome) -> None:
        """Remembers one that was seen to end."""
        name, seconds = name_of(outcome), outcome.duration_seconds
        if name is not None and outcome.status == SUCCESS and seconds is not None and seconds >= 0:
            self._typical.pop(name, None)
            self._durations.setdefault(name, deque(maxlen=KEPT)).append(seconds)

    def typical(self, name: Name) -> tuple[float, float] | None:
        """Median and the span of the middle half, in seconds; None where too little is known."""
        if name not in self._typical:
            durations = self._durations.get(name, ())
            if len(durations) < ENOUGH:
                return None
            ordered = sorted(durations)
            lower, median, upper = (ordered[len(ordered) * part // 4] for part in (1, 2, 3))
            self._typical[name] = median, upper - lower
        return self._typical[name]

    def ask(self, name: Name, spare: float) -> Task[None]:
        """Asks the service once for the latest that succeeded; nothing is lost where it does not tell.

        Args:
            spare: seconds that it may take.
        """
        self._asked.add(name)
        project_id, environment, pipeline = name
        filters = {
            "project_id": project_id,
            "environment_name": environment,
            "pipeline_name": pipeline,
            "status": Status.SUCCESS,
        }
        try:
            page = yield from Limited(page_of(self._calls, None, filters, KEPT), min(ASKING_LIMIT, spare), attempts=1)
        except RequestFailed as error:
            logger.debug("What %r took before can't be seen: %s", pipeline, error)
            return
        self._durations.pop(name, None)  # what was noted here is among the latest
        for execution_id, record in reversed(list(records_in(page))):
            outcome = outcome_from(Identity(execution_id, project_id), record)
            if name_of(outcome) == name:  # the filter is partial
                self.note(outcome)


def name_of(outcome: Outcome) -> Name | None:
    if outcome.pipeline is None or outcome.environment is None:
        return None
    return outcome.project_id, outcome.environment, outcome.pipeline
