from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.pipeline_execution_request import PipelineExecutionRequest
from ...models.pipeline_execution_response import PipelineExecutionResponse
from ...models.problem_detail import ProblemDetail
from ...types import Response


def _get_kwargs(
    project_id: UUID,
    *,
    body: PipelineExecutionRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/projects/{project_id}/pipeline-executions".format(
            project_id=quote(str(project_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | PipelineExecutionResponse | ProblemDetail | None:
    if response.status_code == 201:
        response_201 = PipelineExecutionResponse.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ProblemDetail.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ProblemDetail.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = ProblemDetail.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = ProblemDetail.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = ProblemDetail.from_dict(response.json())

        return response_409

    if response.status_code == 410:
        response_410 = ProblemDetail.from_dict(response.json())

        return response_410

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if response.status_code == 500:
        response_500 = ProblemDetail.from_dict(response.json())

        return response_500

    if response.status_code == 504:
        response_504 = ProblemDetail.from_dict(response.json())

        return response_504

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | PipelineExecutionResponse | ProblemDetail]:
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
    body: PipelineExecutionRequest,
) -> Response[Any | PipelineExecutionResponse | ProblemDetail]:
    """Execute Published Pipeline

     Triggers the asynchronous execution of a named, published pipeline within the specified project.

    The pipeline must be published to the target environment before it can be executed. On success,
    returns a `pipelineExecutionId` that can be used to track or query the execution status.

    **Key behaviours:**
    * By default, the latest published version of the pipeline is executed. Use `versionName` to target
    a specific artifact version.
    * If no `agentId` is provided, the default agent configured for the target environment is used.
    * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
    time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
    already in progress.
    * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
    or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
    definition.
    * A `410 Gone` is returned if the pipeline has been disabled.

    Args:
        project_id (UUID):
        body (PipelineExecutionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionResponse | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineExecutionRequest,
) -> Any | PipelineExecutionResponse | ProblemDetail | None:
    """Execute Published Pipeline

     Triggers the asynchronous execution of a named, published pipeline within the specified project.

    The pipeline must be published to the target environment before it can be executed. On success,
    returns a `pipelineExecutionId` that can be used to track or query the execution status.

    **Key behaviours:**
    * By default, the latest published version of the pipeline is executed. Use `versionName` to target
    a specific artifact version.
    * If no `agentId` is provided, the default agent configured for the target environment is used.
    * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
    time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
    already in progress.
    * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
    or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
    definition.
    * A `410 Gone` is returned if the pipeline has been disabled.

    Args:
        project_id (UUID):
        body (PipelineExecutionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionResponse | ProblemDetail
    """

    return sync_detailed(
        project_id=project_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineExecutionRequest,
) -> Response[Any | PipelineExecutionResponse | ProblemDetail]:
    """Execute Published Pipeline

     Triggers the asynchronous execution of a named, published pipeline within the specified project.

    The pipeline must be published to the target environment before it can be executed. On success,
    returns a `pipelineExecutionId` that can be used to track or query the execution status.

    **Key behaviours:**
    * By default, the latest published version of the pipeline is executed. Use `versionName` to target
    a specific artifact version.
    * If no `agentId` is provided, the default agent configured for the target environment is used.
    * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
    time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
    already in progress.
    * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
    or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
    definition.
    * A `410 Gone` is returned if the pipeline has been disabled.

    Args:
        project_id (UUID):
        body (PipelineExecutionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionResponse | ProblemDetail]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    project_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PipelineExecutionRequest,
) -> Any | PipelineExecutionResponse | ProblemDetail | None:
    """Execute Published Pipeline

     Triggers the asynchronous execution of a named, published pipeline within the specified project.

    The pipeline must be published to the target environment before it can be executed. On success,
    returns a `pipelineExecutionId` that can be used to track or query the execution status.

    **Key behaviours:**
    * By default, the latest published version of the pipeline is executed. Use `versionName` to target
    a specific artifact version.
    * If no `agentId` is provided, the default agent configured for the target environment is used.
    * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
    time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
    already in progress.
    * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
    or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
    definition.
    * A `410 Gone` is returned if the pipeline has been disabled.

    Args:
        project_id (UUID):
        body (PipelineExecutionRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionResponse | ProblemDetail
    """

    return (
        await asyncio_detailed(
            project_id=project_id,
            client=client,
            body=body,
        )
    ).parsed
