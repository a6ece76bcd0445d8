from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_override_details_request_connection_properties import (
        ConnectionOverrideDetailsRequestConnectionProperties,
    )
    from ..models.secrets_location_request import SecretsLocationRequest


T = TypeVar("T", bound="ConnectionOverrideDetailsRequest")


@_attrs_define
class ConnectionOverrideDetailsRequest:
    """
    Attributes:
        secrets_location (SecretsLocationRequest | Unset): Where the secrets are kept; the vault of the agent that runs
            if left out.
        connection_properties (ConnectionOverrideDetailsRequestConnectionProperties | Unset): The same as for the
            connection itself.
    """

    secrets_location: SecretsLocationRequest | Unset = UNSET
    connection_properties: ConnectionOverrideDetailsRequestConnectionProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        secrets_location: dict[str, Any] | Unset = UNSET
        if not isinstance(self.secrets_location, Unset):
            secrets_location = self.secrets_location.to_dict()

        connection_properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_properties, Unset):
            connection_properties = self.connection_properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if secrets_location is not UNSET:
            field_dict["secretsLocation"] = secrets_location
        if connection_properties is not UNSET:
            field_dict["connectionProperties"] = connection_properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_override_details_request_connection_properties import (
            ConnectionOverrideDetailsRequestConnectionProperties,  # noqa: PLC0415
        )
        from ..models.secrets_location_request import SecretsLocationRequest  # noqa: PLC0415

        d = dict(src_dict)
        _secrets_location = d.pop("secretsLocation", UNSET)
        secrets_location: SecretsLocationRequest | Unset
        if isinstance(_secrets_location, Unset):
            secrets_location = UNSET
        else:
            secrets_location = SecretsLocationRequest.from_dict(_secrets_location)

        _connection_properties = d.pop("connectionProperties", UNSET)
        connection_properties: ConnectionOverrideDetailsRequestConnectionProperties | Unset
        if isinstance(_connection_properties, Unset):
            connection_properties = UNSET
        else:
            connection_properties = ConnectionOverrideDetailsRequestConnectionProperties.from_dict(
                _connection_properties
            )

        connection_override_details_request = cls(
            secrets_location=secrets_location,
            connection_properties=connection_properties,
        )

        connection_override_details_request.additional_properties = d
        return connection_override_details_request

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
