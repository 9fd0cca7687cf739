"""Counting what outlets do, as it happens: called from within the transaction that records a snapshot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.records import NewSnapshot
from monitor.store.tables import SNAPSHOTS
from monitor.store.tables_lineage import FIRST_EDITS, OUTLET_DAYS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["AGES", "ALL_DAYS", "COUNTED", "count_snapshot"]

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
        next(column for column, limit, _ in AGES if age < limit): 1,
        "changes": len(new.changes),
        "silent": sum(change.silent for change in new.changes),
        "notices": len(new.notices),
    }
    _add(connection, outlet, at, counts)
    if article["edits"] == 0:
        _note_first_edit(connection, article["id"], outlet, int(age.total_seconds()) if published else None)


def _add(connection: Connection, outlet: str, at: datetime, counts: dict[str, int]) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    last = at if counts.get("changes") else None
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
