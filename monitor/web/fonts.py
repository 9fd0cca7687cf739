"""Fonts for pictures: those of this machine that cover the most, and Pillow's own, which is always there.

A letter that no font has is never drawn as a box: it becomes the letter that it is made of, or "?", and is counted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from PIL import ImageFont

__all__ = ["Fonts", "fonts_here"]

# In this order: wide coverage first, then single scripts. Pillow looks for them where the system keeps its fonts.
NAMES = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "Arial.ttf",
    "arial.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansCJK-Regular.ttc",
    "Arial Unicode.ttf",
    "unifont.ttf",
)
NOWHERE = "\U0010ffff"  # no font has it: what is drawn for it is the font's box
UNKNOWN = "?"
# What Pillow's own font lacks, and what says the same.
PLAIN = {"„": "“", "–": "-", "—": "-", "→": "->", "↓": "", "↑": "", "·": ",", "ß": "ss", "ł": "l", "Ł": "L", "ø": "o"}
Font = ImageFont.FreeTypeFont


class Fonts:
    """Fonts in the order in which they are asked for a letter; Pillow's own is the last."""

    def __init__(self, paths: tuple[str, ...] = ()) -> None:
        self._paths = paths
        self._sized: dict[int, tuple[Font, ...]] = {}
        self._places: dict[str, int | None] = {}

    def sized(self, size: int) -> tuple[Font, ...]:
        """All fonts at this size in pixels."""
        if size not in self._sized:
            own = ImageFont.load_default(size)
            fonts = [ImageFont.truetype(path, size) for path in self._paths]
            self._sized[size] = (*fonts, *([own] if isinstance(own, ImageFont.FreeTypeFont) else []))
        return self._sized[size]

    def drawable(self, text: str) -> tuple[str, int]:
        """The text with every letter one that can be drawn, and how many are not what they were.

        Another dash or quotation mark is no other text; a letter without its accent is.
        """
        found, unknown = [], 0
        for letter in unicodedata.normalize("NFC", text):
            told = letter if self._place(letter) is not None else self._plainer(letter)
            unknown += told is None or (letter.isalpha() and told != letter)
            found.append(UNKNOWN if told is None else told)
        return "".join(found), unknown

    def pieces(self, text: str, size: int) -> Iterator[tuple[str, Font]]:
        """The text in pieces of one font each."""
        fonts = self.sized(size)
        for place, letters in groupby(text, key=lambda letter: self._place(letter) or 0):
            yield "".join(letters), fonts[place]

    def length(self, text: str, size: int) -> float:
        """How wide it will be, in pixels."""
        return sum(font.getlength(piece) for piece, font in self.pieces(text, size))

    def _place(self, letter: str) -> int | None:
        if letter not in self._places:
            covering = (place for place, font in enumerate(self.sized(20)) if _has(font, letter))
            self._places[letter] = next(covering, None)
        return self._places[letter]

    def _plainer(self, letter: str) -> str | None:
        if letter in PLAIN:
            return PLAIN[letter]
        made_of = unicodedata.normalize("NFKD", letter)
        base = "".join(one for one in made_of if not unicodedata.combining(one))
        if base != letter and all(self._place(one) is not None for one in base):
            return base
        return None


@lru_cache(maxsize=1)
def fonts_here() -> Fonts:
    """The fonts of this machine."""
    return Fonts(tuple(path for path in map(_path_of, NAMES) if path))


@cache
def _path_of(name: str) -> str | None:
    try:
        return str(ImageFont.truetype(name, 20).path)
    except OSError:
        return None


def _has(font: Font, letter: str) -> bool:
    if letter.isspace():
        return True
    drawn, box = font.getmask(letter), font.getmask(NOWHERE)
    return drawn.size != box.size or bytes(drawn) != bytes(box)
