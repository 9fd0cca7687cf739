"""Fault table, "tampered evidence": a byte flipped, a row dropped, the tail cut off; `monitor verify` tells every one."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
sys.path.insert(0, str(Path(__file__).parents[1] / "evidence"))

from evidence_world import exchange
from extent import extent
from store_world import NOW, World, change, snapshot

from monitor.evidence.head import Head, head_faults, head_of
from monitor.store.records_quality import Disowning
from monitor.store.store import Store

# What a history vouches for, column by column, and what persons said of its looks. Verdicts on changes and notes are
# no evidence.
SEALED = {
    "snapshots": [
        "taken_at", "title", "final_url", "text_sha256", "content_sha256", "body_sha256", "changes_sha256", "extractor",
        "previous_hash", "hash", "notices", "headers", "fingerprint", "request_sha256", "modified", "compared_with",
        "disowned_at",
    ],
    "overrulings": ["at", "verdict", "snapshot_id", "mark", "note", "words_sha256", "previous_hash", "hash"],
    "changes": ["detail", "kind", "op", "severity", "place", "outlet", "at"],
    "blobs": ["data"],
}  # fmt: skip


@pytest.fixture(scope="module")
def world_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Head]:
    """Six articles with four snapshots each, all got by recorded requests; and the head that was exported then.

    Of the first two a person said that their second snapshot never was the article.
    """
    file = tmp_path_factory.mktemp("evidence") / "whole.db"
    with Store.open(f"sqlite:///{file}") as store:
        world = World(store)
        for number in range(6):
            article = world.article(f"story{number}")
            for version in range(4):
                changes = (change(str(version), str(version + 1)),) if version else ()
                words = f"Storm {number} sank {40 + version} boats, the harbour master said at dawn."
                made = snapshot(words, changes=changes)
                now = NOW + timedelta(hours=version)
                world.check(
                    article, words, now=now, snapshot=made, exchanges=(exchange(article.url, at=now),), tls=True
                )
        for article_id in (1, 2):
            said = Disowning(article_id, 2, NOW + timedelta(days=1), 4, mark="m" * 32, note="a guest book")
            store.disown(said)
        return file, head_of(store.heads(), NOW)


def flip(database: sqlite3.Connection, chance: random.Random) -> str:
    """One character or byte of one sealed cell becomes another."""
    table = chance.choice(sorted(SEALED))
    column = chance.choice(SEALED[table])
    query = f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL AND length({column}) > 0"  # noqa: S608
    cells = database.execute(query).fetchall()
    if not cells:
        return flip(database, chance)
    row, cell = chance.choice(cells)
    database.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (altered(cell, chance), row))  # noqa: S608
    return f"{table}.{column} of row {row}"


def altered(cell: str | bytes | int, chance: random.Random) -> str | bytes | int:
    if isinstance(cell, int):
        return cell ^ 1
    at = chance.randrange(len(cell))
    if isinstance(cell, bytes):
        return cell[:at] + bytes([cell[at] ^ (1 << chance.randrange(8))]) + cell[at + 1 :]
    return cell[:at] + chr(ord(cell[at]) ^ 1) + cell[at + 1 :]


def drop(database: sqlite3.Connection, chance: random.Random) -> str:
    """One row is gone, whatever pointed to it."""
    table = chance.choice(sorted(SEALED))
    (row,) = chance.choice(database.execute(f"SELECT rowid FROM {table}").fetchall())  # noqa: S608
    database.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))  # noqa: S608
    return f"row {row} of {table} dropped"


def cut(database: sqlite3.Connection, chance: random.Random) -> str:
    """The last snapshots of an article, and all that tells of them: only an exported head can say so. Or all of it."""
    article, left = chance.randint(1, 6), chance.randint(0, 3)
    later = "SELECT id FROM snapshots WHERE article_id = ? AND number > ?"
    for table in ("changes", "checks", "overrulings", "snapshots"):
        column = "id" if table == "snapshots" else "snapshot_id"
        database.execute(f"DELETE FROM {table} WHERE {column} IN ({later})", (article, left))  # noqa: S608
    if left < 2:
        database.execute("UPDATE articles SET overruled_hash = '' WHERE id = ?", (article,))
    last = database.execute(
        "SELECT hash FROM snapshots WHERE article_id = ? AND number = ?", (article, left)
    ).fetchone()
    latest = (left, last[0] if last else "", article)
    database.execute("UPDATE articles SET latest_number = ?, latest_hash = ? WHERE id = ?", latest)
    if not left and chance.random() < 0.5:
        database.execute("DELETE FROM articles WHERE id = ?", (article,))
    return f"article {article} cut off behind snapshot {left}"


def is_read_as_before(whole: Path, store: Store, done: str) -> bool:
    """A few bits of a packed frame's head say nothing of its content: what is read is byte for byte what was written."""
    with closing(sqlite3.connect(whole)) as database:
        row = int(done.rpartition(" ")[2])
        (digest,) = database.execute("SELECT sha256 FROM blobs WHERE rowid = ?", (row,)).fetchone()
    return hashlib.sha256(store.blob(digest)).hexdigest() == digest


def test_every_tampering_is_told(
    world_file: tuple[Path, Head], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    whole, head = world_file
    chance, untold, rounds = random.Random(7), [], extent(60, 600)
    by_head = unaltered = 0
    for number in range(rounds):
        file = tmp_path / "copy.db"
        shutil.copyfile(whole, file)
        with closing(sqlite3.connect(file)) as database:
            done = (flip, drop, cut)[number % 3](database, chance)
            database.commit()
        with Store.open(f"sqlite:///{file}") as store:
            places = [(leaf.article, leaf.number) for leaf in head.leaves]
            missing = head_faults(head, store.stored_hashes(places), store.all_article_ids())
            faults = store.verify_chain()
            same = done.startswith("blobs.data") and not faults and is_read_as_before(whole, store, done)
        by_head += bool(missing and not faults)
        if same:
            unaltered += 1
        elif not faults and not missing:
            untold.append(done)
        elif number % 3 < 2 and not faults:
            untold.append(f"{done}: by the head alone")
    told = f"{rounds - len(untold) - unaltered} of {rounds} told, {by_head} of them by the exported head alone"
    record_property("seen", f"{told}; {unaltered} altered nothing that is read")
    assert untold == []
    assert by_head > rounds / 6
    assert unaltered < rounds / 20


def test_an_untouched_copy_is_found_whole(world_file: tuple[Path, Head]) -> None:
    whole, head = world_file
    with Store.open(f"sqlite:///{whole}") as store:
        places = [(leaf.article, leaf.number) for leaf in head.leaves]
        assert store.verify_chain() == []
        assert head_faults(head, store.stored_hashes(places), store.all_article_ids()) == []
