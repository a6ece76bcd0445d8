"""AI Agent Tasks: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.ai_agent_task import AiAgentTask
    from ...models.ai_agent_task_message_list import AiAgentTaskMessageList
    from ...models.ai_agent_task_page import AiAgentTaskPage
    from ...models.ai_agent_task_permissions import AiAgentTaskPermissions
    from ...models.create_ai_agent_task_request import CreateAiAgentTaskRequest
    from ...models.create_ai_agent_task_response import CreateAiAgentTaskResponse
    from ...models.list_ai_agent_tasks_status import ListAiAgentTasksStatus
    from ...models.send_ai_agent_task_message_request import SendAiAgentTaskMessageRequest
    from ...models.send_ai_agent_task_message_response import SendAiAgentTaskMessageResponse
    from ...models.set_ai_agent_task_permissions_request import SetAiAgentTaskPermissionsRequest
    from ...models.submit_ai_agent_task_decisions_request import SubmitAiAgentTaskDecisionsRequest
    from ...models.submit_ai_agent_task_decisions_response import SubmitAiAgentTaskDecisionsResponse


class AiAgentTasksCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_ai_agent_tasks(
        *,
        project_id: str | Unset = UNSET,
        branch_id: str | Unset = UNSET,
        status: ListAiAgentTasksStatus | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[AiAgentTaskPage]:
        """List AI agent tasks

        The entries come under the key tasks, not under results as elsewhere.

        Args:
            project_id (str | Unset):
            branch_id (str | Unset):
            status (ListAiAgentTasksStatus | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 20.
        """
        from ...client import Client
        from .list_ai_agent_tasks import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("ai_agent_tasks.list_ai_agent_tasks", "GET", "/v1/ai/agents/tasks", repeatable=True),
            _get_kwargs(
                project_id=project_id,
                branch_id=branch_id,
                status=status,
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_ai_agent_task(
        *,
        body: CreateAiAgentTaskRequest | Mapping[str, Any],
    ) -> Call[CreateAiAgentTaskResponse]:
        """Create an AI agent task

        Sets an AI agent to work and returns at once.

        Args:
            body (CreateAiAgentTaskRequest):
        """
        from ...client import Client
        from ...models.create_ai_agent_task_request import CreateAiAgentTaskRequest
        from .create_ai_agent_task import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateAiAgentTaskRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("ai_agent_tasks.create_ai_agent_task", "POST", "/v1/ai/agents/tasks", repeatable=False),
            _get_kwargs(
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_ai_agent_task(
        task_id: UUID | str,
    ) -> Call[AiAgentTask]:
        """Get one AI agent task

        A task with its settings, and the decisions that it waits for.

        Args:
            task_id (UUID):
        """
        from ...client import Client
        from .get_ai_agent_task import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("ai_agent_tasks.get_ai_agent_task", "GET", "/v1/ai/agents/tasks/{taskId}", repeatable=True),
            _get_kwargs(
                _cast("UUID", task_id),
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def submit_ai_agent_task_decisions(
        task_id: UUID | str,
        *,
        body: SubmitAiAgentTaskDecisionsRequest | Mapping[str, Any],
    ) -> Call[SubmitAiAgentTaskDecisionsResponse]:
        """Submit decisions

        Approves or answers what a paused task waits for.

        Args:
            task_id (UUID):
            body (SubmitAiAgentTaskDecisionsRequest):
        """
        from ...client import Client
        from ...models.submit_ai_agent_task_decisions_request import SubmitAiAgentTaskDecisionsRequest
        from .submit_ai_agent_task_decisions import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = SubmitAiAgentTaskDecisionsRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "ai_agent_tasks.submit_ai_agent_task_decisions",
                "POST",
                "/v1/ai/agents/tasks/{taskId}/decisions",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", task_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def list_ai_agent_task_messages(
        task_id: UUID | str,
        *,
        limit: int | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
    ) -> Call[AiAgentTaskMessageList]:
        """List the messages of a task

        The message events of a task.

        Args:
            task_id (UUID):
            limit (int | Unset):  Default: 25.
            pagination_token (str | Unset):
        """
        from ...client import Client
        from .list_ai_agent_task_messages import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "ai_agent_tasks.list_ai_agent_task_messages",
                "GET",
                "/v1/ai/agents/tasks/{taskId}/messages",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", task_id),
                limit=limit,
                pagination_token=pagination_token,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def send_ai_agent_task_message(
        task_id: UUID | str,
        *,
        body: SendAiAgentTaskMessageRequest | Mapping[str, Any],
    ) -> Call[SendAiAgentTaskMessageResponse]:
        """Send a message to a task

        Follows up on a task, which then goes on.

        Args:
            task_id (UUID):
            body (SendAiAgentTaskMessageRequest):
        """
        from ...client import Client
        from ...models.send_ai_agent_task_message_request import SendAiAgentTaskMessageRequest
        from .send_ai_agent_task_message import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = SendAiAgentTaskMessageRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "ai_agent_tasks.send_ai_agent_task_message",
                "POST",
                "/v1/ai/agents/tasks/{taskId}/messages",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", task_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def set_ai_agent_task_permissions(
        task_id: UUID | str,
        *,
        body: SetAiAgentTaskPermissionsRequest | Mapping[str, Any],
    ) -> Call[AiAgentTaskPermissions]:
        """Set the permissions of a task

        Replaces the tool permissions that a task was granted.

        Args:
            task_id (UUID):
            body (SetAiAgentTaskPermissionsRequest):
        """
        from ...client import Client
        from ...models.set_ai_agent_task_permissions_request import SetAiAgentTaskPermissionsRequest
        from .set_ai_agent_task_permissions import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = SetAiAgentTaskPermissionsRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "ai_agent_tasks.set_ai_agent_task_permissions",
                "PUT",
                "/v1/ai/agents/tasks/{taskId}/permissions",
                repeatable=True,
            ),
            _get_kwargs(
                _cast("UUID", task_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def stop_ai_agent_task(
        task_id: UUID | str,
    ) -> Call[None]:
        """Stop a task

        Asks a running task to come to an end.

        Args:
            task_id (UUID):
        """
        from .stop_ai_agent_task import _get_kwargs

        return Call(
            Operation(
                "ai_agent_tasks.stop_ai_agent_task", "POST", "/v1/ai/agents/tasks/{taskId}/stop", repeatable=False
            ),
            _get_kwargs(
                _cast("UUID", task_id),
            ),
            lambda reply: None,
        )


class AiAgentTasksApi:
    """AI Agent Tasks, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_ai_agent_tasks(
        self,
        *,
        project_id: str | Unset = UNSET,
        branch_id: str | Unset = UNSET,
        status: ListAiAgentTasksStatus | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AiAgentTaskPage:
        """List AI agent tasks

        The entries come under the key tasks, not under results as elsewhere.

        Args:
            project_id (str | Unset):
            branch_id (str | Unset):
            status (ListAiAgentTasksStatus | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 20.
        """
        return self._send(
            AiAgentTasksCalls.list_ai_agent_tasks(
                project_id=project_id,
                branch_id=branch_id,
                status=status,
                page=page,
                size=size,
            )
        )

    def create_ai_agent_task(
        self,
        *,
        body: CreateAiAgentTaskRequest | Mapping[str, Any],
    ) -> CreateAiAgentTaskResponse:
        """Create an AI agent task

        Sets an AI agent to work and returns at once.

        Args:
            body (CreateAiAgentTaskRequest):
        """
        return self._send(
            AiAgentTasksCalls.create_ai_agent_task(
                body=body,
            )
        )

    def get_ai_agent_task(
        self,
        task_id: UUID | str,
    ) -> AiAgentTask:
        """Get one AI agent task

        A task with its settings, and the decisions that it waits for.

        Args:
            task_id (UUID):
        """
        return self._send(
            AiAgentTasksCalls.get_ai_agent_task(
                task_id,
            )
        )

    def submit_ai_agent_task_decisions(
        self,
        task_id: UUID | str,
        *,
        body: SubmitAiAgentTaskDecisionsRequest | Mapping[str, Any],
    ) -> SubmitAiAgentTaskDecisionsResponse:
        """Submit decisions

        Approves or answers what a paused task waits for.

        Args:
            task_id (UUID):
            body (SubmitAiAgentTaskDecisionsRequest):
        """
        return self._send(
            AiAgentTasksCalls.submit_ai_agent_task_decisions(
                task_id,
                body=body,
            )
        )

    def list_ai_agent_task_messages(
        self,
        task_id: UUID | str,
        *,
        limit: int | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
    ) -> AiAgentTaskMessageList:
        """List the messages of a task

        The message events of a task.

        Args:
            task_id (UUID):
            limit (int | Unset):  Default: 25.
            pagination_token (str | Unset):
        """
        return self._send(
            AiAgentTasksCalls.list_ai_agent_task_messages(
                task_id,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    def send_ai_agent_task_message(
        self,
        task_id: UUID | str,
        *,
        body: SendAiAgentTaskMessageRequest | Mapping[str, Any],
    ) -> SendAiAgentTaskMessageResponse:
        """Send a message to a task

        Follows up on a task, which then goes on.

        Args:
            task_id (UUID):
            body (SendAiAgentTaskMessageRequest):
        """
        return self._send(
            AiAgentTasksCalls.send_ai_agent_task_message(
                task_id,
                body=body,
            )
        )

    def set_ai_agent_task_permissions(
        self,
        task_id: UUID | str,
        *,
        body: SetAiAgentTaskPermissionsRequest | Mapping[str, Any],
    ) -> AiAgentTaskPermissions:
        """Set the permissions of a task

        Replaces the tool permissions that a task was granted.

        Args:
            task_id (UUID):
            body (SetAiAgentTaskPermissionsRequest):
        """
        return self._send(
            AiAgentTasksCalls.set_ai_agent_task_permissions(
                task_id,
                body=body,
            )
        )

    def stop_ai_agent_task(
        self,
        task_id: UUID | str,
    ) -> None:
        """Stop a task

        Asks a running task to come to an end.

        Args:
            task_id (UUID):
        """
        return self._send(
            AiAgentTasksCalls.stop_ai_agent_task(
                task_id,
            )
        )


class AsyncAiAgentTasksApi:
    """AI Agent Tasks, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_ai_agent_tasks(
        self,
        *,
        project_id: str | Unset = UNSET,
        branch_id: str | Unset = UNSET,
        status: ListAiAgentTasksStatus | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AiAgentTaskPage:
        """List AI agent tasks

        The entries come under the key tasks, not under results as elsewhere.

        Args:
            project_id (str | Unset):
            branch_id (str | Unset):
            status (ListAiAgentTasksStatus | Unset):
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 20.
        """
        return await self._send(
            AiAgentTasksCalls.list_ai_agent_tasks(
                project_id=project_id,
                branch_id=branch_id,
                status=status,
                page=page,
                size=size,
            )
        )

    async def create_ai_agent_task(
        self,
        *,
        body: CreateAiAgentTaskRequest | Mapping[str, Any],
    ) -> CreateAiAgentTaskResponse:
        """Create an AI agent task

        Sets an AI agent to work and returns at once.

        Args:
            body (CreateAiAgentTaskRequest):
        """
        return await self._send(
            AiAgentTasksCalls.create_ai_agent_task(
                body=body,
            )
        )

    async def get_ai_agent_task(
        self,
        task_id: UUID | str,
    ) -> AiAgentTask:
        """Get one AI agent task

        A task with its settings, and the decisions that it waits for.

        Args:
            task_id (UUID):
        """
        return await self._send(
            AiAgentTasksCalls.get_ai_agent_task(
                task_id,
            )
        )

    async def submit_ai_agent_task_decisions(
        self,
        task_id: UUID | str,
        *,
        body: SubmitAiAgentTaskDecisionsRequest | Mapping[str, Any],
    ) -> SubmitAiAgentTaskDecisionsResponse:
        """Submit decisions

        Approves or answers what a paused task waits for.

        Args:
            task_id (UUID):
            body (SubmitAiAgentTaskDecisionsRequest):
        """
        return await self._send(
            AiAgentTasksCalls.submit_ai_agent_task_decisions(
                task_id,
                body=body,
            )
        )

    async def list_ai_agent_task_messages(
        self,
        task_id: UUID | str,
        *,
        limit: int | Unset = UNSET,
        pagination_token: str | Unset = UNSET,
    ) -> AiAgentTaskMessageList:
        """List the messages of a task

        The message events of a task.

        Args:
            task_id (UUID):
            limit (int | Unset):  Default: 25.
            pagination_token (str | Unset):
        """
        return await self._send(
            AiAgentTasksCalls.list_ai_agent_task_messages(
                task_id,
                limit=limit,
                pagination_token=pagination_token,
            )
        )

    async def send_ai_agent_task_message(
        self,
        task_id: UUID | str,
        *,
        body: SendAiAgentTaskMessageRequest | Mapping[str, Any],
    ) -> SendAiAgentTaskMessageResponse:
        """Send a message to a task

        Follows up on a task, which then goes on.

        Args:
            task_id (UUID):
            body (SendAiAgentTaskMessageRequest):
        """
        return await self._send(
            AiAgentTasksCalls.send_ai_agent_task_message(
                task_id,
                body=body,
            )
        )

    async def set_ai_agent_task_permissions(
        self,
        task_id: UUID | str,
        *,
        body: SetAiAgentTaskPermissionsRequest | Mapping[str, Any],
    ) -> AiAgentTaskPermissions:
        """Set the permissions of a task

        Replaces the tool permissions that a task was granted.

        Args:
            task_id (UUID):
            body (SetAiAgentTaskPermissionsRequest):
        """
        return await self._send(
            AiAgentTasksCalls.set_ai_agent_task_permissions(
                task_id,
                body=body,
            )
        )

    async def stop_ai_agent_task(
        self,
        task_id: UUID | str,
    ) -> None:
        """Stop a task

        Asks a running task to come to an end.

        Args:
            task_id (UUID):
        """
        return await self._send(
            AiAgentTasksCalls.stop_ai_agent_task(
                task_id,
            )
        )
