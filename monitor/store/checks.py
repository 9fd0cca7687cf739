"""What a check came to: one transaction for its row, the snapshot with its changes and alerts, and the next due time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from monitor.errors import NotFoundError
from monitor.formats import change_to_json, notice_to_json
from monitor.store.blobs import digest_of, put_blob
from monitor.store.chain import Seal, changes_digest, content_bytes, next_hash
from monitor.store.due import release_host
from monitor.store.lineages import write_lineages
from monitor.store.outlet_days import count_snapshot
from monitor.store.page_marks import note_page
from monitor.store.records import CheckRecord, CheckResult, NewAlert, NewSnapshot
from monitor.store.requests import RequestRecord, request_bytes, sealed_moment
from monitor.store.room import Room, insert_row
from monitor.store.rows import page_values, storable, storable_json
from monitor.store.search_index import index_snapshot
from monitor.store.tables import ALERTS, ARTICLES, CHANGES, CHECKS, DELIVERIES, FEEDS, HOSTS, SNAPSHOTS
from monitor.values import Outcome

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Checks", "Written", "new_delivery_id", "write_snapshot"]

SELECT_ARTICLE = select(ARTICLES).where(ARTICLES.c.id == bindparam("article_id")).with_for_update()
SELECT_LATEST = select(SNAPSHOTS.c.body_sha256, SNAPSHOTS.c.content_sha256, SNAPSHOTS.c.request_sha256).where(
    SNAPSHOTS.c.article_id == bindparam("article_id"), SNAPSHOTS.c.number == bindparam("number")
)
UNCHANGED_COLUMNS = (ARTICLES.c.id, ARTICLES.c.url, ARTICLES.c.host, ARTICLES.c.latest_number, ARTICLES.c.state)
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Written:
    """What a new snapshot left behind."""

    snapshot_id: int
    number: int
    hash: str
    body_sha256: str | None
    change_ids: tuple[int, ...]
    delivery_ids: tuple[str, ...]


class Checks(Room):
    """Recording checks."""

    def record_check(self, check: CheckRecord) -> CheckResult:
        """Write all that a check came to, or nothing. Raises NotFoundError for an unknown article.

        Where the latest snapshot isn't the one that the check compared with (its lease was lost), or the article was
        merged meanwhile, nothing is written but the end of the lease, and the result is stale.
        """
        with self._database.writing() as connection:
            row = connection.execute(SELECT_ARTICLE, {"article_id": check.article_id}).mappings().first()
            if row is None:
                raise NotFoundError(f"article {check.article_id}", "no such article")
            release_host(connection, row["host"], check.owner, check.host)
            if not _is_fresh(check, row):
                return CheckResult(stale=True)
            written = write_snapshot(connection, check, check.snapshot, row) if check.snapshot else None
            body = written.body_sha256 if written else _keep_body(connection, check, row)
            check_id = _write_check(connection, check, row, body, written)
            values = _article_values(check, row, written)
            connection.execute(update(ARTICLES).where(ARTICLES.c.id == check.article_id).values(values))
            _count_hint(connection, check, row)
            note_page(connection, check, row)
        if written is None:
            return CheckResult(check_id=check_id)
        ids = (written.change_ids, written.delivery_ids)
        return CheckResult(False, check_id, written.snapshot_id, written.number, *ids)

    def record_unchanged(self, checks: Sequence[CheckRecord], *, release: bool = True) -> list[bool]:
        """Write that these looks at articles of one host, leased to one owner, found nothing new: all of it or nothing.

        False for each one that is stale, as in record_check. `release=False`: the host stays leased, for more.
        """
        query = select(*UNCHANGED_COLUMNS).where(ARTICLES.c.id.in_([check.article_id for check in checks]))
        with self._database.writing() as connection:
            rows = {row["id"]: row for row in connection.execute(query.with_for_update()).mappings()}
            fresh = [check for check in checks if _is_fresh(check, rows.get(check.article_id))]
            if fresh:
                written = [_check_values(check, rows[check.article_id]) for check in fresh]
                connection.execute(insert(CHECKS), written)
                values = [
                    {**_article_values(check, rows[check.article_id], None), "b_id": check.article_id}
                    for check in fresh
                ]
                connection.execute(update(ARTICLES).where(ARTICLES.c.id == bindparam("b_id")), values)
            if release and rows:
                release_host(connection, next(iter(rows.values()))["host"], checks[-1].owner, checks[-1].host)
        return [check in fresh for check in checks]


def _is_fresh(check: CheckRecord, row: RowMapping | None) -> bool:
    """Whether nothing was recorded since the check began, and the article is still one of its own."""
    if row is None:
        return False
    return row["latest_number"] == check.compared_with and row["state"] not in ("merged", "forgotten")


def new_delivery_id(now: datetime) -> str:
    """ "msg_" and a ULID: 48 bits of milliseconds, 80 random bits, in Crockford's base 32; sorts by time."""
    value = (int(now.timestamp() * 1000) & (1 << 48) - 1) << 80 | secrets.randbits(80)
    return "msg_" + "".join(CROCKFORD[value >> shift & 31] for shift in range(125, -1, -5))


