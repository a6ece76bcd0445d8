"""Schedules: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_schedule_request import CreateScheduleRequest
    from ...models.create_schedule_response import CreateScheduleResponse
    from ...models.schedule import Schedule
    from ...models.schedule_page import SchedulePage
    from ...models.update_schedule_request import UpdateScheduleRequest


class SchedulesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_schedules(
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[SchedulePage]:
        """List schedules

        The schedules of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_schedules import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("schedules.list_schedules", "GET", "/v1/projects/{projectId}/schedules", repeatable=True),
            _get_kwargs(
                _cast("UUID", project_id),
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_schedule(
        project_id: UUID | str,
        *,
        body: CreateScheduleRequest | Mapping[str, Any],
    ) -> Call[CreateScheduleResponse]:
        """Create a schedule

        Has a pipeline of the project run by the clock.

        Args:
            project_id (UUID):
            body (CreateScheduleRequest):
        """
        from ...client import Client
        from ...models.create_schedule_request import CreateScheduleRequest
        from .create_schedule import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateScheduleRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("schedules.create_schedule", "POST", "/v1/projects/{projectId}/schedules", repeatable=False),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_schedule(
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> Call[Schedule]:
        """Get one schedule

        When a schedule runs what, with its last and next run.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        from ...client import Client
        from .get_schedule import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "schedules.get_schedule", "GET", "/v1/projects/{projectId}/schedules/{scheduleId}", repeatable=True
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", schedule_id),
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_schedule(
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> Call[None]:
        """Delete a schedule

        Deletes one schedule of a project.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        from .delete_schedule import _get_kwargs

        return Call(
            Operation(
                "schedules.delete_schedule",
                "DELETE",
                "/v1/projects/{projectId}/schedules/{scheduleId}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", schedule_id),
            ),
            lambda reply: None,
        )

    @staticmethod
    def update_schedule(
        project_id: UUID | str,
        schedule_id: UUID | str,
        *,
        body: UpdateScheduleRequest | Mapping[str, Any],
    ) -> Call[Schedule]:
        """Update a schedule

        Changes when a schedule runs, or turns it on or off.

        Args:
            project_id (UUID):
            schedule_id (UUID):
            body (UpdateScheduleRequest):
        """
        from ...client import Client
        from ...models.update_schedule_request import UpdateScheduleRequest
        from .update_schedule import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = UpdateScheduleRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "schedules.update_schedule",
                "PATCH",
                "/v1/projects/{projectId}/schedules/{scheduleId}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", schedule_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class SchedulesApi:
    """Schedules, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_schedules(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> SchedulePage:
        """List schedules

        The schedules of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            SchedulesCalls.list_schedules(
                project_id,
                page=page,
                size=size,
            )
        )

    def create_schedule(
        self,
        project_id: UUID | str,
        *,
        body: CreateScheduleRequest | Mapping[str, Any],
    ) -> CreateScheduleResponse:
        """Create a schedule

        Has a pipeline of the project run by the clock.

        Args:
            project_id (UUID):
            body (CreateScheduleRequest):
        """
        return self._send(
            SchedulesCalls.create_schedule(
                project_id,
                body=body,
            )
        )

    def get_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> Schedule:
        """Get one schedule

        When a schedule runs what, with its last and next run.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        return self._send(
            SchedulesCalls.get_schedule(
                project_id,
                schedule_id,
            )
        )

    def delete_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> None:
        """Delete a schedule

        Deletes one schedule of a project.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        return self._send(
            SchedulesCalls.delete_schedule(
                project_id,
                schedule_id,
            )
        )

    def update_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
        *,
        body: UpdateScheduleRequest | Mapping[str, Any],
    ) -> Schedule:
        """Update a schedule

        Changes when a schedule runs, or turns it on or off.

        Args:
            project_id (UUID):
            schedule_id (UUID):
            body (UpdateScheduleRequest):
        """
        return self._send(
            SchedulesCalls.update_schedule(
                project_id,
                schedule_id,
                body=body,
            )
        )


class AsyncSchedulesApi:
    """Schedules, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_schedules(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> SchedulePage:
        """List schedules

        The schedules of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            SchedulesCalls.list_schedules(
                project_id,
                page=page,
                size=size,
            )
        )

    async def create_schedule(
        self,
        project_id: UUID | str,
        *,
        body: CreateScheduleRequest | Mapping[str, Any],
    ) -> CreateScheduleResponse:
        """Create a schedule

        Has a pipeline of the project run by the clock.

        Args:
            project_id (UUID):
            body (CreateScheduleRequest):
        """
        return await self._send(
            SchedulesCalls.create_schedule(
                project_id,
                body=body,
            )
        )

    async def get_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> Schedule:
        """Get one schedule

        When a schedule runs what, with its last and next run.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        return await self._send(
            SchedulesCalls.get_schedule(
                project_id,
                schedule_id,
            )
        )

    async def delete_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
    ) -> None:
        """Delete a schedule

        Deletes one schedule of a project.

        Args:
            project_id (UUID):
            schedule_id (UUID):
        """
        return await self._send(
            SchedulesCalls.delete_schedule(
                project_id,
                schedule_id,
            )
        )

    async def update_schedule(
        self,
        project_id: UUID | str,
        schedule_id: UUID | str,
        *,
        body: UpdateScheduleRequest | Mapping[str, Any],
    ) -> Schedule:
        """Update a schedule

        Changes when a schedule runs, or turns it on or off.

        Args:
            project_id (UUID):
            schedule_id (UUID):
            body (UpdateScheduleRequest):
        """
        return await self._send(
            SchedulesCalls.update_schedule(
                project_id,
                schedule_id,
                body=body,
            )
        )
