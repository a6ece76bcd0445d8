from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_tool_permission import AiAgentToolPermission


T = TypeVar("T", bound="AiAgentTaskPermissions")


@_attrs_define
class AiAgentTaskPermissions:
    """
    Attributes:
        task_id (None | Unset | UUID):
        granted_permissions (list[AiAgentToolPermission] | None | Unset):
    """

    task_id: None | Unset | UUID = UNSET
    granted_permissions: list[AiAgentToolPermission] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        task_id: None | str | Unset
        if isinstance(self.task_id, Unset):
            task_id = UNSET
        elif isinstance(self.task_id, UUID):
            task_id = str(self.task_id)
        else:
            task_id = self.task_id

        granted_permissions: list[dict[str, Any]] | None | Unset
        if isinstance(self.granted_permissions, Unset):
            granted_permissions = UNSET
        elif isinstance(self.granted_permissions, list):
            granted_permissions = []
            for granted_permissions_type_0_item_data in self.granted_permissions:
                granted_permissions_type_0_item = granted_permissions_type_0_item_data.to_dict()
                granted_permissions.append(granted_permissions_type_0_item)

        else:
            granted_permissions = self.granted_permissions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if task_id is not UNSET:
            field_dict["taskId"] = task_id
        if granted_permissions is not UNSET:
            field_dict["grantedPermissions"] = granted_permissions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_tool_permission import AiAgentToolPermission  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_task_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                task_id_type_0 = UUID(data)

                return task_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        task_id = _parse_task_id(d.pop("taskId", UNSET))

        def _parse_granted_permissions(data: object) -> list[AiAgentToolPermission] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                granted_permissions_type_0 = []
                _granted_permissions_type_0 = data
                for granted_permissions_type_0_item_data in _granted_permissions_type_0:
                    granted_permissions_type_0_item = AiAgentToolPermission.from_dict(
                        granted_permissions_type_0_item_data
                    )

                    granted_permissions_type_0.append(granted_permissions_type_0_item)

                return granted_permissions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AiAgentToolPermission] | None | Unset, data)

        granted_permissions = _parse_granted_permissions(d.pop("grantedPermissions", UNSET))

        ai_agent_task_permissions = cls(
            task_id=task_id,
            granted_permissions=granted_permissions,
        )

        ai_agent_task_permissions.additional_properties = d
        return ai_agent_task_permissions

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
