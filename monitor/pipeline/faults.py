"""report_fault: what is wrong with monitor's own work, noted, and told by the channel for errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.errors import MonitorError
from monitor.notify.faults import FaultKind, fault_message

if TYPE_CHECKING:
    from monitor.pipeline.services import Services

__all__ = ["FaultKind", "end_fault", "report_fault"]


async def report_fault(services: Services, kind: FaultKind, subject: str, words: str, hint: str = "") -> bool:
    """Note the fault, and tell `alerts.errors` of it, at most once a day for one kind and subject.

    `subject` is a feed's URL, a host, an article's URL, a destination. Says whether it will be told. Never raises: a
    fault that can't be stored is logged, since telling of trouble must not make more of it.
    """
    clean = services.redact
    subject, words, hint = clean(subject), clean(words), clean(hint)
    # A destination that is dead can't be told of its own death.
    asked = tuple(name for name in services.policies.fault_destinations if name != subject)
    now = services.clock()
    try:
        is_told = await services.stored(
            services.store.record_fault,
            kind.value,
            subject,
            words,
            hint,
            now=now,
            destinations=asked,
            message=fault_message(kind, subject, words, hint, now).to_json(),
        )
    except MonitorError as problem:
        services.log.error("fault_not_stored", kind=kind.value, subject=subject, reason=problem.reason)
        return False
    services.log.warning("fault", kind=kind.value, subject=subject, reason=words, hint=hint, told=is_told)
    return is_told


async def end_fault(services: Services, kind: FaultKind, subject: str) -> None:
    """The fault is over, where there was one. Never raises."""
    subject = services.redact(subject)
    try:
        if await services.stored(services.store.end_fault, kind.value, subject, services.clock()):
            services.log.info("fault_over", kind=kind.value, subject=subject)
    except MonitorError as problem:
        services.log.error("fault_not_ended", kind=kind.value, subject=subject, reason=problem.reason)
