"""One quantity: sign, currency, number, scale and unit, in every order they are written. PURE.

Ranges and hedges are put around quantities elsewhere; dates are not read here but for bare years.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from monitor.claims.figures_cardinals import Number
from monitor.claims.figures_counted import read_counted
from monitor.claims.figures_names import holds_name, is_idiom_with_one, is_pronoun_one, is_year, phone_end
from monitor.claims.figures_numbers import read_number
from monitor.claims.figures_tokens import Token
from monitor.claims.figures_units import Measured, currency_before, unit_behind
from monitor.claims.languages.currency_signs import CODES
from monitor.claims.languages.figure_words import FigureWords, Unit
from monitor.values import Approximation, Dimension

__all__ = ["Quantity", "read_quantity"]

_MINUS = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: tokens `first` to `last` (exclusive). `moment` is set for a bare year alone.

    `is_name` marks a number that is read so that it can be stepped over, and is no figure.
    """

    first: int
    last: int
    value: Decimal
    unit: str | None = None
    dimension: Dimension = Dimension.COUNT
    value_to: Decimal | None = None
    scale: Decimal = Decimal(1)
    moment: str | None = None
    approximation: Approximation | None = None
    is_name: bool = False
    is_known_unit: bool = False
    number_last: int = 0


def read_quantity(tokens: list[Token], at: int, words: FigureWords) -> Quantity | None:
    """The quantity that begins with token `at`, or None where none does."""
    counted = read_counted(tokens, at, words)
    if counted is not None:
        return Quantity(counted.first, counted.last, counted.value, counted.unit.name or None, counted.unit.dimension)
    opening = _opening(tokens, at, words)
    number = read_number(tokens, opening.number, words) if opening.number < len(tokens) else None
    if number is None:
        return None
    return _measure(tokens, opening, number, words)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What stands before the digits: the first token of the figure, the index of the number, its sign and currency."""

    first: int
    number: int
    negative: bool = False
    currency: str | None = None
    factor: Decimal = Decimal(1)


def _opening(tokens: list[Token], at: int, words: FigureWords) -> _Opening:
    """ "-$5", "minus-260", "US$", "Rs": a currency is found from its number backwards, so look ahead for the number."""
    negative, index = _sign(tokens, at, words)
    for number_at in range(index, min(index + 4, len(tokens))):
        if _begins_digits(tokens, number_at):
            currency = currency_before(tokens, number_at) if number_at > index else None
            if currency is not None and currency[1] == index:
                return _Opening(at, number_at, negative, currency[0], _factor(tokens[index].text))
            break
    return _Opening(at, index, negative)


def _factor(code: str) -> Decimal:
    """What a letter before a currency's code multiplies by, as company reports write it: "MSEK 60", "KEUR 5"."""
    return {"M": Decimal(10**6), "K": Decimal(10**3)}.get(code[0], Decimal(1)) if code[1:] in CODES else Decimal(1)


def _begins_digits(tokens: list[Token], at: int) -> bool:
    """Whether digits begin at `at`, be it with their decimal point ("$.50")."""
    if tokens[at].kind == "number":
        return True
    pointed = tokens[at].text == "." and at + 1 < len(tokens) and tokens[at + 1].kind == "number"
    return pointed and tokens[at + 1].start == tokens[at].end


def _sign(tokens: list[Token], at: int, words: FigureWords) -> tuple[bool, int]:
    """Whether a minus stands at `at`, and the index behind it: "-1", "minus 5", "minus-260", "negative one"."""
    token = tokens[at]
    if at + 1 >= len(tokens):
        return False, at
    if token.lower in words.minus:
        if at > 1 and tokens[at - 2].lower == "plus":
            return False, at  # "plus or minus 3 points" is no loss of three
        index = at + 2 if tokens[at + 1].text in _MINUS and at + 2 < len(tokens) else at + 1
        numeric = tokens[index].kind == "number" or tokens[index].lower in words.cardinals or tokens[index].text == "$"
        return (True, index) if numeric else (False, at)
    if token.text not in _MINUS:
        return False, at
    free = at == 0 or tokens[at - 1].end < token.start or tokens[at - 1].text in "(["
    close = tokens[at + 1].start == token.end and (tokens[at + 1].kind == "number" or tokens[at + 1].text in "$£€.")
    spaced = at == 0 and tokens[at + 1].kind == "number"
    return (True, at + 1) if free and (close or spaced) else (False, at)


