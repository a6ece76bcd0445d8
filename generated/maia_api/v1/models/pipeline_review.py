from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.pipeline_review_results import PipelineReviewResults


T = TypeVar("T", bound="PipelineReview")


@_attrs_define
class PipelineReview:
    """
    Attributes:
        review_status (None | str | Unset): PASSED or FAILED.
        results (None | PipelineReviewResults | Unset):
        excluded_files (list[str] | None | Unset):
    """

    review_status: None | str | Unset = UNSET
    results: None | PipelineReviewResults | Unset = UNSET
    excluded_files: list[str] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.pipeline_review_results import PipelineReviewResults  # noqa: PLC0415

        review_status: None | str | Unset
        if isinstance(self.review_status, Unset):
            review_status = UNSET
        else:
            review_status = self.review_status

        results: dict[str, Any] | None | Unset
        if isinstance(self.results, Unset):
            results = UNSET
        elif isinstance(self.results, PipelineReviewResults):
            results = self.results.to_dict()
        else:
            results = self.results

        excluded_files: list[str] | None | Unset
        if isinstance(self.excluded_files, Unset):
            excluded_files = UNSET
        elif isinstance(self.excluded_files, list):
            excluded_files = self.excluded_files

        else:
            excluded_files = self.excluded_files

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if review_status is not UNSET:
            field_dict["reviewStatus"] = review_status
        if results is not UNSET:
            field_dict["results"] = results
        if excluded_files is not UNSET:
            field_dict["excludedFiles"] = excluded_files

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.pipeline_review_results import PipelineReviewResults  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_review_status(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        review_status = _parse_review_status(d.pop("reviewStatus", UNSET))

        def _parse_results(data: object) -> None | PipelineReviewResults | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                results_type_0 = PipelineReviewResults.from_dict(data)

                return results_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PipelineReviewResults | Unset, data)

        results = _parse_results(d.pop("results", UNSET))

        def _parse_excluded_files(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                excluded_files_type_0 = cast(list[str], data)

                return excluded_files_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        excluded_files = _parse_excluded_files(d.pop("excludedFiles", UNSET))

        pipeline_review = cls(
            review_status=review_status,
            results=results,
            excluded_files=excluded_files,
        )

        pipeline_review.additional_properties = d
        return pipeline_review

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
