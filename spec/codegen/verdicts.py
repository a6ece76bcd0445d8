"""What each kind of change means for callers of the client: the rules of the change report, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from .documents import Json

Action = Literal["added", "removed", "changed"]
Side = Literal["request", "response", "both"]
Verdict = Literal["breaking", "compatible"]


@dataclass(frozen=True)
class Change:
    """One difference between two documents.

    Attributes:
        kind: what is different: "operation", "parameter", "field", "enum value" and so on, as in `RULES`.
        place: where, for people: `GET /v1/projects -> 200 -> results[].name`.
        side: whether it stands in what callers send or in what they get.
        verdict: whether code that calls the client has to change.
        why: one plain sentence.
        names: the Python names that it touches.
        before, after: what stood there and what stands there, None where nothing does.
        operations: every operation that it reaches ("GET /v1/projects"), where a schema is shared.
    """

    kind: str
    action: Action
    place: str
    side: Side
    verdict: Verdict
    why: str
    names: tuple[str, ...]
    before: Json = None
    after: Json = None
    operations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Verdict and reason for both sides; where only one is given, the change is met on that side alone."""

    request: tuple[Verdict, str] | None = None
    response: tuple[Verdict, str] | None = None

    def on(self, side: Side) -> tuple[Verdict, str]:
        found = self.response if side == "response" else self.request
        if found is None:
            raise KeyError(side)
        return found


def _bad(why: str) -> tuple[Verdict, str]:
    return "breaking", why


def _good(why: str) -> tuple[Verdict, str]:
    return "compatible", why


def _either(verdict: tuple[Verdict, str]) -> Rule:
    return Rule(verdict, verdict)


_TOLERANT = "Any field of an answer may be missing or null for this client as it is."
_UNCHECKED = "The client does not check answers against it."

