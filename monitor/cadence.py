"""PURE: when to look again. The policy of an edit's rhythm: how likely an unseen edit is, and how long it went unseen.

Ages are hours since publication. The constants were fitted to published measurements of how news is edited (35% of
articles within a day, most of them once or twice, a tail of weeks) and are held by `monitor bench schedule`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

__all__ = [
    "CadencePolicy",
    "edits_expected",
    "next_check_at",
    "next_poll_at",
    "retry_check_at",
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
) -> datetime | None:
    """When to look again after a look at `now`; None to retire. `jitter` is a number from −1 to 1."""
    discovered = _age_at_discovery(published, first_seen)
    age = discovered + _hours(first_seen, now) * policy.speed
    if age >= policy.retire_after_hours + discovered and not pinned:
        return None
    if policy.fixed_interval_minutes is not None:
        wait = policy.fixed_interval_minutes / 60
    else:
        due = _due_age(age, discovered, edits_seen, threshold(policy.requests_per_article))
        wait = max(due - age, policy.floor_minutes / 60)
    return now + timedelta(hours=wait * (1 + policy.jitter * jitter) / policy.speed)


def _age_at_discovery(published: datetime | None, first_seen: datetime) -> float:
    """Hours, in real time even where the schedule runs fast; an article dated ahead of its discovery was new then."""
    return _hours(published, first_seen) if published is not None else 0.0


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
