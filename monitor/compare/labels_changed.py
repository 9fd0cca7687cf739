"""Numbers inside names: "Flight 231" -> "Flight 213", "Section 12" -> "Section 21", "F-16" -> "F-15". PURE.

Such a number counts nothing, so it is no figure of the text; but no digit that changes may go unseen (PEERS: the rival
that strips punctuation, the one that calls digits boring). It is told as an altered figure of dimension "other", and
only where a number in one name gave way to another; a name that comes or goes is a matter of wording.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from monitor.claims.figures import figure_words
from monitor.compare.found import Found, Pair
from monitor.compare.hunks import Hunk, Reworded, Words
from monitor.compare.sides import Side
from monitor.compare.word_sets import word_set
from monitor.values import ChangeKind, ChangeOp, Dimension, Figure, Severity

__all__ = ["labels_changed"]

_MOST_WORDS = 3  # "737 Max" -> "777"
_LONGEST_NAME = 40
_ADDRESS_SIGNS = ("://", "@", "www.", "/", "#")


def labels_changed(sentences: Sequence[Reworded], pair: Pair, language: str) -> list[Found]:
    """Each number in a name or label that another took the place of, "the ninth floor" too; each rate's new base."""
    ordinals = figure_words(language).ordinals
    changes = []
    for sentence in sentences:
        same_numbers = _numbers(sentence.before, ordinals) == _numbers(sentence.after, ordinals)
        for hunk in sentence.hunks:
            rate = _rate(hunk, sentence, pair)
            if rate:
                changes.append(rate)
            if same_numbers:
                continue
            one = _label(sentence.before, hunk.before, pair.before, ordinals)
            other = _label(sentence.after, hunk.after, pair.after, ordinals)
            if one and other and one.value != other.value and _is_one_place(hunk, sentence):
                changes.append(Found(ChangeKind.FIGURE, ChangeOp.ALTERED, one, other, measured=Severity.MEDIUM))
    return changes


# "$5 a day" -> "$5 a week": the number stays, what it is counted by does not.
_PERIODS = word_set(
    "second minute hour day night week month quarter year decade person head household tonne ton kilo litre"
)
_PER = word_set("a an per each every")
_NEAR = 2  # code points between a figure and the words that say by what it is counted


def _rate(hunk: Hunk, sentence: Reworded, pair: Pair) -> Found | None:
    """A figure that is now counted by something else."""
    one = _counted_by(sentence.before, hunk.before, pair.before)
    other = _counted_by(sentence.after, hunk.after, pair.after)
    if one is None or other is None or one.value != other.value:
        return None
    return Found(ChangeKind.FIGURE, ChangeOp.ALTERED, one, other, measured=Severity.HIGH)


def _counted_by(words: Words, part: tuple[int, int], side: Side) -> Figure | None:
    """The figure before "a day", with these words."""
    at = part[0]
    if part[1] - at != 1 or at < 2 or words[at].key not in _PERIODS or words[at - 1].key not in _PER:
        return None
    before = bisect_right(side.figures, words[at - 1].start, key=lambda figure: figure.start) - 1
    if before < 0 or not 0 <= words[at - 1].start - side.figures[before].end <= _NEAR:
        return None
    figure = side.figures[before]
    return replace(figure, end=words[at].end, text=side.text[figure.start : words[at].end])


def _numbers(words: Words, ordinals: Mapping[str, int]) -> Counter[str]:
    return Counter(word.key for word in words if _holds_digit(word.key) or word.key in ordinals)


def _holds_digit(key: str) -> bool:
    return any(character.isdecimal() for character in key)


def _is_one_place(hunk: Hunk, sentence: Reworded) -> bool:
    """Whether the same word stands before both numbers, or both begin a name of two words in their sentence."""
    before, after = hunk.before[0], hunk.after[0]
    return (before > 0 and after > 0) or before == after == 0


def _label(words: Words, part: tuple[int, int], side: Side, ordinals: Mapping[str, int]) -> Figure | None:
    """The name with its number; None where the stretch holds no number, or one that counts."""
    numbers = [at for at in range(*part) if _holds_digit(words[at].key) or words[at].key in ordinals]
    if len(numbers) != 1 or part[1] - part[0] > _MOST_WORDS:
        return None
    at = numbers[0]
    word = words[at]
    if _is_figure(side, word.start, word.end) or _is_in_address(side.text, word.start, word.end):
        return None
    if at == 0 and len(words) > 1 and words[1].key in (".", ")", ":"):
        return None  # a place in a list
    start = _name_start(words, min(at, part[0]), at, side.text)
    text = side.text[start : word.end]
    digits = "".join(character for character in word.key if character.isdecimal()) or str(ordinals[word.key])
    return Figure(start, word.end, text, digits.lstrip("0") or "0", None, None, Dimension.OTHER, None)


def _is_figure(side: Side, start: int, end: int) -> bool:
    at = bisect_right(side.figures, start, key=lambda figure: figure.start) - 1
    held = at >= 0 and side.figures[at].end > start
    return held or (at + 1 < len(side.figures) and side.figures[at + 1].start < end)


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether the unspaced stretch around it is a link, a handle or a file's name."""
    left = max(text.rfind(mark, max(0, start - 200), start) for mark in " \n\t\u00a0") + 1
    stretch = text[max(left, start - 200) : end + 1]
    return any(sign in stretch for sign in _ADDRESS_SIGNS)


def _name_start(words: Words, first: int, at: int, text: str) -> int:
    """Where the name begins that the number ends: what is joined to it, and one word before ("Flight 231")."""
    index = first
    while (
        index > 0
        and words[index - 1].end == words[index].start
        and words[at].end - words[index - 1].start < _LONGEST_NAME
    ):
        index -= 1
    if (
        index == at
        and index > 0
        and words[index - 1].key.isalpha()
        and "\n" not in text[words[index - 1].end : words[at].start]
    ):
        index -= 1
    return words[index].start
