"""What kind of source a phrase names, and who it is. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.people import People, name_in
from monitor.claims.sources_by_nouns import classify_by_nouns, name_among_nouns
from monitor.claims.speech_tokens import SpeechToken
from monitor.values import SourceClass

__all__ = ["classify_source", "person_named"]


def classify_source(tokens: Sequence[SpeechToken], words: SpeechWords, people: People) -> SourceClass:
    """The class of a source by its head noun and the names in it."""
    if words.subject_either_side:
        return classify_by_nouns(tokens, words, people)
    lowers = [token.lower for token in tokens if token.is_word]
    if not lowers:
        return SourceClass.NONE
    if len(lowers) == 1 and lowers[0] in words.pronouns and lowers[0] not in words.nouns.public:
        return SourceClass.PRONOUN
    head = _head(tokens, words)
    lower = head.lower if head else lowers[-1]
    nouns = words.nouns
    capital = bool(head and head.text[0].isupper() and head is not tokens[0]) or (
        len(lowers) == 1 and tokens[0].text[0].isupper() and lower not in words.not_names
    )
    if capital:
        return _named(tokens, lower, words, people)
    if lower in nouns.anonymous:
        return SourceClass.ANONYMOUS
    if lower in nouns.officials:
        return SourceClass.OFFICIAL_ANONYMOUS
    if lower in nouns.documents:
        return SourceClass.DOCUMENT
    if lower in nouns.roles and lower not in nouns.public:
        return SourceClass.ROLE
    if lower in nouns.outlets:
        return SourceClass.OUTLET
    if lower in nouns.organizations:
        return SourceClass.NAMED_ORGANIZATION
    if lower in nouns.public:
        return SourceClass.PUBLIC
    name = name_in(tokens, words)
    if name and len(name.split()) >= 2:
        return SourceClass.NAMED_PERSON
    return SourceClass.ROLE if lowers[0] in ("the", "a", "an", "his", "her", "one") else SourceClass.PUBLIC


def _head(tokens: Sequence[SpeechToken], words: SpeechWords) -> SpeechToken | None:
    """The last word before what hangs on by "of", "for" or "with"."""
    head: SpeechToken | None = None
    for index, token in enumerate(tokens):
        if not token.is_word:
            continue
        if index > 0 and (token.lower in words.reduced or token.lower in words.relatives):
            break
        if index > 0 and token.lower in words.linkers and token.lower not in words.name_links:
            break
        if token.lower != "'s":
            head = token
    return head


def _named(tokens: Sequence[SpeechToken], lower: str, words: SpeechWords, people: People) -> SourceClass:
    nouns = words.nouns
    lowers = {token.lower for token in tokens}
    capitals = {token.lower for token in tokens if token.text[0].isupper()}
    name = name_in(tokens, words)
    if lower in nouns.outlets and (name is None or people.full_name(name) == name):
        return SourceClass.OUTLET
    if lower in nouns.organizations or (capitals & (nouns.organizations - nouns.roles) and "the" in lowers):
        return SourceClass.NAMED_ORGANIZATION
    if name is None:
        return SourceClass.ROLE
    if lower in nouns.public:
        return SourceClass.PUBLIC
    if lower in nouns.officials:
        return SourceClass.OFFICIAL_ANONYMOUS
    if lower in nouns.documents:
        return SourceClass.DOCUMENT
    last = name.split()[-1]
    if last.isupper() and len(last) > 1 and len(name.split()) == 1 and last.lower() not in people.by_last:
        return SourceClass.NAMED_ORGANIZATION
    if lowers & {"the"} and len(name.split()) == 1 and last.lower() not in people.by_last:
        return SourceClass.NAMED_ORGANIZATION
    return SourceClass.NAMED_PERSON


def person_named(tokens: Sequence[SpeechToken], words: SpeechWords, people: People) -> str | None:
    """The full name of the person that a phrase names."""
    name = name_among_nouns(tokens, words) if words.subject_either_side else name_in(tokens, words)
    return people.full_name(name) if name else None
