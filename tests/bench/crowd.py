"""Many runs at once on a clock that jumps: how many requests it takes to notice each end, and how late that is.

    python -m bench.crowd (client | SECONDS) RUNS LIMIT SEED

waits for a crowd with a client of ours, or with loops that look every so many seconds, and prints the numbers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from maia_client._core import Core, Surroundings
from maia_client._effects import Answer, Flow, Send, Sleep
from maia_client._outcome import TERMINAL, Identity, Outcome
from maia_client._secret import Secret
from maia_client._settings import Given
from maia_client._virtual import VirtualClock, VirtualDriver
from maia_client.errors import WaitTimeout
from maia_client.sandbox import Execution, Pipeline, Project, Request, Scenario, Service
from maia_client.sandbox._execution import plan
from support.laboratory import served

from .noticed import Noticed

PROJECT = "5a1e5000-0000-4000-8000-00000000000c"
ENVIRONMENT = "Prod"
PIPELINES = 20
TEN_MINUTES = 600.0
SPREAD = 0.1
"""Of the ten minutes, by how much more or less a run takes."""
STARTS_SECONDS = 60.0
"""The runs begin one after the other within this time."""
LATENCY = 0.05
"""Seconds that a request takes."""
BEGAN = 1_800_000_000.0
HOST = "https://maia.test"
TOKEN_SECONDS = 86400.0


class Crowd:
    """A service in which many runs of about ten minutes go on, and a clock that all who wait for them share.

    Args:
        limit: requests that the account may send in a minute.
        give_up_after: virtual seconds after which nobody waits any more.
    """

    def __init__(self, runs: int, limit: int, *, seed: int = 0, give_up_after: float = 3600.0) -> None:
        self.runs, self.limit = runs, limit
        self.clock = VirtualClock(BEGAN)
        self._give_up_at = BEGAN + give_up_after
        self._random = Random(seed)
        self._service = Service(self.clock, Scenario((_project(),), token_lifetime=TOKEN_SECONDS, budget=limit))
        self._statuses: Counter[int] = Counter()
        self._noticed: dict[str, float] = {}
        self._runs = [self._begin(number) for number in range(runs)]
        self._driver = VirtualDriver(self.clock, self._send, latency=LATENCY)

    def _begin(self, number: int) -> Execution:
        """A run whose start is none of the requests that are counted."""
        name = f"Load {number % PIPELINES + 1}"
        takes = TEN_MINUTES * self._random.uniform(1 - SPREAD, 1 + SPREAD)
        run = Execution(
            id=str(UUID(int=self._random.getrandbits(128), version=4)),
            number=number + 1,
            project_id=PROJECT,
            environment=ENVIRONMENT,
            plan=plan(Pipeline(name, duration=takes), lambda _: None),
            request={},
            started_at=BEGAN + STARTS_SECONDS * number / self.runs,
        )
        self._service.state.start(run, self.clock.now)
        return run

    def by_client(self) -> Noticed:
        """A client waits for each run by itself, from when it has started."""
        environ = {
            "MAIA_BASE_URL": f"{HOST}/dpc",
            "MAIA_TOKEN_URL": f"{HOST}/oauth/dpc/token",
            "MAIA_CLIENT_ID": "sandbox",
            "MAIA_CLIENT_SECRET": "sandbox-secret",
            "MAIA_RATE": f"{self.limit}/min",
        }
        surroundings = Surroundings(clock=self.clock, random=self._random)
        core = Core(Given({}, environ), api_version="v1", timeout=120.0, surroundings=surroundings)

        def wait(run: Execution) -> Flow[Outcome]:
            return core.wait(
                Identity(run.id, PROJECT, run.pipeline, ENVIRONMENT),
                self._give_up_at - self.clock(),
                started_at=self.clock(),
                check=False,
                listener=None,
                watch_steps=False,
                on_give_up="leave",
            )

        def waiting(run: Execution) -> Flow[None]:
            yield from Sleep(run.started_at - self.clock())
            outcome = yield from wait(run)
            assert outcome.ended
            self._notice(run)

        return self._driven([waiting(run) for run in self._runs])

    def by_loops(self, interval: float) -> Noticed:
        """A loop per run asks for its record, again and again; an answer that is no record changes nothing."""
        token = self._token()

        def looping(run: Execution) -> Flow[None]:
            url = f"{HOST}/dpc/v1/projects/{PROJECT}/pipeline-executions/{run.id}"
            yield from Sleep(run.started_at - self.clock())
            while self.clock() < self._give_up_at:
                answer = yield from Send("GET", url, {}, token, 30.0)
                if answer.status_code == 200 and answer.json()["status"] in TERMINAL:
                    self._notice(run)
                    return
                yield from Sleep(interval)

        return self._driven([looping(run) for run in self._runs])

    def _driven(self, flows: Sequence[Flow[None]]) -> Noticed:
        results = self._driver.run_all(flows)
        wrong = [one for one in results if isinstance(one, BaseException) and not isinstance(one, WaitTimeout)]
        if wrong:
            raise wrong[0]
        refused = self._statuses.pop(429, 0)
        unexpected = {status: count for status, count in self._statuses.items() if status != 200}
        assert not unexpected, f"answers by status: {unexpected}"
        return Noticed(
            self.runs,
            self._statuses[200],
            refused,
            (self.clock.now - BEGAN) / 60,
            sorted(self._noticed.values()),
        )

    def _notice(self, run: Execution) -> None:
        self._noticed[run.id] = self.clock() - run.finishes_at

    def _send(self, send: Send) -> Answer:
        answer = served(self._service, send)
        if send.token is not None:
            self._statuses[answer.status_code] += 1
        return answer

    def _token(self) -> Secret:
        form = {"grant_type": "client_credentials", "audience": "a", "client_id": "sandbox"}
        body = urlencode({**form, "client_secret": "sandbox-secret"}).encode()
        answer = self._service.handle(Request("POST", "/oauth/dpc/token", body=body))
        return Secret(json.loads(answer.body)["access_token"])


def _project() -> Project:
    pipelines = tuple(Pipeline(f"Load {number + 1}") for number in range(PIPELINES))
    return Project(PROJECT, "Crowd", (ENVIRONMENT,), pipelines)


def main() -> None:
    way, *numbers = sys.argv[1:]
    runs, limit, seed = map(int, numbers)
    crowd = Crowd(runs, limit, seed=seed)
    noticed = crowd.by_client() if way == "client" else crowd.by_loops(float(way))
    json.dump(asdict(noticed), sys.stdout)


if __name__ == "__main__":
    main()
