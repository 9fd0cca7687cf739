"""Whether the article itself tells of a change: by a note that speaks of it, or by a newer modified date. PURE."""

from __future__ import annotations

from monitor.compare.found import Found
from monitor.compare.sides import folded_words
from monitor.compare.word_sets import word_set
from monitor.values import Notice, Version

__all__ = ["is_silent"]

# Words that every note is made of; a note of nothing but these tells of no particular change, and so of any.
_NOTE_WORDS = word_set(
    "correction clarification update updated editor's editors note this story article report has been was with "
    "additional developments information details reporting more new an earlier version of the a to reflect include "
    "and in on for corrected amended at et : . , ; - — clarify correct"
)
_SHARED_WORDS = 2


def is_silent(found: Found, before: Version, after: Version, notices: tuple[Notice, ...]) -> bool:
    """True where neither a new note speaks of the change nor the page states a newer time of modification."""
    if _has_newer_date(before, after):
        return False
    return not any(_speaks_of(notice, found) for notice in notices)


def _has_newer_date(before: Version, after: Version) -> bool:
    if after.modified is None:
        return False
    return before.modified is None or after.modified > before.modified


def _speaks_of(notice: Notice, found: Found) -> bool:
    told = {word for word in folded_words(notice.text) if word not in _NOTE_WORDS}
    if not told:
        return True
    claims = {word for claim in (found.before, found.after) if claim for word in folded_words(claim.text)}
    if any(word[0].isdigit() and word in claims for word in told):
        return True
    sentences = f"{found.sentence_before or ''} {found.sentence_after or ''}"
    return len({word for word in folded_words(sentences) if len(word) > 3} & told) >= _SHARED_WORDS
