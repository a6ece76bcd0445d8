"""The document as schemathesis is given it: with the errors that it leaves out, its links, and where we are stricter.

Which errors an operation answers is hardly documented, so the bundled document names few of them; a stand-in has to
refuse all the same. Links are read off the names: what an answer calls `scheduleId` goes where a path says so.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]

STRICTER = {
    "pipeline_execution.list_pipeline_executions": "a paginationToken is one that was handed out, which is a number",
    "project_variables.create_project_variable": "a variable without a name could never be found again",
}
"""What the sandbox refuses although the document does not, and why."""


def for_schemathesis(document: Schema) -> Schema:
    """A copy of a bundled document with what it leaves out."""
    prepared = copy.deepcopy(document)
    operations = list(_operations(prepared))
    for path, method, operation in operations:
        operation["responses"].setdefault("4XX", {"$ref": "#/components/responses/ProblemDetail"})
        if method == "post":
            _link(prepared, path, operation, operations)
        if operation["x-maia-name"] == "pipeline_execution.list_pipeline_executions":
            [token] = [one for one in operation["parameters"] if one.get("name") == "paginationToken"]
            token["schema"] = {"type": "string", "pattern": "^[0-9]{1,18}$"}
        if operation["x-maia-name"] == "project_variables.create_project_variable":
            body = _resolved(prepared, operation["requestBody"]["content"]["application/json"]["schema"])
            body["required"] = ["name"]
            body["properties"]["name"]["minLength"] = 1
    return prepared


def _operations(document: Schema) -> Iterator[tuple[str, str, Schema]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "operationId" in operation:
                yield path, method, operation


def _link(document: Schema, path: str, operation: Schema, operations: list[tuple[str, str, Schema]]) -> None:
    """Links what a POST makes to every operation whose path can be filled from it."""
    own = _placeholders(path)
    for status, response in operation["responses"].items():
        content = _resolved(document, response).get("content", {}).get("application/json", {})
        if not status.startswith("2") or "schema" not in content:
            continue
        made = _resolved(document, content["schema"]).get("properties", {}).keys() - set(own) - {"id"}
        for other_path, _, other in operations:
            needed = _placeholders(other_path)
            if made & set(needed) and set(needed) <= made | set(own):
                sources = {
                    name: f"$response.body#/{name}" if name in made else f"$request.path.{name}" for name in needed
                }
                link = {"operationId": other["operationId"], "parameters": sources}
                response.setdefault("links", {})[other["operationId"]] = link


def _placeholders(path: str) -> list[str]:
    return re.findall(r"\{(\w+)\}", path)


def _resolved(document: Schema, node: Schema) -> Schema:
    while "$ref" in node:
        found: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        node = found
    return node
