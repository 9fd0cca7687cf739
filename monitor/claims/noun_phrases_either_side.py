"""Noun phrases before and behind a verb in languages whose subject may stand on either side of it. PURE.

Read from the left as they are built: article, adjectives, noun, and what hangs on by "von" or "de".
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase
from monitor.claims.speech_tokens import SpeechToken

__all__ = ["subject_ahead", "subject_behind"]

_LONGEST = 14  # tokens; bounds every walk, so that the whole stays linear
_LONGEST_ASIDE = 30
_LONGEST_NAME = 5
# Words in lower case behind a noun that may be its adjectives: "la policía municipal".
_ADJECTIVES = 2
_SKIPPED = 3  # adverbs and phrases between a verb and its subject: "dijo ayer a Reuters el ministro"


def subject_behind(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """The subject that stands behind a verb ending before token `at`, adverbs and one complement between skipped."""
    for _ in range(_SKIPPED):
        while at < len(tokens) and tokens[at].is_word and words.is_adverb(tokens[at].lower):
            at += 1
        if at >= len(tokens) or not tokens[at].is_word or tokens[at].quoted >= 0:
            return None
        if tokens[at].lower not in words.linkers or tokens[at].lower in words.determiners:
            phrase = phrase_from(tokens, at, words)
            if phrase is None or not _is_time(tokens[phrase.first : phrase.last], words):
                return phrase
            at = phrase.last  # "ha dicho este martes el ministro"
            continue
        complement = phrase_from(tokens, at + 1, words)
        if complement is None:
            return None
        at = complement.last
    return None


def _is_time(phrase: Sequence[SpeechToken], words: SpeechWords) -> bool:
    if phrase[0].lower in words.pronouns and phrase[0].lower not in words.determiners:
        return False
    return all(words.is_adverb(token.lower) or token.lower in words.determiners for token in phrase)


def phrase_from(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """The noun phrase that begins at token `at`, as a source may: an article, a name, a pronoun, a known noun."""
    if at >= len(tokens) or not _may_begin(tokens, at, words):
        return None
    if _is_pronoun(tokens, at, words):
        return Phrase(at, at + 1)
    last, has_noun, small = at, False, 0
    while last < len(tokens) and last - at < _LONGEST and _goes_on(tokens, at, last, words, has_noun=has_noun):
        token = tokens[last]
        if token.is_word and token.lower not in words.determiners | words.attaching:
            small = small + 1 if token.text[0].islower() and has_noun else 0
            if small > _ADJECTIVES:
                break
            has_noun = has_noun or token.text[0].isupper() or not words.nouns_have_capitals
        elif token.is_word and token.lower in words.attaching:
            has_noun, small = False, 0
        last += 1
    while last > at and (tokens[last - 1].lower in words.linkers | words.attaching or not tokens[last - 1].is_word):
        last -= 1
    if last == at or (words.nouns_have_capitals and not any(token.text[0].isupper() for token in tokens[at:last])):
        return None  # "das nie": an article without its noun
    return Phrase(at, _with_name(tokens, at, last, words))


def _may_begin(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    token = tokens[at]
    if not token.is_word or token.quoted >= 0:
        return False
    lower = token.lower
    if lower in words.determiners or _is_pronoun(tokens, at, words):
        return True
    if lower in words.breaks or lower in words.reporting:
        return False
    return (token.text[0].isupper() and lower not in words.not_names) or _is_known_noun(tokens, at, words)


def _is_known_noun(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """Whether a noun of the tables stands at `at`, or behind one adjective: "fuentes policiales", "dos fuentes"."""
    nouns = words.nouns
    kinds = (nouns.anonymous, nouns.officials, nouns.roles, nouns.documents, nouns.public, nouns.organizations)
    heads = tokens[at : at + 2]
    return any(token.lower in kind for token in heads for kind in (*kinds, nouns.outlets))


def _is_pronoun(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    lower = tokens[at].lower
    if lower not in words.pronouns:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    stands_alone = behind is None or not behind.is_word or behind.lower in words.breaks or behind.lower in words.linkers
    return lower not in words.determiners or stands_alone


def _goes_on(tokens: Sequence[SpeechToken], at: int, index: int, words: SpeechWords, *, has_noun: bool) -> bool:
    token = tokens[index]
    if token.quoted >= 0:
        return False
    if not token.is_word:
        abbreviates = token.text == "." and index > at and len(tokens[index - 1].text) <= 4 and index + 1 < len(tokens)
        return token.text in "-&" or abbreviates
    lower = token.lower
    if index == at:
        return True
    if lower in words.attaching:
        return has_noun and not (lower in words.determiners and _ends_name(tokens, at, index, words))
    if lower in words.name_links and has_noun and index + 1 < len(tokens) and tokens[index + 1].text[0].isupper():
        return True
    if token.text[0].isdigit() or (lower in words.determiners and has_noun):
        return False
    capital = token.text[0].isupper()
    if not capital and (_ends(lower, words) or (has_noun and words.nouns_have_capitals)):
        return False
    return not words.is_adverb(lower) or not (has_noun or capital)


def _ends_name(tokens: Sequence[SpeechToken], at: int, index: int, words: SpeechWords) -> bool:
    """Whether two words of a name stand before: "sagte Tom Brandt der Zeitung" tells to whom, not of what."""
    before = tokens[max(at, index - 2) : index]
    return len(before) == 2 and all(
        token.is_word and token.text[0].isupper() and token.lower not in words.determiners for token in before
    )


def _ends(lower: str, words: SpeechWords) -> bool:
    return (
        lower in words.breaks
        or lower in words.conjunctions
        or lower in words.linkers
        or lower in words.reporting
        or lower in words.needing_content
        or lower in words.auxiliaries
        or lower in words.relatives
    )


def _with_name(tokens: Sequence[SpeechToken], at: int, last: int, words: SpeechWords) -> int:
    """The end of "la ministre, Anna Berg" where a name in commas follows a phrase without one."""
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[at].lower not in words.determiners:
        return last
    end = last + 1
    while end < len(tokens) and end - last <= _LONGEST_NAME and tokens[end].is_word and tokens[end].text[0].isupper():
        end += 1
    closed = end >= len(tokens) or tokens[end].text in ",."
    return end if closed and end - last > 2 and tokens[last + 1].lower not in words.not_names else last


def subject_ahead(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """The subject that ends before token `at`, an aside in commas and weak pronouns between skipped."""
    last = _before_aside(tokens, at)
    if last is None:
        return None
    while last > 0 and tokens[last - 1].quoted < 0 and tokens[last - 1].lower in words.clitics:
        last -= 1
    while last > 0 and at - last < _LONGEST and tokens[last - 1].is_word and words.is_adverb(tokens[last - 1].lower):
        last -= 1
    if last <= 0:
        return None
    previous = tokens[last - 1]
    if previous.lower in words.pronouns and previous.lower not in words.determiners and previous.quoted < 0:
        return Phrase(last - 1, last)
    if tokens[last - 1].lower in words.relatives:
        return _antecedent(tokens, last - 1, words)
    phrase = _subject_in(tokens, _run_start(tokens, last, words), last, words)
    if phrase is None or last >= at - 1 or tokens[last].text != "," or not _is_name(tokens[last + 1 : at - 1], words):
        return phrase
    return Phrase(phrase.first, at - 1)  # "la maire, Sylvie Roche, a promis"


def _is_name(aside: Sequence[SpeechToken], words: SpeechWords) -> bool:
    if not 2 <= len(aside) <= _LONGEST_NAME:
        return False
    return all(token.is_word and token.text[0].isupper() and token.lower not in words.determiners for token in aside)


def _before_aside(tokens: Sequence[SpeechToken], at: int) -> int | None:
    """`at`, or the index of the comma that opens the aside before it: "Berg, die Ministerin, sagte"."""
    if at <= 0 or tokens[at - 1].text not in (",", ")", "—", "–") or tokens[at - 1].quoted >= 0:
        return at
    wanted = "(" if tokens[at - 1].text == ")" else tokens[at - 1].text
    for index in range(at - 2, max(-1, at - 2 - _LONGEST_ASIDE), -1):
        if tokens[index].quoted >= 0:
            return None
        if tokens[index].text == wanted:
            return index
    return None


def _antecedent(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Phrase | None:
    """ "der Sprecher, der sagte": whom the relative pronoun stands for."""
    last = at - 1 if at > 0 and tokens[at - 1].text == "," else at
    return _subject_in(tokens, _run_start(tokens, last, words), last, words)


def _run_start(tokens: Sequence[SpeechToken], last: int, words: SpeechWords) -> int:
    first = last
    while first > 0 and last - first < _LONGEST:
        token = tokens[first - 1]
        if token.quoted >= 0 or not (token.is_word or token.text in ".-&"):
            break
        lower = token.lower
        verb = lower in words.reporting or lower in words.auxiliaries or lower in words.needing_content
        if (lower in words.breaks or verb) and (token.text[0].islower() or lower in words.breaks):
            break
        first -= 1
    return first


def _subject_in(tokens: Sequence[SpeechToken], first: int, last: int, words: SpeechWords) -> Phrase | None:
    """The phrase of the run [first, last) that ends with it, and hangs on no preposition."""
    while first < last:
        token = tokens[first]
        if token.lower in words.linkers and token.lower not in words.determiners:
            inner = phrase_from(tokens, first + 1, words)
            first = inner.last if inner is not None and inner.last > first else first + 1
            continue
        phrase = phrase_from(tokens, first, words)
        if phrase is not None and phrase.last >= last:
            return Phrase(phrase.first, last)
        first = first + 1 if phrase is None else max(phrase.last, first + 1)
    return None
