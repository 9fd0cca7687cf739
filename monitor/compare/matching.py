"""Which of two lists of word sequences are versions of one another: candidates by rare words, best pairs first. PURE.

Bounded: every item has a handful of candidates, however many items there are, and long ones are compared by their
first words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from monitor.compare.word_sets import word_set

__all__ = ["Scored", "best_pairs", "content_words", "likely_pairs", "likeness", "share_within"]

Words = tuple[str, ...]
Scored = tuple[float, int, int]

# A word that more items hold tells little, and would make the candidates grow with the square of the text.
_RARE = 8
_CANDIDATES = 4
_LONGEST = 250
# Words of four letters and more that any two sentences may share.
_COMMON = word_set(
    "about after also because been before being could does from have having into just less like many more most much "
    "next only other over said says same should since some such than that their them then there these they this those "
    "through told under until upon very were what when where which while will with within without would your according "
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday year years week weeks month months hours today yesterday hundred thousand million "
    "billion least nearly around almost another both each every three four five seven eight nine eleven twelve "
    "aber auch beim dass eine einem einen einer nach nicht noch oder seine sich sind über waren werden wird wurde wurden "
    "aussi avec cette dans elle leur mais pour sont ainsi como está este esta para pero también anche alla della delle "
    "nella sono mais uma pela pelo também dalla dello"
)


def likeness(left: Words, right: Words) -> float:
    """How much of both is the same words in the same order, 0 to 1; counts the first 250 words of each."""
    return Indel.normalized_similarity(left[:_LONGEST], right[:_LONGEST])


def share_within(part: Words, whole: Words) -> float:
    """The share of `part`'s words that `whole` has too, in any order, 0 to 1."""
    if not part:
        return 0.0
    common = Counter(part[:_LONGEST]) & Counter(whole[: 4 * _LONGEST])
    return sum(common.values()) / min(len(part), _LONGEST)


def content_words(words: Words) -> frozenset[str]:
    """What a sentence is about: its longer words without the commonest, and no figure, which may have changed.

    >>> sorted(content_words(("about", "90", "people", "were", "wounded", "in", "orsk")))
    ['orsk', 'people', 'wounded']
    """
    return frozenset(word for word in words[:_LONGEST] if len(word) > 3 and word.isalpha() and word not in _COMMON)


def likely_pairs(left: Sequence[Words], right: Sequence[Words]) -> set[tuple[int, int]]:
    """Index pairs that share rare words, at most a handful an item; the same whichever side comes first."""
    pairs = set(_one_way(left, right))
    pairs.update((i, j) for j, i in _one_way(right, left))
    return pairs


def _one_way(left: Sequence[Words], right: Sequence[Words]) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(right):
        for word in set(words[:_LONGEST]):
            if len(holders[word]) <= _RARE:
                holders[word].append(j)
    for i, words in enumerate(left):
        votes: Counter[int] = Counter()
        for word in set(words[:_LONGEST]):
            found = holders.get(word, ())
            if len(found) <= _RARE:
                votes.update(found)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], abs(vote[0] - i), vote[0]))
        yield from ((i, j) for j, _ in ranked[:_CANDIDATES])


def best_pairs(scored: Iterable[Scored]) -> list[Scored]:
    """One-to-one pairs, the best first. Ties go to items near one another and near the top, on either side alike."""
    order = sorted(scored, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]), pair[1] + pair[2], pair[1]))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for pair in order:
        if pair[1] not in taken_left and pair[2] not in taken_right:
            taken_left.add(pair[1])
            taken_right.add(pair[2])
            pairs.append(pair)
    return pairs
