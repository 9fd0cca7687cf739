"""The tables, the same on SQLite and PostgreSQL. A change here needs a migration (a test compares the two).

Times are aware and in UTC; SQLite keeps them as text of one width, which sorts as time does. What is long (pages,
article texts) stands once, compressed, in `blobs`. Wide columns come last in their row: SQLite then finds the narrow
ones without walking overflow pages.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table, Text, text
from sqlalchemy.sql.sqltypes import TypeEngine
from sqlmodel import Field, SQLModel

__all__ = [
    "ALERTS",
    "ARTICLES",
    "ARTICLE_FEEDS",
    "ARTICLE_KEYS",
    "BLOBS",
    "CHANGES",
    "CHECKS",
    "DELIVERIES",
    "FEEDS",
    "HEARTBEATS",
    "HOSTS",
    "KEPT_OUT",
    "META",
    "SNAPSHOTS",
    "Alert",
    "Article",
    "ArticleFeed",
    "ArticleKey",
    "Blob",
    "ChangeRow",
    "Check",
    "Delivery",
    "Feed",
    "HeartbeatRow",
    "Host",
    "Meta",
    "Snapshot",
]

# SQLite numbers rows by itself only where the type is exactly INTEGER.
BIG: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")


def _id() -> Column[int]:
    return Column(BIG, primary_key=True, autoincrement=True)


def _ref(target: str, *, null: bool = False, key: bool = False, index: bool = False) -> Column[int]:
    from sqlalchemy import ForeignKey

    return Column(BIG, ForeignKey(target), nullable=null, primary_key=key, index=index)


def _where_there(name: str, column: str, *more: str) -> Index:
    """An index over the rows that have a value: to find who else needs some bytes before they are dropped."""
    there = text(f"{column} IS NOT NULL")
    return Index(name, column, *more, sqlite_where=there, postgresql_where=there)


class Host(SQLModel, table=True):
    """What we owe a host, and who is working on it (monitor.values.HostState and a lease)."""

    __tablename__: ClassVar[str] = "hosts"
    host: str = Field(primary_key=True)
    next_request_at: datetime | None = None
    blocked_until: datetime | None = None
    leased_until: datetime | None = None
    leased_by: str | None = None
    tokens: float | None = None
    tokens_at: datetime | None = None
    backoff_seconds: float = 0.0
    crawl_delay_seconds: float | None = None
    robots_fetched_at: datetime | None = None
    template_sha256: str | None = None  # a page of this host, the dictionary that others are compressed with
    robots: str | None = Field(default=None, sa_column=Column(Text))


class Feed(SQLModel, table=True):
    """A feed or sitemap. `next_poll_at` is null unless the state is active, so the due query needs no state."""

    __tablename__: ClassVar[str] = "feeds"
    __table_args__ = (Index("ix_feeds_due", "host", "next_poll_at"),)
    id: int | None = Field(default=None, sa_column=_id())
    url: str = Field(unique=True)
    kind: str
    name: str
    outlet: str | None = None
    host: str = Field(foreign_key="hosts.host")
    state: str
    added_by: str
    added_at: datetime
    title: str | None = None
    site_url: str | None = None
    hub_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    next_poll_at: datetime | None = None
    polled_at: datetime | None = None
    last_new_at: datetime | None = None
    interval_seconds: float | None = None
    status: int | None = None
    fault: str | None = None
    errors: int = 0
    hints: int = 0
    hint_hits: int = 0
    body_sha256: str | None = None  # of the feed as it was last read without a fault


class Article(SQLModel, table=True):
    """One story. `next_check_at` is null unless the state is active. `latest_*` repeat its last snapshot's row."""

    __tablename__: ClassVar[str] = "articles"
    __table_args__ = (
        Index("ix_articles_due", "host", "next_check_at"),
        Index("ix_articles_outlet", "outlet", "id"),
        Index("ix_articles_changed", "changed_at"),
    )
    id: int | None = Field(default=None, sa_column=_id())
    key: str
    url: str = Field(index=True)
    host: str = Field(foreign_key="hosts.host")
    title: str
    outlet: str | None = None
    state: str = Field(index=True)
    pinned: bool = False
    merged_into: int | None = Field(default=None, sa_column=_ref("articles.id", null=True))
    published: datetime | None = None
    first_seen: datetime
    next_check_at: datetime | None = None
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    hinted_at: datetime | None = None
    hint_feed_id: int | None = Field(default=None, sa_column=_ref("feeds.id", null=True))
    last_outcome: str | None = None
    last_reason: str = ""
    latest_number: int = 0
    latest_snapshot_id: int | None = Field(default=None, sa_column=Column(BIG))
    latest_hash: str = ""
    overruled_hash: str = ""  # of what a person said of it last
    text_sha256: str | None = None
    edits: int = 0
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    fingerprint: str | None = None
    extractor: str | None = None
    pending_mark: str | None = None
    pending_looks: int = 0
    looks_at_latest: int = 0
    flips: int = 0
    errors: int = 0


