from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScheduledPipeline")


@_attrs_define
class ScheduledPipeline:
    """What a new schedule runs.

    Attributes:
        pipeline_name (str | Unset):
        environment_name (str | Unset):
        version_name (str | Unset):
        agent_id (str | Unset):
    """

    pipeline_name: str | Unset = UNSET
    environment_name: str | Unset = UNSET
    version_name: str | Unset = UNSET
    agent_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pipeline_name = self.pipeline_name

        environment_name = self.environment_name

        version_name = self.version_name

        agent_id = self.agent_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if pipeline_name is not UNSET:
            field_dict["pipelineName"] = pipeline_name
        if environment_name is not UNSET:
            field_dict["environmentName"] = environment_name
        if version_name is not UNSET:
            field_dict["versionName"] = version_name
        if agent_id is not UNSET:
            field_dict["agentId"] = agent_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        pipeline_name = d.pop("pipelineName", UNSET)

        environment_name = d.pop("environmentName", UNSET)

        version_name = d.pop("versionName", UNSET)

        agent_id = d.pop("agentId", UNSET)

        scheduled_pipeline = cls(
            pipeline_name=pipeline_name,
            environment_name=environment_name,
            version_name=version_name,
            agent_id=agent_id,
        )

        scheduled_pipeline.additional_properties = d
        return scheduled_pipeline

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
