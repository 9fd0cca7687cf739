"""A change as a picture of 1200 × 630 pixels, to be shared: what was said, what is said now, who, when, and where it is kept.

PURE: values and fonts in, PNG bytes out; the same bytes for the same values and fonts. What differs is struck through
or underlined, so that it reads without colours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageColor, ImageDraw

from monitor.notify.markup import one_line, shorten
from monitor.values import Severity
from monitor.web.moments import when
from monitor.web.wording import Runs, glance_of, remarks_of

if TYPE_CHECKING:
    from monitor.store.records import ChangeRecord
    from monitor.web.fonts import Fonts

__all__ = ["HEIGHT", "WIDTH", "Pictured", "draw_picture", "picture_of", "pictured"]

WIDTH, HEIGHT = 1200, 630  # what most sites show of a link, uncropped
EDGE = 64
ROOM = WIDTH - 2 * EDGE
LABEL = 70  # what "was" and "now" take
PAPER, INK, QUIET, LINE = "#fbfaf7", "#1b1f24", "#57606a", "#d5d3cb"
GONE, GONE_PAPER, NEW, NEW_PAPER = "#9c1c1c", "#fdeaea", "#14632c", "#e5f5e8"
BARS = {Severity.HIGH: "#9c1c1c", Severity.MEDIUM: "#7a4b00", Severity.LOW: "#41505f"}
# What is drawn on what with soft edges, and in how many shades: close ones would be taken for one another.
LETTERS = ((INK, PAPER), (QUIET, PAPER), (GONE, PAPER), (GONE, GONE_PAPER), (NEW, NEW_PAPER))
SHADES = 16
SIZES = (46, 40, 36, 32, 28, 25)  # of the wording: the largest that fits
SMALLEST_LINE = 22  # of the other lines
TOP, BOTTOM = 212, HEIGHT - 92  # the wording stands between
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
Word = list[tuple[str, str]]
Lines = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a picture says. `was` and `now` are runs; None where the claim did not stand there, or is gone."""

    severity: Severity
    outlet: str
    headline: str
    remarks: str
    was: tuple[tuple[str, str], ...] | None
    now: tuple[tuple[str, str], ...] | None
    span: str
    address: str


def pictured(record: ChangeRecord, address: str) -> Pictured:
    """What is said of this change. `address`: where it is recorded."""
    old, new = glance_of(record.change)
    span = f"between {when(record.before_at)} and {when(record.at)}" if record.before_at else f"by {when(record.at)}"
    return Pictured(
        severity=record.change.severity,
        outlet=shorten(one_line(record.outlet or "unknown outlet"), 60),
        headline=one_line(record.title),
        remarks=" · ".join(text for _, text in remarks_of(record.change)),
        was=_cleaned(old),
        now=_cleaned(new),
        span=f"Changed {span}",
        address=one_line(address),
    )


def draw_picture(said: Pictured, fonts: Fonts) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    page = _Page(ImageDraw.Draw(image), fonts)
    page.draw.rectangle((0, 0, 20, HEIGHT), fill=BARS[said.severity])
    page.line(said.outlet, 26, 74, QUIET)
    page.line(said.headline, 40, 130, INK)
    page.line(said.remarks, 26, 178, INK)
    page.draw.line((EDGE, TOP - 10, WIDTH - EDGE, TOP - 10), fill=LINE, width=2)
    page.sides(said)
    page.draw.line((EDGE, BOTTOM + 10, WIDTH - EDGE, BOTTOM + 10), fill=LINE, width=2)
    page.line(said.span, 24, HEIGHT - 52, INK)
    told = "Some letters could not be drawn as they are: see " if page.unknown else ""
    page.line(f"{told}{said.address}", 22, HEIGHT - 20, GONE if told else QUIET)
    out = io.BytesIO()
    # Packing takes most of the time: with a palette a quarter of that, and a third of the bytes.
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def picture_of(record: ChangeRecord, address: str, fonts: Fonts) -> bytes:
    """The picture of this change."""
    return draw_picture(pictured(record, address), fonts)


@cache
def _palette() -> Image.Image:
    """Every colour that is drawn, and what lies between it and what it is drawn on: the soft edges of letters."""
    flat = [ImageColor.getrgb(colour) for colour in (LINE, *BARS.values())]
    soft = [shade for ink, paper in LETTERS for shade in _between(ImageColor.getrgb(ink), ImageColor.getrgb(paper))]
    made = Image.new("P", (1, 1))
    made.putpalette([part for shade in dict.fromkeys((*flat, *soft)) for part in shade])
    return made


