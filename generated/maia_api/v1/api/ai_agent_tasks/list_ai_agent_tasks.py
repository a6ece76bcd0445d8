from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.ai_agent_task_page import AiAgentTaskPage
from ...models.list_ai_agent_tasks_status import ListAiAgentTasksStatus
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    project_id: str | Unset = UNSET,
    branch_id: str | Unset = UNSET,
    status: ListAiAgentTasksStatus | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["projectId"] = project_id

    params["branchId"] = branch_id

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/ai/agents/tasks",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AiAgentTaskPage | Any | None:
    if response.status_code == 200:
        response_200 = AiAgentTaskPage.from_dict(response.json())

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
) -> Response[AiAgentTaskPage | Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    branch_id: str | Unset = UNSET,
    status: ListAiAgentTasksStatus | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 20,
) -> Response[AiAgentTaskPage | Any]:
    """List AI agent tasks

     The entries come under the key tasks, not under results as elsewhere.

    Args:
        project_id (str | Unset):
        branch_id (str | Unset):
        status (ListAiAgentTasksStatus | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskPage | Any]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        branch_id=branch_id,
        status=status,
        page=page,
        size=size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    branch_id: str | Unset = UNSET,
    status: ListAiAgentTasksStatus | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 20,
) -> AiAgentTaskPage | Any | None:
    """List AI agent tasks

     The entries come under the key tasks, not under results as elsewhere.

    Args:
        project_id (str | Unset):
        branch_id (str | Unset):
        status (ListAiAgentTasksStatus | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskPage | Any
    """

    return sync_detailed(
        client=client,
        project_id=project_id,
        branch_id=branch_id,
        status=status,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    branch_id: str | Unset = UNSET,
    status: ListAiAgentTasksStatus | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 20,
) -> Response[AiAgentTaskPage | Any]:
    """List AI agent tasks

     The entries come under the key tasks, not under results as elsewhere.

    Args:
        project_id (str | Unset):
        branch_id (str | Unset):
        status (ListAiAgentTasksStatus | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AiAgentTaskPage | Any]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        branch_id=branch_id,
        status=status,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    branch_id: str | Unset = UNSET,
    status: ListAiAgentTasksStatus | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 20,
) -> AiAgentTaskPage | Any | None:
    """List AI agent tasks

     The entries come under the key tasks, not under results as elsewhere.

    Args:
        project_id (str | Unset):
        branch_id (str | Unset):
        status (ListAiAgentTasksStatus | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AiAgentTaskPage | Any
    """

    return (
        await asyncio_detailed(
            client=client,
            project_id=project_id,
            branch_id=branch_id,
            status=status,
            page=page,
            size=size,
        )
    ).parsed
