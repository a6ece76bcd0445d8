from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.create_environment_request_default_connections import CreateEnvironmentRequestDefaultConnections
    from ..models.initial_connection_override import InitialConnectionOverride


T = TypeVar("T", bound="CreateEnvironmentRequest")


@_attrs_define
class CreateEnvironmentRequest:
    """
    Attributes:
        name (str):
        default_agent_id (str):
        default_connections (CreateEnvironmentRequestDefaultConnections): Such as {"DWH": {"redshift": "name of a
            connection"}}.
        default_user_access_level (str): Seen: default, admin, runner, readOnly, noAccess.
        connection_overrides (list[InitialConnectionOverride]):
        display_name (str | Unset):
        description (str | Unset):
    """

    name: str
    default_agent_id: str
    default_connections: CreateEnvironmentRequestDefaultConnections
    default_user_access_level: str
    connection_overrides: list[InitialConnectionOverride]
    display_name: str | Unset = UNSET
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        default_agent_id = self.default_agent_id

        default_connections = self.default_connections.to_dict()

        default_user_access_level = self.default_user_access_level

        connection_overrides = []
        for connection_overrides_item_data in self.connection_overrides:
            connection_overrides_item = connection_overrides_item_data.to_dict()
            connection_overrides.append(connection_overrides_item)

        display_name = self.display_name

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "defaultAgentId": default_agent_id,
                "defaultConnections": default_connections,
                "defaultUserAccessLevel": default_user_access_level,
                "connectionOverrides": connection_overrides,
            }
        )
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.create_environment_request_default_connections import CreateEnvironmentRequestDefaultConnections  # noqa: PLC0415
        from ..models.initial_connection_override import InitialConnectionOverride  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        default_agent_id = d.pop("defaultAgentId")

        default_connections = CreateEnvironmentRequestDefaultConnections.from_dict(d.pop("defaultConnections"))

        default_user_access_level = d.pop("defaultUserAccessLevel")

        connection_overrides = []
        _connection_overrides = d.pop("connectionOverrides")
        for connection_overrides_item_data in _connection_overrides:
            connection_overrides_item = InitialConnectionOverride.from_dict(connection_overrides_item_data)

            connection_overrides.append(connection_overrides_item)

        display_name = d.pop("displayName", UNSET)

        description = d.pop("description", UNSET)

        create_environment_request = cls(
            name=name,
            default_agent_id=default_agent_id,
            default_connections=default_connections,
            default_user_access_level=default_user_access_level,
            connection_overrides=connection_overrides,
            display_name=display_name,
            description=description,
        )

        create_environment_request.additional_properties = d
        return create_environment_request

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
