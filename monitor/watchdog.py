"""Ends the process where its loop, its scheduler or its workers have stopped, so that whoever supervises it starts it again."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping

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
        limits: Mapping[str, float] | None = None,
        silences: Mapping[str, Callable[[], float]] | None = None,
        on_alive: Callable[[], None] = lambda: None,
        end: Callable[[int], None] = os._exit,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`on_dead(part, late_seconds)` is told first; `end(EXIT_CODE)` then ends the process.

        `limits` gives single parts a limit of their own. `silences` are parts that are asked for how long they have been
        silent, instead of reporting by way of another part that may be busy. `on_alive` is told each time nobody is late. `clock` must not
        count the time that the machine sleeps: waking up late is no death.
        """
        self._limit_seconds = limit_seconds
        self._limits = limits or {}
        self._silences = silences or {}
        self._on_dead = on_dead
        self._on_alive = on_alive
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
        """A part that has been silent for longer than its limit, and for how long."""
        now = self._clock()
        silent = [(part, now - seen) for part, seen in list(self._seen.items())]
        silent += [(part, ask()) for part, ask in self._silences.items()]
        late = [(part, seconds) for part, seconds in silent if seconds > self._limits.get(part, self._limit_seconds)]
        return max(late, key=lambda one: one[1], default=None)

    def _watch(self) -> None:
        limit = min(self._limit_seconds, *self._limits.values()) if self._limits else self._limit_seconds
        while not self._stopped.wait(min(5.0, limit / 4)):
            found = self.late()
            if found is None:
                self._on_alive()
            elif not self._stopped.is_set():
                self._tell(*found)
                self._end(EXIT_CODE)
                return

    def _tell(self, part: str, seconds: float) -> None:
        """Telling may fail where the log's disk is full; the process must end all the same."""
        try:
            self._on_dead(part, seconds)
        except Exception:  # noqa: BLE001
            return
