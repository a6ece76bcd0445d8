"""Settings: where they come from, and which are refused."""

from __future__ import annotations

import pickle

import pytest

from maia_client import AsyncMaia, ConfigurationError, Maia
from maia_client._duration import readable, to_seconds
from maia_client._secret import Secret
from maia_client._settings import Settings, resolve_settings

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
    assert (found.client_id, found.client_secret, found.project) == (
        "their-id",
        Secret("their-secret"),
        "their project",
    )
    assert found.token_url == "https://their.test/token"
    ours = {"MAIA_CLIENT_ID": "our-id", "MAIA_PROJECT": "our project", "MAIA_ENVIRONMENT": "our environment"}
    found = resolve_settings({}, {**theirs, **ours}, SERVERS)
    assert (found.client_id, found.project, found.environment) == ("our-id", "our project", "our environment")
    found = resolve_settings({"client_id": "my-id", "project": "my project"}, {**theirs, **ours}, SERVERS)
    assert (found.client_id, found.project) == ("my-id", "my project")


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
