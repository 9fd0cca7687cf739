"""Whose words each quoted stretch is: the cue beside it, the quote before it, or its sentence's subject. PURE."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.noun_phrases import Phrase, first_subject
from monitor.claims.quotation import QuotedStretch
from monitor.claims.speech_cues import Cue
from monitor.claims.speech_reading import Reading
from monitor.values import Span

__all__ = ["Speaker", "find_speakers"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a phrase of a sentence, with the cue that says so. `sure`: a cue of the quote's own says it."""

    sentence: int
    phrase: Phrase
    cue: Span | None
    sure: bool


_FIRST_TOKENS = 60  # of a sentence, where its subject stands; the bound keeps the work linear
_CUES_LOOKED_AT = 6  # before a quote in its sentence; more belong to no sentence that people write


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cue with its place: from its source to its end, whichever comes first and last."""

    start: int
    end: int
    cue: Cue


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [sentence.start for sentence in reading.sentences]
        self.placed = sorted(
            (_place(reading, cue) for cue in reading.cues if cue.direct and cue.source), key=lambda placed: placed.start
        )
        self.cue_starts = [placed.start for placed in self.placed]

    def sentence_at(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def speaker(self, stretch: QuotedStretch, last: QuotedStretch | None, given: Speaker | None) -> Speaker | None:
        label = self.labelled(stretch)
        if label is not None:
            return label
        behind = self.behind(stretch)
        if behind is not None and (
            self.ends_open(stretch) or self.opens_sentence(stretch) or self.is_signature(behind)
        ):
            return _said(self.reading, behind)
        before = self.before(stretch)
        if before is not None:
            return _said(self.reading, self.closing(stretch, before) or before)
        chained = self.chained(stretch, last, given)
        if chained is not None and self.opens_sentence(stretch):
            return chained
        later = self.later(stretch)
        if later is not None:
            return _said(self.reading, later)
        return self.subject(stretch) or chained

    def is_signature(self, placed: _Placed) -> bool:
        """Whether the cue is the dash before a name."""
        return not self.reading.cue_span(placed.cue).text[0].isalnum()

    def ends_open(self, stretch: QuotedStretch) -> bool:
        """Whether the quote ends in a mark that leaves the sentence open: “…,” or “…?”"""
        inner = self.reading.text[stretch.end - 2 : stretch.end]
        outer = self.reading.text[stretch.end : stretch.end + 1]
        return any(mark in ",?!—–-…" for mark in inner[:1]) or outer in (",", "—", "–")

    def opens_sentence(self, stretch: QuotedStretch) -> bool:
        sentence = self.reading.sentences[self.sentence_at(stretch.start)]
        return not self.reading.text[sentence.start : stretch.start].strip(" \t\"'“‘([—–-…\u00a0")

    def behind(self, stretch: QuotedStretch) -> _Placed | None:
        """The cue that begins right behind the quote."""
        text = self.reading.text
        index = bisect_left(self.cue_starts, stretch.end)
        if index == len(self.placed):
            return None
        placed = self.placed[index]
        between = text[stretch.end : placed.start]
        if len(between) > 24 or "\n" in between:
            return None
        ends = text[stretch.end - 2 : stretch.end - 1]
        mark = self.reading.cue_span(placed.cue).text
        if mark in ("―", "—", "–") and not between.strip():
            return placed
        if self.sentence_at(stretch.end - 1) != placed.cue.sentence and ends not in ("?", "!", ",", "…", "—"):
            return placed if self.is_whole_sentence(placed) else None
        words = self.reading.words
        if words.perfect_auxiliaries and _is_auxiliary_alone(between, words):
            return placed  # « … », a-t-il ajouté
        if between.strip(" ,—–-\u00a0") and between.strip(" ,").lower() != "as":
            return None
        if not self.opens_sentence(stretch) and self.introduces(placed):
            return None
        return placed

    def is_whole_sentence(self, placed: _Placed) -> bool:
        """ "“It is late.” Veld said." - the quote's full stop ends no sentence where cue and source are all that follows."""
        sentence = self.reading.sentences[placed.cue.sentence]
        return placed.start - sentence.start <= 1 and sentence.end - placed.end <= 1

    def introduces(self, placed: _Placed) -> bool:
        """Whether the cue belongs to a quote that follows it: "… “this,” Veld said: “That.”"."""
        return self.reading.text[placed.end : placed.end + 2].strip(" \u00a0,")[:1] in (":", "“", '"', "«")

    def before(self, stretch: QuotedStretch) -> _Placed | None:
        """The nearest cue before the quote in its sentence."""
        number = self.sentence_at(stretch.start)
        index = bisect_left(self.cue_starts, stretch.start) - 1
        nearest: _Placed | None = None
        for at in range(index, max(-1, index - _CUES_LOOKED_AT), -1):
            placed = self.placed[at]
            if placed.cue.sentence != number:
                break
            if placed.end > stretch.start:
                continue
            if self.speaks(placed) or stretch.start - placed.end <= 2:
                return placed
            nearest = nearest or placed
        return nearest

    def closing(self, stretch: QuotedStretch, before: _Placed) -> _Placed | None:
        """ "Asked about it, the Holms became “loud,” according to Veld": what closes the sentence, over a clause before."""
        later = self.later(stretch)
        if later is None or later.cue.source is None or later.cue.source.first < later.cue.last:
            return None
        return later if "," in self.reading.text[before.end : stretch.start] else None

    def speaks(self, placed: _Placed) -> bool:
        """Whether the cue is a verb of speech, not of belief ("said he hoped for “…”" is what was said)."""
        sentence = self.reading.sentences[placed.cue.sentence]
        form, words = sentence.tokens[placed.cue.first].lower, self.reading.words
        return form in words.reporting or form not in words.needing_content

    def later(self, stretch: QuotedStretch) -> _Placed | None:
        """The first cue behind the quote in the sentence where it ends."""
        number = self.sentence_at(stretch.end - 1)
        index = bisect_left(self.cue_starts, stretch.end)
        if index < len(self.placed) and self.placed[index].cue.sentence == number:
            return self.placed[index]
        return None

    def chained(self, stretch: QuotedStretch, last: QuotedStretch | None, given: Speaker | None) -> Speaker | None:
        """The speaker of the quote before, where this one goes on: same paragraph, or marks left open, or no other."""
        if given is None or last is None:
            return self.introduced(stretch)
        between = self.reading.text[last.end : stretch.start]
        if "\n" not in between:
            other = self.introduced(stretch) if self.stands_apart(stretch, last) else None
            return other or Speaker(given.sentence, given.phrase, given.cue, given.sure)
        return self.introduced(stretch) or given

    def stands_apart(self, stretch: QuotedStretch, last: QuotedStretch) -> bool:
        """Whether a sentence without quotes lies between: "“…,” Veld said. Okafor agreed. “…”"."""
        between = self.sentence_at(stretch.start) - 1
        return between >= 0 and self.reading.sentences[between].start > last.end

    def introduced(self, stretch: QuotedStretch) -> Speaker | None:
        """The last source of the sentence before, where this quote opens its paragraph."""
        number = self.sentence_at(stretch.start)
        if number == 0:
            return None
        index = bisect_left(self.cue_starts, stretch.start) - 1
        if index >= 0 and self.placed[index].cue.sentence == number - 1:
            return _said(
                self.reading,
                self.placed[index],
                sure=self.reading.text[stretch.start - 12 : stretch.start].rstrip().endswith(":"),
            )
        return None

    def subject(self, stretch: QuotedStretch) -> Speaker | None:
        """The subject of the quote's sentence: no cue, so it may be no quote at all."""
        number = self.sentence_at(stretch.start)
        tokens = self.reading.sentences[number].tokens
        opening = tokens[:_FIRST_TOKENS]
        until = next((at for at, token in enumerate(opening) if token.start >= stretch.start), len(opening))
        phrase = first_subject(tokens, until, self.reading.words)
        return Speaker(number, phrase, None, False) if phrase else None

    def labelled(self, stretch: QuotedStretch) -> Speaker | None:
        """ "WALLACE: Will he come?" in marks: a transcript's speaker stands inside the quote."""
        number = self.sentence_at(stretch.start)
        tokens = self.reading.sentences[number].tokens
        first = next((at for at, token in enumerate(tokens[:_FIRST_TOKENS]) if token.start > stretch.start), None)
        if first is None:
            return None
        last = first
        while last < min(len(tokens), first + 4) and tokens[last].is_word and tokens[last].text.isupper():
            last += 1
        if last == first or last >= len(tokens) or tokens[last].text != ":":
            return None
        return Speaker(number, Phrase(first, last), self.reading.span_of(number, Phrase(last, last + 1)), True)


