"""How long whoever fails to log in has to wait. Holds counts in memory; the clock is handed in.

Each failure beyond the first few doubles the wait: for the address that it came from up to a quarter of an hour, for the
name that was tried up to half a minute. A name's wait does not hold for an address from which that name has logged in
before: an attacker can slow down guessing from everywhere, but not keep the owner out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

__all__ = ["Throttle", "network_of"]

FREE_FAILURES = 4
LONGEST_FOR_ADDRESS = timedelta(minutes=15)
LONGEST_FOR_NAME = timedelta(seconds=30)
FORGOTTEN_AFTER = timedelta(hours=1)
MOST_KEPT = 10_000  # what an attacker with a whole network may make us remember


@dataclass(slots=True)
class Failures:
    """Failures in a row, and when the last one was."""

    count: int
    last: datetime


class Throttle:
    """The failures of late, by address and by name."""

    def __init__(self) -> None:
        self._failures: dict[tuple[str, str], Failures] = {}
        self._good: dict[tuple[str, str], None] = {}

    def wait(self, address: str, name: str, now: datetime) -> timedelta:
        """How long this address has to wait before it may try this name; zero where it may try now."""
        place = network_of(address)
        waits = [self._wait(("address", place), LONGEST_FOR_ADDRESS, now)]
        if (name, place) not in self._good:
            waits.append(self._wait(("name", name), LONGEST_FOR_NAME, now))
        return max(waits)

    def count(self, address: str, name: str, now: datetime) -> None:
        """Count an attempt as failed: before it is checked, so that many at once gain nothing."""
        for key in (("address", network_of(address)), ("name", name)):
            known = self._failures.pop(key, None)
            count = known.count if known and now - known.last < FORGOTTEN_AFTER else 0
            self._failures[key] = Failures(count + 1, now)
        _cut(self._failures)

    def succeed(self, address: str, name: str) -> None:
        """The attempt was right: its address is known for this name, and both begin anew."""
        place = network_of(address)
        self._failures.pop(("address", place), None)
        self._failures.pop(("name", name), None)
        self._good.pop((name, place), None)
        self._good[name, place] = None
        _cut(self._good)

    def _wait(self, key: tuple[str, str], longest: timedelta, now: datetime) -> timedelta:
        known = self._failures.get(key)
        if known is None or known.count < FREE_FAILURES or now - known.last >= FORGOTTEN_AFTER:
            return timedelta(0)
        seconds = 2.0 ** min(known.count - FREE_FAILURES, 20)
        return max(known.last + min(timedelta(seconds=seconds), longest) - now, timedelta(0))


def network_of(address: str) -> str:
    """Who counts as one: an IPv4 address, or an IPv6 network of /64, which is one customer's."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{parsed}/64", strict=False)) if parsed.version == 6 else str(parsed)


def _cut(kept: dict[tuple[str, str], Failures] | dict[tuple[str, str], None]) -> None:
    while len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)))
