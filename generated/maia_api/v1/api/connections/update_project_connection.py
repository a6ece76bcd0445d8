from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.connection import Connection
from ...models.update_project_connection_request import UpdateProjectConnectionRequest
from ...types import UNSET, Response


def _get_kwargs(
    project_id: UUID,
    *,
    body: UpdateProjectConnectionRequest,
    connection_name: str,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["connectionName"] = connection_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/projects/{project_id}/connections".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | Connection | None:
    if response.status_code == 200:
        response_200 = Connection.from_dict(response.json())

        return response_200

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | Connection]:
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
    body: UpdateProjectConnectionRequest,
    connection_name: str,
) -> Response[Any | Connection]:
    """Update a connection

     Changes the connection of this name.

    Args:
        project_id (UUID):
        connection_name (str):
        body (UpdateProjectConnectionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Connection]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        connection_name=connection_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProjectConnectionRequest,
    connection_name: str,
) -> Any | Connection | None:
    """Update a connection

     Changes the connection of this name.

    Args:
        project_id (UUID):
        connection_name (str):
        body (UpdateProjectConnectionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Connection
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
        connection_name=connection_name,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProjectConnectionRequest,
    connection_name: str,
) -> Response[Any | Connection]:
    """Update a connection

     Changes the connection of this name.

    Args:
        project_id (UUID):
        connection_name (str):
        body (UpdateProjectConnectionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Connection]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
        connection_name=connection_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProjectConnectionRequest,
    connection_name: str,
) -> Any | Connection | None:
    """Update a connection

     Changes the connection of this name.

    Args:
        project_id (UUID):
        connection_name (str):
        body (UpdateProjectConnectionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Connection
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
            connection_name=connection_name,
        )
    ).parsed
