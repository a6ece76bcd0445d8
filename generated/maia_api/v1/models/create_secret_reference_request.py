from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.create_secret_reference_request_agent_type import CreateSecretReferenceRequestAgentType
from ..models.create_secret_reference_request_secret_reference_type import (
    CreateSecretReferenceRequestSecretReferenceType,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateSecretReferenceRequest")


@_attrs_define
class CreateSecretReferenceRequest:
    """
    Attributes:
        agent_type (CreateSecretReferenceRequestAgentType): Decides which other fields there are.
        secret_reference_type (CreateSecretReferenceRequestSecretReferenceType):
        secret_name (str | Unset): For AWS and Azure.
        secret_key (str | Unset):
        description (str | Unset):
        agent_id (str | Unset):
    """

    agent_type: CreateSecretReferenceRequestAgentType
    secret_reference_type: CreateSecretReferenceRequestSecretReferenceType
    secret_name: str | Unset = UNSET
    secret_key: str | Unset = UNSET
    description: str | Unset = UNSET
    agent_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        agent_type = self.agent_type.value

        secret_reference_type = self.secret_reference_type.value

        secret_name = self.secret_name

        secret_key = self.secret_key

        description = self.description

        agent_id = self.agent_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "agentType": agent_type,
                "secretReferenceType": secret_reference_type,
            }
        )
        if secret_name is not UNSET:
            field_dict["secretName"] = secret_name
        if secret_key is not UNSET:
            field_dict["secretKey"] = secret_key
        if description is not UNSET:
            field_dict["description"] = description
        if agent_id is not UNSET:
            field_dict["agentId"] = agent_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        agent_type = CreateSecretReferenceRequestAgentType(d.pop("agentType"))

        secret_reference_type = CreateSecretReferenceRequestSecretReferenceType(d.pop("secretReferenceType"))

        secret_name = d.pop("secretName", UNSET)

        secret_key = d.pop("secretKey", UNSET)

        description = d.pop("description", UNSET)

        agent_id = d.pop("agentId", UNSET)

        create_secret_reference_request = cls(
            agent_type=agent_type,
            secret_reference_type=secret_reference_type,
            secret_name=secret_name,
            secret_key=secret_key,
            description=description,
            agent_id=agent_id,
        )

        create_secret_reference_request.additional_properties = d
        return create_secret_reference_request

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
