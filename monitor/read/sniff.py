"""What a body is, by its first bytes; what the server calls it counts only where they don't tell. PURE."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

__all__ = ["Kind", "kind_of"]

Kind = Literal["feed", "sitemap", "sitemap_index", "json_feed", "page", "other"]

_HEAD_BYTES = 4096
_ROOT = re.compile(r"<([a-z_][\w.-]{0,40}:)?([a-z_][\w.-]{0,40})(?=[\s>/])", re.IGNORECASE | re.ASCII)
_PROLOGUE = re.compile(r"<\?.*?\?>|<!--.*?-->|<!doctype\b[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.IGNORECASE | re.DOTALL)
_ROOTS: dict[str, Kind] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "channel": "feed", "urlset": "sitemap",
    "sitemapindex": "sitemap_index", "html": "page", "head": "page", "body": "page",
}  # fmt: skip


def kind_of(body: bytes, headers: Mapping[str, str], url: str) -> Kind:
    """What the body is. A gzipped one is judged by the first bytes that it unpacks to.

    >>> kind_of(b"<?xml version='1.0'?><rss><channel/></rss>", {"content-type": "text/html"}, "https://example.org/")
    'feed'
    """
    head = _head(body)
    if head.startswith("{"):
        return "json_feed" if "jsonfeed.org" in head or _looks_like_json_feed(head, headers) else "other"
    root = _ROOT.search(_PROLOGUE.sub("", head))
    if root and (kind := _ROOTS.get(root[2].lower())):
        return kind
    if root and "<" in head[:200]:
        return "page" if "html" in headers.get("content-type", "html") else "other"
    return "page" if "text/html" in headers.get("content-type", "") else "other"


def _head(body: bytes) -> str:
    if body.startswith(b"\x1f\x8b"):
        import zlib

        try:
            body = zlib.decompressobj(wbits=31).decompress(body, _HEAD_BYTES)
        except zlib.error:
            return ""
    raw = body[:_HEAD_BYTES].replace(b"\0", b"")
    return raw.decode("utf-8", "replace").lstrip("\ufeff\ufffd \t\r\n")


def _looks_like_json_feed(head: str, headers: Mapping[str, str]) -> bool:
    return "feed+json" in headers.get("content-type", "") or ('"items"' in head and '"version"' in head)
