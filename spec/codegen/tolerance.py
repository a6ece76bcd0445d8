"""Makes answers tolerant: no field of an answer is required, and any of them may be null.

The publisher has changed answers without notice, and a client that insists on a field breaks on the day it is left
out. Requests stay as strict as the document. (Open enums are a template; unknown fields the generator keeps.)
"""

from __future__ import annotations

from .documents import Json, Object, expect_object
from .operations import operations, reachable


def relax_answers(document: Object) -> None:
    """Relaxes, in place, every named schema that only answers reach."""
    requests = [operation.spec.get("requestBody") for operation in operations(document)]
    answers = [operation.spec.get("responses") for operation in operations(document)]
    schemas = expect_object(expect_object(document["components"], "components").get("schemas", {}), "schemas")
    for kind, name in sorted(reachable(document, answers) - reachable(document, requests)):
        if kind == "schemas":
            _relax(name, schemas)


def _relax(name: str, schemas: Object) -> None:
    schema = expect_object(schemas[name], name)
    schema.pop("required", None)
    properties = expect_object(schema.get("properties", {}), f"{name}.properties")
    for field, child in properties.items():
        properties[field] = _nullable(child, f"{name}{field[:1].upper()}{field[1:]}", schemas)


def _nullable(schema: Json, name: str, schemas: Object) -> Json:
    if not isinstance(schema, dict):
        return schema
    if ("enum" in schema or "properties" in schema) and name not in schemas:
        # A named schema keeps its class name; inside a union the generator would number it.
        schemas[name] = schema
        if "properties" in schema:
            _relax(name, schemas)
        schema = {"$ref": f"#/components/schemas/{name}"}
    kind = schema.get("type")
    if isinstance(kind, list) and "null" in kind:
        return schema
    if isinstance(kind, str):
        schema["type"] = [kind, "null"]
        return schema
    return {"anyOf": [schema, {"type": "null"}]}
