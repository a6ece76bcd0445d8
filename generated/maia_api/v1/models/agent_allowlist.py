from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.agent_allowlist_projects import AgentAllowlistProjects


T = TypeVar("T", bound="AgentAllowlist")


@_attrs_define
class AgentAllowlist:
    """
    Attributes:
        projects (AgentAllowlistProjects | None | Unset):
    """

    projects: AgentAllowlistProjects | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.agent_allowlist_projects import AgentAllowlistProjects  # noqa: PLC0415

        projects: dict[str, Any] | None | Unset
        if isinstance(self.projects, Unset):
            projects = UNSET
        elif isinstance(self.projects, AgentAllowlistProjects):
            projects = self.projects.to_dict()
        else:
            projects = self.projects

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if projects is not UNSET:
            field_dict["projects"] = projects

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agent_allowlist_projects import AgentAllowlistProjects  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_projects(data: object) -> AgentAllowlistProjects | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                projects_type_0 = AgentAllowlistProjects.from_dict(data)

                return projects_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(AgentAllowlistProjects | None | Unset, data)

        projects = _parse_projects(d.pop("projects", UNSET))

        agent_allowlist = cls(
            projects=projects,
        )

        agent_allowlist.additional_properties = d
        return agent_allowlist

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
