from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ai_agent_task_message import AiAgentTaskMessage


T = TypeVar("T", bound="AiAgentTaskMessageList")


@_attrs_define
class AiAgentTaskMessageList:
    """
    Attributes:
        results (list[AiAgentTaskMessage] | None | Unset):
        more (None | str | Unset): Token of the next batch; absent at the end.
    """

    results: list[AiAgentTaskMessage] | None | Unset = UNSET
    more: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        results: list[dict[str, Any]] | None | Unset
        if isinstance(self.results, Unset):
            results = UNSET
        elif isinstance(self.results, list):
            results = []
            for results_type_0_item_data in self.results:
                results_type_0_item = results_type_0_item_data.to_dict()
                results.append(results_type_0_item)

        else:
            results = self.results

        more: None | str | Unset
        if isinstance(self.more, Unset):
            more = UNSET
        else:
            more = self.more

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if results is not UNSET:
            field_dict["results"] = results
        if more is not UNSET:
            field_dict["more"] = more

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ai_agent_task_message import AiAgentTaskMessage  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_results(data: object) -> list[AiAgentTaskMessage] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                results_type_0 = []
                _results_type_0 = data
                for results_type_0_item_data in _results_type_0:
                    results_type_0_item = AiAgentTaskMessage.from_dict(results_type_0_item_data)

                    results_type_0.append(results_type_0_item)

                return results_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[AiAgentTaskMessage] | None | Unset, data)

        results = _parse_results(d.pop("results", UNSET))

        def _parse_more(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        more = _parse_more(d.pop("more", UNSET))

        ai_agent_task_message_list = cls(
            results=results,
            more=more,
        )

        ai_agent_task_message_list.additional_properties = d
        return ai_agent_task_message_list

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
