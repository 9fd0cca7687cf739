"""The search index: a row an article, of the words that stand now and of those that stood once.

FTS5 on SQLite, a tsvector on PostgreSQL, both with no rules of language and no copy of the text: what the words are is
decided in monitor/text/searching.py, the same for both. The rows are made of `search_texts`, in the same transactions:
FTS5 forgets a row only where it is told exactly what stands in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, text, update

from monitor.errors import MonitorError, StoreError
from monitor.store.blobs import read_blob
from monitor.store.chain import content_of
from monitor.store.search_texts import SearchTexts
from monitor.store.tables import ARTICLES, META, SNAPSHOTS
from monitor.store.tables_search import SEARCH_TEXTS
from monitor.store.watching import insert_missing

if TYPE_CHECKING:
    from sqlalchemy import TextClause
    from sqlalchemy.engine import Connection

    from monitor.text.searching import SearchQuery, Term
    from monitor.values import ArticleText

__all__ = [
    "FILL_BELOW", "INSERT", "built_texts", "candidates_query", "forget_words", "index_anew", "index_snapshot", "put_row",
    "row_of", "words_row",
]  # fmt: skip

FILL_BELOW = "search_fill_below"  # articles from before the index, with lower ids than this, are not in it so far
# Stands among the past words of an article that has any: it tells those apart that read the same from the first day on.
EDITED = "%edited"
# A search looks through so many ids at a time, so that a page can end in between: words that are everywhere and nowhere
# gone, or never in this order, take 0.3 s to be found so in 100,000 articles. FTS5 minds a bound on its rows only once
# a row fits, so each row names its stretch by a word that must be there as well.
STRETCH = 5_000
# PostgreSQL: positions end here, of one word at most so many are kept, and a row may not be longer (its last words are
# left out: two novels of different words).
LAST_POSITION, MOST_POSITIONS, MOST_VECTOR_BYTES = 16_000, 250, 900_000

INSERT = text("INSERT INTO search_index(rowid, present, past) VALUES (:id, :present, :past)")
DELETE = text("INSERT INTO search_index(search_index, rowid, present, past) VALUES ('delete', :id, :present, :past)")
DELETE_ALL = text("INSERT INTO search_index(search_index) VALUES ('delete-all')")
UPSERT = text(
    "INSERT INTO search_index(article_id, words, is_cut) VALUES (:id, CAST(:words AS tsvector), :is_cut) "
    "ON CONFLICT (article_id) DO UPDATE SET words = excluded.words, is_cut = excluded.is_cut"
)
# FTS5 reads from the newest row down and stops when it has enough; so does PostgreSQL where the words are common.
SEARCH_SQLITE = text(
    "SELECT rowid FROM search_index WHERE search_index MATCH :words AND rowid < :below "
    "AND rowid >= :down_to ORDER BY rowid DESC LIMIT :most"
)
SEARCH_POSTGRES = text(
    "SELECT article_id FROM search_index WHERE (words @@ CAST(:words AS tsquery) OR (is_cut AND words @@ "
    "CAST(:loosely AS tsquery))) AND article_id < :below AND article_id >= :down_to ORDER BY article_id DESC LIMIT :most"
)


# --- writing --------------------------------------------------------------------------------------------------


def index_snapshot(connection: Connection, article_id: int, number: int, article: ArticleText) -> None:
    """Take the latest snapshot of an article into the index, in the transaction that writes it."""
    row = _taken_out(connection, article_id)
    if row is None:
        if number > 1:  # from before the index: its history goes in at once
            index_anew(connection, article_id)
            return
        texts = SearchTexts()
    else:
        texts = row
    texts.add(number, article)
    texts.standing = number
    put_row(connection, article_id, texts, is_new=row is None)


def index_anew(connection: Connection, article_id: int) -> None:
    """Make an article's row from all its snapshots: which of them stands, or counts, has changed."""
    row = _taken_out(connection, article_id)
    put_row(connection, article_id, built_texts(connection, article_id), is_new=row is None)


def forget_words(connection: Connection, ids: Sequence[int]) -> None:
    """Take articles out of the index, before their rows in `search_texts` go."""
    for article_id in ids:
        _taken_out(connection, article_id)


