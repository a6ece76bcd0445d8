"""Errors as others meet them: what they carry, that they travel, and what they say about a refusal."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from maia_client import Maia, errors
from maia_client._answers import EXCERPT, error_from, parsed
from maia_client._core import Surroundings
from maia_client._effects import Answer
from maia_client._outcome import Outcome
from maia_client._secret import Secret
from maia_client._settings import resolve_settings
from maia_client._steps import Step
from support.laboratory import Laboratory, answering, breaking

KINDS = [getattr(errors, name) for name in errors.__all__]
NOW = datetime(2026, 10, 21, 7, 28, tzinfo=UTC)
SECRET = Secret("k4n4ry")


OUTCOME = Outcome("e", "FAILED", "https://maia.test/e", "Daily load", "Prod", "p", NOW, NOW, "it broke")
STEP = Step("Load", "FAILED", NOW, NOW, "no such table", "c", "Child load")

ARGUMENTS: dict[str, Any] = {
    "method": "GET",
    "path": "/v1/projects/{projectId}",
    "transient": True,
    "maybe_processed": True,
    "excerpt": "the beginning",
    "status": 418,
    "problem": {"title": "Teapot", "violations": ["a", {"b": [1]}]},
    "retry_after": 7.5,
    "pipeline": "Daily load",
    "environment": "Prod",
    "project_id": "p",
    "tag": "t",
    "candidates": (OUTCOME,),
    "outcome": OUTCOME,
    "outcomes": (OUTCOME, None),
    "errors": (),  # an error equals itself alone
    "spent": {"answers": 1.5},
    "steps": (STEP,),
    "failed_step": STEP,
}
"""A value for every parameter of every error, by its name."""


def made(kind: type[errors.MaiaError]) -> errors.MaiaError:
    """An error with all that it can carry, as it is after a call."""
    parameters = inspect.signature(kind.__init__).parameters
    names = [name for name, one in parameters.items() if one.kind is one.KEYWORD_ONLY]
    error = kind("What happened. What to do.", **{name: ARGUMENTS[name] for name in names})
    if isinstance(error, errors.RequestFailed):
        error.attempts, error.elapsed, error.spent = 3, 2.5, {"answers": 2.5}
    error.add_note("a note")
    return error


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_travels_with_all_that_it_carries(kind: type[errors.MaiaError]) -> None:
    error = made(kind)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is kind
        assert (str(again), again.args, again.__dict__) == (str(error), error.args, error.__dict__)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_carries_what_its_documentation_lists(kind: type[errors.MaiaError]) -> None:
    error = made(kind)
    for name in _documented(kind):
        assert getattr(error, name) is not None


def _documented(kind: type) -> set[str]:
    """The attributes that the docstrings of a class and its bases list."""
    names: set[str] = set()
    for one in kind.__mro__:
        documentation = (inspect.getdoc(one) or "") if one.__module__ == errors.__name__ else ""
        for line in documentation.partition("Attributes:\n")[2].splitlines():
            if line.startswith("    ") and not line.startswith("     "):
                names |= {name.strip() for name in line.partition(":")[0].split(",")}
    return names


def test_what_a_request_that_failed_carries() -> None:
    wanted = {"method", "path", "attempts", "elapsed", "excerpt", "spent", "transient", "maybe_processed"}
    assert wanted <= _documented(errors.RequestFailed)
    assert wanted | {"status", "problem", "retry_after"} <= _documented(errors.StatusError)


def test_an_error_of_a_call_says_which_and_how_often_and_how_long() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(503, '{"title": "Down", "detail": "for now"}', to="GET /dpc", times=None))
    with pytest.raises(errors.ServerError) as caught:
        laboratory.run(
            laboratory.session.execute(
                laboratory.calls.environments.list_environments("5a1e5000-0000-4000-8000-000000000001"),
                laboratory.deadline(),
            )
        )
    error = caught.value
    assert (error.method, error.path) == ("GET", "/v1/projects/{projectId}/environments")
    assert (error.status, error.problem) == (503, {"title": "Down", "detail": "for now"})
    assert error.attempts == 6
    assert error.elapsed > 6 * 0.05
    assert error.excerpt == '{"title": "Down", "detail": "for now"}'
    assert sum(error.spent.values()) == pytest.approx(error.elapsed)


def test_an_error_of_the_token_endpoint_names_it() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(breaking(to="/token", times=None))
    with pytest.raises(errors.ConnectionFailed) as caught:
        laboratory.run(laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()))
    assert (caught.value.method, caught.value.path, caught.value.attempts) == ("POST", "/oauth/dpc/token", 6)
    assert not caught.value.maybe_processed


# -- the excerpt


@pytest.mark.parametrize(
    "body",
    [
        "x" * 100_000,
        "k4n4ry " * 10_000,
        "a\n\r\t\x1b[31mb\x07\u202e\u2028" * 1000,
        '{"detail": "' + "y" * 5000 + '"}',
        "Authorization: Bearer 5omebody.else/s+token==\n" * 100,
        "." * 990 + "k4n4ry",
        "." * 3997 + "k4n4ry",
        "é" * 4000,
    ],
    ids=["long", "secret", "control", "problem", "bearer", "cut", "cut far behind", "wide"],
)
@pytest.mark.parametrize("status", [200, 403, 502])
def test_an_excerpt_is_short_and_on_one_line_and_without_secrets(body: str, status: int) -> None:
    with pytest.raises(errors.RequestFailed) as caught:
        raise_for(Answer(status, {}, body.encode()))
    excerpt, message = caught.value.excerpt, str(caught.value)
    assert 0 < len(excerpt) <= EXCERPT == 1000
    assert len(message) < 1000
    for text in (excerpt, message):
        assert text.isprintable()
        assert "k4n4ry" not in text
        assert "5omebody" not in text


def raise_for(answer: Answer) -> None:
    if answer.status_code == 200:
        parsed(answer, lambda it: it.json()["results"], method="GET", path="/v1/projects", secret=SECRET)
    raise error_from(answer, method="GET", path="/v1/projects", secret=SECRET)


def test_an_empty_body_has_no_excerpt() -> None:
    with pytest.raises(errors.StatusError) as caught:
        raise_for(Answer(502, {}, b""))
    assert (caught.value.excerpt, caught.value.problem) == ("", {})


def test_a_parser_is_not_heard() -> None:
    with pytest.raises(errors.InvalidResponse) as caught:
        raise_for(Answer(200, {}, b'"k4n4ry"'))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


# -- what a refusal says


CREDENTIALS = {"client_id": "id", "client_secret": "secret"}
BLOCKED = json.dumps({"detail": "Your IP address 198.51.100.7 is not on the allow list"})


def refused(status: int, body: str, environ: Mapping[str, str], **arguments: Any) -> str:
    """What an answer makes a client say that has these settings."""
    body_ = body.encode()

    def answer(method: str, url: str, *_: object) -> Answer:
        return Answer(200, {}, b'{"access_token": "t"}') if url.endswith("/token") else Answer(status, {}, body_)

    surroundings = Surroundings(exchange=answer, pause=lambda _seconds, _until: None)
    maia = Maia(environ=environ, _surroundings=surroundings, **arguments)
    with maia, pytest.raises(errors.StatusError) as caught:
        maia.api.projects.list_projects()
    assert caught.value.status == status
    return str(caught.value)


@pytest.mark.parametrize(
    ("environ", "arguments", "place"),
    [
        ({"MAIA_REGION": "us1"}, {}, "us1 (from MAIA_REGION)"),
        ({"MATILLION_REGION": "us1"}, {}, "us1 (from MATILLION_REGION)"),
        ({"MAIA_REGION": "us1"}, {"region": "eu1"}, "eu1 (from the argument region)"),
        ({"MAIA_BASE_URL": "https://maia.test/x"}, {}, "https://maia.test/x (from MAIA_BASE_URL)"),
        ({}, {"base_url": "https://maia.test"}, "https://maia.test (from the argument base_url)"),
    ],
)
def test_a_refusal_names_the_place_and_where_it_came_from(
    environ: Mapping[str, str], arguments: Mapping[str, str], place: str
) -> None:
    given = {**CREDENTIALS, **arguments}
    assert f"belong to an account of {place}." in refused(401, "", environ, **given)
    assert f"Check the id, the project and the region: this is {place}." in refused(404, "", environ, **given)


@pytest.mark.parametrize(
    ("environ", "arguments", "who"),
    [
        ({"MAIA_CLIENT_ID": "id", "MAIA_CLIENT_SECRET": "secret"}, {}, "MAIA_CLIENT_ID"),
        ({"MATILLION_CLIENT_ID": "id", "MATILLION_CLIENT_SECRET": "secret"}, {}, "MATILLION_CLIENT_ID"),
        ({}, CREDENTIALS, "the argument client_id"),
        ({"MAIA_TOKEN": "t"}, {}, "MAIA_TOKEN"),
        ({}, {"token": "t"}, "the argument token"),
        ({"MAIA_TOKEN_COMMAND": "echo t"}, {}, "MAIA_TOKEN_COMMAND"),
    ],
)
def test_a_refusal_names_the_credentials_and_where_they_came_from(
    environ: Mapping[str, str], arguments: Mapping[str, str], who: str
) -> None:
    environ = {"MAIA_REGION": "eu1", **environ}
    assert f"The credentials (from {who}) may lack a role" in refused(403, "", environ, **arguments)
    said = refused(401, "", environ, **arguments)
    assert f"(from {who})" in said or f"the token in {who}" in said


def test_an_ip_allow_list_is_recognized() -> None:
    environ = {"MAIA_REGION": "eu1"}
    said = refused(403, BLOCKED, environ, **CREDENTIALS)
    assert "IP allow list leaves out the address" in said
    assert "set MAIA_IP_VERSION=4" in said
    said = refused(403, BLOCKED, environ, **CREDENTIALS, ip_version="4")
    assert "IP allow list leaves out the address" in said
    assert "MAIA_IP_VERSION" not in said
    said = refused(403, '{"detail": "no role for a SHIP or a description"}', environ, **CREDENTIALS)
    assert "may lack a role" in said


def test_a_project_of_another_account_is_named_with_its_source() -> None:
    said = refused(404, "", {"MAIA_REGION": "eu1", "MATILLION_PROJECT_ID": "p"}, **CREDENTIALS)
    assert "the project (from MATILLION_PROJECT_ID)" in said


def test_no_refusal_names_a_value_that_is_a_secret() -> None:
    for status in (401, 403, 404):
        assert "k4n4ry" not in refused(status, "", {"MAIA_REGION": "eu1"}, client_id="id", client_secret="k4n4ry")
    settings = resolve_settings({"region": "eu1", "token": "k4n4ry"}, {}, {"eu1": "https://eu1.test"})
    assert "k4n4ry" not in str(settings.sources)
