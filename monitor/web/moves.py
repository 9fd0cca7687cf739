"""What people and programs ask of feeds and articles: pause, resume, look now. Says what does not go with how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.errors import ConflictError

if TYPE_CHECKING:
    from monitor.store.records import ArticleRecord, FeedState
    from monitor.store.store import Store

__all__ = ["check_now", "pause_feed", "poll_now", "resume_feed"]


def pause_feed(store: Store, feed_id: int) -> None:
    """Poll it no more for now. Raises NotFoundError, ConflictError where it was removed."""
    _move(store, feed_id, ("active",), "paused")


def resume_feed(store: Store, feed_id: int) -> None:
    """Poll one that was paused or removed again, at once. Raises NotFoundError."""
    _move(store, feed_id, ("paused", "removed"), "active")


def poll_now(store: Store, feed_id: int) -> None:
    """Poll it as soon as its host's pace lets us. Raises NotFoundError, ConflictError where it is not polled at all."""
    _move(store, feed_id, ("active",), "active")


def check_now(store: Store, article_id: int) -> ArticleRecord:
    """Look at an article's page as soon as its host's pace lets us; one that is looked at no more is taken up again.

    Raises NotFoundError.
    """
    article = store.article(article_id)
    store.set_article_state(article.id, "active")
    return store.article(article.id)


def _move(store: Store, feed_id: int, from_states: tuple[FeedState, ...], to: FeedState) -> None:
    state = store.feed(feed_id).state
    if state not in from_states and state != to:
        raise ConflictError(f"feed {feed_id}", f"it is {state}", hint="Resume it first.")
    if state in from_states:
        store.set_feed_state(feed_id, to)
