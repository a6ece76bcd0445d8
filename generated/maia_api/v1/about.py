"""What this package was generated from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

API_VERSION: Final = "v1"
"""Version in the paths of the API."""

SPEC_VERSION: Final = "1.0"
"""Version of the document, as its publisher numbers it."""

SERVERS: Final[Mapping[str, str]] = MappingProxyType(
    {"eu1": "https://eu1.api.matillion.com/dpc", "us1": "https://us1.api.matillion.com/dpc"}
)
"""Region to base URL, from the document's `servers`."""

SPEC_SHA256: Final = "f8824cba879fbd899adb79fd2dc603fba41ec76022f5db4824c7c55c15805e6c"
"""Hash of the bundled `openapi.json`."""

SOURCES_SHA256: Final[Mapping[str, str]] = MappingProxyType(
    {
        "upstream": "3c6f783e169b79dcddafd52177f407b44b5414a6ecb708ead62b82d4fd50ea2c",
        "supplement": "84de7031df0cf8dbdd07ae1b23551fd4819eda5e5f464c1b71308522ac886963",
        "corrections": "93cd3185557ba4647d6c737d1e7028cdba2449cbaf8e7d2e5a815abbf8ae707f",
    }
)
"""Hashes of the files under `spec/` that it was bundled from."""

GENERATOR: Final = "openapi-python-client 0.29.1"
