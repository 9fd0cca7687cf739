"""What `monitor add` makes of a URL."""

from __future__ import annotations

from typing import Any

import pytest
from site_on_loopback import Answer, article
from tests_running import run

from monitor.errors import FetchError, InputError, RobotsRefused
from monitor.pipeline.adding import watch

FRONT = (
    "<html><head><title>The Bay News</title>{}</head><body><ul><li><a href='/story'>Storm</a></li></ul></body></html>"
)
DECLARED = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
SITEMAP = (
    "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc>{0}/story</loc></url><url><loc>{0}/other-story</loc></url></urlset>"
)


def test_a_feed_is_watched_as_one(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.feed("/story", "/other")
            found = await watch(it.services, f"{it.site.url}/feed.xml")
            assert (found.kind, found.title, found.entries, found.is_new) == ("feed", "The Bay News", 2, True)
            assert not (await watch(it.services, f"{it.site.url}/feed.xml")).is_new

    run(story())


@pytest.mark.parametrize("front", [FRONT.format(DECLARED), FRONT.format("")])
def test_a_site_is_watched_by_the_feed_that_it_declares_or_keeps_where_sites_do(desk: Any, front: str) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.feed("/story")
            it.site.pages["/"] = Answer(front)
            found = await watch(it.services, it.site.url)
            assert (found.kind, found.url) == ("feed", f"{it.site.url}/feed.xml")

    run(story())


def test_a_sitemap_is_watched_as_one(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/sitemap.xml"] = Answer(SITEMAP.format(it.site.url), content_type="application/xml")
            it.site.pages["/story"] = Answer(article())
            it.site.pages["/other-story"] = Answer(article(title="Another"))
            assert (await watch(it.services, f"{it.site.url}/sitemap.xml")).kind == "sitemap"
            await it.do_due()
            assert len(it.services.store.articles()) == 2

    run(story())


def test_an_article_is_watched_itself_though_its_page_declares_a_feed(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/2026/storm-hits-bay"] = Answer(article().replace("<title>", DECLARED + "<title>", 1))
            found = await watch(it.services, f"{it.site.url}/2026/storm-hits-bay")
            assert found.kind == "article"
            assert found.others == (f"{it.site.url}/feed.xml",)
            assert it.article("/2026/storm-hits-bay").pinned

    run(story())


def test_what_cannot_be_watched_says_why(desk: Any) -> None:
    async def story() -> None:
        async with desk() as it:
            it.site.pages["/"] = Answer(FRONT.format(""))
            it.site.pages["/data"] = Answer(b"\x00\x01\x02", content_type="application/octet-stream")
            with pytest.raises(InputError, match="no feed was found on it"):
                await watch(it.services, it.site.url)
            with pytest.raises(InputError, match="neither a feed nor a sitemap nor a web page"):
                await watch(it.services, f"{it.site.url}/data")
            with pytest.raises(FetchError, match="404"):
                await watch(it.services, f"{it.site.url}/absent")
            with pytest.raises(InputError, match="not a web address"):
                await watch(it.services, "two words")
            it.site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /", content_type="text/plain")
            with pytest.raises(RobotsRefused):
                await watch(it.services, f"{it.site.url}/story")

    run(story())
