"""The desk: what people say of changes (seen, notes, verdicts), saved filters, tokens, sessions."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.store.desk_filters import SavedFilters
from monitor.store.desk_notes import Notes, notes_among
from monitor.store.desk_seen import Seen, seen_among
from monitor.store.desk_sessions import Sessions
from monitor.store.desk_tokens import Tokens
from monitor.store.desk_verdicts import Verdicts, dampings_among, verdicts_among
from monitor.store.records_desk import DeskView

__all__ = ["Desk"]


class Desk(Seen, Verdicts, Notes, SavedFilters, Sessions, Tokens):
    """The desk: what people say of changes (seen, notes, verdicts), saved filters, tokens, sessions."""

    def desk_of(self, person: str, change_ids: Sequence[int]) -> dict[int, DeskView]:
        """What the desk shows a person beside each of these changes; every id asked for is in the result."""
        if not change_ids:
            return {}
        with self._database.reading() as connection:
            seen = seen_among(connection, person, change_ids)
            verdicts = verdicts_among(connection, change_ids)
            notes = notes_among(connection, change_ids)
            dampings = dampings_among(connection, change_ids)
        return {
            one: DeskView(one in seen, verdicts.get(one), notes.get(one, ()), dampings.get(one)) for one in change_ids
        }
