"""Cues of reporting where the subject may stand on either side of its verb: German, Romance languages. PURE.

"sagte die Ministerin", "am Montag hat die Ministerin gesagt", "a déclaré mardi le maire", "teilte die Polizei mit".
"""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import Phrase as Words
from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase
from monitor.claims.noun_phrases_either_side import phrase_from, subject_ahead, subject_behind
from monitor.claims.speech_cues import Cue
from monitor.claims.speech_tokens import Sentence, SpeechToken

__all__ = ["find_cues_either_side"]

# Tokens; what a clause of running text holds between its two verbs, or a verb and its particle.
_CLAUSE = 16
_CONTENT = 8


def find_cues_either_side(sentences: Sequence[Sentence], words: SpeechWords) -> list[Cue]:
    """Every cue outside of quotes, in order."""
    cues: list[Cue] = []
    for number, sentence in enumerate(sentences):
        cues.extend(_cues_in(number, sentence.tokens, words))
    return cues


def _cues_in(number: int, tokens: Sequence[SpeechToken], words: SpeechWords) -> list[Cue]:
    cues: list[Cue] = []
    at = 0
    while at < len(tokens):
        cue = None
        if tokens[at].is_word and tokens[at].quoted < 0:
            cue = (
                _phrase_cue(number, tokens, at, words)
                or _hearsay(number, tokens, at, words)
                or _verb_cue(number, tokens, at, words, cues)
            )
        if cue is not None:
            cues.append(cue)
        at = cue.last if cue is not None else at + 1
    return cues


# --- phrases ----------------------------------------------------------------------------------------------------


