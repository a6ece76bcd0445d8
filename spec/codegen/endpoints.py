"""The operations of a document with what Python calls them, and which of two documents are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .documents import Object, expect_object
from .names import NAME
from .operations import Operation, operations
from .python_names import identifier
from .shapes import Document


@dataclass(frozen=True)
class Endpoint:
    """An operation, its references followed.

    Attributes:
        place: method and path.
        name: `maia.api.<tag>.<operation>`, or the place of an operation without a stable name.
        function: what the generator calls it; classes without a name of their own are named after it.
        parameters: by `in` and name; those of the path by `in` and position, whatever they are called.
        arguments: what Python calls each of them.
        answers: by status.
    """

    place: str
    operation: Operation
    name: str
    function: str
    parameters: Mapping[tuple[str, str], Object]
    arguments: Mapping[tuple[str, str], str]
    body: Object | None
    answers: Mapping[str, Object]


def endpoints(document: Document) -> list[Endpoint]:
    """Every operation, by path and method."""
    found = sorted(operations(document.root), key=lambda operation: (operation.path, operation.method))
    return [_endpoint(document, operation) for operation in found]


def take_matches(old: list[Endpoint], new: list[Endpoint]) -> list[tuple[Endpoint, Endpoint]]:
    """Takes out of both lists, two by two, what has the same method and path, whatever stands in its braces."""
    matches: list[tuple[Endpoint, Endpoint]] = []
    for blank in (False, True):
        there = {_method_and_path(endpoint, blank=blank): endpoint for endpoint in new}
        for one in list(old):
            other = there.pop(_method_and_path(one, blank=blank), None)
            if other is not None:
                matches.append((one, other))
                old.remove(one)
                new.remove(other)
    return matches


def _method_and_path(endpoint: Endpoint, *, blank: bool) -> tuple[str, str]:
    path = endpoint.operation.path
    return endpoint.operation.method, re.sub(r"\{[^}]*\}", "{}", path) if blank else path


def _endpoint(document: Document, operation: Operation) -> Endpoint:
    spec, place = operation.spec, operation.place
    stable = spec.get(NAME)
    bare = re.sub(r"[{}]", "", operation.path).replace("/", "_").strip("_")
    parameters = _parameters(document, operation)
    answers = expect_object(spec.get("responses", {}), f"{place}.responses")
    return Endpoint(
        place=place,
        operation=operation,
        name=f"maia.api.{stable}" if stable else place,
        function=identifier(str(spec.get("operationId") or f"{operation.method}_{bare}")),
        parameters=parameters,
        arguments=_arguments(parameters),
        body=document.follow(spec["requestBody"], f"{place}.requestBody")[0] if "requestBody" in spec else None,
        answers={
            str(status): document.follow(answer, f"{place}.responses.{status}")[0] for status, answer in answers.items()
        },
    )


def _parameters(document: Document, operation: Operation) -> dict[tuple[str, str], Object]:
    """The path's own parameters and the operation's, which win."""
    paths = expect_object(document.root.get("paths", {}), "paths")
    positions = re.findall(r"\{([^}]*)\}", operation.path)
    found: dict[tuple[str, str], Object] = {}
    for owner in (expect_object(paths[operation.path], operation.path), operation.spec):
        listed = owner.get("parameters")
        for entry in listed if isinstance(listed, list) else []:
            parameter = document.follow(entry, f"{operation.place}.parameters")[0]
            where, name = str(parameter.get("in")), str(parameter.get("name"))
            in_path = where == "path" and name in positions
            found[where, str(positions.index(name)) if in_path else name] = parameter
    return found


def _arguments(parameters: Mapping[tuple[str, str], Object]) -> dict[tuple[str, str], str]:
    """Two parameters of one name in different places are told apart by the place."""
    plain = {key: identifier(str(parameter.get("name"))) for key, parameter in parameters.items()}
    taken = Counter(plain.values())
    return {key: name if taken[name] == 1 else f"{name}_{key[0]}" for key, name in plain.items()}
