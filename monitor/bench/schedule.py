"""`monitor bench schedule`: monitor's policy beside its rivals and the oracle, over thirty days on a virtual clock.

Each rival's constants are tuned so that it spends what the policy spends; the back-off gets its best shape as well.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import fmean
from typing import Any

import numpy as np

from monitor.bench.edit_process import Corpus, Process, Shape, draw_corpus, shape_of
from monitor.bench.schedulers import Scheduler, back_off, choose, diffengine, fixed, newsdiffs, oracle, policy
from monitor.bench.watching import Watched, watch
from monitor.cadence import WAIT_WEIGHT, CadencePolicy, threshold

__all__ = ["ChoiceTime", "ScheduleFigures", "ScheduleResult", "as_json", "run_schedule_bench"]

FIRST_SEED = 7
TUNING_ARTICLES = 4_000
TUNING_STEPS = 14
SHRINKS = (2.0, 4.0, 8.0, 16.0)
CHOICE_SIZES = (1_000, 10_000, 100_000)
CHOSEN, CHOICE_ROUNDS = 100, 9
ORACLE, WAITING_ORACLE = "oracle", "oracle, waits count"


@dataclass(frozen=True, slots=True)
class ScheduleFigures:
    """A rule at a budget, the mean over the seeds. Delays in minutes, infinite where more than that were never seen.

    `requests` is what was really spent on an article, its first fetch included; `of_oracle` the versions caught by those
    that the oracle caught for the same money. The oracle knows every article's true rate of edits, and looks where the
    chance of an unseen one is greatest. That is greedy, not optimal: one that counts waiting as well, as monitor does,
    catches a little more, and has a row of its own.
    """

    rule: str
    budget: float
    caught: float
    median_minutes: float
    late_minutes: float  # the 90th percentile
    requests: float
    requests_per_catch: float
    of_oracle: float


@dataclass(frozen=True, slots=True)
class ChoiceTime:
    """How long choosing the hundred best of so many articles by their score takes, the median in milliseconds."""

    articles: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class ScheduleResult:
    """All that `monitor bench schedule` measures."""

    process: Process
    articles: int
    seeds: int
    shape: Shape
    figures: tuple[ScheduleFigures, ...]
    choices: tuple[ChoiceTime, ...]

    def ratio(self, budget: float) -> float:
        """The policy's versions by the oracle's at this budget."""
        return next(one.of_oracle for one in self.figures if one.rule == "monitor" and one.budget == budget)


def run_schedule_bench(
    articles: int = 20_000,
    budgets: Sequence[float] = (5, 10, 20, 40),
    process: Process = "base",
    seeds: int = 5,
    *,
    progress: Callable[[str], None] = lambda done: None,
) -> ScheduleResult:
    """Run every rule at every budget over `seeds` draws of `articles` articles. `progress` is told of each part."""
    corpora = [draw_corpus(articles, process, FIRST_SEED + number) for number in range(seeds)]
    trial = draw_corpus(min(articles, TUNING_ARTICLES), process, FIRST_SEED - 1)
    figures: list[ScheduleFigures] = []
    for budget in budgets:
        figures += _at_budget(corpora, trial, budget)
        progress(f"{budget:g} requests an article")
    choices = tuple(_choice_time(size) for size in CHOICE_SIZES)
    return ScheduleResult(process, articles, seeds, shape_of(corpora[0]), tuple(figures), choices)


def as_json(result: ScheduleResult) -> dict[str, Any]:
    """The result for a program; a delay that is infinite is null."""
    row = asdict(result)
    for figures in row["figures"]:
        for name in ("median_minutes", "late_minutes"):
            figures[name] = figures[name] if math.isfinite(figures[name]) else None
    return row


# --- rules at a budget ------------------------------------------------------------------------------------------


def _at_budget(corpora: Sequence[Corpus], trial: Corpus, budget: float) -> Iterator[ScheduleFigures]:
    jitter = CadencePolicy().jitter
    ours = [watch(corpus, policy(threshold(budget)), jitter=jitter) for corpus in corpora]
    spent = fmean(watched.requests_per_article for watched in ours)
    runs: dict[str, list[Watched]] = {"monitor": ours}
    for name, tuned in _rivals(trial, spent).items():
        runs[name] = [watch(corpus, tuned(corpus)) for corpus in corpora]
    limit = fmean(watched.caught for watched in runs[ORACLE])
    for name, watched in runs.items():
        yield _figures(name, budget, watched, limit)


def _rivals(trial: Corpus, spent: float) -> dict[str, Callable[[Corpus], Scheduler]]:
    """The other rules, each with its constants for this spending."""
    factor = _tuned(trial, newsdiffs, 0.02, 60.0, spent)
    share = _tuned(trial, diffengine, 0.01, 0.97, spent)
    chance = _tuned(trial, lambda mu: oracle(mu, trial), 0.0005, 0.9, spent)
    worth = _tuned(trial, lambda mu: oracle(mu, trial, wait_weight=WAIT_WEIGHT), 0.0005, 0.9, spent)
    growth, shrink = _best_back_off(trial, spent)
    return {
        ORACLE: lambda corpus: oracle(chance, corpus),
        WAITING_ORACLE: lambda corpus: oracle(worth, corpus, wait_weight=WAIT_WEIGHT),
        "tuned back-off": lambda corpus: back_off(growth, shrink),
        "diffengine": lambda corpus: diffengine(share),
        "newsdiffs": lambda corpus: newsdiffs(factor),
        "fixed, first day": lambda corpus: fixed(24 / spent),
    }


def _best_back_off(trial: Corpus, spent: float) -> tuple[float, float]:
    """The growth that spends as much, and the shrinking that catches most with it."""
    shapes = [(_tuned(trial, partial(back_off, shrink=shrink), 1.001, 30.0, spent), shrink) for shrink in SHRINKS]
    return max(shapes, key=lambda shape: watch(trial, back_off(*shape)).caught)


def _tuned(trial: Corpus, rule: Callable[[float], Scheduler], low: float, high: float, spent: float) -> float:
    """The constant, between `low` and `high`, at which a rule spends so much: more of it, fewer requests."""
    for _ in range(TUNING_STEPS):
        middle = math.sqrt(low * high)
        if watch(trial, rule(middle), stop_at=spent).requests_per_article > spent:
            low = middle
        else:
            high = middle
    return high


def _figures(name: str, budget: float, watched: Sequence[Watched], limit: float) -> ScheduleFigures:
    caught = fmean(one.caught for one in watched)
    return ScheduleFigures(
        rule=name,
        budget=budget,
        caught=caught,
        median_minutes=fmean(one.delay_minutes(0.5) for one in watched),
        late_minutes=fmean(one.delay_minutes(0.9) for one in watched),
        requests=fmean(one.requests_per_article for one in watched),
        requests_per_catch=fmean(one.requests_per_catch for one in watched),
        of_oracle=caught / limit if limit else 0.0,
    )


# --- choosing ---------------------------------------------------------------------------------------------------


def _choice_time(articles: int) -> ChoiceTime:
    """Score all articles and take the hundred best, as a scheduler without stored due times would at each tick."""
    dice = np.random.default_rng(1)
    discovered = dice.uniform(0, 0.25, articles)
    at = discovered + dice.uniform(0, 400, articles)
    age = at + dice.uniform(0, 100, articles)
    edits_seen = dice.integers(0, 5, articles)
    taken = []
    for _ in range(CHOICE_ROUNDS):
        started = time.perf_counter()
        choose(age, at, edits_seen, discovered, CHOSEN)
        taken.append((time.perf_counter() - started) * 1000)
    return ChoiceTime(articles, float(np.median(taken)))
