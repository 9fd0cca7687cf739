"""How surely a sentence states what it states: hedges, modal verbs and negations that came or went. PURE.

Told only where nothing else of those words differs, so that a sentence written anew is no change of stance:
"will burst" -> "could burst" and "approved" -> "did not approve" are, "did not approve" -> "rejected" is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.compare.found import Found, Pair
from monitor.compare.hunks import Hunk, Reworded, Words, stretch
from monitor.compare.intervals import Intervals
from monitor.compare.sides import Side
from monitor.compare.stance_words import (
    AUXILIARIES,
    BASE_FORMS,
    COMING,
    DENIALS,
    FUTURE,
    HEDGES,
    NEGATIONS,
    NO_NEGATIONS,
    OPPOSITES,
    POSSIBLE,
    STATING,
)
from monitor.values import Attribution, ChangeKind, ChangeOp, Direction, Severity, SourceClass, Span

__all__ = ["stances_changed"]

_LONGEST_PHRASE = 3
_MOST_WORDS = 8  # a longer stretch is a sentence written anew, whatever hedge it holds
# Languages whose tables stance_words has.
_LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class _Stance:
    """How a stretch of words states: 2 plainly, 1 as possible, 0 hedged; its negations; what it is about."""

    level: int
    negations: int
    about: tuple[str, ...]
    coming: bool  # whether it speaks of something to come without saying that it will
    happened: bool  # whether it tells of what is done or under way: "resigned", "is leading"


def stances_changed(
    sentences: Sequence[Reworded], pair: Pair, language: str | None, sources: Sequence[Found]
) -> list[Found]:
    """Each statement that was hedged, firmed or turned round by a few words.

    `sources` are the changes of sourcing found already: a hedge told there is not told again.
    """
    if language not in _LANGUAGES:
        return []
    told = tuple(
        Intervals((claim.start, claim.end) for claim in claims if claim)
        for claims in ([one.before for one in sources], [one.after for one in sources])
    )
    return [found for sentence in sentences for found in _of_sentence(sentence, pair, told)]


def _of_sentence(sentence: Reworded, pair: Pair, told: tuple[Intervals, ...]) -> list[Found]:
    whole = _stance(sentence.before), _stance(sentence.after)
    changes = []
    for hunk in sentence.hunks:
        if _is_told(hunk, sentence, told) or max(_size(hunk.before), _size(hunk.after)) > _MOST_WORDS:
            continue
        found = _of_hunk(hunk, sentence, whole, pair)
        if found is not None:
            changes.append(found)
    return changes


def _of_hunk(hunk: Hunk, sentence: Reworded, whole: tuple[_Stance, _Stance], pair: Pair) -> Found | None:
    left = _stance(sentence.before, hunk.before)
    right = _stance(sentence.after, hunk.after)
    if left.about != right.about:
        turned = bool(left.negations) != bool(right.negations) or whole[0].negations != whole[1].negations
        opposite = not turned and _are_opposites(left.about, right.about)
        return _reversed(hunk, sentence, pair, "meaning turned round") if opposite else None
    if bool(left.negations) != bool(right.negations) and whole[0].negations != whole[1].negations:
        return _reversed(hunk, sentence, pair)
    if left.level == right.level or whole[0].level == whole[1].level or _comes_true(left, right):
        return None
    direction = Direction.WEAKENED if right.level < left.level else Direction.STRENGTHENED
    measured = Severity.MEDIUM if 1 in (left.level, right.level) else None
    one, other = _claim(sentence.before, hunk.before, pair.before), _claim(sentence.after, hunk.after, pair.after)
    op = ChangeOp.ALTERED if one and other else ChangeOp.ADDED if other else ChangeOp.REMOVED
    return Found(ChangeKind.SOURCING, op, one, other, direction, measured=measured)


def _comes_true(left: _Stance, right: _Stance) -> bool:
    """ "may resign" and "resigned": what was to come has come, or was told too soon; no statement was hedged."""
    return (left.coming and right.happened) or (right.coming and left.happened)


# "safe" -> "unsafe", "legal" -> "illegal"; "rose" -> "fell" stands in the table.
_OPPOSING = ("un", "in", "im", "il", "ir", "dis", "non")


def _are_opposites(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether both are one word and its opposite."""
    if len(left) != 1 or len(right) != 1:
        return False
    if frozenset((left[0], right[0])) in _OPPOSITES:
        return True
    shorter, longer = sorted((left[0], right[0]), key=len)
    return len(shorter) > 2 and any(longer == prefix + shorter for prefix in _OPPOSING)


