"""Which figures changed: pairs inside altered sentences by what they count and stand beside, the rest come or go. PURE."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import islice

from monitor.compare.found import Found, Pair
from monitor.compare.matching import Scored, best_pairs, content_words
from monitor.compare.sides import Side, folded_words
from monitor.compare.word_sets import word_set
from monitor.text.normal import fold
from monitor.values import ChangeKind, ChangeOp, Dimension, Figure

__all__ = ["figures_changed", "holds_value", "is_telling", "likely_same", "same_figure", "same_value"]

# How many words on either side tell what a figure is about, and how far in characters they are looked for.
_CONTEXT_WORDS = 4
_CONTEXT_CHARACTERS = 60
# One point for the same dimension, two for the same counted noun, one a word of context: three make a pair.
_PAIR_FLOOR = 3.0
# Figures of one altered sentence compared with each other; tables in prose have more, and pair by order.
_MOST_FIGURES = 60

_BARE_YEAR = re.compile(r"(?:in )?\d{4}(?:[-–]\d{2,4})?\Z")

Indexed = list[Figure]


def figures_changed(pair: Pair, inside_quotes: frozenset[int], inside_quotes_after: frozenset[int]) -> list[Found]:
    """Altered figures of aligned sentences, then those that came or went.

    `inside_quotes` (offsets of earlier figures) and `inside_quotes_after` belong to the quotes' own changes.
    """
    before = _grouped(pair.before, pair.alignment.group_of_before(), set(pair.alignment.same), inside_quotes)
    after = _grouped(
        pair.after, pair.alignment.group_of_after(), set(pair.alignment.same.values()), inside_quotes_after
    )
    changes: list[Found] = []
    gone, new = before.pop(-1, []), after.pop(-1, [])
    for group in sorted(set(before) | set(after)):
        ones, others = before.get(group, []), after.get(group, [])
        exchanged = _exchanged(pair, group, ones, others)
        changes += [_altered(one, other) for one, other in exchanged]
        if exchanged:
            continue
        left, right = _without_same(ones, others)
        pairs = _pairs(pair, left, right)
        changes += [_altered(one, other) for one, other in pairs if not same_figure(one, other)]
        gone += [one for one in left if not any(one is paired for paired, _ in pairs)]
        new += [other for other in right if not any(other is paired for _, paired in pairs)]
    followed = _followed(gone, new, pair)
    changes += [_altered(one, other) for one, other in followed]
    gone = [one for one in gone if not any(one is paired for paired, _ in followed)]
    new = [other for other in new if not any(other is paired for _, paired in followed)]
    gone += _only_told(pair.before, pair.after)
    new += _only_told(pair.after, pair.before)
    return changes + _removed(gone, pair.before, pair.after) + _added(new, pair.before, pair.after)


def same_value(one: Figure, other: Figure) -> bool:
    """Whether two figures state one value, however they are written: "41" and "forty-one", "$5m" and "5 million dollars"."""
    if _in_other_words(one, other) or _in_other_words(other, one):
        return True
    if one.dimension is not other.dimension and Dimension.OTHER not in (one.dimension, other.dimension):
        return False
    if (one.value, one.value_to) != (other.value, other.value_to) and not _equal_numbers(one, other):
        return False
    return _same_unit(one, other)


def _in_other_words(one: Figure, other: Figure) -> bool:
    """ "Marden, 56," and "the 56-year-old"; "£210,000" and "210,000 pounds", which alone would be a weight."""
    if one.unit is None:
        is_age = other.dimension is Dimension.DURATION and one.dimension in (Dimension.COUNT, Dimension.OTHER)
        return is_age and fold(other.text).endswith("-old") and _equal_numbers(one, other)
    return (one.unit, other.unit) == ("GBP", "pound") and _equal_numbers(one, other)


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether value and approximation are the same."""
    return same_value(one, other) and one.approximation == other.approximation


def likely_same(pair: Pair, left: Indexed, right: Indexed) -> list[tuple[Figure, Figure]]:
    """Of the figures of a sentence and its later version, those that are one and the same claim, altered or not."""
    return _pairs(pair, left, right)


def holds_value(side: Side, figure: Figure) -> bool:
    """Whether a text states this value anywhere."""
    return any(same_value(figure, other) for other in side.figures_by_value.get(figure.value, ()))


def is_telling(figure: Figure) -> bool:
    """Whether a figure is news where it comes or goes: a bare weekday, month, hour or year only sets a new scene.

    Nor is a lone "one", which counts nothing that the sentence names.
    """
    if figure.dimension is Dimension.TIME or (figure.unit is None and figure.text.isalpha() and figure.value == "1"):
        return False
    if figure.dimension is not Dimension.DATE:
        return True
    return any(character.isdigit() for character in figure.text) and not _BARE_YEAR.match(figure.text)


def _only_told(side: Side, other: Side) -> list[Figure]:
    """Figures that the article's own note states, and neither its text nor the other version in any place."""
    elsewhere = (*side.figures, *other.figures, *other.told)
    return [figure for figure in side.told if not any(_means_same(figure, known) for known in elsewhere)]


