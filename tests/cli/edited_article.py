"""An article in a database of its own, its pages examined and recorded as the daemon does it, without a network."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor.examination import FetchedPage, KnownVersion
from monitor.examine import examine, text_digest
from monitor.read.version import EXTRACTOR_VERSION
from monitor.store.records import ArticleRecord, CheckRecord, NewSnapshot, PageState
from monitor.store.store import Store
from monitor.values import HostState

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://bay.example/news/storm"
OUTLET = "bay.example"
REST = (
    "The town had asked for new sea walls for years, and engineers had warned that the old ones would not hold.",
    "Fishing crews spent the night moving nets and engines to the upper quay while the wind was still rising.",
    "A ferry with passengers on board waited outside the bay until the morning and then docked without trouble.",
)


def page(*paragraphs: str, title: str = "Storm damages boats", head: str = "") -> bytes:
    """A page of this article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, *REST))
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def boats(count: int) -> bytes:
    """The page that counts so many boats."""
    return page(f"Harbour officials counted {count} damaged boats on Sunday, the port authority said.")


@dataclass
class Desk:
    """A database in a folder, with the config.yaml that names it."""

    folder: Path

    def __post_init__(self) -> None:
        self.url = f"sqlite:///{self.folder}/monitor.db"
        self.config = self.folder / "config.yaml"
        self.config.write_text(json.dumps({"database_url": self.url}), encoding="utf-8")

    def record(self, *pages: bytes, url: str = URL, older: bool = False) -> ArticleRecord:
        """Look at these pages one after the other, an hour apart, and record what each look comes to.

        `older`: as older code would have, that left the last sentence out and told of no change.
        """
        with Store.open(self.url) as store:
            article, _ = store.add_article(url, key=url, host="bay.example", title="", outlet=OUTLET, now=START)
            for number, body in enumerate(pages):
                _look(store, store.article(article.id), body, START + timedelta(hours=number), older=older)
            return store.article(article.id)


def _look(store: Store, article: ArticleRecord, body: bytes, at: datetime, *, older: bool) -> None:
    extractor = "0+older" if older else EXTRACTOR_VERSION
    headers = {"content-type": "text/html; charset=utf-8"}
    seen = FetchedPage(article.url, article.url, 200, headers, body, fetched_at=at)
    found = examine(seen, _known(store, article, extractor), extractor)
    assert found.article is not None
    comparison = None if older else found.comparison
    said = replace(found.article, text=found.article.text.rpartition("\n")[0]) if older else found.article
    snapshot = NewSnapshot(
        article=said,
        text_sha256=text_digest(said),
        extractor=extractor,
        changes=comparison.changes if comparison else (),
        notices=comparison.notices if comparison else (),
        lineages=None if older else found.lineages,
    )
    store.record_check(
        CheckRecord(
            article_id=article.id,
            owner="test",
            now=at,
            outcome=found.outcome,
            compared_with=article.latest_number,
            page=PageState(),
            host=HostState(article.host),
            next_check_at=at + timedelta(hours=1),
            status=200,
            final_url=article.url,
            headers=headers,
            body=body,
            snapshot=snapshot,
        )
    )


def _known(store: Store, article: ArticleRecord, extractor: str) -> KnownVersion | None:
    stored = store.latest_version(article.id)
    if stored is None:
        return None
    return KnownVersion(
        version=stored.version,
        digest=stored.snapshot.text_sha256,
        fingerprint=None,
        extractor=extractor,
        number=stored.number,
        taken_at=stored.snapshot.taken_at,
        lineages=store.following(article.id).lineages,
    )
