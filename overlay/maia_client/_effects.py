"""What a flow may ask of the world. A driver carries it out and hands back the answer.

Flows are generators: they yield an effect, are resumed with its result, or have its error thrown in. They never do
input or output, read a clock that they were not given, or know whether they run synchronously.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Generator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ._secret import Secret

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A complete HTTP answer.

    Attributes:
        status_code: HTTP status.
        headers: names in lower case.
        content: the body, decoded from its transfer and content encoding.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", errors="replace")

    def json(self) -> Any:
        return json.loads(self.content)

    def __repr__(self) -> str:  # the body may be a token
        return f"<Answer {self.status_code}>"


class TransportError(Exception):
    """No complete answer arrived.

    Attributes:
        sent: False when the request surely never reached the service; True when it may have.
        transient: False when the same request can only fail again.
    """

    def __init__(self, reason: str, *, sent: bool, transient: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.sent = sent
        self.transient = transient


@dataclass(frozen=True, slots=True, repr=False)
class Send:
    """One HTTP request, sent once. Answered with an `Answer`; fails with a `TransportError`.

    Attributes:
        options: what else the request is made of: params, json, data, files, content, headers. A form (`data`) may
            hold a `Secret`, which the transport reveals.
        token: bearer token for this origin, if any.
        timeout: seconds for the whole of it.
    """

    method: str
    url: str
    options: Mapping[str, Any]
    token: Secret | None
    timeout: float

    def __iter__(self) -> Generator[Send, Any, Answer]:
        answer: Answer = yield self
        return answer

    def __repr__(self) -> str:  # the options may hold what is nobody's business
        return f"<Send {self.method} {self.url}>"


@dataclass(frozen=True, slots=True)
class Sleep:
    """A pause of some seconds.

    Attributes:
        until: ends it sooner, as soon as it is settled.
    """

    seconds: float
    until: Future[None] | None = None

    def __iter__(self) -> Generator[Sleep, Any, None]:
        yield self


@dataclass(frozen=True, slots=True)
class Join:
    """Waits until another thread or task has settled something, for `timeout` seconds at most."""

    future: Future[Any]
    timeout: float

    def __iter__(self) -> Generator[Join, Any, None]:
        yield self


@dataclass(frozen=True, slots=True)
class Blocking(Generic[T]):
    """Something that takes a moment and can't be awaited, such as a file. Answered with what it returns."""

    function: Callable[[], T]

    def __iter__(self) -> Generator[Blocking[T], Any, T]:
        answer: T = yield self
        return answer


Pause = Callable[[float, Future[None] | None], None]
"""Lets some seconds pass, or fewer where a future is settled meanwhile."""

AsyncPause = Callable[[float, Future[None] | None], Awaitable[None]]

Exchange = Callable[[str, str, Mapping[str, str], bytes, float], Answer]
"""Answers a method, URL, headers (names in lower case) and body within some seconds, in the network's stead.

Raises a `TransportError` where no complete answer arrives.
"""

Effect = Send | Sleep | Join | Blocking[Any]
# What comes back depends on what was yielded, which the type of a generator can't say; `yield from` restores it.
Flow = Generator[Effect, Any, T]
