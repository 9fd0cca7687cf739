"""An extracted body as plain text with its links' places, in one walk. PURE."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from monitor.read.keys import web_url
from monitor.values import Link

__all__ = ["body_text"]

# White space that HTML collapses; the no-break space is the writer's own and stays ("1 200 000" is one number).
_SPACE = re.compile(r"[ \t\n\r\f]+")
# The extractor's elements that stand on lines of their own.
_BLOCKS = frozenset({"p", "head", "list", "item", "quote", "table", "row", "div", "code", "ab", "fw"})
_BREAKS = frozenset({"lb"})
PARAGRAPH = "\n\n"


@dataclass(slots=True)
class _Writer:
    """The text so far, as pieces, and the links with the places they began at."""

    url: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    gap: str = ""  # what must stand before the next word: nothing, a space, a line or a paragraph break

    def add(self, text: str | None) -> None:
        """Write running text; white space at its ends only becomes a gap, so that none stands at a line's end."""
        if not text:
            return
        words = _SPACE.sub(" ", text)
        if words.startswith(" "):
            self.widen(" ")
        if core := words.strip(" "):
            self._write(core)
            if words.endswith(" "):
                self.widen(" ")

    def widen(self, gap: str) -> None:
        """Ask for at least this gap: a paragraph break outweighs a cell's bar, a line, a space."""
        if len(gap) > len(self.gap) or (gap == PARAGRAPH) or (gap == "\n" and self.gap == " "):
            self.gap = gap if self.gap != PARAGRAPH else PARAGRAPH

    def _write(self, core: str) -> None:
        lead = self.gap if self.length else ""
        self.pieces.append(lead + core)
        self.length += len(lead) + len(core)
        self.gap = ""

    def next_place(self) -> int:
        """Where the next word will begin."""
        return self.length + (len(self.gap) if self.length else 0)


def body_text(body: _Element, url: str) -> tuple[str, tuple[Link, ...]]:
    """The text, blocks apart by an empty line, table cells by " | ", and the links with offsets into it.

    `url` resolves relative targets. Marks, figures and dashes stand as the page writes them.
    """
    writer = _Writer(url)
    _walk(body, writer)
    return "".join(writer.pieces), tuple(writer.links)


def _walk(element: _Element, writer: _Writer) -> None:
    """Write `element` and all below it; depth is bounded by the page's own cap."""
    tag = element.tag
    if tag == "ref":
        _link(element, writer)
    else:
        if tag in _BLOCKS:
            writer.widen(PARAGRAPH)
        elif tag in _BREAKS:
            writer.widen("\n")
        _inside(element, writer)
        if tag in _BLOCKS:
            writer.widen(PARAGRAPH)
        elif tag == "cell" and element.getnext() is not None:
            writer.widen(" | ")
    return


def _inside(element: _Element, writer: _Writer) -> None:
    writer.add(element.text)
    for child in element:
        if isinstance(child.tag, str):
            _walk(child, writer)
        if element.tag != "row":
            writer.add(child.tail)


def _link(element: _Element, writer: _Writer) -> None:
    before, links = writer.length, len(writer.links)
    place = None if (element.text or "").strip() else before
    if element.text and element.text[:1].isspace():
        writer.widen(" ")
    start = writer.next_place()
    _inside(element, writer)
    target = web_url(element.get("target") or "", writer.url)
    if target is None or writer.length == before:
        return
    if place is not None and len(writer.links) > links:
        return  # a link inside a link: the inner one stands
    anchor = "".join(writer.pieces)[start : writer.length] if len(writer.pieces) < 3 else _tail(writer, start)
    lead = len(anchor) - len(anchor.lstrip())
    writer.links.append(Link(target, anchor.strip(), start + lead, start + lead + len(anchor.strip())))


def _tail(writer: _Writer, start: int) -> str:
    """The text from `start` to the end, joined from the last pieces only."""
    pieces: list[str] = []
    place = writer.length
    for piece in reversed(writer.pieces):
        pieces.append(piece)
        place -= len(piece)
        if place <= start:
            break
    return "".join(reversed(pieces))[start - place :]