def _measure(tokens: list[Token], opening: _Opening, number: Number, words: FigureWords) -> Quantity:
    measured = _money_behind(tokens, opening, number, words) if opening.currency else unit_behind(tokens, number, words)
    hedged = _counted_behind_hedge(tokens, number, words) if measured is None else None
    measured = hedged[0] if hedged else measured
    last = measured.last if measured else number.last
    has_sign = opening.currency is not None or (measured is not None and measured.unit.dimension is Dimension.PERCENT)
    is_known = measured is not None and measured.is_known
    if is_idiom_with_one(tokens, number, words) or (not is_known and is_pronoun_one(tokens, number, words)):
        return _stepped_over(tokens, opening, number)
    if holds_name(tokens, _as_it_begins(number, opening), words, has_unit=measured is not None, has_sign=has_sign):
        return _stepped_over(tokens, opening, number)
    if not has_sign and is_year(tokens, number, words, has_unit=measured is not None):
        return Quantity(opening.first, number.last, number.value, dimension=Dimension.DATE, moment=number.plain)
    unit = measured.unit if measured else _bare_unit(number)
    scaled, last = _scale_behind_code(tokens, number, last, unit, words)
    coins, last = _coins(tokens, number, last, unit, words)
    inches, last = _inches(tokens, number, last, unit, words)
    if inches is not None:
        scaled, unit = scaled + inches / 12, _FOOT
    value = (scaled + coins) * opening.factor * (-1 if opening.negative else 1)
    counts = unit.dimension is Dimension.COUNT and number.is_fraction
    return Quantity(
        opening.first,
        last,
        value,
        unit.name or None,
        Dimension.RATIO if counts else unit.dimension,
        number.value_to,
        number.scale,
        approximation=hedged[1] if hedged else None,
        is_known_unit=opening.currency is not None or is_known,
        number_last=number.last,
    )


def _counted_behind_hedge(
    tokens: list[Token], number: Number, words: FigureWords
) -> tuple[Measured, Approximation] | None:
    """ "30 or more cars": the noun that stands behind the hedge, and the hedge."""
    at = number.last
    if at + 2 >= len(tokens) or tokens[at].lower not in words.either_or:
        return None
    hedge = words.approximators_behind.get((tokens[at].lower, tokens[at + 1].lower))
    measured = unit_behind(tokens, replace(number, last=at + 2), words) if hedge else None
    return (measured, hedge) if measured and hedge else None


def _as_it_begins(number: Number, opening: _Opening) -> Number:
    """The number as it begins with its sign and currency, which names are looked for before."""
    return number if opening.first == number.first else replace(number, first=opening.first, in_words=number.in_words)


def _stepped_over(tokens: list[Token], opening: _Opening, number: Number) -> Quantity:
    """What is read and left out, with the numbers that are glued to it: "3888-2", "+44 20 7946 0958"."""
    last = phone_end(tokens, opening.first, number.last)
    while last + 1 < len(tokens) and _is_glued_on(tokens, last):
        last += 2
    return Quantity(opening.first, last, number.value, is_name=True)


def _is_glued_on(tokens: list[Token], at: int) -> bool:
    mark, behind = tokens[at], tokens[at + 1]
    glued = tokens[at - 1].end == mark.start and mark.end == behind.start
    return glued and mark.text in "-/:." and behind.kind == "number"


def _money_behind(tokens: list[Token], opening: _Opening, number: Number, words: FigureWords) -> Measured:
    """The currency read before the number; a word for the same behind it is taken along ("$5 million dollars", "$31 US")."""
    last = number.last
    unit = Unit(opening.currency or "", Dimension.MONEY)
    behind = unit_behind(tokens, number, words)
    if behind is not None and behind.is_known and behind.unit.dimension is Dimension.MONEY:
        last = behind.last
    elif last < len(tokens) and tokens[last].text in ("US", "U.S.") and unit.name == "USD":
        last += 1
    return Measured(opening.first, last, unit)


