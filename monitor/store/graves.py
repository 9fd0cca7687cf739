"""What was deleted on request stays deleted where a backup from before is restored: tombstones carried from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from monitor.store.engine import Database
from monitor.store.forgotten import MARK, digest_of_text
from monitor.store.store import Store
from monitor.store.tables import ARTICLE_KEYS, ARTICLES, HOSTS
from monitor.store.tables_evidence import TOMBSTONES
from monitor.store.watching import insert_missing

__all__ = ["Grave", "bury_again", "graves_of"]

# What is left of an article; its history's length and hashes stay in the tombstone.
OF_ARTICLE = ("key", "url", "host", "title", "outlet", "state", "first_seen", "published")


@dataclass(frozen=True, slots=True)
class Grave:
    """One tombstone with the row of its article, and all keys that the article was known by."""

    tombstone: dict[str, Any]
    article: dict[str, Any]
    keys: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What the article is known by, whether or not its address is."""
        return str(self.tombstone["key_sha256"])


def graves_of(database: Database) -> list[Grave]:
    """What was deleted on request from this database."""
    query = select(TOMBSTONES, *(ARTICLES.c[name].label(f"article_{name}") for name in OF_ARTICLE))
    with database.reading() as connection:
        rows = connection.execute(query.join(ARTICLES, ARTICLES.c.id == TOMBSTONES.c.article_id)).mappings().all()
        keys: dict[int, list[str]] = {}
        known = select(ARTICLE_KEYS).where(ARTICLE_KEYS.c.article_id.in_(select(TOMBSTONES.c.article_id)))
        for key in connection.execute(known).mappings():
            keys.setdefault(key["article_id"], []).append(key["key"])
    return [
        Grave(
            {column.name: row[column.name] for column in TOMBSTONES.columns},
            {name: row[f"article_{name}"] for name in OF_ARTICLE},
            tuple(keys.get(row["article_id"], ())),
        )
        for row in rows
    ]


def bury_again(store: Store, database: Database, graves: Sequence[Grave], now: datetime) -> int:
    """Delete these articles' words here, too, and know those that never stood here as deleted. Returns how many it took.

    The words are gone from the tables then; the files are to be rewritten by whoever calls.
    """
    known = {grave.digest: grave.tombstone["address_removed"] for grave in graves_of(database)}
    ids = _ids_by_digest(database, {grave.digest for grave in graves})
    done = 0
    for grave in graves:
        removed = bool(grave.tombstone["address_removed"])
        if grave.digest in known and (known[grave.digest] or not removed):
            continue
        article_id = ids.get(grave.digest)
        if article_id is None:
            _dig(database, grave)
        else:
            reason = str(grave.tombstone["reason"])
            store.forget(article_id, now=now, reason=reason, remove_address=removed, scrubbed=False)
        done += 1
    return done


def _ids_by_digest(database: Database, wanted: set[str]) -> dict[str, int]:
    """The articles whose keys have these digests. Keys are stored as they are, so all are read: for rare use."""
    found: dict[str, int] = {}
    if not wanted:
        return found
    with database.reading() as connection:
        for key, article_id in connection.execute(select(ARTICLE_KEYS.c.key, ARTICLE_KEYS.c.article_id)):
            digest = key.removeprefix(MARK) if key.startswith(MARK) else digest_of_text(key)
            if digest in wanted:
                found[digest] = article_id
    return found


def _dig(database: Database, grave: Grave) -> None:
    """An article that this database never had: it is known as deleted all the same, so that no feed brings it back."""
    with database.writing(alone=True) as connection:
        insert_missing(connection, HOSTS, {"host": grave.article["host"]})
        highest = connection.execute(select(func.max(ARTICLES.c.id))).scalar() or 0
        # Behind every number that its former database gave, so that no exported proof speaks of another article.
        article_id = max(highest, int(grave.tombstone["article_id"])) + 1
        connection.execute(insert(ARTICLES).values(id=article_id, **grave.article))
        for key in grave.keys:
            insert_missing(connection, ARTICLE_KEYS, {"key": key, "article_id": article_id})
        connection.execute(insert(TOMBSTONES).values(**grave.tombstone | {"article_id": article_id}))
