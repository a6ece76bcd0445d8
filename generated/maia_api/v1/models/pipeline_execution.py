from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.pipeline_execution_trigger import PipelineExecutionTrigger
from ..types import UNSET, Unset

T = TypeVar("T", bound="PipelineExecution")


@_attrs_define
class PipelineExecution:
    """One execution of a pipeline.

    Attributes:
        pipeline_execution_id (None | str | Unset):
        project_id (None | str | Unset):
        pipeline_name (None | str | Unset):
        pipeline_type (None | str | Unset): Only ORCHESTRATION has been seen.
        environment_name (None | str | Unset):
        status (None | str | Unset): A free string here; the list's filter names the known values.
        started_at (datetime.datetime | None | Unset):
        finished_at (datetime.datetime | None | Unset): Absent while the execution goes on.
        message (None | str | Unset): Why the execution ended as it did.
        trigger (None | PipelineExecutionTrigger | Unset):
        schedule_id (None | str | Unset): Present when a schedule started it.
        user (None | str | Unset): Present when a person started it.
    """

    pipeline_execution_id: None | str | Unset = UNSET
    project_id: None | str | Unset = UNSET
    pipeline_name: None | str | Unset = UNSET
    pipeline_type: None | str | Unset = UNSET
    environment_name: None | str | Unset = UNSET
    status: None | str | Unset = UNSET
    started_at: datetime.datetime | None | Unset = UNSET
    finished_at: datetime.datetime | None | Unset = UNSET
    message: None | str | Unset = UNSET
    trigger: None | PipelineExecutionTrigger | Unset = UNSET
    schedule_id: None | str | Unset = UNSET
    user: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pipeline_execution_id: None | str | Unset
        if isinstance(self.pipeline_execution_id, Unset):
            pipeline_execution_id = UNSET
        else:
            pipeline_execution_id = self.pipeline_execution_id

        project_id: None | str | Unset
        if isinstance(self.project_id, Unset):
            project_id = UNSET
        else:
            project_id = self.project_id

        pipeline_name: None | str | Unset
        if isinstance(self.pipeline_name, Unset):
            pipeline_name = UNSET
        else:
            pipeline_name = self.pipeline_name

        pipeline_type: None | str | Unset
        if isinstance(self.pipeline_type, Unset):
            pipeline_type = UNSET
        else:
            pipeline_type = self.pipeline_type

        environment_name: None | str | Unset
        if isinstance(self.environment_name, Unset):
            environment_name = UNSET
        else:
            environment_name = self.environment_name

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        else:
            status = self.status

        started_at: None | str | Unset
        if isinstance(self.started_at, Unset):
            started_at = UNSET
        elif isinstance(self.started_at, datetime.datetime):
            started_at = self.started_at.isoformat()
        else:
            started_at = self.started_at

        finished_at: None | str | Unset
        if isinstance(self.finished_at, Unset):
            finished_at = UNSET
        elif isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        trigger: None | str | Unset
        if isinstance(self.trigger, Unset):
            trigger = UNSET
        elif isinstance(self.trigger, PipelineExecutionTrigger):
            trigger = self.trigger.value
        else:
            trigger = self.trigger

        schedule_id: None | str | Unset
        if isinstance(self.schedule_id, Unset):
            schedule_id = UNSET
        else:
            schedule_id = self.schedule_id

        user: None | str | Unset
        if isinstance(self.user, Unset):
            user = UNSET
        else:
            user = self.user

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if pipeline_execution_id is not UNSET:
            field_dict["pipelineExecutionId"] = pipeline_execution_id
        if project_id is not UNSET:
            field_dict["projectId"] = project_id
        if pipeline_name is not UNSET:
            field_dict["pipelineName"] = pipeline_name
        if pipeline_type is not UNSET:
            field_dict["pipelineType"] = pipeline_type
        if environment_name is not UNSET:
            field_dict["environmentName"] = environment_name
        if status is not UNSET:
            field_dict["status"] = status
        if started_at is not UNSET:
            field_dict["startedAt"] = started_at
        if finished_at is not UNSET:
            field_dict["finishedAt"] = finished_at
        if message is not UNSET:
            field_dict["message"] = message
        if trigger is not UNSET:
            field_dict["trigger"] = trigger
        if schedule_id is not UNSET:
            field_dict["scheduleId"] = schedule_id
        if user is not UNSET:
            field_dict["user"] = user

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_pipeline_execution_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pipeline_execution_id = _parse_pipeline_execution_id(d.pop("pipelineExecutionId", UNSET))

        def _parse_project_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        project_id = _parse_project_id(d.pop("projectId", UNSET))

        def _parse_pipeline_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pipeline_name = _parse_pipeline_name(d.pop("pipelineName", UNSET))

        def _parse_pipeline_type(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        pipeline_type = _parse_pipeline_type(d.pop("pipelineType", UNSET))

        def _parse_environment_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        environment_name = _parse_environment_name(d.pop("environmentName", UNSET))

        def _parse_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_started_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                started_at_type_0 = datetime.datetime.fromisoformat(data)

                return started_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        started_at = _parse_started_at(d.pop("startedAt", UNSET))

        def _parse_finished_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)

                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        finished_at = _parse_finished_at(d.pop("finishedAt", UNSET))

        def _parse_message(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        message = _parse_message(d.pop("message", UNSET))

        def _parse_trigger(data: object) -> None | PipelineExecutionTrigger | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                trigger_type_0 = PipelineExecutionTrigger(data)

                return trigger_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PipelineExecutionTrigger | Unset, data)

        trigger = _parse_trigger(d.pop("trigger", UNSET))

        def _parse_schedule_id(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        schedule_id = _parse_schedule_id(d.pop("scheduleId", UNSET))

        def _parse_user(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        user = _parse_user(d.pop("user", UNSET))

        pipeline_execution = cls(
            pipeline_execution_id=pipeline_execution_id,
            project_id=project_id,
            pipeline_name=pipeline_name,
            pipeline_type=pipeline_type,
            environment_name=environment_name,
            status=status,
            started_at=started_at,
            finished_at=finished_at,
            message=message,
            trigger=trigger,
            schedule_id=schedule_id,
            user=user,
        )

        pipeline_execution.additional_properties = d
        return pipeline_execution

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
