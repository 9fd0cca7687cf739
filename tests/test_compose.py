"""Settings and store agree on what is watched."""

from __future__ import annotations

from pathlib import Path

from monitor.compose import open_store, sync_feeds
from monitor.pipeline.services import utc_now
from monitor.settings import Settings

ONE, TWO = "https://example.org/one.xml", "https://example.org/two.xml"


def states(tmp_path: Path, *feeds: str, removed: str | None = None, added: str | None = None) -> dict[str, str]:
    """What is watched after the daemon has read a config.yaml with these feeds."""
    settings = Settings(database_url=f"sqlite:///{tmp_path}/monitor.db", feeds=feeds)
    with open_store(settings) as store:
        if added:
            store.add_feed(added, name="", outlet=None, kind="feed", now=utc_now(), added_by="user")
        if removed:
            store.set_feed_state(store.feed(removed).id, "removed")
        sync_feeds(settings, store)
        return {feed.url: feed.state for feed in store.feeds(removed=True)}


def test_what_config_names_is_watched_and_what_it_drops_rests_until_named_again(tmp_path: Path) -> None:
    assert states(tmp_path, ONE, TWO) == {ONE: "active", TWO: "active"}
    assert states(tmp_path, ONE) == {ONE: "active", TWO: "paused"}
    assert states(tmp_path, ONE, TWO) == {ONE: "active", TWO: "active"}


def test_what_a_person_added_or_removed_is_left_as_it_is(tmp_path: Path) -> None:
    assert states(tmp_path, ONE, added=TWO) == {ONE: "active", TWO: "active"}
    assert states(tmp_path, ONE, removed=ONE) == {ONE: "removed", TWO: "active"}


def test_an_outlet_given_in_config_is_taken_over_later(tmp_path: Path) -> None:
    states(tmp_path, ONE)
    feeds = [{"url": ONE, "outlet": "The Example", "name": "First"}]
    settings = Settings(database_url=f"sqlite:///{tmp_path}/monitor.db", feeds=feeds)
    with open_store(settings) as store:
        sync_feeds(settings, store)
        assert (store.feed(ONE).outlet, store.feed(ONE).name) == ("The Example", "First")
