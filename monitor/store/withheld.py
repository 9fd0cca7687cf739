"""Looks that were kept out of the history, each with what a person said of it. Only reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import Select, select, text

from monitor.store.records import SnapshotRecord
from monitor.store.records_quality import Said, WithheldCheck
from monitor.store.room import Room
from monitor.store.rows import check_of, snapshot_of
from monitor.store.tables import ARTICLES, CHECKS, KEPT_OUT, SNAPSHOTS
from monitor.store.tables_quality import OVERRULINGS
from monitor.values import Outcome

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["KEPT_OUT_OUTCOMES", "WITHHELD", "Withheld"]

KEPT_OUT_OUTCOMES = tuple(one for one in Outcome if one not in (Outcome.UNCHANGED, Outcome.CHANGED))
# Failed looks brought nothing, unstable ones stand in the history: neither brought a page that was kept out of it.
WITHHELD = tuple(one for one in KEPT_OUT_OUTCOMES if one not in (Outcome.UNSTABLE, Outcome.FAILED))
# As the indexes write it: SQLite takes a partial index only where the query says the very same.
SELECT_IDS = select(CHECKS.c.id).where(text(f"checks.{KEPT_OUT}")).order_by(CHECKS.c.id.desc())


class Withheld(Room):
    """Reading the looks that brought no snapshot."""

    def withheld_checks(
        self,
        article_id: int | None = None,
        limit: int = 100,
        cursor: int | None = None,
        *,
        outcomes: Collection[Outcome] = WITHHELD,
        outlet: str | None = None,
    ) -> list[WithheldCheck]:
        """Looks of these outcomes that were kept out of the history, the newest first.

        `cursor` is the last id of the page before.
        """
        query = SELECT_IDS.limit(limit)
        if cursor is not None:
            query = query.where(CHECKS.c.id < cursor)
        if article_id is not None:
            query = query.where(CHECKS.c.article_id == article_id)
        if outlet is not None:
            query = query.where(CHECKS.c.article_id.in_(select(ARTICLES.c.id).where(ARTICLES.c.outlet == outlet)))
        is_narrow = article_id is not None or outlet is not None
        with self._database.reading() as connection:
            ids = _ids(connection, query, outcomes, together=is_narrow)
            return _checks(connection, ids[:limit])

    def check_of_snapshot(self, article_id: int, snapshot_id: int) -> int | None:
        """The id of the look that made a snapshot of an article; None where a comparison was mended, or it is dropped."""
        query = select(CHECKS.c.id).where(CHECKS.c.article_id == article_id, CHECKS.c.snapshot_id == snapshot_id)
        with self._database.reading() as connection:
            return connection.execute(query.limit(1)).scalar()

    def snapshot_of_check(self, check_id: int) -> SnapshotRecord | None:
        """The snapshot that a look made, by itself or since a person said that it was the article."""
        query = select(SNAPSHOTS).join(CHECKS, CHECKS.c.snapshot_id == SNAPSHOTS.c.id).where(CHECKS.c.id == check_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else snapshot_of(row)


def _ids(
    connection: Connection, query: Select[tuple[int]], outcomes: Collection[Outcome], *, together: bool
) -> list[int]:
    """The newest ids. A query each outcome, unless an article or outlet has few of all: each is found by its index."""
    values = [one.value for one in outcomes]
    if together:
        # Not the bare column: of the outlet's articles the other index finds fewer than of the outcome.
        query = query.where(CHECKS.c.outcome.concat("").in_(values))
        return [row.id for row in connection.execute(query)]
    queries = [query.where(CHECKS.c.outcome == value) for value in values]
    return sorted((row.id for one in queries for row in connection.execute(one)), reverse=True)


def _checks(connection: Connection, ids: list[int]) -> list[WithheldCheck]:
    query = select(CHECKS, ARTICLES.c.url, ARTICLES.c.title).join(ARTICLES, ARTICLES.c.id == CHECKS.c.article_id)
    rows = connection.execute(query.where(CHECKS.c.id.in_(ids)).order_by(CHECKS.c.id.desc())).mappings().all()
    said = _said_of(connection, ids)
    return [WithheldCheck(check_of(row, row["url"]), row["title"], row["url"], said.get(row["id"])) for row in rows]


def _said_of(connection: Connection, ids: list[int]) -> dict[int, Said]:
    query = select(OVERRULINGS.c.check_id, OVERRULINGS.c.verdict).where(OVERRULINGS.c.check_id.in_(ids))
    return {row.check_id: row.verdict for row in connection.execute(query.order_by(OVERRULINGS.c.id))}
