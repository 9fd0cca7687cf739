"""Who is who in one article: full names, short names, and whom a pronoun stands for. PURE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.speech_tokens import Sentence, SpeechToken

__all__ = ["People", "find_people", "name_in"]

_LONGEST_NAME = 6


@dataclass(slots=True)
class People:
    """Full names by their last word, in lower case; the first that the article gives stands."""

    by_last: dict[str, str] = field(default_factory=dict)

    def full_name(self, name: str) -> str:
        """The full name of a short one ("Trump" -> "Donald Trump"); the name itself where none is known."""
        parts = name.split()
        if not parts:
            return name
        known = self.by_last.get(parts[-1].lower().rstrip("."))
        if known is None or len(known.split()) < len(parts):
            return name
        if len(parts) == 1 or parts[0].lower() == known.split()[0].lower():
            return known
        return name


def find_people(sentences: Sequence[Sentence], words: SpeechWords) -> People:
    """The names of two words and more in a text, without their titles."""
    people = People()
    for sentence in sentences:
        tokens, at = sentence.tokens, 0
        while at < len(tokens):
            last = _run_end(tokens, at, words)
            if last - at >= 2:
                name = name_in(tokens[at:last], words)
                if name and len(name.split()) >= 2:
                    people.by_last.setdefault(name.split()[-1].lower(), name)
            at = max(last, at + 1)
    return people


def _run_end(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> int:
    last = at
    while last < len(tokens) and last - at < 3 * _LONGEST_NAME and _in_name(tokens, at, last, words):
        last += 1
    return last


def _in_name(tokens: Sequence[SpeechToken], at: int, index: int, words: SpeechWords) -> bool:
    token = tokens[index]
    if not token.is_word:
        return token.text == "." and index > at and len(tokens[index - 1].text) <= 4 and index + 1 < len(tokens)
    if token.lower in words.name_links and index > at:
        return index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()
    return token.text[0].isupper() and token.lower not in words.not_names


def _is_noun_of_title(token: SpeechToken, words: SpeechWords) -> bool:
    """ "Polizeisprecher Max Kuhn": where every noun has a capital, what it names is no part of the name."""
    return words.nouns_have_capitals and words.is_kind(token.lower, words.titles)


def name_in(tokens: Sequence[SpeechToken], words: SpeechWords) -> str | None:
    """The person's name in a noun phrase: its last run of capitals without titles; None where it has none."""
    kept: list[str] = []
    while tokens and (tokens[-1].lower in words.relatives or not tokens[-1].is_word):
        tokens = tokens[:-1]
    for token in reversed(tokens):
        if not token.is_word:
            if token.text == "." and not kept:
                continue
            if token.text == ".":
                continue
            break
        if not (token.text[0].isupper() or (kept and token.lower in words.name_links)):
            if kept:
                break
            continue
        if token.lower in words.titles or token.lower in words.not_names or (kept and _is_noun_of_title(token, words)):
            if kept:
                break
            continue
        kept.append(token.text)
    while kept and kept[-1].lower() in words.name_links:
        kept.pop()
    return " ".join(reversed(kept)) or None
