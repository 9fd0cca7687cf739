"""Quotes in a text: words in quotation marks given as somebody's, with speaker and cue. PURE."""

from __future__ import annotations

from monitor.claims.quotation import QuotedStretch
from monitor.claims.scare_quotes import is_quote
from monitor.claims.source_names import SourceNames
from monitor.claims.speakers import Speaker, find_speakers
from monitor.claims.speech_reading import Reading
from monitor.values import Quote

__all__ = ["find_quotes"]


def find_quotes(reading: Reading, names: SourceNames) -> tuple[Quote, ...]:
    """Every quote in order; the span includes the marks. Titles, nicknames and scare quotes are left out."""
    stretches = [stretch for stretch in reading.quoted if stretch.depth == 0]
    speakers = find_speakers(reading, stretches)
    quotes = []
    for stretch, speaker in zip(stretches, speakers, strict=True):
        if is_quote(reading, stretch, speaker):
            quotes.append(_quote(reading, stretch, speaker, names))
    return tuple(quotes)


def _quote(reading: Reading, stretch: QuotedStretch, speaker: Speaker | None, names: SourceNames) -> Quote:
    text = reading.text[stretch.start : stretch.end]
    return Quote(
        stretch.start,
        stretch.end,
        text,
        speaker=reading.span_of(speaker.sentence, speaker.phrase) if speaker else None,
        speaker_name=names.name_of(speaker.sentence, speaker.phrase) if speaker else None,
        cue=speaker.cue if speaker else None,
        partial=_is_partial(text),
    )


def _is_partial(quoted: str) -> bool:
    """Whether the quoted words are no sentence of their own: they begin small, or end without a mark."""
    inner = quoted.strip("\"'“”„‟«»‹›「」『』‘’‚ \u00a0\u202f")
    return not inner or inner[0].islower() or inner[-1] not in ".,!?…—–;。！？)-"
