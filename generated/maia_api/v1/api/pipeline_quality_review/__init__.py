"""Pipeline Quality Review: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.pipeline_review import PipelineReview
    from ...models.pipeline_review_request import PipelineReviewRequest


class PipelineQualityReviewCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def review_pipeline_quality(
        project_id: UUID | str,
        *,
        body: PipelineReviewRequest | Mapping[str, Any],
        agent_version: str,
    ) -> Call[PipelineReview]:
        """Review pipelines

        Checks pipeline files of one commit against the quality rules.

        Args:
            project_id (UUID):
            agent_version (str):
            body (PipelineReviewRequest):
        """
        from ...client import Client
        from ...models.pipeline_review_request import PipelineReviewRequest
        from .review_pipeline_quality import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = PipelineReviewRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "pipeline_quality_review.review_pipeline_quality",
                "POST",
                "/v1/projects/{projectId}/reviews",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
                agent_version=agent_version,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class PipelineQualityReviewApi:
    """Pipeline Quality Review, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def review_pipeline_quality(
        self,
        project_id: UUID | str,
        *,
        body: PipelineReviewRequest | Mapping[str, Any],
        agent_version: str,
    ) -> PipelineReview:
        """Review pipelines

        Checks pipeline files of one commit against the quality rules.

        Args:
            project_id (UUID):
            agent_version (str):
            body (PipelineReviewRequest):
        """
        return self._send(
            PipelineQualityReviewCalls.review_pipeline_quality(
                project_id,
                body=body,
                agent_version=agent_version,
            )
        )


class AsyncPipelineQualityReviewApi:
    """Pipeline Quality Review, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def review_pipeline_quality(
        self,
        project_id: UUID | str,
        *,
        body: PipelineReviewRequest | Mapping[str, Any],
        agent_version: str,
    ) -> PipelineReview:
        """Review pipelines

        Checks pipeline files of one commit against the quality rules.

        Args:
            project_id (UUID):
            agent_version (str):
            body (PipelineReviewRequest):
        """
        return await self._send(
            PipelineQualityReviewCalls.review_pipeline_quality(
                project_id,
                body=body,
                agent_version=agent_version,
            )
        )
