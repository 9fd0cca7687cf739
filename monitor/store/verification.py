"""Whether the stored evidence is what was written: the chain of each article, and all that its snapshots vouch for.

Told apart row by row, the first bad one of an article first. Rows that can't even be read (a time that is none) are
named, too: an editor of the file need not leave it readable.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, select

from monitor.errors import NotFoundError, StoreError
from monitor.store.blobs import digest_of, read_blob
from monitor.store.chain import Seal, changes_digest, content_of, next_hash
from monitor.store.overruling_faults import overruling_faults
from monitor.store.records import ChainFault
from monitor.store.requests import RequestRecord, request_of, sealed_moment
from monitor.store.rows import storable
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, SNAPSHOTS
from monitor.store.tables_evidence import TOMBSTONES
from monitor.store.tables_quality import OVERRULINGS
from monitor.store.unreadable import UNREADABLE, rows_one_by_one
from monitor.values import Severity

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["article_faults", "articles_query", "seal_of", "strays"]

# What verifying needs of an article, and nothing that could be unreadable.
SELECT_ARTICLES = select(
    ARTICLES.c.id,
    ARTICLES.c.latest_number,
    ARTICLES.c.latest_hash,
    ARTICLES.c.overruled_hash,
    TOMBSTONES.c.address_removed.label("address_removed"),
).outerjoin(TOMBSTONES, TOMBSTONES.c.article_id == ARTICLES.c.id)


def article_faults(connection: Connection, article: Row[Any]) -> Iterator[ChainFault]:
    """What is wrong with an article's history, the first bad row first."""
    previous, expected = "", 1
    for row, fault in rows_one_by_one(connection, SNAPSHOTS, SNAPSHOTS.c.article_id == article.id, SNAPSHOTS.c.number):
        if row is None:
            yield replace(fault, article_id=article.id, number=expected)
            return
        if row["number"] != expected:
            yield ChainFault(article.id, expected, f"snapshots, number {expected}", "the row is missing")
        if row["previous_hash"] != previous:
            place = f"snapshots, id {row['id']}"
            yield ChainFault(article.id, row["number"], place, "does not follow on the snapshot before it")
        yield from _read_safely(connection, row, sealed=not article.address_removed)
        previous, expected = row["hash"], row["number"] + 1
    if (article.latest_number, article.latest_hash) != (expected - 1, previous):
        reason = f"names snapshot {article.latest_number} as the latest, which the history does not end with"
        yield ChainFault(article.id, article.latest_number, f"articles, id {article.id}", reason)
    if article.address_removed is None:  # of what was deleted on request no look is kept
        yield from _look_faults(connection, article.id)
    yield from overruling_faults(connection, article)


def strays(connection: Connection) -> Sequence[ChainFault]:
    """Snapshots and overrulings whose article is gone (an editor of the file need not obey foreign keys)."""
    articles, reason = select(ARTICLES.c.id), "its article is missing"
    snapshots = select(SNAPSHOTS.c.article_id, SNAPSHOTS.c.number, SNAPSHOTS.c.id)
    overrulings = select(OVERRULINGS.c.article_id, OVERRULINGS.c.id)
    return [
        *(
            ChainFault(row.article_id, row.number, f"snapshots, id {row.id}", reason)
            for row in connection.execute(snapshots.where(SNAPSHOTS.c.article_id.not_in(articles)))
        ),
        *(
            ChainFault(row.article_id, None, f"overrulings, id {row.id}", reason)
            for row in connection.execute(overrulings.where(OVERRULINGS.c.article_id.not_in(articles)))
        ),
    ]


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


def _read_safely(connection: Connection, row: RowMapping, *, sealed: bool) -> Iterator[ChainFault]:
    """The faults of one snapshot; what can't be read is one of them."""
    try:
        yield from _snapshot_faults(connection, row, sealed=sealed)
    except UNREADABLE as problem:
        what = f"snapshots, id {row['id']}"
        yield ChainFault(row["article_id"], row["number"], what, f"can't be read: {problem!s:.80}")


def _snapshot_faults(connection: Connection, row: RowMapping, *, sealed: bool) -> Iterator[ChainFault]:
    place, what = (row["article_id"], row["number"]), f"snapshots, id {row['id']}"
    if sealed and next_hash(row["previous_hash"], seal_of(row)) != row["hash"]:
        yield ChainFault(*place, what, "its hash is not that of its columns")
    if row["removed_at"] is not None:
        return
    changes = []
    for change, fault in rows_one_by_one(connection, CHANGES, CHANGES.c.snapshot_id == row["id"], CHANGES.c.id):
        if change is None:
            yield replace(fault, article_id=place[0], number=place[1])
            return
        changes.append(change)
    if changes_digest([change["detail"] for change in changes], row["notices"]) != row["changes_sha256"]:
        yield ChainFault(*place, f"changes of snapshot id {row['id']}", "are not those that were written")
        return
    if row["change_count"] != len(changes):
        yield ChainFault(*place, what, f"counts {row['change_count']} changes where there are {len(changes)}")
    for change in changes:
        yield from _change_faults(change, row)
    yield from _content_faults(connection, row)
    if row["request_sha256"] is not None:
        yield from _request_faults(connection, row, changes)


