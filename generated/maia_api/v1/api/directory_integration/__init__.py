"""Directory Integration: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success

if TYPE_CHECKING:
    from ...models.scim_group import ScimGroup
    from ...models.scim_group_request import ScimGroupRequest
    from ...models.scim_patch_request import ScimPatchRequest
    from ...models.scim_user import ScimUser
    from ...models.scim_user_request import ScimUserRequest


class DirectoryIntegrationCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def get_scim_group(
        id: str,
    ) -> Call[ScimGroup]:
        """Get a SCIM group

        A group as the directory sees it, with the role that it stands for.

        Args:
            id (str):
        """
        from ...client import Client
        from .get_scim_group import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.get_scim_group",
                "GET",
                "/v1/directory-integration/scim/v2/Groups/{id}",
                repeatable=True,
            ),
            _get_kwargs(
                id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def update_scim_group(
        id: str,
        *,
        body: ScimGroupRequest | Mapping[str, Any],
    ) -> Call[ScimGroup]:
        """Replace a SCIM group

        Sets everything about a group, its members included.

        Args:
            id (str):
            body (ScimGroupRequest):
        """
        from ...client import Client
        from ...models.scim_group_request import ScimGroupRequest
        from .update_scim_group import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ScimGroupRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.update_scim_group",
                "PUT",
                "/v1/directory-integration/scim/v2/Groups/{id}",
                repeatable=True,
            ),
            _get_kwargs(
                id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def patch_scim_group(
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> Call[ScimGroup]:
        """Patch a SCIM group

        Carries out the operations of RFC 7644, section 3.5.2, on a group.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        from ...client import Client
        from ...models.scim_patch_request import ScimPatchRequest
        from .patch_scim_group import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ScimPatchRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.patch_scim_group",
                "PATCH",
                "/v1/directory-integration/scim/v2/Groups/{id}",
                repeatable=False,
            ),
            _get_kwargs(
                id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_scim_user(
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> Call[ScimUser]:
        """Create a SCIM user

        Adds a user from the directory.

        Args:
            body (ScimUserRequest):
        """
        from ...client import Client
        from ...models.scim_user_request import ScimUserRequest
        from .create_scim_user import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ScimUserRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.create_scim_user",
                "POST",
                "/v1/directory-integration/scim/v2/Users",
                repeatable=False,
            ),
            _get_kwargs(
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_scim_user(
        id: str,
    ) -> Call[ScimUser]:
        """Get a SCIM user

        A user as the directory sees it, with its groups.

        Args:
            id (str):
        """
        from ...client import Client
        from .get_scim_user import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.get_scim_user",
                "GET",
                "/v1/directory-integration/scim/v2/Users/{id}",
                repeatable=True,
            ),
            _get_kwargs(
                id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def update_scim_user(
        id: str,
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> Call[ScimUser]:
        """Replace a SCIM user

        Sets everything about a user.

        Args:
            id (str):
            body (ScimUserRequest):
        """
        from ...client import Client
        from ...models.scim_user_request import ScimUserRequest
        from .update_scim_user import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ScimUserRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.update_scim_user",
                "PUT",
                "/v1/directory-integration/scim/v2/Users/{id}",
                repeatable=True,
            ),
            _get_kwargs(
                id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def patch_scim_user(
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> Call[ScimUser]:
        """Patch a SCIM user

        Carries out the operations of RFC 7644, section 3.5.2, on a user.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        from ...client import Client
        from ...models.scim_patch_request import ScimPatchRequest
        from .patch_scim_user import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = ScimPatchRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "directory_integration.patch_scim_user",
                "PATCH",
                "/v1/directory-integration/scim/v2/Users/{id}",
                repeatable=False,
            ),
            _get_kwargs(
                id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )


class DirectoryIntegrationApi:
    """Directory Integration, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def get_scim_group(
        self,
        id: str,
    ) -> ScimGroup:
        """Get a SCIM group

        A group as the directory sees it, with the role that it stands for.

        Args:
            id (str):
        """
        return self._send(
            DirectoryIntegrationCalls.get_scim_group(
                id,
            )
        )

    def update_scim_group(
        self,
        id: str,
        *,
        body: ScimGroupRequest | Mapping[str, Any],
    ) -> ScimGroup:
        """Replace a SCIM group

        Sets everything about a group, its members included.

        Args:
            id (str):
            body (ScimGroupRequest):
        """
        return self._send(
            DirectoryIntegrationCalls.update_scim_group(
                id,
                body=body,
            )
        )

    def patch_scim_group(
        self,
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> ScimGroup:
        """Patch a SCIM group

        Carries out the operations of RFC 7644, section 3.5.2, on a group.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        return self._send(
            DirectoryIntegrationCalls.patch_scim_group(
                id,
                body=body,
            )
        )

    def create_scim_user(
        self,
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Create a SCIM user

        Adds a user from the directory.

        Args:
            body (ScimUserRequest):
        """
        return self._send(
            DirectoryIntegrationCalls.create_scim_user(
                body=body,
            )
        )

    def get_scim_user(
        self,
        id: str,
    ) -> ScimUser:
        """Get a SCIM user

        A user as the directory sees it, with its groups.

        Args:
            id (str):
        """
        return self._send(
            DirectoryIntegrationCalls.get_scim_user(
                id,
            )
        )

    def update_scim_user(
        self,
        id: str,
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Replace a SCIM user

        Sets everything about a user.

        Args:
            id (str):
            body (ScimUserRequest):
        """
        return self._send(
            DirectoryIntegrationCalls.update_scim_user(
                id,
                body=body,
            )
        )

    def patch_scim_user(
        self,
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Patch a SCIM user

        Carries out the operations of RFC 7644, section 3.5.2, on a user.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        return self._send(
            DirectoryIntegrationCalls.patch_scim_user(
                id,
                body=body,
            )
        )


class AsyncDirectoryIntegrationApi:
    """Directory Integration, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def get_scim_group(
        self,
        id: str,
    ) -> ScimGroup:
        """Get a SCIM group

        A group as the directory sees it, with the role that it stands for.

        Args:
            id (str):
        """
        return await self._send(
            DirectoryIntegrationCalls.get_scim_group(
                id,
            )
        )

    async def update_scim_group(
        self,
        id: str,
        *,
        body: ScimGroupRequest | Mapping[str, Any],
    ) -> ScimGroup:
        """Replace a SCIM group

        Sets everything about a group, its members included.

        Args:
            id (str):
            body (ScimGroupRequest):
        """
        return await self._send(
            DirectoryIntegrationCalls.update_scim_group(
                id,
                body=body,
            )
        )

    async def patch_scim_group(
        self,
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> ScimGroup:
        """Patch a SCIM group

        Carries out the operations of RFC 7644, section 3.5.2, on a group.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        return await self._send(
            DirectoryIntegrationCalls.patch_scim_group(
                id,
                body=body,
            )
        )

    async def create_scim_user(
        self,
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Create a SCIM user

        Adds a user from the directory.

        Args:
            body (ScimUserRequest):
        """
        return await self._send(
            DirectoryIntegrationCalls.create_scim_user(
                body=body,
            )
        )

    async def get_scim_user(
        self,
        id: str,
    ) -> ScimUser:
        """Get a SCIM user

        A user as the directory sees it, with its groups.

        Args:
            id (str):
        """
        return await self._send(
            DirectoryIntegrationCalls.get_scim_user(
                id,
            )
        )

    async def update_scim_user(
        self,
        id: str,
        *,
        body: ScimUserRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Replace a SCIM user

        Sets everything about a user.

        Args:
            id (str):
            body (ScimUserRequest):
        """
        return await self._send(
            DirectoryIntegrationCalls.update_scim_user(
                id,
                body=body,
            )
        )

    async def patch_scim_user(
        self,
        id: str,
        *,
        body: ScimPatchRequest | Mapping[str, Any],
    ) -> ScimUser:
        """Patch a SCIM user

        Carries out the operations of RFC 7644, section 3.5.2, on a user.

        Args:
            id (str):
            body (ScimPatchRequest):
        """
        return await self._send(
            DirectoryIntegrationCalls.patch_scim_user(
                id,
                body=body,
            )
        )
