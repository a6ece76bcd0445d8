"""This project's client: a task per run, a thread per run, or one call for all of them."""

from __future__ import annotations

import asyncio
import time

from maia_client import AsyncMaia, Maia
from maia_client.errors import MaiaError

from .child import Notices, Place, Wait, attend, in_threads


def prepare(place: Place) -> Wait:
    return {"tasks": _tasks, "threads": _threads, "as_completed": _as_completed}[place.way](place)


def _left(notices: Notices) -> float:
    return notices.give_up_at - time.time()


def _tasks(place: Place) -> Wait:
    runner = asyncio.Runner()
    maia = AsyncMaia(environ=place.environ)
    runner.run(_warm_up(maia))

    async def wait_all(runs: list[str], notices: Notices) -> None:
        async def wait(run: str) -> None:
            execution = await maia.execution(run, project=place.project)
            try:
                await execution.wait(_left(notices), check=False)
            except MaiaError as error:
                notices.problem(error)
            else:
                notices.ended(run)

        await asyncio.gather(*map(wait, runs))

    return lambda runs, notices: runner.run(wait_all(runs, notices))


async def _warm_up(maia: AsyncMaia) -> None:
    """What the first request costs and no other one is not part of the waiting: imports, a token, a connection."""
    await maia.api.pipeline_execution.list_pipeline_executions(limit=1)


def _threads(place: Place) -> Wait:
    maia = _warm(place)

    def wait(runs: list[str], notices: Notices) -> None:
        def one(run: str) -> None:
            maia.execution(run, project=place.project).wait(_left(notices), check=False)
            notices.ended(run)

        in_threads(runs, notices, one)

    return wait


def _as_completed(place: Place) -> Wait:
    maia = _warm(place)

    def wait(runs: list[str], notices: Notices) -> None:
        executions = {maia.execution(run, project=place.project): run for run in runs}
        try:
            for execution, _ in maia.as_completed(list(executions), timeout=_left(notices)):
                notices.ended(executions[execution])
        except MaiaError as error:
            notices.problem(error)

    return wait


def _warm(place: Place) -> Maia:
    maia = Maia(environ=place.environ)
    maia.api.pipeline_execution.list_pipeline_executions(limit=1)
    return maia


if __name__ == "__main__":
    attend(prepare)
