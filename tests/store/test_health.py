from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, select, update
from store_world import HOUR, NOW, World, change, snapshot

from monitor.store.engine import Database
from monitor.store.records import Heartbeat
from monitor.store.store import Store
from monitor.store.tables import ARTICLES, BLOBS, CHANGES, SNAPSHOTS


def test_heartbeats_are_kept_a_part(world: World) -> None:
    world.store.beat("a:1", "loop", NOW)
    world.store.beat("a:1", "loop", NOW + HOUR)
    world.store.beat("b:2", "loop", NOW)
    assert world.store.heartbeats() == [Heartbeat("a:1", "loop", NOW + HOUR), Heartbeat("b:2", "loop", NOW)]
    assert world.store.forget_heartbeats(NOW + HOUR) == 1


def test_facts_are_noted_by_name(world: World) -> None:
    assert world.store.meta("circuit:desk") is None
    world.store.set_meta("circuit:desk", "a")
    world.store.set_meta("circuit:desk", "b")
    assert world.store.meta("circuit:desk") == "b"


def test_counts_tell_how_much_there_is(world: World) -> None:
    world.feed()
    world.history("a", "b")
    world.store.set_article_state(world.article("other").id, "paused")
    counts = world.store.counts()
    assert counts.feeds == {"active": 1}
    assert counts.articles == {"active": 1, "paused": 1}
    assert (counts.checks, counts.snapshots, counts.changes) == (2, 2, 1)
    assert counts.bytes > 10_000


def test_a_sound_database_is_found_sound(world: World) -> None:
    world.history("a", "b")
    assert world.store.integrity_check() == ()


# --- the chain ------------------------------------------------------------------------------------------------


@pytest.fixture
def told(world: World) -> World:
    article = world.history("41 boats sank.", "34 boats sank.", "33 boats sank.")
    world.history("x", "y", slug="other")
    world.check(article, "34 boats sank.", snapshot=snapshot("34 boats sank.", changes=(change(), change("1", "2"))))
    return world


def test_an_untouched_history_verifies(told: World) -> None:
    assert told.store.verify_chain() == []
    assert {number for number, _ in told.store.heads().values()} == {4, 2}


TAMPERINGS = [
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(title="Another title"),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(taken_at=NOW),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(final_url="https://other.example/"),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(damped=True),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(notices='[{"start":0}]'.replace("[{", "[ {")),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(hash="0" * 64),
    update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(body_sha256=None),
    update(CHANGES).where(CHANGES.c.id == 1).values(detail=CHANGES.c.detail + " "),
    update(ARTICLES).where(ARTICLES.c.id == 1).values(latest_number=3),
    delete(CHANGES).where(CHANGES.c.id == 1),
    delete(BLOBS).where(BLOBS.c.sha256 == select(SNAPSHOTS.c.body_sha256).where(SNAPSHOTS.c.id == 2).scalar_subquery()),
]


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=str)
def test_tampering_is_told(told: World, store_url: str, tampering: object) -> None:
    with Database(store_url).writing() as connection:
        connection.execute(tampering)  # type: ignore[call-overload]
    faults = told.store.verify_chain()
    assert faults
    assert {fault.article_id for fault in faults} == {1}


def test_a_dropped_row_is_named(told: World, store_url: str) -> None:
    with Database(store_url).writing() as connection:
        connection.execute(delete(CHANGES).where(CHANGES.c.snapshot_id == 2))
        connection.exec_driver_sql("UPDATE checks SET snapshot_id = NULL WHERE snapshot_id = 2")
        connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.id == 2))
    faults = told.store.verify_chain(article_id=1)
    assert ("snapshots, number 2", "the row is missing") in {(fault.what, fault.reason) for fault in faults}
    assert told.store.verify_chain(article_id=2) == []


def test_a_dropped_tail_is_told(told: World, store_url: str) -> None:
    with Database(store_url).writing() as connection:
        connection.execute(delete(CHANGES).where(CHANGES.c.number == 4))
        connection.exec_driver_sql("UPDATE checks SET snapshot_id = NULL")
        connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.number == 4))
    assert [fault.what for fault in told.store.verify_chain()] == ["articles, id 1"]


@pytest.mark.parametrize("column", ["data", "size", "base_sha256"])
def test_a_flipped_byte_of_any_blob_is_told(told: World, store_url: str, column: str) -> None:
    database = Database(store_url)
    with database.reading() as connection:
        rows = connection.execute(select(BLOBS)).mappings().all()
    for row in rows:
        if row[column] is None:
            continue
        damaged = {
            "data": row["data"][:-1] + bytes([row["data"][-1] ^ 1]),
            "size": row["size"] + 1,
            "base_sha256": None,
        }
        with database.writing() as connection:
            blob = update(BLOBS).where(BLOBS.c.sha256 == row["sha256"])
            connection.execute(blob.values({column: damaged[column]}))
        faults = told.store.verify_chain()
        with database.writing() as connection:
            connection.execute(blob.values({column: row[column]}))
        assert faults, f"{column} of {row['sha256']}"
    assert told.store.verify_chain() == []


def test_deleted_words_leave_a_chain_that_verifies(told: World, store_url: str) -> None:
    with Database(store_url).writing() as connection:
        connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.article_id == 2).values(removed_at=NOW, title=""))
    assert told.store.verify_chain() == []
    assert told.store.version(2, 1).article.text == ""


def test_the_documented_recipe_gives_the_hash(world: World) -> None:
    """What chain.py tells a reader without monitor, done by hand."""
    import hashlib
    import json

    article = world.history("41 boats sank.")
    row = world.store.snapshots(article.id)[0]
    seal = {
        "article": 1,
        "body_sha256": row.body_sha256,
        "changes_sha256": hashlib.sha256(b"[]\n").hexdigest(),
        "content_sha256": row.content_sha256,
        "damped": False,
        "extractor": "7",
        "number": 1,
        "returns_to": None,
        "taken_at": "2026-01-30T12:00:00.000000+00:00",
        "text_sha256": row.text_sha256,
        "url": "https://coast.example/boats",
    }
    sealed = json.dumps(seal, separators=(",", ":"), ensure_ascii=False)
    assert row.hash == hashlib.sha256(f"\n{sealed}".encode()).hexdigest()
    content = world.store.blob(row.content_sha256)
    assert hashlib.sha256(content).hexdigest() == row.content_sha256
    assert json.loads(content)["text"] == "41 boats sank."


def test_a_damaged_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        World(store).history("a", "b")
    content = bytearray(path.read_bytes())
    content[8192:8292] = b"\xff" * 100
    path.write_bytes(content)
    with Store.open(f"sqlite:///{path}") as store:
        assert store.integrity_check()
