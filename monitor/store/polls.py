"""What a poll of a feed brought: new articles, and hints that known ones have changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from monitor.store.due import release_host
from monitor.store.forgotten import forgotten_key
from monitor.store.records import NewEntry, PollRecord, PollResult
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.tables import ARTICLE_FEEDS, ARTICLE_KEYS, ARTICLES, FEEDS
from monitor.store.watching import add_article_row, is_indexable

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Polls"]

SELECT_KNOWN = (
    select(
        ARTICLES.c.id,
        ARTICLES.c.state,
        ARTICLES.c.hinted_at,
        ARTICLE_FEEDS.c.feed_id,
        ARTICLE_FEEDS.c.updated,
        ARTICLE_FEEDS.c.present,
    )
    .select_from(ARTICLE_KEYS)
    .join(ARTICLES, ARTICLES.c.id == ARTICLE_KEYS.c.article_id)
    .outerjoin(
        ARTICLE_FEEDS,
        (ARTICLE_FEEDS.c.article_id == ARTICLES.c.id) & (ARTICLE_FEEDS.c.feed_id == bindparam("feed_id")),
    )
    .where(ARTICLE_KEYS.c.key.in_((bindparam("key"), bindparam("forgotten"))))
)
# A hint brings an article back from retirement; a person's pause stands.
HINTABLE = frozenset({"active", "retired", "gone"})


class Polls(Room):
    """Recording polls."""

    def record_poll(self, poll: PollRecord) -> PollResult:
        """Write what a poll brought, and release the host, in one transaction.

        A known article is hinted at (to be checked now) where its entry says that it was updated since the last poll,
        or where it has come back after it had left the feed. Entries with endless addresses are passed over.
        """
        with self._database.writing(alone=True) as connection:
            feed = connection.execute(select(FEEDS).where(FEEDS.c.id == poll.feed_id)).mappings().one()
            seen: dict[int, str] = {}
            for entry in filter(is_indexable, poll.entries):
                article_id, what = _record_entry(connection, poll, entry)
                seen.setdefault(article_id, what)
            if poll.whole:
                _mark_absent(connection, poll.feed_id, set(seen))
            new, hinted = (sum(what == kind for what in seen.values()) for kind in ("new", "hinted"))
            values = _feed_values(poll, feed, new=new, hinted=hinted)
            connection.execute(update(FEEDS).where(FEEDS.c.id == poll.feed_id).values(values))
            release_host(connection, feed["host"], poll.owner, poll.host)
        return PollResult(new, hinted)


def _record_entry(connection: Connection, poll: PollRecord, entry: NewEntry) -> tuple[int, str]:
    """The article's id, and what the entry is to us: "new", "hinted" or "known"."""
    asked = {"feed_id": poll.feed_id, "key": entry.key, "forgotten": forgotten_key(entry.key)}
    known = connection.execute(SELECT_KNOWN, asked).mappings().first()
    if known is None:
        article_id = add_article_row(connection, entry, poll.now)
        _link(connection, poll, entry, article_id)
        return article_id, "new"
    if known["state"] == "forgotten":
        return known["id"], "known"
    if known["feed_id"] is None:
        _link(connection, poll, entry, known["id"])
        return known["id"], "known"
    newer = _is_newer(entry.updated, known["updated"])
    if newer or not known["present"]:
        values: dict[str, Any] = {"present": True} | ({"updated": entry.updated} if newer else {})
        place = (ARTICLE_FEEDS.c.feed_id == poll.feed_id, ARTICLE_FEEDS.c.article_id == known["id"])
        connection.execute(update(ARTICLE_FEEDS).where(*place).values(values))
        if poll.heed_hints and known["state"] in HINTABLE and known["hinted_at"] is None:
            _hint(connection, poll, known["id"])
            return known["id"], "hinted"
    return known["id"], "known"


def _is_newer(updated: datetime | None, known: datetime | None) -> bool:
    return updated is not None and (known is None or updated > known)


def _link(connection: Connection, poll: PollRecord, entry: NewEntry, article_id: int) -> None:
    row = {"feed_id": poll.feed_id, "article_id": article_id, "guid": storable(entry.guid)}
    times = {"updated": entry.updated, "first_seen": poll.now, "present": True}
    connection.execute(insert(ARTICLE_FEEDS), {**row, **times})


def _hint(connection: Connection, poll: PollRecord, article_id: int) -> None:
    values = {"hinted_at": poll.now, "hint_feed_id": poll.feed_id, "next_check_at": poll.now, "state": "active"}
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_id).values(values))


def _mark_absent(connection: Connection, feed_id: int, seen: set[int]) -> None:
    listed = (ARTICLE_FEEDS.c.feed_id == feed_id, ARTICLE_FEEDS.c.present.is_(True))
    present = connection.execute(select(ARTICLE_FEEDS.c.article_id).where(*listed)).scalars()
    gone = [article_id for article_id in present if article_id not in seen]
    for start in range(0, len(gone), 500):  # SQLite binds 32,766 values at most
        some = ARTICLE_FEEDS.c.article_id.in_(gone[start : start + 500])
        connection.execute(update(ARTICLE_FEEDS).where(*listed, some).values(present=False))


def _feed_values(poll: PollRecord, feed: RowMapping, *, new: int, hinted: int) -> dict[str, Any]:
    values: dict[str, Any] = {
        "polled_at": poll.now,
        "status": poll.status,
        "fault": storable(poll.fault),
        "errors": feed["errors"] + 1 if poll.failed else 0,
        "hints": feed["hints"] + hinted,
    }
    if feed["state"] == "active":
        values["next_poll_at"] = poll.next_poll_at
    if not poll.failed:
        values |= {"etag": storable(poll.etag), "last_modified": storable(poll.last_modified)}
        values["body_sha256"] = poll.body_sha256
    if new:
        values["last_new_at"] = poll.now
    learnt = {
        "interval_seconds": poll.interval_seconds,
        "title": storable(poll.title),
        "site_url": storable(poll.site_url),
        "hub_url": storable(poll.hub_url),
    }
    return values | {name: value for name, value in learnt.items() if value is not None}
