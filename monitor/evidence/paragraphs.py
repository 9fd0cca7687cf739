"""PURE: two texts as paragraphs of runs, the differing words marked, for pages that are read without monitor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz.distance import Indel

from monitor.compare.words import diff_words

__all__ = ["Fold", "Paragraph", "folded", "paragraphs_of"]

Run = tuple[str, str]
CONTEXT = 1  # unchanged paragraphs that are shown on either side of a changed one


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: runs of ("same" | "removed" | "added", words)."""

    runs: tuple[Run, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in it changed."""
        return any(what != "same" for what, _ in self.runs)


@dataclass(frozen=True, slots=True)
class Fold:
    """So many unchanged paragraphs that are not shown."""

    hidden: int


def paragraphs_of(before: str, after: str) -> list[Paragraph]:
    """Both texts as one, paragraph by paragraph; what stands between two unchanged ones is held against one another."""
    old, new = before.split("\n\n"), after.split("\n\n")
    rows: list[Paragraph] = []
    gone: list[str] = []
    come: list[str] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            rows += _rewritten(gone, come)
            gone, come = [], []
            rows += [Paragraph((("same", words),)) for words in old[step.src_start : step.src_end]]
        else:
            gone += old[step.src_start : step.src_end]
            come += new[step.dest_start : step.dest_end]
    return rows + _rewritten(gone, come)


def folded(paragraphs: list[Paragraph]) -> Iterator[Paragraph | Fold]:
    """The changed paragraphs with their neighbours; long unchanged stretches are counted."""
    shown = {
        near
        for place, paragraph in enumerate(paragraphs)
        if paragraph.differs
        for near in range(place - CONTEXT, place + CONTEXT + 1)
    }
    hidden = 0
    for place, paragraph in enumerate(paragraphs):
        if place not in shown:
            hidden += 1
            continue
        if hidden:
            yield Fold(hidden)
        hidden = 0
        yield paragraph
    if hidden:
        yield Fold(hidden)


def _rewritten(gone: list[str], come: list[str]) -> list[Paragraph]:
    return [Paragraph(diff_words(before, after)) for before, after in zip_longest(gone, come, fillvalue="")]
