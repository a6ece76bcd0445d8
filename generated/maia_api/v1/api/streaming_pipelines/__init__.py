"""Streaming Pipelines: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.streaming_pipeline import StreamingPipeline
    from ...models.streaming_pipeline_command_request import StreamingPipelineCommandRequest
    from ...models.streaming_pipeline_definition import StreamingPipelineDefinition
    from ...models.streaming_pipeline_page import StreamingPipelinePage
    from ...models.streaming_pipeline_status import StreamingPipelineStatus


class StreamingPipelinesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_streaming_pipelines(
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[StreamingPipelinePage]:
        """List streaming pipelines

        The definitions of a project's streaming pipelines.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_streaming_pipelines import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "streaming_pipelines.list_streaming_pipelines",
                "GET",
                "/v1/projects/{projectId}/streaming-pipelines",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_streaming_pipeline(
        project_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> Call[StreamingPipeline]:
        """Create a streaming pipeline

        Defines a streaming pipeline; a command starts it.

        Args:
            project_id (UUID):
            body (StreamingPipelineDefinition):
        """
        from ...client import Client
        from ...models.streaming_pipeline_definition import StreamingPipelineDefinition
        from .create_streaming_pipeline import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = StreamingPipelineDefinition.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "streaming_pipelines.create_streaming_pipeline",
                "POST",
                "/v1/projects/{projectId}/streaming-pipelines",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((201, 201),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_streaming_pipeline(
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> Call[StreamingPipeline]:
        """Get one streaming pipeline

        The definition of a streaming pipeline.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        from ...client import Client
        from .get_streaming_pipeline import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "streaming_pipelines.get_streaming_pipeline",
                "GET",
                "/v1/projects/{projectId}/streaming-pipelines/{streamingPipelineId}",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", streaming_pipeline_id),
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def update_streaming_pipeline(
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> Call[StreamingPipeline]:
        """Replace a streaming pipeline

        Puts another definition in the place of a streaming pipeline's own.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineDefinition):
        """
        from ...client import Client
        from ...models.streaming_pipeline_definition import StreamingPipelineDefinition
        from .update_streaming_pipeline import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = StreamingPipelineDefinition.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "streaming_pipelines.update_streaming_pipeline",
                "PUT",
                "/v1/projects/{projectId}/streaming-pipelines/{streamingPipelineId}",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", streaming_pipeline_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_streaming_pipeline(
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> Call[None]:
        """Delete a streaming pipeline

        Deletes one streaming pipeline of a project.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        from .delete_streaming_pipeline import _get_kwargs

        return Call(
            Operation(
                "streaming_pipelines.delete_streaming_pipeline",
                "DELETE",
                "/v1/projects/{projectId}/streaming-pipelines/{streamingPipelineId}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", streaming_pipeline_id),
            ),
            lambda reply: None,
        )

    @staticmethod
    def send_streaming_pipeline_command(
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineCommandRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Start or stop a streaming pipeline

        Asks the service to start or stop a streaming pipeline; its status shows when it has.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineCommandRequest):
        """
        from ...models.streaming_pipeline_command_request import StreamingPipelineCommandRequest
        from .send_streaming_pipeline_command import _get_kwargs

        if isinstance(body, Mapping):
            body = StreamingPipelineCommandRequest.from_dict(body)

        return Call(
            Operation(
                "streaming_pipelines.send_streaming_pipeline_command",
                "POST",
                "/v1/projects/{projectId}/streaming-pipelines/{streamingPipelineId}/commands",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", streaming_pipeline_id),
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def get_streaming_pipeline_status(
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> Call[StreamingPipelineStatus]:
        """Get the status of a streaming pipeline

        What a streaming pipeline is doing.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        from ...client import Client
        from .get_streaming_pipeline_status import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "streaming_pipelines.get_streaming_pipeline_status",
                "GET",
                "/v1/projects/{projectId}/streaming-pipelines/{streamingPipelineId}/status",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                _cast("UUID", streaming_pipeline_id),
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class StreamingPipelinesApi:
    """Streaming Pipelines, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_streaming_pipelines(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> StreamingPipelinePage:
        """List streaming pipelines

        The definitions of a project's streaming pipelines.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            StreamingPipelinesCalls.list_streaming_pipelines(
                project_id,
                page=page,
                size=size,
            )
        )

    def create_streaming_pipeline(
        self,
        project_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> StreamingPipeline:
        """Create a streaming pipeline

        Defines a streaming pipeline; a command starts it.

        Args:
            project_id (UUID):
            body (StreamingPipelineDefinition):
        """
        return self._send(
            StreamingPipelinesCalls.create_streaming_pipeline(
                project_id,
                body=body,
            )
        )

    def get_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> StreamingPipeline:
        """Get one streaming pipeline

        The definition of a streaming pipeline.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return self._send(
            StreamingPipelinesCalls.get_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
            )
        )

    def update_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> StreamingPipeline:
        """Replace a streaming pipeline

        Puts another definition in the place of a streaming pipeline's own.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineDefinition):
        """
        return self._send(
            StreamingPipelinesCalls.update_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
                body=body,
            )
        )

    def delete_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> None:
        """Delete a streaming pipeline

        Deletes one streaming pipeline of a project.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return self._send(
            StreamingPipelinesCalls.delete_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
            )
        )

    def send_streaming_pipeline_command(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineCommandRequest | Mapping[str, Any],
    ) -> None:
        """Start or stop a streaming pipeline

        Asks the service to start or stop a streaming pipeline; its status shows when it has.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineCommandRequest):
        """
        return self._send(
            StreamingPipelinesCalls.send_streaming_pipeline_command(
                project_id,
                streaming_pipeline_id,
                body=body,
            )
        )

    def get_streaming_pipeline_status(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> StreamingPipelineStatus:
        """Get the status of a streaming pipeline

        What a streaming pipeline is doing.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return self._send(
            StreamingPipelinesCalls.get_streaming_pipeline_status(
                project_id,
                streaming_pipeline_id,
            )
        )


class AsyncStreamingPipelinesApi:
    """Streaming Pipelines, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_streaming_pipelines(
        self,
        project_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> StreamingPipelinePage:
        """List streaming pipelines

        The definitions of a project's streaming pipelines.

        Args:
            project_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            StreamingPipelinesCalls.list_streaming_pipelines(
                project_id,
                page=page,
                size=size,
            )
        )

    async def create_streaming_pipeline(
        self,
        project_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> StreamingPipeline:
        """Create a streaming pipeline

        Defines a streaming pipeline; a command starts it.

        Args:
            project_id (UUID):
            body (StreamingPipelineDefinition):
        """
        return await self._send(
            StreamingPipelinesCalls.create_streaming_pipeline(
                project_id,
                body=body,
            )
        )

    async def get_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> StreamingPipeline:
        """Get one streaming pipeline

        The definition of a streaming pipeline.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return await self._send(
            StreamingPipelinesCalls.get_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
            )
        )

    async def update_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineDefinition | Mapping[str, Any],
    ) -> StreamingPipeline:
        """Replace a streaming pipeline

        Puts another definition in the place of a streaming pipeline's own.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineDefinition):
        """
        return await self._send(
            StreamingPipelinesCalls.update_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
                body=body,
            )
        )

    async def delete_streaming_pipeline(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> None:
        """Delete a streaming pipeline

        Deletes one streaming pipeline of a project.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return await self._send(
            StreamingPipelinesCalls.delete_streaming_pipeline(
                project_id,
                streaming_pipeline_id,
            )
        )

    async def send_streaming_pipeline_command(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
        *,
        body: StreamingPipelineCommandRequest | Mapping[str, Any],
    ) -> None:
        """Start or stop a streaming pipeline

        Asks the service to start or stop a streaming pipeline; its status shows when it has.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
            body (StreamingPipelineCommandRequest):
        """
        return await self._send(
            StreamingPipelinesCalls.send_streaming_pipeline_command(
                project_id,
                streaming_pipeline_id,
                body=body,
            )
        )

    async def get_streaming_pipeline_status(
        self,
        project_id: UUID | str,
        streaming_pipeline_id: UUID | str,
    ) -> StreamingPipelineStatus:
        """Get the status of a streaming pipeline

        What a streaming pipeline is doing.

        Args:
            project_id (UUID):
            streaming_pipeline_id (UUID):
        """
        return await self._send(
            StreamingPipelinesCalls.get_streaming_pipeline_status(
                project_id,
                streaming_pipeline_id,
            )
        )
