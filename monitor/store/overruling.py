"""What a person makes of a withheld look or of a snapshot, and what that teaches; hosts whose pages turn empty.

Nothing that was recorded is rewritten: snapshots are numbered and chained by hash. A look that is accepted later comes
behind the latest snapshot and says when it was seen; a snapshot that never was the article stays, disowned, and what
was compared with it is withdrawn. Which snapshot stands is a question of time: the latest one seen, not the last one
written.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from monitor.errors import NotFoundError, StoreBusy
from monitor.store.blobs import read_blob
from monitor.store.checks import Written, write_snapshot
from monitor.store.lineages import delete_lineages
from monitor.store.outbox import withdraw_pending
from monitor.store.outlet_days import discount_snapshot
from monitor.store.overruling_seals import OverrulingSeal, next_overruling_hash, words_digest
from monitor.store.records import CheckRecord, CheckResult, PageState, PastCheck, StoredVersion
from monitor.store.records_quality import (
    Acceptance,
    Disowning,
    EmptyHost,
    Known,
    OverrulingRecord,
    Said,
)
from monitor.store.review import read_version
from monitor.store.room import Room, insert_row
from monitor.store.rows import check_of, page_values, storable
from monitor.store.search_index import index_anew
from monitor.store.tables import ARTICLES, CHANGES, CHECKS, SNAPSHOTS
from monitor.store.tables_quality import HOST_READINGS, OVERRULINGS, PAGE_MARKS
from monitor.values import Outcome

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["Overruling"]

SELECT_CHECK = select(CHECKS, ARTICLES.c.url).join(ARTICLES, ARTICLES.c.id == CHECKS.c.article_id)
NEWEST = (SNAPSHOTS.c.taken_at.desc(), SNAPSHOTS.c.number.desc())


class Overruling(Room):
    """Overruling verdicts, and what is known of texts and hosts."""

    # --- reading ------------------------------------------------------------------------------------------------

    def check(self, check_id: int) -> PastCheck:
        """One look. Raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(SELECT_CHECK.where(CHECKS.c.id == check_id)).mappings().first()
        if row is None:
            raise NotFoundError(f"check {check_id}", "no such check", hint="`monitor checks URL` lists their numbers.")
        return check_of(row, row["url"])

    def overrulings(self, article_id: int) -> list[OverrulingRecord]:
        """What a person said of an article's looks and snapshots, the latest last."""
        columns = [OVERRULINGS.c[name] for name in OverrulingRecord.__dataclass_fields__]
        query = select(*columns).where(OVERRULINGS.c.article_id == article_id).order_by(OVERRULINGS.c.id)
        with self._database.reading() as connection:
            return [OverrulingRecord(**row) for row in connection.execute(query).mappings()]

    def standing_at(self, article_id: int, at: datetime, *, later: bool = False) -> StoredVersion | None:
        """The snapshot that stood at a moment (the next one after it with `later`); None where there is none."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.disowned_at.is_(None))
        if later:
            query = query.where(SNAPSHOTS.c.taken_at > at).order_by(SNAPSHOTS.c.taken_at, SNAPSHOTS.c.number)
        else:
            query = query.where(SNAPSHOTS.c.taken_at <= at).order_by(*NEWEST)
        with self._database.reading() as connection:
            row = connection.execute(query.limit(1)).mappings().first()
            return None if row is None else read_version(connection, row)

    def known_text(self, host: str, mark: str, title_mark: str, article_id: int) -> Known:
        """On how many other articles of the host a text stands, under this title and others, and what was said of it."""
        same = func.count().filter(PAGE_MARKS.c.title_mark == title_mark)
        of_text = (PAGE_MARKS.c.host == host, PAGE_MARKS.c.mark == mark)
        counted = select(same, func.count()).where(*of_text, PAGE_MARKS.c.article_id != article_id)
        told = (
            select(OVERRULINGS.c.verdict)
            .where(OVERRULINGS.c.host == host, OVERRULINGS.c.mark == mark)
            .order_by(OVERRULINGS.c.id.desc())
            .limit(1)
        )
        with self._database.reading() as connection:
            alike, total = connection.execute(counted).one()
            return Known(alike, total - alike, connection.execute(told).scalar())

    def pardoned(self, host: str, article_id: int) -> tuple[str, ...]:
        """Reasons for withholding that a person overruled: on this article, or on two articles of its host."""
        query = select(OVERRULINGS.c.reason, OVERRULINGS.c.article_id).where(
            OVERRULINGS.c.host == host, OVERRULINGS.c.verdict == "article", OVERRULINGS.c.reason != ""
        )
        articles: dict[str, set[int]] = {}
        with self._database.reading() as connection:
            for reason, article in connection.execute(query):
                articles.setdefault(reason, set()).add(article)
        return tuple(reason for reason, ids in articles.items() if article_id in ids or len(ids) > 1)

    def empty_hosts(self, host: str | None = None) -> list[EmptyHost]:
        """Hosts (or this one) on whose pages the last looks found no text."""
        worked = select(ARTICLES.c.id).where(ARTICLES.c.host == HOST_READINGS.c.host, ARTICLES.c.latest_number > 0)
        query = select(HOST_READINGS, worked.exists().label("used_to_work")).where(HOST_READINGS.c.empty_in_row > 0)
        if host is not None:
            query = query.where(HOST_READINGS.c.host == host)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(HOST_READINGS.c.empty_in_row.desc())).mappings()
            return [EmptyHost(**{**row, "used_to_work": bool(row["used_to_work"])}) for row in rows]

    # --- overruling ---------------------------------------------------------------------------------------------

    def overrule(self, accepted: Acceptance) -> CheckResult:
        """A withheld look is the article: it becomes a snapshot, unless the history has its text already.

        Raises NotFoundError, and StoreBusy where the article got another snapshot meanwhile.
        """
        check = accepted.check
        with self._database.writing() as connection:
            row = _locked(connection, check.article_id, accepted.latest_number)
            written = _append(connection, row, accepted) if accepted.snapshot else None
            values = {"snapshot_id": written.snapshot_id} if written else {}
            if values:
                connection.execute(update(CHECKS).where(CHECKS.c.id == check.id).values(values))
                delete_lineages(connection, check.article_id)
            said = {"check_id": check.id, "mark": accepted.mark, "reason": check.reason, "note": accepted.note}
            _say(connection, row, "article", accepted.now, {**said, **values})
        if written is None:
            return CheckResult(check_id=check.id)
        ids = (written.change_ids, written.delivery_ids)
        return CheckResult(False, check.id, written.snapshot_id, written.number, *ids)

    def disown(self, disowned: Disowning) -> CheckResult:
        """A snapshot never was the article: it stays as evidence, and its changes and pending alerts are withdrawn.

        So are those of the snapshot that was compared with it; what truly changed is recorded behind the latest one.
        Raises NotFoundError, and StoreBusy where the article got another snapshot meanwhile.
        """
        with self._database.writing() as connection:
            row = _locked(connection, disowned.article_id, disowned.latest_number)
            snapshot = _numbered(connection, disowned.article_id, disowned.number)
            _withdraw(connection, snapshot["id"], disowned.now, stands=False)
            written = replaced = None
            if disowned.following is not None:
                following = _numbered(connection, disowned.article_id, disowned.following)
                _withdraw(connection, following["id"], disowned.now, stands=disowned.mended is None)
                if disowned.mended is not None:
                    written, replaced = _mend(connection, row, following, disowned), following["id"]
            _point_at_standing(connection, row, written, disowned.now)
            delete_lineages(connection, disowned.article_id)
            said = {"check_id": disowned.check_id, "snapshot_id": snapshot["id"], "replaced_id": replaced}
            said |= {"mark": disowned.mark}
            _say(connection, row, "wall", disowned.now, {**said, "note": disowned.note})
        if written is None:
            return CheckResult()
        return CheckResult(False, None, written.snapshot_id, written.number, written.change_ids, written.delivery_ids)


def _locked(connection: Connection, article_id: int, latest_number: int) -> RowMapping:
    query = select(ARTICLES).where(ARTICLES.c.id == article_id).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"article {article_id}", "no such article")
    if row["latest_number"] != latest_number:
        raise StoreBusy(row["url"], "the article got another snapshot meanwhile", hint="Look again, and repeat it.")
    return row


def _numbered(connection: Connection, article_id: int, number: int) -> RowMapping:
    query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise NotFoundError(f"snapshot {number} of article {article_id}", "no such snapshot")
    return row


def _append(connection: Connection, row: RowMapping, accepted: Acceptance) -> Written:
    look, new = accepted.check, accepted.snapshot
    if new is None:
        raise TypeError("nothing to append")
    record = CheckRecord(
        article_id=look.article_id,
        owner="",
        now=accepted.now,
        outcome=Outcome.CHANGED,
        compared_with=row["latest_number"],
        page=PageState(),
        host=None,
        next_check_at=None,
        final_url=look.final_url,
        headers=look.headers,
        body=accepted.body,
        seen_at=look.checked_at,
        seen_after=accepted.compared_with,
    )
    written = write_snapshot(connection, record, new, row)
    _point_at_standing(connection, row, written, accepted.now)
    return written


def _mend(connection: Connection, row: RowMapping, following: RowMapping, disowned: Disowning) -> Written:
    """The snapshot after the disowned one once more, compared with what truly stood before."""
    new = disowned.mended
    if new is None:
        raise TypeError("nothing to mend")
    record = CheckRecord(
        article_id=row["id"],
        owner="",
        now=disowned.now,
        outcome=Outcome.CHANGED,
        compared_with=row["latest_number"],
        page=PageState(fingerprint=following["fingerprint"]),
        host=None,
        next_check_at=None,
        final_url=following["final_url"],
        body=read_blob(connection, following["body_sha256"]) if following["body_sha256"] else None,
        seen_at=following["taken_at"],
        seen_after=disowned.compared_with,
    )
    return write_snapshot(connection, record, new, row)


def _withdraw(connection: Connection, snapshot_id: int, now: datetime, *, stands: bool) -> None:
    discount_snapshot(connection, snapshot_id, stands=stands)
    connection.execute(update(CHANGES).where(CHANGES.c.snapshot_id == snapshot_id).values(damped=True))
    withdraw_pending(connection, snapshot_id, "a person said that the page was not the article", now)
    if not stands:
        connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == snapshot_id).values(disowned_at=now))


def _point_at_standing(connection: Connection, row: RowMapping, written: Written | None, now: datetime) -> None:
    """The next comparison is with the latest snapshot that stands; the page is read anew at the next look, soon."""
    query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == row["id"], SNAPSHOTS.c.disowned_at.is_(None))
    latest = connection.execute(query.order_by(*NEWEST).limit(1)).mappings().first()
    values: dict[str, Any] = page_values(replace(PageState(), flips=row["flips"], looks_at_latest=1))
    values |= {"text_sha256": latest["text_sha256"] if latest else None}
    if written is not None:
        values |= {"latest_number": written.number, "latest_hash": written.hash}
        values |= {"edits": row["edits"] + 1, "changed_at": now} if written.change_ids else {}
    if latest is not None:
        values |= {"latest_snapshot_id": latest["id"], "title": latest["title"] or row["title"]}
    if row["state"] in ("active", "gone", "retired"):
        values |= {"state": "active", "next_check_at": now}
    connection.execute(update(ARTICLES).where(ARTICLES.c.id == row["id"]).values(values))
    index_anew(connection, row["id"])


def _say(connection: Connection, row: RowMapping, verdict: Said, now: datetime, said: dict[str, Any]) -> None:
    texts = {"reason": storable(said.pop("reason", "")), "note": storable(said.pop("note", ""))}
    values = {"article_id": row["id"], "host": row["host"], "at": now, "verdict": verdict}
    words = words_digest(said.get("mark"), texts["reason"], texts["note"])
    seal = OverrulingSeal(
        row["id"], now, verdict, said.get("check_id"), said.get("snapshot_id"), said.get("replaced_id"), words
    )
    previous = row["overruled_hash"]
    sealed = {"words_sha256": words, "previous_hash": previous, "hash": next_overruling_hash(previous, seal)}
    insert_row(connection, OVERRULINGS, {**values, **said, **texts, **sealed})
    latest = update(ARTICLES).where(ARTICLES.c.id == row["id"])
    connection.execute(latest.values(overruled_hash=sealed["hash"]))
