"""Every behaviour of the store is held on both databases: a SQLite file, and a PostgreSQL schema of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel

sys.path.insert(0, str(Path(__file__).parent))

from postgres_schema import empty_schema, psycopg_connection
from store_world import World

from monitor.store.store import Store

# Quicker than TRUNCATE, which makes new files. The names are the code's own.
EMPTY_ALL = ";".join(
    [f"DELETE FROM {table.name}" for table in reversed(SQLModel.metadata.sorted_tables)]  # noqa: S608
    + [
        f"ALTER SEQUENCE {t.name}_id_seq RESTART"
        for t in SQLModel.metadata.sorted_tables
        if t.autoincrement_column is not None
    ]
)
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a table in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/monitor.db"
    else:
        yield from empty_schema()


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with all tables and nothing in them; migrated once, since that takes longer than most tests."""
    url: str = request.getfixturevalue(f"migrated_{request.param}")
    if request.param == "sqlite":
        shutil.copy(url.removeprefix("sqlite:///"), tmp_path / "monitor.db")
        return f"sqlite:///{tmp_path}/monitor.db"
    with psycopg_connection(url) as connection:
        connection.execute(EMPTY_ALL)
    return url


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """An open store without anything in it."""
    with Store.open(store_url) as opened:
        yield opened


@pytest.fixture
def world(store: Store) -> World:
    """A store with short ways to fill it."""
    return World(store)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite file with all tables, to copy."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/migrated.db"
    Store.open(url).close()
    return url


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """A PostgreSQL schema with all tables, to empty before each test."""
    for url in empty_schema():
        Store.open(url).close()
        yield url
