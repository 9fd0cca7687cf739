"""What the reading of one version leaves for the next: paragraphs and sentences that both have are read once. PURE.

It lives as long as one comparison, and the page that shows it. What is kept of paragraphs and sentences depends on
nothing around them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from monitor.claims.figures import find_figures, openers_of
from monitor.claims.languages.figure_words import FigureWords
from monitor.claims.speech_cues import Cue
from monitor.text.paragraphs import split_paragraphs
from monitor.values import Claim, Figure

__all__ = ["Reuse", "figures_by_paragraph"]


@dataclass(frozen=True, slots=True)
class Reuse:
    """Figures by paragraph, with offsets into it; cues and folded words by sentence; claims by text. One language and date."""

    figures: dict[str, tuple[Figure, ...]] = field(default_factory=dict)
    cues: dict[str, tuple[Cue, ...]] = field(default_factory=dict)
    folded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)


def figures_by_paragraph(text: str, words: FigureWords, published: date | None, reuse: Reuse) -> list[Figure]:
    """The figures of a text; no figure reaches over the end of a paragraph."""
    found: list[Figure] = []
    openers = openers_of(words)
    for paragraph in split_paragraphs(text):
        figures = reuse.figures.get(paragraph.text)
        if figures is None:
            figures = find_figures(paragraph.text, words, published=published, openers=openers)
            reuse.figures[paragraph.text] = figures
        at = paragraph.start
        found.extend(replace(figure, start=figure.start + at, end=figure.end + at) for figure in figures)
    return found
