"""How the word tables of this package are written: one string of words, parted by spaces. PURE."""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(words: str) -> frozenset[str]:
    """The words of a string.

    >>> sorted(word_set("not never"))
    ['never', 'not']
    """
    return frozenset(words.split())
