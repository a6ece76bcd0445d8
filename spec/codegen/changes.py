"""What changed between two OpenAPI documents, and what it means for callers of the client.

The documents are compared as the wheel carries them: upstream, supplement and corrections in one, where `x-maia-name`
says what Python calls an operation. Without that field an operation is named by its method and path.

Descriptions, summaries, examples and deprecations are not compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from .documents import Json, Object, expect_object
from .endpoints import Endpoint, endpoints, take_matches
from .errors import SpecError
from .schema_changes import SchemaComparison, Spot
from .servers import regions
from .shapes import Document, Naming
from .verdicts import Action, Change, Side

_BODY_TYPES: Final = {
    "application/x-www-form-urlencoded": "data",
    "multipart/form-data": "files",
    "application/octet-stream": "content",
}
_WORDS: Final = ("description", "bearerFormat")


def compare(old: Object, new: Object) -> tuple[Change, ...]:
    """Every change from one document to the other, by place.

    Raises:
        SpecError: one of them is not what OpenAPI says; a `$ref` leads nowhere, for example.
    """
    comparison = _Comparison(Document(old), Document(new), f"maia_api.{api_version(new)}")
    return tuple(sorted(comparison.run(), key=lambda one: (one.place, one.kind, one.action, _text(one.after))))


def api_version(document: Object) -> str:
    """The version in the paths of a document: v1 for `/v1/projects`, and for paths without any."""
    starts = (path.split("/")[1:2] for path in expect_object(document.get("paths", {}), "paths"))
    versions = Counter(start[0] for start in starts if start and re.fullmatch(r"v[1-9][0-9]*", start[0]))
    return max(versions, key=lambda version: (versions[version], version)) if versions else "v1"


class _Comparison:
    def __init__(self, old: Document, new: Document, package: str) -> None:
        self._old, self._new, self._package = old, new, package
        self._schemas = SchemaComparison(old, new, f"{package}.models")

    def run(self) -> list[Change]:
        old, new = endpoints(self._old), endpoints(self._new)
        for one, other in take_matches(old, new):
            self._operation(one, other)
        for one in old:
            self._schemas.add("operation", "removed", self._nowhere(one.place, "both", one.place, one.name))
        for other in new:
            self._schemas.add("operation", "added", self._nowhere(other.place, "both", other.place, other.name))
        self._servers()
        self._security_schemes()
        self._security("security", "", self._old.root.get("security"), self._new.root.get("security"))
        return self._schemas.changes()

    def _nowhere(self, owner: str, side: Side, place: str, *names: str) -> Spot:
        return Spot(owner, side, place, names, ())

    def _operation(self, one: Endpoint, other: Endpoint) -> None:
        spot = Spot(one.place, "both", one.place, (one.name,), (other.name,))
        if one.name != other.name:
            self._schemas.add("operation name", "changed", spot, before=one.name, after=other.name)
        self._parameters(one, other)
        self._request_body(one, other)
        self._responses(one, other)
        before, after = one.operation.spec.get("security"), other.operation.spec.get("security")
        if before is not None or after is not None:
            before = self._old.root.get("security") if before is None else before
            after = self._new.root.get("security") if after is None else after
            self._security(f"{one.place} -> security", one.place, before, after)

    # -- requests

    def _parameters(self, one: Endpoint, other: Endpoint) -> None:
        for key in sorted({*one.parameters, *other.parameters}):
            before, after = one.parameters.get(key), other.parameters.get(key)
            old_argument, new_argument = one.arguments.get(key, ""), other.arguments.get(key, "")
            name = str((before or after or {}).get("name"))
            spot = Spot(
                owner=one.place,
                side="request",
                base=f"{one.place} -> {key[0]} {name}",
                old_names=(f"{one.name}({old_argument}=)",) if before is not None else (),
                new_names=(f"{other.name}({new_argument}=)",) if after is not None else (),
                old_naming=Naming(one.function, name),
                new_naming=Naming(other.function, str((after or {}).get("name"))),
            )
            if after is None:
                self._schemas.add("parameter", "removed", spot)
            elif before is None:
                turn = "added, required" if _required(after) else "added"
                self._schemas.add("parameter", "added", spot, turn=turn)
            else:
                if old_argument != new_argument:
                    after_name = after.get("name")
                    self._schemas.add("parameter", "changed", spot, turn="renamed", before=name, after=after_name)
                self._requiredness(_required(before), _required(after), spot)
                self._schemas.compare(_parameter_schema(before), _parameter_schema(after), spot)

    def _requiredness(self, before: bool, after: bool, spot: Spot) -> None:
        if before != after:
            self._schemas.add("required", "added" if after else "removed", spot)

    def _request_body(self, one: Endpoint, other: Endpoint) -> None:
        before, after = one.body, other.body
        spot = Spot(one.place, "request", f"{one.place} -> body", (f"{one.name}(body=)",), (f"{other.name}(body=)",))
        if before is None or after is None:
            if after is not None:
                turn = "added, required" if _required(after) else "added"
                self._schemas.add("request body", "added", spot, turn=turn, names=spot.new_names)
            elif before is not None:
                self._schemas.add("request body", "removed", spot, names=spot.old_names)
            return
        self._requiredness(_required(before), _required(after), spot)
        contents = _contents(before, spot.base), _contents(after, spot.base)
        self._content_types(
            *contents,
            {content: _body_naming(one.function, content, contents[0]) for content in contents[0]},
            {content: _body_naming(other.function, content, contents[1]) for content in contents[1]},
            spot,
        )

    # -- answers

    def _responses(self, one: Endpoint, other: Endpoint) -> None:
        old, new = one.answers, other.answers
        for status in sorted(old.keys() & new.keys()):
            self._response(one, other, status, status)
        old_successes, new_successes = _successes(old), _successes(new)
        come, gone = sorted(new_successes - old.keys()), sorted(old_successes - new.keys())
        if len(come) == 1 and len(gone) == 1:
            spot = self._answer_spot(one, other, gone[0], come[0])
            self._schemas.add("status", "changed", spot, turn="success renumbered", before=gone[0], after=come[0])
            self._response(one, other, gone[0], come[0])
            gone, come = [], []
        for status in sorted(old.keys() ^ new.keys()):
            spot = self._answer_spot(one, other, status, status)
            action: Action = "added" if status in new else "removed"
            if status not in old_successes | new_successes:
                self._schemas.add("status", action, spot, turn=f"error {action}")
            elif status in come:
                returned = any(self._returns_the_same(one, other, known, status) for known in old_successes)
                turn = "success added" if returned else "success added, of another type"
                self._schemas.add("status", "added", spot, turn=turn)
            elif status in gone:
                returned = any(self._returns_the_same(one, other, status, known) for known in new_successes)
                turn = "success removed" if returned else "success removed, with its type"
                self._schemas.add("status", "removed", spot, turn=turn)

    def _answer_spot(self, one: Endpoint, other: Endpoint, old_status: str, new_status: str) -> Spot:
        return Spot(
            owner=one.place,
            side="response",
            base=f"{one.place} -> {old_status}",
            old_names=(f"{one.name}()",),
            new_names=(f"{other.name}()",),
            old_naming=Naming(one.function, f"response_{old_status}"),
            new_naming=Naming(other.function, f"response_{new_status}"),
        )

    def _returns_the_same(self, one: Endpoint, other: Endpoint, old_status: str, new_status: str) -> bool:
        spot = self._answer_spot(one, other, old_status, new_status)
        before = _contents(one.answers[old_status], spot.base)
        after = _contents(other.answers[new_status], spot.base)
        if not before or not after:
            return not before and not after
        old, new = (_media_schema(contents[_main_content(contents)]) for contents in (before, after))
        return self._schemas.says_the_same(old, new, spot, classes=True)

    def _response(self, one: Endpoint, other: Endpoint, old_status: str, new_status: str) -> None:
        spot = self._answer_spot(one, other, old_status, new_status)
        before, after = one.answers[old_status], other.answers[new_status]
        self._headers(before, after, spot)
        old, new = _contents(before, spot.base), _contents(after, spot.base)
        if not old or not new:
            if old or new:
                self._schemas.add("response body", "removed" if old else "added", spot)
            return
        self._content_types(old, new, dict.fromkeys(old, spot.old_naming), dict.fromkeys(new, spot.new_naming), spot)

    def _headers(self, before: Object, after: Object, spot: Spot) -> None:
        old, new = (expect_object(answer.get("headers", {}), f"{spot.base}.headers") for answer in (before, after))
        for name in sorted(old | new):
            here = replace(spot, base=f"{spot.base} -> header {name}")
            if name not in new or name not in old:
                self._schemas.add("header", "removed" if name in old else "added", here)
                continue
            one, other = self._old.follow(old[name], here.base)[0], self._new.follow(new[name], here.base)[0]
            self._requiredness(_required(one), _required(other), here)
            self._schemas.compare(_parameter_schema(one), _parameter_schema(other), here)

    # -- both

    def _content_types(
        self,
        old: Mapping[str, Json],
        new: Mapping[str, Json],
        old_namings: Mapping[str, Naming],
        new_namings: Mapping[str, Naming],
        spot: Spot,
    ) -> None:
        pairs = [(content, content) for content in sorted(old.keys() & new.keys())]
        gone, come = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        for content in list(gone):
            like = next((one for one in come if _body_type(one) == _body_type(content)), None)
            if like is None and len(old) == 1 and len(new) == 1:
                [other] = come
                gone, come = [], []
                self._schemas.add("content type", "changed", spot, turn="replaced", before=content, after=other)
            elif like is not None:
                gone.remove(content)
                come.remove(like)
                pairs.append((content, like))
                turn = "replaced by its like"
                self._schemas.add("content type", "changed", spot, turn=turn, before=content, after=like)
        for content in gone:
            unread = spot.side == "response" and content != _main_content(old)
            self._schemas.add(
                "content type", "removed", spot, turn="removed, unread" if unread else None, before=content
            )
        for content in come:
            turn = "added"
            if spot.side == "request" and len(old) == 1:
                [(only, media)] = old.items()
                shape = self._old.shape(_media_schema(media), old_namings[only])
                turn = "added, mapping refused" if "object" in shape.types else "added"
            self._schemas.add("content type", "added", spot, turn=turn, after=content)
        for before, after in pairs:
            several = len(old) > 1 or len(new) > 1
            here = replace(
                spot,
                base=f"{spot.base} ({before})" if several else spot.base,
                old_naming=old_namings[before],
                new_naming=new_namings[after],
            )
            self._schemas.compare(_media_schema(old[before]), _media_schema(new[after]), here)

    # -- the whole document

    def _servers(self) -> None:
        old, new = _servers(self._old), _servers(self._new)
        for region in sorted(old | new):
            before, after = old.get(region), new.get(region)
            if before == after:
                continue
            names = (f'maia_client.Maia(region="{region}")', f'{self._package}.about.SERVERS["{region}"]')
            spot = self._nowhere("", "both", f"servers -> {region}", *names)
            action: Action = "added" if before is None else "removed" if after is None else "changed"
            self._schemas.add("server", action, spot, before=before, after=after)

    def _security_schemes(self) -> None:
        old, new = _security_schemes(self._old), _security_schemes(self._new)
        renamed = self._renamed_schemes()
        for name in sorted(old | new):
            before, after = old.get(name), new.get(name)
            if before == after or name in renamed or name in renamed.values():
                continue
            spot = self._nowhere("", "request", f"security schemes -> {name}")
            action: Action = "added" if before is None else "removed" if after is None else "changed"
            self._schemas.add("security scheme", action, spot, before=before, after=after)

    def _renamed_schemes(self) -> dict[str, str]:
        """New name to old name, where a scheme is the same; nothing that callers see is called by it."""
        old, new = _security_schemes(self._old), _security_schemes(self._new)
        gone = {_text(scheme): name for name, scheme in sorted(old.items()) if name not in new}
        return {
            name: gone.pop(_text(scheme))
            for name, scheme in sorted(new.items())
            if name not in old and _text(scheme) in gone
        }

    def _security(self, place: str, owner: str, before: Json, after: Json) -> None:
        old, new = _alternatives(before, {}), _alternatives(after, self._renamed_schemes())
        if old == new:
            return
        still_enough = all(any(enough <= given for enough in new) for given in old)
        turn = "loosened" if still_enough else "tightened"
        spot = self._nowhere(owner, "request", place)
        self._schemas.add("security", "changed", spot, turn=turn, before=before, after=after)


def _successes(answers: Mapping[str, Object]) -> set[str]:
    """The statuses that a method returns for; where none has a number, `default` describes them."""
    return {status for status in answers if status.startswith("2")} or answers.keys() & {"default"}


def _required(node: Object) -> bool:
    return node.get("required") is True or node.get("in") == "path"


def _contents(node: Object, place: str) -> Object:
    return expect_object(node.get("content", {}), f"{place}.content")


def _main_content(contents: Mapping[str, Json]) -> str:
    """What a method reads where an answer comes in several content types: the JSON one."""
    return min(contents, key=lambda content: (_body_type(content) != "json", content))


def _media_schema(media: Json) -> Json:
    return media.get("schema", {}) if isinstance(media, dict) else {}


def _parameter_schema(parameter: Object) -> Json:
    content = parameter.get("content")
    if isinstance(content, dict) and content:
        return _media_schema(next(iter(content.values())))
    return parameter.get("schema", {})


def _body_type(content: str) -> str:
    """What the generator makes of a content type; two that it treats alike are alike for callers."""
    bare = content.partition(";")[0].strip().lower()
    if bare == "application/json" or bare.endswith("+json"):
        return "json"
    return _BODY_TYPES.get(bare, "text" if bare.startswith("text/") else bare)


def _body_naming(function: str, content: str, contents: Object) -> Naming:
    return Naming(f"{function}_{_body_type(content)}" if len(contents) > 1 else function, "body")


def _servers(document: Document) -> dict[str, str]:
    """Region to URL. What can't be built for want of names can still be compared, by URL."""
    try:
        return regions(document.root)
    except SpecError:
        servers = document.root.get("servers")
        entries = servers if isinstance(servers, list) else []
        urls = [str(server.get("url")) for server in entries if isinstance(server, dict)]
        return dict(zip(urls, urls, strict=True))


