"""Rows to records and back. Touches no database."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy.engine import RowMapping

from monitor.formats import change_from_json, notice_from_json
from monitor.store.records import (
    AlertRecord,
    ArticleRecord,
    ChangeRecord,
    DeliveryRecord,
    FeedRecord,
    PageState,
    PastCheck,
    SnapshotRecord,
)
from monitor.values import HostState, Outcome, Place, Severity

__all__ = [
    "alert_of",
    "article_of",
    "change_of",
    "check_of",
    "delivery_of",
    "feed_of",
    "host_of",
    "host_values",
    "page_values",
    "snapshot_of",
    "storable",
    "storable_json",
]

Row = RowMapping

PAGE_FIELDS = tuple(field.name for field in fields(PageState))
HOST_FIELDS = tuple(field.name for field in fields(HostState))
FEED_FIELDS = tuple(field.name for field in fields(FeedRecord))
ARTICLE_FIELDS = tuple(f.name for f in fields(ArticleRecord) if f.name not in ("page", "last_outcome"))
SNAPSHOT_FIELDS = tuple(f.name for f in fields(SnapshotRecord) if f.name not in ("changes", "notices"))


def storable(text: str | None) -> Any:
    """A text that both databases take: PostgreSQL refuses NUL, and neither can keep half of a surrogate pair."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def storable_json(value: object) -> str:
    """JSON that both databases take and that gives back what went in: what they can't keep is escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def host_of(row: Row) -> HostState:
    """What we owe the host, without its lease."""
    return HostState(**{name: row[name] for name in HOST_FIELDS})


def host_values(state: HostState) -> dict[str, Any]:
    """The columns of a host's row, without its name and its lease."""
    values = {name: getattr(state, name) for name in HOST_FIELDS if name != "host"}
    return values | {"robots": storable(state.robots)}


def page_values(page: PageState) -> dict[str, Any]:
    """The columns of an article's row that a check leaves for the next one."""
    return {name: storable(v) if isinstance(v, str) else v for name, v in asdict(page).items()}


def feed_of(row: Row) -> FeedRecord:
    """A feed's row as a record."""
    return FeedRecord(**{name: row[name] for name in FEED_FIELDS})


def article_of(row: Row) -> ArticleRecord:
    """An article's row as a record."""
    outcome = row["last_outcome"]
    return ArticleRecord(
        **{name: row[name] for name in ARTICLE_FIELDS},
        last_outcome=Outcome(outcome) if outcome else None,
        page=PageState(**{name: row[name] for name in PAGE_FIELDS}),
    )


def snapshot_of(row: Row) -> SnapshotRecord:
    """A snapshot's row as a record."""
    return SnapshotRecord(
        **{name: row[name] for name in SNAPSHOT_FIELDS},
        changes=row["change_count"],
        notices=tuple(map(notice_from_json, json.loads(row["notices"]))),
    )


def check_of(row: Row, article_url: str | None = None) -> PastCheck:
    """A check's row as a record."""
    return PastCheck(
        id=row["id"],
        article_id=row["article_id"],
        checked_at=row["checked_at"],
        outcome=Outcome(row["outcome"]),
        reason=row["reason"],
        status=row["status"],
        final_url=row["final_url"] or article_url,
        headers=json.loads(row["headers"] or "{}"),
        elapsed_seconds=row["elapsed_seconds"],
        tls=bool(row["tls"]),
        body_sha256=row["body_sha256"],
        snapshot_id=row["snapshot_id"],
        request_sha256=row["request_sha256"],
    )


def change_of(row: Row) -> ChangeRecord:
    """A change's row, joined with its article (title, url) and the snapshot before (before_at), as a record."""
    return ChangeRecord(
        id=row["id"],
        change=change_from_json(json.loads(row["detail"]), Place(row["place"])),
        article_id=row["article_id"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        snapshot_id=row["snapshot_id"],
        number=row["number"],
        at=row["at"],
        before_at=row["before_at"],
        damped=bool(row["damped"]),
        noise_id=row["noise_id"],
        compared_with=row["compared_with"],
    )


def alert_of(row: Row, id_column: str = "id") -> AlertRecord:
    """An alert's row as a record."""
    return AlertRecord(
        id=row[id_column],
        article_id=row["article_id"],
        snapshot_id=row["snapshot_id"],
        rule=row["rule"],
        severity=Severity(row["severity"]),
        message=json.loads(row["message"]),
        created_at=row["created_at"],
    )


def delivery_of(row: Row) -> DeliveryRecord:
    """A delivery's row, joined with its alert's, as a record."""
    return DeliveryRecord(
        id=row["id"],
        alert=alert_of(row, "alert_id"),
        destination=row["destination"],
        state=row["state"],
        attempts=row["attempts"],
        next_attempt_at=row["next_attempt_at"],
        digest_key=row["digest_key"],
        error=row["error"],
        sent_at=row["sent_at"],
    )
