from __future__ import annotations

import pytest
from store_world import HOUR, NOW, World

from monitor.store.records import PollResult
from monitor.values import Outcome


def test_a_first_poll_brings_new_articles(world: World) -> None:
    feed = world.feed()
    assert world.poll(
        feed, world.entry("a"), world.entry("b"), world.entry("a"), etag='"1"', title="Coast"
    ) == PollResult(2)
    known = world.store.feed(feed.id)
    assert (known.etag, known.title, known.polled_at, known.last_new_at) == ('"1"', "Coast", NOW, NOW)
    assert (known.next_poll_at, known.status, known.errors) == (NOW + HOUR, 200, 0)
    assert [one.key for one in world.store.articles()] == ["coast.example/b", "coast.example/a"]


def test_a_second_poll_of_the_same_entries_brings_nothing(world: World) -> None:
    feed, entry = world.feed(), world.entry(updated=NOW, guid="7")
    world.poll(feed, entry)
    assert world.poll(feed, entry, now=NOW + HOUR) == PollResult()
    assert world.store.feed(feed.id).last_new_at == NOW


def test_an_entry_that_says_it_was_updated_is_a_hint(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    world.check(world.store.articles()[0], "41 boats")
    later = NOW + HOUR / 2
    assert world.poll(feed, world.entry(updated=later), now=later) == PollResult(hinted=1)
    article = world.store.articles()[0]
    assert (article.next_check_at, article.hinted_at) == (later, later)
    assert world.poll(feed, world.entry(updated=later), now=later) == PollResult()


def test_a_hint_that_was_right_counts_for_its_feed(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    article = world.store.articles()[0]
    world.check(article, "41 boats")
    for hours, words in ((1, "34 boats"), (2, None)):
        moment = NOW + hours * HOUR
        world.poll(feed, world.entry(updated=moment), now=moment)
        world.check(article, words, now=moment)
    known = world.store.feed(feed.id)
    assert (known.hints, known.hint_hits) == (2, 1)
    assert world.store.article(article.id).hinted_at is None


def test_hints_of_a_feed_that_cries_wolf_are_not_heeded(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    assert world.poll(feed, world.entry(updated=NOW + HOUR), heed_hints=False) == PollResult()


def test_an_entry_that_comes_back_is_a_hint(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry("a"), world.entry("b"))
    assert world.poll(feed, world.entry("b")) == PollResult()
    assert world.poll(feed, world.entry("a"), world.entry("b")) == PollResult(hinted=1)


def test_a_broken_feed_proves_nothing_gone(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry("a"), world.entry("b"))
    world.poll(feed, world.entry("b"), whole=False, fault="cut off in line 7")
    assert world.store.feed(feed.id).fault == "cut off in line 7"
    assert world.poll(feed, world.entry("a"), world.entry("b")) == PollResult()
    assert world.store.feed(feed.id).fault is None


@pytest.mark.parametrize(("state", "after"), [("retired", "active"), ("gone", "active"), ("paused", "paused")])
def test_a_hint_wakes_what_no_person_paused(world: World, state: str, after: str) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    article = world.store.articles()[0]
    world.store.set_article_state(article.id, state)  # type: ignore[arg-type]
    world.poll(feed, world.entry(updated=NOW + HOUR))
    assert world.store.article(article.id).state == after


def test_failed_polls_are_counted_and_keep_what_is_known(world: World) -> None:
    feed = world.feed()
    world.poll(feed, etag='"1"', title="Coast", interval_seconds=900.0)
    for _ in range(2):
        world.poll(feed, failed=True, whole=False, status=None, fault="no answer")
    known = world.store.feed(feed.id)
    assert (known.errors, known.fault, known.etag, known.title) == (2, "no answer", '"1"', "Coast")
    world.poll(feed)
    assert (world.store.feed(feed.id).errors, world.store.feed(feed.id).interval_seconds) == (0, 900.0)


def test_a_feed_paused_while_it_was_polled_stays_paused(world: World) -> None:
    feed = world.feed()
    world.store.set_feed_state(feed.id, "paused")
    world.poll(feed, world.entry())
    assert world.store.feed(feed.id).next_poll_at is None


def test_two_feeds_name_one_article(world: World) -> None:
    one, two = world.feed(), world.feed("https://coast.example/atom")
    world.poll(one, world.entry())
    assert world.poll(two, world.entry()) == PollResult()
    assert len(world.store.feeds_of(world.store.articles()[0].id)) == 2


def test_an_entry_with_an_endless_address_is_passed_over(world: World) -> None:
    assert world.poll(world.feed(), world.entry("x" * 9000), world.entry("a")) == PollResult(new=1)


def test_a_poll_frees_the_host(world: World) -> None:
    feed = world.feed()
    world.take()
    world.poll(feed, world.entry("a"))
    assert len(world.take()) == 1


def test_a_failed_look_is_no_hit(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    world.poll(feed, world.entry(updated=NOW + HOUR))
    world.check(world.store.articles()[0], outcome=Outcome.FAILED)
    assert world.store.feed(feed.id).hint_hits == 0
