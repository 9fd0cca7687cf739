"""What people saw, said and noted of changes: per person or for all, reversible, and found by an index."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from store_world import HOUR, NOW, World, change, snapshot

from monitor.damping import signature_of
from monitor.errors import InputError, NotFoundError
from monitor.store.desk_seen import unseen_above, unseen_below
from monitor.store.records import ChangeFilter
from monitor.store.records_desk import Verdict, VerdictResult
from monitor.store.review import SELECT_CHANGES
from monitor.store.tables import CHANGES
from monitor.store.tables_desk import SEEN_EXCEPTIONS
from monitor.values import Change, Severity

LATER = NOW + 99 * HOUR
LOW = replace(change(), severity=Severity.LOW)


@pytest.fixture
def five(world: World) -> World:
    """Changes 1 to 5, an hour apart."""
    world.history(*"abcdef")
    return world


def unseen(world: World, person: str = "anna", **wanted: object) -> list[int]:
    found = world.store.changes(ChangeFilter(unseen_by=person, **wanted), limit=10)  # type: ignore[arg-type]
    return [one.id for one in found]


def exceptions(world: World) -> list[int]:
    with world.store._database.reading() as connection:
        return list(connection.execute(select(SEEN_EXCEPTIONS.c.change_id)).scalars())


def told(world: World, slug: str, *changes: Change, noise_ids: tuple[int | None, ...] = ()) -> list[int]:
    """A new article with these changes; their ids."""
    article = world.article(slug)
    world.check(article, f"{slug} before")
    new = snapshot(f"{slug} after", changes=changes, noise_ids=noise_ids)
    return list(world.check(article, f"{slug} after", now=NOW + HOUR, snapshot=new).change_ids)


def say(world: World, change_id: int, verdict: Verdict, person: str = "anna") -> VerdictResult:
    signature = signature_of(world.store.change(change_id).change)
    return world.store.record_verdict(change_id, verdict, person, signature=signature, now=LATER)


def shown(world: World) -> list[int]:
    return [one.id for one in world.store.changes()]


# --- seen -----------------------------------------------------------------------------------------------------


def test_what_one_person_has_seen_another_has_not(five: World) -> None:
    five.store.mark_seen("anna", 3, seen=True, now=LATER)
    assert unseen(five) == [5, 4, 2, 1]
    assert unseen(five, "ben") == [5, 4, 3, 2, 1]
    assert {one: view.seen for one, view in five.store.desk_of("anna", [2, 3]).items()} == {2: False, 3: True}


def test_all_up_to_here_is_one_row_and_single_ones_can_be_taken_out_of_it(five: World) -> None:
    five.store.mark_seen_up_to("anna", 4, now=LATER)
    assert (unseen(five), exceptions(five)) == ([5], [])
    five.store.mark_seen("anna", 2, seen=False, now=LATER)
    assert unseen(five) == [5, 2]
    assert five.store.unseen_count("anna") == 2
    five.store.mark_seen("anna", 2, seen=True, now=LATER)
    five.store.mark_seen("anna", 5, seen=True, now=LATER)
    assert (unseen(five), exceptions(five)) == ([], [])
    five.store.mark_seen("anna", 5, seen=False, now=LATER)
    assert unseen(five) == [5]


def test_up_to_an_older_change_takes_nothing_back(five: World) -> None:
    five.store.mark_seen_up_to("anna", 4, now=LATER)
    five.store.mark_seen("anna", 1, seen=False, now=LATER)
    five.store.mark_seen_up_to("anna", 2, now=LATER)
    assert unseen(five) == [5]


def test_seen_one_by_one_from_the_oldest_leaves_no_row_a_change(five: World) -> None:
    for one in (1, 3, 2):
        five.store.mark_seen("anna", one, seen=True, now=LATER)
    assert (unseen(five), exceptions(five)) == ([5, 4], [])


def test_what_comes_late_with_a_lower_number_is_not_taken_as_seen(five: World) -> None:
    """On PostgreSQL a transaction may end after another one that has a higher number."""
    just_after = NOW + 5 * HOUR
    five.store.mark_seen_up_to("anna", 5, now=just_after)
    assert (unseen(five), exceptions(five)) == ([], [5])
    five.store.mark_seen("anna", 5, seen=True, now=just_after)
    assert (unseen(five), exceptions(five)) == ([], [5])


def test_the_filter_goes_with_the_others_and_with_pages(five: World) -> None:
    five.store.mark_seen_up_to("anna", 3, now=LATER)
    five.store.mark_seen("anna", 1, seen=False, now=LATER)
    wanted = ChangeFilter(unseen_by="anna")
    first = five.store.changes(wanted, limit=2)
    rest = five.store.changes(wanted, limit=2, cursor=first[-1].id)
    assert ([one.id for one in first], [one.id for one in rest]) == ([5, 4], [1])
    assert unseen(five, min_severity=Severity.HIGH, outlets=("coast.example",)) == [5, 4, 1]
    assert unseen(five, outlets=("elsewhere.example",)) == []


def test_an_unknown_change_can_not_be_marked(five: World) -> None:
    with pytest.raises(NotFoundError):
        five.store.mark_seen("anna", 99, seen=True, now=LATER)


@pytest.mark.parametrize("condition", [unseen_above("anna", 3), unseen_below("anna", 3)])
def test_the_unseen_filter_scans_no_table(five: World, condition: object) -> None:
    if not five.store._database.is_sqlite:
        pytest.skip("the plan of SQLite")
    query = SELECT_CHANGES.where(condition).order_by(CHANGES.c.id.desc()).limit(50)  # type: ignore[arg-type]
    words = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    with five.store._database.reading() as connection:
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")]
    assert any("SEARCH changes USING INTEGER PRIMARY KEY" in line for line in plan), plan
    assert not [line for line in plan if line.startswith("SCAN") or "TEMP B-TREE" in line], plan


# --- verdicts and dampings ------------------------------------------------------------------------------------


def test_noise_hides_the_change_itself_and_not_the_past(world: World) -> None:
    (first,), (second,) = told(world, "a", LOW), told(world, "b", LOW)
    made = say(world, second, "noise").made
    assert made is not None
    assert made.words == "Figures (count, boat), altered, in the text, at coast.example"
    assert shown(world) == [first]
    assert [one.id for one in world.store.changes(ChangeFilter(include_noise=True))] == [second, first]
    view = world.store.desk_of("ben", [second])[second]
    assert view.verdict is not None
    assert view.hidden_by is not None
    assert (view.verdict.verdict, view.verdict.person, view.hidden_by.id) == ("noise", "anna", made.id)


def test_a_verdict_can_be_taken_back_and_its_damping_goes_with_it(world: World) -> None:
    (one,) = told(world, "a", LOW)
    say(world, one, "noise")
    taken = say(world, one, "none")
    assert taken.lifted is not None
    assert shown(world) == [one]
    assert world.store.dampings() == []
    assert [said.verdict for said in world.store.verdict_history(one)] == ["noise", "none"]
    assert world.store.desk_of("anna", [one])[one].verdict is None


def test_real_lifts_the_damping_and_what_it_hid_comes_back(world: World) -> None:
    (one,) = told(world, "a", LOW)
    made = say(world, one, "noise").made
    assert made is not None
    hidden, other = told(world, "b", LOW, LOW, noise_ids=(made.id, made.id))
    assert world.store.damping(made.id).hidden == 3
    result = say(world, hidden, "real", "ben")
    assert result.lifted is not None
    assert (result.lifted.lifted_by, result.shown) == ("ben", 1)
    # What somebody called noise itself stays hidden until they take it back.
    assert shown(world) == [other, hidden]


def test_lifting_by_hand_brings_back_all_but_what_was_called_noise_itself(world: World) -> None:
    (one,) = told(world, "a", LOW)
    made = say(world, one, "noise").made
    assert made is not None
    (hidden,) = told(world, "b", LOW, noise_ids=(made.id,))
    assert world.store.lift_damping(made.id, "ben", now=LATER) == 1
    assert shown(world) == [hidden]
    assert world.store.dampings_at("coast.example") == []
    assert [damping.lifted_by for damping in world.store.dampings(lifted=True)] == ["ben"]
    with pytest.raises(NotFoundError):
        world.store.lift_damping(99, "ben", now=LATER)


def test_high_severity_needs_verdicts_on_two_articles(world: World) -> None:
    (first, again), (second,) = told(world, "a", change(), change()), told(world, "b", change())
    made = say(world, first, "noise").made
    assert made is not None
    say(world, again, "noise")
    assert not world.store.damping(made.id).covers_high  # two changes of one article
    say(world, second, "noise")
    assert world.store.damping(made.id).covers_high
    (hidden,) = told(world, "c", change(), noise_ids=(made.id,))
    assert hidden not in shown(world)
    say(world, second, "none")
    assert not world.store.damping(made.id).covers_high
    assert shown(world) == [hidden, second]


def test_verdicts_on_low_changes_never_add_up_to_cover_high_ones(world: World) -> None:
    ids = [told(world, slug, LOW)[0] for slug in "abc"]
    results = [say(world, one, "noise") for one in ids]
    made = results[0].made
    assert made is not None
    assert [result.made for result in results[1:]] == [None, None]
    assert (world.store.damping(made.id).verdicts, world.store.damping(made.id).covers_high) == (3, False)


def test_a_verdict_leaves_the_chain_as_it_was(world: World) -> None:
    (one,) = told(world, "a", LOW)
    say(world, one, "noise")
    assert world.store.verify_chain() == []


# --- notes ----------------------------------------------------------------------------------------------------


def test_notes_are_for_all_and_can_be_removed(five: World) -> None:
    five.store.add_note(2, "anna", "Called the ministry.\r\nNo answer. \0", now=LATER)
    five.store.add_note(2, "ben", "They rang back.", now=LATER)
    first, second = five.store.desk_of("cleo", [2])[2].notes
    assert (first.person, first.text, second.text) == ("anna", "Called the ministry.\nNo answer. �", "They rang back.")
    five.store.remove_note(first.id)
    assert [one.text for one in five.store.desk_of("cleo", [2])[2].notes] == ["They rang back."]
    with pytest.raises(NotFoundError):
        five.store.remove_note(first.id)


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_an_empty_note_and_an_endless_one_are_refused(five: World, text: str) -> None:
    with pytest.raises(InputError):
        five.store.add_note(1, "anna", text, now=LATER)


# --- deletion on request --------------------------------------------------------------------------------------


def test_deletion_takes_notes_and_the_words_of_dampings_and_the_damping_goes_on(world: World) -> None:
    (one,) = told(world, "a", LOW)
    world.store.mark_seen("anna", one, seen=True, now=NOW + HOUR)
    world.store.add_note(one, "anna", "a note", now=LATER)
    made = say(world, one, "noise").made
    assert made is not None
    world.store.forget("coast.example/a", now=LATER, reason="asked")
    (damping,) = world.store.dampings_at("coast.example")
    assert (damping.mark, damping.feature) == (made.mark, None)
    assert "deleted on request" in damping.words
    with pytest.raises(NotFoundError):
        world.store.note(1)
