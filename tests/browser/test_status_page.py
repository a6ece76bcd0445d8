"""The sandbox's status page, as somebody sees it who has it open while runs come and go."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright lives in the environment of nox -s tests_browser")

from playwright.sync_api import BrowserContext, Locator, Page, Request, Route, expect

from maia_client import Maia
from maia_client.sandbox import Fault, Pipeline, Project, Sandbox, Scenario, Step

MARKUP = "<img src=x onerror=\"document.title='owned'\">"
WORLD = Scenario(
    [
        Project(
            "5a1e5000-0000-4000-8000-000000000001",
            "Sales",
            ("Prod", f"Dev {MARKUP}"),
            (
                Pipeline("Daily load", ("Extract orders", "Load warehouse"), duration=20.0),
                Pipeline("Real load", ("First", "Second"), duration=4.0),
                Pipeline(
                    "Broken load", ("Extract orders", "Load warehouse"), 20.0, "FAILED", "table ORDERS does not exist"
                ),
                Pipeline(MARKUP, ("<script>document.title='owned'</script>", MARKUP), 20.0, "FAILED", f"oh {MARKUP}"),
                Pipeline("Long" * 40, ("Step" * 40,), 20.0, "FAILED", "word" * 100),
                Pipeline("Parent load", ("Prepare", Step("Run the child", pipeline="Broken load")), 5.0),
            ),
        )
    ]
)


@pytest.fixture
def speed() -> float:
    """How fast the sandbox's time goes; it stands still unless a test says otherwise."""
    return 0.0


@pytest.fixture
def sandbox(speed: float) -> Iterator[Sandbox]:
    with Sandbox(WORLD, speed=speed) as sandbox:
        yield sandbox


@pytest.fixture
def open_page(sandbox: Sandbox, page: Page) -> Page:
    """The status page, opened before any run has been started."""
    page.goto(sandbox.url)
    expect(page.get_by_role("heading", name="No run yet")).to_be_visible()
    return page


def row(page: Page, execution_id: str) -> Locator:
    return page.locator(f"tbody[id='run-{execution_id}']")


def steps(page: Page, execution_id: str) -> Locator:
    return row(page, execution_id).locator(".steps li")


def test_it_says_what_it_is_and_how_to_begin(open_page: Page) -> None:
    expect(open_page).to_have_title("maia sandbox")
    expect(open_page.get_by_text("not the Maia service")).to_be_visible()
    expect(open_page.get_by_text('maia run "Daily load"')).to_be_visible()
    expect(open_page.get_by_role("table")).to_be_hidden()


