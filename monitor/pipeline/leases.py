"""Whose leases need not be waited for: those of processes that are no more. A killed daemon gives nothing back itself."""

from __future__ import annotations

import os
import platform
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.pipeline.services import Services

__all__ = ["is_gone", "own_name", "release_dead"]

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


def _place() -> str:
    try:
        namespace = os.readlink("/proc/self/ns/pid").strip("pid:[]")
    except OSError:
        namespace = ""
    return f"{platform.node()}/{namespace}"