def _between(ink: tuple[int, ...], paper: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for step in range(SHADES):
        yield tuple(round(one + (other - one) * step / (SHADES - 1)) for one, other in zip(ink, paper, strict=True))


class _Page:
    """What is drawn on, and how many letters could not be drawn as they are."""

    def __init__(self, draw: ImageDraw.ImageDraw, fonts: Fonts) -> None:
        self.draw = draw
        self.unknown = 0
        self._fonts = fonts

    def line(self, text: str, size: int, baseline: int, colour: str) -> None:
        """One line, smaller and then shortened where it is too long."""
        words = self._known(text)
        smallest = max(size - 12, SMALLEST_LINE)
        while size > smallest and self._fonts.length(words, size) > ROOM:
            size -= 2
        while words and self._fonts.length(words, size) > ROOM:
            words = words[: int(len(words) * 0.92)].rstrip(" .…") + "..."
        self._words(words, size, EDGE, baseline, colour)

    def sides(self, said: Pictured) -> None:
        """Both wordings, as large as they fit between the lines."""
        sides = [("was", said.was, "It did not stand there."), ("now", said.now, "It is gone.")]
        known = [(label, self._known_runs(runs or (("same", other),))) for label, runs, other in sides]
        size, laid = self._largest(known)
        y = TOP
        for label, lines in laid:
            self._words(label, 22, EDGE, y + size, QUIET)
            for line in lines:
                self._marked(line, size, y + size)
                y += _height(size)
            y += size // 3

    def _largest(self, known: list[tuple[str, Runs]]) -> tuple[int, list[tuple[str, Lines]]]:
        for size in SIZES:
            laid = [(label, self._lines(runs, size)) for label, runs in known]
            if sum(len(lines) for _, lines in laid) * _height(size) + size // 3 <= BOTTOM - TOP:
                break
        most = (BOTTOM - TOP - size // 3) // _height(size)
        short = min(len(lines) for _, lines in laid)
        return size, [(label, _cut(lines, max(most // 2, most - short))) for label, lines in laid]

    def _lines(self, runs: Runs, size: int) -> Lines:
        lines: Lines = [[]]
        width = 0.0
        for word in _words_of(runs):
            for part in self._parts(word, size):
                wide = sum(self._fonts.length(text, size) for _, text in part)
                if lines[-1] and width + wide > ROOM - LABEL:
                    lines.append([])
                    width = 0.0
                lines[-1].append(part)
                width += wide
        return lines

    def _parts(self, word: Word, size: int) -> list[Word]:
        """The word; letter by letter where it is longer than a line."""
        if sum(self._fonts.length(text, size) for _, text in word) <= ROOM - LABEL:
            return [word]
        return [[(what, letter)] for what, text in word for letter in text]

    def _marked(self, line: list[Word], size: int, baseline: int) -> None:
        pieces = [piece for word in line for piece in word]
        backwards = bool(RIGHT_TO_LEFT.search("".join(text for _, text in pieces)))
        x = float(WIDTH - EDGE if backwards else EDGE + LABEL)
        for what, text in pieces:
            wide = self._fonts.length(text, size)
            x -= wide if backwards else 0
            self._piece(what, text, size, (x, baseline), wide)
            x += 0 if backwards else wide

    def _piece(self, what: str, text: str, size: int, at: tuple[float, int], wide: float) -> None:
        x, baseline = at
        colour, paper = {"removed": (GONE, GONE_PAPER), "added": (NEW, NEW_PAPER)}.get(what, (INK, None))
        if paper:
            self.draw.rectangle((x, baseline - size * 0.9, x + wide, baseline + size * 0.24), fill=paper)
        self._words(text, size, x, baseline, colour)
        if paper:
            y = baseline - size * 0.3 if what == "removed" else baseline + size * 0.14
            self.draw.line((x, y, x + wide, y), fill=colour, width=3)

    def _words(self, text: str, size: int, x: float, baseline: int, colour: str) -> None:
        for piece, font in self._fonts.pieces(text, size):
            self.draw.text((x, baseline), piece, fill=colour, font=font, anchor="ls")
            x += font.getlength(piece)

    def _known(self, text: str) -> str:
        known, unknown = self._fonts.drawable(text)
        self.unknown += unknown
        return known

    def _known_runs(self, runs: tuple[tuple[str, str], ...]) -> Runs:
        return [(what, self._known(text)) for what, text in runs]


def _height(size: int) -> int:
    return int(size * 1.36)


def _cut(lines: Lines, most: int) -> Lines:
    return lines if len(lines) <= most else [*lines[: most - 1], [*lines[most - 1][:-1], [("same", "...")]]]


def _words_of(runs: Runs) -> list[Word]:
    """Words that must not be torn: a run may end in the midst of one. Each keeps the space after it."""
    words: list[Word] = []
    is_open = False
    for what, text in runs:
        for part in re.findall(r"\S+\s*|\s+", text):
            if is_open:
                words[-1].append((what, part))
            else:
                words.append([(what, part)])
            is_open = not part[-1].isspace()
    return words


def _cleaned(runs: Runs | None) -> tuple[tuple[str, str], ...] | None:
    """Runs on one line: the space at a run's end stays, since it parts words."""
    if runs is None:
        return None
    return tuple((what, _spaced(text)) for what, text in runs)


def _spaced(text: str) -> str:
    start, end = text[:1].isspace(), text[-1:].isspace()
    words = one_line(text)
    return f"{' ' if start else ''}{words}{' ' if end and words else ''}"