def _place(reading: Reading, cue: Cue) -> _Placed:
    span, source = reading.cue_span(cue), reading.source_span(cue)
    if source is None or abs(source.start - span.start) > 250:
        return _Placed(span.start, span.end, cue)
    return _Placed(min(span.start, source.start), max(span.end, source.end), cue)


def _is_auxiliary_alone(between: str, words: SpeechWords) -> bool:
    """Whether nothing but the verb's own auxiliary stands between quote and cue: ", a-t-", ", ha "."""
    parts = between.strip(" ,—–-\u00a0").lower().split("-")
    return parts[0] in words.perfect_auxiliaries and parts[1:] in ([], ["t"])


def _said(reading: Reading, placed: _Placed, *, sure: bool = True) -> Speaker:
    source = placed.cue.source or Phrase(placed.cue.first, placed.cue.last)
    return Speaker(placed.cue.sentence, source, reading.cue_span(placed.cue), sure)


def find_speakers(reading: Reading, stretches: list[QuotedStretch]) -> list[Speaker | None]:
    """The speaker of each stretch, in order; None where the text names none."""
    finder = _Finder(reading)
    speakers: list[Speaker | None] = []
    last: QuotedStretch | None = None
    given: Speaker | None = None
    for stretch in stretches:
        found = finder.speaker(stretch, last, given) if reading.words.language else None
        speakers.append(found)
        if found is not None:
            last, given = stretch, found
    return speakers
