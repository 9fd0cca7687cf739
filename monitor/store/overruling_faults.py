"""Whether what persons said of an article's looks and snapshots is what they said: its chain, and what it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from monitor.store.overruling_seals import OverrulingSeal, next_overruling_hash, words_digest
from monitor.store.records import ChainFault
from monitor.store.tables import CHECKS, SNAPSHOTS
from monitor.store.tables_quality import OVERRULINGS
from monitor.store.unreadable import UNREADABLE, rows_one_by_one

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["overruling_faults"]


def overruling_faults(connection: Connection, article: Row[Any]) -> Iterator[ChainFault]:
    """What is wrong with an article's overrulings, the first bad row first."""
    previous, said = "", []
    for row, fault in rows_one_by_one(
        connection, OVERRULINGS, OVERRULINGS.c.article_id == article.id, OVERRULINGS.c.id
    ):
        if row is None:
            yield replace(fault, article_id=article.id)
            return
        try:
            for reason in _reasons(row, previous, is_forgotten=article.address_removed is not None):
                yield ChainFault(article.id, None, f"overrulings, id {row['id']}", reason)
        except UNREADABLE:
            yield replace(fault, article_id=article.id)
            return
        previous = row["hash"]
        said.append(row)
    if article.overruled_hash != previous:
        reason = "names an overruling as the last one, which is missing or was added without its seal"
        yield ChainFault(article.id, None, f"articles, id {article.id}", reason)
    yield from _effect_faults(connection, article.id, said)


def _reasons(row: RowMapping, previous: str, *, is_forgotten: bool) -> Iterator[str]:
    if row["previous_hash"] != previous:
        yield "does not follow on the overruling before it: one is missing, or was put in"
    seal = OverrulingSeal(
        row["article_id"],
        row["at"],
        row["verdict"],
        row["check_id"],
        row["snapshot_id"],
        row["replaced_id"],
        row["words_sha256"],
    )
    if next_overruling_hash(row["previous_hash"], seal) != row["hash"]:
        yield "its hash is not that of its columns"
    if not is_forgotten and words_digest(row["mark"], row["reason"], row["note"]) != row["words_sha256"]:
        yield "its words are not those that were written"


def _effect_faults(connection: Connection, article_id: int, said: list[RowMapping]) -> Iterator[ChainFault]:
    """A snapshot is out of the history exactly where somebody said so; a look that was accepted is its snapshot's."""
    walls = [row for row in said if row["verdict"] == "wall"]
    disowned = {row[name]: row["at"] for row in walls for name in ("snapshot_id", "replaced_id")}
    for row, fault in rows_one_by_one(connection, SNAPSHOTS, SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.number):
        if row is None:
            yield replace(fault, article_id=article_id)
        elif row["disowned_at"] != disowned.get(row["id"]):
            out = (
                "out of the history though nobody said"
                if row["disowned_at"]
                else "in the history though somebody denied"
            )
            reason = f"stands {out} that it never was the article, or at another time than it says"
            yield ChainFault(article_id, row["number"], f"snapshots, id {row['id']}", reason)
    accepted = {row["check_id"]: row["snapshot_id"] for row in said if row["verdict"] == "article"}
    wanted = [check for check, snapshot in accepted.items() if snapshot is not None]
    looks = select(CHECKS.c.id, CHECKS.c.snapshot_id).where(CHECKS.c.id.in_(wanted))
    for look in connection.execute(looks) if wanted else ():
        if look.snapshot_id != accepted[look.id]:
            reason = "is not the look of the snapshot that it was accepted as"
            yield ChainFault(article_id, None, f"checks, id {look.id}", reason)
