from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_agent_request_agent_type import CreateAgentRequestAgentType
from ..models.create_agent_request_cloud_provider import CreateAgentRequestCloudProvider
from ..models.create_agent_request_deployment import CreateAgentRequestDeployment
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateAgentRequest")


@_attrs_define
class CreateAgentRequest:
    """
    Attributes:
        name (str):
        agent_type (CreateAgentRequestAgentType):
        cloud_provider (CreateAgentRequestCloudProvider): snowflake is for data_productivity_cloud alone, gcp for
            streaming alone.
        deployment (CreateAgentRequestDeployment):
        description (str | Unset):
        track_name (str | Unset): Such as current.
        enable_auto_updates (bool | Unset):
        restricted_access (bool | Unset):
    """

    name: str
    agent_type: CreateAgentRequestAgentType
    cloud_provider: CreateAgentRequestCloudProvider
    deployment: CreateAgentRequestDeployment
    description: str | Unset = UNSET
    track_name: str | Unset = UNSET
    enable_auto_updates: bool | Unset = UNSET
    restricted_access: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        agent_type = self.agent_type.value

        cloud_provider = self.cloud_provider.value

        deployment = self.deployment.value

        description = self.description

        track_name = self.track_name

        enable_auto_updates = self.enable_auto_updates

        restricted_access = self.restricted_access

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "agentType": agent_type,
                "cloudProvider": cloud_provider,
                "deployment": deployment,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if track_name is not UNSET:
            field_dict["trackName"] = track_name
        if enable_auto_updates is not UNSET:
            field_dict["enableAutoUpdates"] = enable_auto_updates
        if restricted_access is not UNSET:
            field_dict["restrictedAccess"] = restricted_access

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        agent_type = CreateAgentRequestAgentType(d.pop("agentType"))

        cloud_provider = CreateAgentRequestCloudProvider(d.pop("cloudProvider"))

        deployment = CreateAgentRequestDeployment(d.pop("deployment"))

        description = d.pop("description", UNSET)

        track_name = d.pop("trackName", UNSET)

        enable_auto_updates = d.pop("enableAutoUpdates", UNSET)

        restricted_access = d.pop("restrictedAccess", UNSET)

        create_agent_request = cls(
            name=name,
            agent_type=agent_type,
            cloud_provider=cloud_provider,
            deployment=deployment,
            description=description,
            track_name=track_name,
            enable_auto_updates=enable_auto_updates,
            restricted_access=restricted_access,
        )

        create_agent_request.additional_properties = d
        return create_agent_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
