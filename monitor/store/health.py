"""How the store itself fares: sizes, heartbeats, integrity, and whether the evidence is what was written."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text, update

from monitor.errors import NotFoundError, StoreBusy, StoreError
from monitor.store.blobs import read_blob
from monitor.store.chain import Seal, changes_digest, content_of, next_hash
from monitor.store.records import ChainFault, Counts, Heartbeat
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, DELIVERIES, FEEDS, HEARTBEATS, META, SNAPSHOTS
from monitor.store.watching import insert_missing

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Health", "seal_of"]


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

    def integrity_check(self) -> tuple[str, ...]:
        """What the database itself finds wrong with its files; empty where it finds nothing. SQLite reads it all."""
        if not self._database.is_sqlite:
            with self._database.reading() as connection:
                connection.execute(text("SELECT 1"))
            return ()
        try:
            with self._database.reading() as connection:
                found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
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
        query = select(ARTICLES).order_by(ARTICLES.c.id)
        if article_id is not None:
            query = query.where(ARTICLES.c.id == article_id)
        with self._database.reading() as connection:
            articles = connection.execute(query).mappings().all()
            faults = [fault for row in articles for fault in _article_faults(connection, row)]
            return faults if article_id is not None else [*faults, *_orphans(connection)]

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


def _article_faults(connection: Connection, article: RowMapping) -> Iterator[ChainFault]:
    query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article["id"]).order_by(SNAPSHOTS.c.number)
    previous, expected = "", 1
    for row in connection.execute(query).mappings().all():
        place = (article["id"], row["number"])
        if row["number"] != expected:
            yield ChainFault(article["id"], expected, f"snapshots, number {expected}", "the row is missing")
        if row["previous_hash"] != previous:
            yield ChainFault(*place, f"snapshots, id {row['id']}", "does not follow on the snapshot before it")
        yield from _snapshot_faults(connection, row)
        previous, expected = row["hash"], row["number"] + 1
    if (article["latest_number"], article["latest_hash"]) != (expected - 1, previous):
        reason = f"names snapshot {article['latest_number']} as the latest, which the history does not end with"
        yield ChainFault(article["id"], article["latest_number"], f"articles, id {article['id']}", reason)


def _snapshot_faults(connection: Connection, row: RowMapping) -> Iterator[ChainFault]:
    place = (row["article_id"], row["number"])
    changes = select(CHANGES).where(CHANGES.c.snapshot_id == row["id"]).order_by(CHANGES.c.id)
    details = [change["detail"] for change in connection.execute(changes).mappings()]
    if changes_digest(details, row["notices"]) != row["changes_sha256"]:
        yield ChainFault(*place, f"changes of snapshot id {row['id']}", "are not those that were written")
    if next_hash(row["previous_hash"], seal_of(row)) != row["hash"]:
        yield ChainFault(*place, f"snapshots, id {row['id']}", "its hash is not that of its columns")
    if row["removed_at"] is not None:
        return
    for digest in filter(None, (row["content_sha256"], row["body_sha256"])):
        try:
            content = read_blob(connection, digest)
        except (NotFoundError, StoreError) as problem:
            yield ChainFault(*place, f"blobs, sha256 {digest}", problem.reason)
            continue
        if digest == row["content_sha256"] and storable(content_of(content).title) != row["title"]:
            yield ChainFault(*place, f"snapshots, id {row['id']}", "its title is not the one of its text")


def seal_of(row: RowMapping) -> Seal:
    """What a snapshot's row says that its hash vouches for."""
    return Seal(
        article=row["article_id"],
        number=row["number"],
        taken_at=row["taken_at"],
        url=row["final_url"],
        content_sha256=row["content_sha256"],
        text_sha256=row["text_sha256"],
        body_sha256=row["body_sha256"],
        changes_sha256=row["changes_sha256"],
        extractor=row["extractor"],
        returns_to=row["returns_to"],
        damped=bool(row["damped"]),
        request_sha256=row["request_sha256"],
    )


def _orphans(connection: Connection) -> Sequence[ChainFault]:
    """Snapshots whose article is gone (foreign keys forbid it; an editor of the file need not obey)."""
    query = select(SNAPSHOTS.c.article_id, SNAPSHOTS.c.number, SNAPSHOTS.c.id).where(
        SNAPSHOTS.c.article_id.not_in(select(ARTICLES.c.id))
    )
    return [
        ChainFault(row.article_id, row.number, f"snapshots, id {row.id}", "its article is missing")
        for row in connection.execute(query)
    ]
