"""Whether a document is OpenAPI that a client can be made of, and where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from jsonschema.exceptions import ValidationError, best_match
from jsonschema_path import SchemaPath
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from openapi_spec_validator.validation.keywords import KeywordValidator
from openapi_spec_validator.validation.registries import KeywordValidatorRegistry
from openapi_spec_validator.validation.validators import SpecValidator

from .documents import Json, Object, expect_object, pointer
from .errors import SpecError
from .operations import operations

MAX_REPORTED = 10
_LITERALS = ("example", "default", "const", "enum", "value")
_NAMES = ("properties", "patternProperties", "$defs", "schemas", "parameters", "headers", "responses", "examples")
Place = tuple[str, ...]


def validate(document: Object, source: str) -> None:
    """Checks a document as it was received.

    Raises:
        SpecError: it is not valid OpenAPI 3.0 or 3.1, a reference leads nowhere or elsewhere, an operationId comes
            twice, or a path could not be written as Python text. The message names each place.
    """
    version = document.get("openapi")
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.\d+", version):
        said = f"openapi: {version}" if "openapi" in document else f"swagger: {document.get('swagger')}"
        raise SpecError(f"{source} is not OpenAPI 3.0 or 3.1; it says {said}")
    # In this order: the validator would fetch what references point to, and trips over what the first two find.
    for check in (_references, _structure, _paths, _operation_ids, _schemas):
        found = list(dict.fromkeys(check(document)))
        if found:
            more = [f"and {len(found) - MAX_REPORTED} more"] if len(found) > MAX_REPORTED else []
            raise SpecError("\n  ".join([f"{source} is not accepted:", *found[:MAX_REPORTED], *more]))


def _references(document: Object) -> Iterator[str]:
    for place, target in _find_references(document, (), False):
        if not target.startswith("#/"):
            yield f"{pointer(place)}: $ref to {target!r}, which is not in this document"
            continue
        seen = {target}
        node = _look_up(document, target)
        while isinstance(node, dict) and isinstance(following := node.get("$ref"), str):
            if following in seen:
                yield f"{pointer(place)}: $ref to {target!r}, which leads in a circle"
                break
            seen.add(following)
            node = _look_up(document, following)
        if node is None:
            yield f"{pointer(place)}: $ref to {target!r}, which is not there"


def _find_references(node: Json, place: Place, of_names: bool) -> Iterator[tuple[Place, str]]:
    """Every `$ref` that counts; in an example or a default it is only data.

    Args:
        of_names: the keys of this node are names that the publisher chose, not keywords.
    """
    if isinstance(node, list):
        for index, child in enumerate(node):
            yield from _find_references(child, (*place, str(index)), False)
    elif isinstance(node, dict):
        target = node.get("$ref")
        if isinstance(target, str) and not of_names:
            yield place, target
        for key, child in node.items():
            is_data = key in _LITERALS or key.startswith("x-") or (key == "examples" and isinstance(child, list))
            if of_names or not is_data:
                yield from _find_references(child, (*place, key), key in _NAMES and not of_names)


def _look_up(document: Object, target: str) -> Json:
    node: Json = document
    for part in target.removeprefix("#/").split("/"):
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        if isinstance(node, dict):
            node = node.get(key)
        elif isinstance(node, list) and key.isdecimal() and int(key) < len(node):
            node = node[int(key)]
        else:
            return None
    return node


def _structure(document: Object) -> Iterator[str]:
    for error in _validator(document).schema_validator.iter_errors(document):
        yield _in_words(best_match([error]) or error, ())


def _schemas(document: Object) -> Iterator[str]:
    validator = _validator(document)
    try:
        for error in validator.root_validator(validator.schema_path):
            yield _in_words(error, getattr(error, "place", ()))
    except Exception as error:  # noqa: BLE001 - the validator raises whatever a strange document leads it to
        yield f"/: the validator can't follow the document: {type(error).__name__}: {error}"


def _paths(document: Object) -> Iterator[str]:
    for path in expect_object(document.get("paths", {}), "paths"):
        if not re.fullmatch(r"/[A-Za-z0-9._~:@!$&()*+,;=%/{}-]*", path):
            yield f"{pointer(('paths', path))}: a path has no quotes, spaces, backslashes or letters beyond ASCII"
        elif not re.fullmatch(r"([^{}]|\{[^{}/]+\})*", path):
            yield f"{pointer(('paths', path))}: its braces do not match"


def _operation_ids(document: Object) -> Iterator[str]:
    places: dict[str, str] = {}
    for operation in operations(document):
        identifier = operation.spec.get("operationId")
        if isinstance(identifier, str):
            first = places.setdefault(identifier, operation.place)
            if first != operation.place:
                yield f"{operation.place} and {first} share the operationId {identifier!r}"


def _in_words(error: ValidationError, place: Place) -> str:
    message = error.message if len(error.message) < 300 else f"{error.message[:300]} ..."
    return f"{pointer((*place, *(str(part) for part in error.absolute_path)))}: {message}"


def _validator(document: Object) -> SpecValidator:
    kind = OpenAPIV30SpecValidator if str(document["openapi"]).startswith("3.0.") else OpenAPIV31SpecValidator
    validator = kind(SchemaPath.from_dict(document, handlers={}))  # no handlers: nothing is fetched
    placed = {name: _placed(kind.keyword_validators[name]) for name in ("schema", "parameters", "operation", "tags")}
    validator.keyword_validators_registry = KeywordValidatorRegistry({**kind.keyword_validators, **placed})
    return validator


def _placed(kind: type[KeywordValidator]) -> type[KeywordValidator]:
    """The same validator, but its errors know where in the document they are."""

    class Placed(kind):  # type: ignore[misc, valid-type]
        def __init__(self, registry: KeywordValidatorRegistry) -> None:
            super().__init__(registry)
            self._collecting: set[int] = set()

        def __call__(self, *args: Any, **options: Any) -> Iterator[ValidationError]:
            node = next(argument for argument in args if isinstance(argument, SchemaPath))
            for error in super().__call__(*args, **options):
                if not hasattr(error, "place"):
                    error.place = tuple(str(part) for part in node.parts)
                yield error

        def _collect_properties(self, schema: SchemaPath) -> set[str]:
            """Of a schema; without this, one that contains itself would be collected for ever."""
            key = id(schema.read_value())
            if key in self._collecting:
                return set()
            self._collecting.add(key)
            try:
                return set(super()._collect_properties(schema))
            finally:
                self._collecting.discard(key)

    return Placed
