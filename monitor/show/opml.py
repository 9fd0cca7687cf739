"""The watched feeds as an OPML file, with what lets one in left out of their addresses unless it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor.notify.redact import redact_text
from monitor.read.opml import OpmlFeed, write_opml

if TYPE_CHECKING:
    from monitor.store.records import FeedRecord

__all__ = ["opml_of"]


def opml_of(feeds: Sequence[FeedRecord], *, with_secrets: bool = False) -> tuple[bytes, int]:
    """The file, and of how many addresses passwords and keys were left out."""
    shown = {feed.url: feed.url if with_secrets else redact_text(feed.url).replace("***@", "") for feed in feeds}
    listed = [
        OpmlFeed(shown[feed.url], feed.name or feed.title or shown[feed.url], feed.outlet or "") for feed in feeds
    ]
    return write_opml(listed), sum(url != kept for url, kept in shown.items())
