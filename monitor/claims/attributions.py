"""Attributions in a text: source, cue and what they support. PURE."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.claims.languages.speech_words import SpeechWords
from monitor.claims.source_names import SourceNames
from monitor.claims.speech_cues import Cue
from monitor.claims.speech_reading import Reading
from monitor.claims.speech_tokens import SpeechToken
from monitor.values import Attribution, SourceClass, Span

__all__ = ["find_attributions"]


def find_attributions(reading: Reading, names: SourceNames) -> tuple[Attribution, ...]:
    """Every attribution in order. Its span reaches from source to cue; what it supports is `content`."""
    found = [_attribution(reading, cue, names) for cue in reading.cues]
    return tuple(sorted(found, key=lambda claim: (claim.start, claim.end)))


# A source shared by verbs far behind it is not drawn into their spans, and what a cue supports is no longer than a
# long sentence: both bound the work on texts without full stops.
_FARTHEST_SOURCE = 250
_LONGEST_CONTENT = 1000


def _attribution(reading: Reading, cue: Cue, names: SourceNames) -> Attribution:
    mark, source = reading.cue_span(cue), reading.source_span(cue)
    whole = mark
    if source is not None and abs(source.start - mark.start) <= _FARTHEST_SOURCE:
        whole = reading.span(min(mark.start, source.start), max(mark.end, source.end))
    kind = names.class_of(cue.sentence, cue.source) if cue.source else SourceClass.NONE
    if kind in _NAMELESS and _asks_anonymity(reading.sentences[cue.sentence].tokens, reading.words):
        kind = SourceClass.ANONYMOUS
    name = names.name_of(cue.sentence, cue.source) if cue.source else None
    return Attribution(whole.start, whole.end, whole.text, source, name, kind, mark, _content(reading, cue, whole))


# Sources that a condition of anonymity makes anonymous; officials stay officials.
_NAMELESS = frozenset({SourceClass.ROLE, SourceClass.PUBLIC, SourceClass.ANONYMOUS})


def _asks_anonymity(tokens: Sequence[SpeechToken], words: SpeechWords) -> bool:
    """Whether the sentence says that its source would not be named."""
    written = " ".join(token.lower for token in tokens[:_SENTENCE_LOOKED_AT])
    return any(" ".join(phrase) in written for phrase in words.anonymity)


_SENTENCE_LOOKED_AT = 120  # tokens; bounds the work on texts without full stops


def _content(reading: Reading, cue: Cue, whole: Span) -> Span | None:
    """The rest of the sentence behind the cue, else what stands before it."""
    sentence = reading.sentences[cue.sentence]
    end = min(sentence.end, whole.end + _LONGEST_CONTENT)
    behind = reading.text[whole.end : end]
    body = behind.lstrip(" ,.;:—–-\u00a0")
    if len(body.split()) >= 3:
        return reading.span(end - len(body), end)
    start = max(sentence.start, whole.start - _LONGEST_CONTENT)
    before = reading.text[start : whole.start].rstrip(" ,—–-\u00a0")
    return reading.span(start, start + len(before)) if before else None
