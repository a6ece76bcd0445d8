from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.streaming_source_connection import StreamingSourceConnection
    from ..models.streaming_table import StreamingTable


T = TypeVar("T", bound="StreamingSource")


@_attrs_define
class StreamingSource:
    """
    Attributes:
        type_ (None | str | Unset): Seen: postgres, sqlserver, mysql, oracle, db2ibmi.
        connection (None | StreamingSourceConnection | Unset):
        tables (list[StreamingTable] | None | Unset):
    """

    type_: None | str | Unset = UNSET
    connection: None | StreamingSourceConnection | Unset = UNSET
    tables: list[StreamingTable] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.streaming_source_connection import StreamingSourceConnection  # noqa: PLC0415

        type_: None | str | Unset
        if isinstance(self.type_, Unset):
            type_ = UNSET
        else:
            type_ = self.type_

        connection: dict[str, Any] | None | Unset
        if isinstance(self.connection, Unset):
            connection = UNSET
        elif isinstance(self.connection, StreamingSourceConnection):
            connection = self.connection.to_dict()
        else:
            connection = self.connection

        tables: list[dict[str, Any]] | None | Unset
        if isinstance(self.tables, Unset):
            tables = UNSET
        elif isinstance(self.tables, list):
            tables = []
            for tables_type_0_item_data in self.tables:
                tables_type_0_item = tables_type_0_item_data.to_dict()
                tables.append(tables_type_0_item)

        else:
            tables = self.tables

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
        from ..models.streaming_source_connection import StreamingSourceConnection  # noqa: PLC0415
        from ..models.streaming_table import StreamingTable  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_type_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        type_ = _parse_type_(d.pop("type", UNSET))

        def _parse_connection(data: object) -> None | StreamingSourceConnection | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                connection_type_0 = StreamingSourceConnection.from_dict(data)

                return connection_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StreamingSourceConnection | Unset, data)

        connection = _parse_connection(d.pop("connection", UNSET))

        def _parse_tables(data: object) -> list[StreamingTable] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tables_type_0 = []
                _tables_type_0 = data
                for tables_type_0_item_data in _tables_type_0:
                    tables_type_0_item = StreamingTable.from_dict(tables_type_0_item_data)

                    tables_type_0.append(tables_type_0_item)

                return tables_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[StreamingTable] | None | Unset, data)

        tables = _parse_tables(d.pop("tables", UNSET))

        streaming_source = cls(
            type_=type_,
            connection=connection,
            tables=tables,
        )

        streaming_source.additional_properties = d
        return streaming_source

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
