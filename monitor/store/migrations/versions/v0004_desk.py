"""Left empty: databases have passed it. The tables of the desk come with 0008."""

from __future__ import annotations

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Nothing."""
