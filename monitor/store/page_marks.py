"""What a look leaves of its text beside the history: a mark that other articles may share, and whether text was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from monitor.store.records import CheckRecord
from monitor.store.tables_quality import HOST_READINGS, PAGE_MARKS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["note_page"]


def note_page(connection: Connection, check: CheckRecord, row: RowMapping) -> None:
    """Note both in the transaction of the check. Looks that read nothing new leave nothing, and cost nothing."""
    if check.mark is not None:
        _put_mark(connection, check, row)
    if check.found_text is False:
        _count_empty(connection, check, row)
    elif check.found_text:
        over = update(HOST_READINGS).where(HOST_READINGS.c.host == row["host"], HOST_READINGS.c.empty_in_row > 0)
        connection.execute(over.values(empty_in_row=0, since=None, last_url=None))


def _put_mark(connection: Connection, check: CheckRecord, row: RowMapping) -> None:
    place = {"host": row["host"], "mark": check.mark, "article_id": row["id"]}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    fresh = dialect.insert(PAGE_MARKS).values({**place, "title_mark": check.title_mark})
    keys = ["host", "mark", "article_id"]
    connection.execute(fresh.on_conflict_do_update(index_elements=keys, set_={"title_mark": check.title_mark}))


def _count_empty(connection: Connection, check: CheckRecord, row: RowMapping) -> None:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    values = {"host": row["host"], "empty_in_row": 1, "since": check.now, "last_url": row["url"]}
    known = HOST_READINGS.c
    more = {"empty_in_row": known.empty_in_row + 1, "last_url": row["url"]}
    fresh = dialect.insert(HOST_READINGS).values(values)
    connection.execute(fresh.on_conflict_do_update(index_elements=["host"], set_=more))
    begun = update(HOST_READINGS).where(known.host == row["host"], known.since.is_(None))
    connection.execute(begun.values(since=check.now))
