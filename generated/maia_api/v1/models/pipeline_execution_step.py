from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.child_pipeline import ChildPipeline
    from ..models.pipeline_execution_step_result import PipelineExecutionStepResult


T = TypeVar("T", bound="PipelineExecutionStep")


@_attrs_define
class PipelineExecutionStep:
    """
    Attributes:
        id (None | str | Unset):
        name (None | str | Unset): Name of the component.
        result (None | PipelineExecutionStepResult | Unset):
        child_pipeline (ChildPipeline | None | Unset):
    """

    id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    result: None | PipelineExecutionStepResult | Unset = UNSET
    child_pipeline: ChildPipeline | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.child_pipeline import ChildPipeline  # noqa: PLC0415
        from ..models.pipeline_execution_step_result import PipelineExecutionStepResult  # noqa: PLC0415

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        result: dict[str, Any] | None | Unset
        if isinstance(self.result, Unset):
            result = UNSET
        elif isinstance(self.result, PipelineExecutionStepResult):
            result = self.result.to_dict()
        else:
            result = self.result

        child_pipeline: dict[str, Any] | None | Unset
        if isinstance(self.child_pipeline, Unset):
            child_pipeline = UNSET
        elif isinstance(self.child_pipeline, ChildPipeline):
            child_pipeline = self.child_pipeline.to_dict()
        else:
            child_pipeline = self.child_pipeline

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if result is not UNSET:
            field_dict["result"] = result
        if child_pipeline is not UNSET:
            field_dict["childPipeline"] = child_pipeline

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.child_pipeline import ChildPipeline  # noqa: PLC0415
        from ..models.pipeline_execution_step_result import PipelineExecutionStepResult  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_result(data: object) -> None | PipelineExecutionStepResult | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                result_type_0 = PipelineExecutionStepResult.from_dict(data)

                return result_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PipelineExecutionStepResult | Unset, data)

        result = _parse_result(d.pop("result", UNSET))

        def _parse_child_pipeline(data: object) -> ChildPipeline | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                child_pipeline_type_0 = ChildPipeline.from_dict(data)

                return child_pipeline_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChildPipeline | None | Unset, data)

        child_pipeline = _parse_child_pipeline(d.pop("childPipeline", UNSET))

        pipeline_execution_step = cls(
            id=id,
            name=name,
            result=result,
            child_pipeline=child_pipeline,
        )

        pipeline_execution_step.additional_properties = d
        return pipeline_execution_step

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
