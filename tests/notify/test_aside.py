"""Blocking work beside the loop: one piece at a time, and free again the moment that the result is there."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest

from monitor.errors import DeliveryError
from monitor.notify.channels.aside import Aside


def test_a_thread_that_lives_on_after_its_result_is_no_hanging_attempt() -> None:
    async def twice() -> list[int]:
        loop, aside = asyncio.get_running_loop(), Aside("mail")
        at_once = loop.call_soon_threadsafe

        def lingering(*work: Any) -> Any:
            handle = at_once(*work)
            time.sleep(0.3)
            return handle

        loop.call_soon_threadsafe = lingering  # type: ignore[method-assign]
        return [await aside.run(lambda number=number: number, 5) for number in (1, 2)]  # type: ignore[misc]

    assert asyncio.run(twice()) == [1, 2]


def test_work_that_overran_holds_up_the_next_until_it_ends() -> None:
    release = threading.Event()

    async def attempts() -> str:
        aside = Aside("mail")
        with pytest.raises(TimeoutError):
            await aside.run(lambda: release.wait(30), 0.05)
        with pytest.raises(DeliveryError, match="still hangs"):
            await aside.run(lambda: "too early", 5)
        release.set()
        for _ in range(500):
            try:
                return await aside.run(lambda: "free again", 5)
            except DeliveryError:
                await asyncio.sleep(0.01)
        return "never free"

    assert asyncio.run(attempts()) == "free again"
