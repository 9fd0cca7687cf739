"""How the store itself fares: sizes, heartbeats, integrity, and whether the evidence is what was written."""

from __future__ import annotations

import os
import uuid
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text, update

from monitor.errors import StoreBusy, StoreError
from monitor.store.records import ChainFault, Counts, Heartbeat
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, DELIVERIES, FEEDS, HEARTBEATS, META, SNAPSHOTS
from monitor.store.verification import article_faults, articles_query, strays
from monitor.store.watching import insert_missing

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

__all__ = ["Health"]

SITE_ID = "site_id"


class Health(Room):
    """Looking after the store."""

    def beat(self, owner: str, part: str, now: datetime) -> None:
        """A part of a process says that it is alive."""
        place = {"owner": owner, "part": part}
        query = update(HEARTBEATS).where(HEARTBEATS.c.owner == owner, HEARTBEATS.c.part == part)
        with self._database.writing() as connection:
            if not connection.execute(query.values(at=now)).rowcount:
                insert_missing(connection, HEARTBEATS, {**place, "at": now})

    def heartbeats(self) -> list[Heartbeat]:
        """Who said last that it is alive, and when; the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(HEARTBEATS).order_by(HEARTBEATS.c.at.desc())).mappings()
            return [Heartbeat(**row) for row in rows]

    def forget_heartbeats(self, before: datetime) -> int:
        """Drop the heartbeats of processes that are long gone. Returns how many."""
        with self._database.writing() as connection:
            return int(connection.execute(HEARTBEATS.delete().where(HEARTBEATS.c.at < before)).rowcount)

    def meta(self, key: str) -> str | None:
        """What was noted under this name."""
        with self._database.reading() as connection:
            found: str | None = connection.execute(select(META.c.value).where(META.c.key == key)).scalar()
        return found

    def set_meta(self, key: str, value: str) -> None:
        """Note something under a name; what stood there before is gone."""
        with self._database.writing() as connection:
            done = connection.execute(update(META).where(META.c.key == key).values(value=storable(value)))
            if not done.rowcount:
                insert_missing(connection, META, {"key": key, "value": storable(value)})

    def site_id(self) -> str:
        """A UUID of this database's own, made when it is first asked for, and kept: public ids are made of it."""
        known = self.meta(SITE_ID)
        if known is not None:
            return known
        with self._database.writing() as connection:
            insert_missing(connection, META, {"key": SITE_ID, "value": str(uuid.uuid4())})
        return self.meta(SITE_ID) or ""

    def counts(self) -> Counts:
        """How much there is of everything."""
        with self._database.reading() as connection:
            return Counts(
                feeds=_by_state(connection, FEEDS),
                articles=_by_state(connection, ARTICLES),
                deliveries=_by_state(connection, DELIVERIES),
                checks=_count(connection, CHECKS),
                snapshots=_count(connection, SNAPSHOTS),
                changes=_count(connection, CHANGES),
                bytes=self._size(connection),
            )

    def integrity_check(self, *, quick: bool = False) -> tuple[str, ...]:
        """What the database itself finds wrong with its files; empty where it finds nothing. SQLite reads it all.

        `quick`: the indices are not held against their tables.
        """
        if not self._database.is_sqlite:
            with self._database.reading() as connection:
                connection.execute(text("SELECT 1"))
            return ()
        try:
            with self._database.reading() as connection:
                found = [
                    str(row[0]) for row in connection.execute(text(f"PRAGMA {'quick' if quick else 'integrity'}_check"))
                ]
                rows = connection.execute(text("PRAGMA foreign_key_check"))
                strays = [f"{row[0]}: row {row[1]} refers to no {row[2]}" for row in rows]
        except StoreBusy:
            raise
        except StoreError as problem:
            return (problem.reason,)
        return tuple(line for line in (*found, *strays) if line != "ok")

    def verify_chain(self, article_id: int | None = None) -> list[ChainFault]:
        """The rows of the revision histories that aren't what was written; empty where all are.

        Reads every snapshot, its changes, its text and its page. A tail that was cut off together with the article's
        own row can only be told with a head hash that was exported before.
        """
        with self._database.reading() as connection:
            articles = connection.execute(articles_query(article_id, 0, None)).all()
            faults = [fault for article in articles for fault in article_faults(connection, article)]
            return faults if article_id is not None else [*faults, *strays(connection)]

    def verify_some(self, after: int, limit: int) -> tuple[list[ChainFault], int]:
        """`verify_chain` of the next `limit` articles behind this id. Returns the last id, 0 where the end was reached."""
        with self._database.reading() as connection:
            articles = connection.execute(articles_query(None, after, limit)).all()
            faults = [fault for article in articles for fault in article_faults(connection, article)]
        return faults, articles[-1].id if len(articles) == limit else 0

    def latest_article_id(self) -> int:
        """The id of the article that was added last; 0 where there is none."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.coalesce(func.max(ARTICLES.c.id), 0))).scalar_one())

    def quick_check(self) -> tuple[str, ...]:
        """As `integrity_check`, but for the indices: for every day. Empty where nothing is wrong."""
        return self.integrity_check(quick=True)

    def size_bytes(self) -> int:
        """How much room the database takes, SQLite's journal beside it too."""
        with self._database.reading() as connection:
            return self._size(connection)

    def heads(self) -> dict[int, tuple[int, str]]:
        """The latest number and hash of each article: what to keep elsewhere, so that a cut-off tail can be told."""
        query = select(ARTICLES.c.id, ARTICLES.c.latest_number, ARTICLES.c.latest_hash).where(
            ARTICLES.c.latest_number > 0
        )
        with self._database.reading() as connection:
            return {row[0]: (row[1], row[2]) for row in connection.execute(query)}

    def _size(self, connection: Connection) -> int:
        if self._database.path is None:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        path = self._database.path
        files = (path, Path(f"{path}-wal"))
        return sum(os.stat(file).st_size for file in files if file.exists())


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _by_state(connection: Connection, table: Table) -> dict[str, int]:
    query = select(table.c.state, func.count()).group_by(table.c.state)
    return {str(state): int(number) for state, number in connection.execute(query)}
