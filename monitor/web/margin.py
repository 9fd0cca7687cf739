"""What the page of two snapshots is made of: rows beside one another, bounded, with claims and changes at their places. PURE."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from monitor.claims.extract import extract_claims
from monitor.claims.reuse import Reuse
from monitor.compare.beside import Row, beside
from monitor.compare.versions import read_as
from monitor.values import Attribution, Change, Figure, Place, Span, Version

if TYPE_CHECKING:
    from monitor.values import Claim

__all__ = ["LONGEST_CLAIMED", "NAMES", "Facing", "Line", "MarginNote", "Section", "facing", "painted"]

# Longer texts are cut: aligning costs more than their length, and nobody reads a page of them.
LONGEST_TEXT = 200_000
# Claims are found in texts of a usual length alone: the page must answer in a tenth of a second.
LONGEST_CLAIMED = 30_000
# Code points that are sent of what differs and of what is folded away: together they stay under 150 KB with their marks.
MOST_SHOWN, MOST_FOLDED, MARKUP = 60_000, 20_000, 200
CONTEXT = 1
NAMES = {Place.TITLE: "Headline", Place.SUMMARY: "Summary", Place.TEXT: "Text", Place.CAPTION: "Captions"}

Piece = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A change in the margin: its number there, and the number of the difference that it lies in (0 for none)."""

    number: int
    change: Change
    change_id: int | None
    row: int


@dataclass(slots=True)
class Line:
    """A row that is shown. `number` counts the differences from 1, 0 for what is the same. Pieces: (what, words, claim)."""

    row: Row
    number: int
    before: list[Piece]
    after: list[Piece]
    both: list[Piece]
    notes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """A place of the article in stretches: (is folded, its lines, how many paragraphs are folded and not sent)."""

    name: str
    stretches: tuple[tuple[bool, list[Line], int], ...]


@dataclass(frozen=True, slots=True)
class Facing:
    """Two versions facing one another. `cut`: a text was too long; `left_out`: so many differences are not shown."""

    sections: tuple[Section, ...]
    notes: tuple[MarginNote, ...]
    differences: int
    cut: bool
    left_out: int
    has_claims: bool


def facing(
    before: Version, after: Version, changes: Sequence[tuple[Change, int | None]], reuse: Reuse | None = None
) -> Facing:
    """The page of two versions; `changes` are those between them, each with its id where it was recorded.

    `reuse` is what comparing these two left: their claims are read once, and as the comparison read them.
    """
    reuse = reuse or Reuse()
    lines: dict[Place, list[Line]] = {}
    total = 0
    for place in (Place.TITLE, Place.SUMMARY, Place.TEXT, Place.CAPTION):
        old, new = before.said_in(place)[:LONGEST_TEXT], after.said_in(place)[:LONGEST_TEXT]
        if place in (Place.SUMMARY, Place.CAPTION) and old == new:
            continue
        lines[place] = list(_lines(old, new, after.language or before.language, total, reuse))
        total += sum(line.number > 0 for line in lines[place])
    notes = tuple(_noted(lines, changes))
    has_claims = max(len(before.text), len(after.text)) <= LONGEST_CLAIMED
    language, day = read_as(before, after)
    reader = partial(extract_claims, language=language, published=day, reuse=reuse)
    left_out, budget, sections = 0, [MOST_SHOWN, MOST_FOLDED], []
    for place, of_place in lines.items():
        shown = list(_within(of_place, budget))
        left_out += sum(line.number > 0 for line in of_place) - sum(line.number > 0 for line in shown)
        if has_claims and place is not Place.CAPTION:
            old, new = before.said_in(place), after.said_in(place)
            _mark_claims(shown, _kinds(old, reader(old)), _kinds(new, reader(new)))
        sections.append(Section(NAMES[place], tuple(_stretches(shown, budget))))
    cut = max(len(before.text), len(after.text)) > LONGEST_TEXT
    return Facing(tuple(sections), notes, total, cut, left_out, has_claims)


def _lines(old: str, new: str, language: str | None, number: int, reuse: Reuse) -> Iterator[Line]:
    for row in beside(old, new, language, reuse):
        number += row.what != "same"
        yield Line(
            row=row,
            number=number if row.what != "same" else 0,
            before=_plain(row.runs_before),
            after=_plain(row.runs_after),
            both=_plain(row.both),
        )


