"""Connectors: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success

if TYPE_CHECKING:
    from ...models.custom_connector import CustomConnector
    from ...models.flex_connector import FlexConnector


class ConnectorsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_custom_connectors() -> Call[list[CustomConnector]]:
        """List custom connectors

        The profiles of the custom connectors, as a bare list.
        """
        from ...client import Client
        from .list_custom_connectors import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("connectors.list_custom_connectors", "GET", "/v1/custom-connectors", repeatable=True),
            _get_kwargs(),
            lambda reply: Success(reply, ((200, 200),), None, []).read(_parse_response, client),
        )

    @staticmethod
    def list_flex_connectors() -> Call[list[FlexConnector]]:
        """List Flex connectors

        The profiles of the Flex connectors, as a bare list.
        """
        from ...client import Client
        from .list_flex_connectors import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("connectors.list_flex_connectors", "GET", "/v1/flex-connectors", repeatable=True),
            _get_kwargs(),
            lambda reply: Success(reply, ((200, 200),), None, []).read(_parse_response, client),
        )


class ConnectorsApi:
    """Connectors, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_custom_connectors(
        self,
    ) -> list[CustomConnector]:
        """List custom connectors

        The profiles of the custom connectors, as a bare list.
        """
        return self._send(ConnectorsCalls.list_custom_connectors())

    def list_flex_connectors(
        self,
    ) -> list[FlexConnector]:
        """List Flex connectors

        The profiles of the Flex connectors, as a bare list.
        """
        return self._send(ConnectorsCalls.list_flex_connectors())


class AsyncConnectorsApi:
    """Connectors, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_custom_connectors(
        self,
    ) -> list[CustomConnector]:
        """List custom connectors

        The profiles of the custom connectors, as a bare list.
        """
        return await self._send(ConnectorsCalls.list_custom_connectors())

    async def list_flex_connectors(
        self,
    ) -> list[FlexConnector]:
        """List Flex connectors

        The profiles of the Flex connectors, as a bare list.
        """
        return await self._send(ConnectorsCalls.list_flex_connectors())
