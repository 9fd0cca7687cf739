"""Search over all versions: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the tables."""
