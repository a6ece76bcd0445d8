"""Secret References: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.create_secret_reference_request import CreateSecretReferenceRequest


class SecretReferencesCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def create_secret_reference(
        project_id: UUID | str,
        secret_reference_name: str,
        *,
        body: CreateSecretReferenceRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Create a secret reference

        Gives a secret that is kept in a vault a name in a project.

        Args:
            project_id (UUID):
            secret_reference_name (str):
            body (CreateSecretReferenceRequest):
        """
        from ...models.create_secret_reference_request import CreateSecretReferenceRequest
        from .create_secret_reference import _get_kwargs

        if isinstance(body, Mapping):
            body = CreateSecretReferenceRequest.from_dict(body)

        return Call(
            Operation(
                "secret_references.create_secret_reference",
                "POST",
                "/v1/projects/{projectId}/secret-references/{secretReferenceName}",
                repeatable=False,
            ),
            _get_kwargs(
                _cast("UUID", project_id),
                secret_reference_name,
                body=body,
            ),
            lambda reply: None,
        )


class SecretReferencesApi:
    """Secret References, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def create_secret_reference(
        self,
        project_id: UUID | str,
        secret_reference_name: str,
        *,
        body: CreateSecretReferenceRequest | Mapping[str, Any],
    ) -> None:
        """Create a secret reference

        Gives a secret that is kept in a vault a name in a project.

        Args:
            project_id (UUID):
            secret_reference_name (str):
            body (CreateSecretReferenceRequest):
        """
        return self._send(
            SecretReferencesCalls.create_secret_reference(
                project_id,
                secret_reference_name,
                body=body,
            )
        )


class AsyncSecretReferencesApi:
    """Secret References, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def create_secret_reference(
        self,
        project_id: UUID | str,
        secret_reference_name: str,
        *,
        body: CreateSecretReferenceRequest | Mapping[str, Any],
    ) -> None:
        """Create a secret reference

        Gives a secret that is kept in a vault a name in a project.

        Args:
            project_id (UUID):
            secret_reference_name (str):
            body (CreateSecretReferenceRequest):
        """
        return await self._send(
            SecretReferencesCalls.create_secret_reference(
                project_id,
                secret_reference_name,
                body=body,
            )
        )