class ArticleKey(SQLModel, table=True):
    """Every dedup key that an article has been known by: a feed may go on naming an old one."""

    __tablename__: ClassVar[str] = "article_keys"
    key: str = Field(primary_key=True)
    article_id: int = Field(sa_column=_ref("articles.id", index=True))


class ArticleFeed(SQLModel, table=True):
    """An entry: an article as a feed names it. `present`: it stood in the feed when that was last read whole."""

    __tablename__: ClassVar[str] = "article_feeds"
    feed_id: int = Field(sa_column=_ref("feeds.id", key=True))
    article_id: int = Field(sa_column=_ref("articles.id", key=True, index=True))
    guid: str | None = None
    updated: datetime | None = None
    first_seen: datetime
    present: bool = True


class Blob(SQLModel, table=True):
    """Bytes known by their SHA-256, compressed with zstd; `base_sha256` is the blob that serves as dictionary."""

    __tablename__: ClassVar[str] = "blobs"
    __table_args__ = (_where_there("ix_blobs_base", "base_sha256"),)
    sha256: str = Field(primary_key=True)
    size: int
    depth: int
    base_sha256: str | None = None
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


# Looks that don't simply stand in the history: few, and sought among very many.
KEPT_OUT = "outcome NOT IN ('unchanged', 'changed')"


def _where_kept_out(name: str, *columns: str) -> Index:
    there = text(KEPT_OUT)
    return Index(name, *columns, sqlite_where=there, postgresql_where=there)


class Check(SQLModel, table=True):
    """One look at an article's page."""

    __tablename__: ClassVar[str] = "checks"
    __table_args__ = (
        Index("ix_checks_article", "article_id", "id"),
        _where_there("ix_checks_body", "body_sha256"),
        _where_kept_out("ix_checks_kept_out", "outcome", "id"),
        _where_kept_out("ix_checks_kept_out_article", "article_id", "id", "outcome"),
    )
    id: int | None = Field(default=None, sa_column=_id())
    article_id: int = Field(sa_column=_ref("articles.id"))
    checked_at: datetime
    outcome: str
    reason: str = ""
    status: int | None = None
    final_url: str | None = None  # only where it differs from the article's
    elapsed_seconds: float | None = None
    tls: bool = False
    body_sha256: str | None = None
    snapshot_id: int | None = Field(default=None, sa_column=_ref("snapshots.id", null=True))
    headers: str | None = Field(default=None, sa_column=Column(Text))  # JSON; a snapshot's stand with the snapshot
    request_sha256: str | None = None  # the blob that holds the request record (requests.py); a snapshot's stands there


class Snapshot(SQLModel, table=True):
    """One version of an article, without its words: they are the blob `content_sha256`."""

    __tablename__: ClassVar[str] = "snapshots"
    __table_args__ = (
        Index("ux_snapshots_number", "article_id", "number", unique=True),
        _where_there("ix_snapshots_body", "body_sha256"),
    )
    id: int | None = Field(default=None, sa_column=_id())
    article_id: int = Field(sa_column=_ref("articles.id"))
    number: int
    taken_at: datetime
    modified: datetime | None = None
    title: str
    final_url: str
    text_sha256: str
    content_sha256: str
    body_sha256: str | None = None
    changes_sha256: str
    fingerprint: str | None = None
    extractor: str
    returns_to: int | None = None
    damped: bool = False
    change_count: int = 0
    previous_hash: str
    hash: str
    removed_at: datetime | None = None  # the words were deleted on request; the hashes stay
    feed_updated: datetime | None = None  # the latest "updated" that the article's feeds stated by then
    disowned_at: datetime | None = None  # a person said that it never was the article
    compared_with: int | None = None  # the number it was compared with, where that is not the one before
    notices: str = Field(default="[]", sa_column=Column(Text, nullable=False))  # JSON
    headers: str | None = Field(default=None, sa_column=Column(Text))  # JSON
    request_sha256: str | None = None  # the blob that holds the request record (requests.py)


