"""Lineages in the store: written with their snapshot, read back with the words of the snapshots that they name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_world import HOUR, NOW, World, change, digest, figure, snapshot

from monitor.errors import NotFoundError
from monitor.store.lineage_rows import lineages_of, packed_lineages
from monitor.store.lineages import delete_lineages
from monitor.store.records import ArticleRecord
from monitor.store.records_lineage import RereadingRecord
from monitor.values import Approximation, ClaimKind, Lineage, Lineages, LineageStep, Place

SAID = ["The 41 boats sank.", "The 34 boats sank.", "No boats sank.", "The 41 boats sank."]


def step(number: int, value: str | None) -> LineageStep:
    if value is None:
        return LineageStep(number, None)
    return LineageStep(number, 4, 6, 0, 18, value=value, unit="boat")


def lineages(number: int, *values: str | None) -> Lineages:
    steps = tuple(step(at, value) for at, value in enumerate(values, 1))
    sinks = Lineage(1, ClaimKind.FIGURE, Place.TEXT, "boats sank", steps, number, 4)
    still = Lineage(
        2, ClaimKind.FIGURE, Place.TITLE, "boats lost", (LineageStep(1, 0, 5, 0, 24, value="2"),), number, 0
    )
    return Lineages(number, (sinks, still), 3)


def edited(world: World, *said: str) -> ArticleRecord:
    """An article of these texts, its lineages written from the second snapshot on."""
    article = world.article()
    values: list[str | None] = []
    for number, words in enumerate(said, 1):
        found = next((word for word in ("41", "34") if word in words), None)
        values.append(found)
        changes = (change(values[-2], found),) if number > 1 and found and values[-2] else ()
        if number > 1 and found is None:
            changes = (replace(change(values[-2] or ""), after=None, sentence_after=None),)
        new = snapshot(words, changes=changes, lineages=lineages(number, *values) if number > 1 else None)
        world.check(article, words, now=NOW + number * HOUR, snapshot=new)
    return world.store.article(article.id)


def test_an_article_that_was_never_edited_has_no_lineages(world: World) -> None:
    article = edited(world, SAID[0])
    assert world.store.lineages(article.id) == []
    assert world.store.following(article.id).lineages is None


def test_a_lineage_is_read_with_the_words_of_its_snapshots(world: World) -> None:
    article = edited(world, *SAID)
    sinks, still = world.store.lineages(article.id)
    assert world.store.lineages(article.id, limit=1) == [sinks]
    assert world.store.lineages(article.id, after=sinks.id) == [still]
    assert [(point.number, point.text, point.sentence) for point in sinks.points] == [
        (1, "41", SAID[0]),
        (2, "34", SAID[1]),
        (3, None, None),
        (4, "41", SAID[3]),
    ]
    assert [point.at for point in sinks.points] == [NOW + number * HOUR for number in (1, 2, 3, 4)]
    assert (sinks.about, sinks.kind, sinks.place, sinks.last_number) == ("boats sank", ClaimKind.FIGURE, Place.TEXT, 4)
    assert (still.points[0].text, still.points[0].sentence) == ("Boats", "Boats lost in the storm")


def test_only_those_that_changed_can_be_asked_for(world: World) -> None:
    article = edited(world, *SAID)
    assert [one.about for one in world.store.lineages(article.id, only_changed=True)] == ["boats sank"]


def test_a_lineage_is_found_by_its_id(world: World) -> None:
    article = edited(world, *SAID[:2])
    for one in world.store.lineages(article.id):
        assert world.store.lineage(one.id) == one


@pytest.mark.parametrize("lineage", [0, 7, 1_000_009, 99_000_001, -5])
def test_an_unknown_lineage_is_told(world: World, lineage: int) -> None:
    edited(world, *SAID[:2])
    with pytest.raises(NotFoundError, match="no such lineage"):
        world.store.lineage(lineage)


def test_a_change_names_the_lineage_that_it_is_a_step_of(world: World) -> None:
    article = edited(world, *SAID[:3])
    altered, removed = sorted(world.store.changes(), key=lambda record: record.number)
    sinks = world.store.lineages(article.id)[0]
    assert world.store.lineage_of_change(altered.id) == sinks.id
    assert world.store.lineage_of_change(removed.id) == sinks.id


def test_a_change_of_nothing_that_is_followed_names_none(world: World) -> None:
    article = edited(world, *SAID[:2])
    other = replace(change(), after=replace(figure("34"), start=9, end=11))
    world.check(article, "Later", snapshot=snapshot("Later", changes=(other,), lineages=lineages(3, "41", "34", "41")))
    assert world.store.lineage_of_change(world.store.changes()[0].id) is None
    with pytest.raises(NotFoundError):
        world.store.lineage_of_change(999)


def test_a_stale_check_writes_no_lineages(world: World) -> None:
    article = edited(world, *SAID[:2])
    late = snapshot("Late", lineages=lineages(2, "41", "7"))
    assert world.check(article, "Late", snapshot=late, compared_with=1).stale
    assert world.store.lineages(article.id)[0].points[-1].value == "34"


def test_words_that_were_deleted_are_gone_from_lineages_too(world: World) -> None:
    article = edited(world, *SAID[:2])
    with world.store._database.writing() as connection:
        delete_lineages(connection, article.id)
    assert world.store.lineages(article.id) == []


def test_a_removed_snapshot_s_words_are_not_asked_for(world: World) -> None:
    article = edited(world, *SAID[:2])
    with world.store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE snapshots SET removed_at = taken_at WHERE number = 1")
    assert world.store.lineages(article.id) == []


def test_a_rereading_is_kept_and_renews_lineages_but_not_the_evidence(world: World) -> None:
    article = edited(world, *SAID[:2])
    before = world.store.snapshots(article.id), world.store.changes()
    record = RereadingRecord(article.id, "9", 2, NOW, {"gained": [1], "words": "é"})
    assert world.store.record_rereading(record, lineages(2, "41", "41"))
    assert world.store.rereading(article.id) == record
    assert world.store.lineages(article.id)[0].points[-1].value == "41"
    assert (world.store.snapshots(article.id), world.store.changes()) == before
    assert world.store.verify_chain(article.id) == []


def test_a_rereading_that_was_overtaken_by_a_snapshot_is_not_kept(world: World) -> None:
    article = edited(world, *SAID[:2])
    assert not world.store.record_rereading(RereadingRecord(article.id, "9", 1, NOW), lineages(1, "7"))
    assert world.store.rereading(article.id) is None
    with pytest.raises(NotFoundError):
        world.store.record_rereading(RereadingRecord(77, "9", 1, NOW))


def test_articles_to_read_again_are_those_with_snapshots(world: World) -> None:
    article = edited(world, *SAID[:2])
    world.article("never-read")
    assert world.store.articles_with_snapshots() == [(article.id, 2)]
    assert world.store.articles_with_snapshots(since=NOW + 2 * HOUR) == [(article.id, 2)]
    assert world.store.articles_with_snapshots(since=NOW + 3 * HOUR) == []


def test_the_feeds_latest_update_is_what_a_look_takes_up(world: World) -> None:
    feed = world.feed()
    world.poll(feed, world.entry(updated=NOW))
    article = world.store.article("https://coast.example/boats")
    assert world.store.following(article.id).feed_updated == NOW
    world.poll(feed, world.entry(updated=NOW + HOUR), now=NOW + HOUR)
    assert world.store.following(article.id).feed_updated == NOW + HOUR
    world.check(article, "words", snapshot=snapshot("words", feed_updated=NOW + HOUR))
    assert world.store.snapshots(article.id)[0].feed_updated == NOW + HOUR
    assert digest("words") == world.store.snapshots(article.id)[0].text_sha256


NUMBERS = st.integers(0, 10_000)
WORDS = st.none() | st.text(max_size=12)
STEPS = st.lists(
    st.builds(
        LineageStep, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, WORDS, WORDS, WORDS,
        st.none() | st.sampled_from(Approximation), WORDS,
    )
    | st.builds(LineageStep, NUMBERS, st.none()),
    min_size=1, max_size=4,
)  # fmt: skip
LINEAGES = st.builds(
    Lineage, NUMBERS, st.sampled_from(ClaimKind), st.sampled_from(Place), st.text(max_size=20), STEPS.map(tuple),
    NUMBERS, st.none() | NUMBERS, st.text(max_size=12),
)  # fmt: skip


@given(st.builds(Lineages, NUMBERS, st.lists(LINEAGES, max_size=5).map(tuple), NUMBERS))
def test_what_is_packed_is_unpacked(packed: Lineages) -> None:
    assert lineages_of(packed_lineages(packed)) == packed


def test_the_claims_that_changed_at_a_snapshot_are_read_up_to_it(world: World) -> None:
    article = edited(world, *SAID)
    (sinks,) = world.store.lineages(article.id, only_changed=True, changed_at=2)
    assert [point.text for point in sinks.points] == ["41", "34"]
    (sinks,) = world.store.lineages(article.id, only_changed=True, changed_at=4, most_versions=2)
    assert [point.text for point in sinks.points] == [None, "41"]
    assert sinks.left_out == 2
    assert [one.about for one in world.store.lineages(article.id, changed_at=1)] == ["boats sank", "boats lost"]
    assert world.store.lineages(article.id, changed_at=5) == []