def _reversed(hunk: Hunk, sentence: Reworded, pair: Pair, remark: str = "negation changed") -> Found:
    """A statement turned round, with the word before it on both sides where one side has none of its own."""
    before, after = hunk.before, hunk.after
    if not _size(before) or not _size(after):
        back = 1 if before[0] and after[0] else 0
        ahead = 0 if back else 1
        before, after = (before[0] - back, before[1] + ahead), (after[0] - back, after[1] + ahead)
    one, other = _claim(sentence.before, before, pair.before), _claim(sentence.after, after, pair.after)
    return Found(ChangeKind.SOURCING, ChangeOp.ALTERED, one, other, remarks=(remark,), grave=True)


def _claim(words: Words, part: tuple[int, int], side: Side) -> Attribution | None:
    """The words that state as a claim that nobody is named for."""
    found = stretch(words, part, side)
    if found is None:
        return None
    cue = Span(found.start, found.end, found.text)
    return Attribution(found.start, found.end, found.text, None, None, SourceClass.NONE, cue, None)


def _size(part: tuple[int, int]) -> int:
    return part[1] - part[0]


def _is_told(hunk: Hunk, sentence: Reworded, told: tuple[Intervals, ...]) -> bool:
    sides = ((sentence.before, hunk.before, told[0]), (sentence.after, hunk.after, told[1]))
    return any(word.start in inside for words, (first, last), inside in sides for word in words[first:last])


def _stance(words: Words, part: tuple[int, int] | None = None) -> _Stance:
    """The stance of a whole sentence, or of a part of it, which may end in the middle of a phrase: "no" of "no longer"."""
    first, last = part or (0, len(words))
    keys = [word.key for word in words]
    level, negations, about, coming = 2, 0, [], False
    at = first
    while at < last:
        length = _longest(keys, at, NO_NEGATIONS) or 0
        if length:
            at += length
            continue
        hedge, negation = _longest(keys, at, HEDGES), _longest(keys, at, NEGATIONS)
        key = keys[at]
        if (negation and not _is_number_sign(keys, at)) or key.endswith("n't") or (part is None and key in DENIALS):
            negations += 1
        if hedge:
            level, coming = 0, coming or bool(_longest(keys, at, COMING))
        elif key in POSSIBLE:
            level, coming = min(level, 1), coming or STATING.isdisjoint(keys[at + 1 : at + 4])
        if not (hedge or negation or key in POSSIBLE or key in AUXILIARIES or not key[:1].isalnum()):
            about.append(_stem(key))
        at += max(hedge, negation, 1)
    happened = FUTURE.isdisjoint(keys[first:last]) and any(_is_past(key) for key in keys[first:last])
    return _Stance(level, negations, tuple(about), coming, happened)


# Most words begin none of the phrases, and are not looked at further.
_FIRST_WORDS = frozenset(phrase[0] for phrase in HEDGES | NEGATIONS | NO_NEGATIONS | COMING)


def _longest(keys: Sequence[str], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    if keys[at] not in _FIRST_WORDS:
        return 0
    for length in range(_LONGEST_PHRASE, 0, -1):
        if tuple(keys[at : at + length]) in phrases:
            return length
    return 0


def _is_number_sign(keys: Sequence[str], at: int) -> bool:
    """ "No. 5", and the "No," of an answer."""
    return keys[at] == "no" and at + 1 < len(keys) and (keys[at + 1] in ".," or keys[at + 1][:1].isdigit())


def _is_past(word: str) -> bool:
    return word.endswith(("ed", "ing")) or (BASE_FORMS.get(word, word) != word and not word.endswith("s"))


def _stem(word: str) -> str:
    """A word without the endings of tense and number: "approved", "approves" -> "approv"."""
    if word in BASE_FORMS:
        word = BASE_FORMS[word]
    for ending in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("ey") if len(word) > 3 else word


_OPPOSITES = frozenset(frozenset(_stem(word) for word in pair) for pair in OPPOSITES)
