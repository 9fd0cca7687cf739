"""Search over all versions: FTS5 on SQLite, tsvector on PostgreSQL."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Search"]


class Search(Room):
    """Search over all versions: FTS5 on SQLite, tsvector on PostgreSQL."""
