"""Two thin drivers: they carry out what a flow asks for, one by blocking, one by awaiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from typing import Any, TypeVar

from ._effects import Answer, Blocking, Flow, Join, Send, Sleep

T = TypeVar("T")


def drive(flow: Flow[T], send: Callable[[Send], Answer], sleep: Callable[[float], None]) -> T:
    """Runs a flow to its end in this thread. An interruption is thrown into it, so that it can put things in order."""
    answer: object
    try:
        effect = next(flow)
        while True:
            answer = None
            try:
                match effect:
                    case Send():
                        answer = send(effect)
                    case Sleep(seconds):
                        sleep(seconds)
                    case Join(future, timeout):
                        wait([future], _finite(timeout))
                    case Blocking(function):
                        answer = function()
            except BaseException as error:  # noqa: BLE001 - interruptions too are the flow's business
                effect = flow.throw(error)
            else:
                effect = flow.send(answer)
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


async def drive_async(
    flow: Flow[T], send: Callable[[Send], Awaitable[Answer]], sleep: Callable[[float], Awaitable[None]]
) -> T:
    """Runs a flow to its end in this task. A cancellation is thrown into it, so that it can put things in order."""
    answer: object
    try:
        effect = next(flow)
        while True:
            answer = None
            try:
                match effect:
                    case Send():
                        answer = await send(effect)
                    case Sleep(seconds):
                        await sleep(seconds)
                    case Join(future, timeout):
                        await _joined(future, timeout)
                    case Blocking(function):
                        answer = await asyncio.to_thread(function)
            except BaseException as error:  # noqa: BLE001 - interruptions too are the flow's business
                effect = flow.throw(error)
            else:
                effect = flow.send(answer)
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


async def _joined(future: Future[None], timeout: float) -> None:
    """Waits for a future of another thread or loop without ever cancelling it, as `asyncio.wrap_future` would."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def wake(_: Future[Any]) -> None:
        with suppress(RuntimeError):  # this loop has been closed meanwhile
            loop.call_soon_threadsafe(done.set)

    future.add_done_callback(wake)
    with suppress(TimeoutError):
        # Not wait_for: on Python 3.11 it loses a cancellation that comes together with the result.
        async with asyncio.timeout(_finite(timeout)):
            await done.wait()


def _finite(timeout: float) -> float | None:
    return None if timeout == float("inf") else timeout
