"""What every way to run a sandbox has in common: a service, its clock, and a look at what reached it."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike

from .._duration import Duration, to_seconds
from ._account import CLIENT_ID, CLIENT_SECRET
from ._clock import SandboxClock
from ._execution import Execution
from ._faults import Fault
from ._journal import Journal
from ._log import Received
from ._scenario import Scenario, load_scenario
from ._service import BASE_PATH, TOKEN_PATH, Service

NO_LIMIT = 1_000_000
"""Requests per minute that stand for no limit."""


class Host:
    """A service with a clock, wherever it is reached.

    Attributes:
        service: what answers.
        clock: the sandbox's time.
    """

    def __init__(
        self,
        scenario: Scenario | str | PathLike[str] | None,
        *,
        speed: float,
        state: str | PathLike[str] | None,
        service: Service | None = None,
    ) -> None:
        self.clock = SandboxClock(speed)
        self._speed = speed
        if service is None:
            wanted = scenario if isinstance(scenario, Scenario) or scenario is None else load_scenario(scenario)
            service = Service(self.clock, wanted, journal=Journal(state) if state else None)
            # A run that was seen to end must not go on again, however fast time went in the process that told it.
            self.clock.advance(max(0.0, service.state.time_kept - self.clock()))
        self.service = service

    def starts(self, pipeline: str | None = None) -> list[Execution]:
        """The runs that were accepted, oldest first: all, or those of one pipeline."""
        return [run for run in self.service.starts() if pipeline in (None, run.pipeline)]

    def requests(self, operation: str = "") -> list[Received]:
        """What reached the sandbox, oldest first: all, or the requests of one operation (`execute_pipeline`)."""
        return self.service.requests(operation)

    def fault(self, fault: Fault) -> None:
        """Lets something go wrong from now on."""
        self.service.fault(fault)

    def clear_faults(self) -> None:
        """Nothing goes wrong any more."""
        self.service.clear_faults()

    def revoke_tokens(self) -> None:
        """Makes every token that was handed out worthless, as if its time had run out."""
        self.service.revoke_tokens()

    def advance(self, time: Duration) -> None:
        """Lets the sandbox's time pass at once: seconds, `"2h"` or a timedelta."""
        self.clock.advance(to_seconds(time))

    def _rate(self) -> int:
        """Requests per minute of the client's time that this sandbox's budget allows."""
        budget = self.service.scenario.budget
        return NO_LIMIT if budget is None else max(1, min(NO_LIMIT, round(budget * max(1.0, self._speed))))

    def settings(self, url: str) -> Mapping[str, str]:
        """The settings that lead a client to a URL of this sandbox, as environment variables."""
        settings = {
            "MAIA_BASE_URL": f"{url}{BASE_PATH}",
            "MAIA_TOKEN_URL": f"{url}{TOKEN_PATH}",
            "MAIA_CLIENT_ID": CLIENT_ID,
            "MAIA_CLIENT_SECRET": CLIENT_SECRET,
            "MAIA_RATE": f"{self._rate()}/min",
        }
        if project := next(iter(self.service.scenario.projects), None):
            settings["MAIA_PROJECT"] = project.name
            if project.environments:
                settings["MAIA_ENVIRONMENT"] = project.environments[0]
        return settings
