"""Noun phrases beside a verb: who speaks, read backwards from the verb or forwards from it. PURE.

No word classes are known but those of the language's table, so a phrase ends at words that can't stand in one
(verbs of the table, conjunctions, marks) and is trimmed to what looks like a source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.speech_tokens import SpeechToken

__all__ = ["Phrase", "first_subject", "phrase_after", "phrase_before"]

# The longest source people write ("the state's chief medical examiner for the northern district"), in tokens;
# it bounds every walk, so that the whole stays linear.
_LONGEST = 16
_LONGEST_ASIDE = 30


class Phrase(NamedTuple):
    """Tokens [first, last) of a sentence."""

    first: int
    last: int


def phrase_before(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """The noun phrase that ends just before token `at` (exclusive), asides between commas skipped."""
    last = at
    if last > 0 and tokens[last - 1].text in ",)—–" and tokens[last - 1].quoted < 0:
        opened = _aside_start(tokens, last - 1)
        if opened is None:
            return None
        last = opened
    first = _walk_back(tokens, last, words)
    if (
        first == last - 1
        and first > 0
        and tokens[first].text.islower()
        and tokens[first - 1].lower in words.auxiliaries
    ):
        return _before_clause(tokens, first, words)
    phrase = _trimmed(tokens, first, last, words)
    if phrase is not None and last < at - 1 and _is_name(tokens[last + 1 : at - 1]):
        return Phrase(phrase.first, at - 1)
    return phrase


def _before_clause(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """ "A spokesman who asked not to be named said": the phrase before the relative clause that ends at `at`."""
    for index in range(at - 1, max(0, at - _LONGEST), -1):
        if tokens[index].quoted >= 0 or not tokens[index].is_word:
            return None
        if tokens[index].lower in words.relatives:
            return _trimmed(tokens, _walk_back(tokens, index, words), index, words)
    return None


def _is_name(aside: Sequence[SpeechToken]) -> bool:
    """Whether an aside is a name alone: "the governor, Mara Lindt,"."""
    return 2 <= len(aside) <= _LONGEST_NAME and all(token.text[0].isupper() or token.text == "." for token in aside)


_LONGEST_NAME = 5


def _aside_start(tokens: Sequence[SpeechToken], closing: int) -> int | None:
    """The index of the comma, dash or bracket that opens the aside which `closing` closes."""
    wanted = "(" if tokens[closing].text == ")" else tokens[closing].text
    floor = max(0, closing - _LONGEST_ASIDE)
    found = None
    for index in range(closing - 1, floor - 1, -1):
        if tokens[index].quoted >= 0:
            return None
        if tokens[index].text == wanted:
            found = index
            if not _begins_aside_in_aside(tokens, index):
                break
    return found


def _begins_aside_in_aside(tokens: Sequence[SpeechToken], index: int) -> bool:
    """ "Okafor, the engineer, of Springfield," - a comma behind a lower-case word has another one before it."""
    return index + 1 < len(tokens) and tokens[index + 1].lower in ("and", "or", "of", "in")


def _walk_back(tokens: Sequence[SpeechToken], last: int, words: SpeechWords) -> int:
    if last > 0 and _is_pronoun(tokens[last - 1], words) and (last < 2 or tokens[last - 2].lower not in words.linkers):
        return last - 1
    first = last
    while first > 0 and last - first < _LONGEST:
        token = tokens[first - 1]
        if token.quoted >= 0 or not _may_stand_in_phrase(tokens, first - 1, words):
            break
        first -= 1
    return first


def _is_pronoun(token: SpeechToken, words: SpeechWords) -> bool:
    return token.quoted < 0 and token.lower in words.pronouns


def _may_stand_in_phrase(tokens: Sequence[SpeechToken], index: int, words: SpeechWords) -> bool:
    token = tokens[index]
    if not token.is_word:
        return token.text in ".-&'’$%#"
    if token.text[-1] == "." and token.text.islower():
        return False  # "…until 9 a.m. Mayor Holm said": the hour is no part of the name
    if token.lower in words.breaks:
        return token.text[0].isupper() and index > 0 and len(token.text) > 3
    return token.lower not in words.reporting or (token.text[0].isupper() and index > 0)


def _trimmed(tokens: Sequence[SpeechToken], first: int, last: int, words: SpeechWords) -> Phrase | None:
    while first < last and (tokens[first].lower in words.conjunctions or not tokens[first].is_word):
        first += 1
    while last > first and not tokens[last - 1].is_word and tokens[last - 1].text != ".":
        last -= 1
    while first < last and tokens[first].lower in words.adverbs and tokens[first].lower not in words.pronouns:
        first += 1
    if first < last and tokens[first].lower in words.linkers:
        first = _behind_opening_link(tokens, first, last, words)
    first = _start_of_base(tokens, first, last, words)
    while last > first and tokens[last - 1].lower in words.adverbs and last - 1 > first:
        last -= 1
    return Phrase(first, last) if first < last else None


def _behind_opening_link(tokens: Sequence[SpeechToken], first: int, last: int, words: SpeechWords) -> int:
    """ "In Ohio a spokesman said": the source begins at the last determiner, else at the last run of capitals."""
    for index in range(last - 1, first, -1):
        if tokens[index].lower in words.determiners and tokens[index - 1].lower not in words.linkers:
            return index
    index = last - 1
    while index > first + 1 and tokens[index - 1].text[0].isupper():
        index -= 1
    return index


def _start_of_base(tokens: Sequence[SpeechToken], first: int, last: int, words: SpeechWords) -> int:
    """The start of the noun phrase that ends at `last`, with what "of" and "for" hang on to it."""
    for index in range(last - 1, first, -1):
        token = tokens[index]
        previous = tokens[index - 1].lower
        hangs_on = previous in words.linkers or previous in words.conjunctions
        named = token.text[0].isupper() and tokens[index - 1].text[0].isupper()  # "CBS This Morning anchor Mia Holt"
        if token.lower in words.determiners and not (hangs_on or named or previous in words.determiners | {"'s"}):
            return index
        if (
            token.lower in words.pronouns
            and index == last - 1
            and not hangs_on
            and token.lower not in words.determiners
        ):
            return index
    return first


def phrase_after(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """The noun phrase that begins at token `at`."""
    last = at
    while last < len(tokens) and last - at < _LONGEST:
        token = tokens[last]
        if token.quoted >= 0 or not _may_follow(tokens, at, last, words):
            break
        last += 1
        if last - at == 1 and token.lower in words.pronouns and token.lower not in words.determiners:
            break
    while last > at and (tokens[last - 1].lower in words.linkers or not tokens[last - 1].is_word):
        last -= 1
    return Phrase(at, _with_name(tokens, at, last)) if last > at else None


def _with_name(tokens: Sequence[SpeechToken], at: int, last: int) -> int:
    """The end of "the governor, Mara Lindt" where a name in commas follows a phrase without one."""
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last - 1].text[0].isupper():
        return last
    end = last + 1
    while end < len(tokens) and end - last <= _LONGEST_NAME and tokens[end].is_word and tokens[end].text[0].isupper():
        end += 1
    closed = end >= len(tokens) or tokens[end].text in ",."
    return end if closed and _is_name(tokens[last + 1 : end]) and tokens[at].text.islower() else last


def _may_follow(tokens: Sequence[SpeechToken], at: int, index: int, words: SpeechWords) -> bool:
    token = tokens[index]
    if not token.is_word:
        return token.text in "-&'’" or (
            token.text == "."
            and index > at
            and len(tokens[index - 1].text) <= 4
            and tokens[index - 1].text[0].isupper()
            and index + 1 < len(tokens)
        )
    if index > at and token.lower in words.breaks | words.conjunctions:
        return token.text[0].isupper()
    if index > at and token.lower in words.pronouns and token.lower not in words.determiners:
        return False
    if index > at and (token.lower in words.reporting or token.lower in words.needing_content):
        return token.text[0].isupper() or tokens[index - 1].lower in words.determiners
    return index == at or token.lower not in words.adverbs


def first_subject(tokens: Sequence[SpeechToken], until: int, words: SpeechWords) -> Phrase | None:
    """The sentence's subject before token `until`: its first noun phrase, behind an opening clause or phrase."""
    index = _behind_opening(tokens, until, words)
    while index < min(until, _FARTHEST_SUBJECT):
        token = tokens[index]
        if token.quoted < 0 and token.is_word and _may_begin_subject(token, words):
            return _narrowed(tokens, phrase_after(tokens, index, words), words)
        index += 1
    return None


