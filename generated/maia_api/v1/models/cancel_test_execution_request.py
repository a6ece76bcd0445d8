from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cancel_test_execution_request_status import CancelTestExecutionRequestStatus

T = TypeVar("T", bound="CancelTestExecutionRequest")


@_attrs_define
class CancelTestExecutionRequest:
    """
    Attributes:
        status (CancelTestExecutionRequestStatus):
        force_update (bool): True stops the tests the hard way.
    """

    status: CancelTestExecutionRequestStatus
    force_update: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        force_update = self.force_update

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "forceUpdate": force_update,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = CancelTestExecutionRequestStatus(d.pop("status"))

        force_update = d.pop("forceUpdate")

        cancel_test_execution_request = cls(
            status=status,
            force_update=force_update,
        )

        cancel_test_execution_request.additional_properties = d
        return cancel_test_execution_request

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
