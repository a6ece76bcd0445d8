from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pipeline_execution_request_grid_variables import PipelineExecutionRequestGridVariables
    from ..models.pipeline_execution_request_scalar_variables import PipelineExecutionRequestScalarVariables


T = TypeVar("T", bound="PipelineExecutionRequest")


@_attrs_define
class PipelineExecutionRequest:
    """
    Attributes:
        environment_name (str): Environment pipeline is published to Example: Dev Env.
        pipeline_name (str): Name of the pipeline to execute Example: My pipeline.
        agent_id (str | Unset): Optional agentId to execute the pipeline. If not specified the default agent for the
            provided environment will be used Example: 3fa85f64-5717-4562-b3fc-2c963f66afa6.
        execution_tag (str | Unset): Optional execution tag, this allows control of pipeline execution concurrency. Only
            1 pipeline execution is allowed to run per execution tag in a given environment. Example: tag1.
        grid_variables (PipelineExecutionRequestGridVariables | Unset): Optional map of grid variable names to two-
            dimensional string arrays, used to override grid variable values for this execution without modifying the
            published pipeline definition
        scalar_variables (PipelineExecutionRequestScalarVariables | Unset): Optional map of scalar variable names to
            their override values for this execution, without modifying the published pipeline definition
        version_name (str | Unset): Optional artifact version name of the pipeline to execute. If not specified the
            latest version will be executed Example: 1.1.0.
    """

    environment_name: str
    pipeline_name: str
    agent_id: str | Unset = UNSET
    execution_tag: str | Unset = UNSET
    grid_variables: PipelineExecutionRequestGridVariables | Unset = UNSET
    scalar_variables: PipelineExecutionRequestScalarVariables | Unset = UNSET
    version_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        environment_name = self.environment_name

        pipeline_name = self.pipeline_name

        agent_id = self.agent_id

        execution_tag = self.execution_tag

        grid_variables: dict[str, Any] | Unset = UNSET
        if not isinstance(self.grid_variables, Unset):
            grid_variables = self.grid_variables.to_dict()

        scalar_variables: dict[str, Any] | Unset = UNSET
        if not isinstance(self.scalar_variables, Unset):
            scalar_variables = self.scalar_variables.to_dict()

        version_name = self.version_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "environmentName": environment_name,
                "pipelineName": pipeline_name,
            }
        )
        if agent_id is not UNSET:
            field_dict["agentId"] = agent_id
        if execution_tag is not UNSET:
            field_dict["executionTag"] = execution_tag
        if grid_variables is not UNSET:
            field_dict["gridVariables"] = grid_variables
        if scalar_variables is not UNSET:
            field_dict["scalarVariables"] = scalar_variables
        if version_name is not UNSET:
            field_dict["versionName"] = version_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pipeline_execution_request_grid_variables import PipelineExecutionRequestGridVariables  # noqa: PLC0415
        from ..models.pipeline_execution_request_scalar_variables import PipelineExecutionRequestScalarVariables  # noqa: PLC0415

        d = dict(src_dict)
        environment_name = d.pop("environmentName")

        pipeline_name = d.pop("pipelineName")

        agent_id = d.pop("agentId", UNSET)

        execution_tag = d.pop("executionTag", UNSET)

        _grid_variables = d.pop("gridVariables", UNSET)
        grid_variables: PipelineExecutionRequestGridVariables | Unset
        if isinstance(_grid_variables, Unset):
            grid_variables = UNSET
        else:
            grid_variables = PipelineExecutionRequestGridVariables.from_dict(_grid_variables)

        _scalar_variables = d.pop("scalarVariables", UNSET)
        scalar_variables: PipelineExecutionRequestScalarVariables | Unset
        if isinstance(_scalar_variables, Unset):
            scalar_variables = UNSET
        else:
            scalar_variables = PipelineExecutionRequestScalarVariables.from_dict(_scalar_variables)

        version_name = d.pop("versionName", UNSET)

        pipeline_execution_request = cls(
            environment_name=environment_name,
            pipeline_name=pipeline_name,
            agent_id=agent_id,
            execution_tag=execution_tag,
            grid_variables=grid_variables,
            scalar_variables=scalar_variables,
            version_name=version_name,
        )

        pipeline_execution_request.additional_properties = d
        return pipeline_execution_request

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
