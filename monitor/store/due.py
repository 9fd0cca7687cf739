"""What is to be fetched now: one piece of work a host, leased to one daemon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, bindparam, case, func, or_, select, update

from monitor.store.records import DueArticle, DueFeed, DueWork
from monitor.store.room import Room
from monitor.store.rows import article_of, feed_of, host_of, host_values
from monitor.store.tables import ARTICLES, FEEDS, HOSTS
from monitor.values import HostState

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Due", "release_host"]

NOW: BindParameter[datetime] = bindparam("now")
# next_poll_at and next_check_at are null unless the state is active, so each of these is one step in an index. What
# is asked for is the host's most overdue feed and article: the number of articles does not matter, that of hosts does.
FEED_DUE = select(func.min(FEEDS.c.next_poll_at)).where(FEEDS.c.host == HOSTS.c.host).scalar_subquery()
ARTICLE_DUE = select(func.min(ARTICLES.c.next_check_at)).where(ARTICLES.c.host == HOSTS.c.host).scalar_subquery()

IS_FREE = (
    or_(HOSTS.c.leased_until.is_(None), HOSTS.c.leased_until <= NOW),
    or_(HOSTS.c.next_request_at.is_(None), HOSTS.c.next_request_at <= NOW),
    or_(HOSTS.c.blocked_until.is_(None), HOSTS.c.blocked_until <= NOW),
)
SELECT_HOSTS = (
    select(HOSTS)
    .where(*IS_FREE, or_(FEED_DUE <= NOW, ARTICLE_DUE <= NOW))
    .order_by(case((FEED_DUE <= NOW, 0), else_=1), case((FEED_DUE <= NOW, FEED_DUE), else_=ARTICLE_DUE))
    .limit(bindparam("limit"))
)
LOCK_HOSTS = SELECT_HOSTS.with_for_update(skip_locked=True, of=HOSTS)
ANY_HOST = SELECT_HOSTS.with_only_columns(HOSTS.c.host).order_by(None)
SELECT_FEED = (
    select(FEEDS)
    .where(FEEDS.c.host == bindparam("host"), FEEDS.c.next_poll_at <= NOW)
    .order_by(FEEDS.c.next_poll_at)
    .limit(1)
)
SELECT_ARTICLES = (
    select(ARTICLES)
    .where(ARTICLES.c.host == bindparam("host"), ARTICLES.c.next_check_at <= NOW)
    .order_by(ARTICLES.c.next_check_at)
    .limit(bindparam("limit"))
)
SELECT_WHEN = select(
    HOSTS.c.next_request_at,
    HOSTS.c.blocked_until,
    HOSTS.c.leased_until,
    FEED_DUE.label("feed_due"),
    ARTICLE_DUE.label("article_due"),
)


class Due(Room):
    """Taking due work, and giving it back."""

    def take_due(self, now: datetime, *, owner: str, limit: int, lease_seconds: float, more: int = 0) -> list[DueWork]:
        """Lease up to `limit` hosts that may be asked now, with the one thing to fetch from each.

        Feeds come before articles, then the most overdue first. No other daemon gets the same host until the outcome
        is recorded, the work released, or the lease has run out. An article comes with up to `more` others of its host.
        """
        until = now + timedelta(seconds=lease_seconds)
        with self._database.reading() as connection:
            # Most ticks find nothing: they shall not take the write lock for it.
            if connection.execute(ANY_HOST, {"now": now, "limit": 1}).first() is None:
                return []
        with self._database.writing() as connection:
            hosts = connection.execute(LOCK_HOSTS, {"now": now, "limit": limit}).mappings().all()
            taken = [work for row in hosts if (work := _work_on(connection, row, now, owner, more)) is not None]
            _lease(connection, (work.host.host for work in taken), owner, until)
        return taken

    def release(self, work: DueWork, host: HostState | None = None) -> None:
        """Give work back undone: it stays due. `host` is what we now owe the host, None to leave that as it was."""
        with self._database.writing() as connection:
            release_host(connection, work.host.host, work.owner, host)

    def renew_leases(self, owner: str, until: datetime) -> int:
        """Prolong all leases of this owner, whose work takes longer. Returns how many there are."""
        query = update(HOSTS).where(HOSTS.c.leased_by == owner).values(leased_until=until)
        with self._database.writing() as connection:
            return int(connection.execute(query).rowcount)

    def next_due_at(self, now: datetime) -> datetime | None:
        """When there will be work next, `now` or later, host paces and leases considered; None where nothing waits."""
        with self._database.reading() as connection:
            rows = connection.execute(SELECT_WHEN).mappings().all()
        moments = [moment for row in rows if (moment := _ready_at(row)) is not None]
        return max(now, min(moments)) if moments else None

    def due_count(self, now: datetime) -> int:
        """How many feeds and articles are due, whether or not their hosts may be asked."""
        feeds = select(func.count()).select_from(FEEDS).where(FEEDS.c.next_poll_at <= now)
        # Host by host, as the index has them: most articles are not due for months.
        of_host = select(func.count()).where(ARTICLES.c.host == HOSTS.c.host, ARTICLES.c.next_check_at <= now)
        articles = select(func.coalesce(func.sum(of_host.scalar_subquery()), 0)).select_from(HOSTS)
        with self._database.reading() as connection:
            return int(connection.execute(feeds).scalar_one()) + int(connection.execute(articles).scalar_one())


def release_host(connection: Connection, host: str, owner: str, state: HostState | None) -> bool:
    """End this owner's lease and write what we owe the host. A lease that another one has by now is left alone."""
    values: dict[str, Any] = {"leased_by": None, "leased_until": None}
    if state is not None:
        values |= host_values(replace(state, host=host))
    query = update(HOSTS).where(HOSTS.c.host == host, HOSTS.c.leased_by == owner)
    return connection.execute(query.values(values)).rowcount == 1


def _work_on(connection: Connection, host: RowMapping, now: datetime, owner: str, more: int) -> DueWork | None:
    """None where another daemon has done the work since the hosts were chosen."""
    asked = {"host": host["host"], "now": now}
    feed = connection.execute(SELECT_FEED, asked).mappings().first()
    if feed is not None:
        return DueFeed(feed_of(feed), host_of(host), owner)
    due = connection.execute(SELECT_ARTICLES, {**asked, "limit": 1 + more}).mappings().all()
    if not due:
        return None
    first, *others = (article_of(row) for row in due)
    return DueArticle(first, host_of(host), owner, tuple(others))


def _lease(connection: Connection, hosts: Iterable[str], owner: str, until: datetime) -> None:
    names = list(hosts)
    if names:
        query = update(HOSTS).where(HOSTS.c.host.in_(names))
        connection.execute(query.values(leased_by=owner, leased_until=until))


def _ready_at(row: RowMapping) -> datetime | None:
    due = [moment for moment in (row["feed_due"], row["article_due"]) if moment is not None]
    held = (row["next_request_at"], row["blocked_until"], row["leased_until"])
    ready: datetime | None = (
        max(min(due), *(moment for moment in held if moment is not None), min(due)) if due else None
    )
    return ready
