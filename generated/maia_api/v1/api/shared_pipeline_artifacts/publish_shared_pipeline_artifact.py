from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.artifact_files import ArtifactFiles
from ...models.publish_shared_pipeline_artifact_response import PublishSharedPipelineArtifactResponse
from ...types import Response


def _get_kwargs(
    *,
    body: ArtifactFiles,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/shared-pipelines/artifacts",
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | PublishSharedPipelineArtifactResponse | None:
    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if 200 <= response.status_code <= 299:
        response_2xx = PublishSharedPipelineArtifactResponse.from_dict(response.json())

        return response_2xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | PublishSharedPipelineArtifactResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
) -> Response[Any | PublishSharedPipelineArtifactResponse]:
    """Publish a shared pipeline artifact

     Publishes files as a version of shared pipelines.

    Args:
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PublishSharedPipelineArtifactResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
) -> Any | PublishSharedPipelineArtifactResponse | None:
    """Publish a shared pipeline artifact

     Publishes files as a version of shared pipelines.

    Args:
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PublishSharedPipelineArtifactResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
) -> Response[Any | PublishSharedPipelineArtifactResponse]:
    """Publish a shared pipeline artifact

     Publishes files as a version of shared pipelines.

    Args:
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PublishSharedPipelineArtifactResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
) -> Any | PublishSharedPipelineArtifactResponse | None:
    """Publish a shared pipeline artifact

     Publishes files as a version of shared pipelines.

    Args:
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PublishSharedPipelineArtifactResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
