"""JSON Feed 1.0 and 1.1 (jsonfeed.org) -> ParsedFeed. PURE."""

from __future__ import annotations

import json
from typing import Any

from monitor.errors import ReadError
from monitor.read.keys import article_key, web_url
from monitor.read.moments import read_moment
from monitor.read.titles import plain_title
from monitor.values import Entry, ParsedFeed

__all__ = ["read_json_feed"]

_MAX_ITEMS = 10_000


def read_json_feed(body: bytes, url: str) -> ParsedFeed:
    """The feed as far as its items can be read. Raises ReadError where it is no JSON object with items."""
    try:
        document = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as fault:
        raise ReadError(url, "The JSON feed is no well-formed JSON") from fault
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        raise ReadError(url, "The JSON has no items, and so is no JSON feed")
    entries = [entry for item in items[:_MAX_ITEMS] if isinstance(item, dict) and (entry := _entry(item, url))]
    return ParsedFeed(
        title=plain_title(document.get("title")),
        entries=tuple(entries),
        kind="json",
        fault=_fault(len(items), len(entries)),
        site_url=_address(document.get("home_page_url"), url),
        hub_url=_hub(document.get("hubs"), url),
        self_url=_address(document.get("feed_url"), url),
    )


def _entry(item: dict[str, Any], url: str) -> Entry | None:
    guid = item.get("id")
    target = _address(item.get("url"), url) or _address(item.get("external_url"), url) or _address(guid, "")
    if target is None:
        return None
    return Entry(
        url=target,
        key=article_key(target),
        title=plain_title(item.get("title") or item.get("summary")),
        published=read_moment(item.get("date_published")),
        updated=read_moment(item.get("date_modified")),
        guid=str(guid) if isinstance(guid, (str, int, float)) else None,
    )


def _address(value: object, base: str) -> str | None:
    return web_url(value, base) if isinstance(value, str) and value.strip() else None


def _hub(hubs: object, url: str) -> str | None:
    for hub in hubs if isinstance(hubs, list) else []:
        if isinstance(hub, dict) and str(hub.get("type", "")).lower() == "websub":
            return _address(hub.get("url"), url)
    return None


def _fault(stated: int, read: int) -> str | None:
    if not stated:
        return "The feed has no entries"
    return f"{stated - read} of {stated} items have no address that can be fetched" if read < stated else None
