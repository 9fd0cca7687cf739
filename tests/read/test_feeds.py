"""Feeds, sitemaps and lists of feeds are read as far as they go, and hostile ones not at all."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import ReadError
from monitor.read.discovery import discover_feeds, guess_feed_urls
from monitor.read.feeds import read_feed
from monitor.read.opml import OpmlFeed, read_opml, write_opml
from monitor.read.sitemaps import read_sitemap
from monitor.read.sniff import kind_of
from monitor.values import ParsedFeed

URL = "https://ferry.example/feeds/all"
RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Ferry &amp;amp; Co</title><link>/</link>
<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://ferry.example/feeds/all"/><ttl>30</ttl>
<item><title>&lt;b&gt;Mill&lt;/b&gt; burns &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; 5 &amp;lt; 6</title><link>/a?utm_source=q</link>
<pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate><guid isPermaLink="false">1</guid></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
<item><title>Guid</title><guid>https://ferry.example/g</guid></item>
<item><title>Burner</title><link>https://fb.example/r</link><feedburner:origLink>https://ferry.example/o</feedburner:origLink></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><title>A</title><entry>
<title type="html">Mill &amp;amp; sea</title><link rel="self" href="s"/><link href="y"/><id>urn:1</id>
<published>2026-01-05T10:00:00+02:00</published><updated>2026-01-06T10:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="https://ferry.example/"><title>R</title>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
<item rdf:about="https://ferry.example/r"><title>Item</title><link>https://ferry.example/r</link></item></rdf:RDF>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "J", "home_page_url": "/", "items": [
{"id": 7, "url": "/j", "title": "Mill", "date_published": "2026-01-05T10:00:00Z"}, {"id": "no address"}, 3],
"hubs": [{"type": "WebSub", "url": "https://hub.example/"}]}"""


def read(body: bytes, content_type: str = "") -> ParsedFeed:
    return read_feed(body, {"content-type": content_type} if content_type else {}, URL)


def test_rss_entries_have_plain_titles_web_links_and_utc_moments() -> None:
    feed = read(RSS)
    assert (feed.kind, feed.title, feed.ttl_minutes) == ("rss", "Ferry & Co", 30)
    assert (feed.site_url, feed.hub_url, feed.self_url) == ("https://ferry.example/", "https://hub.example/", URL)
    assert [entry.url for entry in feed.entries] == [
        "https://ferry.example/a?utm_source=q", "https://ferry.example/g", "https://ferry.example/o",
    ]  # fmt: skip
    first = feed.entries[0]
    assert (first.title, first.key, first.guid) == ("Mill burns 5 < 6", "https://ferry.example/a", "1")
    assert (first.published, first.updated) == (datetime(2026, 1, 5, 9, 0, tzinfo=UTC), None)
    assert feed.fault == "1 of 4 entries have no address that can be fetched"


def test_atom_links_are_resolved_against_their_base() -> None:
    feed = read(ATOM)
    (entry,) = feed.entries
    assert (feed.kind, feed.fault) == ("atom", None)
    assert (entry.url, entry.title) == ("https://base.example/x/y", "Mill & sea")
    assert entry.published == datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
    assert entry.updated == datetime(2026, 1, 6, 10, 0, tzinfo=UTC)


def test_rss_1_and_its_syndication_module_are_read() -> None:
    feed = read(RDF)
    assert [entry.title for entry in feed.entries] == ["Item"]
    assert feed.ttl_minutes == 30


def test_json_feed_is_read_and_its_faults_are_told() -> None:
    feed = read(JSON, "application/feed+json")
    assert (feed.kind, feed.hub_url) == ("json", "https://hub.example/")
    assert [(entry.url, entry.guid) for entry in feed.entries] == [("https://ferry.example/j", "7")]
    assert feed.fault == "2 of 3 items have no address that can be fetched"


def test_broken_feed_is_read_as_far_as_it_goes() -> None:
    feed = read(RSS[: RSS.index(b"<title>Guid")])
    assert feed.entries[0].key == "https://ferry.example/a"
    assert feed.fault is not None
    assert feed.fault.startswith("The feed is broken")


def test_empty_feed_says_so() -> None:
    assert read(b"<rss version='2.0'><channel><title>x</title></channel></rss>").fault == "The feed has no entries"
    assert read(b'{"version": "https://jsonfeed.org/version/1", "items": []}').fault == "The feed has no entries"


