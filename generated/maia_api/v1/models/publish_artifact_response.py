from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.ignored_resource import IgnoredResource


T = TypeVar("T", bound="PublishArtifactResponse")


@_attrs_define
class PublishArtifactResponse:
    """
    Attributes:
        version_name (None | str | Unset):
        ignored_resources (list[IgnoredResource] | None | Unset):
    """

    version_name: None | str | Unset = UNSET
    ignored_resources: list[IgnoredResource] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version_name: None | str | Unset
        if isinstance(self.version_name, Unset):
            version_name = UNSET
        else:
            version_name = self.version_name

        ignored_resources: list[dict[str, Any]] | None | Unset
        if isinstance(self.ignored_resources, Unset):
            ignored_resources = UNSET
        elif isinstance(self.ignored_resources, list):
            ignored_resources = []
            for ignored_resources_type_0_item_data in self.ignored_resources:
                ignored_resources_type_0_item = ignored_resources_type_0_item_data.to_dict()
                ignored_resources.append(ignored_resources_type_0_item)

        else:
            ignored_resources = self.ignored_resources

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if version_name is not UNSET:
            field_dict["versionName"] = version_name
        if ignored_resources is not UNSET:
            field_dict["ignoredResources"] = ignored_resources

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ignored_resource import IgnoredResource  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_version_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        version_name = _parse_version_name(d.pop("versionName", UNSET))

        def _parse_ignored_resources(data: object) -> list[IgnoredResource] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                ignored_resources_type_0 = []
                _ignored_resources_type_0 = data
                for ignored_resources_type_0_item_data in _ignored_resources_type_0:
                    ignored_resources_type_0_item = IgnoredResource.from_dict(ignored_resources_type_0_item_data)

                    ignored_resources_type_0.append(ignored_resources_type_0_item)

                return ignored_resources_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[IgnoredResource] | None | Unset, data)

        ignored_resources = _parse_ignored_resources(d.pop("ignoredResources", UNSET))

        publish_artifact_response = cls(
            version_name=version_name,
            ignored_resources=ignored_resources,
        )

        publish_artifact_response.additional_properties = d
        return publish_artifact_response

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
