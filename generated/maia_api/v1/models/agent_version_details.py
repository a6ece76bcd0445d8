from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AgentVersionDetails")


@_attrs_define
class AgentVersionDetails:
    """
    Attributes:
        agent_version (None | str | Unset):
        agent_update_available (bool | None | Unset):
        support (None | str | Unset): Such as SUPPORTED.
        track_name (None | str | Unset):
        track_version (None | str | Unset):
        track_release_date (None | str | Unset): Reads as a date-time.
    """

    agent_version: None | str | Unset = UNSET
    agent_update_available: bool | None | Unset = UNSET
    support: None | str | Unset = UNSET
    track_name: None | str | Unset = UNSET
    track_version: None | str | Unset = UNSET
    track_release_date: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        agent_version: None | str | Unset
        if isinstance(self.agent_version, Unset):
            agent_version = UNSET
        else:
            agent_version = self.agent_version

        agent_update_available: bool | None | Unset
        if isinstance(self.agent_update_available, Unset):
            agent_update_available = UNSET
        else:
            agent_update_available = self.agent_update_available

        support: None | str | Unset
        if isinstance(self.support, Unset):
            support = UNSET
        else:
            support = self.support

        track_name: None | str | Unset
        if isinstance(self.track_name, Unset):
            track_name = UNSET
        else:
            track_name = self.track_name

        track_version: None | str | Unset
        if isinstance(self.track_version, Unset):
            track_version = UNSET
        else:
            track_version = self.track_version

        track_release_date: None | str | Unset
        if isinstance(self.track_release_date, Unset):
            track_release_date = UNSET
        else:
            track_release_date = self.track_release_date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if agent_version is not UNSET:
            field_dict["agentVersion"] = agent_version
        if agent_update_available is not UNSET:
            field_dict["agentUpdateAvailable"] = agent_update_available
        if support is not UNSET:
            field_dict["support"] = support
        if track_name is not UNSET:
            field_dict["trackName"] = track_name
        if track_version is not UNSET:
            field_dict["trackVersion"] = track_version
        if track_release_date is not UNSET:
            field_dict["trackReleaseDate"] = track_release_date

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_agent_version(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        agent_version = _parse_agent_version(d.pop("agentVersion", UNSET))

        def _parse_agent_update_available(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        agent_update_available = _parse_agent_update_available(d.pop("agentUpdateAvailable", UNSET))

        def _parse_support(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        support = _parse_support(d.pop("support", UNSET))

        def _parse_track_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        track_name = _parse_track_name(d.pop("trackName", UNSET))

        def _parse_track_version(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        track_version = _parse_track_version(d.pop("trackVersion", UNSET))

        def _parse_track_release_date(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        track_release_date = _parse_track_release_date(d.pop("trackReleaseDate", UNSET))

        agent_version_details = cls(
            agent_version=agent_version,
            agent_update_available=agent_update_available,
            support=support,
            track_name=track_name,
            track_version=track_version,
            track_release_date=track_release_date,
        )

        agent_version_details.additional_properties = d
        return agent_version_details

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
