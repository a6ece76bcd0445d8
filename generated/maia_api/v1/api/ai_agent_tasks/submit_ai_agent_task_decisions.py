from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.submit_ai_agent_task_decisions_request import SubmitAiAgentTaskDecisionsRequest
from ...models.submit_ai_agent_task_decisions_response import SubmitAiAgentTaskDecisionsResponse
from ...types import Response


def _get_kwargs(
    task_id: UUID,
    *,
    body: SubmitAiAgentTaskDecisionsRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/ai/agents/tasks/{task_id}/decisions".format(
            task_id=quote(str(task_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | SubmitAiAgentTaskDecisionsResponse | None:
    if response.status_code == 200:
        response_200 = SubmitAiAgentTaskDecisionsResponse.from_dict(response.json())

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
) -> Response[Any | SubmitAiAgentTaskDecisionsResponse]:
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
    body: SubmitAiAgentTaskDecisionsRequest,
) -> Response[Any | SubmitAiAgentTaskDecisionsResponse]:
    """Submit decisions

     Approves or answers what a paused task waits for.

    Args:
        task_id (UUID):
        body (SubmitAiAgentTaskDecisionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubmitAiAgentTaskDecisionsResponse]
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
    body: SubmitAiAgentTaskDecisionsRequest,
) -> Any | SubmitAiAgentTaskDecisionsResponse | None:
    """Submit decisions

     Approves or answers what a paused task waits for.

    Args:
        task_id (UUID):
        body (SubmitAiAgentTaskDecisionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubmitAiAgentTaskDecisionsResponse
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
    body: SubmitAiAgentTaskDecisionsRequest,
) -> Response[Any | SubmitAiAgentTaskDecisionsResponse]:
    """Submit decisions

     Approves or answers what a paused task waits for.

    Args:
        task_id (UUID):
        body (SubmitAiAgentTaskDecisionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SubmitAiAgentTaskDecisionsResponse]
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
    body: SubmitAiAgentTaskDecisionsRequest,
) -> Any | SubmitAiAgentTaskDecisionsResponse | None:
    """Submit decisions

     Approves or answers what a paused task waits for.

    Args:
        task_id (UUID):
        body (SubmitAiAgentTaskDecisionsRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SubmitAiAgentTaskDecisionsResponse
    """

    return (
        await asyncio_detailed(
            task_id=task_id,
            client=client,
            body=body,
        )
    ).parsed
