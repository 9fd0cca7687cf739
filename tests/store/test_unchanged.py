"""Many looks that found nothing new are one transaction; what a person overrules is another; both on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from store_world import HOUR, NOW, OWNER, World, alert, change, page_of, snapshot

from monitor.errors import StoreBusy
from monitor.store.records import CheckRecord, DueArticle, PageState
from monitor.store.records_quality import Acceptance, Disowning, Known
from monitor.values import HostState, Outcome


def look(world: World, article_id: int, **other: object) -> CheckRecord:
    article = world.store.article(article_id)
    record = CheckRecord(
        article_id=article_id,
        owner=OWNER,
        now=NOW + HOUR,
        outcome=Outcome.UNCHANGED,
        compared_with=article.latest_number,
        page=replace(article.page, looks_at_latest=7),
        host=HostState(article.host),
        next_check_at=NOW + 2 * HOUR,
        status=304,
    )
    return replace(record, **other)  # type: ignore[arg-type]


def test_looks_at_one_host_are_written_together_and_stale_ones_left_out(world: World) -> None:
    ids = [world.history("The text.", slug=f"story-{n}").id for n in range(5)]
    (work,) = world.store.take_due(NOW + 2 * HOUR, owner=OWNER, limit=5, lease_seconds=60, more=10)
    assert isinstance(work, DueArticle)
    assert {work.article.id, *(one.id for one in work.more)} == set(ids)
    records = [look(world, one) for one in ids]
    records[2] = replace(records[2], compared_with=9)
    assert world.store.record_unchanged(records) == [True, True, False, True, True]
    for number, article_id in enumerate(ids):
        outcomes = [check.outcome for check in world.store.checks(article_id)]
        assert outcomes == [Outcome.CHANGED] if number == 2 else [Outcome.UNCHANGED, Outcome.CHANGED]
        assert world.store.article(article_id).page.looks_at_latest == (0 if number == 2 else 7)
    assert world.take(NOW + 3 * HOUR)  # the host is free again


def test_a_host_stays_leased_where_more_is_to_come(world: World) -> None:
    article = world.history("The text.")
    world.store.take_due(NOW + 2 * HOUR, owner=OWNER, limit=5, lease_seconds=7200)
    world.store.record_unchanged([look(world, article.id, next_check_at=NOW + HOUR)], release=False)
    assert not world.take(NOW + 3 * HOUR, owner="another")


def test_a_text_is_known_on_other_articles_of_its_host_only(world: World) -> None:
    marks = {"mark": "m" * 32, "title_mark": "t"}
    for n in range(3):
        article = world.article(f"story-{n}")
        world.check(article, f"Text {n}.", **(marks | ({"title_mark": "other"} if n == 2 else {})))
    elsewhere = world.article("story", host="other.example")
    world.check(elsewhere, "Text.", **marks)
    first = world.store.article("https://coast.example/story-0")
    known = world.store.known_text("coast.example", "m" * 32, "t", first.id)
    assert known == Known(with_title=1, with_other_titles=1)
    assert world.store.known_text("other.example", "m" * 32, "t", elsewhere.id) == Known()
    assert world.store.known_text("coast.example", "n" * 32, "t", first.id) == Known()


def test_empty_looks_are_counted_until_a_text_is_found(world: World) -> None:
    article = world.history("The text.")
    for _ in range(4):
        world.check(article, outcome=Outcome.ERROR_PAGE, found_text=False)
    (host,) = world.store.empty_hosts()
    assert (host.host, host.empty_in_row, host.used_to_work, host.last_url) == (
        "coast.example",
        4,
        True,
        article.url,
    )
    world.check(article, found_text=True)
    assert world.store.empty_hosts() == []


def test_an_accepted_look_comes_behind_the_latest_snapshot_with_its_own_time(world: World) -> None:
    article = world.history("First.", "Third.")
    withheld = world.check(
        article, now=NOW + HOUR / 2, outcome=Outcome.BLOCKED, body=page_of("Second."), reason="a wall"
    )
    assert withheld.check_id is not None
    (one,) = world.store.withheld_checks(article.id)
    accepted = Acceptance(
        check=one.check,
        now=NOW + 5 * HOUR,
        latest_number=2,
        snapshot=snapshot("Second.", changes=(change(),)),
        body=page_of("Second."),
        compared_with=1,
        is_latest=False,
        mark="m" * 32,
    )
    with pytest.raises(StoreBusy, match="meanwhile"):
        world.store.overrule(replace(accepted, latest_number=1))
    result = world.store.overrule(accepted)
    assert result.number == 3
    assert world.store.verify_chain() == []
    latest = world.store.latest_version(article.id)
    assert latest is not None
    assert latest.number == 2
    at = [stored.number for hours in (0, 0.5, 1) if (stored := world.store.standing_at(article.id, NOW + hours * HOUR))]
    assert at == [1, 3, 2]
    assert world.store.withheld_checks(article.id)[0].said == "article"
    assert world.store.pardoned("coast.example", article.id) == ("a wall",)
    assert world.store.pardoned("coast.example", article.id + 1) == ()
    (told,) = world.store.changes(limit=1)
    assert (told.number, told.before_at, told.at) == (3, NOW, NOW + 5 * HOUR)


def test_a_disowned_snapshot_takes_its_changes_and_pending_alerts_along(world: World) -> None:
    article = world.history("True.")
    world.check(article, "Wall.", now=NOW + HOUR, snapshot=snapshot("Wall.", changes=(change(),), alerts=(alert(),)))
    world.check(article, "True again.", now=NOW + 2 * HOUR, snapshot=snapshot("True again.", changes=(change(),)))
    mended = snapshot("True again.", changes=(change("41", "12"),))
    disowned = Disowning(article.id, 2, NOW + 3 * HOUR, 3, following=3, mended=mended, compared_with=1, mark="w" * 32)
    assert world.store.disown(disowned).number == 4
    assert [one.number for one in world.store.changes()] == [4]
    assert [one.disowned_at is None for one in world.store.snapshots(article.id)] == [True, False, False, True]
    assert {one.state for one in world.store.deliveries()} == {"withdrawn"}
    assert world.store.verify_chain() == []
    assert world.store.known_text("coast.example", "w" * 32, "", 99).said == "wall"
    (said,) = world.store.overrulings(article.id)
    assert said.verdict == "wall"
    state = world.store.article(article.id)
    assert (state.latest_number, state.page.etag, state.page.body_sha256) == (4, None, None)
    assert isinstance(state.page, PageState)
