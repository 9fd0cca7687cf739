"""Brings a database's tables up to date when it is opened. Loads alembic only where they aren't."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from monitor.errors import SchemaTooNew

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from monitor.store.engine import Database

__all__ = ["MIGRATIONS", "REVISIONS", "bring_up_to_date", "revision_of"]

MIGRATIONS = Path(__file__).parent / "migrations"
# All revisions, the newest last: knowing them here spares loading alembic (0.3 s) where nothing is to be done.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")


def bring_up_to_date(database: Database) -> None:
    """Create or migrate the tables. Raises SchemaTooNew where a newer monitor has written the database.

    All migrations run in one transaction, on PostgreSQL as on SQLite: killed halfway, nothing has happened. The lock
    is taken before the revision is read again, so of two that start at once one migrates and the other finds it done.
    """
    with database.reading() as connection:
        revision = revision_of(connection)
    if _is_current(database.name, revision):
        return
    with database.writing(alone=True) as connection:
        if not _is_current(database.name, revision_of(connection)):
            _migrate(connection)


def revision_of(connection: Connection) -> str | None:
    """The revision that the tables are at; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _is_current(name: str, revision: str | None) -> bool:
    if revision is not None and revision not in REVISIONS:
        raise SchemaTooNew(
            name,
            f"written by a newer version of monitor (schema {revision}, this one knows up to {REVISIONS[-1]})",
            hint="Upgrade monitor, or name another database in database_url.",
        )
    return revision == REVISIONS[-1]


def _migrate(connection: Connection) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, scripts, fn=lambda at, _: scripts._upgrade_revs("head", at)) as environment:
        environment.configure(connection=connection, transactional_ddl=True)
        environment.run_migrations()
