"""Where to call and as whom: arguments first, then `MAIA_*`, then the `MATILLION_*` names that others use."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Literal, Protocol, TypedDict, cast, runtime_checkable
from urllib.parse import urlsplit

from ._duration import Duration, to_seconds
from ._secret import Secret, forget
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
    "token": ("MAIA_TOKEN",),
    "token_command": ("MAIA_TOKEN_COMMAND",),
    "token_cache": ("MAIA_TOKEN_CACHE",),
    "project": ("MAIA_PROJECT", "MATILLION_PROJECT_ID"),
    "environment": ("MAIA_ENVIRONMENT",),
    "rate": ("MAIA_RATE",),
    "poll_interval": ("MAIA_POLL_INTERVAL",),
    "journal": ("MAIA_JOURNAL",),
    "trust_store": ("MAIA_TRUST_STORE",),
    "ip_version": ("MAIA_IP_VERSION",),
    "caller": ("MAIA_CALLER",),
}


@runtime_checkable
class TokenProvider(Protocol):
    """Any object that knows how to come by a bearer token, such as a client of a vault."""

    def token(self) -> str:
        """A token that is good now.

        Asked anew before the old one is a minute old (a JWT: before it expires) and after a 401, from any thread. It
        may block, and is to bound that time itself.
        """
        ...


class SettingOptions(TypedDict, total=False):
    """The settings of a client by name; `Maia` describes them."""

    region: str | None
    base_url: str | None
    token_url: str | None
    client_id: str | None
    client_secret: str | None
    token: str | TokenProvider | None
    token_command: str | None
    token_cache: str | PathLike[str] | None
    project: str | None
    environment: str | None
    rate: str | None
    poll_interval: Duration | None
    journal: str | PathLike[str] | None
    trust_store: Literal["certifi", "system"] | None
    ip_version: Literal["any", "4"] | None
    caller: str | None


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """An API credential of the account, which a token is asked for with (RFC 6749, 4.4)."""

    client_id: str
    client_secret: Secret


@dataclass(frozen=True, slots=True)
class StaticToken:
    """A bearer token that somebody else renews, or nobody."""

    value: Secret


@dataclass(frozen=True, slots=True)
class TokenCommand:
    """A command that prints a bearer token on its standard output. It is run without a shell."""

    words: tuple[str, ...] = field(repr=False)  # somebody may have written a password into it


Credentials = ClientCredentials | StaticToken | TokenCommand | TokenProvider


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests an account may send.

    Attributes:
        per_minute: within any minute.
        per_second: within any second; None where nothing is said of it.
    """

    per_minute: int
    per_second: int | None = None


POLL_INTERVAL = 10.0
SHORTEST_POLL_INTERVAL = 0.5
"""Seconds."""

DOCUMENTED_RATE = Rate(1000)
"""Source: docs.maia.ai, overview of the API. What it said before is `60/min,5/s`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that have been checked.

    Attributes:
        base_url: without a slash at the end; the paths of the API (`/v1/...`) follow it.
        region: the name of the region whose base URL this is, or None.
        project, environment: defaults for calls that name none.
        poll_interval: the longest pause between two looks at what is waited for; seconds.
        token_cache: folder, or None.
        journal: file, or None.
        system_trust: certificates are checked against the trust store of the system, not against certifi's.
        ipv4_only: connections are made over IPv4 alone.
        caller: what the User-Agent says of the program that uses this client, or None.
        sources: by the name of a setting, where its value came from: `the argument region`, `MAIA_REGION`.
    """

    base_url: str
    token_url: str
    credentials: Credentials = field(repr=False)  # a provider may show its token
    region: str | None = None
    project: str | None = None
    environment: str | None = None
    rate: Rate = DOCUMENTED_RATE
    poll_interval: float = POLL_INTERVAL
    token_cache: Path | None = None
    journal: Path | None = None
    system_trust: bool = False
    ipv4_only: bool = False
    caller: str | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def account(self) -> str:
        """Tells accounts apart, as far as that can be seen from here. Holds no secret."""
        match self.credentials:
            case ClientCredentials(client_id):
                who = f"client {client_id}"
            case StaticToken(value):
                who = f"token {sha256(value.reveal().encode()).hexdigest()}"
            case TokenCommand(words):
                who = f"command {sha256(shlex.join(words).encode()).hexdigest()}"
            case provider:
                who = f"provider {id(provider)}"
        return f"{self.base_url} {who}"

    @property
    def place(self) -> str:
        """Where the runs of this client are: the region, or the base URL."""
        return self.region or self.base_url


