"""What scripts do: a thread per run asks for its record every so many seconds. They share one httpx client."""

from __future__ import annotations

import time

from .child import Notices, Place, Wait, attend, in_threads

ENDED = ("SUCCESS", "FAILED", "CANCELLED", "SKIPPED")


def prepare(place: Place) -> Wait:
    import httpx

    interval = place.interval or 0.0
    headers = {"authorization": f"Bearer {place.token}"}
    client = httpx.Client(base_url=place.url, headers=headers, trust_env=False, timeout=30.0)
    client.get("/")  # so that the first connection is not part of the waiting

    def wait(runs: list[str], notices: Notices) -> None:
        def loop(run: str) -> None:
            while notices.time_is_left():
                try:
                    answer = client.get(f"/dpc/v1/projects/{place.project}/pipeline-executions/{run}")
                    if answer.status_code == 200 and answer.json()["status"] in ENDED:
                        notices.ended(run)
                        return
                except httpx.HTTPError as error:
                    notices.problem(error)
                time.sleep(interval)

        in_threads(runs, notices, loop)

    return wait


if __name__ == "__main__":
    attend(prepare)
