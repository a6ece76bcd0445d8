"""Every operation of the API, by tag: `Api` and `AsyncApi` send at once, `Calls` makes unsent calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...calls import AsyncSender, Sender

if TYPE_CHECKING:
    from .environments import AsyncEnvironmentsApi, EnvironmentsApi, EnvironmentsCalls
    from .pipeline_execution import AsyncPipelineExecutionApi, PipelineExecutionApi, PipelineExecutionCalls
    from .pipelines import AsyncPipelinesApi, PipelinesApi, PipelinesCalls
    from .projects import AsyncProjectsApi, ProjectsApi, ProjectsCalls


class Calls:
    """The operations as unsent calls."""

    @property
    def pipeline_execution(self) -> type[PipelineExecutionCalls]:
        from .pipeline_execution import PipelineExecutionCalls

        return PipelineExecutionCalls

    @property
    def projects(self) -> type[ProjectsCalls]:
        from .projects import ProjectsCalls

        return ProjectsCalls

    @property
    def environments(self) -> type[EnvironmentsCalls]:
        from .environments import EnvironmentsCalls

        return EnvironmentsCalls

    @property
    def pipelines(self) -> type[PipelinesCalls]:
        from .pipelines import PipelinesCalls

        return PipelinesCalls


class Api:
    """The operations, sent synchronously."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    @property
    def pipeline_execution(self) -> PipelineExecutionApi:
        """Pipeline Execution"""
        from .pipeline_execution import PipelineExecutionApi

        return PipelineExecutionApi(self._send)

    @property
    def projects(self) -> ProjectsApi:
        """Projects"""
        from .projects import ProjectsApi

        return ProjectsApi(self._send)

    @property
    def environments(self) -> EnvironmentsApi:
        """Environments"""
        from .environments import EnvironmentsApi

        return EnvironmentsApi(self._send)

    @property
    def pipelines(self) -> PipelinesApi:
        """Pipelines"""
        from .pipelines import PipelinesApi

        return PipelinesApi(self._send)


class AsyncApi:
    """The operations, sent asynchronously."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    @property
    def pipeline_execution(self) -> AsyncPipelineExecutionApi:
        """Pipeline Execution"""
        from .pipeline_execution import AsyncPipelineExecutionApi

        return AsyncPipelineExecutionApi(self._send)

    @property
    def projects(self) -> AsyncProjectsApi:
        """Projects"""
        from .projects import AsyncProjectsApi

        return AsyncProjectsApi(self._send)

    @property
    def environments(self) -> AsyncEnvironmentsApi:
        """Environments"""
        from .environments import AsyncEnvironmentsApi

        return AsyncEnvironmentsApi(self._send)

    @property
    def pipelines(self) -> AsyncPipelinesApi:
        """Pipelines"""
        from .pipelines import AsyncPipelinesApi

        return AsyncPipelinesApi(self._send)
