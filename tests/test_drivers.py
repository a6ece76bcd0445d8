"""The drivers carry out what a flow asks for, hand back what came of it, and leave nothing open."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import pytest

from maia_client._drivers import drive, drive_async
from maia_client._effects import Answer, Blocking, Flow, Join, Send, Sleep, TransportError

T = TypeVar("T")
SEND = Send("GET", "https://maia.test/", {}, None, 1.0)


def blocking(flow: Flow[T], answer: Callable[[Send], Answer], naps: list[float]) -> T:
    return drive(flow, answer, lambda seconds, _: naps.append(seconds))


def awaiting(flow: Flow[T], answer: Callable[[Send], Answer], naps: list[float]) -> T:
    async def send(request: Send) -> Answer:
        return answer(request)

    async def pause(seconds: float, _: object) -> None:
        naps.append(seconds)

    return asyncio.run(drive_async(flow, send, pause))


both = pytest.mark.parametrize("driver", [blocking, awaiting])


def ok(_: Send) -> Answer:
    return Answer(200, {}, b"ok")


@both
def test_answers_come_back_and_pauses_are_taken(driver: Callable[..., bytes]) -> None:
    def flow() -> Flow[bytes]:
        answer = yield from SEND
        yield from Sleep(3)
        yield from Sleep(4)
        return answer.content

    naps: list[float] = []
    assert driver(flow(), ok, naps) == b"ok"
    assert naps == [3, 4]


@both
@pytest.mark.parametrize("error", [TransportError("broken", sent=True), KeyboardInterrupt()])
def test_errors_and_interruptions_are_thrown_into_the_flow(driver: Callable[..., str], error: BaseException) -> None:
    def fail(_: Send) -> Answer:
        raise error

    def flow() -> Flow[str]:
        try:
            yield from SEND
        except BaseException as caught:  # noqa: BLE001 - the very thing that is tested
            yield from Sleep(1)
            return type(caught).__name__
        return "nothing came"

    assert driver(flow(), fail, []) == type(error).__name__


@both
def test_what_a_flow_raises_is_raised_and_the_flow_is_closed(driver: Callable[..., None]) -> None:
    closed: list[bool] = []

    def flow() -> Flow[None]:
        try:
            yield from SEND
            raise ValueError("mine")
        finally:
            closed.append(True)

    with pytest.raises(ValueError, match="mine"):
        driver(flow(), ok, [])
    assert closed == [True]


@both
def test_what_blocks_is_called_and_its_error_thrown_into_the_flow(driver: Callable[..., list[str]]) -> None:
    def fail() -> str:
        raise OSError("full")

    def flow() -> Flow[list[str]]:
        said = [(yield from Blocking(lambda: "read"))]
        try:
            yield from Blocking(fail)
        except OSError as error:
            said.append(str(error))
        return said

    assert driver(flow(), ok, []) == ["read", "full"]


def test_what_blocks_holds_up_no_event_loop() -> None:
    def flow() -> Flow[bool]:
        return (yield from Blocking(lambda: threading.current_thread() is threading.main_thread()))

    assert blocking(flow(), ok, []) is True
    assert awaiting(flow(), ok, []) is False


@both
def test_a_join_ends_when_another_thread_has_settled_it(driver: Callable[..., bool]) -> None:
    future: Future[None] = Future()

    def flow() -> Flow[bool]:
        thread.start()
        yield from Join(future, 30.0)
        return future.done()

    thread = threading.Thread(target=lambda: future.set_result(None))
    assert driver(flow(), ok, []) is True
    thread.join()


@both
def test_a_join_ends_with_its_time_and_cancels_nothing(driver: Callable[..., bool]) -> None:
    future: Future[None] = Future()

    def flow() -> Flow[bool]:
        yield from Join(future, 0.01)
        return future.cancelled()

    assert driver(flow(), ok, []) is False
    future.set_result(None)  # would raise, had it been cancelled; the loop that waited is closed by now


def test_a_join_in_a_task_does_not_end_early() -> None:
    future: Future[None] = Future()
    order: list[str] = []

    def flow() -> Flow[None]:
        yield from Join(future, float("inf"))
        order.append("joined")

    async def main() -> None:
        async def nothing(_: object) -> Answer:
            return Answer(200, {}, b"")

        async def pause(_: float, _until: object) -> None:
            return None

        joining = asyncio.create_task(drive_async(flow(), nothing, pause))
        for _ in range(10):
            await asyncio.sleep(0)
        order.append("settled")
        future.set_result(None)
        await joining

    asyncio.run(main())
    assert order == ["settled", "joined"]
