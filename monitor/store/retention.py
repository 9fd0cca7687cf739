"""Retention: what is older than the settings keep it. The evidence of snapshots is never dropped here.

Looks that brought no snapshot lose their pages first and their rows later; deliveries that came to an end go with their
alerts. Each call is one bounded transaction: whoever calls goes on until nothing is left, and others write in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, delete, func, or_, select, update

from monitor.store.dropping import REFERENCES, drop_blobs, needed_elsewhere
from monitor.store.room import Room
from monitor.store.tables import ALERTS, ARTICLES, CHECKS, DELIVERIES, SNAPSHOTS
from monitor.store.tables_evidence import TOMBSTONES

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Expired", "Retaining", "Retention"]

BATCH = 400
# PostgreSQL gives out ids in order, but their transactions may end in another one: so many may have been under way.
UNDER_WAY = 1_000
LATEST_LOOK = select(func.coalesce(func.max(CHECKS.c.id), 0))
LATEST_SNAPSHOT = select(func.coalesce(func.max(SNAPSHOTS.c.id), 0))
ENDED = ("sent", "withdrawn", "dead")


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days what is kept; None keeps it for ever. `articles_days` forgets whole articles (never by default)."""

    pages_days: float | None = 90
    checks_days: float | None = None
    deliveries_days: float | None = 90
    articles_days: float | None = None


@dataclass(frozen=True, slots=True)
class Expired:
    """How much is beyond its time: pages of looks, looks, ended deliveries, articles to be forgotten."""

    pages: int = 0
    checks: int = 0
    deliveries: int = 0
    articles: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.pages + self.checks + self.deliveries + self.articles


@dataclass(frozen=True, slots=True)
class _Batch:
    """What may go: looks that lose their page, looks, deliveries; and the digests that nothing else names.

    Which was the latest look and snapshot then: only what came later can have named one of the digests since.
    """

    pages: tuple[int, ...]
    checks: tuple[int, ...]
    deliveries: tuple[Any, ...]
    free: frozenset[str]
    latest_look: int
    latest_snapshot: int

    @property
    def is_any(self) -> bool:
        return bool(self.pages or self.checks or self.deliveries)


class Retaining(Room):
    """Dropping what is beyond its time."""

    def expired(self, keep: Retention, now: datetime) -> Expired:
        """What the settings would have dropped by now."""
        with self._database.reading() as connection:
            return Expired(*(_count(connection, query) for query in _queries(keep, now)))

    def drop_expired(self, keep: Retention, now: datetime) -> Expired:
        """Drop a batch of each but the articles, which `forget` takes one by one. Returns how much went.

        What may go is sought before the write lock is taken: nothing leads from a page to what names it, so that all
        looks and snapshots are read through, and meanwhile others write.
        """
        with self._database.reading() as connection:
            batch = _batch(connection, keep, now)
        if not batch.is_any:
            return Expired()
        with self._database.writing() as connection:
            return _drop(connection, batch, _queries(keep, now)[2])

    def expired_articles(self, keep: Retention, now: datetime) -> list[int]:
        """Articles that are watched no more and were last looked at before the settings' time."""
        query = _queries(keep, now)[3]
        if query is None:
            return []
        with self._database.reading() as connection:
            return list(connection.execute(query.limit(BATCH)).scalars())


def _queries(keep: Retention, now: datetime) -> tuple[Select[Any] | None, ...]:
    """The ids of what is beyond its time, kind by kind; None where it is kept for ever."""
    outside = CHECKS.c.snapshot_id.is_(None)  # a snapshot's own look stays with it
    pages = select(CHECKS.c.id).where(outside, CHECKS.c.body_sha256.is_not(None)).order_by(CHECKS.c.id)
    checks = select(CHECKS.c.id).where(outside).order_by(CHECKS.c.id)
    ended = func.coalesce(DELIVERIES.c.sent_at, DELIVERIES.c.next_attempt_at)
    deliveries = select(DELIVERIES.c.id).where(DELIVERIES.c.state.in_(ENDED)).order_by(DELIVERIES.c.id)
    resting = and_(ARTICLES.c.state.in_(("retired", "gone")), ARTICLES.c.id.not_in(select(TOMBSTONES.c.article_id)))
    last = func.coalesce(ARTICLES.c.checked_at, ARTICLES.c.first_seen)
    articles = select(ARTICLES.c.id).where(resting).order_by(ARTICLES.c.id)
    return (
        _older(pages, CHECKS.c.checked_at, keep.pages_days, now),
        _older(checks, CHECKS.c.checked_at, keep.checks_days, now),
        _older(deliveries, ended, keep.deliveries_days, now),
        _older(articles, last, keep.articles_days, now),
    )


