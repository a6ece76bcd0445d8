"""A thousand runs at once, and a thousand requests per second: the real command, and a load from another process.

What a clock says is written down and not judged, for it says as much about the machine as about the sandbox.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from threading import Event, Thread

import pytest

from support.served import HOST, Api, Served

GENERATOR = Path(__file__).with_name("generator.py")
RUNS = 1000
CONNECTIONS = 32
WARM_UP_SECONDS = 10
# By half-time the requests that the sandbox remembers have been replaced over and over, and what may still grow is one
# thing: the runs that it keeps.
MOST_GROWTH = 0.05
MOST_BYTES_A_RUN = 4096
PROJECT = "5a1e5000-0000-4000-8000-00000000000e"
# At 60x, the short runs take a second and the long ones are not over before they are told to.
SCENARIO = f"""
[service]
budget = 0
token_lifetime = "30d"

[[project]]
name = "Endurance"
id = "{PROJECT}"

[[project.pipeline]]
name = "Short"
duration = "1m"

[[project.pipeline]]
name = "Long"
duration = "10d"
steps = ["Extract", "Load", "Check"]
"""
EXECUTIONS = f"/dpc/v1/projects/{PROJECT}/pipeline-executions"
SHARES = {"record": 60, "status": 15, "list": 10, "steps": 10, "start": 5}
"""The mixture, in percent."""


@dataclass
class Sent:
    """Requests that were sent and answered.

    Attributes:
        statuses, latencies, done: of each; seconds from when it was due, and since the beginning.
        bodies: of those that were to be kept.
    """

    statuses: list[int]
    latencies: list[float]
    done: list[float]
    bodies: list[str]


class Load:
    """Requests from a process of its own over connections that stay open.

    Attributes:
        requests, starts: how many have been sent.
    """

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._port = port
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.requests = 0
        self.starts = 0

    def start(self, pipeline: str) -> str:
        body = json.dumps({"pipelineName": pipeline, "environmentName": "Prod"})
        return self._text("POST", EXECUTIONS, f"content-length: {len(body)}\r\n", body)

    def get(self, path: str) -> str:
        return self._text("GET", path)

    def _text(self, method: str, path: str, headers: str = "", body: str = "") -> str:
        return f"{method} {path} HTTP/1.1\r\nhost: {HOST}:{self._port}\r\n{self._headers}{headers}\r\n{body}"

    def send(self, requests: Sequence[str], order: Sequence[int], rate: float, keep: Sequence[int] = ()) -> Sent:
        plan: dict[str, object] = {"port": self._port, "connections": CONNECTIONS, "rate": rate}
        plan |= {"requests": requests, "order": order, "keep": keep}
        done = subprocess.run(
            [sys.executable, str(GENERATOR)], input=json.dumps(plan), stdout=subprocess.PIPE, text=True, check=True
        )
        answer = json.loads(done.stdout)
        self.requests += len(order)
        self.starts += sum(requests[number].startswith("POST ") for number in order)
        statuses, dues, ends = zip(*answer["results"], strict=True)
        latencies = [end - due for due, end in zip(dues, ends, strict=True)]
        return Sent(list(statuses), latencies, list(ends), list(answer["bodies"].values()))


class Memory:
    """Looks at the sandbox's memory twice a second."""

    def __init__(self, served: Served) -> None:
        self.seen: list[int] = []
        self._served = served
        self._over = Event()
        self._thread = Thread(target=self._look)

    def _look(self) -> None:
        while not self._over.wait(0.5):
            self.seen.append(self._served.rss())

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()


def mixture(load: Load, ids: Sequence[str], count: int, random: Random) -> tuple[list[str], list[int]]:
    """What clients ask: mostly for single runs, some lists, and now and then a new run."""
    lists = ["limit=100", f"limit=100&projectId={PROJECT}&status=RUNNING", "limit=100&pipelineName=long"]
    lists += [f"limit=100&paginationToken={number}" for number in range(100, RUNS, 300)]
    kinds = {
        "record": [load.get(f"{EXECUTIONS}/{one}") for one in ids],
        "status": [load.get(f"{EXECUTIONS}/{one}/status") for one in ids],
        "steps": [load.get(f"{EXECUTIONS}/{one}/steps?size=100") for one in ids],
        "list": [load.get(f"/dpc/v1/pipeline-executions?{query}") for query in lists],
        "start": [load.start("Short")],
    }
    requests: list[str] = []
    places: dict[str, range] = {}
    for kind, texts in kinds.items():
        places[kind] = range(len(requests), len(requests) + len(texts))
        requests += texts
    chosen = random.choices(list(SHARES), list(SHARES.values()), k=count)
    return requests, [random.choice(places[kind]) for kind in chosen]


