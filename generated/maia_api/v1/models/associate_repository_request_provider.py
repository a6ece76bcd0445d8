from __future__ import annotations

from enum import StrEnum


class AssociateRepositoryRequestProvider(StrEnum):
    AZURE_DEVOPS = "azure-devops"
    GITHUB = "github"

    @classmethod
    def _missing_(cls, value: object) -> AssociateRepositoryRequestProvider | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
