"""Where alerts go: how each destination fares, and a made-up alert to try one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.errors import DeliveryError, MonitorError, NotFoundError
from monitor.notify.message import test_message
from monitor.store.outbox import DestinationRecord
from monitor.web.alert_words import circuit_words, destination_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from monitor.web.site import Site

__all__ = ["Destination", "TestedTooSoon", "destinations_of", "send_test"]

# A test is a message to people: a finger that slips on the button must not send ten.
BETWEEN_TESTS = timedelta(seconds=20)
TEST_SECONDS = 60.0


class TestedTooSoon(Exception):  # noqa: N818 - reads as what it is
    """A test was sent to this destination just now; `seconds` until the next one may be."""

    __test__ = False  # no test of ours

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"a test was sent just now: try again in {seconds} second{'' if seconds == 1 else 's'}")


@dataclass(frozen=True, slots=True)
class Destination:
    """A destination in words. `works`: the daemon sends to it now; `health` is empty where nobody knows."""

    name: str
    words: str
    works: bool
    health: str
    seen: DestinationRecord


def destinations_of(site: Site, seen: Mapping[str, DestinationRecord]) -> list[Destination]:
    """The destinations that the settings name; `seen` is how they fared."""
    return [_destination(site, name, seen.get(name)) for name in site.services.channels]


async def send_test(site: Site, tested: dict[str, datetime], destination: str) -> str | None:
    """Send a made-up alert to a destination now. Returns why it did not take it; None where it did.

    `tested`: when a test was last sent to which. Raises NotFoundError, TestedTooSoon.
    """
    if destination not in site.services.channels:
        raise NotFoundError(destination, "no such destination", hint="alerts.destinations in config.yaml names them.")
    now = site.clock()
    rest = tested.get(destination, now - BETWEEN_TESTS) + BETWEEN_TESTS - now
    if timedelta(0) < rest <= BETWEEN_TESTS:
        raise TestedTooSoon(int(rest.total_seconds()) or 1)
    tested[destination] = now
    try:
        async with asyncio.timeout(TEST_SECONDS):
            delivery_id = f"test_{now:%Y%m%dT%H%M%S}"
            await site.services.channels[destination].send(test_message(now), delivery_id=delivery_id, now=now)
    except TimeoutError:
        return "it did not answer in time"
    except MonitorError as problem:
        words = f"{problem.reason}. {problem.hint}" if isinstance(problem, DeliveryError) else str(problem)
        return site.services.redact(words)
    return None


def _destination(site: Site, name: str, seen: DestinationRecord | None) -> Destination:
    works, health = circuit_words(site.services.circuits.get(name), site.clock())
    words = destination_words(site.settings.alerts.destinations.get(name))
    is_known = site.watching or not works
    return Destination(name, words, works, health if is_known else "", seen or DestinationRecord(name))
