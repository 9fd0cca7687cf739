"""Claim lineages: each claim followed through all snapshots of its article."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Lineages"]


class Lineages(Room):
    """Claim lineages: each claim followed through all snapshots of its article."""