def _older(query: Select[Any], moment: Any, days: float | None, now: datetime) -> Select[Any] | None:
    return None if days is None else query.where(moment < now - timedelta(days=days))


def _count(connection: Connection, query: Select[Any] | None) -> int:
    if query is None:
        return 0
    return int(connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar_one())


def _batch(connection: Connection, keep: Retention, now: datetime) -> _Batch:
    pages, checks, deliveries = (_ids(connection, query) for query in _queries(keep, now)[:3])
    looks = sorted({*pages, *checks})
    digests = _digests(connection, looks)
    latest = tuple(int(connection.execute(query).scalar_one()) for query in (LATEST_LOOK, LATEST_SNAPSHOT))
    free = digests - needed_elsewhere(connection, digests, but=looks)
    return _Batch(tuple(pages), tuple(checks), tuple(deliveries), frozenset(free), latest[0], latest[1])


def _drop(connection: Connection, batch: _Batch, ended: Select[Any] | None) -> Expired:
    gone = update(CHECKS).where(CHECKS.c.id.in_(batch.pages), CHECKS.c.snapshot_id.is_(None))
    pages = connection.execute(gone.values(body_sha256=None, request_sha256=None, headers=None)).rowcount
    rows = delete(CHECKS).where(CHECKS.c.id.in_(batch.checks), CHECKS.c.snapshot_id.is_(None))
    checks = connection.execute(rows).rowcount
    drop_blobs(connection, batch.free - _named_since(connection, batch))
    return Expired(int(pages), int(checks), _drop_deliveries(connection, batch.deliveries, ended))


def _named_since(connection: Connection, batch: _Batch) -> set[str]:
    """What was named again after the batch was sought: by rows that came since, or by a look that a person overruled."""
    since = {
        CHECKS: CHECKS.c.id > batch.latest_look - UNDER_WAY,
        SNAPSHOTS: SNAPSHOTS.c.id > batch.latest_snapshot - UNDER_WAY,
    }
    found: set[str] = set()
    for column in REFERENCES:
        found |= set(connection.execute(select(column).where(since[column.table], column.is_not(None))).scalars())
    kept = or_(CHECKS.c.body_sha256.is_not(None), CHECKS.c.request_sha256.is_not(None))
    overruled = select(CHECKS.c.body_sha256, CHECKS.c.request_sha256).where(
        CHECKS.c.id.in_({*batch.pages, *batch.checks}), kept
    )
    return found | {digest for row in connection.execute(overruled) for digest in row if digest is not None}


def _drop_deliveries(connection: Connection, ids: Sequence[Any], ended: Select[Any] | None) -> int:
    """Those of the batch that are still ended: a person may have sent one anew."""
    if ended is None or not ids:
        return 0
    still = connection.execute(ended.where(DELIVERIES.c.id.in_(ids))).scalars().all()
    alerts = select(DELIVERIES.c.alert_id).where(DELIVERIES.c.id.in_(still)).distinct()
    told = connection.execute(alerts).scalars().all()
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.id.in_(still)))
    others = select(DELIVERIES.c.alert_id).where(DELIVERIES.c.alert_id.in_(told))
    connection.execute(delete(ALERTS).where(ALERTS.c.id.in_(told), ALERTS.c.id.not_in(others)))
    return len(still)


def _ids(connection: Connection, query: Select[Any] | None) -> list[Any]:
    return [] if query is None else list(connection.execute(query.limit(BATCH)).scalars())


def _digests(connection: Connection, ids: Sequence[int]) -> set[str]:
    query = select(CHECKS.c.body_sha256, CHECKS.c.request_sha256).where(
        CHECKS.c.id.in_(ids), or_(CHECKS.c.body_sha256.is_not(None), CHECKS.c.request_sha256.is_not(None))
    )
    return {digest for row in connection.execute(query) for digest in row if digest is not None}
