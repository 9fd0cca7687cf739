"""The schedule's benchmark: it measures the production policy, its figures are what they say, and the gates hold."""

from __future__ import annotations

import io
import json
import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from monitor.bench.edit_process import Corpus, draw_corpus, shape_of
from monitor.bench.replay import LoggedCheck, corpus_from_log, replay
from monitor.bench.schedule import ScheduleResult, as_json, run_schedule_bench
from monitor.bench.schedule_table import print_schedule
from monitor.bench.schedulers import Scheduler, State, back_off, choose, diffengine, newsdiffs, policy, scores
from monitor.bench.watching import watch
from monitor.cadence import CadencePolicy, next_check_at, score, threshold

START = datetime(2031, 5, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def corpus_of(*articles: list[float], discovered: float = 0.0, until: float = 720.0) -> Corpus:
    size = len(articles)
    return Corpus(
        discovered=np.full(size, discovered),
        edits=np.array([age for edits in articles for age in edits]),
        starts=np.cumsum([0, *map(len, articles)]),
        until=np.full(size, until),
        mass=np.ones(size),
        scale_hours=np.ones(size),
        tail=np.full(size, 0.4),
    )


def at_ages(*ages: float) -> Scheduler:
    """A rule that checks every article at these ages."""

    def due(state: State) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        later = np.array([*ages, np.inf])
        return later[np.searchsorted(later, state.at, side="right")]

    return due


# --- it is the production policy ----------------------------------------------------------------------------------


@given(st.floats(0, 700), st.floats(0, 700), st.integers(0, 30), st.floats(0, 1))
def test_scores_over_arrays_are_the_production_score(at: float, later: float, edits: int, discovered: float) -> None:
    found = scores(np.array([at + later + 1]), np.array([at + 1]), np.array([edits]), np.array([discovered]))
    assert found[0] == pytest.approx(score(at + later + 1, at + 1, edits, discovered), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("budget", [5, 10, 20, 40])
def test_the_virtual_clock_makes_the_checks_that_production_would_make(budget: float) -> None:
    corpus = draw_corpus(60, seed=3)
    watched = watch(corpus, policy(threshold(budget)))
    requests = caught = 0
    for number in range(corpus.size):
        made, saw = production_checks(corpus, number, CadencePolicy(requests_per_article=budget, jitter=0))
        requests += made
        caught += saw
    assert watched.requests == requests
    assert watched.versions_caught == caught


def production_checks(corpus: Corpus, number: int, cadence: CadencePolicy) -> tuple[int, int]:
    """Requests and catches of one article by next_check_at itself."""
    edits = corpus.edits[corpus.starts[number] : corpus.starts[number + 1]]
    age = float(corpus.discovered[number])
    first_seen = START + age * HOUR
    requests, seen, catches = 1, 0, 0
    while True:
        due = next_check_at(cadence, now=START + age * HOUR, published=START, first_seen=first_seen, edits_seen=catches)
        if due is None or (due - START) / HOUR > 720:
            return requests, catches
        age = (due - START) / HOUR
        now_seen = int((edits <= age).sum())
        requests, catches, seen = requests + 1, catches + (now_seen > seen), now_seen


def test_the_best_are_chosen_best_first() -> None:
    at, edits, found = np.full(5, 10.0), np.array([0, 3, 0, 9, 1]), np.zeros(5)
    assert list(choose(np.full(5, 20.0), at, edits, found, 3)) == [3, 1, 4]


# --- the figures are what they say --------------------------------------------------------------------------------


def test_two_edits_between_two_checks_are_one_version() -> None:
    watched = watch(corpus_of([1.0, 2.0, 7.0, 30.0]), at_ages(5.0, 10.0))
    assert (watched.edits, watched.versions_caught, watched.requests) == (4, 2, 3)
    assert list(watched.delays) == [4.0, 3.0, 3.0, math.inf]
    assert watched.caught == 0.5
    assert watched.delay_minutes(0.5) == 240
    assert watched.delay_minutes(0.9) == math.inf


def test_articles_do_not_see_each_others_edits() -> None:
    watched = watch(corpus_of([], [3.0], []), at_ages(5.0))
    assert (watched.versions_caught, watched.requests) == (1, 6)


def test_no_check_comes_sooner_than_the_floor_or_after_the_end() -> None:
    def greedy(state: State) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return state.at

    assert watch(corpus_of([], until=1.0), greedy).requests == 13  # the first, and one each five minutes


def test_rivals_wait_as_they_are_known_to() -> None:
    def state(*, at: float, changed_at: float = 0.0, waited: float = 0.0, found: bool = False) -> State:
        one = [np.array([value]) for value in (at, changed_at, waited)]
        return State(np.array([0]), np.array([0.0]), one[0], one[1], np.array([0]), one[2], np.array([found]))

    for at, changed_at, due in ((2, 0, 2.25), (5, 0, 6), (30, 0, 33), (200, 0, 224), (200, 199, 200.25)):
        assert newsdiffs(1.0)(state(at=at, changed_at=changed_at))[0] == due
    assert diffengine(0.2)(state(at=8))[0] == pytest.approx(10)
    assert back_off(2.0, 4.0)(state(at=8))[0] == 8.25
    assert back_off(2.0, 4.0)(state(at=8, waited=3.0))[0] == 14
    assert back_off(2.0, 4.0)(state(at=8, waited=3.0, found=True))[0] == 8.75


def test_the_process_looks_like_what_was_published() -> None:
    shape = shape_of(draw_corpus(20_000))
    assert shape.edited_within_a_day == pytest.approx(0.26, abs=0.02)
    assert shape.edits_of_an_edited == pytest.approx(2.03, rel=0.1)
    assert shape.at_most_twice == pytest.approx(0.86, abs=0.05)
    assert shape.more_than_nine == pytest.approx(0.033, abs=0.01)


@settings(max_examples=10)
@given(st.integers(0, 1000), st.sampled_from(["base", "clustered"]))
def test_a_draw_is_sorted_seen_and_the_same_for_the_same_seed(seed: int, process: str) -> None:
    one, other = (draw_corpus(300, process, seed) for _ in range(2))  # type: ignore[arg-type]
    assert np.array_equal(one.edits, other.edits)
    for number in range(one.size):
        edits = one.edits[one.starts[number] : one.starts[number + 1]]
        assert (np.diff(edits) >= 0).all()
        assert ((edits > one.discovered[number]) & (edits <= 720)).all()


# --- the gates, in short ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def base() -> ScheduleResult:
    return run_schedule_bench(2_000, (10, 20), "base", seeds=2)


def caught(result: ScheduleResult, rule: str, budget: float) -> float:
    return next(one.caught for one in result.figures if (one.rule, one.budget) == (rule, budget))


def test_the_policy_comes_near_the_oracle(base: ScheduleResult) -> None:
    """The gates are .95 and .98 over 20,000 articles and 5 seeds; so few articles scatter by two hundredths."""
    assert base.ratio(10) >= 0.93
    assert base.ratio(20) >= 0.96


def test_everybody_spends_the_same(base: ScheduleResult) -> None:
    for budget in (10, 20):
        spent = {one.rule: one.requests for one in base.figures if one.budget == budget}
        assert spent["monitor"] == pytest.approx(budget, rel=0.06)
        # newsdiffs and the fixed rule go in steps, and the back-off is tuned on another draw
        assert all(value == pytest.approx(spent["monitor"], rel=0.12) for value in spent.values()), spent


@pytest.mark.parametrize("budget", [10])
def test_the_policy_is_ahead_of_its_rivals_on_clustered_edits_too(budget: float) -> None:
    result = run_schedule_bench(1_500, (budget,), "clustered", seeds=2)
    ours = caught(result, "monitor", budget)
    for rival in ("tuned back-off", "diffengine", "newsdiffs", "fixed, first day"):
        assert ours > caught(result, rival, budget) + 0.01, rival


def test_choosing_among_100_000_articles_takes_milliseconds(base: ScheduleResult) -> None:
    """The gate is 10 ms; a shared machine may be slow."""
    assert [choice.articles for choice in base.choices] == [1_000, 10_000, 100_000]
    assert base.choices[-1].milliseconds < 40


def test_the_result_prints_for_people_and_for_programs(base: ScheduleResult) -> None:
    out = io.StringIO()
    print_schedule(base, Console(file=out, width=120))
    assert "monitor" in out.getvalue()
    assert "oracle" in out.getvalue()
    row = json.loads(json.dumps(as_json(base), allow_nan=False))
    assert {one["rule"] for one in row["figures"]} >= {"monitor", "oracle", "tuned back-off", "diffengine", "newsdiffs"}


# --- replay -------------------------------------------------------------------------------------------------------


def test_a_log_becomes_articles_with_edits_between_their_checks() -> None:
    log = [
        LoggedCheck(7, 4.0, changed=True), LoggedCheck(7, 0.5), LoggedCheck(7, 2.0),
        LoggedCheck(9, 1.0), LoggedCheck(9, 50.0),
    ]  # fmt: skip
    corpus = corpus_from_log(log)
    assert list(corpus.edits) == [3.0]
    assert list(corpus.discovered) == [0.5, 1.0]
    assert list(corpus.until) == [4.0, 50.0]
    assert list(corpus.starts) == [0, 1, 1]


def test_a_replay_runs_the_policy_over_the_log() -> None:
    log = [LoggedCheck(article, age / 4, changed=age == 12) for article in range(50) for age in range(200)]
    found = replay(log, (5, 40))
    sparse, dense = found["monitor"][5], found["monitor"][40]
    assert sparse.articles == 50
    assert sparse.edits == 50
    assert dense.requests > sparse.requests
    assert dense.caught == 1
    assert dense.delay_minutes(0.5) < sparse.delay_minutes(0.5)


def test_an_empty_log_is_no_error() -> None:
    assert replay([])["monitor"][10].requests == 0
