"""Data Lineage: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ...models.lineage_event_page import LineageEventPage


class DataLineageCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_lineage_events(
        *,
        generated_from: datetime.datetime,
        generated_before: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[LineageEventPage]:
        """List lineage events

        OpenLineage events of a period of at most 31 days, oldest first.

        Args:
            generated_from (datetime.datetime):
            generated_before (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_lineage_events import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("data_lineage.list_lineage_events", "GET", "/v1/lineage/events", repeatable=True),
            _get_kwargs(
                generated_from=generated_from,
                generated_before=generated_before,
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class DataLineageApi:
    """Data Lineage, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_lineage_events(
        self,
        *,
        generated_from: datetime.datetime,
        generated_before: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> LineageEventPage:
        """List lineage events

        OpenLineage events of a period of at most 31 days, oldest first.

        Args:
            generated_from (datetime.datetime):
            generated_before (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            DataLineageCalls.list_lineage_events(
                generated_from=generated_from,
                generated_before=generated_before,
                page=page,
                size=size,
            )
        )


class AsyncDataLineageApi:
    """Data Lineage, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_lineage_events(
        self,
        *,
        generated_from: datetime.datetime,
        generated_before: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> LineageEventPage:
        """List lineage events

        OpenLineage events of a period of at most 31 days, oldest first.

        Args:
            generated_from (datetime.datetime):
            generated_before (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            DataLineageCalls.list_lineage_events(
                generated_from=generated_from,
                generated_before=generated_before,
                page=page,
                size=size,
            )
        )
