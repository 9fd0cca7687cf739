"""poll_feed: one look at a feed or sitemap; new articles and hints are recorded in one transaction."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.cadence import heeds_hints
from monitor.errors import FetchError, ReadError, RobotsRefused
from monitor.examination import READ_FEED
from monitor.pipeline.faults import FaultKind, end_fault, report_fault
from monitor.pipeline.politeness import after_answer, after_error, ask_robots, get_politely
from monitor.pipeline.timing import next_poll_after
from monitor.read.keys import host_of, outlet_of
from monitor.store.records import NewEntry, PollRecord

if TYPE_CHECKING:
    from monitor.errors import MonitorError
    from monitor.pipeline.services import Services
    from monitor.store.records import DueFeed, FeedRecord, PollResult
    from monitor.values import Entry, HostState, ParsedFeed, Response

__all__ = ["PollReport", "poll_feed"]

# A sitemap index may name thousands of sitemaps, most of them archives; the newest come first or last.
MAX_CHILD_SITEMAPS = 20
# One failed poll is an ordinary night at a server; `monitor doctor` too calls a feed bad from the third on.
BROKEN_AFTER = 3
BROKEN_HINT = "See whether it opens in a browser; `monitor feeds --pause` stops asking."
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PollReport:
    """What a poll came to, for the log and the progress bar."""

    url: str
    new: int = 0
    hinted: int = 0
    fault: str | None = None

    event = "feed_polled"

    @property
    def is_news(self) -> bool:
        """Whether anything came of it."""
        return bool(self.new or self.hinted or self.fault)

    def fields(self) -> dict[str, object]:
        """The report's fields for a log line, without the empty ones."""
        found = {"url": self.url, "new": self.new, "hinted": self.hinted, "fault": self.fault}
        return {name: value for name, value in found.items() if value not in (None, 0)}


async def poll_feed(services: Services, work: DueFeed) -> PollReport:
    """Poll the feed once and record what it came to. Raises StoreError."""
    feed = work.feed
    host, allowed = await ask_robots(services, work.host, feed.url)
    if not allowed:
        return await _record_fault(services, work, host, RobotsRefused(feed.url))
    try:
        response = await get_politely(services, host, feed.url, etag=feed.etag, last_modified=feed.last_modified)
    except FetchError as problem:
        return await _record_fault(services, work, after_error(services, host, problem), problem)
    host = after_answer(services, host, response)
    if response.status == 304:
        return await _record(services, work, host, response, None)
    if response.status != 200:
        reason = STATUS_FAULTS.get(response.status, f"the server answered {response.status}")
        return await _record_fault(services, work, host, FetchError(feed.url, reason), response)
    if _is_same_body(feed, response):
        return await _record(services, work, host, response, None)
    try:
        parsed: ParsedFeed = await services.workers.run(
            feed.url, READ_FEED, response.body, response.headers, response.final_url
        )
    except ReadError as problem:
        return await _record_fault(services, work, host, problem, response)
    await _add_children(services, work, parsed)
    return await _record(services, work, host, response, parsed)


def _is_same_body(feed: FeedRecord, response: Response) -> bool:
    """The very bytes that were read without a fault last time: many feeds have no validators, few change each time."""
    return response.incomplete is None and _digest(response.body) == feed.body_sha256


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


STATUS_FAULTS = {
    401: "the server asks for a log-in (401)",
    403: "the server refuses us the feed (403)",
    404: "there is no such feed (404)",
    410: "the feed is gone for good (410)",
    429: "the server asks us to slow down (429)",
    503: "the server is out of service (503)",
}


