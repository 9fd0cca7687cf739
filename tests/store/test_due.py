from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store_world import HOUR, NOW, OWNER, World

from monitor.store.records import DueArticle, DueFeed, DueWork
from monitor.values import HostState


def names(works: list[DueWork]) -> list[str]:
    return [work.feed.url if isinstance(work, DueFeed) else work.article.key for work in works]


def test_nothing_is_due_in_an_empty_store(world: World) -> None:
    assert world.take() == []
    assert world.store.next_due_at(NOW) is None
    assert world.store.due_count(NOW) == 0


def test_each_host_gives_one_piece_of_work_at_a_time(world: World) -> None:
    for host in ("a.example", "b.example"):
        for slug in ("one", "two"):
            world.article(slug, host)
    works = world.take()
    assert sorted(work.host.host for work in works) == ["a.example", "b.example"]
    assert world.take(owner="other:2") == []
    assert world.store.due_count(NOW) == 4


def test_feeds_come_before_articles_and_the_most_overdue_first(world: World) -> None:
    world.article("late", "a.example", now=NOW - 3 * HOUR)
    world.article("later", "b.example", now=NOW - 5 * HOUR)
    world.feed("https://c.example/rss", now=NOW - HOUR)
    world.feed("https://d.example/rss", now=NOW - 2 * HOUR)
    assert names(world.take()) == [
        "https://d.example/rss",
        "https://c.example/rss",
        "b.example/later",
        "a.example/late",
    ]


def test_a_hosts_feed_comes_before_its_articles(world: World) -> None:
    world.article(now=NOW - 5 * HOUR)
    world.feed()
    assert names(world.take()) == ["https://coast.example/rss"]


def test_the_limit_holds_and_the_rest_stays_due(world: World) -> None:
    for number in range(5):
        world.article("x", f"{number}.example")
    assert len(world.take(limit=3)) == 3
    assert len(world.take(limit=3)) == 2


def test_what_is_not_due_paused_or_held_is_left(world: World) -> None:
    world.article("tomorrow", "a.example", now=NOW + HOUR)
    paused = world.article("paused", "b.example")
    world.store.set_article_state(paused.id, "paused")
    feed = world.feed("https://c.example/rss")
    world.store.set_feed_state(feed.id, "paused")
    assert world.take() == []
    world.store.set_article_state(paused.id, "active")
    assert names(world.take()) == ["b.example/paused"]


@pytest.mark.parametrize("held", ["next_request_at", "blocked_until"])
def test_a_host_is_asked_no_sooner_than_its_pace_allows(world: World, held: str) -> None:
    world.article()
    work = world.take()[0]
    world.store.release(work, replace(work.host, **{held: NOW + HOUR}))
    assert world.take() == []
    assert world.store.next_due_at(NOW) == NOW + HOUR
    assert len(world.take(NOW + HOUR)) == 1


def test_a_dead_daemons_work_is_taken_again_when_its_lease_runs_out(world: World) -> None:
    world.article()
    world.take()
    until = NOW + timedelta(seconds=120)
    assert world.take(until - timedelta(seconds=1), owner="other:2") == []
    assert world.store.next_due_at(NOW) == until
    assert world.take(until, owner="other:2")[0].owner == "other:2"


def test_a_renewed_lease_lasts_longer(world: World) -> None:
    world.article()
    world.take()
    assert world.store.renew_leases(OWNER, NOW + HOUR) == 1
    assert world.store.renew_leases("other:2", NOW + HOUR) == 0
    assert world.take(NOW + timedelta(minutes=30), owner="other:2") == []


def test_released_work_stays_due_and_the_hosts_state_is_kept(world: World) -> None:
    world.article()
    work = world.take()[0]
    state = HostState("coast.example", None, 1.5, NOW, None, 60.0, 2.5, "User-agent: *\nDisallow: /\0", NOW)
    world.store.release(work, state)
    again = world.take()[0]
    assert again.host == replace(state, robots="User-agent: *\nDisallow: /�")
    assert isinstance(again, DueArticle)


def test_whoever_lost_the_lease_can_not_end_anothers(world: World) -> None:
    world.article()
    lost = world.take()[0]
    world.take(NOW + HOUR, owner="other:2")
    world.store.release(lost, HostState("coast.example", backoff_seconds=99))
    assert world.take(NOW + HOUR, owner="third:3") == []


def test_the_next_due_time_is_that_of_the_first_thing(world: World) -> None:
    world.article("a", now=NOW + 2 * HOUR)
    world.feed("https://b.example/rss", now=NOW + HOUR)
    assert world.store.next_due_at(NOW) == NOW + HOUR
    assert world.store.next_due_at(NOW + 5 * HOUR) == NOW + 5 * HOUR


def test_all_leases_of_a_process_end_with_it(world: World) -> None:
    world.article()
    world.take()
    assert world.store.release_all(OWNER) == 1
    assert len(world.take(owner="other:2")) == 1


def test_everything_can_be_made_due(world: World) -> None:
    world.article("a", now=NOW + HOUR)
    paused = world.article("b", "b.example", now=NOW + HOUR)
    world.store.set_article_state(paused.id, "paused")
    world.store.make_all_due(NOW)
    assert names(world.take()) == ["coast.example/a"]
