"""What is sent and answered, as classes. Each is loaded when it is asked for."""

from __future__ import annotations

import copyreg
from importlib import import_module
from typing import TYPE_CHECKING

from ..types import Unset

if TYPE_CHECKING:
    from .agent import Agent
    from .agent_allowlist import AgentAllowlist
    from .agent_allowlist_project import AgentAllowlistProject
    from .agent_allowlist_project_request import AgentAllowlistProjectRequest
    from .agent_allowlist_projects import AgentAllowlistProjects
    from .agent_allowlist_request import AgentAllowlistRequest
    from .agent_allowlist_request_projects import AgentAllowlistRequestProjects
    from .agent_command_request import AgentCommandRequest
    from .agent_command_request_command import AgentCommandRequestCommand
    from .agent_credentials import AgentCredentials
    from .agent_credentials_action_request import AgentCredentialsActionRequest
    from .agent_credentials_action_request_action import AgentCredentialsActionRequestAction
    from .agent_page import AgentPage
    from .agent_version_details import AgentVersionDetails
    from .ai_agent_answer import AiAgentAnswer
    from .ai_agent_config import AiAgentConfig
    from .ai_agent_config_request import AiAgentConfigRequest
    from .ai_agent_decision import AiAgentDecision
    from .ai_agent_pending_decision import AiAgentPendingDecision
    from .ai_agent_permission_message import AiAgentPermissionMessage
    from .ai_agent_task import AiAgentTask
    from .ai_agent_task_message import AiAgentTaskMessage
    from .ai_agent_task_message_list import AiAgentTaskMessageList
    from .ai_agent_task_page import AiAgentTaskPage
    from .ai_agent_task_permissions import AiAgentTaskPermissions
    from .ai_agent_task_status import AiAgentTaskStatus
    from .ai_agent_task_summary import AiAgentTaskSummary
    from .ai_agent_tool_permission import AiAgentToolPermission
    from .ai_agent_tool_permission_request import AiAgentToolPermissionRequest
    from .artifact import Artifact
    from .artifact_details import ArtifactDetails
    from .artifact_files import ArtifactFiles
    from .artifact_page import ArtifactPage
    from .artifact_version import ArtifactVersion
    from .associate_repository_request import AssociateRepositoryRequest
    from .associate_repository_request_provider import AssociateRepositoryRequestProvider
    from .audit_event import AuditEvent
    from .audit_event_page import AuditEventPage
    from .cancel_test_execution_request import CancelTestExecutionRequest
    from .cancel_test_execution_request_status import CancelTestExecutionRequestStatus
    from .cancel_test_execution_response import CancelTestExecutionResponse
    from .charged_user import ChargedUser
    from .child_pipeline import ChildPipeline
    from .connection import Connection
    from .connection_auth_type import ConnectionAuthType
    from .connection_details import ConnectionDetails
    from .connection_details_connection_properties import ConnectionDetailsConnectionProperties
    from .connection_details_request import ConnectionDetailsRequest
    from .connection_details_request_connection_properties import ConnectionDetailsRequestConnectionProperties
    from .connection_override_details import ConnectionOverrideDetails
    from .connection_override_details_connection_properties import ConnectionOverrideDetailsConnectionProperties
    from .connection_override_details_request import ConnectionOverrideDetailsRequest
    from .connection_override_details_request_connection_properties import (
        ConnectionOverrideDetailsRequestConnectionProperties,
    )
    from .connection_page import ConnectionPage
    from .consumption_entry import ConsumptionEntry
    from .consumption_entry_dimensions import ConsumptionEntryDimensions
    from .consumption_period import ConsumptionPeriod
    from .consumption_report import ConsumptionReport
    from .create_agent_request import CreateAgentRequest
    from .create_agent_request_agent_type import CreateAgentRequestAgentType
    from .create_agent_request_cloud_provider import CreateAgentRequestCloudProvider
    from .create_agent_request_deployment import CreateAgentRequestDeployment
    from .create_ai_agent_task_request import CreateAiAgentTaskRequest
    from .create_ai_agent_task_response import CreateAiAgentTaskResponse
    from .create_default_warehouse_connection_request import CreateDefaultWarehouseConnectionRequest
    from .create_default_warehouse_connection_request_auth_provider import (
        CreateDefaultWarehouseConnectionRequestAuthProvider,
    )
    from .create_default_warehouse_connection_request_auth_type import CreateDefaultWarehouseConnectionRequestAuthType
    from .create_environment_request import CreateEnvironmentRequest
    from .create_environment_request_default_connections import CreateEnvironmentRequestDefaultConnections
    from .create_project_connection_request import CreateProjectConnectionRequest
    from .create_project_request import CreateProjectRequest
    from .create_project_request_agent_deployment_type import CreateProjectRequestAgentDeploymentType
    from .create_project_request_warehouse import CreateProjectRequestWarehouse
    from .create_project_response import CreateProjectResponse
    from .create_project_variable_request import CreateProjectVariableRequest
    from .create_project_variable_response import CreateProjectVariableResponse
    from .create_schedule_request import CreateScheduleRequest
    from .create_schedule_response import CreateScheduleResponse
    from .create_secret_reference_request import CreateSecretReferenceRequest
    from .create_secret_reference_request_agent_type import CreateSecretReferenceRequestAgentType
    from .create_secret_reference_request_secret_reference_type import CreateSecretReferenceRequestSecretReferenceType
    from .create_test_execution_request import CreateTestExecutionRequest
    from .create_test_execution_request_pipelines_item import CreateTestExecutionRequestPipelinesItem
    from .create_test_execution_request_scope import CreateTestExecutionRequestScope
    from .create_test_execution_request_tests_item import CreateTestExecutionRequestTestsItem
    from .create_test_execution_response import CreateTestExecutionResponse
    from .create_variable_environment_overrides_request import CreateVariableEnvironmentOverridesRequest
    from .custom_connector import CustomConnector
    from .environment import Environment
    from .environment_connection_override import EnvironmentConnectionOverride
    from .environment_connection_override_page import EnvironmentConnectionOverridePage
    from .environment_connection_override_request import EnvironmentConnectionOverrideRequest
    from .environment_page import EnvironmentPage
    from .etl_user_consumption import EtlUserConsumption
    from .flex_connector import FlexConnector
    from .get_variable_environment_overrides_response import GetVariableEnvironmentOverridesResponse
    from .ignored_resource import IgnoredResource
    from .initial_connection_override import InitialConnectionOverride
    from .initial_connection_override_connection_properties import InitialConnectionOverrideConnectionProperties
    from .lineage_event import LineageEvent
    from .lineage_event_event import LineageEventEvent
    from .lineage_event_page import LineageEventPage
    from .list_ai_agent_tasks_status import ListAiAgentTasksStatus
    from .list_pipeline_executions_status import ListPipelineExecutionsStatus
    from .pipeline_execution import PipelineExecution
    from .pipeline_execution_list import PipelineExecutionList
    from .pipeline_execution_request import PipelineExecutionRequest
    from .pipeline_execution_request_grid_variables import PipelineExecutionRequestGridVariables
    from .pipeline_execution_request_scalar_variables import PipelineExecutionRequestScalarVariables
    from .pipeline_execution_response import PipelineExecutionResponse
    from .pipeline_execution_status import PipelineExecutionStatus
    from .pipeline_execution_step import PipelineExecutionStep
    from .pipeline_execution_step_page import PipelineExecutionStepPage
    from .pipeline_execution_step_result import PipelineExecutionStepResult
    from .pipeline_execution_trigger import PipelineExecutionTrigger
    from .pipeline_review import PipelineReview
    from .pipeline_review_request import PipelineReviewRequest
    from .pipeline_review_results import PipelineReviewResults
    from .pipeline_termination_request import PipelineTerminationRequest
    from .pipeline_termination_request_status import PipelineTerminationRequestStatus
    from .pipeline_termination_response import PipelineTerminationResponse
    from .platform_connection_type import PlatformConnectionType
    from .problem_detail import ProblemDetail
    from .project import Project
    from .project_page import ProjectPage
    from .project_variable import ProjectVariable
    from .project_variable_page import ProjectVariablePage
    from .promote_artifact_request import PromoteArtifactRequest
    from .promote_artifact_response import PromoteArtifactResponse
    from .publish_artifact_response import PublishArtifactResponse
    from .publish_shared_pipeline_artifact_response import PublishSharedPipelineArtifactResponse
    from .publish_shared_pipeline_artifact_response_ignored_resources_item import (
        PublishSharedPipelineArtifactResponseIgnoredResourcesItem,
    )
    from .published_pipeline import PublishedPipeline
    from .published_pipeline_page import PublishedPipelinePage
    from .repository_provider_parameters import RepositoryProviderParameters
    from .schedule import Schedule
    from .schedule_grid_variables import ScheduleGridVariables
    from .schedule_interval import ScheduleInterval
    from .schedule_page import SchedulePage
    from .schedule_scalar_variables import ScheduleScalarVariables
    from .schedule_timing import ScheduleTiming
    from .scheduled_pipeline import ScheduledPipeline
    from .scim_address import ScimAddress
    from .scim_address_request import ScimAddressRequest
    from .scim_group import ScimGroup
    from .scim_group_request import ScimGroupRequest
    from .scim_meta import ScimMeta
    from .scim_meta_request import ScimMetaRequest
    from .scim_name import ScimName
    from .scim_name_request import ScimNameRequest
    from .scim_patch_request import ScimPatchRequest
    from .scim_patch_request_operations_item import ScimPatchRequestOperationsItem
    from .scim_reference import ScimReference
    from .scim_reference_request import ScimReferenceRequest
    from .scim_user import ScimUser
    from .scim_user_request import ScimUserRequest
    from .scim_value import ScimValue
    from .scim_value_request import ScimValueRequest
    from .secrets_location import SecretsLocation
    from .secrets_location_request import SecretsLocationRequest
    from .send_ai_agent_task_message_request import SendAiAgentTaskMessageRequest
    from .send_ai_agent_task_message_response import SendAiAgentTaskMessageResponse
    from .set_ai_agent_task_permissions_request import SetAiAgentTaskPermissionsRequest
    from .shared_pipeline import SharedPipeline
    from .shared_pipeline_artifact import SharedPipelineArtifact
    from .shared_pipeline_artifact_details import SharedPipelineArtifactDetails
    from .streaming_pipeline import StreamingPipeline
    from .streaming_pipeline_advanced_properties import StreamingPipelineAdvancedProperties
    from .streaming_pipeline_command_request import StreamingPipelineCommandRequest
    from .streaming_pipeline_command_request_command import StreamingPipelineCommandRequestCommand
    from .streaming_pipeline_definition import StreamingPipelineDefinition
    from .streaming_pipeline_definition_advanced_properties import StreamingPipelineDefinitionAdvancedProperties
    from .streaming_pipeline_page import StreamingPipelinePage
    from .streaming_pipeline_status import StreamingPipelineStatus
    from .streaming_pipeline_status_status import StreamingPipelineStatusStatus
    from .streaming_source import StreamingSource
    from .streaming_source_connection import StreamingSourceConnection
    from .streaming_source_request import StreamingSourceRequest
    from .streaming_source_request_connection import StreamingSourceRequestConnection
    from .streaming_table import StreamingTable
    from .streaming_table_request import StreamingTableRequest
    from .streaming_target import StreamingTarget
    from .streaming_target_request import StreamingTargetRequest
    from .submit_ai_agent_task_decisions_request import SubmitAiAgentTaskDecisionsRequest
    from .submit_ai_agent_task_decisions_response import SubmitAiAgentTaskDecisionsResponse
    from .update_agent_request import UpdateAgentRequest
    from .update_agent_request_track_name import UpdateAgentRequestTrackName
    from .update_project_connection_request import UpdateProjectConnectionRequest
    from .update_project_variable_request import UpdateProjectVariableRequest
    from .update_schedule_request import UpdateScheduleRequest

