"""Environments: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_environment_request import CreateEnvironmentRequest
    from ...models.environment_page import EnvironmentPage


class EnvironmentsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_environments(
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[EnvironmentPage]:
        """List environments

        The environments of a project. They have no id; calls address them by name.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_environments import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "environments.list_environments", "GET", "/v1/projects/{projectId}/environments", repeatable=True
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_environment(
        project_id: UUID | str,
        *,
        body: CreateEnvironmentRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Create an environment

        Adds an environment to a project.

        Args:
            project_id (UUID):
            body (CreateEnvironmentRequest):
        """
        from ...models.create_environment_request import CreateEnvironmentRequest
        from .create_environment import _get_kwargs

        if isinstance(body, Mapping):
            body = CreateEnvironmentRequest.from_dict(body)

        return Call(
            Operation(
                "environments.create_environment", "POST", "/v1/projects/{projectId}/environments", repeatable=False
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def delete_environment(
        project_id: UUID | str,
        environment_name: str,
    ) -> Call[None]:
        """Delete an environment

        Deletes the environment of this name.

        Args:
            project_id (UUID):
            environment_name (str):
        """
        from .delete_environment import _get_kwargs

        return Call(
            Operation(
                "environments.delete_environment",
                "DELETE",
                "/v1/projects/{projectId}/environments/{environmentName}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                environment_name,
            ),
            lambda reply: None,
        )


class EnvironmentsApi:
    """Environments, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_environments(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> EnvironmentPage:
        """List environments

        The environments of a project. They have no id; calls address them by name.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            EnvironmentsCalls.list_environments(
                project_id,
                page=page,
                size=size,
            )
        )

    def create_environment(
        self,
        project_id: UUID | str,
        *,
        body: CreateEnvironmentRequest | Mapping[str, Any],
    ) -> None:
        """Create an environment

        Adds an environment to a project.

        Args:
            project_id (UUID):
            body (CreateEnvironmentRequest):
        """
        return self._send(
            EnvironmentsCalls.create_environment(
                project_id,
                body=body,
            )
        )

    def delete_environment(
        self,
        project_id: UUID | str,
        environment_name: str,
    ) -> None:
        """Delete an environment

        Deletes the environment of this name.

        Args:
            project_id (UUID):
            environment_name (str):
        """
        return self._send(
            EnvironmentsCalls.delete_environment(
                project_id,
                environment_name,
            )
        )


class AsyncEnvironmentsApi:
    """Environments, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_environments(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> EnvironmentPage:
        """List environments

        The environments of a project. They have no id; calls address them by name.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            EnvironmentsCalls.list_environments(
                project_id,
                page=page,
                size=size,
            )
        )

    async def create_environment(
        self,
        project_id: UUID | str,
        *,
        body: CreateEnvironmentRequest | Mapping[str, Any],
    ) -> None:
        """Create an environment

        Adds an environment to a project.

        Args:
            project_id (UUID):
            body (CreateEnvironmentRequest):
        """
        return await self._send(
            EnvironmentsCalls.create_environment(
                project_id,
                body=body,
            )
        )

    async def delete_environment(
        self,
        project_id: UUID | str,
        environment_name: str,
    ) -> None:
        """Delete an environment

        Deletes the environment of this name.

        Args:
            project_id (UUID):
            environment_name (str):
        """
        return await self._send(
            EnvironmentsCalls.delete_environment(
                project_id,
                environment_name,
            )
        )
