"""Deleted words out of the database's files: SQLite keeps them in free pages and its log until both are rewritten."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from monitor.errors import StoreBusy

if TYPE_CHECKING:
    from monitor.store.engine import Database

__all__ = ["scrub"]

PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.5
HINT = "The words are deleted, but may still stand in free pages: repeat it, or stop the daemon first."


def scrub(database: Database) -> None:
    """Rewrite the database's files without what was deleted. Raises StoreBusy where others leave no moment for it.

    PostgreSQL frees the rows itself; what its own log files and backups hold is the server's to keep or to drop.
    """
    raw = database.engine.raw_connection()
    try:
        driver = raw.driver_connection
        if isinstance(driver, sqlite3.Connection):
            _scrub_sqlite(driver, database.name)
        elif driver is not None:
            driver.autocommit = True
            driver.execute("VACUUM")
            driver.autocommit = False
    except DBAPIError as problem:
        raise StoreBusy(database.name, "the database's files could not be rewritten", hint=HINT) from problem
    finally:
        raw.close()


def _scrub_sqlite(connection: sqlite3.Connection, name: str) -> None:
    for table in _full_text_tables(connection):
        # Its index keeps the words of deleted rows until its pieces are merged.
        _patiently(connection, f'INSERT INTO "{table}"("{table}") VALUES (\'optimize\')', name)  # noqa: S608
    _patiently(connection, "VACUUM", name)
    deadline = time.monotonic() + PATIENCE_SECONDS
    # (busy, frames in the log, frames folded in): a reader that still looks at the old state makes it busy.
    while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() > deadline:
            raise StoreBusy(name, "another process reads on, and the log could not be emptied", hint=HINT)
        time.sleep(PAUSE_SECONDS)


def _full_text_tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(sql) LIKE 'create virtual table%fts5%'"
    return [str(row[0]) for row in connection.execute(query)]


def _patiently(connection: sqlite3.Connection, statement: str, name: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > deadline:
                raise StoreBusy(name, f"the files could not be rewritten ({problem})", hint=HINT) from problem
            time.sleep(PAUSE_SECONDS)
        else:
            return
