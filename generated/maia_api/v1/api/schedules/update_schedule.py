from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule import Schedule
from ...models.update_schedule_request import UpdateScheduleRequest
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    schedule_id: UUID,
    *,
    body: UpdateScheduleRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/projects/{project_id}/schedules/{schedule_id}".format(
            project_id=quote(str(project_id), safe=""),
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Schedule | None:
    if response.status_code == 200:
        response_200 = Schedule.from_dict(response.json())

        return response_200

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Schedule]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateScheduleRequest,
) -> Response[Any | Schedule]:
    """Update a schedule

     Changes when a schedule runs, or turns it on or off.

    Args:
        project_id (UUID):
        schedule_id (UUID):
        body (UpdateScheduleRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Schedule]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        schedule_id=schedule_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateScheduleRequest,
) -> Any | Schedule | None:
    """Update a schedule

     Changes when a schedule runs, or turns it on or off.

    Args:
        project_id (UUID):
        schedule_id (UUID):
        body (UpdateScheduleRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Schedule
    """

    return sync_detailed(
        project_id=project_id,
        schedule_id=schedule_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateScheduleRequest,
) -> Response[Any | Schedule]:
    """Update a schedule

     Changes when a schedule runs, or turns it on or off.

    Args:
        project_id (UUID):
        schedule_id (UUID):
        body (UpdateScheduleRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Schedule]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        schedule_id=schedule_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateScheduleRequest,
) -> Any | Schedule | None:
    """Update a schedule

     Changes when a schedule runs, or turns it on or off.

    Args:
        project_id (UUID):
        schedule_id (UUID):
        body (UpdateScheduleRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Schedule
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            schedule_id=schedule_id,
            client=client,
            body=body,
        )
    ).parsed
