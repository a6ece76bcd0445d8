"""Fixtures: an environment without anybody's settings, and a sandbox on a real socket."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from maia_client import Maia
from maia_client.sandbox import Sandbox
from support.command import CommandLine
from support.faulty import ScriptedService


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--schedules", type=int, default=300, help="How many schedules test_simulation.py runs.")
    parser.addoption("--first-seed", type=int, default=0, help="The seed of the first of them.")


@pytest.fixture(autouse=True)
def scrubbed_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No real account, and no proxy, can be reached by accident."""
    for name in list(os.environ):
        if name.startswith(("MAIA_", "MATILLION_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService()


@pytest.fixture
def sandbox(service: ScriptedService) -> Iterator[Sandbox]:
    with Sandbox(service=service) as sandbox:
        yield sandbox


@pytest.fixture
def maia(sandbox: Sandbox) -> Iterator[Maia]:
    with Maia(environ=sandbox.environ) as maia:
        yield maia


@pytest.fixture
def cli(sandbox: Sandbox, tmp_path: Path) -> CommandLine:
    return CommandLine(sandbox.environ, tmp_path)
