"""PURE: what a body fetched from a user's URL is: a feed, a sitemap, a site with feeds, or an article. Runs in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from monitor.examination import Survey
from monitor.read.discovery import discover_feeds, guess_feed_urls
from monitor.read.feeds import read_feed
from monitor.read.pages import read_page
from monitor.read.sitemaps import read_sitemap
from monitor.read.sniff import kind_of

__all__ = ["survey"]

# A front page's or section's text is a list of teasers; an article says this much in whole sentences.
SHORTEST_ARTICLE = 400


def survey(body: bytes, headers: Mapping[str, str], url: str) -> Survey:
    """What stands at this URL. Raises ReadError where it should be a feed or sitemap but can't be read as one."""
    kind = kind_of(body, headers, url)
    if kind in ("feed", "json_feed"):
        feed = read_feed(body, headers, url)
        return Survey("feed", feed.title, entries=len(feed.entries), fault=feed.fault)
    if kind in ("sitemap", "sitemap_index"):
        sitemap = read_sitemap(body, headers, url)
        return Survey("sitemap", sitemap.title, entries=len(sitemap.entries), fault=sitemap.fault)
    if kind != "page":
        return Survey("other", "")
    article = None if urlsplit(url).path in ("", "/") else read_page(body, headers, url)
    feeds = tuple(link.url for link in discover_feeds(body, headers, url))
    if article is not None and len(article.text) >= SHORTEST_ARTICLE:
        return Survey("article", article.title, feeds=feeds)
    return Survey("site", article.title if article else "", feeds=feeds, guesses=guess_feed_urls(url))
