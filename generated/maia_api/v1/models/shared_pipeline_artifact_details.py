from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.shared_pipeline import SharedPipeline
    from ..models.shared_pipeline_artifact import SharedPipelineArtifact


T = TypeVar("T", bound="SharedPipelineArtifactDetails")


@_attrs_define
class SharedPipelineArtifactDetails:
    """
    Attributes:
        artifact_details (None | SharedPipelineArtifact | Unset):
        shared_pipelines (list[SharedPipeline] | None | Unset):
    """

    artifact_details: None | SharedPipelineArtifact | Unset = UNSET
    shared_pipelines: list[SharedPipeline] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.shared_pipeline_artifact import SharedPipelineArtifact  # noqa: PLC0415

        artifact_details: dict[str, Any] | None | Unset
        if isinstance(self.artifact_details, Unset):
            artifact_details = UNSET
        elif isinstance(self.artifact_details, SharedPipelineArtifact):
            artifact_details = self.artifact_details.to_dict()
        else:
            artifact_details = self.artifact_details

        shared_pipelines: list[dict[str, Any]] | None | Unset
        if isinstance(self.shared_pipelines, Unset):
            shared_pipelines = UNSET
        elif isinstance(self.shared_pipelines, list):
            shared_pipelines = []
            for shared_pipelines_type_0_item_data in self.shared_pipelines:
                shared_pipelines_type_0_item = shared_pipelines_type_0_item_data.to_dict()
                shared_pipelines.append(shared_pipelines_type_0_item)

        else:
            shared_pipelines = self.shared_pipelines

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if artifact_details is not UNSET:
            field_dict["artifactDetails"] = artifact_details
        if shared_pipelines is not UNSET:
            field_dict["sharedPipelines"] = shared_pipelines

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shared_pipeline import SharedPipeline  # noqa: PLC0415
        from ..models.shared_pipeline_artifact import SharedPipelineArtifact  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_artifact_details(data: object) -> None | SharedPipelineArtifact | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                artifact_details_type_0 = SharedPipelineArtifact.from_dict(data)

                return artifact_details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SharedPipelineArtifact | Unset, data)

        artifact_details = _parse_artifact_details(d.pop("artifactDetails", UNSET))

        def _parse_shared_pipelines(data: object) -> list[SharedPipeline] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                shared_pipelines_type_0 = []
                _shared_pipelines_type_0 = data
                for shared_pipelines_type_0_item_data in _shared_pipelines_type_0:
                    shared_pipelines_type_0_item = SharedPipeline.from_dict(shared_pipelines_type_0_item_data)

                    shared_pipelines_type_0.append(shared_pipelines_type_0_item)

                return shared_pipelines_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[SharedPipeline] | None | Unset, data)

        shared_pipelines = _parse_shared_pipelines(d.pop("sharedPipelines", UNSET))

        shared_pipeline_artifact_details = cls(
            artifact_details=artifact_details,
            shared_pipelines=shared_pipelines,
        )

        shared_pipeline_artifact_details.additional_properties = d
        return shared_pipeline_artifact_details

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
