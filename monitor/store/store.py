"""The Store: everything that is kept, by methods named after their intent. Synchronous; decides nothing."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from monitor.store.arrivals import Arrivals
from monitor.store.checks import Checks
from monitor.store.desk import Desk
from monitor.store.due import Due
from monitor.store.engine import Database
from monitor.store.evidence import Evidence
from monitor.store.faults import Faults
from monitor.store.health import Health
from monitor.store.lineages import ClaimLineages
from monitor.store.mending import Mending
from monitor.store.outbox import Outbox
from monitor.store.outlets import Outlets
from monitor.store.overruling import Overruling
from monitor.store.polls import Polls
from monitor.store.review import Review
from monitor.store.rhythm import Rhythms
from monitor.store.schema import bring_up_to_date
from monitor.store.search import Search
from monitor.store.settling import Settling
from monitor.store.watching import Watching
from monitor.store.withheld import Withheld

__all__ = ["Store"]


class Store(
    Watching,
    Due,
    Polls,
    Checks,
    Outbox,
    Settling,
    Review,
    Rhythms,
    Arrivals,
    Health,
    ClaimLineages,
    Outlets,
    Evidence,
    Desk,
    Search,
    Overruling,
    Withheld,
    Faults,
    Mending,
):
    """One database, SQLite or PostgreSQL.

    Its methods block: run them off the event loop. Threads and processes may share a database; each method is one
    transaction. Every method raises StoreBusy where the database is locked or full for now (nothing was written:
    call again later), StoreError where it can't be used.
    """

    @classmethod
    def open(cls, url: str) -> Self:
        """The database at this URL, created and migrated where needed. Raises StoreError, SchemaTooNew, StoreBusy."""
        database = Database(url)
        try:
            bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @property
    def name(self) -> str:
        """The database's URL without its password."""
        return self._database.name

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
