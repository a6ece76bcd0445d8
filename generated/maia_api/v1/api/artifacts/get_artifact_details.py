from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.artifact_details import ArtifactDetails
from ...models.problem_detail import ProblemDetail
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: str,
    *,
    environment_name: str,
    version_name: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["environmentName"] = environment_name

    params["versionName"] = version_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/artifacts/details".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | ArtifactDetails | ProblemDetail | None:
    if response.status_code == 200:
        response_200 = ArtifactDetails.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = ProblemDetail.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | ArtifactDetails | ProblemDetail]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    version_name: str | Unset = UNSET,
) -> Response[Any | ArtifactDetails | ProblemDetail]:
    """Get the details of an artifact

     One published version and the names of what is in it.

    Args:
        project_id (str):
        environment_name (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ArtifactDetails | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        version_name=version_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    version_name: str | Unset = UNSET,
) -> Any | ArtifactDetails | ProblemDetail | None:
    """Get the details of an artifact

     One published version and the names of what is in it.

    Args:
        project_id (str):
        environment_name (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ArtifactDetails | ProblemDetail
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        environment_name=environment_name,
        version_name=version_name,
    ).parsed


async def asyncio_detailed(
    project_id: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    version_name: str | Unset = UNSET,
) -> Response[Any | ArtifactDetails | ProblemDetail]:
    """Get the details of an artifact

     One published version and the names of what is in it.

    Args:
        project_id (str):
        environment_name (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ArtifactDetails | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        version_name=version_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    version_name: str | Unset = UNSET,
) -> Any | ArtifactDetails | ProblemDetail | None:
    """Get the details of an artifact

     One published version and the names of what is in it.

    Args:
        project_id (str):
        environment_name (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ArtifactDetails | ProblemDetail
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            environment_name=environment_name,
            version_name=version_name,
        )
    ).parsed
