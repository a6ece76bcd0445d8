from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_default_warehouse_connection_request_auth_provider import (
    CreateDefaultWarehouseConnectionRequestAuthProvider,
)
from ..models.create_default_warehouse_connection_request_auth_type import (
    CreateDefaultWarehouseConnectionRequestAuthType,
)
from ..models.platform_connection_type import PlatformConnectionType

T = TypeVar("T", bound="CreateDefaultWarehouseConnectionRequest")


@_attrs_define
class CreateDefaultWarehouseConnectionRequest:
    """
    Attributes:
        name (str):
        platform_connection_type (PlatformConnectionType):
        auth_provider (CreateDefaultWarehouseConnectionRequestAuthProvider):
        auth_type (CreateDefaultWarehouseConnectionRequestAuthType):
    """

    name: str
    platform_connection_type: PlatformConnectionType
    auth_provider: CreateDefaultWarehouseConnectionRequestAuthProvider
    auth_type: CreateDefaultWarehouseConnectionRequestAuthType
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        platform_connection_type = self.platform_connection_type.value

        auth_provider = self.auth_provider.value

        auth_type = self.auth_type.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "platformConnectionType": platform_connection_type,
                "authProvider": auth_provider,
                "authType": auth_type,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        platform_connection_type = PlatformConnectionType(d.pop("platformConnectionType"))

        auth_provider = CreateDefaultWarehouseConnectionRequestAuthProvider(d.pop("authProvider"))

        auth_type = CreateDefaultWarehouseConnectionRequestAuthType(d.pop("authType"))

        create_default_warehouse_connection_request = cls(
            name=name,
            platform_connection_type=platform_connection_type,
            auth_provider=auth_provider,
            auth_type=auth_type,
        )

        create_default_warehouse_connection_request.additional_properties = d
        return create_default_warehouse_connection_request

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
