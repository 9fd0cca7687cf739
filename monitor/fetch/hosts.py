"""One request in flight a host, within this process. A turn is held for one hop only, so turns can't wait in a ring."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

__all__ = ["HostTurns"]


class HostTurns:
    """Hands out turns by host and port; forgets a host as soon as nobody waits for it."""

    def __init__(self) -> None:
        """No host is busy."""
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until no other request is in flight to this host, and hold it."""
        lock = self._locks.setdefault(host, asyncio.Lock())
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[host] -= 1
            if not self._waiting[host]:
                del self._locks[host], self._waiting[host]
