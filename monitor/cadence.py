"""PURE: when to look again. The policy of an edit's rhythm: how likely an unseen edit is, and how long it went unseen.

Ages are hours since publication. The constants were fitted to published measurements of how news is edited (35% of
articles within a day, most of them once or twice, a tail of weeks) and are held by `monitor bench schedule`.
"""

from __future__ import annotations

import math
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = [
    "CadencePolicy",
    "edits_expected",
    "heeds_hints",
    "is_past_retirement",
    "next_check_at",
    "next_poll_at",
    "retry_check_at",
    "sample_of",
    "score",
    "second_look_at",
    "threshold",
]

SCALE_HOURS = 1.0  # s: edits thin out from the first hour on
TAIL = 0.4  # α: how slowly
MASS = 0.66  # M: edits expected of an article over its 30 days
PRIOR = 0.5  # r: edits that we act as if we had seen, so that a quiet article is not given up
WAIT_WEIGHT = 0.02  # ω, per hour: what an edit that waits costs beside one that is missed
HORIZON_HOURS = 720.0
# μ, the score at which a look is worth its request, by requests an article over 30 days.
THRESHOLDS = ((5.0, 0.163), (10.0, 0.077), (20.0, 0.036), (40.0, 0.017))
SECOND_LOOK_MINUTES = 2.0
FIRST_RETRY_MINUTES = 15.0
UNDATED_FEED_HOURS = 2.0  # a feed that dates nothing is polled every hour
LAST_RETRY_HOURS = 24.0
# A person who pinned an article wants to hear of a late edit within a week, however quiet it has been.
LONGEST_PINNED_WAIT_HOURS = 168.0
# About one retired article in a hundred is looked at again, to learn what is missed by retiring them.
RESAMPLED_SHARE, RESAMPLED_AT_HOURS = 0.01, (60 * 24.0, 120 * 24.0)
# A feed whose hints come true less often is hardly listened to; fewer hints than this say nothing about it.
LEAST_HINT_PRECISION, HINTS_TO_JUDGE, HINTS_STILL_HEEDED = 0.1, 20, 0.1
# Dates from before there were news pages (a zero epoch, a template's 1970) say that nothing is known.
FIRST_NEWS_PAGES = datetime(1994, 1, 1, tzinfo=UTC)
# A story that a feed offers is alive, whatever its date says: by its true age an old one would not be looked at again.
OLDEST_AT_DISCOVERY_HOURS = 24.0


@dataclass(frozen=True, slots=True)
class CadencePolicy:
    """How often to look. `speed` hours of the schedule pass in a real hour: 3600 for a demo, 1 otherwise.

    `fixed_interval_minutes` replaces the model by one interval for all articles; they are retired all the same.
    """

    requests_per_article: float = 10.0
    retire_after_hours: float = HORIZON_HOURS
    floor_minutes: float = 5.0
    jitter: float = 0.1
    speed: float = 1.0
    feed_min_minutes: float = 15.0
    feed_max_hours: float = 24.0
    fixed_interval_minutes: float | None = None


def next_check_at(
    policy: CadencePolicy,
    *,
    now: datetime,
    published: datetime | None,
    first_seen: datetime,
    edits_seen: int,
    pinned: bool = False,
    jitter: float = 0.0,
    sample: float = 1.0,
) -> datetime | None:
    """When to look again after a look at `now`; None to retire, at once where no look is worth it before retirement.

    `jitter` is a number from −1 to 1. `sample` is the article's own number from 0 to 1 (`sample_of`): those below
    0.01 are looked at again long after they are retired.
    """
    discovered = _age_at_discovery(published, first_seen)
    age = discovered + _hours(first_seen, now) * policy.speed
    wait = max(_wait(policy, age, discovered, edits_seen) * (1 + policy.jitter * jitter), policy.floor_minutes / 60)
    if pinned:
        wait = min(wait, LONGEST_PINNED_WAIT_HOURS)
    elif age + wait > discovered + policy.retire_after_hours:
        later = [mark for mark in RESAMPLED_AT_HOURS if mark > age] if sample < RESAMPLED_SHARE else []
        if not later:
            return None
        wait = later[0] - age
    return now + timedelta(hours=wait / policy.speed)


def is_past_retirement(policy: CadencePolicy, *, now: datetime, first_seen: datetime, pinned: bool = False) -> bool:
    """Whether the article is so old that even a failed look need not be repeated."""
    return not pinned and _hours(first_seen, now) * policy.speed >= policy.retire_after_hours


def sample_of(key: str) -> float:
    """A number from 0 to 1 that belongs to the article of this dedup key, and stays the same.

    >>> sample_of("https://example.org/a") == sample_of("https://example.org/a")
    True
    """
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) / 2**32


def heeds_hints(hints: int, hits: int, *, chance: float) -> bool:
    """Whether to follow what a feed says of updates, when `hits` of `hints` so far were followed by a changed text.

    `chance` is a number from 0 to 1, drawn anew: a feed that cried wolf too often is still heeded now and then, so
    that one that mends its ways is noticed.
    """
    if hints < HINTS_TO_JUDGE or hits >= LEAST_HINT_PRECISION * hints:
        return True
    return chance < HINTS_STILL_HEEDED


