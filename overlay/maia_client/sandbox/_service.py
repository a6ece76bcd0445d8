"""The stand-in service as a pure function of requests and time: no sockets, no threads, no real clock.

Operations that keep state have a handler of their own (`operations/`); every other one is answered with an instance of
its schema. Which requests fit is the document's to say (`_contract`), so that an operation that the document gains is
served with no edit here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache
from random import Random
from threading import RLock

from .._generated import VERSIONS, ApiVersion, document
from ._account import Account
from ._contract import Call, Contract, Route
from ._execution import Execution
from ._faults import TOKEN, Fault, Faults, after, before, refuse, told
from ._handlers import HANDLERS
from ._instances import success
from ._journal import Journal
from ._log import Log, Received
from ._messages import Json, Refusal, Request, Response
from ._scenario import Scenario
from ._state import State
from .operations.audit_events import record

BASE_PATH = "/dpc"
TOKEN_PATH = "/oauth/dpc/token"

_TITLES = {400: "Bad request", 401: "Unauthorized", 404: "Not found", 405: "Method not allowed", 409: "Conflict"}
_TITLES |= {410: "Gone", 429: "Too many requests", 500: "Internal server error"}
# The operations whose answers come inside `{"result": ...}` for some public clients.
_WRAPPED = ("pipeline_execution.get_pipeline_execution", "pipeline_execution.get_pipeline_execution_status")


class Service:
    """The service's state, and its answer to any request. Threads may share one.

    Args:
        clock: seconds since the epoch.
        scenario: what exists and how it behaves.
        journal: keeps the state beyond this process.
        random: decides where a fault has a rate.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        scenario: Scenario | None = None,
        *,
        journal: Journal | None = None,
        random: Random | None = None,
    ) -> None:
        self.scenario = scenario or Scenario()
        self.clock = clock
        self.state = State(self.scenario.projects, journal)
        self.faults = Faults(random or Random())
        for fault in self.scenario.faults:
            self.faults.add(fault)
        self.lock = RLock()
        self._contracts = [_contract(version) for version in VERSIONS]
        self.log = Log()
        self._account = Account(self.scenario.token_lifetime, self.scenario.budget)

    def handle(self, request: Request) -> Response:
        """The answer to a request, and how it is to travel."""
        with self.lock:
            now = self.clock()
            operation, response = self._handle(request, now)
            self.state.keep_time(now)
            self.state.commit()  # what is answered lasts
            self.log.append(Received(now, operation, request, response.status))
            return response

    def requests(self, operation: str = "") -> list[Received]:
        """The latest requests, oldest first: all, or those of one operation by its name or the end of it."""
        with self.lock:
            return self.log.of(operation)

    def starts(self) -> list[Execution]:
        """The runs that were accepted, oldest first."""
        with self.lock:
            return self.state.started

    def fault(self, fault: Fault) -> None:
        """Lets something go wrong from now on."""
        with self.lock:
            self.faults.add(fault)

    def clear_faults(self) -> None:
        """Nothing goes wrong any more."""
        with self.lock:
            self.faults.clear()

    def budget(self) -> Json | None:
        """The limit of requests per minute and how many of them are spent in this one; None for no limit."""
        with self.lock:
            return self._account.budget(self.clock())

    def revoke_tokens(self) -> None:
        """Makes every token that was handed out worthless, as if time had run out for it."""
        with self.lock:
            self._account.revoke_tokens()

    def close(self) -> None:
        """Lets go of the state file."""
        with self.lock:
            self.state.close()

    # -- one request

    def _handle(self, request: Request, now: float) -> tuple[str, Response]:
        def answer(status: int, body: bytes, content_type: str) -> Response:
            return Response(status, {"content-type": content_type, "date": _http_date(now)}, body)

        found = self._routed(request)
        operation = TOKEN if request.path == TOKEN_PATH else "" if isinstance(found, Refusal) else found[0].name
        striking = self.faults.striking(operation) if operation else []
        response = before(striking, answer)
        if response is not None:
            return operation, after([fault for fault in striking if fault.kind != "504"], response, answer)
        body: object
        try:
            refuse(striking)
            if operation == TOKEN:
                status, body = self._account.token(request, now)
            else:
                self._account.authorize(request, now)
                if isinstance(found, Refusal):
                    raise found
                self._account.spend(now)
                route, path = found
                status, body = self._answered(route, route.checked(path, request), request.path, striking, now)
            content = b"" if body is None else json.dumps(body).encode()
            response = answer(status, content, "application/json")
            if status == 204:
                response = Response(204, {"date": response.headers["date"]}, b"")
        except Refusal as one:
            problem = json.dumps(_problem(one, request.path)).encode()
            response = answer(one.status, problem, "application/problem+json")
            response = Response(response.status, {**response.headers, **one.headers}, response.body)
        return operation, after(striking, response, answer)

    def _routed(self, request: Request) -> tuple[Route, dict[str, str]] | Refusal:
        """The operation that a request is for and the values in its path, or why there is none."""
        refusal = Refusal(404, "No such path")
        for contract in self._contracts if request.path.startswith(f"{BASE_PATH}/") else ():
            try:
                return contract.route(request.method, request.path.removeprefix(BASE_PATH))
            except Refusal as error:
                refusal = error if error.status != 404 else refusal
        return refusal

    def _answered(self, route: Route, call: Call, path: str, striking: list[Fault], now: float) -> tuple[int, object]:
        handler = HANDLERS.get(route.name)
        try:
            status, body = self._made(route, call, path, now) if handler is None else handler(self.state, call, now)
        except KeyError as missing:
            # A later document may require less than a handler needs.
            raise Refusal(400, f"The sandbox needs {missing} to answer this") from missing
        if route.method != "get":
            record(self.state, now, route.name, call.path)
        body = told(striking, call, body, now)
        return status, {"result": body} if self.scenario.wrapped and route.name in _WRAPPED else body

    def _made(self, route: Route, call: Call, path: str, now: float) -> tuple[int, object]:
        """The answer of an operation without state: all it knows is what has been deleted, until it is made anew."""
        place = path.split("/")
        if any(self.state.deleted.get(*place[:length]) is not None for length in range(1, len(place) + 1)):
            raise Refusal(404, "It has been deleted")
        if route.method == "delete":
            self.state.deleted.put({}, *place)
        elif route.method in ("post", "put"):
            self.state.deleted.remove(*place)
        return success(route, call, now)


@cache
def _contract(version: ApiVersion) -> Contract:
    return Contract(document(version))


def _problem(refusal: Refusal, path: str) -> Json:
    title = _TITLES.get(refusal.status, "Error")
    problem: Json = {
        "type": f"https://api.matillion.com/problems/{title.lower().replace(' ', '-')}",
        "title": title,
        "status": refusal.status,
        "detail": refusal.detail,
        "instance": path,
    }
    if refusal.violations:
        problem["violations"] = refusal.violations
    return problem


def _http_date(seconds: float) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)