_MODULES = {
    "Agent": ".agent",
    "AgentAllowlist": ".agent_allowlist",
    "AgentAllowlistProject": ".agent_allowlist_project",
    "AgentAllowlistProjectRequest": ".agent_allowlist_project_request",
    "AgentAllowlistProjects": ".agent_allowlist_projects",
    "AgentAllowlistRequest": ".agent_allowlist_request",
    "AgentAllowlistRequestProjects": ".agent_allowlist_request_projects",
    "AgentCommandRequest": ".agent_command_request",
    "AgentCommandRequestCommand": ".agent_command_request_command",
    "AgentCredentials": ".agent_credentials",
    "AgentCredentialsActionRequest": ".agent_credentials_action_request",
    "AgentCredentialsActionRequestAction": ".agent_credentials_action_request_action",
    "AgentPage": ".agent_page",
    "AgentVersionDetails": ".agent_version_details",
    "AiAgentAnswer": ".ai_agent_answer",
    "AiAgentConfig": ".ai_agent_config",
    "AiAgentConfigRequest": ".ai_agent_config_request",
    "AiAgentDecision": ".ai_agent_decision",
    "AiAgentPendingDecision": ".ai_agent_pending_decision",
    "AiAgentPermissionMessage": ".ai_agent_permission_message",
    "AiAgentTask": ".ai_agent_task",
    "AiAgentTaskMessage": ".ai_agent_task_message",
    "AiAgentTaskMessageList": ".ai_agent_task_message_list",
    "AiAgentTaskPage": ".ai_agent_task_page",
    "AiAgentTaskPermissions": ".ai_agent_task_permissions",
    "AiAgentTaskStatus": ".ai_agent_task_status",
    "AiAgentTaskSummary": ".ai_agent_task_summary",
    "AiAgentToolPermission": ".ai_agent_tool_permission",
    "AiAgentToolPermissionRequest": ".ai_agent_tool_permission_request",
    "Artifact": ".artifact",
    "ArtifactDetails": ".artifact_details",
    "ArtifactFiles": ".artifact_files",
    "ArtifactPage": ".artifact_page",
    "ArtifactVersion": ".artifact_version",
    "AssociateRepositoryRequest": ".associate_repository_request",
    "AssociateRepositoryRequestProvider": ".associate_repository_request_provider",
    "AuditEvent": ".audit_event",
    "AuditEventPage": ".audit_event_page",
    "CancelTestExecutionRequest": ".cancel_test_execution_request",
    "CancelTestExecutionRequestStatus": ".cancel_test_execution_request_status",
    "CancelTestExecutionResponse": ".cancel_test_execution_response",
    "ChargedUser": ".charged_user",
    "ChildPipeline": ".child_pipeline",
    "Connection": ".connection",
    "ConnectionAuthType": ".connection_auth_type",
    "ConnectionDetails": ".connection_details",
    "ConnectionDetailsConnectionProperties": ".connection_details_connection_properties",
    "ConnectionDetailsRequest": ".connection_details_request",
    "ConnectionDetailsRequestConnectionProperties": ".connection_details_request_connection_properties",
    "ConnectionOverrideDetails": ".connection_override_details",
    "ConnectionOverrideDetailsConnectionProperties": ".connection_override_details_connection_properties",
    "ConnectionOverrideDetailsRequest": ".connection_override_details_request",
    "ConnectionOverrideDetailsRequestConnectionProperties": ".connection_override_details_request_connection_properties",
    "ConnectionPage": ".connection_page",
    "ConsumptionEntry": ".consumption_entry",
    "ConsumptionEntryDimensions": ".consumption_entry_dimensions",
    "ConsumptionPeriod": ".consumption_period",
    "ConsumptionReport": ".consumption_report",
    "CreateAgentRequest": ".create_agent_request",
    "CreateAgentRequestAgentType": ".create_agent_request_agent_type",
    "CreateAgentRequestCloudProvider": ".create_agent_request_cloud_provider",
    "CreateAgentRequestDeployment": ".create_agent_request_deployment",
    "CreateAiAgentTaskRequest": ".create_ai_agent_task_request",
    "CreateAiAgentTaskResponse": ".create_ai_agent_task_response",
    "CreateDefaultWarehouseConnectionRequest": ".create_default_warehouse_connection_request",
    "CreateDefaultWarehouseConnectionRequestAuthProvider": ".create_default_warehouse_connection_request_auth_provider",
    "CreateDefaultWarehouseConnectionRequestAuthType": ".create_default_warehouse_connection_request_auth_type",
    "CreateEnvironmentRequest": ".create_environment_request",
    "CreateEnvironmentRequestDefaultConnections": ".create_environment_request_default_connections",
    "CreateProjectConnectionRequest": ".create_project_connection_request",
    "CreateProjectRequest": ".create_project_request",
    "CreateProjectRequestAgentDeploymentType": ".create_project_request_agent_deployment_type",
    "CreateProjectRequestWarehouse": ".create_project_request_warehouse",
    "CreateProjectResponse": ".create_project_response",
    "CreateProjectVariableRequest": ".create_project_variable_request",
    "CreateProjectVariableResponse": ".create_project_variable_response",
    "CreateScheduleRequest": ".create_schedule_request",
    "CreateScheduleResponse": ".create_schedule_response",
    "CreateSecretReferenceRequest": ".create_secret_reference_request",
    "CreateSecretReferenceRequestAgentType": ".create_secret_reference_request_agent_type",
    "CreateSecretReferenceRequestSecretReferenceType": ".create_secret_reference_request_secret_reference_type",
    "CreateTestExecutionRequest": ".create_test_execution_request",
    "CreateTestExecutionRequestPipelinesItem": ".create_test_execution_request_pipelines_item",
    "CreateTestExecutionRequestScope": ".create_test_execution_request_scope",
    "CreateTestExecutionRequestTestsItem": ".create_test_execution_request_tests_item",
    "CreateTestExecutionResponse": ".create_test_execution_response",
    "CreateVariableEnvironmentOverridesRequest": ".create_variable_environment_overrides_request",
    "CustomConnector": ".custom_connector",
    "Environment": ".environment",
    "EnvironmentConnectionOverride": ".environment_connection_override",
    "EnvironmentConnectionOverridePage": ".environment_connection_override_page",
    "EnvironmentConnectionOverrideRequest": ".environment_connection_override_request",
    "EnvironmentPage": ".environment_page",
    "EtlUserConsumption": ".etl_user_consumption",
    "FlexConnector": ".flex_connector",
    "GetVariableEnvironmentOverridesResponse": ".get_variable_environment_overrides_response",
    "IgnoredResource": ".ignored_resource",
    "InitialConnectionOverride": ".initial_connection_override",
    "InitialConnectionOverrideConnectionProperties": ".initial_connection_override_connection_properties",
    "LineageEvent": ".lineage_event",
    "LineageEventEvent": ".lineage_event_event",
    "LineageEventPage": ".lineage_event_page",
    "ListAiAgentTasksStatus": ".list_ai_agent_tasks_status",
    "ListPipelineExecutionsStatus": ".list_pipeline_executions_status",
    "PipelineExecution": ".pipeline_execution",
    "PipelineExecutionList": ".pipeline_execution_list",
    "PipelineExecutionRequest": ".pipeline_execution_request",
    "PipelineExecutionRequestGridVariables": ".pipeline_execution_request_grid_variables",
    "PipelineExecutionRequestScalarVariables": ".pipeline_execution_request_scalar_variables",
    "PipelineExecutionResponse": ".pipeline_execution_response",
    "PipelineExecutionStatus": ".pipeline_execution_status",
    "PipelineExecutionStep": ".pipeline_execution_step",
    "PipelineExecutionStepPage": ".pipeline_execution_step_page",
    "PipelineExecutionStepResult": ".pipeline_execution_step_result",
    "PipelineExecutionTrigger": ".pipeline_execution_trigger",
    "PipelineReview": ".pipeline_review",
    "PipelineReviewRequest": ".pipeline_review_request",
    "PipelineReviewResults": ".pipeline_review_results",
    "PipelineTerminationRequest": ".pipeline_termination_request",
    "PipelineTerminationRequestStatus": ".pipeline_termination_request_status",
    "PipelineTerminationResponse": ".pipeline_termination_response",
    "PlatformConnectionType": ".platform_connection_type",
    "ProblemDetail": ".problem_detail",
    "Project": ".project",
    "ProjectPage": ".project_page",
    "ProjectVariable": ".project_variable",
    "ProjectVariablePage": ".project_variable_page",
    "PromoteArtifactRequest": ".promote_artifact_request",
    "PromoteArtifactResponse": ".promote_artifact_response",
    "PublishArtifactResponse": ".publish_artifact_response",
    "PublishSharedPipelineArtifactResponse": ".publish_shared_pipeline_artifact_response",
    "PublishSharedPipelineArtifactResponseIgnoredResourcesItem": ".publish_shared_pipeline_artifact_response_ignored_resources_item",
    "PublishedPipeline": ".published_pipeline",
    "PublishedPipelinePage": ".published_pipeline_page",
    "RepositoryProviderParameters": ".repository_provider_parameters",
    "Schedule": ".schedule",
    "ScheduleGridVariables": ".schedule_grid_variables",
    "ScheduleInterval": ".schedule_interval",
    "SchedulePage": ".schedule_page",
    "ScheduleScalarVariables": ".schedule_scalar_variables",
    "ScheduleTiming": ".schedule_timing",
    "ScheduledPipeline": ".scheduled_pipeline",
    "ScimAddress": ".scim_address",
    "ScimAddressRequest": ".scim_address_request",
    "ScimGroup": ".scim_group",
    "ScimGroupRequest": ".scim_group_request",
    "ScimMeta": ".scim_meta",
    "ScimMetaRequest": ".scim_meta_request",
    "ScimName": ".scim_name",
    "ScimNameRequest": ".scim_name_request",
    "ScimPatchRequest": ".scim_patch_request",
    "ScimPatchRequestOperationsItem": ".scim_patch_request_operations_item",
    "ScimReference": ".scim_reference",
    "ScimReferenceRequest": ".scim_reference_request",
    "ScimUser": ".scim_user",
    "ScimUserRequest": ".scim_user_request",
    "ScimValue": ".scim_value",
    "ScimValueRequest": ".scim_value_request",
    "SecretsLocation": ".secrets_location",
    "SecretsLocationRequest": ".secrets_location_request",
    "SendAiAgentTaskMessageRequest": ".send_ai_agent_task_message_request",
    "SendAiAgentTaskMessageResponse": ".send_ai_agent_task_message_response",
    "SetAiAgentTaskPermissionsRequest": ".set_ai_agent_task_permissions_request",
    "SharedPipeline": ".shared_pipeline",
    "SharedPipelineArtifact": ".shared_pipeline_artifact",
    "SharedPipelineArtifactDetails": ".shared_pipeline_artifact_details",
    "StreamingPipeline": ".streaming_pipeline",
    "StreamingPipelineAdvancedProperties": ".streaming_pipeline_advanced_properties",
    "StreamingPipelineCommandRequest": ".streaming_pipeline_command_request",
    "StreamingPipelineCommandRequestCommand": ".streaming_pipeline_command_request_command",
    "StreamingPipelineDefinition": ".streaming_pipeline_definition",
    "StreamingPipelineDefinitionAdvancedProperties": ".streaming_pipeline_definition_advanced_properties",
    "StreamingPipelinePage": ".streaming_pipeline_page",
    "StreamingPipelineStatus": ".streaming_pipeline_status",
    "StreamingPipelineStatusStatus": ".streaming_pipeline_status_status",
    "StreamingSource": ".streaming_source",
    "StreamingSourceConnection": ".streaming_source_connection",
    "StreamingSourceRequest": ".streaming_source_request",
    "StreamingSourceRequestConnection": ".streaming_source_request_connection",
    "StreamingTable": ".streaming_table",
    "StreamingTableRequest": ".streaming_table_request",
    "StreamingTarget": ".streaming_target",
    "StreamingTargetRequest": ".streaming_target_request",
    "SubmitAiAgentTaskDecisionsRequest": ".submit_ai_agent_task_decisions_request",
    "SubmitAiAgentTaskDecisionsResponse": ".submit_ai_agent_task_decisions_response",
    "UpdateAgentRequest": ".update_agent_request",
    "UpdateAgentRequestTrackName": ".update_agent_request_track_name",
    "UpdateProjectConnectionRequest": ".update_project_connection_request",
    "UpdateProjectVariableRequest": ".update_project_variable_request",
    "UpdateScheduleRequest": ".update_schedule_request",
}

