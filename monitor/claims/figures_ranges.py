"""Two quantities that make one figure: ranges ("£3-4bn"), scores ("won 3-2"), ratios ("one in five people"). PURE."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto

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
# How far before "A to B" a word tells whether it spans ("ranging from") or moves ("rose by").
_SPAN_WINDOW = 4


class _Link(Enum):
    """What joins two quantities."""

    DASH = auto()
    TO = auto()
    CHOICE = auto()  # "between A and B", "A or B"
    OUT_OF = auto()  # "A in B", "A out of B"
    OVER = auto()  # "one over three"


def read_range(tokens: list[Token], low: Quantity, words: FigureWords) -> Quantity | None:
    """The range, score or ratio that begins with the quantity `low`, or None where it stands alone."""
    if low.value_to is not None or low.last >= len(tokens) or low.dimension is Dimension.ORDINAL:
        return None
    for link, at in _links(tokens, low, words):
        high = read_quantity(tokens, at, words) if at < len(tokens) else None
        if high is None or high.is_name or high.moment is not None or high.dimension is Dimension.ORDINAL:
            continue
        return _linked(tokens, low, link, high, words)
    return None


def _linked(tokens: list[Token], low: Quantity, link: _Link, high: Quantity, words: FigureWords) -> Quantity | None:
    match link:
        case _Link.OUT_OF:
            return _ratio(low, high)
        case _Link.OVER:
            return _quotient(tokens, low, high)
        case _Link.DASH if _is_score(tokens, low, high, words):
            return _score(low, high)
        case _Link.TO if _is_spoken_score(tokens, low, high, words):
            return _score(low, high)
        case _Link.TO if not _spans(tokens, low, words) and not _shares_scale(low, high):
            return None
        case _:
            return _joined(low, high) if _agrees(low, high) else None


def _links(tokens: list[Token], low: Quantity, words: FigureWords) -> Iterator[tuple[_Link, int]]:
    """The links behind a quantity, and where its other end may begin; a noun between is tried first without."""
    for last in dict.fromkeys((low.last, low.number_last or low.last)):
        if last >= len(tokens):
            continue
        if tokens[last].text in words.score_marks and _is_bare(low) and _is_glued(tokens, last):
            yield _Link.DASH, last + 1
        elif tokens[last].text in _DASHES:
            yield from _dash_link(tokens, last, words)
        elif (link := _word_link(tokens, low, last, words)) is not None:
            yield link


def _dash_link(tokens: list[Token], at: int, words: FigureWords) -> Iterator[tuple[_Link, int]]:
    """ "10-15", "8- to 16-meter", "0-to-60"; a long dash with spaces around it is punctuation."""
    if at + 1 >= len(tokens):
        return
    if tokens[at + 1].lower in words.to:
        dashed = at + 2 < len(tokens) and tokens[at + 2].text in _DASHES
        yield _Link.TO, at + (3 if dashed else 2)
    elif not (tokens[at].text == "—" or (tokens[at].start > tokens[at - 1].end and tokens[at].text in "–−")):
        yield _Link.DASH, at + 1


def _word_link(tokens: list[Token], low: Quantity, at: int, words: FigureWords) -> tuple[_Link, int] | None:
    word, before = tokens[at].lower, tokens[low.first - 1].lower if low.first else ""
    if word in words.to:
        return _Link.TO, at + 1
    if word in words.between_and and before in words.between:
        return _Link.CHOICE, at + 1
    if word in words.either_or and _is_bare(low):
        return _Link.CHOICE, at + 1
    if word in words.divided_by and _is_bare(low):
        return _Link.OVER, at + 1
    if _is_bare(low) and low.value > 0:
        for phrase in words.out_of:
            if tuple(token.lower for token in tokens[at : at + len(phrase)]) == phrase:
                return _Link.OUT_OF, at + len(phrase)
    return None


def _is_glued(tokens: list[Token], at: int) -> bool:
    glued = at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    return glued and tokens[at + 1].kind == "number"


def _is_bare(low: Quantity) -> bool:
    return low.unit is None and low.scale == 1


# --- ranges -----------------------------------------------------------------------------------------------------


def _spans(tokens: list[Token], low: Quantity, words: FigureWords) -> bool:
    """Whether "A to B" spans, and does not move: "rose 3% to 40" and "cut from 10 to 8" are two figures each."""
    _, first = approximation_before(tokens, low.first, words)
    window = [token.lower for token in tokens[max(0, first - _SPAN_WINDOW) : first]]
    if any(word in words.range_openers for word in window):
        return True
    if any(word in words.change_words for word in window):
        return False
    return not (window and window[-1] in words.moved_from and low.unit)


def _agrees(low: Quantity, high: Quantity) -> bool:
    """Whether two ends can be one range: the same unit, or one with none, and the second above the first."""
    units = {unit for unit in (low.unit, high.unit) if unit is not None}
    if len(units) > 1 or high.value_to is not None:
        return False
    if low.dimension is Dimension.COUNT and low.unit is not None and high.unit is None:
        return False
    return _low_value(low, high) < high.value


def _low_value(low: Quantity, high: Quantity) -> Decimal:
    """The lower end, with the scale of the upper where it is meant: "$3-4 billion", "four to five thousand"."""
    return low.value * high.scale if _shares_scale(low, high) else low.value


def _shares_scale(low: Quantity, high: Quantity) -> bool:
    return low.scale == 1 and high.scale > 1 and 0 < low.value < high.value / high.scale


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


# --- scores and ratios ------------------------------------------------------------------------------------------


def _is_score(tokens: list[Token], low: Quantity, high: Quantity, words: FigureWords) -> bool:
    """Two small bare numbers with a dash: a score where a word of winning stands before, or the first is not the lower."""
    if not (_is_whole(low) and _is_whole(high)) or low.unit is not None or high.is_known_unit:
        return False
    window = tokens[max(0, low.first - _SCORE_WINDOW) : low.first]
    if tokens[low.last].text in words.score_marks:
        return True
    return low.value >= high.value or any(token.lower in words.score_words for token in window)


def _is_spoken_score(tokens: list[Token], low: Quantity, high: Quantity, words: FigureWords) -> bool:
    """ "a vote of 9 to 4", "won 3 to 1": the higher first, straight behind a word of winning."""
    if high.unit is not None or low.value <= high.value or not _is_score(tokens, low, high, words):
        return False
    window = tokens[max(0, low.first - 2) : low.first]
    return any(token.lower in words.score_words for token in window)


def _is_whole(quantity: Quantity) -> bool:
    whole = quantity.value == quantity.value.to_integral_value()
    return whole and quantity.scale == 1 and 0 <= quantity.value <= _HIGHEST_SCORE


def _score(low: Quantity, high: Quantity) -> Quantity:
    last = high.number_last or high.last
    return replace(low, last=last, value_to=high.value, unit=None, dimension=Dimension.SCORE, is_known_unit=True)


def _ratio(low: Quantity, high: Quantity) -> Quantity | None:
    """ "one in five people", "two out of three": a share; "three in 10 years" counts in a time, and is none."""
    if not (_is_whole(low) and _is_whole(high)) or not low.value < high.value or high.is_known_unit:
        return None
    return replace(
        high, first=low.first, value=low.value / high.value, dimension=Dimension.RATIO, number_last=high.number_last
    )


def _quotient(tokens: list[Token], low: Quantity, high: Quantity) -> Quantity | None:
    """ "one over three", read aloud; only at a clause's end, as "two over ten days" is no division."""
    ends = high.last >= len(tokens) or tokens[high.last].text in ".,;"
    if not ends or not _is_bare(high) or high.value < 2 or low.value_to is not None:
        return None
    value = low.value / high.value
    return replace(low, last=high.last, value=value, dimension=Dimension.RATIO, number_last=high.last, moment=None)
