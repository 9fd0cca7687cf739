"""Notes that people leave beside changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from monitor.errors import InputError, NotFoundError
from monitor.store.records_desk import NoteRecord
from monitor.store.room import Room, insert_row
from monitor.store.rows import storable
from monitor.store.tables import CHANGES
from monitor.store.tables_desk import NOTES

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["LONGEST_NOTE", "Notes", "notes_among"]

LONGEST_NOTE = 4000  # a page of writing: what is longer belongs into a document


class Notes(Room):
    """What people write beside changes."""

    def add_note(self, change_id: int, person: str, text: str, *, now: datetime) -> NoteRecord:
        """Write a note beside a change. Returns it. Raises NotFoundError, InputError for an empty or very long one."""
        words = text.replace("\r\n", "\n").strip()
        if not words or len(words) > LONGEST_NOTE:
            raise InputError("note", f"a note has between 1 and {LONGEST_NOTE} characters")
        with self._database.writing() as connection:
            found = connection.execute(select(CHANGES.c.article_id).where(CHANGES.c.id == change_id)).first()
            if found is None:
                raise NotFoundError(f"change {change_id}", "no such change")
            values = {"change_id": change_id, "article_id": found.article_id, "person": storable(person), "at": now}
            note_id = insert_row(connection, NOTES, {**values, "text": storable(words)})
            return _note(connection, note_id)

    def note(self, note_id: int) -> NoteRecord:
        """The note of this id. Raises NotFoundError."""
        with self._database.reading() as connection:
            return _note(connection, note_id)

    def remove_note(self, note_id: int) -> None:
        """Remove a note for good. Raises NotFoundError."""
        with self._database.writing() as connection:
            if not connection.execute(delete(NOTES).where(NOTES.c.id == note_id)).rowcount:
                raise NotFoundError(f"note {note_id}", "no such note; it may have been removed")


def _note(connection: Connection, note_id: int) -> NoteRecord:
    row = connection.execute(select(NOTES).where(NOTES.c.id == note_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"note {note_id}", "no such note; it may have been removed")
    return NoteRecord(**{name: row[name] for name in NoteRecord.__dataclass_fields__})


def notes_among(connection: Connection, change_ids: Sequence[int]) -> dict[int, tuple[NoteRecord, ...]]:
    """The notes beside each of these changes, the oldest first."""
    found: dict[int, tuple[NoteRecord, ...]] = {}
    for row in connection.execute(
        select(NOTES).where(NOTES.c.change_id.in_(change_ids)).order_by(NOTES.c.id)
    ).mappings():
        note = NoteRecord(**{name: row[name] for name in NoteRecord.__dataclass_fields__})
        found[note.change_id] = (*found.get(note.change_id, ()), note)
    return found
