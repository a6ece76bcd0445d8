"""Test Execution: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.cancel_test_execution_request import CancelTestExecutionRequest
    from ...models.cancel_test_execution_response import CancelTestExecutionResponse
    from ...models.create_test_execution_request import CreateTestExecutionRequest
    from ...models.create_test_execution_response import CreateTestExecutionResponse


class TestExecutionCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def create_test_execution(
        project_id: UUID | str,
        *,
        body: CreateTestExecutionRequest | Mapping[str, Any],
    ) -> Call[CreateTestExecutionResponse]:
        """Run tests

        Starts single tests, the tests of some pipelines, or those of the whole project.

        Args:
            project_id (UUID):
            body (CreateTestExecutionRequest):
        """
        from ...client import Client
        from ...models.create_test_execution_request import CreateTestExecutionRequest
        from .create_test_execution import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateTestExecutionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "test_execution.create_test_execution",
                "POST",
                "/v1/projects/{projectId}/test-executions",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def cancel_test_execution(
        project_id: str,
        test_execution_id: UUID | str,
        *,
        body: CancelTestExecutionRequest | Mapping[str, Any],
    ) -> Call[CancelTestExecutionResponse]:
        """Cancel running tests

        Asks the service to stop a test execution.

        Args:
            project_id (str):
            test_execution_id (UUID):
            body (CancelTestExecutionRequest):
        """
        from ...client import Client
        from ...models.cancel_test_execution_request import CancelTestExecutionRequest
        from .cancel_test_execution import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CancelTestExecutionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "test_execution.cancel_test_execution",
                "PATCH",
                "/v1/projects/{projectId}/test-executions/{testExecutionId}",
                repeatable=False,
            ),
            _get_kwargs(
                project_id,
                _cast("UUID", test_execution_id),
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )


class TestExecutionApi:
    """Test Execution, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def create_test_execution(
        self,
        project_id: UUID | str,
        *,
        body: CreateTestExecutionRequest | Mapping[str, Any],
    ) -> CreateTestExecutionResponse:
        """Run tests

        Starts single tests, the tests of some pipelines, or those of the whole project.

        Args:
            project_id (UUID):
            body (CreateTestExecutionRequest):
        """
        return self._send(
            TestExecutionCalls.create_test_execution(
                project_id,
                body=body,
            )
        )

    def cancel_test_execution(
        self,
        project_id: str,
        test_execution_id: UUID | str,
        *,
        body: CancelTestExecutionRequest | Mapping[str, Any],
    ) -> CancelTestExecutionResponse:
        """Cancel running tests

        Asks the service to stop a test execution.

        Args:
            project_id (str):
            test_execution_id (UUID):
            body (CancelTestExecutionRequest):
        """
        return self._send(
            TestExecutionCalls.cancel_test_execution(
                project_id,
                test_execution_id,
                body=body,
            )
        )


class AsyncTestExecutionApi:
    """Test Execution, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def create_test_execution(
        self,
        project_id: UUID | str,
        *,
        body: CreateTestExecutionRequest | Mapping[str, Any],
    ) -> CreateTestExecutionResponse:
        """Run tests

        Starts single tests, the tests of some pipelines, or those of the whole project.

        Args:
            project_id (UUID):
            body (CreateTestExecutionRequest):
        """
        return await self._send(
            TestExecutionCalls.create_test_execution(
                project_id,
                body=body,
            )
        )

    async def cancel_test_execution(
        self,
        project_id: str,
        test_execution_id: UUID | str,
        *,
        body: CancelTestExecutionRequest | Mapping[str, Any],
    ) -> CancelTestExecutionResponse:
        """Cancel running tests

        Asks the service to stop a test execution.

        Args:
            project_id (str):
            test_execution_id (UUID):
            body (CancelTestExecutionRequest):
        """
        return await self._send(
            TestExecutionCalls.cancel_test_execution(
                project_id,
                test_execution_id,
                body=body,
            )
        )
