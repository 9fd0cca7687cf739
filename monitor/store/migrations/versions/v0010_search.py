"""The search index. What is stored already goes in bit by bit while the daemon runs, from the newest article down.

FTS5 keeps no copy of the text; PostgreSQL's row goes with that of `search_texts`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# No rules of language: the words are made by monitor/text/searching.py, and stand here with a space between them.
SQLITE = """
CREATE VIRTUAL TABLE search_index USING fts5(
    present, past, content='', tokenize="ascii tokenchars '.%$'", prefix='3'
)
"""
POSTGRES = """
CREATE TABLE search_index (
    article_id BIGINT PRIMARY KEY REFERENCES search_texts (article_id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL,
    is_cut BOOLEAN NOT NULL
)
"""


def upgrade() -> None:
    """Create the tables, and note up to which article the index has still to be filled."""
    op.create_table(
        "search_texts",
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("article_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SQLITE)
    else:
        op.execute(POSTGRES)
        op.execute("CREATE INDEX ix_search_index_words ON search_index USING gin (words)")
    op.execute(
        "INSERT INTO meta (key, value) SELECT 'search_fill_below', CAST(max(id) + 1 AS TEXT) FROM articles "
        "WHERE latest_number > 0 HAVING max(id) IS NOT NULL"
    )
