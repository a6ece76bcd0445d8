from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.connection_auth_type import ConnectionAuthType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_override_details_request import ConnectionOverrideDetailsRequest


T = TypeVar("T", bound="EnvironmentConnectionOverrideRequest")


@_attrs_define
class EnvironmentConnectionOverrideRequest:
    """
    Attributes:
        environment_name (str):
        connection_name (str):
        auth_type (ConnectionAuthType | Unset):
        connection_overrides (ConnectionOverrideDetailsRequest | Unset):
    """

    environment_name: str
    connection_name: str
    auth_type: ConnectionAuthType | Unset = UNSET
    connection_overrides: ConnectionOverrideDetailsRequest | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        environment_name = self.environment_name

        connection_name = self.connection_name

        auth_type: str | Unset = UNSET
        if not isinstance(self.auth_type, Unset):
            auth_type = self.auth_type.value

        connection_overrides: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_overrides, Unset):
            connection_overrides = self.connection_overrides.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "environmentName": environment_name,
                "connectionName": connection_name,
            }
        )
        if auth_type is not UNSET:
            field_dict["authType"] = auth_type
        if connection_overrides is not UNSET:
            field_dict["connectionOverrides"] = connection_overrides

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_override_details_request import ConnectionOverrideDetailsRequest  # noqa: PLC0415

        d = dict(src_dict)
        environment_name = d.pop("environmentName")

        connection_name = d.pop("connectionName")

        _auth_type = d.pop("authType", UNSET)
        auth_type: ConnectionAuthType | Unset
        if isinstance(_auth_type, Unset):
            auth_type = UNSET
        else:
            auth_type = ConnectionAuthType(_auth_type)

        _connection_overrides = d.pop("connectionOverrides", UNSET)
        connection_overrides: ConnectionOverrideDetailsRequest | Unset
        if isinstance(_connection_overrides, Unset):
            connection_overrides = UNSET
        else:
            connection_overrides = ConnectionOverrideDetailsRequest.from_dict(_connection_overrides)

        environment_connection_override_request = cls(
            environment_name=environment_name,
            connection_name=connection_name,
            auth_type=auth_type,
            connection_overrides=connection_overrides,
        )

        environment_connection_override_request.additional_properties = d
        return environment_connection_override_request

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
