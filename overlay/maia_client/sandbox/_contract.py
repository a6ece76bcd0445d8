"""The document as a contract: which operation a request is for, and what the document finds wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker

from ._messages import Json, Refusal, Request, parsed_moment


class Contract:
    """Every operation of a document."""

    def __init__(self, document: Json) -> None:
        self.routes = {
            route.name: route
            for path, item in document["paths"].items()
            for method, operation in item.items()
            if isinstance(operation, dict) and "operationId" in operation
            for route in [Route(document, method, path, operation)]
        }

    def route(self, method: str, path: str) -> tuple[Route, dict[str, str]]:
        """The operation that a request is for, and the values in its path.

        Raises:
            Refusal: 404 for an unknown path, 405 for a method that it does not have.
        """
        others: list[str] = []
        for route in self.routes.values():
            match = route.pattern.fullmatch(path)
            if match is None:
                continue
            if route.method == method.lower():
                return route, {key: unquote(value) for key, value in match.groupdict().items()}
            others.append(route.method.upper())
        raise Refusal(405, "No such method here") if others else Refusal(404, "No such path")


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A request that fits the document.

    Attributes:
        name: of the operation, as `maia.api` has it: `projects.list_projects`.
        path, query: the values of its parameters.
        headers: of the whole request, names in lower case.
        body: the JSON body; {} where there is none.
    """

    name: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Json
    parts: tuple[Part, ...] = ()


class Route:
    """One operation of the document: its path as a pattern, and the check of a request against it."""

    def __init__(self, spec: Json, method: str, path: str, operation: Json) -> None:
        self.method = method
        self.name = str(operation["x-maia-name"])
        self.pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))
        self._components = spec["components"]
        self._parameters = [self._resolved(parameter) for parameter in operation.get("parameters", ())]
        content = operation.get("requestBody", {}).get("content", {})
        self._body_schema: Json | None = content.get("application/json", {}).get("schema")

    def checked(self, path: Mapping[str, str], request: Request) -> Call:
        """Raises:
        Refusal: 400 with what the document finds wrong.
        """
        query = {key: values[-1] for key, values in parse_qs(request.query, keep_blank_values=True).items()}
        violations = self._parameter_violations({"path": path, "query": query})
        body: Any = {}
        if self._body_schema is not None:
            try:
                body = json.loads(request.body)
            except ValueError:
                raise Refusal(400, "The body is not JSON") from None
            violations += self._violations(body, self._body_schema, "body")
        if violations:
            raise Refusal(400, "The request does not fit the document", violations)
        return Call(self.name, path, query, request.headers, body)

    def _parameter_violations(self, given: Mapping[str, Mapping[str, str]]) -> list[str]:
        found: list[str] = []
        for parameter in self._parameters:
            name, value = parameter["name"], given.get(parameter["in"], {}).get(parameter["name"])
            if value is None:
                if parameter.get("required"):
                    found.append(f"{name}: is missing")
                continue
            schema = parameter["schema"]
            number = schema.get("type") == "integer" and re.fullmatch(r"-?\d+", value)
            found += self._violations(int(value) if number else value, schema, name)
        return found

    def _violations(self, value: Any, schema: Json, name: str) -> list[str]:
        validator = Draft202012Validator({**schema, "components": self._components}, format_checker=_FORMATS)
        return [
            ".".join([name, *(str(part) for part in error.path)]) + f": {error.message}"
            for error in validator.iter_errors(value)
        ]

    def _resolved(self, parameter: Json) -> Json:
        reference = parameter.get("$ref")
        if reference is None:
            return parameter
        found: Json = self._components["parameters"][str(reference).rpartition("/")[2]]
        return found


_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("uuid", raises=ValueError)
def _is_uuid(value: object) -> bool:
    return not isinstance(value, str) or bool(UUID(value))


@_FORMATS.checks("date-time", raises=ValueError)
def _is_date_time(value: object) -> bool:
    return not isinstance(value, str) or bool(parsed_moment(value))