def row_of(connection: Connection, article_id: int) -> SearchTexts | None:
    """What an article's row in the index is made of. Raises StoreError where that is damaged."""
    query = select(SEARCH_TEXTS.c.standing, SEARCH_TEXTS.c.data).where(SEARCH_TEXTS.c.article_id == article_id)
    found = connection.execute(query).first()
    return None if found is None else SearchTexts.of_row(found.standing, found.data)


def built_texts(connection: Connection, article_id: int) -> SearchTexts:
    """All that an article's snapshots say, but for those that never were the article."""
    query = select(SNAPSHOTS.c.number, SNAPSHOTS.c.content_sha256).where(
        SNAPSHOTS.c.article_id == article_id, SNAPSHOTS.c.disowned_at.is_(None), SNAPSHOTS.c.removed_at.is_(None)
    )
    texts = SearchTexts()
    # A look that was accepted later has a higher number than what was seen after it.
    for number, digest in connection.execute(query.order_by(SNAPSHOTS.c.taken_at, SNAPSHOTS.c.number)).all():
        texts.standing = number
        try:
            texts.add(number, content_of(read_blob(connection, digest)))
        except MonitorError:
            continue  # damaged, which `monitor verify` tells: the other snapshots can be found all the same
    return texts


def put_row(connection: Connection, article_id: int, texts: SearchTexts, *, is_new: bool) -> None:
    """Write an article's row, which must not stand in the index of SQLite any more."""
    values: dict[str, Any] = {"standing": texts.standing, "data": texts.to_bytes()}
    if is_new:
        connection.execute(SEARCH_TEXTS.insert().values(article_id=article_id, **values))
    else:
        connection.execute(update(SEARCH_TEXTS).where(SEARCH_TEXTS.c.article_id == article_id).values(values))
    if connection.dialect.name == "sqlite":
        connection.execute(INSERT, words_row(article_id, texts))
    else:
        words, is_cut = _vector(texts)
        connection.execute(UPSERT, {"id": article_id, "words": words, "is_cut": is_cut})


def _taken_out(connection: Connection, article_id: int) -> SearchTexts | None:
    """What the article's row was made of, once SQLite's index holds it no more (PostgreSQL replaces or drops its row).

    Where that is damaged, nobody can tell the index what to forget: all of it goes, and is filled anew.
    """
    try:
        row = row_of(connection, article_id)
    except StoreError:
        _drop_all(connection)
        return None
    if row is not None and connection.dialect.name == "sqlite":
        connection.execute(DELETE, words_row(article_id, row))
    return row


