"""What a later look or the end of a process settles: alerts confirmed, leases given back, everything made due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from monitor.store.room import Room
from monitor.store.tables import ALERTS, ARTICLES, DELIVERIES, FEEDS, HEARTBEATS, HOSTS
from monitor.store.tables_faults import FAULT_DELIVERIES

__all__ = ["Settling"]


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

    def make_all_due(self, now: datetime) -> None:
        """Everything that is watched is due now, whatever its own time."""
        with self._database.writing() as connection:
            feeds = update(FEEDS).where(FEEDS.c.state == "active", FEEDS.c.next_poll_at > now)
            connection.execute(feeds.values(next_poll_at=now))
            articles = update(ARTICLES).where(ARTICLES.c.state == "active", ARTICLES.c.next_check_at > now)
            connection.execute(articles.values(next_check_at=now))
