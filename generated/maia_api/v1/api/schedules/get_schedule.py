from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.schedule import Schedule
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    schedule_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/schedules/{schedule_id}".format(
            project_id=quote(str(project_id), safe=""),
            schedule_id=quote(str(schedule_id), safe=""),
        ),
    }

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
) -> Response[Any | Schedule]:
    """Get one schedule

     When a schedule runs what, with its last and next run.

    Args:
        project_id (UUID):
        schedule_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Schedule]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        schedule_id=schedule_id,
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
) -> Any | Schedule | None:
    """Get one schedule

     When a schedule runs what, with its last and next run.

    Args:
        project_id (UUID):
        schedule_id (UUID):

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
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any | Schedule]:
    """Get one schedule

     When a schedule runs what, with its last and next run.

    Args:
        project_id (UUID):
        schedule_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Schedule]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        schedule_id=schedule_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    schedule_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Any | Schedule | None:
    """Get one schedule

     When a schedule runs what, with its last and next run.

    Args:
        project_id (UUID):
        schedule_id (UUID):

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
        )
    ).parsed
