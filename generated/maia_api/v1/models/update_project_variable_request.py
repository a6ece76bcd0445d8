from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UpdateProjectVariableRequest")


@_attrs_define
class UpdateProjectVariableRequest:
    """
    Attributes:
        type_ (str):
        behaviour (str):
        description (str | Unset):
        value (Any | Unset): Text or a number, as the type says.
        supports_double_resolution (bool | Unset):
    """

    type_: str
    behaviour: str
    description: str | Unset = UNSET
    value: Any | Unset = UNSET
    supports_double_resolution: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        behaviour = self.behaviour

        description = self.description

        value = self.value

        supports_double_resolution = self.supports_double_resolution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "behaviour": behaviour,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if value is not UNSET:
            field_dict["value"] = value
        if supports_double_resolution is not UNSET:
            field_dict["supportsDoubleResolution"] = supports_double_resolution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type")

        behaviour = d.pop("behaviour")

        description = d.pop("description", UNSET)

        value = d.pop("value", UNSET)

        supports_double_resolution = d.pop("supportsDoubleResolution", UNSET)

        update_project_variable_request = cls(
            type_=type_,
            behaviour=behaviour,
            description=description,
            value=value,
            supports_double_resolution=supports_double_resolution,
        )

        update_project_variable_request.additional_properties = d
        return update_project_variable_request

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
