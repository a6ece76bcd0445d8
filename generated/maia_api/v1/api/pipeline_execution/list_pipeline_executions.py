import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_pipeline_executions_status import ListPipelineExecutionsStatus
from ...models.pipeline_execution_list import PipelineExecutionList
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    project_id: str | Unset = UNSET,
    pagination_token: str | Unset = UNSET,
    limit: int | Unset = 25,
    pipeline_name: str | Unset = UNSET,
    environment_name: str | Unset = UNSET,
    started_after: datetime.datetime | Unset = UNSET,
    started_before: datetime.datetime | Unset = UNSET,
    time_frame: str | Unset = UNSET,
    status: ListPipelineExecutionsStatus | Unset = UNSET,
    schedule_id: str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["projectId"] = project_id

    params["paginationToken"] = pagination_token

    params["limit"] = limit

    params["pipelineName"] = pipeline_name

    params["environmentName"] = environment_name

    json_started_after: str | Unset = UNSET
    if not isinstance(started_after, Unset):
        json_started_after = started_after.isoformat()
    params["startedAfter"] = json_started_after

    json_started_before: str | Unset = UNSET
    if not isinstance(started_before, Unset):
        json_started_before = started_before.isoformat()
    params["startedBefore"] = json_started_before

    params["timeFrame"] = time_frame

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    params["status"] = json_status

    params["scheduleId"] = schedule_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/pipeline-executions",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | PipelineExecutionList | None:
    if response.status_code == 200:
        response_200 = PipelineExecutionList.from_dict(response.json())

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
) -> Response[Any | PipelineExecutionList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    pagination_token: str | Unset = UNSET,
    limit: int | Unset = 25,
    pipeline_name: str | Unset = UNSET,
    environment_name: str | Unset = UNSET,
    started_after: datetime.datetime | Unset = UNSET,
    started_before: datetime.datetime | Unset = UNSET,
    time_frame: str | Unset = UNSET,
    status: ListPipelineExecutionsStatus | Unset = UNSET,
    schedule_id: str | Unset = UNSET,
) -> Response[Any | PipelineExecutionList]:
    """List executions

     Executions of every project the credentials can see, newest start first.

    Args:
        project_id (str | Unset):
        pagination_token (str | Unset):
        limit (int | Unset):  Default: 25.
        pipeline_name (str | Unset):
        environment_name (str | Unset):
        started_after (datetime.datetime | Unset):
        started_before (datetime.datetime | Unset):
        time_frame (str | Unset):
        status (ListPipelineExecutionsStatus | Unset):
        schedule_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pagination_token=pagination_token,
        limit=limit,
        pipeline_name=pipeline_name,
        environment_name=environment_name,
        started_after=started_after,
        started_before=started_before,
        time_frame=time_frame,
        status=status,
        schedule_id=schedule_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    pagination_token: str | Unset = UNSET,
    limit: int | Unset = 25,
    pipeline_name: str | Unset = UNSET,
    environment_name: str | Unset = UNSET,
    started_after: datetime.datetime | Unset = UNSET,
    started_before: datetime.datetime | Unset = UNSET,
    time_frame: str | Unset = UNSET,
    status: ListPipelineExecutionsStatus | Unset = UNSET,
    schedule_id: str | Unset = UNSET,
) -> Any | PipelineExecutionList | None:
    """List executions

     Executions of every project the credentials can see, newest start first.

    Args:
        project_id (str | Unset):
        pagination_token (str | Unset):
        limit (int | Unset):  Default: 25.
        pipeline_name (str | Unset):
        environment_name (str | Unset):
        started_after (datetime.datetime | Unset):
        started_before (datetime.datetime | Unset):
        time_frame (str | Unset):
        status (ListPipelineExecutionsStatus | Unset):
        schedule_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionList
    """

    return sync_detailed(
        client=client,
        project_id=project_id,
        pagination_token=pagination_token,
        limit=limit,
        pipeline_name=pipeline_name,
        environment_name=environment_name,
        started_after=started_after,
        started_before=started_before,
        time_frame=time_frame,
        status=status,
        schedule_id=schedule_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    pagination_token: str | Unset = UNSET,
    limit: int | Unset = 25,
    pipeline_name: str | Unset = UNSET,
    environment_name: str | Unset = UNSET,
    started_after: datetime.datetime | Unset = UNSET,
    started_before: datetime.datetime | Unset = UNSET,
    time_frame: str | Unset = UNSET,
    status: ListPipelineExecutionsStatus | Unset = UNSET,
    schedule_id: str | Unset = UNSET,
) -> Response[Any | PipelineExecutionList]:
    """List executions

     Executions of every project the credentials can see, newest start first.

    Args:
        project_id (str | Unset):
        pagination_token (str | Unset):
        limit (int | Unset):  Default: 25.
        pipeline_name (str | Unset):
        environment_name (str | Unset):
        started_after (datetime.datetime | Unset):
        started_before (datetime.datetime | Unset):
        time_frame (str | Unset):
        status (ListPipelineExecutionsStatus | Unset):
        schedule_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | PipelineExecutionList]
    """

    kwargs = _get_kwargs(
        project_id=project_id,
        pagination_token=pagination_token,
        limit=limit,
        pipeline_name=pipeline_name,
        environment_name=environment_name,
        started_after=started_after,
        started_before=started_before,
        time_frame=time_frame,
        status=status,
        schedule_id=schedule_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    project_id: str | Unset = UNSET,
    pagination_token: str | Unset = UNSET,
    limit: int | Unset = 25,
    pipeline_name: str | Unset = UNSET,
    environment_name: str | Unset = UNSET,
    started_after: datetime.datetime | Unset = UNSET,
    started_before: datetime.datetime | Unset = UNSET,
    time_frame: str | Unset = UNSET,
    status: ListPipelineExecutionsStatus | Unset = UNSET,
    schedule_id: str | Unset = UNSET,
) -> Any | PipelineExecutionList | None:
    """List executions

     Executions of every project the credentials can see, newest start first.

    Args:
        project_id (str | Unset):
        pagination_token (str | Unset):
        limit (int | Unset):  Default: 25.
        pipeline_name (str | Unset):
        environment_name (str | Unset):
        started_after (datetime.datetime | Unset):
        started_before (datetime.datetime | Unset):
        time_frame (str | Unset):
        status (ListPipelineExecutionsStatus | Unset):
        schedule_id (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | PipelineExecutionList
    """

    return (
        await asyncio_detailed(
            client=client,
            project_id=project_id,
            pagination_token=pagination_token,
            limit=limit,
            pipeline_name=pipeline_name,
            environment_name=environment_name,
            started_after=started_after,
            started_before=started_before,
            time_frame=time_frame,
            status=status,
            schedule_id=schedule_id,
        )
    ).parsed
