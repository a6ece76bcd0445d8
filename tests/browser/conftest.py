"""A headless Chromium that reaches loopback only. Run by `nox -s tests_browser`, in its environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page

# The dead proxy stands in the way of whatever the browser itself would look up; loopback never takes a proxy.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--proxy-server=http://127.0.0.1:9",
]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)
    environ = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp_path_factory.mktemp("profile"),
            executable_path=os.environ["TEST_BROWSER"],
            chromium_sandbox=False,
            args=FLAGS,
            env={**environ},
        )
        yield context
        context.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser reports as wrong; nothing may be left here when a test ends."""
    return []


@pytest.fixture
def page(browser: BrowserContext, complaints: list[str]) -> Iterator[Page]:
    """An empty tab. It may ask loopback only, and a test ends with nothing wrong on its console."""
    strangers: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page = browser.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: strangers.append(request.url) if _leaves(request.url) else None)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    yield page
    page.close()
    assert complaints == []
    assert strangers == []


def _leaves(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme != "data" and parts.hostname != "127.0.0.1"
