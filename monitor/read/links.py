"""Links that travel through the extractor as marks in the text. PURE.

The extractor drops short paragraphs that are rich in links, so that one added source link could make a sentence vanish.
A link within prose is therefore taken out before, and marked by two letters of a script that no page here is written
in; the marks come out again when the text is final.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from monitor.read.keys import web_url
from monitor.values import Link

__all__ = ["LinkMarks"]

# CJK extension G: printable letters, so that nothing on the way cleans them away.
_END = chr(0x30000)
_FIRST = 0x30001
_LAST = 0x3134A
_MARK = re.compile(f"[{_END}-{chr(_LAST)}]")
_MIN_OWN_WORDS = 3  # "Read more: …" is a link with a label; "He asked the board, then Bo" is prose
_WORD = re.compile(r"\w+")


class LinkMarks:
    """The links of one page by their marks."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._targets: list[str | None] = []

    def take_from(self, root: HtmlElement, tags: tuple[str, ...]) -> None:
        """Replace links by marks in every element of these tags that holds words of its own beside its links."""
        if any(_MARK.search(text) for text in root.itertext()):
            return  # a page in that script keeps its links as elements
        for block in list(root.iter(*tags)):
            anchors = [anchor for anchor in block.iter("a") if anchor.get("href")]
            if anchors and _own_words(block) >= _MIN_OWN_WORDS:
                for anchor in anchors:
                    self._mark(anchor)

    def opening(self, target: str | None) -> str:
        """The mark that opens a link to `target`; empty past the last mark there is."""
        if len(self._targets) > _LAST - _FIRST:
            return ""
        self._targets.append(web_url(target or "", self._url))
        return chr(_FIRST + len(self._targets) - 1)

    closing = _END

    def resolved(self, marked: str) -> tuple[str, tuple[Link, ...]]:
        """The text without its marks, and the links where they stood; a link without words or address is none."""
        pieces: list[str] = []
        length, place = 0, 0
        opened: list[tuple[int, str | None]] = []
        spans: list[tuple[int, int, str]] = []
        for found in _MARK.finditer(marked):
            piece = _joined(pieces, marked[place : found.start()])
            length, place = length + len(piece), found.end()
            if found[0] != _END:
                index = ord(found[0]) - _FIRST
                opened.append((length, self._targets[index] if index < len(self._targets) else None))
            elif opened:
                start, target = opened.pop()
                spans += [(start, length, target)] if target and start < length else []
        _joined(pieces, marked[place:])
        text = "".join(pieces)
        return text, tuple(link for span in sorted(spans) if (link := _link(text, *span)))

    def _mark(self, anchor: HtmlElement) -> None:
        opening = self.opening(anchor.get("href"))
        if opening:
            anchor.text = opening + (anchor.text or "")
            anchor.tail = _END + (anchor.tail or "")
            anchor.drop_tag()


def _own_words(block: HtmlElement) -> int:
    linked = sum(len(_WORD.findall(anchor.text_content())) for anchor in block.iter("a") if anchor.get("href"))
    return len(_WORD.findall(block.text_content())) - linked


def _joined(pieces: list[str], piece: str) -> str:
    """Append the piece, without a second space where one stands at the end already."""
    last = next((given for given in reversed(pieces) if given), "\n")
    if last[-1].isspace():
        piece = piece.lstrip(" ")
    pieces.append(piece)
    return piece


def _link(text: str, start: int, end: int, target: str) -> Link | None:
    anchor = text[start:end]
    core = anchor.strip()
    lead = start + len(anchor) - len(anchor.lstrip())
    return Link(target, core, lead, lead + len(core)) if core else None
