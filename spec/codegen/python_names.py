"""What the generated Python calls a thing of the document: the generator's own rules, for naming things without it.

`tests/generation/` holds these rules against the generator's.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Sequence

from .documents import Json

_DELIMITERS = r"\. _-"
# What the generator puts an underscore behind.
RESERVED = {*keyword.kwlist, *dir(builtins), "self", "true", "false", "datetime"} - {"id"}


def identifier(text: str) -> str:
    """A parameter, field or function: snake case, and never a word that Python has taken."""
    clean = _sanitized(text)
    name = unreserved("_".join(_words(clean)).lower())
    return name if name.isidentifier() and not clean.startswith("_") else f"field_{name}"


def class_name(text: str) -> str:
    """A model or an enum."""
    name = unreserved(pascal_case(text))
    return name if name.isidentifier() else unreserved(pascal_case(f"field_{name}"))


def pascal_case(text: str) -> str:
    return "".join(word if word.isupper() else word.capitalize() for word in _words(_sanitized(text)))


def enum_members(values: Sequence[Json]) -> dict[str | int, str]:
    """The member of each value of an enum; null makes none."""
    members: dict[str | int, str] = {}
    for number, value in enumerate(value for value in values if value is not None):
        if isinstance(value, int):
            members[value] = f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
        elif isinstance(value, str):
            key = value.upper() if value[:1].isalpha() else f"VALUE_{number}"
            members[value] = "_".join(_words(_sanitized(key))).upper()
    return members


def _sanitized(text: str) -> str:
    return "".join(one for one in text if one.isidentifier() or one.isdecimal() or one in _DELIMITERS)


def _words(text: str) -> list[str]:
    if any(one.isupper() for one in text):
        text = " ".join(re.split("([A-Z]?[a-z]+)", text))
    return re.findall(rf"[^{re.escape(_DELIMITERS)}]+", text)


def unreserved(name: str) -> str:
    return f"{name}_" if name in RESERVED else name
