from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_tool_permission_request import AiAgentToolPermissionRequest


T = TypeVar("T", bound="SendAiAgentTaskMessageRequest")


@_attrs_define
class SendAiAgentTaskMessageRequest:
    """
    Attributes:
        message (str):
        agent_config (Any | Unset): Settings of the agent from here on.
        granted_permissions (list[AiAgentToolPermissionRequest] | None | Unset):
    """

    message: str
    agent_config: Any | Unset = UNSET
    granted_permissions: list[AiAgentToolPermissionRequest] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        agent_config = self.agent_config

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
        field_dict.update(
            {
                "message": message,
            }
        )
        if agent_config is not UNSET:
            field_dict["agentConfig"] = agent_config
        if granted_permissions is not UNSET:
            field_dict["grantedPermissions"] = granted_permissions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_tool_permission_request import AiAgentToolPermissionRequest  # noqa: PLC0415

        d = dict(src_dict)
        message = d.pop("message")

        agent_config = d.pop("agentConfig", UNSET)

        def _parse_granted_permissions(data: object) -> list[AiAgentToolPermissionRequest] | None | Unset:
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
                    granted_permissions_type_0_item = AiAgentToolPermissionRequest.from_dict(
                        granted_permissions_type_0_item_data
                    )

                    granted_permissions_type_0.append(granted_permissions_type_0_item)

                return granted_permissions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AiAgentToolPermissionRequest] | None | Unset, data)

        granted_permissions = _parse_granted_permissions(d.pop("grantedPermissions", UNSET))

        send_ai_agent_task_message_request = cls(
            message=message,
            agent_config=agent_config,
            granted_permissions=granted_permissions,
        )

        send_ai_agent_task_message_request.additional_properties = d
        return send_ai_agent_task_message_request

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
