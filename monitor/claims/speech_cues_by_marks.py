"""Cues without a verb: a name before a quote's colon, a transcript's speaker, a signature behind a dash. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase
from monitor.claims.speech_cue import Cue
from monitor.claims.speech_tokens import SpeechToken

__all__ = ["DASHES", "speaker_before_colon", "speaker_behind_dash", "transcript_speaker"]


def transcript_speaker(number: int, tokens: Sequence[SpeechToken], at: int) -> Cue | None:
    """ "WALLACE: Will he come?": a transcript's speaker, one to four words in capitals at the start."""
    if not 1 <= at <= 4 or at + 1 >= len(tokens):
        return None
    names = tokens[:at]
    if all(token.text.isupper() and token.quoted < 0 for token in names if token.is_word):
        return Cue(number, at, at + 1, Phrase(0, at), True)
    return None


def speaker_before_colon(number: int, tokens: Sequence[SpeechToken], at: int, words: SpeechWords) -> Cue | None:
    """ "Lena Holm: “We stay.”": a name straight between a mark or the sentence's start and the colon of a quote."""
    if at + 1 >= len(tokens) or tokens[at + 1].quoted < 0:
        return None
    first = at
    while first > 0 and at - first < _LONGEST_SIGNATURE and _is_capital(tokens[first - 1]):
        first -= 1
    if first == at or (first > 0 and tokens[first - 1].is_word):
        return None
    if all(token.lower in words.not_names for token in tokens[first:at]):
        return None
    return Cue(number, at, at + 1, Phrase(first, at), True)


_LONGEST_SIGNATURE = 8


def _is_capital(token: SpeechToken) -> bool:
    return token.is_word and token.quoted < 0 and token.text[0].isupper()


DASHES = frozenset("―—–")


def speaker_behind_dash(number: int, tokens: Sequence[SpeechToken], at: int) -> Cue | None:
    """“Never again.” — Jane Okafor: a signature behind a quote, a name in capitals up to the sentence's end."""
    behind_quote = at == 0 or tokens[at - 1].quoted >= 0
    last = len(tokens)
    if last - at > 2 * _LONGEST_SIGNATURE:
        return None
    while last > at + 1 and not tokens[last - 1].is_word:
        last -= 1
    if not behind_quote or not 1 <= last - at - 1 <= _LONGEST_SIGNATURE:
        return None
    signature = tokens[at + 1 : last]
    if any(token.quoted >= 0 or (token.is_word and not token.text[0].isupper()) for token in signature):
        return None
    return Cue(number, at, at + 1, Phrase(at + 1, last), True)
