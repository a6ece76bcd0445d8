from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.shared_pipeline_artifact_details import SharedPipelineArtifactDetails
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    shared_pipeline_id_prefix: str,
    version_name: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["sharedPipelineIdPrefix"] = shared_pipeline_id_prefix

    params["versionName"] = version_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/shared-pipelines/artifacts/details",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | SharedPipelineArtifactDetails | None:
    if response.status_code == 200:
        response_200 = SharedPipelineArtifactDetails.from_dict(response.json())

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
) -> Response[Any | SharedPipelineArtifactDetails]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    shared_pipeline_id_prefix: str,
    version_name: str | Unset = UNSET,
) -> Response[Any | SharedPipelineArtifactDetails]:
    """Get the details of a shared pipeline artifact

     One published version and the pipelines in it. Needs the role Admin or Super Admin.

    Args:
        shared_pipeline_id_prefix (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SharedPipelineArtifactDetails]
    """

    kwargs = _get_kwargs(
        shared_pipeline_id_prefix=shared_pipeline_id_prefix,
        version_name=version_name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    shared_pipeline_id_prefix: str,
    version_name: str | Unset = UNSET,
) -> Any | SharedPipelineArtifactDetails | None:
    """Get the details of a shared pipeline artifact

     One published version and the pipelines in it. Needs the role Admin or Super Admin.

    Args:
        shared_pipeline_id_prefix (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SharedPipelineArtifactDetails
    """

    return sync_detailed(
        client=client,
        shared_pipeline_id_prefix=shared_pipeline_id_prefix,
        version_name=version_name,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    shared_pipeline_id_prefix: str,
    version_name: str | Unset = UNSET,
) -> Response[Any | SharedPipelineArtifactDetails]:
    """Get the details of a shared pipeline artifact

     One published version and the pipelines in it. Needs the role Admin or Super Admin.

    Args:
        shared_pipeline_id_prefix (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | SharedPipelineArtifactDetails]
    """

    kwargs = _get_kwargs(
        shared_pipeline_id_prefix=shared_pipeline_id_prefix,
        version_name=version_name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    shared_pipeline_id_prefix: str,
    version_name: str | Unset = UNSET,
) -> Any | SharedPipelineArtifactDetails | None:
    """Get the details of a shared pipeline artifact

     One published version and the pipelines in it. Needs the role Admin or Super Admin.

    Args:
        shared_pipeline_id_prefix (str):
        version_name (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | SharedPipelineArtifactDetails
    """

    return (
        await asyncio_detailed(
            client=client,
            shared_pipeline_id_prefix=shared_pipeline_id_prefix,
            version_name=version_name,
        )
    ).parsed
