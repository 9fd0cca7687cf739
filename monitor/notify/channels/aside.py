"""Blocking libraries in threads of their own: a receiver that drips its answer holds up that destination, and nothing else.

The loop's common threads are few, and the decoding of pages waits for them; the process waits for them when it ends.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

from monitor.errors import DeliveryError

__all__ = ["Aside"]

Result = TypeVar("Result")


class Aside:
    """Runs one destination's blocking work, one piece at a time. What overruns is left behind, and ends with its socket."""

    def __init__(self, name: str) -> None:
        """`name`: the destination's."""
        self._name = name
        self._at_work = False

    async def run(self, work: Callable[[], Result], seconds: float) -> Result:
        """What `work` returns or raises. Raises TimeoutError after `seconds`, DeliveryError while older work still hangs."""
        if self._at_work:
            raise DeliveryError(self._name, "the attempt before this one still hangs")
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Result] = loop.create_future()

        def settle(result: Result | None, problem: BaseException | None) -> None:
            if done.done():
                return
            done.set_exception(problem) if problem is not None else done.set_result(result)  # type: ignore[arg-type]

        def go() -> None:
            result, problem = None, None
            try:
                result = work()
            except BaseException as raised:  # noqa: BLE001 - it is raised where the work is awaited
                problem = raised
            self._at_work = False  # before the result is told: a thread lives on for a moment after it
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, result, problem)

        self._at_work = True
        threading.Thread(target=go, name=f"deliver {self._name}", daemon=True).start()
        async with asyncio.timeout(seconds):
            return await done
