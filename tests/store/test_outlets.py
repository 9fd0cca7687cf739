"""What the outlets do: counted as it happens, the same as counting it all again, and quick however much there is."""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from store_world import HOUR, NOW, World, change, notice, snapshot

from monitor.store import schema
from monitor.store.engine import Database
from monitor.store.outlet_days import AGES, discount_snapshot
from monitor.store.records import ArticleRecord
from monitor.store.records_outlets import OutletStats, Share
from monitor.store.store import Store
from monitor.store.tables_lineage import FIRST_EDITS, OUTLET_DAYS

DAY = timedelta(days=1)
SILENT, NOTED = change(), change(silent=False)


def published(words: str, hours: float, **other: object) -> object:
    new = snapshot(words, **other)
    return replace(new, article=replace(new.article, published=NOW - hours * HOUR))


def edit(world: World, article: ArticleRecord, words: str, at: timedelta, **other: object) -> None:
    world.check(article, words, now=NOW + at, snapshot=published(words, 0, **other))


def only(store: Store, **asked: object) -> OutletStats:
    (found,) = store.outlet_stats(**asked)  # type: ignore[arg-type]
    return found


def test_nothing_was_read_and_nothing_is_said(world: World) -> None:
    world.article()
    assert world.store.outlet_stats() == []


def test_an_outlet_s_edits_are_counted_with_what_they_changed(world: World) -> None:
    article, other = world.article("boats"), world.article("piers")
    edit(world, article, "a", timedelta())
    edit(world, other, "b", timedelta())
    edit(world, article, "c", 2 * HOUR, changes=(SILENT, NOTED, SILENT), notices=(notice(),))
    edit(world, article, "d", 3 * DAY, changes=(NOTED,))
    found = only(world.store)
    assert (found.outlet, found.articles, found.edited, found.edits) == ("coast.example", 2, 1, 2)
    assert (found.changes, found.silent, found.notices) == (4, 2, 1)
    assert (found.median_delay_seconds, found.delays, found.last_change_at) == (7200, 1, NOW + 3 * DAY)
    assert [(label, count) for label, count in found.edits_by_age if count] == [("<6h", 1), ("<7d", 1)]


def test_a_flip_flop_counts_nowhere(world: World) -> None:
    article = world.article()
    edit(world, article, "a", timedelta())
    edit(world, article, "b", HOUR, changes=(SILENT,), damped=True)
    found = only(world.store)
    assert (found.articles, found.edited, found.edits, found.changes) == (1, 0, 0, 0)


def test_since_counts_what_was_read_and_what_changed_from_that_day_on(world: World) -> None:
    old, new = world.article("old"), world.article("new")
    edit(world, old, "a", timedelta())
    edit(world, new, "b", 5 * DAY)
    edit(world, old, "c", 5 * DAY, changes=(SILENT,))
    edit(world, new, "d", 5 * DAY + HOUR, changes=(SILENT, NOTED))
    found = only(world.store, since=NOW + 5 * DAY)
    assert (found.articles, found.edited, found.edits, found.changes) == (1, 1, 2, 3)
    assert found.edited_share.count <= found.edited_share.of
    assert world.store.outlet_stats(since=NOW + 6 * DAY) == []


def test_what_a_person_withdrew_is_taken_back(world: World) -> None:
    article = world.article()
    edit(world, article, "a", timedelta())
    edit(world, article, "b", 2 * HOUR, changes=(SILENT,))
    before = only(world.store)
    edit(world, article, "c", 3 * HOUR, changes=(SILENT, NOTED), notices=(notice(),))
    with world.store._database.writing() as connection:
        discount_snapshot(connection, world.store.snapshots(article.id)[-1].id, stands=False)
    assert replace(only(world.store), last_change_at=before.last_change_at) == before


def test_changes_against_the_wrong_text_are_taken_back_and_the_edit_stays(world: World) -> None:
    article = world.article()
    edit(world, article, "a", timedelta())
    edit(world, article, "b", 2 * HOUR, changes=(SILENT, NOTED))
    with world.store._database.writing() as connection:
        discount_snapshot(connection, world.store.snapshots(article.id)[-1].id, stands=True)
    found = only(world.store)
    assert (found.edits, found.edited, found.changes, found.silent) == (1, 1, 0, 0)


