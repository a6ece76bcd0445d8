"""Compares schemas where they are used, by what they say rather than by what they are called."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from .documents import Json, Object, expect_object
from .python_names import enum_members, identifier
from .shapes import Document, Naming, Shape
from .verdicts import RULES, Action, Change, Side

NAMELESS: Final = Naming("", "")

# An operation ("GET /v1/projects"), or two object schemas on one side: what a difference belongs to.
Pair = tuple[Side, int, int]
Owner = str | Pair

_PARSED_FORMATS: Final = frozenset({"date", "date-time", "uuid", "binary"})
_LOOSER_FORMATS: Final = (("int32", "int64"), ("float", "double"))
_LOWER_BOUNDS: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER_BOUNDS: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_CONSTRAINTS: Final = (*_LOWER_BOUNDS, *_UPPER_BOUNDS, "pattern", "multipleOf", "uniqueItems")
_SAYS_NOTHING: Final[Mapping[str, Json]] = {"minLength": 0, "minItems": 0, "minProperties": 0}


@dataclass(frozen=True)
class Spot:
    """Where two schemas are compared, and what Python calls the place in the old and in the new client."""

    owner: Owner
    side: Side
    base: str
    old_names: tuple[str, ...]
    new_names: tuple[str, ...]
    old_naming: Naming = NAMELESS
    new_naming: Naming = NAMELESS
    path: str = ""

    @property
    def place(self) -> str:
        return f"{self.base} -> {self.path}" if self.path else self.base

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.old_names, *self.new_names)

    def inside(self, step: str, old_naming: Naming, new_naming: Naming) -> Spot:
        dot = "." if self.path and not step.startswith(("[", "<")) else ""
        return replace(self, path=f"{self.path}{dot}{step}", old_naming=old_naming, new_naming=new_naming)


@dataclass(frozen=True)
class _Variant:
    """One of the schemas that a union allows; a schema that is no union allows itself."""

    schema: Json
    naming: Naming
    shape: Shape

    @property
    def label(self) -> str:
        return self.shape.class_name or "|".join(sorted(self.shape.types)) or "any"


class SchemaComparison:
    """Two documents' schemas. Two objects are compared once for each side, however often they are used."""

    def __init__(self, old: Document, new: Document, models: str) -> None:
        self.old, self.new, self._models = old, new, models
        self._found: list[tuple[frozenset[Owner], Change]] = []
        self._users: dict[Pair, set[Owner]] = {}
        self._pending: deque[tuple[Shape, Shape, Spot]] = deque()
        self._open: set[Pair] = set()
        self._renamed: dict[tuple[str, str], list[Spot]] = {}
        self._alike: dict[tuple[Pair, bool], bool] = {}

    def add(
        self,
        kind: str,
        action: Action,
        spot: Spot,
        *,
        turn: str | None = None,
        names: Iterable[str] | None = None,
        before: Json = None,
        after: Json = None,
    ) -> None:
        """Notes a difference. `turn` says finer than the action what happened, as the keys of `RULES` do."""
        verdict, why = RULES[kind, turn or action].on(spot.side)
        touched = tuple(dict.fromkeys(spot.names if names is None else names))
        change = Change(kind, action, spot.place, spot.side, verdict, why, touched, before, after)
        self._found.append((frozenset({spot.owner}), change))

    def changes(self) -> list[Change]:
        """All that was noted, with every operation that each reaches; a class that was renamed counts once."""
        self._compare_pending()
        found = list(self._found)
        for (before, after), spots in self._renamed.items():
            sides = {spot.side for spot in spots}
            verdict, why = RULES["class", "changed"].on("both")
            side: Side = sides.pop() if len(sides) == 1 else "both"
            names = (f"{self._models}.{before}", f"{self._models}.{after}")
            change = Change("class", "changed", spots[0].place, side, verdict, why, names, before, after)
            found.append((frozenset(spot.owner for spot in spots), change))
        return [replace(change, operations=self._operations(owners)) for owners, change in found]

    def _compare_pending(self) -> None:
        """Looks into the objects that were met: one after the other, so that no nesting is too deep."""
        while self._pending:
            self._fields(*self._pending.popleft())

    def _operations(self, owners: Iterable[Owner]) -> tuple[str, ...]:
        pending, reached = list(owners), set(owners)
        while pending:
            owner = pending.pop()
            users = set() if isinstance(owner, str) else self._users[owner] - reached
            reached |= users
            pending += users
        return tuple(sorted(owner for owner in reached if isinstance(owner, str) and owner))

    def says_the_same(self, old: Json, new: Json, spot: Spot, *, classes: bool) -> bool:
        """Whether two schemas don't differ; with `classes`, in the names of their classes neither."""
        one, other = self.old.shape(old, spot.old_naming), self.new.shape(new, spot.new_naming)
        key = ((spot.side, one.key, other.key), classes)
        if key not in self._alike:
            self._alike[key] = True  # while it is being found out, so that recursion ends
            trial = SchemaComparison(self.old, self.new, self._models)
            trial._alike = self._alike
            trial.compare(old, new, spot)
            trial._compare_pending()
            self._alike[key] = not trial._found and not (classes and trial._renamed)
        return self._alike[key]

    def compare(self, old: Json, new: Json, spot: Spot) -> None:
        """Notes every difference of two schemas; what objects are made of is looked at in the end, once."""
        one, other = self.old.shape(old, spot.old_naming), self.new.shape(new, spot.new_naming)
        pair = (spot.side, one.key, other.key)
        if pair in self._open:
            return
        self._open.add(pair)
        self._attributes(one, other, spot)
        if one.variants or other.variants:
            left = _variants(self.old, one, old, spot.old_naming)
            right = _variants(self.new, other, new, spot.new_naming)
            self._variants(left, right, spot)
        elif self._types(one, other, spot):
            self._contents(one, other, replace(spot, old_naming=one.naming, new_naming=other.naming), pair)
        self._open.discard(pair)

    def _attributes(self, one: Shape, other: Shape, spot: Spot) -> None:
        """What belongs to the place rather than to the class that stands there."""
        if one.nullable != other.nullable:
            self.add("nullable", "added" if other.nullable else "removed", spot)
        self._keyword("default", "default", one, other, spot)

    def _keyword(self, kind: str, keyword: str, one: Shape, other: Shape, spot: Spot) -> None:
        had, has = keyword in one.node, keyword in other.node
        before, after = one.node.get(keyword), other.node.get(keyword)
        if had != has or _text(before) != _text(after):
            action: Action = "changed" if had and has else "added" if has else "removed"
            self.add(kind, action, spot, before=before, after=after)

    def _types(self, one: Shape, other: Shape, spot: Spot) -> bool:
        """Notes a change of type; whether enough is left in common to look further."""
        if one.types == other.types:
            return True
        loses_its_class = "object" in one.types - other.types
        becomes_a_class = spot.side == "response" and not one.types and "object" in other.types
        if loses_its_class or becomes_a_class:
            turn = "replaced"
        else:
            turn = "widened" if _covers(other, one) else "narrowed" if _covers(one, other) else "replaced"
        before, after = (sorted(shape.types) or ["any"] for shape in (one, other))
        self.add("type", "changed", spot, turn=turn, before=" | ".join(before), after=" | ".join(after))
        return bool(one.types & other.types) or {"integer", "number"} <= one.types | other.types

    def _contents(self, one: Shape, other: Shape, spot: Spot, pair: Pair) -> None:
        if one.class_name and other.class_name and one.class_name != other.class_name:
            self._renamed.setdefault((one.class_name, other.class_name), []).append(spot)
        if one.types == other.types:
            self._format(one, other, spot)
        self._enum(one, other, spot)
        self._keyword("constant", "const", one, other, spot)
        self._constraints(one, other, spot)
        if "array" in one.types & other.types:
            items = spot.inside("[]", one.naming.inside("item"), other.naming.inside("item"))
            self.compare(one.node.get("items", {}), other.node.get("items", {}), items)
        if "object" in one.types & other.types:
            if pair not in self._users:
                self._pending.append((one, other, replace(spot, owner=pair)))
            self._users.setdefault(pair, set()).add(spot.owner)

    def _format(self, one: Shape, other: Shape, spot: Spot) -> None:
        before, after = (str(shape.node["format"]) if "format" in shape.node else None for shape in (one, other))
        if before == after:
            return
        if {before, after} & _PARSED_FORMATS:
            turn = "another Python type"
        else:
            turn = "loosened" if after is None or (before, after) in _LOOSER_FORMATS else "tightened"
        action: Action = "added" if before is None else "removed" if after is None else "changed"
        self.add("format", action, spot, turn=turn, before=before, after=after)

    def _enum(self, one: Shape, other: Shape, spot: Spot) -> None:
        if one.enum is None and other.enum is None:
            return
        if one.enum is None or other.enum is None:
            classes = (f"{self._models}.{name}" for name in (one.class_name, other.class_name) if name)
            self.add(
                "enum",
                "added" if one.enum is None else "removed",
                spot,
                names=(*spot.names, *classes),
                before=None if one.enum is None else list(one.enum),
                after=None if other.enum is None else list(other.enum),
            )
            return
        for value in _missing(one.enum, other.enum):
            self.add("enum value", "removed", spot, names=self._member(one, value), before=value)
        for value in _missing(other.enum, one.enum):
            self.add("enum value", "added", spot, names=self._member(other, value), after=value)

    def _member(self, shape: Shape, value: Json) -> list[str]:
        member = enum_members(shape.enum or ()).get(value) if isinstance(value, str | int) else None
        return [f"{self._models}.{shape.class_name}.{member}"] if shape.class_name and member else []

    def _constraints(self, one: Shape, other: Shape, spot: Spot) -> None:
        for keyword in _CONSTRAINTS:
            before, after = _constraint(one, keyword), _constraint(other, keyword)
            if before == after:
                continue
            action: Action = "added" if before is None else "removed" if after is None else "changed"
            turn = "tightened" if _tightens(keyword, before, after) else "loosened"
            self.add(
                "constraint", action, spot, turn=turn, before=_named(keyword, before), after=_named(keyword, after)
            )

    def _fields(self, one: Shape, other: Shape, spot: Spot) -> None:
        old, new = (_object(shape.node, "properties", spot.place) for shape in (one, other))
        old_required, new_required = (_strings(shape.node, "required") for shape in (one, other))
        for field in sorted(old | new):
            inner = replace(
                spot.inside(field, _part_naming(one, field), _part_naming(other, field)),
                old_names=self._field_names(one, identifier(field)),
                new_names=self._field_names(other, identifier(field)),
            )
            if field not in new:
                self.add("field", "removed", inner, names=inner.old_names)
            elif field not in old:
                turn = "added, required" if field in new_required else "added"
                self.add("field", "added", inner, turn=turn, names=inner.new_names)
            else:
                if (field in old_required) != (field in new_required):
                    self.add("required", "added" if field in new_required else "removed", inner)
                self.compare(old[field], new[field], inner)
        self._additional_fields(one, other, spot)

    def _additional_fields(self, one: Shape, other: Shape, spot: Spot) -> None:
        before, after = one.node.get("additionalProperties", True), other.node.get("additionalProperties", True)
        naming = (_part_naming(one, "AdditionalProperty"), _part_naming(other, "AdditionalProperty"))
        inner = replace(
            spot.inside("*", *naming),
            old_names=self._field_names(one, "additional_properties"),
            new_names=self._field_names(other, "additional_properties"),
        )
        if before is False and after is False:
            return
        if before is False or after is False:
            self.add("additional fields", "added" if before is False else "removed", inner)
        elif isinstance(before, dict) or isinstance(after, dict):
            self.compare(before, after, inner)

    def _field_names(self, shape: Shape, attribute: str) -> tuple[str, ...]:
        return (f"{self._models}.{shape.class_name}.{attribute}",) if shape.class_name else ()

    def _variants(self, old: list[_Variant], new: list[_Variant], spot: Spot) -> None:
        def same_class(one: _Variant, other: _Variant) -> bool:
            return one.shape.class_name is not None and one.shape.class_name == other.shape.class_name

        def same_structure(one: _Variant, other: _Variant) -> bool:
            return self.says_the_same(one.schema, other.schema, self._inside(one, other, spot), classes=False)

        def same_types(one: _Variant, other: _Variant) -> bool:
            classless = one.shape.class_name is None and other.shape.class_name is None
            return classless and one.shape.types == other.shape.types

        old, new = list(old), list(new)
        for alike in (same_class, same_structure, same_types):
            for one, other in _matches(old, new, alike):
                self.compare(one.schema, other.schema, self._inside(one, other, spot))
        for one in old:
            classes = [f"{self._models}.{one.shape.class_name}"] if one.shape.class_name else []
            gone = one.shape.class_name is not None and one.shape.class_name not in self.new.classes
            turn = "removed, with its class" if gone else "removed"
            self.add("variant", "removed", spot, turn=turn, names=[*spot.old_names, *classes], before=one.label)
        for other in new:
            classes = [f"{self._models}.{other.shape.class_name}"] if other.shape.class_name else []
            self.add("variant", "added", spot, names=[*spot.new_names, *classes], after=other.label)

    def _inside(self, one: _Variant, other: _Variant, spot: Spot) -> Spot:
        return spot.inside(f"<{min(one.label, other.label)}>", one.naming, other.naming)


