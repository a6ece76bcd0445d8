import datetime
from http import HTTPStatus
from typing import Any, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_event_page import AuditEventPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    from_: datetime.datetime,
    to: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_from_ = from_.isoformat()
    params["from"] = json_from_

    json_to = to.isoformat()
    params["to"] = json_to

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/events",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | AuditEventPage | None:
    if response.status_code == 200:
        response_200 = AuditEventPage.from_dict(response.json())

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
) -> Response[Any | AuditEventPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | AuditEventPage]:
    """List audit events

     What happened in the account, for the last 90 days. Needs the role Super Admin.

    Args:
        from_ (datetime.datetime):
        to (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | AuditEventPage]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
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
    from_: datetime.datetime,
    to: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | AuditEventPage | None:
    """List audit events

     What happened in the account, for the last 90 days. Needs the role Super Admin.

    Args:
        from_ (datetime.datetime):
        to (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | AuditEventPage
    """

    return sync_detailed(
        client=client,
        from_=from_,
        to=to,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Response[Any | AuditEventPage]:
    """List audit events

     What happened in the account, for the last 90 days. Needs the role Super Admin.

    Args:
        from_ (datetime.datetime):
        to (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | AuditEventPage]
    """

    kwargs = _get_kwargs(
        from_=from_,
        to=to,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    from_: datetime.datetime,
    to: datetime.datetime,
    page: int | Unset = 0,
    size: int | Unset = 25,
) -> Any | AuditEventPage | None:
    """List audit events

     What happened in the account, for the last 90 days. Needs the role Super Admin.

    Args:
        from_ (datetime.datetime):
        to (datetime.datetime):
        page (int | Unset):  Default: 0.
        size (int | Unset):  Default: 25.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | AuditEventPage
    """

    return (
        await asyncio_detailed(
            client=client,
            from_=from_,
            to=to,
            page=page,
            size=size,
        )
    ).parsed
