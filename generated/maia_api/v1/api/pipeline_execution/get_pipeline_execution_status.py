from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.pipeline_execution_status import PipelineExecutionStatus
from ...types import Response


def _get_kwargs(
    project_id: str,
    pipeline_execution_id: UUID,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/pipeline-executions/{pipeline_execution_id}/status".format(
            project_id=quote(str(project_id), safe=""),
            pipeline_execution_id=quote(str(pipeline_execution_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | PipelineExecutionStatus | None:
    if response.status_code == 200:
        response_200 = PipelineExecutionStatus.from_dict(response.json())

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
) -> Response[Any | PipelineExecutionStatus]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    pipeline_execution_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any | PipelineExecutionStatus]:
    """Get the status of one execution

     A lighter look at one execution than its full record.

    Args:
        project_id (str):
        pipeline_execution_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionStatus]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pipeline_execution_id=pipeline_execution_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    pipeline_execution_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Any | PipelineExecutionStatus | None:
    """Get the status of one execution

     A lighter look at one execution than its full record.

    Args:
        project_id (str):
        pipeline_execution_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionStatus
    """

    return sync_detailed(
        project_id=project_id,
        pipeline_execution_id=pipeline_execution_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    pipeline_execution_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any | PipelineExecutionStatus]:
    """Get the status of one execution

     A lighter look at one execution than its full record.

    Args:
        project_id (str):
        pipeline_execution_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionStatus]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pipeline_execution_id=pipeline_execution_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    pipeline_execution_id: UUID,
    *,
    client: AuthenticatedClient | Client,
) -> Any | PipelineExecutionStatus | None:
    """Get the status of one execution

     A lighter look at one execution than its full record.

    Args:
        project_id (str):
        pipeline_execution_id (UUID):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionStatus
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            pipeline_execution_id=pipeline_execution_id,
            client=client,
        )
    ).parsed
