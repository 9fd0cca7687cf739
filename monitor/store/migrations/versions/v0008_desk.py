"""The desk: what people have seen, notes, verdicts and what these damp, saved filters, tokens, sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
HIDDEN = sa.text("noise_id IS NOT NULL")


def upgrade() -> None:
    """Create the tables."""
    op.add_column("changes", sa.Column("noise_id", BIG, nullable=True))
    op.create_index("ix_changes_noise", "changes", ["noise_id", "id"], sqlite_where=HIDDEN, postgresql_where=HIDDEN)
    _create_seen()
    _create_verdicts()
    _create_access()
    op.create_table(
        "saved_filters",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )


def _create_seen() -> None:
    op.create_table(
        "seen_marks",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("up_to", BIG, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("person"),
    )
    op.create_table(
        "seen_exceptions",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("change_id", BIG, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"]),
        sa.PrimaryKeyConstraint("person", "change_id"),
    )
    op.create_index("ix_seen_exceptions_change_id", "seen_exceptions", ["change_id"], unique=False)


def _create_verdicts() -> None:
    op.create_table(
        "dampings",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("covers_high", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("lifted_by", sa.String(), nullable=True),
        sa.Column("lifted_at", TIME, nullable=True),
        sa.Column("feature", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_dampings_outlet", "dampings", ["outlet", "mark"], unique=False)
    op.create_table(
        "verdicts",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("change_id", BIG, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("damping_id", BIG, nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"]),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.ForeignKeyConstraint(["damping_id"], ["dampings.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_verdicts_change", "verdicts", ["change_id", "id"], unique=False)
    op.create_index("ix_verdicts_article_id", "verdicts", ["article_id"], unique=False)
    op.create_index("ix_verdicts_damping_id", "verdicts", ["damping_id"], unique=False)
    op.create_table(
        "notes",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("change_id", BIG, nullable=False),
        sa.Column("article_id", BIG, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["changes.id"]),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notes_change", "notes", ["change_id", "id"], unique=False)
    op.create_index("ix_notes_article_id", "notes", ["article_id"], unique=False)


def _create_access() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("secret_sha256", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("password_mark", sa.String(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret_sha256"),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("id", BIG, autoincrement=True, nullable=False),
        sa.Column("secret_sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=True),
        sa.Column("used_at", TIME, nullable=True),
        sa.Column("revoked_at", TIME, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret_sha256"),
    )
    op.create_index("ix_tokens_name", "tokens", ["name"], unique=False)
