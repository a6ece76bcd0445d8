"""Artifacts: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success, with_parts
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.artifact_details import ArtifactDetails
    from ...models.artifact_files import ArtifactFiles
    from ...models.artifact_page import ArtifactPage
    from ...models.promote_artifact_request import PromoteArtifactRequest
    from ...models.promote_artifact_response import PromoteArtifactResponse
    from ...models.publish_artifact_response import PublishArtifactResponse


class ArtifactsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_artifacts(
        project_id: str,
        *,
        environment_name: str,
        enabled_only: bool | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[ArtifactPage]:
        """List artifacts

        The versions that were published to an environment.

        Args:
            project_id (str):
            environment_name (str):
            enabled_only (bool | Unset):  Default: True.
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_artifacts import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("artifacts.list_artifacts", "GET", "/v1/projects/{projectId}/artifacts", repeatable=True),
            _get_kwargs(
                project_id,
                environment_name=environment_name,
                enabled_only=enabled_only,
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def publish_artifact(
        project_id: UUID | str,
        *,
        body: ArtifactFiles | Mapping[str, Any],
        version_name: str,
        environment_name: str,
        commit_hash: str | Unset = UNSET,
        branch: str | Unset = UNSET,
    ) -> Call[PublishArtifactResponse]:
        """Publish an artifact

        Publishes files to an environment: one part per file, under its relative path. Archives are not
        supported. A connector profile is a part called connector-profile:flex-<id>.json or
        connector-profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

        Args:
            project_id (UUID):
            version_name (str):
            environment_name (str):
            commit_hash (str | Unset):
            branch (str | Unset):
            body (ArtifactFiles): The files by their relative paths.
        """
        from ...client import Client
        from ...models.artifact_files import ArtifactFiles
        from .publish_artifact import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ArtifactFiles.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("artifacts.publish_artifact", "POST", "/v1/projects/{projectId}/artifacts", repeatable=False),
            with_parts(
                _get_kwargs(
                    _cast("UUID", project_id),
                    body=body,
                    version_name=version_name,
                    environment_name=environment_name,
                    commit_hash=commit_hash,
                    branch=branch,
                )
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_artifact_details(
        project_id: str,
        *,
        environment_name: str,
        version_name: str | Unset = UNSET,
    ) -> Call[ArtifactDetails]:
        """Get the details of an artifact

        One published version and the names of what is in it.

        Args:
            project_id (str):
            environment_name (str):
            version_name (str | Unset):
        """
        from ...client import Client
        from .get_artifact_details import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "artifacts.get_artifact_details", "GET", "/v1/projects/{projectId}/artifacts/details", repeatable=True
            ),
            _get_kwargs(
                project_id,
                environment_name=environment_name,
                version_name=version_name,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def promote_artifact(
        project_id: str,
        *,
        body: PromoteArtifactRequest | Mapping[str, Any],
    ) -> Call[PromoteArtifactResponse]:
        """Promote an artifact

        Publishes a version of one environment to another one.

        Args:
            project_id (str):
            body (PromoteArtifactRequest):
        """
        from ...client import Client
        from ...models.promote_artifact_request import PromoteArtifactRequest
        from .promote_artifact import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = PromoteArtifactRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "artifacts.promote_artifact", "POST", "/v1/projects/{projectId}/artifacts/promotions", repeatable=False
            ),
            _get_kwargs(
                project_id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )


class ArtifactsApi:
    """Artifacts, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_artifacts(
        self,
        project_id: str,
        *,
        environment_name: str,
        enabled_only: bool | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ArtifactPage:
        """List artifacts

        The versions that were published to an environment.

        Args:
            project_id (str):
            environment_name (str):
            enabled_only (bool | Unset):  Default: True.
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            ArtifactsCalls.list_artifacts(
                project_id,
                environment_name=environment_name,
                enabled_only=enabled_only,
                page=page,
                size=size,
            )
        )

    def publish_artifact(
        self,
        project_id: UUID | str,
        *,
        body: ArtifactFiles | Mapping[str, Any],
        version_name: str,
        environment_name: str,
        commit_hash: str | Unset = UNSET,
        branch: str | Unset = UNSET,
    ) -> PublishArtifactResponse:
        """Publish an artifact

        Publishes files to an environment: one part per file, under its relative path. Archives are not
        supported. A connector profile is a part called connector-profile:flex-<id>.json or
        connector-profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

        Args:
            project_id (UUID):
            version_name (str):
            environment_name (str):
            commit_hash (str | Unset):
            branch (str | Unset):
            body (ArtifactFiles): The files by their relative paths.
        """
        return self._send(
            ArtifactsCalls.publish_artifact(
                project_id,
                body=body,
                version_name=version_name,
                environment_name=environment_name,
                commit_hash=commit_hash,
                branch=branch,
            )
        )

    def get_artifact_details(
        self,
        project_id: str,
        *,
        environment_name: str,
        version_name: str | Unset = UNSET,
    ) -> ArtifactDetails:
        """Get the details of an artifact

        One published version and the names of what is in it.

        Args:
            project_id (str):
            environment_name (str):
            version_name (str | Unset):
        """
        return self._send(
            ArtifactsCalls.get_artifact_details(
                project_id,
                environment_name=environment_name,
                version_name=version_name,
            )
        )

    def promote_artifact(
        self,
        project_id: str,
        *,
        body: PromoteArtifactRequest | Mapping[str, Any],
    ) -> PromoteArtifactResponse:
        """Promote an artifact

        Publishes a version of one environment to another one.

        Args:
            project_id (str):
            body (PromoteArtifactRequest):
        """
        return self._send(
            ArtifactsCalls.promote_artifact(
                project_id,
                body=body,
            )
        )


