"""Faults on request: what goes wrong, with which requests, and how often.

A fault strikes before the service looks at a request (nothing happens), after it (the effect is there and the answer
is another or none), or in what an answer says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Literal, cast, get_args

from ..errors import ConfigurationError
from ._contract import Call
from ._messages import Delivery, Json, Refusal, Response, parsed_moment
from ._section import Section

Kind = Literal[
    "lost-answer",
    "cut-before",
    "cut-middle",
    "cut-after",
    "latency",
    "drip",
    "429",
    "500",
    "502",
    "520",
    "504",
    "401",
    "403",
    "unknown-status",
    "lagging-list",
    "repeated-token",
    "publish-500",
]
KINDS: dict[str, str] = {
    "lost-answer": "the service does what is asked, and the connection is cut instead of the answer",
    "cut-before": "the connection is cut before the service has seen the request; nothing happens",
    "cut-middle": "the service does what is asked, and the connection is cut in the middle of the answer",
    "cut-after": "the answer arrives, and the connection is cut after it",
    "latency": "the answer comes `seconds` later",
    "drip": "the answer comes byte by byte over `seconds`",
    "429": "over the request limit, with Retry-After: `seconds`; nothing happens",
    "500": "an error as a problem; nothing happens",
    "502": "an error of the gateway in HTML; nothing happens",
    "520": "an error of the network in front, in HTML; nothing happens",
    "504": "the service does what is asked, and the gateway answers 504 in HTML",
    "401": "the token is refused; nothing happens",
    "403": "the IP allow list refuses, in plain text; nothing happens",
    "unknown-status": "executions show the status `status`",
    "lagging-list": "a list leaves out what is younger than `seconds`",
    "repeated-token": "a list gives the same paging token again and again",
    "publish-500": "an artifact is published, and the answer is 500",
}
SECONDS: dict[str, float] = {"latency": 2.0, "drip": 5.0, "429": 1.0, "lagging-list": 10.0}
"""What `seconds` is where a fault does not say; the other kinds have none."""
TARGETS: dict[str, str] = {
    "unknown-status": "pipeline_execution.*",
    "lagging-list": "*.list_*",
    "repeated-token": "*.list_*",
    "publish-500": "artifacts.publish_artifact",
}
"""What `operation` is where a fault does not say; it is `*` for the other kinds."""
UNKNOWN_STATUS = "HIBERNATING"
TOKEN = "token"
"""The name by which a fault means the request for a token."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        kind: what; `KINDS` says what each is.
        operation: with which requests: an operation as `maia.api` has it, `token`, or a pattern such as
            `pipeline_execution.*`; the part behind the dot is enough. Left out, any that the kind makes sense for.
        rate: the share of these requests that it strikes.
        at: strikes these of them, counted from 1, and no others.
        times: how often it strikes at most.
        seconds: of latency, of dripping, of Retry-After, or how far a list lags behind.
        status: what `unknown-status` shows.

    Raises:
        ConfigurationError: it makes no sense.
    """

    kind: Kind
    operation: str = ""
    rate: float = 1.0
    at: tuple[int, ...] = ()
    times: int | None = None
    seconds: float | None = None
    status: str = UNKNOWN_STATUS

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ConfigurationError(f"No fault {self.kind!r}. There are {', '.join(KINDS)}.")
        if not 0 <= self.rate <= 1:
            raise ConfigurationError(f"The rate of a fault is between 0 and 1, and {self.rate:g} is not.")
        if any(number < 1 for number in self.at):
            raise ConfigurationError("The requests that a fault strikes are counted from 1.")
        if self.seconds is not None and self.kind not in SECONDS:
            raise ConfigurationError(f"The fault {self.kind} takes no seconds.")
        if self.seconds is not None and self.seconds < 0:
            raise ConfigurationError("The seconds of a fault are not below zero.")

    @property
    def length(self) -> float:
        """Its seconds, with the kind's own where it has none."""
        return SECONDS.get(self.kind, 0.0) if self.seconds is None else self.seconds

    @property
    def pattern(self) -> str:
        """Its operation, with the kind's own where it has none."""
        return self.operation or TARGETS.get(self.kind, "*")

    def concerns(self, operation: str) -> bool:
        """Whether requests of this operation are meant."""
        return any(fnmatchcase(name, self.pattern) for name in (operation, operation.rpartition(".")[2]))


def fault_from(section: Section) -> Fault:
    """A fault as it is written in a scenario or sent to the control endpoint.

    Raises:
        ConfigurationError: it makes no sense; the message says where.
    """
    kind, operation = section.take("kind", str), section.take("operation", str, "")
    rate = section.number("rate", 1.0)
    at, times = section.numbers("at"), section.maybe("times", int)
    seconds, status = section.maybe_seconds("seconds"), section.take("status", str, UNKNOWN_STATUS)
    return section.build(lambda: Fault(cast(Kind, kind), operation, rate, at, times, seconds, status))


def parse_fault(text: str) -> Fault:
    """A fault as it is written on the command line: `lost-answer operation=execute_pipeline at=1,3`.

    Raises:
        ConfigurationError: it makes no sense.
    """
    kind, *options = text.split() or [""]
    values: dict[str, object] = {"kind": kind}
    for option in options:
        key, equals, value = option.partition("=")
        if not equals:
            raise ConfigurationError(f"In the fault {text!r}, {option!r} is not name=value.")
        try:
            values[key] = _READ[key](value) if key in _READ else value
        except ValueError:
            raise ConfigurationError(f"In the fault {text!r}, {value!r} is not a number.") from None
    return fault_from(Section(f"The fault {text!r}", values))


