"""Where to call and as whom: arguments first, then `MAIA_*`, then the `MATILLION_*` names that others use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from ._secret import Secret
from ._text import one_line
from .errors import ConfigurationError

TOKEN_URL = "https://id.core.matillion.com/oauth/dpc/token"
"""One host for all regions. Source: the vendor's terraform client and public clients."""

EXTRA_REGIONS: Mapping[str, str] = {"au1": "https://au1.api.matillion.com/dpc"}
"""Regions the document's `servers` leave out. au1: a newer copy of the vendor's terraform client."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""This machine, in the spellings that plain http may go to and that never go through a proxy."""

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

    for name in ("client_id", "client_secret"):
        if (found := find(name)) and not re.fullmatch(r"[\x21-\x7e]+", found[0]):
            raise ConfigurationError(f"{found[1]} has a blank, a line break or an unusual character in it.")
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
    """The first source that names a base URL or a region decides; of two in one source the URL, which is closer."""
    if arguments.get("region") and arguments.get("base_url"):
        raise ConfigurationError("Both region and base_url are given; give one of them.")
    sources = [("base_url", arguments.get("base_url")), ("region", arguments.get("region"))]
    for prefix in ("MAIA", "MATILLION"):
        sources += [(name, environ.get(name)) for name in (f"{prefix}_BASE_URL", f"{prefix}_REGION")]
    known = ", ".join(sorted(regions))
    for source, value in sources:
        if not value:
            continue
        if source.lower().endswith("base_url"):
            return _checked_base_url(value, source)
        if (region := value.strip().lower()) in regions:
            return regions[region]
        raise ConfigurationError(
            f"{source} is {one_line(value)!r}, which is not a region. Use {known}, or set MAIA_BASE_URL."
        )
    raise ConfigurationError(f"No region. Set MAIA_REGION to {known}, or MAIA_BASE_URL to a base URL.")


def _checked_base_url(url: str, source: str) -> str:
    base_url = _checked_url(url, source).rstrip("/")
    if base_url.endswith("/v1"):
        raise ConfigurationError(f"{source} must end before /v1: {base_url.removesuffix('/v1')}")
    return base_url


def _checked_url(url: str, source: str) -> str:
    """A URL that credentials may be sent to: https, or http to this machine.

    A URL that is refused is not quoted: what is wrong with it may be a password in it.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ConfigurationError(f"{source} is not a URL. Write it as https://host/path.") from None
    if parts.username is not None or parts.password is not None:
        raise ConfigurationError(f"{source} has a user name or a password in it; leave it out.")
    plain = parts.scheme in ("http", "https") and not parts.query and not parts.fragment and port != 0
    if not plain or not _is_host(host) or not re.fullmatch(r"[\x21-\x7e]+", url):
        raise ConfigurationError(f"{source} can't be used. Write it as https://host/path.")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise ConfigurationError(
            f"{source} begins with http, which sends the secret in the clear. Use https (http only to 127.0.0.1)."
        )
    return url


def _is_host(host: str) -> bool:
    """Whether this is an address or a name in plain letters. Other alphabets are written in their xn-- form."""
    with suppress(ValueError):
        ip_address(host)
        return True
    label = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    return re.fullmatch(rf"{label}(\.{label})*", host) is not None