def _means_same(told: Figure, known: Figure) -> bool:
    """ "It is 430 metres, not 340.": a note leaves out the unit that the text has."""
    return same_value(told, known) or (told.unit is None and _equal_numbers(told, known))


def _grouped(side: Side, groups: dict[int, int], same: set[int], skipped: frozenset[int]) -> dict[int, Indexed]:
    """The figures of sentences that are not the same, by group; -1 for sentences in none."""
    found: dict[int, Indexed] = defaultdict(list)
    for figure in side.figures:
        sentence = side.sentence_of(figure.start)
        if sentence not in same and figure.start not in skipped:
            found[groups.get(sentence, -1)].append(figure)
    return found


def _without_same(left: Indexed, right: Indexed) -> tuple[Indexed, Indexed]:
    """Both lists without the figures that stand in both, one for one; same hedge first, then another one."""
    for alike in (_surely_same, same_figure):
        left, right = _cancelled(left, right, alike)
    return left, right


def _surely_same(one: Figure, other: Figure) -> bool:
    return fold(one.text) == fold(other.text) and same_figure(one, other)


def _cancelled(left: Indexed, right: Indexed, alike: Callable[[Figure, Figure], bool]) -> tuple[Indexed, Indexed]:
    by_value: dict[object, list[Figure]] = defaultdict(list)
    for other in right:
        by_value[_value_key(other)].append(other)
    kept, met = [], set()
    for one in left:
        bucket = by_value.get(_value_key(one), [])
        at = next((at for at, other in enumerate(bucket[:_MOST_FIGURES]) if alike(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            met.add(bucket.pop(at).start)
    return kept, [other for other in right if other.start not in met]


def _value_key(figure: Figure) -> object:
    return figure.value if figure.number is None else figure.number


def _pairs(pair: Pair, left: Indexed, right: Indexed) -> list[tuple[Figure, Figure]]:
    if not left or not right:
        return []
    left, right = left[:_MOST_FIGURES], right[:_MOST_FIGURES]
    contexts_left = [_context(pair.before.text, figure) for figure in left]
    contexts_right = [_context(pair.after.text, figure) for figure in right]
    scored: list[Scored] = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            score = _score(one, other, contexts_left[i], contexts_right[j])
            if score >= _PAIR_FLOOR or (len(left) == len(right) == 1 and score >= 1):
                scored.append((score, i, j))
    paired = [(left[i], right[j]) for _, i, j in best_pairs(scored)]
    return paired + _lone_pairs(left, right, paired)


def _exchanged(pair: Pair, group: int, left: Indexed, right: Indexed) -> list[tuple[Figure, Figure]]:
    """Figures that changed places in a sentence that is otherwise the same: "fell to 6.3 from 6.9" -> "to 6.9 from 6.3"."""
    sides = pair.alignment.groups[group]
    if (
        len(left) != len(right)
        or not 2 <= len(left) <= _MOST_FIGURES
        or len(sides.before) != 1
        or len(sides.after) != 1
    ):
        return []
    moved = [(one, other) for one, other in zip(left, right, strict=True) if not same_figure(one, other)]
    if not moved or not _are_the_same(left, right):
        return []
    alike = _without_figures(pair.before, sides.before[0], left) == _without_figures(pair.after, sides.after[0], right)
    return moved if alike else []


def _are_the_same(left: Indexed, right: Indexed) -> bool:
    rest_left, rest_right = _without_same(left, right)
    return not rest_left and not rest_right


def _without_figures(side: Side, index: int, figures: Indexed) -> tuple[str, ...]:
    """The sentence's folded words with a bar for each figure."""
    sentence = side.sentences[index]
    pieces, at = [], sentence.start
    for figure in figures:
        pieces.append(side.text[at : figure.start])
        at = figure.end
    return folded_words(" | ".join([*pieces, side.text[at : sentence.end]]))


def _lone_pairs(left: Indexed, right: Indexed, paired: list[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """Figures of a sentence written anew that are the only ones left of their dimension on either side."""
    rest_left = [one for one in left if not any(one is known for known, _ in paired)]
    rest_right = [other for other in right if not any(other is known for _, known in paired)]
    found = []
    for dimension in {one.dimension for one in rest_left} - {Dimension.DATE, Dimension.TIME}:
        ones = [one for one in rest_left if one.dimension is dimension]
        others = [other for other in rest_right if other.dimension is dimension]
        if len(ones) == len(others) == 1 and _same_unit(ones[0], others[0]):
            found.append((ones[0], others[0]))
    return found


# A sentence without a counterpart is still about the same thing where it shares this much with the one that has the figure.
_LIKE_SUBJECTS = 0.4
_SUBJECTS_SHARED = 3


def _followed(gone: Indexed, new: Indexed, pair: Pair) -> list[tuple[Figure, Figure]]:
    """Figures that went from one sentence and came in another that is about the same: one altered claim."""
    left = _first_alone(gone, pair.after)
    right = _first_alone(new, pair.before) if left else []
    if not left or not right:
        return []
    about_left = [_subjects(pair.before, one) for one in left]
    about_right = [_subjects(pair.after, other) for other in right]
    scored: list[Scored] = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            if one.dimension is other.dimension and one.unit and other.unit and _same_unit(one, other):
                shared = len(about_left[i] & about_right[j])
                like = 2 * shared / (len(about_left[i]) + len(about_right[j]) or 1)
                if shared >= _SUBJECTS_SHARED and like >= _LIKE_SUBJECTS:
                    scored.append((like, i, j))
    return [(left[i], right[j]) for _, i, j in best_pairs(scored)]


def _first_alone(figures: Indexed, other: Side) -> Indexed:
    """The first figures that the other text does not state anywhere."""
    return list(islice((one for one in figures if is_telling(one) and not holds_value(other, one)), _MOST_FIGURES))


def _subjects(side: Side, figure: Figure) -> frozenset[str]:
    return content_words(side.words[side.sentence_of(figure.start)])


def _context(text: str, figure: Figure) -> tuple[Sequence[str], Sequence[str]]:
    """Words before, nearest first, and behind."""
    back = folded_words(text[max(0, figure.start - _CONTEXT_CHARACTERS) : figure.start])
    ahead = folded_words(text[figure.end : figure.end + _CONTEXT_CHARACTERS])
    return tuple(reversed(back))[:_CONTEXT_WORDS], ahead[:_CONTEXT_WORDS]


def _score(
    one: Figure, other: Figure, left: tuple[Sequence[str], Sequence[str]], right: tuple[Sequence[str], Sequence[str]]
) -> float:
    dated = {Dimension.DATE, Dimension.TIME}
    if (one.dimension in dated) != (other.dimension in dated):
        return 0.0
    score = 1.0 if one.dimension is other.dimension else 0.0
    if one.unit and other.unit and _same_unit(one, other):
        score += 2.0
    if same_value(one, other):
        score += 2.0
    for near, opposite in zip(left, right, strict=True):
        score += _run_alike(near, opposite) + 0.25 * sum((Counter(near) & Counter(opposite)).values())
    return score


def _run_alike(near: Sequence[str], opposite: Sequence[str]) -> float:
    """Words that are the same next to the figure; the end of the sentence on both sides counts as one."""
    if not near and not opposite:
        return 1.0
    alike = 0
    for one, other in zip(near, opposite, strict=False):
        if one != other:
            break
        alike += 1
    return float(alike)


def _same_unit(one: Figure, other: Figure) -> bool:
    """The same head noun, or one that the text leaves out: "41 Russian aircraft", "41 aircraft", "41"."""
    if not one.unit or not other.unit:
        countable = {Dimension.COUNT, Dimension.ORDINAL, Dimension.OTHER, Dimension.SCORE, Dimension.RATIO}
        return one.unit == other.unit or {one.dimension, other.dimension} <= countable
    return one.unit == other.unit or _head(one.unit) == _head(other.unit)


def _head(unit: str) -> str:
    words = fold(unit).replace("-", " ").split()
    return words[-1] if words else ""


def _equal_numbers(one: Figure, other: Figure) -> bool:
    return one.number is not None and (one.number, one.number_to) == (other.number, other.number_to)


def _altered(one: Figure, other: Figure) -> Found:
    return Found(ChangeKind.FIGURE, ChangeOp.ALTERED, one, other)


def _removed(gone: Iterable[Figure], before: Side, after: Side) -> list[Found]:
    stay = [figure for figure in gone if is_telling(figure) and not _holds(after, figure)]
    return [
        Found(ChangeKind.FIGURE, ChangeOp.REMOVED, figure, None) for figure in stay if not _points_back(figure, before)
    ]


def _added(new: Iterable[Figure], before: Side, after: Side) -> list[Found]:
    stay = [figure for figure in new if is_telling(figure) and not _holds(before, figure)]
    return [
        Found(ChangeKind.FIGURE, ChangeOp.ADDED, None, figure) for figure in stay if not _points_back(figure, after)
    ]


def _holds(side: Side, figure: Figure) -> bool:
    """Whether a text states this value, or has the very words: "that one soldier" may be read as a pronoun."""
    if holds_value(side, figure):
        return True
    words = fold(figure.text)
    at = side.folded.find(words) if " " in words else -1
    return (
        at >= 0
        and not side.folded[max(0, at - 1) : at].strip()
        and not side.folded[at + len(words) : at + len(words) + 1].isalnum()
    )


# Words that point back to what was counted before: "the two countries" come and go with the sentence they stand in.
_POINTING = word_set("the these those both his her their its our die der den les los las ces i gli le os as")
_LONGEST_POINTING = 8
_FEW = Decimal(10)


def _points_back(figure: Figure, side: Side) -> bool:
    """ "the two sides": a small number in words behind an article counts nothing new."""
    number = figure.number
    if number is None or number > _FEW or not figure.text[:1].isalpha() or figure.dimension is not Dimension.COUNT:
        return False
    back = folded_words(side.text[max(0, figure.start - _LONGEST_POINTING) : figure.start])
    return bool(back) and back[-1] in _POINTING
