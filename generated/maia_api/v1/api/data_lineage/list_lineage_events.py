import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.lineage_event_page import LineageEventPage
from ...models.problem_detail import ProblemDetail
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    generated_from: datetime.datetime,
    generated_before: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_generated_from = generated_from.isoformat()
    params["generatedFrom"] = json_generated_from

    json_generated_before = generated_before.isoformat()
    params["generatedBefore"] = json_generated_before

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/lineage/events",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | LineageEventPage | ProblemDetail | None:
    if response.status_code == 200:
        response_200 = LineageEventPage.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ProblemDetail.from_dict(response.json())

        return response_400

    if response.status_code == 429:
        response_429 = cast(Any, None)
        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Any | LineageEventPage | ProblemDetail]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    generated_from: datetime.datetime,
    generated_before: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | LineageEventPage | ProblemDetail]:
    """List lineage events

     OpenLineage events of a period of at most 31 days, oldest first.

    Args:
        generated_from (datetime.datetime):
        generated_before (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | LineageEventPage | ProblemDetail]
    """

    kwargs = _get_kwargs(
        generated_from=generated_from,
        generated_before=generated_before,
        page=page,
        size=size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    generated_from: datetime.datetime,
    generated_before: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | LineageEventPage | ProblemDetail | None:
    """List lineage events

     OpenLineage events of a period of at most 31 days, oldest first.

    Args:
        generated_from (datetime.datetime):
        generated_before (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | LineageEventPage | ProblemDetail
    """

    return sync_detailed(
        client=client,
        generated_from=generated_from,
        generated_before=generated_before,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    generated_from: datetime.datetime,
    generated_before: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | LineageEventPage | ProblemDetail]:
    """List lineage events

     OpenLineage events of a period of at most 31 days, oldest first.

    Args:
        generated_from (datetime.datetime):
        generated_before (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | LineageEventPage | ProblemDetail]
    """

    kwargs = _get_kwargs(
        generated_from=generated_from,
        generated_before=generated_before,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    generated_from: datetime.datetime,
    generated_before: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | LineageEventPage | ProblemDetail | None:
    """List lineage events

     OpenLineage events of a period of at most 31 days, oldest first.

    Args:
        generated_from (datetime.datetime):
        generated_before (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | LineageEventPage | ProblemDetail
    """

    return (
        await asyncio_detailed(
            client=client,
            generated_from=generated_from,
            generated_before=generated_before,
            page=page,
            size=size,
        )
    ).parsed
