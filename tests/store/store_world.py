"""Short ways to fill a store in tests, and values that say little but are whole."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from monitor.store.records import (
    ArticleRecord,
    CheckRecord,
    CheckResult,
    DueArticle,
    DueFeed,
    FeedRecord,
    NewAlert,
    NewEntry,
    NewSnapshot,
    PageState,
    PollRecord,
    PollResult,
)
from monitor.store.store import Store
from monitor.values import (
    ArticleText,
    Change,
    ChangeKind,
    ChangeOp,
    Dimension,
    Direction,
    Figure,
    HostState,
    Link,
    Notice,
    NoticeKind,
    Outcome,
    Severity,
)

NOW = datetime(2026, 1, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
OWNER = "newsroom:1"


def figure(value: str) -> Figure:
    return Figure(4, 4 + len(value), value, value, None, "boat", Dimension.COUNT, None)


def change(before: str = "41", after: str = "34", **other: Any) -> Change:
    values: dict[str, Any] = {
        "kind": ChangeKind.FIGURE,
        "op": ChangeOp.ALTERED,
        "before": figure(before),
        "after": figure(after),
        "sentence_before": f"The {before} boats sank.",
        "sentence_after": f"The {after} boats sank.",
        "summary": f"{before} boats became {after}",
        "direction": None,
        "severity": Severity.HIGH,
        "silent": True,
    }
    return Change(**(values | other))


def sourcing(summary: str = "the harbour office became people close to it") -> Change:
    return replace(
        change(),
        kind=ChangeKind.SOURCING,
        op=ChangeOp.REMOVED,
        severity=Severity.LOW,
        silent=False,
        direction=Direction.WEAKENED,
        summary=summary,
        after=None,
        sentence_after=None,
    )


def text_of(words: str, title: str = "Boats lost in the storm") -> ArticleText:
    link = Link("https://harbour.example/list?a=1&b=ü", "list", 0, 4)
    return ArticleText(title, "A. Writer", NOW - HOUR, None, words, (link,), "A summary.", "en", None, "Coast Post")


def digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def page_of(words: str) -> bytes:
    return f"<html><body><nav>{'menu ' * 50}</nav><p>{words}</p></body></html>".encode()


def alert(name: str = "a1", *destinations: str, at: datetime = NOW, digest_key: str | None = None) -> NewAlert:
    wanted = tuple((destination, at, digest_key) for destination in destinations or ("desk",))
    return NewAlert(f"alert_{name}", "figures", Severity.HIGH, {"title": f"„{name}“ \0"}, wanted)


def notice() -> Notice:
    return Notice(0, 10, "Correction", NoticeKind.CORRECTION)


class World:
    """A store, and the daemon's steps over it in one call each."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def feed(self, url: str = "https://coast.example/rss", **other: Any) -> FeedRecord:
        values: dict[str, Any] = {"name": "Coast", "outlet": "coast.example", "kind": "feed", "added_by": "config"}
        return self.store.add_feed(url, **(values | {"now": NOW} | other))

    def article(self, slug: str = "boats", host: str = "coast.example", **other: Any) -> ArticleRecord:
        key = f"{host}/{slug}"
        values: dict[str, Any] = {"key": key, "host": host, "title": slug, "outlet": host, "now": NOW}
        return self.store.add_article(f"https://{key}", **(values | other))[0]

    def entry(self, slug: str = "boats", host: str = "coast.example", **other: Any) -> NewEntry:
        key = f"{host}/{slug}"
        values: dict[str, Any] = {"url": f"https://{key}", "key": key, "host": host, "title": slug, "outlet": host}
        return NewEntry(**(values | {"next_check_at": NOW} | other))

    def poll(self, feed: FeedRecord, *entries: NewEntry, now: datetime = NOW, **other: Any) -> PollResult:
        values: dict[str, Any] = {"next_poll_at": now + HOUR, "entries": entries, "whole": True, "status": 200}
        host = HostState(feed.host)
        return self.store.record_poll(PollRecord(feed.id, OWNER, now, host, **(values | other)))

    def take(self, now: datetime = NOW, owner: str = OWNER, limit: int = 10) -> list[DueFeed | DueArticle]:
        return self.store.take_due(now, owner=owner, limit=limit, lease_seconds=120)

    def check(
        self, article: ArticleRecord, words: str | None = None, *, now: datetime = NOW, owner: str = OWNER, **other: Any
    ) -> CheckResult:
        """One check; with `words`, it found this new text."""
        values: dict[str, Any] = {
            "outcome": Outcome.UNCHANGED if words is None else Outcome.CHANGED,
            "page": PageState(etag='"1"'),
            "host": HostState(article.host),
            "next_check_at": now + HOUR,
            "final_url": article.url,
            "headers": {"content-type": "text/html"},
            "status": 200,
        }
        if "compared_with" not in other:
            values["compared_with"] = self.store.article(article.id).latest_number
        if words is not None:
            values |= {"body": page_of(words), "snapshot": snapshot(words)}
        return self.store.record_check(CheckRecord(article.id, owner, now, **(values | other)))

    def history(self, *texts: str, slug: str = "boats") -> ArticleRecord:
        """An article whose snapshots have these texts, an hour apart, each after the first with one change."""
        article = self.article(slug)
        for hours, words in enumerate(texts):
            changes = (change(),) if hours else ()
            self.check(article, words, now=NOW + hours * HOUR, snapshot=snapshot(words, changes=changes))
        return self.store.article(article.id)


def snapshot(words: str, **other: Any) -> NewSnapshot:
    return NewSnapshot(text_of(words), digest(words), "7", **other)
