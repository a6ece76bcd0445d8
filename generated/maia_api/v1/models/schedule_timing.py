from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ScheduleTiming")


@_attrs_define
class ScheduleTiming:
    """When a new schedule runs it.

    Attributes:
        name (str | Unset):
        cron_expression (str | Unset): Quartz, seconds first.
        cron_timezone (str | Unset): A name such as Europe/Dublin.
        effective_from (datetime.datetime | Unset):
        schedule_enabled (bool | Unset):
    """

    name: str | Unset = UNSET
    cron_expression: str | Unset = UNSET
    cron_timezone: str | Unset = UNSET
    effective_from: datetime.datetime | Unset = UNSET
    schedule_enabled: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        cron_expression = self.cron_expression

        cron_timezone = self.cron_timezone

        effective_from: str | Unset = UNSET
        if not isinstance(self.effective_from, Unset):
            effective_from = self.effective_from.isoformat()

        schedule_enabled = self.schedule_enabled

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if cron_expression is not UNSET:
            field_dict["cronExpression"] = cron_expression
        if cron_timezone is not UNSET:
            field_dict["cronTimezone"] = cron_timezone
        if effective_from is not UNSET:
            field_dict["effectiveFrom"] = effective_from
        if schedule_enabled is not UNSET:
            field_dict["scheduleEnabled"] = schedule_enabled

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        cron_expression = d.pop("cronExpression", UNSET)

        cron_timezone = d.pop("cronTimezone", UNSET)

        _effective_from = d.pop("effectiveFrom", UNSET)
        effective_from: datetime.datetime | Unset
        if isinstance(_effective_from, Unset):
            effective_from = UNSET
        else:
            effective_from = datetime.datetime.fromisoformat(_effective_from)

        schedule_enabled = d.pop("scheduleEnabled", UNSET)

        schedule_timing = cls(
            name=name,
            cron_expression=cron_expression,
            cron_timezone=cron_timezone,
            effective_from=effective_from,
            schedule_enabled=schedule_enabled,
        )

        schedule_timing.additional_properties = d
        return schedule_timing

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
