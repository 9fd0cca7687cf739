"""PURE: how soon a host may be asked again. Decides over HostState; the clock, the store and the jitter are others'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from monitor.values import HostState

__all__ = ["Pace", "after_response", "parse_retry_after"]

SLOW_DOWN = frozenset({429, 503})
MAX_RETRY_AFTER_SECONDS = 7 * 86_400.0  # a host that asks for more is asked again after a week


@dataclass(frozen=True, slots=True)
class Pace:
    """One request each `interval_seconds`, `burst` at once to a rested host; 0 means no pace (a demo, a test).

    A host that says 429 or 503 is left alone for as long as it asks, else from `backoff_first_seconds` on, doubled
    each time up to `backoff_max_seconds`.
    """

    interval_seconds: float = 10.0
    burst: int = 3
    backoff_first_seconds: float = 900.0
    backoff_max_seconds: float = 86_400.0


def after_response(
    state: HostState,
    pace: Pace,
    *,
    now: datetime,
    status: int | None,
    retry_after_seconds: float | None = None,
    failed: bool = False,
) -> HostState:
    """The host's state once a request to it came to its end at `now`.

    `status` is None where no answer came; `failed` then says that the host itself is at fault (no connection, no
    answer in time): it is treated as one that says 503. A refusal of ours (address guard, robots) is not the host's.
    """
    paced = _after_request(state, pace, now)
    if status in SLOW_DOWN or (status is None and failed):
        return _backed_off(paced, pace, now, retry_after_seconds)
    if status is not None and status < 500:
        return replace(paced, backoff_seconds=0.0, blocked_until=None)
    return paced


def parse_retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that Retry-After asks for, as a number or a date (RFC 9110, 10.2.3); None where it doesn't, or in vain.

    >>> parse_retry_after({"retry-after": "120"}, datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MAX_RETRY_AFTER_SECONDS)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((aware - now).total_seconds(), 0.0), MAX_RETRY_AFTER_SECONDS)


def _after_request(state: HostState, pace: Pace, now: datetime) -> HostState:
    """Take one token; the next request may go out when there is one again, and never sooner than Crawl-delay."""
    delay = state.crawl_delay_seconds or 0.0
    if pace.interval_seconds <= 0:
        return replace(state, tokens=None, tokens_at=None, next_request_at=_later(now, delay) if delay else now)
    tokens = max(_tokens(state, pace, now) - 1.0, 0.0)
    wait = 0.0 if tokens >= 1.0 else (1.0 - tokens) * pace.interval_seconds
    return replace(state, tokens=tokens, tokens_at=now, next_request_at=_later(now, max(wait, delay)))


def _tokens(state: HostState, pace: Pace, now: datetime) -> float:
    """What the bucket holds; a clock that was set back fills nothing."""
    if state.tokens is None or state.tokens_at is None:
        return float(pace.burst)
    rested = max((now - state.tokens_at).total_seconds(), 0.0)
    return min(state.tokens + rested / pace.interval_seconds, float(pace.burst))


def _backed_off(state: HostState, pace: Pace, now: datetime, asked: float | None) -> HostState:
    doubled = state.backoff_seconds * 2 if state.backoff_seconds else pace.backoff_first_seconds
    backoff = min(doubled, pace.backoff_max_seconds)
    until = _later(now, backoff if asked is None else max(asked, pace.interval_seconds))
    until = max(until, state.blocked_until) if state.blocked_until else until
    next_at = max(until, state.next_request_at or until)
    return replace(state, backoff_seconds=backoff, blocked_until=until, next_request_at=next_at)


def _later(now: datetime, seconds: float) -> datetime:
    return now + timedelta(seconds=seconds)
