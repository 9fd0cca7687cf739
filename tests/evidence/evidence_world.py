"""An article whose pages came with their requests, for tests of the evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store_world import HOUR, NOW, World, change, snapshot

from monitor.store.records import ArticleRecord
from monitor.values import Exchange, Outcome

__all__ = ["exchange", "watched"]


def exchange(url: str = "https://coast.example/boats", **other: object) -> Exchange:
    """A request and its answer: gzipped on the wire, with a field twice and letters beyond ASCII."""
    return replace(
        Exchange(
            url=url,
            at=NOW,
            method="GET",
            sent=(("Host", "coast.example"), ("User-Agent", "monitor/0.1"), ("Cookie", "[masked]")),
            status=200,
            reason="OK",
            version="1.1",
            received=(
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Encoding", "gzip"),
                ("Content-Length", "77"),
                ("Set-Cookie", "a=1"),
                ("Set-Cookie", "b=\u00fc"),
            ),
            peer="203.0.113.7:443",
        ),
        **other,
    )


def watched(world: World) -> ArticleRecord:
    """41 -> 34 -> 36 boats: the first from before request records, then one behind a redirect, then a wall, then one more."""
    article = world.article()
    moved = exchange("https://coast.example/old", status=301, reason="Moved", received=(("Location", "/boats"),))
    for number, (boats, found) in enumerate([(41, ()), (34, (moved, exchange())), (36, (exchange(),))]):
        now = NOW + number * HOUR
        changes = (change(str(boats + 7), str(boats)),) if number else ()
        words = f"The storm sank {boats} boats.\n\nThe harbour master counted them at dawn."
        made = snapshot(words, changes=changes)
        dated = tuple(replace(one, at=now) for one in found)
        world.check(article, words, now=now, snapshot=made, exchanges=dated, tls=True)
        wall = {"outcome": Outcome.BLOCKED, "status": 403, "reason": "a wall", "body": b"<p>Are you human?</p>"}
        later = now + timedelta(minutes=30)
        if number == 1:
            blocked = exchange(status=403, reason="Forbidden", at=later)
            world.check(article, now=later, exchanges=(blocked,), **wall)
    return world.store.article(article.id)
