"""When to look again: the policy of SCHEDULING, as tables and laws."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.cadence import (
    LONGEST_PINNED_WAIT_HOURS,
    RESAMPLED_SHARE,
    THRESHOLDS,
    CadencePolicy,
    edits_expected,
    heeds_hints,
    is_past_retirement,
    next_check_at,
    next_poll_at,
    retry_check_at,
    sample_of,
    score,
    second_look_at,
    threshold,
)

SEEN = datetime(2031, 5, 6, 12, tzinfo=UTC)
POLICY = CadencePolicy()
HOUR = timedelta(hours=1)
ages = st.floats(0, 2000)


def wait_hours(
    age: float,
    *,
    edits: int = 0,
    policy: CadencePolicy = POLICY,
    pinned: bool = False,
    jitter: float = 0.0,
    sample: float = 1.0,
) -> float | None:
    """Hours to the next look at an article that was found new, `age` hours ago."""
    now = SEEN + age * HOUR / policy.speed
    due = next_check_at(
        policy, now=now, published=SEEN, first_seen=SEEN, edits_seen=edits, pinned=pinned, jitter=jitter, sample=sample
    )
    return None if due is None else (due - now) / HOUR * policy.speed


# --- the score ----------------------------------------------------------------------------------------------------


def test_the_score_is_the_formula_worked_by_hand() -> None:
    def share(age: float) -> float:
        return (1 - (1 + age) ** -0.4) / (1 - 721**-0.4)

    known = 0.66 * (share(5) - share(0.1))
    unseen = 2.5 * math.log(1 + 0.66 * (share(9) - share(5)) / (0.5 + known))
    assert edits_expected(9, 5, 2, 0.1) == pytest.approx(unseen)
    assert score(9, 5, 2, 0.1) == pytest.approx(1 - math.exp(-unseen) + 0.02 * unseen * 4 / 2)


@given(ages, ages, st.integers(0, 20))
def test_the_score_is_nothing_at_the_last_check_and_grows_from_there(at: float, later: float, edits: int) -> None:
    assert score(at, at, edits, 0.0) == pytest.approx(0)
    assert score(at + later + 0.5, at, edits, 0.0) > score(at + later, at, edits, 0.0) >= 0


@given(ages, st.floats(0.1, 500), st.integers(0, 20))
def test_an_article_that_was_edited_more_is_worth_more(at: float, later: float, edits: int) -> None:
    assert score(at + later, at, edits + 1, 0.0) > score(at + later, at, edits, 0.0)


@pytest.mark.parametrize(("budget", "mu"), THRESHOLDS)
def test_a_budget_has_its_measured_threshold(budget: float, mu: float) -> None:
    assert threshold(budget) == pytest.approx(mu)


@given(st.floats(1, 300), st.floats(1, 100))
def test_more_requests_have_a_lower_threshold(budget: float, more: float) -> None:
    assert 0 < threshold(budget + more) < threshold(budget) < 1


# --- the next check -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("budget", [5, 10, 20, 40])
@pytest.mark.parametrize("edits", [0, 1, 5])
@pytest.mark.parametrize("age", [1.0, 7.0, 30.0])
def test_the_next_check_is_when_the_score_reaches_the_threshold(budget: float, edits: int, age: float) -> None:
    wait = wait_hours(age, edits=edits, policy=CadencePolicy(requests_per_article=budget))
    assert wait is not None
    if wait > POLICY.floor_minutes / 60 + 0.001:
        assert score(age + wait, age, edits, 0.0) == pytest.approx(threshold(budget), rel=1e-3)
    else:
        assert score(age + wait, age, edits, 0.0) >= threshold(budget)


def test_waits_grow_with_age_and_shrink_with_edits() -> None:
    quiet = [wait_hours(age) or 0 for age in (0.1, 1, 6, 24, 100)]
    assert quiet == sorted(quiet)
    assert quiet[0] < 1
    assert quiet[-1] > 100
    assert (wait_hours(24, edits=3) or 0) < (wait_hours(24) or 0) / 4


@pytest.mark.parametrize(("budget", "most"), [(5, 6), (10, 11), (20, 21), (40, 41)])
def test_a_quiet_article_costs_no_more_than_its_budget(budget: float, most: int) -> None:
    policy, age, looks = CadencePolicy(requests_per_article=budget), 0.1, 1
    while (wait := wait_hours(age, policy=policy)) is not None:
        age, looks = age + wait, looks + 1
    assert looks <= most
    assert age <= 720


@given(st.floats(0, 719), st.integers(0, 50), st.floats(-1, 1), st.floats(1, 200))
def test_no_two_checks_are_closer_than_the_floor(age: float, edits: int, jitter: float, budget: float) -> None:
    wait = wait_hours(age, edits=edits, jitter=jitter, policy=CadencePolicy(requests_per_article=budget))
    assert wait is None or wait >= 5 / 60 - 1e-6


@given(st.floats(-1, 1))
def test_jitter_moves_a_check_by_a_tenth_at_most(jitter: float) -> None:
    plain, moved = wait_hours(30), wait_hours(30, jitter=jitter)
    assert plain is not None
    assert moved is not None
    assert moved == pytest.approx(plain * (1 + 0.1 * jitter), rel=1e-6)


def test_fast_time_is_the_same_schedule_in_less_time() -> None:
    fast = CadencePolicy(speed=3600)
    assert wait_hours(24, policy=fast) == pytest.approx(wait_hours(24), rel=1e-3)


def test_a_fixed_interval_replaces_the_model_until_retirement() -> None:
    policy = CadencePolicy(fixed_interval_minutes=90)
    assert [wait_hours(age, policy=policy) for age in (0, 100, 718)] == [1.5, 1.5, 1.5]
    assert wait_hours(719, policy=policy) is None


# --- dates that say little ----------------------------------------------------------------------------------------


def due_for(published: datetime | None) -> datetime | None:
    return next_check_at(POLICY, now=SEEN, published=published, first_seen=SEEN, edits_seen=0)


@pytest.mark.parametrize(
    "published", [SEEN + timedelta(days=400), datetime(1970, 1, 1, tzinfo=UTC), datetime(1, 1, 1, tzinfo=UTC), None]
)
def test_a_date_that_can_not_be_is_taken_for_new(published: datetime | None) -> None:
    assert due_for(published) == due_for(SEEN)


@pytest.mark.parametrize("days", [2, 20, 300, 5000])
def test_an_old_story_that_a_feed_offers_is_looked_at_again_within_days(days: int) -> None:
    due = due_for(SEEN - timedelta(days=days))
    assert due is not None
    assert due - SEEN < timedelta(days=3)


# --- retirement ---------------------------------------------------------------------------------------------------


def test_an_article_is_retired_at_thirty_days() -> None:
    assert wait_hours(720.5) is None
    assert wait_hours(720.5, edits=40) is None
    assert wait_hours(600, edits=40) is not None


def test_a_look_that_would_come_after_retirement_does_not_come() -> None:
    assert wait_hours(500) is None


@pytest.mark.parametrize("age", [1.0, 500.0, 720.5, 50_000.0])
def test_a_pinned_article_is_never_retired_and_looked_at_every_week(age: float) -> None:
    wait = wait_hours(age, pinned=True)
    assert wait is not None
    assert wait <= LONGEST_PINNED_WAIT_HOURS


@pytest.mark.parametrize(("age", "next_look"), [(500, 60 * 24), (60 * 24, 120 * 24)])
def test_a_sampled_article_is_looked_at_at_60_and_120_days(age: float, next_look: float) -> None:
    assert age + (wait_hours(age, sample=0.005) or 0) == pytest.approx(next_look)
    assert wait_hours(age, sample=0.5) is None


def test_a_sampled_article_is_left_alone_after_the_last_look() -> None:
    assert wait_hours(120 * 24, sample=0.005) is None


def test_about_one_article_in_a_hundred_is_sampled_and_always_the_same_ones() -> None:
    keys = [f"https://example.org/story-{number}" for number in range(20_000)]
    sampled = [key for key in keys if sample_of(key) < RESAMPLED_SHARE]
    assert 140 <= len(sampled) <= 260
    assert sampled == [key for key in keys if sample_of(key) < RESAMPLED_SHARE]


def test_an_article_that_fails_for_thirty_days_need_not_be_tried_again() -> None:
    for age, pinned, over in ((719, False, False), (721, False, True), (721, True, False)):
        assert is_past_retirement(POLICY, now=SEEN + age * HOUR, first_seen=SEEN, pinned=pinned) is over


# --- second looks, failures, hints --------------------------------------------------------------------------------


def test_a_second_look_comes_soon() -> None:
    assert second_look_at(POLICY, now=SEEN) - SEEN == timedelta(minutes=2)
    assert second_look_at(CadencePolicy(speed=60), now=SEEN) - SEEN == timedelta(seconds=2)


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 15), (1, 15), (2, 30), (3, 60), (7, 960), (8, 1440), (999, 1440)]
)
def test_failures_back_off_from_a_quarter_of_an_hour_to_a_day(failures: int, minutes: float) -> None:
    assert retry_check_at(POLICY, now=SEEN, failures=failures) - SEEN == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("hints", "hits", "heeded"),
    [(0, 0, True), (19, 0, True), (20, 0, False), (20, 1, False), (20, 2, True), (1000, 99, False), (1000, 100, True)],
)
def test_a_feed_whose_hints_seldom_come_true_is_not_heeded(hints: int, hits: int, heeded: bool) -> None:
    assert heeds_hints(hints, hits, chance=0.5) is heeded


def test_a_feed_that_cried_wolf_is_still_tried_now_and_then() -> None:
    assert heeds_hints(1000, 0, chance=0.05)


# --- feeds --------------------------------------------------------------------------------------------------------


def poll_hours(**asked: object) -> float:
    return (next_poll_at(POLICY, now=SEEN, **asked) - SEEN) / HOUR  # type: ignore[arg-type]


def every(hours: float, count: int = 10) -> list[datetime]:
    return [SEEN - number * hours * HOUR for number in range(1, count + 1)]


@pytest.mark.parametrize(("hours", "wait"), [(0.1, 0.25), (1, 0.5), (8, 4), (30, 15), (60, 24)])
def test_a_feed_is_polled_twice_as_often_as_news_comes_between_15_minutes_and_a_day(hours: float, wait: float) -> None:
    assert poll_hours(entry_times=every(hours)) == pytest.approx(wait, rel=0.25)


def test_a_feed_that_has_been_silent_for_long_is_polled_daily() -> None:
    assert poll_hours(entry_times=[SEEN - timedelta(days=200)]) == 24


def test_a_feed_without_dates_is_polled_hourly() -> None:
    assert poll_hours() == 1


def test_entries_dated_ahead_are_no_reason_to_hurry() -> None:
    ahead = [SEEN + number * HOUR for number in range(1, 20)]
    assert poll_hours(entry_times=ahead) == pytest.approx(poll_hours(entry_times=ahead[:1]))
    assert 0.25 <= poll_hours(entry_times=ahead) <= 24


@pytest.mark.parametrize(("seconds", "wait"), [(60, 0.25), (7200, 2), (10**9, 24)])
def test_what_the_server_asks_is_obeyed_up_to_a_day(seconds: float, wait: float) -> None:
    assert poll_hours(entry_times=every(0.1), at_least_seconds=seconds) == pytest.approx(wait)


def test_a_304_goes_on_at_the_present_interval() -> None:
    assert poll_hours(known_interval_seconds=5400) == 1.5


@pytest.mark.parametrize(("failures", "wait"), [(1, 0.5), (2, 1), (5, 8), (40, 24)])
def test_a_feed_that_fails_is_polled_less_and_less(failures: int, wait: float) -> None:
    assert poll_hours(failures=failures) == wait


@given(st.lists(st.floats(-1000, 10_000), max_size=30), st.floats(0, 10**7), st.floats(-1, 1), st.integers(0, 100))
def test_a_poll_is_never_sooner_nor_later_than_the_bounds(
    hours: list[float], asked: float, jitter: float, failures: int
) -> None:
    times = [SEEN - hour * HOUR for hour in hours]
    due = next_poll_at(POLICY, now=SEEN, entry_times=times, at_least_seconds=asked, jitter=jitter, failures=failures)
    assert timedelta(minutes=15) <= due - SEEN <= timedelta(hours=24)
