"""All claims of a text: figures, quotes and attributions. PURE."""

from __future__ import annotations

from datetime import date

from monitor.claims.attributions import find_attributions
from monitor.claims.language_of import language_of
from monitor.claims.languages.choose import figure_words
from monitor.claims.quotes import find_quotes
from monitor.claims.reuse import Reuse, figures_by_paragraph
from monitor.claims.source_names import SourceNames
from monitor.claims.speech_reading import read_speech
from monitor.values import Claim, Figure

__all__ = ["extract_claims"]


def extract_claims(
    text: str, *, language: str | None = None, published: date | None = None, reuse: Reuse | None = None
) -> tuple[Claim, ...]:
    """Every claim of a text, sorted by start; `text[start:end]` is `claim.text` always.

    `language` is an ISO 639-1 code, found out from the text where None; `published` is the article's date.
    `reuse` is what an earlier version of the same article left, of the same language and date; it is added to.
    """
    reuse = reuse or Reuse()
    if text not in reuse.claims:
        reuse.claims[text] = _extracted(text, language or language_of(text), published, reuse)
    return reuse.claims[text]


def _extracted(text: str, known: str, published: date | None, reuse: Reuse) -> tuple[Claim, ...]:
    reading = read_speech(text, known, reuse.cues)
    names = SourceNames(reading)
    quotes, attributions = find_quotes(reading, names), find_attributions(reading, names)
    spoken_by = {quote.speaker.start for quote in quotes if quote.speaker}
    spoken_by.update(attribution.source.start for attribution in attributions if attribution.source)
    figures = figures_by_paragraph(text, figure_words(known), published, reuse)
    counted = (figure for figure in figures if not (figure.start in spoken_by and _is_one(figure)))
    return tuple(sorted((*counted, *quotes, *attributions), key=lambda claim: (claim.start, claim.end)))


def _is_one(figure: Figure) -> bool:
    """ "one senior official said": an article in other clothes, that counts nothing where it begins a source."""
    return figure.value == "1" and figure.value_to is None and figure.text[0].isalpha()
