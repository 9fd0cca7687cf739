"""Upkeep: what retention, integrity checks and backups need to remember."""

from __future__ import annotations

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables."""
