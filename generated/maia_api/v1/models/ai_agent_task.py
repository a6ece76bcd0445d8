from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ai_agent_task_status import AiAgentTaskStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_config import AiAgentConfig
    from ..models.ai_agent_pending_decision import AiAgentPendingDecision
    from ..models.ai_agent_tool_permission import AiAgentToolPermission


T = TypeVar("T", bound="AiAgentTask")


@_attrs_define
class AiAgentTask:
    """
    Attributes:
        task_id (None | Unset | UUID):
        status (AiAgentTaskStatus | None | Unset):
        description (None | str | Unset):
        agent_config (AiAgentConfig | None | Unset):
        granted_permissions (list[AiAgentToolPermission] | None | Unset):
        pending_decisions (list[AiAgentPendingDecision] | None | Unset):
        created_at (datetime.datetime | None | Unset):
        modified_at (datetime.datetime | None | Unset):
    """

    task_id: None | Unset | UUID = UNSET
    status: AiAgentTaskStatus | None | Unset = UNSET
    description: None | str | Unset = UNSET
    agent_config: AiAgentConfig | None | Unset = UNSET
    granted_permissions: list[AiAgentToolPermission] | None | Unset = UNSET
    pending_decisions: list[AiAgentPendingDecision] | None | Unset = UNSET
    created_at: datetime.datetime | None | Unset = UNSET
    modified_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.ai_agent_config import AiAgentConfig  # noqa: PLC0415

        task_id: None | str | Unset
        if isinstance(self.task_id, Unset):
            task_id = UNSET
        elif isinstance(self.task_id, UUID):
            task_id = str(self.task_id)
        else:
            task_id = self.task_id

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, AiAgentTaskStatus):
            status = self.status.value
        else:
            status = self.status

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        agent_config: dict[str, Any] | None | Unset
        if isinstance(self.agent_config, Unset):
            agent_config = UNSET
        elif isinstance(self.agent_config, AiAgentConfig):
            agent_config = self.agent_config.to_dict()
        else:
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

        pending_decisions: list[dict[str, Any]] | None | Unset
        if isinstance(self.pending_decisions, Unset):
            pending_decisions = UNSET
        elif isinstance(self.pending_decisions, list):
            pending_decisions = []
            for pending_decisions_type_0_item_data in self.pending_decisions:
                pending_decisions_type_0_item = pending_decisions_type_0_item_data.to_dict()
                pending_decisions.append(pending_decisions_type_0_item)

        else:
            pending_decisions = self.pending_decisions

        created_at: None | str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = self.created_at.isoformat()
        else:
            created_at = self.created_at

        modified_at: None | str | Unset
        if isinstance(self.modified_at, Unset):
            modified_at = UNSET
        elif isinstance(self.modified_at, datetime.datetime):
            modified_at = self.modified_at.isoformat()
        else:
            modified_at = self.modified_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if task_id is not UNSET:
            field_dict["taskId"] = task_id
        if status is not UNSET:
            field_dict["status"] = status
        if description is not UNSET:
            field_dict["description"] = description
        if agent_config is not UNSET:
            field_dict["agentConfig"] = agent_config
        if granted_permissions is not UNSET:
            field_dict["grantedPermissions"] = granted_permissions
        if pending_decisions is not UNSET:
            field_dict["pendingDecisions"] = pending_decisions
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if modified_at is not UNSET:
            field_dict["modifiedAt"] = modified_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_config import AiAgentConfig  # noqa: PLC0415
        from ..models.ai_agent_pending_decision import AiAgentPendingDecision  # noqa: PLC0415
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

        def _parse_status(data: object) -> AiAgentTaskStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = AiAgentTaskStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AiAgentTaskStatus | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_agent_config(data: object) -> AiAgentConfig | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                agent_config_type_0 = AiAgentConfig.from_dict(data)

                return agent_config_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AiAgentConfig | None | Unset, data)

        agent_config = _parse_agent_config(d.pop("agentConfig", UNSET))

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

        def _parse_pending_decisions(data: object) -> list[AiAgentPendingDecision] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                pending_decisions_type_0 = []
                _pending_decisions_type_0 = data
                for pending_decisions_type_0_item_data in _pending_decisions_type_0:
                    pending_decisions_type_0_item = AiAgentPendingDecision.from_dict(pending_decisions_type_0_item_data)

                    pending_decisions_type_0.append(pending_decisions_type_0_item)

                return pending_decisions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AiAgentPendingDecision] | None | Unset, data)

        pending_decisions = _parse_pending_decisions(d.pop("pendingDecisions", UNSET))

        def _parse_created_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        created_at = _parse_created_at(d.pop("createdAt", UNSET))

        def _parse_modified_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                modified_at_type_0 = datetime.datetime.fromisoformat(data)

                return modified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        modified_at = _parse_modified_at(d.pop("modifiedAt", UNSET))

        ai_agent_task = cls(
            task_id=task_id,
            status=status,
            description=description,
            agent_config=agent_config,
            granted_permissions=granted_permissions,
            pending_decisions=pending_decisions,
            created_at=created_at,
            modified_at=modified_at,
        )

        ai_agent_task.additional_properties = d
        return ai_agent_task

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
