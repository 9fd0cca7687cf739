"""Queries of the stream that are kept under a name, for all who use the site."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from monitor.errors import ConflictError, InputError, NotFoundError
from monitor.store.records_desk import SavedFilterRecord
from monitor.store.room import Room, insert_row
from monitor.store.rows import storable
from monitor.store.tables_desk import SAVED_FILTERS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["LONGEST_FILTER_NAME", "LONGEST_FILTER_QUERY", "MOST_SAVED_FILTERS", "SavedFilters"]

LONGEST_FILTER_NAME = 64
LONGEST_FILTER_QUERY = 2000  # as long as the longest address that a form of ours leads back to
MOST_SAVED_FILTERS = 200  # a list for people: whoever keeps more finds none of them again
COLUMNS = [SAVED_FILTERS.c[name] for name in SavedFilterRecord.__dataclass_fields__]


class SavedFilters(Room):
    """Saved filters."""

    def save_filter(self, name: str, query: str, *, made_by: str, now: datetime) -> SavedFilterRecord:
        """Keep a query under a name. Raises InputError for a name that is none or too long a query, ConflictError where
        the name is taken or the list full.
        """
        plain = _name(name)
        if len(query) > LONGEST_FILTER_QUERY:
            raise InputError("filter", f"it is longer than {LONGEST_FILTER_QUERY:,} characters", hint="Ask for less.")
        values = {"name": plain, "query": storable(query), "made_by": storable(made_by), "made_at": now}
        with self._database.writing(alone=True) as connection:
            _refuse_taken(connection, plain)
            if (
                connection.execute(select(func.count()).select_from(SAVED_FILTERS)).scalar() or 0
            ) >= MOST_SAVED_FILTERS:
                raise ConflictError(
                    "filter", f"{MOST_SAVED_FILTERS} are saved, the most there may be", hint="Remove one."
                )
            return _filter(connection, insert_row(connection, SAVED_FILTERS, values))

    def saved_filters(self, limit: int = MOST_SAVED_FILTERS) -> list[SavedFilterRecord]:
        """The saved filters in the order of their names."""
        query = select(*COLUMNS).order_by(func.lower(SAVED_FILTERS.c.name), SAVED_FILTERS.c.id).limit(limit)
        with self._database.reading() as connection:
            return [SavedFilterRecord(**row) for row in connection.execute(query).mappings()]

    def saved_filter(self, filter_id: int) -> SavedFilterRecord:
        """The saved filter of this id. Raises NotFoundError."""
        with self._database.reading() as connection:
            return _filter(connection, filter_id)

    def rename_filter(self, filter_id: int, name: str) -> SavedFilterRecord:
        """Give a saved filter another name; its id and its feed stay. Raises as `save_filter`, and NotFoundError."""
        plain = _name(name)
        with self._database.writing(alone=True) as connection:
            _filter(connection, filter_id)
            _refuse_taken(connection, plain, but_by=filter_id)
            connection.execute(update(SAVED_FILTERS).where(SAVED_FILTERS.c.id == filter_id).values(name=plain))
            return _filter(connection, filter_id)

    def remove_filter(self, filter_id: int) -> None:
        """Keep it no more. Raises NotFoundError."""
        with self._database.writing() as connection:
            if not connection.execute(delete(SAVED_FILTERS).where(SAVED_FILTERS.c.id == filter_id)).rowcount:
                raise _unknown(filter_id)


def _name(name: str) -> str:
    plain = name.strip()
    if not plain or len(plain) > LONGEST_FILTER_NAME or not plain.isprintable():
        raise InputError("name", f"a filter's name has 1 to {LONGEST_FILTER_NAME} characters on one line")
    return plain


def _refuse_taken(connection: Connection, name: str, *, but_by: int | None = None) -> None:
    taken = select(SAVED_FILTERS.c.id).where(SAVED_FILTERS.c.name == name, SAVED_FILTERS.c.id != (but_by or 0))
    if connection.execute(taken).first() is not None:
        raise ConflictError(
            "name", f"there is a filter {name!r} already", hint="Take another name, or remove that one."
        )


def _filter(connection: Connection, filter_id: int) -> SavedFilterRecord:
    row = connection.execute(select(*COLUMNS).where(SAVED_FILTERS.c.id == filter_id)).mappings().first()
    if row is None:
        raise _unknown(filter_id)
    return SavedFilterRecord(**row)


def _unknown(filter_id: int) -> NotFoundError:
    return NotFoundError(f"filter {filter_id}", "no such saved filter; it may have been removed")
