"""The desk: people, what they have seen, notes, verdicts and what these damp, saved filters, tokens, sessions."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables."""
