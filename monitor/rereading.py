"""PURE: a stored page read again by the present code. Runs in a worker process; touches nothing else."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.lineage import follow
from monitor.compare.versions import compare
from monitor.examination import FetchedPage, Reread
from monitor.examine import text_digest
from monitor.read.pages import read_page
from monitor.values import Lineages, Version, version_of

__all__ = ["follow_recorded", "reread"]


def reread(page: FetchedPage, before: Version | None) -> Reread:
    """What the page says to the present extractor, and what changed against `before`, which it has read as well.

    Without judging the page again: it was taken for the article. Raises ReadError where it can't be read.
    """
    article = read_page(page.body, page.headers, page.final_url)
    if article is None:
        return Reread(None, None)
    after = replace(version_of(article), seen_at=page.fetched_at, feed_updated=page.feed_updated)
    changes = compare(before, after).changes if before is not None else ()
    return Reread(after, text_digest(article), changes)


def follow_recorded(known: Lineages | None, before: Version, after: Version, numbers: tuple[int, int]) -> Lineages:
    """Lineages up to a snapshot from its recorded version and the one before; they name places in those."""
    return follow(known, before, after, numbers[1], follows=numbers[0])
