from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.agent_version_details import AgentVersionDetails


T = TypeVar("T", bound="Agent")


@_attrs_define
class Agent:
    """
    Attributes:
        agent_id (None | str | Unset):
        name (None | str | Unset):
        description (None | str | Unset):
        agent_status (None | str | Unset): Such as running.
        agent_type (None | str | Unset): Such as data_productivity_cloud.
        cloud_provider (None | str | Unset):
        deployment (None | str | Unset):
        connected (bool | None | Unset):
        enable_auto_updates (bool | None | Unset):
        restricted_access (bool | None | Unset):
        paused_until (None | str | Unset): Reads as a date-time; present while the agent is paused.
        version_details (AgentVersionDetails | None | Unset):
    """

    agent_id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    agent_status: None | str | Unset = UNSET
    agent_type: None | str | Unset = UNSET
    cloud_provider: None | str | Unset = UNSET
    deployment: None | str | Unset = UNSET
    connected: bool | None | Unset = UNSET
    enable_auto_updates: bool | None | Unset = UNSET
    restricted_access: bool | None | Unset = UNSET
    paused_until: None | str | Unset = UNSET
    version_details: AgentVersionDetails | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.agent_version_details import AgentVersionDetails  # noqa: PLC0415

        agent_id: None | str | Unset
        if isinstance(self.agent_id, Unset):
            agent_id = UNSET
        else:
            agent_id = self.agent_id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        agent_status: None | str | Unset
        if isinstance(self.agent_status, Unset):
            agent_status = UNSET
        else:
            agent_status = self.agent_status

        agent_type: None | str | Unset
        if isinstance(self.agent_type, Unset):
            agent_type = UNSET
        else:
            agent_type = self.agent_type

        cloud_provider: None | str | Unset
        if isinstance(self.cloud_provider, Unset):
            cloud_provider = UNSET
        else:
            cloud_provider = self.cloud_provider

        deployment: None | str | Unset
        if isinstance(self.deployment, Unset):
            deployment = UNSET
        else:
            deployment = self.deployment

        connected: bool | None | Unset
        if isinstance(self.connected, Unset):
            connected = UNSET
        else:
            connected = self.connected

        enable_auto_updates: bool | None | Unset
        if isinstance(self.enable_auto_updates, Unset):
            enable_auto_updates = UNSET
        else:
            enable_auto_updates = self.enable_auto_updates

        restricted_access: bool | None | Unset
        if isinstance(self.restricted_access, Unset):
            restricted_access = UNSET
        else:
            restricted_access = self.restricted_access

        paused_until: None | str | Unset
        if isinstance(self.paused_until, Unset):
            paused_until = UNSET
        else:
            paused_until = self.paused_until

        version_details: dict[str, Any] | None | Unset
        if isinstance(self.version_details, Unset):
            version_details = UNSET
        elif isinstance(self.version_details, AgentVersionDetails):
            version_details = self.version_details.to_dict()
        else:
            version_details = self.version_details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if agent_id is not UNSET:
            field_dict["agentId"] = agent_id
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if agent_status is not UNSET:
            field_dict["agentStatus"] = agent_status
        if agent_type is not UNSET:
            field_dict["agentType"] = agent_type
        if cloud_provider is not UNSET:
            field_dict["cloudProvider"] = cloud_provider
        if deployment is not UNSET:
            field_dict["deployment"] = deployment
        if connected is not UNSET:
            field_dict["connected"] = connected
        if enable_auto_updates is not UNSET:
            field_dict["enableAutoUpdates"] = enable_auto_updates
        if restricted_access is not UNSET:
            field_dict["restrictedAccess"] = restricted_access
        if paused_until is not UNSET:
            field_dict["pausedUntil"] = paused_until
        if version_details is not UNSET:
            field_dict["versionDetails"] = version_details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agent_version_details import AgentVersionDetails  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_agent_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        agent_id = _parse_agent_id(d.pop("agentId", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_agent_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        agent_status = _parse_agent_status(d.pop("agentStatus", UNSET))

        def _parse_agent_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        agent_type = _parse_agent_type(d.pop("agentType", UNSET))

        def _parse_cloud_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cloud_provider = _parse_cloud_provider(d.pop("cloudProvider", UNSET))

        def _parse_deployment(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        deployment = _parse_deployment(d.pop("deployment", UNSET))

        def _parse_connected(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        connected = _parse_connected(d.pop("connected", UNSET))

        def _parse_enable_auto_updates(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        enable_auto_updates = _parse_enable_auto_updates(d.pop("enableAutoUpdates", UNSET))

        def _parse_restricted_access(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        restricted_access = _parse_restricted_access(d.pop("restrictedAccess", UNSET))

        def _parse_paused_until(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        paused_until = _parse_paused_until(d.pop("pausedUntil", UNSET))

        def _parse_version_details(data: object) -> AgentVersionDetails | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                version_details_type_0 = AgentVersionDetails.from_dict(data)

                return version_details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AgentVersionDetails | None | Unset, data)

        version_details = _parse_version_details(d.pop("versionDetails", UNSET))

        agent = cls(
            agent_id=agent_id,
            name=name,
            description=description,
            agent_status=agent_status,
            agent_type=agent_type,
            cloud_provider=cloud_provider,
            deployment=deployment,
            connected=connected,
            enable_auto_updates=enable_auto_updates,
            restricted_access=restricted_access,
            paused_until=paused_until,
            version_details=version_details,
        )

        agent.additional_properties = d
        return agent

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
