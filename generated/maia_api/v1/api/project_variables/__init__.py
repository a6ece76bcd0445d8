"""Project Variables: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_project_variable_request import CreateProjectVariableRequest
    from ...models.create_project_variable_response import CreateProjectVariableResponse
    from ...models.project_variable_page import ProjectVariablePage
    from ...models.update_project_variable_request import UpdateProjectVariableRequest


class ProjectVariablesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_project_variables(
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[ProjectVariablePage]:
        """List project variables

        The variables of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_project_variables import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "project_variables.list_project_variables", "GET", "/v1/projects/{projectId}/variables", repeatable=True
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_project_variable(
        project_id: UUID | str,
        *,
        body: CreateProjectVariableRequest | Mapping[str, Any],
    ) -> Call[CreateProjectVariableResponse]:
        """Create a project variable

        Adds a variable to a project.

        Args:
            project_id (UUID):
            body (CreateProjectVariableRequest):
        """
        from ...client import Client
        from ...models.create_project_variable_request import CreateProjectVariableRequest
        from .create_project_variable import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateProjectVariableRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "project_variables.create_project_variable",
                "POST",
                "/v1/projects/{projectId}/variables",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((201, 201),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_project_variable(
        project_id: UUID | str,
        variable_name: str,
    ) -> Call[None]:
        """Delete a project variable

        Deletes a variable and all overrides of it.

        Args:
            project_id (UUID):
            variable_name (str):
        """
        from .delete_project_variable import _get_kwargs

        return Call(
            Operation(
                "project_variables.delete_project_variable",
                "DELETE",
                "/v1/projects/{projectId}/variables/{variableName}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                variable_name,
            ),
            lambda reply: None,
        )

    @staticmethod
    def update_project_variable(
        project_id: UUID | str,
        variable_name: str,
        *,
        body: UpdateProjectVariableRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Update a project variable

        Changes a variable. Type and behaviour are needed even where they stay the same; the name can't
        change.

        Args:
            project_id (UUID):
            variable_name (str):
            body (UpdateProjectVariableRequest):
        """
        from ...models.update_project_variable_request import UpdateProjectVariableRequest
        from .update_project_variable import _get_kwargs

        if isinstance(body, Mapping):
            body = UpdateProjectVariableRequest.from_dict(body)

        return Call(
            Operation(
                "project_variables.update_project_variable",
                "PATCH",
                "/v1/projects/{projectId}/variables/{variableName}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                variable_name,
                body=body,
            ),
            lambda reply: None,
        )


class ProjectVariablesApi:
    """Project Variables, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_project_variables(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ProjectVariablePage:
        """List project variables

        The variables of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            ProjectVariablesCalls.list_project_variables(
                project_id,
                page=page,
                size=size,
            )
        )

    def create_project_variable(
        self,
        project_id: UUID | str,
        *,
        body: CreateProjectVariableRequest | Mapping[str, Any],
    ) -> CreateProjectVariableResponse:
        """Create a project variable

        Adds a variable to a project.

        Args:
            project_id (UUID):
            body (CreateProjectVariableRequest):
        """
        return self._send(
            ProjectVariablesCalls.create_project_variable(
                project_id,
                body=body,
            )
        )

    def delete_project_variable(
        self,
        project_id: UUID | str,
        variable_name: str,
    ) -> None:
        """Delete a project variable

        Deletes a variable and all overrides of it.

        Args:
            project_id (UUID):
            variable_name (str):
        """
        return self._send(
            ProjectVariablesCalls.delete_project_variable(
                project_id,
                variable_name,
            )
        )

    def update_project_variable(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        body: UpdateProjectVariableRequest | Mapping[str, Any],
    ) -> None:
        """Update a project variable

        Changes a variable. Type and behaviour are needed even where they stay the same; the name can't
        change.

        Args:
            project_id (UUID):
            variable_name (str):
            body (UpdateProjectVariableRequest):
        """
        return self._send(
            ProjectVariablesCalls.update_project_variable(
                project_id,
                variable_name,
                body=body,
            )
        )


class AsyncProjectVariablesApi:
    """Project Variables, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_project_variables(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ProjectVariablePage:
        """List project variables

        The variables of a project.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            ProjectVariablesCalls.list_project_variables(
                project_id,
                page=page,
                size=size,
            )
        )

    async def create_project_variable(
        self,
        project_id: UUID | str,
        *,
        body: CreateProjectVariableRequest | Mapping[str, Any],
    ) -> CreateProjectVariableResponse:
        """Create a project variable

        Adds a variable to a project.

        Args:
            project_id (UUID):
            body (CreateProjectVariableRequest):
        """
        return await self._send(
            ProjectVariablesCalls.create_project_variable(
                project_id,
                body=body,
            )
        )

    async def delete_project_variable(
        self,
        project_id: UUID | str,
        variable_name: str,
    ) -> None:
        """Delete a project variable

        Deletes a variable and all overrides of it.

        Args:
            project_id (UUID):
            variable_name (str):
        """
        return await self._send(
            ProjectVariablesCalls.delete_project_variable(
                project_id,
                variable_name,
            )
        )

    async def update_project_variable(
        self,
        project_id: UUID | str,
        variable_name: str,
        *,
        body: UpdateProjectVariableRequest | Mapping[str, Any],
    ) -> None:
        """Update a project variable

        Changes a variable. Type and behaviour are needed even where they stay the same; the name can't
        change.

        Args:
            project_id (UUID):
            variable_name (str):
            body (UpdateProjectVariableRequest):
        """
        return await self._send(
            ProjectVariablesCalls.update_project_variable(
                project_id,
                variable_name,
                body=body,
            )
        )
