"""Agents: its operations as unsent calls, and bound to a client, synchronous and asynchronous."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from typing import cast as _cast

from ....calls import AsyncSender, Call, Operation, Sender, Success
from ...types import UNSET, Unset

if TYPE_CHECKING:
    from uuid import UUID

    from ...models.agent import Agent
    from ...models.agent_allowlist import AgentAllowlist
    from ...models.agent_allowlist_request import AgentAllowlistRequest
    from ...models.agent_command_request import AgentCommandRequest
    from ...models.agent_credentials import AgentCredentials
    from ...models.agent_credentials_action_request import AgentCredentialsActionRequest
    from ...models.agent_page import AgentPage
    from ...models.create_agent_request import CreateAgentRequest
    from ...models.update_agent_request import UpdateAgentRequest


class AgentsCalls:
    """Unsent calls: hand one to a client, or `yield from` it inside a flow."""

    @staticmethod
    def list_agents(
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> Call[AgentPage]:
        """List agents

        The agents of the account. The documentation calls them Maia runners.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        from ...client import Client
        from .list_agents import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("agents.list_agents", "GET", "/v1/agents", repeatable=True),
            _get_kwargs(
                page=page,
                size=size,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def create_agent(
        *,
        body: CreateAgentRequest | Mapping[str, Any],
    ) -> Call[Agent]:
        """Create an agent

        Adds an agent to the account.

        Args:
            body (CreateAgentRequest):
        """
        from ...client import Client
        from ...models.create_agent_request import CreateAgentRequest
        from .create_agent import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = CreateAgentRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("agents.create_agent", "POST", "/v1/agents", repeatable=False),
            _get_kwargs(
                body=body,
            ),
            lambda reply: Success(reply, ((201, 201),), None).read(_parse_response, client),
        )

    @staticmethod
    def get_agent(
        agent_id: str,
    ) -> Call[Agent]:
        """Get one agent

        An agent with its status and version.

        Args:
            agent_id (str):
        """
        from ...client import Client
        from .get_agent import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("agents.get_agent", "GET", "/v1/agents/{agentId}", repeatable=True),
            _get_kwargs(
                agent_id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def delete_agent(
        agent_id: str,
    ) -> Call[None]:
        """Delete an agent

        Deletes one agent. Its status must be STOPPED, PENDING or UNKNOWN.

        Args:
            agent_id (str):
        """
        from .delete_agent import _get_kwargs

        return Call(
            Operation("agents.delete_agent", "DELETE", "/v1/agents/{agentId}", repeatable=False),
            _get_kwargs(
                agent_id,
            ),
            lambda reply: None,
        )

    @staticmethod
    def update_agent(
        agent_id: str,
        *,
        body: UpdateAgentRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Update an agent

        Changes the settings of an agent.

        Args:
            agent_id (str):
            body (UpdateAgentRequest):
        """
        from ...models.update_agent_request import UpdateAgentRequest
        from .update_agent import _get_kwargs

        if isinstance(body, Mapping):
            body = UpdateAgentRequest.from_dict(body)

        return Call(
            Operation("agents.update_agent", "PATCH", "/v1/agents/{agentId}", repeatable=False),
            _get_kwargs(
                agent_id,
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def get_agent_allowlist(
        agent_id: str,
    ) -> Call[AgentAllowlist]:
        """Get the allow list of an agent

        The projects and environments that may use an agent.

        Args:
            agent_id (str):
        """
        from ...client import Client
        from .get_agent_allowlist import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("agents.get_agent_allowlist", "GET", "/v1/agents/{agentId}/allowlist", repeatable=True),
            _get_kwargs(
                agent_id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def set_agent_allowlist(
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Set the allow list of an agent

        Replaces the list of projects and environments that may use an agent. It may be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        from ...models.agent_allowlist_request import AgentAllowlistRequest
        from .set_agent_allowlist import _get_kwargs

        if isinstance(body, Mapping):
            body = AgentAllowlistRequest.from_dict(body)

        return Call(
            Operation("agents.set_agent_allowlist", "PUT", "/v1/agents/{agentId}/allowlist", repeatable=True),
            _get_kwargs(
                agent_id,
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def remove_from_agent_allowlist(
        agent_id: str,
        *,
        project_id: UUID,
        environment_name: str | Unset = UNSET,
    ) -> Call[None]:
        """Remove from the allow list of an agent

        No longer lets an environment, or a whole project, use an agent.

        Args:
            agent_id (str):
            project_id (UUID):
            environment_name (str | Unset):
        """
        from .remove_from_agent_allowlist import _get_kwargs

        return Call(
            Operation(
                "agents.remove_from_agent_allowlist", "DELETE", "/v1/agents/{agentId}/allowlist", repeatable=False
            ),
            _get_kwargs(
                agent_id,
                project_id=project_id,
                environment_name=environment_name,
            ),
            lambda reply: None,
        )

    @staticmethod
    def add_to_agent_allowlist(
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Add to the allow list of an agent

        Lets more projects or environments use an agent. The list may not be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        from ...models.agent_allowlist_request import AgentAllowlistRequest
        from .add_to_agent_allowlist import _get_kwargs

        if isinstance(body, Mapping):
            body = AgentAllowlistRequest.from_dict(body)

        return Call(
            Operation("agents.add_to_agent_allowlist", "PATCH", "/v1/agents/{agentId}/allowlist", repeatable=False),
            _get_kwargs(
                agent_id,
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def send_agent_command(
        agent_id: str,
        *,
        body: AgentCommandRequest | Mapping[str, Any],
    ) -> Call[None]:
        """Send a command to an agent

        Restarts, pauses or resumes an agent.

        Args:
            agent_id (str):
            body (AgentCommandRequest):
        """
        from ...models.agent_command_request import AgentCommandRequest
        from .send_agent_command import _get_kwargs

        if isinstance(body, Mapping):
            body = AgentCommandRequest.from_dict(body)

        return Call(
            Operation("agents.send_agent_command", "POST", "/v1/agents/{agentId}/commands", repeatable=False),
            _get_kwargs(
                agent_id,
                body=body,
            ),
            lambda reply: None,
        )

    @staticmethod
    def get_agent_credentials(
        agent_id: str,
    ) -> Call[AgentCredentials]:
        """Get the credentials of an agent

        What an agent signs in with. The secret comes in clear text.

        Args:
            agent_id (str):
        """
        from ...client import Client
        from .get_agent_credentials import _get_kwargs, _parse_response

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation("agents.get_agent_credentials", "GET", "/v1/agents/{agentId}/credentials", repeatable=True),
            _get_kwargs(
                agent_id,
            ),
            lambda reply: Success(reply, ((200, 200),), None).read(_parse_response, client),
        )

    @staticmethod
    def perform_agent_credentials_action(
        agent_id: str,
        *,
        body: AgentCredentialsActionRequest | Mapping[str, Any],
    ) -> Call[AgentCredentials]:
        """Act on the credentials of an agent

        Makes a new secret for an agent. It comes in clear text.

        Args:
            agent_id (str):
            body (AgentCredentialsActionRequest):
        """
        from ...client import Client
        from ...models.agent_credentials_action_request import AgentCredentialsActionRequest
        from .perform_agent_credentials_action import _get_kwargs, _parse_response

        if isinstance(body, Mapping):
            body = AgentCredentialsActionRequest.from_dict(body)

        client = Client(base_url="", raise_on_unexpected_status=True)
        return Call(
            Operation(
                "agents.perform_agent_credentials_action", "POST", "/v1/agents/{agentId}/credentials", repeatable=False
            ),
            _get_kwargs(
                agent_id,
                body=body,
            ),
            lambda reply: Success(reply, ((200, 299),), None).read(_parse_response, client),
        )


class AgentsApi:
    """Agents, sent synchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    def list_agents(
        self,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AgentPage:
        """List agents

        The agents of the account. The documentation calls them Maia runners.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return self._send(
            AgentsCalls.list_agents(
                page=page,
                size=size,
            )
        )

    def create_agent(
        self,
        *,
        body: CreateAgentRequest | Mapping[str, Any],
    ) -> Agent:
        """Create an agent

        Adds an agent to the account.

        Args:
            body (CreateAgentRequest):
        """
        return self._send(
            AgentsCalls.create_agent(
                body=body,
            )
        )

    def get_agent(
        self,
        agent_id: str,
    ) -> Agent:
        """Get one agent

        An agent with its status and version.

        Args:
            agent_id (str):
        """
        return self._send(
            AgentsCalls.get_agent(
                agent_id,
            )
        )

    def delete_agent(
        self,
        agent_id: str,
    ) -> None:
        """Delete an agent

        Deletes one agent. Its status must be STOPPED, PENDING or UNKNOWN.

        Args:
            agent_id (str):
        """
        return self._send(
            AgentsCalls.delete_agent(
                agent_id,
            )
        )

    def update_agent(
        self,
        agent_id: str,
        *,
        body: UpdateAgentRequest | Mapping[str, Any],
    ) -> None:
        """Update an agent

        Changes the settings of an agent.

        Args:
            agent_id (str):
            body (UpdateAgentRequest):
        """
        return self._send(
            AgentsCalls.update_agent(
                agent_id,
                body=body,
            )
        )

    def get_agent_allowlist(
        self,
        agent_id: str,
    ) -> AgentAllowlist:
        """Get the allow list of an agent

        The projects and environments that may use an agent.

        Args:
            agent_id (str):
        """
        return self._send(
            AgentsCalls.get_agent_allowlist(
                agent_id,
            )
        )

    def set_agent_allowlist(
        self,
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> None:
        """Set the allow list of an agent

        Replaces the list of projects and environments that may use an agent. It may be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        return self._send(
            AgentsCalls.set_agent_allowlist(
                agent_id,
                body=body,
            )
        )

    def remove_from_agent_allowlist(
        self,
        agent_id: str,
        *,
        project_id: UUID,
        environment_name: str | Unset = UNSET,
    ) -> None:
        """Remove from the allow list of an agent

        No longer lets an environment, or a whole project, use an agent.

        Args:
            agent_id (str):
            project_id (UUID):
            environment_name (str | Unset):
        """
        return self._send(
            AgentsCalls.remove_from_agent_allowlist(
                agent_id,
                project_id=project_id,
                environment_name=environment_name,
            )
        )

    def add_to_agent_allowlist(
        self,
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> None:
        """Add to the allow list of an agent

        Lets more projects or environments use an agent. The list may not be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        return self._send(
            AgentsCalls.add_to_agent_allowlist(
                agent_id,
                body=body,
            )
        )

    def send_agent_command(
        self,
        agent_id: str,
        *,
        body: AgentCommandRequest | Mapping[str, Any],
    ) -> None:
        """Send a command to an agent

        Restarts, pauses or resumes an agent.

        Args:
            agent_id (str):
            body (AgentCommandRequest):
        """
        return self._send(
            AgentsCalls.send_agent_command(
                agent_id,
                body=body,
            )
        )

    def get_agent_credentials(
        self,
        agent_id: str,
    ) -> AgentCredentials:
        """Get the credentials of an agent

        What an agent signs in with. The secret comes in clear text.

        Args:
            agent_id (str):
        """
        return self._send(
            AgentsCalls.get_agent_credentials(
                agent_id,
            )
        )

    def perform_agent_credentials_action(
        self,
        agent_id: str,
        *,
        body: AgentCredentialsActionRequest | Mapping[str, Any],
    ) -> AgentCredentials:
        """Act on the credentials of an agent

        Makes a new secret for an agent. It comes in clear text.

        Args:
            agent_id (str):
            body (AgentCredentialsActionRequest):
        """
        return self._send(
            AgentsCalls.perform_agent_credentials_action(
                agent_id,
                body=body,
            )
        )


class AsyncAgentsApi:
    """Agents, sent asynchronously; each method returns the success type alone and raises otherwise."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    async def list_agents(
        self,
        *,
        page: int | Unset = UNSET,
        size: int | Unset = UNSET,
    ) -> AgentPage:
        """List agents

        The agents of the account. The documentation calls them Maia runners.

        Args:
            page (int | Unset):  Default: 0.
            size (int | Unset):  Default: 25.
        """
        return await self._send(
            AgentsCalls.list_agents(
                page=page,
                size=size,
            )
        )

    async def create_agent(
        self,
        *,
        body: CreateAgentRequest | Mapping[str, Any],
    ) -> Agent:
        """Create an agent

        Adds an agent to the account.

        Args:
            body (CreateAgentRequest):
        """
        return await self._send(
            AgentsCalls.create_agent(
                body=body,
            )
        )

    async def get_agent(
        self,
        agent_id: str,
    ) -> Agent:
        """Get one agent

        An agent with its status and version.

        Args:
            agent_id (str):
        """
        return await self._send(
            AgentsCalls.get_agent(
                agent_id,
            )
        )

    async def delete_agent(
        self,
        agent_id: str,
    ) -> None:
        """Delete an agent

        Deletes one agent. Its status must be STOPPED, PENDING or UNKNOWN.

        Args:
            agent_id (str):
        """
        return await self._send(
            AgentsCalls.delete_agent(
                agent_id,
            )
        )

    async def update_agent(
        self,
        agent_id: str,
        *,
        body: UpdateAgentRequest | Mapping[str, Any],
    ) -> None:
        """Update an agent

        Changes the settings of an agent.

        Args:
            agent_id (str):
            body (UpdateAgentRequest):
        """
        return await self._send(
            AgentsCalls.update_agent(
                agent_id,
                body=body,
            )
        )

    async def get_agent_allowlist(
        self,
        agent_id: str,
    ) -> AgentAllowlist:
        """Get the allow list of an agent

        The projects and environments that may use an agent.

        Args:
            agent_id (str):
        """
        return await self._send(
            AgentsCalls.get_agent_allowlist(
                agent_id,
            )
        )

    async def set_agent_allowlist(
        self,
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> None:
        """Set the allow list of an agent

        Replaces the list of projects and environments that may use an agent. It may be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        return await self._send(
            AgentsCalls.set_agent_allowlist(
                agent_id,
                body=body,
            )
        )

    async def remove_from_agent_allowlist(
        self,
        agent_id: str,
        *,
        project_id: UUID,
        environment_name: str | Unset = UNSET,
    ) -> None:
        """Remove from the allow list of an agent

        No longer lets an environment, or a whole project, use an agent.

        Args:
            agent_id (str):
            project_id (UUID):
            environment_name (str | Unset):
        """
        return await self._send(
            AgentsCalls.remove_from_agent_allowlist(
                agent_id,
                project_id=project_id,
                environment_name=environment_name,
            )
        )

    async def add_to_agent_allowlist(
        self,
        agent_id: str,
        *,
        body: AgentAllowlistRequest | Mapping[str, Any],
    ) -> None:
        """Add to the allow list of an agent

        Lets more projects or environments use an agent. The list may not be empty.

        Args:
            agent_id (str):
            body (AgentAllowlistRequest):
        """
        return await self._send(
            AgentsCalls.add_to_agent_allowlist(
                agent_id,
                body=body,
            )
        )

    async def send_agent_command(
        self,
        agent_id: str,
        *,
        body: AgentCommandRequest | Mapping[str, Any],
    ) -> None:
        """Send a command to an agent

        Restarts, pauses or resumes an agent.

        Args:
            agent_id (str):
            body (AgentCommandRequest):
        """
        return await self._send(
            AgentsCalls.send_agent_command(
                agent_id,
                body=body,
            )
        )

    async def get_agent_credentials(
        self,
        agent_id: str,
    ) -> AgentCredentials:
        """Get the credentials of an agent

        What an agent signs in with. The secret comes in clear text.

        Args:
            agent_id (str):
        """
        return await self._send(
            AgentsCalls.get_agent_credentials(
                agent_id,
            )
        )

    async def perform_agent_credentials_action(
        self,
        agent_id: str,
        *,
        body: AgentCredentialsActionRequest | Mapping[str, Any],
    ) -> AgentCredentials:
        """Act on the credentials of an agent

        Makes a new secret for an agent. It comes in clear text.

        Args:
            agent_id (str):
            body (AgentCredentialsActionRequest):
        """
        return await self._send(
            AgentsCalls.perform_agent_credentials_action(
                agent_id,
                body=body,
            )
        )
