import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.etl_user_consumption import EtlUserConsumption
from ...types import UNSET, Response


def _get_kwargs(
    *,
    consumed_from: datetime.datetime,
    consumed_before: datetime.datetime,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_consumed_from = consumed_from.isoformat()
    params["consumedFrom"] = json_consumed_from

    json_consumed_before = consumed_before.isoformat()
    params["consumedBefore"] = json_consumed_before

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/consumption/etl-users",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | EtlUserConsumption | None:
    if response.status_code == 200:
        response_200 = EtlUserConsumption.from_dict(response.json())

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
) -> Response[Any | EtlUserConsumption]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    consumed_from: datetime.datetime,
    consumed_before: datetime.datetime,
) -> Response[Any | EtlUserConsumption]:
    """Get the consumption of ETL users

     Credits for the ETL users of one billing period. The figures are renewed every three hours.

    Args:
        consumed_from (datetime.datetime):
        consumed_before (datetime.datetime):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EtlUserConsumption]
    """

    kwargs = _get_kwargs(
        consumed_from=consumed_from,
        consumed_before=consumed_before,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    consumed_from: datetime.datetime,
    consumed_before: datetime.datetime,
) -> Any | EtlUserConsumption | None:
    """Get the consumption of ETL users

     Credits for the ETL users of one billing period. The figures are renewed every three hours.

    Args:
        consumed_from (datetime.datetime):
        consumed_before (datetime.datetime):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EtlUserConsumption
    """

    return sync_detailed(
        client=client,
        consumed_from=consumed_from,
        consumed_before=consumed_before,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    consumed_from: datetime.datetime,
    consumed_before: datetime.datetime,
) -> Response[Any | EtlUserConsumption]:
    """Get the consumption of ETL users

     Credits for the ETL users of one billing period. The figures are renewed every three hours.

    Args:
        consumed_from (datetime.datetime):
        consumed_before (datetime.datetime):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | EtlUserConsumption]
    """

    kwargs = _get_kwargs(
        consumed_from=consumed_from,
        consumed_before=consumed_before,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    consumed_from: datetime.datetime,
    consumed_before: datetime.datetime,
) -> Any | EtlUserConsumption | None:
    """Get the consumption of ETL users

     Credits for the ETL users of one billing period. The figures are renewed every three hours.

    Args:
        consumed_from (datetime.datetime):
        consumed_before (datetime.datetime):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | EtlUserConsumption
    """

    return (
        await asyncio_detailed(
            client=client,
            consumed_from=consumed_from,
            consumed_before=consumed_before,
        )
    ).parsed