def _drop_all(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(DELETE_ALL)
    connection.execute(delete(SEARCH_TEXTS))
    latest = connection.execute(select(func.coalesce(func.max(ARTICLES.c.id), 0))).scalar_one()
    connection.execute(delete(META).where(META.c.key == FILL_BELOW))
    insert_missing(connection, META, {"key": FILL_BELOW, "value": str(latest + 1)})


def words_row(article_id: int, texts: SearchTexts) -> dict[str, Any]:
    """An article's row in SQLite's index, as `INSERT` takes it."""
    past = [form for forms in texts.past() for form in forms]
    present = " ".join([_stretch(article_id), *(form for forms in texts.present() for form in forms)])
    return {"id": article_id, "present": present, "past": " ".join([*past, EDITED] if past else ())}


def _stretch(article_id: int) -> str:
    return f"%{article_id // STRETCH}"


def _vector(texts: SearchTexts) -> tuple[str, bool]:
    """The words as a tsvector, A for what stands and B for what stood, and whether it holds less than there is."""
    places, at, is_cut = dict[str, list[str]](), 0, False
    for forms, mark in _marked(texts):
        at += 1  # no words in a row from one paragraph into the next
        for form in forms:
            at += 1
            known = places.setdefault(form, [])
            if len(known) >= MOST_POSITIONS or at > LAST_POSITION:
                is_cut = True
                # That the word stands, and that it stood, is kept whatever the text's length.
                if any(one.endswith(mark) for one in known):
                    continue
            known.append(f"{min(at, LAST_POSITION)}{mark}")
    made, left = list[str](), MOST_VECTOR_BYTES
    for form, known in places.items():
        left -= len(form.encode()) + 4 * len(known) + 8
        if left < 0:
            break
        made.append(f"'{form}':{','.join(known)}")
    return " ".join(made), is_cut


def _marked(texts: SearchTexts) -> Iterator[tuple[Iterable[str], str]]:
    yield from ((forms, "A") for forms in texts.present())
    past = texts.past()
    yield from ((forms, "B") for forms in past)
    if past:
        yield (EDITED,), "B"


# --- asking ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Language:
    """How a database wants to be asked. `term` writes one, `standing_term` one that must stand in the present text."""

    both: str
    without: str
    term: Callable[[Term], str]
    standing_term: Callable[[Term], str]
    edited: str


def candidates_query(
    query: SearchQuery, *, gone: bool, is_sqlite: bool, below: int, most: int
) -> tuple[TextClause, dict[str, Any]]:
    """The query of the articles that may hold the words, and its parameters: `most` of the stretch that ends at `below`.

    It finds all that do, and some that don't: those whose words never stood in one snapshot together.
    """
    bounds = {"below": below, "down_to": (below - 1) // STRETCH * STRETCH, "most": most}
    if is_sqlite:
        return SEARCH_SQLITE, {
            **bounds,
            "words": _asked(query, FTS5, gone=gone, within=f'"{_stretch(below - 1)}" AND '),
        }
    loosely = f" {TSQUERY.both} ".join(_tsquery_loosely(term) for term in query.wanted)
    return SEARCH_POSTGRES, {**bounds, "words": _asked(query, TSQUERY, gone=gone), "loosely": loosely}


def _asked(query: SearchQuery, language: _Language, *, gone: bool, within: str = "") -> str:
    """All that is wanted; without the articles that read so now (`gone`), or never read otherwise than what is not."""
    wanted = f"({within}{f' {language.both} '.join(map(language.term, query.wanted))})"
    unwanted = list(map(language.standing_term, query.unwanted))
    if gone:
        standing = f"({f' {language.both} '.join(map(language.standing_term, query.wanted))})"
        for one in unwanted:
            standing = f"({standing} {language.without} {one})"
        return f"{wanted} {language.without} {standing}"
    for one in unwanted:  # an article that was edited may hold the rest in a snapshot without it
        wanted = f"({wanted} {language.without} ({one} {language.without} {language.edited}))"
    return wanted


def _fts5(term: Term) -> str:
    """The forms are letters, digits and signs of our own (searching.py): none of them can end the quotation."""
    rows = (f'"{" ".join(forms)}"{" *" if term.is_prefix else ""}' for forms in term.rows)
    return f"({' OR '.join(rows)})" if term.others else next(rows)


def _fts5_standing(term: Term) -> str:
    return f"(present : {_fts5(term)})"


def _tsquery(term: Term) -> str:
    return _any_of([_in_a_row([f"'{form}'" for form in forms], ":*" if term.is_prefix else "") for forms in term.rows])


def _tsquery_standing(term: Term) -> str:
    return _any_of([_in_a_row([f"'{form}':A" for form in forms], "*" if term.is_prefix else "") for forms in term.rows])


def _in_a_row(forms: Sequence[str], end: str) -> str:
    return f"({' <-> '.join(forms)}{end})"


def _tsquery_loosely(term: Term) -> str:
    """Words in a row can't be asked for where a row does not hold all places."""
    rows = [" & ".join(f"'{form}'" for form in forms) + (":*" if term.is_prefix else "") for forms in term.rows]
    return _any_of([f"({row})" for row in rows])


def _any_of(rows: Sequence[str]) -> str:
    return f"({' | '.join(rows)})" if len(rows) > 1 else rows[0]


FTS5 = _Language("AND", "NOT", _fts5, _fts5_standing, f'(past : "{EDITED}")')
TSQUERY = _Language("&", "& !", _tsquery, _tsquery_standing, f"'{EDITED}'")
