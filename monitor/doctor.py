"""What is wrong, and what to do: settings, database, clock, disk, feeds, destinations, one finding each."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from monitor.errors import ConfigError, FetchError, StoreError
from monitor.pipeline.quality import EMPTY_LOOKS
from monitor.settings import EmailDestination, FileDestination, WebhookDestination

if TYPE_CHECKING:
    from monitor.fetch.client import Fetcher
    from monitor.settings import Settings
    from monitor.store.records_quality import EmptyHost
    from monitor.store.store import Store
    from monitor.values import Response

__all__ = ["Finding", "examine_all"]

LEAST_FREE_BYTES = 500_000_000
CLOCK_TOLERANCE_SECONDS = 60
FEEDS_ASKED = 20
TOLD_ELSEWHERE = {"feed broken", "extraction empty"}  # faults that the findings of feeds and hosts tell already


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `advice` says what to do where it is not fine."""

    part: str
    level: Literal["fine", "warning", "bad"]
    what: str
    advice: str = ""

    @property
    def is_bad(self) -> bool:
        """Whether monitor can't do its work because of it."""
        return self.level == "bad"

    def to_json(self) -> dict[str, str]:
        """The finding for a program."""
        return {"part": self.part, "level": self.level, "what": self.what, "advice": self.advice}


async def examine_all(settings: Settings, *, offline: bool = False) -> list[Finding]:
    """Look at everything; what can't be looked at is a finding too. `offline`: ask no server."""
    from monitor.compose import redactor_for

    redact = redactor_for(settings)
    return [
        replace(one, part=redact(one.part), what=redact(one.what), advice=redact(one.advice))
        for one in await _examined(settings, offline=offline)
    ]


async def _examined(settings: Settings, *, offline: bool) -> list[Finding]:
    from monitor.compose import check_destinations, open_store
    from monitor.pipeline.services import utc_now

    findings = [Finding("settings", "fine", f"{len(settings.feeds)} feeds in config.yaml")]
    try:
        check_destinations(settings)
    except ConfigError as problem:
        findings.append(Finding("destinations", "bad", str(problem), "Mend it in config.yaml."))
    try:
        store = open_store(settings)
    except StoreError as problem:
        return [*findings, Finding("database", "bad", f"{problem.subject}: {problem.reason}", problem.hint)]
    with store:
        findings += _database(settings, store)
        findings += _disk(settings)
        findings += _files(settings)
        findings += _watched(store, utc_now())
        findings += _alerts(store)
        findings += _daemon(store, utc_now())
        findings += _faults(store)
        if not offline:
            findings += await _network(settings, store)
    return findings


def _database(settings: Settings, store: Store) -> list[Finding]:
    counts = store.counts()
    damage = store.integrity_check()
    if damage:
        advice = "Stop the daemon, keep a copy of the file, and restore a backup."
        return [Finding("database", "bad", f"{store.name}: {damage[0]}", advice)]
    size = f"{counts.bytes / 1_000_000:.1f} MB"
    what = f"{store.name}, {size}, {counts.snapshots} snapshots of {sum(counts.articles.values())} articles"
    return [Finding("database", "fine", what)]


def _disk(settings: Settings) -> list[Finding]:
    if not settings.database_url.startswith("sqlite:///"):
        return []
    folder = Path(settings.database_url.removeprefix("sqlite:///")).absolute().parent
    free = shutil.disk_usage(folder).free
    what = f"{free / 1_000_000_000:.1f} GB free in {folder}"
    if free < LEAST_FREE_BYTES:
        return [Finding("disk", "bad", what, "Make room: nothing can be recorded on a full disk.")]
    return [Finding("disk", "fine", what)]


def _watched(store: Store, now: datetime) -> list[Finding]:
    feeds = store.feeds()
    active = [feed for feed in feeds if feed.state == "active"]
    findings = []
    for feed in active:
        if feed.fault:
            level: Literal["warning", "bad"] = "bad" if feed.errors >= 3 else "warning"
            advice = f"See whether {feed.url} opens in a browser; `monitor feeds --pause {feed.id}` stops asking."
            findings.append(Finding(f"feed {feed.name or feed.url}", level, feed.fault, advice))
    counts = store.counts()
    if not feeds and not counts.articles:
        advice = "Add something with `monitor add URL`, or feeds in config.yaml."
        return [Finding("feeds", "warning", "nothing is watched yet", advice)]
    findings += [_empty(host) for host in store.empty_hosts() if host.used_to_work]
    late = store.due_count(now)
    findings.append(
        Finding("feeds", "fine", f"{len(active)} of {len(feeds)} feeds are polled, {late} looks are due now")
    )
    return findings


