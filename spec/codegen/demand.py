"""The version that a change report demands: `<API major>.<API minor>.<release>`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from .errors import SpecError
from .verdicts import Change

Bump = Literal["minor", "release", "nothing"]


def demanded_bump(changes: Collection[Change]) -> Bump:
    """Which part of the version has to grow, for the changes alone."""
    if any(change.verdict == "breaking" for change in changes):
        return "minor"
    return "release" if changes else "nothing"


def demanded_version(previous: str, changes: Collection[Change], *, api_version: str, document_version: str) -> str:
    """The lowest version that may follow `previous`.

    Args:
        previous: version of the release that the old document belongs to.
        changes: what has changed since.
        api_version: version in the paths of the new document, "v1"; its number is the API major.
        document_version: `info.version` of the new document. The service's minor is read from it where it has the
            form `<API major>.<minor>`; whatever else it says is the publisher's affair.

    Raises:
        SpecError: `previous` is not `<API major>.<API minor>.<release>`, or is of a later API.
    """
    found = re.fullmatch(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)", previous)
    if found is None:
        raise SpecError(f"{previous!r} is not a version: <API major>.<API minor>.<release>")
    numbers = [int(part) for part in found.groups()]
    major = _number(api_version)
    if numbers[0] > major:
        raise SpecError(f"{previous} is of a later API than {api_version}")
    if numbers[0] < major:
        numbers = [major, 0, 0]
    elif (bump := demanded_bump(changes)) == "minor":
        numbers = [major, numbers[1] + 1, 0]
    elif bump == "release":
        numbers[2] += 1
    stated = re.match(rf"{major}\.([0-9]+)", document_version)
    if stated is not None and int(stated[1]) > numbers[1]:
        numbers = [major, int(stated[1]), 0]
    return ".".join(map(str, numbers))


def _number(api_version: str) -> int:
    if not re.fullmatch(r"v[1-9][0-9]*", api_version):
        raise SpecError(f"{api_version!r} is not an API version: v1, v2 and so on")
    return int(api_version[1:])
