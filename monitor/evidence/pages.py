"""Kept pages out of the store, one at a time, as a WARC wants them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, TYPE_CHECKING

from monitor.errors import NotFoundError
from monitor.evidence.warc import Page, WarcFile
from monitor.values import Outcome

if TYPE_CHECKING:
    from monitor.store.records_evidence import KeptPage
    from monitor.store.store import Store

__all__ = ["article_ids", "page_of", "pages_of", "write_warc"]

BATCH = 500


def write_warc(
    store: Store,
    articles: Iterable[int],
    stream: IO[bytes],
    *,
    now: datetime,
    since: datetime | None = None,
    gzip: bool = False,
    name: str = "",
) -> int:
    """Write the kept pages of these articles to the stream as WARC 1.1. Returns how many pages it holds.

    One page is in memory at a time. Raises StoreError where a kept page was tampered with.
    """
    warc = WarcFile(stream, now=now, gzip=gzip, name=name)
    written = 0
    for article_id in articles:
        for page in pages_of(store, article_id, since):
            warc.add(page)
            written += 1
    return written


def article_ids(store: Store) -> Iterator[int]:
    """The ids of all articles, the newest first, read in batches."""
    cursor = None
    while batch := store.articles(limit=BATCH, cursor=cursor):
        yield from (article.id for article in batch)
        cursor = batch[-1].id


def pages_of(store: Store, article_id: int, since: datetime | None = None) -> Iterator[Page]:
    """The kept pages of an article in the order of time, those without bytes left out."""
    for kept in store.kept_pages(article_id, since):
        page = page_of(store, kept)
        if page is not None:
            yield page


def page_of(store: Store, kept: KeptPage) -> Page | None:
    """One kept page with its bytes; None where its bytes were dropped meanwhile (by retention, or on request)."""
    if kept.body_sha256 is None:
        return None
    try:
        body = store.blob(kept.body_sha256)
        record = store.request_record(kept.request_sha256) if kept.request_sha256 else None
        text = store.version(kept.article_id, kept.number).article.text if kept.number else None
    except NotFoundError:
        return None
    return Page(
        identity=f"article {kept.article_id} look {kept.check_id} snapshot {kept.number} {kept.body_sha256}",
        at=record.exchanges[-1].at if record and record.exchanges else kept.at,
        url=kept.final_url,
        status=kept.status or 200,
        body=body,
        exchanges=record.exchanges if record else (),
        headers=kept.headers,
        about=_about(kept),
        text=text,
        cut=kept.outcome is Outcome.INCOMPLETE,
    )


def _about(kept: KeptPage) -> dict[str, object]:
    return {
        "article": kept.article_id,
        "article_url": kept.url,
        "snapshot": kept.number,
        "checked_at": kept.at.isoformat(),
        "outcome": kept.outcome.value,
        "reason": re.sub(r"\s+", " ", kept.reason),
        "tls": kept.tls,
        "body_sha256": kept.body_sha256,
        "text_sha256": kept.text_sha256,
        "content_sha256": kept.content_sha256,
        "hash": kept.hash,
    }
