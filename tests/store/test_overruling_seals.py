"""What persons said of looks and snapshots is a chain that `verify_chain` checks, on both databases."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, select, text, update
from store_world import HOUR, NOW, World, change, page_of, snapshot

from monitor.store import schema
from monitor.store.engine import Database
from monitor.store.records_quality import Acceptance, Disowning
from monitor.store.store import Store
from monitor.store.tables import ARTICLES, CHECKS, SNAPSHOTS
from monitor.store.tables_quality import OVERRULINGS
from monitor.values import Outcome


@pytest.fixture
def overruled(world: World) -> World:
    """Article 1: a look accepted (overruling 1), then snapshot 2 disowned, which snapshot 3 was compared with (2)."""
    article = world.history("True.", "Wall.", "True again.")
    world.history("x", "y", slug="other")
    world.check(article, now=NOW + HOUR / 2, outcome=Outcome.BLOCKED, body=page_of("Between."), reason="a wall")
    (one,) = world.store.withheld_checks(article.id)
    world.store.overrule(
        Acceptance(
            check=one.check,
            now=NOW + 5 * HOUR,
            latest_number=3,
            snapshot=snapshot("Between.", changes=(change(),)),
            body=page_of("Between."),
            compared_with=1,
            is_latest=False,
            mark="m" * 32,
            note="seen by the desk",
        )
    )
    mended = snapshot("True again.", changes=(change("41", "12"),))
    world.store.disown(
        Disowning(article.id, 2, NOW + 6 * HOUR, 4, following=3, mended=mended, compared_with=1, mark="w" * 32)
    )
    return world


def test_what_persons_said_verifies(overruled: World) -> None:
    assert overruled.store.verify_chain() == []
    assert [one.verdict for one in overruled.store.overrulings(1)] == ["article", "wall"]


FIRST, SECOND = OVERRULINGS.c.id == 1, OVERRULINGS.c.id == 2
TAMPERINGS = {
    "overrulings, id 1": [
        update(OVERRULINGS).where(FIRST).values(verdict="wall"),
        update(OVERRULINGS).where(FIRST).values(at=NOW),
        update(OVERRULINGS).where(FIRST).values(check_id=1),
        update(OVERRULINGS).where(FIRST).values(note="seen by nobody"),
        update(OVERRULINGS).where(FIRST).values(reason="another wall"),
        update(OVERRULINGS).where(FIRST).values(mark="n" * 32),
        update(OVERRULINGS).where(FIRST).values(hash="0" * 64),
    ],
    "overrulings, id 2": [
        delete(OVERRULINGS).where(FIRST),
        update(OVERRULINGS).where(SECOND).values(snapshot_id=1),
        update(OVERRULINGS).where(SECOND).values(replaced_id=None),
    ],
    "articles, id 1": [
        delete(OVERRULINGS).where(SECOND),
        delete(OVERRULINGS),
        update(ARTICLES).where(ARTICLES.c.id == 1).values(overruled_hash=""),
    ],
    "overrulings, id 3": [
        insert(OVERRULINGS).values(id=3, article_id=2, host="coast.example", at=NOW, verdict="wall", note=""),
    ],
    "snapshots, id 2": [update(SNAPSHOTS).where(SNAPSHOTS.c.id == 2).values(disowned_at=None)],
    "snapshots, id 3": [update(SNAPSHOTS).where(SNAPSHOTS.c.id == 3).values(disowned_at=None)],
    "snapshots, id 1": [update(SNAPSHOTS).where(SNAPSHOTS.c.id == 1).values(disowned_at=NOW + 6 * HOUR)],
    "checks, id 6": [update(CHECKS).where(CHECKS.c.id == 6).values(snapshot_id=2)],
}


@pytest.mark.parametrize(
    ("named", "tampering"), [(named, one) for named, all_ in TAMPERINGS.items() for one in all_], ids=str
)
def test_a_changed_or_dropped_overruling_is_named(
    overruled: World, store_url: str, named: str, tampering: object
) -> None:
    with Database(store_url).writing() as connection:
        connection.execute(tampering)  # type: ignore[call-overload]
    assert named in {fault.what for fault in overruled.store.verify_chain()}


def test_deleted_words_leave_what_was_said_verifiable(overruled: World, store_url: str) -> None:
    overruled.store.forget(1, now=NOW + 7 * HOUR, reason="asked", remove_address=True)
    assert overruled.store.verify_chain() == []
    with Database(store_url).writing() as connection:
        connection.execute(update(OVERRULINGS).where(FIRST).values(verdict="wall"))
    assert "overrulings, id 1" in {fault.what for fault in overruled.store.verify_chain()}


def test_the_documented_recipe_gives_an_overruling_s_hash(overruled: World, store_url: str) -> None:
    with Database(store_url).reading() as connection:
        rows = connection.execute(select(OVERRULINGS).order_by(OVERRULINGS.c.id)).mappings().all()
        latest = connection.execute(select(ARTICLES.c.overruled_hash).where(ARTICLES.c.id == 1)).scalar()
    previous = ""
    for row in rows:
        words = json.dumps([row["mark"], row["reason"], row["note"]], separators=(",", ":"), ensure_ascii=False)
        seal = {
            "article": 1,
            "at": row["at"].isoformat(timespec="microseconds"),
            "verdict": row["verdict"],
            "check": row["check_id"],
            "snapshot": row["snapshot_id"],
            "replaced": row["replaced_id"],
            "words_sha256": hashlib.sha256(words.encode()).hexdigest(),
        }
        sealed = json.dumps(seal, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        previous = hashlib.sha256(f"{previous}\n{sealed}".encode()).hexdigest()
        assert row["hash"] == previous
    assert latest == previous


def test_what_was_said_before_there_was_a_chain_is_sealed_as_it_stands(overruled: World, store_url: str) -> None:
    with Database(store_url).writing(alone=True) as connection:
        for column in ("words_sha256", "previous_hash", "hash", "replaced_id"):
            connection.execute(text(f"ALTER TABLE overrulings DROP COLUMN {column}"))
        connection.execute(text("ALTER TABLE articles DROP COLUMN overruled_hash"))
        before = schema.REVISIONS[schema.REVISIONS.index("0011") - 1]
        connection.execute(text("UPDATE alembic_version SET version_num = :before"), {"before": before})
    with Store.open(store_url) as store:
        assert store.verify_chain() == []
        again = Disowning(2, 1, NOW + timedelta(hours=8), 2)
        store.disown(again)
        assert store.verify_chain() == []
    with Database(store_url).writing() as connection:
        connection.execute(delete(OVERRULINGS).where(FIRST))
    with Store.open(store_url) as store:
        assert "overrulings, id 2" in {fault.what for fault in store.verify_chain()}
