from __future__ import annotations

import pytest
from store_world import HOUR, NOW, World, change, snapshot, sourcing

from monitor.errors import NotFoundError
from monitor.store.records import ChangeFilter, ChangeRecord
from monitor.store.store import Store
from monitor.values import ChangeKind, ChangeOp, Direction, Outcome, Place, Severity


@pytest.fixture
def told(world: World) -> World:
    """Three articles with changes of several kinds; the newest one is a flip-flop."""
    feed = world.feed()
    boats = world.article("boats", feed_id=feed.id)
    world.check(boats, "a")
    world.check(boats, "b", now=NOW + HOUR, snapshot=snapshot("b", changes=(change(), sourcing("Ärzte im Hafen"))))
    other = world.article("other", "town.example")
    world.check(other, "x")
    title = change("7", "8", place=Place.TITLE, severity=Severity.MEDIUM, silent=False)
    world.check(other, "y", now=NOW + 2 * HOUR, snapshot=snapshot("y", changes=(title,)))
    flips = (change("8", "7"),)
    world.check(other, "x", now=NOW + 3 * HOUR, snapshot=snapshot("x", changes=flips, damped=True, returns_to=1))
    return world


def found(store: Store, **wanted: object) -> list[str]:
    return [one.change.summary for one in store.changes(ChangeFilter(**wanted))]  # type: ignore[arg-type]


FIGURE, SOURCING, TITLE, FLIP = "41 boats became 34", "Ärzte im Hafen", "7 boats became 8", "8 boats became 7"


def test_the_stream_is_newest_first_and_leaves_flip_flops_out(told: World) -> None:
    assert found(told.store) == [TITLE, SOURCING, FIGURE]
    assert found(told.store, include_damped=True) == [FLIP, TITLE, SOURCING, FIGURE]


@pytest.mark.parametrize(
    ("wanted", "summaries"),
    [
        ({"since": NOW + 2 * HOUR}, [TITLE]),
        ({"since": NOW + 9 * HOUR}, []),
        ({"kinds": (ChangeKind.SOURCING,)}, [SOURCING]),
        ({"kinds": (ChangeKind.QUOTE,)}, []),
        ({"kinds": (ChangeKind.QUOTE, ChangeKind.SOURCING)}, [SOURCING]),
        ({"kinds": tuple(ChangeKind)}, [TITLE, SOURCING, FIGURE]),
        ({"min_severity": Severity.HIGH}, [FIGURE]),
        ({"above": 1}, [TITLE, SOURCING]),
        ({"outlets": ("town.example",)}, [TITLE]),
        ({"outlets": ("town.example", "coast.example")}, [TITLE, SOURCING, FIGURE]),
        ({"until": NOW + 2 * HOUR}, [SOURCING, FIGURE]),
        ({"until": NOW}, []),
        ({"ops": (ChangeOp.REMOVED,)}, [SOURCING]),
        ({"places": (Place.TITLE, Place.CAPTION)}, [TITLE]),
        ({"direction": Direction.WEAKENED}, [SOURCING]),
        ({"direction": Direction.STRENGTHENED}, []),
        ({"feed": "Coast"}, [SOURCING, FIGURE]),
        ({"feed": "https://coast.example/rss"}, [SOURCING, FIGURE]),
        ({"feed": 1}, [SOURCING, FIGURE]),
        ({"min_severity": Severity.MEDIUM}, [TITLE, FIGURE]),
        ({"silent": True}, [FIGURE]),
        ({"silent": False}, [TITLE, SOURCING]),
        ({"words": "ärzte HAFEN"}, [SOURCING]),
        ({"words": "boats 100%"}, []),
        ({"article_id": 1}, [SOURCING, FIGURE]),
    ],
)
def test_the_stream_is_filtered(told: World, wanted: dict[str, object], summaries: list[str]) -> None:
    assert found(told.store, **wanted) == summaries


def test_the_stream_has_pages(told: World) -> None:
    first = told.store.changes(limit=2)
    assert [one.change.summary for one in first + told.store.changes(cursor=first[-1].id)] == [TITLE, SOURCING, FIGURE]


def test_the_gravest_come_first_page_by_page(told: World) -> None:
    first = told.store.gravest_changes(limit=2)
    assert [one.change.summary for one in first] == [FIGURE, TITLE]
    last = first[-1]
    rest = told.store.gravest_changes(cursor=(last.change.severity.rank, last.id))
    assert [one.change.summary for one in rest] == [SOURCING]
    told.store.mark_seen("anna", first[0].id, seen=True, now=NOW)
    unseen = told.store.gravest_changes(ChangeFilter(unseen_by="anna"))
    assert [one.change.summary for one in unseen] == [TITLE, SOURCING]


@pytest.mark.parametrize(
    "words", ["straße", "STRAßE", "lange%_ str", "LANGE%_", "str lange", "strasse", "STRASSE", "rasse"]
)
def test_words_are_found_in_either_case(world: World, words: str) -> None:
    article = world.article()
    world.check(article, "a")
    world.check(article, "b", now=NOW + HOUR, snapshot=snapshot("b", changes=(sourcing("Die Lange%_ Straße"),)))
    needs_folding = "ss" in words.lower()  # which PostgreSQL's lower() does not do
    expected = [] if needs_folding and not world.store._database.is_sqlite else ["Die Lange%_ Straße"]
    assert found(world.store, words=words) == expected
    assert found(world.store, words=f"{words} nowhere") == []


def test_words_that_look_like_a_direction_are_none(world: World) -> None:
    article = world.article()
    world.check(article, "a")
    told = sourcing('"direction":"strengthened"')
    world.check(article, "b", now=NOW + HOUR, snapshot=snapshot("b", changes=(told,)))
    assert found(world.store, direction=Direction.STRENGTHENED) == []


def test_a_change_knows_where_and_when_it_happened(told: World) -> None:
    expected = ChangeRecord(
        id=told.store.changes()[0].id,
        change=change("7", "8", place=Place.TITLE, severity=Severity.MEDIUM, silent=False),
        article_id=2,
        title="Boats lost in the storm",
        url="https://town.example/other",
        outlet="town.example",
        snapshot_id=4,
        number=2,
        at=NOW + 2 * HOUR,
        before_at=NOW,
        damped=False,
    )
    assert told.store.change(expected.id) == expected
    assert told.store.changes_of(4) == [expected]
    with pytest.raises(NotFoundError, match="change 99"):
        told.store.change(99)


def test_checks_are_listed_newest_first_page_by_page(world: World) -> None:
    article = world.history("a", "b")
    world.check(article, now=NOW + 2 * HOUR)
    first = world.store.checks(article.id, limit=2)
    assert [check.outcome for check in first] == [Outcome.UNCHANGED, Outcome.CHANGED]
    assert [check.checked_at for check in world.store.checks(article.id, cursor=first[-1].id)] == [NOW]


def test_what_is_not_there_is_said(world: World) -> None:
    article = world.article()
    assert world.store.latest_version(article.id) is None
    assert world.store.snapshots(article.id) == []
    with pytest.raises(NotFoundError, match="snapshot 1 of article 1"):
        world.store.version(article.id, 1)
    with pytest.raises(NotFoundError):
        world.store.blob("0" * 64)
