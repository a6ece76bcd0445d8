from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.send_ai_agent_task_message_request import SendAiAgentTaskMessageRequest
from ...models.send_ai_agent_task_message_response import SendAiAgentTaskMessageResponse
from ...types import Response


def _get_kwargs(
    task_id: UUID,
    *,
    body: SendAiAgentTaskMessageRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/ai/agents/tasks/{task_id}/messages".format(
            task_id=quote(str(task_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | SendAiAgentTaskMessageResponse | None:
    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if 200 <= response.status_code <= 299:
        response_2xx = SendAiAgentTaskMessageResponse.from_dict(response.json())

        return response_2xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | SendAiAgentTaskMessageResponse]:
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
    body: SendAiAgentTaskMessageRequest,
) -> Response[Any | SendAiAgentTaskMessageResponse]:
    """Send a message to a task

     Follows up on a task, which then goes on.

    Args:
        task_id (UUID):
        body (SendAiAgentTaskMessageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SendAiAgentTaskMessageResponse]
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
    body: SendAiAgentTaskMessageRequest,
) -> Any | SendAiAgentTaskMessageResponse | None:
    """Send a message to a task

     Follows up on a task, which then goes on.

    Args:
        task_id (UUID):
        body (SendAiAgentTaskMessageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SendAiAgentTaskMessageResponse
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
    body: SendAiAgentTaskMessageRequest,
) -> Response[Any | SendAiAgentTaskMessageResponse]:
    """Send a message to a task

     Follows up on a task, which then goes on.

    Args:
        task_id (UUID):
        body (SendAiAgentTaskMessageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SendAiAgentTaskMessageResponse]
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
    body: SendAiAgentTaskMessageRequest,
) -> Any | SendAiAgentTaskMessageResponse | None:
    """Send a message to a task

     Follows up on a task, which then goes on.

    Args:
        task_id (UUID):
        body (SendAiAgentTaskMessageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SendAiAgentTaskMessageResponse
    """

    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
            body=body,
        )
    ).parsed
