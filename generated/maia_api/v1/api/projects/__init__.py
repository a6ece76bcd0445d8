"""Projects: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
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
            lambda reply: cast(
                "ProjectPage",
                _parse_response(client=client, response=cast(Any, Success(reply, ((200, 200),), None))),
            ),
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
