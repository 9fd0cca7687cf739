"""A text cut for the grammar of speech: paragraphs of tokens that know whether they stand inside a quote. PURE."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.quotation import QuotedStretch
from monitor.text.sentences import split_sentences

__all__ = ["Sentence", "SpeechToken", "cut_sentences"]

# Words keep inner apostrophes and hyphens ("spokesman's" is cut before its 's), abbreviations their stops
# ("U.S.", "Gov."), handles their @. Alternatives differ in their first sign: linear.
_TOKEN = re.compile(r"(?P<word>[^\W\d_]\.(?:[^\W\d_]\.)+|@?[^\W_]+(?:[-‑'’&][^\W_]+)*)|(?P<mark>[^\w\s]|_)")
_CONTRACTED = ("'s", "’s", "'d", "’d", "'m", "’m", "'ve", "’ve", "'re", "’re", "'ll", "’ll")


class SpeechToken(NamedTuple):
    """A word or mark. `lower` has straight apostrophes; `quoted` is the index of the quote it stands in, or -1."""

    start: int
    end: int
    text: str
    lower: str
    is_word: bool
    quoted: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence's tokens. `paragraph_start` tells whether it opens its paragraph."""

    start: int
    end: int
    tokens: tuple[SpeechToken, ...]
    opens_paragraph: bool


def cut_sentences(
    text: str, quoted: tuple[QuotedStretch, ...], language: str, words: SpeechWords | None = None
) -> list[Sentence]:
    """The sentences of a text in order; a quote's own sentences are cut too, and its tokens know it.

    `words` tells what else is cut: "l'adjoint" at its apostrophe, "dit-elle" at its hyphen.
    """
    sentences = []
    outer = [stretch for stretch in quoted if stretch.depth == 0 and not stretch.single]
    starts = [stretch.start for stretch in outer]
    before = 0
    for span in split_sentences(text, language):
        opens = span.start == 0 or before == 0 or "\n" in text[before : span.start]
        tokens = _cut(text, span.start, span.end, outer, starts)
        if words is not None and (words.elisions or words.inverted_pronouns):
            tokens = tuple(part for token in tokens for part in _parted(token, words))
        sentences.append(Sentence(span.start, span.end, tokens, opens))
        before = span.end
    return sentences


def _cut(text: str, start: int, end: int, outer: list[QuotedStretch], starts: list[int]) -> tuple[SpeechToken, ...]:
    tokens: list[SpeechToken] = []
    for match in _TOKEN.finditer(text, start, end):
        at, found = match.start(), match.group()
        which = bisect_right(starts, at) - 1
        inside = which if which >= 0 and at < outer[which].end else -1
        lower = found.lower().replace("’", "'")
        is_word = match.lastgroup == "word"
        if is_word and len(found) > 2 and found.endswith(_CONTRACTED):
            cut = max(found.rfind("'"), found.rfind("’"))
            tokens.append(SpeechToken(at, at + cut, found[:cut], lower[:cut], True, inside))
            tokens.append(SpeechToken(at + cut, match.end(), found[cut:], lower[cut:], True, inside))
        else:
            tokens.append(SpeechToken(at, match.end(), found, lower, is_word, inside))
    return tuple(tokens)


_ELISIONS_IN_A_ROW = 2  # "jusqu'à l'", "qu'il n'": no word that people write has more


def _parted(token: SpeechToken, words: SpeechWords) -> list[SpeechToken]:
    """ "l'adjoint" as "l'" and "adjoint", "a-t-il" as "a" and "il": the hyphens between are left out."""
    parts: list[SpeechToken] = []
    while "'" in token.lower and len(parts) < _ELISIONS_IN_A_ROW:
        width = token.lower.index("'") + 1
        if token.lower[:width] not in words.elisions or width == len(token.text):
            break
        parts.append(_slice(token, 0, width))
        token = _slice(token, width, len(token.text))
    head, hyphen, pronoun = token.lower.rpartition("-")
    if hyphen and pronoun in words.inverted_pronouns:
        verb = head.removesuffix("-t")
        return [*parts, _slice(token, 0, len(verb)), _slice(token, len(head) + 1, len(token.text))]
    return [*parts, token]


def _slice(token: SpeechToken, start: int, end: int) -> SpeechToken:
    return token._replace(
        start=token.start + start, end=token.start + end, text=token.text[start:end], lower=token.lower[start:end]
    )
