"""Deletion on request: which tables hold an article's words, and how each is cleared. The one place that names them all.

A new table with words of articles needs a rule here, in `RULES`, or, where it is none of SQLModel's (a search index),
a function in `HOOKS`; a test puts a word into every text column of every table and fails where it is found again.
What stays: the tombstone, the times, and the digests, so that the chain of hashes still verifies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, delete, insert, or_, select, update

from monitor.errors import InputError, NotFoundError
from monitor.store.dropping import drop_blobs
from monitor.store.forgotten import MARK, digest_of_text, forgotten_key
from monitor.store.records_evidence import ForgetResult, TombstoneRecord
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.scrubbing import scrub
from monitor.store.search_index import forget_words
from monitor.store.tables import (
    ALERTS,
    ARTICLE_FEEDS,
    ARTICLE_KEYS,
    ARTICLES,
    CHANGES,
    CHECKS,
    DELIVERIES,
    SNAPSHOTS,
)
from monitor.store.tables_desk import DAMPINGS, NOTES, SEEN_EXCEPTIONS, VERDICTS
from monitor.store.tables_evidence import TOMBSTONES
from monitor.store.tables_faults import FAULT_DELIVERIES, FAULTS
from monitor.store.tables_lineage import FIRST_EDITS, LINEAGES, REREADINGS
from monitor.store.tables_quality import HOST_READINGS, OVERRULINGS, PAGE_MARKS
from monitor.store.tables_search import SEARCH_TEXTS
from monitor.store.watching import find_article

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["FORGOTTEN", "HOOKS", "RULES", "Forgetting", "Rule", "tombstone_of"]

FORGOTTEN = "forgotten"
Ids = Sequence[int]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one table is cleared of an article's words: rows are deleted, or `blank` is written over their columns.

    `rows` says which rows are these articles'.
    """

    table: Table
    rows: Callable[[Ids], ColumnElement[bool]]
    blank: Mapping[str, Any] | None = None


def _of(table: Table) -> Callable[[Ids], ColumnElement[bool]]:
    return lambda ids: table.c.article_id.in_(ids)


def _of_alerts(ids: Ids) -> ColumnElement[bool]:
    return DELIVERIES.c.alert_id.in_(select(ALERTS.c.id).where(ALERTS.c.article_id.in_(ids)))


def _of_faults(ids: Ids) -> ColumnElement[bool]:
    return FAULT_DELIVERIES.c.fault_id.in_(select(FAULTS.c.id).where(_about(ids)))


def _about(ids: Ids) -> ColumnElement[bool]:
    """Faults whose subject is the article, or that name its address."""
    urls = select(ARTICLES.c.url).where(ARTICLES.c.id.in_(ids)).scalar_subquery
    named = select(ARTICLES.c.id).where(ARTICLES.c.id.in_(ids), FAULTS.c.words.contains(ARTICLES.c.url))
    return or_(FAULTS.c.subject.in_(urls()), named.correlate(FAULTS).exists())


def _of_reading(ids: Ids) -> ColumnElement[bool]:
    return HOST_READINGS.c.last_url.in_(select(ARTICLES.c.url).where(ARTICLES.c.id.in_(ids)))


def _seen(ids: Ids) -> ColumnElement[bool]:
    return SEEN_EXCEPTIONS.c.change_id.in_(select(CHANGES.c.id).where(CHANGES.c.article_id.in_(ids)))


def _damped_by_it(ids: Ids) -> ColumnElement[bool]:
    """The dampings whose features may be this article's words; they go on by the digest of the feature."""
    return DAMPINGS.c.id.in_(select(VERDICTS.c.damping_id).where(VERDICTS.c.article_id.in_(ids)))


