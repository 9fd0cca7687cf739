"""PURE: how far one answer looks, where no index finds all that is asked for."""

from __future__ import annotations

from dataclasses import replace

from monitor.store.records import ChangeFilter

__all__ = ["LONGEST_SEARCH_SECONDS", "bounded", "further_below", "most_looked_through"]

# About 50 ms each at most, for words, for words that have to be folded (review.py), and for what a column tells.
MOST_SEARCHED = 10_000
MOST_FOLDED = 4_000
MOST_SIFTED = 50_000
# One page of a search over all versions looks no longer than this; its cursor leads on to where it stopped.
LONGEST_SEARCH_SECONDS = 0.05


def most_looked_through(wanted: ChangeFilter) -> int | None:
    """So many changes; None where an index finds what is asked for, or few are left to look through."""
    if wanted.article_id is not None:
        return None
    if wanted.words:
        return MOST_SEARCHED if wanted.words.isascii() else min(MOST_FOLDED, MOST_SEARCHED)
    has_no_index = wanted.ops or wanted.places or wanted.direction or wanted.silent is not None
    return MOST_SIFTED if has_no_index else None


def bounded(wanted: ChangeFilter, below: int) -> ChangeFilter:
    """The filter, looking no further down from `below` (an id, exclusive) than one answer may."""
    most = most_looked_through(wanted)
    return wanted if most is None else replace(wanted, above=max(below - 1 - most, 0))


def further_below(wanted: ChangeFilter, *, is_more: bool) -> int | None:
    """Below which id to look further where this answer came to the end of what it looked through; else None."""
    return wanted.above + 1 if wanted.above and not is_more else None
