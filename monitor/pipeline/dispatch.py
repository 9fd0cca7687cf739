"""Due work -> tasks: as many hosts at a time as allowed, one piece of work a host, until nothing is due."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from monitor.errors import MonitorError, StoreBusy
from monitor.pipeline.check import CheckReport, check_articles
from monitor.pipeline.poll import PollReport, poll_feed
from monitor.store.records import DueArticle, DueFeed

if TYPE_CHECKING:
    from monitor.pipeline.services import Services

__all__ = ["Dispatcher"]

Report = CheckReport | PollReport
MOST_AT_ONCE = 31


class Dispatcher:
    """Takes due work from the store and runs it. Holds no due times: what is due is a query."""

    def __init__(
        self, services: Services, *, concurrency: int, on_report: Callable[[Report], None] = lambda report: None
    ) -> None:
        """`concurrency`: pieces of work at a time, each of another host. `on_report` is told of each one done."""
        self._services = services
        self._concurrency = concurrency
        self._on_report = on_report
        self._more = 0  # articles of a host taken at once beyond the first, as long as nothing new is found
        self._tasks: set[asyncio.Task[None]] = set()
        self._hosts: dict[asyncio.Task[None], str] = {}
        self._taking = asyncio.Lock()
        self._stopped = False

    @property
    def in_hand(self) -> int:
        """Pieces of work under way."""
        return len(self._tasks)

    def hosts_in_hand(self) -> list[str]:
        """The hosts that work is under way on."""
        return list(self._hosts.values())

    async def start_due(self) -> int:
        """Start what is due and may be started; the number of pieces started. Raises StoreError."""
        services = self._services
        async with self._taking:
            free = self._concurrency - len(self._tasks)
            if free <= 0 or self._stopped:
                return 0
            due = await services.stored(
                services.store.take_due,
                services.clock(),
                owner=services.owner,
                limit=free,
                lease_seconds=services.policies.lease_seconds,
                more=self._more,
            )
            if self._is_stopped():  # while the store was asked
                return 0
            for work in due:
                task = asyncio.create_task(self._run(work))
                self._tasks.add(task)
                self._hosts[task] = work.host.host
                task.add_done_callback(self._done)
            return len(due)

    async def work_for(self, seconds: float) -> None:
        """Let the work go on for so long, or until nothing is in hand any more."""
        deadline = asyncio.get_running_loop().time() + seconds
        while self._tasks and (left := deadline - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._tasks, timeout=left, return_when=asyncio.FIRST_COMPLETED)

    async def wait_for_one(self, timeout_seconds: float) -> None:
        """Wait until a piece of work is done, or the time is over."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout_seconds, return_when=asyncio.FIRST_COMPLETED)
        else:
            await asyncio.sleep(timeout_seconds)

    async def stop(self, *, wait_seconds: float) -> None:
        """Start nothing more; give what is in hand `wait_seconds` to finish, then end it."""
        self._stopped = True
        async with self._taking:  # nobody is just about to start more
            late = self._tasks
        if late:
            _, late = await asyncio.wait(late, timeout=wait_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._hosts.pop(task, None)

    def _is_stopped(self) -> bool:
        return self._stopped

    async def _run(self, work: DueArticle | DueFeed) -> None:
        """One piece of work; whatever happens to it, the next one goes on."""
        services = self._services
        try:
            await self._do(work)
        except StoreBusy as problem:
            services.log.warning("store_busy", reason=str(problem))
        except MonitorError as problem:
            services.log.error("work_failed", subject=problem.subject, reason=problem.reason)
        except Exception:
            services.log.exception("work_crashed", subject=subject_of(work))
        # Where nothing could be recorded the lease is a stray, and ended (leases.py): then another look is taken.
        if not self._stopped:
            asyncio.get_running_loop().call_soon(self._take_more)

    def _take_more(self) -> None:
        task = asyncio.create_task(self._start_quietly())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _start_quietly(self) -> None:
        try:
            await self.start_due()
        except MonitorError as problem:
            self._services.log.warning("store_unusable", reason=str(problem))

    async def _do(self, work: DueArticle | DueFeed) -> None:
        match work:
            case DueFeed():
                self._on_report(await poll_feed(self._services, work))
            case DueArticle():
                quiet = await check_articles(
                    self._services, work, self._on_report, may_go_on=lambda: not self._is_stopped()
                )
                # Where every page is new, what is taken along is given back undone: not worth the asking.
                self._more = min(2 * self._more + 1, MOST_AT_ONCE) if quiet else 0


def subject_of(work: DueArticle | DueFeed) -> str:
    """The URL of a piece of work."""
    return work.feed.url if isinstance(work, DueFeed) else work.article.url
