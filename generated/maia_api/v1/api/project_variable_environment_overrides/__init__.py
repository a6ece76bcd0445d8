"""Project Variable Environment Overrides: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_variable_environment_overrides_request import CreateVariableEnvironmentOverridesRequest
    from ...models.get_variable_environment_overrides_response import GetVariableEnvironmentOverridesResponse


class ProjectVariableEnvironmentOverridesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def get_variable_environment_overrides(
        project_id: UUID | str,
        variable_name: str,
        *,
        environment_name: str | Unset = UNSET,
    ) -> Call[GetVariableEnvironmentOverridesResponse]:
        """Get the overrides of a project variable

        A variable with the values that environments give it.

        Args:
            project_id (UUID):
            variable_name (str):
            environment_name (str | Unset):
        """
        from ...client import Client
        from .get_variable_environment_overrides import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "project_variable_environment_overrides.get_variable_environment_overrides",
                "GET",
                "/v1/projects/{projectId}/variables/{variableName}/environment-overrides",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                variable_name,
                environment_name=environment_name,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_variable_environment_overrides(
        project_id: UUID | str,
        variable_name: str,
        *,
        body: CreateVariableEnvironmentOverridesRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Override a project variable

        Gives a variable another value in some environments.

        Args:
            project_id (UUID):
            variable_name (str):
            body (CreateVariableEnvironmentOverridesRequest):
        """
        from ...models.create_variable_environment_overrides_request import CreateVariableEnvironmentOverridesRequest
        from .create_variable_environment_overrides import _get_kwargs

        if isinstance(body, Mapping):
            body = CreateVariableEnvironmentOverridesRequest.from_dict(body)

        return Call(
            Operation(
                "project_variable_environment_overrides.create_variable_environment_overrides",
                "POST",
                "/v1/projects/{projectId}/variables/{variableName}/environment-overrides",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                variable_name,
                body=body,
            ),
            lambda reply: None,
        )


class ProjectVariableEnvironmentOverridesApi:
    """Project Variable Environment Overrides, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def get_variable_environment_overrides(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        environment_name: str | Unset = UNSET,
    ) -> GetVariableEnvironmentOverridesResponse:
        """Get the overrides of a project variable

        A variable with the values that environments give it.

        Args:
            project_id (UUID):
            variable_name (str):
            environment_name (str | Unset):
        """
        return self._send(
            ProjectVariableEnvironmentOverridesCalls.get_variable_environment_overrides(
                project_id,
                variable_name,
                environment_name=environment_name,
            )
        )

    def create_variable_environment_overrides(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        body: CreateVariableEnvironmentOverridesRequest | Mapping[str, Any],
    ) -> None:
        """Override a project variable

        Gives a variable another value in some environments.

        Args:
            project_id (UUID):
            variable_name (str):
            body (CreateVariableEnvironmentOverridesRequest):
        """
        return self._send(
            ProjectVariableEnvironmentOverridesCalls.create_variable_environment_overrides(
                project_id,
                variable_name,
                body=body,
            )
        )


class AsyncProjectVariableEnvironmentOverridesApi:
    """Project Variable Environment Overrides, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def get_variable_environment_overrides(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        environment_name: str | Unset = UNSET,
    ) -> GetVariableEnvironmentOverridesResponse:
        """Get the overrides of a project variable

        A variable with the values that environments give it.

        Args:
            project_id (UUID):
            variable_name (str):
            environment_name (str | Unset):
        """
        return await self._send(
            ProjectVariableEnvironmentOverridesCalls.get_variable_environment_overrides(
                project_id,
                variable_name,
                environment_name=environment_name,
            )
        )

    async def create_variable_environment_overrides(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        body: CreateVariableEnvironmentOverridesRequest | Mapping[str, Any],
    ) -> None:
        """Override a project variable

        Gives a variable another value in some environments.

        Args:
            project_id (UUID):
            variable_name (str):
            body (CreateVariableEnvironmentOverridesRequest):
        """
        return await self._send(
            ProjectVariableEnvironmentOverridesCalls.create_variable_environment_overrides(
                project_id,
                variable_name,
                body=body,
            )
        )
