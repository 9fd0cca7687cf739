"""The tables of a language, loaded when they are asked for. A new language is a line here and its two tables."""

from __future__ import annotations

from importlib import import_module

from monitor.claims.languages.figure_words import FigureWords
from monitor.claims.languages.speech_words import SpeechWords

__all__ = ["TABLES", "figure_words", "speech_words"]

# ISO 639-1 code -> the name of its table in xx_figures.py and xx_speech.py.
TABLES = {"en": "ENGLISH", "de": "GERMAN", "fr": "FRENCH", "es": "SPANISH", "it": "ITALIAN", "pt": "PORTUGUESE"}
# Languages without a table that open speech with a dash.
DASHED = frozenset({"ru", "pl"})

FIGURES_BY_SCRIPT = FigureWords()
SPEECH_BY_SCRIPT = SpeechWords()
SPEECH_WITH_DASH = SpeechWords(dialogue_dash=True)


def figure_words(language: str | None) -> FigureWords:
    """The table of a language (ISO 639-1, a region may follow: "en-GB"); None is read as English.

    A language without a table gets digits, currency signs and percent signs, by script.
    """
    code = _code(language)
    if code not in TABLES:
        return FIGURES_BY_SCRIPT
    table: FigureWords = getattr(import_module(f"monitor.claims.languages.{code}_figures"), TABLES[code])
    return table


def speech_words(language: str | None) -> SpeechWords:
    """The table of a language (ISO 639-1, a region may follow); None is read as English.

    A language without a table gets quotation marks by script, without speakers or sources.
    """
    code = _code(language)
    if code not in TABLES:
        return SPEECH_WITH_DASH if code in DASHED else SPEECH_BY_SCRIPT
    table: SpeechWords = getattr(import_module(f"monitor.claims.languages.{code}_speech"), TABLES[code])
    return table


def _code(language: str | None) -> str:
    return (language or "en").lower().replace("_", "-").split("-")[0]
