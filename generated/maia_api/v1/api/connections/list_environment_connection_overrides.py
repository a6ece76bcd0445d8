from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.environment_connection_override_page import EnvironmentConnectionOverridePage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: UUID,
    *,
    environment_name: str,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["environmentName"] = environment_name

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/connections/environment-overrides".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | EnvironmentConnectionOverridePage | None:
    if response.status_code == 200:
        response_200 = EnvironmentConnectionOverridePage.from_dict(response.json())

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
) -> Response[Any | EnvironmentConnectionOverridePage]:
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
    environment_name: str,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | EnvironmentConnectionOverridePage]:
    """List connection overrides

     What an environment changes in the project's connections.

    Args:
        project_id (UUID):
        environment_name (str):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EnvironmentConnectionOverridePage]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        page=page,
        size=size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | EnvironmentConnectionOverridePage | None:
    """List connection overrides

     What an environment changes in the project's connections.

    Args:
        project_id (UUID):
        environment_name (str):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EnvironmentConnectionOverridePage
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        environment_name=environment_name,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | EnvironmentConnectionOverridePage]:
    """List connection overrides

     What an environment changes in the project's connections.

    Args:
        project_id (UUID):
        environment_name (str):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EnvironmentConnectionOverridePage]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | EnvironmentConnectionOverridePage | None:
    """List connection overrides

     What an environment changes in the project's connections.

    Args:
        project_id (UUID):
        environment_name (str):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EnvironmentConnectionOverridePage
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            environment_name=environment_name,
            page=page,
            size=size,
        )
    ).parsed
