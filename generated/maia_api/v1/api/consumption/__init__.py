"""Consumption: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success

if TYPE_CHECKING:
    import datetime

    from ...models.consumption_report import ConsumptionReport
    from ...models.etl_user_consumption import EtlUserConsumption


class ConsumptionCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def get_consumption(
        *,
        consumed_from: datetime.date,
        consumed_before: datetime.date,
    ) -> Call[ConsumptionReport]:
        """Get the consumption of flat-rated products

        Credits by day (UTC) and kind of product. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.date):
            consumed_before (datetime.date):
        """
        from ...client import Client
        from .get_consumption import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("consumption.get_consumption", "GET", "/v1/consumption", repeatable=True),
            _get_kwargs(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_etl_user_consumption(
        *,
        consumed_from: datetime.datetime,
        consumed_before: datetime.datetime,
    ) -> Call[EtlUserConsumption]:
        """Get the consumption of ETL users

        Credits for the ETL users of one billing period. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.datetime):
            consumed_before (datetime.datetime):
        """
        from ...client import Client
        from .get_etl_user_consumption import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("consumption.get_etl_user_consumption", "GET", "/v1/consumption/etl-users", repeatable=True),
            _get_kwargs(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class ConsumptionApi:
    """Consumption, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def get_consumption(
        self,
        *,
        consumed_from: datetime.date,
        consumed_before: datetime.date,
    ) -> ConsumptionReport:
        """Get the consumption of flat-rated products

        Credits by day (UTC) and kind of product. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.date):
            consumed_before (datetime.date):
        """
        return self._send(
            ConsumptionCalls.get_consumption(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            )
        )

    def get_etl_user_consumption(
        self,
        *,
        consumed_from: datetime.datetime,
        consumed_before: datetime.datetime,
    ) -> EtlUserConsumption:
        """Get the consumption of ETL users

        Credits for the ETL users of one billing period. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.datetime):
            consumed_before (datetime.datetime):
        """
        return self._send(
            ConsumptionCalls.get_etl_user_consumption(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            )
        )


class AsyncConsumptionApi:
    """Consumption, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def get_consumption(
        self,
        *,
        consumed_from: datetime.date,
        consumed_before: datetime.date,
    ) -> ConsumptionReport:
        """Get the consumption of flat-rated products

        Credits by day (UTC) and kind of product. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.date):
            consumed_before (datetime.date):
        """
        return await self._send(
            ConsumptionCalls.get_consumption(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            )
        )

    async def get_etl_user_consumption(
        self,
        *,
        consumed_from: datetime.datetime,
        consumed_before: datetime.datetime,
    ) -> EtlUserConsumption:
        """Get the consumption of ETL users

        Credits for the ETL users of one billing period. The figures are renewed every three hours.

        Args:
            consumed_from (datetime.datetime):
            consumed_before (datetime.datetime):
        """
        return await self._send(
            ConsumptionCalls.get_etl_user_consumption(
                consumed_from=consumed_from,
                consumed_before=consumed_before,
            )
        )
