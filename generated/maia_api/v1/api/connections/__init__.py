"""Connections: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success, with_joined
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.connection import Connection
    from ...models.connection_page import ConnectionPage
    from ...models.create_default_warehouse_connection_request import CreateDefaultWarehouseConnectionRequest
    from ...models.create_project_connection_request import CreateProjectConnectionRequest
    from ...models.environment_connection_override import EnvironmentConnectionOverride
    from ...models.environment_connection_override_page import EnvironmentConnectionOverridePage
    from ...models.environment_connection_override_request import EnvironmentConnectionOverrideRequest
    from ...models.update_project_connection_request import UpdateProjectConnectionRequest


class ConnectionsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_project_connections(
        project_id: UUID | str,
        *,
        auth_provider: list[str] | Unset = UNSET,
        connection_names: list[str] | Unset = UNSET,
        platform_connection_type: list[str] | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[ConnectionPage]:
        """List connections

        The connections of a project.

        Args:
            project_id (UUID):
            auth_provider (list[str] | Unset):
            connection_names (list[str] | Unset):
            platform_connection_type (list[str] | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_project_connections import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.list_project_connections", "GET", "/v1/projects/{projectId}/connections", repeatable=True
            ),
            with_joined(
                _get_kwargs(
                    _cast("UUID", project_id),
                    auth_provider=auth_provider,
                    connection_names=connection_names,
                    platform_connection_type=platform_connection_type,
                    page=page,
                    size=size,
                ),
                ("authProvider", "connectionNames", "platformConnectionType"),
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def update_project_connection(
        project_id: UUID | str,
        *,
        body: UpdateProjectConnectionRequest | Mapping[str, Any],
        connection_name: str,
    ) -> Call[Connection]:
        """Update a connection

        Changes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
            body (UpdateProjectConnectionRequest):
        """
        from ...client import Client
        from ...models.update_project_connection_request import UpdateProjectConnectionRequest
        from .update_project_connection import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = UpdateProjectConnectionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.update_project_connection", "PUT", "/v1/projects/{projectId}/connections", repeatable=False
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
                connection_name=connection_name,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_project_connection(
        project_id: UUID | str,
        *,
        body: CreateProjectConnectionRequest | Mapping[str, Any],
    ) -> Call[Connection]:
        """Create a connection

        Which authType fits depends on platformConnectionType and authProvider.

        Args:
            project_id (UUID):
            body (CreateProjectConnectionRequest):
        """
        from ...client import Client
        from ...models.create_project_connection_request import CreateProjectConnectionRequest
        from .create_project_connection import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateProjectConnectionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.create_project_connection",
                "POST",
                "/v1/projects/{projectId}/connections",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_project_connection(
        project_id: UUID | str,
        *,
        connection_name: str,
    ) -> Call[None]:
        """Delete a connection

        Deletes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
        """
        from .delete_project_connection import _get_kwargs

        return Call(
            Operation(
                "connections.delete_project_connection",
                "DELETE",
                "/v1/projects/{projectId}/connections",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                connection_name=connection_name,
            ),
            lambda reply: None,
        )

    @staticmethod
    def list_environment_connection_overrides(
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[EnvironmentConnectionOverridePage]:
        """List connection overrides

        What an environment changes in the project's connections.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_environment_connection_overrides import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.list_environment_connection_overrides",
                "GET",
                "/v1/projects/{projectId}/connections/environment-overrides",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                environment_name=environment_name,
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def update_environment_connection_override(
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> Call[EnvironmentConnectionOverride]:
        """Update a connection override

        Changes an override that is there already.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        from ...client import Client
        from ...models.environment_connection_override_request import EnvironmentConnectionOverrideRequest
        from .update_environment_connection_override import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = EnvironmentConnectionOverrideRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.update_environment_connection_override",
                "PUT",
                "/v1/projects/{projectId}/connections/environment-overrides",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_or_update_environment_connection_override(
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> Call[EnvironmentConnectionOverride]:
        """Create or update a connection override

        Has an environment use other properties for a connection; an override that is there is changed.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        from ...client import Client
        from ...models.environment_connection_override_request import EnvironmentConnectionOverrideRequest
        from .create_or_update_environment_connection_override import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = EnvironmentConnectionOverrideRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "connections.create_or_update_environment_connection_override",
                "POST",
                "/v1/projects/{projectId}/connections/environment-overrides",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_environment_connection_overrides(
        project_id: UUID | str,
        *,
        environment_name: str,
        connection_names: list[str],
    ) -> Call[None]:
        """Delete connection overrides

        Deletes what an environment changes in these connections.

        Args:
            project_id (UUID):
            environment_name (str):
            connection_names (list[str]):
        """
        from .delete_environment_connection_overrides import _get_kwargs

        return Call(
            Operation(
                "connections.delete_environment_connection_overrides",
                "DELETE",
                "/v1/projects/{projectId}/connections/environment-overrides",
                repeatable=False,
            ),
            with_joined(
                _get_kwargs(
                    _cast("UUID", project_id),
                    environment_name=environment_name,
                    connection_names=connection_names,
                ),
                ("connectionNames",),
            ),
            lambda reply: None,
        )

    @staticmethod
    def create_default_warehouse_connection(
        project_id: UUID | str,
        *,
        body: CreateDefaultWarehouseConnectionRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Create a default warehouse connection

        Creates a project's default connection to its data warehouse.

        Args:
            project_id (UUID):
            body (CreateDefaultWarehouseConnectionRequest):
        """
        from ...models.create_default_warehouse_connection_request import CreateDefaultWarehouseConnectionRequest
        from .create_default_warehouse_connection import _get_kwargs

        if isinstance(body, Mapping):
            body = CreateDefaultWarehouseConnectionRequest.from_dict(body)

        return Call(
            Operation(
                "connections.create_default_warehouse_connection",
                "POST",
                "/v1/projects/{projectId}/data-platform-connections",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: None,
        )


class ConnectionsApi:
    """Connections, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_project_connections(
        self,
        project_id: UUID | str,
        *,
        auth_provider: list[str] | Unset = UNSET,
        connection_names: list[str] | Unset = UNSET,
        platform_connection_type: list[str] | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ConnectionPage:
        """List connections

        The connections of a project.

        Args:
            project_id (UUID):
            auth_provider (list[str] | Unset):
            connection_names (list[str] | Unset):
            platform_connection_type (list[str] | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            ConnectionsCalls.list_project_connections(
                project_id,
                auth_provider=auth_provider,
                connection_names=connection_names,
                platform_connection_type=platform_connection_type,
                page=page,
                size=size,
            )
        )

    def update_project_connection(
        self,
        project_id: UUID | str,
        *,
        body: UpdateProjectConnectionRequest | Mapping[str, Any],
        connection_name: str,
    ) -> Connection:
        """Update a connection

        Changes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
            body (UpdateProjectConnectionRequest):
        """
        return self._send(
            ConnectionsCalls.update_project_connection(
                project_id,
                body=body,
                connection_name=connection_name,
            )
        )

    def create_project_connection(
        self,
        project_id: UUID | str,
        *,
        body: CreateProjectConnectionRequest | Mapping[str, Any],
    ) -> Connection:
        """Create a connection

        Which authType fits depends on platformConnectionType and authProvider.

        Args:
            project_id (UUID):
            body (CreateProjectConnectionRequest):
        """
        return self._send(
            ConnectionsCalls.create_project_connection(
                project_id,
                body=body,
            )
        )

    def delete_project_connection(
        self,
        project_id: UUID | str,
        *,
        connection_name: str,
    ) -> None:
        """Delete a connection

        Deletes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
        """
        return self._send(
            ConnectionsCalls.delete_project_connection(
                project_id,
                connection_name=connection_name,
            )
        )

    def list_environment_connection_overrides(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> EnvironmentConnectionOverridePage:
        """List connection overrides

        What an environment changes in the project's connections.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            ConnectionsCalls.list_environment_connection_overrides(
                project_id,
                environment_name=environment_name,
                page=page,
                size=size,
            )
        )

    def update_environment_connection_override(
        self,
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> EnvironmentConnectionOverride:
        """Update a connection override

        Changes an override that is there already.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        return self._send(
            ConnectionsCalls.update_environment_connection_override(
                project_id,
                body=body,
            )
        )

    def create_or_update_environment_connection_override(
        self,
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> EnvironmentConnectionOverride:
        """Create or update a connection override

        Has an environment use other properties for a connection; an override that is there is changed.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        return self._send(
            ConnectionsCalls.create_or_update_environment_connection_override(
                project_id,
                body=body,
            )
        )

    def delete_environment_connection_overrides(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        connection_names: list[str],
    ) -> None:
        """Delete connection overrides

        Deletes what an environment changes in these connections.

        Args:
            project_id (UUID):
            environment_name (str):
            connection_names (list[str]):
        """
        return self._send(
            ConnectionsCalls.delete_environment_connection_overrides(
                project_id,
                environment_name=environment_name,
                connection_names=connection_names,
            )
        )

    def create_default_warehouse_connection(
        self,
        project_id: UUID | str,
        *,
        body: CreateDefaultWarehouseConnectionRequest | Mapping[str, Any],
    ) -> None:
        """Create a default warehouse connection

        Creates a project's default connection to its data warehouse.

        Args:
            project_id (UUID):
            body (CreateDefaultWarehouseConnectionRequest):
        """
        return self._send(
            ConnectionsCalls.create_default_warehouse_connection(
                project_id,
                body=body,
            )
        )


class AsyncConnectionsApi:
    """Connections, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_project_connections(
        self,
        project_id: UUID | str,
        *,
        auth_provider: list[str] | Unset = UNSET,
        connection_names: list[str] | Unset = UNSET,
        platform_connection_type: list[str] | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ConnectionPage:
        """List connections

        The connections of a project.

        Args:
            project_id (UUID):
            auth_provider (list[str] | Unset):
            connection_names (list[str] | Unset):
            platform_connection_type (list[str] | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            ConnectionsCalls.list_project_connections(
                project_id,
                auth_provider=auth_provider,
                connection_names=connection_names,
                platform_connection_type=platform_connection_type,
                page=page,
                size=size,
            )
        )

    async def update_project_connection(
        self,
        project_id: UUID | str,
        *,
        body: UpdateProjectConnectionRequest | Mapping[str, Any],
        connection_name: str,
    ) -> Connection:
        """Update a connection

        Changes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
            body (UpdateProjectConnectionRequest):
        """
        return await self._send(
            ConnectionsCalls.update_project_connection(
                project_id,
                body=body,
                connection_name=connection_name,
            )
        )

    async def create_project_connection(
        self,
        project_id: UUID | str,
        *,
        body: CreateProjectConnectionRequest | Mapping[str, Any],
    ) -> Connection:
        """Create a connection

        Which authType fits depends on platformConnectionType and authProvider.

        Args:
            project_id (UUID):
            body (CreateProjectConnectionRequest):
        """
        return await self._send(
            ConnectionsCalls.create_project_connection(
                project_id,
                body=body,
            )
        )

    async def delete_project_connection(
        self,
        project_id: UUID | str,
        *,
        connection_name: str,
    ) -> None:
        """Delete a connection

        Deletes the connection of this name.

        Args:
            project_id (UUID):
            connection_name (str):
        """
        return await self._send(
            ConnectionsCalls.delete_project_connection(
                project_id,
                connection_name=connection_name,
            )
        )

    async def list_environment_connection_overrides(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> EnvironmentConnectionOverridePage:
        """List connection overrides

        What an environment changes in the project's connections.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            ConnectionsCalls.list_environment_connection_overrides(
                project_id,
                environment_name=environment_name,
                page=page,
                size=size,
            )
        )

    async def update_environment_connection_override(
        self,
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> EnvironmentConnectionOverride:
        """Update a connection override

        Changes an override that is there already.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        return await self._send(
            ConnectionsCalls.update_environment_connection_override(
                project_id,
                body=body,
            )
        )

    async def create_or_update_environment_connection_override(
        self,
        project_id: UUID | str,
        *,
        body: EnvironmentConnectionOverrideRequest | Mapping[str, Any],
    ) -> EnvironmentConnectionOverride:
        """Create or update a connection override

        Has an environment use other properties for a connection; an override that is there is changed.

        Args:
            project_id (UUID):
            body (EnvironmentConnectionOverrideRequest):
        """
        return await self._send(
            ConnectionsCalls.create_or_update_environment_connection_override(
                project_id,
                body=body,
            )
        )

    async def delete_environment_connection_overrides(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        connection_names: list[str],
    ) -> None:
        """Delete connection overrides

        Deletes what an environment changes in these connections.

        Args:
            project_id (UUID):
            environment_name (str):
            connection_names (list[str]):
        """
        return await self._send(
            ConnectionsCalls.delete_environment_connection_overrides(
                project_id,
                environment_name=environment_name,
                connection_names=connection_names,
            )
        )

    async def create_default_warehouse_connection(
        self,
        project_id: UUID | str,
        *,
        body: CreateDefaultWarehouseConnectionRequest | Mapping[str, Any],
    ) -> None:
        """Create a default warehouse connection

        Creates a project's default connection to its data warehouse.

        Args:
            project_id (UUID):
            body (CreateDefaultWarehouseConnectionRequest):
        """
        return await self._send(
            ConnectionsCalls.create_default_warehouse_connection(
                project_id,
                body=body,
            )
        )