# In an order that foreign keys allow: what refers to a row goes before it.
RULES: tuple[Rule, ...] = (
    Rule(DELIVERIES, _of_alerts),
    Rule(ALERTS, _of(ALERTS)),
    Rule(FAULT_DELIVERIES, _of_faults),
    Rule(FAULTS, _about),
    Rule(LINEAGES, _of(LINEAGES)),
    Rule(SEARCH_TEXTS, _of(SEARCH_TEXTS)),
    Rule(REREADINGS, _of(REREADINGS)),
    Rule(FIRST_EDITS, _of(FIRST_EDITS)),
    Rule(PAGE_MARKS, _of(PAGE_MARKS)),
    Rule(OVERRULINGS, _of(OVERRULINGS), {"mark": None, "reason": "", "note": ""}),
    Rule(HOST_READINGS, _of_reading, {"last_url": None}),
    Rule(SEEN_EXCEPTIONS, _seen),
    Rule(NOTES, _of(NOTES)),
    Rule(DAMPINGS, _damped_by_it, {"feature": None}),
    Rule(VERDICTS, _of(VERDICTS)),
    Rule(CHANGES, _of(CHANGES)),
    Rule(CHECKS, _of(CHECKS), {"reason": "", "final_url": None, "headers": None}),
    Rule(ARTICLE_FEEDS, _of(ARTICLE_FEEDS), {"guid": None}),
    Rule(
        SNAPSHOTS, _of(SNAPSHOTS),
        {"title": "", "notices": "[]", "headers": None, "fingerprint": None, "modified": None, "feed_updated": None},
    ),
    Rule(
        ARTICLES, lambda ids: ARTICLES.c.id.in_(ids),
        {
            "title": "", "state": FORGOTTEN, "next_check_at": None, "hinted_at": None, "hint_feed_id": None,
            "last_reason": "", "etag": None, "last_modified": None, "fingerprint": None, "pending_mark": None,
            "published": None, "pinned": False,
        },
    ),
)  # fmt: skip
# What clears tables that SQLModel does not know, such as a search index: (connection, ids of the articles).
HOOKS: tuple[Callable[[Connection, Ids], None], ...] = (forget_words,)


class Forgetting(Room):
    """Deleting an article's words."""

    def forget(
        self, ref: int | str, *, now: datetime, reason: str, remove_address: bool = False, scrubbed: bool = True
    ) -> ForgetResult:
        """Delete all words of an article for good, of those that were merged into it, too. Raises NotFoundError.

        A tombstone, the digests and the chain of hashes stay, and the article is neither checked nor added again.
        `remove_address`: its URL goes as well; the chain's links can still be checked then, its seals can't be computed
        again. `scrubbed`: the database's files are rewritten without what was deleted, which takes as long as a copy.
        """
        with self._database.writing(alone=True) as connection:
            if self._database.is_sqlite:
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            ids = _ids_of(connection, ref)
            result = _forget(connection, ids, now, reason, remove_address=remove_address)
        if scrubbed:
            scrub(self._database)
        return result


def _ids_of(connection: Connection, ref: int | str) -> list[int]:
    """The article and all that were merged into it."""
    row = find_article(connection, ref)
    if row is None:
        raise NotFoundError(str(ref), "no such article", hint="`monitor articles` lists them.")
    survivor = row["merged_into"] or row["id"]
    merged = select(ARTICLES.c.id).where(ARTICLES.c.merged_into == survivor).order_by(ARTICLES.c.id)
    return [survivor, *connection.execute(merged).scalars()]


def _forget(connection: Connection, ids: Ids, now: datetime, reason: str, *, remove_address: bool) -> ForgetResult:
    if "\0" in reason:
        raise InputError("--reason", "a reason is one line of text")
    rows = {row["id"]: row for row in connection.execute(_locked(ids)).mappings()}
    digests = _digests_of(connection, ids)
    _write_tombstones(connection, ids, rows, now, reason, remove_address=remove_address)
    for hook in HOOKS:
        hook(connection, ids)
    counts = {rule.table.name: _apply(connection, rule, ids) for rule in RULES}
    done = update(SNAPSHOTS).where(SNAPSHOTS.c.article_id.in_(ids), SNAPSHOTS.c.removed_at.is_(None))
    connection.execute(done.values(removed_at=now))
    shared = _needed_by_others(connection, digests)
    dropped = drop_blobs(connection, digests - shared)
    if remove_address:
        _remove_addresses(connection, rows)
    query = select(TOMBSTONES, ARTICLES.c.url).join(ARTICLES, ARTICLES.c.id == TOMBSTONES.c.article_id)
    found = connection.execute(
        query.where(TOMBSTONES.c.article_id.in_(ids)).order_by(TOMBSTONES.c.article_id)
    ).mappings()
    return ForgetResult(tuple(map(tombstone_of, found)), dropped, len(shared), counts)


