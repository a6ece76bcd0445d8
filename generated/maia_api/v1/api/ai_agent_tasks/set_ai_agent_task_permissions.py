from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ai_agent_task_permissions import AiAgentTaskPermissions
from ...models.set_ai_agent_task_permissions_request import SetAiAgentTaskPermissionsRequest
from ...types import Response


def _get_kwargs(
    task_id: UUID,
    *,
    body: SetAiAgentTaskPermissionsRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/ai/agents/tasks/{task_id}/permissions".format(
            task_id=quote(str(task_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AiAgentTaskPermissions | Any | None:
    if response.status_code == 200:
        response_200 = AiAgentTaskPermissions.from_dict(response.json())

        return response_200

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[AiAgentTaskPermissions | Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SetAiAgentTaskPermissionsRequest,
) -> Response[AiAgentTaskPermissions | Any]:
    """Set the permissions of a task

     Replaces the tool permissions that a task was granted.

    Args:
        task_id (UUID):
        body (SetAiAgentTaskPermissionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskPermissions | Any]
    """

    kwargs = _get_kwargs(
        task_id=task_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SetAiAgentTaskPermissionsRequest,
) -> AiAgentTaskPermissions | Any | None:
    """Set the permissions of a task

     Replaces the tool permissions that a task was granted.

    Args:
        task_id (UUID):
        body (SetAiAgentTaskPermissionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskPermissions | Any
    """

    return sync_detailed(
        task_id=task_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SetAiAgentTaskPermissionsRequest,
) -> Response[AiAgentTaskPermissions | Any]:
    """Set the permissions of a task

     Replaces the tool permissions that a task was granted.

    Args:
        task_id (UUID):
        body (SetAiAgentTaskPermissionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskPermissions | Any]
    """

    kwargs = _get_kwargs(
        task_id=task_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SetAiAgentTaskPermissionsRequest,
) -> AiAgentTaskPermissions | Any | None:
    """Set the permissions of a task

     Replaces the tool permissions that a task was granted.

    Args:
        task_id (UUID):
        body (SetAiAgentTaskPermissionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskPermissions | Any
    """

    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
            body=body,
        )
    ).parsed
