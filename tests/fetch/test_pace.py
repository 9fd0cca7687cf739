"""How soon a host is asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.fetch.pace import Pace, after_response, parse_retry_after
from monitor.values import HostState

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NEW = HostState("example.com")
PACE = Pace()


def seconds(state: HostState, now: datetime = NOW) -> float:
    assert state.next_request_at is not None
    return (state.next_request_at - now).total_seconds()


def test_a_rested_host_takes_a_burst_and_then_one_each_interval() -> None:
    state, now, waits = NEW, NOW, []
    for _ in range(6):
        state = after_response(state, PACE, now=now, status=200)
        waits.append(seconds(state, now))
        now = state.next_request_at or now
    assert waits == pytest.approx([0, 0, 10, 10, 10, 10])


def test_crawl_delay_holds_even_within_the_burst() -> None:
    state = after_response(HostState("h", crawl_delay_seconds=30), PACE, now=NOW, status=200)
    assert seconds(state) == 30


def test_no_interval_means_no_pace() -> None:
    state = after_response(NEW, Pace(interval_seconds=0), now=NOW, status=200)
    assert seconds(state) == 0


def test_slow_down_doubles_from_a_quarter_of_an_hour_to_a_day_and_ends_with_an_answer() -> None:
    state, now, waits = NEW, NOW, []
    for _ in range(9):
        state = after_response(state, PACE, now=now, status=429)
        waits.append(seconds(state, now))
        now = state.next_request_at or now
    assert waits == [900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400]
    state = after_response(state, PACE, now=now, status=200)
    assert (state.backoff_seconds, state.blocked_until) == (0, None)
    assert seconds(after_response(state, PACE, now=now, status=503), now) == 900


def test_retry_after_is_obeyed() -> None:
    state = after_response(NEW, PACE, now=NOW, status=503, retry_after_seconds=120.0)
    assert seconds(state) == 120
    assert seconds(after_response(NEW, PACE, now=NOW, status=429, retry_after_seconds=0.0)) >= 10


def test_a_host_that_does_not_answer_is_left_alone_and_our_own_refusal_is_not_its_fault() -> None:
    assert seconds(after_response(NEW, PACE, now=NOW, status=None, failed=True)) == 900
    assert seconds(after_response(NEW, PACE, now=NOW, status=None)) == 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", 120.0),
        ("Mon, 02 Mar 2026 08:02:00 GMT", 120.0),
        ("Mon, 02 Mar 2026 07:00:00 GMT", 0.0),
        ("999999999999", 604_800.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1e9", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(value: str, expected: float | None) -> None:
    assert parse_retry_after({"retry-after": value}, NOW) == expected


@given(st.text(max_size=60))
def test_any_retry_after_is_read_or_ignored(value: str) -> None:
    asked = parse_retry_after({"retry-after": value}, NOW)
    assert asked is None or 0 <= asked <= 604_800


@given(st.lists(st.tuples(st.sampled_from([200, 304, 404, 429, 500, 503, None]), st.floats(0, 5_000)), max_size=40))
def test_a_host_is_never_asked_more_often_than_its_pace(steps: list[tuple[int | None, float]]) -> None:
    state, now, asked = NEW, NOW, []
    for status, idle in steps:
        now = max(now, state.next_request_at or now) + timedelta(seconds=idle)
        asked.append(now)
        state = after_response(state, PACE, now=now, status=status, failed=status is None)
    for first, later in zip(asked, asked[PACE.burst + 1 :], strict=False):
        assert (later - first).total_seconds() >= PACE.interval_seconds - 1e-3
