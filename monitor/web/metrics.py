"""What /metrics tells, collected when it is asked for. Counting everything costs a scan, so that is done once a minute at most."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from monitor.health import daemon_health

if TYPE_CHECKING:
    from monitor.store.records import Counts
    from monitor.web.live import Live
    from monitor.web.site import Site

__all__ = ["SiteCollector"]

COUNTED_FOR = timedelta(seconds=60)
WHOLE = {
    "checks": "Looks at article pages that are recorded.",
    "snapshots": "Stored versions of articles.",
    "changes": "Changes of claims that are recorded.",
}
BY_STATE = {
    "feeds": "Feeds by state.",
    "articles": "Articles by state.",
    "deliveries": "Alerts on their way, by state; dead ones were given up.",
}


class SiteCollector(Collector):
    """All figures of one site. Raises StoreError where the database can't be read: the scrape fails, and says so."""

    def __init__(self, site: Site, live: Live) -> None:
        self._site = site
        self._live = live
        self._lock = threading.Lock()
        self._counted: tuple[datetime, Counts] | None = None

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand: registering must not ask the database."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """The figures of this moment; counts may be a minute old."""
        yield InfoMetricFamily("monitor", "This program.", {"version": version("claim-monitor")})
        yield from self._health()
        counts = self._counts()
        for name, words in BY_STATE.items():
            yield _by(f"monitor_{name}", words, "state", getattr(counts, name))
        for name, words in WHOLE.items():
            yield GaugeMetricFamily(f"monitor_{name}", words, getattr(counts, name))
        yield GaugeMetricFamily("monitor_database_bytes", "Size of the database.", counts.bytes)
        due = self._site.store.due_count(self._site.clock())
        yield GaugeMetricFamily("monitor_due", "Feeds and articles whose time to be looked at has come.", due)
        yield GaugeMetricFamily("monitor_listeners", "Who listens to /events here.", self._live.listeners)

    def _health(self) -> Iterator[Metric]:
        found = daemon_health(self._site.store, self._site.clock(), self._site.services.trouble)
        yield GaugeMetricFamily("monitor_up", "Whether the daemon and all its parts are alive.", found.ok)
        parts = {part.name: float(part.ok) for part in found.parts}
        yield _by("monitor_part_up", "Whether a part of the daemon is alive.", "part", parts)
        ages = {part.name: part.seconds for part in found.parts if part.seconds is not None}
        yield _by("monitor_part_silent_seconds", "Since a part's last sign of life.", "part", ages)
        yield GaugeMetricFamily("monitor_open_faults", "What `monitor doctor` tells of.", found.faults)

    def _counts(self) -> Counts:
        now = self._site.clock()
        with self._lock:
            if self._counted is None or not timedelta() <= now - self._counted[0] < COUNTED_FOR:
                self._counted = now, self._site.store.counts()
            return self._counted[1]


def _by(name: str, words: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
