"""Two thin drivers: they carry out what a flow asks for, one by blocking, one by awaiting."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, wait
from contextlib import suppress
from math import inf
from typing import Any, TypeVar

from ._effects import Answer, AsyncPause, Blocking, Flow, Join, Pause, Send, Sleep

T = TypeVar("T")


def pause(seconds: float, until: Future[None] | None) -> None:
    """Lets real time pass."""
    if until is None:
        time.sleep(seconds)
    else:
        wait([until], seconds)


async def async_pause(seconds: float, until: Future[None] | None) -> None:
    """Lets real time pass, and other tasks go on."""
    if until is None:
        from asyncio import sleep  # asyncio is a third of what the import of a synchronous client would cost

        await sleep(seconds)
    else:
        await _joined(until, seconds)


def drive(flow: Flow[T], send: Callable[[Send], Answer], pause: Pause) -> T:
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
                    case Sleep(seconds, until):
                        pause(seconds, until)
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


async def drive_async(flow: Flow[T], send: Callable[[Send], Awaitable[Answer]], pause: AsyncPause) -> T:
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
                    case Sleep(seconds, until):
                        await pause(seconds, until)
                    case Join(future, timeout):
                        await _joined(future, timeout)
                    case Blocking(function):
                        from asyncio import to_thread

                        answer = await to_thread(function)
            except BaseException as error:  # noqa: BLE001 - interruptions too are the flow's business
                effect = flow.throw(error)
            else:
                effect = flow.send(answer)
    except StopIteration as stop:
        value: T = stop.value
        return value
    finally:
        flow.close()


async def _joined(future: Future[Any], timeout: float) -> None:
    """Waits for a future of another thread or loop without ever cancelling it, as `asyncio.wrap_future` would."""
    from asyncio import get_running_loop

    loop = get_running_loop()
    done = loop.create_future()

    def wake(_: Future[Any]) -> None:
        with suppress(RuntimeError):  # this loop has been closed meanwhile
            loop.call_soon_threadsafe(settle)

    def settle() -> None:
        if not done.done():
            done.set_result(None)

    future.add_done_callback(wake)
    timer = None if timeout == inf else loop.call_later(timeout, settle)
    try:
        await done
    finally:
        if timer is not None:
            timer.cancel()


def _finite(timeout: float) -> float | None:
    return None if timeout == inf else timeout
