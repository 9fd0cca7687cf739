"""Page quality: overruled verdicts, texts that several articles of a host share, hosts without text.

Texts that were recorded before have no marks: the sign of one text on several articles works from the next looks on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    op.add_column("feeds", sa.Column("body_sha256", sa.String(), nullable=True))
    op.add_column("snapshots", sa.Column("disowned_at", TIME, nullable=True))
    op.add_column("snapshots", sa.Column("compared_with", sa.Integer(), nullable=True))
    op.add_column("changes", sa.Column("compared_with", sa.Integer(), nullable=True))
    op.create_table(
        "page_marks",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("title_mark", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("host", "mark", "article_id"),
    )
    op.create_index("ix_page_marks_article_id", "page_marks", ["article_id"], unique=False)
    op.create_table(
        "overrulings",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("check_id", BIG, nullable=True),
        sa.Column("snapshot_id", BIG, nullable=True),
        sa.Column("mark", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_overrulings_mark", "overrulings", ["host", "mark"], unique=False)
    op.create_index("ix_overrulings_article", "overrulings", ["article_id", "id"], unique=False)
    op.create_table(
        "host_readings",
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("empty_in_row", sa.Integer(), nullable=False),
        sa.Column("since", TIME, nullable=True),
        sa.Column("last_url", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("host"),
    )
