"""PURE: the papers' feeds: RSS 2.0 for the Courier, Atom for the Post."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape

from monitor.demo.story import Outlet

__all__ = ["FeedItem", "atom", "rss"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry. Times are aware; `updated` moves only with edits that the paper admits to."""

    url: str
    title: str
    standfirst: str
    byline: str
    published: datetime
    updated: datetime


def rss(outlet: Outlet, base_url: str, items: Sequence[FeedItem]) -> str:
    """RSS 2.0; an item says nothing of its edits."""
    entries = "".join(
        f"<item><title>{escape(item.title)}</title><link>{item.url}</link>"
        f'<guid isPermaLink="true">{item.url}</guid><pubDate>{format_datetime(item.published)}</pubDate>'
        f"<description>{escape(item.standfirst)}</description></item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{outlet.value}</title><link>{base_url}/</link><description>News from the harbour</description>"
        f'<atom:link href="{base_url}/rss.xml" rel="self" type="application/rss+xml"/><ttl>15</ttl>'
        f"{entries}</channel></rss>"
    )


def atom(outlet: Outlet, base_url: str, items: Sequence[FeedItem]) -> str:
    """Atom (RFC 4287); an entry's `updated` tells of edits that the paper admits to."""
    newest = max((item.updated for item in items), default=None)
    entries = "".join(
        f'<entry><title>{escape(item.title)}</title><link rel="alternate" href="{item.url}"/><id>{item.url}</id>'
        f"<published>{item.published.isoformat()}</published><updated>{item.updated.isoformat()}</updated>"
        f"<author><name>{escape(item.byline)}</name></author><summary>{escape(item.standfirst)}</summary></entry>"
        for item in items
    )
    updated = f"<updated>{newest.isoformat()}</updated>" if newest else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{outlet.value}</title><id>{base_url}/</id><link rel="alternate" href="{base_url}/"/>'
        f'<link rel="self" href="{base_url}/atom.xml"/>{updated}{entries}</feed>'
    )
