"""New changes on their way to everybody who listens: one look at the database for all of them, off the loop.

The daemon may be another process, so news is found by asking. Each kind of filter costs one query when there is news;
none where there is none. A listener that doesn't keep up is let go: it comes back, and says what it had last.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.errors import StoreError

if TYPE_CHECKING:
    from monitor.store.records import ChangeFilter, ChangeRecord
    from monitor.web.site import Site

__all__ = ["MOST_LISTENERS", "Listener", "Live", "TooManyListeners"]

POLL_SECONDS = 1.0
# After a database that can't be read the next look is later: it is told to nobody, so it must not fill the log.
TROUBLED_SECONDS = 5.0
MOST_LISTENERS = 100
# A page that reads nothing for so many changes is not being looked at.
MOST_WAITING = 500
# On PostgreSQL a skipped number is a transaction that still runs, or one that failed; after so many looks it failed.
LOOKS_FOR_MISSING = 60
MOST_MISSING = 500


class TooManyListeners(Exception):  # noqa: N818 - reads as what it is
    """As many listen as may: 503."""


@dataclass(eq=False)
class Listener:
    """One who listens. `since`: what was there when it came; `news` gives what came after, None when it is over."""

    wanted: ChangeFilter
    since: int
    news: asyncio.Queue[ChangeRecord | None] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))

    def give(self, record: ChangeRecord | None) -> bool:
        """Whether there was room."""
        with contextlib.suppress(asyncio.QueueFull):
            self.news.put_nowait(record)
            return True
        return False

    def let_go(self) -> None:
        """End it, whatever still waits."""
        while not self.news.empty():
            self.news.get_nowait()
        self.news.put_nowait(None)


class Live:
    """All who listen, and the one task that looks for them. It runs while somebody listens."""

    def __init__(self, site: Site, *, poll_seconds: float = POLL_SECONDS, most: int = MOST_LISTENERS) -> None:
        self._site = site
        self._poll_seconds = poll_seconds
        self._most = most
        self._listeners: set[Listener] = set()
        self._task: asyncio.Task[None] | None = None
        self._newest = 0
        self._missing: dict[int, int] = {}  # id -> how many more looks it is waited for
        self._closed = False

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return len(self._listeners)

    async def join(self, wanted: ChangeFilter) -> Listener:
        """Listen from now on. Raises TooManyListeners, StoreError."""
        if self._closed or len(self._listeners) >= self._most:
            raise TooManyListeners
        listener = Listener(wanted, self._newest)
        self._listeners.add(listener)
        if self._task is None or self._task.done():
            try:
                await self._begin(listener)
            except BaseException:
                self.leave(listener)
                raise
        return listener

    def leave(self, listener: Listener) -> None:
        """Listen no more. The last one to leave ends the looking."""
        self._listeners.discard(listener)
        if not self._listeners and self._task is not None:
            self._task.cancel()
            self._task = None

    def close(self) -> None:
        """The site is about to end: all streams end now, and nobody joins any more."""
        self._closed = True
        for listener in self._listeners:
            listener.let_go()

    async def _begin(self, listener: Listener) -> None:
        newest = await self._site.read(self._site.store.newest_change_id)
        if self._task is None or self._task.done():
            self._newest, self._missing = newest, {}
            self._task = asyncio.create_task(self._look_again_and_again())
        listener.since = self._newest

    async def _look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(self._poll_seconds)
            try:
                await self._look()
            except StoreError as problem:
                self._site.log.warning("live_changes_wait", reason=problem.reason)
                await asyncio.sleep(TROUBLED_SECONDS)
            except Exception as problem:
                self._site.log.error("live_changes_crashed", exc_info=problem)
                for listener in self._listeners:
                    listener.let_go()
                return

    async def _look(self) -> None:
        store, late = self._site.store, set(self._missing)
        ids = await self._site.read(store.change_ids_after, self._newest, tuple(late))
        self._remember(ids)
        if not ids:
            return
        for wanted in {listener.wanted for listener in self._listeners}:
            found = await self._site.read(store.changes_among, ids, wanted)
            for listener in [one for one in self._listeners if one.wanted == wanted]:
                # One that came while this look was under way has been told what was there already.
                self._tell(listener, [one for one in found if one.id > listener.since or one.id in late])

    def _remember(self, ids: list[int]) -> None:
        """Which ids are waited for: those that were skipped, for a while."""
        still = {missing: left - 1 for missing, left in self._missing.items() if missing not in ids and left > 1}
        new = [one for one in ids if one > self._newest]
        if new:
            skipped = set(range(max(self._newest + 1, new[-1] - MOST_MISSING), new[-1])) - set(new)
            still |= dict.fromkeys(sorted(skipped), LOOKS_FOR_MISSING)
            self._newest = new[-1]
        self._missing = dict(list(still.items())[-MOST_MISSING:])

    def _tell(self, listener: Listener, found: list[ChangeRecord]) -> None:
        if not all(listener.give(record) for record in found):
            listener.let_go()
