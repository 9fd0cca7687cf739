"""What a person makes of a withheld look, and the health of hosts whose pages turn empty."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Overruling"]


class Overruling(Room):
    """What a person makes of a withheld look, and the health of hosts whose pages turn empty."""
