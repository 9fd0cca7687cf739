"""Moments as the pages write them. PURE."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["when"]


def when(moment: datetime | None) -> str:
    """A moment as people read it, always in UTC and saying so: "23 Nov 2026, 08:15 UTC"."""
    return "–" if moment is None else f"{moment.astimezone(UTC):%-d %b %Y, %H:%M} UTC"
