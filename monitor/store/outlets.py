"""What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Outlets"]


class Outlets(Room):
    """What the outlets do: share of articles edited, silent share, how soon, edits by age. Only reads."""
