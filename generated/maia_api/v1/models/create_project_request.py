from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_project_request_agent_deployment_type import CreateProjectRequestAgentDeploymentType
from ..models.create_project_request_warehouse import CreateProjectRequestWarehouse
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateProjectRequest")


@_attrs_define
class CreateProjectRequest:
    """
    Attributes:
        name (str):
        warehouse (CreateProjectRequestWarehouse):
        agent_deployment_type (CreateProjectRequestAgentDeploymentType):
        description (str | Unset):
    """

    name: str
    warehouse: CreateProjectRequestWarehouse
    agent_deployment_type: CreateProjectRequestAgentDeploymentType
    description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        warehouse = self.warehouse.value

        agent_deployment_type = self.agent_deployment_type.value

        description = self.description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "warehouse": warehouse,
                "agentDeploymentType": agent_deployment_type,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        warehouse = CreateProjectRequestWarehouse(d.pop("warehouse"))

        agent_deployment_type = CreateProjectRequestAgentDeploymentType(d.pop("agentDeploymentType"))

        description = d.pop("description", UNSET)

        create_project_request = cls(
            name=name,
            warehouse=warehouse,
            agent_deployment_type=agent_deployment_type,
            description=description,
        )

        create_project_request.additional_properties = d
        return create_project_request

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
