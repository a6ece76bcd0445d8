"""Where to call and as whom: arguments first, then `MAIA_*`, then the `MATILLION_*` names that others use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from ._secret import Secret
from .errors import ConfigurationError

TOKEN_URL = "https://id.core.matillion.com/oauth/dpc/token"
"""One host for all regions. Source: the vendor's terraform client and public clients."""

EXTRA_REGIONS: Mapping[str, str] = {"au1": "https://au1.api.matillion.com/dpc"}
"""Regions the document's `servers` leave out. au1: a newer copy of the vendor's terraform client."""

_ENVIRONMENT: Mapping[str, tuple[str, ...]] = {
    "region": ("MAIA_REGION", "MATILLION_REGION"),
    "base_url": ("MAIA_BASE_URL", "MATILLION_BASE_URL"),
    "token_url": ("MAIA_TOKEN_URL", "MATILLION_TOKEN_URL"),
    "client_id": ("MAIA_CLIENT_ID", "MATILLION_CLIENT_ID"),
    "client_secret": ("MAIA_CLIENT_SECRET", "MATILLION_CLIENT_SECRET"),
    "project": ("MAIA_PROJECT", "MATILLION_PROJECT_ID"),
    "environment": ("MAIA_ENVIRONMENT",),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that have been checked.

    Attributes:
        base_url: without a slash at the end; the paths of the API (`/v1/...`) follow it.
        project, environment: defaults for calls that name none.
    """

    base_url: str
    token_url: str
    client_id: str
    client_secret: Secret
    project: str | None
    environment: str | None


def resolve_settings(
    arguments: Mapping[str, str | None], environ: Mapping[str, str], servers: Mapping[str, str]
) -> Settings:
    """Checks and completes settings.

    Args:
        arguments: by name as in `Maia(...)`; None or missing means not given.
        environ: environment variables; an empty one counts as not set.
        servers: region to base URL, from the document.

    Raises:
        ConfigurationError: one is missing, half given or can't be used.
    """

    def find(name: str) -> tuple[str, str] | None:
        """The value and the name of where it comes from."""
        if arguments.get(name):
            return str(arguments[name]), name
        found = next((variable for variable in _ENVIRONMENT[name] if environ.get(variable)), None)
        return (environ[found], found) if found else None

    token_url = find("token_url")
    client_id, client_secret = find("client_id"), find("client_secret")
    if client_id is None or client_secret is None:
        lacking = [
            f"client {word} (MAIA_CLIENT_{word.upper()})"
            for word, value in (("id", client_id), ("secret", client_secret))
            if value is None
        ]
        raise ConfigurationError(
            f"No {' and no '.join(lacking)}. Credentials come from the environment or from the arguments."
        )
    project, environment = find("project"), find("environment")
    return Settings(
        base_url=_base_url(arguments, environ, {**EXTRA_REGIONS, **servers}),
        token_url=_checked_url(*token_url) if token_url else TOKEN_URL,
        client_id=client_id[0],
        client_secret=Secret(client_secret[0]),
        project=project[0] if project else None,
        environment=environment[0] if environment else None,
    )


def _base_url(arguments: Mapping[str, str | None], environ: Mapping[str, str], regions: Mapping[str, str]) -> str:
    """The first source that names a region or a base URL decides; within the environment the URL is the closer word."""
    known = ", ".join(sorted(regions))
    if arguments.get("region") and arguments.get("base_url"):
        raise ConfigurationError("Both region and base_url are given; give one of them.")
    sources = [
        ({name: arguments.get(name) for name in ("region", "base_url")}, {"region": "region", "base_url": "base_url"})
    ]
    for prefix in ("MAIA", "MATILLION"):
        names = {"region": f"{prefix}_REGION", "base_url": f"{prefix}_BASE_URL"}
        sources.append(({name: environ.get(variable) for name, variable in names.items()}, names))
    for values, names in sources:
        if url := values["base_url"]:
            checked = _checked_url(url, names["base_url"]).rstrip("/")
            if checked.endswith("/v1"):
                raise ConfigurationError(f"{names['base_url']} must end before /v1: {checked.removesuffix('/v1')}")
            return checked
        if region := values["region"]:
            try:
                return regions[region.strip().lower()]
            except KeyError:
                raise ConfigurationError(
                    f"{names['region']} is {region!r}, which is not a region. Use {known}, or set MAIA_BASE_URL."
                ) from None
    raise ConfigurationError(f"No region. Set MAIA_REGION to {known}, or MAIA_BASE_URL to a base URL.")


def _checked_url(url: str, source: str) -> str:
    """A URL that may carry credentials: https, or http to this machine."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        _ = parts.port
    except ValueError:
        raise ConfigurationError(f"{source} is not a URL.") from None
    if parts.username or parts.password:
        raise ConfigurationError(f"{source} has a user name or a password in it; leave it out.")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise ConfigurationError(f"{source} is {url!r}; write it as https://host/path.")
    if parts.scheme == "http" and not is_loopback(host):
        raise ConfigurationError(f"{source} is {url!r}; plain http sends the secret in the clear. Use https.")
    return url.strip()


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
