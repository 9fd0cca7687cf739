"""Rules of when to check next, over arrays of articles: monitor's own policy, its rivals, and the oracle.

The policy is monitor.cadence's formula with monitor.cadence's constants, for many articles at once; a test holds the
two to one another, article by article.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.bench.edit_process import HORIZON_HOURS, Corpus, Floats, Integers
from monitor.cadence import MASS, PRIOR, SCALE_HOURS, TAIL, WAIT_WEIGHT

__all__ = ["Scheduler", "State", "back_off", "choose", "diffengine", "fixed", "newsdiffs", "oracle", "policy", "scores"]

BISECTIONS = 30  # 720 hours / 2^30: finer than a millisecond; a second would already move checks
NEVER = np.inf
NEWSDIFFS_STEPS = ((3.0, 0.25), (24.0, 1.0), (168.0, 3.0))  # hours since the last change, and then hours between checks
NEWSDIFFS_LAST_HOURS = 24.0
BACK_OFF_FIRST_HOURS = 0.25


@dataclass(slots=True)
class State:
    """What a rule may know of the articles that are still watched, an entry each. Ages in hours.

    `article` is the number in the corpus; `at` the last check's age, `changed_at` that of the last change seen (the
    discovery before any), `edits_seen` the checks that found one, `waited` the last wait, `found` whether the last
    check found an edit.
    """

    article: Integers
    discovered: Floats
    at: Floats
    changed_at: Floats
    edits_seen: Integers
    waited: Floats
    found: NDArray[np.bool_]


Scheduler = Callable[[State], Floats]


def policy(mu: float) -> Scheduler:
    """monitor.cadence: check when the score reaches μ."""

    def due(state: State) -> Floats:
        return _solved(lambda age: scores(age, state.at, state.edits_seen, state.discovered), state.at, mu)

    return due


def scores(age: Floats, at: Floats, edits_seen: Integers, discovered: Floats) -> Floats:
    """What a look at each article is worth: monitor.cadence.score for many at once."""
    share = _share(at)
    grown = MASS * (_share(age) - share) / (PRIOR + MASS * (share - _share(discovered)))
    unseen: Floats = (PRIOR + edits_seen.astype(np.float64)) * np.log1p(grown)
    return _worth(unseen, age - at)


def choose(age: Floats, at: Floats, edits_seen: Integers, discovered: Floats, k: int) -> Integers:
    """The k articles that are most worth a look now, the best first."""
    worth = scores(age, at, edits_seen, discovered)
    best = np.argpartition(worth, -k)[-k:]
    chosen: Integers = best[np.argsort(worth[best])[::-1]]
    return chosen


def oracle(mu: float, corpus: Corpus, *, wait_weight: float = 0.0) -> Scheduler:
    """Check when the chance of an unseen edit reaches μ, by each article's true rates: what no rule can know.

    With `wait_weight` the time that an edit waits counts too, as it does for monitor.
    """

    def due(state: State) -> Floats:
        mass, scale, tail = corpus.mass[state.article], corpus.scale_hours[state.article], corpus.tail[state.article]
        within = 1 - (1 + HORIZON_HOURS / scale) ** -tail
        before = (1 + state.at / scale) ** -tail

        def worth(age: Floats) -> Floats:
            unseen: Floats = mass * (before - (1 + age / scale) ** -tail) / within
            return _worth(unseen, age - state.at, wait_weight)

        return _solved(worth, state.at, mu)

    return due


def newsdiffs(factor: float) -> Scheduler:
    """newsdiffs: by the time since the last change, in four steps; all of them times `factor`."""

    def due(state: State) -> Floats:
        since = state.at - state.changed_at
        wait = np.full(len(since), NEWSDIFFS_LAST_HOURS)
        for hours, step in reversed(NEWSDIFFS_STEPS):
            wait[since < hours] = step
        return state.at + wait * factor

    return due


def diffengine(share: float) -> Scheduler:
    """diffengine as intended: when the unchecked time is this share of the article's age."""

    def due(state: State) -> Floats:
        wait: Floats = np.maximum(state.at, 1 / 60) / (1 - share)
        return wait

    return due


def back_off(growth: float, shrink: float) -> Scheduler:
    """15 minutes, times `growth` after a check without a change, divided by `shrink` after one with."""

    def due(state: State) -> Floats:
        later = np.where(state.found, state.waited / shrink, state.waited * growth)
        wait = np.where(state.waited > 0, np.maximum(later, BACK_OFF_FIRST_HOURS / 3), BACK_OFF_FIRST_HOURS)
        return state.at + wait

    return due


def fixed(hours: float, until: float = 24.0) -> Scheduler:
    """Every so many hours over an article's first day, and never again."""

    def due(state: State) -> Floats:
        age = state.at + hours
        return np.where(age <= until, age, NEVER)

    return due


def _share(age: Floats) -> Floats:
    within = 1 - (1 + HORIZON_HOURS / SCALE_HOURS) ** -TAIL
    share: Floats = (1 - (1 + age / SCALE_HOURS) ** -TAIL) / within
    return share


def _worth(unseen: Floats, waited: Floats, wait_weight: float = WAIT_WEIGHT) -> Floats:
    worth: Floats = 1 - np.exp(-unseen) + wait_weight * unseen * waited / 2
    return worth


def _solved(worth: Callable[[Floats], Floats], at: Floats, mu: float) -> Floats:
    """The age at which the worth reaches μ; infinite beyond the horizon. The worth only grows with age."""
    low, high = at.copy(), np.full(len(at), HORIZON_HOURS + 1)
    never = worth(high) < mu
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        below = worth(middle) < mu
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.where(never, NEVER, high)
