"""What is watched: feeds and articles, and the keys that articles are known by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from monitor.errors import InputError, NotFoundError
from monitor.store.forgotten import forgotten_key
from monitor.store.records import (
    AddedBy,
    ArticleFilter,
    ArticleRecord,
    ArticleState,
    FeedKind,
    FeedNames,
    FeedRecord,
    FeedState,
    NewEntry,
)
from monitor.store.room import Room, insert_row
from monitor.store.rows import article_of, feed_of, storable
from monitor.store.tables import ARTICLE_FEEDS, ARTICLE_KEYS, ARTICLES, FEEDS, HOSTS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Watching", "add_article_row", "article_by_key", "find_article", "insert_missing", "is_indexable"]

MAX_ADDRESS_BYTES = 2_000
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)  # overdue under any clock
SELECT_ARTICLE = select(ARTICLES).where(ARTICLES.c.id == bindparam("article_id"))
SELECT_BY_KEY = (
    select(ARTICLES)
    .join(ARTICLE_KEYS, ARTICLE_KEYS.c.article_id == ARTICLES.c.id)
    .where(ARTICLE_KEYS.c.key.in_((bindparam("key"), bindparam("forgotten"))))
)


class Watching(Room):
    """Adding, finding and ending feeds and articles."""

    def add_feed(
        self,
        url: str,
        *,
        name: str,
        outlet: str | None,
        kind: FeedKind,
        now: datetime,
        added_by: AddedBy,
        host: str | None = None,
    ) -> FeedRecord:
        """Watch a feed from now on; one that is watched already only takes on the given name, outlet and kind.

        A feed that a user removed stays removed whatever config.yaml says; a user's adding brings it back.
        """
        host = host or _host_in(url)
        values = {"name": storable(name), "outlet": storable(outlet), "kind": kind}
        with self._database.writing() as connection:
            insert_missing(connection, HOSTS, {"host": host, "backoff_seconds": 0.0})
            found = connection.execute(select(FEEDS).where(FEEDS.c.url == url)).mappings().first()
            if found is None:
                fresh = {"url": url, "host": host, "state": "active", "added_by": added_by, "added_at": now}
                counts = {"errors": 0, "hints": 0, "hint_hits": 0}
                insert_missing(connection, FEEDS, {**values, **fresh, **counts, "next_poll_at": now})
            elif found["state"] == "removed" and added_by == "user":
                values |= {"state": "active", "next_poll_at": now, "errors": 0}
            connection.execute(update(FEEDS).where(FEEDS.c.url == url).values(values))
            row = connection.execute(select(FEEDS).where(FEEDS.c.url == url)).mappings().one()
        return feed_of(row)

    def set_feed_state(self, feed_id: int, state: FeedState) -> None:
        """Pause, remove or take up a feed (due at once); its articles go on being watched. Raises NotFoundError."""
        values = {"state": state, "next_poll_at": AT_ONCE if state == "active" else None}
        with self._database.writing() as connection:
            done = connection.execute(update(FEEDS).where(FEEDS.c.id == feed_id).values(values))
            if not done.rowcount:
                raise NotFoundError(f"feed {feed_id}", "no such feed")

    def feeds(self, *, removed: bool = False, after: int | None = None, limit: int | None = None) -> list[FeedRecord]:
        """Feeds in the order of their names; `removed`: those that were removed, too. `after`: the last id of the page before."""
        query = select(FEEDS).order_by(FEEDS.c.name, FEEDS.c.id).limit(limit)
        if not removed:
            query = query.where(FEEDS.c.state != "removed")
        if after is not None:
            last = select(FEEDS.c.name).where(FEEDS.c.id == after).scalar_subquery()
            query = query.where(or_(FEEDS.c.name > last, and_(FEEDS.c.name == last, FEEDS.c.id > after)))
        with self._database.reading() as connection:
            return [feed_of(row) for row in connection.execute(query).mappings()]

    def feed_names(self, limit: int) -> FeedNames:
        """How many feeds there are, and so many names of them and of their outlets."""
        watched, names = FEEDS.c.state != "removed", FEEDS.c
        counted = select(func.count()).select_from(FEEDS).where(watched)
        first = select(names.name, names.url).where(watched).order_by(names.name, names.id).limit(limit)
        known = (watched, names.outlet.is_not(None), names.outlet != "")
        outlets = select(names.outlet).where(*known).distinct().order_by(names.outlet).limit(limit)
        with self._database.reading() as connection:
            return FeedNames(
                int(connection.execute(counted).scalar_one()),
                tuple(row.name or row.url for row in connection.execute(first)),
                tuple(connection.execute(outlets).scalars()),
            )

    def feed(self, ref: int | str) -> FeedRecord:
        """The feed of this id, URL or name. Raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(select(FEEDS).where(_is_feed(ref)).order_by(FEEDS.c.id)).mappings().first()
        if row is None:
            raise NotFoundError(str(ref), "no such feed", hint="`monitor feeds` lists them.")
        return feed_of(row)

    def entry_counts(self, feed_ids: Sequence[int]) -> dict[int, int]:
        """How many articles each of these feeds has named so far; one that named none is left out."""
        entries = ARTICLE_FEEDS.c
        query = select(entries.feed_id, func.count()).where(entries.feed_id.in_(feed_ids)).group_by(entries.feed_id)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def feeds_of(self, article_id: int) -> list[FeedRecord]:
        """The feeds that name this article."""
        query = (
            select(FEEDS)
            .join(ARTICLE_FEEDS, ARTICLE_FEEDS.c.feed_id == FEEDS.c.id)
            .where(ARTICLE_FEEDS.c.article_id == article_id)
            .order_by(FEEDS.c.id)
        )
        with self._database.reading() as connection:
            return [feed_of(row) for row in connection.execute(query).mappings()]

    def add_article(
        self,
        url: str,
        *,
        key: str,
        host: str,
        title: str,
        outlet: str | None,
        now: datetime,
        feed_id: int | None = None,
        entry: NewEntry | None = None,
        pinned: bool = False,
    ) -> tuple[ArticleRecord, bool]:
        """Watch an article from now on. Returns it, and whether it is new; `pinned` is never retired.

        One that is watched already stays as it is, but pinning brings it back from retirement.
        """
        fresh = entry or NewEntry(url=url, key=key, host=host, title=title, outlet=outlet, next_check_at=now)
        if not is_indexable(fresh):
            raise InputError(url[:100] + "…", f"the address is longer than {MAX_ADDRESS_BYTES} bytes")
        with self._database.writing(alone=True) as connection:
            row = article_by_key(connection, key)
            created = row is None
            article_id = add_article_row(connection, fresh, now, pinned=pinned) if row is None else row["id"]
            if row is not None and pinned and not row["pinned"]:
                back = {"state": "active", "next_check_at": now} if row["state"] in ("retired", "gone") else {}
                values = {"pinned": True, **back}
                connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_id).values(values))
            if feed_id is not None:
                link = {"feed_id": feed_id, "article_id": article_id, "first_seen": now, "present": True}
                insert_missing(
                    connection, ARTICLE_FEEDS, {**link, "guid": storable(fresh.guid), "updated": fresh.updated}
                )
            found = connection.execute(SELECT_ARTICLE, {"article_id": article_id}).mappings().one()
        return article_of(found), created

    def rekey_article(self, article_id: int, key: str) -> ArticleRecord:
        """Know an article by its page's canonical key, too. Returns the article that goes on under that key.

        Where another one has the key, one of the two becomes "merged" and is checked no more: this one, unless it
        alone has a history. Both keep their snapshots. Raises NotFoundError.
        """
        with self._database.writing(alone=True) as connection:
            mine = connection.execute(SELECT_ARTICLE, {"article_id": article_id}).mappings().first()
            if mine is None:
                raise NotFoundError(f"article {article_id}", "no such article")
            other = article_by_key(connection, key)
            if other is None:
                connection.execute(insert(ARTICLE_KEYS), {"key": key, "article_id": article_id})
                stays = article_id
            elif other["id"] == article_id:
                stays = article_id
            else:
                alone = mine["latest_number"] > 0 and other["latest_number"] == 0 and other["state"] != "forgotten"
                stays, goes = (article_id, other["id"]) if alone else (other["id"], article_id)
                _merge(connection, goes, stays)
            if stays == article_id:
                connection.execute(update(ARTICLES).where(ARTICLES.c.id == stays).values(key=key))
            row = connection.execute(SELECT_ARTICLE, {"article_id": stays}).mappings().one()
        return article_of(row)

    def set_article_state(self, article_id: int, state: ArticleState) -> None:
        """Pause, retire or take up an article (due at once). Raises NotFoundError, also for one that was merged."""
        values = {"state": state, "next_check_at": AT_ONCE if state == "active" else None}
        query = update(ARTICLES).where(ARTICLES.c.id == article_id, ARTICLES.c.state.not_in(("merged", "forgotten")))
        with self._database.writing() as connection:
            if not connection.execute(query.values(values)).rowcount:
                raise NotFoundError(f"article {article_id}", "no such article")

    def article(self, ref: int | str) -> ArticleRecord:
        """The article of this id, key or URL; a merged one gives the one it was merged into. Raises NotFoundError."""
        with self._database.reading() as connection:
            row = find_article(connection, ref)
            while row is not None and row["merged_into"] is not None:
                row = connection.execute(SELECT_ARTICLE, {"article_id": row["merged_into"]}).mappings().first()
        if row is None:
            raise NotFoundError(str(ref), "no such article", hint="`monitor articles` lists them.")
        return article_of(row)

    def articles(
        self, filters: ArticleFilter | None = None, limit: int = 100, cursor: int | None = None
    ) -> list[ArticleRecord]:
        """Articles, the newest first. `cursor` is the last id of the page before."""
        wanted = filters or ArticleFilter()
        query = _filtered(wanted, is_sqlite=self._database.is_sqlite).order_by(ARTICLES.c.id.desc()).limit(limit)
        if cursor is not None:
            query = query.where(ARTICLES.c.id < cursor)
        with self._database.reading() as connection:
            return [article_of(row) for row in connection.execute(query).mappings()]