def _change_faults(change: RowMapping, row: RowMapping) -> Iterator[ChainFault]:
    """The columns that lists are filtered by repeat what the sealed JSON says."""
    detail = json.loads(change["detail"])
    said = (detail["kind"], detail["op"], Severity(detail["severity"]).rank, bool(detail["silent"]))
    columns = (change["kind"], change["op"], change["severity"], bool(change["silent"]))
    here = (change["article_id"], change["number"], change["compared_with"])
    if said != columns or here != (row["article_id"], row["number"], row["compared_with"]):
        what = f"changes, id {change['id']}"
        yield ChainFault(row["article_id"], row["number"], what, "its columns are not those of its change")


def _content_faults(connection: Connection, row: RowMapping) -> Iterator[ChainFault]:
    place, what = (row["article_id"], row["number"]), f"snapshots, id {row['id']}"
    for digest in filter(None, (row["content_sha256"], row["body_sha256"])):
        content, fault = _blob(connection, digest, place)
        if content is None:
            yield fault
        elif digest == row["content_sha256"]:
            article = content_of(content)
            if storable(article.title) != row["title"]:
                yield ChainFault(*place, what, "its title is not the one of its text")
            if article.modified != row["modified"]:
                yield ChainFault(*place, what, "its modified date is not the one of its text")


def _request_faults(connection: Connection, row: RowMapping, changes: Sequence[RowMapping]) -> Iterator[ChainFault]:
    place = (row["article_id"], row["number"])
    stored, fault = _blob(connection, row["request_sha256"], place)
    if stored is None:
        yield fault
        return
    sealed, headers = request_of(stored).columns, row["headers"]
    columns: dict[str, Any] = {
        "feed_updated": sealed_moment(row["feed_updated"]),
        "compared_with": row["compared_with"],
        "fingerprint": row["fingerprint"],
        "headers_sha256": digest_of(headers.encode("utf-8", "replace")) if headers is not None else None,
    }
    for name, value in columns.items():
        if name in sealed and sealed[name] != value:
            yield ChainFault(*place, f"snapshots, id {row['id']}", f"its {name} is not what was recorded")
    yield from _sealed_change_faults(sealed, changes, place)


def _sealed_change_faults(
    sealed: Mapping[str, Any], changes: Sequence[RowMapping], place: tuple[int, int]
) -> Iterator[ChainFault]:
    for change, where in zip(changes, sealed.get("places", ()), strict=False):
        told = (change["place"], change["outlet"], sealed_moment(change["at"]))
        if told != (where, sealed["outlet"], sealed["recorded_at"]):
            yield ChainFault(
                *place, f"changes, id {change['id']}", "its place, outlet or time is not what was recorded"
            )


def _look_faults(connection: Connection, article_id: int) -> Iterator[ChainFault]:
    """Looks that stayed outside the history: their pages must be there, and be what the look got."""
    kept = select(CHECKS.c.id, CHECKS.c.status, CHECKS.c.body_sha256, CHECKS.c.request_sha256, CHECKS.c.tls).where(
        CHECKS.c.article_id == article_id, CHECKS.c.snapshot_id.is_(None), CHECKS.c.body_sha256.is_not(None)
    )
    for row in connection.execute(kept.order_by(CHECKS.c.id)):
        body, fault = _blob(connection, row.body_sha256, (article_id, None))
        if body is None:
            yield fault
        if row.request_sha256 is None:
            continue
        stored, fault = _blob(connection, row.request_sha256, (article_id, None))
        if stored is None:
            yield fault
        elif not _is_of(row, request_of(stored)):
            reason = "is not the look that its request record tells of"
            yield ChainFault(article_id, None, f"checks, id {row.id}", reason)


def _is_of(row: Any, record: RequestRecord) -> bool:
    told = (record.body_sha256, record.tls, record.exchanges[-1].status)
    return told == (row.body_sha256, bool(row.tls), row.status)


def _blob(connection: Connection, digest: str, place: tuple[int, int | None]) -> tuple[bytes | None, ChainFault]:
    """The bytes; where they can't be read None and the fault that says so."""
    try:
        return read_blob(connection, digest), ChainFault(*place, "", "")
    except (NotFoundError, StoreError) as problem:
        return None, ChainFault(*place, f"blobs, sha256 {digest}", problem.reason)
    except UNREADABLE:
        return None, ChainFault(*place, f"blobs, sha256 {digest}", "the row can't be read: it was altered")


def articles_query(article_id: int | None, after: int, limit: int | None) -> Select[Any]:
    """The articles to verify: one, or those behind `after` in the order of their ids."""
    query = SELECT_ARTICLES.order_by(ARTICLES.c.id)
    if article_id is not None:
        return query.where(ARTICLES.c.id == article_id)
    return query.where(ARTICLES.c.id > after).limit(limit)
