from __future__ import annotations

from enum import StrEnum


class PipelineExecutionTrigger(StrEnum):
    API = "API"
    DESIGNER = "DESIGNER"
    SCHEDULE = "SCHEDULE"
    SCHEDULE_RUN_NOW = "SCHEDULE_RUN_NOW"
    UNKNOWN = "UNKNOWN"

    @classmethod
    def _missing_(cls, value: object) -> PipelineExecutionTrigger | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
