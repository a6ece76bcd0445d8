"""Starts runs for `bench.submit` as soon as it is told to, by `tasks` or by `threads`."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from maia_client import AsyncMaia, Maia

from .sandboxed import PIPELINES

THREADS = 32


def pipeline(number: int) -> str:
    return f"Load {number % PIPELINES + 1}"


async def by_tasks(environ: dict[str, str], runs: int) -> None:
    async with AsyncMaia(environ=environ) as maia:
        await asyncio.gather(*(maia.run(pipeline(number), variables={"number": number}) for number in range(runs)))


def by_threads(environ: dict[str, str], runs: int) -> None:
    with Maia(environ=environ) as maia, ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda number: maia.run(pipeline(number), variables={"number": number}), range(runs)))


def main() -> None:
    told = json.loads(sys.stdin.readline())
    cpu, began = time.process_time(), time.monotonic()
    if sys.argv[1] == "tasks":
        asyncio.run(by_tasks(told["environ"], told["runs"]))
    else:
        by_threads(told["environ"], told["runs"])
    json.dump({"seconds": time.monotonic() - began, "cpu": time.process_time() - cpu}, sys.stdout)


if __name__ == "__main__":
    main()
