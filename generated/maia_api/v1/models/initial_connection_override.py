from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.initial_connection_override_connection_properties import InitialConnectionOverrideConnectionProperties


T = TypeVar("T", bound="InitialConnectionOverride")


@_attrs_define
class InitialConnectionOverride:
    """What a new environment changes in a connection.

    Attributes:
        connection_name (str | Unset):
        connection_properties (InitialConnectionOverrideConnectionProperties | Unset): Property to {"value": ...}, or to
            {"secretName": ..., "secretKey": ...}.
    """

    connection_name: str | Unset = UNSET
    connection_properties: InitialConnectionOverrideConnectionProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        connection_name = self.connection_name

        connection_properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection_properties, Unset):
            connection_properties = self.connection_properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if connection_name is not UNSET:
            field_dict["connectionName"] = connection_name
        if connection_properties is not UNSET:
            field_dict["connectionProperties"] = connection_properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.initial_connection_override_connection_properties import (
            InitialConnectionOverrideConnectionProperties,  # noqa: PLC0415
        )

        d = dict(src_dict)
        connection_name = d.pop("connectionName", UNSET)

        _connection_properties = d.pop("connectionProperties", UNSET)
        connection_properties: InitialConnectionOverrideConnectionProperties | Unset
        if isinstance(_connection_properties, Unset):
            connection_properties = UNSET
        else:
            connection_properties = InitialConnectionOverrideConnectionProperties.from_dict(_connection_properties)

        initial_connection_override = cls(
            connection_name=connection_name,
            connection_properties=connection_properties,
        )

        initial_connection_override.additional_properties = d
        return initial_connection_override

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
