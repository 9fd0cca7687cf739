"""An article's history in pieces of a bounded size: its rhythm for a timeline, its snapshots a page at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from monitor.store.records import ChangeRecord, SnapshotRecord
from monitor.store.records_rhythm import Look, Moment, Rhythm
from monitor.store.review import SELECT_CHANGES
from monitor.store.room import Room
from monitor.store.rows import change_of, snapshot_of
from monitor.store.tables import CHANGES, CHECKS, SNAPSHOTS
from monitor.values import ChangeKind, Outcome

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["Rhythms"]

# Changes that are asked for their kind alone: an article of 500 snapshots has some thousands.
MOST_KINDS = 20_000


class Rhythms(Room):
    """Reading what a page of one article shows, whatever the article's length."""

    def rhythm(self, article_id: int, *, most_snapshots: int, most_looks: int) -> Rhythm:
        """The latest snapshots and looks of an article, without their words."""
        with self._database.reading() as connection:
            moments = _moments(connection, article_id, most_snapshots)
            looks = _looks(connection, article_id, most_looks)
        whole = len(moments) <= most_snapshots and len(looks) <= most_looks
        return Rhythm(tuple(moments[:most_snapshots][::-1]), tuple(looks[:most_looks][::-1]), whole)

    def snapshots_up_to(self, article_id: int, number: int | None, limit: int) -> list[SnapshotRecord]:
        """Snapshots by falling number, from this one on (from the latest one for None)."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id)
        if number is not None:
            query = query.where(SNAPSHOTS.c.number <= number)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(SNAPSHOTS.c.number.desc()).limit(limit)).mappings()
            return [snapshot_of(row) for row in rows]

    def changes_of_each(self, snapshot_ids: Iterable[int], limit: int) -> dict[int, list[ChangeRecord]]:
        """At most `limit` changes of each of these snapshots, damped or not, by the snapshot's id."""
        found: dict[int, list[ChangeRecord]] = {}
        with self._database.reading() as connection:
            for one in snapshot_ids:
                query = SELECT_CHANGES.where(CHANGES.c.snapshot_id == one).order_by(CHANGES.c.id).limit(limit)
                found[one] = [change_of(row) for row in connection.execute(query).mappings()]
        return found


def _moments(connection: Connection, article_id: int, most: int) -> list[Moment]:
    columns = (SNAPSHOTS.c[name] for name in ("id", "number", "taken_at", "title", "damped", "disowned_at"))
    of_article = select(*columns).where(SNAPSHOTS.c.article_id == article_id)
    rows = connection.execute(of_article.order_by(SNAPSHOTS.c.number.desc()).limit(most + 1)).all()
    kinds: dict[int, set[ChangeKind]] = defaultdict(set)
    changed = select(CHANGES.c.snapshot_id, CHANGES.c.kind).where(CHANGES.c.article_id == article_id)
    for snapshot_id, kind in connection.execute(changed.order_by(CHANGES.c.id.desc()).limit(MOST_KINDS)):
        kinds[snapshot_id].add(ChangeKind(kind))
    return [
        Moment(
            id=row.id,
            number=row.number,
            taken_at=row.taken_at,
            title=row.title,
            damped=bool(row.damped),
            disowned=row.disowned_at is not None,
            kinds=frozenset(kinds[row.id]),
        )
        for row in rows
    ]


def _looks(connection: Connection, article_id: int, most: int) -> list[Look]:
    query = select(CHECKS.c.id, CHECKS.c.checked_at, CHECKS.c.outcome, CHECKS.c.reason)
    query = query.where(CHECKS.c.article_id == article_id).order_by(CHECKS.c.id.desc()).limit(most + 1)
    return [Look(row.id, row.checked_at, Outcome(row.outcome), row.reason) for row in connection.execute(query)]