_READ: Mapping[str, Callable[[str], object]] = {
    "rate": float,
    "times": int,
    "at": lambda text: [int(number) for number in text.split(",")],
}


@dataclass
class Armed:
    """A fault that is waiting, and how often it has struck.

    Attributes:
        seen: requests that it could have struck.
    """

    fault: Fault
    seen: int = 0
    struck: int = 0

    def strikes(self, operation: str, random: Random) -> bool:
        """Whether it strikes the next request, which counts."""
        fault = self.fault
        if not fault.concerns(operation):
            return False
        self.seen += 1
        if fault.times is not None and self.struck >= fault.times:
            return False
        if fault.at and self.seen not in fault.at:
            return False
        if random.random() >= fault.rate:
            return False
        self.struck += 1
        return True


@dataclass
class Faults:
    """All faults that are waiting.

    Args:
        random: decides where a rate is given.
    """

    random: Random
    armed: list[Armed] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        self.armed.append(Armed(fault))

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.armed.clear()

    def striking(self, operation: str) -> list[Fault]:
        """The faults that strike a request of an operation, which they count."""
        return [one.fault for one in self.armed if one.strikes(operation, self.random)]


Answer = Callable[[int, bytes, str], Response]
"""Makes a response of a status, a body and a content type."""

_HTML = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>\r\n"
_GATEWAY = {
    "502": "502 Bad Gateway",
    "520": "520: Web server is returning an unknown error",
    "504": "504 Gateway Time-out",
}
_CUTS: Mapping[str, Literal["before", "middle", "after"]] = {
    "lost-answer": "before",
    "cut-middle": "middle",
    "cut-after": "after",
}
_REFUSED_IP = b"Your IP address is not allowed for any organization."


def before(faults: Sequence[Fault], answer: Answer) -> Response | None:
    """The answer that comes instead of the service's, which never sees the request.

    401, 429 and 500 are the service's own way to refuse, and are left to it.
    """
    for fault in faults:
        match fault.kind:
            case "cut-before":
                return Response(0, {}, b"", Delivery(cut="before"))
            case "502" | "520":
                return answer(int(fault.kind), _HTML.format(_GATEWAY[fault.kind]).encode(), "text/html")
            case "403":
                return answer(403, _REFUSED_IP, "text/plain; charset=utf-8")
            case _:
                pass
    return None


def refuse(faults: Sequence[Fault]) -> None:
    """The service's own way to refuse.

    Raises:
        Refusal: 401, 429 or 500.
    """
    for fault in faults:
        match fault.kind:
            case "401":
                raise Refusal(401, "The bearer token is missing or has expired")
            case "429":
                raise Refusal(429, "Too many requests", headers={"retry-after": f"{fault.length:g}"})
            case "500":
                raise Refusal(500, "Something went wrong")
            case _:
                pass


def after(faults: Sequence[Fault], response: Response, answer: Answer) -> Response:
    """What becomes of the service's answer on its way."""
    delivery = response.delivery
    for fault in faults:
        match fault.kind:
            case "504":
                response, delivery = answer(504, _HTML.format(_GATEWAY["504"]).encode(), "text/html"), Delivery()
            case "lost-answer" | "cut-middle" | "cut-after":
                delivery = replace(delivery, cut=_CUTS[fault.kind])
            case "latency":
                delivery = replace(delivery, delay=fault.length)
            case "drip":
                delivery = replace(delivery, drip=fault.length)
            case _:
                pass
    return replace(response, delivery=delivery)


def told(faults: Sequence[Fault], call: Call, body: object, now: float) -> object:
    """What an answer says, where a fault makes it say something else.

    Raises:
        Refusal: 500, although an artifact was published.
    """
    if any(fault.kind == "publish-500" for fault in faults):
        raise Refusal(500, "Something went wrong")
    if isinstance(body, dict):
        for fault in faults:
            match fault.kind:
                case "unknown-status":
                    body = _with_status(body, fault.status)
                case "lagging-list":
                    body = _without_younger(body, now - fault.length)
                case "repeated-token" if "more" in body or "paginationToken" in call.query:
                    body = {**body, "more": call.query.get("paginationToken", body.get("more"))}
                case _:
                    pass
    return body


def _with_status(body: Json, status: str) -> Json:
    changed = dict(body)
    if isinstance(body.get("status"), str):
        changed["status"] = status
        changed.pop("finishedAt", None)
    if isinstance(body.get("result"), dict):
        changed["result"] = _with_status(body["result"], status)
    if isinstance(body.get("results"), list):
        changed["results"] = [_with_status(one, status) for one in body["results"]]
    return changed


def _without_younger(body: Json, than: float) -> Json:
    if not isinstance(body.get("results"), list):
        return body
    return {**body, "results": [one for one in body["results"] if _age(one) <= than]}


def _age(item: Json) -> float:
    """When a listed thing came to be, in seconds since the epoch; 0 where it does not say."""
    for key in ("startedAt", "createdAt", "publishedTime"):
        if isinstance(item.get(key), str):
            return parsed_moment(item[key]).timestamp()
    return 0.0
