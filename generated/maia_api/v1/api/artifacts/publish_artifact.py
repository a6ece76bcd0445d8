from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.artifact_files import ArtifactFiles
from ...models.publish_artifact_response import PublishArtifactResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: UUID,
    *,
    body: ArtifactFiles,
    version_name: str,
    environment_name: str,
    commit_hash: str | Unset = UNSET,
    branch: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["versionName"] = version_name

    headers["environmentName"] = environment_name

    if not isinstance(commit_hash, Unset):
        headers["commitHash"] = commit_hash

    if not isinstance(branch, Unset):
        headers["branch"] = branch

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/projects/{project_id}/artifacts".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | PublishArtifactResponse | None:
    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if 200 <= response.status_code <= 299:
        response_2xx = PublishArtifactResponse.from_dict(response.json())

        return response_2xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | PublishArtifactResponse]:
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
    body: ArtifactFiles,
    version_name: str,
    environment_name: str,
    commit_hash: str | Unset = UNSET,
    branch: str | Unset = UNSET,
) -> Response[Any | PublishArtifactResponse]:
    """Publish an artifact

     Publishes files to an environment: one part per file, under its relative path. Archives are not
    supported. A connector profile is a part called connector-profile:flex-<id>.json or connector-
    profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

    Args:
        project_id (UUID):
        version_name (str):
        environment_name (str):
        commit_hash (str | Unset):
        branch (str | Unset):
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PublishArtifactResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        version_name=version_name,
        environment_name=environment_name,
        commit_hash=commit_hash,
        branch=branch,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
    version_name: str,
    environment_name: str,
    commit_hash: str | Unset = UNSET,
    branch: str | Unset = UNSET,
) -> Any | PublishArtifactResponse | None:
    """Publish an artifact

     Publishes files to an environment: one part per file, under its relative path. Archives are not
    supported. A connector profile is a part called connector-profile:flex-<id>.json or connector-
    profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

    Args:
        project_id (UUID):
        version_name (str):
        environment_name (str):
        commit_hash (str | Unset):
        branch (str | Unset):
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PublishArtifactResponse
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
        version_name=version_name,
        environment_name=environment_name,
        commit_hash=commit_hash,
        branch=branch,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
    version_name: str,
    environment_name: str,
    commit_hash: str | Unset = UNSET,
    branch: str | Unset = UNSET,
) -> Response[Any | PublishArtifactResponse]:
    """Publish an artifact

     Publishes files to an environment: one part per file, under its relative path. Archives are not
    supported. A connector profile is a part called connector-profile:flex-<id>.json or connector-
    profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

    Args:
        project_id (UUID):
        version_name (str):
        environment_name (str):
        commit_hash (str | Unset):
        branch (str | Unset):
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PublishArtifactResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        version_name=version_name,
        environment_name=environment_name,
        commit_hash=commit_hash,
        branch=branch,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ArtifactFiles,
    version_name: str,
    environment_name: str,
    commit_hash: str | Unset = UNSET,
    branch: str | Unset = UNSET,
) -> Any | PublishArtifactResponse | None:
    """Publish an artifact

     Publishes files to an environment: one part per file, under its relative path. Archives are not
    supported. A connector profile is a part called connector-profile:flex-<id>.json or connector-
    profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

    Args:
        project_id (UUID):
        version_name (str):
        environment_name (str):
        commit_hash (str | Unset):
        branch (str | Unset):
        body (ArtifactFiles): The files by their relative paths.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PublishArtifactResponse
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
            version_name=version_name,
            environment_name=environment_name,
            commit_hash=commit_hash,
            branch=branch,
        )
    ).parsed
