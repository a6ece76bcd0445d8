"""Shared Pipeline Artifacts: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success, with_parts
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from ...models.artifact_files import ArtifactFiles
    from ...models.publish_shared_pipeline_artifact_response import PublishSharedPipelineArtifactResponse
    from ...models.shared_pipeline_artifact_details import SharedPipelineArtifactDetails


class SharedPipelineArtifactsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_shared_pipelines() -> Call[Any]:
        """List shared pipelines

        The shared pipelines that the account has published. Needs the role Admin or Super Admin.
        """
        from .list_shared_pipelines import _get_kwargs

        return Call(
            Operation(
                "shared_pipeline_artifacts.list_shared_pipelines", "GET", "/v1/shared-pipelines", repeatable=True
            ),
            _get_kwargs(),
            lambda reply: Success(reply, ((200, 200),), None).json(),
        )

    @staticmethod
    def list_shared_pipeline_artifacts() -> Call[Any]:
        """List shared pipeline artifacts

        The published versions of shared pipelines.
        """
        from .list_shared_pipeline_artifacts import _get_kwargs

        return Call(
            Operation(
                "shared_pipeline_artifacts.list_shared_pipeline_artifacts",
                "GET",
                "/v1/shared-pipelines/artifacts",
                repeatable=True,
            ),
            _get_kwargs(),
            lambda reply: Success(reply, ((200, 200),), None).json(),
        )

    @staticmethod
    def publish_shared_pipeline_artifact(
        *,
        body: ArtifactFiles | Mapping[str, Any],
    ) -> Call[PublishSharedPipelineArtifactResponse]:
        """Publish a shared pipeline artifact

        Publishes files as a version of shared pipelines.

        Args:
            body (ArtifactFiles): The files by their relative paths.
        """
        from ...client import Client
        from ...models.artifact_files import ArtifactFiles
        from .publish_shared_pipeline_artifact import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ArtifactFiles.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "shared_pipeline_artifacts.publish_shared_pipeline_artifact",
                "POST",
                "/v1/shared-pipelines/artifacts",
                repeatable=False,
            ),
            with_parts(
                _get_kwargs(
                    body=body,
                )
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_shared_pipeline_artifact_details(
        *,
        shared_pipeline_id_prefix: str,
        version_name: str | Unset = UNSET,
    ) -> Call[SharedPipelineArtifactDetails]:
        """Get the details of a shared pipeline artifact

        One published version and the pipelines in it. Needs the role Admin or Super Admin.

        Args:
            shared_pipeline_id_prefix (str):
            version_name (str | Unset):
        """
        from ...client import Client
        from .get_shared_pipeline_artifact_details import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "shared_pipeline_artifacts.get_shared_pipeline_artifact_details",
                "GET",
                "/v1/shared-pipelines/artifacts/details",
                repeatable=True,
            ),
            _get_kwargs(
                shared_pipeline_id_prefix=shared_pipeline_id_prefix,
                version_name=version_name,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class SharedPipelineArtifactsApi:
    """Shared Pipeline Artifacts, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_shared_pipelines(
        self,
    ) -> Any:
        """List shared pipelines

        The shared pipelines that the account has published. Needs the role Admin or Super Admin.
        """
        return self._send(SharedPipelineArtifactsCalls.list_shared_pipelines())

    def list_shared_pipeline_artifacts(
        self,
    ) -> Any:
        """List shared pipeline artifacts

        The published versions of shared pipelines.
        """
        return self._send(SharedPipelineArtifactsCalls.list_shared_pipeline_artifacts())

    def publish_shared_pipeline_artifact(
        self,
        *,
        body: ArtifactFiles | Mapping[str, Any],
    ) -> PublishSharedPipelineArtifactResponse:
        """Publish a shared pipeline artifact

        Publishes files as a version of shared pipelines.

        Args:
            body (ArtifactFiles): The files by their relative paths.
        """
        return self._send(
            SharedPipelineArtifactsCalls.publish_shared_pipeline_artifact(
                body=body,
            )
        )

    def get_shared_pipeline_artifact_details(
        self,
        *,
        shared_pipeline_id_prefix: str,
        version_name: str | Unset = UNSET,
    ) -> SharedPipelineArtifactDetails:
        """Get the details of a shared pipeline artifact

        One published version and the pipelines in it. Needs the role Admin or Super Admin.

        Args:
            shared_pipeline_id_prefix (str):
            version_name (str | Unset):
        """
        return self._send(
            SharedPipelineArtifactsCalls.get_shared_pipeline_artifact_details(
                shared_pipeline_id_prefix=shared_pipeline_id_prefix,
                version_name=version_name,
            )
        )


class AsyncSharedPipelineArtifactsApi:
    """Shared Pipeline Artifacts, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_shared_pipelines(
        self,
    ) -> Any:
        """List shared pipelines

        The shared pipelines that the account has published. Needs the role Admin or Super Admin.
        """
        return await self._send(SharedPipelineArtifactsCalls.list_shared_pipelines())

    async def list_shared_pipeline_artifacts(
        self,
    ) -> Any:
        """List shared pipeline artifacts

        The published versions of shared pipelines.
        """
        return await self._send(SharedPipelineArtifactsCalls.list_shared_pipeline_artifacts())

    async def publish_shared_pipeline_artifact(
        self,
        *,
        body: ArtifactFiles | Mapping[str, Any],
    ) -> PublishSharedPipelineArtifactResponse:
        """Publish a shared pipeline artifact

        Publishes files as a version of shared pipelines.

        Args:
            body (ArtifactFiles): The files by their relative paths.
        """
        return await self._send(
            SharedPipelineArtifactsCalls.publish_shared_pipeline_artifact(
                body=body,
            )
        )

    async def get_shared_pipeline_artifact_details(
        self,
        *,
        shared_pipeline_id_prefix: str,
        version_name: str | Unset = UNSET,
    ) -> SharedPipelineArtifactDetails:
        """Get the details of a shared pipeline artifact

        One published version and the pipelines in it. Needs the role Admin or Super Admin.

        Args:
            shared_pipeline_id_prefix (str):
            version_name (str | Unset):
        """
        return await self._send(
            SharedPipelineArtifactsCalls.get_shared_pipeline_artifact_details(
                shared_pipeline_id_prefix=shared_pipeline_id_prefix,
                version_name=version_name,
            )
        )
