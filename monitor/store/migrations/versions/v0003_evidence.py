"""Evidence: request records beside snapshots and kept looks, and the tombstones of what was deleted on request.

What was recorded before has no request record; its seals are as they were.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create the tables and the columns."""
    op.add_column("snapshots", sa.Column("request_sha256", sa.String(), nullable=True))
    op.add_column("checks", sa.Column("request_sha256", sa.String(), nullable=True))
    op.create_table(
        "tombstones",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("url_sha256", sa.String(), nullable=False),
        sa.Column("key_sha256", sa.String(), nullable=False),
        sa.Column("address_removed", sa.Boolean(), nullable=False),
        sa.Column("snapshots", sa.Integer(), nullable=False),
        sa.Column("latest_hash", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    op.create_index("ix_tombstones_key_sha256", "tombstones", ["key_sha256"], unique=False)
    for table, column in (("blobs", "base_sha256"), ("checks", "body_sha256"), ("snapshots", "body_sha256")):
        there = sa.text(f"{column} IS NOT NULL")
        name = f"ix_{table}_{column.removesuffix('_sha256')}"
        op.create_index(name, table, [column], sqlite_where=there, postgresql_where=there)