def _plain(runs: Iterable[tuple[str, str]]) -> list[Piece]:
    return [(what, words, "") for what, words in runs]


def _noted(lines: dict[Place, list[Line]], changes: Iterable[tuple[Change, int | None]]) -> Iterator[MarginNote]:
    for number, (change, change_id) in enumerate(changes, 1):
        line = next((one for one in lines.get(change.place, ()) if one.number and _holds(one.row, change)), None)
        if line is not None:
            line.notes.append(number)
        yield MarginNote(number, change, change_id, line.number if line else 0)


def _holds(row: Row, change: Change) -> bool:
    sides = ((row.after, change.after), (row.before, change.before))
    return any(span and claim and span.start < claim.end and claim.start < span.end for span, claim in sides)


def _within(lines: list[Line], budget: list[int]) -> Iterator[Line]:
    """The lines as far as the budget of what differs goes; unchanged ones cost when they are folded."""
    for line in lines:
        if line.number:
            budget[0] -= MARKUP + sum(len(words) for _, words, _ in (*line.before, *line.after))
            if budget[0] < 0:
                return
        yield line


def _stretches(lines: list[Line], budget: list[int]) -> Iterator[tuple[bool, list[Line], int]]:
    groups = [(is_same, list(group)) for is_same, group in groupby(lines, key=lambda line: not line.number)]
    for at, (is_same, group) in enumerate(groups):
        head, tail = CONTEXT if at else 0, CONTEXT if at < len(groups) - 1 else 0
        if not is_same or len(group) <= head + tail + 1:
            yield False, group, 0
            continue
        hidden = group[head : len(group) - tail]
        if head:
            yield False, group[:head], 0
        budget[1] -= sum(len(line.row.after.text) for line in hidden if line.row.after)
        yield True, hidden if budget[1] >= 0 else [], len(hidden)
        if tail:
            yield False, group[len(group) - tail :], 0


# --- claims ---------------------------------------------------------------------------------------------------------


def _mark_claims(lines: list[Line], old: list[str], new: list[str]) -> None:
    for line in lines:
        line.before = _with_claims(line.before, line.row.before, old)
        line.after = _with_claims(line.after, line.row.after, new)
        line.both = list(_merged(line))


def _merged(line: Line) -> Iterator[Piece]:
    """Both sides in one reading order, their claims marked. Pieces lie within runs, so runs tell how far to take them."""
    gone = iter([piece for piece in line.before if piece[0] == "removed"])
    here = iter(line.after)
    for what, words in line.row.both:
        pieces, left = gone if what == "removed" else here, len(words)
        while left > 0:
            piece = next(pieces)
            yield piece
            left -= len(piece[1])


def painted(version: Version, place: Place) -> list[str]:
    """The kind of claim that each code point belongs to; figures over quotes over attributions."""
    text = version.said_in(place)
    published = version.published.date() if version.published else None
    return _kinds(text, extract_claims(text, language=version.language, published=published))


def _kinds(text: str, claims: Iterable[Claim]) -> list[str]:
    kinds = [""] * len(text)
    for claim in sorted(claims, key=lambda one: (isinstance(one, Figure), not isinstance(one, Attribution))):
        for span, kind in _spans(claim):
            kinds[span.start : span.end] = [kind] * (span.end - span.start)
    return kinds


def _spans(claim: Claim) -> Iterator[tuple[Span, str]]:
    if isinstance(claim, Attribution):
        yield from ((span, "sourcing") for span in (claim.source, claim.cue) if span is not None)
    else:
        yield Span(claim.start, claim.end, claim.text), "figure" if isinstance(claim, Figure) else "quote"


def _with_claims(pieces: list[Piece], span: Span | None, kinds: list[str]) -> list[Piece]:
    """Pieces cut where a claim begins or ends. Typography that differs shifts places: such a row is left unmarked."""
    if span is None or "".join(words for _, words, _ in pieces) != span.text:
        return pieces
    cut: list[Piece] = []
    at = span.start
    for what, words, _ in pieces:
        for kind, group in groupby(range(len(words)), key=lambda index, at=at: kinds[at + index]):  # type: ignore[misc]
            indices = list(group)
            cut.append((what, words[indices[0] : indices[-1] + 1], kind))
        at += len(words)
    return cut
