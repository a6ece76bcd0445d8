"""Thousands of starts over real connections, with faults before and after the service has accepted: none is doubled.

The service and the client's clock go 20 times as fast as time, so that half a minute of looking for a run takes 1.5 s.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from maia_client import AsyncMaia, SubmissionUnknown
from maia_client._core import Surroundings
from support.served import Api, Served

PROJECT = "5a1e5000-0000-4000-8000-00000000000e"
PIPELINES = 250
AT_ONCE = 100
SPEED = 20.0
SCENARIO = f"""
[service]
budget = 0
token_lifetime = "10h"

[[project]]
name = "Endurance"
id = "{PROJECT}"
environments = ["Prod"]
""" + "".join(
    f"""
[[project.pipeline]]
name = "Load {number}"
duration = "2h"
echo = ["start"]
"""
    for number in range(PIPELINES)
)
FAULTS = (
    *("cut-before rate=0.06", "502 rate=0.06", "520 rate=0.03", "500 rate=0.03"),  # nothing has happened
    *("lost-answer rate=0.06", "cut-middle rate=0.03", "504 rate=0.06"),  # the run was accepted
)
# What is asked to find out is no better.
LISTS = "operation=list_pipeline_executions"
AROUND = (f"502 rate=0.1 {LISTS}", f"lagging-list seconds=4 {LISTS}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    metafunc.parametrize("starts", [metafunc.config.getoption("--starts")])


@pytest.mark.usefixtures("scrubbed_environment")
@pytest.mark.parametrize("tagged", [True, False])
def test_no_start_makes_two_runs(
    tmp_path: Path, starts: int, tagged: bool, record_property: Callable[[str, object], None]
) -> None:
    scenario = tmp_path / "scenario.toml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    faults = [f"{fault} operation=execute_pipeline" for fault in FAULTS] + list(AROUND)
    options = [part for fault in faults for part in ("--fault", fault)]
    with Served("--scenario", str(scenario), "--speed", f"{SPEED:g}x", *options) as served:
        port = served.port()
        endings = asyncio.run(start_all(served, starts, tagged=tagged))
        with Api(port, PROJECT) as api:
            api.call("DELETE", "/sandbox/faults")
            api.advance("3h")
            runs = [(record["message"].removeprefix("start="), record) for record in api.records()]
    names = Counter(name for name, _ in runs)
    assert max(names.values()) == 1, "a start has two runs"
    identities = {name: record["pipelineExecutionId"] for name, record in runs}
    counts: Counter[str] = Counter()
    for name, ending in endings.items():
        if isinstance(ending, SubmissionUnknown):
            kind = "unknown, with a run" if name in identities else "unknown, without one"
        else:
            execution_id, adopted = ending
            assert identities[name] == execution_id, "a start was given the run of another one"
            kind = "adopted" if adopted else "started"
        counts[f"{'with' if tagged else 'without'} a tag: {kind}"] += 1
    assert sum(counts.values()) == starts
    record_property("count", dict(counts))


Ending = tuple[str, bool] | SubmissionUnknown


async def start_all(served: Served, starts: int, *, tagged: bool) -> dict[str, Ending]:
    """What became of each start, by the name that it gave its run: id and whether it was adopted, or the error."""

    async def pause(seconds: float, until: object) -> None:
        await asyncio.sleep(seconds / SPEED)

    faster = Surroundings(clock=lambda: time.monotonic() * SPEED, async_pause=pause)
    gate = asyncio.Semaphore(AT_ONCE)
    endings: dict[str, Ending] = {}

    async def start(maia: AsyncMaia, number: int) -> None:
        async with gate:
            try:
                run = await maia.run(
                    f"Load {number % PIPELINES}",
                    project=PROJECT,
                    variables={"start": number},
                    tag=None if tagged else False,
                    timeout="1h",
                )
                endings[str(number)] = run.id, run.adopted
            except SubmissionUnknown as error:
                endings[str(number)] = error

    environ = {**served.settings, "MAIA_RATE": "1000000/min"}
    async with AsyncMaia(environ=environ, _surroundings=faster) as maia:
        await asyncio.gather(*(start(maia, number) for number in range(starts)))
    return endings
