"""Evidence: what a WARC, a bundle and a published head are made of; deletion on request; retention."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Evidence"]


class Evidence(Room):
    """Evidence: what a WARC, a bundle and a published head are made of; deletion on request; retention."""
