from __future__ import annotations

from enum import StrEnum


class CreateAgentRequestDeployment(StrEnum):
    ACI = "aci"
    AKS = "aks"
    CONTAINER_APP = "container app"
    EKS = "eks"
    FARGATE = "fargate"
    GCE = "gce"
    GKE = "gke"
    NATIVE_APP = "native app"

    @classmethod
    def _missing_(cls, value: object) -> CreateAgentRequestDeployment | None:
        """A value newer than this client is kept as it is."""
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member
