"""Whom a source's phrase stands for in its article: pronouns and short names resolved. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.noun_phrases import Phrase
from monitor.claims.sources import classify_source, person_named
from monitor.claims.speech_reading import Reading
from monitor.values import SourceClass

__all__ = ["SourceNames"]


class SourceNames:
    """Names by place in one text. A pronoun stands for the last person named as a source, else as a subject, before it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sources: list[tuple[tuple[int, int], str]] = []
        for cue in reading.cues:
            if cue.source is None:
                continue
            if self.class_of(cue.sentence, cue.source) is SourceClass.NAMED_PERSON:
                name = person_named(reading.tokens_of(cue.sentence, cue.source), reading.words, reading.people)
                if name:
                    self._sources.append(((cue.sentence, cue.source.first), name))
        self._sources.sort()

    def class_of(self, sentence: int, phrase: Phrase) -> SourceClass:
        """The class of the source that this phrase is."""
        return classify_source(self._reading.tokens_of(sentence, phrase), self._reading.words, self._reading.people)

    def name_of(self, sentence: int, phrase: Phrase) -> str | None:
        """Who the phrase is; None where the text does not tell."""
        kind = self.class_of(sentence, phrase)
        tokens = self._reading.tokens_of(sentence, phrase)
        if kind is SourceClass.NAMED_PERSON:
            return person_named(tokens, self._reading.words, self._reading.people)
        if kind is SourceClass.PRONOUN:
            return self._antecedent(sentence, phrase.first, tokens[0].lower)
        return self._reading.span_of(sentence, phrase).text

    def _antecedent(self, sentence: int, first: int, pronoun: str) -> str | None:
        if pronoun in self._reading.words.speakers_own or pronoun in self._reading.words.plural_pronouns:
            return None
        return _last_before(self._sources, (sentence, first))


def _last_before(places: Sequence[tuple[tuple[int, int], str]], at: tuple[int, int]) -> str | None:
    from bisect import bisect_left

    index = bisect_left(places, (at, "")) - 1
    return places[index][1] if index >= 0 else None