def _wait(policy: CadencePolicy, age: float, discovered: float, edits_seen: int) -> float:
    """Hours to the next look, by the model or by the fixed interval."""
    if policy.fixed_interval_minutes is not None:
        return policy.fixed_interval_minutes / 60
    return _due_age(age, discovered, edits_seen, threshold(policy.requests_per_article)) - age


def _age_at_discovery(published: datetime | None, first_seen: datetime) -> float:
    """Hours, in real time even where the schedule runs fast; an article dated ahead of its discovery was new then."""
    if published is None or published < FIRST_NEWS_PAGES:
        return 0.0
    return min(_hours(published, first_seen), OLDEST_AT_DISCOVERY_HOURS)


def _hours(start: datetime, end: datetime) -> float:
    return max((end - start).total_seconds(), 0.0) / 3600


def second_look_at(policy: CadencePolicy, *, now: datetime) -> datetime:
    """When to look again at a page that said something suspicious."""
    return now + timedelta(minutes=SECOND_LOOK_MINUTES / policy.speed)


def retry_check_at(policy: CadencePolicy, *, now: datetime, failures: int, jitter: float = 0.0) -> datetime:
    """When to look again after `failures` looks in a row (from 1) that found no article: 15 min, doubled up to a day."""
    minutes = min(FIRST_RETRY_MINUTES * 2 ** min(max(failures, 1) - 1, 20), LAST_RETRY_HOURS * 60)
    return now + timedelta(minutes=minutes * (1 + policy.jitter * jitter) / policy.speed)


def next_poll_at(
    policy: CadencePolicy,
    *,
    now: datetime,
    entry_times: Sequence[datetime] = (),
    known_interval_seconds: float | None = None,
    failures: int = 0,
    at_least_seconds: float = 0.0,
    jitter: float = 0.0,
) -> datetime:
    """When to poll a feed again: by the rhythm of its own entries, not sooner than the feed or its server asks.

    `entry_times`: when its entries were published; `at_least_seconds`: the longest of TTL, Cache-Control, Retry-After.
    `known_interval_seconds`: the present interval, to go on with where the poll brought no entries (304).
    """
    low, high = policy.feed_min_minutes / 60, policy.feed_max_hours
    hours = _entry_interval_hours(entry_times, now) / 2  # twice as often as news comes
    if known_interval_seconds is not None:
        hours = known_interval_seconds / 3600 * policy.speed
    if failures:
        hours = max(low, 0.25) * 2 ** min(failures, 12)
    wait = min(max(hours, low, min(at_least_seconds / 3600, high)), high)
    return now + timedelta(hours=min(wait * (1 + policy.jitter * abs(jitter)), max(high, low)) / policy.speed)


def _entry_interval_hours(times: Sequence[datetime], now: datetime) -> float:
    """The mean time between entries of the last week, counting the silence since the newest."""
    if not times:
        return UNDATED_FEED_HOURS
    recent = [time for time in times if timedelta(0) <= now - time <= timedelta(days=7)]
    if not recent:
        return _hours(max(times), now)
    return _hours(min(recent), now) / len(recent)


def score(age: float, at: float, edits_seen: int, discovered: float) -> float:
    """What a look at `age` is worth, when the last one was `at` and the article was found at `discovered` (hours).

    1 − e^(−x) + ω·x·(age − at)/2, x being the edits expected since the last look: the chance of an unseen edit, and
    the time it has waited.
    """
    unseen = edits_expected(age, at, edits_seen, discovered)
    return 1 - math.exp(-unseen) + WAIT_WEIGHT * unseen * (age - at) / 2


def edits_expected(age: float, at: float, edits_seen: int, discovered: float) -> float:
    """x(a) = (r + n) · ln(1 + M (F(a) − F(a₀)) / (r + H₀)): the negative binomial's log of growth."""
    known = MASS * (_share(at) - _share(discovered))
    return (PRIOR + edits_seen) * math.log1p(MASS * (_share(age) - _share(at)) / (PRIOR + known))


def threshold(requests_per_article: float) -> float:
    """μ for a budget: the measured points joined by straight lines on logarithmic scales, and drawn on beyond them."""
    budget = max(requests_per_article, 1.0)
    at = min(max(bisect_left([point for point, _ in THRESHOLDS], budget), 1), len(THRESHOLDS) - 1)
    (low, mu_low), (high, mu_high) = THRESHOLDS[at - 1], THRESHOLDS[at]
    part = math.log(budget / low) / math.log(high / low)
    return math.exp(math.log(mu_low) + part * (math.log(mu_high) - math.log(mu_low)))


def _share(age: float) -> float:
    """F(a): the share of an article's edits that come before this age."""
    grown = 1 - float((1 + max(age, 0.0) / SCALE_HOURS) ** -TAIL)
    return grown / (1 - float((1 + HORIZON_HOURS / SCALE_HOURS) ** -TAIL))


def _due_age(at: float, discovered: float, edits_seen: int, mu: float) -> float:
    """The age at which the score reaches μ, by bisection; it only grows with age."""
    low, high = at, at + 24.0 * 365
    for _ in range(40):
        middle = (low + high) / 2
        if score(middle, at, edits_seen, discovered) < mu:
            low = middle
        else:
            high = middle
    return high
