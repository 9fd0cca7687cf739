"""Overrulings are chained by hash, article by article; those that stand already are sealed as they stand."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import Any

import sqlalchemy as sa
from alembic import op

from monitor.store.overruling_seals import OverrulingSeal, next_overruling_hash, words_digest

revision = "0011"
down_revision = "0010"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)

SAID = ("id", "article_id", "at", "verdict", "check_id", "snapshot_id", "mark", "reason", "note")


def upgrade() -> None:
    """Add the columns, and seal what was said so far."""
    for name in ("words_sha256", "previous_hash", "hash"):
        op.add_column("overrulings", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column("overrulings", sa.Column("replaced_id", BIG, nullable=True))
    op.add_column("articles", sa.Column("overruled_hash", sa.String(), nullable=False, server_default=""))
    columns = [sa.column(name, TIME if name == "at" else None) for name in SAID]
    overrulings = sa.table(
        "overrulings", *columns, *map(sa.column, ("replaced_id", "words_sha256", "previous_hash", "hash"))
    )
    articles = sa.table("articles", sa.column("id"), sa.column("overruled_hash"))
    connection = op.get_bind()
    latest: dict[int, str] = defaultdict(str)
    rows = connection.execute(sa.select(*columns).order_by(overrulings.c.id)).mappings().all()
    for row in rows:
        values = _sealed(row, _replaced(connection, row), latest[row["article_id"]])
        latest[row["article_id"]] = values["hash"]
        connection.execute(sa.update(overrulings).where(overrulings.c.id == row["id"]).values(values))
    for article_id, found in latest.items():
        connection.execute(sa.update(articles).where(articles.c.id == article_id).values(overruled_hash=found))


def _replaced(connection: sa.Connection, row: Any) -> int | None:
    """The other snapshot that went out of the history at the same moment."""
    snapshots = sa.table("snapshots", sa.column("id"), sa.column("article_id"), sa.column("disowned_at", TIME))
    of_article = (snapshots.c.article_id == row["article_id"], snapshots.c.disowned_at == row["at"])
    other = sa.select(snapshots.c.id).where(*of_article, snapshots.c.id != row["snapshot_id"])
    found: int | None = connection.execute(other).scalar() if row["verdict"] == "wall" else None
    return found


def _sealed(row: Any, replaced: int | None, previous: str) -> dict[str, Any]:
    at = row["at"] if row["at"].tzinfo else row["at"].replace(tzinfo=UTC)
    words = words_digest(row["mark"], row["reason"], row["note"])
    about = (row["check_id"], row["snapshot_id"], replaced)
    seal = OverrulingSeal(row["article_id"], at, row["verdict"], *about, words)
    return {
        "replaced_id": replaced,
        "words_sha256": words,
        "previous_hash": previous,
        "hash": next_overruling_hash(previous, seal),
    }
