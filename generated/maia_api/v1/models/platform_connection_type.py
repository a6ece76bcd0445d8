from __future__ import annotations

from enum import StrEnum


class PlatformConnectionType(StrEnum):
    CLOUD_PLATFORM_CREDENTIALS = "CLOUD_PLATFORM_CREDENTIALS"
    COMPONENT_BASIC = "COMPONENT_BASIC"
    DWH = "DWH"

    @classmethod
    def _missing_(cls, value: object) -> PlatformConnectionType | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
