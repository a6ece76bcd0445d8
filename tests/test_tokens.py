"""One token for everybody: when it is renewed, who asks for it, and what is said where there is none."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import pickle
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path
from threading import Thread

import pytest

from maia_client import AsyncMaia, Maia, errors
from maia_client._auth import TokenSource
from maia_client._deadline import Deadline
from maia_client._drivers import drive, drive_async
from maia_client._effects import Answer, Blocking, Flow, Join, Send
from maia_client._secret import Secret
from maia_client._settings import Credentials, Settings, StaticToken, TokenCommand
from maia_client._token_sources import Token
from maia_client.sandbox import Sandbox
from support.laboratory import HOST, Laboratory, answering, breaking, hanging

PROJECTS = "GET /dpc/v1/projects"


def list_projects(laboratory: Laboratory, seconds: float | None = 120.0) -> int | None:
    page = laboratory.run(
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline(seconds))
    )
    return page.total or None


def test_a_token_request_carries_what_the_service_wants_and_shows_nothing() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    [request] = laboratory.sent("POST", "/oauth/dpc/token")
    assert request.options["data"] == {
        "grant_type": "client_credentials",
        "client_id": "sandbox",
        "client_secret": Secret("sandbox-secret"),
        "audience": "https://api.matillion.com",
    }
    assert request.token is None
    assert "sandbox-secret" not in f"{request!r} {request.options}"


def test_a_token_is_used_until_it_is_old_and_renewed_before_it_ends() -> None:
    laboratory = Laboratory()
    began = laboratory.clock.now
    renewed_at: list[float] = []
    for _ in range(200):
        before = len(laboratory.sent("POST", "/token"))
        list_projects(laboratory)
        if len(laboratory.sent("POST", "/token")) > before:
            renewed_at.append(laboratory.clock.now - began)
        laboratory.clock.now += 20
    lives = [later - earlier for earlier, later in pairwise(renewed_at)]
    assert lives
    assert all(1400 < life < 1600 for life in lives)


def test_a_short_life_is_taken_in_proportion() -> None:
    laboratory = Laboratory(token_lifetime=10)
    list_projects(laboratory)
    laboratory.clock.now += 5
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 1
    laboratory.clock.now += 4
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 2


def test_a_401_renews_the_token_once() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.service.revoke_tokens()
    assert list_projects(laboratory) == 2
    assert len(laboratory.sent("POST", "/token")) == 2
    laboratory.faults.append(answering(401, "", to=PROJECTS, times=None))
    with pytest.raises(errors.Unauthorized) as caught:
        list_projects(laboratory)
    assert type(caught.value) is errors.Unauthorized
    assert len(laboratory.sent("POST", "/token")) == 3


def test_an_old_token_is_used_on_while_it_can_not_be_renewed() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.clock.now += 1600  # old, and good for three minutes more
    laboratory.faults.append(answering(500, "", to="/token", times=None))
    for _ in range(20):
        assert list_projects(laboratory) == 2
    assert len(laboratory.sent("POST", "/token")) == 2  # and it is not asked for at every call
    laboratory.clock.now += 11
    list_projects(laboratory)
    assert len(laboratory.sent("POST", "/token")) == 3


def test_while_one_renews_an_old_token_the_others_go_on_with_it() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.clock.now += 1600  # old, and good for three minutes more
    renewing = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    request = next(renewing)
    assert isinstance(request, Send)
    assert request.url.endswith("/token")
    assert list_projects(laboratory) == 2  # would wait for ever if it waited for the renewal
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_late_401_does_not_cost_the_new_token() -> None:
    laboratory = Laboratory()
    tokens = laboratory.session._tokens
    old = laboratory.run(tokens.get(laboratory.deadline()))
    tokens.discard(old)
    new = laboratory.run(tokens.get(laboratory.deadline()))
    tokens.discard(old)
    assert laboratory.run(tokens.get(laboratory.deadline())) == new != old
    assert len(laboratory.sent("POST", "/token")) == 2


def test_many_flows_want_a_token_and_one_asks() -> None:
    laboratory = Laboratory()
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(100)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 1


def test_many_flows_meet_a_401_and_one_asks_again() -> None:
    laboratory = Laboratory()
    list_projects(laboratory)
    laboratory.service.revoke_tokens()
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(100)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 2


def test_a_refusal_is_shared_by_all_who_waited_for_it() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(401, '{"error": "invalid_client"}', to="/token", times=None))
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(50)
    ]
    results = laboratory.driver.run_all(calls)
    assert {type(result) for result in results} == {errors.CredentialsRefused}
    assert all("invalid_client" in str(result) for result in results)
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_leader_that_was_stopped_between_two_lines_holds_nobody_up_for_ever() -> None:
    laboratory = Laboratory()
    laboratory.session._tokens._flight = Future()  # nobody is left to settle it
    began = laboratory.clock.now
    assert list_projects(laboratory) == 2
    assert laboratory.clock.now - began < 50
    assert len(laboratory.sent("POST", "/token")) == 1


def test_a_failure_is_shared_and_each_tries_again_under_its_own_deadline() -> None:
    laboratory = Laboratory()
    laboratory.faults.append(answering(503, "", to="/token", times=2))
    calls = [
        laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline()) for _ in range(50)
    ]
    pages = laboratory.driver.run_all(calls)
    assert not [page for page in pages if isinstance(page, BaseException)]
    assert len(laboratory.sent("POST", "/token")) == 3


def test_a_leader_that_is_abandoned_wakes_the_others() -> None:
    laboratory = Laboratory()
    leader = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    assert isinstance(next(leader), Send)
    follower = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    joined = next(follower)
    leader.close()
    assert isinstance(joined, Join)
    assert joined.future.done()
    assert isinstance(follower.send(None), Send)  # it asks for the token itself


def test_a_follower_gives_up_at_its_own_deadline() -> None:
    laboratory = Laboratory()
    leader = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline())
    next(leader)
    follower = laboratory.session.execute(laboratory.calls.projects.list_projects(), laboratory.deadline(5))
    with pytest.raises(errors.DeadlineExceeded):
        laboratory.run(follower)
