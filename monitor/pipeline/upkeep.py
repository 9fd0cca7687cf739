"""look_after: the store's own upkeep in bounded pieces: what retention drops, and whether the evidence is still whole.

When what was done last stands in the store, so that neither a restart nor `monitor once` begins anew.
"""

from __future__ import annotations

import asyncio
import math
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.pipeline.faults import FaultKind, end_fault, report_fault

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.store.records import ChainFault

__all__ = ["fill_search", "look_after"]

# Most batches of rows that one call drops: a long backlog goes over several calls, and others write in between.
MOST_BATCHES = 25
MOST_FORGOTTEN = 20
# The database's own check reads all of it; the chain is verified piece by piece, so that all was in a week.
CHECK_EVERY = timedelta(days=1)
VERIFY_ALL_IN = timedelta(days=7)
LEAST_VERIFIED = 20
MOST_VERIFIED = 2_000
FILLING_SECONDS = 3.0  # in every ten: an index of 300,000 snapshots is filled within the hour
CHECKED_AT, VERIFIED_AT, VERIFIED_TO = "upkeep_checked_at", "upkeep_verified_at", "upkeep_verified_to"
HINT = (
    "`monitor verify` names every row. Keep a copy of the database as it is, and restore a backup where it is damaged."
)


async def look_after(services: Services) -> None:
    """Drop what is beyond its time, and look at a piece of the evidence where that is due. Raises StoreError.

    Damage is a fault: `alerts.errors` is told, `monitor doctor` shows it until it is mended.
    """
    await _drop_expired(services)
    if await _is_due(services, CHECKED_AT, CHECK_EVERY):
        await _check_database(services)
    await _verify_a_piece(services)
    await fill_search(services)


async def fill_search(services: Services, seconds: float = FILLING_SECONDS) -> None:
    """Take a piece of what was stored before there was a search index into it. Raises StoreError."""
    began = time.monotonic()
    # Each call is one short write; others write in between.
    while await asyncio.to_thread(services.store.fill_search):
        if time.monotonic() - began > seconds:
            return


async def _drop_expired(services: Services) -> None:
    """Sought on a thread of its own, like the database's check."""
    keep, store, dropped = services.policies.retention, services.store, 0
    for _ in range(MOST_BATCHES):
        went = await asyncio.to_thread(store.drop_expired, keep, services.clock())
        dropped += went.total
        if not went.total:
            break
    articles = await services.stored(store.expired_articles, keep, services.clock())
    for article_id in articles[:MOST_FORGOTTEN]:
        await services.stored(store.forget, article_id, now=services.clock(), reason="retention", scrubbed=False)
    if dropped or articles:
        services.log.info("expired", rows=dropped, articles=len(articles[:MOST_FORGOTTEN]))


async def _check_database(services: Services) -> None:
    """On a thread of its own: it takes seconds, and the store's threads have the beat to write."""
    store, subject = services.store, services.store.name
    damage = await asyncio.to_thread(store.quick_check)
    if damage:
        await report_fault(services, FaultKind.INTEGRITY, subject, f"the database is damaged: {damage[0]}", HINT)
    else:
        await end_fault(services, FaultKind.INTEGRITY, subject)
    await _note(services, CHECKED_AT)


async def _verify_a_piece(services: Services) -> None:
    """The next articles in the order of their ids; how many, by how long ago the last piece was."""
    store, now = services.store, services.clock()
    last = await services.stored(store.meta, VERIFIED_AT)
    passed = VERIFY_ALL_IN / 100 if last is None else min(abs(now - datetime.fromisoformat(last)), VERIFY_ALL_IN)
    latest = await services.stored(store.latest_article_id)
    piece = min(max(math.ceil(latest * (passed / VERIFY_ALL_IN)), LEAST_VERIFIED), MOST_VERIFIED)
    after = int(await services.stored(store.meta, VERIFIED_TO) or 0)
    faults, reached = await asyncio.to_thread(store.verify_some, after, piece)
    await _tell(services, faults, after, reached or latest)
    await services.stored(store.set_meta, VERIFIED_TO, str(reached))
    await _note(services, VERIFIED_AT)


async def _tell(services: Services, faults: list[ChainFault], after: int, upto: int) -> None:
    """One fault an article; those of this piece that verify again are over."""
    first = {fault.article_id: fault for fault in reversed(faults)}
    for article_id, fault in first.items():
        words = f"the evidence was altered: snapshot {fault.number}: {fault.what}: {fault.reason}"
        await report_fault(services, FaultKind.INTEGRITY, _subject(article_id), words, HINT)
    for known in await services.stored(services.store.faults):
        number = known.subject.removeprefix("article ")
        if known.kind != FaultKind.INTEGRITY.value or not number.isdecimal():
            continue
        if after < int(number) <= upto and int(number) not in first:
            await end_fault(services, FaultKind.INTEGRITY, known.subject)


def _subject(article_id: int) -> str:
    return f"article {article_id}"


async def _is_due(services: Services, name: str, every: timedelta) -> bool:
    last = await services.stored(services.store.meta, name)
    # A time that lies ahead was noted before the clock was set back: due, like one that never was.
    return last is None or not timedelta(0) <= services.clock() - datetime.fromisoformat(last) < every


async def _note(services: Services, name: str) -> None:
    await services.stored(services.store.set_meta, name, services.clock().isoformat())
