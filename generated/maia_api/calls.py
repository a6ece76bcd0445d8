"""What every generated operation is made of: a typed request that has not been sent yet, and who sends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from json import loads
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API.

    Attributes:
        name: Python name, `<tag>.<operation>`.
        method: HTTP method in capitals.
        path: path template as in the document, `/v1/projects/{projectId}/...`.
        repeatable: sending it twice does no more than sending it once.
    """

    name: str
    method: str
    path: str
    repeatable: bool


class Reply(Protocol):
    """The part of an answer that parsing reads. A response of httpx is one."""

    @property
    def status_code(self) -> int: ...

    @property
    def content(self) -> bytes: ...

    @property
    def text(self) -> str: ...

    def json(self) -> Any: ...


@dataclass(frozen=True, slots=True, repr=False)
class Call(Generic[T_co]):
    """A typed request that has not been sent.

    `record = yield from call` hands it to whoever runs the generator, and `record` has its type.

    Attributes:
        operation: what is called.
        request: arguments of `httpx.Client.request`: method, url, params, json, headers and so on.
        parse: reads the answer's body; call it for a 2xx answer only.
    """

    operation: Operation
    request: Mapping[str, Any]
    parse: Callable[[Reply], T_co]

    def __iter__(self) -> Generator[Call[T_co], Any, T_co]:
        answer: T_co = yield self
        return answer

    def __repr__(self) -> str:
        return f"<Call {self.operation.name}>"


class Sender(Protocol):
    """Sends a call and returns what it answers."""

    def __call__(self, call: Call[T], /) -> T: ...


class AsyncSender(Protocol):
    """Sends a call and returns what it answers, asynchronously."""

    async def __call__(self, call: Call[T], /) -> T: ...


def with_joined(request: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The request with these query parameters, where they are lists, as one text each, joined by commas."""
    params = {
        name: ",".join(map(str, value)) if name in names and isinstance(value, list | tuple) else value
        for name, value in request["params"].items()
    }
    return {**request, "params": params}


def with_parts(request: Mapping[str, Any]) -> dict[str, Any]:
    """A multipart request whose files are told from fields, and whose boundary is left to the transport.

    The generated boundary is the same every time, so a file could hold it. A file without a name is called like its
    part, since services take a part without one for a field; one without a type is `text/plain`, as RFC 7578 has it.
    """
    if "files" not in request:
        return dict(request)
    parts = []
    for part, (name, content, kind, *more) in request["files"]:
        is_file = kind is None or hasattr(content, "read")
        parts.append((part, (name or part, content, kind or "text/plain", *more) if is_file else (name, content, kind)))
    headers = {name: value for name, value in request["headers"].items() if name.lower() != "content-type"}
    return {**request, "files": parts, "headers": headers}


class Success:
    """A 2xx answer as the generated parsers expect it.

    A success status that the document does not list is read like the first one that it lists, and a body that may come
    inside an envelope is taken out of it. An answer without content (204, 205) has nothing in it, whatever the document
    promises: that is `empty`, an object or a list.
    """

    def __init__(
        self, reply: Reply, documented: tuple[tuple[int, int], ...], envelope: str | None, empty: Any = None
    ) -> None:
        known = any(low <= reply.status_code <= high for low, high in documented)
        self.status_code = reply.status_code if known or not documented else documented[0][0]
        self.content = reply.content
        self.headers: Mapping[str, str] = {}
        self._envelope = envelope
        self._empty = {} if empty is None else empty
        self._no_content = reply.status_code in (204, 205) and not reply.content
        self._without_nulls = False

    @property
    def text(self) -> str:
        return self.content.decode("utf-8", errors="replace")

    def json(self) -> Any:
        body = self._empty if self._no_content else loads(self.content)
        if self._without_nulls:
            body = self._empty if body is None else _without_nulls(body)
        if self._envelope is not None and isinstance(body, dict) and isinstance(body.get(self._envelope), dict):
            return body[self._envelope]
        return body

    def read(self, parse: Callable[..., Any], client: object) -> Any:
        """What a generated parser makes of this answer.

        Generated code takes null for a field, but not for an object in a list: it raises, or keeps the list as it came
        and raises when it is written. Then the answer is read once more without those nulls.
        """
        if b"null" not in self.content or not _NULL_OUTSIDE_FIELDS.search(self.content):
            return parse(client=client, response=self)
        try:
            answer = parse(client=client, response=self)
            for part in answer if isinstance(answer, list) else [answer]:
                if hasattr(part, "to_dict"):
                    part.to_dict()
        except (AttributeError, TypeError, ValueError):
            self._without_nulls = True
            return parse(client=client, response=self)
        return answer


# Where JSON says null after a colon it is a field's.
_NULL_OUTSIDE_FIELDS = re.compile(rb"(^|[\[,])\s*null")


def _without_nulls(body: Any) -> Any:
    """A body without the nulls in lists of objects; a null between texts or numbers is a value and stays."""
    if isinstance(body, dict):
        return {key: _without_nulls(value) for key, value in body.items()}
    if isinstance(body, list):
        nested = all(one is None or isinstance(one, (dict, list)) for one in body)
        return [_without_nulls(one) for one in body if one is not None or not nested]
    return body
