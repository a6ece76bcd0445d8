from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_override_details_connection_properties import ConnectionOverrideDetailsConnectionProperties
    from ..models.secrets_location import SecretsLocation


T = TypeVar("T", bound="ConnectionOverrideDetails")


@_attrs_define
class ConnectionOverrideDetails:
    """
    Attributes:
        secrets_location (None | SecretsLocation | Unset):
        connection_properties (ConnectionOverrideDetailsConnectionProperties | None | Unset):
    """

    secrets_location: None | SecretsLocation | Unset = UNSET
    connection_properties: ConnectionOverrideDetailsConnectionProperties | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.connection_override_details_connection_properties import (
            ConnectionOverrideDetailsConnectionProperties,  # noqa: PLC0415
        )
        from ..models.secrets_location import SecretsLocation  # noqa: PLC0415

        secrets_location: dict[str, Any] | None | Unset
        if isinstance(self.secrets_location, Unset):
            secrets_location = UNSET
        elif isinstance(self.secrets_location, SecretsLocation):
            secrets_location = self.secrets_location.to_dict()
        else:
            secrets_location = self.secrets_location

        connection_properties: dict[str, Any] | None | Unset
        if isinstance(self.connection_properties, Unset):
            connection_properties = UNSET
        elif isinstance(self.connection_properties, ConnectionOverrideDetailsConnectionProperties):
            connection_properties = self.connection_properties.to_dict()
        else:
            connection_properties = self.connection_properties

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
        from ..models.connection_override_details_connection_properties import (
            ConnectionOverrideDetailsConnectionProperties,  # noqa: PLC0415
        )
        from ..models.secrets_location import SecretsLocation  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_secrets_location(data: object) -> None | SecretsLocation | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                secrets_location_type_0 = SecretsLocation.from_dict(data)

                return secrets_location_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SecretsLocation | Unset, data)

        secrets_location = _parse_secrets_location(d.pop("secretsLocation", UNSET))

        def _parse_connection_properties(data: object) -> ConnectionOverrideDetailsConnectionProperties | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                connection_properties_type_0 = ConnectionOverrideDetailsConnectionProperties.from_dict(data)

                return connection_properties_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConnectionOverrideDetailsConnectionProperties | None | Unset, data)

        connection_properties = _parse_connection_properties(d.pop("connectionProperties", UNSET))

        connection_override_details = cls(
            secrets_location=secrets_location,
            connection_properties=connection_properties,
        )

        connection_override_details.additional_properties = d
        return connection_override_details

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
