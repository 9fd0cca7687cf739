"""Text folded for comparing: typography and case made alike, everything that carries a value kept. PURE."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_SINGLE_MARKS = "‘’‚‛‹›′`´ʼ＇"
_DOUBLE_MARKS = "“”„‟«»″＂〝〞「」『』"
_DASHES = "‐‑‒–−﹣－"
# Characters that show nothing: soft hyphen, zero-width space and joiners, byte order mark, direction marks.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_FOLDED = str.maketrans(
    dict.fromkeys(_SINGLE_MARKS, "'")
    | dict.fromkeys(_DOUBLE_MARKS, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys("—―⸺⸻", " - ")
    | dict.fromkeys(_INVISIBLE, "")
    | {"…": "..."}
)
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """The text with one form of quotation mark, dash, space and case; digits, points, %, currency and signs stay.

    Two texts that fold alike differ in typography only. The result has other offsets than the text.

    >>> fold("“TOUGH—you’re” −5.0%")
    '"tough - you\\'re" -5.0%'
    """
    plain = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return _SPACES.sub(" ", plain).strip().casefold()