@dataclass(frozen=True, slots=True, repr=False)
class Given:
    """What a client is made of, before it is checked. It does not show itself: secrets are in it.

    Attributes:
        arguments: by name, as in `SettingOptions`; None or missing means not given.
        environ: environment variables; an empty one counts as not set.
    """

    arguments: Mapping[str, object]
    environ: Mapping[str, str]

    def settings(self, servers: Mapping[str, str]) -> Settings:
        """As `resolve_settings`; what it raises shows no secret in the variables of its traceback."""
        outer = sys.exception()
        try:
            return resolve_settings(self.arguments, self.environ, servers)
        except Exception as error:
            forget(error, outer)
            error.__context__ = outer  # what was wrong quotes what was given
            raise


class _Sources:
    """Looks settings up, and remembers where each was found."""

    def __init__(self, arguments: Mapping[str, object], environ: Mapping[str, str]) -> None:
        self._arguments = arguments
        self._environ = environ
        self.found: dict[str, str] = {}

    def raw(self, name: str) -> object | None:
        """The value as it was given; None where it was not, or is empty."""
        value = self._arguments.get(name)
        if value:
            self.found[name] = f"the argument {name}"
            return value
        variable = next((one for one in _ENVIRONMENT[name] if self._environ.get(one)), None)
        if variable is None:
            return None
        self.found[name] = variable
        return self._environ[variable]

    def text(self, name: str) -> str | None:
        value = self.raw(name)
        return None if value is None else str(value)

    def path(self, name: str) -> Path | None:
        value = self.raw(name)
        return None if value is None else Path(cast("str | PathLike[str]", value)).expanduser()

    def bare(self, name: str) -> str | None:
        """A text that a header can carry. It is not quoted where it can't: it may be a secret."""
        value = self.text(name)
        if value is not None and not re.fullmatch(r"[\x21-\x7e]+", value):
            raise ConfigurationError(f"{self.said(name)} has a blank, a line break or an unusual character in it.")
        return value

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        """One of some words; the first of them where nothing is given."""
        value = self.text(name) or allowed[0]
        if value not in allowed:
            words = " or ".join(allowed)
            raise ConfigurationError(f"{self.said(name)} is {one_line(value)!r}. Use {words}.")
        return value

    def said(self, name: str) -> str:
        """The source of a setting that was found, as a message begins with it."""
        return self.found[name].removeprefix("the argument ")


def resolve_settings(
    arguments: Mapping[str, object], environ: Mapping[str, str], servers: Mapping[str, str]
) -> Settings:
    """Checks and completes settings.

    Args:
        arguments: by name, as in `SettingOptions`; None or missing means not given.
        environ: environment variables; an empty one counts as not set.
        servers: region to base URL, from the document.

    Raises:
        ConfigurationError: one is missing, half given or can't be used.
        TypeError: there is no setting of this name.
    """
    for name in arguments:
        if name not in SettingOptions.__annotations__:
            raise TypeError(f"there is no setting {name!r}")
    sources = _Sources(arguments, environ)
    credentials = _credentials(sources, arguments)
    token_url = sources.text("token_url")
    base_url, region = _base_url(arguments, environ, {**EXTRA_REGIONS, **servers}, sources.found)
    caller = sources.text("caller")
    if caller is not None and not re.fullmatch(r"[\x21-\x7e]+( [\x21-\x7e]+)*", caller):
        raise ConfigurationError(f"{sources.said('caller')} can't stand in a header. Write it as my-program/1.2.")
    rate = sources.text("rate")
    return Settings(
        base_url=base_url,
        region=region,
        token_url=_checked_url(token_url, sources.said("token_url")) if token_url else TOKEN_URL,
        credentials=credentials,
        project=sources.text("project"),
        environment=sources.text("environment"),
        rate=_rate(rate, sources.said("rate")) if rate else DOCUMENTED_RATE,
        poll_interval=_poll_interval(sources),
        token_cache=sources.path("token_cache"),
        journal=sources.path("journal"),
        system_trust=sources.choice("trust_store", ("certifi", "system")) == "system",
        ipv4_only=sources.choice("ip_version", ("any", "4")) == "4",
        caller=caller,
        sources=sources.found,
    )