@pytest.mark.parametrize("days", [0, 1, 5, 20, 45, 80, 120])
def test_since_counts_the_same_over_days_and_months(world: World, days: int) -> None:
    for number, day in enumerate((0, 1, 3, 20, 40, 41, 70, 119)):
        article = world.article(f"story-{number}")
        edit(world, article, f"a{number}", day * DAY)
        edit(world, article, f"b{number}", day * DAY + HOUR, changes=(SILENT,))
    expected = sum(day >= days for day in (0, 1, 3, 20, 40, 41, 70, 119))
    found = world.store.outlet_stats(since=NOW + days * DAY)
    assert [(one.articles, one.edited, one.edits, one.changes, one.delays) for one in found] == [
        (expected,) * 5
    ] * bool(expected)


def test_an_unknown_publication_gives_no_delay(world: World) -> None:
    article = world.article()
    for hours, words in enumerate(("a", "b")):
        new = snapshot(words)
        new = replace(new, article=replace(new.article, published=None))
        world.check(article, words, now=NOW + hours * HOUR, snapshot=new)
    found = only(world.store)
    assert (found.edited, found.median_delay_seconds, found.delays) == (1, None, 0)


@pytest.mark.parametrize("delays", [[1], [3, 1], [5, 1, 9], [4, 4, 8, 2]])
def test_the_median_is_the_middle(world: World, delays: list[int]) -> None:
    for number, hours in enumerate(delays):
        article = world.article(f"story-{number}")
        edit(world, article, f"a{number}", timedelta())
        edit(world, article, f"b{number}", hours * HOUR, changes=(SILENT,))
    assert only(world.store).median_delay_seconds == statistics.median(delays) * 3600


@pytest.mark.parametrize(("age", "label"), [(0.5, "<1h"), (1, "<6h"), (23.9, "<24h"), (24, "<3d"), (80, "<7d"),
                                            (200, "<30d"), (720, "older")])  # fmt: skip
def test_an_edit_is_counted_by_the_age_of_its_article(world: World, age: float, label: str) -> None:
    article = world.article()
    edit(world, article, "a", timedelta())
    edit(world, article, "b", age * HOUR)
    assert [name for name, count in only(world.store).edits_by_age if count] == [label]
    assert [name for name, _ in only(world.store).edits_by_age] == [name for *_, name in AGES]


def test_counting_what_is_there_comes_to_the_same(world: World) -> None:
    """The migration's own counting comes to what is counted as it happens."""
    article, other = world.article("boats"), world.article("piers", host="hill.example")
    for words, at, some in (("a", timedelta(), ()), ("b", HOUR, (SILENT, NOTED)), ("c", 9 * DAY, (NOTED,))):
        edit(world, article, words, at, changes=some, notices=(notice(),) if some else ())
    edit(world, other, "x", timedelta())
    edit(world, other, "y", HOUR, changes=(SILENT,), damped=True)
    counted = world.store.outlet_stats(), world.store.outlet_stats(since=NOW + DAY)
    assert counted[0]
    _forget_counts(world.store)
    assert world.store.outlet_stats() == []
    _count_again(world.store)
    assert (world.store.outlet_stats(), world.store.outlet_stats(since=NOW + DAY)) == counted


def _forget_counts(store: Store) -> None:
    with store._database.writing() as connection:
        connection.execute(text("DELETE FROM outlet_days"))
        connection.execute(text("DELETE FROM first_edits"))


def _count_again(store: Store) -> None:
    """Run the migration's own counting over the tables."""
    import importlib

    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    migration = importlib.import_module("monitor.store.migrations.versions.v0002_lineages")
    with store._database.writing() as connection, Operations.context(MigrationContext.configure(connection)):
        migration._count(OUTLET_DAYS, FIRST_EDITS)


