"""All claims of a text: figures, quotes and attributions. PURE."""

from __future__ import annotations

from datetime import date

from monitor.claims.attributions import find_attributions
from monitor.claims.figures import find_figures
from monitor.claims.language_of import language_of
from monitor.claims.languages.figure_words import figure_words
from monitor.claims.quotes import find_quotes
from monitor.claims.source_names import SourceNames
from monitor.claims.speech_reading import read_speech
from monitor.values import Claim

__all__ = ["extract_claims"]


def extract_claims(text: str, *, language: str | None = None, published: date | None = None) -> tuple[Claim, ...]:
    """Every claim of a text, sorted by start; `text[start:end]` is `claim.text` always.

    `language` is an ISO 639-1 code, found out from the text where None; `published` is the article's date.
    """
    known = language or language_of(text)
    reading = read_speech(text, known)
    names = SourceNames(reading)
    claims: list[Claim] = [
        *find_figures(text, figure_words(known), published=published),
        *find_quotes(reading, names),
        *find_attributions(reading, names),
    ]
    return tuple(sorted(claims, key=lambda claim: (claim.start, claim.end)))
