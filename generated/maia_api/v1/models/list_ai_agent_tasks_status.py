from __future__ import annotations

from enum import StrEnum


class ListAiAgentTasksStatus(StrEnum):
    ERRORED = "ERRORED"
    RUNNING = "RUNNING"
    STOPPED = "STOPPED"
    STOPPING = "STOPPING"

    @classmethod
    def _missing_(cls, value: object) -> ListAiAgentTasksStatus | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