# (kind, what happened to it) -> what it means. What happened is the action, or finer where the verdict hangs on more.
RULES: Final[Mapping[tuple[str, str], Rule]] = {
    ("operation", "added"): _either(_good("It is a new method; nothing that exists changes.")),
    ("operation", "removed"): _either(_bad("The method is gone.")),
    ("operation name", "changed"): _either(_bad("The method has another name.")),
    ("parameter", "added"): Rule(_good("Calls may leave it out.")),
    ("parameter", "added, required"): Rule(_bad("Calls don't pass it yet, and must.")),
    ("parameter", "removed"): Rule(_bad("A call that passes it fails.")),
    ("parameter", "renamed"): Rule(_bad("A call that passes it by name fails.")),
    ("request body", "added"): Rule(_good("Calls may leave it out.")),
    ("request body", "added, required"): Rule(_bad("Calls don't pass it yet, and must.")),
    ("request body", "removed"): Rule(_bad("A call that passes it fails.")),
    ("response body", "added"): Rule(response=_good("There was nothing to read before.")),
    ("response body", "removed"): Rule(response=_bad("There is nothing left to read.")),
    ("content type", "added"): _either(_good("What was sent or read before still is.")),
    ("content type", "added, mapping refused"): Rule(
        _bad("With several content types the body must be a model; a mapping is not taken any more.")
    ),
    ("content type", "removed"): _either(_bad("What was sent or read in it can't be any more.")),
    ("content type", "removed, unread"): Rule(response=_good("The client did not read it; it reads JSON.")),
    ("content type", "replaced by its like"): _either(
        _good("The client names it itself, and the values stay the same.")
    ),
    ("content type", "replaced"): _either(_bad("What was sent or read is something else now.")),
    ("status", "success added"): Rule(response=_good("The method returns the same type for it.")),
    ("status", "success added, of another type"): Rule(response=_bad("The method may return another type.")),
    ("status", "success removed"): Rule(response=_good("The method returns the same type as before.")),
    ("status", "success removed, with its type"): Rule(response=_bad("The method does not return this type any more.")),
    ("status", "success renumbered"): Rule(response=_good("The method returns what was answered, not the number.")),
    ("status", "error added"): Rule(response=_good("Errors are raised by their number, documented or not.")),
    ("status", "error removed"): Rule(response=_good("Errors are raised by their number, documented or not.")),
    ("header", "added"): Rule(response=_good("Nothing reads it yet.")),
    ("header", "removed"): Rule(response=_bad("Code that reads it finds nothing.")),
    ("field", "added"): Rule(_good("Requests may leave it out."), _good("Nothing reads it yet.")),
    ("field", "added, required"): Rule(_bad("Requests don't hold it yet, and must."), _good("Nothing reads it yet.")),
    ("field", "removed"): Rule(_bad("Code that sets it fails."), _bad("Code that reads it fails.")),
    ("required", "added"): Rule(_bad("Calls that leave it out fail."), _good(_TOLERANT)),
    ("required", "removed"): Rule(_good("Calls that give it still work."), _good(_TOLERANT)),
    ("nullable", "added"): Rule(_good("Values that were accepted still are."), _good(_TOLERANT)),
    ("nullable", "removed"): Rule(_bad("None is refused now."), _good(_TOLERANT)),
    ("additional fields", "added"): _either(_good("What was sent or read before still is.")),
    ("additional fields", "removed"): Rule(
        _bad("Fields beyond the documented ones are refused now."),
        _good("The client keeps unknown fields in any case."),
    ),
    ("type", "widened"): Rule(
        _good("Values that were accepted still are."), _bad("Code meets a type that it does not know.")
    ),
    ("type", "narrowed"): Rule(
        _bad("Values that were accepted are refused now."), _good("Code that reads the wider type reads this one.")
    ),
    ("type", "replaced"): Rule(
        _bad("Values that were accepted are refused now."), _bad("Code that reads the old type gets another.")
    ),
    ("format", "another Python type"): Rule(
        _bad("The value has another Python type."), _bad("The value has another Python type.")
    ),
    ("format", "tightened"): Rule(_bad("Values that were accepted may be refused now."), _good(_UNCHECKED)),
    ("format", "loosened"): Rule(_good("Values that were accepted still are."), _good(_UNCHECKED)),
    ("enum", "added"): Rule(
        _bad("Only the listed values are accepted now."), _good("A member of the enum is still a str or an int.")
    ),
    ("enum", "removed"): _either(_bad("The enum is not generated any more.")),
    ("enum value", "added"): Rule(
        _good("Values that were accepted still are."), _good("Enums are open: a value that is not a member is kept.")
    ),
    ("enum value", "removed"): Rule(
        _bad("The value is refused now, and its member is gone."), _bad("Code that compares with its member fails.")
    ),
    ("constant", "added"): Rule(
        _bad("Only this one value is accepted now."), _good("Code that reads any value reads this one.")
    ),
    ("constant", "removed"): _either(_good("The one value is still there among others.")),
    ("constant", "changed"): Rule(_bad("The old value is refused now."), _bad("Code waits for the old value.")),
    ("constraint", "tightened"): Rule(_bad("Values that were accepted may be refused now."), _good(_UNCHECKED)),
    ("constraint", "loosened"): Rule(_good("Values that were accepted still are."), _good(_UNCHECKED)),
    ("default", "added"): Rule(
        _good("It says what was left unsaid."), _good("What an answer leaves out stays UNSET in any case.")
    ),
    ("default", "removed"): Rule(
        _bad("What happens where it is left out is not said any more."),
        _good("What an answer leaves out stays UNSET in any case."),
    ),
    ("default", "changed"): Rule(
        _bad("A call that leaves it out does something else."),
        _good("What an answer leaves out stays UNSET in any case."),
    ),
    ("variant", "added"): Rule(
        _good("Values that were accepted still are."), _bad("Code meets a type that it does not know.")
    ),
    ("variant", "removed"): Rule(
        _bad("Values that were accepted are refused now."), _good("Code that knows it as well reads the others.")
    ),
    ("variant", "removed, with its class"): Rule(
        _bad("Values that were accepted are refused now."), _bad("The class is not generated any more.")
    ),
    ("class", "changed"): _either(_bad("Code that names the class fails.")),
    ("server", "added"): _either(_good("It is a new region; the others stay.")),
    ("server", "removed"): _either(_bad("Clients that are set to this region don't start.")),
    ("server", "changed"): _either(_bad("Requests go elsewhere; allow lists and proxies may have to follow.")),
    ("security scheme", "added"): Rule(_good("What is required stands in the requirements.")),
    ("security scheme", "removed"): Rule(_good("What is required stands in the requirements.")),
    ("security scheme", "changed"): Rule(_bad("Credentials are sent in another way.")),
    ("security", "tightened"): Rule(_bad("Credentials that were enough are not any more.")),
    ("security", "loosened"): Rule(_good("Credentials that were enough still are.")),
}