class AsyncArtifactsApi:
    """Artifacts, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_artifacts(
        self,
        project_id: str,
        *,
        environment_name: str,
        enabled_only: bool | Unset = UNSET,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> ArtifactPage:
        """List artifacts

        The versions that were published to an environment.

        Args:
            project_id (str):
            environment_name (str):
            enabled_only (bool | Unset):  Default: True.
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            ArtifactsCalls.list_artifacts(
                project_id,
                environment_name=environment_name,
                enabled_only=enabled_only,
                page=page,
                size=size,
            )
        )

    async def publish_artifact(
        self,
        project_id: UUID | str,
        *,
        body: ArtifactFiles | Mapping[str, Any],
        version_name: str,
        environment_name: str,
        commit_hash: str | Unset = UNSET,
        branch: str | Unset = UNSET,
    ) -> PublishArtifactResponse:
        """Publish an artifact

        Publishes files to an environment: one part per file, under its relative path. Archives are not
        supported. A connector profile is a part called connector-profile:flex-<id>.json or
        connector-profile:custom-<id>.json of type application/vnd.matillion.connector-profile+json.

        Args:
            project_id (UUID):
            version_name (str):
            environment_name (str):
            commit_hash (str | Unset):
            branch (str | Unset):
            body (ArtifactFiles): The files by their relative paths.
        """
        return await self._send(
            ArtifactsCalls.publish_artifact(
                project_id,
                body=body,
                version_name=version_name,
                environment_name=environment_name,
                commit_hash=commit_hash,
                branch=branch,
            )
        )

    async def get_artifact_details(
        self,
        project_id: str,
        *,
        environment_name: str,
        version_name: str | Unset = UNSET,
    ) -> ArtifactDetails:
        """Get the details of an artifact

        One published version and the names of what is in it.

        Args:
            project_id (str):
            environment_name (str):
            version_name (str | Unset):
        """
        return await self._send(
            ArtifactsCalls.get_artifact_details(
                project_id,
                environment_name=environment_name,
                version_name=version_name,
            )
        )

    async def promote_artifact(
        self,
        project_id: str,
        *,
        body: PromoteArtifactRequest | Mapping[str, Any],
    ) -> PromoteArtifactResponse:
        """Promote an artifact

        Publishes a version of one environment to another one.

        Args:
            project_id (str):
            body (PromoteArtifactRequest):
        """
        return await self._send(
            ArtifactsCalls.promote_artifact(
                project_id,
                body=body,
            )
        )
