from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.pipeline_review import PipelineReview
from ...models.pipeline_review_request import PipelineReviewRequest
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    *,
    body: PipelineReviewRequest,
    agent_version: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Agent-Version"] = agent_version

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/projects/{project_id}/reviews".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | PipelineReview | None:
    if response.status_code == 200:
        response_200 = PipelineReview.from_dict(response.json())

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
) -> Response[Any | PipelineReview]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineReviewRequest,
    agent_version: str,
) -> Response[Any | PipelineReview]:
    """Review pipelines

     Checks pipeline files of one commit against the quality rules.

    Args:
        project_id (UUID):
        agent_version (str):
        body (PipelineReviewRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineReview]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        agent_version=agent_version,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineReviewRequest,
    agent_version: str,
) -> Any | PipelineReview | None:
    """Review pipelines

     Checks pipeline files of one commit against the quality rules.

    Args:
        project_id (UUID):
        agent_version (str):
        body (PipelineReviewRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineReview
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
        agent_version=agent_version,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineReviewRequest,
    agent_version: str,
) -> Response[Any | PipelineReview]:
    """Review pipelines

     Checks pipeline files of one commit against the quality rules.

    Args:
        project_id (UUID):
        agent_version (str):
        body (PipelineReviewRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineReview]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        agent_version=agent_version,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineReviewRequest,
    agent_version: str,
) -> Any | PipelineReview | None:
    """Review pipelines

     Checks pipeline files of one commit against the quality rules.

    Args:
        project_id (UUID):
        agent_version (str):
        body (PipelineReviewRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineReview
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
            agent_version=agent_version,
        )
    ).parsed