@pytest.mark.usefixtures("scrubbed_environment")
def test_a_thousand_runs_and_a_thousand_requests_a_second(
    tmp_path: Path, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]
) -> None:
    rate, seconds = float(pytestconfig.getoption("--rate")), int(pytestconfig.getoption("--seconds"))
    count = int((rate or 1000.0) * seconds)
    random = Random(0)
    scenario = tmp_path / "scenario.toml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    with Served("--speed", "60x", "--scenario", str(scenario)) as served:
        port = served.port()
        with Api(port, PROJECT) as api:
            load = Load(port, api.headers)
            api.rest()
            at_start = served.rss()
            begun = load.send([load.start("Long")], [0] * RUNS, 0.0, keep=[0])
            assert set(begun.statuses) == {201}
            ids = [json.loads(body)["pipelineExecutionId"] for body in begun.bodies]
            assert running(api) == set(ids)
            assert len(set(ids)) == RUNS
            api.rest()

            requests, order = mixture(load, ids, count + WARM_UP_SECONDS * 1000, random)
            warm = load.send(requests, order[count:], rate)
            assert set(warm.statuses) == {200, 201}
            after_warm_up = served.rss()
            with Memory(served) as memory:
                sent = load.send(requests, order[:count], rate)
            at_end = served.rss()
            assert Counter(sent.statuses) == Counter(
                201 if requests[number].startswith("POST ") else 200 for number in order[:count]
            )
            assert running(api) == set(ids)

            api.advance("11d")
            ended = {record["pipelineExecutionId"]: record["status"] for record in api.records()}
            assert set(ended.values()) == {"SUCCESS"}
            assert ended.keys() >= set(ids)
            status, counted = api.call("GET", "/sandbox/state")
            assert (status, counted["requests"], counted["starts"]) == (200, load.requests + api.sent, load.starts)
            assert len(ended) == load.starts

    half = memory.seen[len(memory.seen) // 2]
    for name, value in {
        "runs RUNNING at once": f"{RUNS:,}",
        "starts, as fast as possible, per second": f"{RUNS / begun.done[-1]:,.0f}",
        "requests sent, all answered as they should": f"{load.requests:,}",
        **measured(sent, rate),
        "memory at start, MB": f"{at_start / 1e6:.1f}",
        "memory after warm-up, MB": f"{after_warm_up / 1e6:.1f}",
        "memory half-way, MB": f"{half / 1e6:.1f}",
        "memory at end, MB": f"{at_end / 1e6:.1f}",
    }.items():
        record_property(name, value)
    assert at_end < half * (1 + MOST_GROWTH) + MOST_BYTES_A_RUN * sent.statuses.count(201) / 2


def running(api: Api) -> set[str]:
    """The long runs that are RUNNING, by id."""
    return {one["pipelineExecutionId"] for one in api.records(status="RUNNING", pipelineName="Long")}


def measured(sent: Sent, rate: float) -> dict[str, str]:
    """Requests per second and their latencies, for people."""
    by_second = Counter(int(done) for done in sent.done)
    whole = [by_second[second] for second in range(int(max(sent.done)))]
    low, *_, high = quantiles(whole, n=20)
    centiles = quantiles(sent.latencies, n=100)
    shown = {"p50": centiles[49], "p90": centiles[89], "p99": centiles[98], "most": max(sent.latencies)}
    return {
        "requests per second wanted": f"{rate:,.0f}" if rate else "all it can",
        "requests per second, median": f"{median(whole):,.0f}",
        "requests per second, 5 % to 95 % of the seconds": f"{low:,.0f} to {high:,.0f}",
        "requests per second, over all": f"{len(sent.done) / max(sent.done):,.0f}",
        "latency from when due, ms": ", ".join(f"{name} {1000 * value:.1f}" for name, value in shown.items()),
    }
