"""Deletion on request: not a word is left anywhere, the chain still verifies, and the article does not come back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Table, insert, select
from sqlmodel import SQLModel
from store_world import HOUR, NOW, World, alert, change, notice, text_of

from monitor.errors import NotFoundError
from monitor.store.blobs import read_blob
from monitor.store.records import NewSnapshot
from monitor.store.tables import ALERTS, BLOBS, CHANGES, CHECKS, SNAPSHOTS
from monitor.values import Exchange, Outcome

CANARY = "Zyxomma"
# What is no word of an article, by its name: digests, states, names of feeds, hosts, outlets and programs, addresses
# (`remove_address` is for them), and the clock's.
WORDLESS = {
    "body_sha256", "content_sha256", "text_sha256", "request_sha256", "changes_sha256", "url_sha256", "key_sha256",
    "template_sha256", "words_sha256", "overruled_hash", "hash", "previous_hash", "latest_hash", "state", "kind", "op", "outcome", "verdict", "place", "rule",
    "severity", "destination", "outlet", "host", "extractor", "reader", "leased_by", "digest_key", "url", "final_url", "key",
    "mark", "title_mark", "id", "alert_id", "fault_id", "by", "person", "token_id",
}  # fmt: skip
# The tombstone's own reason is what the person who deletes says, not what the article said.
OURS = {("tombstones", "reason")}
OWNERS = {"article_id", "snapshot_id", "alert_id", "change_id", "check_id"}


def told(world: World, slug: str = "boats") -> Any:
    """An article with the canary in all that a page, a request and its changes may say."""
    feed = world.feed()
    world.poll(feed, world.entry(slug, guid=f"guid {CANARY}", title=f"{CANARY} lost"))
    article = world.store.article(f"coast.example/{slug}")
    head = Exchange(article.url, NOW, "GET", (), 200, "OK", "1.1", (("X-Title", CANARY),))
    for number, words in enumerate((f"{CANARY} sank 41 boats. " * 40, f"{CANARY} sank 34 boats. " * 40)):
        changes = (change(sentence_before=f"{CANARY} sank 41.", summary=CANARY),) if number else ()
        new = NewSnapshot(
            text_of(words + slug, title=f"{CANARY} sinks boats"), f"{number:064}", "7", changes, (notice(),),
            (alert(f"{slug}{number}"),) if number else (),
        )  # fmt: skip
        world.check(
            world.store.article(article.id), words + slug, now=NOW + number * HOUR, snapshot=new, exchanges=(head,),
            headers={"x-title": CANARY},
        )  # fmt: skip
    wall = {"outcome": Outcome.BLOCKED, "reason": f"a wall says {CANARY}", "body": f"wall {CANARY}".encode()}
    world.check(world.store.article(article.id), now=NOW + 3 * HOUR, exchanges=(head,), headers={"a": CANARY}, **wall)
    return world.store.article(article.id)


def everything(world: World) -> str:
    """All columns of all tables as text, the bytes of blobs unpacked."""
    found = []
    with world.store._database.reading() as connection:
        for table in SQLModel.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                found.append(f"{table.name}: {tuple(row)!r}")
        for digest in connection.execute(select(BLOBS.c.sha256)).scalars().all():
            found.append(f"blob {digest}: {read_blob(connection, digest)!r}")
    return "\n".join(found)


def lines_with(world: World, word: str = CANARY) -> list[str]:
    return [line[:200] for line in everything(world).splitlines() if word in line]


def test_not_a_word_is_left_in_any_row_or_blob(world: World) -> None:
    article = told(world)
    assert len(lines_with(world)) > 10
    result = world.store.forget(article.id, now=NOW + 9 * HOUR, reason="asked by a reader")
    assert lines_with(world) == []
    assert result.blobs >= 6
    assert world.store.verify_chain() == []
    (tombstone,) = world.store.tombstones()
    assert (tombstone.url, tombstone.reason, tombstone.snapshots) == (article.url, "asked by a reader", 2)
    assert tombstone.latest_hash == world.store.heads()[article.id][1]
    assert [snapshot.removed_at for snapshot in world.store.snapshots(article.id)] == [NOW + 9 * HOUR] * 2


def owned_tables() -> list[Table]:
    return [t for t in SQLModel.metadata.sorted_tables if OWNERS & {column.name for column in t.columns}]


def sample(column: Column[Any], world: World, ids: dict[str, Any]) -> Any:
    """A value for a column: the article's own ids, canaries for texts."""
    if column.name in ids:
        return ids[column.name]
    words = f"{CANARY} {column.table.name}.{column.name}" if column.name not in WORDLESS else "x"
    samples = {datetime: NOW, bool: False, bytes: CANARY.encode(), str: words, int: 99, float: 1.5}
    assert kind_of(column) in samples, f"the test does not know what to write into {column}"
    return samples[kind_of(column)]


