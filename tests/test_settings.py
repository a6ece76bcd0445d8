"""Settings: where they come from, and which are refused."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from maia_client import AsyncMaia, ConfigurationError, Maia
from maia_client._duration import readable, to_seconds
from maia_client._secret import Secret
from maia_client._settings import (
    ClientCredentials,
    Rate,
    Settings,
    StaticToken,
    TokenCommand,
    TokenProvider,
    resolve_settings,
)

SERVERS = {"eu1": "https://eu1.api.matillion.com/dpc", "xx9": "https://xx9.api.matillion.com/dpc"}
KEYS = {"MAIA_CLIENT_ID": "id", "MAIA_CLIENT_SECRET": "canary-secret"}


def resolve(environ: dict[str, str] | None = None, **arguments: str | None) -> Settings:
    return resolve_settings(arguments, {**KEYS, **(environ or {})}, SERVERS)


@pytest.mark.parametrize(
    ("environ", "arguments", "base_url"),
    [
        ({}, {"region": "eu1"}, SERVERS["eu1"]),
        ({}, {"region": " EU1 "}, SERVERS["eu1"]),
        ({}, {"region": "xx9"}, SERVERS["xx9"]),  # whatever the document lists
        ({}, {"region": "au1"}, "https://au1.api.matillion.com/dpc"),
        ({}, {"base_url": "https://maia.test/dpc/"}, "https://maia.test/dpc"),
        ({"MAIA_REGION": "eu1"}, {}, SERVERS["eu1"]),
        ({"MATILLION_REGION": "eu1"}, {}, SERVERS["eu1"]),
        ({"MATILLION_REGION": "eu1", "MAIA_REGION": "xx9"}, {}, SERVERS["xx9"]),
        ({"MATILLION_BASE_URL": "https://a.test", "MAIA_REGION": "xx9"}, {}, SERVERS["xx9"]),
        ({"MAIA_BASE_URL": "https://a.test", "MAIA_REGION": "xx9"}, {}, "https://a.test"),
        ({"MAIA_BASE_URL": "https://a.test"}, {"region": "eu1"}, SERVERS["eu1"]),
        ({"MAIA_BASE_URL": "", "MAIA_REGION": "eu1"}, {}, SERVERS["eu1"]),
        ({"MAIA_BASE_URL": "http://127.0.0.1:80/dpc"}, {}, "http://127.0.0.1:80/dpc"),
        ({"MAIA_BASE_URL": "http://[::1]:80"}, {}, "http://[::1]:80"),
        ({"MAIA_BASE_URL": "http://localhost"}, {}, "http://localhost"),
    ],
)
def test_base_url(environ: dict[str, str], arguments: dict[str, str], base_url: str) -> None:
    assert resolve(environ, **arguments).base_url == base_url


@pytest.mark.parametrize(
    ("environ", "arguments", "says"),
    [
        ({}, {}, "MAIA_REGION to au1, eu1, xx9"),
        ({"MAIA_REGION": "eu2"}, {}, "MAIA_REGION is 'eu2'.* Use au1, eu1, xx9"),
        ({}, {"region": "eu1", "base_url": "https://a.test"}, "give one"),
        ({}, {"base_url": "http://maia.test"}, "https"),
        ({}, {"base_url": "http://127.0.0.1.evil.test"}, "https"),
        ({}, {"base_url": "http://localhost.evil.test"}, "https"),
        ({}, {"base_url": "ftp://a.test"}, "https://host/path"),
        ({}, {"base_url": "eu1.api.matillion.com"}, "https://host/path"),
        ({}, {"base_url": "https://"}, "https://host/path"),
        ({}, {"base_url": "https://a.test:port"}, "not a URL"),
        ({}, {"base_url": "https://[::1"}, "not a URL"),
        ({}, {"base_url": "https://a.test?x=1"}, "https://host/path"),
        ({}, {"base_url": "https://a.test/dpc/v1"}, "before /v1: https://a.test/dpc"),
        ({"MAIA_TOKEN_URL": "http://a.test"}, {"region": "eu1"}, "MAIA_TOKEN_URL"),
        ({"MAIA_CLIENT_SECRET": "canary\n"}, {"region": "eu1"}, "MAIA_CLIENT_SECRET has a blank, a line break"),
        ({"MAIA_CLIENT_ID": "\u201cid\u201d"}, {"region": "eu1"}, "MAIA_CLIENT_ID has .* an unusual character"),
        ({}, {"region": "eu1", "client_secret": "canary "}, "client_secret has a blank"),
        ({}, {"base_url": "https://m\u0430ia.test"}, "https://host/path"),
        ({}, {"base_url": "https://a.test:0"}, "https://host/path"),
        ({}, {"base_url": "https://a.test/a b"}, "https://host/path"),
        ({}, {"base_url": "https://@a.test"}, "user name"),
        ({"MAIA_TOKEN": "canary canary"}, {"region": "eu1"}, "MAIA_TOKEN has a blank"),
        ({"MAIA_TOKEN_COMMAND": "canary '"}, {"region": "eu1"}, "MAIA_TOKEN_COMMAND can't be split"),
        ({}, {"region": "eu1", "token": "canary", "client_id": "a"}, "Both token and client_id"),
        ({"MAIA_RATE": "fast"}, {"region": "eu1"}, "MAIA_RATE is 'fast'. Write it as 1000/min"),
        ({"MAIA_RATE": "0/min"}, {"region": "eu1"}, "MAIA_RATE is '0/min'"),
        ({}, {"region": "eu1", "rate": "60/min,0/s"}, "rate is '60/min,0/s'"),
        ({"MAIA_TRUST_STORE": "all"}, {"region": "eu1"}, "Use certifi or system"),
        ({"MAIA_IP_VERSION": "6"}, {"region": "eu1"}, "MAIA_IP_VERSION is '6'. Use any or 4"),
        ({"MAIA_CALLER": "a\r\nx: y"}, {"region": "eu1"}, "MAIA_CALLER can't stand in a header"),
        ({"MAIA_CLIENT_SECRET": ""}, {"region": "eu1"}, r"No client secret \(MAIA_CLIENT_SECRET\)"),
        ({"MAIA_CLIENT_ID": ""}, {"region": "eu1"}, r"No client id \(MAIA_CLIENT_ID\)"),
    ],
)
def test_refused(environ: dict[str, str], arguments: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigurationError, match=says) as caught:
        resolve(environ, **arguments)
    assert "canary" not in str(caught.value)


def test_a_password_in_a_url_is_refused_and_not_shown() -> None:
    with pytest.raises(ConfigurationError) as caught:
        resolve(base_url="https://user:canary@a.test")
    assert "canary" not in str(caught.value)


def test_arguments_come_first_then_ours_then_theirs() -> None:
    theirs = {
        "MATILLION_CLIENT_ID": "their-id",
        "MATILLION_CLIENT_SECRET": "their-secret",
        "MATILLION_PROJECT_ID": "their project",
        "MATILLION_TOKEN_URL": "https://their.test/token",
        "MATILLION_REGION": "eu1",
    }
    found = resolve_settings({}, theirs, SERVERS)
    assert found.credentials == ClientCredentials("their-id", Secret("their-secret"))
    assert found.project == "their project"
    assert found.token_url == "https://their.test/token"
    ours = {"MAIA_CLIENT_ID": "our-id", "MAIA_PROJECT": "our project", "MAIA_ENVIRONMENT": "our environment"}
    found = resolve_settings({}, {**theirs, **ours}, SERVERS)
    assert found.credentials == ClientCredentials("our-id", Secret("their-secret"))
    assert (found.project, found.environment) == ("our project", "our environment")
    found = resolve_settings({"client_id": "my-id", "project": "my project"}, {**theirs, **ours}, SERVERS)
    assert found.credentials == ClientCredentials("my-id", Secret("their-secret"))
    assert found.project == "my project"
    assert found.sources == {
        "client_id": "the argument client_id",
        "client_secret": "MATILLION_CLIENT_SECRET",
        "project": "the argument project",
        "environment": "MAIA_ENVIRONMENT",
        "token_url": "MATILLION_TOKEN_URL",
        "base_url": "MATILLION_REGION",
    }


class Vault:
    def token(self) -> str:
        return "canary"


VAULT: TokenProvider = Vault()


def test_other_ways_to_a_token() -> None:
    def found(environ: dict[str, str], **arguments: object) -> object:
        return resolve_settings({"region": "eu1", **arguments}, environ, SERVERS).credentials

    static, command = StaticToken(Secret("canary")), TokenCommand(("pass", "show", "a b"))
    assert found({"MAIA_TOKEN": "canary"}) == static
    assert found({**KEYS, "MAIA_TOKEN": "canary"}) == static  # it is closer than the credentials
    assert found(KEYS, token="canary") == static
    assert found({"MAIA_TOKEN_COMMAND": "pass show 'a b'"}) == command
    assert found({"MAIA_TOKEN": "x"}, token_command="pass show 'a b'") == command
    assert found({"MAIA_TOKEN": "x"}, token=VAULT) is VAULT
    assert found({"MAIA_TOKEN": "x"}, client_id="id", client_secret="s") == ClientCredentials("id", Secret("s"))
    assert "canary" not in f"{static} {TokenCommand(('canary',))}"


def test_an_account_is_told_apart_without_a_secret() -> None:
    ways: list[dict[str, object]] = [
        {"client_id": "a", "client_secret": "canary"},
        {"client_id": "b", "client_secret": "canary"},
        {"token": "canary"},
        {"token": "canary2"},
        {"token_command": "canary"},
        {"token": VAULT},
    ]
    accounts = [resolve_settings({"region": "eu1", **way}, {}, SERVERS).account for way in ways]
    assert len(set(accounts)) == len(ways)
    assert "canary" not in str(accounts)


def test_the_rest_of_the_settings() -> None:
    plain = resolve(region="eu1")
    assert (plain.rate, plain.region, plain.place) == (Rate(1000), "eu1", "eu1")
    assert not any((plain.system_trust, plain.ipv4_only, plain.caller, plain.journal, plain.token_cache))
    environ = {
        "MAIA_RATE": "60/min, 5/s",
        "MAIA_BASE_URL": "https://maia.test/dpc",
        "MAIA_TRUST_STORE": "system",
        "MAIA_IP_VERSION": "4",
        "MAIA_CALLER": "nightly/1.2 (a b)",
        "MAIA_JOURNAL": "~/j.db",
        "MAIA_TOKEN_CACHE": "cache",
    }
    found = resolve(environ)
    assert (found.rate, found.region, found.place) == (Rate(60, 5), None, "https://maia.test/dpc")
    assert (found.system_trust, found.ipv4_only, found.caller) == (True, True, "nightly/1.2 (a b)")
    assert (found.journal, found.token_cache) == (Path.home() / "j.db", Path("cache"))
    assert resolve(base_url="https://eu1.api.matillion.com/dpc/").place == "eu1"


def test_a_setting_that_does_not_exist_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="'regoin'"):
        Maia(regoin="eu1")  # type: ignore[call-arg]


def test_the_token_comes_from_the_vendors_one_host() -> None:
    assert resolve(region="eu1").token_url == "https://id.core.matillion.com/oauth/dpc/token"


@pytest.mark.parametrize("kind", [Maia, AsyncMaia])
def test_a_client_shows_no_secret_and_takes_the_regions_of_the_document(kind: type[Maia] | type[AsyncMaia]) -> None:
    client: Maia | AsyncMaia | None = None
    for region in ("eu1", "us1", "au1"):
        client = kind(region=region, client_id="id", client_secret="canary-secret")
        assert repr(client) == f"<{kind.__name__} https://{region}.api.matillion.com/dpc>"
    assert client is not None
    assert "canary" not in repr(client._core.settings)


def test_a_secret_shows_itself_to_nobody() -> None:
    secret = Secret("canary")
    assert "canary" not in f"{secret} {secret!r} {[secret]}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_an_api_version_that_is_not_there() -> None:
    with pytest.raises(ConfigurationError, match="'v9'; it has v1"):
        Maia(region="eu1", client_id="a", client_secret="b", api_version="v9")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("45m", 2700),
        ("2h", 7200),
        ("1h30m", 5400),
        ("1d", 86400),
        (" 2H ", 7200),
        ("1.5h", 5400),
        ("30", 30),
        (2, 2),
        (0.5, 0.5),
    ],
)
def test_durations(text: str | float, seconds: float) -> None:
    assert to_seconds(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2 hours",
        "h",
        "-1s",
        "0",
        0,
        -1,
        "1h 30m",
        "1..5h",
        "∞",
        None,
        10**400,
        float("inf"),
        float("nan"),
        "٣s",
    ],
)
def test_not_durations(text: str | float) -> None:
    with pytest.raises(ConfigurationError):
        to_seconds(text)


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (59.9, "59 s"), (61, "1 min 1 s"), (7260, "2 h 1 min")])
def test_readable(seconds: float, text: str) -> None:
    assert readable(seconds) == text
