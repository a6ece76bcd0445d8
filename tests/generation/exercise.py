"""Calls every operation of a generated package with answers made from its document; run in a process of its own.

python exercise.py <folder with maia_api> <the publisher's document as JSON>
"""

from __future__ import annotations

import asyncio
import copy
import datetime
import importlib
import inspect
import json
import pickle
import pkgutil
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

STRANGE = "something nobody has seen"
DEEPEST = 4
ANY_MAPPING: dict[str, Any] = {}


class Document:
    """Bodies as a service that follows the document would send them, and as one that does not."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content

    def bodies(self, schema: Any, kind: str) -> Iterator[Any]:
        """One body for each alternative. `kind` is full, null, missing or strange."""
        for pick in range(4):
            yield self._body(schema, kind, pick, 0)

    def _body(self, schema: Any, kind: str, pick: int, depth: int) -> Any:
        if not isinstance(schema, dict):
            return {"any": [1, None]}
        if "$ref" in schema:
            return self._body(self.at(schema["$ref"]), kind, pick, depth)
        if alternatives := [
            one for one in schema.get("oneOf", []) + schema.get("anyOf", []) if one != {"type": "null"}
        ]:
            number = (pick + depth) % len(alternatives)
            body = self._body(alternatives[number], kind, pick, depth)
            return self._marked(body, schema, alternatives[number]) if kind == "full" else body
        if len(parts := schema.get("allOf", [])) == 1 and "properties" not in schema:
            return self._body(parts[0], kind, pick, depth)
        if "const" in schema:
            return STRANGE if kind == "strange" and isinstance(schema["const"], str) else schema["const"]
        if "enum" in schema:
            values = [value for value in schema["enum"] if value is not None]
            strange = STRANGE if isinstance(values[0], str) else 987654
            return strange if kind == "strange" else values[pick % len(values)]
        kinds = schema.get("type", "object" if "properties" in schema or "allOf" in schema else None)
        name = next(one for one in kinds if one != "null") if isinstance(kinds, list) else kinds
        if name == "object":
            return self._object(schema, kind, pick, depth)
        if name == "array":
            return [] if depth > DEEPEST else [self._body(schema.get("items", {}), kind, pick, depth + 1)]
        texts = {"date": "2024-02-29", "date-time": "2024-02-29T12:00:00+00:00", "uuid": str(UUID(int=pick))}
        scalars = {"integer": pick, "number": 1.5, "boolean": True, "string": texts.get(schema.get("format", ""), "x")}
        return scalars.get(str(name), {"any": [1, None]})

    def _object(self, schema: dict[str, Any], kind: str, pick: int, depth: int) -> dict[str, Any]:
        if kind == "missing" and depth > 0:
            return {}
        body: dict[str, Any] = {}
        for part in schema.get("allOf", []):
            body |= self._body(part, kind, pick, depth)
        for name, child in schema.get("properties", {}).items():
            if kind == "null":
                body[name] = None
            elif depth <= DEEPEST and (kind != "missing" or self._holds_objects(child)):
                body[name] = self._body(child, kind, pick, depth + 1)
        if "additionalProperties" in schema and depth <= DEEPEST and schema["additionalProperties"] is not False:
            body["more"] = None if kind == "null" else self._body(schema["additionalProperties"], kind, pick, depth + 1)
        elif kind == "strange":
            body |= {"novelty": {"a": [None]}, "from": None, "x-y": [1]}
        return body

    def _holds_objects(self, schema: Any) -> bool:
        """Whether something can still be missing inside."""
        return isinstance(self._body(schema, "full", 0, DEEPEST), (dict, list))

    def _marked(self, body: Any, union: dict[str, Any], alternative: dict[str, Any]) -> Any:
        """The body with the discriminator that says which one it is."""
        discriminator = union.get("discriminator")
        if discriminator is None or not isinstance(body, dict):
            return body
        mapping = discriminator.get("mapping", {})
        values = [value for value, target in mapping.items() if target == alternative["$ref"]]
        return {**body, discriminator["propertyName"]: (values or [alternative["$ref"].rpartition("/")[2]])[-1]}

    def at(self, reference: str) -> Any:
        node: Any = self.content
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
        return node


class Reply:
    """An answer from the wire."""

    def __init__(self, status_code: int, content: bytes) -> None:
        self.status_code, self.content = status_code, content

    @property
    def text(self) -> str:
        return self.content.decode()

    def json(self) -> Any:
        return json.loads(self.content)


class Arguments:
    """Values for the parameters of the facade, from their annotations."""

    def __init__(self) -> None:
        models = importlib.import_module("maia_api.v1.models")
        kinds = importlib.import_module("maia_api.v1.types")
        self.names = {**vars(typing), **vars(datetime), **vars(kinds)}
        self.names |= {name: getattr(models, name) for name in models.__all__}
        self.names |= {"UUID": UUID, "Mapping": Mapping, "datetime": datetime}
        self.file = kinds.File

    def of(self, method: Any, number: int) -> dict[str, Any]:
        """Keyword arguments; each number takes others of the alternatives, and every second one all parameters."""
        parameters = [one for one in inspect.signature(method).parameters.values() if one.name != "self"]
        wanted = [one for one in parameters if number % 2 or one.default is one.empty]
        return {one.name: self.value(one.annotation, number // 2) for one in wanted}

    def value(self, annotation: Any, pick: int, depth: int = 0) -> Any:
        kind = eval(annotation, self.names) if isinstance(annotation, str) else annotation
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            alternatives = [one for one in inner if getattr(one, "__name__", "") not in ("Unset", "NoneType")]
            chosen = self.value(alternatives[pick % len(alternatives)], pick, depth)
            if chosen is not ANY_MAPPING:
                return chosen
            # A body may be given as a mapping too, its files as bytes.
            fields = self.value(alternatives[0], pick, depth).to_dict().items()
            return {name: value[1].read() if isinstance(value, tuple) else value for name, value in fields}
        if origin is Literal:
            return inner[0]
        if origin is list:
            return [self.value(inner[0], pick, depth + 1)] if depth < DEEPEST else []
        if origin is dict or kind is Any or (isinstance(origin, type) and issubclass(origin, Mapping)):
            return ANY_MAPPING
        if kind is self.file:
            return self.file(payload=BytesIO(b"bytes"), file_name="a.txt", mime_type="text/plain")
        plain = {str: "text", int: 7, float: 1.5, bool: True, UUID: UUID(int=5), type(None): None}
        if kind in plain:
            return plain[kind]
        if kind is datetime.date:
            return datetime.date(2024, 2, 29)
        if kind is datetime.datetime:
            return datetime.datetime(2024, 2, 29, tzinfo=datetime.UTC)
        if issubclass(kind, Enum):
            return list(kind)[pick % len(kind)]
        parameters = inspect.signature(kind).parameters.values()
        return kind(
            **{one.name: self.value(one.annotation, pick, depth) for one in parameters if one.default is one.empty}
        )


def plain(answer: Any) -> Any:
    """A parsed answer as the JSON that it came from."""
    if isinstance(answer, list):
        return [plain(one) for one in answer]
    return answer.to_dict() if hasattr(answer, "to_dict") else answer


def with_nulls(body: Any) -> Any:
    """The body with a null in every list of objects and lists."""
    if isinstance(body, dict):
        return {key: with_nulls(value) for key, value in body.items()}
    if isinstance(body, list):
        nested = any(isinstance(one, (dict, list)) for one in body)
        return [with_nulls(one) for one in body] + ([None] if nested else [])
    return body


def twins(model: Any) -> list[Any]:
    return [copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))]


class Exercise:
    """Every operation of one package."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = Document(document)
        self.arguments = Arguments()
        self.api = importlib.import_module("maia_api.v1.api")
        self.client = importlib.import_module("httpx").Client(base_url="http://localhost")
        self.loop = asyncio.new_event_loop()

    def run(self) -> None:
        found = {}
        bundle = json.loads(Path(str(self.api.__file__)).parents[1].joinpath("openapi.json").read_text("utf-8"))
        for path, item in bundle["paths"].items():
            for method, spec in item.items():
                if "x-maia-name" in spec:
                    found[spec["x-maia-name"]] = self.document.content["paths"][path][method]
        for name, spec in found.items():
            tag, _, operation = name.partition(".")
            try:
                self.call(tag, operation, spec)
            except Exception as error:
                error.add_note(f"in {name}")
                raise
        sys.stdout.write(f"{len(found)} operations\n")

    def call(self, tag: str, operation: str, spec: dict[str, Any]) -> None:
        replies = list(self.replies(spec))
        for number in range(max(6, len(replies))):
            reply, bodies = replies[number % len(replies)]

            def send(call: Any, reply: Reply = reply) -> Any:
                self.client.build_request(**call.request).read()
                return call.parse(reply)

            async def send_later(call: Any, reply: Reply = reply) -> Any:
                return call.parse(reply)

            method = getattr(getattr(self.api.Api(send), tag), operation)
            twin = getattr(getattr(self.api.AsyncApi(send_later), tag), operation)
            answer = method(**self.arguments.of(method, number))
            later = self.loop.run_until_complete(twin(**self.arguments.of(method, number)))
            assert not bodies or plain(answer) in bodies, (plain(answer), bodies)
            if not isinstance(answer, self.arguments.file):
                assert answer == later
                assert all(one == answer for one in twins(answer))

    def replies(self, spec: dict[str, Any]) -> Iterator[tuple[Reply, list[Any]]]:
        """Successes, with what `to_dict` may give back (nothing where that is not compared)."""
        described = spec["responses"]
        successes = {status: one for status, one in described.items() if status[0] == "2"} or described
        for status, named in successes.items():
            answer = self.document.at(named["$ref"]) if "$ref" in named else named
            code = int(status) if status.isdecimal() else 200
            if "content" not in answer:
                yield Reply(code, b""), []
                continue
            media, said = next(iter(answer["content"].items()))
            if "json" not in media:
                yield Reply(code, b"text"), []
                continue
            for kind in ("full", "null", "missing", "strange"):
                for body in self.document.bodies(said.get("schema"), kind):
                    yield Reply(code, json.dumps(body).encode()), [body]
            for body in self.document.bodies(said.get("schema"), "full"):
                yield Reply(code, json.dumps(with_nulls(body)).encode()), [body, with_nulls(body)]
            yield Reply(205, b""), []


def import_everything() -> None:
    """Imports every module, and shows that what users import first leaves httpx alone."""
    package = importlib.import_module("maia_api.v1")
    names = [module.name for module in pkgutil.walk_packages(package.__path__, "maia_api.v1.")]
    light = [name for name in names if name.count(".") < 4 and not name.endswith((".client", ".models"))]
    light += [name for name in names if name.startswith(("maia_api.v1.models",))]
    light += [f"maia_api.v1.api.{module.name}" for module in pkgutil.iter_modules(_folder("maia_api.v1.api"))]
    for name in light:
        importlib.import_module(name)
        assert "httpx" not in sys.modules, name
    for name in names:
        importlib.import_module(name)


def _folder(name: str) -> Any:
    return importlib.import_module(name).__path__


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    import_everything()
    Exercise(json.loads(Path(sys.argv[2]).read_text("utf-8"))).run()
