from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.connection_page import ConnectionPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: UUID,
    *,
    auth_provider: list[str] | Unset = UNSET,
    connection_names: list[str] | Unset = UNSET,
    platform_connection_type: list[str] | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_auth_provider: list[str] | Unset = UNSET
    if not isinstance(auth_provider, Unset):
        json_auth_provider = auth_provider

    params["authProvider"] = json_auth_provider

    json_connection_names: list[str] | Unset = UNSET
    if not isinstance(connection_names, Unset):
        json_connection_names = connection_names

    params["connectionNames"] = json_connection_names

    json_platform_connection_type: list[str] | Unset = UNSET
    if not isinstance(platform_connection_type, Unset):
        json_platform_connection_type = platform_connection_type

    params["platformConnectionType"] = json_platform_connection_type

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/connections".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ConnectionPage | None:
    if response.status_code == 200:
        response_200 = ConnectionPage.from_dict(response.json())

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
) -> Response[Any | ConnectionPage]:
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
    auth_provider: list[str] | Unset = UNSET,
    connection_names: list[str] | Unset = UNSET,
    platform_connection_type: list[str] | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | ConnectionPage]:
    """List connections

     The connections of a project.

    Args:
        project_id (UUID):
        auth_provider (list[str] | Unset):
        connection_names (list[str] | Unset):
        platform_connection_type (list[str] | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ConnectionPage]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        auth_provider=auth_provider,
        connection_names=connection_names,
        platform_connection_type=platform_connection_type,
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
    auth_provider: list[str] | Unset = UNSET,
    connection_names: list[str] | Unset = UNSET,
    platform_connection_type: list[str] | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | ConnectionPage | None:
    """List connections

     The connections of a project.

    Args:
        project_id (UUID):
        auth_provider (list[str] | Unset):
        connection_names (list[str] | Unset):
        platform_connection_type (list[str] | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ConnectionPage
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        auth_provider=auth_provider,
        connection_names=connection_names,
        platform_connection_type=platform_connection_type,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    auth_provider: list[str] | Unset = UNSET,
    connection_names: list[str] | Unset = UNSET,
    platform_connection_type: list[str] | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | ConnectionPage]:
    """List connections

     The connections of a project.

    Args:
        project_id (UUID):
        auth_provider (list[str] | Unset):
        connection_names (list[str] | Unset):
        platform_connection_type (list[str] | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ConnectionPage]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        auth_provider=auth_provider,
        connection_names=connection_names,
        platform_connection_type=platform_connection_type,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    auth_provider: list[str] | Unset = UNSET,
    connection_names: list[str] | Unset = UNSET,
    platform_connection_type: list[str] | Unset = UNSET,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | ConnectionPage | None:
    """List connections

     The connections of a project.

    Args:
        project_id (UUID):
        auth_provider (list[str] | Unset):
        connection_names (list[str] | Unset):
        platform_connection_type (list[str] | Unset):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ConnectionPage
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            auth_provider=auth_provider,
            connection_names=connection_names,
            platform_connection_type=platform_connection_type,
            page=page,
            size=size,
        )
    ).parsed
