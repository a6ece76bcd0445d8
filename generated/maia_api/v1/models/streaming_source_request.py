from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.streaming_source_request_connection import StreamingSourceRequestConnection
    from ..models.streaming_table_request import StreamingTableRequest


T = TypeVar("T", bound="StreamingSourceRequest")


@_attrs_define
class StreamingSourceRequest:
    """
    Attributes:
        type_ (str | Unset): Seen: postgres, sqlserver, mysql, oracle, db2ibmi.
        connection (StreamingSourceRequestConnection | Unset): host, port, database or pdb, username, password (a
            reference to a secret), jdbcProperties.
        tables (list[StreamingTableRequest] | Unset):
    """

    type_: str | Unset = UNSET
    connection: StreamingSourceRequestConnection | Unset = UNSET
    tables: list[StreamingTableRequest] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        connection: dict[str, Any] | Unset = UNSET
        if not isinstance(self.connection, Unset):
            connection = self.connection.to_dict()

        tables: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tables, Unset):
            tables = []
            for tables_item_data in self.tables:
                tables_item = tables_item_data.to_dict()
                tables.append(tables_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if connection is not UNSET:
            field_dict["connection"] = connection
        if tables is not UNSET:
            field_dict["tables"] = tables

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.streaming_source_request_connection import StreamingSourceRequestConnection  # noqa: PLC0415
        from ..models.streaming_table_request import StreamingTableRequest  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type", UNSET)

        _connection = d.pop("connection", UNSET)
        connection: StreamingSourceRequestConnection | Unset
        if isinstance(_connection, Unset):
            connection = UNSET
        else:
            connection = StreamingSourceRequestConnection.from_dict(_connection)

        _tables = d.pop("tables", UNSET)
        tables: list[StreamingTableRequest] | Unset = UNSET
        if _tables is not UNSET:
            tables = []
            for tables_item_data in _tables:
                tables_item = StreamingTableRequest.from_dict(tables_item_data)

                tables.append(tables_item)

        streaming_source_request = cls(
            type_=type_,
            connection=connection,
            tables=tables,
        )

        streaming_source_request.additional_properties = d
        return streaming_source_request

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