def test_a_run_appears_by_itself_and_goes_through_its_steps(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    run = maia.run("Daily load", tag="nightly", variables={"day": "2026-11-24"})
    found = row(open_page, run.id)
    expect(found.locator("td .status").first).to_have_text("RUNNING")
    for text in ("Daily load", "Sales", "Prod", "nightly"):
        expect(found).to_contain_text(text)
    expect(found.locator("summary")).to_have_text("1 step · now Extract orders")

    found.locator("summary").click()
    expect(steps(open_page, run.id).locator(".status")).to_have_text(["RUNNING"])
    sandbox.advance(12)
    expect(steps(open_page, run.id).locator(".status")).to_have_text(["SUCCESS", "RUNNING"])
    expect(steps(open_page, run.id).locator(".duration").first).to_have_text("10.0 s")
    expect(found.locator("summary")).to_contain_text("now Load warehouse")
    sandbox.advance(12)
    expect(steps(open_page, run.id).locator(".status")).to_have_text(["SUCCESS", "SUCCESS"])
    expect(found.locator("td .status").first).to_have_text("SUCCESS")
    expect(found.locator("td.duration")).to_have_text("20.0 s")
    expect(found).to_contain_text("day = 2026-11-24")
    expect(open_page.get_by_role("status")).to_have_text("Daily load: SUCCESS")


@pytest.mark.parametrize("speed", [1.0])
def test_a_run_goes_on_in_real_time(open_page: Page, maia: Maia) -> None:
    run = maia.run("Real load")
    expect(row(open_page, run.id).locator("td .status").first).to_have_text("RUNNING")
    expect(row(open_page, run.id).locator("td .status").first).to_have_text("SUCCESS")
    expect(row(open_page, run.id).locator("td.duration")).to_have_text("4.0 s")


def test_a_failed_run_shows_its_failing_step_without_a_click(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    run = maia.run("Broken load")
    sandbox.advance(30)
    found = row(open_page, run.id)
    expect(found.locator("td .status").first).to_have_text("FAILED")
    expect(found.locator("summary")).to_contain_text("failed at Load warehouse")
    expect(found.locator("summary")).to_be_visible()
    expect(found.locator("td.message")).to_have_text("table ORDERS does not exist")
    assert found.locator("details").get_attribute("open") is None


def test_what_was_opened_stays_open_and_keeps_the_focus(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    run = maia.run("Daily load")
    summary = row(open_page, run.id).locator("summary")
    summary.click()
    row(open_page, run.id).evaluate("node => { node.same = true; }")
    for _ in range(3):
        later = maia.run("Broken load")
        sandbox.advance(7)
        expect(row(open_page, later.id).locator("td .status").first).to_have_text("RUNNING")
    expect(row(open_page, run.id).locator("td .status").first).to_have_text("SUCCESS")
    expect(summary).to_be_focused()
    expect(row(open_page, run.id).locator(".steps")).to_be_visible()
    assert row(open_page, run.id).evaluate("node => node.same"), "it was put in anew, not updated in place"
    assert open_page.locator("tbody").last.get_attribute("id") == f"run-{run.id}", "the newest come first"


def test_a_child_run_and_its_parent_lead_to_each_other(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    run = maia.run("Parent load")
    parent = row(open_page, run.id)
    child = open_page.locator("tbody", has=open_page.locator("td.pipeline", has_text="Broken load"))
    expect(parent).to_be_visible()
    expect(child).to_have_count(0)  # its step has not begun
    sandbox.advance(10)
    expect(child).to_be_visible()
    parent.locator("summary").click()
    parent.get_by_role("link", name="Broken load").click()
    expect(child.locator(".more")).to_be_visible()
    child.get_by_role("link", name="Parent load").click()
    expect(open_page).to_have_url(f"{sandbox.url}/#run-{run.id}")
    sandbox.advance(30)
    expect(parent.locator("summary")).to_contain_text("failed at Run the child")


def test_faults_are_shown_while_they_are_armed(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    faults = open_page.locator("#faults li")
    expect(faults).to_have_count(0)
    sandbox.fault(Fault("latency", "execute_pipeline", at=(1, 3), seconds=0))
    sandbox.fault(Fault("unknown-status", rate=0.5))
    expect(faults).to_have_text(
        [
            "latency on execute_pipeline · at [1,3] · seconds 0 · struck 0 of 0 requests",
            "unknown-status on pipeline_execution.* · rate 0.5 · shows HIBERNATING · struck 0 of 0 requests",
        ]
    )
    maia.run("Daily load")
    expect(faults.first).to_contain_text("struck 1 of 1 request")
    sandbox.clear_faults()
    expect(open_page.get_by_role("heading", name="Active faults")).to_be_hidden()


def test_names_are_text_whatever_they_hold(open_page: Page, maia: Maia, sandbox: Sandbox) -> None:
    run = maia.run(MARKUP, environment=f"Dev {MARKUP}", tag=MARKUP, variables={MARKUP: MARKUP})
    sandbox.advance(30)
    found = row(open_page, run.id)
    expect(found.locator("td .status").first).to_have_text("FAILED")
    found.locator("summary").click()
    expect(found.locator(".pipeline span")).to_have_text(MARKUP)
    expect(found.locator(".place small")).to_have_text(f"Dev {MARKUP}")
    expect(found.locator(".tag")).to_have_text(MARKUP)
    expect(found.locator("td.message")).to_have_text(f"oh {MARKUP}")
    expect(steps(open_page, run.id).locator(".name")).to_have_text(["<script>document.title='owned'</script>", MARKUP])
    expect(found.locator(".more")).to_contain_text(f"{MARKUP} = {MARKUP}")
    expect(open_page.locator("img")).to_have_count(0)
    expect(open_page.locator("script")).to_have_count(1)
    expect(open_page).to_have_title("maia sandbox")


def test_it_says_that_the_sandbox_is_gone_and_takes_up_the_next(page: Page, complaints: list[str]) -> None:
    alert = page.get_by_role("alert")
    with Sandbox(WORLD, speed=0) as first, Maia(environ=first.environ) as maia:
        page.goto(first.url)
        old = maia.run("Daily load")
        expect(row(page, old.id)).to_be_visible()
        expect(alert).to_be_hidden()
    expect(alert).to_have_text("Connection lost, retrying")
    expect(row(page, old.id)).to_be_visible()
    with Sandbox(WORLD, speed=0, port=first.port) as second, Maia(environ=second.environ) as maia:
        expect(alert).to_be_hidden()
        expect(row(page, old.id)).to_have_count(0)
        new = maia.run("Broken load")
        expect(row(page, new.id)).to_be_visible()
        page.goto("about:blank")
    # The browser itself writes down every request that failed.
    assert complaints
    assert all("net::ERR_" in complaint for complaint in complaints)
    complaints.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_window_has_nothing_beside_it(open_page: Page, maia: Maia, sandbox: Sandbox, scheme: Any) -> None:
    open_page.set_viewport_size({"width": 360, "height": 740})
    open_page.emulate_media(color_scheme=scheme)
    beyond = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert open_page.evaluate(beyond) == 0
    run = maia.run("Long" * 40, tag="tag" * 60, variables={"v" * 90: "w" * 90})
    sandbox.advance(30)
    expect(row(open_page, run.id).locator("td .status").first).to_have_text("FAILED")
    row(open_page, run.id).locator("summary").click()
    assert open_page.evaluate(beyond) == 0
    dark = open_page.evaluate("() => getComputedStyle(document.body).backgroundColor") != "rgb(246, 247, 249)"
    assert dark == (scheme == "dark")


def test_the_execution_id_can_be_copied(open_page: Page, sandbox: Sandbox, browser: BrowserContext, maia: Maia) -> None:
    run = maia.run("Daily load")
    button = open_page.get_by_role("button", name=f"Copy execution id {run.id}")
    browser.grant_permissions(["clipboard-read", "clipboard-write"], origin=sandbox.url)
    try:
        button.click()
        expect(button).to_contain_text("Copied")
        assert open_page.evaluate("() => navigator.clipboard.readText()") == run.id
    finally:
        browser.clear_permissions()


def test_without_the_clipboard_the_id_is_selected(open_page: Page, maia: Maia) -> None:
    run = maia.run("Daily load")
    open_page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden')); }")
    open_page.get_by_role("button", name=f"Copy execution id {run.id}").click()
    expect(row(open_page, run.id).locator(".more")).to_be_visible()
    assert open_page.evaluate("() => getSelection().toString()") == run.id


# -- states that are rare, put in the sandbox's mouth


def told(**changes: object) -> dict[str, Any]:
    """What the sandbox says, with some of it changed."""
    state = {
        "now": "2026-11-24T12:00:10Z",
        "speed": 0.0,
        "budget": {"limit": 1000, "used": 12},
        "requests": 1234,
        "starts": 17,
        "faults": [],
        "runs": [told_run()],
        "total": 250,
    }
    return {**state, **changes}


def told_run(**changes: object) -> dict[str, Any]:
    run: dict[str, Any] = {
        "id": "a" * 36,
        "project": "Sales",
        "environment": "Prod",
        "pipeline": "Parent load",
        "version": "1.2.0",
        "tag": None,
        "trigger": "API",
        "status": "RUNNING",
        "startedAt": "2026-11-24T12:00:00Z",
        "finishedAt": None,
        "message": None,
        "parent": None,
        "variables": {},
        "steps": [],
    }
    return {**run, **changes}


def told_step(**changes: object) -> dict[str, Any]:
    step = {"name": "Run it", "status": "RUNNING", "startedAt": "2026-11-24T12:00:00Z"}
    return {**step, "finishedAt": None, "message": None, "child": None, **changes}


class Teller:
    """Answers for the sandbox, and counts how often it was asked."""

    def __init__(self) -> None:
        self.state = told()
        self.status = 200
        self.asked = 0

    def __call__(self, route: Route, _: Request) -> None:
        self.asked += 1
        route.fulfill(status=self.status, content_type="application/json", body=json.dumps(self.state))


@pytest.fixture
def teller(sandbox: Sandbox, page: Page) -> Iterator[Teller]:
    teller = Teller()
    page.route("**/sandbox/state", teller)
    yield teller
    page.unroute_all(behavior="wait")


def test_counts_budget_and_time_are_shown(page: Page, sandbox: Sandbox, teller: Teller) -> None:
    page.goto(sandbox.url)
    for name, text in [
        ("total", "250"),
        ("starts", "17"),
        ("requests", "1,234"),
        ("budget", "12 of 1,000 used"),
        ("speed", "stands still"),
        ("clock", "2026-11-24 12:00:10"),
        ("shown", "· newest 1 of 250"),
    ]:
        expect(page.locator(f"#{name}")).to_have_text(text)
    expect(page.locator("td.duration")).to_have_text("10.0 s")
    teller.state = told(speed=60.0, budget=None)
    expect(page.locator("#speed")).to_have_text("60 \u00d7 real time")
    expect(page.locator("#budget")).to_have_text("no limit")


def test_the_duration_goes_on_between_two_answers(page: Page, sandbox: Sandbox, teller: Teller) -> None:
    teller.state = told(speed=1.0)  # and so says the same time again and again
    page.goto(sandbox.url)
    expect(page.locator("td.duration")).to_have_text(re.compile(r"10\.[1-9] s"))
    teller.state = told(now="2026-11-24T13:00:10Z")
    expect(page.locator("td.duration")).to_have_text("1 h 00 min")


def test_a_status_that_nobody_has_seen_is_shown_as_it_is(page: Page, sandbox: Sandbox, teller: Teller) -> None:
    teller.state = told(runs=[told_run(status="PAUSED_BY_MOON", steps=[told_step(status="WONDERING")])])
    page.goto(sandbox.url)
    expect(page.locator("td .status").first).to_have_text("PAUSED_BY_MOON")
    expect(page.locator("summary")).to_contain_text("now Run it")


def test_a_child_run_that_the_page_does_not_have_is_an_id(page: Page, sandbox: Sandbox, teller: Teller) -> None:
    child = "b" * 36
    teller.state = told(runs=[told_run(steps=[told_step(child=child)])])
    page.goto(sandbox.url)
    page.locator("summary").click()
    expect(page.locator(".steps .child")).to_have_text(f"Child run: {child}")
    expect(page.locator(".steps .child a")).to_have_count(0)


def test_an_answer_that_is_none_is_no_lost_connection(
    page: Page, sandbox: Sandbox, teller: Teller, complaints: list[str]
) -> None:
    page.goto(sandbox.url)
    expect(page.locator("td .status").first).to_be_visible()
    teller.status = 500
    expect(page.get_by_role("alert")).to_have_text("The sandbox answers 500, retrying")
    teller.status = 200
    expect(page.get_by_role("alert")).to_be_hidden()
    assert complaints
    assert all("status of 500" in complaint for complaint in complaints)
    complaints.clear()


def test_a_hidden_tab_asks_nothing(page: Page, sandbox: Sandbox, teller: Teller) -> None:
    page.clock.install()
    page.goto(sandbox.url)
    expect(page.locator("td .status").first).to_be_visible()
    asked = teller.asked
    page.clock.run_for(1_000)
    expect(page.locator("#requests")).to_have_text("1,234")
    assert teller.asked > asked
    page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    asked = teller.asked
    page.clock.run_for(60_000)
    assert teller.asked == asked
    teller.state = told(requests=1235)
    page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }")
    expect(page.locator("#requests")).to_have_text("1,235")
