"""Counting what outlets do, as it happens: called from within the transaction that records a snapshot."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.records import NewSnapshot
from monitor.store.tables import ARTICLES, CHANGES, SNAPSHOTS
from monitor.store.tables_lineage import FIRST_EDITS, OUTLET_DAYS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["AGES", "ALL_DAYS", "COUNTED", "count_snapshot", "discount_snapshot"]

# Buckets of an article's age at an edit: column, upper limit (exclusive), what people call it.
AGES: tuple[tuple[str, timedelta, str], ...] = (
    ("age_1h", timedelta(hours=1), "<1h"),
    ("age_6h", timedelta(hours=6), "<6h"),
    ("age_24h", timedelta(hours=24), "<24h"),
    ("age_3d", timedelta(days=3), "<3d"),
    ("age_7d", timedelta(days=7), "<7d"),
    ("age_30d", timedelta(days=30), "<30d"),
    ("age_older", timedelta.max, "older"),
)
ALL_DAYS = ""
SELECT_COUNTED = (
    select(
        SNAPSHOTS.c.number,
        SNAPSHOTS.c.damped,
        SNAPSHOTS.c.taken_at,
        SNAPSHOTS.c.notices,
        *(ARTICLES.c[name] for name in ("outlet", "host", "published", "first_seen")),
    )
    .join(ARTICLES, ARTICLES.c.id == SNAPSHOTS.c.article_id)
    .where(SNAPSHOTS.c.id == bindparam("snapshot_id"))
)
SELECT_TOLD = select(func.count(), func.coalesce(func.sum(case((CHANGES.c.silent, 1), else_=0)), 0)).where(
    CHANGES.c.snapshot_id == bindparam("snapshot_id"), CHANGES.c.damped.is_(False)
)
COUNTED = tuple(column.name for column in OUTLET_DAYS.columns if column.name not in ("outlet", "day", "last_change_at"))


def count_snapshot(connection: Connection, article: RowMapping, new: NewSnapshot, number: int, at: datetime) -> None:
    """Count a snapshot that was just written. `article` is its article's row as it was before; flip-flops don't count."""
    if new.damped:
        return
    outlet = article["outlet"] or article["host"]
    if number == 1:
        _add(connection, outlet, at, {"articles": 1})
        return
    published = new.article.published or article["published"]
    age = max(at - (published or article["first_seen"]), timedelta())
    counts = {
        "edits": 1,
        _bucket(age): 1,
        "changes": len(new.changes),
        "silent": sum(change.silent for change in new.changes),
        "notices": len(new.notices),
    }
    _add(connection, outlet, at, counts)
    if article["edits"] == 0:
        _note_first_edit(connection, article["id"], outlet, int(age.total_seconds()) if published else None)


def discount_snapshot(connection: Connection, snapshot_id: int, *, stands: bool) -> None:
    """Take back what was counted of a snapshot, before its changes are marked as withdrawn.

    `stands`: its text is the article's, only its changes were compared with the wrong one. That its article was edited
    at some time is not taken back.
    """
    row = connection.execute(SELECT_COUNTED, {"snapshot_id": snapshot_id}).mappings().one()
    if row["number"] == 1 or row["damped"]:
        return
    changes, silent = connection.execute(SELECT_TOLD, {"snapshot_id": snapshot_id}).one()
    counts = {"changes": -changes, "silent": -silent}
    if not stands:
        age = max(row["taken_at"] - (row["published"] or row["first_seen"]), timedelta())
        counts |= {"edits": -1, _bucket(age): -1, "notices": -len(json.loads(row["notices"]))}
    _add(connection, row["outlet"] or row["host"], row["taken_at"], counts, told=False)


def _bucket(age: timedelta) -> str:
    return next(column for column, limit, _ in AGES if age < limit)


def _add(connection: Connection, outlet: str, at: datetime, counts: dict[str, int], *, told: bool = True) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    last = at if told and counts.get("changes") else None
    for day in (ALL_DAYS, f"{at:%Y-%m}", at.date().isoformat()):
        row: dict[str, Any] = {
            "outlet": outlet,
            "day": day,
            **dict.fromkeys(COUNTED, 0),
            **counts,
            "last_change_at": last,
        }
        query = dialect.insert(OUTLET_DAYS).values(row)
        more: dict[str, Any] = {name: OUTLET_DAYS.c[name] + count for name, count in counts.items()}
        if last is not None:
            more["last_change_at"] = last
        connection.execute(query.on_conflict_do_update(index_elements=["outlet", "day"], set_=more))


def _note_first_edit(connection: Connection, article_id: int, outlet: str, delay_seconds: int | None) -> None:
    """Counted with the day on which the article was first read: a share is of the articles that were read then."""
    first = select(SNAPSHOTS.c.taken_at).where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.number == 1)
    read_at = connection.execute(first).scalar_one()
    row = {"article_id": article_id, "outlet": outlet, "read_at": read_at, "delay_seconds": delay_seconds}
    connection.execute(insert(FIRST_EDITS).values(row))
    _add(connection, outlet, read_at, {"edited": 1, "delays": int(delay_seconds is not None)})
