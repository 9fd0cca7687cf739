"""Sentences of two versions put beside one another: the same wherever they moved, altered, split, merged. PURE."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.compare.matching import Scored, best_pairs, content_words, likely_pairs, likeness, share_within

__all__ = ["Alignment", "Group", "align"]

Words = tuple[str, ...]

# Two sentences at the same place may differ more than two found anywhere: "12 dead" -> "19 dead" shares one of two.
_LIKE_ANYWHERE = 0.5
_LIKE_IN_PLACE = 0.3
# A sentence written anew keeps most of what it is about: content words, in any order.
_LIKE_SUBJECTS = 0.55
_SUBJECTS_SHARED = 4
# The part of a split sentence that the whole one must hold, and how long it must be for that to mean something.
_WITHIN = 0.6
_SHORTEST_PART = 4
# How far from its neighbour's counterpart a sentence is looked for.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that say the same thing in other words: indices of either side; one side may hold several."""

    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True)
class Alignment:
    """What became of every sentence. `same` maps an earlier sentence to its unchanged later self.

    `groups` are the altered ones; sentences in neither were removed or added.
    """

    same: dict[int, int]
    groups: tuple[Group, ...]

    def group_of_before(self) -> dict[int, int]:
        """Earlier sentence -> index of its group."""
        return {i: at for at, group in enumerate(self.groups) for i in group.before}

    def group_of_after(self) -> dict[int, int]:
        """Later sentence -> index of its group."""
        return {j: at for at, group in enumerate(self.groups) for j in group.after}


def align(before: Sequence[Words], after: Sequence[Words]) -> Alignment:
    """Align two lists of sentences, each given as its folded words."""
    same = _same(before, after)
    left = [i for i in range(len(before)) if i not in same]
    taken = set(same.values())
    right = [j for j in range(len(after)) if j not in taken]
    scored = _scored(before, after, left, right, same)
    pairs = best_pairs(pair for pair, good in scored if good)
    return Alignment(same, _groups(before, after, [(i, j) for _, i, j in pairs], [pair for pair, _ in scored]))


def _same(before: Sequence[Words], after: Sequence[Words]) -> dict[int, int]:
    places: dict[Words, list[int]] = defaultdict(list)
    for j in range(len(after) - 1, -1, -1):
        places[after[j]].append(j)
    same = {}
    for i, words in enumerate(before):
        if places.get(words):
            same[i] = places[words].pop()
    return same


def _scored(
    before: Sequence[Words], after: Sequence[Words], left: list[int], right: list[int], same: dict[int, int]
) -> list[tuple[Scored, bool]]:
    """Candidates with their likeness, and whether it is enough for a pair."""
    near = set(_in_place(len(before), len(after), left, right, same))
    far = likely_pairs([before[i] for i in left], [after[j] for j in right])
    pairs = near | {(left[i], right[j]) for i, j in far}
    scored = []
    subjects_before = {i: content_words(before[i]) for i in left}
    subjects_after = {j: content_words(after[j]) for j in right}
    for i, j in sorted(pairs):
        like = likeness(before[i], after[j])
        floor = _LIKE_IN_PLACE if (i, j) in near else _LIKE_ANYWHERE
        if like < floor:
            about = _about_alike(subjects_before[i], subjects_after[j])
            scored.append(((max(like, about), i, j), about >= _LIKE_SUBJECTS))
            continue
        scored.append(((like, i, j), True))
    return scored


def _about_alike(left: frozenset[str], right: frozenset[str]) -> float:
    """How much of what two sentences are about is the same, in any order, 0 to 1; 0 where they share too little.

    "More than 100 people were wounded in the market blast" and "Officials put the number wounded in the blast at the
    market at about 90" have few words in one order.
    """
    shared = len(left & right)
    return 2 * shared / (len(left) + len(right)) if shared >= _SUBJECTS_SHARED else 0.0


def _in_place(
    count_before: int, count_after: int, left: list[int], right: list[int], same: dict[int, int]
) -> Iterable[tuple[int, int]]:
    """Pairs that stand alike behind the same unchanged sentence, or alike before it."""
    back = {j: i for i, j in same.items()}
    for step, edges in ((1, (-1, -1)), (-1, (count_before, count_after))):
        runs_before = _runs(left, step, edges[0], set(same))
        runs_after = _runs(right, step, edges[1], set(back))
        for anchor, run in runs_before.items():
            counterpart = edges[1] if anchor == edges[0] else same[anchor]
            for rank, i in enumerate(run):
                for j in runs_after.get(counterpart, ())[max(0, rank - _REACH) : rank + _REACH + 1]:
                    yield i, j


def _runs(loose: list[int], step: int, edge: int, anchors: set[int]) -> dict[int, list[int]]:
    """Runs of unmatched sentences by the anchor that they follow (step 1) or precede (step -1), nearest first."""
    runs: dict[int, list[int]] = defaultdict(list)
    anchor_of: dict[int, int] = {}
    for index in loose if step == 1 else reversed(loose):
        neighbour = index - step
        anchor = neighbour if neighbour in anchors or neighbour == edge else anchor_of.get(neighbour, edge)
        anchor_of[index] = anchor
        runs[anchor].append(index)
    return runs


def _groups(
    before: Sequence[Words], after: Sequence[Words], pairs: list[tuple[int, int]], scored: list[Scored]
) -> tuple[Group, ...]:
    lefts = {at: [i] for at, (i, _) in enumerate(pairs)}
    rights = {at: [j] for at, (_, j) in enumerate(pairs)}
    of_left = {i: at for at, (i, _) in enumerate(pairs)}
    of_right = {j: at for at, (_, j) in enumerate(pairs)}
    for _, i, j in sorted(scored, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1] + pair[2])):
        if i in of_left and j not in of_right and _is_part(after[j], before[i]):
            of_right[j] = of_left[i]
            rights[of_left[i]].append(j)
        elif j in of_right and i not in of_left and _is_part(before[i], after[j]):
            of_left[i] = of_right[j]
            lefts[of_right[j]].append(i)
    return tuple(
        sorted(
            (Group(tuple(sorted(lefts[at])), tuple(sorted(rights[at]))) for at in lefts), key=lambda group: group.before
        )
    )


def _is_part(part: Words, whole: Words) -> bool:
    return len(part) >= _SHORTEST_PART and share_within(part, whole) >= _WITHIN
