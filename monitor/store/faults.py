"""Monitor's own faults: noted once by kind and subject, told at most once a day each, ended when they are over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, select, update

from monitor.store.records import AlertRecord, DeliveryRecord
from monitor.store.room import Room
from monitor.store.rows import storable
from monitor.store.tables_faults import FAULT_DELIVERIES, FAULTS
from monitor.values import Severity

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, RowMapping

__all__ = ["DELIVERY_PREFIX", "FaultRecord", "Faults"]

DELIVERY_PREFIX = "fault_"  # of a delivery's id: which of the two tables it stands in
TOLD_AGAIN_AFTER = timedelta(days=1)
# What was told is of no use to anybody after a quarter; the table stays small without asking.
KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class FaultRecord:
    """What is wrong with monitor's work on one subject. It is open until `ended_at`; `count` is how often it was met."""

    id: str
    kind: str
    subject: str
    words: str
    hint: str
    first_at: datetime
    last_at: datetime
    count: int
    told_at: datetime | None = None
    ended_at: datetime | None = None


class Faults(Room):
    """What is wrong, and the deliveries that tell of it."""

    def record_fault(
        self,
        kind: str,
        subject: str,
        words: str,
        hint: str,
        *,
        now: datetime,
        destinations: Sequence[str] = (),
        message: Mapping[str, Any] | None = None,
    ) -> bool:
        """Note a fault; where it was not told within a day, put `message` into the outbox for each destination.

        Says whether it will be told.
        """
        identity = _identity(kind, subject)
        with self._database.writing(alone=True) as connection:
            known = connection.execute(select(FAULTS).where(FAULTS.c.id == identity)).mappings().first()
            is_told = _is_to_be_told(known, now) and bool(destinations) and message is not None
            told_at = now if is_told else (known["told_at"] if known else None)
            values = {
                "words": storable(words),
                "hint": storable(hint),
                "last_at": now,
                "told_at": told_at,
                "ended_at": None,
            }
            if known is None:
                fixed = {"id": identity, "kind": kind, "subject": storable(subject), "first_at": now, "count": 1}
                connection.execute(insert(FAULTS).values(**fixed, **values))
            else:
                # One that was over and is back begins anew.
                again = {"first_at": now, "count": 1} if known["ended_at"] else {"count": known["count"] + 1}
                connection.execute(update(FAULTS).where(FAULTS.c.id == identity).values(**values, **again))
            if is_told:
                _put_out(connection, identity, destinations, message, now)
            return is_told

    def end_fault(self, kind: str, subject: str, now: datetime) -> bool:
        """It is over. False where no such fault was open."""
        query = update(FAULTS).where(FAULTS.c.id == _identity(kind, subject), FAULTS.c.ended_at.is_(None))
        with self._database.writing() as connection:
            return bool(connection.execute(query.values(ended_at=now)).rowcount)

    def faults(self, *, ended: bool = False, limit: int = 1000) -> list[FaultRecord]:
        """What is wrong now, the latest first; with `ended`, what was wrong too."""
        query = select(FAULTS).order_by(FAULTS.c.last_at.desc(), FAULTS.c.id).limit(limit)
        if not ended:
            query = query.where(FAULTS.c.ended_at.is_(None))
        with self._database.reading() as connection:
            return [FaultRecord(**row) for row in connection.execute(query).mappings()]

    def take_fault_deliveries(
        self, now: datetime, *, owner: str, limit: int, lease_seconds: float, except_for: Sequence[str] = ()
    ) -> list[DeliveryRecord]:
        """Lease what tells of faults and is due, as `take_deliveries` does for alerts."""
        table = FAULT_DELIVERIES
        unleased = or_(table.c.leased_until.is_(None), table.c.leased_until <= now)
        due = (
            select(table)
            .where(table.c.state == "pending", table.c.next_attempt_at <= now, unleased)
            .where(table.c.destination.not_in(except_for))
            .order_by(table.c.next_attempt_at, table.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            if connection.execute(due.limit(1)).first() is None:
                return []
        with self._database.writing() as connection:
            rows = connection.execute(due.with_for_update(skip_locked=True)).mappings().all()
            ours = update(table).where(table.c.id.in_([row["id"] for row in rows]))
            connection.execute(ours.values(leased_by=owner, leased_until=now + timedelta(seconds=lease_seconds)))
        return [_delivery_of(row) for row in rows]

    def fault_deliveries(self, limit: int = 100) -> list[DeliveryRecord]:
        """The deliveries that tell of faults, the newest first."""
        table = FAULT_DELIVERIES
        query = select(table).order_by(table.c.created_at.desc(), table.c.id).limit(limit)
        with self._database.reading() as connection:
            return [_delivery_of(row) for row in connection.execute(query).mappings()]


def _identity(kind: str, subject: str) -> str:
    return hashlib.sha256(f"{kind}\n{subject}".encode("utf-8", "replace")).hexdigest()[:32]


def _is_to_be_told(known: RowMapping | None, now: datetime) -> bool:
    """At most once a day, whatever the clock was set to meanwhile: a told time in the future counts as none."""
    told_at: datetime | None = known["told_at"] if known else None
    return told_at is None or told_at > now or now - told_at >= TOLD_AGAIN_AFTER


def _put_out(
    connection: Connection, identity: str, destinations: Sequence[str], message: Mapping[str, Any] | None, now: datetime
) -> None:
    body = storable(json.dumps(message, ensure_ascii=False))
    for number, destination in enumerate(dict.fromkeys(destinations)):
        row = {
            "id": f"{DELIVERY_PREFIX}{identity}_{int(now.timestamp() * 1000):x}_{number}",
            "fault_id": identity,
            "destination": destination,
            "state": "pending",
            "attempts": 0,
            "created_at": now,
            "next_attempt_at": now,
            "message": body,
        }
        connection.execute(insert(FAULT_DELIVERIES).values(**row))
    old = FAULT_DELIVERIES.c.created_at < now - KEPT
    connection.execute(delete(FAULT_DELIVERIES).where(old, FAULT_DELIVERIES.c.state != "pending"))


def _delivery_of(row: RowMapping) -> DeliveryRecord:
    """The record that the outbox works with. There is no article and no snapshot behind a fault: both are 0."""
    alert = AlertRecord(
        id=row["fault_id"],
        article_id=0,
        snapshot_id=0,
        rule="faults",
        severity=Severity.HIGH,
        message=json.loads(row["message"]),
        created_at=row["created_at"],
    )
    return DeliveryRecord(
        id=row["id"],
        alert=alert,
        destination=row["destination"],
        state=row["state"],
        attempts=row["attempts"],
        next_attempt_at=row["next_attempt_at"],
        error=row["error"],
        sent_at=row["sent_at"],
    )
