from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ai_agent_task_message_list import AiAgentTaskMessageList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    task_id: UUID,
    *,
    limit: int | Unset = 25,
    pagination_token: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["paginationToken"] = pagination_token

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/ai/agents/tasks/{task_id}/messages".format(
            task_id=quote(str(task_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> AiAgentTaskMessageList | Any | None:
    if response.status_code == 200:
        response_200 = AiAgentTaskMessageList.from_dict(response.json())

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
) -> Response[AiAgentTaskMessageList | Any]:
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
    limit: int | Unset = 25,
    pagination_token: str | Unset = UNSET,
) -> Response[AiAgentTaskMessageList | Any]:
    """List the messages of a task

     The message events of a task.

    Args:
        task_id (UUID):
        limit (int | Unset):  Default: 25.
        pagination_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskMessageList | Any]
    """

    kwargs = _get_kwargs(
        task_id=task_id,
        limit=limit,
        pagination_token=pagination_token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 25,
    pagination_token: str | Unset = UNSET,
) -> AiAgentTaskMessageList | Any | None:
    """List the messages of a task

     The message events of a task.

    Args:
        task_id (UUID):
        limit (int | Unset):  Default: 25.
        pagination_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskMessageList | Any
    """

    return sync_detailed(
        task_id=task_id,
        client=client,
        limit=limit,
        pagination_token=pagination_token,
    ).parsed


async def asyncio_detailed(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 25,
    pagination_token: str | Unset = UNSET,
) -> Response[AiAgentTaskMessageList | Any]:
    """List the messages of a task

     The message events of a task.

    Args:
        task_id (UUID):
        limit (int | Unset):  Default: 25.
        pagination_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskMessageList | Any]
    """

    kwargs = _get_kwargs(
        task_id=task_id,
        limit=limit,
        pagination_token=pagination_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    task_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 25,
    pagination_token: str | Unset = UNSET,
) -> AiAgentTaskMessageList | Any | None:
    """List the messages of a task

     The message events of a task.

    Args:
        task_id (UUID):
        limit (int | Unset):  Default: 25.
        pagination_token (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskMessageList | Any
    """

    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
            limit=limit,
            pagination_token=pagination_token,
        )
    ).parsed
