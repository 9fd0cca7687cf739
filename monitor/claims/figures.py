"""Figures in a text: numbers with what they count, how they are hedged, ranges, scores, dates. PURE.

Numbers are read by `figures_numbers`, units by `figures_units`, dates by `figures_dates`, and what is no figure by
`figures_names`; this module tells the story of one figure. It knows no language but the table it is given.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from decimal import Decimal

from monitor.claims.figures_dates import read_moment
from monitor.claims.figures_hedges import approximation_before, approximation_behind, means_during, means_until
from monitor.claims.figures_moment import Moment
from monitor.claims.figures_names import is_left_over
from monitor.claims.figures_quantities import Quantity, read_quantity
from monitor.claims.figures_ranges import read_range
from monitor.claims.figures_tokens import Token, cut
from monitor.claims.languages.choose import figure_words
from monitor.claims.languages.currency_signs import CODES, CODES_FOR_SIGNS, SIGNS
from monitor.claims.languages.figure_words import FigureWords
from monitor.values import Dimension, Figure

# Two thirds have no end as a decimal; a trillionth still fits.
_PLACES = 12

__all__ = ["figure_words", "find_figures", "openers_of"]


def find_figures(
    text: str, words: FigureWords, *, published: date | None = None, openers: Set[str] | None = None
) -> tuple[Figure, ...]:
    """Every figure of a text in order, none overlapping; `text[start:end]` is `figure.text`.

    The span is the number with its sign, scale and unit ("$1.2bn", "41 Russian aircraft"), without the approximator.
    A range is one figure ("3 to 5 million"). `published` is the article's date, which tells what "Tuesday" was.
    `openers` are `openers_of(words)`, where many texts are read.
    """
    tokens = cut(text, words.elisions)
    openers = openers_of(words) if openers is None else openers
    figures: list[Figure] = []
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "number" and tokens[at].lower not in openers:
            at += 1
            continue
        found = _read_figure(text, tokens, at, words, published)
        if found is None:
            at += 1
            continue
        figure, at = found
        if figure is not None:
            figures.append(figure)
    return tuple(figures)


# Marks that a figure may begin with, beside currency signs.
_OPENING_MARKS = frozenset("-−–.¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def openers_of(words: FigureWords) -> Set[str]:
    """Every word and mark that a figure without leading digits begins with; most tokens of a text are none."""
    openers = set(_OPENING_MARKS) | set(SIGNS) | set(CODES_FOR_SIGNS)
    for code in CODES:
        openers.update((code.lower(), f"m{code.lower()}", f"k{code.lower()}"))
    return openers.union(
        words.cardinals, words.hundreds, words.scales, words.dozens, words.plural_scales, words.ordinals,
        words.denominators, words.multiples, words.articles, words.couples, words.minus, words.months, words.weekdays,
        words.clock_names, (era[0] for era in words.eras), words.eras,
    )  # fmt: skip


def _read_figure(
    text: str, tokens: list[Token], at: int, words: FigureWords, published: date | None
) -> tuple[Figure | None, int] | None:
    """The figure that begins at `at` and the index behind it; a figure of None where the number is part of a name."""
    moment = read_moment(tokens, at, words, published)
    if moment is not None:
        return _dated(text, tokens, moment, words), moment.last
    quantity = read_quantity(tokens, at, words)
    if quantity is None:
        return None
    if quantity.is_name or is_left_over(tokens, quantity.first):
        return None, quantity.last
    quantity = read_range(tokens, quantity, words) or quantity
    return _figure(text, tokens, quantity, words), quantity.last


def _dated(text: str, tokens: list[Token], moment: Moment, words: FigureWords) -> Figure:
    start, end = tokens[moment.first].start, tokens[moment.last - 1].end
    hedge = None if means_until(tokens, moment.first, words) else approximation_before(tokens, moment.first, words)[0]
    return Figure(start, end, text[start:end], moment.value, moment.value_to, moment.unit, moment.dimension, hedge)


def _figure(text: str, tokens: list[Token], quantity: Quantity, words: FigureWords) -> Figure:
    start, end = tokens[quantity.first].start, tokens[quantity.last - 1].end
    hedge, _ = approximation_before(tokens, quantity.first, words)
    if quantity.dimension is Dimension.DURATION and means_during(tokens, quantity.first, words):
        hedge = None
    if quantity.dimension is Dimension.DATE and means_until(tokens, quantity.first, words):
        hedge = None
    hedge = hedge or approximation_behind(tokens, quantity.last, words)
    value_to = None if quantity.value_to is None else plain_decimal(quantity.value_to)
    return Figure(
        start,
        end,
        text[start:end],
        quantity.moment or plain_decimal(quantity.value),
        value_to,
        quantity.unit,
        quantity.dimension,
        hedge or quantity.approximation,
    )


def plain_decimal(value: Decimal) -> str:
    """A number as a decimal string without an exponent or trailing zeros: "1200000", "0.25".

    >>> plain_decimal(Decimal("1.20E+6"))
    '1200000'
    """
    exponent = value.as_tuple().exponent
    endless = isinstance(exponent, int) and exponent < -_PLACES
    written = f"{round(value, _PLACES) if endless else value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
