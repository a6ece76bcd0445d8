from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_details_request_connection_properties import ConnectionDetailsRequestConnectionProperties
    from ..models.secrets_location_request import SecretsLocationRequest


T = TypeVar("T", bound="ConnectionDetailsRequest")


@_attrs_define
class ConnectionDetailsRequest:
    """
    Attributes:
        description (str | Unset):
        secrets_location (SecretsLocationRequest | Unset): Where the secrets are kept; the vault of the agent that runs
            if left out.
        connection_properties (ConnectionDetailsRequestConnectionProperties | Unset): secretName and perhaps secretKey
            for COMPONENT_BASIC with GENERIC_SECRET; credentialSecretName for CLOUD_PLATFORM_CREDENTIALS.
    """

    description: str | Unset = UNSET
    secrets_location: SecretsLocationRequest | Unset = UNSET
    connection_properties: ConnectionDetailsRequestConnectionProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        description = self.description

        secrets_location: dict[str, Any] | Unset = UNSET
        if not isinstance(self.secrets_location, Unset):
            secrets_location = self.secrets_location.to_dict()

        connection_properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_properties, Unset):
            connection_properties = self.connection_properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if description is not UNSET:
            field_dict["description"] = description
        if secrets_location is not UNSET:
            field_dict["secretsLocation"] = secrets_location
        if connection_properties is not UNSET:
            field_dict["connectionProperties"] = connection_properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_details_request_connection_properties import (
            ConnectionDetailsRequestConnectionProperties,  # noqa: PLC0415
        )
        from ..models.secrets_location_request import SecretsLocationRequest  # noqa: PLC0415

        d = dict(src_dict)
        description = d.pop("description", UNSET)

        _secrets_location = d.pop("secretsLocation", UNSET)
        secrets_location: SecretsLocationRequest | Unset
        if isinstance(_secrets_location, Unset):
            secrets_location = UNSET
        else:
            secrets_location = SecretsLocationRequest.from_dict(_secrets_location)

        _connection_properties = d.pop("connectionProperties", UNSET)
        connection_properties: ConnectionDetailsRequestConnectionProperties | Unset
        if isinstance(_connection_properties, Unset):
            connection_properties = UNSET
        else:
            connection_properties = ConnectionDetailsRequestConnectionProperties.from_dict(_connection_properties)

        connection_details_request = cls(
            description=description,
            secrets_location=secrets_location,
            connection_properties=connection_properties,
        )

        connection_details_request.additional_properties = d
        return connection_details_request

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
