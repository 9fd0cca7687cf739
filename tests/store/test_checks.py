from __future__ import annotations

from dataclasses import replace

import pytest
from store_world import HOUR, NOW, World, alert, change, notice, page_of, snapshot, sourcing, text_of

from monitor.errors import NotFoundError
from monitor.store.records import Counts, PageState
from monitor.values import Outcome, version_of


def test_a_first_look_makes_snapshot_1(world: World) -> None:
    article = world.article()
    result = world.check(article, "41 boats sank.")
    assert (result.stale, result.number) == (False, 1)
    known = world.store.article(article.id)
    assert (known.latest_number, known.latest_snapshot_id, known.edits) == (1, result.snapshot_id, 0)
    assert (known.title, known.last_outcome, known.checked_at) == ("Boats lost in the storm", Outcome.CHANGED, NOW)
    assert (known.changed_at, known.published, known.page) == (None, NOW - HOUR, PageState(etag='"1"'))


def test_what_went_in_comes_out(world: World) -> None:
    article = world.article()
    new = snapshot("41 boats \ud800 sank.", changes=(change(), sourcing()), notices=(notice(),), returns_to=None)
    world.check(article, "x", snapshot=new, body=page_of("x"))
    stored = world.store.latest_version(article.id)
    assert stored is not None
    assert stored == world.store.version(article.id, 1)
    assert (stored.article, stored.version) == (new.article, version_of(new.article))
    assert (stored.number, stored.headers) == (1, {"content-type": "text/html"})
    assert (stored.snapshot.notices, stored.snapshot.changes) == ((notice(),), 2)
    assert world.store.blob(stored.snapshot.body_sha256 or "") == page_of("x")
    assert [one.change for one in world.store.changes()] == [sourcing(), change()]


def test_snapshots_are_numbered_without_gaps(world: World) -> None:
    article = world.history("a", "b", "c")
    assert [one.number for one in world.store.snapshots(article.id)] == [1, 2, 3]
    assert (article.edits, article.changed_at) == (2, NOW + 2 * HOUR)
    assert world.store.text_hashes(article.id) == {
        one.text_sha256: one.number for one in world.store.snapshots(article.id)
    }


def test_a_return_names_the_last_snapshot_with_its_text(world: World) -> None:
    article = world.history("a", "b", "a")
    assert sorted(world.store.text_hashes(article.id).values()) == [2, 3]


def test_a_flip_flop_is_kept_but_is_no_edit(world: World) -> None:
    article = world.history("a", "b")
    world.check(article, "a", snapshot=snapshot("a", returns_to=1, damped=True, changes=(change("34", "41"),)))
    known = world.store.article(article.id)
    assert (known.latest_number, known.edits) == (3, 1)
    last = world.store.snapshots(article.id)[-1]
    assert (last.returns_to, last.damped) == (1, True)


def test_a_look_that_brought_nothing_is_one_small_row(world: World) -> None:
    article = world.history("a")
    world.check(article, now=NOW + HOUR)
    check = world.store.checks(article.id)[0]
    assert (check.outcome, check.snapshot_id, check.body_sha256, check.headers) == (Outcome.UNCHANGED, None, None, {})
    assert (check.final_url, check.checked_at) == (article.url, NOW + HOUR)


def test_a_page_that_is_not_the_article_is_kept_as_evidence_only(world: World) -> None:
    article = world.history("a")
    wall = b"<html>Are you a robot?</html>"
    result = world.check(
        article, outcome=Outcome.BLOCKED, reason="a bot wall", body=wall, final_url="https://x.example/"
    )
    assert result.snapshot_id is None
    check = world.store.checks(article.id)[0]
    assert (check.outcome, check.reason, check.final_url) == (Outcome.BLOCKED, "a bot wall", "https://x.example/")
    assert check.headers == {"content-type": "text/html"}
    assert world.store.blob(check.body_sha256 or "") == wall
    assert world.store.article(article.id).latest_number == 1


def rows(world: World) -> Counts:
    """How much there is, but for the bytes: on PostgreSQL they are those of the whole server's database."""
    return replace(world.store.counts(), bytes=0)


def test_a_check_that_compared_with_an_older_snapshot_is_stale(world: World) -> None:
    article = world.history("a", "b")
    before = (rows(world), world.store.article(article.id))
    result = world.check(article, "c", compared_with=1, snapshot=snapshot("c", alerts=(alert(),), changes=(change(),)))
    assert result.stale
    assert (rows(world), world.store.article(article.id)) == before


def test_a_stale_check_frees_the_host_all_the_same(world: World) -> None:
    article = world.history("a", "b")
    world.take(NOW + 3 * HOUR)
    assert world.check(article, now=NOW + 3 * HOUR, compared_with=1).stale
    assert len(world.take(NOW + 3 * HOUR, owner="other:2")) == 1


def test_a_check_of_an_article_that_was_merged_meanwhile_is_stale(world: World) -> None:
    known, copy = world.history("a"), world.article("m")
    world.store.rekey_article(copy.id, known.key)
    assert world.check(copy, "a", compared_with=0).stale
    assert world.store.snapshots(copy.id) == []


def test_an_unknown_article_can_not_be_checked(world: World) -> None:
    article = replace(world.article(), id=99)
    with pytest.raises(NotFoundError, match="article 99"):
        world.check(article, compared_with=0)


def test_an_article_paused_during_its_check_stays_paused(world: World) -> None:
    article = world.article()
    world.store.set_article_state(article.id, "paused")
    world.check(article, "a")
    known = world.store.article(article.id)
    assert (known.state, known.next_check_at, known.latest_number) == ("paused", None, 1)


def test_an_article_that_is_gone_is_not_due_again(world: World) -> None:
    article = world.history("a")
    world.check(article, outcome=Outcome.GONE, state="gone", next_check_at=None)
    assert world.take(NOW + 9 * HOUR) == []
    assert world.store.article(article.id).state == "gone"


def test_a_broken_alert_takes_the_whole_check_with_it(world: World) -> None:
    """Snapshot, changes and alerts are one transaction."""
    article = world.history("a")
    before = (world.store.counts(), world.store.article(article.id))
    new = snapshot("b", changes=(change(),), alerts=(alert("same"), alert("same")))
    with pytest.raises(Exception, match=r"(?i)unique"):
        world.check(article, "b", snapshot=new)
    assert (world.store.counts().snapshots, world.store.article(article.id)) == (before[0].snapshots, before[1])
    assert world.store.alerts() == []
    assert world.check(article, "b").number == 2


def test_a_text_is_stored_once(world: World) -> None:
    one = world.article("one")
    world.check(one, "a", body=page_of("a"))
    world.check(one, "b", body=page_of("b"))
    world.check(one, "a", body=page_of("a"))
    first, _, third = world.store.snapshots(one.id)
    assert (first.content_sha256, first.body_sha256) == (third.content_sha256, third.body_sha256)
    assert text_of("a") == world.store.version(one.id, 3).article