def test_page_given_as_a_feed_names_the_feeds_it_declares() -> None:
    page = (
        b'<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss" title="All"></head>'
    )
    with pytest.raises(ReadError) as told:
        read(page, "text/html")
    assert "https://ferry.example/rss" in told.value.hint


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!entity f SYSTEM "file:///etc/hostname">]><rss><channel>&f;</channel></rss>'
HOSTILE = {
    "bomb": BOMB,
    "wide bomb": BOMB.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16"),
    "xxe": XXE,
    "a file's name": b"/etc/hostname",
    "large page": b"<html>" + b"<p>x</p>" * 2_500_000,
    "page": b"<html>" + b"<p>x</p>" * 100_000,
    "tags": b"<rss><channel>" + b"<a>" * 400_000,
    "references": b"<rss><channel><title>" + b"&" * 4_000_000,
    "nothing": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feed_is_refused(name: str) -> None:
    with pytest.raises(ReadError):
        read(HOSTILE[name])


@pytest.mark.parametrize("name", ["bomb", "wide bomb", "xxe", "nothing", "a file's name"])
def test_hostile_sitemap_and_opml_are_refused(name: str) -> None:
    with pytest.raises(ReadError):
        read_sitemap(HOSTILE[name].replace(b"rss", b"urlset"), {}, URL)
    with pytest.raises(ReadError):
        read_opml(HOSTILE[name].replace(b"rss", b"opml"))


def test_deep_feed_ends() -> None:
    assert read(b"<rss><channel>" + b"<a>" * 20_000).entries == ()


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200), st.integers(0, 1600), st.sampled_from([b"", RSS, ATOM, RDF, JSON, b"<urlset>", b"<opml>"])
)
def test_junk_never_crashes(junk: bytes, place: int, whole: bytes) -> None:
    body = whole[:place] + junk + whole[place:]
    for reader in (read, lambda body: read_sitemap(body, {}, URL), read_opml):
        try:
            found = reader(body)
        except ReadError:
            continue
        for entry in found.entries if isinstance(found, ParsedFeed) else ():
            assert entry.url.lower().startswith(("http://", "https://"))
    kind_of(body, {}, URL)
    discover_feeds(body, {}, URL)


NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://ferry.example/a </loc><lastmod>2026-01-05</lastmod>
<n:news><n:publication_date>2026-01-04T10:00+01:00</n:publication_date><n:title>Mill burns</n:title></n:news></url>
<url><loc>mailto:x</loc></url></urlset>"""


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_news_sitemap_gives_titles_and_dates(pack: object) -> None:
    (entry,) = read_sitemap(pack(NEWS), {}, URL).entries  # type: ignore[operator]
    assert (entry.url, entry.title) == ("https://ferry.example/a", "Mill burns")
    assert entry.published == datetime(2026, 1, 4, 9, 0, tzinfo=UTC)
    assert entry.updated == datetime(2026, 1, 5, tzinfo=UTC)


def test_sitemap_index_gives_its_children() -> None:
    body = b"<sitemapindex><sitemap><loc>/news.xml.gz</loc></sitemap></sitemapindex>"
    feed = read_sitemap(body, {}, URL)
    assert (feed.kind, feed.children) == ("sitemap_index", ("https://ferry.example/news.xml.gz",))


def test_gzip_bomb_and_cut_gzip_are_refused() -> None:
    for packed in (gzip.compress(b"x" * 30_000_000), gzip.compress(NEWS)[:-20], b"\x1f\x8bjunk"):
        with pytest.raises(ReadError):
            read_sitemap(packed, {}, URL)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (RSS, "feed"), (ATOM, "feed"), (RDF, "feed"), (JSON, "json_feed"), (NEWS, "sitemap"), (gzip.compress(NEWS), "sitemap"),
        (b"<sitemapindex>", "sitemap_index"), (b"<!DOCTYPE html><title>x", "page"), (b"", "other"), (b"%PDF-1.7", "other"),
        (b'{"a": 1}', "other"), (b"<!-- rss -->\n<html>", "page"), (RSS.decode().encode("utf-16"), "feed"),
    ],
)  # fmt: skip
def test_body_is_known_by_its_root(body: bytes, kind: str) -> None:
    assert kind_of(body, {}, URL) == kind


def test_feeds_of_a_page_are_found_once_and_declared_ones_first() -> None:
    page = b"""<html><head><link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
    <link rel=alternate type="application/rss+xml; charset=utf-8" href="/comments/feed" title="Comments">
    <link rel="alternate" type="application/atom+xml" href="all.atom" title="All &amp; more">
    <link rel="alternate" type="application/rss+xml" href="javascript:x"><link rel="alternate" hreflang="fr" href="/fr">
    </head><a href="/politics/rss.xml">Politics</a><a href="/feeds/all.atom">again</a></html>"""
    found = discover_feeds(page, {}, "https://ferry.example/feeds/x")
    assert [(link.url, link.title, link.kind) for link in found] == [
        ("https://ferry.example/feeds/all.atom", "All & more", "atom"),
        ("https://ferry.example/politics/rss.xml", "Politics", "unknown"),
        ("https://ferry.example/comments/feed", "Comments", "rss"),
    ]


def test_guesses_stay_on_the_site() -> None:
    guesses = guess_feed_urls("https://ferry.example/politics")
    assert guesses[0] == "https://ferry.example/politics/feed"
    assert all(guess.startswith("https://ferry.example/") for guess in guesses)
    assert guess_feed_urls("javascript:x") == ()


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&"), min_size=1, max_size=20
)
_FEEDS = st.builds(
    OpmlFeed, st.integers(0, 10**6).map("https://e.example/?f={}".format), _WORDS, st.one_of(st.just(""), _WORDS)
)


@given(st.lists(_FEEDS, unique_by=lambda feed: feed.url, max_size=8))
def test_opml_comes_back_as_it_was_written(feeds: list[OpmlFeed]) -> None:
    assert sorted(read_opml(write_opml(feeds)), key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)


def test_opml_of_other_programs_is_read() -> None:
    body = b"""<opml version="1.0"><body><outline text="Local"><outline text="Deep"><outline type="rss" text="F &lt;b&gt;x"
    xmlURL="https://e.example/f"/></outline></outline><outline text="no" xmlUrl="file:///etc/passwd"/></body></opml>"""
    assert read_opml(body) == (OpmlFeed("https://e.example/f", "F x", "Local"),)
