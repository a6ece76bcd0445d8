from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.ai_agent_tool_permission_request import AiAgentToolPermissionRequest


T = TypeVar("T", bound="SetAiAgentTaskPermissionsRequest")


@_attrs_define
class SetAiAgentTaskPermissionsRequest:
    """
    Attributes:
        granted_permissions (list[AiAgentToolPermissionRequest]):
    """

    granted_permissions: list[AiAgentToolPermissionRequest]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        granted_permissions = []
        for granted_permissions_item_data in self.granted_permissions:
            granted_permissions_item = granted_permissions_item_data.to_dict()
            granted_permissions.append(granted_permissions_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "grantedPermissions": granted_permissions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_tool_permission_request import AiAgentToolPermissionRequest  # noqa: PLC0415

        d = dict(src_dict)
        granted_permissions = []
        _granted_permissions = d.pop("grantedPermissions")
        for granted_permissions_item_data in _granted_permissions:
            granted_permissions_item = AiAgentToolPermissionRequest.from_dict(granted_permissions_item_data)

            granted_permissions.append(granted_permissions_item)

        set_ai_agent_task_permissions_request = cls(
            granted_permissions=granted_permissions,
        )

        set_ai_agent_task_permissions_request.additional_properties = d
        return set_ai_agent_task_permissions_request

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
