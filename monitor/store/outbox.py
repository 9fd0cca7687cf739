"""Alerts on their way: taken for sending, sent, put off, given up, replayed. Decides nothing; sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import BindParameter, Select, and_, bindparam, func, or_, select, update

from monitor.errors import NotFoundError
from monitor.store.faults import DELIVERY_PREFIX
from monitor.store.records import AlertRecord, DeliveryRecord, DeliveryState
from monitor.store.room import Room
from monitor.store.rows import alert_of, delivery_of, storable
from monitor.store.tables import ALERTS, DELIVERIES
from monitor.store.tables_faults import FAULT_DELIVERIES

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

__all__ = ["DestinationRecord", "Outbox", "withdraw_pending"]

NOW: BindParameter[datetime] = bindparam("now")
WITH_ALERT = select(
    DELIVERIES,
    ALERTS.c.article_id,
    ALERTS.c.snapshot_id,
    ALERTS.c.rule,
    ALERTS.c.severity,
    ALERTS.c.created_at,
    ALERTS.c.message,
).join(ALERTS, ALERTS.c.id == DELIVERIES.c.alert_id)
UNLEASED = or_(DELIVERIES.c.leased_until.is_(None), DELIVERIES.c.leased_until <= NOW)
SELECT_DUE = (
    WITH_ALERT.where(DELIVERIES.c.state == "pending", DELIVERIES.c.next_attempt_at <= NOW, UNLEASED)
    .order_by(DELIVERIES.c.next_attempt_at, DELIVERIES.c.id)
    .limit(bindparam("limit"))
)
ANY_DUE = select(DELIVERIES.c.id).where(DELIVERIES.c.state == "pending", DELIVERIES.c.next_attempt_at <= NOW, UNLEASED)


# How far back `destinations_seen` looks: the latest of them tell how a destination fares.
LATEST = 1000


@dataclass(frozen=True, slots=True)
class DestinationRecord:
    """How one destination fared. `sent_at` and `error` (with when its alert was made) are of the latest 1,000 deliveries."""

    name: str
    pending: int = 0
    failed: int = 0
    sent_at: datetime | None = None
    error: str | None = None
    error_of: datetime | None = None


class Outbox(Room):
    """Alerts and their deliveries."""

    def take_deliveries(
        self, now: datetime, *, owner: str, limit: int, lease_seconds: float, except_for: Sequence[str] = ()
    ) -> list[DeliveryRecord]:
        """Lease up to `limit` deliveries that are due, the longest waiting first; no other daemon gets them meanwhile.

        `except_for`: destinations that are to be left out. The lease of one that is neither sent, put off nor given up runs out: it is then taken again, under its id.
        """
        with self._database.reading() as connection:
            if connection.execute(ANY_DUE.limit(1), {"now": now}).first() is None:
                return []
        until = now + timedelta(seconds=lease_seconds)
        others = SELECT_DUE.where(DELIVERIES.c.destination.not_in(except_for)) if except_for else SELECT_DUE
        locked = others.with_for_update(skip_locked=True, of=DELIVERIES)
        with self._database.writing() as connection:
            taken = [delivery_of(row) for row in connection.execute(locked, {"now": now, "limit": limit}).mappings()]
            if taken:
                ours = update(DELIVERIES).where(DELIVERIES.c.id.in_([delivery.id for delivery in taken]))
                connection.execute(ours.values(leased_by=owner, leased_until=until))
        return taken

    def next_delivery_at(self) -> datetime | None:
        """When the next delivery falls due; None where none waits."""
        query = select(func.min(DELIVERIES.c.next_attempt_at)).where(DELIVERIES.c.state == "pending")
        with self._database.reading() as connection:
            found: datetime | None = connection.execute(query).scalar()
        return found

    def record_sent(self, delivery_id: str, now: datetime) -> bool:
        """The destination took it. False where the delivery isn't pending any more."""
        return self._settle(delivery_id, state="sent", sent_at=now, error=None)

    def record_retry(self, delivery_id: str, now: datetime, next_attempt_at: datetime, error: str) -> bool:
        """An attempt failed; the next one is not before `next_attempt_at`."""
        return self._settle(delivery_id, next_attempt_at=next_attempt_at, error=storable(error))

    def record_dead(self, delivery_id: str, now: datetime, error: str) -> bool:
        """Given up: kept, and sent again only by `replay`."""
        return self._settle(delivery_id, state="dead", error=storable(error))

    def hold_delivery(self, delivery_id: str, until: datetime) -> bool:
        """Give a taken delivery back unsent, for later: no attempt is counted (its destination is resting)."""
        return self._settle(delivery_id, counted=False, next_attempt_at=until)

    def withdraw_deliveries(self, snapshot_id: int, reason: str, now: datetime) -> int:
        """Don't send what is still to be told of this snapshot: it was taken back. Returns how many are withdrawn.

        What was sent, tried, or is being sent at this moment stays as it is.
        """
        with self._database.writing() as connection:
            return withdraw_pending(connection, snapshot_id, reason, now)

    def replay(self, which: Sequence[str] | Literal["dead"], now: datetime) -> int:
        """Send these (by id), or all that were given up, once more and now, under their ids. Returns how many.

        Raises NotFoundError where an id is unknown; nothing is replayed then.
        """
        fresh = {"state": "pending", "attempts": 0, "next_attempt_at": now, "leased_by": None, "leased_until": None}
        query = update(DELIVERIES).values(**fresh)
        with self._database.writing() as connection:
            if which == "dead":
                return int(connection.execute(query.where(DELIVERIES.c.state == "dead")).rowcount)
            for delivery_id in dict.fromkeys(which):
                if not connection.execute(query.where(DELIVERIES.c.id == delivery_id)).rowcount:
                    raise NotFoundError(delivery_id, "no such delivery", hint="`monitor alerts` lists them.")
        return len(set(which))

    def deliveries(
        self, state: DeliveryState | None = None, limit: int = 100, cursor: str | None = None
    ) -> list[DeliveryRecord]:
        """Deliveries, the newest first. `cursor` is the last id of the page before."""
        query = WITH_ALERT.order_by(DELIVERIES.c.id.desc()).limit(limit)
        if state is not None:
            query = query.where(DELIVERIES.c.state == state)
        if cursor is not None:
            query = query.where(DELIVERIES.c.id < cursor)
        with self._database.reading() as connection:
            return [delivery_of(row) for row in connection.execute(query).mappings()]

    def destinations_seen(self) -> dict[str, DestinationRecord]:
        """How each destination fared to which anything was to be sent."""
        table = DELIVERIES.c
        waiting = (
            select(table.destination, table.state, func.count())
            .where(table.state.in_(("pending", "dead")))
            .group_by(table.destination, table.state)
        )
        latest = select(DELIVERIES).order_by(table.id.desc()).limit(LATEST).subquery()
        sent = select(latest.c.destination, func.max(latest.c.sent_at)).group_by(latest.c.destination)
        failed = (
            select(latest.c.destination, latest.c.error, ALERTS.c.created_at)
            .join(ALERTS, ALERTS.c.id == latest.c.alert_id)
            .where(latest.c.error.is_not(None))
            .order_by(latest.c.id)
        )
        seen: dict[str, dict[str, Any]] = {}
        with self._database.reading() as connection:
            for name, state, count in connection.execute(waiting):
                seen.setdefault(name, {})["pending" if state == "pending" else "failed"] = count
            for name, sent_at in connection.execute(sent):
                seen.setdefault(name, {})["sent_at"] = sent_at
            for name, error, made_at in connection.execute(failed):  # the newest last, which stays
                seen.setdefault(name, {}).update(error=error, error_of=made_at)
        return {name: DestinationRecord(name, **found) for name, found in seen.items()}

    def alerts(
        self, *, article_id: int | None = None, limit: int = 100, cursor: str | None = None
    ) -> list[AlertRecord]:
        """Alerts, the newest first. `cursor` is the last id of the page before."""
        query: Select[Any] = select(ALERTS).order_by(ALERTS.c.created_at.desc(), ALERTS.c.id.desc()).limit(limit)
        if article_id is not None:
            query = query.where(ALERTS.c.article_id == article_id)
        if cursor is not None:
            last = select(ALERTS.c.created_at).where(ALERTS.c.id == cursor).scalar_subquery()
            same = and_(ALERTS.c.created_at == last, ALERTS.c.id < cursor)
            query = query.where(ALERTS.c.created_at <= last, or_(ALERTS.c.created_at < last, same))
        with self._database.reading() as connection:
            return [alert_of(row) for row in connection.execute(query).mappings()]

    def _settle(self, delivery_id: str, *, counted: bool = True, **values: Any) -> bool:
        table = FAULT_DELIVERIES if delivery_id.startswith(DELIVERY_PREFIX) else DELIVERIES
        attempts = {"attempts": table.c.attempts + 1} if counted else {}
        query = update(table).where(table.c.id == delivery_id, table.c.state == "pending")
        with self._database.writing() as connection:
            done = connection.execute(query.values(**values, **attempts, leased_by=None, leased_until=None))
            return bool(done.rowcount == 1)


def withdraw_pending(connection: Connection, snapshot_id: int, reason: str, now: datetime) -> int:
    """Withdraw what nobody was told of this snapshot yet, in the caller's transaction. Returns how many."""
    of_snapshot = select(ALERTS.c.id).where(ALERTS.c.snapshot_id == snapshot_id)
    untouched = (DELIVERIES.c.state == "pending", DELIVERIES.c.attempts == 0, UNLEASED)
    query = update(DELIVERIES).where(DELIVERIES.c.alert_id.in_(of_snapshot), *untouched)
    done = connection.execute(query.values(state="withdrawn", error=storable(reason)), {"now": now})
    return int(done.rowcount)