def _empty(host: EmptyHost) -> Finding:
    """A host whose pages used to be read: one empty page may be a hiccup, several in a row are a redesign."""
    what = f"{host.empty_in_row} looks in a row found no text, the last at {host.last_url}"
    advice = "See a page in a browser and with `monitor extract`: the site may have been rebuilt, or needs JavaScript."
    return Finding(f"host {host.host}", "bad" if host.empty_in_row >= EMPTY_LOOKS else "warning", what, advice)


def _alerts(store: Store) -> list[Finding]:
    dead = store.counts().deliveries.get("dead", 0)
    if not dead:
        return []
    latest = store.deliveries("dead", limit=1)[0]
    advice = f"Try `monitor alerts test {latest.destination}`, then `monitor alerts replay`."
    return [Finding("alerts", "warning", f"{dead} could not be delivered, the last: {latest.error}", advice)]


def _daemon(store: Store, now: datetime) -> list[Finding]:
    beats = [beat for beat in store.heartbeats() if beat.part == "daemon"]
    if not beats:
        return [Finding("daemon", "warning", "none has run on this database", "Start it with `monitor run`.")]
    late = (now - beats[0].at).total_seconds()
    if late < -CLOCK_TOLERANCE_SECONDS:
        advice = "Set the clock right; times already recorded stay as they are."
        return [Finding("clock", "bad", "the daemon's last sign of life lies in the future", advice)]
    if late > 60:
        what = f"the last sign of life was {late / 60:.0f} minutes ago"
        return [Finding("daemon", "warning", what, "Start it with `monitor run`, or look at its log.")]
    return [Finding("daemon", "fine", f"alive as {beats[0].owner}")]


def _faults(store: Store) -> list[Finding]:
    """What the daemon met in its work and could not mend."""
    return [
        Finding(
            f"{fault.kind}: {fault.subject}",
            "bad",
            f"{fault.words} (since {fault.first_at:%Y-%m-%d %H:%M} UTC, met {fault.count} times)",
            fault.hint,
        )
        for fault in store.faults(limit=50)
        if fault.kind not in TOLD_ELSEWHERE
    ]


async def _network(settings: Settings, store: Store) -> list[Finding]:
    from monitor.compose import open_fetcher

    async with open_fetcher(settings) as fetcher:
        findings = [
            finding for place in _places(settings) if (finding := await _reachable(fetcher, *place)) is not None
        ]
        clock_told = False
        for feed in [feed for feed in store.feeds() if feed.state == "active"][:FEEDS_ASKED]:
            try:
                response = await fetcher.get(feed.url)
            except FetchError as problem:
                findings.append(Finding(f"feed {feed.name or feed.url}", "bad", problem.reason, problem.hint))
                continue
            if response.status >= 400:
                what = f"the server answered {response.status}"
                findings.append(Finding(f"feed {feed.name or feed.url}", "bad", what, "Try it in a browser."))
            if not clock_told and (told := _clock(response)) is not None:
                findings.append(told)
                clock_told = True
        return findings


def _places(settings: Settings) -> list[tuple[str, str, int]]:
    """Destinations that lie on the network, as (name, host, port)."""
    places: list[tuple[str, str, int]] = []
    for name, destination in settings.alerts.destinations.items():
        match destination:
            case WebhookDestination():
                parts = urlsplit(destination.url)
                places.append((name, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)))
            case EmailDestination():
                places.append((name, destination.host, destination.port))
    return places


async def _reachable(fetcher: Fetcher, name: str, host: str, port: int) -> Finding:
    """Whether the guard lets us connect there; nothing is sent."""
    part = f"destination {name}"
    try:
        await fetcher.check_host(host, port)
    except FetchError as problem:
        return Finding(part, "bad", f"{host}:{port}: {problem.reason}", problem.hint)
    return Finding(part, "fine", f"{host}:{port} may be connected to; `monitor alerts test {name}` sends a test")


def _files(settings: Settings) -> list[Finding]:
    """File destinations whose folder can't be written to."""
    findings = []
    for name, destination in settings.alerts.destinations.items():
        if isinstance(destination, FileDestination) and not os.access(destination.path.absolute().parent, os.W_OK):
            what = f"{destination.path.absolute().parent} can't be written to"
            findings.append(
                Finding(f"destination {name}", "bad", what, "Make the folder, or give its rights to monitor.")
            )
    return findings


def _clock(response: Response) -> Finding | None:
    """Our clock against the server's Date header; only a gap of more than a minute says something."""
    try:
        theirs = parsedate_to_datetime(response.headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    gap = abs((response.fetched_at - theirs).total_seconds()) if theirs.tzinfo else 0.0
    if gap <= CLOCK_TOLERANCE_SECONDS:
        return Finding("clock", "fine", "agrees with a server's to the minute")
    advice = "Set it right (NTP): due times and the dates of evidence depend on it."
    return Finding("clock", "warning", f"{gap:.0f} s off from the clock of {response.final_url}", advice)
