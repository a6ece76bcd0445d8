"""Memory stays bounded when far more goes through than is kept: a service in this process, on a clock that is set."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from urllib.parse import urlencode

from maia_client._virtual import VirtualClock
from maia_client.sandbox import Pipeline, Project, Request, Response, Scenario, Service, Step
from maia_client.sandbox._log import MOST_REQUESTS
from maia_client.sandbox._state import MOST_ENDED, MOST_EVENTS

STARTS = 60_000
"""Each of them two runs, for each has a child: more than twice what is kept."""
PROJECT = "5a1e5000-0000-4000-8000-00000000000e"
PIPELINES = (Pipeline("Parent", ("Before", Step("Child", pipeline="Child"))), Pipeline("Child"))
# Old runs are forgotten some thousands at a time.
MOST_RUNS = MOST_ENDED + MOST_ENDED // 10 + 2
MOST_GROWTH = 0.01


def test_what_is_kept_is_bounded(record_property: Callable[[str, object], None]) -> None:
    clock = VirtualClock(1_800_000_000.0)
    service = Service(
        clock, Scenario([Project(PROJECT, "Endurance", ("Prod",), PIPELINES)], budget=None, token_lifetime=1e9)
    )
    form = {"grant_type": "client_credentials", "audience": "a", "client_id": "sandbox"}
    body = urlencode({**form, "client_secret": "sandbox-secret"}).encode()
    token = json.loads(service.handle(Request("POST", "/oauth/dpc/token", "", {}, body)).body)["access_token"]
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def start(number: int) -> Response:
        values = {"pipelineName": "Parent", "environmentName": "Prod", "executionTag": f"tag {number}"}
        path = f"/dpc/v1/projects/{PROJECT}/pipeline-executions"
        # Built anew each time, as a server builds them: the service remembers requests.
        return service.handle(Request("POST", path, "", dict(headers), json.dumps(values).encode()))

    state = service.state
    blocks: list[int] = []
    kept = 0
    for number in range(STARTS):
        assert start(number).status == 201
        clock.now += 10.0
        if len(state._executions) < kept:  # the oldest have just been forgotten
            gc.collect()  # a parent and its child know each other
            blocks.append(sys.getallocatedblocks())
        kept = len(state._executions)

    sizes = {
        "runs": len(state._executions),
        "ids": len(state._by_id),
        "tags": len(state._by_tag),
        "events": len(state.events.below()),
        "requests": len(service.requests()),
    }
    assert MOST_ENDED - 2 < sizes["runs"] <= MOST_RUNS
    assert sizes["ids"] == sizes["runs"]
    assert sizes["tags"] == sizes["runs"] // 2
    assert sizes["events"] == MOST_EVENTS
    assert sizes["requests"] == MOST_REQUESTS
    record_property("runs that went through, with their children", f"{2 * STARTS:,}")
    record_property("of them kept", f"{sizes['runs']:,}")
    record_property("blocks of memory when runs are first forgotten", f"{blocks[0]:,}")
    record_property(f"blocks of memory the {len(blocks)}th time", f"{blocks[-1]:,}")
    assert len(blocks) > 10
    assert blocks[-1] < blocks[0] * (1 + MOST_GROWTH)
