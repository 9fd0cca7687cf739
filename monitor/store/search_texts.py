"""PURE: the paragraphs of all snapshots of an article, each once, with the numbers of the snapshots that say it.

Most of what a snapshot says stood in the one before: an article of 500 snapshots takes little more than one of a few.
Which snapshots hold the words that somebody asks for is told from this alone, without unpacking their texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import zstandard

from monitor.errors import StoreError
from monitor.store.blobs import packed
from monitor.text.searching import SearchQuery, Term, Word, forms_of, places_of, words_of
from monitor.values import ArticleText

__all__ = ["Paragraph", "SearchTexts", "words_around"]

# Of a page that was rewritten a thousand times, what went first is left out.
MOST_CHARACTERS = 1_500_000
LONGEST_PARAGRAPH = 200_000
MOST_BYTES = 64_000_000  # what a packed row may come to, unpacked: a tampered one can't become a bomb
LEAST_SHOWN, MOST_SHOWN, LEAD = 160, 260, 70  # characters of an excerpt


@dataclass(slots=True)
class Paragraph:
    """A paragraph or a headline; bit n of `numbers` is set where snapshot n says it."""

    text: str
    numbers: int
    is_title: bool = False


@dataclass(slots=True)
class SearchTexts:
    """What all snapshots of an article say. `standing` is the number of the one that stands, 0 for none."""

    standing: int = 0
    paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, number: int, article: ArticleText) -> None:
        """Note what a snapshot says."""
        known = {(one.text, one.is_title): one for one in self.paragraphs}
        for text, is_title in _paragraphs(article):
            one = known.get((text, is_title))
            if one is None:
                one = known[text, is_title] = Paragraph(text, 0, is_title)
                self.paragraphs.append(one)
            one.numbers |= 1 << number
        self._shorten()

    def _shorten(self) -> None:
        left = MOST_CHARACTERS
        if sum(len(one.text) for one in self.paragraphs) <= left:
            return
        kept = set[int]()
        for at, one in sorted(enumerate(self.paragraphs), key=lambda pair: pair[1].numbers.bit_length(), reverse=True):
            left -= len(one.text)
            if left < 0:
                break
            kept.add(at)
        self.paragraphs = [one for at, one in enumerate(self.paragraphs) if at in kept]

    def present(self) -> list[list[str]]:
        """The words of the snapshot that stands, paragraph by paragraph."""
        return [forms_of(one.text) for one in self.paragraphs if one.numbers >> self.standing & 1]

    def past(self) -> list[list[str]]:
        """The words of the paragraphs that only other snapshots have."""
        return [forms_of(one.text) for one in self.paragraphs if not one.numbers >> self.standing & 1]

    def holding(self, query: SearchQuery) -> int:
        """The snapshots that hold all that is wanted and nothing that is not, as bits."""
        read = [_Read(one) for one in self.paragraphs]
        found = -1
        for term in query.wanted:
            found &= _numbers(read, term)
        for term in query.unwanted if found else ():
            found &= ~_numbers(read, term)
        return found

    def excerpt(self, query: SearchQuery, number: int) -> tuple[tuple[bool, str], ...]:
        """Where a snapshot says what is wanted: stretches of text, and whether each is one of the words."""
        best: tuple[int, int, list[tuple[int, int]], str] | None = None
        for at, one in enumerate(self.paragraphs):
            if not one.numbers >> number & 1:
                continue
            read = _Read(one)
            each = [list(places_of(term, read.words)) for term in query.wanted if read.may_hold(term)]
            told = (sum(map(bool, each)) * 2 - one.is_title, -at)
            if any(each) and (best is None or told > best[:2]):
                best = (*told, sorted(place for places in each for place in places), one.text)
            if told[0] == 2 * len(query.wanted):
                break  # all of it, and not in the headline, which is shown anyway
        return () if best is None else words_around(best[3], best[2])

    def to_bytes(self) -> bytes:
        """As the row's `data`."""
        said = [[one.text, f"{one.numbers:x}", int(one.is_title)] for one in self.paragraphs]
        return packed(json.dumps(said, separators=(",", ":")).encode())

    @classmethod
    def of_row(cls, standing: int, data: bytes) -> SearchTexts:
        """As it was packed. Raises StoreError where it is damaged."""
        try:
            reader = zstandard.ZstdDecompressor().stream_reader(bytes(data))
            said = json.loads(reader.read(MOST_BYTES))
            found = [Paragraph(str(text), int(numbers, 16), bool(title)) for text, numbers, title in said]
        except (zstandard.ZstdError, ValueError, TypeError) as problem:
            raise StoreError("the search index", "what it was made of is damaged") from problem
        return cls(standing, found)


class _Read:
    """A paragraph whose words are read only where they may be what is asked for."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.numbers = paragraph.numbers
        self.text = paragraph.text
        self._lower = paragraph.text.lower() if paragraph.text.isascii() else None
        self._words: list[Word] | None = None

    @property
    def words(self) -> list[Word]:
        if self._words is None:
            self._words = list(words_of(self.text))
        return self._words

    def may_hold(self, term: Term) -> bool:
        """Most paragraphs are told apart without reading their words."""
        lower = self._lower
        return lower is None or any(all(form in lower for form in forms if form.isalpha()) for forms in term.rows)


def _numbers(read: Sequence[_Read], term: Term) -> int:
    found = 0
    for one in read:
        if found | one.numbers != found and one.may_hold(term) and any(True for _ in places_of(term, one.words)):
            found |= one.numbers
    return found


def _paragraphs(article: ArticleText) -> Iterable[tuple[str, bool]]:
    if article.title.strip():
        yield article.title.strip()[:LONGEST_PARAGRAPH], True
    for line in article.text.split("\n"):
        if line.strip():
            yield line.strip()[:LONGEST_PARAGRAPH], False


def words_around(text: str, places: Sequence[tuple[int, int]]) -> tuple[tuple[bool, str], ...]:
    """A stretch of the text around the first place, as pieces, and whether each is one of the places.

    >>> words_around("The 41 boats sank.", [(4, 6)])
    ((False, 'The '), (True, '41'), (False, ' boats sank.'))
    """
    start, end = _stretch(text, places[0])
    pieces, at = [(False, "… ")] if start else [], start
    for left, right in places:
        if left < at or right > end:
            continue  # two terms over one another, or beyond what is shown
        pieces += [(False, text[at:left]), (True, text[left:right])]
        at = right
    pieces += [(False, text[at:end]), (False, " …" if end < len(text) else "")]
    return tuple((marked, said) for marked, said in _joined(pieces) if said)


def _stretch(text: str, place: tuple[int, int]) -> tuple[int, int]:
    start = max(0, place[0] - LEAD)
    if start:  # at a word's beginning
        space = text.find(" ", start, place[0])
        start = place[0] if space < 0 else space + 1
    end = min(len(text), max(start + MOST_SHOWN, place[1]))
    if end < len(text):
        space = text.rfind(" ", max(place[1], start + LEAST_SHOWN), end)
        end = end if space < 0 else space
    return start, end


def _joined(pieces: Sequence[tuple[bool, str]]) -> list[tuple[bool, str]]:
    joined: list[tuple[bool, str]] = []
    for marked, said in pieces:
        if joined and joined[-1][0] == marked and not marked:
            joined[-1] = (False, joined[-1][1] + said)
        else:
            joined.append((marked, said))
    return joined
