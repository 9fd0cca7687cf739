"""Due times after the clock was wrong: what was written while it ran a year ahead must not keep us waiting for a year."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import or_, update

from monitor.store.room import Room
from monitor.store.tables import ARTICLES, DELIVERIES, FEEDS, HOSTS
from monitor.store.tables_faults import FAULT_DELIVERIES

__all__ = ["Mending"]

# No time is ever set further ahead than this: looks and polls by the rhythm of edits or an asked-for pause (a week),
# deliveries by the schedule of retries and the daily digest, leases by the bounds of one look.
LOOK_AHEAD = timedelta(days=60)
HOST_AHEAD = timedelta(days=8)
DELIVERY_AHEAD = timedelta(days=3)
LEASE_AHEAD = timedelta(hours=6)
# A look cannot have been taken later than now; less is two machines' clocks.
SEEN_AHEAD = timedelta(days=1)


class Mending(Room):
    """Times that the clock can't have meant."""

    def mend_times(self, now: datetime) -> int:
        """Bring back to `now` what lies further ahead than anything is ever planned. Returns how many rows were so.

        Articles that were retired by looks in the future are watched again.
        """
        far = now + LOOK_AHEAD
        articles, feeds, hosts = ARTICLES.c, FEEDS.c, HOSTS.c
        retired = (articles.state == "retired", articles.checked_at > now + SEEN_AHEAD)
        held = now + HOST_AHEAD
        queries = (
            update(ARTICLES).where(articles.next_check_at > far).values(next_check_at=now),
            update(ARTICLES).where(*retired).values(state="active", next_check_at=now, checked_at=now),
            update(FEEDS).where(feeds.next_poll_at > far).values(next_poll_at=now),
            update(HOSTS)
            .where(or_(hosts.next_request_at > held, hosts.blocked_until > held))
            .values(next_request_at=now, blocked_until=None),
            update(HOSTS).where(hosts.robots_fetched_at > now + SEEN_AHEAD).values(robots_fetched_at=None),
            update(HOSTS).where(hosts.leased_until > now + LEASE_AHEAD).values(leased_until=None, leased_by=None),
            *(
                update(table)
                .where(table.c.state == "pending", or_(*late))
                .values(next_attempt_at=now, leased_until=None, leased_by=None)
                for table in (DELIVERIES, FAULT_DELIVERIES)
                for late in [(table.c.next_attempt_at > now + DELIVERY_AHEAD, table.c.leased_until > now + LEASE_AHEAD)]
            ),
        )
        with self._database.writing() as connection:
            return sum(int(connection.execute(query).rowcount) for query in queries)
