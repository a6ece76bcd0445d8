"""The public API of Maia as generated code, one package per API version. Unofficial."""

from __future__ import annotations

from typing import Final, Literal

ApiVersion = Literal["v1"]

VERSIONS: Final[tuple[ApiVersion, ...]] = ("v1",)
