from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consumption_entry import ConsumptionEntry


T = TypeVar("T", bound="ConsumptionPeriod")


@_attrs_define
class ConsumptionPeriod:
    """
    Attributes:
        consumed_from (datetime.datetime | None | Unset):
        consumed_before (datetime.datetime | None | Unset):
        consumption (list[ConsumptionEntry] | None | Unset):
    """

    consumed_from: datetime.datetime | None | Unset = UNSET
    consumed_before: datetime.datetime | None | Unset = UNSET
    consumption: list[ConsumptionEntry] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        consumed_from: None | str | Unset
        if isinstance(self.consumed_from, Unset):
            consumed_from = UNSET
        elif isinstance(self.consumed_from, datetime.datetime):
            consumed_from = self.consumed_from.isoformat()
        else:
            consumed_from = self.consumed_from

        consumed_before: None | str | Unset
        if isinstance(self.consumed_before, Unset):
            consumed_before = UNSET
        elif isinstance(self.consumed_before, datetime.datetime):
            consumed_before = self.consumed_before.isoformat()
        else:
            consumed_before = self.consumed_before

        consumption: list[dict[str, Any]] | None | Unset
        if isinstance(self.consumption, Unset):
            consumption = UNSET
        elif isinstance(self.consumption, list):
            consumption = []
            for consumption_type_0_item_data in self.consumption:
                consumption_type_0_item = consumption_type_0_item_data.to_dict()
                consumption.append(consumption_type_0_item)

        else:
            consumption = self.consumption

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if consumed_from is not UNSET:
            field_dict["consumedFrom"] = consumed_from
        if consumed_before is not UNSET:
            field_dict["consumedBefore"] = consumed_before
        if consumption is not UNSET:
            field_dict["consumption"] = consumption

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consumption_entry import ConsumptionEntry  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_consumed_from(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                consumed_from_type_0 = datetime.datetime.fromisoformat(data)

                return consumed_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        consumed_from = _parse_consumed_from(d.pop("consumedFrom", UNSET))

        def _parse_consumed_before(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                consumed_before_type_0 = datetime.datetime.fromisoformat(data)

                return consumed_before_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        consumed_before = _parse_consumed_before(d.pop("consumedBefore", UNSET))

        def _parse_consumption(data: object) -> list[ConsumptionEntry] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                consumption_type_0 = []
                _consumption_type_0 = data
                for consumption_type_0_item_data in _consumption_type_0:
                    consumption_type_0_item = ConsumptionEntry.from_dict(consumption_type_0_item_data)

                    consumption_type_0.append(consumption_type_0_item)

                return consumption_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ConsumptionEntry] | None | Unset, data)

        consumption = _parse_consumption(d.pop("consumption", UNSET))

        consumption_period = cls(
            consumed_from=consumed_from,
            consumed_before=consumed_before,
            consumption=consumption,
        )

        consumption_period.additional_properties = d
        return consumption_period

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
