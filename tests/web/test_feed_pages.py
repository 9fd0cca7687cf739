"""The pages of feeds: adding what stands at an address, and pausing, resuming, polling, removing by plain forms."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from running_desk import desk
from site_on_loopback import Answer
from site_world import HOUR, NOW, World
from tests_running import run
from web_world import assert_valid

from monitor.settings import Settings
from monitor.store.records import FeedRecord
from monitor.store.store import Store
from monitor.web.app import create_app
from monitor.web.feed_health import feed_health
from monitor.web.site import Site

__all__ = ["desk"]

HOSTILE = "</script><img src=x onerror=alert(1)>"
FRONT = (
    "<html><head><title>The Bay News</title>"
    "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    "<link rel='alternate' type='application/rss+xml' href='/sport.xml'>"
    "</head><body><ul><li><a href='/story'>Storm</a></li></ul></body></html>"
)


def post(client: TestClient, path: str, **fields: str) -> Any:
    return client.post(path, data=fields, follow_redirects=False)


# --- adding ---------------------------------------------------------------------------------------------------


def asking(desk: Any, tell: Callable[[httpx.AsyncClient, Any], Awaitable[None]]) -> None:
    async def story() -> None:
        async with desk() as it:
            app = create_app(Site(it.services, Settings(), watching=True))
            async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
                await tell(client, it)

    run(story())


def test_a_site_is_watched_by_its_feed_and_its_other_feeds_are_offered(desk: Any) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        it.site.feed("/story", "/other")
        it.site.pages["/"] = Answer(FRONT)
        page = (await client.post("/feeds", data={"url": it.site.url, "outlet": " The\nBay "})).text
        assert_valid(page)
        assert "Watched from now on: the feed “The Bay News”" in page
        assert "2 entries" in page
        assert f'name="url" value="{it.site.url}/sport.xml"' in page
        (feed,) = it.services.store.feeds()
        assert (feed.url, feed.outlet, feed.added_by) == (f"{it.site.url}/feed.xml", "The Bay", "user")
        again = (await client.post("/feeds", data={"url": feed.url})).text
        assert "Watched already" in again
        await it.do_due()
        assert len(it.services.store.articles()) == 2
        listed = (await client.get("/feeds")).text
        assert '<td class="number">2</td>' in listed
        assert ">well<" in listed

    asking(desk, tell)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not a web address"),
        ("javascript:alert(1)", "not a web address"),
        ("http://10.0.0.1/feed", "10.0.0.1"),
        ("http://localhost.invalid/", "localhost.invalid"),
        ("{site}/nowhere", "the server answered 404"),
        ("{site}/bare", "no feed was found"),
    ],
)
def test_why_nothing_is_watched_is_said_beside_the_form_that_keeps_what_was_typed(
    desk: Any, url: str, words: str
) -> None:
    async def tell(client: httpx.AsyncClient, it: Any) -> None:
        it.site.pages["/bare"] = Answer("<html><body><a href='/x'>x</a></body></html>")
        asked = url.format(site=it.site.url)
        answer = await client.post("/feeds", data={"url": asked, "outlet": HOSTILE})
        assert answer.status_code == 422
        assert_valid(answer.text)
        assert words in answer.text
        assert f'value="{asked}"' in answer.text
        assert 'aria-describedby="add-problem"' in answer.text
        assert "<img" not in answer.text
        assert it.services.store.feeds() == []

    asking(desk, tell)


def test_the_home_page_of_a_new_monitor_has_the_form(client: TestClient) -> None:
    page = client.get("/").text
    assert_valid(page)
    assert '<form method="post" action="/feeds"' in page


# --- what is done with a feed ---------------------------------------------------------------------------------


def test_a_feed_is_paused_resumed_polled_and_removed_by_forms(client: TestClient, store: Store) -> None:
    world = World(store)
    feed = world.feed()
    world.poll(feed, world.entry(), now=NOW - HOUR / 2)
    assert ">well<" in client.get("/feeds").text
    assert post(client, "/feeds/1/pause", back="/feeds/1").headers["location"] == "/feeds/1"
    assert store.feed(1).state == "paused"
    assert "Resume" in client.get("/feeds").text
    assert post(client, "/feeds/1/poll").status_code == 409
    assert post(client, "/feeds/1/resume", back="//evil.example").headers["location"] == "/feeds"
    assert post(client, "/feeds/1/poll").status_code == 303
    assert "to be polled at once" in client.get("/feeds").text
    assert world.take()[0].feed.id == 1
    asked = client.get("/feeds/1/remove")
    assert_valid(asked.text)
    assert store.feed(1).state == "active"
    assert post(client, "/feeds/1/remove").headers["location"] == "/feeds"
    assert "No feed is watched" in client.get("/feeds").text
    assert "removed" in client.get("/feeds?removed=yes").text
    assert post(client, "/feeds/1/pause").status_code == 409
    assert post(client, "/feeds/1/resume").status_code == 303
    assert store.feed(1).state == "active"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/feeds/9"), ("GET", "/feeds/9/remove"), ("POST", "/feeds/9/poll")]
)
def test_a_feed_that_is_none_is_said(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 404


def test_a_feed_is_shown_with_its_articles_and_what_went_wrong(client: TestClient, store: Store) -> None:
    world = World(store)
    feed = world.feed("https://me:pw1234@coast.example/rss", name=HOSTILE)
    entries = [world.entry(f"{number}", title=HOSTILE) for number in range(60)]
    world.poll(feed, *entries, failed=True, fault=HOSTILE, status=500)
    store.record_fault("feed broken", "https://***@coast.example/rss", "it answers 500", "Look at it.", now=NOW)
    page = client.get("/feeds/1").text
    assert_valid(page)
    assert "<img" not in page
    assert "pw1234" not in page + client.get("/feeds").text
    assert "it answers 500" in page
    assert "the last poll failed" in page
    assert page.count("<td><a href=") == 50
    older = client.get("/feeds/1?before=11").text
    assert_valid(older)
    assert older.count("<td><a href=") == 10


def test_many_feeds_come_page_by_page(client: TestClient, store: Store) -> None:
    for number in range(100):
        World(store).feed(f"https://coast.example/{number}", name=f"Feed {number:03}")
    first = client.get("/feeds")
    assert len(first.content) < 150_000
    assert "Feed 079" in first.text
    assert "Feed 080" not in first.text
    assert 'href="/feeds?after=80"' in first.text
    second = client.get("/feeds?after=80").text
    assert "Feed 080" in second
    assert "More feeds" not in second


FEED = FeedRecord(1, "https://a.example/f", "feed", "F", None, "a.example", "active", "user", NOW, polled_at=NOW - HOUR)


@pytest.mark.parametrize(
    ("feed", "kind", "words"),
    [
        (replace(FEED, next_poll_at=NOW + HOUR), "good", "well"),
        (replace(FEED, polled_at=None, next_poll_at=NOW), "waiting", "not polled yet"),
        (replace(FEED, next_poll_at=NOW - 2 * HOUR), "waiting", "to be polled at once"),
        (replace(FEED, polled_at=NOW - 9 * HOUR, next_poll_at=NOW - HOUR), "waiting", "overdue"),
        (replace(FEED, next_poll_at=NOW - timedelta(minutes=5)), "good", "well"),
        (replace(FEED, fault="no XML", errors=1), "bad", "the last poll failed: no XML"),
        (replace(FEED, fault="no XML", errors=3), "bad", "the last 3 polls failed: no XML"),
        (replace(FEED, fault="cut off"), "bad", "cut off"),
        (replace(FEED, fault="no XML", errors=3, state="paused"), "resting", "paused"),
    ],
)
def test_health_is_said_in_words(feed: FeedRecord, kind: str, words: str) -> None:
    found = feed_health(feed, NOW)
    assert found.kind == kind
    assert found.words.startswith(words)
