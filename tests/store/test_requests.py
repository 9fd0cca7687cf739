"""The request record: kept with snapshots and kept looks, sealed by the chain, absent where nobody kept one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update
from store_world import HOUR, NOW, World

from monitor.store.requests import RequestRecord, request_bytes, request_of
from monitor.store.tables import SNAPSHOTS
from monitor.values import Exchange, Outcome

EXCHANGE = Exchange(
    url="https://coast.example/boats",
    at=NOW,
    method="GET",
    sent=(("Host", "coast.example"), ("User-Agent", "monitor/0.1")),
    status=200,
    reason="OK",
    version="1.1",
    received=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=ü")),
    peer="203.0.113.7:443",
)
words = st.text(st.characters(blacklist_categories=("Cs",)), max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
exchanges = st.builds(
    Exchange,
    url=words,
    at=moments,
    method=words,
    sent=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    status=st.integers(100, 599),
    reason=words,
    version=words,
    received=st.lists(st.tuples(words, words), max_size=3).map(tuple),
    peer=st.none() | words,
)


@given(st.lists(exchanges, max_size=3).map(tuple), words)
def test_a_record_comes_back_as_it_was_written(found: tuple[Exchange, ...], word: str) -> None:
    record = RequestRecord(word, word, True, word, found, elapsed_seconds=0.25, columns={"outlet": word})
    assert request_of(request_bytes(record)) == record


def test_a_snapshot_keeps_how_its_page_was_got(world: World) -> None:
    article = world.article()
    world.check(article, "41 boats sank", exchanges=(EXCHANGE,), tls=True, elapsed_seconds=0.5)
    (snapshot,) = world.store.snapshots(article.id)
    record = request_of(world.store.blob(snapshot.request_sha256 or ""))
    assert record.exchanges == (EXCHANGE,)
    assert (record.body_sha256, record.text_sha256) == (snapshot.body_sha256, snapshot.text_sha256)
    assert (record.tls, record.elapsed_seconds) == (True, 0.5)


def test_a_withheld_look_keeps_it_too_and_an_unchanged_one_does_not(world: World) -> None:
    article = world.article()
    world.check(article, "41 boats sank", exchanges=(EXCHANGE,))
    wall = replace(EXCHANGE, status=403, reason="Forbidden")
    values = {"outcome": Outcome.BLOCKED, "body": b"a wall", "exchanges": (wall,)}
    world.check(article, now=NOW + HOUR, **values)
    world.check(article, now=NOW + 2 * HOUR, exchanges=(EXCHANGE,))
    unchanged, blocked, first = world.store.checks(article.id)
    assert unchanged.request_sha256 is None
    assert first.request_sha256 is None  # it stands with the snapshot
    assert request_of(world.store.blob(blocked.request_sha256 or "")).exchanges == (wall,)


def test_the_seal_holds_the_record_s_digest(world: World) -> None:
    article = world.article()
    world.check(article, "41 boats sank", exchanges=(EXCHANGE,))
    assert world.store.verify_chain(article.id) == []
    other = hashlib.sha256(b"another record").hexdigest()
    with world.store._database.writing() as connection:
        connection.execute(update(SNAPSHOTS).values(request_sha256=other))
    assert "its hash is not that of its columns" in [fault.reason for fault in world.store.verify_chain(article.id)]


def test_a_chain_from_before_the_records_still_verifies(world: World) -> None:
    """Without a record the seal has the bytes that it had before: this hash was computed by the code of that time."""
    from monitor.store.chain import Seal, next_hash

    old = Seal(7, 1, NOW, "https://a.example/1", "c" * 64, "d" * 64, None, "e" * 64, "7", None, False)
    row = {
        "article": 7,
        "body_sha256": None,
        "changes_sha256": "e" * 64,
        "content_sha256": "c" * 64,
        "damped": False,
        "extractor": "7",
        "number": 1,
        "returns_to": None,
        "taken_at": "2026-01-30T12:00:00.000000+00:00",
        "text_sha256": "d" * 64,
        "url": "https://a.example/1",
    }
    assert next_hash("", old) == hashlib.sha256(b"\n" + json.dumps(row, separators=(",", ":")).encode()).hexdigest()
    world.history("a", "b")
    with world.store._database.reading() as connection:
        assert connection.execute(select(SNAPSHOTS.c.request_sha256)).scalars().all() == [None, None]
    assert world.store.verify_chain() == []


@pytest.mark.parametrize("number", [1, 2])
def test_records_of_one_article_share_their_bytes(world: World, number: int) -> None:
    article = world.article()
    long = replace(EXCHANGE, received=(*EXCHANGE.received, ("Content-Security-Policy", "x" * 2000)))
    for hours in range(number + 1):
        world.check(
            article, f"{hours} boats sank", now=NOW + hours * HOUR, exchanges=(replace(long, at=NOW + hours * HOUR),)
        )
    snapshot = world.store.snapshots(article.id)[number]
    with world.store._database.reading() as connection:
        from monitor.store.tables import BLOBS

        asked = select(BLOBS.c.base_sha256, BLOBS.c.data).where(BLOBS.c.sha256 == snapshot.request_sha256)
        base, data = connection.execute(asked).one()
    assert base == world.store.snapshots(article.id)[number - 1].request_sha256
    assert len(data) < 400
