"""`kill -9` at any moment loses no accepted run: the real command, a state file, real connections."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from support.served import BROKEN, Api, Served

CYCLES_TO_A_FILE = 10
CONNECTIONS = 4
STARTUP_SECONDS = 0.6
SERVING_SECONDS = 0.15
MOST_STARTS = 10_000
PROJECT = "5a1e5000-0000-4000-8000-00000000000e"
# A run tells by its message which start it comes from. At 1000x, a short one takes 30 ms, and a long one is still there
# after the next kill.
SCENARIO = f"""
[service]
budget = 0
token_lifetime = "3650d"

[[project]]
name = "Endurance"
id = "{PROJECT}"

[[project.pipeline]]
name = "Short"
duration = 30
echo = ["start"]

[[project.pipeline]]
name = "Long"
duration = "10d"
echo = ["start"]
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    cycles: int = metafunc.config.getoption("--cycles")
    batches = [min(CYCLES_TO_A_FILE, cycles - begun) for begun in range(0, cycles, CYCLES_TO_A_FILE)]
    metafunc.parametrize(("seed", "cycles"), list(enumerate(batches)))


class Starts:
    """What has become of every start that was sent to a state file.

    Attributes:
        accepted: the id of its run, by the name that a start gave its run.
        unknown: starts whose answer was lost.
        fenced: the starts that won their tag, by tag.
    """

    def __init__(self) -> None:
        self.accepted: dict[str, str] = {}
        self.unknown: set[str] = set()
        self.fenced: dict[str, str] = {}
        self.counts: Counter[str] = Counter()

    def send(self, api: Api, name: str, tag: str | None) -> int:
        """Starts a run: a long one if there is a tag, else a short one."""
        self.unknown.add(name)
        fence = {} if tag is None else {"executionTag": tag}
        status, answer = api.start("Long" if tag else "Short", scalarVariables={"start": name}, **fence)
        if status == 201:
            self.accepted[name] = answer["pipelineExecutionId"]
            if tag is not None:
                assert self.fenced.setdefault(tag, name) == name, "two runs at once with one tag"
        else:
            assert (status, tag is not None) == (409, True), answer
        self.unknown.remove(name)
        return status


def keep_starting(starts: Starts, port: int, connection: str, tag: str, problems: list[BaseException]) -> None:
    """Starts one run after the other until the connection breaks. Every fifth is after the tag."""
    try:
        with Api(port, PROJECT) as api:
            for number in range(MOST_STARTS):
                starts.send(api, f"{connection}.{number}", tag if number % 5 == 0 else None)
    except BROKEN:
        pass
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test is to fail with it
        problems.append(error)


@pytest.mark.usefixtures("scrubbed_environment")
def test_no_accepted_run_is_lost(
    tmp_path: Path, seed: int, cycles: int, record_property: Callable[[str, object], None]
) -> None:
    random = Random(seed)
    scenario = tmp_path / "scenario.toml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    options = ("--state", str(tmp_path / "state"), "--scenario", str(scenario), "--speed", "1000x")
    starts, tag = Starts(), "tag of cycle 0"
    for cycle in range(1, cycles + 1):
        with Served(*options) as served:
            starts.counts["kills"] += 1
            if random.random() < 0.2:  # before it can have answered anything
                time.sleep(random.uniform(0, STARTUP_SECONDS))
                served.kill()
                starts.counts["kills while it starts"] += 1
                continue
            port = served.port()
            with Api(port, PROJECT) as api:
                check(starts, api, tag)
            tag = f"tag of cycle {cycle}"
            kill_while_starting(starts, served, port, tag, random)
    with Served(*options) as served, Api(served.port(), PROJECT) as api:
        check(starts, api, tag)
    record_property("count", {**starts.counts, "starts accepted": len(starts.accepted)})


def kill_while_starting(starts: Starts, served: Served, port: int, tag: str, random: Random) -> None:
    problems: list[BaseException] = []
    threads = [
        Thread(target=keep_starting, args=(starts, port, f"{tag}, connection {number}", tag, problems))
        for number in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(0, SERVING_SECONDS))
    served.kill()
    for thread in threads:
        thread.join()
    assert not problems, problems


def check(starts: Starts, api: Api, tag: str) -> None:
    """What was accepted is there, once; it goes on; its tag is still taken until its end."""
    listed = {record["pipelineExecutionId"]: record for record in api.records()}
    assert len(listed) == len(list(api.records())), "a run is listed twice"
    assert listed.keys() >= set(starts.accepted.values()), "an accepted run is not listed"
    assert len(listed) <= len(starts.accepted) + len(starts.unknown), "there are runs that nobody started"
    for execution_id in starts.accepted.values():
        single = api.record(execution_id)
        assert single["startedAt"] == listed[execution_id]["startedAt"]

    if starts.send(api, f"{tag}, again", tag) == 409 and tag not in starts.fenced:
        starts.counts["tags taken by a start whose answer was lost"] += 1
    until = time.monotonic() + 60.0
    while list(api.records(pipelineName="Short", status="RUNNING")):
        assert time.monotonic() < until, "a run does not end"
    api.advance("11d")

    ended = list(api.records())
    assert {record["status"] for record in ended} <= {"SUCCESS"}
    runs = [(record["message"].removeprefix("start="), record["pipelineExecutionId"]) for record in ended]
    assert len(dict(runs)) == len(runs), "a start has two runs"
    for name, execution_id in runs:
        if name in starts.unknown:
            starts.counts["starts whose answer was lost, with a run"] += 1
            starts.accepted[name] = execution_id
    starts.counts["starts whose answer was lost, without one"] += len(starts.unknown - starts.accepted.keys())
    starts.unknown.clear()
    assert dict(runs) == starts.accepted
    starts.fenced.pop(tag, None)
    assert starts.send(api, f"{tag}, after its end", tag) == 201
