"""Pipeline Execution: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from ...models.list_pipeline_executions_status import ListPipelineExecutionsStatus
    from ...models.pipeline_execution import PipelineExecution
    from ...models.pipeline_execution_list import PipelineExecutionList
    from ...models.pipeline_execution_request import PipelineExecutionRequest
    from ...models.pipeline_execution_response import PipelineExecutionResponse
    from ...models.pipeline_execution_status import PipelineExecutionStatus
    from ...models.pipeline_execution_step_page import PipelineExecutionStepPage
    from ...models.pipeline_termination_request import PipelineTerminationRequest
    from ...models.pipeline_termination_response import PipelineTerminationResponse


class PipelineExecutionCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_pipeline_executions(
        *,
        project_id: str | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        pipeline_name: str | Unset = UNSET,
        environment_name: str | Unset = UNSET,
        started_after: datetime.datetime | Unset = UNSET,
        started_before: datetime.datetime | Unset = UNSET,
        time_frame: str | Unset = UNSET,
        status: ListPipelineExecutionsStatus | Unset = UNSET,
        schedule_id: str | Unset = UNSET,
    ) -> Call[PipelineExecutionList]:
        """List executions

        Executions of every project the credentials can see, newest start first.

        Args:
            project_id (str | Unset):
            pagination_token (str | Unset):
            limit (int | Unset):  Default: 25.
            pipeline_name (str | Unset):
            environment_name (str | Unset):
            started_after (datetime.datetime | Unset):
            started_before (datetime.datetime | Unset):
            time_frame (str | Unset):
            status (ListPipelineExecutionsStatus | Unset):
            schedule_id (str | Unset):
        """
        from ...client import Client
        from .list_pipeline_executions import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("pipeline_execution.list_pipeline_executions", "GET", "/v1/pipeline-executions", repeatable=True),
            _get_kwargs(
                project_id=project_id,
                pagination_token=pagination_token,
                limit=limit,
                pipeline_name=pipeline_name,
                environment_name=environment_name,
                started_after=started_after,
                started_before=started_before,
                time_frame=time_frame,
                status=status,
                schedule_id=schedule_id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def execute_pipeline(
        project_id: UUID | str,
        *,
        body: PipelineExecutionRequest | Mapping[str, Any],
    ) -> Call[PipelineExecutionResponse]:
        """Execute Published Pipeline

        Triggers the asynchronous execution of a named, published pipeline within the specified project.

        The pipeline must be published to the target environment before it can be executed. On success,
        returns a `pipelineExecutionId` that can be used to track or query the execution status.

        **Key behaviours:**
        * By default, the latest published version of the pipeline is executed. Use `versionName` to target
        a specific artifact version.
        * If no `agentId` is provided, the default agent configured for the target environment is used.
        * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
        time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
        already in progress.
        * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
        or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
        definition.
        * A `410 Gone` is returned if the pipeline has been disabled.

        Args:
            project_id (UUID):
            body (PipelineExecutionRequest):
        """
        from ...client import Client
        from ...models.pipeline_execution_request import PipelineExecutionRequest
        from .execute_pipeline import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = PipelineExecutionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_execution.execute_pipeline",
                "POST",
                "/v1/projects/{projectId}/pipeline-executions",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((201, 201),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_pipeline_execution(
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> Call[PipelineExecution]:
        """Get one execution

        The full record of one execution.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        from ...client import Client
        from .get_pipeline_execution import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_execution.get_pipeline_execution",
                "GET",
                "/v1/projects/{projectId}/pipeline-executions/{pipelineExecutionId}",
                repeatable=True,
            ),
            _get_kwargs(
                project_id,
                _cast("UUID", pipeline_execution_id),
            ),
            lambda reply: Success(reply, ((200, 200),), "result").read(_parse_response, client),
        )

    @staticmethod
    def cancel_pipeline_execution(
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        body: PipelineTerminationRequest | Mapping[str, Any],
    ) -> Call[PipelineTerminationResponse]:
        """Cancel a running execution

        Asks the service to stop an execution, which then goes through CANCELLING to CANCELLED.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            body (PipelineTerminationRequest):
        """
        from ...client import Client
        from ...models.pipeline_termination_request import PipelineTerminationRequest
        from .cancel_pipeline_execution import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = PipelineTerminationRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_execution.cancel_pipeline_execution",
                "PATCH",
                "/v1/projects/{projectId}/pipeline-executions/{pipelineExecutionId}",
                repeatable=True,
            ),
            _get_kwargs(
                project_id,
                _cast("UUID", pipeline_execution_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_pipeline_execution_status(
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> Call[PipelineExecutionStatus]:
        """Get the status of one execution

        A lighter look at one execution than its full record.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        from ...client import Client
        from .get_pipeline_execution_status import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_execution.get_pipeline_execution_status",
                "GET",
                "/v1/projects/{projectId}/pipeline-executions/{pipelineExecutionId}/status",
                repeatable=True,
            ),
            _get_kwargs(
                project_id,
                _cast("UUID", pipeline_execution_id),
            ),
            lambda reply: Success(reply, ((200, 200),), "result").read(_parse_response, client),
        )

    @staticmethod
    def list_pipeline_execution_steps(
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[PipelineExecutionStepPage]:
        """List the steps of one execution

        What each component of the pipeline did, with the child pipelines that it ran.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_pipeline_execution_steps import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_execution.list_pipeline_execution_steps",
                "GET",
                "/v1/projects/{projectId}/pipeline-executions/{pipelineExecutionId}/steps",
                repeatable=True,
            ),
            _get_kwargs(
                project_id,
                _cast("UUID", pipeline_execution_id),
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class PipelineExecutionApi:
    """Pipeline Execution, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_pipeline_executions(
        self,
        *,
        project_id: str | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        pipeline_name: str | Unset = UNSET,
        environment_name: str | Unset = UNSET,
        started_after: datetime.datetime | Unset = UNSET,
        started_before: datetime.datetime | Unset = UNSET,
        time_frame: str | Unset = UNSET,
        status: ListPipelineExecutionsStatus | Unset = UNSET,
        schedule_id: str | Unset = UNSET,
    ) -> PipelineExecutionList:
        """List executions

        Executions of every project the credentials can see, newest start first.

        Args:
            project_id (str | Unset):
            pagination_token (str | Unset):
            limit (int | Unset):  Default: 25.
            pipeline_name (str | Unset):
            environment_name (str | Unset):
            started_after (datetime.datetime | Unset):
            started_before (datetime.datetime | Unset):
            time_frame (str | Unset):
            status (ListPipelineExecutionsStatus | Unset):
            schedule_id (str | Unset):
        """
        return self._send(
            PipelineExecutionCalls.list_pipeline_executions(
                project_id=project_id,
                pagination_token=pagination_token,
                limit=limit,
                pipeline_name=pipeline_name,
                environment_name=environment_name,
                started_after=started_after,
                started_before=started_before,
                time_frame=time_frame,
                status=status,
                schedule_id=schedule_id,
            )
        )

    def execute_pipeline(
        self,
        project_id: UUID | str,
        *,
        body: PipelineExecutionRequest | Mapping[str, Any],
    ) -> PipelineExecutionResponse:
        """Execute Published Pipeline

        Triggers the asynchronous execution of a named, published pipeline within the specified project.

        The pipeline must be published to the target environment before it can be executed. On success,
        returns a `pipelineExecutionId` that can be used to track or query the execution status.

        **Key behaviours:**
        * By default, the latest published version of the pipeline is executed. Use `versionName` to target
        a specific artifact version.
        * If no `agentId` is provided, the default agent configured for the target environment is used.
        * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
        time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
        already in progress.
        * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
        or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
        definition.
        * A `410 Gone` is returned if the pipeline has been disabled.

        Args:
            project_id (UUID):
            body (PipelineExecutionRequest):
        """
        return self._send(
            PipelineExecutionCalls.execute_pipeline(
                project_id,
                body=body,
            )
        )

    def get_pipeline_execution(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> PipelineExecution:
        """Get one execution

        The full record of one execution.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        return self._send(
            PipelineExecutionCalls.get_pipeline_execution(
                project_id,
                pipeline_execution_id,
            )
        )

    def cancel_pipeline_execution(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        body: PipelineTerminationRequest | Mapping[str, Any],
    ) -> PipelineTerminationResponse:
        """Cancel a running execution

        Asks the service to stop an execution, which then goes through CANCELLING to CANCELLED.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            body (PipelineTerminationRequest):
        """
        return self._send(
            PipelineExecutionCalls.cancel_pipeline_execution(
                project_id,
                pipeline_execution_id,
                body=body,
            )
        )

    def get_pipeline_execution_status(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> PipelineExecutionStatus:
        """Get the status of one execution

        A lighter look at one execution than its full record.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        return self._send(
            PipelineExecutionCalls.get_pipeline_execution_status(
                project_id,
                pipeline_execution_id,
            )
        )

    def list_pipeline_execution_steps(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> PipelineExecutionStepPage:
        """List the steps of one execution

        What each component of the pipeline did, with the child pipelines that it ran.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            PipelineExecutionCalls.list_pipeline_execution_steps(
                project_id,
                pipeline_execution_id,
                page=page,
                size=size,
            )
        )


class AsyncPipelineExecutionApi:
    """Pipeline Execution, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_pipeline_executions(
        self,
        *,
        project_id: str | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
        limit: int | Unset = UNSET,
        pipeline_name: str | Unset = UNSET,
        environment_name: str | Unset = UNSET,
        started_after: datetime.datetime | Unset = UNSET,
        started_before: datetime.datetime | Unset = UNSET,
        time_frame: str | Unset = UNSET,
        status: ListPipelineExecutionsStatus | Unset = UNSET,
        schedule_id: str | Unset = UNSET,
    ) -> PipelineExecutionList:
        """List executions

        Executions of every project the credentials can see, newest start first.

        Args:
            project_id (str | Unset):
            pagination_token (str | Unset):
            limit (int | Unset):  Default: 25.
            pipeline_name (str | Unset):
            environment_name (str | Unset):
            started_after (datetime.datetime | Unset):
            started_before (datetime.datetime | Unset):
            time_frame (str | Unset):
            status (ListPipelineExecutionsStatus | Unset):
            schedule_id (str | Unset):
        """
        return await self._send(
            PipelineExecutionCalls.list_pipeline_executions(
                project_id=project_id,
                pagination_token=pagination_token,
                limit=limit,
                pipeline_name=pipeline_name,
                environment_name=environment_name,
                started_after=started_after,
                started_before=started_before,
                time_frame=time_frame,
                status=status,
                schedule_id=schedule_id,
            )
        )

    async def execute_pipeline(
        self,
        project_id: UUID | str,
        *,
        body: PipelineExecutionRequest | Mapping[str, Any],
    ) -> PipelineExecutionResponse:
        """Execute Published Pipeline

        Triggers the asynchronous execution of a named, published pipeline within the specified project.

        The pipeline must be published to the target environment before it can be executed. On success,
        returns a `pipelineExecutionId` that can be used to track or query the execution status.

        **Key behaviours:**
        * By default, the latest published version of the pipeline is executed. Use `versionName` to target
        a specific artifact version.
        * If no `agentId` is provided, the default agent configured for the target environment is used.
        * Use `executionTag` to control concurrency — only one execution per tag is permitted to run at a
        time within a given environment. A `409 Conflict` is returned if an execution with the same tag is
        already in progress.
        * Runtime variable values can be overridden per-execution using `scalarVariables` (key-value pairs)
        or `gridVariables` (two-dimensional string arrays), without modifying the published pipeline
        definition.
        * A `410 Gone` is returned if the pipeline has been disabled.

        Args:
            project_id (UUID):
            body (PipelineExecutionRequest):
        """
        return await self._send(
            PipelineExecutionCalls.execute_pipeline(
                project_id,
                body=body,
            )
        )

    async def get_pipeline_execution(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> PipelineExecution:
        """Get one execution

        The full record of one execution.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        return await self._send(
            PipelineExecutionCalls.get_pipeline_execution(
                project_id,
                pipeline_execution_id,
            )
        )

    async def cancel_pipeline_execution(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        body: PipelineTerminationRequest | Mapping[str, Any],
    ) -> PipelineTerminationResponse:
        """Cancel a running execution

        Asks the service to stop an execution, which then goes through CANCELLING to CANCELLED.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            body (PipelineTerminationRequest):
        """
        return await self._send(
            PipelineExecutionCalls.cancel_pipeline_execution(
                project_id,
                pipeline_execution_id,
                body=body,
            )
        )

    async def get_pipeline_execution_status(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
    ) -> PipelineExecutionStatus:
        """Get the status of one execution

        A lighter look at one execution than its full record.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
        """
        return await self._send(
            PipelineExecutionCalls.get_pipeline_execution_status(
                project_id,
                pipeline_execution_id,
            )
        )

    async def list_pipeline_execution_steps(
        self,
        project_id: str,
        pipeline_execution_id: UUID | str,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> PipelineExecutionStepPage:
        """List the steps of one execution

        What each component of the pipeline did, with the child pipelines that it ran.

        Args:
            project_id (str):
            pipeline_execution_id (UUID):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            PipelineExecutionCalls.list_pipeline_execution_steps(
                project_id,
                pipeline_execution_id,
                page=page,
                size=size,
            )
        )