def _scale_behind_code(
    tokens: list[Token], number: Number, last: int, unit: Unit, words: FigureWords
) -> tuple[Decimal, int]:
    """ "75 USD million": the scale stands behind the currency."""
    if unit.dimension is Dimension.MONEY and number.scale == 1 and last < len(tokens) and last > number.last:
        scale = words.scales.get(tokens[last].lower)
        if scale is not None:
            return number.value * scale, last + 1
    return number.value, last


def _coins(tokens: list[Token], number: Number, last: int, unit: Unit, words: FigureWords) -> tuple[Decimal, int]:
    """The hundredths behind whole money: "thirteen dollars forty-five cents", "15 dollars and 15"; 0 without any."""
    none = Decimal(0), last
    whole = number.value == number.value.to_integral_value() and number.scale == 1
    if unit.dimension is not Dimension.MONEY or not whole or last <= number.last or last >= len(tokens):
        return none
    at = last + 1 if tokens[last].lower in words.joiners else last
    coins = read_number(tokens, at, words) if at < len(tokens) and tokens[at].kind != "mark" else None
    if coins is None or not 0 < coins.value < 100 or coins.scale != 1 or coins.value_to is not None:
        return none
    named = coins.last < len(tokens) and tokens[coins.last].lower in words.minor_currencies
    behind = tokens[coins.last] if coins.last < len(tokens) else None
    bare = behind is None or behind.text in ".,;" or behind.lower in words.noun_stops | words.noun_adjectives
    if named:
        return coins.value / 100, coins.last + 1
    return (coins.value / 100, coins.last) if bare and len(coins.plain) == 2 else none


_FOOT = Unit("foot", Dimension.LENGTH)
# What may stand between feet and inches: "6-foot-10", "6 feet, 10 inches", "6 feet and 10 inches", 6'10".
_FOOT_MARKS = frozenset("'’′")
_INCH_MARKS = frozenset('"”″')
_HEIGHTS = range(3, 9)  # feet; "'10" behind any other number is a year


def _inches(
    tokens: list[Token], number: Number, last: int, unit: Unit, words: FigureWords
) -> tuple[Decimal | None, int]:
    """The inches behind whole feet and the index behind them; None without any."""
    if not number.plain.isdecimal() or number.scale != 1 or last >= len(tokens):
        return None, last
    if unit.name == "foot" and last > number.last:
        return _inches_behind_unit(tokens, last, words)
    marked = last == number.last and tokens[last].text in _FOOT_MARKS and int(number.plain) in _HEIGHTS
    if not marked or not _is_glued_on_mark(tokens, last) or not _is_inches(tokens[last + 1]):
        return None, last
    inches, behind = Decimal(tokens[last + 1].text), last + 2
    closed = behind < len(tokens) and tokens[behind].text in _INCH_MARKS
    return inches, behind + 1 if closed else behind


def _inches_behind_unit(tokens: list[Token], last: int, words: FigureWords) -> tuple[Decimal | None, int]:
    joined = tokens[last].text in _MINUS and _is_glued_on_mark(tokens, last)
    at = last + 1 if joined or tokens[last].text == "," or tokens[last].lower in words.joiners else last
    if at >= len(tokens) or not _is_inches(tokens[at]):
        return None, last
    behind = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text in _MINUS else at + 1
    named = behind < len(tokens) and _is_inch(tokens[behind], words)
    if named:
        return Decimal(tokens[at].text), behind + 1
    return (Decimal(tokens[at].text), at + 1) if joined else (None, last)


def _is_glued_on_mark(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` stands without a space between two tokens."""
    return at + 1 < len(tokens) and tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _is_inches(token: Token) -> bool:
    return token.kind == "number" and token.text.isdecimal() and len(token.text) < 3 and int(token.text) < 12


def _is_inch(token: Token, words: FigureWords) -> bool:
    unit = words.units.get((token.lower,))
    return unit is not None and unit.name == "inch"


def _bare_unit(number: Number) -> Unit:
    if number.is_fraction:
        return Unit("", Dimension.RATIO)
    return Unit("", Dimension.COUNT)
