"""How soon a fact-checker would want to see a change. PURE; rules in the order they are asked."""

from __future__ import annotations

from decimal import Decimal

from monitor.compare.found import Found
from monitor.compare.quotes_changed import quote_words
from monitor.values import ChangeKind, ChangeOp, Dimension, Direction, Figure, Place, Quote, Severity

__all__ = ["relative_change", "severity_of"]

# A value that moves by less than this share is a correction of detail; "41 -> 34" is -17%.
_LARGE = Decimal("0.1")


def severity_of(found: Found) -> Severity:
    """High: changed values by size, reversed or re-attributed quotes, weakened sourcing. Low: additions."""
    if found.measured is not None:
        return found.measured
    if found.grave or found.direction is Direction.WEAKENED:
        return Severity.HIGH
    if found.op is ChangeOp.ADDED or (found.op is ChangeOp.REMOVED and found.place is Place.CAPTION):
        return Severity.LOW  # a growing story; a picture taken down
    if found.kind is ChangeKind.FIGURE:
        return _of_figure(found)
    if found.kind is ChangeKind.QUOTE:
        return _of_quote(found)
    if found.op is ChangeOp.REATTRIBUTED:
        return Severity.HIGH
    return Severity.LOW if found.direction is Direction.STRENGTHENED else Severity.MEDIUM


def relative_change(one: Figure, other: Figure) -> Decimal | None:
    """By what share of the earlier value the later one differs; None for dates, ranges and zero."""
    before, after = one.number, other.number
    if before is None or after is None or before == 0 or one.value_to or other.value_to:
        return None
    if not (before.is_finite() and after.is_finite()) or max(abs(before.adjusted()), abs(after.adjusted())) > 60:
        return None
    return (after - before) / abs(before)


def _of_figure(found: Found) -> Severity:
    one, other = found.before, found.after
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return Severity.MEDIUM
    if (one.value, one.value_to, one.dimension) == (other.value, other.value_to, other.dimension):
        return Severity.LOW if one.approximation != other.approximation else Severity.MEDIUM
    if one.dimension in (Dimension.DATE, Dimension.TIME):
        return Severity.HIGH if found.place is Place.TITLE else Severity.MEDIUM
    share = relative_change(one, other)
    if share is None or abs(share) >= _LARGE or one.dimension is not other.dimension:
        return Severity.HIGH
    return Severity.MEDIUM


def _of_quote(found: Found) -> Severity:
    if found.op is ChangeOp.REMOVED:
        return Severity.MEDIUM
    if not isinstance(found.before, Quote) or not isinstance(found.after, Quote):
        return Severity.MEDIUM
    if quote_words(found.before.text) == quote_words(found.after.text):
        return Severity.MEDIUM
    return Severity.HIGH
