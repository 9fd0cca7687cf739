"""How a feed fares, in words. PURE: decides from its record; touches no database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from monitor.store.records import FeedRecord

__all__ = ["FeedHealth", "feed_health"]

# Beyond what a host's pace and a short stop of the daemon explain.
OVERDUE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class FeedHealth:
    """`kind` chooses how it looks; `words` say it."""

    kind: Literal["good", "waiting", "resting", "bad"]
    words: str


def feed_health(feed: FeedRecord, now: datetime) -> FeedHealth:
    """What a person should know of this feed first."""
    if feed.state != "active":
        return FeedHealth("resting", "paused" if feed.state == "paused" else "removed: polled no more")
    if feed.fault:
        return FeedHealth("bad", f"{_failed(feed.errors)}: {feed.fault}" if feed.errors else feed.fault)
    if feed.polled_at is None:
        return FeedHealth("waiting", "not polled yet")
    if feed.next_poll_at is not None and feed.next_poll_at <= feed.polled_at:
        return FeedHealth("waiting", "to be polled at once")
    if feed.next_poll_at is not None and now - feed.next_poll_at > OVERDUE:
        return FeedHealth("waiting", "overdue: is monitor running, or does the host ask us to wait?")
    return FeedHealth("good", "well")


def _failed(errors: int) -> str:
    return "the last poll failed" if errors == 1 else f"the last {errors} polls failed"
