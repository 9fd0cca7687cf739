"""When to look again, from what a look came to. The policy is cadence's; here its questions are put together."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.cadence import is_past_retirement, next_check_at, next_poll_at, retry_check_at, sample_of, second_look_at
from monitor.fetch.pace import parse_retry_after
from monitor.judgement import Believed

if TYPE_CHECKING:
    from monitor.judgement import Look
    from monitor.pipeline.services import Services
    from monitor.store.records import ArticleRecord, FeedRecord
    from monitor.values import ParsedFeed, Response

__all__ = ["next_look_at", "next_poll_after"]


def next_look_at(services: Services, article: ArticleRecord, look: Look) -> datetime | None:
    """When to check the article again after this look; None where it is retired or gone."""
    cadence, now = services.policies.cadence, services.clock()
    match look.believed:
        case Believed.GONE:
            return None
        case Believed.WAIT:
            return second_look_at(cadence, now=now)
        case Believed.WITHHELD:
            if is_past_retirement(cadence, now=now, first_seen=article.first_seen, pinned=article.pinned):
                return None
            # A look that was due anyway is not put off by a failure: an edit behind a passing wall must not wait a day.
            retry = retry_check_at(cadence, now=now, failures=article.page.errors + 1, jitter=services.jitter())
            planned = _planned(services, article, look)
            return retry if planned is None else min(retry, planned)
    planned = _planned(services, article, look)
    if look.adds_snapshot and article.latest_number > 0 and services.policies.confirm_after_seconds > 0:
        confirming = now + timedelta(seconds=services.policies.confirm_after_seconds)
        return confirming if planned is None else min(planned, confirming)
    return planned


def _planned(services: Services, article: ArticleRecord, look: Look) -> datetime | None:
    """The next look by the rhythm of edits alone."""
    return next_check_at(
        services.policies.cadence,
        now=services.clock(),
        published=article.published,
        first_seen=article.first_seen,
        edits_seen=article.edits + (look.is_announced and article.latest_number > 0),
        pinned=article.pinned,
        sample=sample_of(article.key),
        jitter=services.jitter(),
    )


def next_poll_after(
    services: Services, feed: FeedRecord, parsed: ParsedFeed | None, response: Response | None, failures: int = 0
) -> datetime:
    """When to poll the feed again: by its own rhythm, and not sooner than it or its server asks."""
    now = services.clock()
    times = [time for entry in parsed.entries if (time := entry.published or entry.updated)] if parsed else []
    asked = [0.0]
    if parsed is not None and parsed.ttl_minutes:
        asked.append(parsed.ttl_minutes * 60.0)
    if response is not None:
        asked.append(_max_age(response.headers.get("cache-control", "")))
        asked.append(parse_retry_after(response.headers, now) or 0.0)
    known = feed.interval_seconds if parsed is None and not failures else None
    return next_poll_at(
        services.policies.cadence,
        now=now,
        entry_times=times,
        known_interval_seconds=known,
        failures=failures,
        at_least_seconds=max(asked),
        jitter=services.jitter(),
    )


def _max_age(cache_control: str) -> float:
    found = re.search(r"(?<![\w-])max-age=(\d{1,9})", cache_control)
    return float(found.group(1)) if found else 0.0
