"""The revision history: snapshots, checks, changes, and the bytes behind them. Only reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select

from monitor.errors import NotFoundError
from monitor.formats import notice_from_json
from monitor.store.blobs import read_blob
from monitor.store.chain import content_of
from monitor.store.desk_seen import mark_of, unseen_above, unseen_below
from monitor.store.records import (
    ChangeFilter,
    ChangeRecord,
    PastCheck,
    SnapshotRecord,
    StoredVersion,
)
from monitor.store.room import Room
from monitor.store.rows import change_of, check_of, snapshot_of
from monitor.store.tables import ARTICLE_FEEDS, ARTICLES, CHANGES, CHECKS, FEEDS, SNAPSHOTS
from monitor.values import ArticleText, ChangeKind, Severity, version_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.engine import Connection, RowMapping

    from monitor.values import Notice

__all__ = ["SELECT_CHANGES", "Review", "filtered_changes", "read_version"]

RANKS = sorted((severity.rank for severity in Severity), reverse=True)
BEFORE = SNAPSHOTS.alias("before")
SELECT_CHANGES = (
    select(CHANGES, ARTICLES.c.title, ARTICLES.c.url, BEFORE.c.taken_at.label("before_at"))
    .join(ARTICLES, ARTICLES.c.id == CHANGES.c.article_id)
    .outerjoin(
        BEFORE,
        (BEFORE.c.article_id == CHANGES.c.article_id)
        & (BEFORE.c.number == func.coalesce(CHANGES.c.compared_with, CHANGES.c.number - 1)),
    )
)
SELECT_VERSION = select(SNAPSHOTS).where(
    SNAPSHOTS.c.article_id == bindparam("article_id"), SNAPSHOTS.c.number == bindparam("number")
)
SELECT_LATEST = (
    select(SNAPSHOTS)
    .where(SNAPSHOTS.c.article_id == bindparam("article_id"), SNAPSHOTS.c.disowned_at.is_(None))
    # A look that was accepted later has a higher number than what was seen after it.
    .order_by(SNAPSHOTS.c.taken_at.desc(), SNAPSHOTS.c.number.desc())
    .limit(1)
)


class Review(Room):
    """Reading what was recorded."""

    def snapshots(self, article_id: int) -> list[SnapshotRecord]:
        """An article's revision history, the first snapshot first."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id).order_by(SNAPSHOTS.c.number)
        with self._database.reading() as connection:
            return [snapshot_of(row) for row in connection.execute(query).mappings()]

    def snapshots_numbered(self, article_id: int, numbers: Collection[int]) -> dict[int, SnapshotRecord]:
        """An article's snapshots of these numbers; one that is not there is left out."""
        query = select(SNAPSHOTS).where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.number.in_(numbers))
        with self._database.reading() as connection:
            return {row["number"]: snapshot_of(row) for row in connection.execute(query).mappings()}

    def latest_version(self, article_id: int) -> StoredVersion | None:
        """The latest snapshot that stands, with its text; None before the first one, or where none was the article."""
        with self._database.reading() as connection:
            row = connection.execute(SELECT_LATEST, {"article_id": article_id}).mappings().first()
            return None if row is None else read_version(connection, row)

    def version(self, article_id: int, number: int) -> StoredVersion:
        """The snapshot of this number with its text. Raises NotFoundError, StoreError where it was tampered with."""
        asked = {"article_id": article_id, "number": number}
        with self._database.reading() as connection:
            row = connection.execute(SELECT_VERSION, asked).mappings().first()
            if row is None:
                raise NotFoundError(f"snapshot {number} of article {article_id}", "no such snapshot")
            return read_version(connection, row)

    def text_hashes(self, article_id: int) -> dict[str, int]:
        """The text digests of all snapshots, each with the number of the last snapshot that had it."""
        query = (
            select(SNAPSHOTS.c.text_sha256, func.max(SNAPSHOTS.c.number))
            .where(SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.disowned_at.is_(None))
            .group_by(SNAPSHOTS.c.text_sha256)
        )
        with self._database.reading() as connection:
            return {str(digest): int(number) for digest, number in connection.execute(query)}

    def blob(self, sha256: str) -> bytes:
        """The raw bytes of this digest. Raises NotFoundError, StoreError where they were tampered with."""
        with self._database.reading() as connection:
            return read_blob(connection, sha256)

    def checks(self, article_id: int, limit: int = 100, cursor: int | None = None) -> list[PastCheck]:
        """The looks at an article's page, the newest first. `cursor` is the last id of the page before."""
        query = (
            select(CHECKS, ARTICLES.c.url)
            .join(ARTICLES, ARTICLES.c.id == CHECKS.c.article_id)
            .where(CHECKS.c.article_id == article_id)
            .order_by(CHECKS.c.id.desc())
            .limit(limit)
        )
        if cursor is not None:
            query = query.where(CHECKS.c.id < cursor)
        with self._database.reading() as connection:
            return [check_of(row, row["url"]) for row in connection.execute(query).mappings()]

    def changes(
        self, filters: ChangeFilter | None = None, limit: int = 100, cursor: int | None = None
    ) -> list[ChangeRecord]:
        """Changes, the newest first. `cursor` is the last id of the page before."""
        return self._in_parts(filters or ChangeFilter(), limit, [_below(cursor)])

    def gravest_changes(
        self, filters: ChangeFilter | None = None, limit: int = 100, cursor: tuple[int, int] | None = None
    ) -> list[ChangeRecord]:
        """Changes, the gravest first, and of each severity the newest. `cursor`: rank and id of the last before."""
        # A query each severity: all are found by their index in falling ids, whatever else is asked for.
        last_rank, last_id = cursor or (max(RANKS) + 1, None)
        ranks = [(rank, last_id if rank == last_rank else None) for rank in RANKS if rank <= last_rank]
        wanted = filters or ChangeFilter()
        # Of one outlet or article there are few: its own index is the better one.
        is_narrow = bool(wanted.outlets) or wanted.article_id is not None
        severity = _unindexed(CHANGES.c.severity) if is_narrow else CHANGES.c.severity
        return self._in_parts(wanted, limit, [(severity == rank, *_below(below)) for rank, below in ranks])

    def _in_parts(
        self, wanted: ChangeFilter, limit: int, bounds: Sequence[tuple[ColumnElement[bool], ...]]
    ) -> list[ChangeRecord]:
        query = filtered_changes(select(CHANGES.c.id), wanted, is_sqlite=self._database.is_sqlite)
        found: list[ChangeRecord] = []
        with self._database.reading() as connection:
            parts = _parts(connection, wanted)
            for part in [(*bound, *part) for bound in bounds for part in parts]:
                # First which ones, then their rows: what is sorted is narrow, and what is joined is on the page.
                ids = query.where(*part).order_by(CHANGES.c.id.desc()).limit(limit - len(found))
                asked = SELECT_CHANGES.where(CHANGES.c.id.in_(ids)).order_by(CHANGES.c.id.desc())
                found += [change_of(row) for row in connection.execute(asked).mappings()]
                if len(found) >= limit:
                    break
        return found

    def change(self, change_id: int) -> ChangeRecord:
        """The change of this id. Raises NotFoundError."""
        with self._database.reading() as connection:
            row = connection.execute(SELECT_CHANGES.where(CHANGES.c.id == change_id)).mappings().first()
        if row is None:
            raise NotFoundError(f"change {change_id}", "no such change")
        return change_of(row)

    def notices_of(self, snapshot_ids: Sequence[int]) -> dict[int, tuple[Notice, ...]]:
        """What these snapshots' own notes say; a snapshot without one is left out."""
        query = select(SNAPSHOTS.c.id, SNAPSHOTS.c.notices)
        query = query.where(SNAPSHOTS.c.id.in_(snapshot_ids), SNAPSHOTS.c.notices != "[]")
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {one: tuple(map(notice_from_json, json.loads(notices))) for one, notices in rows}

    def changes_of(self, snapshot_id: int) -> list[ChangeRecord]:
        """The changes of one snapshot, in the order in which they were found, damped or not."""
        query = SELECT_CHANGES.where(CHANGES.c.snapshot_id == snapshot_id).order_by(CHANGES.c.id)
        with self._database.reading() as connection:
            return [change_of(row) for row in connection.execute(query).mappings()]


