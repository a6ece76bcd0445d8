from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.schedule_grid_variables import ScheduleGridVariables
    from ..models.schedule_interval import ScheduleInterval
    from ..models.schedule_scalar_variables import ScheduleScalarVariables


T = TypeVar("T", bound="Schedule")


@_attrs_define
class Schedule:
    """
    Attributes:
        schedule_id (None | str | Unset):
        name (None | str | Unset):
        schedule_enabled (bool | None | Unset):
        pipeline_name (None | str | Unset):
        environment_name (None | str | Unset):
        version_name (None | str | Unset):
        cron_expression (None | str | Unset): Quartz, seconds first; either this or intervalExpression.
        cron_timezone (None | str | Unset): A name such as Europe/Dublin.
        interval_expression (None | ScheduleInterval | Unset):
        effective_from (datetime.datetime | None | Unset): In UTC.
        last_run_at (None | str | Unset): Reads as a date-time.
        next_run_at (None | str | Unset): Reads as a date-time.
        scalar_variables (None | ScheduleScalarVariables | Unset):
        grid_variables (None | ScheduleGridVariables | Unset):
    """

    schedule_id: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    schedule_enabled: bool | None | Unset = UNSET
    pipeline_name: None | str | Unset = UNSET
    environment_name: None | str | Unset = UNSET
    version_name: None | str | Unset = UNSET
    cron_expression: None | str | Unset = UNSET
    cron_timezone: None | str | Unset = UNSET
    interval_expression: None | ScheduleInterval | Unset = UNSET
    effective_from: datetime.datetime | None | Unset = UNSET
    last_run_at: None | str | Unset = UNSET
    next_run_at: None | str | Unset = UNSET
    scalar_variables: None | ScheduleScalarVariables | Unset = UNSET
    grid_variables: None | ScheduleGridVariables | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.schedule_grid_variables import ScheduleGridVariables  # noqa: PLC0415
        from ..models.schedule_interval import ScheduleInterval  # noqa: PLC0415
        from ..models.schedule_scalar_variables import ScheduleScalarVariables  # noqa: PLC0415

        schedule_id: None | str | Unset
        if isinstance(self.schedule_id, Unset):
            schedule_id = UNSET
        else:
            schedule_id = self.schedule_id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        schedule_enabled: bool | None | Unset
        if isinstance(self.schedule_enabled, Unset):
            schedule_enabled = UNSET
        else:
            schedule_enabled = self.schedule_enabled

        pipeline_name: None | str | Unset
        if isinstance(self.pipeline_name, Unset):
            pipeline_name = UNSET
        else:
            pipeline_name = self.pipeline_name

        environment_name: None | str | Unset
        if isinstance(self.environment_name, Unset):
            environment_name = UNSET
        else:
            environment_name = self.environment_name

        version_name: None | str | Unset
        if isinstance(self.version_name, Unset):
            version_name = UNSET
        else:
            version_name = self.version_name

        cron_expression: None | str | Unset
        if isinstance(self.cron_expression, Unset):
            cron_expression = UNSET
        else:
            cron_expression = self.cron_expression

        cron_timezone: None | str | Unset
        if isinstance(self.cron_timezone, Unset):
            cron_timezone = UNSET
        else:
            cron_timezone = self.cron_timezone

        interval_expression: dict[str, Any] | None | Unset
        if isinstance(self.interval_expression, Unset):
            interval_expression = UNSET
        elif isinstance(self.interval_expression, ScheduleInterval):
            interval_expression = self.interval_expression.to_dict()
        else:
            interval_expression = self.interval_expression

        effective_from: None | str | Unset
        if isinstance(self.effective_from, Unset):
            effective_from = UNSET
        elif isinstance(self.effective_from, datetime.datetime):
            effective_from = self.effective_from.isoformat()
        else:
            effective_from = self.effective_from

        last_run_at: None | str | Unset
        if isinstance(self.last_run_at, Unset):
            last_run_at = UNSET
        else:
            last_run_at = self.last_run_at

        next_run_at: None | str | Unset
        if isinstance(self.next_run_at, Unset):
            next_run_at = UNSET
        else:
            next_run_at = self.next_run_at

        scalar_variables: dict[str, Any] | None | Unset
        if isinstance(self.scalar_variables, Unset):
            scalar_variables = UNSET
        elif isinstance(self.scalar_variables, ScheduleScalarVariables):
            scalar_variables = self.scalar_variables.to_dict()
        else:
            scalar_variables = self.scalar_variables

        grid_variables: dict[str, Any] | None | Unset
        if isinstance(self.grid_variables, Unset):
            grid_variables = UNSET
        elif isinstance(self.grid_variables, ScheduleGridVariables):
            grid_variables = self.grid_variables.to_dict()
        else:
            grid_variables = self.grid_variables

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if schedule_id is not UNSET:
            field_dict["scheduleId"] = schedule_id
        if name is not UNSET:
            field_dict["name"] = name
        if schedule_enabled is not UNSET:
            field_dict["scheduleEnabled"] = schedule_enabled
        if pipeline_name is not UNSET:
            field_dict["pipelineName"] = pipeline_name
        if environment_name is not UNSET:
            field_dict["environmentName"] = environment_name
        if version_name is not UNSET:
            field_dict["versionName"] = version_name
        if cron_expression is not UNSET:
            field_dict["cronExpression"] = cron_expression
        if cron_timezone is not UNSET:
            field_dict["cronTimezone"] = cron_timezone
        if interval_expression is not UNSET:
            field_dict["intervalExpression"] = interval_expression
        if effective_from is not UNSET:
            field_dict["effectiveFrom"] = effective_from
        if last_run_at is not UNSET:
            field_dict["lastRunAt"] = last_run_at
        if next_run_at is not UNSET:
            field_dict["nextRunAt"] = next_run_at
        if scalar_variables is not UNSET:
            field_dict["scalarVariables"] = scalar_variables
        if grid_variables is not UNSET:
            field_dict["gridVariables"] = grid_variables

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.schedule_grid_variables import ScheduleGridVariables  # noqa: PLC0415
        from ..models.schedule_interval import ScheduleInterval  # noqa: PLC0415
        from ..models.schedule_scalar_variables import ScheduleScalarVariables  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_schedule_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        schedule_id = _parse_schedule_id(d.pop("scheduleId", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_schedule_enabled(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        schedule_enabled = _parse_schedule_enabled(d.pop("scheduleEnabled", UNSET))

        def _parse_pipeline_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pipeline_name = _parse_pipeline_name(d.pop("pipelineName", UNSET))

        def _parse_environment_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        environment_name = _parse_environment_name(d.pop("environmentName", UNSET))

        def _parse_version_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        version_name = _parse_version_name(d.pop("versionName", UNSET))

        def _parse_cron_expression(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cron_expression = _parse_cron_expression(d.pop("cronExpression", UNSET))

        def _parse_cron_timezone(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        cron_timezone = _parse_cron_timezone(d.pop("cronTimezone", UNSET))

        def _parse_interval_expression(data: object) -> None | ScheduleInterval | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                interval_expression_type_0 = ScheduleInterval.from_dict(data)

                return interval_expression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScheduleInterval | Unset, data)

        interval_expression = _parse_interval_expression(d.pop("intervalExpression", UNSET))

        def _parse_effective_from(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_from_type_0 = datetime.datetime.fromisoformat(data)

                return effective_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        effective_from = _parse_effective_from(d.pop("effectiveFrom", UNSET))

        def _parse_last_run_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        last_run_at = _parse_last_run_at(d.pop("lastRunAt", UNSET))

        def _parse_next_run_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        next_run_at = _parse_next_run_at(d.pop("nextRunAt", UNSET))

        def _parse_scalar_variables(data: object) -> None | ScheduleScalarVariables | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                scalar_variables_type_0 = ScheduleScalarVariables.from_dict(data)

                return scalar_variables_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScheduleScalarVariables | Unset, data)

        scalar_variables = _parse_scalar_variables(d.pop("scalarVariables", UNSET))

        def _parse_grid_variables(data: object) -> None | ScheduleGridVariables | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                grid_variables_type_0 = ScheduleGridVariables.from_dict(data)

                return grid_variables_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ScheduleGridVariables | Unset, data)

        grid_variables = _parse_grid_variables(d.pop("gridVariables", UNSET))

        schedule = cls(
            schedule_id=schedule_id,
            name=name,
            schedule_enabled=schedule_enabled,
            pipeline_name=pipeline_name,
            environment_name=environment_name,
            version_name=version_name,
            cron_expression=cron_expression,
            cron_timezone=cron_timezone,
            interval_expression=interval_expression,
            effective_from=effective_from,
            last_run_at=last_run_at,
            next_run_at=next_run_at,
            scalar_variables=scalar_variables,
            grid_variables=grid_variables,
        )

        schedule.additional_properties = d
        return schedule

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
