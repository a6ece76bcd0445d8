from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.connection_auth_type import ConnectionAuthType
from ..models.platform_connection_type import PlatformConnectionType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_details_request import ConnectionDetailsRequest


T = TypeVar("T", bound="CreateProjectConnectionRequest")


@_attrs_define
class CreateProjectConnectionRequest:
    """
    Attributes:
        name (str | Unset):
        platform_connection_type (PlatformConnectionType | Unset):
        auth_provider (str | Unset): NONE, aws, or the name of a connector such as salesforce.
        auth_type (ConnectionAuthType | Unset):
        connection_details (ConnectionDetailsRequest | Unset):
    """

    name: str | Unset = UNSET
    platform_connection_type: PlatformConnectionType | Unset = UNSET
    auth_provider: str | Unset = UNSET
    auth_type: ConnectionAuthType | Unset = UNSET
    connection_details: ConnectionDetailsRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        platform_connection_type: str | Unset = UNSET
        if not isinstance(self.platform_connection_type, Unset):
            platform_connection_type = self.platform_connection_type.value

        auth_provider = self.auth_provider

        auth_type: str | Unset = UNSET
        if not isinstance(self.auth_type, Unset):
            auth_type = self.auth_type.value

        connection_details: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_details, Unset):
            connection_details = self.connection_details.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if platform_connection_type is not UNSET:
            field_dict["platformConnectionType"] = platform_connection_type
        if auth_provider is not UNSET:
            field_dict["authProvider"] = auth_provider
        if auth_type is not UNSET:
            field_dict["authType"] = auth_type
        if connection_details is not UNSET:
            field_dict["connectionDetails"] = connection_details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_details_request import ConnectionDetailsRequest  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name", UNSET)

        _platform_connection_type = d.pop("platformConnectionType", UNSET)
        platform_connection_type: PlatformConnectionType | Unset
        if isinstance(_platform_connection_type, Unset):
            platform_connection_type = UNSET
        else:
            platform_connection_type = PlatformConnectionType(_platform_connection_type)

        auth_provider = d.pop("authProvider", UNSET)

        _auth_type = d.pop("authType", UNSET)
        auth_type: ConnectionAuthType | Unset
        if isinstance(_auth_type, Unset):
            auth_type = UNSET
        else:
            auth_type = ConnectionAuthType(_auth_type)

        _connection_details = d.pop("connectionDetails", UNSET)
        connection_details: ConnectionDetailsRequest | Unset
        if isinstance(_connection_details, Unset):
            connection_details = UNSET
        else:
            connection_details = ConnectionDetailsRequest.from_dict(_connection_details)

        create_project_connection_request = cls(
            name=name,
            platform_connection_type=platform_connection_type,
            auth_provider=auth_provider,
            auth_type=auth_type,
            connection_details=connection_details,
        )

        create_project_connection_request.additional_properties = d
        return create_project_connection_request

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
