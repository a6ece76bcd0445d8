"""The inside of `bench.stage`: a sandbox that is told what to do in lines of JSON on stdin, each answered on stdout.

First comes the limit of requests per minute, then how long the runs take that begin now; an empty line asks for what
it saw.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import uuid4

from maia_client.sandbox import Execution, Pipeline, Project, Request, Response, Sandbox, Scenario, Service
from maia_client.sandbox._execution import plan

PROJECT = "5a1e5000-0000-4000-8000-00000000000b"
ENVIRONMENT = "Prod"
PIPELINES = 20
TOKEN_PATH = "/oauth/dpc/token"
TOKEN_SECONDS = 86400.0
LONG = 3600.0
"""Seconds that a run takes which was started through the API."""


class Counting(Service):
    """A service that counts every request, and not the latest alone."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(time.time, scenario)
        self.answers: Counter[str] = Counter()

    def handle(self, request: Request) -> Response:
        with self.lock:
            response = super().handle(request)
            if request.path != TOKEN_PATH:
                self.answers[f"{self.requests()[-1].operation} {response.status}"] += 1
            return response

    def begin(self, durations: Sequence[float]) -> list[str]:
        now = self.clock()
        runs = [self._run(number, seconds, now) for number, seconds in enumerate(durations)]
        return [run.id for run in runs]

    def _run(self, number: int, seconds: float, now: float) -> Execution:
        pipeline = Pipeline(f"Load {number % PIPELINES + 1}", duration=seconds)
        planned = plan(pipeline, lambda _: None)
        run = Execution(str(uuid4()), self.state.next_number(), PROJECT, ENVIRONMENT, planned, {}, now)
        with self.lock:
            self.state.start(run, now)
        return run

    def token(self) -> str:
        form = {"grant_type": "client_credentials", "audience": "a", "client_id": "sandbox"}
        body = urlencode({**form, "client_secret": "sandbox-secret"}).encode()
        token: str = json.loads(self.handle(Request("POST", TOKEN_PATH, body=body)).body)["access_token"]
        return token

    def told(self) -> dict[str, object]:
        with self.lock:
            runs = self.starts()
        through_api = [run for run in runs if run.request]
        return {
            "answers": self.answers,
            "ends": {run.id: run.finishes_at for run in runs},
            "numbers": [int(run.variables["number"]) for run in through_api],
            "started": [run.started_at for run in through_api],
        }


def main() -> None:
    limit: int = json.loads(sys.stdin.readline())
    pipelines = tuple(Pipeline(f"Load {number + 1}", duration=LONG) for number in range(PIPELINES))
    project = Project(PROJECT, "Bench", (ENVIRONMENT,), pipelines)
    service = Counting(Scenario((project,), token_lifetime=TOKEN_SECONDS, budget=limit))
    with Sandbox(service=service) as sandbox:
        _say({"url": sandbox.url, "environ": dict(sandbox.environ), "token": service.token(), "project": PROJECT})
        for line in sys.stdin:
            _say(service.begin(json.loads(line)) if line.strip() else service.told())


def _say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
