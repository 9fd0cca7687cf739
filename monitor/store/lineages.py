"""Claim lineages: each claim followed through all snapshots of its article, 41 → 34 → 41.

They are computed in the workers (monitor/compare/lineage.py) and written in the transaction of their snapshot, from the
second snapshot on: before an article was edited, its lineages would say what its text says. All claims are followed,
not only those that changed: what changes at the fifth snapshot for the first time has stood there since the first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from monitor.errors import NotFoundError
from monitor.store.blobs import read_blobs
from monitor.store.chain import content_of
from monitor.store.lineage_rows import (
    Said,
    lineage_id,
    lineage_record,
    lineages_of,
    packed_lineages,
    split_lineage_id,
)
from monitor.store.records_lineage import Following, LineageRecord, RereadingRecord
from monitor.store.room import Room
from monitor.store.rows import storable_json
from monitor.store.tables import ARTICLE_FEEDS, ARTICLES, CHANGES, SNAPSHOTS
from monitor.store.tables_lineage import LINEAGES, REREADINGS
from monitor.values import Lineage, Lineages, LineageStep, version_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["ClaimLineages", "delete_lineages", "write_lineages"]


class ClaimLineages(Room):
    """Reading lineages, and renewing them after an upgrade."""

    def lineages(
        self,
        article_id: int,
        *,
        only_changed: bool = False,
        changed_at: int | None = None,
        after: int = 0,
        limit: int | None = None,
        most_versions: int | None = None,
    ) -> list[LineageRecord]:
        """An article's claims through all its snapshots, in the order in which they were first seen.

        `changed_at`: those that have a step at this snapshot, with their steps up to it.
        `after`: the id of the last one of the page before. `most_versions`: how many snapshots are read for it, the
        newest; what a claim was before them is left out and counted in its `left_out`.

        Empty before the second snapshot, and where the article's words were deleted on request. Raises StoreError
        where the snapshots were tampered with.
        """
        with self._database.reading() as connection:
            known = _stored(connection, article_id)
            wanted = [one for one in known.lineages if len(one.steps) > 1 or not only_changed] if known else []
            wanted = wanted if changed_at is None else _up_to(wanted, changed_at)
            wanted = [one for one in wanted if lineage_id(article_id, one.seq) > after][:limit]
            shown = _newest_steps(wanted, most_versions)
            said = _snapshots(connection, article_id, {step.number for one in shown for step in one.steps})
        if said is None:
            return []
        left_out = [len(one.steps) - len(cut.steps) for one, cut in zip(wanted, shown, strict=True)]
        return [
            replace(lineage_record(article_id, cut, said), left_out=left)
            for cut, left in zip(shown, left_out, strict=True)
        ]

    def lineage(self, lineage: int) -> LineageRecord:
        """The lineage of this id. Raises NotFoundError."""
        article_id, seq = split_lineage_id(lineage)
        with self._database.reading() as connection:
            known = _stored(connection, article_id)
            one = next((one for one in known.lineages if one.seq == seq), None) if known else None
            said = _snapshots(connection, article_id, {step.number for step in one.steps}) if one else None
        if one is None or said is None:
            raise NotFoundError(f"lineage {lineage}", "no such lineage")
        return lineage_record(article_id, one, said)

    def lineage_of_change(self, change_id: int) -> int | None:
        """The id of the lineage that a change is a step of; None for a link's change, or before it was followed.

        Raises NotFoundError for an unknown change.
        """
        query = select(CHANGES).where(CHANGES.c.id == change_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                raise NotFoundError(f"change {change_id}", "no such change")
            known = _stored(connection, row["article_id"])
            steps = [
                (one, earlier, step)
                for one in (known.lineages if known else ())
                for earlier, step in zip((None, *one.steps), one.steps, strict=False)
                if step.number == row["number"] and one.place == row["place"]
            ]
            change = json.loads(row["detail"])
            said = _snapshots(connection, row["article_id"], {earlier.number for _, earlier, _ in steps if earlier})
        found = (one for one, earlier, step in steps if said is not None and _is_step(change, one, earlier, step, said))
        return next((lineage_id(row["article_id"], one.seq) for one in found), None)

    def following(self, article_id: int) -> Following:
        """What the next look at an article takes up again."""
        updated = select(func.max(ARTICLE_FEEDS.c.updated)).where(ARTICLE_FEEDS.c.article_id == article_id)
        with self._database.reading() as connection:
            return Following(_stored(connection, article_id), connection.execute(updated).scalar())

    def rereading(self, article_id: int) -> RereadingRecord | None:
        """What the article's pages said when they were last read again; None where they never were."""
        query = select(REREADINGS).where(REREADINGS.c.article_id == article_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        return RereadingRecord(**{**row, "report": json.loads(row["report"])})

    def record_rereading(self, record: RereadingRecord, lineages: Lineages | None = None) -> bool:
        """Keep what a re-reading came to, and with `lineages` renew the article's; the evidence is not touched.

        False, and nothing is written, where the article has got another snapshot meanwhile. Raises NotFoundError.
        """
        query = select(ARTICLES.c.latest_number).where(ARTICLES.c.id == record.article_id).with_for_update()
        values = {"reader": record.reader, "number": record.number, "at": record.at}
        with self._database.writing() as connection:
            latest = connection.execute(query).scalar()
            if latest is None:
                raise NotFoundError(f"article {record.article_id}", "no such article")
            if latest != record.number:
                return False
            _put(connection, REREADINGS, record.article_id, {**values, "report": storable_json(record.report)})
            if lineages is not None:
                write_lineages(connection, record.article_id, lineages)
        return True

    def articles_with_snapshots(self, since: datetime | None = None) -> list[tuple[int, int]]:
        """Ids of all articles that have snapshots, each with its latest number; `since`: of snapshots taken since."""
        query = select(ARTICLES.c.id, ARTICLES.c.latest_number).where(ARTICLES.c.latest_number > 0)
        if since is not None:
            recent = select(SNAPSHOTS.c.id).where(
                SNAPSHOTS.c.article_id == ARTICLES.c.id,
                SNAPSHOTS.c.number == ARTICLES.c.latest_number,
                SNAPSHOTS.c.taken_at >= since,
            )
            query = query.where(recent.exists())
        with self._database.reading() as connection:
            return [(row.id, row.latest_number) for row in connection.execute(query.order_by(ARTICLES.c.id))]


def write_lineages(connection: Connection, article_id: int, lineages: Lineages) -> None:
    """Write an article's lineages in the caller's transaction."""
    changed = sum(len(one.steps) > 1 for one in lineages.lineages)
    values = {"number": lineages.number, "changed": changed, "data": packed_lineages(lineages)}
    _put(connection, LINEAGES, article_id, values)


def delete_lineages(connection: Connection, article_id: int) -> None:
    """Drop what is derived of an article's words, in the caller's transaction: for deletion on request."""
    connection.execute(delete(LINEAGES).where(LINEAGES.c.article_id == article_id))
    connection.execute(delete(REREADINGS).where(REREADINGS.c.article_id == article_id))


def _up_to(lineages: list[Lineage], number: int) -> list[Lineage]:
    cut = [replace(one, steps=tuple(step for step in one.steps if step.number <= number)) for one in lineages]
    return [one for one in cut if one.steps and one.steps[-1].number == number]


def _newest_steps(lineages: list[Lineage], most_versions: int | None) -> list[Lineage]:
    """The lineages without the steps before the newest so many snapshots; each keeps its last one at least."""
    numbers = sorted({step.number for one in lineages for step in one.steps}, reverse=True)
    if most_versions is None or len(numbers) <= most_versions:
        return lineages
    lowest = numbers[most_versions - 1]
    return [
        replace(one, steps=tuple(step for step in one.steps if step.number >= lowest) or one.steps[-1:])
        for one in lineages
    ]


def _put(connection: Connection, table: Any, article_id: int, values: Mapping[str, Any]) -> None:
    """The caller holds the article's row: no other transaction writes these."""
    done = connection.execute(update(table).where(table.c.article_id == article_id).values(dict(values)))
    if not done.rowcount:
        connection.execute(insert(table).values({"article_id": article_id, **values}))


def _stored(connection: Connection, article_id: int) -> Lineages | None:
    data = connection.execute(select(LINEAGES.c.data).where(LINEAGES.c.article_id == article_id)).scalar()
    return None if data is None else lineages_of(bytes(data))


def _snapshots(connection: Connection, article_id: int, numbers: set[int]) -> Said | None:
    """When these snapshots were taken and what they say; None where words were deleted."""
    query = select(SNAPSHOTS.c.number, SNAPSHOTS.c.taken_at, SNAPSHOTS.c.content_sha256, SNAPSHOTS.c.removed_at).where(
        SNAPSHOTS.c.article_id == article_id
    )
    rows = [row for row in connection.execute(query.order_by(SNAPSHOTS.c.number)) if row.number in numbers]
    if any(row.removed_at is not None for row in rows):
        return None
    digests = list(dict.fromkeys(row.content_sha256 for row in rows))
    versions = {digest: version_of(content_of(said)) for digest, said in read_blobs(connection, digests)}
    return {row.number: (row.taken_at, versions[row.content_sha256]) for row in rows}


def _is_step(change: Any, one: Lineage, earlier: LineageStep | None, step: LineageStep, said: Said) -> bool:
    before, after = change["before"], change["after"]
    if after is not None:
        return (after["kind"], after["start"]) == (one.kind.value, step.start)
    if before["kind"] != one.kind.value or step.start is not None or earlier is None or earlier.start is None:
        return False
    return bool(said[earlier.number][1].said_in(one.place)[earlier.start : earlier.end] == before["text"])
