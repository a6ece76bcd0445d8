from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.charged_user import ChargedUser


T = TypeVar("T", bound="EtlUserConsumption")


@_attrs_define
class EtlUserConsumption:
    """
    Attributes:
        consumed_from (datetime.datetime | None | Unset):
        consumed_before (datetime.datetime | None | Unset):
        credits_ (float | None | Unset):
        charged_users (list[ChargedUser] | None | Unset):
    """

    consumed_from: datetime.datetime | None | Unset = UNSET
    consumed_before: datetime.datetime | None | Unset = UNSET
    credits_: float | None | Unset = UNSET
    charged_users: list[ChargedUser] | None | Unset = UNSET
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

        credits_: float | None | Unset
        if isinstance(self.credits_, Unset):
            credits_ = UNSET
        else:
            credits_ = self.credits_

        charged_users: list[dict[str, Any]] | None | Unset
        if isinstance(self.charged_users, Unset):
            charged_users = UNSET
        elif isinstance(self.charged_users, list):
            charged_users = []
            for charged_users_type_0_item_data in self.charged_users:
                charged_users_type_0_item = charged_users_type_0_item_data.to_dict()
                charged_users.append(charged_users_type_0_item)

        else:
            charged_users = self.charged_users

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if consumed_from is not UNSET:
            field_dict["consumedFrom"] = consumed_from
        if consumed_before is not UNSET:
            field_dict["consumedBefore"] = consumed_before
        if credits_ is not UNSET:
            field_dict["credits"] = credits_
        if charged_users is not UNSET:
            field_dict["chargedUsers"] = charged_users

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.charged_user import ChargedUser  # noqa: PLC0415

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

        def _parse_credits_(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        credits_ = _parse_credits_(d.pop("credits", UNSET))

        def _parse_charged_users(data: object) -> list[ChargedUser] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                charged_users_type_0 = []
                _charged_users_type_0 = data
                for charged_users_type_0_item_data in _charged_users_type_0:
                    charged_users_type_0_item = ChargedUser.from_dict(charged_users_type_0_item_data)

                    charged_users_type_0.append(charged_users_type_0_item)

                return charged_users_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ChargedUser] | None | Unset, data)

        charged_users = _parse_charged_users(d.pop("chargedUsers", UNSET))

        etl_user_consumption = cls(
            consumed_from=consumed_from,
            consumed_before=consumed_before,
            credits_=credits_,
            charged_users=charged_users,
        )

        etl_user_consumption.additional_properties = d
        return etl_user_consumption

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
