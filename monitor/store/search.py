"""Search over the texts and headlines of all snapshots, and filling its index with what was stored before there was one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from monitor.errors import StoreError
from monitor.store.records_search import SearchHit, SearchPage, SearchPlace
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.search_index import FILL_BELOW, built_texts, candidates_query, put_row
from monitor.store.search_texts import SearchTexts
from monitor.store.tables import ARTICLES, META, SNAPSHOTS
from monitor.store.tables_search import SEARCH_TEXTS

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

    from monitor.text.searching import SearchQuery

    Found = tuple[RowMapping, SearchTexts, int]  # which snapshots hold the words, as bits

__all__ = ["Search"]

# The index finds an article by words of all its snapshots; its row tells which of them holds all. So many are looked
# at for a page, beyond what it shows: rare where it matters, and the next page goes on from there.
MOST_LOOKED_AT, AT_ONCE = 60, 40
FIRST = 1  # the lowest id of an article
HIDDEN = ("merged", "forgotten")  # a merged article's page is that of another one
SELECT_ROWS = select(
    SEARCH_TEXTS,
    *(ARTICLES.c[name] for name in ("title", "url", "outlet", "state", "latest_number")),
).join(ARTICLES, ARTICLES.c.id == SEARCH_TEXTS.c.article_id)


class Search(Room):
    """Searching, and filling the index."""

    def search(
        self,
        query: SearchQuery,
        *,
        gone: bool = False,
        limit: int = 25,
        cursor: int | None = None,
        seconds: float | None = None,
    ) -> SearchPage:
        """Articles of which a snapshot holds the words, the newest first; `gone`: those whose present text does not.

        `cursor` is that of the page before. A page may hold fewer than `limit` though it is not the last one: it ends
        where many articles were looked at in vain, or `seconds` are over.
        """
        with self._database.reading() as connection:
            filled = _filled(connection)
            if not query:
                return SearchPage((), None, filled)
            found: list[Found] = []
            newest = _newest(connection) + 1
            below = newest if cursor is None else min(cursor, newest)
            looked_at, until = 0, None if seconds is None else monotonic() + seconds
            while below > FIRST and looked_at < MOST_LOOKED_AT + limit:
                most = min(AT_ONCE, limit + 1)
                asked, bounds = candidates_query(
                    query, gone=gone, is_sqlite=self._database.is_sqlite, below=below, most=most
                )
                ids = connection.execute(asked, bounds).scalars().all()
                looked_at += len(ids)
                for row, texts, numbers in _verified(connection, ids, query, gone=gone):
                    if len(found) == limit:
                        return SearchPage(_hits(connection, found, query), found[-1][0]["article_id"], filled)
                    found.append((row, texts, numbers))
                below = ids[-1] if len(ids) == most else bounds["down_to"]
                if until is not None and monotonic() > until:
                    break
            return SearchPage(_hits(connection, found, query), below if below > FIRST else None, filled)

    def search_filled(self) -> float:
        """How much of the index there is, from 0 to 1."""
        with self._database.reading() as connection:
            return _filled(connection)

    def fill_search(self, most_snapshots: int = 300) -> bool:
        """Take some of the articles from before the index into it, the newest first. False where none is left.

        Their texts are read before the write lock is taken; what got a row of its own meanwhile keeps that.
        """
        with self._database.reading() as connection:
            below = _fill_below(connection)
            if below is None:
                return False
            ids = _next_to_fill(connection, below, most_snapshots)
            known = {one: (built_texts(connection, one), number) for one, number in ids if number}
        with self._database.writing(alone=True) as connection:
            if _fill_below(connection) != below:
                return True  # another process was quicker
            for article_id in _still_to_fill(connection, {one: number for one, (_, number) in known.items()}):
                put_row(connection, article_id, known[article_id][0], is_new=True)
            mark = META.c.key == FILL_BELOW
            if ids:
                connection.execute(update(META).where(mark).values(value=str(ids[-1][0])))
            else:
                connection.execute(delete(META).where(mark))
        return bool(ids)


def _verified(connection: Connection, ids: Sequence[int], query: SearchQuery, *, gone: bool) -> Iterator[Found]:
    rows = connection.execute(SELECT_ROWS.where(SEARCH_TEXTS.c.article_id.in_(ids))).mappings().all()
    for row in sorted(rows, key=lambda row: -int(row["article_id"])):
        if row["state"] in HIDDEN:
            continue
        try:
            texts = SearchTexts.of_row(row["standing"], row["data"])
        except StoreError:
            continue  # damaged: the next snapshot, or a new filling, mends it
        numbers = texts.holding(query)
        if numbers and not (gone and numbers >> texts.standing & 1):
            yield row, texts, numbers


def _hits(connection: Connection, found: Sequence[Found], query: SearchQuery) -> tuple[SearchHit, ...]:
    moments = _moments(connection, [row["article_id"] for row, _, _ in found])
    made = (_hit(row, texts, numbers, moments.get(row["article_id"], []), query) for row, texts, numbers in found)
    return tuple(hit for hit in made if hit is not None)


def _moments(connection: Connection, ids: Sequence[int]) -> dict[int, list[SearchPlace]]:
    """The snapshots of articles in the order in which they were seen, but for those that never were the article."""
    query = select(SNAPSHOTS.c.article_id, SNAPSHOTS.c.number, SNAPSHOTS.c.taken_at)
    query = query.where(SNAPSHOTS.c.article_id.in_(ids), SNAPSHOTS.c.disowned_at.is_(None))
    found = dict[int, list[SearchPlace]]()
    for article_id, number, at in connection.execute(query.order_by(SNAPSHOTS.c.taken_at, SNAPSHOTS.c.number)):
        found.setdefault(article_id, []).append(SearchPlace(number, at))
    return found


def _hit(
    row: RowMapping, texts: SearchTexts, numbers: int, moments: Sequence[SearchPlace], query: SearchQuery
) -> SearchHit | None:
    holding = [at for at, place in enumerate(moments) if numbers >> place.number & 1]
    if not holding:
        return None
    last, after = moments[holding[-1]], moments[holding[-1] + 1 :]
    return SearchHit(
        article_id=row["article_id"],
        title=row["title"],
        url=row["url"],
        outlet=row["outlet"],
        first=moments[holding[0]],
        last=last,
        snapshots=len(holding),
        latest_number=row["latest_number"],
        gone_since=after[0] if after else None,
        excerpt=tuple((marked, storable(said)) for marked, said in texts.excerpt(query, last.number)),
    )


def _newest(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(ARTICLES.c.id), 0))).scalar_one())


# --- filling --------------------------------------------------------------------------------------------------


def _fill_below(connection: Connection) -> int | None:
    found = connection.execute(select(META.c.value).where(META.c.key == FILL_BELOW)).scalar()
    return None if found is None else int(found)


def _filled(connection: Connection) -> float:
    """By the ids that are done: counting rows would read them all."""
    below = _fill_below(connection)
    if below is None:
        return 1.0
    return max(0.0, min(1.0, 1 - (below - 1) / max(_newest(connection), 1)))


def _next_to_fill(connection: Connection, below: int, most_snapshots: int) -> list[tuple[int, int]]:
    """The next articles with their latest numbers: at least one, and so many that their snapshots are few enough."""
    query = select(ARTICLES.c.id, ARTICLES.c.latest_number).where(ARTICLES.c.id < below).order_by(ARTICLES.c.id.desc())
    ids, snapshots = list[tuple[int, int]](), 0
    for article_id, number in connection.execute(query.limit(most_snapshots)):
        snapshots += max(number, 1)
        if ids and snapshots > most_snapshots:
            break
        ids.append((article_id, number))
    return ids


def _still_to_fill(connection: Connection, numbers: dict[int, int]) -> Iterator[int]:
    """Those that have no row, and no other snapshots than when they were read."""
    query: Any = select(ARTICLES.c.id, ARTICLES.c.latest_number, ARTICLES.c.state)
    query = query.where(ARTICLES.c.id.in_(numbers)).with_for_update()
    articles = connection.execute(query).all()
    rows = select(SEARCH_TEXTS.c.article_id).where(SEARCH_TEXTS.c.article_id.in_(numbers))
    done = set(connection.execute(rows).scalars())
    for article_id, number, state in articles:
        if article_id not in done and state != "forgotten" and number == numbers[article_id]:
            yield article_id
