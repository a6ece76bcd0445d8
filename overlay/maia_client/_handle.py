"""A run as a short text that any process can come back with: `eu1/<project id>/<execution id>`. It holds no secret."""

from __future__ import annotations

import re

from ._outcome import Identity
from ._text import one_line
from .errors import ConfigurationError

EXECUTION_ID = re.compile(r"[A-Za-z0-9._-]{1,200}")
"""What an id may look like so that it can stand in a path and in a handle. UUIDs have been seen."""


def to_handle(place: str, identity: Identity) -> str:
    """Args:
    place: region, or base URL where it has no name.
    """
    return f"{place}/{identity.project_id}/{identity.execution_id}"


def is_handle(text: str) -> bool:
    """Whether this is meant as a handle and not as an execution's id."""
    return "/" in text


def from_handle(handle: str, place: str) -> Identity:
    """The execution that a handle names.

    Args:
        place: of this client. A handle never decides where credentials are sent to.

    Raises:
        ConfigurationError: it is not a handle, or one of another place.
    """
    where, project_id, execution_id = [*handle.strip().rsplit("/", 2), "", ""][:3]
    if not (where and EXECUTION_ID.fullmatch(project_id) and EXECUTION_ID.fullmatch(execution_id)):
        raise ConfigurationError(f"{one_line(handle)!r} is not a handle. It reads region/project id/execution id.")
    if where != place:
        raise ConfigurationError(
            f"The handle is of a run in {one_line(where)!r}, and this client calls {place}. Set MAIA_REGION or"
            " MAIA_BASE_URL to where the run is."
        )
    return Identity(execution_id, project_id)
