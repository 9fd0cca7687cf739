"""When a delivery is tried again, given up or held back, and what is sent together. PURE: decides; sends nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import groupby

__all__ = [
    "ATTEMPTS",
    "DAILY_AT",
    "RETRY_DELAYS_SECONDS",
    "Batch",
    "Circuit",
    "DeadLetter",
    "DueDelivery",
    "Failure",
    "RetryAt",
    "after_attempt",
    "after_failure",
    "after_success",
    "may_send",
    "next_digest_at",
    "queues_due",
]

MINUTE, HOUR = 60.0, 3600.0

# Standard Webhooks 1.0, "Deliverability and reliability": at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h.
# Eight attempts in 31 h 35 min: a receiver that breaks in the evening is mended before the last one.
RETRY_DELAYS_SECONDS = (5.0, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR)
ATTEMPTS = len(RETRY_DELAYS_SECONDS) + 1
JITTER = 0.1  # ±10%, so that what failed together does not come back together
LONGEST_WAIT_SECONDS = 24 * HOUR  # a Retry-After of a year is a mistake or a trap

# A destination that failed this often in a row is left alone for a while, and then asked with one delivery.
FAILURES_TO_OPEN = 5
FIRST_PAUSE_SECONDS = MINUTE
LONGEST_PAUSE_SECONDS = HOUR

DAILY_AT = "07:00"  # UTC; what "daily" means


# --- one delivery ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an attempt failed. `permanent`: no repeat helps; `gone`: the destination wants nothing more, ever."""

    reason: str
    permanent: bool = False
    gone: bool = False
    retry_after_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class RetryAt:
    """Try again, not before `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """Give up, and keep the delivery so that it can be replayed."""

    reason: str


def after_attempt(attempts: int, failure: Failure, now: datetime, jitter: float = 0.0) -> RetryAt | DeadLetter:
    """What becomes of a delivery whose `attempts`-th attempt (from 1) just failed.

    `jitter` is a number from −1 to 1. A Retry-After makes the wait longer, never shorter, and 24 h at most.
    """
    if failure.permanent or failure.gone:
        return DeadLetter(failure.reason)
    if attempts >= ATTEMPTS:
        return DeadLetter(f"given up after {attempts} attempts: {failure.reason}")
    planned = RETRY_DELAYS_SECONDS[max(attempts, 1) - 1] * (1 + JITTER * jitter)
    asked = min(failure.retry_after_seconds or 0.0, LONGEST_WAIT_SECONDS)
    return RetryAt(now + timedelta(seconds=max(planned, asked)))


# --- one destination ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Circuit:
    """How a destination fares: failures in a row, not to be asked before `open_until`, or disabled until replayed."""

    failures: int = 0
    open_until: datetime | None = None
    disabled: str | None = None


def after_failure(circuit: Circuit, failure: Failure, now: datetime, jitter: float = 0.0) -> Circuit:
    """The circuit after a failed attempt.

    A refusal of one message for good says nothing against the destination: it answered.
    """
    if failure.gone:
        return replace(circuit, disabled=failure.reason)
    if failure.permanent:
        return Circuit(disabled=circuit.disabled)
    failures = circuit.failures + 1
    pause = max(_pause_seconds(failures, jitter), min(failure.retry_after_seconds or 0.0, LONGEST_WAIT_SECONDS))
    until = now + timedelta(seconds=pause) if pause else None
    return Circuit(failures, until, circuit.disabled)


def _pause_seconds(failures: int, jitter: float) -> float:
    """Nothing before the fifth failure in a row; then 1, 2, 4 … minutes, an hour at most."""
    if failures < FAILURES_TO_OPEN:
        return 0.0
    doubled = FIRST_PAUSE_SECONDS * 2 ** min(failures - FAILURES_TO_OPEN, 10)
    return float(min(doubled, LONGEST_PAUSE_SECONDS)) * (1 + JITTER * jitter)


def after_success(circuit: Circuit) -> Circuit:
    """The circuit after a delivery: closed. Only a person enables a disabled destination again."""
    return Circuit(disabled=circuit.disabled)


def may_send(circuit: Circuit, now: datetime) -> bool:
    """Whether the destination may be asked now."""
    return circuit.disabled is None and (circuit.open_until is None or now >= circuit.open_until)


# --- digests and queues ---------------------------------------------------------------------------------------


def next_digest_at(digest: str | None, now: datetime) -> datetime | None:
    """When an alert of a rule with this digest setting goes out; None means at once.

    "hourly": the next full hour; "daily": the next 07:00; "HH:MM": the next such time; all in UTC, after `now`.
    Raises ValueError for anything else.
    """
    if digest is None:
        return None
    utc = now.astimezone(UTC)
    if digest == "hourly":
        return utc.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    hour, minute = (DAILY_AT if digest == "daily" else digest).split(":")
    today = utc.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    return today if today > utc else today + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueDelivery:
    """One alert waiting for one destination. `attempts` were made so far."""

    delivery_id: str
    destination: str
    rule: str
    due_at: datetime
    attempts: int = 0
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What goes out as one message, under one id: one delivery, or those of a digest."""

    delivery_id: str
    destination: str
    deliveries: tuple[DueDelivery, ...]

    @property
    def is_digest(self) -> bool:
        """Whether several alerts are to be put into one message."""
        return self.deliveries[0].digest is not None


def queues_due(
    deliveries: Sequence[DueDelivery], circuits: Mapping[str, Circuit], now: datetime
) -> dict[str, tuple[Batch, ...]]:
    """What to send now, a queue for each destination, the oldest first; the queues are to run side by side.

    So a destination that hangs delays no other. One whose circuit was open gets a single batch, to see how it fares.
    """
    due = sorted((d for d in deliveries if d.due_at <= now), key=lambda d: (d.destination, d.due_at, d.delivery_id))
    queues: dict[str, tuple[Batch, ...]] = {}
    for destination, waiting in groupby(due, key=lambda d: d.destination):
        circuit = circuits.get(destination, Circuit())
        if may_send(circuit, now):
            batches = _batches(destination, list(waiting))
            queues[destination] = batches[:1] if circuit.failures >= FAILURES_TO_OPEN else batches
    return queues


def _batches(destination: str, waiting: Sequence[DueDelivery]) -> tuple[Batch, ...]:
    """Digest deliveries of one rule due at one moment go together.

    After a failure all of a batch fall due at one later moment, so the same ones meet again, under the same id.
    """
    groups: dict[tuple[object, ...], list[DueDelivery]] = {}
    for delivery in waiting:
        alone = delivery.digest is None
        key = (delivery.delivery_id,) if alone else (delivery.rule, delivery.digest, delivery.due_at, delivery.attempts)
        groups.setdefault(key, []).append(delivery)
    return tuple(Batch(_batch_id(members), destination, tuple(members)) for members in groups.values())


def _batch_id(members: Sequence[DueDelivery]) -> str:
    if members[0].digest is None:
        return members[0].delivery_id
    joined = "\n".join(sorted(member.delivery_id for member in members))
    return "digest_" + hashlib.sha256(joined.encode()).hexdigest()[:32]