def insert_missing(connection: Connection, table: Any, values: Mapping[str, Any]) -> bool:
    """Insert a row unless its key is there already. Says whether it was new."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    done = connection.execute(dialect.insert(table).values(dict(values)).on_conflict_do_nothing())
    return done.rowcount == 1


def is_indexable(entry: NewEntry) -> bool:
    """Whether PostgreSQL's indices can hold its addresses (2,704 bytes at most; no real article comes near it)."""
    return all(len(text.encode("utf-8", "replace")) <= MAX_ADDRESS_BYTES for text in (entry.url, entry.key, entry.host))


def article_by_key(connection: Connection, key: str) -> RowMapping | None:
    """The row of the article that is known by this key."""
    return connection.execute(SELECT_BY_KEY, {"key": key, "forgotten": forgotten_key(key)}).mappings().first()


def add_article_row(connection: Connection, entry: NewEntry, now: datetime, *, pinned: bool = False) -> int:
    """Insert an article with its key and host. Returns its id."""
    insert_missing(connection, HOSTS, {"host": entry.host, "backoff_seconds": 0.0})
    row = {
        "key": entry.key,
        "url": entry.url,
        "host": entry.host,
        "title": storable(entry.title),
        "outlet": storable(entry.outlet),
        "state": "active",
        "pinned": pinned,
        "published": entry.published,
        "first_seen": now,
        "next_check_at": entry.next_check_at,
    }
    zeros = dict.fromkeys(("latest_number", "edits", "pending_looks", "looks_at_latest", "flips", "errors"), 0)
    article_id = insert_row(
        connection, ARTICLES, {**row, **zeros, "last_reason": "", "latest_hash": "", "overruled_hash": ""}
    )
    connection.execute(insert(ARTICLE_KEYS), {"key": entry.key, "article_id": article_id})
    return article_id


