"""An extracted body as plain text with its links' places, in one walk. PURE."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from monitor.read.links import LinkMarks
from monitor.values import Link

__all__ = ["body_text"]

# White space that HTML collapses. The extractor has made plain spaces of no-break ones before: editors' programs swap
# the two at random, and a swap is no edit.
_SPACE = re.compile(r"[ \t\n\r\f]+")
# The extractor's elements that stand on lines of their own.
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "div", "code", "ab", "fw"})
_CELL = " | "
# What stands between two words, the wider outweighing the narrower.
_GAPS = ("", " ", _CELL, "\n", "\n\n")


@dataclass(slots=True)
class _Writer:
    """The text so far as pieces, and the gap that must stand before the next word."""

    pieces: list[str] = field(default_factory=list)
    gap: str = ""

    def add(self, text: str | None) -> None:
        """Write running text; white space at its ends only becomes a gap, so that none stands at a line's end."""
        words = _SPACE.sub(" ", text) if text else ""
        if words.startswith(" "):
            self.widen(" ")
        if core := words.strip(" "):
            self.pieces.append((self.gap if self.pieces else "") + core)
            self.gap = " " if words.endswith(" ") else ""

    def widen(self, gap: str) -> None:
        """Ask for at least this gap before the next word."""
        self.gap = max(self.gap, gap, key=_GAPS.index)


def body_text(body: _Element, marks: LinkMarks) -> tuple[str, tuple[Link, ...]]:
    """The text, blocks apart by an empty line, table cells by " | ", and the links with offsets into it.

    Quotation marks, figures and dashes stand as the page writes them.
    """
    writer = _Writer()
    _walk(body, writer, marks)
    return marks.resolved("".join(writer.pieces))


def _walk(element: _Element, writer: _Writer, marks: LinkMarks) -> None:
    """Write `element` and all below it; depth is bounded by the page's own cap."""
    opening = marks.opening(element.get("target")) if element.tag == "ref" else ""
    if element.tag in _BLOCKS:
        writer.widen("\n\n")
    elif element.tag == "lb":
        writer.widen("\n")
    writer.add(opening)
    writer.add(element.text)
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, writer, marks)
        if element.tag not in {"row", "table"}:  # white space between cells is layout
            writer.add(child.tail)
    writer.add(marks.closing if opening else "")
    if element.tag in _BLOCKS:
        writer.widen("\n\n")
    elif element.tag == "cell" and element.getnext() is not None:
        writer.widen(_CELL)
