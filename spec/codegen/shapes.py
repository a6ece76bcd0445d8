"""What a schema says once its references are followed and its parts put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from .documents import Json, Object, expect_object
from .errors import SpecError
from .python_names import class_name, pascal_case

# One and the same wherever a schema says nothing, so that it is recognised again.
_ANYTHING: Object = {}


@dataclass(frozen=True)
class Naming:
    """What the generator names a class after that has no name of its own: its place in something that has one."""

    parent: str
    name: str

    def inside(self, suffix: str) -> Naming:
        return Naming(self.parent, f"{self.name}_{suffix}")


@dataclass(frozen=True)
class Shape:
    """A schema to compare.

    Attributes:
        key: tells the schema from all others of its document, however it was reached.
        node: its keywords, with those of its `allOf`.
        types: the JSON types that it allows, null aside; empty where it allows anything.
        variants: the schemas of `oneOf` and `anyOf`, null aside; empty or more than one.
        class_name: the model or enum that is generated for it, if one is.
    """

    key: int
    node: Object
    types: frozenset[str]
    nullable: bool
    variants: tuple[Json, ...]
    class_name: str | None
    naming: Naming

    @property
    def enum(self) -> tuple[Json, ...] | None:
        values = self.node.get("enum")
        return tuple(value for value in values if value is not None) if isinstance(values, list) else None

    def variant_naming(self, variant: Json) -> Naming:
        title = variant.get("title") if isinstance(variant, dict) else None
        return self.naming.inside(str(title) if title else f"type_{self.variants.index(variant)}")


class Document:
    """An OpenAPI document, read through its references."""

    def __init__(self, root: Object) -> None:
        self.root = root
        self._whole: dict[int, Object] = {}
        self._being_merged: set[int] = set()

    @cached_property
    def classes(self) -> frozenset[str]:
        """Every class that a named schema is generated into."""
        components = expect_object(self.root.get("components", {}), "components")
        schemas = expect_object(components.get("schemas", {}), "components.schemas")
        shapes = (self.shape(schema, Naming("", name)) for name, schema in schemas.items())
        return frozenset(shape.class_name for shape in shapes if shape.class_name)

    def follow(self, node: Json, place: str) -> tuple[Object, str | None]:
        """The mapping that a node is or refers to, and the last reference on the way.

        Raises:
            SpecError: a reference leads nowhere, in a circle or out of the document, or what is there is no mapping.
        """
        seen: list[str] = []
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target = str(node["$ref"])
            if target in seen:
                raise SpecError(f"{target} refers to itself")
            seen.append(target)
            node = self._target(target)
        return expect_object(node, seen[-1] if seen else place), seen[-1] if seen else None

    def shape(self, schema: Json, naming: Naming) -> Shape:
        """What a schema says. `naming` is used where a class is generated for it and it has no name of its own.

        Raises:
            SpecError: it is made of itself.
        """
        nullable, default = False, None
        seen: set[int] = set()
        while True:
            node, reference = self.follow(_ANYTHING if schema in (True, {}) else schema, naming.name)
            if id(node) in seen:
                raise SpecError(f"{reference or naming.name} is made of itself")
            seen.add(id(node))
            if reference is not None:
                naming = Naming("", _last(reference))
            default = node.get("default") if default is None else default
            union = [*_list(node, "oneOf"), *_list(node, "anyOf")]
            variants = [one for one in union if not _is_null(one)]
            nullable |= len(variants) < len(union) or _allows_null(node)
            parts = [*_list(node, "allOf"), *variants]
            if len(parts) == 1 and isinstance(parts[0], dict) and "$ref" in parts[0]:
                schema = parts[0]
            elif len(variants) == 1 and "properties" not in node:
                naming = naming.inside(f"type_{union.index(variants[0])}")
                schema = variants[0]
            else:
                break
        whole = self._merged(node, naming.name)
        if default is not None:  # what stands beside a reference wins
            whole = {**whole, "default": default}
        types = _types(whole)
        nullable |= _allows_null(whole)
        named = _numbered(naming, whole) if "object" in types else naming
        return Shape(
            key=id(node),
            node=whole,
            types=types,
            nullable=nullable,
            variants=tuple(variants),
            class_name=None if variants else _class_name(whole, types, named),
            naming=naming,
        )

    def _target(self, reference: str) -> Json:
        if not reference.startswith("#/"):
            raise SpecError(f"$ref {reference} leads out of the document")
        node: Json = self.root
        for part in reference[2:].split("/"):
            key = unquote(part).replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or key not in node:
                raise SpecError(f"$ref {reference} leads nowhere")
            node = node[key]
        return node

    def _merged(self, node: Object, place: str) -> Object:
        """A schema with its `allOf` put into it."""
        if not isinstance(node.get("allOf"), list):
            return node
        if id(node) in self._being_merged:
            raise SpecError(f"{place} is made of itself by allOf")
        if id(node) not in self._whole:
            self._being_merged.add(id(node))
            own = {key: value for key, value in node.items() if key != "allOf"}
            whole: Object = {}
            for part in [*_list(node, "allOf"), own]:
                _put_into(whole, self._merged(self.follow(part, place)[0], place))
            self._whole[id(node)] = whole
            self._being_merged.discard(id(node))
        return self._whole[id(node)]


def _put_into(whole: Object, part: Object) -> None:
    for key, value in part.items():
        present = whole.get(key)
        if key == "properties" and isinstance(present, dict) and isinstance(value, dict):
            whole[key] = {**present, **value}
        elif key == "required" and isinstance(present, list) and isinstance(value, list):
            whole[key] = [*present, *value]
        else:
            whole[key] = value


def _list(node: Object, key: str) -> Sequence[Json]:
    value = node.get(key)
    return value if isinstance(value, list) else []


def _is_null(schema: Json) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "null"


def _allows_null(node: Object) -> bool:
    declared = node.get("type")
    listed = isinstance(declared, list) and "null" in declared
    return listed or node.get("nullable") is True or None in _list(node, "enum")


def _types(node: Object) -> frozenset[str]:
    declared = node.get("type")
    types = {str(one) for one in (declared if isinstance(declared, list) else [declared]) if one is not None}
    if types and types != {"null"}:
        return frozenset(types - {"null"})
    if not types and "properties" in node:
        return frozenset({"object"})
    if not types and ("enum" in node or "const" in node):
        values = [*_list(node, "enum"), node.get("const")]
        return frozenset(_json_type(value) for value in values if value is not None)
    return frozenset(types)


def _json_type(value: Json) -> str:
    names = {bool: "boolean", str: "string", int: "integer", float: "number", list: "array", dict: "object"}
    return names.get(type(value), "null")


def _numbered(naming: Naming, node: Object) -> Naming:
    """Where several types are allowed, the generator makes a union and numbers its members."""
    declared = node.get("type")
    if isinstance(declared, list) and len(declared) > 1 and "enum" not in node:
        return naming.inside(f"type_{declared.index('object')}")
    return naming


def _class_name(node: Object, types: frozenset[str], naming: Naming) -> str | None:
    is_enum = any(value is not None for value in _list(node, "enum")) and "boolean" not in types
    if not is_enum and "object" not in types:
        return None
    title = node.get("title")
    name = title if isinstance(title, str) and title else naming.name
    return class_name(f"{pascal_case(naming.parent)}{pascal_case(name)}" if naming.parent else name)


def _last(reference: str) -> str:
    return unquote(reference.rsplit("/", 1)[-1]).replace("~1", "/").replace("~0", "~")