def kind_of(column: Column[Any]) -> type:
    """SQLModel wraps its texts and times."""
    return getattr(column.type, "impl", column.type).python_type


def test_a_table_that_nobody_lists_fails_here(world: World) -> None:
    """Every table with rows of an article gets one that is full of canaries, whatever it is for."""
    article = told(world)
    with world.store._database.writing() as connection:
        ids = {
            "article_id": article.id,
            "snapshot_id": connection.execute(select(SNAPSHOTS.c.id)).scalars().first(),
            "alert_id": connection.execute(select(ALERTS.c.id)).scalars().first(),
            "change_id": connection.execute(select(CHANGES.c.id)).scalars().first(),
            "check_id": connection.execute(select(CHECKS.c.id)).scalars().first(),
            "feed_id": 1,
            "fault_id": None,
        }
        for table in owned_tables():
            if table.name in ("tombstones", "article_keys"):
                continue
            values = {c.name: sample(c, world, ids) for c in table.columns if not c.nullable or kind_of(c) is str}
            values = {n: v for n, v in values.items() if not (n == "id" and kind_of(table.c.id) is int)}
            known = connection.execute(select(table).where(*_place(table, ids))).first() if _place(table, ids) else None
            if known is None:
                connection.execute(insert(table).values(values))
            else:
                texts = {n: v for n, v in values.items() if isinstance(v, str | bytes) and n not in WORDLESS}
                texts = {n: v for n, v in texts.items() if not table.c[n].primary_key}
                if texts:
                    connection.execute(table.update().where(*_place(table, ids)).values(texts))
    world.store.forget(article.id, now=NOW, reason="asked")
    assert lines_with(world) == []


def _place(table: Table, ids: dict[str, Any]) -> list[Any]:
    return [table.c[name] == ids[name] for name in ("article_id", "alert_id") if name in table.c]


@pytest.mark.parametrize("remove_address", [False, True])
def test_the_article_is_not_checked_and_does_not_come_back(world: World, remove_address: bool) -> None:
    article = told(world)
    world.store.forget(article.url, now=NOW, reason="asked", remove_address=remove_address)
    other = world.feed("https://coast.example/other.xml", name="Other")
    for feed in (world.feed(), other):
        later = world.entry("boats", guid=CANARY, title=CANARY, updated=NOW + 99 * HOUR)
        assert world.poll(feed, later).new == 0
    again, created = world.store.add_article(
        article.url, key=article.key, host=article.host, title=CANARY, outlet=None, now=NOW, pinned=True
    )
    assert (again.id, created, again.state, again.next_check_at) == (article.id, False, "forgotten", None)
    with pytest.raises(NotFoundError):
        world.store.set_article_state(article.id, "active")
    assert lines_with(world) == []
    assert world.take(NOW + 999 * HOUR) == [] or all(
        getattr(work, "article", None) is None for work in world.take(NOW + 999 * HOUR)
    )


def test_a_check_that_was_under_way_writes_nothing(world: World) -> None:
    article = told(world)
    world.store.forget(article.id, now=NOW, reason="asked")
    late = world.check(article, f"{CANARY} again", compared_with=2)
    assert late.stale
    assert lines_with(world) == []


def test_with_the_address_gone_nothing_names_it(world: World) -> None:
    article = told(world, slug="canary-in-the-address")
    world.store.forget(article.id, now=NOW, reason="asked", remove_address=True)
    assert lines_with(world, "canary-in-the-address") == []
    assert world.store.verify_chain() == []
    assert world.store.tombstones()[0].url == ""
    assert world.store.article(article.url).id == article.id  # it is known by its digest


def test_a_chain_without_addresses_still_tells_a_dropped_row(world: World) -> None:
    article = told(world)
    world.store.forget(article.id, now=NOW, reason="asked", remove_address=True)
    with world.store._database.writing() as connection:
        connection.execute(SNAPSHOTS.update().where(SNAPSHOTS.c.number == 1).values(hash="0" * 64))
    assert world.store.verify_chain()