def tombstone_of(row: RowMapping) -> TombstoneRecord:
    """A tombstone's row, joined with its article's URL, as a record."""
    values: dict[str, Any] = {name: row[name] for name in TombstoneRecord.__dataclass_fields__}
    removed = bool(row["address_removed"])
    return TombstoneRecord(**values | {"address_removed": removed, "url": "" if removed else row["url"]})


def _needed_by_others(connection: Connection, digests: set[str]) -> set[str]:
    """Which of these other articles name, too. The digests of forgotten looks and snapshots stay in their rows."""
    found: set[str] = set()
    wanted = sorted(digests)
    for table, names in ((SNAPSHOTS, BLOBS_OF_SNAPSHOTS), (CHECKS, BLOBS_OF_CHECKS)):
        others = table.c.article_id.not_in(select(TOMBSTONES.c.article_id))
        for start in range(0, len(wanted), 400):
            some = wanted[start : start + 400]
            for name in names:
                query = select(table.c[name]).where(others, table.c[name].in_(some))
                found |= set(connection.execute(query).scalars())
    return found


BLOBS_OF_SNAPSHOTS = ("body_sha256", "content_sha256", "request_sha256")
BLOBS_OF_CHECKS = ("body_sha256", "request_sha256")


def _locked(ids: Ids) -> Any:
    return select(ARTICLES).where(ARTICLES.c.id.in_(ids)).with_for_update()


def _digests_of(connection: Connection, ids: Ids) -> set[str]:
    found: set[str | None] = set()
    for table, names in ((SNAPSHOTS, BLOBS_OF_SNAPSHOTS), (CHECKS, BLOBS_OF_CHECKS)):
        for name in names:
            found |= set(connection.execute(select(table.c[name]).where(table.c.article_id.in_(ids))).scalars())
    return {digest for digest in found if digest is not None}


def _apply(connection: Connection, rule: Rule, ids: Ids) -> int:
    condition = rule.rows(ids)
    if rule.blank is None:
        return int(connection.execute(delete(rule.table).where(condition)).rowcount)
    return int(connection.execute(update(rule.table).where(condition).values(dict(rule.blank))).rowcount)


def _write_tombstones(
    connection: Connection,
    ids: Ids,
    rows: Mapping[int, RowMapping],
    now: datetime,
    reason: str,
    *,
    remove_address: bool,
) -> None:
    known = set(connection.execute(select(TOMBSTONES.c.article_id).where(TOMBSTONES.c.article_id.in_(ids))).scalars())
    for article_id in ids:
        row = rows[article_id]
        if article_id in known:  # asked once more: only the address may still go
            if remove_address:
                again = update(TOMBSTONES).where(TOMBSTONES.c.article_id == article_id)
                connection.execute(again.values(address_removed=True))
            continue
        values = {
            "article_id": article_id,
            "at": now,
            "url_sha256": digest_of_text(row["url"]),
            "key_sha256": digest_of_text(row["key"]),
            "address_removed": remove_address,
            "snapshots": row["latest_number"],
            "latest_hash": row["latest_hash"],
            "reason": storable(reason),
        }
        connection.execute(insert(TOMBSTONES).values(values))


def _remove_addresses(connection: Connection, rows: Mapping[int, RowMapping]) -> None:
    """Digests stand for the addresses, so that the same entry of a feed is still known, and not added again."""
    for article_id, row in rows.items():
        keys = select(ARTICLE_KEYS.c.key).where(ARTICLE_KEYS.c.article_id == article_id)
        for key in connection.execute(keys).scalars().all():
            if not key.startswith(MARK):
                hidden = update(ARTICLE_KEYS).where(ARTICLE_KEYS.c.key == key)
                connection.execute(hidden.values(key=forgotten_key(key)))
        if not row["url"].startswith(MARK):
            digests = {"url": forgotten_key(row["url"]), "key": forgotten_key(row["key"])}
            connection.execute(update(ARTICLES).where(ARTICLES.c.id == article_id).values(digests))
        urls = update(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id)
        connection.execute(urls.values(final_url=""))
