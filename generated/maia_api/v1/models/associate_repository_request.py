from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.associate_repository_request_provider import AssociateRepositoryRequestProvider

if TYPE_CHECKING:
    from ..models.repository_provider_parameters import RepositoryProviderParameters


T = TypeVar("T", bound="AssociateRepositoryRequest")


@_attrs_define
class AssociateRepositoryRequest:
    """
    Attributes:
        provider (AssociateRepositoryRequestProvider):
        repository_name (str):
        provider_parameters (RepositoryProviderParameters):
    """

    provider: AssociateRepositoryRequestProvider
    repository_name: str
    provider_parameters: RepositoryProviderParameters
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provider = self.provider.value

        repository_name = self.repository_name

        provider_parameters = self.provider_parameters.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provider": provider,
                "repositoryName": repository_name,
                "providerParameters": provider_parameters,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.repository_provider_parameters import RepositoryProviderParameters  # noqa: PLC0415

        d = dict(src_dict)
        provider = AssociateRepositoryRequestProvider(d.pop("provider"))

        repository_name = d.pop("repositoryName")

        provider_parameters = RepositoryProviderParameters.from_dict(d.pop("providerParameters"))

        associate_repository_request = cls(
            provider=provider,
            repository_name=repository_name,
            provider_parameters=provider_parameters,
        )

        associate_repository_request.additional_properties = d
        return associate_repository_request

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
