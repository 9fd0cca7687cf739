"""Which claim of one version is which of the next, the unchanged, moved and reworded ones too. PURE.

What the comparison told as altered is one claim; then claims of unchanged sentences by their order, those of altered
sentences by value, words or source, and last those that went to another sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from monitor.compare.figures_changed import likely_same
from monitor.compare.found import Pair
from monitor.compare.matching import best_pairs, likeness
from monitor.compare.quotes_changed import quote_words
from monitor.compare.sides import Side, folded_words
from monitor.compare.sourcing_changed import is_hedge
from monitor.compare.speakers_alike import sources_differ
from monitor.text.normal import fold
from monitor.values import Attribution, Change, Claim, Figure, Quote

__all__ = ["same_claims"]

Kind = TypeVar("Kind", Figure, Quote, Attribution)
Key = Callable[[Claim], Hashable]

# As for changed quotes and sources (quotes_changed, sourcing_changed): how alike two of one altered sentence are.
_LIKE_QUOTES = 0.4
_LIKE_CONTENT = 0.5
# Claims of one kind in one altered sentence that are compared each with each; a page that has more is no prose.
_MOST_IN_GROUP = 40


def same_claims(pair: Pair, changes: Iterable[Change]) -> dict[int, int]:
    """Index of an earlier claim (in `pair.before.claims`) -> index of the later claim that it is.

    `changes` are those that were told of this place. No claim is in it twice; work grows with the text alone.
    """
    matching = _Matching(pair)
    matching.take_told(changes)
    for i, j in pair.alignment.same.items():
        matching.take_in_order((i,), (j,))
    for group in pair.alignment.groups:
        matching.take_altered(group.before, group.after)
    matching.take_moved()
    return matching.found


class _Matching:
    """The pairs found so far."""

    def __init__(self, pair: Pair) -> None:
        self.found: dict[int, int] = {}
        self._pair = pair
        self._left, self._right = pair.before.claims, pair.after.claims
        self._taken: set[int] = set()
        self._left_of, self._right_of = _by_sentence(pair.before), _by_sentence(pair.after)

    def take_told(self, changes: Iterable[Change]) -> None:
        """The claims that were told to be one, altered."""
        left, right = _by_span(self._left), _by_span(self._right)
        for change in changes:
            if change.before is not None and change.after is not None:
                self._take(left.get(_span(change.before)), right.get(_span(change.after)))

    def take_in_order(self, before: Sequence[int], after: Sequence[int]) -> None:
        """Claims of the same words, by their order; all of them where there are as many of the kind."""
        for kind in (Figure, Quote, Attribution):
            left, right = self._loose(before, after, kind)
            if len(left) == len(right):
                self._take_all(zip(left, right, strict=True))
            else:
                self._take_by(left, right, lambda claim: fold(claim.text))

    def take_altered(self, before: Sequence[int], after: Sequence[int]) -> None:
        """Claims of a sentence that was reworded."""
        self._take_figures(before, after)
        self._take_quotes(before, after)
        left, right = self._loose(before, after, Attribution)
        self._take_by(left, right, _source_key)
        left, right = self._loose(before, after, Attribution)
        for i in left[:_MOST_IN_GROUP]:
            one = self._left[i]
            free = (j for j in right[:_MOST_IN_GROUP] if j not in self._taken)
            self._take(i, next((j for j in free if _same_source(one, self._right[j])), None))

    def take_moved(self) -> None:
        """Claims that stand in a sentence which is no version of the one that they stood in."""
        everywhere_before, everywhere_after = tuple(self._left_of), tuple(self._right_of)
        left, right = self._loose(everywhere_before, everywhere_after, Figure)
        counted = [i for i in left if _unit(self._left[i])], [j for j in right if _unit(self._right[j])]
        self._take_by(*counted, _figure_key)
        self._take_by(*self._loose(everywhere_before, everywhere_after, Quote), _quote_key)
        left, right = self._loose(everywhere_before, everywhere_after, Attribution)
        places: dict[Hashable, list[int]] = defaultdict(list)
        for j in right:
            places[_source_key(self._right[j])].append(j)
        for i in left:
            near = places.get(_source_key(self._left[i]), ())[:_MOST_IN_GROUP]
            alike = (j for j in near if j not in self._taken and self._says_alike(i, j))
            self._take(i, next(alike, None))

    def _take_figures(self, before: Sequence[int], after: Sequence[int]) -> None:
        left, right = self._loose(before, after, Figure)
        self._take_by(left, right, lambda claim: (fold(claim.text), _figure_key(claim)))
        left, right = self._loose(before, after, Figure)
        self._take_by(left, right, _figure_key)
        left, right = self._loose(before, after, Figure)
        lefts, rights = _only(Figure, self._left, left), _only(Figure, self._right, right)
        at_left = {id(one): i for one, i in zip(lefts, left, strict=True)}
        at_right = {id(one): j for one, j in zip(rights, right, strict=True)}
        for one, other in likely_same(self._pair, lefts, rights):
            self._take(at_left[id(one)], at_right[id(other)])

    def _take_quotes(self, before: Sequence[int], after: Sequence[int]) -> None:
        left, right = self._loose(before, after, Quote)
        self._take_by(left, right, _quote_key)
        left, right = self._loose(before, after, Quote)
        words_left = [quote_words(self._left[i].text) for i in left[:_MOST_IN_GROUP]]
        words_right = [quote_words(self._right[j].text) for j in right[:_MOST_IN_GROUP]]
        scored = [
            (like, a, b)
            for a, one in enumerate(words_left)
            for b, other in enumerate(words_right)
            if (like := likeness(one, other)) >= _LIKE_QUOTES
        ]
        self._take_all((left[a], right[b]) for _, a, b in best_pairs(scored))

    def _loose(self, before: Sequence[int], after: Sequence[int], kind: type[Claim]) -> tuple[list[int], list[int]]:
        """The claims of a kind in these sentences that have no partner yet."""
        left = [i for s in before for i in self._left_of.get(s, ()) if isinstance(self._left[i], kind)]
        right = [j for s in after for j in self._right_of.get(s, ()) if isinstance(self._right[j], kind)]
        return [i for i in left if i not in self.found], [j for j in right if j not in self._taken]

    def _says_alike(self, i: int, j: int) -> bool:
        return likeness(_content(self._left[i]), _content(self._right[j])) >= _LIKE_CONTENT

    def _take_by(self, left: Iterable[int], right: Iterable[int], key: Key) -> None:
        places: dict[Hashable, list[int]] = defaultdict(list)
        for j in reversed(list(right)):
            places[key(self._right[j])].append(j)
        for i in left:
            there = places.get(key(self._left[i]))
            if there:
                self._take(i, there.pop())

    def _take_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            self._take(i, j)

    def _take(self, i: int | None, j: int | None) -> None:
        if i is not None and j is not None and i not in self.found and j not in self._taken:
            self.found[i] = j
            self._taken.add(j)


def _by_sentence(side: Side) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for index, claim in enumerate(side.claims):
        found[side.sentence_of(claim.start)].append(index)
    return found


def _span(claim: Claim) -> tuple[type, int, int]:
    return type(claim), claim.start, claim.end


def _by_span(claims: Sequence[Claim]) -> dict[tuple[type, int, int], int]:
    return {_span(claim): index for index, claim in reversed(list(enumerate(claims)))}


def _only(kind: type[Kind], claims: Sequence[Claim], indices: Iterable[int]) -> list[Kind]:
    return [claim for claim in (claims[i] for i in indices) if isinstance(claim, kind)]


def _unit(claim: Claim) -> str | None:
    return claim.unit if isinstance(claim, Figure) else None


def _figure_key(claim: Claim) -> Hashable:
    if not isinstance(claim, Figure):
        return None
    value = claim.value if claim.number is None else claim.number
    return value, claim.value_to, claim.unit, claim.approximation


def _quote_key(claim: Claim) -> Hashable:
    return quote_words(claim.text)


def _source_key(claim: Claim) -> Hashable:
    if not isinstance(claim, Attribution):
        return None
    return folded_words(claim.source.text if claim.source else ""), folded_words(claim.cue.text)


def _same_source(one: Claim, other: Claim) -> bool:
    if not isinstance(one, Attribution) or not isinstance(other, Attribution):
        return False
    return is_hedge(one) == is_hedge(other) and not sources_differ(one, other)


def _content(claim: Claim) -> tuple[str, ...]:
    content = claim.content if isinstance(claim, Attribution) else None
    return folded_words((content or claim).text)
