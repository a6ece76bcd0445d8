"""Contains all the data models used in inputs/outputs"""

from .child_pipeline import ChildPipeline
from .environment import Environment
from .environment_page import EnvironmentPage
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
from .pipeline_termination_request import PipelineTerminationRequest
from .pipeline_termination_request_status import PipelineTerminationRequestStatus
from .pipeline_termination_response import PipelineTerminationResponse
from .problem_detail import ProblemDetail
from .project import Project
from .project_page import ProjectPage
from .published_pipeline import PublishedPipeline
from .published_pipeline_page import PublishedPipelinePage

__all__ = (
    "ChildPipeline",
    "Environment",
    "EnvironmentPage",
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
    "PipelineTerminationRequest",
    "PipelineTerminationRequestStatus",
    "PipelineTerminationResponse",
    "ProblemDetail",
    "Project",
    "ProjectPage",
    "PublishedPipeline",
    "PublishedPipelinePage",
)
