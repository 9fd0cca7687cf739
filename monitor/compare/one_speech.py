"""A speech that the text interrupts ("…," she said. "…") comes and goes as one. PURE."""

from __future__ import annotations

from dataclasses import replace

from monitor.compare.found import Found, Pair
from monitor.compare.sides import Side
from monitor.values import ChangeKind, ChangeOp, Quote

__all__ = ["told_as_one_speech"]

# "said the harbour master, who had watched the boats go down": more between two quotes than this is a report, not an
# interruption.
LONGEST_INTERRUPTION = 120


def told_as_one_speech(found: list[Found], pair: Pair) -> list[Found]:
    """Quotes of one speaker that stood side by side in a paragraph, all added or all removed, as one change."""
    kept: list[Found] = []
    for one in found:
        joined = _joined(kept[-1], one, pair) if kept else None
        if joined is None:
            kept.append(one)
        else:
            kept[-1] = joined
    return kept


def _joined(one: Found, other: Found, pair: Pair) -> Found | None:
    """Both as one change, from the first quote's beginning to the last one's end; None where they are two."""
    if one.kind is not ChangeKind.QUOTE or one.op is not other.op or one.op not in (ChangeOp.ADDED, ChangeOp.REMOVED):
        return None
    if one.op is ChangeOp.REMOVED:
        whole = _span(one.before, other.before, pair.before)
        return replace(one, before=whole) if whole else None
    whole = _span(one.after, other.after, pair.after)
    return replace(one, after=whole) if whole else None


def _span(one: object, other: object, side: Side) -> Quote | None:
    if not isinstance(one, Quote) or not isinstance(other, Quote) or one.end > other.start:
        return None
    between = side.text[one.end : other.start]
    if len(between) > LONGEST_INTERRUPTION or "\n" in between or not one.speaker_name:
        return None
    if one.speaker_name != other.speaker_name:
        return None
    return replace(one, end=other.end, text=side.text[one.start : other.end], partial=False)
