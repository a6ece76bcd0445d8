"""The public API of Maia as generated code, one package per API version. Unofficial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

ApiVersion = Literal["v1"]

VERSIONS: Final[tuple[ApiVersion, ...]] = ("v1",)

if TYPE_CHECKING:
    from .v1 import api as v1_api
    from .v1 import types as v1_types

    # What a client of any version offers.
    Api: TypeAlias = v1_api.Api
    AsyncApi: TypeAlias = v1_api.AsyncApi
    # Code that serves every version is checked against the oldest one.
    Calls: TypeAlias = v1_api.Calls
    Unset: TypeAlias = v1_types.Unset
