from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.connection_auth_type import ConnectionAuthType
from ..models.platform_connection_type import PlatformConnectionType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.connection_details import ConnectionDetails


T = TypeVar("T", bound="Connection")


@_attrs_define
class Connection:
    """
    Attributes:
        id (None | str | Unset):
        name (None | str | Unset):
        project_id (None | Unset | UUID):
        platform_connection_type (None | PlatformConnectionType | Unset):
        auth_provider (None | str | Unset): NONE, aws, or the name of a connector such as salesforce.
        auth_type (ConnectionAuthType | None | Unset):
        connection_details (ConnectionDetails | None | Unset):
        created_by (None | str | Unset):
        created_date (datetime.datetime | None | Unset):
    """

    id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    project_id: None | Unset | UUID = UNSET
    platform_connection_type: None | PlatformConnectionType | Unset = UNSET
    auth_provider: None | str | Unset = UNSET
    auth_type: ConnectionAuthType | None | Unset = UNSET
    connection_details: ConnectionDetails | None | Unset = UNSET
    created_by: None | str | Unset = UNSET
    created_date: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.connection_details import ConnectionDetails  # noqa: PLC0415

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

        project_id: None | str | Unset
        if isinstance(self.project_id, Unset):
            project_id = UNSET
        elif isinstance(self.project_id, UUID):
            project_id = str(self.project_id)
        else:
            project_id = self.project_id

        platform_connection_type: None | str | Unset
        if isinstance(self.platform_connection_type, Unset):
            platform_connection_type = UNSET
        elif isinstance(self.platform_connection_type, PlatformConnectionType):
            platform_connection_type = self.platform_connection_type.value
        else:
            platform_connection_type = self.platform_connection_type

        auth_provider: None | str | Unset
        if isinstance(self.auth_provider, Unset):
            auth_provider = UNSET
        else:
            auth_provider = self.auth_provider

        auth_type: None | str | Unset
        if isinstance(self.auth_type, Unset):
            auth_type = UNSET
        elif isinstance(self.auth_type, ConnectionAuthType):
            auth_type = self.auth_type.value
        else:
            auth_type = self.auth_type

        connection_details: dict[str, Any] | None | Unset
        if isinstance(self.connection_details, Unset):
            connection_details = UNSET
        elif isinstance(self.connection_details, ConnectionDetails):
            connection_details = self.connection_details.to_dict()
        else:
            connection_details = self.connection_details

        created_by: None | str | Unset
        if isinstance(self.created_by, Unset):
            created_by = UNSET
        else:
            created_by = self.created_by

        created_date: None | str | Unset
        if isinstance(self.created_date, Unset):
            created_date = UNSET
        elif isinstance(self.created_date, datetime.datetime):
            created_date = self.created_date.isoformat()
        else:
            created_date = self.created_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if project_id is not UNSET:
            field_dict["projectId"] = project_id
        if platform_connection_type is not UNSET:
            field_dict["platformConnectionType"] = platform_connection_type
        if auth_provider is not UNSET:
            field_dict["authProvider"] = auth_provider
        if auth_type is not UNSET:
            field_dict["authType"] = auth_type
        if connection_details is not UNSET:
            field_dict["connectionDetails"] = connection_details
        if created_by is not UNSET:
            field_dict["createdBy"] = created_by
        if created_date is not UNSET:
            field_dict["createdDate"] = created_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.connection_details import ConnectionDetails  # noqa: PLC0415

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

        def _parse_platform_connection_type(data: object) -> None | PlatformConnectionType | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                platform_connection_type_type_0 = PlatformConnectionType(data)

                return platform_connection_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PlatformConnectionType | Unset, data)

        platform_connection_type = _parse_platform_connection_type(d.pop("platformConnectionType", UNSET))

        def _parse_auth_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        auth_provider = _parse_auth_provider(d.pop("authProvider", UNSET))

        def _parse_auth_type(data: object) -> ConnectionAuthType | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                auth_type_type_0 = ConnectionAuthType(data)

                return auth_type_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConnectionAuthType | None | Unset, data)

        auth_type = _parse_auth_type(d.pop("authType", UNSET))

        def _parse_connection_details(data: object) -> ConnectionDetails | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                connection_details_type_0 = ConnectionDetails.from_dict(data)

                return connection_details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConnectionDetails | None | Unset, data)

        connection_details = _parse_connection_details(d.pop("connectionDetails", UNSET))

        def _parse_created_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        created_by = _parse_created_by(d.pop("createdBy", UNSET))

        def _parse_created_date(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_date_type_0 = datetime.datetime.fromisoformat(data)

                return created_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        created_date = _parse_created_date(d.pop("createdDate", UNSET))

        connection = cls(
            id=id,
            name=name,
            project_id=project_id,
            platform_connection_type=platform_connection_type,
            auth_provider=auth_provider,
            auth_type=auth_type,
            connection_details=connection_details,
            created_by=created_by,
            created_date=created_date,
        )

        connection.additional_properties = d
        return connection

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
