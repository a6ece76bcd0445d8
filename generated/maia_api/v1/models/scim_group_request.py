from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.scim_meta_request import ScimMetaRequest
    from ..models.scim_reference_request import ScimReferenceRequest


T = TypeVar("T", bound="ScimGroupRequest")


@_attrs_define
class ScimGroupRequest:
    """
    Attributes:
        meta (ScimMetaRequest):
        id (str | Unset):
        external_id (str | Unset):
        schemas (list[str] | Unset):
        display_name (str | Unset):
        members (list[ScimReferenceRequest] | Unset):
        role (str | Unset):
        account_id (str | Unset):
        account_name (str | Unset):
        project_id (UUID | Unset):
        project_name (str | Unset):
        environment (str | Unset): Id of the environment.
    """

    meta: ScimMetaRequest
    id: str | Unset = UNSET
    external_id: str | Unset = UNSET
    schemas: list[str] | Unset = UNSET
    display_name: str | Unset = UNSET
    members: list[ScimReferenceRequest] | Unset = UNSET
    role: str | Unset = UNSET
    account_id: str | Unset = UNSET
    account_name: str | Unset = UNSET
    project_id: UUID | Unset = UNSET
    project_name: str | Unset = UNSET
    environment: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        meta = self.meta.to_dict()

        id = self.id

        external_id = self.external_id

        schemas: list[str] | Unset = UNSET
        if not isinstance(self.schemas, Unset):
            schemas = self.schemas

        display_name = self.display_name

        members: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.members, Unset):
            members = []
            for members_item_data in self.members:
                members_item = members_item_data.to_dict()
                members.append(members_item)

        role = self.role

        account_id = self.account_id

        account_name = self.account_name

        project_id: str | Unset = UNSET
        if not isinstance(self.project_id, Unset):
            project_id = str(self.project_id)

        project_name = self.project_name

        environment = self.environment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "meta": meta,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if external_id is not UNSET:
            field_dict["externalId"] = external_id
        if schemas is not UNSET:
            field_dict["schemas"] = schemas
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if members is not UNSET:
            field_dict["members"] = members
        if role is not UNSET:
            field_dict["role"] = role
        if account_id is not UNSET:
            field_dict["accountId"] = account_id
        if account_name is not UNSET:
            field_dict["accountName"] = account_name
        if project_id is not UNSET:
            field_dict["projectId"] = project_id
        if project_name is not UNSET:
            field_dict["projectName"] = project_name
        if environment is not UNSET:
            field_dict["environment"] = environment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.scim_meta_request import ScimMetaRequest  # noqa: PLC0415
        from ..models.scim_reference_request import ScimReferenceRequest  # noqa: PLC0415

        d = dict(src_dict)
        meta = ScimMetaRequest.from_dict(d.pop("meta"))

        id = d.pop("id", UNSET)

        external_id = d.pop("externalId", UNSET)

        schemas = cast(list[str], d.pop("schemas", UNSET))

        display_name = d.pop("displayName", UNSET)

        _members = d.pop("members", UNSET)
        members: list[ScimReferenceRequest] | Unset = UNSET
        if _members is not UNSET:
            members = []
            for members_item_data in _members:
                members_item = ScimReferenceRequest.from_dict(members_item_data)

                members.append(members_item)

        role = d.pop("role", UNSET)

        account_id = d.pop("accountId", UNSET)

        account_name = d.pop("accountName", UNSET)

        _project_id = d.pop("projectId", UNSET)
        project_id: UUID | Unset
        if isinstance(_project_id, Unset):
            project_id = UNSET
        else:
            project_id = UUID(_project_id)

        project_name = d.pop("projectName", UNSET)

        environment = d.pop("environment", UNSET)

        scim_group_request = cls(
            meta=meta,
            id=id,
            external_id=external_id,
            schemas=schemas,
            display_name=display_name,
            members=members,
            role=role,
            account_id=account_id,
            account_name=account_name,
            project_id=project_id,
            project_name=project_name,
            environment=environment,
        )

        scim_group_request.additional_properties = d
        return scim_group_request

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
