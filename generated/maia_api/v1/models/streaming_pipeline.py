from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.streaming_pipeline_advanced_properties import StreamingPipelineAdvancedProperties
    from ..models.streaming_source import StreamingSource
    from ..models.streaming_target import StreamingTarget


T = TypeVar("T", bound="StreamingPipeline")


@_attrs_define
class StreamingPipeline:
    """
    Attributes:
        streaming_pipeline_id (None | Unset | UUID):
        project_id (None | Unset | UUID):
        agent_id (None | Unset | UUID):
        name (None | str | Unset):
        streaming_source (None | StreamingSource | Unset):
        streaming_target (None | StreamingTarget | Unset):
        advanced_properties (None | StreamingPipelineAdvancedProperties | Unset):
    """

    streaming_pipeline_id: None | Unset | UUID = UNSET
    project_id: None | Unset | UUID = UNSET
    agent_id: None | Unset | UUID = UNSET
    name: None | str | Unset = UNSET
    streaming_source: None | StreamingSource | Unset = UNSET
    streaming_target: None | StreamingTarget | Unset = UNSET
    advanced_properties: None | StreamingPipelineAdvancedProperties | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.streaming_pipeline_advanced_properties import StreamingPipelineAdvancedProperties  # noqa: PLC0415
        from ..models.streaming_source import StreamingSource  # noqa: PLC0415
        from ..models.streaming_target import StreamingTarget  # noqa: PLC0415

        streaming_pipeline_id: None | str | Unset
        if isinstance(self.streaming_pipeline_id, Unset):
            streaming_pipeline_id = UNSET
        elif isinstance(self.streaming_pipeline_id, UUID):
            streaming_pipeline_id = str(self.streaming_pipeline_id)
        else:
            streaming_pipeline_id = self.streaming_pipeline_id

        project_id: None | str | Unset
        if isinstance(self.project_id, Unset):
            project_id = UNSET
        elif isinstance(self.project_id, UUID):
            project_id = str(self.project_id)
        else:
            project_id = self.project_id

        agent_id: None | str | Unset
        if isinstance(self.agent_id, Unset):
            agent_id = UNSET
        elif isinstance(self.agent_id, UUID):
            agent_id = str(self.agent_id)
        else:
            agent_id = self.agent_id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        streaming_source: dict[str, Any] | None | Unset
        if isinstance(self.streaming_source, Unset):
            streaming_source = UNSET
        elif isinstance(self.streaming_source, StreamingSource):
            streaming_source = self.streaming_source.to_dict()
        else:
            streaming_source = self.streaming_source

        streaming_target: dict[str, Any] | None | Unset
        if isinstance(self.streaming_target, Unset):
            streaming_target = UNSET
        elif isinstance(self.streaming_target, StreamingTarget):
            streaming_target = self.streaming_target.to_dict()
        else:
            streaming_target = self.streaming_target

        advanced_properties: dict[str, Any] | None | Unset
        if isinstance(self.advanced_properties, Unset):
            advanced_properties = UNSET
        elif isinstance(self.advanced_properties, StreamingPipelineAdvancedProperties):
            advanced_properties = self.advanced_properties.to_dict()
        else:
            advanced_properties = self.advanced_properties

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if streaming_pipeline_id is not UNSET:
            field_dict["streamingPipelineId"] = streaming_pipeline_id
        if project_id is not UNSET:
            field_dict["projectId"] = project_id
        if agent_id is not UNSET:
            field_dict["agentId"] = agent_id
        if name is not UNSET:
            field_dict["name"] = name
        if streaming_source is not UNSET:
            field_dict["streamingSource"] = streaming_source
        if streaming_target is not UNSET:
            field_dict["streamingTarget"] = streaming_target
        if advanced_properties is not UNSET:
            field_dict["advancedProperties"] = advanced_properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.streaming_pipeline_advanced_properties import StreamingPipelineAdvancedProperties  # noqa: PLC0415
        from ..models.streaming_source import StreamingSource  # noqa: PLC0415
        from ..models.streaming_target import StreamingTarget  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_streaming_pipeline_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                streaming_pipeline_id_type_0 = UUID(data)

                return streaming_pipeline_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        streaming_pipeline_id = _parse_streaming_pipeline_id(d.pop("streamingPipelineId", UNSET))

        def _parse_project_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                project_id_type_0 = UUID(data)

                return project_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        project_id = _parse_project_id(d.pop("projectId", UNSET))

        def _parse_agent_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agent_id_type_0 = UUID(data)

                return agent_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        agent_id = _parse_agent_id(d.pop("agentId", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_streaming_source(data: object) -> None | StreamingSource | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                streaming_source_type_0 = StreamingSource.from_dict(data)

                return streaming_source_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StreamingSource | Unset, data)

        streaming_source = _parse_streaming_source(d.pop("streamingSource", UNSET))

        def _parse_streaming_target(data: object) -> None | StreamingTarget | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                streaming_target_type_0 = StreamingTarget.from_dict(data)

                return streaming_target_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StreamingTarget | Unset, data)

        streaming_target = _parse_streaming_target(d.pop("streamingTarget", UNSET))

        def _parse_advanced_properties(data: object) -> None | StreamingPipelineAdvancedProperties | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                advanced_properties_type_0 = StreamingPipelineAdvancedProperties.from_dict(data)

                return advanced_properties_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StreamingPipelineAdvancedProperties | Unset, data)

        advanced_properties = _parse_advanced_properties(d.pop("advancedProperties", UNSET))

        streaming_pipeline = cls(
            streaming_pipeline_id=streaming_pipeline_id,
            project_id=project_id,
            agent_id=agent_id,
            name=name,
            streaming_source=streaming_source,
            streaming_target=streaming_target,
            advanced_properties=advanced_properties,
        )

        streaming_pipeline.additional_properties = d
        return streaming_pipeline

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
