"""Retention: what is older than the settings keep it. The evidence of snapshots is never dropped here.

Looks that brought no snapshot lose their pages first and their rows later; deliveries that came to an end go with their
alerts. Each call is one bounded transaction: whoever calls goes on until nothing is left, and others write in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, delete, func, or_, select, update

from monitor.store.dropping import drop_blobs, needed_elsewhere
from monitor.store.room import Room
from monitor.store.tables import ALERTS, ARTICLES, CHECKS, DELIVERIES
from monitor.store.tables_evidence import TOMBSTONES

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Expired", "Retaining", "Retention"]

BATCH = 400
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


class Retaining(Room):
    """Dropping what is beyond its time."""

    def expired(self, keep: Retention, now: datetime) -> Expired:
        """What the settings would have dropped by now."""
        with self._database.reading() as connection:
            return Expired(*(_count(connection, query) for query in _queries(keep, now)))

    def drop_expired(self, keep: Retention, now: datetime) -> Expired:
        """Drop a batch of each but the articles, which `forget` takes one by one. Returns how much went."""
        pages, checks, deliveries, _ = _queries(keep, now)
        with self._database.writing() as connection:
            return Expired(
                _drop_pages(connection, pages),
                _drop_checks(connection, checks),
                _drop_deliveries(connection, deliveries),
            )

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


def _drop_pages(connection: Connection, query: Select[Any] | None) -> int:
    ids = _ids(connection, query)
    digests = _digests(connection, ids)
    gone = update(CHECKS).where(CHECKS.c.id.in_(ids)).values(body_sha256=None, request_sha256=None, headers=None)
    connection.execute(gone)
    drop_blobs(connection, digests - needed_elsewhere(connection, digests))
    return len(ids)


def _drop_checks(connection: Connection, query: Select[Any] | None) -> int:
    ids = _ids(connection, query)
    digests = _digests(connection, ids)
    connection.execute(delete(CHECKS).where(CHECKS.c.id.in_(ids)))
    drop_blobs(connection, digests - needed_elsewhere(connection, digests))
    return len(ids)


def _drop_deliveries(connection: Connection, query: Select[Any] | None) -> int:
    ids = _ids(connection, query)
    alerts = select(DELIVERIES.c.alert_id).where(DELIVERIES.c.id.in_(ids)).distinct()
    told = connection.execute(alerts).scalars().all()
    connection.execute(delete(DELIVERIES).where(DELIVERIES.c.id.in_(ids)))
    others = select(DELIVERIES.c.alert_id)
    connection.execute(delete(ALERTS).where(ALERTS.c.id.in_(told), ALERTS.c.id.not_in(others)))
    return len(ids)


def _ids(connection: Connection, query: Select[Any] | None) -> list[Any]:
    return [] if query is None else list(connection.execute(query.limit(BATCH)).scalars())


def _digests(connection: Connection, ids: list[int]) -> set[str]:
    query = select(CHECKS.c.body_sha256, CHECKS.c.request_sha256).where(
        CHECKS.c.id.in_(ids), or_(CHECKS.c.body_sha256.is_not(None), CHECKS.c.request_sha256.is_not(None))
    )
    return {digest for row in connection.execute(query) for digest in row if digest is not None}