def _variants(document: Document, shape: Shape, schema: Json, naming: Naming) -> list[_Variant]:
    if not shape.variants:
        return [_Variant(schema, naming, shape)]
    named = [(variant, shape.variant_naming(variant)) for variant in shape.variants]
    found = [_Variant(variant, naming, document.shape(variant, naming)) for variant, naming in named]
    return sorted(found, key=lambda variant: variant.label)


def _matches(
    old: list[_Variant], new: list[_Variant], alike: Callable[[_Variant, _Variant], bool]
) -> list[tuple[_Variant, _Variant]]:
    """Takes out of both lists, two by two, the variants that are alike."""
    matches: list[tuple[_Variant, _Variant]] = []
    for one in list(old):
        other = next((candidate for candidate in new if alike(one, candidate)), None)
        if other is not None:
            matches.append((one, other))
            old.remove(one)
            new.remove(other)
    return matches


def _part_naming(shape: Shape, name: str) -> Naming:
    return Naming(shape.class_name or shape.naming.parent, name)


def _covers(wide: Shape, narrow: Shape) -> bool:
    """Whether one schema allows every type that the other one does."""
    if not wide.types or not narrow.types:
        return not wide.types
    return all(one in wide.types or (one == "integer" and "number" in wide.types) for one in narrow.types)


def _constraint(shape: Shape, keyword: str) -> Json:
    value = shape.node.get(keyword)
    return None if value is False or value == _SAYS_NOTHING.get(keyword) else value


def _tightens(keyword: str, before: Json, after: Json) -> bool:
    if before is None or after is None:
        return before is None
    if not isinstance(before, int | float) or not isinstance(after, int | float) or before is True or after is True:
        return True
    if keyword == "multipleOf":
        return after == 0 or before % after != 0
    return after > before if keyword in _LOWER_BOUNDS else after < before


def _named(keyword: str, value: Json) -> Json:
    return None if value is None else {keyword: value}


def _missing(values: Iterable[Json], there: Iterable[Json]) -> list[Json]:
    known = {_text(value) for value in there}
    return [value for value in sorted(values, key=_text) if _text(value) not in known]


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)


def _object(node: Object, key: str, place: str) -> Object:
    return expect_object(node.get(key, {}), f"{place}.{key}")


def _strings(node: Object, key: str) -> set[str]:
    value = node.get(key)
    return {str(one) for one in value} if isinstance(value, list) else set()
