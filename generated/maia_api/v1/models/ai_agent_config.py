from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AiAgentConfig")


@_attrs_define
class AiAgentConfig:
    """Which agent does a task, and where.

    Attributes:
        name (None | str | Unset): Such as data_engineer_agent.
        mode (None | str | Unset): Such as ACT.
        project_id (None | str | Unset):
        environment_name (None | str | Unset):
        source_branch_name (None | str | Unset):
        target_branch_name (None | str | Unset):
        generate_branch (bool | None | Unset):
        graph_id (None | str | Unset):
        working_directory (None | str | Unset):
    """

    name: None | str | Unset = UNSET
    mode: None | str | Unset = UNSET
    project_id: None | str | Unset = UNSET
    environment_name: None | str | Unset = UNSET
    source_branch_name: None | str | Unset = UNSET
    target_branch_name: None | str | Unset = UNSET
    generate_branch: bool | None | Unset = UNSET
    graph_id: None | str | Unset = UNSET
    working_directory: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        mode: None | str | Unset
        if isinstance(self.mode, Unset):
            mode = UNSET
        else:
            mode = self.mode

        project_id: None | str | Unset
        if isinstance(self.project_id, Unset):
            project_id = UNSET
        else:
            project_id = self.project_id

        environment_name: None | str | Unset
        if isinstance(self.environment_name, Unset):
            environment_name = UNSET
        else:
            environment_name = self.environment_name

        source_branch_name: None | str | Unset
        if isinstance(self.source_branch_name, Unset):
            source_branch_name = UNSET
        else:
            source_branch_name = self.source_branch_name

        target_branch_name: None | str | Unset
        if isinstance(self.target_branch_name, Unset):
            target_branch_name = UNSET
        else:
            target_branch_name = self.target_branch_name

        generate_branch: bool | None | Unset
        if isinstance(self.generate_branch, Unset):
            generate_branch = UNSET
        else:
            generate_branch = self.generate_branch

        graph_id: None | str | Unset
        if isinstance(self.graph_id, Unset):
            graph_id = UNSET
        else:
            graph_id = self.graph_id

        working_directory: None | str | Unset
        if isinstance(self.working_directory, Unset):
            working_directory = UNSET
        else:
            working_directory = self.working_directory

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if mode is not UNSET:
            field_dict["mode"] = mode
        if project_id is not UNSET:
            field_dict["projectId"] = project_id
        if environment_name is not UNSET:
            field_dict["environmentName"] = environment_name
        if source_branch_name is not UNSET:
            field_dict["sourceBranchName"] = source_branch_name
        if target_branch_name is not UNSET:
            field_dict["targetBranchName"] = target_branch_name
        if generate_branch is not UNSET:
            field_dict["generateBranch"] = generate_branch
        if graph_id is not UNSET:
            field_dict["graphId"] = graph_id
        if working_directory is not UNSET:
            field_dict["workingDirectory"] = working_directory

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_mode(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        mode = _parse_mode(d.pop("mode", UNSET))

        def _parse_project_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        project_id = _parse_project_id(d.pop("projectId", UNSET))

        def _parse_environment_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        environment_name = _parse_environment_name(d.pop("environmentName", UNSET))

        def _parse_source_branch_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source_branch_name = _parse_source_branch_name(d.pop("sourceBranchName", UNSET))

        def _parse_target_branch_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        target_branch_name = _parse_target_branch_name(d.pop("targetBranchName", UNSET))

        def _parse_generate_branch(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        generate_branch = _parse_generate_branch(d.pop("generateBranch", UNSET))

        def _parse_graph_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        graph_id = _parse_graph_id(d.pop("graphId", UNSET))

        def _parse_working_directory(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        working_directory = _parse_working_directory(d.pop("workingDirectory", UNSET))

        ai_agent_config = cls(
            name=name,
            mode=mode,
            project_id=project_id,
            environment_name=environment_name,
            source_branch_name=source_branch_name,
            target_branch_name=target_branch_name,
            generate_branch=generate_branch,
            graph_id=graph_id,
            working_directory=working_directory,
        )

        ai_agent_config.additional_properties = d
        return ai_agent_config

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
