from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.streaming_pipeline_definition_advanced_properties import StreamingPipelineDefinitionAdvancedProperties
    from ..models.streaming_source_request import StreamingSourceRequest
    from ..models.streaming_target_request import StreamingTargetRequest


T = TypeVar("T", bound="StreamingPipelineDefinition")


@_attrs_define
class StreamingPipelineDefinition:
    """
    Attributes:
        name (str):
        agent_id (str):
        streaming_source (StreamingSourceRequest):
        streaming_target (StreamingTargetRequest): abs: accountName, accountKey, container, prefix, decimalMapping. s3:
            bucket, prefix, decimalMapping. snowflake: connection (accountName, username, authentication, jdbcProperties),
            role, warehouse, database, stageSchema, stageName, stagePrefix, tableSchema, tablePrefixType,
            transformationType, temporalMapping.
        advanced_properties (StreamingPipelineDefinitionAdvancedProperties | Unset):
    """

    name: str
    agent_id: str
    streaming_source: StreamingSourceRequest
    streaming_target: StreamingTargetRequest
    advanced_properties: StreamingPipelineDefinitionAdvancedProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        agent_id = self.agent_id

        streaming_source = self.streaming_source.to_dict()

        streaming_target = self.streaming_target.to_dict()

        advanced_properties: dict[str, Any] | Unset = UNSET
        if not isinstance(self.advanced_properties, Unset):
            advanced_properties = self.advanced_properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "agentId": agent_id,
                "streamingSource": streaming_source,
                "streamingTarget": streaming_target,
            }
        )
        if advanced_properties is not UNSET:
            field_dict["advancedProperties"] = advanced_properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.streaming_pipeline_definition_advanced_properties import (
            StreamingPipelineDefinitionAdvancedProperties,  # noqa: PLC0415
        )
        from ..models.streaming_source_request import StreamingSourceRequest  # noqa: PLC0415
        from ..models.streaming_target_request import StreamingTargetRequest  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        agent_id = d.pop("agentId")

        streaming_source = StreamingSourceRequest.from_dict(d.pop("streamingSource"))

        streaming_target = StreamingTargetRequest.from_dict(d.pop("streamingTarget"))

        _advanced_properties = d.pop("advancedProperties", UNSET)
        advanced_properties: StreamingPipelineDefinitionAdvancedProperties | Unset
        if isinstance(_advanced_properties, Unset):
            advanced_properties = UNSET
        else:
            advanced_properties = StreamingPipelineDefinitionAdvancedProperties.from_dict(_advanced_properties)

        streaming_pipeline_definition = cls(
            name=name,
            agent_id=agent_id,
            streaming_source=streaming_source,
            streaming_target=streaming_target,
            advanced_properties=advanced_properties,
        )

        streaming_pipeline_definition.additional_properties = d
        return streaming_pipeline_definition

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