def _write_check(
    connection: Connection, check: CheckRecord, row: RowMapping, body: str | None, written: Written | None
) -> int:
    # The headers of a page that brought nothing new are no evidence of anything, and would outweigh all other rows.
    telling = written is None and check.outcome is not Outcome.UNCHANGED and check.headers
    values = _check_values(check, row) | {
        "body_sha256": body,
        "snapshot_id": written.snapshot_id if written else None,
        "headers": storable_json(dict(check.headers)) if telling else None,
        "request_sha256": _keep_request(connection, check, row, body) if body and written is None else None,
    }
    return insert_row(connection, CHECKS, values)


def _check_values(check: CheckRecord, row: RowMapping) -> dict[str, Any]:
    return {
        "article_id": check.article_id,
        "checked_at": check.now,
        "outcome": check.outcome.value,
        "reason": storable(check.reason),
        "status": check.status,
        "final_url": storable(check.final_url) if check.final_url != row["url"] else None,
        "elapsed_seconds": check.elapsed_seconds,
        "tls": check.tls,
    }


def _article_values(check: CheckRecord, row: RowMapping, written: Written | None) -> dict[str, Any]:
    # A person may have paused the article while it was being checked: that stands.
    state = check.state if row["state"] == "active" else row["state"]
    values: dict[str, Any] = page_values(check.page) | {
        "state": state,
        "next_check_at": check.next_check_at if state == "active" else None,
        "checked_at": check.now,
        "hinted_at": None,
        "hint_feed_id": None,
        "last_outcome": check.outcome.value,
        "last_reason": storable(check.reason),
    }
    if written is None or check.snapshot is None:
        return values
    latest = {
        "latest_number": written.number,
        "latest_snapshot_id": written.snapshot_id,
        "latest_hash": written.hash,
        "text_sha256": check.snapshot.text_sha256,
        "title": storable(check.snapshot.article.title) or row["title"],
    }
    is_edit = row["text_sha256"] is not None and not check.snapshot.damped
    edited = {"edits": row["edits"] + 1, "changed_at": check.now} if is_edit else {}
    # The article's own statement is better than the feed's.
    published = check.snapshot.article.published or row["published"]
    return values | latest | edited | {"published": published}


def _count_hint(connection: Connection, check: CheckRecord, row: RowMapping) -> None:
    if row["hint_feed_id"] is not None and check.outcome is Outcome.CHANGED:
        hit = update(FEEDS).where(FEEDS.c.id == row["hint_feed_id"]).values(hint_hits=FEEDS.c.hint_hits + 1)
        connection.execute(hit)


# --- pages ----------------------------------------------------------------------------------------------------


def _keep_body(connection: Connection, check: CheckRecord, row: RowMapping) -> str | None:
    """Keep the page as evidence, the latest snapshot's page being the dictionary. None where there is none to keep."""
    if check.body is None:
        return None
    asked = {"article_id": row["id"], "number": row["latest_number"]}
    latest = connection.execute(SELECT_LATEST, asked).first()
    if latest is not None:
        return put_blob(connection, check.body, latest.body_sha256)
    return _keep_first_body(connection, check.body, row["host"])


def _keep_first_body(connection: Connection, body: bytes, host: str) -> str:
    """An outlet's pages share their chrome: the first one of a host is the dictionary of the others' first ones."""
    template = connection.execute(select(HOSTS.c.template_sha256).where(HOSTS.c.host == host)).scalar()
    digest = put_blob(connection, body, template)
    if template is None:
        connection.execute(update(HOSTS).where(HOSTS.c.host == host).values(template_sha256=digest))
    return digest


def _keep_request(connection: Connection, check: CheckRecord, row: RowMapping, body: str | None) -> str | None:
    """Keep how the page was got, the latest snapshot's record being the dictionary. None where nobody says."""
    if not check.exchanges:
        return None
    new = check.snapshot
    record = RequestRecord(
        requested_url=check.exchanges[0].url,
        final_url=storable(check.final_url) or row["url"],
        tls=check.tls,
        body_sha256=body,
        exchanges=check.exchanges,
        text_sha256=new.text_sha256 if new else None,
        elapsed_seconds=check.elapsed_seconds,
        columns=_sealed_columns(check, new, row) if new else {},
    )
    asked = {"article_id": row["id"], "number": row["latest_number"]}
    latest = connection.execute(SELECT_LATEST, asked).first()
    return put_blob(connection, request_bytes(record), latest.request_sha256 if latest else None)


def _sealed_columns(check: CheckRecord, new: NewSnapshot, row: RowMapping) -> dict[str, Any]:
    """What the rows of a snapshot and its changes say beside what their digests hold (verification.py compares it)."""
    headers = storable_json(dict(check.headers)) if check.headers else None
    return {
        "recorded_at": sealed_moment(check.now),
        "feed_updated": sealed_moment(new.feed_updated),
        "compared_with": check.seen_after,
        "fingerprint": check.page.fingerprint,
        "headers_sha256": digest_of(headers.encode()) if headers is not None else None,
        "outlet": row["outlet"],
        "places": [change.place.value for change in new.changes],
    }


