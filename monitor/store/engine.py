"""Connections and transactions on SQLite and PostgreSQL. Knows no table; opens no network inside a transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from monitor.errors import StoreBusy, StoreError

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

__all__ = ["Database"]

# A writer waits so long for another one before it says StoreBusy; transactions here take milliseconds.
BUSY_TIMEOUT_SECONDS = 5
WAL_LIMIT_BYTES = 64_000_000  # after a burst the log is cut back to this
WRITES = "monitor_writes"
# Any number will do, as long as all monitors agree on it ("monitor" in ASCII).
POSTGRES_LOCK = 0x6D6F6E69746F72

BUSY_SQLITE = ("database is locked", "database table is locked", "database or disk is full", "disk i/o error")
# SQLSTATE: lock not available, deadlock, serialization failure, disk full, too many connections, server going down.
BUSY_POSTGRES = frozenset({"55P03", "40P01", "40001", "53100", "53300", "57P01", "57P02", "57P03"})


class Database:
    """One database and its connections. Threads may share it; each transaction has a connection of its own."""

    def __init__(self, url: str) -> None:
        """`url`: sqlite:///relative.db, sqlite:////absolute.db or postgresql://user@host/name. Raises StoreError."""
        parsed = _parse(url)
        self.name = parsed.render_as_string(hide_password=True)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database or "") if self.is_sqlite else None
        self.engine = _sqlite_engine(parsed, self.name) if self.is_sqlite else _postgres_engine(parsed)

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing. Raises StoreBusy (nothing is written) or StoreError.

        `alone`: no two such run at a time (on SQLite no two writers ever do). Adding articles needs it: two feeds may
        bring the same new one at the same moment.
        """
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                if alone and not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": POSTGRES_LOCK})
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, from one state of the database. Raises StoreBusy or StoreError."""
        with self._told(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close all connections; SQLite's log is then folded into the database file."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as problem:
            raise StoreBusy(self.name, "all connections are in use", hint="Try again later.") from problem
        except DBAPIError as problem:
            raise _explained(self.name, problem) from problem


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as problem:
        raise StoreError(url, "not a database URL", hint="Use sqlite:///monitor.db or postgresql://…") from problem
    if parsed.get_backend_name() in ("postgres", "postgresql"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise StoreError(parsed.render_as_string(), "only SQLite and PostgreSQL are supported")
    if parsed.database in (None, "", ":memory:"):
        raise StoreError(url, "a database in memory would lose everything", hint="Name a file: sqlite:///monitor.db")
    return parsed


def _sqlite_engine(url: URL, name: str) -> Engine:
    folder = Path(url.database or "").absolute().parent
    if not folder.is_dir():
        raise StoreError(name, f"the folder {folder} does not exist", hint=f"Create it: mkdir -p {folder}")
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not begin by itself: it would begin a deferred transaction, which fails at once instead of
    # waiting where it turns into a write (757 of 800 failed so; with BEGIN IMMEDIATE none).
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_SECONDS * 1000}")
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT_BYTES}")
    connection.create_function("folded", 1, _folded, deterministic=True)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Two that open a new file at once both want to switch it, and SQLite does not wait for that lock by itself."""
    deadline = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _folded(text: str | None) -> str | None:
    """SQLite's own lower() knows only ASCII."""
    return None if text is None else text.casefold()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgres_engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as problem:
        raise StoreError(
            url.render_as_string(),
            "the PostgreSQL driver is not installed",
            hint="Install it: pip install 'claim-monitor[postgres]'",
        ) from problem


def _explained(name: str, problem: DBAPIError) -> StoreError:
    """The driver's error in our words. Nothing of the transaction was written, whichever it is."""
    said = str(problem.orig).strip().splitlines()[0] if str(problem.orig).strip() else type(problem.orig).__name__
    lower = said.lower()
    if any(words in lower for words in BUSY_SQLITE):
        full = "full" in lower
        hint = "Make room on the disk." if full else "Another process is writing; try again later."
        return StoreBusy(name, said, hint=hint)
    if getattr(problem.orig, "sqlstate", None) in BUSY_POSTGRES or problem.connection_invalidated:
        return StoreBusy(name, said, hint="Try again later.")
    if "unable to open database file" in lower or "readonly database" in lower:
        return StoreError(name, said, hint="Check that the folder and the file can be written by this user.")
    if "not a database" in lower or "malformed" in lower:
        return StoreError(name, said, hint="Restore it from a backup, or name another file in database_url.")
    if "connection" in lower and not getattr(problem.orig, "sqlstate", None):
        return StoreBusy(name, said, hint="Check that the PostgreSQL server runs and database_url is right.")
    return StoreError(name, said)
