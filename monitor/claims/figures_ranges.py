"""Ranges and scores: two quantities that make one figure ("3 to 5 million", "£3-4bn", "won 3-2"). PURE."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from monitor.claims.figures_hedges import approximation_before
from monitor.claims.figures_quantities import Quantity, read_quantity
from monitor.claims.figures_tokens import Token
from monitor.claims.languages.figure_words import FigureWords
from monitor.values import Dimension

__all__ = ["read_range"]

_DASHES = frozenset("-‐‑–—−")
# How far before a score its word stands: "won the second set 6-4".
_SCORE_WINDOW = 6
# No game or ballot of a news text has a higher side that is written with a hyphen.
_HIGHEST_SCORE = 500


def read_range(tokens: list[Token], low: Quantity, words: FigureWords) -> Quantity | None:
    """The range or score that begins with the quantity `low`, or None where it stands alone."""
    if low.value_to is not None or low.last >= len(tokens):
        return None
    linked = _high_end(tokens, low, words)
    if linked is None:
        return None
    high, dashed = linked
    if dashed and _is_score(tokens, low, high, words):
        return _score(low, high)
    return _joined(low, high) if _agrees(low, high) else None


def _high_end(tokens: list[Token], low: Quantity, words: FigureWords) -> tuple[Quantity, bool] | None:
    """The quantity behind the link between two ends, and whether the link is a dash."""
    for at, dashed in _links(tokens, low, words):
        if at >= len(tokens):
            continue
        high = read_quantity(tokens, at, words)
        if high is not None and not high.is_name and high.moment is None and high.dimension is not Dimension.ORDINAL:
            return high, dashed
    return None


def _links(tokens: list[Token], low: Quantity, words: FigureWords) -> list[tuple[int, bool]]:
    """Where a second end may begin: behind "to", a dash, "and" after "between", "or"."""
    starts: list[tuple[int, bool]] = []
    for last in dict.fromkeys((low.last, low.number_last or low.last)):
        if last >= len(tokens):
            continue
        link, before = tokens[last], tokens[low.first - 1].lower if low.first else ""
        if link.text in _DASHES and last + 1 < len(tokens):
            behind = last + 1
            if tokens[behind].lower in words.to:  # "8- to 16-meter"
                starts.append((behind + 1, False))
            elif tokens[behind].kind == "word" and last + 2 < len(tokens) and tokens[last + 2].text in _DASHES:
                continue
            else:
                starts.append((behind, link.text != "—"))
        elif (link.lower in words.to and _spans(tokens, low, words)) or (link.lower in words.between_and and before in words.between) or (link.lower in words.either_or and _is_bare(low)):
            starts.append((last + 1, False))
    return starts


def _is_bare(low: Quantity) -> bool:
    return low.unit is None and low.scale == 1


def _spans(tokens: list[Token], low: Quantity, words: FigureWords) -> bool:
    """Whether "A to B" spans, and does not move: "rose 3% to 40" and "cut from 10 to 8" are two figures each."""
    _, first = approximation_before(tokens, low.first, words)
    window = [token.lower for token in tokens[max(0, first - 4) : first]]
    if any(word in words.range_openers for word in window):
        return True
    return not any(word in words.change_words for word in window) and not (
        window and window[-1] in words.moved_from and low.unit
    )


def _is_score(tokens: list[Token], low: Quantity, high: Quantity, words: FigureWords) -> bool:
    """Two small bare numbers with a dash: a score where a word of winning stands before, or the first is the higher."""
    if not (_is_whole(low) and _is_whole(high)) or low.unit is not None or high.is_known_unit:
        return False
    if low.value > high.value:
        return True
    window = tokens[max(0, low.first - _SCORE_WINDOW) : low.first]
    return any(token.lower in words.score_words for token in window) or low.value == high.value


def _is_whole(quantity: Quantity) -> bool:
    whole = quantity.value == quantity.value.to_integral_value()
    return whole and quantity.scale == 1 and 0 <= quantity.value <= _HIGHEST_SCORE


def _score(low: Quantity, high: Quantity) -> Quantity:
    return replace(
        low,
        last=high.number_last or high.last,
        value_to=high.value,
        unit=None,
        dimension=Dimension.SCORE,
        is_known_unit=True,
    )


def _agrees(low: Quantity, high: Quantity) -> bool:
    """Whether two ends can be one range: the same unit, or one with none, and the second not below the first."""
    units = {unit for unit in (low.unit, high.unit) if unit is not None}
    if (
        len(units) > 1
        or high.value_to is not None
        or (low.unit is not None and high.unit is None and low.dimension is Dimension.COUNT)
    ):
        return False
    return _low_value(low, high) < high.value


def _low_value(low: Quantity, high: Quantity) -> Decimal:
    """The lower end, with the scale of the upper where it is meant: "$3-4 billion", "four to five thousand"."""
    if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
        return low.value * high.scale
    return low.value


def _joined(low: Quantity, high: Quantity) -> Quantity:
    giver = high if low.unit is None else low
    return replace(
        low,
        last=max(low.last, high.last),
        value=_low_value(low, high),
        value_to=high.value,
        unit=giver.unit,
        dimension=giver.dimension,
        is_known_unit=giver.is_known_unit,
        number_last=high.number_last,
    )