class ChangeRow(SQLModel, table=True):
    """What happened to a claim between snapshot `number - 1` and this one. Ids rise with time: the stream's order."""

    __tablename__: ClassVar[str] = "changes"
    __table_args__ = (
        Index("ix_changes_at", "at", "id"),
        Index("ix_changes_article", "article_id", "id"),
        Index("ix_changes_snapshot", "snapshot_id", "id"),
        Index("ix_changes_outlet", "outlet", "id"),
        Index("ix_changes_kind", "kind", "id"),
        Index("ix_changes_severity", "severity", "id"),
        _where_there("ix_changes_noise", "noise_id", "id"),
    )
    id: int | None = Field(default=None, sa_column=_id())
    article_id: int = Field(sa_column=_ref("articles.id"))
    snapshot_id: int = Field(sa_column=_ref("snapshots.id"))
    number: int
    at: datetime
    outlet: str | None = None
    kind: str
    op: str
    severity: int  # Severity.rank: 3 for high
    silent: bool
    damped: bool
    place: str
    compared_with: int | None = None  # as its snapshot's
    # The damping that hides it (tables_desk.py): what people say of a change is no part of what was sealed.
    noise_id: int | None = Field(default=None, sa_column=Column(BIG, nullable=True))
    detail: str = Field(sa_column=Column(Text, nullable=False))  # JSON, as `monitor compare` prints it


class Alert(SQLModel, table=True):
    """What a rule made of the changes of one snapshot."""

    __tablename__: ClassVar[str] = "alerts"
    __table_args__ = (Index("ix_alerts_created", "created_at", "id"),)
    id: str = Field(primary_key=True)
    article_id: int = Field(sa_column=_ref("articles.id", index=True))
    snapshot_id: int = Field(sa_column=_ref("snapshots.id", index=True))
    rule: str
    severity: str
    created_at: datetime
    message: str = Field(sa_column=Column(Text, nullable=False))  # JSON


class Delivery(SQLModel, table=True):
    """One alert on its way to one destination."""

    __tablename__: ClassVar[str] = "deliveries"
    __table_args__ = (Index("ix_deliveries_due", "state", "next_attempt_at"),)
    id: str = Field(primary_key=True)
    alert_id: str = Field(foreign_key="alerts.id", index=True)
    destination: str
    state: str
    attempts: int = 0
    next_attempt_at: datetime
    digest_key: str | None = None
    error: str | None = None
    sent_at: datetime | None = None
    leased_by: str | None = None
    leased_until: datetime | None = None


class Meta(SQLModel, table=True):
    """A few facts about the whole, by name."""

    __tablename__: ClassVar[str] = "meta"
    key: str = Field(primary_key=True)
    value: str = Field(sa_column=Column(Text, nullable=False))


class HeartbeatRow(SQLModel, table=True):
    """When a part of a process last said that it is alive."""

    __tablename__: ClassVar[str] = "heartbeats"
    owner: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    at: datetime


def _table(model: type[SQLModel]) -> Table:
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


ALERTS = _table(Alert)
ARTICLES = _table(Article)
ARTICLE_FEEDS = _table(ArticleFeed)
ARTICLE_KEYS = _table(ArticleKey)
BLOBS = _table(Blob)
CHANGES = _table(ChangeRow)
CHECKS = _table(Check)
DELIVERIES = _table(Delivery)
FEEDS = _table(Feed)
HEARTBEATS = _table(HeartbeatRow)
HOSTS = _table(Host)
META = _table(Meta)
SNAPSHOTS = _table(Snapshot)