def read_version(connection: Connection, row: RowMapping) -> StoredVersion:
    """A snapshot's row with its text, in the caller's transaction. Raises StoreError where it was tampered with."""
    snapshot = snapshot_of(row)
    if row["removed_at"] is None:
        article = content_of(read_blob(connection, row["content_sha256"]))
    else:
        article = ArticleText(title="", byline=None, published=None, modified=None, text="")
    return StoredVersion(snapshot, article, version_of(article), json.loads(row["headers"] or "{}"))


def _unindexed(column: ColumnElement[int]) -> ColumnElement[int]:
    """The column, but so that no index of it is taken: what is read in the order of ids stops as soon as it has enough."""
    return column + 0


def _below(change_id: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if change_id is None else (CHANGES.c.id < change_id,)


def _parts(connection: Connection, wanted: ChangeFilter) -> list[tuple[ColumnElement[bool], ...]]:
    """What is asked for in stretches of falling ids, so that each is found by an index; one where all are wanted."""
    if wanted.unseen_by is None:
        return [()]
    mark = mark_of(connection, wanted.unseen_by)
    return [(unseen_above(wanted.unseen_by, mark),), (unseen_below(wanted.unseen_by, mark),)]


def filtered_changes(query: Select[Any], wanted: ChangeFilter, *, is_sqlite: bool) -> Select[Any]:
    """The query of changes, bounded to those that fit the filter; `unseen_by` is left to who asks (`_parts`)."""
    if not wanted.include_damped:
        query = query.where(CHANGES.c.damped.is_(False))
    if wanted.hidden_by is not None:
        query = query.where(CHANGES.c.noise_id == wanted.hidden_by)
    elif not wanted.include_noise:
        query = query.where(CHANGES.c.noise_id.is_(None))
    if wanted.since is not None:
        # Ids rise with time: as a bound on the id, the time lets the stream stop early whatever else is asked for.
        first = select(CHANGES.c.id).where(CHANGES.c.at >= wanted.since).order_by(CHANGES.c.at, CHANGES.c.id).limit(1)
        query = query.where(CHANGES.c.at >= wanted.since, CHANGES.c.id >= first.scalar_subquery())
    if wanted.until is not None:
        last = select(CHANGES.c.id).where(CHANGES.c.at < wanted.until)
        last = last.order_by(CHANGES.c.at.desc(), CHANGES.c.id.desc()).limit(1)
        query = query.where(CHANGES.c.at < wanted.until, CHANGES.c.id <= last.scalar_subquery())
    query = _of_sort(query, wanted)
    if wanted.outlets:
        query = query.where(CHANGES.c.outlet.in_(wanted.outlets))
    if wanted.article_id is not None:
        query = query.where(CHANGES.c.article_id == wanted.article_id)
    if wanted.min_severity is Severity.HIGH:
        query = query.where(CHANGES.c.severity == Severity.HIGH.rank)
    elif wanted.min_severity is not None:
        query = query.where(_unindexed(CHANGES.c.severity) >= wanted.min_severity.rank)
    if wanted.above is not None:
        query = query.where(CHANGES.c.id > wanted.above)
    if wanted.silent is not None:
        query = query.where(CHANGES.c.silent.is_(wanted.silent))
    if wanted.feed is not None:
        query = query.where(CHANGES.c.article_id.in_(_articles_of(wanted.feed)))
    return _with_words(query, wanted.words or "", is_sqlite=is_sqlite)


def _of_sort(query: Select[Any], wanted: ChangeFilter) -> Select[Any]:
    """What happened to what, and where."""
    if len(wanted.kinds) == 1:
        query = query.where(CHANGES.c.kind == wanted.kinds[0].value)
    elif wanted.kinds:
        # Several are common: read in the order of ids, not all of them by the index of kinds to be sorted.
        query = query.where(CHANGES.c.kind.not_in([kind.value for kind in ChangeKind if kind not in wanted.kinds]))
    if wanted.ops:
        query = query.where(CHANGES.c.op.in_([op.value for op in wanted.ops]))
    if wanted.places:
        query = query.where(CHANGES.c.place.in_([place.value for place in wanted.places]))
    if wanted.direction is not None:
        # No column tells it. Words of the article can't fake it (in JSON their quotation marks are escaped), and only
        # sourcing has a direction, so the index of kinds bounds what is looked through.
        told = f'"direction":"{wanted.direction.value}"'
        query = query.where(
            CHANGES.c.kind == ChangeKind.SOURCING.value, CHANGES.c.detail.contains(told, autoescape=True)
        )
    return query


def _articles_of(feed: int | str) -> Select[Any]:
    named = FEEDS.c.id == feed if isinstance(feed, int) else or_(FEEDS.c.url == feed, FEEDS.c.name == feed)
    return select(ARTICLE_FEEDS.c.article_id).join(FEEDS, FEEDS.c.id == ARTICLE_FEEDS.c.feed_id).where(named)


def _with_words(query: Select[Any], words: str, *, is_sqlite: bool) -> Select[Any]:
    """Every word must stand somewhere in the change's wording. A scan: what searches all versions has an index."""
    for word in words.split():
        query = query.where(_says_sqlite(word) if is_sqlite else _says(func.lower(CHANGES.c.detail), word.lower()))
    return query


def _says_sqlite(word: str) -> ColumnElement[bool]:
    """LIKE takes no notice of ASCII case by itself, in a tenth of the time that folding a change's wording takes.

    What only folding finds is STRASSE for straße; ligatures and the like are found as they are typed.
    """
    detail, plain = CHANGES.c.detail, word.casefold()
    if not plain.isascii():
        return _says(func.folded(detail), plain)
    if "s" not in plain:
        return _says(detail, plain)
    sharp = (func.instr(detail, "ß") > 0) & _says(func.folded(detail), plain)
    return or_(_says(detail, plain), sharp)


def _says(wording: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return wording.contains(word, autoescape=True)
