"""Reading and writing documents: YAML or JSON in, JSON out, the same bytes every time."""

from __future__ import annotations

import json
import math
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from .errors import SpecError

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Object = dict[str, Json]

MAX_DEPTH = 100
MAX_VALUES = 2_000_000


class _PlainConstructor(SafeConstructor):
    """YAML 1.2 without timestamps: `2024-01-01` stays the text that the publisher wrote."""


_PlainConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_yaml(path: Path) -> Object:
    """The mapping in a YAML file.

    Raises:
        SpecError: the file is missing, is not YAML, or is not a mapping.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SpecError(f"{path} is missing") from None
    return parse_yaml(data, str(path))


def parse_yaml(data: bytes, source: str) -> Object:
    """The mapping that YAML or JSON text holds, as JSON would hold it: keys are text, and nothing is shared.

    Raises:
        SpecError: it is not UTF-8, not YAML, or not a mapping; it is nested or multiplied beyond reason; or it holds
            what JSON does not know. The message names `source` and the place.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpecError(f"{source} is not UTF-8 text: byte {error.start} is {data[error.start]:#04x}") from None
    try:
        document = _load(text)
    except (YAMLError, ValueError) as error:
        raise SpecError(f"{source} is not YAML: {error}") from error
    except RecursionError:
        raise SpecError(f"{source} is nested too deeply") from None
    if not isinstance(document, dict):
        raise SpecError(f"{source} holds a {type(document).__name__}, not a mapping")
    return expect_object(_Plain(source).value(document, ()), source)


def _load(text: str) -> object:
    if text.lstrip().startswith("{"):
        try:
            return json.loads(text, object_pairs_hook=_Pairs)
        except json.JSONDecodeError:
            pass  # YAML may begin like this, too
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _PlainConstructor
    return yaml.load(text)


class _Pairs(dict[str, object]):
    """A JSON object, in which a key that comes twice is an error, as it is in YAML."""

    def __init__(self, pairs: list[tuple[str, object]]) -> None:
        super().__init__(pairs)
        if len(self) != len(pairs):
            keys = [key for key, _ in pairs]
            raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} comes twice in one object")


class _Plain:
    """Makes of YAML's values those of JSON.

    Each alias becomes a copy of its own, so that a later change of one place changes no other.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._values = 0

    def value(self, value: object, place: tuple[str, ...]) -> Json:
        self._values += 1
        if len(place) > MAX_DEPTH or self._values > MAX_VALUES:
            raise SpecError(f"{self._source} is nested too deeply, or grows too large through its YAML aliases")
        if isinstance(value, dict):
            plain: Object = {}
            for key, child in value.items():
                name = self._key(key, place)
                if name in plain:
                    raise SpecError(f"{self._source}, {pointer(place)}: the key {name!r} comes twice")
                plain[name] = self.value(child, (*place, name))
            return plain
        if isinstance(value, list):
            return [self.value(child, (*place, str(index))) for index, child in enumerate(value)]
        if isinstance(value, str):
            return self._text(value, place)
        if value is None or isinstance(value, (bool, int)) or (isinstance(value, float) and math.isfinite(value)):
            return value
        raise SpecError(f"{self._source}, {pointer(place)}: JSON has no {type(value).__name__} such as {value!r:.50}")

    def _key(self, key: object, place: tuple[str, ...]) -> str:
        # Statuses are often written without quotes.
        if isinstance(key, str) or (isinstance(key, int) and not isinstance(key, bool)):
            return self._text(str(key), place)
        raise SpecError(f"{self._source}, {pointer(place)}: the key {key!r} is no text; put it in quotes")

    def _text(self, text: str, place: tuple[str, ...]) -> str:
        try:
            text.encode()
        except UnicodeEncodeError:
            raise SpecError(f"{self._source}, {pointer(place)}: half a character in {text!r:.50}") from None
        return text


def pointer(place: tuple[str, ...]) -> str:
    """A place in a document as a JSON pointer, `/paths/~1v1~1projects/get`."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in place) or "/"


def read_document(path: Path) -> Object:
    """The OpenAPI 3 document in a JSON or YAML file.

    Raises:
        SpecError: the file is missing, is neither, or holds something else.
    """
    document = _read_json(path) if path.suffix == ".json" else read_yaml(path)
    if not str(document.get("openapi", "")).startswith("3."):
        raise SpecError(f"{path} is not OpenAPI 3: `openapi: 3.x` is missing")
    return document


def _read_json(path: Path) -> Object:
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise SpecError(f"{path} is missing") from None
    except ValueError as error:
        raise SpecError(f"{path} is not JSON: {error}") from error
    return expect_object(document, str(path))


def write_json(document: object) -> str:
    """A document as JSON text, keys in the order they came in."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def list_of(value: Json) -> list[Json]:
    """The value, if it is a list; nothing where it is something else or not there."""
    return value if isinstance(value, list) else []


def expect_object(value: Json, place: str) -> Object:
    """The value, if it is a mapping.

    Raises:
        SpecError: it is something else.
    """
    if not isinstance(value, dict):
        raise SpecError(f"{place} is a {type(value).__name__}, not a mapping")
    return value
