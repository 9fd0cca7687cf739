"""deliver_pending: alerts from the outbox to their destinations, each destination on its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from monitor.errors import DeliveryError, MonitorError
from monitor.notify.channels.base import failure_of
from monitor.notify.message import Message, digest_message
from monitor.notify.outbox import (
    FAILURES_TO_OPEN,
    Batch,
    Circuit,
    DeadLetter,
    DueDelivery,
    RetryAt,
    after_attempt,
    after_failure,
    after_success,
    may_send,
    queues_due,
)
from monitor.pipeline.faults import FaultKind, end_fault, report_fault

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.store.records import DeliveryRecord

__all__ = ["Deliverer", "DeliveryReport"]

BATCH = 100
LEASE_SECONDS = 300.0
REST = timedelta(minutes=1)
DEAD_HINT = "Try it with `monitor alerts test`; `monitor alerts replay` sends what was given up."


@dataclass(slots=True)
class DeliveryReport:
    """How many deliveries were sent, put off, and given up."""

    sent: int = 0
    retried: int = 0
    dead: int = 0


class Deliverer:
    """Sends what is due, each destination on its own, and remembers how each one fares."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._circuits: dict[str, Circuit] = {}
        services.circuits = self._circuits
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._in_hand: dict[str, list[str]] = {}  # destination -> ids of what its task works on

    async def deliver_pending(self) -> DeliveryReport:
        """Send all deliveries that are due, and wait for the last of them."""
        report = await self.start_pending()
        while self._busy:
            await asyncio.wait(self._busy.values())
        return report

    def deliveries_in_hand(self) -> list[str]:
        """The ids of what is being sent."""
        return [one for ids in self._in_hand.values() for one in ids]

    async def start_pending(self) -> DeliveryReport:
        """Begin to send all that is due. A destination that still works on its last queue is left out: it delays no other.

        The report fills as the sending goes on.
        """
        services, report = self._services, DeliveryReport()
        taken = [
            *await self._taken(services.store.take_deliveries),
            *await self._taken(services.store.take_fault_deliveries),
        ]
        records = {record.id: record for record in taken}
        queues = queues_due([_due(record) for record in taken], self._circuits, services.clock())
        sent_now = {one.delivery_id for queue in queues.values() for batch in queue for one in batch.deliveries}
        for destination, queue in queues.items():
            task = asyncio.create_task(self._drain(queue, records, report))
            self._busy[destination] = task
            self._in_hand[destination] = [one.delivery_id for batch in queue for one in batch.deliveries]
            task.add_done_callback(partial(self._done, destination))
        await self._hold([record for record in taken if record.id not in sent_now])
        return report

    async def stop(self, *, wait_seconds: float) -> None:
        """Give what is being sent `wait_seconds` to end. What is cut off is sent again, under its id, after its lease."""
        late = set(self._busy.values())
        if late:
            _, late = await asyncio.wait(late, timeout=wait_seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _done(self, destination: str, _task: asyncio.Task[None]) -> None:
        del self._busy[destination]
        del self._in_hand[destination]

    async def _taken(self, take: Callable[..., list[DeliveryRecord]]) -> list[DeliveryRecord]:
        services = self._services
        return await services.stored(
            take,
            services.clock(),
            owner=services.owner,
            limit=BATCH,
            lease_seconds=LEASE_SECONDS,
            except_for=tuple(self._busy),
        )

    async def _hold(self, resting: Iterable[DeliveryRecord]) -> None:
        """Give back what waits for a destination that is left alone for a while."""
        services = self._services
        for record in resting:
            circuit = self._circuits.get(record.destination, Circuit())
            until = circuit.open_until or services.clock() + REST
            await services.stored(services.store.hold_delivery, record.id, until)

    async def _drain(self, queue: Sequence[Batch], records: dict[str, DeliveryRecord], report: DeliveryReport) -> None:
        """Send a destination's batches one by one, until it fails too often or the lease is half over."""
        services, waiting = self._services, list(queue)
        deadline = asyncio.get_running_loop().time() + LEASE_SECONDS / 2
        try:
            while waiting and asyncio.get_running_loop().time() < deadline:
                if not may_send(self._circuits.get(waiting[0].destination, Circuit()), services.clock()):
                    break
                await self._send(waiting.pop(0), records, report)
            await self._hold(records[one.delivery_id] for batch in waiting for one in batch.deliveries)
        except MonitorError as problem:
            # What was sent and could not be noted is sent again, under its id, when its lease is found to be a stray (leases.py).
            services.log.warning("delivery_not_recorded", subject=problem.subject, reason=problem.reason)

    async def _send(self, batch: Batch, records: dict[str, DeliveryRecord], report: DeliveryReport) -> None:
        services = self._services
        try:
            channel = services.channels.get(batch.destination)
            if channel is None:
                reason = "config.yaml names no such destination any more"
                raise DeliveryError(f"alerts.destinations.{batch.destination}", reason, permanent=True)
            message = _message(batch, records, services)
            await channel.send(message, delivery_id=batch.delivery_id, now=services.clock())
        except MonitorError as problem:
            await self._failed(batch, problem, report)
        except Exception as problem:
            services.log.exception("channel_crashed", destination=batch.destination)
            await self._failed(batch, DeliveryError(batch.destination, repr(problem)), report)
        else:
            await self._sent(batch, report)

    async def _sent(self, batch: Batch, report: DeliveryReport) -> None:
        services, before = self._services, self._circuits.get(batch.destination, Circuit())
        self._circuits[batch.destination] = after_success(before)
        for delivery in batch.deliveries:
            await services.recorded(services.store.record_sent, delivery.delivery_id, services.clock())
        report.sent += len(batch.deliveries)
        services.log.debug("alert_sent", destination=batch.destination, delivery=batch.delivery_id)
        if before.failures >= FAILURES_TO_OPEN:
            await end_fault(services, FaultKind.DESTINATION_DEAD, batch.destination)

    async def _failed(self, batch: Batch, problem: MonitorError, report: DeliveryReport) -> None:
        """Put the batch off or give it up. All of a batch get one new time, so that they meet again under one id."""
        services, now = self._services, self._services.clock()
        error = problem if isinstance(problem, DeliveryError) else DeliveryError(problem.subject, problem.reason)
        failure, jitter = failure_of(error), services.jitter()
        circuit = after_failure(self._circuits.get(batch.destination, Circuit()), failure, now, jitter)
        self._circuits[batch.destination] = circuit
        fate = after_attempt(batch.deliveries[0].attempts + 1, failure, now, jitter)
        for delivery in batch.deliveries:
            match fate:
                case RetryAt(at=at):
                    report.retried += 1
                    await services.recorded(services.store.record_retry, delivery.delivery_id, now, at, str(error))
                case DeadLetter(reason=reason):
                    report.dead += 1
                    await services.recorded(services.store.record_dead, delivery.delivery_id, now, reason)
        services.log.warning(
            "alert_not_sent", destination=batch.destination, delivery=batch.delivery_id, reason=str(error)
        )
        if circuit.disabled or circuit.failures == FAILURES_TO_OPEN or isinstance(fate, DeadLetter):
            await report_fault(services, FaultKind.DESTINATION_DEAD, batch.destination, error.reason, DEAD_HINT)


def _due(record: DeliveryRecord) -> DueDelivery:
    return DueDelivery(
        delivery_id=record.id,
        destination=record.destination,
        rule=record.alert.rule,
        due_at=record.next_attempt_at,
        attempts=record.attempts,
        digest=record.digest_key,
    )


def _message(batch: Batch, records: dict[str, DeliveryRecord], services: Services) -> Message:
    messages = [Message.from_json(records[delivery.delivery_id].alert.message) for delivery in batch.deliveries]
    return digest_message(messages, at=services.clock()) if batch.is_digest else messages[0]