def test_what_was_packed_with_its_pages_is_still_read(world: World) -> None:
    """The first page of a host is the dictionary of the others' first pages."""
    first = told(world)
    others = [world.article(f"other{number}") for number in range(3)]
    for number, other in enumerate(others):
        world.check(other, f"{number} tugs came. " * 60)
    before = [world.store.version(other.id, 1).article for other in others]
    with world.store._database.reading() as connection:
        bases = connection.execute(select(BLOBS.c.base_sha256).where(BLOBS.c.base_sha256.is_not(None))).scalars().all()
    assert world.store.snapshots(first.id)[0].body_sha256 in bases
    world.store.forget(first.id, now=NOW, reason="asked")
    assert [world.store.version(other.id, 1).article for other in others] == before
    assert world.store.verify_chain() == []
    world.check(world.article("new"), "42 tugs came. " * 60)  # on the new template
    assert world.store.verify_chain() == []


def test_a_page_that_another_article_has_too_stays_and_is_counted(world: World) -> None:
    pair = [world.article(slug) for slug in ("a", "b")]
    for article in pair:
        world.check(article, "the very same page")
    result = world.store.forget(pair[0].id, now=NOW, reason="asked")
    assert result.shared == 2
    assert world.store.version(pair[1].id, 1).article.text == "the very same page"
    assert world.store.forget(pair[1].id, now=NOW, reason="asked").shared == 0


def test_what_was_merged_into_it_goes_too(world: World) -> None:
    survivor, merged = told(world), world.article("amp")
    world.check(merged, f"{CANARY} on a lighter page")
    world.store.rekey_article(merged.id, survivor.key)
    result = world.store.forget(survivor.id, now=NOW, reason="asked")
    assert len(result.tombstones) == 2
    assert lines_with(world) == []
    assert world.store.verify_chain() == []


def test_asking_twice_changes_nothing_but_may_remove_the_address(world: World) -> None:
    article = told(world)
    world.store.forget(article.id, now=NOW, reason="asked")
    again = world.store.forget(article.id, now=NOW + HOUR, reason="asked again", remove_address=True)
    assert (again.tombstones[0].at, again.tombstones[0].reason, again.tombstones[0].address_removed) == (
        NOW,
        "asked",
        True,
    )
    assert world.store.verify_chain() == []


def test_the_rest_stays_untouched(world: World) -> None:
    kept = world.history("a", "b", slug="kept")
    told(world)
    before = everything(world).count("kept")
    world.store.forget("coast.example/boats", now=NOW, reason="asked")
    assert everything(world).count("kept") == before
    assert len(world.store.changes()) == 1
    assert world.store.version(kept.id, 2).article.text == "b"


def test_an_unknown_article_is_told(world: World) -> None:
    with pytest.raises(NotFoundError, match="no such article"):
        world.store.forget("https://coast.example/none", now=NOW, reason="asked")


def test_no_byte_of_it_is_left_in_the_files(tmp_path: Path) -> None:
    """Raw: free pages, slack, the log. Stored pages that are too short to be packed stand in the file as they are."""
    from monitor.store.store import Store

    with Store.open(f"sqlite:///{tmp_path}/monitor.db") as store:
        world = World(store)
        article = told(world)
        for number in range(30):
            world.check(world.store.article(article.id), f"{CANARY} {number}", now=NOW + (10 + number) * HOUR)
        assert any(CANARY.encode() in file.read_bytes() for file in tmp_path.iterdir())
        store.forget(article.id, now=NOW, reason="asked")
        assert [file.name for file in tmp_path.iterdir() if CANARY.encode() in file.read_bytes()] == []
        assert store.integrity_check() == ()
    assert [file.name for file in tmp_path.iterdir() if CANARY.encode() in file.read_bytes()] == []


def test_the_files_are_scrubbed_while_another_process_reads_and_writes(tmp_path: Path) -> None:
    from monitor.store.store import Store

    url = f"sqlite:///{tmp_path}/monitor.db"
    with Store.open(url) as store, Store.open(url) as daemon:
        article = told(World(store))
        daemon.beat("newsroom:1", "daemon", NOW)
        assert daemon.articles()
        store.forget(article.id, now=NOW, reason="asked")
        daemon.beat("newsroom:1", "daemon", NOW + HOUR)
        assert [file.name for file in tmp_path.iterdir() if CANARY.encode() in file.read_bytes()] == []
