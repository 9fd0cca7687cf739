"""The class of a source where adjectives or genitives follow the noun: the first noun of the tables is the head. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.people import People
from monitor.claims.speech_tokens import SpeechToken
from monitor.values import SourceClass

__all__ = ["classify_by_nouns", "name_among_nouns"]


def classify_by_nouns(tokens: Sequence[SpeechToken], words: SpeechWords, people: People) -> SourceClass:
    """The class of a source: a name in it, else its first noun that the tables know, else what its article suggests."""
    parts = [token for token in tokens if token.is_word]
    if not parts:
        return SourceClass.NONE
    if len(parts) == 1 and parts[0].lower in words.pronouns and parts[0].lower not in words.nouns.public:
        return SourceClass.PRONOUN
    head = _head_part(parts, words)
    kind = next((found for token in head if (found := _kind_of(token, words)) is not None), None)
    if kind is SourceClass.NAMED_ORGANIZATION and any(token.lower in words.nouns.outlets for token in head):
        return SourceClass.OUTLET  # "la agencia Efe"
    if kind in (SourceClass.NAMED_ORGANIZATION, SourceClass.OUTLET, SourceClass.DOCUMENT, SourceClass.ANONYMOUS):
        return kind
    name = name_among_nouns(tokens, words)
    if name is not None and _is_person(name, parts, words, people, titled=kind is not None):
        return SourceClass.NAMED_PERSON
    if kind is not None:
        return kind
    return _untold(parts, words, named=name is not None)


def _head_part(parts: Sequence[SpeechToken], words: SpeechWords) -> Sequence[SpeechToken]:
    """The words before what hangs on: "un porte-parole" of "un porte-parole du ministère"."""
    for index, token in enumerate(parts):
        if index > 0 and token.lower in words.attaching and parts[index - 1].lower not in words.determiners:
            return parts[:index]
    return parts


def _kind_of(token: SpeechToken, words: SpeechWords) -> SourceClass | None:
    if words.nouns_have_capitals and token.text[0].islower():
        return None
    nouns = words.nouns
    kinds = (
        (nouns.anonymous, SourceClass.ANONYMOUS),
        (nouns.officials, SourceClass.OFFICIAL_ANONYMOUS),
        (nouns.outlets, SourceClass.OUTLET),
        (nouns.documents, SourceClass.DOCUMENT),
        (nouns.roles, SourceClass.ROLE),
        (nouns.public, SourceClass.PUBLIC),
        (nouns.organizations, SourceClass.NAMED_ORGANIZATION),
    )
    listed = next((kind for table, kind in kinds if token.lower in table), None)
    return listed or next((kind for table, kind in kinds if words.is_kind(token.lower, table)), None)


def name_among_nouns(tokens: Sequence[SpeechToken], words: SpeechWords) -> str | None:
    """The person's name: the last run of capitals that holds no noun of the tables; without what hangs on it."""
    run: list[str] = []
    best: list[str] = []
    hangs = False
    for index, token in enumerate(tokens):
        previous = tokens[index - 1].lower if index else ""
        if not token.is_word and token.text == "." and run:
            continue
        if token.is_word and run and token.lower in words.name_links and _capital_behind(tokens, index):
            run.append(token.text)
        elif token.is_word and token.text[0].isupper() and not _is_table_word(token, words, inside=bool(run)):
            if not run:
                earlier = tokens[index - 2].lower if index > 2 else ""  # the phrase's own article hangs on nothing
                hangs = (index > 1 and previous in words.attaching) or earlier in words.attaching
            run.append(token.text)
            # "le ministre de l'Intérieur Gérald Roux": behind "de" the first word names the office.
            named = run[1:] if hangs else run
            best = list(named) if not hangs or len(named) > 1 else best
        else:
            run = []
    return " ".join(best) or None


def _capital_behind(tokens: Sequence[SpeechToken], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].text[0].isupper()


def _is_table_word(token: SpeechToken, words: SpeechWords, *, inside: bool) -> bool:
    """Whether a capital is no name; behind a first name German surnames may look like any noun ("Lohmann", "Richter")."""
    lower = token.lower
    if inside and words.nouns_have_capitals:
        return lower in words.not_names or lower in words.determiners
    if lower in words.titles or lower in words.not_names or lower in words.determiners:
        return True
    return _kind_of(token, words) is not None


def _is_person(name: str, parts: Sequence[SpeechToken], words: SpeechWords, people: People, *, titled: bool) -> bool:
    """Whether a name is a person's: two words, or known, or behind a title, or without an article before it."""
    if titled or len(name.split()) >= 2 or name.lower() in people.by_last:
        return True
    if name.isupper() and len(name) > 1:
        return False
    return parts[0].lower not in words.determiners or any(token.lower in words.titles for token in parts)


def _untold(parts: Sequence[SpeechToken], words: SpeechWords, *, named: bool) -> SourceClass:
    """A phrase without a known noun: "le Kremlin" is an organisation, "der Angeklagte" a role, "viele" the public."""
    if named and not words.nouns_have_capitals:
        return SourceClass.NAMED_ORGANIZATION
    if named and parts[-1].text.isupper() and len(parts[-1].text) > 1:
        return SourceClass.NAMED_ORGANIZATION
    return SourceClass.ROLE if parts[0].lower in words.determiners else SourceClass.PUBLIC
