from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_variable_environment_overrides_response import GetVariableEnvironmentOverridesResponse
from ...types import UNSET, Response, Unset


def _get_kwargs(
    project_id: UUID,
    variable_name: str,
    *,
    environment_name: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["environmentName"] = environment_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/projects/{project_id}/variables/{variable_name}/environment-overrides".format(
            project_id=quote(str(project_id), safe=""),
            variable_name=quote(str(variable_name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | GetVariableEnvironmentOverridesResponse | None:
    if response.status_code == 200:
        response_200 = GetVariableEnvironmentOverridesResponse.from_dict(response.json())

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
) -> Response[Any | GetVariableEnvironmentOverridesResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    project_id: UUID,
    variable_name: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str | Unset = UNSET,
) -> Response[Any | GetVariableEnvironmentOverridesResponse]:
    """Get the overrides of a project variable

     A variable with the values that environments give it.

    Args:
        project_id (UUID):
        variable_name (str):
        environment_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | GetVariableEnvironmentOverridesResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        variable_name=variable_name,
        environment_name=environment_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    variable_name: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str | Unset = UNSET,
) -> Any | GetVariableEnvironmentOverridesResponse | None:
    """Get the overrides of a project variable

     A variable with the values that environments give it.

    Args:
        project_id (UUID):
        variable_name (str):
        environment_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | GetVariableEnvironmentOverridesResponse
    """

    return sync_detailed(
        project_id=project_id,
        variable_name=variable_name,
        client=client,
        environment_name=environment_name,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    variable_name: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str | Unset = UNSET,
) -> Response[Any | GetVariableEnvironmentOverridesResponse]:
    """Get the overrides of a project variable

     A variable with the values that environments give it.

    Args:
        project_id (UUID):
        variable_name (str):
        environment_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | GetVariableEnvironmentOverridesResponse]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        variable_name=variable_name,
        environment_name=environment_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    variable_name: str,
    *,
    client: AuthenticatedClient | Client,
    environment_name: str | Unset = UNSET,
) -> Any | GetVariableEnvironmentOverridesResponse | None:
    """Get the overrides of a project variable

     A variable with the values that environments give it.

    Args:
        project_id (UUID):
        variable_name (str):
        environment_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | GetVariableEnvironmentOverridesResponse
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            variable_name=variable_name,
            client=client,
            environment_name=environment_name,
        )
    ).parsed
