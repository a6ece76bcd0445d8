"""Pipelines: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.published_pipeline_page import PublishedPipelinePage


class PipelinesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_published_pipelines(
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[PublishedPipelinePage]:
        """List published pipelines

        The pipelines that are published to an environment and can be run there.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_published_pipelines import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipelines.list_published_pipelines",
                "GET",
                "/v1/projects/{projectId}/published-pipelines",
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


class PipelinesApi:
    """Pipelines, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_published_pipelines(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> PublishedPipelinePage:
        """List published pipelines

        The pipelines that are published to an environment and can be run there.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            PipelinesCalls.list_published_pipelines(
                project_id,
                environment_name=environment_name,
                page=page,
                size=size,
            )
        )


class AsyncPipelinesApi:
    """Pipelines, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_published_pipelines(
        self,
        project_id: UUID | str,
        *,
        environment_name: str,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> PublishedPipelinePage:
        """List published pipelines

        The pipelines that are published to an environment and can be run there.

        Args:
            project_id (UUID):
            environment_name (str):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            PipelinesCalls.list_published_pipelines(
                project_id,
                environment_name=environment_name,
                page=page,
                size=size,
            )
        )
