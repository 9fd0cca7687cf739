"""The store's upkeep: damage is a fault that is told and ends when it is mended, all is verified in turn, the old goes."""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from running_desk import START
from tests_running import run

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from store_world import NOW, World

from monitor.pipeline import upkeep
from monitor.pipeline.delivery import Deliverer
from monitor.pipeline.upkeep import look_after
from monitor.store.retention import Retention
from monitor.store.store import Store
from monitor.values import Outcome

ERRORS = {"errors": {"destinations": ["terminal"]}}


def alter(file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement, values)
        connection.commit()


def subjects(it: Any) -> list[str]:
    return sorted(fault.subject for fault in it.services.store.faults())


def test_an_altered_row_is_a_fault_that_is_told_and_ends_when_it_is_mended(
    desk: Callable[..., Any], tmp_path: Path
) -> None:
    async def story() -> None:
        async with desk(alerts=ERRORS) as it:
            world = World(it.services.store)
            world.history("41 boats sank", "34 boats sank")
            world.history("a tug sank", slug="tug")
            await look_after(it.services)
            assert subjects(it) == []
            alter(tmp_path / "monitor.db", "UPDATE snapshots SET title = 'Calm' WHERE article_id = 1 AND number = 2")
            it.clock.move(hours=1)
            await look_after(it.services)
            (fault,) = it.services.store.faults()
            assert (fault.subject, fault.kind) == ("article 1", "integrity")
            assert "snapshot 2: snapshots, id 2: its title is not the one of its text" in fault.words
            await Deliverer(it.services).deliver_pending()
            assert ["article 1" in message.text for message in it.inbox.messages] == [True]
            title = "Boats lost in the storm"
            alter(tmp_path / "monitor.db", "UPDATE snapshots SET title = ? WHERE article_id = 1", title)
            it.clock.move(hours=1)
            await look_after(it.services)
            assert subjects(it) == []

    run(story())


def test_all_is_verified_in_turn_and_then_anew(
    desk: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "LEAST_VERIFIED", 2)

    async def story() -> None:
        async with desk() as it:
            world = World(it.services.store)
            for number in range(5):
                world.history(f"{number} boats sank", slug=f"story{number}")
            alter(tmp_path / "monitor.db", "UPDATE snapshots SET extractor = '9' WHERE article_id IN (2, 5)")
            seen, reached = [], []
            for _ in range(6):
                await look_after(it.services)
                seen.append(subjects(it))
                reached.append(int(it.services.store.meta(upkeep.VERIFIED_TO)))
                it.clock.move(minutes=1)
            assert seen[:3] == [["article 2"], ["article 2"], ["article 2", "article 5"]]
            assert reached[:3] == [2, 4, 0]
            assert reached[3:] == [2, 4, 0]  # and round again

    run(story())


def test_however_long_it_stood_still_all_is_verified_within_a_week(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            world = World(it.services.store)
            for number in range(45):
                world.history("boats sank", slug=f"story{number}")
            await look_after(it.services)
            assert it.services.store.meta(upkeep.VERIFIED_TO) == str(upkeep.LEAST_VERIFIED)
            it.clock.move(days=30)
            await look_after(it.services)  # one piece that holds all the rest
            assert it.services.store.meta(upkeep.VERIFIED_TO) == "0"

    run(story())


def test_the_database_is_checked_once_a_day_and_after_a_clock_set_back(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk() as it:
            checked = []
            for hours in (0, 23, 2, -48):
                it.clock.move(hours=hours)
                await look_after(it.services)
                checked.append(it.services.store.meta(upkeep.CHECKED_AT))
            days = [(START + timedelta(hours=hours)).isoformat() for hours in (0, 0, 25, -23)]
            assert checked == days

    run(story())


def test_what_is_beyond_its_time_goes_and_a_retired_article_is_forgotten(desk: Callable[..., Any]) -> None:
    async def story() -> None:
        async with desk(retention={"pages_days": 30, "checks_days": 60, "articles_days": 365}) as it:
            store = it.services.store
            world = World(store)
            article = world.history("41 boats sank", "34 boats sank")
            world.check(article, now=NOW, outcome=Outcome.BLOCKED, body=b"a wall", status=403)
            world.check(article, now=START, outcome=Outcome.BLOCKED, body=b"a newer wall", status=403)
            it.clock.move(days=10)
            await look_after(it.services)
            kept = [page.body_sha256 is not None for page in store.kept_pages(article.id)]
            assert kept == [True, True, True]  # both snapshots' pages, and the newer wall
            assert len(store.checks(article.id)) == 4
            it.clock.move(days=60)
            await look_after(it.services)
            assert len(store.checks(article.id)) == 2
            assert store.verify_chain() == []
            store.set_article_state(article.id, "retired")
            it.clock.move(days=365)
            await look_after(it.services)
            assert [stone.reason for stone in store.tombstones()] == ["retention"]
            assert store.verify_chain() == []

    run(story())


def test_others_write_while_much_is_dropped(tmp_path: Path) -> None:
    """The longest that a writer had to wait: a batch is a fraction of a second, and what is sought holds no lock."""
    with Store.open(f"sqlite:///{tmp_path}/monitor.db") as store:
        world = World(store)
        articles = [world.article(f"story{number}") for number in range(40)]
        for number in range(900):
            article = articles[number % len(articles)]
            world.check(article, now=NOW, outcome=Outcome.BLOCKED, body=b"wall %d" % number, status=403)
        keep, now = Retention(pages_days=1, checks_days=2), NOW + timedelta(days=9)
        dropping = threading.Thread(target=lambda: [None for _ in iter(lambda: store.drop_expired(keep, now).total, 0)])
        dropping.start()
        waits = []
        while dropping.is_alive():
            began = time.monotonic()
            store.beat("newsroom:1", "daemon", NOW)
            waits.append(time.monotonic() - began)
            time.sleep(0.005)
        dropping.join()
        assert store.expired(keep, now).total == 0
        assert len(waits) > 1
        assert max(waits) < 2.0, max(waits)


def test_where_nothing_is_to_be_dropped_no_lock_is_waited_for(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/monitor.db") as store:
        World(store).history("41 boats sank")
        with closing(sqlite3.connect(tmp_path / "monitor.db", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            assert store.drop_expired(Retention(1, 1, 1, 1), NOW + timedelta(days=9)).total == 0
