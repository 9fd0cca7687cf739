"""Feed bytes -> ParsedFeed: RSS 0.9x to 2.0 and Atom by feedparser, JSON Feed beside it. PURE.

A broken feed is read as far as it goes, with its fault in words. Nothing may be concluded from what it lacks.
"""

from __future__ import annotations

from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from monitor.errors import ReadError
from monitor.read.discovery import discover_feeds
from monitor.read.json_feed import read_json_feed
from monitor.read.keys import article_key, web_url
from monitor.read.sniff import kind_of
from monitor.read.titles import plain_title
from monitor.read.xml import declares_entities, has_overloaded_element
from monitor.values import Entry, ParsedFeed

__all__ = ["MAX_FEED_BYTES", "read_feed"]

MAX_FEED_BYTES = 5_000_000  # 2.2 MB cost 0.34 s; the largest honest feeds are near 3 MB
_MAX_TAGS = 100_000  # 5 MB of "<a>" would take a minute
_MAX_REFERENCES = 1_000_000  # a microsecond each, where the XML is broken
_MAX_ENTRIES = 10_000
_MAX_ATTRIBUTES = 500  # of one element: the SAX layer walks them once for each, and 100,000 took two minutes
_UPDATE_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}


def read_feed(body: bytes, headers: Mapping[str, str], url: str) -> ParsedFeed:
    """The feed, with http(s) links made absolute against `url`, plain titles and UTC moments.

    Raises ReadError where it is no feed (naming the feeds that a page declares), too large, or declares entities.
    Header names are lower-case.
    """
    if len(body) > MAX_FEED_BYTES:
        raise ReadError(url, f"The feed has {len(body):,} bytes; no more than {MAX_FEED_BYTES:,} are read")
    kind = kind_of(body, headers, url)
    if kind == "json_feed":
        return read_json_feed(body, url)
    if kind != "feed":
        raise _no_feed(kind, body, headers, url)
    if declares_entities(body):
        raise ReadError(url, "The feed declares XML entities, which are never read")
    if body.count(b"<") > _MAX_TAGS or body.count(b"&") > _MAX_REFERENCES:
        raise ReadError(url, f"The feed has more than {_MAX_TAGS:,} tags, or {_MAX_REFERENCES:,} entities")
    if has_overloaded_element(body, _MAX_ATTRIBUTES):
        raise ReadError(url, f"The feed has an element with more than {_MAX_ATTRIBUTES} attributes")
    return _parsed_feed(_feedparser_result(body, headers, url), url)


def _feedparser_result(body: bytes, headers: Mapping[str, str], url: str) -> Any:
    import feedparser  # late: 80 ms

    given = {"content-location": url, "content-type": headers.get("content-type", "application/xml")}
    try:
        # A stream, never bytes or text: feedparser would open a file of that name.
        return feedparser.parse(BytesIO(body), response_headers=given, sanitize_html=False, resolve_relative_uris=False)
    except Exception as fault:  # its loose parser fails in as many ways as there are broken feeds
        raise ReadError(url, "The feed is too broken to be read") from fault


def _parsed_feed(result: Any, url: str) -> ParsedFeed:
    channel = result.get("feed") or {}
    stated = result.get("entries") or []
    entries = [entry for item in stated[:_MAX_ENTRIES] if (entry := _entry(item, url))]
    return ParsedFeed(
        title=plain_title(channel.get("title")),
        entries=tuple(entries),
        kind="atom" if str(result.get("version", "")).startswith("atom") else "rss",
        fault=_fault(result, len(stated), len(entries)),
        site_url=web_url(str(channel.get("link") or ""), url),
        hub_url=_linked(channel, "hub", url),
        self_url=_linked(channel, "self", url),
        ttl_minutes=_ttl_minutes(channel),
    )


def _entry(item: Any, url: str) -> Entry | None:
    guid = item.get("id")
    target = _target(item, url)
    if target is None:
        return None
    return Entry(
        url=target,
        key=article_key(target),
        title=plain_title(item.get("title")),
        published=_moment(item.get("published_parsed")),
        # feedparser hands out "published" for a missing "updated" when asked by name: look at the key itself
        updated=_moment(dict.get(item, "updated_parsed")),
        guid=str(guid) if guid else None,
    )


def _target(item: Any, url: str) -> str | None:
    """Where the article is: the address before a feed service's redirect, else the link, else a permalink guid."""
    stated = [item.get("feedburner_origlink"), item.get("link"), item.get("id")]
    for link in item.get("links") or []:
        if link.get("rel") == "alternate":
            stated.insert(2, link.get("href"))
    for place, value in enumerate(stated):
        is_guid = place == len(stated) - 1
        if isinstance(value, str) and value and (not is_guid or value.startswith(("http://", "https://"))):
            target = web_url(value, url)
            if target is not None:
                return target
    return None


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None


def _linked(channel: Any, relation: str, url: str) -> str | None:
    for link in channel.get("links") or []:
        if relation in str(link.get("rel") or "").split():
            return web_url(str(link.get("href") or ""), url)
    return None


def _ttl_minutes(channel: Any) -> int | None:
    """How long the feed asks to be left alone: RSS ttl, or the syndication module's period by its frequency."""
    ttl = str(channel.get("ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit() and len(ttl) < 8:
        return int(ttl) or None
    period = _UPDATE_MINUTES.get(str(channel.get("sy_updateperiod") or "").strip().lower())
    frequency = str(channel.get("sy_updatefrequency") or "1").strip()
    if period is None or not (frequency.isascii() and frequency.isdigit() and 0 < int(frequency[:6]) <= period):
        return None
    return period // int(frequency[:6])


def _fault(result: Any, stated: int, read: int) -> str | None:
    problem = result.get("bozo_exception")
    if result.get("bozo") and type(problem).__name__ not in {"CharacterEncodingOverride", "NonXMLContentType"}:
        return f"The feed is broken: {str(problem)[:200]}; {read} entries could be read"
    if not stated:
        return "The feed has no entries"
    return f"{stated - read} of {stated} entries have no address that can be fetched" if read < stated else None


def _no_feed(kind: str, body: bytes, headers: Mapping[str, str], url: str) -> ReadError:
    match kind:
        case "page":
            found = discover_feeds(body[:1_000_000], headers, url)
            hint = "Feeds that it names: " + ", ".join(link.url for link in found[:5]) if found else "It names no feed"
            return ReadError(url, "This is a web page, not a feed", hint=hint)
        case "sitemap" | "sitemap_index":
            return ReadError(url, "This is a sitemap, not a feed")
        case _:
            return ReadError(url, "This is no feed: neither RSS, Atom nor JSON Feed" if body.strip() else "It is empty")