def _credentials(sources: _Sources, arguments: Mapping[str, object]) -> Credentials:
    """The way to a token: of several the one in the arguments, else a token, a command, a client id and secret."""
    ways = ("token", "token_command", "client_id")
    given = [name for name in ways if arguments.get(name)]
    if len(given) > 1:
        raise ConfigurationError(f"Both {given[0]} and {given[1]} are given; give one of them.")
    wanted = given[0] if given else next((name for name in ways if sources.raw(name) is not None), "client_id")
    if wanted == "token":
        token = sources.raw("token")
        if isinstance(token, str):
            return StaticToken(Secret(cast(str, sources.bare("token"))))
        if isinstance(token, TokenProvider):
            return token
        raise ConfigurationError(f"token is {type(token).__name__}; give text, or an object with a method token().")
    if wanted == "token_command":
        try:
            words = shlex.split(str(sources.raw("token_command")))
        except ValueError as error:
            said = sources.said("token_command")
            raise ConfigurationError(f"{said} can't be split into words: {error}.") from None
        return TokenCommand(tuple(words))
    client_id, client_secret = sources.bare("client_id"), sources.bare("client_secret")
    if client_id is None or client_secret is None:
        lacking = [
            f"client {word} (MAIA_CLIENT_{word.upper()})"
            for word, value in (("id", client_id), ("secret", client_secret))
            if value is None
        ]
        raise ConfigurationError(
            f"No {' and no '.join(lacking)}. Credentials come from the environment or from the arguments."
        )
    return ClientCredentials(client_id, Secret(client_secret))


def _rate(text: str, source: str) -> Rate:
    match = re.fullmatch(r"([1-9]\d{0,6})/min(?:\s*,\s*([1-9]\d{0,6})/s)?", text.strip())
    if match is None:
        raise ConfigurationError(f"{source} is {one_line(text)!r}. Write it as 1000/min, or as 60/min,5/s.")
    return Rate(int(match[1]), int(match[2]) if match[2] else None)


def _poll_interval(sources: _Sources) -> float:
    given = sources.raw("poll_interval")
    if given is None:
        return POLL_INTERVAL
    seconds = to_seconds(cast(Duration, given))
    if seconds < SHORTEST_POLL_INTERVAL:
        least = f"at least {SHORTEST_POLL_INTERVAL} s"
        raise ConfigurationError(f"{sources.said('poll_interval')} is {one_line(str(given))!r}. Give {least}.")
    return seconds


def _base_url(
    arguments: Mapping[str, object], environ: Mapping[str, str], regions: Mapping[str, str], found: dict[str, str]
) -> tuple[str, str | None]:
    """Base URL and region. The first source that names either decides; of two in one source the URL, which is closer.

    Args:
        found: told which source that was.
    """
    if arguments.get("region") and arguments.get("base_url"):
        raise ConfigurationError("Both region and base_url are given; give one of them.")
    sources = [("base_url", arguments.get("base_url")), ("region", arguments.get("region"))]
    for prefix in ("MAIA", "MATILLION"):
        sources += [(name, environ.get(name)) for name in (f"{prefix}_BASE_URL", f"{prefix}_REGION")]
    known = ", ".join(sorted(regions))
    for source, given in sources:
        if not given:
            continue
        value = str(given)
        found["base_url"] = source if source.isupper() else f"the argument {source}"
        if source.lower().endswith("base_url"):
            base_url = _checked_base_url(value, source)
            return base_url, next((name for name, url in regions.items() if url == base_url), None)
        if (region := value.strip().lower()) in regions:
            return regions[region], region
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
    from ipaddress import ip_address

    with suppress(ValueError):
        ip_address(host)
        return True
    label = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?"
    return re.fullmatch(rf"{label}(\.{label})*", host) is not None
