from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_detail import ProblemDetail
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    *,
    git_provider_access_token: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Git-Provider-Access-Token"] = git_provider_access_token

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/projects/{project_id}/repositories/token".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ProblemDetail | None:
    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if 200 <= response.status_code <= 299:
        response_2xx = cast(Any, None)
        return response_2xx

    if 400 <= response.status_code <= 499:
        response_4xx = ProblemDetail.from_dict(response.json())

        return response_4xx

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | ProblemDetail]:
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
    git_provider_access_token: str,
) -> Response[Any | ProblemDetail]:
    """Rotate the token of a repository

     Replaces the access token that a project uses for its repository.

    Args:
        project_id (UUID):
        git_provider_access_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        git_provider_access_token=git_provider_access_token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    git_provider_access_token: str,
) -> Any | ProblemDetail | None:
    """Rotate the token of a repository

     Replaces the access token that a project uses for its repository.

    Args:
        project_id (UUID):
        git_provider_access_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemDetail
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        git_provider_access_token=git_provider_access_token,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    git_provider_access_token: str,
) -> Response[Any | ProblemDetail]:
    """Rotate the token of a repository

     Replaces the access token that a project uses for its repository.

    Args:
        project_id (UUID):
        git_provider_access_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        git_provider_access_token=git_provider_access_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    git_provider_access_token: str,
) -> Any | ProblemDetail | None:
    """Rotate the token of a repository

     Replaces the access token that a project uses for its repository.

    Args:
        project_id (UUID):
        git_provider_access_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemDetail
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            git_provider_access_token=git_provider_access_token,
        )
    ).parsed
