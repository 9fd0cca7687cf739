"""Evidence: what a WARC, a bundle and a published head are made of; deletion on request; retention."""

from __future__ import annotations

from monitor.store.room import Room
from monitor.store.tables_evidence import TOMBSTONES

__all__ = ["TOMBSTONES", "Evidence"]


class Evidence(Room):
    """Evidence: what a WARC, a bundle and a published head are made of; deletion on request; retention."""
