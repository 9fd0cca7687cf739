from __future__ import annotations

from datetime import datetime

import pytest
from store_world import HOUR, NOW, World

from monitor.errors import InputError, NotFoundError
from monitor.store.records import ArticleFilter
from monitor.store.store import Store


def test_a_feed_added_twice_is_one_feed_under_its_new_name(world: World) -> None:
    first = world.feed()
    again = world.feed(name="Coast Post")
    assert again.id == first.id
    assert [feed.name for feed in world.store.feeds()] == ["Coast Post"]


def test_a_feed_is_found_by_id_url_and_name(world: World) -> None:
    feed = world.feed()
    assert world.store.feed(feed.id) == world.store.feed(str(feed.id)) == world.store.feed(feed.url) == feed
    assert world.store.feed("Coast") == feed
    with pytest.raises(NotFoundError, match="no such feed"):
        world.store.feed("https://nowhere.example/")


def test_times_come_back_aware_and_to_the_microsecond(world: World) -> None:
    moment = datetime.fromisoformat("2026-01-30T14:00:00.000001+02:00")
    assert world.feed(now=moment).added_at == moment
    assert str(world.store.feeds()[0].added_at.tzinfo) == "UTC"


def test_a_removed_feed_stays_removed_until_a_user_adds_it_again(world: World) -> None:
    feed = world.feed()
    world.store.set_feed_state(feed.id, "removed")
    assert world.feed(added_by="config").state == "removed"
    assert world.store.feeds() == []
    assert [one.state for one in world.store.feeds(removed=True)] == ["removed"]
    back = world.feed(added_by="user", now=NOW + HOUR)
    assert (back.state, back.next_poll_at) == ("active", NOW + HOUR)


def test_feeds_come_page_by_page_and_are_counted(world: World) -> None:
    last, first, second = (world.feed(f"https://a.example/{n}", name=name) for n, name in enumerate(("last", "a", "a")))
    store = world.store
    assert [one.id for one in store.feeds(limit=1)] == [first.id]
    assert [one.id for one in store.feeds(limit=1, after=first.id)] == [second.id]
    assert [one.id for one in store.feeds(after=second.id)] == [last.id]
    named = store.feed_names(2)
    assert (named.count, named.feeds) == (3, ("a", "a"))


def test_an_unknown_feed_can_not_be_paused(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.set_feed_state(7, "paused")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Coast.Example/rss", "coast.example"),
        ("http://coast.example:80/rss", "coast.example"),
        ("http://127.0.0.1:8080/rss", "127.0.0.1:8080"),
        ("http://[::1]:8080/rss", "[::1]:8080"),
    ],
)
def test_a_feeds_host_is_that_of_its_articles(world: World, url: str, host: str) -> None:
    from monitor.read.keys import host_of

    assert world.feed(url).host == host == host_of(url)


def test_an_article_is_known_by_its_key(world: World) -> None:
    article = world.article()
    again, created = world.store.add_article(
        "https://coast.example/boats?from=mail", key=article.key, host=article.host, title="x", outlet=None, now=NOW
    )
    assert not created
    assert again == article == world.store.article(article.id) == world.store.article(article.key)
    assert world.store.article(article.url) == article


def test_an_article_of_a_feed_is_listed_with_it(world: World) -> None:
    feed = world.feed()
    article = world.article(feed_id=feed.id)
    assert [one.id for one in world.store.feeds_of(article.id)] == [feed.id]


def test_pinning_brings_an_article_back(world: World) -> None:
    article = world.article()
    world.store.set_article_state(article.id, "retired")
    assert world.store.article(article.id).next_check_at is None
    pinned = world.article(pinned=True, now=NOW + HOUR)
    assert (pinned.state, pinned.pinned, pinned.next_check_at) == ("active", True, NOW + HOUR)


def test_an_endless_address_is_refused(world: World) -> None:
    with pytest.raises(InputError, match="longer than"):
        world.article("x" * 5000)


def test_texts_that_no_database_can_keep_are_mended(world: World) -> None:
    article = world.article(title="A \0 and \ud800")
    assert world.store.article(article.id).title == "A � and ?"


# --- keys -----------------------------------------------------------------------------------------------------


def test_a_new_key_is_known_beside_the_old_one(world: World) -> None:
    article = world.article("amp/boats")
    found = world.store.rekey_article(article.id, "coast.example/2026/boats")
    assert (found.id, found.key) == (article.id, "coast.example/2026/boats")
    assert world.store.article("coast.example/amp/boats").id == article.id
    assert world.store.rekey_article(article.id, "coast.example/2026/boats") == found


def test_two_addresses_of_one_story_become_one_article(world: World) -> None:
    feed = world.feed()
    known, copy = world.history("41 boats"), world.article("m/boats", feed_id=feed.id)
    assert world.store.rekey_article(copy.id, known.key).id == known.id
    assert world.store.article(copy.id).id == world.store.article(copy.key).id == known.id
    assert [one.id for one in world.store.feeds_of(known.id)] == [feed.id]
    merged = world.store.articles(ArticleFilter(state="merged"))[0]
    assert (merged.id, merged.merged_into, merged.next_check_at) == (copy.id, known.id, None)


def test_the_one_with_a_history_survives_a_merge(world: World) -> None:
    old, fresh = world.history("41 boats", "34 boats"), world.article("new")
    survivor = world.store.rekey_article(old.id, fresh.key)
    assert (survivor.id, survivor.key) == (old.id, fresh.key)
    assert world.store.article(fresh.id).id == old.id
    assert len(world.store.snapshots(old.id)) == 2


# --- lists ----------------------------------------------------------------------------------------------------


def test_articles_are_listed_page_by_page_newest_first(world: World) -> None:
    ids = [world.article(f"story-{n}").id for n in range(5)]
    first = world.store.articles(limit=2)
    assert [one.id for one in first] == [ids[4], ids[3]]
    assert [one.id for one in world.store.articles(limit=9, cursor=first[-1].id)] == ids[2::-1]


def test_articles_are_filtered(world: World) -> None:
    feed = world.feed()
    edited, listed = world.history("a", "b"), world.article("listed", "other.example", feed_id=feed.id)

    def ids(wanted: ArticleFilter) -> list[int]:
        return [one.id for one in world.store.articles(wanted)]

    assert ids(ArticleFilter(edited=True)) == [edited.id]
    assert ids(ArticleFilter(outlet="other.example")) == [listed.id]
    assert ids(ArticleFilter(feed="Coast")) == ids(ArticleFilter(feed=feed.id)) == [listed.id]
    assert ids(ArticleFilter(words="BOATS storm")) == [edited.id]
    assert ids(ArticleFilter(words="100%_")) == []
    assert ids(ArticleFilter(state="gone")) == []
