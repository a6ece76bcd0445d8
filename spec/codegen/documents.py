"""Reading and writing documents: YAML in, JSON out, the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from .errors import SpecError

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
Object = dict[str, Json]


class _PlainConstructor(SafeConstructor):
    """YAML 1.2 without timestamps: `2024-01-01` stays the text that the publisher wrote."""


_PlainConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_yaml(path: Path) -> Object:
    """The mapping in a YAML file.

    Raises:
        SpecError: the file is missing, is not YAML, or is not a mapping.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = _PlainConstructor
    try:
        document = yaml.load(path.read_bytes())
    except FileNotFoundError:
        raise SpecError(f"{path} is missing") from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise SpecError(f"{path} is not YAML: {error}") from error
    if not isinstance(document, dict):
        raise SpecError(f"{path} holds a {type(document).__name__}, not a mapping")
    return document


def write_json(document: object) -> str:
    """A document as JSON text, keys in the order they came in."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def expect_object(value: Json, place: str) -> Object:
    """The value, if it is a mapping.

    Raises:
        SpecError: it is something else.
    """
    if not isinstance(value, dict):
        raise SpecError(f"{place} is a {type(value).__name__}, not a mapping")
    return value
