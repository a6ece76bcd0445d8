"""A document as the publisher may send it one day: the whole API at once, and hardly a name as we know it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML

from codegen.documents import Json, Object, read_yaml
from codegen.merge import merge
from codegen.operations import operations

NEW_REGION = ("AP1", "https://ap1.api.matillion.com/dpc")
EXTRA: dict[str, Any] = {
    "/v1/forecasts": {
        "get": {
            "tags": ["Import"],
            "operationId": "class",
            "parameters": [
                {"name": "from", "in": "query", "required": True, "schema": {"type": "string"}},
                {"name": "self", "in": "query", "schema": {"type": "integer"}},
            ],
            "responses": {
                "200": {
                    "description": "ok",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Forecast"}}},
                }
            },
        },
        "post": {"tags": ["Import"], "operationId": "print", "responses": {"202": {"description": "ok"}}},
    }
}
FORECAST: dict[str, Any] = {
    "type": "object",
    "required": ["global"],
    "properties": {
        "global": {"type": "string", "enum": ["None", "class", "1st", "a b"]},
        "self": {"$ref": "#/components/schemas/Forecast"},
    },
}


def full_document(spec: Path) -> Object:
    """Upstream and supplement as one, with other operationIds, schema names and tags, and more of everything."""
    merged, _ = merge({"paths": {}, **read_yaml(spec / "upstream.yaml")}, read_yaml(spec / "supplement.yaml"))
    document: Any = _without_notes(merged)
    names = {
        f"#/components/{kind}/{name}": f"Publishers{name}"
        for kind, entries in document["components"].items()
        if kind != "securitySchemes"
        for name in entries
    }
    _rename_references(document, names)
    for kind, entries in document["components"].items():
        if kind != "securitySchemes":
            document["components"][kind] = {f"Publishers{name}": entry for name, entry in entries.items()}
    tags = {"Default"}
    for number, operation in enumerate(operations(document)):
        [old, *_] = cast(list[str], operation.spec.get("tags") or ["Default"])
        operation.spec["tags"] = [f"All about {old}"]
        operation.spec["operationId"] = f"publishers-{operation.method}-{number}"
        tags.add(f"All about {old}")
    document["tags"] = [{"name": tag} for tag in sorted(tags)]
    document["paths"].update(EXTRA)
    document["components"]["schemas"]["Forecast"] = FORECAST
    document["servers"].append({"description": NEW_REGION[0], "url": NEW_REGION[1]})
    document["info"]["version"] = "2.0"
    return cast(Object, document)


def as_yaml(document: Object) -> bytes:
    stream = io.BytesIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.dump(document, stream)
    return stream.getvalue()


def _without_notes(node: Json) -> Json:
    """Without the `x-` fields, in which we write down what we know."""
    if isinstance(node, dict):
        return {key: _without_notes(value) for key, value in node.items() if not key.startswith("x-")}
    return [_without_notes(value) for value in node] if isinstance(node, list) else node


def _rename_references(node: Json, names: dict[str, str]) -> None:
    if isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and target in names:
            node["$ref"] = f"{target.rpartition('/')[0]}/{names[target]}"
        for value in node.values():
            _rename_references(value, names)
    elif isinstance(node, list):
        for value in node:
            _rename_references(value, names)
