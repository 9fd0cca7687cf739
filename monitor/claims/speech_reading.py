"""One reading of a text's speech: sentences, quoted stretches, cues and people, shared by quotes and attributions. PURE."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.claims.languages.choose import speech_words
from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase
from monitor.claims.people import People, find_people
from monitor.claims.quotation import QuotedStretch, find_quoted
from monitor.claims.speech_cues import Cue, find_cues
from monitor.claims.speech_cues_either_side import find_cues_either_side
from monitor.claims.speech_tokens import Sentence, SpeechToken, cut_sentences
from monitor.values import Span

__all__ = ["Reading", "read_speech"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read; `quotes` are the outer stretches that could be quotes."""

    text: str
    words: SpeechWords
    sentences: list[Sentence]
    quoted: tuple[QuotedStretch, ...]
    cues: list[Cue]
    people: People

    def tokens_of(self, sentence: int, phrase: Phrase) -> tuple[SpeechToken, ...]:
        """The tokens of a phrase."""
        return self.sentences[sentence].tokens[phrase.first : phrase.last]

    def span_of(self, sentence: int, phrase: Phrase) -> Span:
        """The place of a phrase in the text."""
        tokens = self.tokens_of(sentence, phrase)
        return self.span(tokens[0].start, tokens[-1].end)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text."""
        return Span(start, end, self.text[start:end])

    def cue_span(self, cue: Cue) -> Span:
        """The place of a cue in the text."""
        return self.span_of(cue.sentence, Phrase(cue.first, cue.last))

    def source_span(self, cue: Cue) -> Span | None:
        """The place of a cue's source in the text."""
        return self.span_of(cue.sentence, cue.source) if cue.source else None


def read_speech(text: str, language: str | None, known: dict[str, tuple[Cue, ...]] | None = None) -> Reading:
    """Read a text's speech with the words of its language; `known` are cues by sentence, and is added to."""
    words = speech_words(language)
    quoted = find_quoted(text, dialogue_dash=words.dialogue_dash)
    sentences = cut_sentences(text, quoted, (language or "en")[:2], words)
    if words.language is None:
        return Reading(text, words, sentences, quoted, [], People())
    cues = (
        find_cues_either_side(sentences, words)
        if words.subject_either_side
        else find_cues(sentences, words, text, known)
    )
    return Reading(text, words, sentences, quoted, cues, find_people(sentences, words))
