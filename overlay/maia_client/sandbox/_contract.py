"""The document as a contract: which operation a request is for, and what the document finds wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from functools import cached_property
from typing import Any, NoReturn
from urllib.parse import parse_qs, unquote

from .._text import one_line
from ._messages import Json, Refusal, Request
from ._schemas import Schemas

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
MOST_VIOLATIONS = 20
_DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a multipart body: a file under its name."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A request that fits the document.

    Attributes:
        name: of the operation, as `maia.api` has it: `projects.list_projects`.
        path, query: the values of its parameters, of the types that the document gives them; a parameter of the query
            that is left out has its default, if it has one.
        headers: of the whole request, names in lower case.
        body: the JSON body; {} where there is none.
        parts: the multipart body.
    """

    name: str
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    body: Any
    parts: tuple[Part, ...] = ()


class Contract:
    """Every operation of a document.

    Attributes:
        routes: by the operation's name.
    """

    def __init__(self, document: Json) -> None:
        schemas = Schemas(document)
        self.routes = {
            route.name: route
            for path, item in document["paths"].items()
            for method in METHODS
            if method in item
            for route in [Route(schemas, method, path)]
        }
        # A literal segment is nearer than a parameter: `/artifacts/details` before `/artifacts/{id}`.
        nearest = sorted(self.routes.values(), key=lambda route: route.path.count("{"))
        self._by_length: dict[int, list[Route]] = {}
        for route in nearest:
            self._by_length.setdefault(route.path.count("/"), []).append(route)

    def route(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The operation that a request is for, and the values in its path.

        Raises:
            Refusal: 404 for an unknown path, 405 for a method that it does not have.
        """
        allowed: list[str] = []
        for route in self._by_length.get(path.count("/"), ()):
            match = route.pattern.fullmatch(path)
            if match is None:
                continue
            if route.method == method.lower():
                values = (unquote(value) for value in match.groups())
                return route, dict(zip(route.placeholders, values, strict=True))
            allowed.append(route.method.upper())
        if allowed:
            raise Refusal(405, "No such method here", headers={"allow": ", ".join(sorted(set(allowed)))})
        raise Refusal(404, "No such path")


class _Parameter:
    """A value beside the body: where it stands in a request, and how its text is read."""

    def __init__(self, schemas: Schemas, pointer: str) -> None:
        pointer, declared = schemas.resolved(pointer)
        self.name: str = declared["name"]
        self.where: str = declared["in"]
        self.required = bool(declared.get("required"))
        self.pointer = f"{pointer}/schema"
        place, schema = schemas.resolved(self.pointer)
        self.default: object = schema.get("default")
        self._types = schemas.types(place)
        self._item_types = schemas.types(f"{place}/items") if "items" in schema else set()
        style = declared.get("style", "form" if self.where in ("query", "cookie") else "simple")
        self._delimiter = _DELIMITERS.get(style, ",")
        self._explode = declared.get("explode", style == "form")

    def read(self, texts: Sequence[str]) -> object:
        """The value that texts stand for. One that can't be read stays text, which its schema then refuses."""
        if "array" not in self._types:
            return _typed(texts[-1], self._types)
        items = texts if self._explode else texts[-1].split(self._delimiter)
        return [_typed(item, self._item_types) for item in items]


def _typed(text: str, types: set[str]) -> object:
    if not types or "string" in types:
        return text
    if "boolean" in types and text in ("true", "false"):
        return text == "true"
    if "integer" in types and re.fullmatch(r"-?[0-9]{1,400}", text):
        return int(text)
    if "number" in types and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text


class Route:
    """One operation of the document: its path as a pattern, and the check of a request against it."""

    def __init__(self, schemas: Schemas, method: str, path: str) -> None:
        self._schemas = schemas
        self._pointer = f"/paths/{path.replace('~', '~0').replace('/', '~1')}"
        operation = schemas.document["paths"][path][method]
        self.method = method
        self.path = path
        self.operation: Json = operation
        self.name: str = operation.get("x-maia-name") or operation["operationId"]
        self.placeholders = re.findall(r"\{([^{}]+)\}", path)
        literals = [re.escape(text) for text in re.split(r"\{[^{}]+\}", path)]
        self.pattern = re.compile("([^/]+)".join(literals))

    def resolved(self, node: Json) -> Json:
        """What a reference of the document leads to; anything else is itself."""
        return self._schemas.resolved(node["$ref"].removeprefix("#"))[1] if "$ref" in node else node

    def checked(self, path: Mapping[str, str], request: Request) -> Call:
        """Raises:
        Refusal: 400 with what the document finds wrong.
        """
        texts: dict[str, dict[str, list[str]]] = {
            "path": {name: [value] for name, value in path.items()},
            "query": parse_qs(request.query, keep_blank_values=True) if request.query else {},
            "header": {name: [value] for name, value in request.headers.items()},
            "cookie": _cookies(request.headers.get("cookie", "")),
        }
        values: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        violations: list[str] = []
        for parameter in self._parameters:
            name = parameter.name
            given = texts[parameter.where].get(name.lower() if parameter.where == "header" else name)
            if given is None:
                if parameter.required:
                    violations.append(f"{name}: is missing")
                elif parameter.default is not None:
                    values[parameter.where][name] = parameter.default
                continue
            value = parameter.read(given)
            values[parameter.where][name] = value
            violations += self._schemas.violations(parameter.pointer, value, name)
        body, parts, wrong = self._body(request)
        violations += wrong
        if violations:
            raise Refusal(400, "The request does not fit the document", violations[:MOST_VIOLATIONS])
        return Call(self.name, values["path"], values["query"], request.headers, body, parts)

    @cached_property
    def _parameters(self) -> list[_Parameter]:
        """Those of the operation, and those of its path that it does not declare itself."""
        found: dict[tuple[str, str], _Parameter] = {}
        for place in (self._pointer, f"{self._pointer}/{self.method}"):
            _, owner = self._schemas.resolved(place)
            for number in range(len(owner.get("parameters", ()))):
                parameter = _Parameter(self._schemas, f"{place}/parameters/{number}")
                found[parameter.where, parameter.name] = parameter
        return list(found.values())

    @cached_property
    def _request_body(self) -> tuple[bool, dict[str, str]]:
        """Whether a body is required, and the place of its schema for every type of content."""
        if "requestBody" not in self.operation:
            return False, {}
        place, declared = self._schemas.resolved(f"{self._pointer}/{self.method}/requestBody")
        content = {
            kind.lower(): f"{place}/content/{kind.replace('~', '~0').replace('/', '~1')}/schema"
            for kind, media in declared["content"].items()
            if "schema" in media
        }
        return bool(declared.get("required")), content

    def _body(self, request: Request) -> tuple[Any, tuple[Part, ...], list[str]]:
        required, content = self._request_body
        if not content:
            return {}, (), []
        if not request.body:
            return {}, (), ["body: is missing"] if required else []
        header = request.headers.get("content-type", "")
        kind = header.partition(";")[0].strip().lower() or next(iter(content))
        if kind not in content:
            return {}, (), [f"content-type: {one_line(kind)[:100]} is none of {', '.join(content)}"]
        if kind == "multipart/form-data":
            parts = _parts(header, request.body)
            given: dict[str, list[str]] = {}
            for part in parts:
                given.setdefault(part.name, []).append(part.content.decode("latin-1"))
            # Parts of one name are a list, which is no file.
            fields = {name: texts[0] if len(texts) == 1 else texts for name, texts in given.items()}
            return {}, parts, list(self._schemas.violations(content[kind], fields, "body"))
        try:
            body = json.loads(request.body.decode("utf-8"), parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise Refusal(400, "The body is not JSON", ["body: is not JSON"]) from None
        return body, (), list(self._schemas.violations(content[kind], body, "body"))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _cookies(header: str) -> dict[str, list[str]]:
    pairs = (pair.strip().partition("=") for pair in header.split(";") if "=" in pair)
    return {name: [value] for name, _, value in pairs}


def _parts(header: str, body: bytes) -> tuple[Part, ...]:
    message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {header}\r\n\r\n".encode() + body)
    if body.strip() == f"--{message.get_boundary()}--".encode():
        return ()
    parts: list[Part] = []
    for part in message.iter_parts() if message.is_multipart() else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if name is not None and isinstance(content, bytes):
            parts.append(Part(str(name), part.get_content_type(), content))
    if not parts:
        raise Refusal(400, "The body is not multipart/form-data", ["body: is not what its content-type says"])
    return tuple(parts)
