"""The one door to generated code. Nothing behind it is loaded before it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from maia_api import VERSIONS, ApiVersion

from .errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from maia_api import Api, AsyncApi, Calls, Unset
    from maia_api.calls import AsyncSender, Call, Operation, Sender

__all__ = [
    "VERSIONS",
    "About",
    "Api",  # this one and the other classes of a version exist for type checkers alone
    "ApiVersion",
    "AsyncApi",
    "Call",
    "Calls",
    "Operation",
    "Unset",
    "about",
    "api",
    "async_api",
    "calls",
    "document",
    "given",
    "package",
]

T = TypeVar("T")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """What calls are made of, which `maia --version` does without: it is half of what that takes."""
        if name not in ("AsyncSender", "Call", "Operation", "Sender"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from maia_api import calls

        return getattr(calls, name)


class About(Protocol):
    """The generated `about` module of an API version."""

    API_VERSION: str
    SPEC_VERSION: str
    SPEC_SHA256: str
    SERVERS: Mapping[str, str]


def _load(version: ApiVersion, module: str) -> object:
    if version not in VERSIONS:
        known = ", ".join(VERSIONS)
        raise ConfigurationError(
            f"This release of maia-client has no API version {version!r}; it has {known}."
            f" Install one that has it: pip install 'maia-client>={str(version).removeprefix('v')}'."
        )
    return import_module(f"maia_api.{version}.{module}")


def about(version: ApiVersion) -> About:
    """What the code of an API version was generated from."""
    return cast(About, _load(version, "about"))


def api(version: ApiVersion, send: Sender) -> Api:
    """Every operation, sent synchronously through `send`."""
    return cast("Api", cast(Any, _load(version, "api")).Api(send))


def async_api(version: ApiVersion, send: AsyncSender) -> AsyncApi:
    """Every operation, sent asynchronously through `send`."""
    return cast("AsyncApi", cast(Any, _load(version, "api")).AsyncApi(send))


def calls(version: ApiVersion) -> Calls:
    """Every operation as an unsent call."""
    return cast("Calls", cast(Any, _load(version, "api")).Calls())


def document(version: ApiVersion) -> dict[str, Any]:
    """The bundled OpenAPI document."""
    from importlib.resources import files
    from json import loads

    text = files(f"maia_api.{version}").joinpath("openapi.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], loads(text))


def package() -> Path:
    """The folder of the generated package."""
    from importlib.resources import files
    from pathlib import Path

    return Path(str(files("maia_api")))


def given(value: T | Unset | None) -> T | None:
    """The value of a generated field, or None where it is missing or null."""
    # By name, because each API version has an Unset of its own.
    return None if value is None or type(value).__name__ == "Unset" else cast(T, value)
