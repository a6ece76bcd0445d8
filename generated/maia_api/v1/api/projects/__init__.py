"""Projects: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_project_request import CreateProjectRequest
    from ...models.create_project_response import CreateProjectResponse
    from ...models.project_page import ProjectPage


class ProjectsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_projects(
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[ProjectPage]:
        """List projects

        The projects that the credentials can see.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_projects import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("projects.list_projects", "GET", "/v1/projects", repeatable=True),
            _get_kwargs(
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_project(
        *,
        body: CreateProjectRequest | Mapping[str, Any],
    ) -> Call[CreateProjectResponse]:
        """Create a project

        Adds a project. Only Super Admins see it until others are invited.

        Args:
            body (CreateProjectRequest):
        """
        from ...client import Client
        from ...models.create_project_request import CreateProjectRequest
        from .create_project import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateProjectRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("projects.create_project", "POST", "/v1/projects", repeatable=False),
            _get_kwargs(
                body=body,
            ),
            lambda reply: Success(reply, ((201, 201),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_project(
        project_id: UUID | str,
    ) -> Call[None]:
        """Delete a project

        Deletes one project.

        Args:
            project_id (UUID):
        """
        from .delete_project import _get_kwargs

        return Call(
            Operation("projects.delete_project", "DELETE", "/v1/projects/{projectId}", repeatable=False),
            _get_kwargs(
                _cast("UUID", project_id),
            ),
            lambda reply: None,
        )


class ProjectsApi:
    """Projects, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_projects(
        self,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ProjectPage:
        """List projects

        The projects that the credentials can see.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            ProjectsCalls.list_projects(
                page=page,
                size=size,
            )
        )

    def create_project(
        self,
        *,
        body: CreateProjectRequest | Mapping[str, Any],
    ) -> CreateProjectResponse:
        """Create a project

        Adds a project. Only Super Admins see it until others are invited.

        Args:
            body (CreateProjectRequest):
        """
        return self._send(
            ProjectsCalls.create_project(
                body=body,
            )
        )

    def delete_project(
        self,
        project_id: UUID | str,
    ) -> None:
        """Delete a project

        Deletes one project.

        Args:
            project_id (UUID):
        """
        return self._send(
            ProjectsCalls.delete_project(
                project_id,
            )
        )


class AsyncProjectsApi:
    """Projects, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_projects(
        self,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ProjectPage:
        """List projects

        The projects that the credentials can see.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            ProjectsCalls.list_projects(
                page=page,
                size=size,
            )
        )

    async def create_project(
        self,
        *,
        body: CreateProjectRequest | Mapping[str, Any],
    ) -> CreateProjectResponse:
        """Create a project

        Adds a project. Only Super Admins see it until others are invited.

        Args:
            body (CreateProjectRequest):
        """
        return await self._send(
            ProjectsCalls.create_project(
                body=body,
            )
        )

    async def delete_project(
        self,
        project_id: UUID | str,
    ) -> None:
        """Delete a project

        Deletes one project.

        Args:
            project_id (UUID):
        """
        return await self._send(
            ProjectsCalls.delete_project(
                project_id,
            )
        )
