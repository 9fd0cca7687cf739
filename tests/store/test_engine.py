from __future__ import annotations

import logging
import re
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel
from store_world import World

from monitor.errors import SchemaTooNew, StoreBusy, StoreError
from monitor.store import engine, schema
from monitor.store.engine import Database
from monitor.store.store import Store


def test_sqlite_runs_as_the_fault_table_asks(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/monitor.db")
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    with database.reading() as connection:
        assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the folder .*/none does not exist. Create it: mkdir -p"):
        Store.open(f"sqlite:///{tmp_path}/none/monitor.db")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "not a database URL"),
        ("mysql://localhost/x", "only SQLite and PostgreSQL"),
        ("sqlite://", "would lose everything"),
        ("sqlite:///:memory:", "would lose everything"),
        ("postgresql://nobody:secret@127.0.0.1:1/none", "Check that the PostgreSQL server runs"),
    ],
)
def test_a_url_that_can_not_be_used_is_explained(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    path.write_bytes(b"Dear diary, " * 500)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(f"sqlite:///{path}")
    assert path.read_bytes() == b"Dear diary, " * 500


def test_a_missing_driver_is_named_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'claim-monitor\[postgres\]'"):
        Store.open("postgresql://localhost/none")


# --- locked, full ---------------------------------------------------------------------------------------------


def test_a_writer_waits_for_another_one_that_takes_3_seconds(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        locker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        locker.execute("BEGIN IMMEDIATE")
        threading.Timer(3, locker.rollback).start()
        began = time.monotonic()
        World(store).article()
        assert time.monotonic() - began > 2.5
        assert len(store.articles()) == 1


def test_a_lock_that_lasts_is_told_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_SECONDS", 0.1)
    path = tmp_path / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        locker = sqlite3.connect(path, isolation_level=None)
        locker.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="Another process is writing; try again later"):
            World(store).article()
        assert store.articles() == []  # reading goes on
        locker.rollback()
        World(store).article()
        assert len(store.articles()) == 1


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = tmp_path / "monitor.db"
    with Store.open(f"sqlite:///{path}") as store:
        world = World(store)
        article = world.history("a")
        before = store.counts()
        with store._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        noise = b"".join(bytes([n * 7919 * i % 251 for n in range(256)]) for i in range(1, 400))
        with pytest.raises(StoreBusy, match="Make room on the disk"):
            world.check(article, "b", body=noise)
        assert store.counts().snapshots == before.snapshots
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert world.check(article, "b", body=noise).number == 2


# --- migrations -----------------------------------------------------------------------------------------------


# Alembic's own table, and the search index with FTS5's tables behind it, which SQLModel has no form for.
NOT_OURS = re.compile("alembic_version|(Table\\(|ix_)'?search_index")


def test_the_migrations_give_the_tables_that_the_code_has(database_url: str) -> None:
    Store.open(database_url).close()
    database = Database(database_url)
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        ours = [one for one in compare_metadata(context, SQLModel.metadata) if not NOT_OURS.search(str(one))]
    database.close()
    assert ours == []


def test_the_list_of_revisions_is_whole() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(one.revision for one in scripts.walk_revisions())[::-1] == schema.REVISIONS


def test_an_existing_database_is_opened_as_it_is(database_url: str) -> None:
    with Store.open(database_url) as store:
        World(store).history("a", "b")
    with Store.open(database_url) as store:
        assert store.counts().snapshots == 2


def test_a_database_of_a_newer_monitor_is_refused_and_left_alone(database_url: str) -> None:
    Store.open(database_url).close()
    database = Database(database_url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaTooNew, match=r"schema 9999.*Upgrade monitor"):
        Store.open(database_url)
    with database.reading() as connection:
        assert schema.revision_of(connection) == "9999"
    database.close()


def test_a_migration_that_dies_halfway_leaves_nothing_and_runs_again(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = schema._migrate

    def dies(connection: Any) -> None:
        whole(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(schema, "_migrate", dies)
    with pytest.raises(KeyboardInterrupt):
        Store.open(database_url)
    database = Database(database_url)
    with database.reading() as connection:
        assert schema.revision_of(connection) is None
        assert not database.engine.dialect.has_table(connection, "articles")
    database.close()
    monkeypatch.undo()
    with Store.open(database_url) as store:
        assert store.counts().snapshots == 0


def test_opening_a_current_database_does_not_load_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/monitor.db"
    Store.open(url).close()
    code = f"import sys; from monitor.store.store import Store; Store.open({url!r}); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_migrating_leaves_the_logging_alone(tmp_path: Path) -> None:
    before = (logging.getLogger().level, list(logging.getLogger().handlers))
    Store.open(f"sqlite:///{tmp_path}/monitor.db").close()
    assert (logging.getLogger().level, list(logging.getLogger().handlers)) == before
