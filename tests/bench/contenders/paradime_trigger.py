"""The wait of paradime-io's Matillion trigger, in an environment of its own.

Its commands can't be pointed elsewhere, for the URL that tokens come from is a constant of its code. The functions
below them are given a base URL and a token. This is the one in which it sits when it has started a run and waits for
it: it asks for the record every 5 seconds, with `requests` and no session.
"""

from __future__ import annotations

from importlib import import_module

from .child import Notices, Place, Wait, attend, in_threads


def prepare(place: Place) -> Wait:
    trigger = import_module("paradime.core.scripts.matillion")

    def wait(runs: list[str], notices: Notices) -> None:
        def one(run: str) -> None:
            trigger._wait_for_execution_completion(
                base_url=place.url,
                access_token=place.token,
                project_id=place.project,
                execution_id=run,
                pipeline_name=run,
                timeout_minutes=60,
            )
            notices.ended(run)

        in_threads(runs, notices, one)

    return wait


if __name__ == "__main__":
    attend(prepare)
