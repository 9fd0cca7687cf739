"""PURE: how two texts, two titles compare, and how much of a text is a wall's talk. Measures; does not judge."""

from __future__ import annotations

import re

from monitor.fetch.quality_markers import TITLES
from monitor.fetch.quality_phrases import PHRASES
from monitor.fetch.quality_senses import says_to_visitor, sense_of
from monitor.values import Outcome

__all__ = [
    "has_sentence",
    "is_beginning",
    "is_same_title",
    "likeness_of",
    "phrased_share",
    "plain",
    "sentences_of",
    "title_outcome",
]

FEW_WORDS = 8  # a text of fewer words is an edit of the former one only where it stood in it
LONG_SENTENCE = 600  # no wall's sentence is longer: what lies beyond is not looked at
LOOKED_AT = 6_000  # characters of a text that are read for a wall's talk: 6 ms
# Long words and numbers: the short ones any two texts of a language share.
WORD = re.compile(r"\d{2,20}|\w{5,40}")
TITLE_WORD = re.compile(r"\d{1,20}|\w{4,40}")
TITLE_PARTS = re.compile(r" [|–—›-] |[|:]")
SENTENCE_END = re.compile(r"[.!?\n]")
CLOSED = re.compile(r"[.!?…。！？।؟]")
QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("\u00a0", " "))


def plain(text: str) -> str:
    """In lower case, with straight quotes and spaces that are spaces."""
    text = text.lower().strip()
    if text.isascii():
        return text
    for curly, straight in QUOTES:
        text = text.replace(curly, straight)
    return text


def sentences_of(text: str) -> list[str]:
    """The text's sentences, cut plainly."""
    return [part for part in SENTENCE_END.split(text[:LOOKED_AT]) if part.strip()]


def title_outcome(title: str) -> Outcome | None:
    """What a title makes of its page: it must be the phrase, alone or beside the site's name."""
    for part in (part.strip(" .!?…:") for part in TITLE_PARTS.split(title)):
        for phrase, outcome in TITLES:
            if part == phrase.strip() or (part.startswith(phrase) and len(part) <= len(phrase) + 12):
                return outcome
    return None


def phrased_share(text: str, *, to_visitor: bool = False) -> tuple[float, Outcome | None]:
    """The share of the text that stands in a wall's sentences, and which sort has most of it.

    `to_visitor`: a sense counts only where the sentence speaks to its reader; a known phrase counts anyway.
    """
    by_outcome: dict[Outcome, int] = {}
    total = 0
    for sentence in sentences_of(text):
        total += len(sentence)
        outcome = _said_by(sentence[:LONG_SENTENCE], to_visitor=to_visitor)
        if outcome is not None:
            by_outcome[outcome] = by_outcome.get(outcome, 0) + len(sentence)
    if not by_outcome:
        return 0.0, None
    return sum(by_outcome.values()) / max(total, 1), max(by_outcome, key=lambda one: by_outcome[one])


def _said_by(sentence: str, *, to_visitor: bool) -> Outcome | None:
    known = next((outcome for phrase, outcome in PHRASES if phrase in sentence), None)
    if known is not None or (to_visitor and not says_to_visitor(sentence)):
        return known
    return sense_of(sentence)


def has_sentence(text: str, title: str) -> bool:
    """Whether any sentence is left of a text once its title is taken out: a menu has none."""
    return any(len(line) >= 20 and CLOSED.search(line) for line in text.replace(title or "\0", " ").splitlines())


def is_beginning(text: str, former: str, title: str) -> bool:
    """Whether the former text begins with this one: its title aside, and the end where it may break off."""
    new, old = (" ".join(part.replace(title or "\0", " ").split()).rstrip(".… ") for part in (text, former))
    return bool(new) and old.startswith(new)


def likeness_of(before: str, after: str) -> float:
    """The share of the shorter text's words that the other one has too; 1.0 for a text cut down, 0.0 for another."""
    old, new = set(WORD.findall(before)), set(WORD.findall(after))
    smaller = min(len(old), len(new))
    if smaller < FEW_WORDS:
        return 1.0 if after and after in before else 0.0
    return len(old & new) / smaller


def is_same_title(title: str, other: str) -> bool:
    """Whether the titles share most of their words; an empty one is like none."""
    ours, theirs = set(TITLE_WORD.findall(title)), set(TITLE_WORD.findall(other))
    if not ours or not theirs:
        return False
    smaller, common = min(len(ours), len(theirs)), len(ours & theirs)
    return common / smaller >= 0.5 and common >= min(smaller, 2)