async def _record(
    services: Services, work: DueFeed, host: HostState, response: Response, parsed: ParsedFeed | None
) -> PollReport:
    feed, now = work.feed, services.clock()
    fault = parsed.fault if parsed else feed.fault if response.status == 304 else None
    # What is missing from a broken, cut or overlong feed has not left it.
    whole = response.incomplete is None and parsed is not None and fault is None
    whole = whole and parsed is not None and len(parsed.entries) <= services.policies.max_entries_per_poll
    if parsed is not None and response.incomplete:
        fault = f"the feed came incomplete: {response.incomplete}"
    next_poll_at = next_poll_after(services, feed, parsed, response)
    record = PollRecord(
        feed_id=feed.id,
        owner=work.owner,
        now=now,
        host=host,
        next_poll_at=next_poll_at,
        entries=_entries(services, work, parsed, now) if parsed else (),
        whole=whole,
        fault=fault,
        status=response.status,
        # A broken body's validators would hide its mending behind a 304.
        etag=(response.headers.get("etag") if response.status == 200 else feed.etag) if fault is None else None,
        last_modified=(response.headers.get("last-modified") if response.status == 200 else feed.last_modified)
        if fault is None
        else None,
        interval_seconds=(next_poll_at - now).total_seconds(),
        title=parsed.title if parsed else feed.title,
        site_url=parsed.site_url if parsed else feed.site_url,
        hub_url=parsed.hub_url if parsed else feed.hub_url,
        body_sha256=feed.body_sha256 if parsed is None else _digest(response.body) if fault is None else None,
        heed_hints=heeds_hints(feed.hints, feed.hint_hits, chance=(services.jitter() + 1) / 2),
    )
    result: PollResult = await services.recorded(services.store.record_poll, record)
    if feed.errors >= BROKEN_AFTER:
        await end_fault(services, FaultKind.FEED_BROKEN, feed.url)
    return PollReport(feed.url, result.new, result.hinted, fault)


def _entries(services: Services, work: DueFeed, parsed: ParsedFeed, now: datetime) -> tuple[NewEntry, ...]:
    """The feed's newest entries, as many as one poll may bring."""
    newest = sorted(parsed.entries, key=lambda entry: entry.updated or entry.published or LONG_AGO, reverse=True)
    return tuple(_entry(entry, work, now) for entry in newest[: services.policies.max_entries_per_poll])


def _entry(entry: Entry, work: DueFeed, now: datetime) -> NewEntry:
    return NewEntry(
        url=entry.url,
        key=entry.key,
        host=host_of(entry.url),
        title=entry.title,
        outlet=work.feed.outlet or outlet_of(entry.url),
        next_check_at=now,
        published=entry.published,
        updated=entry.updated,
        guid=entry.guid,
    )


async def _add_children(services: Services, work: DueFeed, parsed: ParsedFeed) -> None:
    """A sitemap index is watched by watching its sitemaps."""
    for url in parsed.children[:MAX_CHILD_SITEMAPS]:
        await services.stored(
            services.store.add_feed,
            url,
            name="",
            outlet=work.feed.outlet,
            kind="sitemap",
            now=services.clock(),
            added_by=work.feed.added_by,
        )


async def _record_fault(
    services: Services, work: DueFeed, host: HostState, problem: MonitorError, response: Response | None = None
) -> PollReport:
    """A poll that brought nothing: the reason stands on the feed, and nothing is concluded about its entries."""
    feed, now = work.feed, services.clock()
    fault = f"{problem.reason}. {problem.hint}" if problem.hint else problem.reason
    next_poll_at = next_poll_after(services, feed, None, response, failures=feed.errors + 1)
    record = PollRecord(
        feed_id=feed.id,
        owner=work.owner,
        now=now,
        host=host,
        next_poll_at=next_poll_at,
        failed=True,
        fault=fault,
        status=response.status if response else None,
        interval_seconds=(next_poll_at - now).total_seconds(),
        title=feed.title,
        site_url=feed.site_url,
        hub_url=feed.hub_url,
    )
    await services.recorded(services.store.record_poll, record)
    if feed.errors + 1 >= BROKEN_AFTER:
        words = f"{feed.errors + 1} polls in a row brought nothing: {problem.reason}"
        await report_fault(services, FaultKind.FEED_BROKEN, feed.url, words, problem.hint or BROKEN_HINT)
    return PollReport(feed.url, fault=fault)
