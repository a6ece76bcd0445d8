"""The whole client on a clock that jumps, against the sandbox's service as a function. Nothing sleeps, no socket."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

from maia_client._account import Accounts
from maia_client._deadline import Deadline
from maia_client._effects import Answer, Flow, Send, TransportError
from maia_client._generated import calls
from maia_client._journal import Journal
from maia_client._names import Names
from maia_client._outcome import Identity
from maia_client._retry import RetryPolicy
from maia_client._secret import Secret
from maia_client._session import Session, Task
from maia_client._settings import POLL_INTERVAL, ClientCredentials, Rate, Settings
from maia_client._start import Means
from maia_client._virtual import VirtualClock, VirtualDriver
from maia_client._watcher import Watcher
from maia_client.sandbox import DEMO, Project, Request, Scenario, Service

T = TypeVar("T")
Fault = Callable[[Send], Answer | None]
"""Answers a request in the service's stead, raises a `TransportError`, or lets it pass with None."""

SALES = DEMO[0].id
HOST = "https://maia.test"
NO_LIMIT = Rate(10_000_000)
MOST_REQUESTS = 20_000


class Laboratory:
    """A session, a service and the log of every request between them.

    Attributes:
        faults: asked in turn for each request, before the service is; each one decides how often it strikes.
        requests: everything that was sent.
    """

    def __init__(
        self,
        world: Sequence[Project] = DEMO,
        *,
        seed: int = 0,
        wrapped: bool = False,
        token_lifetime: float = 1800.0,
        client_secret: str = "sandbox-secret",
        retry: RetryPolicy | None = None,
        rate: Rate = NO_LIMIT,
    ) -> None:
        self.clock = VirtualClock(1_800_000_000.0)
        self.random = Random(seed)
        self.service = Service(self.clock, Scenario(world, token_lifetime=token_lifetime, budget=None, wrapped=wrapped))
        self.faults: list[Fault] = []
        self.requests: list[Send] = []
        self.calls = calls("v1")
        self.names = Names(self.calls, self.clock)
        credentials = ClientCredentials("sandbox", Secret(client_secret))
        self.settings = Settings(f"{HOST}/dpc", f"{HOST}/oauth/dpc/token", credentials, rate=rate)
        self.account = Accounts().of(self.settings, self.clock)
        self.session = Session(
            self.settings, clock=self.clock, random=self.random, retry=retry or RetryPolicy(), account=self.account
        )
        self.driver = VirtualDriver(self.clock, self.send, latency=0.05)

    def watcher(self, longest: float = POLL_INTERVAL) -> Watcher:
        return Watcher(self.calls, clock=self.clock, random=self.random, budget=self.account.budget, longest=longest)

    def means(self, journal: Journal | None = None) -> Means:
        """What a start makes use of."""
        return Means(self.calls, self.clock, self.random, self.session.server_time, self.account.claims, HOST, journal)

    def deadline(self, seconds: float | None = 120.0) -> Deadline:
        return Deadline(self.clock, seconds)

    def perform(self, task: Task[T], seconds: float | None = 120.0) -> T:
        """Runs a task to its end."""
        return self.driver.run(self.session.perform(task, self.deadline(seconds)))

    def run(self, flow: Flow[T]) -> T:
        return self.driver.run(flow)

    def begin(self, pipeline: str) -> Identity:
        """A run that has been started without any of the client's help."""
        token = self._token()
        body = json.dumps({"pipelineName": pipeline, "environmentName": "Prod"}).encode()
        path = f"/dpc/v1/projects/{SALES}/pipeline-executions"
        response = self.service.handle(Request("POST", path, "", {"authorization": f"Bearer {token}"}, body))
        assert response.status == 201, response
        return Identity(json.loads(response.body)["pipelineExecutionId"], SALES, pipeline, "Prod")

    def sent(self, method: str, ending: str) -> list[Send]:
        """The requests with this method whose path ends so."""
        return [
            one for one in self.requests if one.method.upper() == method and urlsplit(one.url).path.endswith(ending)
        ]

    def _token(self) -> str:
        form = {**dict.fromkeys(("client_id",), "sandbox"), "client_secret": "sandbox-secret"}
        body = urlencode({**form, "grant_type": "client_credentials", "audience": "a"}).encode()
        token: str = json.loads(self.service.handle(Request("POST", "/oauth/dpc/token", body=body)).body)[
            "access_token"
        ]
        return token

    def send(self, send: Send) -> Answer:
        self.requests.append(send)
        assert len(self.requests) < MOST_REQUESTS, "in virtual time, nothing else would end a loop"
        for fault in list(self.faults):
            answer = fault(send)
            if answer is not None:
                return answer
        return self.serve(send)

    def serve(self, send: Send) -> Answer:
        """The service's own answer."""
        return served(self.service, send)


def served(service: Service, send: Send) -> Answer:
    """A service's answer to what would go over the wire."""
    parts = urlsplit(send.url)
    body = b""
    if "json" in send.options:
        body = json.dumps(send.options["json"]).encode()
    elif "data" in send.options:
        form = send.options["data"].items()
        body = urlencode({key: v.reveal() if isinstance(v, Secret) else v for key, v in form}).encode()
    headers = {"authorization": f"Bearer {send.token.reveal()}"} if send.token else {}
    query = urlencode(send.options.get("params", {}))
    response = service.handle(Request(send.method.upper(), parts.path, query, headers, body))
    return Answer(response.status, response.headers, response.body)


def answering(status: int, body: bytes | str = b"", *, to: str = "", times: int | None = 1, **headers: str) -> Fault:
    """A fault: this answer to the next requests whose `METHOD path` holds a text; endlessly with `times=None`."""
    left = [times]
    content = body.encode() if isinstance(body, str) else body
    fields = {name.replace("_", "-"): value for name, value in headers.items()}

    def fault(send: Send) -> Answer | None:
        if to not in f"{send.method.upper()} {urlsplit(send.url).path}" or left[0] == 0:
            return None
        left[0] = None if left[0] is None else left[0] - 1
        return Answer(status, fields, content)

    return fault


def breaking(*, to: str = "", sent: bool = True, times: int | None = 1) -> Fault:
    """A fault: the connection breaks under the next requests whose `METHOD path` holds a text."""
    left = [times]

    def fault(send: Send) -> Answer | None:
        if to not in f"{send.method.upper()} {urlsplit(send.url).path}" or left[0] == 0:
            return None
        left[0] = None if left[0] is None else left[0] - 1
        raise TransportError("the connection broke (on purpose)", sent=sent)

    return fault


def hanging(laboratory: Laboratory, *, to: str, times: int | None = 1) -> Fault:
    """A fault: the next requests whose `METHOD path` holds a text get no answer until their time is over."""
    breaks = breaking(to=to, times=times)

    def fault(send: Send) -> Answer | None:
        try:
            return breaks(send)
        except TransportError:
            laboratory.clock.now += send.timeout
            raise

    return fault


def losing(laboratory: Laboratory, *, to: str) -> Fault:
    """A fault: the service does what is asked, and its answer is lost once."""
    left = [1]

    def fault(send: Send) -> Answer | None:
        if to not in f"{send.method.upper()} {urlsplit(send.url).path}" or left[0] == 0:
            return None
        left[0] = 0
        laboratory.serve(send)
        raise TransportError("nothing came within 30 s", sent=True)

    return fault
