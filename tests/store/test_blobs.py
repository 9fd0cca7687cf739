from __future__ import annotations

import contextlib
import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from store_world import World

from monitor.errors import NotFoundError, StoreError
from monitor.store.blobs import MAX_DEPTH, digest_of, put_blob, read_blob, read_blobs
from monitor.store.engine import Database
from monitor.store.store import Store
from monitor.store.tables import BLOBS


@pytest.fixture
def database(store_url: str) -> Database:
    return Database(store_url)


def pages(count: int, size: int = 20_000, seed: int = 1) -> list[bytes]:
    """Versions of a page, each with one word changed."""
    rng = random.Random(seed)
    words = ["".join(rng.choices("abcdefghijklmnop", k=7)) for _ in range(size // 8)]
    versions = []
    for number in range(count):
        words[rng.randrange(len(words))] = f"changed{number}"
        versions.append(" ".join(words).encode())
    return versions


def test_every_version_comes_back_and_chains_stay_short(database: Database) -> None:
    versions, base = pages(20), None
    with database.writing() as connection:
        for version in versions:
            base = put_blob(connection, version, base)
        assert [read_blob(connection, digest_of(version)) for version in versions] == versions
        depths = [depth for (depth,) in connection.execute(select(BLOBS.c.depth))]
    assert max(depths) == MAX_DEPTH
    assert depths.count(0) == 3


def test_a_version_that_changed_little_costs_little(database: Database) -> None:
    before, after = pages(2, size=60_000)
    with database.writing() as connection:
        put_blob(connection, after, put_blob(connection, before))
        stored = connection.execute(select(BLOBS.c.data).where(BLOBS.c.sha256 == digest_of(after))).scalar_one()
    assert len(stored) < 200


def test_a_dictionary_that_does_not_help_is_not_used(database: Database) -> None:
    rng = random.Random(7)
    with database.writing() as connection:
        other = put_blob(connection, rng.randbytes(5000), put_blob(connection, rng.randbytes(5000)))
        assert connection.execute(select(BLOBS.c.depth).where(BLOBS.c.sha256 == other)).scalar_one() == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.binary(max_size=300), after=st.binary(max_size=300))
def test_any_bytes_come_back(database: Database, before: bytes, after: bytes) -> None:
    with database.writing() as connection:
        base = put_blob(connection, before)
        assert read_blob(connection, put_blob(connection, after, base)) == after
        assert read_blob(connection, base) == before


@pytest.mark.parametrize("what", ["data", "size", "base_sha256"])
def test_damaged_bytes_are_refused(database: Database, what: str) -> None:
    before, after = pages(2)
    with database.writing() as connection:
        digest = put_blob(connection, after, put_blob(connection, before))
        row = connection.execute(select(BLOBS).where(BLOBS.c.sha256 == digest)).mappings().one()
        middle = len(row["data"]) // 2
        flipped = bytes([row["data"][middle] ^ 1])
        damaged = {
            "data": row["data"][:middle] + flipped + row["data"][middle + 1 :],
            "size": row["size"] - 1,
            "base_sha256": digest,  # its own dictionary: for ever, if nothing stopped it
        }
        connection.execute(update(BLOBS).where(BLOBS.c.sha256 == digest).values({what: damaged[what]}))
        with pytest.raises(StoreError, match=digest):
            read_blob(connection, digest)


def test_two_versions_of_200_pages_fit_in_the_promised_room(tmp_path: Path) -> None:
    """PEERS: 200 pages of 60 KB, two versions each, at most 3.3 MB of database; and what finds their words, as much again."""
    rng = random.Random(3)
    words = ["".join(rng.choices("aeioulnrst", k=rng.randint(2, 9))) for _ in range(4000)]

    def prose(count: int) -> str:
        return " ".join(rng.choices(words, k=count))

    chrome = "".join(f'<li class="nav-{n}"><a href="/{prose(1)}/{n}">{prose(3)}</a></li>' for n in range(650))
    path = tmp_path / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        world = World(store)
        for number in range(200):
            article, text = world.article(f"story-{number}"), prose(700)
            rest = "".join(f'<div data-ad="{rng.randbytes(8).hex()}">{prose(20)}</div>' for _ in range(60))
            for words_of_version in (text, text.replace(" ", " 41 ", 1)):
                page = f"<html>{chrome}<main>{words_of_version}</main>{rest}</html>".encode()
                assert 50_000 < len(page) < 70_000
                world.check(article, words_of_version, body=page)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("search_index", "search_texts"):
            connection.execute(f"DROP TABLE {table}")
        freed, page_size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_size")
        )
    for_search = freed * page_size
    assert path.stat().st_size - for_search <= 3_300_000
    assert for_search <= 3_200_000


def test_many_blobs_are_read_in_their_order_each_the_dictionary_of_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.store.blobs.ROWS_AT_ONCE", 7)
    said = [f"{'The harbour office spoke. ' * 40}{number}".encode() for number in range(50)]
    with world.store._database.writing() as connection:
        digests, base = [], None
        for one in said:
            base = put_blob(connection, one, base)
            digests.append(base)
        assert list(read_blobs(connection, digests)) == list(zip(digests, said, strict=True))
        assert list(read_blobs(connection, digests[::-9])) == list(zip(digests[::-9], said[::-9], strict=True))
        with pytest.raises(NotFoundError):
            list(read_blobs(connection, [digests[0], "0" * 64]))
