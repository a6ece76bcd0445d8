"""Audit Events: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import datetime

    from ...models.audit_event_page import AuditEventPage


class AuditEventsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_audit_events(
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[AuditEventPage]:
        """List audit events

        What happened in the account, for the last 90 days. Needs the role Super Admin.

        Args:
            from_ (datetime.datetime):
            to (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_audit_events import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("audit_events.list_audit_events", "GET", "/v1/events", repeatable=True),
            _get_kwargs(
                from_=from_,
                to=to,
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class AuditEventsApi:
    """Audit Events, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_audit_events(
        self,
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AuditEventPage:
        """List audit events

        What happened in the account, for the last 90 days. Needs the role Super Admin.

        Args:
            from_ (datetime.datetime):
            to (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            AuditEventsCalls.list_audit_events(
                from_=from_,
                to=to,
                page=page,
                size=size,
            )
        )


class AsyncAuditEventsApi:
    """Audit Events, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_audit_events(
        self,
        *,
        from_: datetime.datetime,
        to: datetime.datetime,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AuditEventPage:
        """List audit events

        What happened in the account, for the last 90 days. Needs the role Super Admin.

        Args:
            from_ (datetime.datetime):
            to (datetime.datetime):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            AuditEventsCalls.list_audit_events(
                from_=from_,
                to=to,
                page=page,
                size=size,
            )
        )
