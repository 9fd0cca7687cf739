"""Reading rows that an editor of the file may have left unreadable, one by one, so that each can be named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from monitor.store.records import ChainFault

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["UNREADABLE", "rows_one_by_one"]

# What reading a row that was tampered with raises: times, numbers and JSON that are none.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, LookupError)


def rows_one_by_one(
    connection: Connection, table: Table, condition: Any, order: Any
) -> Iterator[tuple[RowMapping | None, ChainFault]]:
    """The rows one by one; for one that can't be read None and a fault that names it."""
    ids = connection.execute(select(table.c.id).where(condition).order_by(order, table.c.id)).scalars().all()
    for row_id in ids:
        named = ChainFault(0, None, f"{table.name}, id {row_id}", "the row can't be read: it was altered")
        try:
            found = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
        except UNREADABLE:
            found = None
        yield found, named
