"""Looks that were kept out of the history are found by an index, whatever is asked of them; on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import event
from store_world import HOUR, NOW, World

from monitor.store.withheld import KEPT_OUT_OUTCOMES
from monitor.values import Outcome


def looks(world: World) -> dict[str, int]:
    """A look of each of four outcomes at an article of one outlet, and a consent page at one of another."""
    article, other = world.history("One.", "Two."), world.article("far", host="other.example")
    outcomes = (Outcome.CONSENT, Outcome.BLOCKED, Outcome.FAILED, Outcome.UNSTABLE)
    ids = {
        one.value: int(world.check(article, now=NOW + n * HOUR, outcome=one).check_id or 0)
        for n, one in enumerate(outcomes, 3)
    }
    world.check(article, now=NOW + 8 * HOUR)
    return {**ids, "other": int(world.check(other, now=NOW + 9 * HOUR, outcome=Outcome.CONSENT).check_id or 0)}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, ["other", "blocked", "consent"]),
        ({"outcomes": KEPT_OUT_OUTCOMES}, ["other", "unstable", "failed", "blocked", "consent"]),
        ({"outcomes": [Outcome.CONSENT]}, ["other", "consent"]),
        ({"outcomes": [Outcome.CONSENT], "outlet": "coast.example"}, ["consent"]),
        ({"outlet": "coast.example"}, ["blocked", "consent"]),
        ({"outlet": "nowhere"}, []),
        ({"article_id": 1, "outcomes": KEPT_OUT_OUTCOMES}, ["unstable", "failed", "blocked", "consent"]),
        ({"limit": 1}, ["other"]),
    ],
)
def test_looks_are_found_by_outcome_outlet_and_article(world: World, asked: dict[str, Any], wanted: list[str]) -> None:
    ids = looks(world)
    assert [one.check.id for one in world.store.withheld_checks(**asked)] == [ids[name] for name in wanted]


def test_a_page_goes_on_where_the_one_before_ended(world: World) -> None:
    ids = looks(world)
    found = world.store.withheld_checks(cursor=ids["other"], limit=1)
    assert [one.check.id for one in found] == [ids["blocked"]]


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "ix_checks_kept_out "),
        ({"cursor": 99}, "ix_checks_kept_out "),
        ({"article_id": 1}, "ix_checks_kept_out_article"),
        ({"outlet": "coast.example"}, "ix_checks_kept_out_article"),
    ],
)
def test_no_list_reads_all_looks_through(world: World, asked: dict[str, Any], index: str) -> None:
    database = world.store._database
    if not database.is_sqlite:
        pytest.skip("its planner goes by the number of rows, and here are few")
    said: list[tuple[str, Any]] = []
    event.listen(database.engine, "before_cursor_execute", lambda *got: said.append((got[2], got[3])))
    world.store.withheld_checks(**asked)
    query = next(one for one in said if one[0].startswith("SELECT checks.id"))
    with database.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query[0]}", query[1]).all()
    assert any(f"COVERING INDEX {index}" in row[3] for row in plan), plan


def test_the_snapshot_of_a_look_is_known(world: World) -> None:
    world.history("One.", "Two.")
    snapshot = world.store.snapshot_of_check(2)
    assert snapshot is not None
    assert snapshot.number == 2
    assert world.store.snapshot_of_check(looks(world)["consent"]) is None
