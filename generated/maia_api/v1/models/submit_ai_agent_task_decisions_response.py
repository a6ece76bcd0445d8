from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_pending_decision import AiAgentPendingDecision


T = TypeVar("T", bound="SubmitAiAgentTaskDecisionsResponse")


@_attrs_define
class SubmitAiAgentTaskDecisionsResponse:
    """
    Attributes:
        pending_decisions (list[AiAgentPendingDecision] | None | Unset):
    """

    pending_decisions: list[AiAgentPendingDecision] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
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

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if pending_decisions is not UNSET:
            field_dict["pendingDecisions"] = pending_decisions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_pending_decision import AiAgentPendingDecision  # noqa: PLC0415

        d = dict(src_dict)

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

        submit_ai_agent_task_decisions_response = cls(
            pending_decisions=pending_decisions,
        )

        submit_ai_agent_task_decisions_response.additional_properties = d
        return submit_ai_agent_task_decisions_response

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
