"""Repositories: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.associate_repository_request import AssociateRepositoryRequest


class RepositoriesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def associate_repository(
        project_id: UUID | str,
        *,
        body: AssociateRepositoryRequest | Mapping[str, Any],
        git_provider_access_token: str | Unset = UNSET,
    ) -> Call[None]:
        """Associate a repository

        Links a Git repository to a project that has none.

        Args:
            project_id (UUID):
            git_provider_access_token (str | Unset):
            body (AssociateRepositoryRequest):
        """
        from ...models.associate_repository_request import AssociateRepositoryRequest
        from .associate_repository import _get_kwargs

        if isinstance(body, Mapping):
            body = AssociateRepositoryRequest.from_dict(body)

        return Call(
            Operation(
                "repositories.associate_repository", "POST", "/v1/projects/{projectId}/repositories", repeatable=False
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                body=body,
                git_provider_access_token=git_provider_access_token,
            ),
            lambda reply: None,
        )

    @staticmethod
    def rotate_repository_token(
        project_id: UUID | str,
        *,
        git_provider_access_token: str,
    ) -> Call[None]:
        """Rotate the token of a repository

        Replaces the access token that a project uses for its repository.

        Args:
            project_id (UUID):
            git_provider_access_token (str):
        """
        from .rotate_repository_token import _get_kwargs

        return Call(
            Operation(
                "repositories.rotate_repository_token",
                "POST",
                "/v1/projects/{projectId}/repositories/token",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                git_provider_access_token=git_provider_access_token,
            ),
            lambda reply: None,
        )


class RepositoriesApi:
    """Repositories, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def associate_repository(
        self,
        project_id: UUID | str,
        *,
        body: AssociateRepositoryRequest | Mapping[str, Any],
        git_provider_access_token: str | Unset = UNSET,
    ) -> None:
        """Associate a repository

        Links a Git repository to a project that has none.

        Args:
            project_id (UUID):
            git_provider_access_token (str | Unset):
            body (AssociateRepositoryRequest):
        """
        return self._send(
            RepositoriesCalls.associate_repository(
                project_id,
                body=body,
                git_provider_access_token=git_provider_access_token,
            )
        )

    def rotate_repository_token(
        self,
        project_id: UUID | str,
        *,
        git_provider_access_token: str,
    ) -> None:
        """Rotate the token of a repository

        Replaces the access token that a project uses for its repository.

        Args:
            project_id (UUID):
            git_provider_access_token (str):
        """
        return self._send(
            RepositoriesCalls.rotate_repository_token(
                project_id,
                git_provider_access_token=git_provider_access_token,
            )
        )


class AsyncRepositoriesApi:
    """Repositories, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def associate_repository(
        self,
        project_id: UUID | str,
        *,
        body: AssociateRepositoryRequest | Mapping[str, Any],
        git_provider_access_token: str | Unset = UNSET,
    ) -> None:
        """Associate a repository

        Links a Git repository to a project that has none.

        Args:
            project_id (UUID):
            git_provider_access_token (str | Unset):
            body (AssociateRepositoryRequest):
        """
        return await self._send(
            RepositoriesCalls.associate_repository(
                project_id,
                body=body,
                git_provider_access_token=git_provider_access_token,
            )
        )

    async def rotate_repository_token(
        self,
        project_id: UUID | str,
        *,
        git_provider_access_token: str,
    ) -> None:
        """Rotate the token of a repository

        Replaces the access token that a project uses for its repository.

        Args:
            project_id (UUID):
            git_provider_access_token (str):
        """
        return await self._send(
            RepositoriesCalls.rotate_repository_token(
                project_id,
                git_provider_access_token=git_provider_access_token,
            )
        )
