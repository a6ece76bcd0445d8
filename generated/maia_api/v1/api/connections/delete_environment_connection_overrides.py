from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem_detail import ProblemDetail
from ...types import UNSET, Response


def _get_kwargs(
    project_id: UUID,
    *,
    environment_name: str,
    connection_names: list[str],
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["environmentName"] = environment_name

    json_connection_names = connection_names

    params["connectionNames"] = json_connection_names

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/projects/{project_id}/connections/environment-overrides".format(
            project_id=quote(str(project_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ProblemDetail | None:
    if response.status_code == 400:
        response_400 = ProblemDetail.from_dict(response.json())

        return response_400

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if 200 <= response.status_code <= 299:
        response_2xx = cast(Any, None)
        return response_2xx

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
    environment_name: str,
    connection_names: list[str],
) -> Response[Any | ProblemDetail]:
    """Delete connection overrides

     Deletes what an environment changes in these connections.

    Args:
        project_id (UUID):
        environment_name (str):
        connection_names (list[str]):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        connection_names=connection_names,
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
    connection_names: list[str],
) -> Any | ProblemDetail | None:
    """Delete connection overrides

     Deletes what an environment changes in these connections.

    Args:
        project_id (UUID):
        environment_name (str):
        connection_names (list[str]):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ProblemDetail
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        environment_name=environment_name,
        connection_names=connection_names,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    connection_names: list[str],
) -> Response[Any | ProblemDetail]:
    """Delete connection overrides

     Deletes what an environment changes in these connections.

    Args:
        project_id (UUID):
        environment_name (str):
        connection_names (list[str]):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        environment_name=environment_name,
        connection_names=connection_names,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str,
    connection_names: list[str],
) -> Any | ProblemDetail | None:
    """Delete connection overrides

     Deletes what an environment changes in these connections.

    Args:
        project_id (UUID):
        environment_name (str):
        connection_names (list[str]):

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
            environment_name=environment_name,
            connection_names=connection_names,
        )
    ).parsed