def _security_schemes(document: Document) -> dict[str, Json]:
    """What each scheme asks for, without the words about it."""
    components = expect_object(document.root.get("components", {}), "components")
    schemes = expect_object(components.get("securitySchemes", {}), "components.securitySchemes")
    return {name: _without_words(document.follow(scheme, name)[0]) for name, scheme in schemes.items()}


def _without_words(node: Json) -> Json:
    if not isinstance(node, dict):
        return node
    told = {key: value for key, value in node.items() if key not in _WORDS and not key.startswith("x-")}
    return {
        key: [*sorted(value)] if key == "scopes" and isinstance(value, dict) else _without_words(value)
        for key, value in told.items()
    }


def _alternatives(requirements: Json, renamed: Mapping[str, str]) -> set[frozenset[tuple[str, str]]]:
    """Each set of schemes and scopes that is enough; no requirement at all is met by nothing."""
    found: set[frozenset[tuple[str, str]]] = set()
    for requirement in requirements if isinstance(requirements, list) else []:
        schemes = expect_object(requirement, "security")
        parts: list[tuple[str, str]] = []
        for scheme, scopes in schemes.items():
            name = renamed.get(scheme, scheme)
            parts += [(name, ""), *((name, str(scope)) for scope in (scopes if isinstance(scopes, list) else []))]
        found.add(frozenset(parts))
    return found or {frozenset()}


def _text(value: Json) -> str:
    return json.dumps(value, sort_keys=True)
