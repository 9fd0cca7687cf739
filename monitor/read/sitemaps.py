"""Sitemaps (sitemaps.org 0.9, Google's news extension, indexes) -> ParsedFeed. PURE; fetches no child."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from monitor.errors import ReadError
from monitor.read.keys import article_key, web_url
from monitor.read.moments import read_moment
from monitor.read.titles import plain_title
from monitor.read.xml import gunzipped, local_name, read_xml
from monitor.values import Entry, ParsedFeed

__all__ = ["read_sitemap"]

_MAX_BYTES = 20_000_000  # the protocol allows 50 MB; no news sitemap comes near a tenth of it
_MAX_URLS = 50_000  # the protocol's own limit, for URLs and for an index's children


def read_sitemap(body: bytes, headers: Mapping[str, str], url: str) -> ParsedFeed:
    """The sitemap's pages as entries, newest statements included; an index's sitemaps as `children`.

    `lastmod` is an entry's `updated`. Raises ReadError where it is no sitemap, too large, or declares entities.
    """
    if len(body) > _MAX_BYTES:
        raise ReadError(url, f"The sitemap has more than {_MAX_BYTES:,} bytes")
    root, fault = read_xml(gunzipped(body, _MAX_BYTES, url), url, "sitemap")
    match local_name(root):
        case "sitemapindex":
            children = [target for row in root if (target := _location(row, url))][:_MAX_URLS]
            return ParsedFeed("", (), "sitemap_index", _stated(fault, len(children)), children=tuple(children))
        case "urlset":
            entries = [entry for row in root if (entry := _entry(row, url))][:_MAX_URLS]
            return ParsedFeed("", tuple(entries), "sitemap", _stated(fault, len(entries)))
        case other:
            raise ReadError(url, f"This is no sitemap: its root is <{other[:40]}>")


def _entry(row: _Element, url: str) -> Entry | None:
    target = _location(row, url)
    if target is None:
        return None
    news = next((child for child in row if local_name(child) == "news"), None)
    return Entry(
        url=target,
        key=article_key(target),
        title=plain_title(_child_text(news, "title")),
        published=read_moment(_child_text(news, "publication_date")),
        updated=read_moment(_child_text(row, "lastmod")),
    )


def _location(row: _Element, url: str) -> str | None:
    stated = _child_text(row, "loc")
    return web_url(stated, url) if stated else None


def _child_text(element: _Element | None, name: str) -> str | None:
    for child in element if element is not None else ():
        if local_name(child) == name:
            return (child.text or "").strip() or None
    return None


def _stated(fault: str | None, found: int) -> str | None:
    return fault or (None if found else "The sitemap has no entries")
