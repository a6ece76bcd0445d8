"""Every operation of the API, by tag: `Api` and `AsyncApi` send at once, `Calls` makes unsent calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...calls import AsyncSender, Sender

if TYPE_CHECKING:
    from .agents import AgentsApi, AgentsCalls, AsyncAgentsApi
    from .ai_agent_tasks import AiAgentTasksApi, AiAgentTasksCalls, AsyncAiAgentTasksApi
    from .artifacts import ArtifactsApi, ArtifactsCalls, AsyncArtifactsApi
    from .audit_events import AsyncAuditEventsApi, AuditEventsApi, AuditEventsCalls
    from .connections import AsyncConnectionsApi, ConnectionsApi, ConnectionsCalls
    from .connectors import AsyncConnectorsApi, ConnectorsApi, ConnectorsCalls
    from .consumption import AsyncConsumptionApi, ConsumptionApi, ConsumptionCalls
    from .data_lineage import AsyncDataLineageApi, DataLineageApi, DataLineageCalls
    from .directory_integration import AsyncDirectoryIntegrationApi, DirectoryIntegrationApi, DirectoryIntegrationCalls
    from .environments import AsyncEnvironmentsApi, EnvironmentsApi, EnvironmentsCalls
    from .pipeline_execution import AsyncPipelineExecutionApi, PipelineExecutionApi, PipelineExecutionCalls
    from .pipeline_quality_review import (
        AsyncPipelineQualityReviewApi,
        PipelineQualityReviewApi,
        PipelineQualityReviewCalls,
    )
    from .pipelines import AsyncPipelinesApi, PipelinesApi, PipelinesCalls
    from .project_variable_environment_overrides import (
        AsyncProjectVariableEnvironmentOverridesApi,
        ProjectVariableEnvironmentOverridesApi,
        ProjectVariableEnvironmentOverridesCalls,
    )
    from .project_variables import AsyncProjectVariablesApi, ProjectVariablesApi, ProjectVariablesCalls
    from .projects import AsyncProjectsApi, ProjectsApi, ProjectsCalls
    from .repositories import AsyncRepositoriesApi, RepositoriesApi, RepositoriesCalls
    from .schedules import AsyncSchedulesApi, SchedulesApi, SchedulesCalls
    from .secret_references import AsyncSecretReferencesApi, SecretReferencesApi, SecretReferencesCalls
    from .shared_pipeline_artifacts import (
        AsyncSharedPipelineArtifactsApi,
        SharedPipelineArtifactsApi,
        SharedPipelineArtifactsCalls,
    )
    from .streaming_pipelines import AsyncStreamingPipelinesApi, StreamingPipelinesApi, StreamingPipelinesCalls
    from .test_execution import AsyncTestExecutionApi, TestExecutionApi, TestExecutionCalls


class Calls:
    """The operations as unsent calls."""

    @property
    def agents(self) -> type[AgentsCalls]:
        from .agents import AgentsCalls

        return AgentsCalls

    @property
    def ai_agent_tasks(self) -> type[AiAgentTasksCalls]:
        from .ai_agent_tasks import AiAgentTasksCalls

        return AiAgentTasksCalls

    @property
    def consumption(self) -> type[ConsumptionCalls]:
        from .consumption import ConsumptionCalls

        return ConsumptionCalls

    @property
    def connectors(self) -> type[ConnectorsCalls]:
        from .connectors import ConnectorsCalls

        return ConnectorsCalls

    @property
    def directory_integration(self) -> type[DirectoryIntegrationCalls]:
        from .directory_integration import DirectoryIntegrationCalls

        return DirectoryIntegrationCalls

    @property
    def audit_events(self) -> type[AuditEventsCalls]:
        from .audit_events import AuditEventsCalls

        return AuditEventsCalls

    @property
    def data_lineage(self) -> type[DataLineageCalls]:
        from .data_lineage import DataLineageCalls

        return DataLineageCalls

    @property
    def pipeline_execution(self) -> type[PipelineExecutionCalls]:
        from .pipeline_execution import PipelineExecutionCalls

        return PipelineExecutionCalls

    @property
    def projects(self) -> type[ProjectsCalls]:
        from .projects import ProjectsCalls

        return ProjectsCalls

    @property
    def artifacts(self) -> type[ArtifactsCalls]:
        from .artifacts import ArtifactsCalls

        return ArtifactsCalls

    @property
    def connections(self) -> type[ConnectionsCalls]:
        from .connections import ConnectionsCalls

        return ConnectionsCalls

    @property
    def environments(self) -> type[EnvironmentsCalls]:
        from .environments import EnvironmentsCalls

        return EnvironmentsCalls

    @property
    def pipelines(self) -> type[PipelinesCalls]:
        from .pipelines import PipelinesCalls

        return PipelinesCalls

    @property
    def repositories(self) -> type[RepositoriesCalls]:
        from .repositories import RepositoriesCalls

        return RepositoriesCalls

    @property
    def pipeline_quality_review(self) -> type[PipelineQualityReviewCalls]:
        from .pipeline_quality_review import PipelineQualityReviewCalls

        return PipelineQualityReviewCalls

    @property
    def schedules(self) -> type[SchedulesCalls]:
        from .schedules import SchedulesCalls

        return SchedulesCalls

    @property
    def secret_references(self) -> type[SecretReferencesCalls]:
        from .secret_references import SecretReferencesCalls

        return SecretReferencesCalls

    @property
    def streaming_pipelines(self) -> type[StreamingPipelinesCalls]:
        from .streaming_pipelines import StreamingPipelinesCalls

        return StreamingPipelinesCalls

    @property
    def test_execution(self) -> type[TestExecutionCalls]:
        from .test_execution import TestExecutionCalls

        return TestExecutionCalls

    @property
    def project_variables(self) -> type[ProjectVariablesCalls]:
        from .project_variables import ProjectVariablesCalls

        return ProjectVariablesCalls

    @property
    def project_variable_environment_overrides(self) -> type[ProjectVariableEnvironmentOverridesCalls]:
        from .project_variable_environment_overrides import ProjectVariableEnvironmentOverridesCalls

        return ProjectVariableEnvironmentOverridesCalls

    @property
    def shared_pipeline_artifacts(self) -> type[SharedPipelineArtifactsCalls]:
        from .shared_pipeline_artifacts import SharedPipelineArtifactsCalls

        return SharedPipelineArtifactsCalls


class Api:
    """The operations, sent synchronously."""

    def __init__(self, send: Sender) -> None:
        self._send = send

    @property
    def agents(self) -> AgentsApi:
        """Agents"""
        from .agents import AgentsApi

        return AgentsApi(self._send)

    @property
    def ai_agent_tasks(self) -> AiAgentTasksApi:
        """AI Agent Tasks"""
        from .ai_agent_tasks import AiAgentTasksApi

        return AiAgentTasksApi(self._send)

    @property
    def consumption(self) -> ConsumptionApi:
        """Consumption"""
        from .consumption import ConsumptionApi

        return ConsumptionApi(self._send)

    @property
    def connectors(self) -> ConnectorsApi:
        """Connectors"""
        from .connectors import ConnectorsApi

        return ConnectorsApi(self._send)

    @property
    def directory_integration(self) -> DirectoryIntegrationApi:
        """Directory Integration"""
        from .directory_integration import DirectoryIntegrationApi

        return DirectoryIntegrationApi(self._send)

    @property
    def audit_events(self) -> AuditEventsApi:
        """Audit Events"""
        from .audit_events import AuditEventsApi

        return AuditEventsApi(self._send)

    @property
    def data_lineage(self) -> DataLineageApi:
        """Data Lineage"""
        from .data_lineage import DataLineageApi

        return DataLineageApi(self._send)

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
    def artifacts(self) -> ArtifactsApi:
        """Artifacts"""
        from .artifacts import ArtifactsApi

        return ArtifactsApi(self._send)

    @property
    def connections(self) -> ConnectionsApi:
        """Connections"""
        from .connections import ConnectionsApi

        return ConnectionsApi(self._send)

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

    @property
    def repositories(self) -> RepositoriesApi:
        """Repositories"""
        from .repositories import RepositoriesApi

        return RepositoriesApi(self._send)

    @property
    def pipeline_quality_review(self) -> PipelineQualityReviewApi:
        """Pipeline Quality Review"""
        from .pipeline_quality_review import PipelineQualityReviewApi

        return PipelineQualityReviewApi(self._send)

    @property
    def schedules(self) -> SchedulesApi:
        """Schedules"""
        from .schedules import SchedulesApi

        return SchedulesApi(self._send)

    @property
    def secret_references(self) -> SecretReferencesApi:
        """Secret References"""
        from .secret_references import SecretReferencesApi

        return SecretReferencesApi(self._send)

    @property
    def streaming_pipelines(self) -> StreamingPipelinesApi:
        """Streaming Pipelines"""
        from .streaming_pipelines import StreamingPipelinesApi

        return StreamingPipelinesApi(self._send)

    @property
    def test_execution(self) -> TestExecutionApi:
        """Test Execution"""
        from .test_execution import TestExecutionApi

        return TestExecutionApi(self._send)

    @property
    def project_variables(self) -> ProjectVariablesApi:
        """Project Variables"""
        from .project_variables import ProjectVariablesApi

        return ProjectVariablesApi(self._send)

    @property
    def project_variable_environment_overrides(self) -> ProjectVariableEnvironmentOverridesApi:
        """Project Variable Environment Overrides"""
        from .project_variable_environment_overrides import ProjectVariableEnvironmentOverridesApi

        return ProjectVariableEnvironmentOverridesApi(self._send)

    @property
    def shared_pipeline_artifacts(self) -> SharedPipelineArtifactsApi:
        """Shared Pipeline Artifacts"""
        from .shared_pipeline_artifacts import SharedPipelineArtifactsApi

        return SharedPipelineArtifactsApi(self._send)


class AsyncApi:
    """The operations, sent asynchronously."""

    def __init__(self, send: AsyncSender) -> None:
        self._send = send

    @property
    def agents(self) -> AsyncAgentsApi:
        """Agents"""
        from .agents import AsyncAgentsApi

        return AsyncAgentsApi(self._send)

    @property
    def ai_agent_tasks(self) -> AsyncAiAgentTasksApi:
        """AI Agent Tasks"""
        from .ai_agent_tasks import AsyncAiAgentTasksApi

        return AsyncAiAgentTasksApi(self._send)

    @property
    def consumption(self) -> AsyncConsumptionApi:
        """Consumption"""
        from .consumption import AsyncConsumptionApi

        return AsyncConsumptionApi(self._send)

    @property
    def connectors(self) -> AsyncConnectorsApi:
        """Connectors"""
        from .connectors import AsyncConnectorsApi

        return AsyncConnectorsApi(self._send)

    @property
    def directory_integration(self) -> AsyncDirectoryIntegrationApi:
        """Directory Integration"""
        from .directory_integration import AsyncDirectoryIntegrationApi

        return AsyncDirectoryIntegrationApi(self._send)

    @property
    def audit_events(self) -> AsyncAuditEventsApi:
        """Audit Events"""
        from .audit_events import AsyncAuditEventsApi

        return AsyncAuditEventsApi(self._send)

    @property
    def data_lineage(self) -> AsyncDataLineageApi:
        """Data Lineage"""
        from .data_lineage import AsyncDataLineageApi

        return AsyncDataLineageApi(self._send)

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
    def artifacts(self) -> AsyncArtifactsApi:
        """Artifacts"""
        from .artifacts import AsyncArtifactsApi

        return AsyncArtifactsApi(self._send)

    @property
    def connections(self) -> AsyncConnectionsApi:
        """Connections"""
        from .connections import AsyncConnectionsApi

        return AsyncConnectionsApi(self._send)

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

    @property
    def repositories(self) -> AsyncRepositoriesApi:
        """Repositories"""
        from .repositories import AsyncRepositoriesApi

        return AsyncRepositoriesApi(self._send)

    @property
    def pipeline_quality_review(self) -> AsyncPipelineQualityReviewApi:
        """Pipeline Quality Review"""
        from .pipeline_quality_review import AsyncPipelineQualityReviewApi

        return AsyncPipelineQualityReviewApi(self._send)

    @property
    def schedules(self) -> AsyncSchedulesApi:
        """Schedules"""
        from .schedules import AsyncSchedulesApi

        return AsyncSchedulesApi(self._send)

    @property
    def secret_references(self) -> AsyncSecretReferencesApi:
        """Secret References"""
        from .secret_references import AsyncSecretReferencesApi

        return AsyncSecretReferencesApi(self._send)

    @property
    def streaming_pipelines(self) -> AsyncStreamingPipelinesApi:
        """Streaming Pipelines"""
        from .streaming_pipelines import AsyncStreamingPipelinesApi

        return AsyncStreamingPipelinesApi(self._send)

    @property
    def test_execution(self) -> AsyncTestExecutionApi:
        """Test Execution"""
        from .test_execution import AsyncTestExecutionApi

        return AsyncTestExecutionApi(self._send)

    @property
    def project_variables(self) -> AsyncProjectVariablesApi:
        """Project Variables"""
        from .project_variables import AsyncProjectVariablesApi

        return AsyncProjectVariablesApi(self._send)

    @property
    def project_variable_environment_overrides(self) -> AsyncProjectVariableEnvironmentOverridesApi:
        """Project Variable Environment Overrides"""
        from .project_variable_environment_overrides import AsyncProjectVariableEnvironmentOverridesApi

        return AsyncProjectVariableEnvironmentOverridesApi(self._send)

    @property
    def shared_pipeline_artifacts(self) -> AsyncSharedPipelineArtifactsApi:
        """Shared Pipeline Artifacts"""
        from .shared_pipeline_artifacts import AsyncSharedPipelineArtifactsApi

        return AsyncSharedPipelineArtifactsApi(self._send)
