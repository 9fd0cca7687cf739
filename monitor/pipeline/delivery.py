"""deliver_pending: alerts from the outbox to their destinations, each destination on its own."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.errors import DeliveryError, MonitorError
from monitor.notify.channels.base import failure_of
from monitor.notify.message import Message, digest_message
from monitor.notify.outbox import (
    Batch,
    Circuit,
    DeadLetter,
    DueDelivery,
    RetryAt,
    after_attempt,
    after_failure,
    after_success,
    queues_due,
)

if TYPE_CHECKING:
    from monitor.pipeline.services import Services
    from monitor.store.records import DeliveryRecord

__all__ = ["Deliverer", "DeliveryReport"]

BATCH = 100
LEASE_SECONDS = 300.0
REST = timedelta(minutes=1)


@dataclass(slots=True)
class DeliveryReport:
    """How many deliveries were sent, put off, and given up."""

    sent: int = 0
    retried: int = 0
    dead: int = 0


class Deliverer:
    """Sends what is due, and remembers how each destination fares."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._circuits: dict[str, Circuit] = {}

    async def deliver_pending(self) -> DeliveryReport:
        """Send all deliveries that are due. A destination that hangs delays no other."""
        services = self._services
        taken = await services.stored(
            services.store.take_deliveries,
            services.clock(),
            owner=services.owner,
            limit=BATCH,
            lease_seconds=LEASE_SECONDS,
        )
        report = DeliveryReport()
        records = {record.id: record for record in taken}
        queues = queues_due([_due(record) for record in taken], self._circuits, services.clock())
        sent_now = {one.delivery_id for queue in queues.values() for batch in queue for one in batch.deliveries}
        await self._hold([record for record in taken if record.id not in sent_now])
        await asyncio.gather(*(self._drain(queue, records, report) for queue in queues.values()))
        return report

    async def _hold(self, resting: Sequence[DeliveryRecord]) -> None:
        """Give back what waits for a destination that is left alone for a while."""
        services = self._services
        for record in resting:
            circuit = self._circuits.get(record.destination, Circuit())
            until = circuit.open_until or services.clock() + REST
            await services.stored(services.store.hold_delivery, record.id, until)

    async def _drain(self, queue: Sequence[Batch], records: dict[str, DeliveryRecord], report: DeliveryReport) -> None:
        for batch in queue:
            await self._send(batch, records, report)

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
            await self._failed(batch, records, problem, report)
        except Exception as problem:
            services.log.exception("channel_crashed", destination=batch.destination)
            await self._failed(batch, records, DeliveryError(batch.destination, repr(problem)), report)
        else:
            await self._sent(batch, report)

    async def _sent(self, batch: Batch, report: DeliveryReport) -> None:
        services = self._services
        self._circuits[batch.destination] = after_success(self._circuits.get(batch.destination, Circuit()))
        for delivery in batch.deliveries:
            await services.stored(services.store.record_sent, delivery.delivery_id, services.clock())
        report.sent += len(batch.deliveries)
        services.log.debug("alert_sent", destination=batch.destination, delivery=batch.delivery_id)

    async def _failed(
        self, batch: Batch, records: dict[str, DeliveryRecord], problem: MonitorError, report: DeliveryReport
    ) -> None:
        """Put the batch off or give it up. All of a batch get one new time, so that they meet again under one id."""
        services, now = self._services, self._services.clock()
        error = problem if isinstance(problem, DeliveryError) else DeliveryError(problem.subject, problem.reason)
        failure = failure_of(error)
        jitter = services.jitter()
        self._circuits[batch.destination] = after_failure(
            self._circuits.get(batch.destination, Circuit()), failure, now, jitter
        )
        fate = after_attempt(batch.deliveries[0].attempts + 1, failure, now, jitter)
        for delivery in batch.deliveries:
            match fate:
                case RetryAt(at=at):
                    report.retried += 1
                    await services.stored(services.store.record_retry, delivery.delivery_id, now, at, str(error))
                case DeadLetter(reason=reason):
                    report.dead += 1
                    await services.stored(services.store.record_dead, delivery.delivery_id, now, reason)
        services.log.warning(
            "alert_not_sent", destination=batch.destination, delivery=batch.delivery_id, reason=str(error)
        )


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
