from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PipelineTerminationResponse")


@_attrs_define
class PipelineTerminationResponse:
    """
    Attributes:
        pipeline_execution_id (None | Unset | UUID):
    """

    pipeline_execution_id: None | Unset | UUID = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pipeline_execution_id: None | str | Unset
        if isinstance(self.pipeline_execution_id, Unset):
            pipeline_execution_id = UNSET
        elif isinstance(self.pipeline_execution_id, UUID):
            pipeline_execution_id = str(self.pipeline_execution_id)
        else:
            pipeline_execution_id = self.pipeline_execution_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if pipeline_execution_id is not UNSET:
            field_dict["pipelineExecutionId"] = pipeline_execution_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_pipeline_execution_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                pipeline_execution_id_type_0 = UUID(data)

                return pipeline_execution_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        pipeline_execution_id = _parse_pipeline_execution_id(d.pop("pipelineExecutionId", UNSET))

        pipeline_termination_response = cls(
            pipeline_execution_id=pipeline_execution_id,
        )

        pipeline_termination_response.additional_properties = d
        return pipeline_termination_response

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
