"""Whose leases need not be waited for: those of processes that are no more. A killed daemon gives nothing back itself."""

from __future__ import annotations

import os
import platform
import uuid
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.store.settling import Lease

__all__ = ["StrayLeases", "is_gone", "own_name", "release_dead"]

# Six beats missed, on whatever machine: dead, or hung so that its work is better done by another.
SILENT = timedelta(seconds=60)


def own_name() -> str:
    """A name for this process that no other one has, by which another on this machine can see whether it still lives."""
    return f"{_place()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_gone(owner: str, own: str) -> bool:
    """Whether the owner ran on this machine, in our own process namespace, and is no more.

    Process numbers of another container say nothing here, whatever it calls itself: it is told by its heartbeat.
    """
    place, _, rest = owner.rpartition(":")[0].rpartition(":")
    if place != _place() or not rest.isdecimal() or owner == own:
        return False
    if int(rest) == os.getpid():
        return True  # our own number, under another name: a process that was here before us
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


async def release_dead(services: Services) -> list[str]:
    """End the leases of owners that are gone here, and of daemons that have been silent for a minute. Raises StoreError."""
    store, now = services.store, services.clock()
    beats = await services.stored(store.heartbeats)
    silent = {beat.owner for beat in beats} - {beat.owner for beat in beats if abs(now - beat.at) <= SILENT}
    held = await services.stored(store.lease_owners)
    dead = [one for one in sorted(held | silent) if one != services.owner]
    dead = [one for one in dead if one in silent or is_gone(one, services.owner)]
    for owner in dead:
        await services.stored(store.release_all, owner)
        services.log.info("leases_released", of=owner)
    return dead


class StrayLeases:
    """Leases under our own name that nobody here has in hand: the connection broke as the taking was committed.

    Seen twice before they are ended, so that nothing is taken for one that was just being handed over.
    """

    def __init__(self, services: Services, *in_hand: Callable[[], Iterable[str]]) -> None:
        """`in_hand`: who tells the hosts and the deliveries that are worked on at the moment."""
        self._services = services
        self._in_hand = in_hand
        self._seen: frozenset[Lease] = frozenset()

    async def give_back(self) -> int:
        """End what was a stray at the last call and is one now. Returns how many. Raises StoreError."""
        services = self._services
        held = await services.stored(services.store.leases_of, services.owner)
        known = {
            one for tell in self._in_hand for one in tell()
        }  # asked after: what was handed over meanwhile is known
        strays = frozenset(lease for lease in held if lease.of not in known)
        lasting, self._seen = strays & self._seen, strays
        if not lasting:
            return 0
        ended = await services.stored(services.store.end_leases, services.owner, lasting)
        services.log.info("stray_leases_ended", count=ended)
        return ended


def _place() -> str:
    try:
        namespace = os.readlink("/proc/self/ns/pid").strip("pid:[]")
    except OSError:
        namespace = ""
    return f"{platform.node()}/{namespace}"
