"""Ends the process where its loop or scheduler has stopped, so that whoever supervises it can start it again."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

__all__ = ["EXIT_CODE", "Watchdog"]

# sysexits.h EX_SOFTWARE: told from an ordinary error by whoever reads the exit code.
EXIT_CODE = 70


class Watchdog:
    """A thread that expects each named part to report; the first that is late ends the process."""

    def __init__(
        self,
        *,
        limit_seconds: float,
        on_dead: Callable[[str, float], None],
        end: Callable[[int], None] = os._exit,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_dead(part, late_seconds)` is told first; `end(EXIT_CODE)` then ends the process."""
        self._limit_seconds = limit_seconds
        self._on_dead = on_dead
        self._end = end
        self._clock = clock
        self._seen: dict[str, float] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self, *parts: str) -> None:
        """Expect these parts from now on."""
        self._seen = dict.fromkeys(parts, self._clock())
        self._thread.start()

    def alive(self, part: str) -> None:
        """This part reports."""
        self._seen[part] = self._clock()

    def stop(self) -> None:
        """Expect nobody any more."""
        self._stopped.set()

    def late(self) -> tuple[str, float] | None:
        """The part that has been silent the longest, where that is over the limit."""
        now = self._clock()
        part, seen = min(self._seen.items(), key=lambda item: item[1], default=("", now))
        return (part, now - seen) if now - seen > self._limit_seconds else None

    def _watch(self) -> None:
        while not self._stopped.wait(min(5.0, self._limit_seconds / 4)):
            found = self.late()
            if found and not self._stopped.is_set():
                self._on_dead(*found)
                self._end(EXIT_CODE)
                return
