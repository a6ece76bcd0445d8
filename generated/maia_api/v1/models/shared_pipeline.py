from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SharedPipeline")


@_attrs_define
class SharedPipeline:
    """
    Attributes:
        shared_pipeline_id (None | str | Unset):
        source_pipeline (None | str | Unset):
        description (None | str | Unset):
    """

    shared_pipeline_id: None | str | Unset = UNSET
    source_pipeline: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shared_pipeline_id: None | str | Unset
        if isinstance(self.shared_pipeline_id, Unset):
            shared_pipeline_id = UNSET
        else:
            shared_pipeline_id = self.shared_pipeline_id

        source_pipeline: None | str | Unset
        if isinstance(self.source_pipeline, Unset):
            source_pipeline = UNSET
        else:
            source_pipeline = self.source_pipeline

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if shared_pipeline_id is not UNSET:
            field_dict["sharedPipelineId"] = shared_pipeline_id
        if source_pipeline is not UNSET:
            field_dict["sourcePipeline"] = source_pipeline
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_shared_pipeline_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shared_pipeline_id = _parse_shared_pipeline_id(d.pop("sharedPipelineId", UNSET))

        def _parse_source_pipeline(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_pipeline = _parse_source_pipeline(d.pop("sourcePipeline", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        shared_pipeline = cls(
            shared_pipeline_id=shared_pipeline_id,
            source_pipeline=source_pipeline,
            description=description,
        )

        shared_pipeline.additional_properties = d
        return shared_pipeline

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
