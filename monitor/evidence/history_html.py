"""An article's whole history as one self-contained HTML page: to mail, to print, to put into a file. No script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.compare.words import diff_words
from monitor.errors import MonitorError
from monitor.evidence.paragraphs import Fold, Paragraph, folded, paragraphs_of
from monitor.evidence.rendering import rendered
from monitor.values import ArticleText

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord, SnapshotRecord
    from monitor.store.store import Store
    from monitor.values import Notice

__all__ = ["history_html"]

MOST_CHECKS = 5_000


@dataclass(frozen=True, slots=True)
class _Version:
    """One snapshot as the page shows it: the first in full, the others against the one before."""

    snapshot: SnapshotRecord
    changes: tuple[ChangeRecord, ...]
    title: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[Paragraph | Fold, ...] = ()
    failure: str = ""

    @property
    def number(self) -> int:
        return self.snapshot.number

    @property
    def notices(self) -> tuple[Notice, ...]:
        return self.snapshot.notices

    @property
    def returns_to(self) -> int | None:
        return self.snapshot.returns_to


def history_html(store: Store, article_id: int) -> str:
    """Every version, change, notice and look of an article, with the digests. Raises NotFoundError.

    Stored words are text, never markup; a text that can't be read any more is said to be so.
    """
    article = store.article(article_id)
    checks = store.checks(article.id, limit=MOST_CHECKS)
    tombstones = [tombstone for tombstone in store.tombstones() if tombstone.article_id == article.id]
    return rendered(
        "history.html",
        article=article,
        versions=list(_versions(store, article.id)),
        checks=checks[::-1],
        checks_cut=len(checks) == MOST_CHECKS,
        faults=store.verify_chain(article.id),
        tombstone=tombstones[0] if tombstones else None,
    )


def _versions(store: Store, article_id: int) -> Iterator[_Version]:
    before: ArticleText | None = None
    for snapshot in store.snapshots(article_id):
        changes = tuple(store.changes_of(snapshot.id))
        if snapshot.removed_at is not None:
            yield _Version(snapshot, changes)
            continue
        try:
            article = store.version(article_id, snapshot.number).article
        except MonitorError as problem:
            yield _Version(snapshot, changes, failure=problem.reason)
            continue
        yield _Version(snapshot, changes, _title(before, article), tuple(_text(before, article)))
        before = article


def _title(before: ArticleText | None, article: ArticleText) -> tuple[tuple[str, str], ...]:
    return diff_words(before.title, article.title) if before else (("same", article.title),)


def _text(before: ArticleText | None, article: ArticleText) -> Iterator[Paragraph | Fold]:
    if before is not None:
        yield from folded(paragraphs_of(before.text, article.text))
        return
    for words in article.text.split("\n\n"):
        yield Paragraph((("same", words),))
