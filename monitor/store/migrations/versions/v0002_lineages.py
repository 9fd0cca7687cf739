"""Claim lineages, re-readings, and what the outlets do; the "updated" of the feeds beside each snapshot.

Lineages of what was recorded before are made by `monitor reread`, or from an article's next snapshot on. What the
outlets did is counted here once, from the snapshots and changes that are there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AGES = (
    ("age_1h", 1),
    ("age_6h", 6),
    ("age_24h", 24),
    ("age_3d", 72),
    ("age_7d", 168),
    ("age_30d", 720),
    ("age_older", float("inf")),
)


def upgrade() -> None:
    """Create the tables and count what is there."""
    op.add_column("snapshots", sa.Column("feed_updated", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "lineages",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_table(
        "rereadings",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    days = op.create_table(
        "outlet_days",
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in (
                "articles",
                "edited",
                "delays",
                "edits",
                "changes",
                "silent",
                "notices",
                *(name for name, _ in AGES),
            )
        ),
        sa.Column("last_change_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("outlet", "day"),
    )
    op.create_index("ix_outlet_days_day", "outlet_days", ["day"], unique=False)
    first = op.create_table(
        "first_edits",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delay_seconds", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_first_edits_outlet", "first_edits", ["outlet", "delay_seconds", "read_at"], unique=False)
    _count(days, first)


def _count(days: sa.Table, first: sa.Table) -> None:
    connection = op.get_bind()
    counted: dict[tuple[str, str], dict[str, Any]] = defaultdict(lambda: dict.fromkeys(_names(days), 0))
    told = {row[0]: (row[1], row[2]) for row in connection.execute(sa.text(TOLD))}
    read_at: dict[int, datetime] = {}
    edited: dict[int, dict[str, Any]] = {}
    for row in connection.execute(_snapshots()).mappings():
        outlet, at = row["outlet"] or row["host"], _aware(row["taken_at"])
        if row["number"] == 1:
            read_at[row["article_id"]] = at
            counts = {"articles": 1}
        elif row["damped"]:
            continue
        else:
            published = _aware(row["published"] or row["first_seen"])
            counts = {"edits": 1, _age((at - published).total_seconds() / 3600): 1}
            counts["changes"], counts["silent"] = told.get(row["id"], (0, 0))
            counts["notices"] = len(json.loads(row["notices"]))
            delay = max(0, int((at - published).total_seconds())) if row["published"] else None
            values = {"article_id": row["article_id"], "outlet": outlet, "delay_seconds": delay}
            edited.setdefault(row["article_id"], values)
        _add(counted, outlet, at, counts)
        if row["number"] > 1 and edited[row["article_id"]] is values and row["article_id"] in read_at:
            _add(counted, outlet, read_at[row["article_id"]], {"edited": 1, "delays": int(delay is not None)})
    _insert(
        connection,
        days,
        [{"outlet": o, "day": d, **c, "last_change_at": c["last_change_at"] or None} for (o, d), c in counted.items()],
    )
    _insert(connection, first, [{**v, "read_at": read_at[a]} for a, v in edited.items() if a in read_at])


def _add(counted: dict[tuple[str, str], dict[str, Any]], outlet: str, at: datetime, counts: dict[str, int]) -> None:
    day = at.date().isoformat()
    for span in ("", day[:7], day):
        known = counted[outlet, span]
        for name, count in counts.items():
            known[name] += count
        if counts.get("changes"):
            known["last_change_at"] = max(known["last_change_at"] or at, at)


# "IS" takes no bound value on PostgreSQL and 0/1 are no booleans there: the columns themselves are the conditions.
TOLD = (
    "SELECT snapshot_id, count(*), sum(CASE WHEN silent THEN 1 ELSE 0 END) FROM changes "
    "WHERE NOT damped GROUP BY snapshot_id"
)


def _snapshots() -> sa.Select[Any]:
    time = sa.DateTime(timezone=True)
    snapshots = sa.table(
        "snapshots",
        *(sa.column(name) for name in ("id", "article_id", "number", "notices")),
        sa.column("taken_at", time),
        sa.column("damped", sa.Boolean()),
    )
    articles = sa.table(
        "articles",
        *(sa.column(name) for name in ("id", "outlet", "host")),
        sa.column("published", time),
        sa.column("first_seen", time),
    )
    return (
        sa.select(snapshots, articles.c.outlet, articles.c.host, articles.c.published, articles.c.first_seen)
        .join(articles, articles.c.id == snapshots.c.article_id)
        .order_by(snapshots.c.article_id, snapshots.c.number)
    )


def _names(days: sa.Table) -> list[str]:
    return [column.name for column in days.columns if column.name not in ("outlet", "day")]


def _age(hours: float) -> str:
    return next(name for name, limit in AGES if hours < limit)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 1000):
        connection.execute(sa.insert(table), rows[start : start + 1000])
