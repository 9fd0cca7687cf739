"""What is new in the stream of changes: for those who follow it live, and for what reads all of it. Only reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from monitor.store.records import ChangeFilter, ChangeRecord
from monitor.store.review import SELECT_CHANGES, filtered_changes
from monitor.store.room import Room
from monitor.store.rows import change_of
from monitor.store.tables import CHANGES

if TYPE_CHECKING:
    from sqlalchemy import Select

__all__ = ["Arrivals"]


class Arrivals(Room):
    """Following the changes as they are recorded, the oldest first."""

    def newest_change_id(self) -> int:
        """The highest id of a change; 0 where there is none."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.max(CHANGES.c.id))).scalar() or 0)

    def change_ids_after(self, change_id: int, also: Collection[int] = (), limit: int = 500) -> list[int]:
        """Ids above this one, the lowest first; of `also`, those that are there by now.

        On PostgreSQL a number is given before its transaction ends: a lower one may come after a higher one.
        """
        query = select(CHANGES.c.id).where(or_(CHANGES.c.id > change_id, CHANGES.c.id.in_(also)))
        if not also:
            query = select(CHANGES.c.id).where(CHANGES.c.id > change_id)
        with self._database.reading() as connection:
            return [int(found) for found in connection.scalars(query.order_by(CHANGES.c.id).limit(limit))]

    def changes_among(self, ids: Collection[int], wanted: ChangeFilter) -> list[ChangeRecord]:
        """Of these changes those that fit the filter, the oldest first."""
        return self._oldest_first(SELECT_CHANGES.where(CHANGES.c.id.in_(ids)), wanted, len(ids))

    def changes_after(self, change_id: int, wanted: ChangeFilter, limit: int, until: int) -> list[ChangeRecord]:
        """The changes above this id and up to `until` that fit the filter, the oldest first."""
        query = SELECT_CHANGES.where(CHANGES.c.id > change_id, CHANGES.c.id <= until)
        return self._oldest_first(query, wanted, limit)

    def _oldest_first(self, query: Select[tuple[object, ...]], wanted: ChangeFilter, limit: int) -> list[ChangeRecord]:
        fitting = filtered_changes(query, wanted, is_sqlite=self._database.is_sqlite)
        with self._database.reading() as connection:
            rows = connection.execute(fitting.order_by(CHANGES.c.id).limit(limit)).mappings()
            return [change_of(row) for row in rows]
