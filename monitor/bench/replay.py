"""A log of real checks -> articles to run rules on. PURE. So can the policy be held against what users really see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from monitor.bench.edit_process import Corpus
from monitor.bench.schedulers import newsdiffs, policy
from monitor.bench.watching import Watched, watch
from monitor.cadence import CadencePolicy, threshold

__all__ = ["LoggedCheck", "corpus_from_log", "replay"]


@dataclass(frozen=True, slots=True)
class LoggedCheck:
    """One check that saw the article: its age in hours then, and whether the text had changed since the one before.

    The first check of an article is its discovery. Checks that saw no article (walls, errors) are left out of a log.
    """

    article: int
    age_hours: float
    changed: bool = False


def corpus_from_log(log: Iterable[LoggedCheck]) -> Corpus:
    """The articles of a log, each watched from its first check to its last.

    When an edit was made is known only to lie between two checks: the middle is taken. Two edits between two checks
    were one to the log and stay one, so that a replay flatters every rule alike, and most at few requests.
    """
    checks: dict[int, list[LoggedCheck]] = defaultdict(list)
    for check in log:
        checks[check.article].append(check)
    histories = [sorted(history, key=lambda check: check.age_hours) for history in checks.values()]
    edits = [_edits(history) for history in histories]
    unknown = np.full(len(histories), np.nan)
    return Corpus(
        discovered=np.array([history[0].age_hours for history in histories], dtype=np.float64),
        edits=np.array([age for ages in edits for age in ages], dtype=np.float64),
        starts=np.cumsum([0, *map(len, edits)], dtype=np.int64),
        until=np.array([history[-1].age_hours for history in histories], dtype=np.float64),
        mass=unknown,
        scale_hours=unknown,
        tail=unknown,
    )


def replay(log: Iterable[LoggedCheck], budgets: Sequence[float] = (5, 10, 20, 40)) -> dict[str, dict[float, Watched]]:
    """What monitor's policy would have made of the logged articles at these budgets, beside newsdiffs at its own pace."""
    corpus = corpus_from_log(log)
    jitter = CadencePolicy().jitter
    return {
        "monitor": {budget: watch(corpus, policy(threshold(budget)), jitter=jitter) for budget in budgets},
        "newsdiffs": {1.0: watch(corpus, newsdiffs(1.0))},
    }


def _edits(history: Sequence[LoggedCheck]) -> list[float]:
    return [(before.age_hours + after.age_hours) / 2 for before, after in pairwise(history) if after.changed]