_FARTHEST_SUBJECT = 60  # tokens; no sentence that people write keeps its subject longer


def _behind_opening(tokens: Sequence[SpeechToken], until: int, words: SpeechWords) -> int:
    """ "With the vote near, the mayor …": behind the comma where the sentence opens with a link or conjunction."""
    head = next((token for token in tokens[:3] if token.is_word), None)
    if head is None or not (
        head.lower in words.linkers
        or head.lower in words.breaks
        or (words.opening_endings and head.lower.endswith(words.opening_endings))
    ):
        return 0
    if head.lower in words.pronouns or head.lower in words.conjunctions:
        return 0
    for index in range(min(until, _LONGEST_ASIDE)):
        if tokens[index].text == ",":
            return index + 1
    return 0


def _may_begin_subject(token: SpeechToken, words: SpeechWords) -> bool:
    lower = token.lower
    if lower in words.relatives or lower in words.conjunctions:
        return False
    if lower in words.pronouns or lower in words.determiners:
        return True
    return token.text[0].isupper() and lower not in words.not_names and lower not in words.linkers


def _narrowed(tokens: Sequence[SpeechToken], phrase: Phrase | None, words: SpeechWords) -> Phrase | None:
    """Ended at the first word in lower case behind a name, but for nouns that name a source ("Ohio officials")."""
    if phrase is None or not tokens[phrase.first].text[0].isupper():
        return phrase
    if tokens[phrase.first].lower in words.determiners:
        return phrase
    nouns = words.nouns
    for index in range(phrase.first + 1, phrase.last):
        token = tokens[index]
        if not token.is_word or token.text[0].isupper() or token.lower == "'s" or token.lower in words.name_links:
            continue
        known = (nouns.roles, nouns.officials, nouns.documents, nouns.organizations, nouns.public, nouns.anonymous)
        if not any(token.lower in kind for kind in known):
            return Phrase(phrase.first, index)
    return phrase
