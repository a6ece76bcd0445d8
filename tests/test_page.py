"""The status page as an HTTP answer: who gets it, and what a browser is told about it. tests/browser looks at it."""

from __future__ import annotations

import base64
import hashlib
import json
import re

import pytest

from maia_client.sandbox import InProcess, Request
from maia_client.sandbox._control import answer_own
from maia_client.sandbox._local import is_local

LOCAL = {"host": "127.0.0.1:8765"}


@pytest.fixture
def stand_in() -> InProcess:
    return InProcess()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765", "[::1]"])
def test_this_machine_is_local(host: str) -> None:
    assert is_local({"host": host})
    assert is_local({"host": host, "origin": f"http://{host}"})
    assert is_local({"host": host, "origin": f"https://{host}"})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": ""},
        {"host": "evil.example:8765"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "localhost.evil.example:8765"},
        {"host": "evil.example@127.0.0.1"},
        {"host": "127.0.0.1:8765\n"},
        {"host": "127.0.0.1:\uff18"},
        {"host": "0.0.0.0:8765"},
        {**LOCAL, "origin": "https://evil.example"},
        {**LOCAL, "origin": "null"},
        {**LOCAL, "origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_site_is_not(headers: dict[str, str]) -> None:
    assert not is_local(headers)


@pytest.mark.parametrize("path", ["/", "/sandbox/state", "/sandbox/requests"])
def test_what_is_for_this_machine_goes_to_no_other_site(stand_in: InProcess, path: str) -> None:
    refused = answer_own(stand_in, Request("GET", path, headers={"host": "evil.example"}))
    answered = answer_own(stand_in, Request("GET", path, headers=LOCAL))
    assert refused is not None
    assert answered is not None
    assert (refused.status, answered.status) == (403, 200)
    for response in (refused, answered):
        assert not [name for name in response.headers if name.startswith("access-control")]
        assert response.headers["cache-control"] == "no-store"


def test_other_paths_and_methods_are_not_the_pages(stand_in: InProcess) -> None:
    assert answer_own(stand_in, Request("GET", "/dpc/v1/projects", headers=LOCAL)) is None
    refused = answer_own(stand_in, Request("POST", "/", headers=LOCAL))
    assert refused is not None
    assert refused.status == 405


def test_the_state_is_json(stand_in: InProcess) -> None:
    response = answer_own(stand_in, Request("GET", "/sandbox/state", headers=LOCAL))
    assert response is not None
    assert response.headers["content-type"] == "application/json"
    assert json.loads(response.body)["runs"] == []


def test_the_policy_lets_in_this_script_and_style_alone(stand_in: InProcess) -> None:
    response = answer_own(stand_in, Request("GET", "/", headers=LOCAL))
    assert response is not None
    html = response.body.decode()
    policy = dict(part.strip().split(" ", 1) for part in response.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"
    for tag in ("script", "style"):
        [content] = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert policy[f"{tag}-src"] == f"'sha256-{digest}'"


def test_the_page_needs_nothing_from_elsewhere(stand_in: InProcess) -> None:
    response = answer_own(stand_in, Request("GET", "/", headers=LOCAL))
    assert response is not None
    assert set(re.findall(rb"https?://[^'\"\s]+", response.body)) == {b"http://www.w3.org/2000/svg"}
