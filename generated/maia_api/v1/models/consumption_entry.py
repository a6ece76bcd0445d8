from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.consumption_entry_dimensions import ConsumptionEntryDimensions


T = TypeVar("T", bound="ConsumptionEntry")


@_attrs_define
class ConsumptionEntry:
    """
    Attributes:
        consumption_type (None | str | Unset): Seen: etl-compute, orchestration, transformation, streaming, data-loader-
            batch, data-loader-cdc, dpc-users.
        credits_ (float | None | Unset):
        dimensions (ConsumptionEntryDimensions | None | Unset):
    """

    consumption_type: None | str | Unset = UNSET
    credits_: float | None | Unset = UNSET
    dimensions: ConsumptionEntryDimensions | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.consumption_entry_dimensions import ConsumptionEntryDimensions  # noqa: PLC0415

        consumption_type: None | str | Unset
        if isinstance(self.consumption_type, Unset):
            consumption_type = UNSET
        else:
            consumption_type = self.consumption_type

        credits_: float | None | Unset
        if isinstance(self.credits_, Unset):
            credits_ = UNSET
        else:
            credits_ = self.credits_

        dimensions: dict[str, Any] | None | Unset
        if isinstance(self.dimensions, Unset):
            dimensions = UNSET
        elif isinstance(self.dimensions, ConsumptionEntryDimensions):
            dimensions = self.dimensions.to_dict()
        else:
            dimensions = self.dimensions

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if consumption_type is not UNSET:
            field_dict["consumptionType"] = consumption_type
        if credits_ is not UNSET:
            field_dict["credits"] = credits_
        if dimensions is not UNSET:
            field_dict["dimensions"] = dimensions

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.consumption_entry_dimensions import ConsumptionEntryDimensions  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_consumption_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        consumption_type = _parse_consumption_type(d.pop("consumptionType", UNSET))

        def _parse_credits_(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        credits_ = _parse_credits_(d.pop("credits", UNSET))

        def _parse_dimensions(data: object) -> ConsumptionEntryDimensions | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                dimensions_type_0 = ConsumptionEntryDimensions.from_dict(data)

                return dimensions_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConsumptionEntryDimensions | None | Unset, data)

        dimensions = _parse_dimensions(d.pop("dimensions", UNSET))

        consumption_entry = cls(
            consumption_type=consumption_type,
            credits_=credits_,
            dimensions=dimensions,
        )

        consumption_entry.additional_properties = d
        return consumption_entry

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