# --- snapshots ------------------------------------------------------------------------------------------------


def write_snapshot(connection: Connection, check: CheckRecord, new: NewSnapshot, row: RowMapping) -> Written:
    """Write a snapshot, its changes and alerts behind the article's latest one, in the caller's transaction."""
    body = _keep_body(connection, check, row)
    asked = {"article_id": row["id"], "number": row["latest_number"]}
    latest = connection.execute(SELECT_LATEST, asked).first()
    # An article's words stand in its page: that is the best dictionary for the first text, the text before for others.
    content = put_blob(connection, content_bytes(new.article), latest.content_sha256 if latest else body)
    details = [storable_json(change_to_json(change)) for change in new.changes]
    notices = storable_json([notice_to_json(notice) for notice in new.notices])
    seal = Seal(
        article=row["id"],
        number=row["latest_number"] + 1,
        taken_at=check.seen_at or check.now,
        url=storable(check.final_url) or row["url"],
        content_sha256=content,
        text_sha256=new.text_sha256,
        body_sha256=body,
        changes_sha256=changes_digest(details, notices),
        extractor=new.extractor,
        returns_to=new.returns_to,
        damped=new.damped,
        request_sha256=_keep_request(connection, check, row, body),
    )
    sealed = next_hash(row["latest_hash"], seal)
    values = _snapshot_values(check, new, seal) | {"previous_hash": row["latest_hash"], "hash": sealed}
    snapshot_id = insert_row(connection, SNAPSHOTS, {**values, "notices": notices})
    change_ids = _write_changes(connection, check, new, details, (row, snapshot_id))
    if new.lineages is not None:
        write_lineages(connection, row["id"], new.lineages)
    count_snapshot(connection, row, new, seal.number, check.now)
    if check.seen_at is None:  # else it need not be the one that stands (overruling.py)
        index_snapshot(connection, row["id"], seal.number, new.article)
    deliveries = tuple(
        delivery for alert in new.alerts for delivery in _write_alert(connection, check, alert, snapshot_id)
    )
    return Written(snapshot_id, seal.number, sealed, body, change_ids, deliveries)


def _snapshot_values(check: CheckRecord, new: NewSnapshot, seal: Seal) -> dict[str, Any]:
    return {
        "article_id": seal.article,
        "number": seal.number,
        "taken_at": seal.taken_at,
        "modified": new.article.modified,
        "title": storable(new.article.title),
        "final_url": seal.url,
        "text_sha256": seal.text_sha256,
        "content_sha256": seal.content_sha256,
        "body_sha256": seal.body_sha256,
        "changes_sha256": seal.changes_sha256,
        "fingerprint": check.page.fingerprint,
        "extractor": seal.extractor,
        "returns_to": seal.returns_to,
        "damped": seal.damped,
        "change_count": len(new.changes),
        "feed_updated": new.feed_updated,
        "compared_with": check.seen_after,
        "headers": storable_json(dict(check.headers)) if check.headers else None,
        "request_sha256": seal.request_sha256,
    }


def _write_changes(
    connection: Connection,
    check: CheckRecord,
    new: NewSnapshot,
    details: list[str],
    place: tuple[RowMapping, int],
) -> tuple[int, ...]:
    row, snapshot_id = place
    ids = []
    noise_ids = new.noise_ids or (None,) * len(new.changes)
    for change, detail, noise_id in zip(new.changes, details, noise_ids, strict=True):
        values = {
            "article_id": row["id"],
            "snapshot_id": snapshot_id,
            "number": row["latest_number"] + 1,
            "at": check.now,
            "outlet": row["outlet"],
            "kind": change.kind.value,
            "op": change.op.value,
            "severity": change.severity.rank,
            "silent": change.silent,
            "damped": new.damped,
            "place": change.place.value,
            "compared_with": check.seen_after,
            "noise_id": noise_id,
            "detail": detail,
        }
        ids.append(insert_row(connection, CHANGES, values))
    return tuple(ids)


def _write_alert(connection: Connection, check: CheckRecord, alert: NewAlert, snapshot_id: int) -> tuple[str, ...]:
    row = {
        "id": alert.id,
        "article_id": check.article_id,
        "snapshot_id": snapshot_id,
        "rule": storable(alert.rule),
        "severity": alert.severity.value,
        "created_at": check.now,
        "message": storable_json(dict(alert.message)),
    }
    connection.execute(insert(ALERTS).values(row))
    ids = []
    for destination, not_before, digest_key in alert.destinations:
        delivery = {"id": new_delivery_id(check.now), "alert_id": alert.id, "destination": destination}
        due = {"state": "pending", "attempts": 0, "next_attempt_at": not_before, "digest_key": digest_key}
        connection.execute(insert(DELIVERIES).values({**delivery, **due}))
        ids.append(delivery["id"])
    return tuple(ids)
