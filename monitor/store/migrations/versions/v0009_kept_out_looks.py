"""Looks that were kept out of the history, found by outcome and by article among all others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEPT_OUT = sa.text("outcome NOT IN ('unchanged', 'changed')")
COLUMNS = {
    "ix_checks_kept_out": ["outcome", "id"],
    "ix_checks_kept_out_article": ["article_id", "id", "outcome"],
}


def upgrade() -> None:
    """Create both indexes: they hold few rows, as most looks find nothing new."""
    for name, columns in COLUMNS.items():
        op.create_index(name, "checks", columns, sqlite_where=KEPT_OUT, postgresql_where=KEPT_OUT)
