"""The words that differ between a sentence and its later version, with their places. PURE; it judges none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from monitor.compare.found import Pair
from monitor.compare.intervals import Intervals
from monitor.compare.sides import Side
from monitor.text.normal import fold
from monitor.text.tokens import tokenize
from monitor.values import Span

__all__ = ["Hunk", "Reworded", "reworded_sentences"]

# Longer sentences are lists and tables without full stops; what a stance is about can't be told in them.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its place in the text, and its folded form."""

    start: int
    end: int
    key: str


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch that differs: tokens [first, last) of either side's sentence; one of the two may be empty."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reworded:
    """One sentence in both versions, and where its words differ outside of quotes."""

    before: Words
    after: Words
    hunks: tuple[Hunk, ...]


def reworded_sentences(pair: Pair) -> Iterator[Reworded]:
    """Every sentence that has one altered counterpart, with what differs; quoted words are left to the quotes."""
    quoted = tuple(Intervals((quote.start, quote.end) for quote in side.quotes) for side in (pair.before, pair.after))
    for group in pair.alignment.groups:
        if len(group.before) != 1 or len(group.after) != 1:
            continue
        left, right = _words(pair.before, group.before[0]), _words(pair.after, group.after[0])
        if max(len(left), len(right)) > _LONGEST:
            continue
        hunks = tuple(hunk for hunk in _hunks(left, right) if not _is_quoted(hunk, left, right, quoted))
        if hunks:
            yield Reworded(left, right, hunks)


def stretch(words: Words, part: tuple[int, int], side: Side) -> Span | None:
    """The text of tokens [first, last); None of none."""
    if part[0] >= part[1]:
        return None
    start, end = words[part[0]].start, words[part[1] - 1].end
    return Span(start, end, side.text[start:end])


def _words(side: Side, index: int) -> Words:
    sentence = side.sentences[index]
    return tuple(
        Word(sentence.start + token.start, sentence.start + token.end, fold(token.text))
        for token in tokenize(sentence.text)
    )


def _hunks(left: Words, right: Words) -> Iterator[Hunk]:
    """Runs of edits; one that only puts in or takes out joins the next where nothing stands between."""
    before: tuple[int, int] | None = None
    after = (0, 0)
    for code in Indel.opcodes([word.key for word in left], [word.key for word in right]):
        if code.tag == "equal":
            if before is not None:
                yield Hunk(before, after)
            before = None
            continue
        if before is None:
            before, after = (code.src_start, code.src_end), (code.dest_start, code.dest_end)
        else:
            before, after = (before[0], code.src_end), (after[0], code.dest_end)
    if before is not None:
        yield Hunk(before, after)


def _is_quoted(hunk: Hunk, left: Words, right: Words, quoted: tuple[Intervals, ...]) -> bool:
    sides = ((left, hunk.before, quoted[0]), (right, hunk.after, quoted[1]))
    return any(word.start in inside for words, (first, last), inside in sides for word in words[first:last])
