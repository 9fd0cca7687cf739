"""Evidence: what a WARC, a bundle and a published head are made of. Only reads, but for what is deleted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from monitor.errors import NotFoundError
from monitor.store.blobs import read_blob
from monitor.store.chain import changes_bytes
from monitor.store.forgetting import Forgetting, tombstone_of
from monitor.store.records_evidence import KeptPage, Link, TombstoneRecord
from monitor.store.requests import RequestRecord, request_of
from monitor.store.retention import Retaining
from monitor.store.room import Room
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, SNAPSHOTS
from monitor.store.tables_evidence import TOMBSTONES
from monitor.store.verification import seal_of
from monitor.values import Outcome

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping

__all__ = ["Evidence"]

BATCH = 500
OF_SNAPSHOT = ("number", "taken_at", "content_sha256", "text_sha256", "hash", "final_url", "removed_at")
OF_BOTH = ("body_sha256", "request_sha256", "headers")
SELECT_KEPT = (
    select(
        CHECKS,
        ARTICLES.c.url,
        *(SNAPSHOTS.c[name].label(f"snapshot_{name}") for name in (*OF_SNAPSHOT, *OF_BOTH)),
    )
    .join(ARTICLES, ARTICLES.c.id == CHECKS.c.article_id)
    .outerjoin(SNAPSHOTS, SNAPSHOTS.c.id == CHECKS.c.snapshot_id)
)
SELECT_UNCHECKED = (
    select(SNAPSHOTS, ARTICLES.c.url)
    .join(ARTICLES, ARTICLES.c.id == SNAPSHOTS.c.article_id)
    .where(SNAPSHOTS.c.id.not_in(select(CHECKS.c.snapshot_id).where(CHECKS.c.snapshot_id.is_not(None))))
)


class Evidence(Forgetting, Retaining, Room):
    """Reading what the evidence is made of; deletion on request and by age stand in rooms of their own."""

    def kept_pages(self, article_id: int, since: datetime | None = None) -> list[KeptPage]:
        """The kept looks at an article's page in the order of time, without their bytes (`blob` gives those).

        Snapshots always, other looks where their page is still kept; nothing of what was deleted on request.
        """
        looks = SELECT_KEPT.where(CHECKS.c.article_id == article_id)
        unchecked = SELECT_UNCHECKED.where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.removed_at.is_(None))
        with self._database.reading() as connection:
            gone = select(TOMBSTONES.c.article_id).where(TOMBSTONES.c.article_id == article_id)
            if connection.execute(gone).first() is not None:
                return []
            found = [_kept_look(row) for row in connection.execute(looks).mappings() if _is_kept(row)]
            found += [_kept_snapshot(row) for row in connection.execute(unchecked).mappings()]
        found.sort(key=lambda page: (page.at, page.number or 0, page.check_id))
        return [page for page in found if since is None or page.at >= since]

    def request_record(self, digest: str) -> RequestRecord:
        """How a kept page was got. Raises NotFoundError, StoreError where it was tampered with."""
        with self._database.reading() as connection:
            return request_of(read_blob(connection, digest))

    def chain(self, article_id: int, upto: int | None = None) -> list[Link]:
        """An article's chain from its first snapshot on, up to snapshot `upto` where given."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id).order_by(SNAPSHOTS.c.number)
        if upto is not None:
            query = query.where(SNAPSHOTS.c.number <= upto)
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return [Link(row["previous_hash"], seal_of(row), row["hash"], row["removed_at"] is not None) for row in rows]

    def changes_preimage(self, snapshot_id: int) -> bytes:
        """The bytes whose digest is the snapshot's `changes_sha256`: its changes' JSON and its notices', a line each."""
        snapshot = select(SNAPSHOTS.c.notices).where(SNAPSHOTS.c.id == snapshot_id)
        details = select(CHANGES.c.detail).where(CHANGES.c.snapshot_id == snapshot_id).order_by(CHANGES.c.id)
        with self._database.reading() as connection:
            notices = connection.execute(snapshot).scalar()
            if notices is None:
                raise NotFoundError(f"snapshot id {snapshot_id}", "no such snapshot")
            return changes_bytes(connection.execute(details).scalars().all(), notices)

    def stored_hashes(self, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """The hashes of these snapshots (article, number), of those that there are."""
        found: dict[tuple[int, int], str] = {}
        columns = (SNAPSHOTS.c.article_id, SNAPSHOTS.c.number, SNAPSHOTS.c.hash)
        with self._database.reading() as connection:
            for start in range(0, len(places), BATCH):
                wanted = set(places[start : start + BATCH])
                query = select(*columns).where(SNAPSHOTS.c.article_id.in_({article for article, _ in wanted}))
                for article, number, digest in connection.execute(query):
                    if (article, number) in wanted:
                        found[article, number] = digest
        return found

    def all_article_ids(self) -> set[int]:
        """The ids of all articles, whatever their state."""
        with self._database.reading() as connection:
            return set(connection.execute(select(ARTICLES.c.id)).scalars())

    def tombstones(self) -> list[TombstoneRecord]:
        """What was deleted on request, the latest first."""
        query = (
            select(TOMBSTONES, ARTICLES.c.url)
            .join(ARTICLES, ARTICLES.c.id == TOMBSTONES.c.article_id)
            .order_by(TOMBSTONES.c.at.desc(), TOMBSTONES.c.article_id)
        )
        with self._database.reading() as connection:
            return [tombstone_of(row) for row in connection.execute(query).mappings()]


def _is_kept(row: RowMapping) -> bool:
    if row["snapshot_id"] is not None:
        return row["snapshot_removed_at"] is None
    return row["body_sha256"] is not None


def _kept_look(row: RowMapping) -> KeptPage:
    has_snapshot = row["snapshot_id"] is not None
    of = "snapshot_" if has_snapshot else ""
    return KeptPage(
        article_id=row["article_id"],
        check_id=row["id"],
        at=row["snapshot_taken_at"] if has_snapshot else row["checked_at"],
        url=row["url"],
        final_url=(row["snapshot_final_url"] if has_snapshot else row["final_url"]) or row["url"],
        status=row["status"],
        outcome=Outcome(row["outcome"]),
        reason=row["reason"],
        tls=bool(row["tls"]),
        body_sha256=row[f"{of}body_sha256"],
        request_sha256=row[f"{of}request_sha256"],
        headers=json.loads(row[f"{of}headers"] or "{}"),
        number=row["snapshot_number"],
        content_sha256=row["snapshot_content_sha256"],
        text_sha256=row["snapshot_text_sha256"],
        hash=row["snapshot_hash"],
    )


def _kept_snapshot(row: RowMapping) -> KeptPage:
    """A snapshot whose check was dropped (`retention.checks_days`)."""
    return KeptPage(
        article_id=row["article_id"],
        check_id=0,
        at=row["taken_at"],
        url=row["url"],
        final_url=row["final_url"],
        status=None,
        outcome=Outcome.CHANGED,
        reason="",
        tls=row["final_url"].startswith("https:"),
        body_sha256=row["body_sha256"],
        request_sha256=row["request_sha256"],
        headers=json.loads(row["headers"] or "{}"),
        number=row["number"],
        content_sha256=row["content_sha256"],
        text_sha256=row["text_sha256"],
        hash=row["hash"],
    )
