"""Which feeds a page offers: the ones it declares, and the addresses where sites usually keep them. PURE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from monitor.errors import ReadError
from monitor.read.keys import web_url
from monitor.read.titles import plain_title

__all__ = ["FeedLink", "discover_feeds", "guess_feed_urls"]

_TYPES = {
    "application/rss+xml": "rss", "application/atom+xml": "atom", "application/feed+json": "json",
    "application/rdf+xml": "rss", "text/xml": "rss", "application/xml": "rss", "application/json": "json",
}  # fmt: skip
_ANCHOR_TAILS = ("/feed", "/rss", "/atom", ".rss", ".atom", "rss.xml", "atom.xml", "feed.xml", "feed.json", "index.rdf")
_GUESSES = (
    "feed",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "feeds/all",
    "news-sitemap.xml",
    "sitemap.xml",
)
_MAX_LINKS = 100


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names. `kind` is "rss", "atom" or "json" as declared, "unknown" where only an anchor says it."""

    url: str
    title: str
    kind: str


def discover_feeds(html: bytes, headers: Mapping[str, str], url: str) -> tuple[FeedLink, ...]:
    """The page's feeds: declared ones first, then plain links that look like feeds; none twice, comment feeds last."""
    from monitor.read.tree import parse_page  # late: a poller of feeds needs no HTML parser

    try:
        tree = parse_page(html, headers, url)
    except ReadError:
        return ()
    if tree is None:
        return ()
    base = next((web_url(element.get("href") or "", url) for element in tree.iter("base")), None) or url
    links = [link for element in tree.iter("link") if (link := _declared(element, base))]
    links += [link for element in tree.iter("a") if (link := _anchored(element, base))]
    unique = {link.url: link for link in reversed(links)}
    ordered = [link for place, link in enumerate(links) if unique[link.url] is link]
    return tuple(sorted(ordered, key=lambda link: "comments" in link.url.lower())[:_MAX_LINKS])


def guess_feed_urls(url: str) -> tuple[str, ...]:
    """Where the feeds of the site at `url` may be: below the page's own path, then at the root; nothing is fetched."""
    if web_url(url) is None:
        return ()
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}/"
    below = root + parts.path.strip("/") + "/" if parts.path.strip("/") else root
    return tuple(dict.fromkeys(urljoin(start, name) for start in (below, root) for name in _GUESSES))


def _declared(element: object, base: str) -> FeedLink | None:
    get = element.get  # type: ignore[attr-defined]
    relations = (get("rel") or "").lower().split()
    kind = _TYPES.get((get("type") or "").split(";")[0].strip().lower())
    is_feed = "feed" in relations or ("alternate" in relations and kind and "stylesheet" not in relations)
    target = web_url(get("href") or "", base) if is_feed and not _is_api(get("href") or "") else None
    return FeedLink(target, plain_title(get("title")), kind or "unknown") if target else None


def _anchored(element: object, base: str) -> FeedLink | None:
    href = (element.get("href") or "").strip()  # type: ignore[attr-defined]
    if not href.lower().split("?")[0].rstrip("/").endswith(_ANCHOR_TAILS):
        return None
    target = web_url(href, base)
    return FeedLink(target, plain_title(element.text_content()), "unknown") if target else None  # type: ignore[attr-defined]


def _is_api(href: str) -> bool:
    """WordPress declares its JSON API and its embeds as alternates too."""
    return "/wp-json/" in href or "oembed" in href
