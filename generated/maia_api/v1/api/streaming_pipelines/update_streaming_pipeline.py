from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.streaming_pipeline import StreamingPipeline
from ...models.streaming_pipeline_definition import StreamingPipelineDefinition
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    streaming_pipeline_id: UUID,
    *,
    body: StreamingPipelineDefinition,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/projects/{project_id}/streaming-pipelines/{streaming_pipeline_id}".format(
            project_id=quote(str(project_id), safe=""),
            streaming_pipeline_id=quote(str(streaming_pipeline_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | StreamingPipeline | None:
    if response.status_code == 200:
        response_200 = StreamingPipeline.from_dict(response.json())

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
) -> Response[Any | StreamingPipeline]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: UUID,
    streaming_pipeline_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StreamingPipelineDefinition,
) -> Response[Any | StreamingPipeline]:
    """Replace a streaming pipeline

     Puts another definition in the place of a streaming pipeline's own.

    Args:
        project_id (UUID):
        streaming_pipeline_id (UUID):
        body (StreamingPipelineDefinition):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | StreamingPipeline]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        streaming_pipeline_id=streaming_pipeline_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    streaming_pipeline_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StreamingPipelineDefinition,
) -> Any | StreamingPipeline | None:
    """Replace a streaming pipeline

     Puts another definition in the place of a streaming pipeline's own.

    Args:
        project_id (UUID):
        streaming_pipeline_id (UUID):
        body (StreamingPipelineDefinition):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | StreamingPipeline
    """

    return sync_detailed(
        project_id=project_id,
        streaming_pipeline_id=streaming_pipeline_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    streaming_pipeline_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StreamingPipelineDefinition,
) -> Response[Any | StreamingPipeline]:
    """Replace a streaming pipeline

     Puts another definition in the place of a streaming pipeline's own.

    Args:
        project_id (UUID):
        streaming_pipeline_id (UUID):
        body (StreamingPipelineDefinition):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | StreamingPipeline]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        streaming_pipeline_id=streaming_pipeline_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    streaming_pipeline_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: StreamingPipelineDefinition,
) -> Any | StreamingPipeline | None:
    """Replace a streaming pipeline

     Puts another definition in the place of a streaming pipeline's own.

    Args:
        project_id (UUID):
        streaming_pipeline_id (UUID):
        body (StreamingPipelineDefinition):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | StreamingPipeline
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            streaming_pipeline_id=streaming_pipeline_id,
            client=client,
            body=body,
        )
    ).parsed