OLD_ROWS = (
    "INSERT INTO hosts (host, backoff_seconds) VALUES ('coast.example', 0)",
    (
        "INSERT INTO articles (id, key, url, host, title, state, pinned, first_seen, published, last_reason, latest_number, "
        "latest_hash, edits, pending_looks, looks_at_latest, flips, errors) VALUES (1, 'k', 'u', 'coast.example', 't', "
        "'active', {no}, '{at}', '{at}', '', 2, '', 1, 0, 1, 0, 0)"
    ),
    (
        "INSERT INTO snapshots (id, article_id, number, taken_at, title, final_url, text_sha256, content_sha256, "
        "changes_sha256, extractor, damped, change_count, previous_hash, hash, notices) VALUES "
        "(1, 1, 1, '{at}', 't', 'u', 'a', 'a', 'a', '1', {no}, 0, '', 'a', '[]'), "
        "(2, 1, 2, '{later}', 't', 'u', 'b', 'b', 'b', '1', {no}, 1, 'a', 'b', '{note}')"
    ),
    (
        "INSERT INTO changes (article_id, snapshot_id, number, at, kind, op, severity, silent, damped, place, detail) VALUES "
        "(1, 2, 2, '{later}', 'figure', 'altered', 3, {yes}, {no}, 'text', '{{}}')"
    ),
)


def test_a_database_from_before_is_migrated_with_what_it_holds(database_url: str) -> None:
    database = Database(database_url)
    with database.writing(alone=True) as connection:
        migrate_to(connection, "0001")
        yes, no = ("1", "0") if database.is_sqlite else ("true", "false")
        times = {"at": "2026-01-30 12:00:00.000000", "later": "2026-01-30 14:00:00.000000"}
        note = '[{"start": 0, "end": 4, "text": "Note", "kind": "update"}]'
        if not database.is_sqlite:
            times = {name: f"{time}+00" for name, time in times.items()}
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement.format(yes=yes, no=no, note=note, **times))
    database.close()
    with Store.open(database_url) as store:
        found = only(store)
        assert (found.articles, found.edited, found.edits, found.changes, found.silent) == (1, 1, 1, 1, 1)
        assert (found.notices, found.median_delay_seconds, found.last_change_at) == (1, 7200, NOW + 2 * HOUR)
        assert store.snapshots(1)[0].feed_updated is None
        assert store.lineages(1) == []


def migrate_to(connection: Connection, revision: str) -> None:
    """The tables as they were at an earlier revision."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, scripts, fn=lambda at, _: scripts._upgrade_revs(revision, at)) as environment:  # type: ignore[arg-type]
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()


# --- shares ---------------------------------------------------------------------------------------------------


# Published values of the interval (Brown, Cai, DasGupta 2001; Wilson's own example by hand).
@pytest.mark.parametrize(
    ("count", "of", "low", "high"), [(0, 10, 0.0, 0.2775), (1, 1, 0.2065, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)]
)  # fmt: skip
def test_the_interval_is_wilson_s(count: int, of: int, low: float, high: float) -> None:
    share = Share(count, of)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_an_interval_holds_its_share_and_stays_a_share(count: int, more: int) -> None:
    share = Share(count, count + more)
    value = 0.5 if share.value is None else share.value
    assert 0 <= share.low <= value + 1e-12
    assert value - 1e-12 <= share.high <= 1


def test_one_of_one_is_no_finding() -> None:
    assert Share(1, 1).is_small
    assert not Share(60, 200).is_small


def test_asking_reads_a_handful_of_rows_however_much_was_watched(world: World) -> None:
    """No scan of articles, snapshots or changes, whose number grows for ever."""
    if not world.store._database.is_sqlite:
        pytest.skip("the plan is asked for in SQLite's words")
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    article = world.article()
    edit(world, article, "a", timedelta())
    edit(world, article, "b", HOUR, changes=(SILENT,))
    event.listen(world.store._database.engine, "before_cursor_execute", note)
    assert world.store.outlet_stats()
    assert world.store.outlet_stats(since=NOW)
    joined = " ".join(statements)
    assert "outlet_days" in joined
    assert not any(f"FROM {table}" in joined for table in ("articles", "snapshots", "changes", "checks"))
