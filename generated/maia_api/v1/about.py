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

SPEC_SHA256: Final = "f6309d1297217daa3d11d2afa8f2835cdefb6038fdecefa5630e255e629c9974"
"""Hash of the bundled `openapi.json`."""

SOURCES_SHA256: Final[Mapping[str, str]] = MappingProxyType(
    {
        "upstream": "3c6f783e169b79dcddafd52177f407b44b5414a6ecb708ead62b82d4fd50ea2c",
        "supplement": "e39bcff824351890f9a949a66fe57660843b93080d6f9b1db77c4925efc489dc",
        "corrections": "b33ee54e84931fea72f65c98cd0251328b13fe15692ff9a8df8db6bb13f8513f",
    }
)
"""Hashes of the files under `spec/` that it was bundled from."""

GENERATOR: Final = "openapi-python-client 0.29.1"
