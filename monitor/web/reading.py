"""What the page of one snapshot is made of: its places in paragraphs, claims marked, bounded. PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import escape

from monitor.text.paragraphs import split_paragraphs
from monitor.values import ArticleText, Place, Span, Version
from monitor.web.margin import LONGEST_CLAIMED, NAMES, painted

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ReadPlace", "Reading", "plain_text", "reading"]

# What is sent of a snapshot's words in bytes, with what escaping and marks add: the page stays under 150 KB.
MOST_BYTES, MARK_BYTES = 110_000, 50

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A place of the article; each paragraph is made of (words, kind of the claim or "")."""

    name: str
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A snapshot to be read. `is_cut`: there is more than is shown; `has_claims`: it was short enough to find them."""

    places: tuple[ReadPlace, ...]
    is_cut: bool
    has_claims: bool


def reading(version: Version) -> Reading:
    """All that a version says, the title left out: it is the page's heading."""
    has_claims = len(version.text) <= LONGEST_CLAIMED
    budget = [MOST_BYTES]
    places = []
    for place in (Place.SUMMARY, Place.TEXT, Place.CAPTION):
        text = version.said_in(place)[:MOST_BYTES]
        marked = has_claims and place is not Place.CAPTION
        kinds = painted(version, place) if marked else [""] * len(text)
        paragraphs = tuple(_within(text, kinds, budget))
        if paragraphs:
            places.append(ReadPlace(NAMES[place], paragraphs))
    is_cut = budget[0] < 0 or len(version.text) > MOST_BYTES
    return Reading(tuple(places), is_cut, has_claims)


def plain_text(article: ArticleText) -> str:
    """All that an article says as plain text: headline, byline, summary, text, captions."""
    parts = (article.title, article.byline, article.summary, article.text, *article.captions)
    return "\n\n".join(part for part in parts if part) + "\n"


def _within(text: str, kinds: Sequence[str], budget: list[int]) -> Iterator[tuple[Piece, ...]]:
    for span in split_paragraphs(text):
        if budget[0] < 0:
            return
        pieces = []
        for words, kind in _pieces(span, kinds):
            sent = words[: max(0, budget[0])]
            budget[0] -= len(escape(sent).encode("utf-8", "replace")) + MARK_BYTES
            if budget[0] < 0:
                # Escaping makes at most six bytes of one: what still fits is sent.
                pieces.append((sent[: (budget[0] + len(sent)) // 6] if budget[0] + len(sent) > 0 else "", kind))
                break
            pieces.append((sent, kind))
        yield tuple(pieces)


def _pieces(span: Span, kinds: Sequence[str]) -> Iterator[Piece]:
    for kind, group in groupby(range(span.start, span.end), key=lambda index: kinds[index]):
        indices = list(group)
        yield span.text[indices[0] - span.start : indices[-1] + 1 - span.start], kind
