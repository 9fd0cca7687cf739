"""Which quotes changed: wording, speaker, marks; the rest come or go. PURE.

A quote is followed wherever it stands, by its words: marks, commas and capitals are typography, whoever says it is not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from monitor.compare.found import Found, Pair
from monitor.compare.matching import Scored, best_pairs, likely_pairs, likeness, share_within
from monitor.compare.sides import Side, folded_words
from monitor.compare.speakers_alike import speakers_differ
from monitor.compare.word_sets import word_set
from monitor.text.normal import fold
from monitor.text.tokens import tokenize
from monitor.values import ChangeKind, ChangeOp, Quote

__all__ = ["NEGATIONS", "quote_words", "quotes_changed"]

Words = tuple[str, ...]

# How alike two quotes are that are one altered: anywhere in the article, and in one aligned sentence.
_LIKE_ANYWHERE = 0.6
_LIKE_IN_PLACE = 0.4
# A quote cut short keeps nearly all of what stays, and enough words to be known by.
_CUT_SHORT = 0.9
_KNOWN_BY = 4
_MOST_PAIRS = 2_000

NEGATIONS = word_set(
    "not no never cannot nor none nobody nothing neither without nicht kein keine pas non ne não nunca"
)


@dataclass(frozen=True, slots=True)
class _Item:
    quote: Quote
    words: Words
    sentence: int
    group: int


def quotes_changed(pair: Pair) -> list[Found]:
    """Every change of a quote, each once."""
    before = _items(pair.before, pair.alignment.group_of_before())
    after = _items(pair.after, pair.alignment.group_of_after())
    kept, gone, new = _same_words(before, after)
    changes = [_reattributed(one, other, pair) for one, other in kept]
    altered = _altered_pairs(gone, new)
    changes += [_altered(one, other) for one, other in altered]
    quoted_before, quoted_after = _quoted(before), _quoted(after)
    paired_left = {id(one) for one, _ in altered}
    paired_right = {id(other) for _, other in altered}
    changes += [_gone(item, pair, quoted_after) for item in gone if id(item) not in paired_left]
    changes += [_new(item, pair, quoted_before) for item in new if id(item) not in paired_right]
    return [change for change in changes if change is not None]


def quote_words(text: str) -> Words:
    """A quote's words and values, folded, without its marks and punctuation: what a speaker is held to.

    >>> quote_words("“We will, in 2027, pay $5.”")
    ('we', 'will', 'in', '2027', 'pay', '$', '5')
    """
    return tuple(word for word in folded_words(text) if word[0].isalnum() or word in "$€£¥%")


def _items(side: Side, groups: dict[int, int]) -> list[_Item]:
    items = []
    for quote in side.quotes:
        sentence = side.sentence_of(quote.start)
        items.append(_Item(quote, quote_words(quote.text), sentence, groups.get(sentence, -1)))
    return items


def _same_words(before: list[_Item], after: list[_Item]) -> tuple[list[tuple[_Item, _Item]], list[_Item], list[_Item]]:
    """Quotes of the same words, one for one, and the others; a repeated quote is no new one."""
    places: dict[Words, list[_Item]] = defaultdict(list)
    for item in reversed(after):
        places[item.words].append(item)
    kept, gone, known = [], [], {item.words for item in before}
    everywhere = set(places)
    for item in before:
        if places.get(item.words):
            kept.append((item, places[item.words].pop()))
        elif item.words not in everywhere:
            gone.append(item)
    new = [item for item in after if item.words not in known]
    return kept, gone, new


def _altered_pairs(gone: list[_Item], new: list[_Item]) -> list[tuple[_Item, _Item]]:
    if not gone or not new:
        return []
    pairs = likely_pairs([item.words for item in gone], [item.words for item in new])
    pairs |= _in_place(gone, new)
    scored: list[Scored] = []
    for i, j in pairs:
        like = _likeness(gone[i], new[j])
        if like:
            scored.append((like, i, j))
    return [(gone[i], new[j]) for _, i, j in best_pairs(scored)]


def _in_place(gone: list[_Item], new: list[_Item]) -> set[tuple[int, int]]:
    by_group: dict[int, list[int]] = defaultdict(list)
    for j, item in enumerate(new):
        if item.group >= 0:
            by_group[item.group].append(j)
    pairs: set[tuple[int, int]] = set()
    for i, item in enumerate(gone):
        for j in by_group.get(item.group, ()):
            if len(pairs) < _MOST_PAIRS:
                pairs.add((i, j))
    return pairs


def _likeness(one: _Item, other: _Item) -> float:
    """0 where the two are different quotes."""
    like = likeness(one.words, other.words)
    in_place = one.group >= 0 and one.group == other.group
    shorter, longer = sorted((one.words, other.words), key=len)
    if like >= (_LIKE_IN_PLACE if in_place else _LIKE_ANYWHERE):
        return like
    if len(shorter) >= _KNOWN_BY and share_within(shorter, longer) >= _CUT_SHORT and _in_order(shorter, longer):
        return max(like, 0.3)
    # One word for another in the same place: "constructive" -> "productive".
    if in_place and len(longer) <= 3:
        return 0.2
    # Another phrase of the same speaker in the same place: “a cowardly act” -> “an act of war”.
    if in_place and one.quote.partial and other.quote.partial and _have_one_speaker(one.quote, other.quote):
        return 0.1
    return 0.0


def _have_one_speaker(one: Quote, other: Quote) -> bool:
    return one.speaker_name is not None and one.speaker_name == other.speaker_name


def _in_order(shorter: Words, longer: Words) -> bool:
    return " ".join(shorter[:_KNOWN_BY]) in " ".join(longer) or " ".join(shorter[-_KNOWN_BY:]) in " ".join(longer)


def _altered(one: _Item, other: _Item) -> Found:
    reversed_meaning = _negations(one.words) != _negations(other.words)
    remarks = ("negation changed",) if reversed_meaning else ()
    return Found(ChangeKind.QUOTE, ChangeOp.ALTERED, one.quote, other.quote, remarks=remarks, grave=reversed_meaning)


def _negations(words: Words) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def _reattributed(one: _Item, other: _Item, pair: Pair) -> Found | None:
    if pair.alignment.same.get(one.sentence) == other.sentence or not speakers_differ(one.quote, other.quote):
        return None
    return Found(ChangeKind.QUOTE, ChangeOp.REATTRIBUTED, one.quote, other.quote, grave=True)


def _gone(item: _Item, pair: Pair, quoted: str) -> Found | None:
    """Removed; or its words stand unmarked in the later text; or they are still in marks that are no quote's."""
    if _still_marked(item, pair.after, quoted):
        return None
    unmarked = _unmarked(item, pair.after, _counterparts(item, pair, later=True))
    if unmarked is None:
        return Found(ChangeKind.QUOTE, ChangeOp.REMOVED, item.quote, None)
    return Found(ChangeKind.QUOTE, ChangeOp.ALTERED, item.quote, unmarked, remarks=("quotation marks removed",))


