"""Retention: what is beyond its time goes, snapshots and their evidence stay, and the chain verifies."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select
from store_world import HOUR, NOW, World, alert, snapshot

from monitor.store.records import ArticleRecord
from monitor.store.retention import Expired, Retention
from monitor.store.tables import BLOBS
from monitor.values import Exchange, Outcome

DAY = timedelta(days=1)
HEAD = Exchange("https://coast.example/boats", NOW, "GET", (), 403, "Forbidden", "1.1", ())


def blobs(world: World) -> int:
    with world.store._database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(BLOBS)).scalar_one())


def looked_at(world: World) -> ArticleRecord:
    """Two snapshots, a wall after each, and ten looks that found nothing new."""
    article = world.history("41 boats sank", "34 boats sank")
    for number in range(2):
        wall = {
            "outcome": Outcome.BLOCKED,
            "body": f"wall {number} ".encode() * 200,
            "exchanges": (HEAD,),
            "status": 403,
        }
        world.check(article, now=NOW + (10 + number) * DAY, **wall)
    for number in range(10):
        world.check(article, now=NOW + (20 + number) * DAY)
    return article


def test_pages_of_looks_go_and_those_of_snapshots_stay(world: World) -> None:
    article = looked_at(world)
    keep, now = Retention(pages_days=30), NOW + 40.5 * DAY
    assert world.store.expired(keep, now) == Expired(pages=1)
    before = blobs(world)
    assert world.store.drop_expired(keep, now).pages == 1
    assert blobs(world) == before - 2  # its page and its request record
    assert world.store.expired(keep, now).total == 0
    assert world.store.verify_chain() == []
    assert len(world.store.checks(article.id)) == 14
    assert [len(world.store.blob(s.body_sha256 or "")) > 0 for s in world.store.snapshots(article.id)] == [True, True]


def test_a_page_that_a_snapshot_needs_stays(world: World) -> None:
    """The same bytes were once withheld, and later accepted."""
    article = world.article()
    withheld = {"outcome": Outcome.BLOCKED, "status": 403}
    world.check(article, now=NOW, body=b"<p>41 boats sank</p>" * 20, **withheld)
    world.check(article, "41 boats sank", now=NOW + HOUR, body=b"<p>41 boats sank</p>" * 20)
    assert world.store.drop_expired(Retention(pages_days=1), NOW + 9 * DAY).pages == 1
    assert world.store.verify_chain() == []


def test_pages_that_were_packed_with_a_dropped_one_are_still_read(world: World) -> None:
    """The first kept page of a host is the dictionary of the others' first pages, wall or not."""
    walled, other = world.article("walled"), world.article("other")
    world.check(walled, now=NOW, outcome=Outcome.BLOCKED, body=b"<nav>menu</nav>" * 50 + b"wall")
    world.check(other, "x", now=NOW, body=b"<nav>menu</nav>" * 50 + b"41 boats")
    assert world.store.drop_expired(Retention(pages_days=1), NOW + 9 * DAY).pages == 1
    assert world.store.verify_chain() == []
    assert world.store.blob(world.store.snapshots(other.id)[0].body_sha256 or "").endswith(b"41 boats")


def test_looks_go_but_for_those_of_snapshots(world: World) -> None:
    article = looked_at(world)
    keep = Retention(pages_days=None, checks_days=15)
    assert world.store.drop_expired(keep, NOW + 40 * DAY).checks == 7  # 10 and 11, 20 to 24, and none of the snapshots'
    assert [check.snapshot_id for check in world.store.checks(article.id)][-2:] == [2, 1]
    assert world.store.verify_chain() == []


def test_ended_deliveries_go_with_their_alerts_and_pending_ones_stay(world: World) -> None:
    article = world.article()
    made = snapshot("41 boats", alerts=(alert("a", "desk", "chat"), alert("b", "desk")))
    ids = world.check(article, "41 boats", snapshot=made).delivery_ids
    world.store.record_sent(ids[0], NOW)
    world.store.record_sent(ids[2], NOW + 50 * DAY)
    keep = Retention(pages_days=None, deliveries_days=30)
    assert world.store.drop_expired(keep, NOW + 60 * DAY).deliveries == 1
    assert {delivery.id for delivery in world.store.deliveries()} == set(ids[1:])
    world.store.record_sent(ids[1], NOW + 60 * DAY)
    assert world.store.drop_expired(keep, NOW + 99 * DAY).deliveries == 2
    assert world.store.alerts() == []


def test_nothing_is_forgotten_by_default(world: World) -> None:
    article = looked_at(world)
    world.store.set_article_state(article.id, "retired")
    assert world.store.expired_articles(Retention(), NOW + 9999 * DAY) == []
    asked = Retention(articles_days=365)
    assert world.store.expired_articles(asked, NOW + 300 * DAY) == []
    assert world.store.expired_articles(asked, NOW + 500 * DAY) == [article.id]
    assert world.store.expired(asked, NOW + 500 * DAY).articles == 1
    world.store.forget(article.id, now=NOW, reason="retention")
    assert world.store.expired_articles(asked, NOW + 500 * DAY) == []


def test_a_backlog_goes_batch_by_batch(world: World) -> None:
    article = world.article()
    for number in range(450):
        world.check(article, now=NOW + number * timedelta(minutes=1), outcome=Outcome.BLOCKED, body=b"wall %d" % number)
    keep, counts = Retention(pages_days=1), []
    while went := world.store.drop_expired(keep, NOW + 9 * DAY).pages:
        counts.append(went)
    assert counts == [400, 50]
    assert blobs(world) == 0
