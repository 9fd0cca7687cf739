"""Titles as feeds give them -> plain text. PURE."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["plain_title"]

_MAX_LETTERS = 2_000
_UNSHOWN = re.compile(r"<(script|style)\b[^<>]{0,500}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# A tag, not "5 < 6 and 7 > 6": a letter stands right behind the angle.
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>|<!--.{0,1000}?-->", re.DOTALL)


def plain_title(given: object) -> str:
    """The words of a title: no markup, however often it is escaped, entities read, white space one space.

    >>> plain_title("AT&amp;amp;T &lt;b&gt;falls&lt;/b&gt; 5 < 6")
    'AT&T falls 5 < 6'
    """
    text = given[:_MAX_LETTERS] if isinstance(given, str) else ""
    for _ in range(3):
        plain = unescape(_TAG.sub("", _UNSHOWN.sub("", text)))
        if plain == text:
            break
        text = plain
    return " ".join(_TAG.sub("", text).split())