def _new(item: _Item, pair: Pair, quoted: str) -> Found | None:
    if _still_marked(item, pair.before, quoted):
        return None
    unmarked = _unmarked(item, pair.before, _counterparts(item, pair, later=False))
    if unmarked is None:
        return Found(ChangeKind.QUOTE, ChangeOp.ADDED, None, item.quote)
    return Found(ChangeKind.QUOTE, ChangeOp.ALTERED, unmarked, item.quote, remarks=("quotation marks added",))


def _still_marked(item: _Item, other: Side, quoted: str) -> bool:
    """Whether the other text has these words between marks, as part of a longer quote or as words set apart."""
    if len(item.words) >= _KNOWN_BY and f" {' '.join(item.words)} " in quoted:
        return True
    inner = fold(item.quote.text).strip("\"' .,")
    return bool(inner) and any(f"{mark}{inner}" in other.folded for mark in "\"'")


def _quoted(items: list[_Item]) -> str:
    """All quoted words of a side in order, a bar between quotes."""
    return " | ".join(["", *(" ".join(item.words) for item in items), ""])


def _counterparts(item: _Item, pair: Pair, *, later: bool) -> tuple[int, ...]:
    """The sentences of the other side that are versions of the quote's own; empty where there are none."""
    if item.group < 0:
        return ()
    group = pair.alignment.groups[item.group]
    return group.after if later else group.before


def _unmarked(item: _Item, other: Side, sentences: tuple[int, ...]) -> Quote | None:
    """The same words without marks, in the sentence's counterpart, as a claim that spans them."""
    if not item.words:
        return None
    for index in sentences:
        sentence = other.sentences[index]
        tokens = [token for token in tokenize(sentence.text) if quote_words(token.text)]
        keys = [quote_words(token.text)[0] for token in tokens]
        at = _find(item.words, keys)
        if at is not None:
            start, end = tokens[at].start, tokens[at + len(item.words) - 1].end
            place = sentence.start + start
            quote = item.quote
            return Quote(
                place, sentence.start + end, sentence.text[start:end], None, quote.speaker_name, None, quote.partial
            )
    return None


def _find(words: Words, within: list[str]) -> int | None:
    joined, whole = "\n".join(words), "\n".join(within)
    at = f"\n{whole}\n".find(f"\n{joined}\n")
    return None if at < 0 else f"\n{whole}\n"[: at + 1].count("\n") - 1
