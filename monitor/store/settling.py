"""What a later look or the end of a process settles: alerts confirmed, leases given back, everything made due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select, update

from monitor.store.room import Room
from monitor.store.tables import ALERTS, ARTICLES, DELIVERIES, FEEDS, HEARTBEATS, HOSTS
from monitor.store.tables_faults import FAULT_DELIVERIES

__all__ = ["Lease", "Settling"]

# What is leased, and by what it is named.
LEASED = (
    (HOSTS, HOSTS.c.host),
    (DELIVERIES, DELIVERIES.c.id),
    (FAULT_DELIVERIES, FAULT_DELIVERIES.c.id),
)


class Lease(NamedTuple):
    """One lease: of which table, of which host or delivery, until when."""

    kind: str
    of: str
    until: datetime | None


class Settling(Room):
    """Settling what was left open."""

    def confirm_deliveries(self, snapshot_id: int, now: datetime) -> int:
        """Tell now what was held back until a second look at this snapshot. Returns how many deliveries that frees.

        Digests keep their time.
        """
        of_snapshot = select(ALERTS.c.id).where(ALERTS.c.snapshot_id == snapshot_id)
        held = update(DELIVERIES).where(
            DELIVERIES.c.alert_id.in_(of_snapshot),
            DELIVERIES.c.state == "pending",
            DELIVERIES.c.attempts == 0,
            DELIVERIES.c.digest_key.is_(None),
            DELIVERIES.c.next_attempt_at > now,
        )
        with self._database.writing() as connection:
            return int(connection.execute(held.values(next_attempt_at=now)).rowcount)

    def release_all(self, owner: str) -> int:
        """End all leases and heartbeats of this owner, whose process ends: nobody need wait for them to run out."""
        unleased = {"leased_by": None, "leased_until": None}
        with self._database.writing() as connection:
            hosts = connection.execute(update(HOSTS).where(HOSTS.c.leased_by == owner).values(**unleased))
            for table in (DELIVERIES, FAULT_DELIVERIES):
                connection.execute(update(table).where(table.c.leased_by == owner).values(**unleased))
            connection.execute(HEARTBEATS.delete().where(HEARTBEATS.c.owner == owner))
            return int(hosts.rowcount)

    def lease_owners(self) -> set[str]:
        """Who holds leases, run out or not."""
        with self._database.reading() as connection:
            found = (
                connection.execute(select(table.c.leased_by).where(table.c.leased_by.is_not(None)).distinct()).scalars()
                for table in (HOSTS, DELIVERIES, FAULT_DELIVERIES)
            )
            return {str(owner) for owners in found for owner in owners}

    def leases_of(self, owner: str) -> frozenset[Lease]:
        """The leases under this owner's name, run out or not."""
        with self._database.reading() as connection:
            return frozenset(
                Lease(table.name, str(row.id), row.leased_until)
                for table, key in LEASED
                for row in connection.execute(_leases(table, key).where(table.c.leased_by == owner))
            )

    def end_leases(self, owner: str, leases: Iterable[Lease]) -> int:
        """End these of the owner's leases, as far as they are still the same ones. Returns how many."""
        tables, ended = {table.name: (table, key) for table, key in LEASED}, 0
        with self._database.writing() as connection:
            for lease in leases:
                table, key = tables[lease.kind]
                same = (key == lease.of, table.c.leased_by == owner, table.c.leased_until == lease.until)
                query = update(table).where(*same).values(leased_by=None, leased_until=None)
                ended += int(connection.execute(query).rowcount)
        return ended

    def make_all_due(self, now: datetime) -> None:
        """Everything that is watched is due now, whatever its own time."""
        with self._database.writing() as connection:
            feeds = update(FEEDS).where(FEEDS.c.state == "active", FEEDS.c.next_poll_at > now)
            connection.execute(feeds.values(next_poll_at=now))
            articles = update(ARTICLES).where(ARTICLES.c.state == "active", ARTICLES.c.next_check_at > now)
            connection.execute(articles.values(next_check_at=now))


def _leases(table: Any, key: Any) -> Select[Any]:
    return select(key.label("id"), table.c.leased_until)
