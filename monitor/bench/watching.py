"""Thirty days of checks by a rule, on a virtual clock: what was seen, how late, and at how many requests."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.bench.edit_process import HORIZON_HOURS, Corpus, Floats, Integers
from monitor.bench.schedulers import Scheduler, State

__all__ = ["FLOOR_HOURS", "Watched", "watch"]

FLOOR_HOURS = 5 / 60
MOST_ROUNDS = 20_000  # a rule that asks for more is not one
STRIDE = 2 * HORIZON_HOURS  # keeps the articles' ages apart in one sorted array


@dataclass(frozen=True, slots=True)
class Watched:
    """What a rule came to. `requests` counts the first fetches too; delays are hours, infinite for an edit never seen."""

    articles: int
    edits: int
    versions_caught: int
    requests: int
    delays: Floats

    @property
    def caught(self) -> float:
        """Versions caught by edits made: two edits between two checks are one version."""
        return self.versions_caught / max(self.edits, 1)

    @property
    def requests_per_article(self) -> float:
        """Requests that an article got, the first fetch included."""
        return self.requests / self.articles

    @property
    def requests_per_catch(self) -> float:
        """Requests for one version caught."""
        return self.requests / max(self.versions_caught, 1)

    def delay_minutes(self, quantile: float) -> float:
        """How late edits were seen; infinite where more of them than that were never seen."""
        if not self.edits:
            return 0.0
        late = np.sort(self.delays)
        return float(late[min(int(quantile * self.edits), self.edits - 1)] * 60)


def watch(corpus: Corpus, due: Scheduler, *, jitter: float = 0.0, seed: int = 1, stop_at: float = np.inf) -> Watched:
    """Check all articles as the rule says, from their discovery to the end of the watch; `jitter` as in CadencePolicy.

    A rule that spends more than `stop_at` requests an article is ended there: tuning asks no more of it.
    """
    dice = np.random.default_rng(seed)
    numbered = corpus.edits + STRIDE * np.repeat(np.arange(corpus.size), np.diff(corpus.starts))
    delays = np.full(len(corpus.edits), np.inf)
    seen = corpus.starts[:-1].copy()  # the first edit of each article that no check has found yet
    state = _at_discovery(corpus)
    requests, caught = corpus.size, 0
    for _ in range(MOST_ROUNDS):
        wait = np.maximum(due(state) - state.at, FLOOR_HOURS)
        if jitter:
            wait = np.maximum(wait * dice.uniform(1 - jitter, 1 + jitter, len(wait)), FLOOR_HOURS)
        state, wait = _still_watched(state, wait, corpus.until)
        if not len(wait) or requests > stop_at * corpus.size:
            break
        age = state.at + wait
        upto = np.searchsorted(numbered, age + STRIDE * state.article, side="right")
        found = upto > seen[state.article]
        _note_delays(delays, corpus.edits, seen[state.article][found], upto[found], age[found])
        requests += len(age)
        caught += int(found.sum())
        seen[state.article] = upto
        state = _after_check(state, age, wait, found)
    return Watched(corpus.size, len(corpus.edits), caught, requests, delays)


def _at_discovery(corpus: Corpus) -> State:
    size, discovered = corpus.size, corpus.discovered
    return State(
        article=np.arange(size),
        discovered=discovered,
        at=discovered.copy(),
        changed_at=discovered.copy(),
        edits_seen=np.zeros(size, dtype=np.int64),
        waited=np.zeros(size),
        found=np.zeros(size, dtype=bool),
    )


def _still_watched(state: State, wait: Floats, until: Floats) -> tuple[State, Floats]:
    going = state.at + wait <= until[state.article]
    if going.all():
        return state, wait
    kept = {name: getattr(state, name)[going] for name in State.__dataclass_fields__}
    return State(**kept), wait[going]


def _after_check(state: State, age: Floats, wait: Floats, found: NDArray[np.bool_]) -> State:
    return State(
        article=state.article,
        discovered=state.discovered,
        at=age,
        changed_at=np.where(found, age, state.changed_at),
        edits_seen=state.edits_seen + found,
        waited=wait,
        found=found,
    )


def _note_delays(delays: Floats, edits: Floats, first: Integers, upto: Integers, age: Floats) -> None:
    """Each edit from `first` to before `upto` was seen at `age`."""
    counts = upto - first
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    which = np.repeat(first, counts) + offsets
    delays[which] = np.repeat(age, counts) - edits[which]
