"""Stored records as JSON for programs: what `--json` prints. Times are ISO 8601 in UTC."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from monitor.formats import change_to_json, notice_to_json
from monitor.notify.redact import redact_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from monitor.pipeline.adding import Watched
    from monitor.store.records import (
        ArticleRecord,
        ChangeRecord,
        DeliveryRecord,
        FeedRecord,
        PastCheck,
        SnapshotRecord,
    )

__all__ = [
    "article_to_json",
    "change_record_to_json",
    "delivery_to_json",
    "feed_to_json",
    "history_to_json",
    "snapshot_to_json",
    "watched_to_json",
]

Json = dict[str, Any]


def feed_to_json(feed: FeedRecord) -> Json:
    """A feed with its health; credentials in its address are masked."""
    return _plain({**asdict(feed), "url": redact_text(feed.url)})


def article_to_json(article: ArticleRecord) -> Json:
    """An article as it is watched, without the state of its last page."""
    row = asdict(article)
    del row["page"]
    return _plain(row)


def change_record_to_json(record: ChangeRecord) -> Json:
    """A change with where and when it happened."""
    return {
        "id": record.id,
        "article_id": record.article_id,
        "title": record.title,
        "url": record.url,
        "outlet": record.outlet,
        "snapshots": [record.number - 1, record.number],
        "at": record.at.isoformat(),
        "before_at": record.before_at.isoformat() if record.before_at else None,
        "unstable": record.damped,
        "place": record.change.place.value,
        **change_to_json(record.change),
    }


def history_to_json(
    article: ArticleRecord,
    snapshots: Sequence[SnapshotRecord],
    changes: Mapping[int, Sequence[ChangeRecord]],
    checks: Sequence[PastCheck],
) -> Json:
    """An article's revision history."""
    return {
        "article": article_to_json(article),
        "snapshots": [
            {
                **snapshot_to_json(snapshot),
                "changes": [change_record_to_json(record) for record in changes.get(snapshot.id, ())],
            }
            for snapshot in snapshots
        ],
        "checks": [_plain({k: v for k, v in asdict(check).items() if k != "headers"}) for check in checks],
    }


def snapshot_to_json(snapshot: SnapshotRecord) -> Json:
    """A snapshot without its text; its changes are counted."""
    row = {name: value for name, value in asdict(snapshot).items() if name != "notices"}
    return {**_plain(row), "notices": [notice_to_json(notice) for notice in snapshot.notices]}


def watched_to_json(watched: Watched) -> Json:
    """What is watched now because of a URL."""
    return {
        "kind": watched.kind,
        "url": watched.url,
        "title": watched.title,
        "entries": watched.entries,
        "new": watched.is_new,
        "fault": watched.fault,
        "others": list(watched.others),
    }


def delivery_to_json(delivery: DeliveryRecord) -> Json:
    """A delivery with its alert's title."""
    return {
        "id": delivery.id,
        "alert_id": delivery.alert.id,
        "rule": delivery.alert.rule,
        "severity": delivery.alert.severity.value,
        "title": delivery.alert.message.get("title"),
        "destination": delivery.destination,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "next_attempt_at": delivery.next_attempt_at.isoformat(),
        "sent_at": delivery.sent_at.isoformat() if delivery.sent_at else None,
        "error": delivery.error,
        "created_at": delivery.alert.created_at.isoformat(),
    }


def _plain(row: Mapping[str, Any]) -> Json:
    return {name: _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
    return value
