"""Left empty: databases have passed it. The search comes with 0009."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing."""