def _phrase_cue(number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Cue | None:
    """ "laut Polizei", "selon le maire", "Medienberichten zufolge", "angeblich"."""
    if tokens[at].lower not in words.phrase_heads:
        return None
    counted = at > 0 and tokens[at - 1].lower in words.determiners  # "il secondo", "a segundo"
    for phrase in words.source_behind:
        if not counted and _stands(tokens, at, phrase):
            last = at + len(phrase)
            source = phrase_from(tokens, last, words)
            if source is not None:
                return Cue(number, at, last, source, True)
    for phrase in words.source_ahead:
        source = subject_ahead(tokens, at, words) if _stands(tokens, at, phrase) else None
        if source is not None:
            return Cue(number, at, at + len(phrase), source, True)
    for phrase in words.without_source:
        if _stands(tokens, at, phrase):
            return Cue(number, at, at + len(phrase), None, False)
    return None


def _stands(tokens: Sequence[SpeechToken], at: int, phrase: Words) -> bool:
    if tokens[at].lower != phrase[0] or at + len(phrase) > len(tokens):
        return False
    return all(tokens[at + step].lower == word for step, word in enumerate(phrase))


def _hearsay(number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Cue | None:
    """ "Er soll das Geld gestohlen haben", "il aurait volé": told by the form of the verb, by nobody."""
    if tokens[at].lower not in words.hearsay_auxiliaries:
        return None
    if any(token.lower in words.not_hearsay for token in tokens[:_SENTENCE_LOOKED_AT]):
        return None
    for token in tokens[at + 1 : at + 1 + words.hearsay_within]:
        if (not token.is_word and token.text not in ".-") or token.quoted >= 0:
            return None
        if token.lower in words.hearsay_words or (
            words.hearsay_endings and len(token.lower) > 2 and token.lower.endswith(words.hearsay_endings)
        ):
            return Cue(number, at, at + 1, None, False)
    return None


_SENTENCE_LOOKED_AT = 60


# --- verbs ------------------------------------------------------------------------------------------------------


def _verb_cue(
    number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords, before: Sequence[Cue]
) -> Cue | None:
    form = tokens[at].lower
    if not _reports(tokens, at, words) or _is_noun(tokens, at, words):
        return None
    if any(_anonymous_here(tokens, at, phrase) for phrase in words.anonymity):
        return None
    auxiliary = _auxiliary(tokens, at, words) if form in words.past_participles else None
    if auxiliary is not None and tokens[auxiliary].lower in words.passive_auxiliaries:
        return _passive(number, tokens, auxiliary, at, words)
    if auxiliary is None and form in words.past_participles and form not in words.inverting:
        return None  # a participle alone: "die genannte Zahl", "le projet annoncé"
    source = _subject(tokens, at, auxiliary, words)
    if source is None and form not in words.only_inverted and _shares_subject(tokens, at, words):
        source = next(
            (cue.source for cue in reversed(before[-_CLAUSE:]) if cue.source is not None and cue.direct), None
        )
    return None if source is None else Cue(number, at, at + 1, source, True)


def _reports(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    form = tokens[at].lower
    if form in words.reporting or (form in words.only_inverted and _is_behind_content(tokens, at)):
        return True
    if form in words.separable:
        return any(token.lower in words.separable[form] for token in _clause_behind(tokens, at))
    return form in words.needing_content and _has_content(tokens, at, words)


def _clause_behind(tokens: Sequence[SpeechToken], at: int) -> list[SpeechToken]:
    clause = []
    for token in tokens[at + 1 : at + 1 + _CLAUSE]:
        if token.quoted >= 0 or token.text in ",;:.!?":
            break
        clause.append(token)
    return clause


def _has_content(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    following = tokens[at + 1 : at + 1 + _CONTENT]
    if any(token.quoted >= 0 or token.text == ":" or token.lower in words.content_openers for token in following):
        return True
    return _is_behind_content(tokens, at) and any(token.quoted >= 0 for token in tokens[max(0, at - 3) : at])


def _is_noun(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "Sagen", "la denuncia", "el informe": a form that is a noun here."""
    token, previous = tokens[at], tokens[at - 1] if at else None
    if previous is None:
        return False
    if words.nouns_have_capitals and token.text[0].isupper() and previous.is_word:
        return True
    noun = token.lower in words.also_nouns
    return noun and (previous.lower in words.determiners or previous.lower in words.attaching)


def _anonymous_here(tokens: Sequence[SpeechToken], at: int, phrase: Words) -> bool:
    """Whether the verb is a part of the words for anonymity: "der nicht genannt werden wollte"."""
    return any(_stands(tokens, start, phrase) for start in range(max(0, at - len(phrase) + 1), at + 1))


def _auxiliary(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> int | None:
    """The auxiliary of a participle in its clause: "hat am Montag gesagt", "a déclaré", "è stato confermato"."""
    for index in range(at - 1, max(-1, at - 1 - _CLAUSE), -1):
        token = tokens[index]
        if token.quoted >= 0 or not token.is_word:
            return None
        if token.lower in words.perfect_auxiliaries or token.lower in words.passive_auxiliaries:
            return index
        if not words.nouns_have_capitals and not _between(token, words):
            return None
    return None


def _between(token: SpeechToken, words: SpeechWords) -> bool:
    """What may stand between auxiliary and participle in Romance languages: an adverb, a negation, a pronoun."""
    return token.lower in words.pronouns or words.is_adverb(token.lower)


def _subject(tokens: Sequence[SpeechToken], at: int, auxiliary: int | None, words: SpeechWords) -> Phrase | None:
    """The verb's subject: behind it where content stands before, else before it, else behind it."""
    if auxiliary is not None and auxiliary < at - 1:
        between = phrase_from(tokens, auxiliary + 1, words)
        if between is not None and tokens[between.first].lower not in words.linkers:
            return between
    behind = subject_behind(tokens, at + 1, words)
    if tokens[at].lower in words.only_inverted:
        return behind
    group = at if auxiliary is None else auxiliary
    if _is_behind_content(tokens, group):
        return behind
    return subject_ahead(tokens, group, words) or behind


def _is_behind_content(tokens: Sequence[SpeechToken], at: int) -> bool:
    """Whether the verb follows a quote, or a comma that ends what was said and no aside."""
    if at == 0:
        return False
    previous = tokens[at - 1]
    if previous.quoted >= 0 or previous.text in '”“"»«’':
        return True
    if previous.text not in (",", "–", "—"):
        return False
    if at > 1 and tokens[at - 2].quoted >= 0:
        return True
    return not any(token.text in (",", "–", "—") and token.quoted < 0 for token in tokens[max(0, at - 12) : at - 1])


def _shares_subject(tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> bool:
    """ "sagte Berg und betonte": a verb behind a conjunction shares the subject before it."""
    window = tokens[max(0, at - 3) : at]
    return any(token.lower in words.conjunctions for token in window)


def _passive(number: int, tokens: Sequence[SpeechToken], auxiliary: int, at: int, words: SpeechWords) -> Cue | None:
    """ "wurde von der Polizei bestätigt", "a été confirmé par le maire": the agent is the source."""
    for index in range(auxiliary + 1, min(len(tokens), at + _CONTENT)):
        if tokens[index].lower in words.passive_by:
            source = phrase_from(tokens, index + 1, words)
            return Cue(number, at, at + 1, source, False) if source else None
        if not tokens[index].is_word or tokens[index].quoted >= 0:
            break
    return None