# The models tell a missing field by the identity of UNSET, so copying and pickling must not make another one.
copyreg.pickle(Unset, lambda _: "UNSET")

__all__ = (
    "Agent",
    "AgentAllowlist",
    "AgentAllowlistProject",
    "AgentAllowlistProjectRequest",
    "AgentAllowlistProjects",
    "AgentAllowlistRequest",
    "AgentAllowlistRequestProjects",
    "AgentCommandRequest",
    "AgentCommandRequestCommand",
    "AgentCredentials",
    "AgentCredentialsActionRequest",
    "AgentCredentialsActionRequestAction",
    "AgentPage",
    "AgentVersionDetails",
    "AiAgentAnswer",
    "AiAgentConfig",
    "AiAgentConfigRequest",
    "AiAgentDecision",
    "AiAgentPendingDecision",
    "AiAgentPermissionMessage",
    "AiAgentTask",
    "AiAgentTaskMessage",
    "AiAgentTaskMessageList",
    "AiAgentTaskPage",
    "AiAgentTaskPermissions",
    "AiAgentTaskStatus",
    "AiAgentTaskSummary",
    "AiAgentToolPermission",
    "AiAgentToolPermissionRequest",
    "Artifact",
    "ArtifactDetails",
    "ArtifactFiles",
    "ArtifactPage",
    "ArtifactVersion",
    "AssociateRepositoryRequest",
    "AssociateRepositoryRequestProvider",
    "AuditEvent",
    "AuditEventPage",
    "CancelTestExecutionRequest",
    "CancelTestExecutionRequestStatus",
    "CancelTestExecutionResponse",
    "ChargedUser",
    "ChildPipeline",
    "Connection",
    "ConnectionAuthType",
    "ConnectionDetails",
    "ConnectionDetailsConnectionProperties",
    "ConnectionDetailsRequest",
    "ConnectionDetailsRequestConnectionProperties",
    "ConnectionOverrideDetails",
    "ConnectionOverrideDetailsConnectionProperties",
    "ConnectionOverrideDetailsRequest",
    "ConnectionOverrideDetailsRequestConnectionProperties",
    "ConnectionPage",
    "ConsumptionEntry",
    "ConsumptionEntryDimensions",
    "ConsumptionPeriod",
    "ConsumptionReport",
    "CreateAgentRequest",
    "CreateAgentRequestAgentType",
    "CreateAgentRequestCloudProvider",
    "CreateAgentRequestDeployment",
    "CreateAiAgentTaskRequest",
    "CreateAiAgentTaskResponse",
    "CreateDefaultWarehouseConnectionRequest",
    "CreateDefaultWarehouseConnectionRequestAuthProvider",
    "CreateDefaultWarehouseConnectionRequestAuthType",
    "CreateEnvironmentRequest",
    "CreateEnvironmentRequestDefaultConnections",
    "CreateProjectConnectionRequest",
    "CreateProjectRequest",
    "CreateProjectRequestAgentDeploymentType",
    "CreateProjectRequestWarehouse",
    "CreateProjectResponse",
    "CreateProjectVariableRequest",
    "CreateProjectVariableResponse",
    "CreateScheduleRequest",
    "CreateScheduleResponse",
    "CreateSecretReferenceRequest",
    "CreateSecretReferenceRequestAgentType",
    "CreateSecretReferenceRequestSecretReferenceType",
    "CreateTestExecutionRequest",
    "CreateTestExecutionRequestPipelinesItem",
    "CreateTestExecutionRequestScope",
    "CreateTestExecutionRequestTestsItem",
    "CreateTestExecutionResponse",
    "CreateVariableEnvironmentOverridesRequest",
    "CustomConnector",
    "Environment",
    "EnvironmentConnectionOverride",
    "EnvironmentConnectionOverridePage",
    "EnvironmentConnectionOverrideRequest",
    "EnvironmentPage",
    "EtlUserConsumption",
    "FlexConnector",
    "GetVariableEnvironmentOverridesResponse",
    "IgnoredResource",
    "InitialConnectionOverride",
    "InitialConnectionOverrideConnectionProperties",
    "LineageEvent",
    "LineageEventEvent",
    "LineageEventPage",
    "ListAiAgentTasksStatus",
    "ListPipelineExecutionsStatus",
    "PipelineExecution",
    "PipelineExecutionList",
    "PipelineExecutionRequest",
    "PipelineExecutionRequestGridVariables",
    "PipelineExecutionRequestScalarVariables",
    "PipelineExecutionResponse",
    "PipelineExecutionStatus",
    "PipelineExecutionStep",
    "PipelineExecutionStepPage",
    "PipelineExecutionStepResult",
    "PipelineExecutionTrigger",
    "PipelineReview",
    "PipelineReviewRequest",
    "PipelineReviewResults",
    "PipelineTerminationRequest",
    "PipelineTerminationRequestStatus",
    "PipelineTerminationResponse",
    "PlatformConnectionType",
    "ProblemDetail",
    "Project",
    "ProjectPage",
    "ProjectVariable",
    "ProjectVariablePage",
    "PromoteArtifactRequest",
    "PromoteArtifactResponse",
    "PublishArtifactResponse",
    "PublishedPipeline",
    "PublishedPipelinePage",
    "PublishSharedPipelineArtifactResponse",
    "PublishSharedPipelineArtifactResponseIgnoredResourcesItem",
    "RepositoryProviderParameters",
    "Schedule",
    "ScheduledPipeline",
    "ScheduleGridVariables",
    "ScheduleInterval",
    "SchedulePage",
    "ScheduleScalarVariables",
    "ScheduleTiming",
    "ScimAddress",
    "ScimAddressRequest",
    "ScimGroup",
    "ScimGroupRequest",
    "ScimMeta",
    "ScimMetaRequest",
    "ScimName",
    "ScimNameRequest",
    "ScimPatchRequest",
    "ScimPatchRequestOperationsItem",
    "ScimReference",
    "ScimReferenceRequest",
    "ScimUser",
    "ScimUserRequest",
    "ScimValue",
    "ScimValueRequest",
    "SecretsLocation",
    "SecretsLocationRequest",
    "SendAiAgentTaskMessageRequest",
    "SendAiAgentTaskMessageResponse",
    "SetAiAgentTaskPermissionsRequest",
    "SharedPipeline",
    "SharedPipelineArtifact",
    "SharedPipelineArtifactDetails",
    "StreamingPipeline",
    "StreamingPipelineAdvancedProperties",
    "StreamingPipelineCommandRequest",
    "StreamingPipelineCommandRequestCommand",
    "StreamingPipelineDefinition",
    "StreamingPipelineDefinitionAdvancedProperties",
    "StreamingPipelinePage",
    "StreamingPipelineStatus",
    "StreamingPipelineStatusStatus",
    "StreamingSource",
    "StreamingSourceConnection",
    "StreamingSourceRequest",
    "StreamingSourceRequestConnection",
    "StreamingTable",
    "StreamingTableRequest",
    "StreamingTarget",
    "StreamingTargetRequest",
    "SubmitAiAgentTaskDecisionsRequest",
    "SubmitAiAgentTaskDecisionsResponse",
    "UpdateAgentRequest",
    "UpdateAgentRequestTrackName",
    "UpdateProjectConnectionRequest",
    "UpdateProjectVariableRequest",
    "UpdateScheduleRequest",
)


if not TYPE_CHECKING:  # or else a type checker would take any name for a model

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_MODULES[name], __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
