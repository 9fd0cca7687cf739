"""Sentences of a text, offset-true: paragraphs are never joined, abbreviations and initials end nothing. PURE."""

from __future__ import annotations

import re
from typing import NamedTuple

from monitor.text.abbreviations import BEFORE_ORDINAL, MAY_END, NEVER_END, SMALL_TITLES
from monitor.text.paragraphs import split_paragraphs
from monitor.values import Span

__all__ = ["split_sentences"]

# Where a sentence may end: stops with the closing marks behind them (French sets a space before its own), then a space;
# the stops of scripts that write no space need none. Possessive runs of disjoint classes: linear.
_STOP = re.compile(r"(?:[.!?…]++(?:[ \u00a0\u202f]»|[\"'”’»›)\]]*+)(?=\s)|[。！？｡]++[」』”’）]*+|[।؟۔](?=\s))")
_NEXT = re.compile(r"\s*([\"'“‘«‹„‚(\[¿¡—–-]*)\s*(\S?)")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»(\[—–]*\Z")
# A word longer than this is no abbreviation; the look back is bounded so that the whole stays linear.
_LONGEST_ABBREVIATION = 24
# Words that begin sentences and no names: behind "U.S." or "p.m." they tell that a sentence ended.
_OPENER_WORDS = (
    "The A An It He She They We I You But And In On At This That These Those His Her Their Its If When While As For "
    "There After Before However Some Many Most Both One No Not So Then With What Who How Why Yet Also Asked"
)
_OPENERS = frozenset(_OPENER_WORDS.split())


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text in order, without the spaces around them; they cover all that is not white space.

    `language` is an ISO 639-1 code that chooses the abbreviations; an unknown one has none but initials.

    >>> [span.text for span in split_sentences("Gov. Ray left. “Stay?” he asked.")]
    ['Gov. Ray left.', '“Stay?” he asked.']
    """
    words = StopWords(
        NEVER_END.get(language[:2].lower(), frozenset()),
        SMALL_TITLES.get(language[:2].lower(), frozenset()),
        BEFORE_ORDINAL.get(language[:2].lower(), frozenset()),
    )
    sentences: list[Span] = []
    for paragraph in split_paragraphs(text):
        sentences.extend(_sentences_of(paragraph, words))
    return tuple(sentences)


class StopWords(NamedTuple):
    """A language's words behind which a stop ends nothing: abbreviations, titles in lower case, "am" of "am 3. März"."""

    never_end: frozenset[str]
    small_titles: frozenset[str]
    before_ordinal: frozenset[str]


def _sentences_of(paragraph: Span, words: StopWords) -> list[Span]:
    body, spans, start = paragraph.text, [], 0
    for stop in _STOP.finditer(body):
        if not _ends_sentence(body, stop, words):
            continue
        spans.append(_span(paragraph, start, stop.end()))
        following = stop.end()
        start = following + len(body[following : following + 8]) - len(body[following : following + 8].lstrip())
    if body[start:].strip():
        spans.append(_span(paragraph, start, len(body)))
    return spans


def _span(paragraph: Span, start: int, end: int) -> Span:
    found = paragraph.text[start:end]
    lead = len(found) - len(found.lstrip())
    return Span(paragraph.start + start + lead, paragraph.start + end, found[lead:])


def _ends_sentence(body: str, stop: re.Match[str], words: StopWords) -> bool:
    mark = stop.group()
    if mark[0] in "。！？｡।؟۔":
        return True
    following = _NEXT.match(body, stop.end())
    head = following.group(2) if following else ""
    if head.islower() or head in ",;:":
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    return not _is_abbreviated(body, stop, words, len(mark) == 1)


def _is_abbreviated(body: str, stop: re.Match[str], words: StopWords, bare: bool) -> bool:
    back = body[max(0, stop.start() - _LONGEST_ABBREVIATION) : stop.start()]
    last = _LAST_WORD.search(back)
    word = last.group() if last else ""
    if not bare or not word:
        return False
    if word in words.small_titles:
        return True
    if words.before_ordinal and word.isdecimal() and len(word) < 3:
        before = back[: len(back) - len(word)].split()
        return bool(before) and before[-1].lower() in words.before_ordinal
    if word.lower() in words.never_end:
        # "no" and other words are abbreviations only where a number or a name follows.
        return word[0].isupper() or "." in word or _followed_by_number(body, stop.end())
    if len(word) == 1 and word.isalpha() and word.isupper():
        return word != "I" or _follows_name(back)
    if word.lower() in MAY_END or _is_initials(word):
        return _next_word(body, stop.end()) not in _OPENERS
    return False


def _is_initials(word: str) -> bool:
    """ "U.S", "J.D", "D.C": single letters parted by stops."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) and "." in word


def _follows_name(back: str) -> bool:
    words = back.split()
    return len(words) > 1 and words[-2][:1].isupper()


def _followed_by_number(body: str, at: int) -> bool:
    return body[at : at + 3].lstrip()[:1].isdigit()


def _next_word(body: str, at: int) -> str:
    return re.split(r"[\s,.;:!?’']", body[at : at + 40].lstrip(" \t\u00a0\"'“‘«(["), maxsplit=1)[0]
