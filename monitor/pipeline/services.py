"""What the pipeline works with, put together by compose.py: the store, the fetcher, the workers, and the policies."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from monitor.errors import StoreBusy
from monitor.notify.redact import redact_text
from monitor.store.retention import Retention

if TYPE_CHECKING:
    from monitor.cadence import CadencePolicy
    from monitor.fetch.client import Fetcher
    from monitor.fetch.pace import Pace
    from monitor.notify.channels.base import Channel
    from monitor.notify.outbox import Circuit
    from monitor.notify.rules import Rule
    from monitor.store.store import Store
    from monitor.workers import Workers

__all__ = ["Clock", "Policies", "Services", "utc_now"]

Result = TypeVar("Result")
# How soon a write is tried again: soon after a lock, and often enough that a disk with room again is seen in seconds.
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.2, 10.0
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The wall clock; the one that production hands in."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Policies:
    """What is decided beforehand: when to look, how fast, and what to tell. Replaced as a whole on reload."""

    cadence: CadencePolicy
    pace: Pace
    rules: tuple[Rule, ...]
    respect_robots: bool
    user_agent: str
    confirm_after_seconds: float
    max_entries_per_poll: int
    lease_seconds: float
    feed_names: Mapping[str, str] = field(default_factory=dict)
    fault_destinations: tuple[str, ...] = ()
    retention: Retention = field(default_factory=Retention)


class Services:
    """The I/O and the policies of one running monitor."""

    def __init__(
        self,
        *,
        store: Store,
        fetcher: Fetcher,
        workers: Workers,
        policies: Policies,
        channels: Mapping[str, Channel],
        owner: str,
        clock: Clock = utc_now,
        jitter: Callable[[], float],
        log: Any,
        store_threads: int = 1,
        redact: Callable[[str], str] = redact_text,
    ) -> None:
        """`owner` names this process in leases; `jitter` gives numbers from −1 to 1; `redact` takes secrets out."""
        self.store = store
        self.fetcher = fetcher
        self.workers = workers
        self.policies = policies
        self.channels = channels
        self.owner = owner
        self.clock = clock
        self.jitter = jitter
        self.log = log
        self.redact = redact
        # What keeps the whole from its work at the moment, in words; /healthz and the supervisor are told.
        self.trouble: str | None = None
        # How each destination fares, as the daemon's deliverer sees it; empty where none runs in this process.
        self.circuits: Mapping[str, Circuit] = {}
        # robots.txt of the hosts that redirects led to: URL -> (fetched at, its rules)
        self.robots_elsewhere: dict[str, tuple[datetime, str | None]] = {}
        self._threads = ThreadPoolExecutor(store_threads, thread_name_prefix="store")

    def stored(self, method: Callable[..., Result], *args: Any, **kwargs: Any) -> Awaitable[Result]:
        """A store method, run off the loop: a locked database must not hold up the network."""
        return asyncio.get_running_loop().run_in_executor(self._threads, partial(method, *args, **kwargs))

    async def recorded(self, method: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
        """A store method that writes what was seen, tried again where the database is locked, full or out of reach.

        A look can't be taken again: the page may be another by then. Raises StoreBusy after the time of a lease, when
        another process may have taken the work over.
        """
        loop = asyncio.get_running_loop()
        deadline, pause = loop.time() + self.policies.lease_seconds, FIRST_PAUSE_SECONDS
        while True:
            try:
                return await self.stored(method, *args, **kwargs)
            except StoreBusy as problem:
                if loop.time() + pause > deadline:
                    raise
                self.log.warning("store_busy", reason=problem.reason, again_in_seconds=pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def close(self) -> None:
        """End the store's threads, once what they have in hand is written."""
        self._threads.shutdown(wait=True)
