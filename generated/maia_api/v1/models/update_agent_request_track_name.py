from __future__ import annotations

from enum import StrEnum


class UpdateAgentRequestTrackName(StrEnum):
    CURRENT = "CURRENT"
    STABLE = "STABLE"

    @classmethod
    def _missing_(cls, value: object) -> UpdateAgentRequestTrackName | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
