"""What every part of the Store stands on: the database, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, insert

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from monitor.store.engine import Database

__all__ = ["Room", "insert_row"]


class Room:
    """A part of the Store; it shares the database with the others."""

    def __init__(self, database: Database) -> None:
        self._database = database


def insert_row(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Insert a row that the database numbers. Returns its number."""
    key = connection.execute(insert(table).values(dict(values))).inserted_primary_key
    if key is None:
        raise TypeError(f"{table.name} is not numbered by the database")
    return int(key[0])