def _merge(connection: Connection, goes: int, stays: int) -> None:
    gone = {"state": "merged", "merged_into": stays, "next_check_at": None, "hinted_at": None}
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == goes).values(gone))
    connection.execute(update(ARTICLES).where(ARTICLES.c.merged_into == goes).values(merged_into=stays))
    connection.execute(update(ARTICLE_KEYS).where(ARTICLE_KEYS.c.article_id == goes).values(article_id=stays))
    links = connection.execute(select(ARTICLE_FEEDS).where(ARTICLE_FEEDS.c.article_id == goes)).mappings().all()
    for link in links:
        insert_missing(connection, ARTICLE_FEEDS, {**link, "article_id": stays})


def find_article(connection: Connection, ref: int | str) -> RowMapping | None:
    """The row of the article of this id, key or URL, merged or not."""
    if isinstance(ref, int) or ref.isdecimal():
        number = min(int(ref), 2**63 - 1)
        found = connection.execute(SELECT_ARTICLE, {"article_id": number}).mappings().first()
    else:
        found = article_by_key(connection, ref)
        if found is None:
            urls = (ref, forgotten_key(ref))
            found = connection.execute(select(ARTICLES).where(ARTICLES.c.url.in_(urls))).mappings().first()
    return found


def _filtered(wanted: ArticleFilter, *, is_sqlite: bool) -> Select[Any]:
    query = select(ARTICLES)
    if wanted.state is not None:
        query = query.where(ARTICLES.c.state == wanted.state)
    if wanted.outlet is not None:
        query = query.where(ARTICLES.c.outlet == wanted.outlet)
    if wanted.edited:
        query = query.where(ARTICLES.c.edits > 0)
    if wanted.feed is not None:
        named = select(FEEDS.c.id).where(_is_feed(wanted.feed))
        entries = select(ARTICLE_FEEDS.c.article_id).where(ARTICLE_FEEDS.c.feed_id.in_(named))
        query = query.where(ARTICLES.c.id.in_(entries))
    for word in (wanted.words or "").split():
        # SQLite's LIKE takes no notice of (ASCII) case by itself, in half the time that folding both sides first takes.
        columns = (ARTICLES.c.title, ARTICLES.c.url)
        holds = [(one.contains if is_sqlite else one.icontains)(word, autoescape=True) for one in columns]
        query = query.where(or_(*holds))
    return query


def _is_feed(ref: int | str) -> Any:
    if isinstance(ref, int) or ref.isdecimal():
        return FEEDS.c.id == min(int(ref), 2**63 - 1)
    return or_(FEEDS.c.url == ref, FEEDS.c.name == ref)


def _host_in(url: str) -> str:
    """The host with its port where that is not the scheme's own, as monitor.read.keys.host_of writes it."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    name = (parts.hostname or "").rstrip(".").lower()
    name = f"[{name}]" if ":" in name else name
    own = port is None or port == {"http": 80, "https": 443}.get(parts.scheme.lower())
    return name if own else f"{name}:{port}"
