"""The desk: what people say of changes (seen, notes, verdicts), saved filters, tokens, sessions."""

from __future__ import annotations

from monitor.store.room import Room

__all__ = ["Desk"]


class Desk(Room):
    """The desk: what people say of changes (seen, notes, verdicts), saved filters, tokens, sessions."""
