from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_permission_message import AiAgentPermissionMessage


T = TypeVar("T", bound="AiAgentPendingDecision")


@_attrs_define
class AiAgentPendingDecision:
    """
    Attributes:
        type_ (None | str | Unset): Such as tool; questions exist too.
        tool_id (None | str | Unset):
        tool_name (None | str | Unset):
        tool_input (Any | None | Unset):
        permission_message (AiAgentPermissionMessage | None | Unset):
    """

    type_: None | str | Unset = UNSET
    tool_id: None | str | Unset = UNSET
    tool_name: None | str | Unset = UNSET
    tool_input: Any | None | Unset = UNSET
    permission_message: AiAgentPermissionMessage | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ai_agent_permission_message import AiAgentPermissionMessage  # noqa: PLC0415

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        tool_id: None | str | Unset
        if isinstance(self.tool_id, Unset):
            tool_id = UNSET
        else:
            tool_id = self.tool_id

        tool_name: None | str | Unset
        if isinstance(self.tool_name, Unset):
            tool_name = UNSET
        else:
            tool_name = self.tool_name

        tool_input: Any | None | Unset
        if isinstance(self.tool_input, Unset):
            tool_input = UNSET
        else:
            tool_input = self.tool_input

        permission_message: dict[str, Any] | None | Unset
        if isinstance(self.permission_message, Unset):
            permission_message = UNSET
        elif isinstance(self.permission_message, AiAgentPermissionMessage):
            permission_message = self.permission_message.to_dict()
        else:
            permission_message = self.permission_message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if tool_id is not UNSET:
            field_dict["toolId"] = tool_id
        if tool_name is not UNSET:
            field_dict["toolName"] = tool_name
        if tool_input is not UNSET:
            field_dict["toolInput"] = tool_input
        if permission_message is not UNSET:
            field_dict["permissionMessage"] = permission_message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_permission_message import AiAgentPermissionMessage  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_type_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        def _parse_tool_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tool_id = _parse_tool_id(d.pop("toolId", UNSET))

        def _parse_tool_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        tool_name = _parse_tool_name(d.pop("toolName", UNSET))

        def _parse_tool_input(data: object) -> Any | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(Any | None | Unset, data)

        tool_input = _parse_tool_input(d.pop("toolInput", UNSET))

        def _parse_permission_message(data: object) -> AiAgentPermissionMessage | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                permission_message_type_0 = AiAgentPermissionMessage.from_dict(data)

                return permission_message_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AiAgentPermissionMessage | None | Unset, data)

        permission_message = _parse_permission_message(d.pop("permissionMessage", UNSET))

        ai_agent_pending_decision = cls(
            type_=type_,
            tool_id=tool_id,
            tool_name=tool_name,
            tool_input=tool_input,
            permission_message=permission_message,
        )

        ai_agent_pending_decision.additional_properties = d
        return ai_agent_pending_decision

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
